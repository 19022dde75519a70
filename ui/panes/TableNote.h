// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QAction;
class QLabel;
class QToolButton;

namespace h5scout::ui
{

/// A line under a table that says what is being done or has been refused, with a button that stops it. Hidden while
/// there is nothing to say.
class TableNote : public QWidget
{
    Q_OBJECT
public:
    explicit TableNote(QWidget* parent = nullptr);

    void setText(const QString& text);
    /// Stays the caller's.
    void setStopAction(QAction* stop);
    void setRunning(bool isRunning);

private:
    QLabel* m_text;
    QToolButton* m_stop;
};

} // namespace h5scout::ui
