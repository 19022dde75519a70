// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/AttributeCopy.h"

#include "ui/Icons.h"
#include "ui/models/AttributeModel.h"
#include "ui/models/Roles.h"

#include <algorithm>

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QTreeView>

namespace h5scout::ui
{
namespace
{

/// A cell of tab-separated text.
QString cell(const QModelIndex& index)
{
    const QString text = index.data(WholeTextRole).toString();
    const bool isPlain = std::none_of(text.begin(), text.end(), [](QChar character) {
        return character == QLatin1Char('\t') || character == QLatin1Char('\n') || character == QLatin1Char('\r');
    });
    return isPlain ? text : index.data(ReprRole).toString();
}

} // namespace

AttributeCopy::AttributeCopy(QTreeView* view, AttributeModel* model, QObject* parent)
    : QObject(parent)
    , m_view(view)
    , m_model(model)
{
    m_rows = make(tr("&Copy"), QStringLiteral("copyAttributes"), QKeySequence::Copy, What::Rows);
    m_rows->setIcon(icon(QStringLiteral("copy")));
    m_rows->setToolTip(tr("Copies names and values of the selected rows, a tab between them."));
    m_value =
        make(tr("Copy &Value"), QStringLiteral("copyAttributeValue"), Qt::CTRL | Qt::SHIFT | Qt::Key_C, What::Value);
    m_name = make(tr("Copy Na&me"), QStringLiteral("copyAttributeName"), {}, What::Name);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &AttributeCopy::updateActions);
    connect(m_model, &QAbstractItemModel::modelReset, this, &AttributeCopy::updateActions);
    // The values may be several: copy() starts nothing anew for those that have come.
    connect(m_model, &AttributeModel::wholeEnded, this, [this] {
        if (m_waiting)
            copy(*m_waiting);
    });
    updateActions();
}

QAction* AttributeCopy::make(const QString& text, const QString& name, const QKeySequence& keys, What what)
{
    auto* action = new QAction(text, this);
    action->setObjectName(name);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetShortcut);
    connect(action, &QAction::triggered, this, [this, what] { copy(what); });
    m_view->addAction(action);
    return action;
}

QList<QAction*> AttributeCopy::actions() const
{
    return {m_rows, m_value, m_name};
}

void AttributeCopy::updateActions()
{
    for (QAction* action : actions())
        action->setEnabled(m_view->selectionModel()->hasSelection());
}

std::vector<QModelIndex> AttributeCopy::selectedRows() const
{
    const QModelIndexList selected = m_view->selectionModel()->selectedRows(AttributeModel::NameColumn);
    std::vector<QModelIndex> rows(selected.begin(), selected.end());
    std::sort(rows.begin(), rows.end(), [this](const QModelIndex& left, const QModelIndex& right) {
        return m_view->visualRect(left).top() < m_view->visualRect(right).top();
    });
    return rows;
}

void AttributeCopy::copy(What what)
{
    m_waiting.reset();
    if (what != What::Name) {
        for (const QModelIndex& row : selectedRows()) {
            QModelIndex top = row;
            while (top.parent().isValid())
                top = top.parent();
            if (m_model->requestWhole(top.row()))
                m_waiting = what;
        }
    }
    if (!m_waiting)
        copyNow(what);
}

void AttributeCopy::copyNow(What what)
{
    QStringList lines;
    const std::vector<QModelIndex> rows = selectedRows();
    for (const QModelIndex& name : rows) {
        const QModelIndex value = name.siblingAtColumn(AttributeModel::ValueColumn);
        const QString nameText = name.data().toString();
        switch (what) {
        case What::Rows:
            lines += nameText + QLatin1Char('\t') + cell(value);
            break;
        case What::Value:
            lines += rows.size() == 1 ? value.data(WholeTextRole).toString() : cell(value);
            break;
        case What::Name:
            lines += nameText;
            break;
        }
    }
    if (lines.isEmpty())
        return;
    QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
    const bool isAnyCut = what != What::Name && std::any_of(rows.begin(), rows.end(), [](const QModelIndex& row) {
                              return row.data(IsCutRole).toBool();
                          });
    Q_EMIT copied(isAnyCut ? tr("Copied only the beginning: the value is too long to be read at once.") : QString());
}

} // namespace h5scout::ui
