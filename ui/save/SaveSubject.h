// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QPointer>
#include <QString>
#include <QStringList>

#include "ui/export/ExportRequest.h"
#include "ui/plot/PlotWidget.h"

namespace h5scout::ui
{

/// Something shown that can be saved, as a figure or as numbers.
struct SaveSubject
{
    QString name;                         ///< "Signal", where there is a choice of subjects
    QString title;                        ///< of documents: "run_042.h5::/RawData/Data00"
    QString baseName;                     ///< of the file, without folder and suffix
    QString folder;                       ///< where to save when nothing has been saved before
    QStringList sources;                  ///< files that must not be replaced: those the numbers come from
    QPointer<PlotWidget> plot;            ///< null: there is no figure
    std::optional<ExportRequest> visible; ///< the numbers in view
    std::optional<ExportRequest> whole;
};

} // namespace h5scout::ui
