// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractSpinBox>

namespace h5scout::ui
{

/// A spin box for an index below an extent of up to 2^64 - 1 (QSpinBox ends at 2^31). Up and Down go one element,
/// PageUp and PageDown ten, Home and End to the ends, the wheel as usual; what is typed counts with Enter or when the
/// focus leaves.
class IndexBox : public QAbstractSpinBox
{
    Q_OBJECT
public:
    explicit IndexBox(QWidget* parent = nullptr);

    /// `extent` is at least 1.
    void setExtent(quint64 extent);
    quint64 extent() const noexcept { return m_extent; }
    /// Emits indexChanged if it is another one.
    void setIndex(quint64 index);
    quint64 index() const noexcept { return m_index; }

    void stepBy(int steps) override;
    QValidator::State validate(QString& input, int& position) const override;
    void fixup(QString& input) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void indexChanged(quint64 index);

protected:
    StepEnabled stepEnabled() const override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void takeTyped();
    void showIndex();

    quint64 m_extent = 1;
    quint64 m_index = 0;
};

} // namespace h5scout::ui
