// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSignalSpy>
#include <QTest>

#include "ui/export/DataExport.h"

namespace h5scout::test
{

/// How an export ended, and how often.
struct ExportEnding
{
    QSignalSpy finished;
    QSignalSpy failed;
    QSignalSpy cancelled;
    QSignalSpy progressed;

    explicit ExportEnding(ui::DataExport& run)
        : finished(&run, &ui::DataExport::finished)
        , failed(&run, &ui::DataExport::failed)
        , cancelled(&run, &ui::DataExport::cancelled)
        , progressed(&run, &ui::DataExport::progressed)
    {}
    qsizetype count() const { return finished.count() + failed.count() + cancelled.count(); }
    QString error() const { return failed.isEmpty() ? QString() : failed[0][0].value<UserError>().sentence(); }
};

} // namespace h5scout::test
