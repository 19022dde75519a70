// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QPointer>

class QLabel;

namespace h5scout::ui
{

class CheckedLine;

/// The sentence that says what is wrong with a line, right below it (above it where there is no room), over whatever is
/// there in the window. Hidden while nothing is wrong; goes with the line.
class ProblemBubble : public QFrame
{
    Q_OBJECT
public:
    explicit ProblemBubble(CheckedLine* line);

    QString text() const;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void showProblem(const QString& problem);
    void place();

    QPointer<CheckedLine> m_line;
    QLabel* m_text;
};

} // namespace h5scout::ui
