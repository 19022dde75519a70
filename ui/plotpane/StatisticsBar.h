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

/// Lines with the statistics of selections, one each, exact whatever the resolution of the picture is. Newer selections
/// replace those that are being read.
class StatisticsBar : public QLabel
{
    Q_OBJECT
public:
    explicit StatisticsBar(QWidget* parent = nullptr);

    struct Subject
    {
        QPointer<FileClient> file;
        StatisticsQuery query;
        QString name;          ///< before its line; empty: none
        bool isSingle = false; ///< the numbers are of 32 bits
    };
    void show(std::vector<Subject> subjects);
    void stop();
    bool isBusy() const noexcept { return m_isBusy; }

    /// "n = 253, min = 0.5, max = 3, mean = 1.25, std = 0.5, 3 NaN": n without NaN, minimum and maximum in all their
    /// digits, the mean in those that the deviation leaves a meaning.
    static QString text(const Statistics& statistics, bool isSingle = false);

Q_SIGNALS:
    void busyChanged();

private:
    void askFirst();
    void ask(std::size_t number);
    void showLine(std::size_t number, const QString& text);

    std::vector<Subject> m_subjects;
    QStringList m_lines;
    OwnerId m_owner;
    QTimer m_settled;
    Request<Statistics> m_request;
    quint64 m_generation = 0;
    bool m_isBusy = false;
};

} // namespace h5scout::ui
