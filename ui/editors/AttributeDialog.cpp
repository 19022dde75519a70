// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/AttributeDialog.h"

#include <utility>

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/editors/CheckedLine.h"
#include "ui/editors/ValueForm.h"
#include "ui/save/NoteLine.h"

namespace h5scout::ui
{

namespace
{

constexpr int kWidth = 460;

/// One column of labels for both forms.
void alignLabels(const QWidget* dialog)
{
    int width = 0;
    const auto forms = dialog->findChildren<QFormLayout*>();
    for (const bool isMeasured : {false, true}) {
        for (const QFormLayout* form : forms) {
            for (int row = 0; row < form->rowCount(); ++row) {
                const QLayoutItem* item = form->itemAt(row, QFormLayout::LabelRole);
                if (!item || !item->widget())
                    continue;
                width = std::max(width, item->widget()->sizeHint().width());
                if (isMeasured)
                    item->widget()->setMinimumWidth(width);
            }
        }
    }
}

} // namespace

AttributeDialog::AttributeDialog(QWidget* parent)
    : QDialog(parent)
    , m_name(new CheckedLine)
    , m_nameNote(new NoteLine)
    , m_form(new ValueForm)
    , m_note(new NoteLine)
{
    setObjectName(QStringLiteral("attributeDialog"));
    m_name->setObjectName(QStringLiteral("attributeName"));
    m_nameNote->setObjectName(QStringLiteral("attributeNameNote"));
    m_note->setObjectName(QStringLiteral("attributeNote"));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel);
    m_save = buttons->button(QDialogButtonBox::Save);
    m_save->setDefault(true); // Enter never cancels, whatever has the keyboard
    buttons->button(QDialogButtonBox::Cancel)->setAutoDefault(false);

    auto* names = new QFormLayout;
    names->addRow(tr("&Name:"), m_name);
    names->addRow(QString(), m_nameNote);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(names);
    layout->addWidget(m_form, 1);
    layout->addWidget(m_note);
    layout->addWidget(buttons);
    resize(kWidth, sizeHint().height());
    alignLabels(this);
    connect(buttons, &QDialogButtonBox::accepted, this, &AttributeDialog::requestSave);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_form, &ValueForm::accepted, this, &AttributeDialog::requestSave);
    connect(m_form, &ValueForm::changed, this, &AttributeDialog::check);
    connect(m_name, &CheckedLine::checked, this, &AttributeDialog::check);
}

AttributeDialog::AttributeDialog(NameCheck checkName, AttributeStorage storage, QWidget* parent)
    : AttributeDialog(parent)
{
    setWindowTitle(tr("Add Attribute"));
    m_save->setText(tr("&Add"));
    m_form->begin(storage, {});
    m_name->setCheck(std::move(checkName));
    m_name->setFocus();
}

AttributeDialog::AttributeDialog(const QString& name, const Value& value, AttributeStorage storage, QWidget* parent)
    : AttributeDialog(parent)
{
    setWindowTitle(tr("Change Type"));
    m_name->setText(name);
    m_name->setReadOnly(true);
    m_nameNote->hide();
    m_form->begin(storage, value);
    m_form->setFocus();
    check();
}

void AttributeDialog::check()
{
    // A name that has not been begun is not marked as a mistake, though it is none yet.
    m_nameNote->setProblem(m_name->text().isEmpty() ? QString() : m_name->problem());
    m_save->setEnabled(!m_isSaving && m_name->problem().isEmpty() && m_form->value());
    m_note->setNote(m_isSaving ? tr("Saving...") : QString());
}

void AttributeDialog::requestSave()
{
    if (!m_save->isEnabled())
        return;
    m_isSaving = true;
    m_typedInto = focusWidget();
    m_form->setEnabled(false);
    m_name->setEnabled(false);
    check();
    Q_EMIT saveRequested(m_name->text(), *m_form->value(), m_form->storage());
}

void AttributeDialog::saveFailed(const QString& sentence)
{
    m_isSaving = false;
    m_form->setEnabled(true);
    m_name->setEnabled(true);
    if (m_typedInto)
        m_typedInto->setFocus();
    check();
    m_save->setDefault(true); // a disabled button is not
    m_note->setProblem(sentence);
}

} // namespace h5scout::ui
