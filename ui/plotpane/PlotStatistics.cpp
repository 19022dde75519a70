// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plotpane/PlotStatistics.h"

#include <algorithm>
#include <utility>
#include <vector>

#include <QCoreApplication>

#include "ui/plotpane/PlotView.h"
#include "ui/plotpane/StatisticsBar.h"

namespace h5scout::ui
{

namespace
{

/// More lines would leave the plot too little room.
constexpr std::size_t kMostStatistics = 5;

bool isSingleFloat(const DataType& type)
{
    return type.typeClass == TypeClass::Float && type.byteSize == 4;
}

} // namespace

void showStatistics(StatisticsBar& bar, const PlotView& view)
{
    const std::vector<PlotPart>& parts = view.parts();
    const QStringList names = curveNames(parts);
    std::vector<StatisticsBar::Subject> subjects;
    for (std::size_t number = 0; number < std::min(parts.size(), kMostStatistics); ++number) {
        const PlotPart& part = parts[number];
        StatisticsBar::Subject subject{part.source.file, statisticsQuery(part, view.visibleRanges(number)), {}};
        subject.isSingle = isSingleFloat(part.source.item.node.dataType);
        if (parts.size() > 1)
            subject.name = names[static_cast<qsizetype>(number)];
        else if (part.view.kind == PlotKind::Scatter)
            subject.name = QCoreApplication::translate("PlotPane", "all points");
        subjects.push_back(std::move(subject));
    }
    bar.setToolTip(parts.size() > kMostStatistics
                       ? QCoreApplication::translate("PlotPane", "Of the first %1 of %2 curves")
                             .arg(kMostStatistics)
                             .arg(parts.size())
                       : QString());
    bar.show(std::move(subjects));
}

} // namespace h5scout::ui
