// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <QLineEdit>

namespace h5scout::ui
{

/// A line of text that is checked while it is typed: a red frame as long as there is something wrong with it (but not
/// around an empty line that nobody has touched). What that is says problem(), for a ProblemBubble or NoteLine to show.
class CheckedLine : public QLineEdit
{
    Q_OBJECT
public:
    /// Says what is wrong with a text in a sentence; empty if nothing is.
    using Check = std::function<QString(const QString& text)>;

    explicit CheckedLine(QWidget* parent = nullptr);

    void setCheck(Check check);
    QString problem() const { return m_problem; }
    /// Replaces the text as typing does: it counts as modified, and is one step of the line's own undo.
    void retype(const QString& text);

    /// The colour of what is wrong, on this palette.
    static QColor problemColour(const QPalette& palette);

Q_SIGNALS:
    /// With each change of the text, after it has been checked.
    void checked(const QString& problem);

protected:
    void paintEvent(QPaintEvent* event) override;
    /// Calls the check again.
    void check();

private:
    Check m_check;
    QString m_problem;
};

} // namespace h5scout::ui
