// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plotpane/LimitsDialog.h"

#include <cmath>

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>

namespace h5scout::ui
{

namespace
{

std::optional<double> numberOf(const QString& text)
{
    bool isNumber = false;
    const double number = QLocale::c().toDouble(text.trimmed(), &isNumber);
    return isNumber && std::isfinite(number) && std::abs(number) <= kLargestShown ? std::optional(number)
                                                                                  : std::nullopt;
}

QString say(const char* sentence)
{
    return QCoreApplication::translate("LimitsDialog", sentence);
}

} // namespace

LimitsVerdict checkLimits(const QString& lower, const QString& upper)
{
    const std::optional<double> low = numberOf(lower);
    const std::optional<double> high = numberOf(upper);
    if (!low)
        return {{}, say(QT_TRANSLATE_NOOP("LimitsDialog", "The lower limit is no number."))};
    if (!high)
        return {{}, say(QT_TRANSLATE_NOOP("LimitsDialog", "The upper limit is no number."))};
    if (*low >= *high)
        return {{}, say(QT_TRANSLATE_NOOP("LimitsDialog", "The lower limit must be below the upper one."))};
    return {Span{*low, *high}, {}};
}

LimitsDialog::LimitsDialog(const Span& limits, QWidget* parent)
    : QDialog(parent)
    , m_lower(new QLineEdit(QString::number(limits.lower, 'g', 8)))
    , m_upper(new QLineEdit(QString::number(limits.upper, 'g', 8)))
    , m_reason(new QLabel)
{
    setObjectName(QStringLiteral("limitsDialog"));
    setWindowTitle(tr("Colour Limits"));
    m_lower->setObjectName(QStringLiteral("lowerLimit"));
    m_upper->setObjectName(QStringLiteral("upperLimit"));
    m_reason->setObjectName(QStringLiteral("limitsReason"));
    m_reason->setForegroundRole(QPalette::PlaceholderText);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    m_accept = buttons->button(QDialogButtonBox::Ok);
    auto* form = new QFormLayout(this);
    form->addRow(tr("&Lowest colour at:"), m_lower);
    form->addRow(tr("&Highest colour at:"), m_upper);
    form->addRow(m_reason);
    form->addRow(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    for (QLineEdit* edit : {m_lower, m_upper})
        connect(edit, &QLineEdit::textChanged, this, &LimitsDialog::check);
    check();
    m_lower->selectAll();
}

Span LimitsDialog::limits() const
{
    return checkLimits(m_lower->text(), m_upper->text()).limits.value_or(Span{0, 1});
}

void LimitsDialog::check()
{
    const LimitsVerdict verdict = checkLimits(m_lower->text(), m_upper->text());
    m_accept->setEnabled(verdict.limits.has_value());
    m_reason->setText(verdict.reason);
}

} // namespace h5scout::ui
