// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/IndexSlider.h"

#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace h5scout::ui
{
namespace
{

constexpr int kMostPositions = 1 << 30;
constexpr int kWheelStep = 120; // eighths of a degree
constexpr quint64 kPages = 20;

} // namespace

IndexSlider::IndexSlider(QWidget* parent)
    : QSlider(Qt::Horizontal, parent)
{
    connect(this, &QSlider::actionTriggered, this, &IndexSlider::takeAction);
}

void IndexSlider::setExtent(quint64 extent)
{
    m_extent = std::max<quint64>(extent, 1);
    const QSignalBlocker blocker(this);
    setRange(0, static_cast<int>(std::min<quint64>(m_extent - 1, kMostPositions)));
    setIndex(m_index);
}

void IndexSlider::setIndex(quint64 index)
{
    m_index = std::min(index, m_extent - 1);
    setValue(positionOf(m_index)); // the handle follows actions only, so this chooses nothing
}

QSize IndexSlider::minimumSizeHint() const
{
    return {48, QSlider::minimumSizeHint().height()};
}

void IndexSlider::wheelEvent(QWheelEvent* event)
{
    const QPoint delta = event->angleDelta();
    m_wheelRest += std::abs(delta.y()) >= std::abs(delta.x()) ? delta.y() : delta.x();
    const int steps = m_wheelRest / kWheelStep;
    m_wheelRest -= steps * kWheelStep;
    if (steps != 0)
        moveBy(steps > 0, static_cast<quint64>(std::abs(steps)));
    event->accept();
}

void IndexSlider::takeAction(int action)
{
    const quint64 page = std::max<quint64>(1, m_extent / kPages);
    switch (action) {
    case SliderSingleStepAdd:
    case SliderSingleStepSub:
        moveBy(action == SliderSingleStepAdd, 1);
        break;
    case SliderPageStepAdd:
    case SliderPageStepSub:
        moveBy(action == SliderPageStepAdd, page);
        break;
    case SliderToMinimum:
        choose(0);
        break;
    case SliderToMaximum:
        choose(m_extent - 1);
        break;
    case SliderMove:
        choose(indexOf(sliderPosition()));
        break;
    default:
        break;
    }
}

void IndexSlider::moveBy(bool isForward, quint64 distance)
{
    choose(isForward ? m_index + std::min(distance, m_extent - 1 - m_index) : m_index - std::min(distance, m_index));
}

void IndexSlider::choose(quint64 index)
{
    const bool isOther = index != m_index;
    m_index = index;
    setSliderPosition(positionOf(index));
    if (isOther)
        Q_EMIT indexChosen(index);
}

int IndexSlider::positionOf(quint64 index) const
{
    if (m_extent - 1 <= kMostPositions)
        return static_cast<int>(index);
    const long double share = static_cast<long double>(index) / static_cast<long double>(m_extent - 1);
    return static_cast<int>(std::lround(share * kMostPositions));
}

quint64 IndexSlider::indexOf(int position) const
{
    if (m_extent - 1 <= kMostPositions)
        return static_cast<quint64>(position);
    const long double share = static_cast<long double>(position) / kMostPositions;
    return std::min(static_cast<quint64>(share * static_cast<long double>(m_extent - 1)), m_extent - 1);
}

} // namespace h5scout::ui
