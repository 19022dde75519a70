// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace h5scout::ui
{

/// A sentence below a field: what is wrong there, with a sign, or what will come. It keeps its place while it is empty,
/// so that nothing jumps.
class NoteLine : public QWidget
{
    Q_OBJECT
public:
    explicit NoteLine(QWidget* parent = nullptr);

    void setNote(const QString& note);
    void setProblem(const QString& problem);
    QString text() const;
    bool isProblem() const { return m_isProblem; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void put(const QString& text, bool isProblem);
    void showSign();

    QLabel* m_sign;
    QLabel* m_text;
    bool m_isProblem = false;
};

} // namespace h5scout::ui
