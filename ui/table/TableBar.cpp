// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/table/TableBar.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>

#include <algorithm>

namespace h5scout::ui
{
namespace
{

constexpr int kMostDigits = 17; // a double has no more

} // namespace

TableBar::TableBar(QWidget* parent)
    : QWidget(parent)
    , m_goTo(new QLineEdit)
    , m_styles(new QComboBox)
    , m_digits(new QSpinBox)
{
    m_goTo->setObjectName(QStringLiteral("goToField"));
    m_goTo->setAccessibleName(tr("Go to row"));
    m_goTo->setMaxLength(64);
    m_goTo->setMinimumWidth(70);
    m_goTo->setMaximumWidth(160);
    m_goTo->installEventFilter(this);
    connect(m_goTo, &QLineEdit::returnPressed, this, [this] { Q_EMIT goToRequested(m_goTo->text()); });
    connect(m_goTo, &QLineEdit::textEdited, this, [this] { setGoToRight(true); });

    m_styles->setObjectName(QStringLiteral("numberFormat"));
    m_styles->setAccessibleName(tr("Number format"));
    m_styles->setToolTip(tr("How numbers are written"));
    m_styles->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    connect(m_styles, &QComboBox::activated, this, [this] {
        m_wanted = format().style;
        showDigits();
        Q_EMIT formatChanged();
    });
    m_digits->setObjectName(QStringLiteral("digits"));
    m_digits->setAccessibleName(tr("Digits after the point"));
    m_digits->setToolTip(tr("Digits after the point"));
    m_digits->setRange(0, kMostDigits);
    m_digits->setValue(NumberFormat().digits);
    connect(m_digits, &QSpinBox::valueChanged, this, &TableBar::formatChanged);

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 2, 4, 2);
    row->setSpacing(4);
    row->addWidget(m_goTo, 1);
    row->addStretch(1);
    row->addWidget(m_styles);
    row->addWidget(m_digits);
    setColumned(false);
    setElements({});
}

void TableBar::setElements(const CellText& elements)
{
    const QSignalBlocker blocker(m_styles);
    const auto add = [this](const QString& name, NumberFormat::Style style) {
        m_styles->addItem(name, static_cast<int>(style));
    };
    m_styles->clear();
    add(tr("Exact"), NumberFormat::Style::Exact);
    if (elements.isFloat()) {
        add(tr("Decimals"), NumberFormat::Style::Decimals);
        add(tr("Scientific"), NumberFormat::Style::Scientific);
    }
    if (elements.isInteger())
        add(tr("Hexadecimal"), NumberFormat::Style::Hexadecimal);
    m_styles->setCurrentIndex(std::max(0, m_styles->findData(static_cast<int>(m_wanted))));
    m_styles->setVisible(elements.isNumber());
    showDigits();
}

NumberFormat TableBar::format() const
{
    return {static_cast<NumberFormat::Style>(m_styles->currentData().toInt()), m_digits->value()};
}

void TableBar::showDigits()
{
    const NumberFormat::Style style = format().style;
    m_digits->setVisible(style == NumberFormat::Style::Decimals || style == NumberFormat::Style::Scientific);
}

void TableBar::addButton(QAction* action)
{
    auto* button = new QToolButton;
    button->setAutoRaise(true);
    button->setDefaultAction(action);
    layout()->addWidget(button);
}

void TableBar::setColumned(bool hasColumns)
{
    m_goTo->setPlaceholderText(hasColumns ? tr("Go to row, column") : tr("Go to row"));
    m_goTo->setToolTip(hasColumns
                           ? tr("Go to a row, or to a row and a column: 12 or 12, 3. -1 is the last one. (Ctrl+G)")
                           : tr("Go to a row; -1 is the last one. (Ctrl+G)"));
}

void TableBar::focusGoTo()
{
    m_goTo->setFocus(Qt::ShortcutFocusReason);
    m_goTo->selectAll();
}

void TableBar::clearGoTo()
{
    m_goTo->clear();
    setGoToRight(true);
}

void TableBar::setGoToRight(bool isRight)
{
    QPalette colors; // what is not set comes from the parent
    if (!isRight) {
        const bool isDark = palette().color(QPalette::Base).lightness() < 128;
        colors.setColor(QPalette::Text, isDark ? QColor(0xff, 0x8a, 0x80) : QColor(0xb3, 0x26, 0x1e));
    }
    m_goTo->setPalette(colors);
}

bool TableBar::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_goTo && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        setGoToRight(true);
        Q_EMIT left();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace h5scout::ui
