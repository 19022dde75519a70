// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/ArrayKindText.h"

#include <QCoreApplication>

namespace h5scout::ui
{

namespace
{

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(h5scout::ui::ArrayKindText)
};

} // namespace

QString arrayKindMeaning(NodeKind kind)
{
    switch (kind) {
    case NodeKind::EArray:
        return Tr::tr("Grows: rows of one shape are appended as they are measured.");
    case NodeKind::CArray:
        return Tr::tr("Has a fixed shape, and its values at once.");
    case NodeKind::VLArray:
        return Tr::tr("Grows by rows that each have a length of their own.");
    case NodeKind::StringArray:
        return Tr::tr("Grows by texts, such as the lines of a log.");
    default:
        return {};
    }
}

QString arrayRoleText(ArrayRole role)
{
    switch (role) {
    case ArrayRole::None:
        return Tr::tr("Nothing: a plain array");
    case ArrayRole::Data:
        return Tr::tr("data: what was measured");
    case ArrayRole::Axis:
        return Tr::tr("axis: the positions of data beside it");
    case ArrayRole::Background:
        return Tr::tr("bkg: a background of data beside it");
    case ArrayRole::Error:
        return Tr::tr("error: the errors of data beside it");
    case ArrayRole::Enlargeable:
        return Tr::tr("data_enlargeable: measured row by row");
    case ArrayRole::LiveScan:
        return Tr::tr("live_scan: a preview of a scan");
    case ArrayRole::Strings:
        return Tr::tr("strings: a log");
    }
    return {};
}

} // namespace h5scout::ui
