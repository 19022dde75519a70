// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/HistoryDialog.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSpinBox>
#include <QTreeWidget>
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
QString wholeText(const QString& name, const QDateTime& made, const QString& state)
{
    QStringList lines{name};
    if (made.isValid())
        lines += HistoryDialog::tr("Made on %1").arg(QLocale().toString(made, QLocale::LongFormat));
    if (!state.isEmpty())
        lines += state;
    return plainToolTip(lines.join(QLatin1Char('\n')));
}

/// Of today without the day.
QString timeText(const QDateTime& made)
{
    const bool isOfToday = made.date() == QDate::currentDate();
    return made.toString(isOfToday ? QStringLiteral("HH:mm:ss") : QStringLiteral("yyyy-MM-dd HH:mm"));
}

enum Column { ChangeColumn, TimeColumn };

} // namespace

HistoryDialog::HistoryDialog(FileClient* file, QWidget* parent)
    : QDialog(parent)
    , m_file(file)
    , m_list(new QTreeWidget)
    , m_explanation(new QLabel)
{
    setObjectName(QStringLiteral("historyDialog"));
    setWindowTitle(tr("Edit History of %1").arg(file->fileName()));
    m_list->setObjectName(QStringLiteral("historyList"));
    m_list->setAccessibleName(tr("Changes in the order of time"));
    m_list->setHeaderLabels({tr("Change"), tr("Made")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionsMovable(false);
    m_list->header()->setSectionResizeMode(ChangeColumn, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(TimeColumn, QHeaderView::ResizeToContents);
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
    connect(m_list, &QTreeWidget::currentItemChanged, this, &HistoryDialog::review);
    connect(m_list, &QTreeWidget::itemActivated, this, &HistoryDialog::go);
    connect(file, &FileClient::editStateChanged, this, &HistoryDialog::fill);
    connect(file, &FileClient::activityChanged, this, [this](int runningRequests) {
        m_isGoing = m_isGoing && runningRequests > 0;
        review();
    });
    connect(file, &FileClient::fileChanged, this, &HistoryDialog::review);
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

QTreeWidgetItem* HistoryDialog::addRow(const QString& name, const QDateTime& made, const QString& state)
{
    auto* row = new QTreeWidgetItem(m_list, {name, timeText(made)});
    const QString toolTip = wholeText(name, made, state);
    row->setToolTip(ChangeColumn, toolTip);
    row->setToolTip(TimeColumn, toolTip);
    return row;
}

void HistoryDialog::fill(const EditState& state)
{
    m_isGoing = false;
    m_list->clear();
    const auto current = [&](qsizetype row) {
        return row == state.undoNames.size() ? tr("The file is as after this change") : QString();
    };
    addRow(tr("Before the first change kept"), {}, current(0));
    for (qsizetype step = state.undoNames.size(); step-- > 0;)
        addRow(state.undoNames.at(step), state.undoTimes.value(step), current(state.undoNames.size() - step));
    m_current = m_list->topLevelItemCount() - 1;
    for (qsizetype step = 0; step < state.redoNames.size(); ++step) {
        QTreeWidgetItem* row =
            addRow(state.redoNames.at(step), state.redoTimes.value(step), tr("Taken back; can be made again"));
        for (const int column : {ChangeColumn, TimeColumn})
            row->setForeground(column, palette().brush(QPalette::PlaceholderText));
    }
    QTreeWidgetItem* row = m_list->topLevelItem(m_current);
    row->setIcon(ChangeColumn, icon(QStringLiteral("arrow-right")));
    for (const int column : {ChangeColumn, TimeColumn})
        row->setForeground(column, editingColour(palette()));
    m_list->setCurrentItem(row);
    m_list->scrollToItem(row);
    review();
}

void HistoryDialog::review()
{
    const int row = m_list->indexOfTopLevelItem(m_list->currentItem());
    const bool isChanged = m_file && m_file->isFileChanged();
    m_go->setEnabled(!m_isGoing && !isChanged && m_file && m_file->editState().isEditing && row >= 0 &&
                     row != m_current);
    if (isChanged)
        m_explanation->setText(
            tr("Another program has changed the file: reload it (F5) first. What it has changed ends this history."));
    else if (row < 0 || row == m_current)
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
    const int row = m_list->indexOfTopLevelItem(m_list->currentItem());
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
