// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/table/CellText.h"

class QAction;
class QComboBox;
class QLineEdit;
class QSpinBox;

namespace h5scout::ui
{

/// The row of controls above a table: where to go, how numbers are written.
class TableBar : public QWidget
{
    Q_OBJECT
public:
    explicit TableBar(QWidget* parent = nullptr);

    /// Which formats make sense; the chosen one stays if it does.
    void setElements(const CellText& elements);
    NumberFormat format() const;
    /// A button at the right end.
    void addButton(QAction* action);
    void setColumned(bool hasColumns);
    void focusGoTo();
    void clearGoTo();
    /// Marks what has been typed as right or wrong.
    void setGoToRight(bool isRight);

Q_SIGNALS:
    void formatChanged();
    void goToRequested(const QString& text);
    /// Escape: back to the table.
    void left();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showDigits();

    QLineEdit* m_goTo;
    QComboBox* m_styles;
    QSpinBox* m_digits;
    NumberFormat::Style m_wanted = NumberFormat::Style::Exact;
};

} // namespace h5scout::ui
