// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <QLabel>
#include <QPointer>
#include <QTimer>

#include "h5scout/client/FileClient.h"

namespace h5scout::ui
{

/// A line with the statistics of a selection, exact whatever the resolution of the picture is. A newer selection
/// replaces the one that is being read.
class StatisticsBar : public QLabel
{
    Q_OBJECT
public:
    explicit StatisticsBar(QWidget* parent = nullptr);

    void show(FileClient* file, const StatisticsQuery& query);
    void stop();
    bool isBusy() const noexcept { return m_isBusy; }

    /// "n = 256, min = 0.5, max = 3, mean = 1.25, std = 0.5, 3 NaN".
    static QString text(const Statistics& statistics);

Q_SIGNALS:
    void busyChanged();

private:
    void ask();

    QPointer<FileClient> m_file;
    StatisticsQuery m_query;
    OwnerId m_owner;
    QTimer m_settled;
    Request<Statistics> m_request;
    quint64 m_generation = 0;
    bool m_isBusy = false;
};

} // namespace h5scout::ui
