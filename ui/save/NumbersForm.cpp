// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/save/NumbersForm.h"

#include <initializer_list>

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QRadioButton>
#include <QScopedValueRollback>

namespace h5scout::ui
{

namespace
{

/// Two of which one is chosen, beside each other.
QWidget* newPair(QRadioButton* first, QRadioButton* second)
{
    auto* pair = new QWidget;
    auto* row = new QHBoxLayout(pair);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(16);
    row->addWidget(first);
    row->addWidget(second);
    row->addStretch(1);
    pair->setFocusProxy(first);
    return pair;
}

bool hasMoreThanInView(const SaveSubject& subject)
{
    return subject.visible && subject.whole && exportSize(*subject.visible).cells != exportSize(*subject.whole).cells;
}

} // namespace

NumbersForm::NumbersForm(QWidget* parent)
    : QWidget(parent)
    , m_separator(new QComboBox)
    , m_inView(new QRadioButton(tr("What is in &view")))
    , m_whole(new QRadioButton(tr("&All")))
    , m_matrix(new QRadioButton(tr("As a matri&x")))
    , m_long(new QRadioButton(tr("&Position and value on each line")))
    , m_names(new QCheckBox(tr("&Names of the columns in the first line")))
    , m_comments(new QCheckBox(tr("&Comment lines that say where the numbers are from")))
{
    m_separator->setObjectName(QStringLiteral("numbersSeparator"));
    const auto add = [this](const QString& text, Separator separator) {
        m_separator->addItem(text, static_cast<int>(separator));
    };
    add(tr("CSV, separated by commas"), Separator::Comma);
    add(tr("TSV, separated by tabs"), Separator::Tab);
    add(tr("CSV, separated by semicolons"), Separator::Semicolon);
    m_inView->setObjectName(QStringLiteral("numbersInView"));
    m_whole->setObjectName(QStringLiteral("numbersWhole"));
    m_matrix->setObjectName(QStringLiteral("numbersMatrix"));
    m_long->setObjectName(QStringLiteral("numbersLong"));
    m_names->setObjectName(QStringLiteral("numbersNames"));
    m_comments->setObjectName(QStringLiteral("numbersComments"));
    m_part = newPair(m_inView, m_whole);
    m_form = newPair(m_matrix, m_long);
    layOut();
    connectFields();
    showChoice();
}

void NumbersForm::layOut()
{
    m_rows = new QFormLayout(this);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->addRow(tr("For&mat:"), m_separator);
    m_rows->addRow(tr("Numbers:"), m_part);
    m_rows->addRow(tr("Image:"), m_form);
    m_rows->addRow(tr("Head:"), m_names);
    m_rows->addRow(QString(), m_comments);
}

void NumbersForm::connectFields()
{
    connect(m_separator, &QComboBox::currentIndexChanged, this, &NumbersForm::take);
    for (QAbstractButton* button : std::initializer_list<QAbstractButton*>{m_whole, m_long, m_names, m_comments})
        connect(button, &QAbstractButton::toggled, this, &NumbersForm::take);
}

void NumbersForm::take()
{
    if (m_isShowing)
        return;
    m_choice.format.separator = static_cast<Separator>(m_separator->currentData().toInt());
    m_choice.format.hasNames = m_names->isChecked();
    m_choice.format.hasComments = m_comments->isChecked();
    m_choice.isWhole = m_whole->isChecked();
    m_choice.form = m_long->isChecked() ? ExportPlane::Form::Long : ExportPlane::Form::Matrix;
    Q_EMIT changed();
}

void NumbersForm::setChoice(const NumbersChoice& choice)
{
    m_choice = choice;
    showChoice();
}

void NumbersForm::setSubject(const SaveSubject& subject)
{
    m_part->setEnabled(hasMoreThanInView(subject));
    const bool isPlane = subject.whole && std::holds_alternative<ExportPlane>(*subject.whole);
    m_rows->setRowVisible(m_form, isPlane);
    setEnabled(subject.whole.has_value());
}

void NumbersForm::showChoice()
{
    const QScopedValueRollback showing(m_isShowing, true);
    m_separator->setCurrentIndex(m_separator->findData(static_cast<int>(m_choice.format.separator)));
    (m_choice.isWhole ? m_whole : m_inView)->setChecked(true);
    (m_choice.form == ExportPlane::Form::Long ? m_long : m_matrix)->setChecked(true);
    m_names->setChecked(m_choice.format.hasNames);
    m_comments->setChecked(m_choice.format.hasComments);
}

} // namespace h5scout::ui
