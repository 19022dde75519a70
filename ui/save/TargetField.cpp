// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/save/TargetField.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "h5scout/client/InBackground.h"
#include "ui/Icons.h"
#include "ui/save/NoteLine.h"

namespace h5scout::ui
{

TargetField::TargetField(QWidget* parent)
    : QWidget(parent)
    , m_edit(new QLineEdit)
    , m_browse(new QPushButton(icon(QStringLiteral("folder")), tr("&Browse...")))
    , m_note(new NoteLine)
{
    m_edit->setObjectName(QStringLiteral("targetPath"));
    m_edit->setAccessibleName(tr("File to save to"));
    m_browse->setObjectName(QStringLiteral("targetBrowse"));
    m_browse->setAutoDefault(false);
    m_note->setObjectName(QStringLiteral("targetNote"));
    setFocusProxy(m_edit);

    auto* row = new QHBoxLayout;
    row->addWidget(m_edit, 1);
    row->addWidget(m_browse);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(row);
    layout->addWidget(m_note);
    connect(m_edit, &QLineEdit::textChanged, this, [this] {
        if (path() == m_asked) // only the suffix has been added: the Enter that did it may save at once
            return;
        m_failure.clear();
        check();
    });
    connect(m_edit, &QLineEdit::textEdited, this, [this] {
        m_isTyped = true;
        tellSuffix();
    });
    connect(m_edit, &QLineEdit::editingFinished, this, [this] { setSuffix(m_suffix); });
    connect(m_browse, &QPushButton::clicked, this, &TargetField::browse);
}

void TargetField::setPath(const QString& path, const QString& folder)
{
    m_folder = folder;
    m_edit->setText(withSuffix(absoluteTarget(path, folder), m_suffix));
    check();
}

QString TargetField::path() const
{
    return withSuffix(absoluteTarget(m_edit->text(), m_folder), m_suffix);
}

void TargetField::setSuffix(const QString& suffix)
{
    m_suffix = suffix;
    if (const QString now = withSuffix(m_edit->text().trimmed(), suffix); now != m_edit->text())
        m_edit->setText(now);
}

void TargetField::setNeed(const SaveNeed& need)
{
    if (need == m_need)
        return;
    m_need = need;
    check();
}

void TargetField::showProblem(const QString& problem)
{
    m_failure = problem;
    check();
}

bool TargetField::isFine() const
{
    return m_isChecked && m_state.problem.isEmpty();
}

void TargetField::check()
{
    m_isChecked = false;
    m_asked = path();
    const quint64 question = ++m_question;
    inBackground<TargetState>(
        this, [path = m_asked, need = m_need] { return checkTarget(path, need); },
        [this, question](const TargetState& state) { take(question, state); });
    Q_EMIT changed();
}

void TargetField::take(quint64 question, const TargetState& state)
{
    if (question != m_question)
        return;
    m_isChecked = true;
    m_state = state;
    const QString lesser = m_failure.isEmpty() ? state.warning : m_failure;
    m_note->setProblem(state.problem.isEmpty() ? lesser : state.problem);
    if (!m_note->isProblem() && state.exists)
        m_note->setNote(tr("A file of that name exists; you will be asked before it is replaced."));
    Q_EMIT changed();
}

void TargetField::tellSuffix()
{
    const QString suffix = QFileInfo(m_edit->text().trimmed()).suffix();
    if (!suffix.isEmpty() && suffix.toLower() != m_suffix)
        Q_EMIT suffixTyped(suffix);
}

void TargetField::browse()
{
    const QFileInfo now(path());
    auto* dialog = new QFileDialog(this, tr("Save As"), now.absolutePath());
    dialog->setObjectName(QStringLiteral("targetDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    // The same look everywhere; and the question of replacing is asked once, on saving.
    dialog->setOptions(QFileDialog::DontUseNativeDialog | QFileDialog::DontConfirmOverwrite);
    dialog->setNameFilters({tr("%1 files (*.%2)").arg(m_suffix.toUpper(), m_suffix), tr("All files (*)")});
    dialog->setDefaultSuffix(m_suffix);
    dialog->selectFile(now.fileName());
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        m_isTyped = true;
        m_edit->setText(path);
        tellSuffix();
        setSuffix(m_suffix);
    });
    dialog->open();
}

} // namespace h5scout::ui
