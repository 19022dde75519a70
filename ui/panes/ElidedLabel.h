// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

namespace h5scout::ui
{

/// One line of plain text that gives way: what does not fit is replaced by an ellipsis, the tool tip has it in full.
class ElidedLabel : public QFrame
{
    Q_OBJECT
public:
    explicit ElidedLabel(Qt::TextElideMode mode, QWidget* parent = nullptr);

    void setText(const QString& text);
    const QString& text() const { return m_text; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Qt::TextElideMode m_mode;
    QString m_text;
};

} // namespace h5scout::ui
