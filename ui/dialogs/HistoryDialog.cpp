// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/HistoryDialog.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include "ui/Icons.h"
#include "ui/Theme.h"
#include "ui/dialogs/UndoSetting.h"
#include "ui/models/Format.h"

namespace h5scout::ui
{

namespace
{

/// A name may be longer than its row.
QString wholeText(const QString& name, const QString& state)
{
    return plainToolTip(state.isEmpty() ? name : name + QLatin1Char('\n') + state);
}

} // namespace

HistoryDialog::HistoryDialog(FileClient* file, QWidget* parent)
    : QDialog(parent)
    , m_file(file)
    , m_list(new QListWidget)
    , m_explanation(new QLabel)
{
    setObjectName(QStringLiteral("historyDialog"));
    setWindowTitle(tr("Edit History of %1").arg(file->fileName()));
    m_list->setObjectName(QStringLiteral("historyList"));
    m_list->setAccessibleName(tr("Changes in the order of time"));
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_explanation->setObjectName(QStringLiteral("historyExplanation"));
    m_explanation->setTextFormat(Qt::PlainText);
    m_explanation->setWordWrap(true);
    m_explanation->setForegroundRole(QPalette::PlaceholderText);

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    m_go = buttons->addButton(tr("&Go to This State"), QDialogButtonBox::ActionRole);
    m_go->setObjectName(QStringLiteral("historyGo"));
    m_go->setDefault(true);
    connect(m_go, &QPushButton::clicked, this, &HistoryDialog::go);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_list, &QListWidget::currentRowChanged, this, &HistoryDialog::review);
    connect(m_list, &QListWidget::itemActivated, this, &HistoryDialog::go);
    connect(file, &FileClient::editStateChanged, this, &HistoryDialog::fill);
    connect(file, &FileClient::activityChanged, this, [this](int runningRequests) {
        m_isGoing = m_isGoing && runningRequests > 0;
        review();
    });
    connect(file, &QObject::destroyed, this, &QDialog::reject);

    auto* room = new QSpinBox;
    room->setObjectName(QStringLiteral("historyRoom"));
    room->setRange(kLeastUndoMebibytes, kMostUndoMebibytes);
    room->setSuffix(tr(" MiB"));
    room->setGroupSeparatorShown(true);
    room->setValue(storedUndoMebibytes());
    room->setToolTip(tr("When it is full the oldest changes cannot be taken back any more. "
                        "Holds from the next time that editing is turned on."));
    connect(room, &QSpinBox::valueChanged, this, &storeUndoMebibytes);
    auto* roomLabel = new QLabel(tr("&Disk space for the history of a file:"));
    roomLabel->setBuddy(room);
    auto* roomRow = new QHBoxLayout;
    roomRow->addWidget(roomLabel);
    roomRow->addWidget(room);
    roomRow->addStretch(1);

    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_explanation);
    layout->addLayout(roomRow);
    layout->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 70, fontMetrics().height() * 24);
    fill(file->editState());
}

void HistoryDialog::addStep(const QString& name, const QString& state)
{
    auto* item = new QListWidgetItem(name, m_list);
    item->setToolTip(wholeText(name, state));
}

void HistoryDialog::fill(const EditState& state)
{
    m_isGoing = false;
    m_list->clear();
    m_list->addItem(tr("Before the first change kept"));
    for (auto name = state.undoNames.rbegin(); name != state.undoNames.rend(); ++name)
        addStep(*name, {});
    m_current = m_list->count() - 1;
    for (const QString& name : state.redoNames) {
        addStep(name, tr("Taken back; can be made again"));
        m_list->item(m_list->count() - 1)->setForeground(palette().brush(QPalette::PlaceholderText));
    }
    QListWidgetItem* current = m_list->item(m_current);
    current->setIcon(icon(QStringLiteral("arrow-right")));
    current->setForeground(editingColour(palette()));
    current->setToolTip(wholeText(current->text(), tr("The file is as after this change")));
    m_list->setCurrentRow(m_current);
    m_list->scrollToItem(current);
    review();
}

void HistoryDialog::review()
{
    const int row = m_list->currentRow();
    m_go->setEnabled(!m_isGoing && m_file && m_file->editState().isEditing && row >= 0 && row != m_current);
    if (row < 0 || row == m_current)
        m_explanation->setText(tr("The file is in the marked state. Choose another one to go back or forward to it."));
    else if (row < m_current)
        m_explanation->setText(m_current - row == 1
                                   ? tr("One change will be taken back, byte for byte.")
                                   : tr("%1 changes will be taken back, byte for byte.").arg(m_current - row));
    else
        m_explanation->setText(row - m_current == 1 ? tr("One change will be made again.")
                                                    : tr("%1 changes will be made again.").arg(row - m_current));
}

void HistoryDialog::go()
{
    const int row = m_list->currentRow();
    if (!m_go->isEnabled())
        return;
    m_isGoing = true;
    review();
    if (row < m_current)
        Q_EMIT undoRequested(m_file, m_current - row);
    else
        Q_EMIT redoRequested(m_file, row - m_current);
}

} // namespace h5scout::ui
