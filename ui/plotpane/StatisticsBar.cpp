// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plotpane/StatisticsBar.h"

#include <chrono>
#include <utility>

#include <QStringList>

#include "ui/models/Format.h"
#include "ui/plot/PlotNumbers.h"

namespace h5scout::ui
{

namespace
{
constexpr std::chrono::milliseconds kSettlingTime{60};
} // namespace

StatisticsBar::StatisticsBar(QWidget* parent)
    : QLabel(parent)
    , m_owner(newOwnerId())
{
    setObjectName(QStringLiteral("statisticsBar"));
    setAccessibleName(tr("Statistics of what is in view"));
    setTextFormat(Qt::PlainText);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_settled.setSingleShot(true);
    m_settled.setInterval(kSettlingTime);
    connect(&m_settled, &QTimer::timeout, this, &StatisticsBar::ask);
}

void StatisticsBar::show(FileClient* file, const StatisticsQuery& query)
{
    m_file = file;
    m_query = query;
    m_settled.start();
    QLabel::show();
}

void StatisticsBar::stop()
{
    m_settled.stop();
    ++m_generation;
    m_request.cancel();
    m_request = {};
    if (std::exchange(m_isBusy, false))
        Q_EMIT busyChanged();
}

void StatisticsBar::ask()
{
    stop();
    if (!m_file)
        return;
    m_isBusy = true;
    Q_EMIT busyChanged();
    const quint64 generation = m_generation;
    m_request = m_file->statistics(m_query, {.owner = m_owner, .priority = Priority::Nearby});
    m_request
        .onPart([this, generation](const Statistics& statistics) {
            if (generation != m_generation)
                return;
            const double share = statistics.count == 0 ? 0
                                                       : 100.0 * static_cast<double>(statistics.elementsRead) /
                                                             static_cast<double>(statistics.count);
            setText(tr("%1 (%2 % read)").arg(text(statistics)).arg(share, 0, 'f', 0));
        })
        .then(this, [this, generation](const Result<Statistics>& result) {
            if (generation != m_generation)
                return;
            m_isBusy = false;
            if (result.hasValue())
                setText(text(result.value()));
            else if (result.hasError())
                setText(result.error().sentence());
            Q_EMIT busyChanged();
        });
}

QString StatisticsBar::text(const Statistics& statistics)
{
    QStringList parts{tr("n = %1").arg(formatCount(statistics.count))};
    if (statistics.nanCount < statistics.count) {
        parts << tr("min = %1").arg(formatNumber(statistics.minimum))
              << tr("max = %1").arg(formatNumber(statistics.maximum))
              << tr("mean = %1").arg(formatNumber(statistics.mean))
              << tr("std = %1").arg(formatNumber(statistics.standardDeviation))
              << tr("sum = %1").arg(formatNumber(statistics.sum));
    }
    if (statistics.nanCount > 0)
        parts << tr("%1 NaN").arg(formatCount(statistics.nanCount));
    return parts.join(QStringLiteral("   "));
}

} // namespace h5scout::ui
