// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;

namespace h5scout::ui
{

/// The line at the foot of a text in which one types what to look for. Enter finds the next place, Shift+Enter the one
/// before, Escape closes it (and ends a search).
class FindBar : public QWidget
{
    Q_OBJECT
public:
    explicit FindBar(QWidget* parent = nullptr);

    /// Shows it and gives it the keyboard.
    void open();
    void close();
    QString needle() const;
    /// A sentence at the right. `isSearching`: a button stops the search.
    void setStatus(const QString& text, bool isSearching = false);

Q_SIGNALS:
    /// What is looked for has changed; empty also when the bar is closed.
    void needleChanged(const QString& needle);
    void nextWanted();
    void previousWanted();
    void stopWanted();
    void closed();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QLineEdit* m_box;
    QToolButton* m_previous;
    QToolButton* m_next;
    QToolButton* m_stop;
    QLabel* m_status;
};

} // namespace h5scout::ui
