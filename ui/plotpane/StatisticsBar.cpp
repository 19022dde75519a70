// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plotpane/StatisticsBar.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <utility>

#include <QStringList>

#include "ui/models/Format.h"
#include "ui/plot/PlotNumbers.h"

namespace h5scout::ui
{

namespace
{
constexpr std::chrono::milliseconds kSettlingTime{60};
constexpr int kFewestDigits = 6;
constexpr int kMostDigits = 17;

/// The shortest that reads back as the same number.
template <typename T>
QString exactText(T number)
{
    if (!std::isfinite(number))
        return formatNumber(static_cast<double>(number));
    std::array<char, 32> text{};
    // Written out where that is no longer than a number can be read.
    const T magnitude = std::abs(number);
    const bool isWrittenOut = magnitude == 0 || (magnitude >= T(1e-4) && magnitude < T(1e16));
    const auto [end, error] =
        isWrittenOut ? std::to_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed)
                     : std::to_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() ? QString::fromLatin1(text.data(), end - text.data()) : QString();
}

/// Digits that tell numbers apart which differ by a thousandth of `deviation`.
int digitsOf(double mean, double deviation)
{
    if (!(deviation > 0) || mean == 0 || !std::isfinite(mean) || !std::isfinite(deviation))
        return kFewestDigits;
    const double decades = std::ceil(std::log10(std::abs(mean)) - std::log10(deviation));
    return static_cast<int>(std::clamp(decades + 4, double{kFewestDigits}, double{kMostDigits}));
}

QString rounded(double number, int digits)
{
    return std::isfinite(number) ? QString::number(number, 'g', digits) : formatNumber(number);
}

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
    setWordWrap(true);
    m_settled.setSingleShot(true);
    m_settled.setInterval(kSettlingTime);
    connect(&m_settled, &QTimer::timeout, this, &StatisticsBar::askFirst);
}

void StatisticsBar::show(std::vector<Subject> subjects)
{
    m_subjects = std::move(subjects);
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

void StatisticsBar::askFirst()
{
    stop();
    if (static_cast<std::size_t>(m_lines.size()) != m_subjects.size()) {
        m_lines.clear();
        m_lines.resize(static_cast<qsizetype>(m_subjects.size()));
        clear();
    }
    ask(0);
}

/// One after the other: what is looked at goes before all of them.
void StatisticsBar::ask(std::size_t number)
{
    const bool isBusy = number < m_subjects.size() && m_subjects[number].file;
    if (std::exchange(m_isBusy, isBusy) != isBusy)
        Q_EMIT busyChanged();
    if (!isBusy)
        return;
    const Subject& subject = m_subjects[number];
    const quint64 generation = m_generation;
    m_request = subject.file->statistics(subject.query, {.owner = m_owner, .priority = Priority::Nearby});
    m_request
        .onPart([this, generation, number](const Statistics& statistics) {
            if (generation != m_generation)
                return;
            const double share = statistics.count == 0 ? 0
                                                       : 100.0 * static_cast<double>(statistics.elementsRead) /
                                                             static_cast<double>(statistics.count);
            showLine(number,
                     tr("%1 (%2 % read)").arg(text(statistics, m_subjects[number].isSingle)).arg(share, 0, 'f', 0));
        })
        .then(this, [this, generation, number](const Result<Statistics>& result) {
            if (generation != m_generation)
                return;
            if (result.hasValue())
                showLine(number, text(result.value(), m_subjects[number].isSingle));
            else if (result.hasError())
                showLine(number, tr("could not be read"));
            ask(number + 1);
        });
}

void StatisticsBar::showLine(std::size_t number, const QString& text)
{
    const QString& name = m_subjects[number].name;
    m_lines[static_cast<qsizetype>(number)] = name.isEmpty() ? text : QStringLiteral("%1:   %2").arg(name, text);
    setText(m_lines.join(QLatin1Char('\n')).trimmed());
}

QString StatisticsBar::text(const Statistics& statistics, bool isSingle)
{
    QStringList parts{tr("n = %1").arg(formatCount(statistics.count - statistics.nanCount))};
    if (statistics.nanCount < statistics.count) {
        const auto exact = [isSingle](double number) {
            return isSingle ? exactText(static_cast<float>(number)) : exactText(number);
        };
        const int digits = digitsOf(statistics.mean, statistics.standardDeviation);
        parts << tr("min = %1").arg(exact(statistics.minimum)) << tr("max = %1").arg(exact(statistics.maximum))
              << tr("mean = %1").arg(rounded(statistics.mean, digits))
              << tr("std = %1").arg(formatNumber(statistics.standardDeviation))
              << tr("sum = %1").arg(rounded(statistics.sum, digits));
    }
    if (statistics.nanCount > 0)
        parts << tr("%1 NaN").arg(formatCount(statistics.nanCount));
    return parts.join(QStringLiteral("   "));
}

} // namespace h5scout::ui
