// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/QuitWait.h"

#include <utility>

#include <QMessageBox>
#include <QPushButton>

#include "ui/window/FileList.h"

namespace h5scout::ui
{
namespace
{

constexpr int kDialogDelayMs = 400;

} // namespace

QuitWait::QuitWait(FileList* files, QWidget* window)
    : QObject(window)
    , m_files(files)
    , m_window(window)
{
    m_delay.setSingleShot(true);
    m_delay.setInterval(kDialogDelayMs);
    connect(&m_delay, &QTimer::timeout, this, &QuitWait::showDialog);
    // Later: when all have heard of the end of the edit.
    connect(files, &FileList::activityChanged, this, &QuitWait::follow, Qt::QueuedConnection);
    connect(files, &FileList::savingFailed, this, &QuitWait::stop);
}

bool QuitWait::mayQuit()
{
    if (m_isForced || m_files->beingSaved().isEmpty())
        return true;
    m_isWaiting = true;
    if (!m_dialog)
        m_delay.start();
    return false;
}

void QuitWait::follow()
{
    if (!m_isWaiting)
        return;
    if (!m_files->beingSaved().isEmpty()) {
        if (m_dialog)
            m_dialog->setText(sentence());
        return;
    }
    stop();
    m_window->close();
}

QString QuitWait::sentence() const
{
    QStringList names;
    for (const FileClient* file : m_files->beingSaved())
        names.append(displayName(file->fileName().toUtf8()));
    return tr("Saving changes of %1...").arg(names.join(QStringLiteral(", ")));
}

void QuitWait::showDialog()
{
    m_dialog = new QMessageBox(m_window);
    m_dialog->setObjectName(QStringLiteral("quitWait"));
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_dialog->setWindowTitle(tr("Saving Changes"));
    m_dialog->setIcon(QMessageBox::Information);
    m_dialog->setTextFormat(Qt::PlainText);
    m_dialog->setText(sentence());
    m_dialog->setInformativeText(
        tr("h5scout quits when that is done. If it quits without waiting, changes that are not saved yet may be lost; "
           "the files themselves stay whole."));
    QPushButton* quit = m_dialog->addButton(tr("Quit Without Waiting"), QMessageBox::DestructiveRole);
    QPushButton* stay = m_dialog->addButton(tr("Do Not Quit"), QMessageBox::RejectRole);
    quit->setObjectName(QStringLiteral("quitNow"));
    stay->setObjectName(QStringLiteral("doNotQuit"));
    m_dialog->setDefaultButton(stay);
    m_dialog->setEscapeButton(stay);
    connect(quit, &QPushButton::clicked, this, [this] {
        m_isForced = true;
        m_window->close();
    });
    connect(m_dialog, &QDialog::finished, this, &QuitWait::stop);
    m_dialog->open();
}

void QuitWait::stop()
{
    m_isWaiting = false;
    m_delay.stop();
    if (const QPointer<QMessageBox> dialog = std::exchange(m_dialog, nullptr)) // closing it leads here again
        dialog->close();
}

} // namespace h5scout::ui
