// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/IndexBox.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QStyleOptionSpinBox>

#include <algorithm>

namespace h5scout::ui
{

IndexBox::IndexBox(QWidget* parent)
    : QAbstractSpinBox(parent)
{
    setAlignment(Qt::AlignRight);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(this, &QAbstractSpinBox::editingFinished, this, &IndexBox::takeTyped);
    showIndex();
}

void IndexBox::setExtent(quint64 extent)
{
    m_extent = std::max<quint64>(extent, 1);
    setIndex(m_index);
    updateGeometry();
}

void IndexBox::setIndex(quint64 index)
{
    index = std::min(index, m_extent - 1);
    const bool isOther = index != m_index;
    m_index = index;
    showIndex();
    if (isOther)
        Q_EMIT indexChanged(index);
}

void IndexBox::stepBy(int steps)
{
    takeTyped();
    const auto distance = static_cast<quint64>(std::abs(steps));
    if (steps > 0)
        setIndex(m_index + std::min(distance, m_extent - 1 - m_index));
    else
        setIndex(m_index - std::min(distance, m_index));
    selectAll();
}

QValidator::State IndexBox::validate(QString& input, int& /*position*/) const
{
    if (input.isEmpty())
        return QValidator::Intermediate;
    const bool isDigits = std::all_of(input.cbegin(), input.cend(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    bool isNumber = false;
    const quint64 index = input.toULongLong(&isNumber);
    return isDigits && isNumber && index < m_extent ? QValidator::Acceptable : QValidator::Invalid;
}

void IndexBox::fixup(QString& input) const
{
    input = QString::number(m_index);
}

QSize IndexBox::sizeHint() const
{
    const int digits = std::max(2, static_cast<int>(QString::number(m_extent - 1).size()));
    const QSize text(fontMetrics().horizontalAdvance(QLatin1Char('0')) * digits + 10, lineEdit()->sizeHint().height());
    QStyleOptionSpinBox option;
    initStyleOption(&option);
    return style()->sizeFromContents(QStyle::CT_SpinBox, &option, text, this);
}

QSize IndexBox::minimumSizeHint() const
{
    return sizeHint();
}

QAbstractSpinBox::StepEnabled IndexBox::stepEnabled() const
{
    StepEnabled enabled = StepNone;
    if (m_index > 0)
        enabled |= StepDownEnabled;
    if (m_index + 1 < m_extent)
        enabled |= StepUpEnabled;
    return enabled;
}

void IndexBox::keyPressEvent(QKeyEvent* event)
{
    const bool isPlain = event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier;
    if (isPlain && (event->key() == Qt::Key_Home || event->key() == Qt::Key_End)) {
        setIndex(event->key() == Qt::Key_Home ? 0 : m_extent - 1);
        selectAll();
        event->accept();
        return;
    }
    QAbstractSpinBox::keyPressEvent(event);
}

void IndexBox::takeTyped()
{
    bool isNumber = false;
    const quint64 index = lineEdit()->text().toULongLong(&isNumber);
    setIndex(isNumber ? index : m_index);
}

void IndexBox::showIndex()
{
    const QString text = QString::number(m_index);
    if (lineEdit()->text() != text)
        lineEdit()->setText(text);
}

} // namespace h5scout::ui
