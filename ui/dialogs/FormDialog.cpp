// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/FormDialog.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMessageBox>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QShortcut>
#include <QShowEvent>
#include <QTimer>
#include <QVBoxLayout>

#include "ui/Icons.h"
#include "ui/dialogs/FormLook.h"
#include "ui/models/Format.h"
#include "ui/save/NoteLine.h"

namespace h5scout::ui
{

namespace
{

constexpr int kProgressSteps = 1000;
constexpr int kPatienceMs = 3000;

QString sizeKey(const QString& name)
{
    return QStringLiteral("dialogs/%1/size").arg(name);
}

/// A long sentence needs more lines than there was room for.
void growToFit(QWidget* dialog)
{
    dialog->layout()->activate();
    const int needed = dialog->layout()->totalMinimumHeightForWidth(dialog->width());
    if (dialog->isVisible() && needed > dialog->height())
        dialog->resize(dialog->width(), needed);
}

} // namespace

FormDialog::FormDialog(const QString& name, const QString& title, const QString& verb, QWidget* parent)
    : QDialog(parent)
    , m_form(new QWidget)
    , m_body(new QVBoxLayout(m_form))
    , m_note(new NoteLine)
    , m_progress(new QProgressBar)
    , m_patience(new QTimer(this))
{
    setObjectName(name);
    setWindowTitle(title);
    m_body->setContentsMargins(0, 0, 0, 0);
    m_body->setSpacing(10);
    m_note->setObjectName(QStringLiteral("formNote"));
    m_progress->setObjectName(QStringLiteral("formProgress"));
    m_progress->setAccessibleName(tr("How much is done"));
    m_progress->setRange(0, kProgressSteps);
    m_progress->hide();

    auto* buttons = new QDialogButtonBox;
    m_accept = buttons->addButton(verb, QDialogButtonBox::AcceptRole);
    m_accept->setObjectName(QStringLiteral("formAccept"));
    QPushButton* cancel = buttons->addButton(QDialogButtonBox::Cancel);
    cancel->setObjectName(QStringLiteral("formCancel"));
    cancel->setAutoDefault(false); // else Enter would mean it as long as nothing can be accepted, and from then on
    for (const int key : {Qt::Key_Return, Qt::Key_Enter})
        connect(new QShortcut(QKeySequence(Qt::CTRL | Qt::Key(key)), this), &QShortcut::activated, this,
                [this] { submit(); });
    m_leave = buttons->addButton(tr("Close &Without Waiting"), QDialogButtonBox::DestructiveRole);
    m_leave->setObjectName(QStringLiteral("formLeave"));
    m_leave->setAutoDefault(false);
    m_leave->hide();
    connect(m_leave, &QPushButton::clicked, this, [this] { QDialog::reject(); });
    m_patience->setSingleShot(true);
    m_patience->setInterval(kPatienceMs);
    connect(m_patience, &QTimer::timeout, this, [this] {
        m_note->setNote(tr("It has not stopped yet, and may still be done after this is closed."));
        m_leave->show();
        growToFit(this);
    });
    connect(buttons, &QDialogButtonBox::accepted, this, &FormDialog::submit);
    connect(buttons, &QDialogButtonBox::rejected, this, &FormDialog::reject);

    auto* foot = new QHBoxLayout;
    foot->setSpacing(16);
    foot->addWidget(m_note, 1);
    foot->addWidget(buttons, 0, Qt::AlignTop);
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(10);
    layout->addWidget(m_form, 1);
    layout->addWidget(newRule());
    layout->addWidget(m_progress);
    layout->addLayout(foot);
    m_accept->setDefault(true); // only now: a button outside of the dialog is not its default
}

void FormDialog::showFailure(const QString& sentence)
{
    setBusy(false);
    review();
    m_note->setProblem(sentence);
    growToFit(this);
}

void FormDialog::setObstacle(const QString& sentence)
{
    if (sentence == m_obstacle)
        return;
    m_obstacle = sentence;
    review();
}

void FormDialog::showProgress(const Progress& progress)
{
    if (!m_isBusy || progress.total == 0)
        return;
    const double share = static_cast<double>(progress.done) / static_cast<double>(progress.total);
    m_progress->setValue(static_cast<int>(share * kProgressSteps));
    m_progress->show();
    if (isStopping() && progress.done < progress.total)
        return;
    m_note->setNote(progress.done < progress.total ? tr("%1 of %2 are done. Cancel takes all of it back.")
                                                         .arg(formatBytes(progress.done), formatBytes(progress.total))
                                                   : tr("All is written; it is being saved."));
}

void FormDialog::done(int result)
{
    if (m_hasSize)
        QSettings().setValue(sizeKey(objectName()), size());
    QDialog::done(result);
}

void FormDialog::reject()
{
    if (m_isBusy)
        stop();
    else if (const QString loss = lossOfReject(); !loss.isEmpty())
        askToDiscard(loss);
    else
        QDialog::reject();
}

bool FormDialog::isStopping() const
{
    return m_patience->isActive() || m_leave->isVisibleTo(this);
}

void FormDialog::stop()
{
    if (!isStopping()) {
        m_note->setNote(tr("Stopping..."));
        m_patience->start();
    }
    Q_EMIT stopRequested();
}

void FormDialog::askToDiscard(const QString& loss)
{
    auto* question = new QMessageBox(QMessageBox::Question, windowTitle(), loss, QMessageBox::NoButton, this);
    question->setObjectName(QStringLiteral("discardQuestion"));
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setTextFormat(Qt::PlainText);
    QPushButton* discard = question->addButton(tr("&Discard"), QMessageBox::DestructiveRole);
    QPushButton* stay = question->addButton(tr("&Continue"), QMessageBox::RejectRole);
    question->setDefaultButton(stay);
    question->setEscapeButton(stay);
    connect(discard, &QPushButton::clicked, this, [this] { QDialog::reject(); });
    question->open();
}

void FormDialog::review()
{
    if (m_isBusy)
        return;
    const Verdict now = m_obstacle.isEmpty() ? verdict() : Verdict{m_obstacle};
    m_note->setProblem(now.problem);
    if (now.problem.isEmpty())
        m_note->setNote(now.note);
    m_accept->setEnabled(now.isFine());
    mark(now.culprit, now.problem);
    growToFit(this);
}

void FormDialog::mark(QLineEdit* field, const QString& problem)
{
    if (m_marked != field)
        delete m_mark;
    m_marked = field;
    if (field && !m_mark) {
        m_mark = field->addAction(icon(QStringLiteral("warning")), QLineEdit::TrailingPosition);
        m_mark->setObjectName(QStringLiteral("problemMark"));
    }
    if (m_mark)
        m_mark->setToolTip(problem);
}

void FormDialog::submit()
{
    review();
    if (m_isBusy || !m_accept->isEnabled())
        return;
    setBusy(true);
    request();
}

void FormDialog::setBusy(bool isBusy)
{
    m_isBusy = isBusy;
    m_patience->stop();
    m_leave->hide();
    m_progress->setValue(0);
    m_progress->hide();
    m_form->setEnabled(!isBusy);
    m_accept->setEnabled(!isBusy);
}

void FormDialog::showEvent(QShowEvent* event)
{
    if (!m_hasSize && !event->spontaneous()) {
        m_hasSize = true;
        alignLabels(this);
        const QSize before = QSettings().value(sizeKey(objectName())).toSize();
        if (before.isValid())
            resize(before.expandedTo(minimumSizeHint()));
        review();
    }
    QDialog::showEvent(event);
}

} // namespace h5scout::ui
