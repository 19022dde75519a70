// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSlider>

namespace h5scout::ui
{

/// A horizontal slider over the indices of a dimension, whatever its extent: QSlider's int is scaled where it is too
/// small. Arrow keys and the wheel always go one element.
class IndexSlider : public QSlider
{
    Q_OBJECT
public:
    explicit IndexSlider(QWidget* parent = nullptr);

    /// `extent` is at least 1.
    void setExtent(quint64 extent);
    /// Emits nothing.
    void setIndex(quint64 index);
    quint64 index() const noexcept { return m_index; }

    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// The user has chosen another index; live while the slider is dragged.
    void indexChosen(quint64 index);

protected:
    void wheelEvent(QWheelEvent* event) override;

private:
    void takeAction(int action);
    void moveBy(bool isForward, quint64 distance);
    void choose(quint64 index);
    int positionOf(quint64 index) const;
    quint64 indexOf(int position) const;

    quint64 m_extent = 1;
    quint64 m_index = 0;
    int m_wheelRest = 0; ///< eighths of a degree that make no full step yet
};

} // namespace h5scout::ui
