// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/GroupTypeText.h"

#include <QCoreApplication>

namespace h5scout::ui
{

namespace
{

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(h5scout::ui::GroupTypeText)
};

} // namespace

QString groupTypeName(std::optional<GroupType> type)
{
    if (!type)
        return Tr::tr("Plain group");
    switch (*type) {
    case GroupType::detector:
        return Tr::tr("Detector");
    case GroupType::actuator:
        return Tr::tr("Actuator");
    case GroupType::data:
        return Tr::tr("Data");
    case GroupType::ch:
        return Tr::tr("Channel");
    case GroupType::scan:
        return Tr::tr("Scan");
    case GroupType::external_h5:
        return Tr::tr("External file");
    case GroupType::data_dim:
        return Tr::tr("Data dimension");
    case GroupType::data_logger:
        return Tr::tr("Data logger");
    }
    return {};
}

QString groupTypeMeaning(std::optional<GroupType> type)
{
    if (!type)
        return Tr::tr("Holds other nodes and has no meaning for PyMoDAQ.");
    switch (*type) {
    case GroupType::detector:
        return Tr::tr("What one detector module has measured, with its settings.");
    case GroupType::actuator:
        return Tr::tr("Where one actuator module was moved to, with its settings.");
    case GroupType::data:
        return Tr::tr("Data that belong together.");
    case GroupType::ch:
        return Tr::tr("One channel of a detector: its arrays with axes, errors and backgrounds.");
    case GroupType::scan:
        return Tr::tr("One scan: its detectors, actuators and navigation axes.");
    case GroupType::external_h5:
        return Tr::tr("Data that another HDF5 file holds.");
    case GroupType::data_dim:
        return Tr::tr("The channels whose data have the same number of dimensions: Data0D, Data1D, Data2D, DataND.");
    case GroupType::data_logger:
        return Tr::tr("What was recorded over time: one group for each detector or actuator.");
    }
    return {};
}

} // namespace h5scout::ui
