// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/LineNotes.h"

#include <cmath>

#include <QCoreApplication>
#include <QStringList>

#include "ui/plot/ShownRange.h"

namespace h5scout::ui
{

namespace
{

QString tr(const char* text)
{
    return QCoreApplication::translate("h5scout::ui::LineNotes", text);
}

} // namespace

void LineNotes::add(const Envelope& envelope)
{
    bool hasNumbers = false;
    for (const auto* values : {&envelope.minimum, &envelope.maximum})
        for (const double value : *values) {
            if (std::isnan(value))
                continue;
            hasNumbers = true;
            m_hasNotPositive = m_hasNotPositive || value <= 0;
            if (std::isinf(value))
                m_hasInfinities = true;
            else if (std::abs(value) > kLargestShown)
                m_hasTooLarge = true;
        }
    m_finite = united(m_finite, finiteSpan(envelope.minimum, envelope.maximum));
    m_hasCurves = m_hasCurves || envelope.count > 0;
    m_hasNumbers = m_hasNumbers || hasNumbers;
    m_hasEmptyCurve = m_hasEmptyCurve || (!hasNumbers && envelope.count > 0);
}

QString LineNotes::text() const
{
    QStringList notes;
    if (m_hasCurves && !m_hasNumbers)
        return tr("All values are NaN: there is nothing to draw.");
    if (m_hasEmptyCurve)
        notes << tr("All values of at least one curve are NaN.");
    if (isAgainstIndex)
        notes << tr("The points cannot be drawn along the axis, so they are drawn against their index.");
    if (isByPosition)
        notes << tr("The positions are in no order: the points are joined from left to right.");
    if (isUnjoined)
        notes << tr("The positions are in no order and some are the same: the points are not joined.");
    if (isYLogarithmic && m_hasNotPositive)
        notes << tr("Values not above 0 are not shown on a logarithmic axis.");
    if (linearX == LinearX::NothingPositive)
        notes << tr("The x axis stays linear: no position is above 0.");
    if (linearX == LinearX::Times)
        notes << tr("The x axis stays linear: it shows times.");
    if (hasPlaceless)
        notes << tr("Points without a finite position are not shown.");
    if (hasHiddenPositions)
        notes << tr("Positions not above 0 are not shown on a logarithmic axis.");
    if (m_hasInfinities)
        notes << tr("Infinite values are drawn at the edge.");
    if (m_hasTooLarge)
        notes << tr("Values beyond 1e249 are drawn at the edge.");
    if (areDrawnAsOne(m_finite))
        notes << tr("All values lie within 1e-279 and are drawn as one.");
    return notes.join(QLatin1Char(' '));
}

} // namespace h5scout::ui
