// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QTest>

#include "h5scout/client/EditTypes.h"

namespace h5scout::test
{

/// An action that can be carried out in tests/data/small.h5, after those before it.
struct EditActionCase
{
    std::vector<EditAction> before;
    EditAction action;
    QString undoName;
};

/// One row for each action that there is, in the column `action`.
inline void addEditActionRows()
{
    QTest::addColumn<EditActionCase>("action");
    const auto row = [](const char* name, const EditActionCase& action) { QTest::newRow(name) << action; };
    row("set an attribute", {{},
                             SetAttribute{.path = "/scan/signal", .name = "units", .value = Text{"mV"}},
                             QStringLiteral("Set 'units' of signal")});
    row("remove an attribute",
        {{}, RemoveAttribute{"/scan/signal", "units"}, QStringLiteral("Remove 'units' of signal")});
    row("rename an attribute",
        {{}, RenameAttribute{"/scan/signal", "units", "unit"}, QStringLiteral("Rename 'units' of signal to 'unit'")});
}

} // namespace h5scout::test

Q_DECLARE_METATYPE(h5scout::test::EditActionCase)
