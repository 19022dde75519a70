// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QWidget>

namespace h5scout::ui
{

/// One number, large, with its name above and its units behind.
class NumberView : public QWidget
{
    Q_OBJECT
public:
    explicit NumberView(QWidget* parent = nullptr);

    void setTitle(const QString& title);
    void setNumber(const QString& number);
    void setUnits(const QString& units);
    /// "1.25 mm"
    QString text() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void applyFonts();
    void showText();

    QLabel* m_title;
    QLabel* m_text;
    QString m_number;
    QString m_units;
};

} // namespace h5scout::ui
