// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/TextDialog.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/editors/TextArea.h"
#include "ui/save/NoteLine.h"

namespace h5scout::ui
{

namespace
{

constexpr int kWidth = 560;
constexpr int kHeight = 360;

} // namespace

TextDialog::TextDialog(const QString& title, const QString& prompt, const QString& text, QWidget* parent)
    : QDialog(parent)
    , m_area(new TextArea({ValueKind::Text}))
    , m_note(new NoteLine)
{
    setObjectName(QStringLiteral("textDialog"));
    setWindowTitle(title);
    resize(kWidth, kHeight);
    auto* above = new QLabel(prompt);
    above->setTextFormat(Qt::PlainText);
    above->setWordWrap(true);
    above->setBuddy(m_area);
    m_note->setObjectName(QStringLiteral("textDialogNote"));
    m_area->setText(text);
    m_before = m_area->text();
    m_area->moveCursor(QTextCursor::End);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel);
    m_save = buttons->button(QDialogButtonBox::Save);
    m_save->setToolTip(tr("Saves the text (Ctrl+Enter)."));

    auto* layout = new QVBoxLayout(this);
    layout->addWidget(above);
    layout->addWidget(m_area, 1);
    layout->addWidget(m_note);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &TextDialog::requestSave);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_area, &TextArea::accepted, this, &TextDialog::requestSave);
    m_area->onChanged([this] { check(); });
    check();
    m_area->setFocus();
}

void TextDialog::check()
{
    m_save->setEnabled(!m_isSaving && m_area->problem().isEmpty() && m_area->text() != m_before);
    if (m_area->problem().isEmpty())
        m_note->setNote(m_isSaving ? tr("Saving...") : tr("Ctrl+Enter saves, Esc leaves all as it was."));
    else
        m_note->setProblem(m_area->problem());
}

void TextDialog::requestSave()
{
    if (!m_save->isEnabled())
        return;
    m_isSaving = true;
    m_area->setReadOnly(true);
    check();
    Q_EMIT saveRequested(m_area->text());
}

void TextDialog::saveFailed(const QString& sentence)
{
    m_isSaving = false;
    m_area->setReadOnly(false);
    check();
    m_note->setProblem(sentence);
}

} // namespace h5scout::ui
