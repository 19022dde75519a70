// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/TreeFilter.h"

#include "ui/Icons.h"
#include "ui/models/NodeFilterModel.h"
#include "ui/models/NodeTreeModel.h"

#include <QAction>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QTreeView>

namespace h5scout::ui
{
namespace
{

constexpr int kDelayMs = 120;
/// Groups that the filter opens by itself: what a person may look through.
constexpr int kMaximalExpandedMatches = 200;

} // namespace

TreeFilter::TreeFilter(NodeTreeModel* tree, NodeFilterModel* filter, QTreeView* view, QObject* parent)
    : QObject(parent)
    , m_tree(tree)
    , m_filter(filter)
    , m_view(view)
    , m_box(new QLineEdit)
    , m_noMatch(new QLabel(tr("No listed name or title matches.")))
{
    m_box->setObjectName(QStringLiteral("treeFilter"));
    m_box->setAccessibleName(tr("Filter the listed nodes"));
    m_box->setPlaceholderText(tr("Filter listed names (Ctrl+F)"));
    m_box->setToolTip(tr("Shows only nodes whose name or title contains this text, or, if it has a '/', whose path "
                         "does. Looks at what is listed and loads nothing."));
    m_box->addAction(icon(QStringLiteral("filter")), QLineEdit::LeadingPosition);
    // Our own clear button: Qt's costs a tenth of the program's start, spent in the desktop's icon themes.
    QAction* clearAction = m_box->addAction(icon(QStringLiteral("clear")), QLineEdit::TrailingPosition);
    clearAction->setObjectName(QStringLiteral("clearTreeFilter"));
    clearAction->setToolTip(tr("Clear the filter"));
    clearAction->setVisible(false);
    connect(clearAction, &QAction::triggered, m_box, &QLineEdit::clear);
    connect(m_box, &QLineEdit::textChanged, clearAction,
            [clearAction](const QString& text) { clearAction->setVisible(!text.isEmpty()); });
    m_box->installEventFilter(this);

    m_noMatch->setObjectName(QStringLiteral("treeNoMatch"));
    m_noMatch->setForegroundRole(QPalette::PlaceholderText);
    m_noMatch->setMargin(8);
    m_noMatch->setWordWrap(true);
    m_noMatch->hide();

    m_timer.setSingleShot(true);
    m_timer.setInterval(kDelayMs);
    connect(m_box, &QLineEdit::textChanged, &m_timer, qOverload<>(&QTimer::start));
    connect(&m_timer, &QTimer::timeout, this, &TreeFilter::apply);
}

QModelIndex TreeFilter::currentSource() const
{
    return m_filter->mapToSource(m_view->currentIndex()).siblingAtColumn(0);
}

void TreeFilter::clear()
{
    m_box->clear();
    apply();
}

void TreeFilter::apply()
{
    m_timer.stop();
    const QString text = m_box->text().trimmed();
    if (text == m_filter->filterText())
        return;
    const QPersistentModelIndex current = m_hiddenCurrent.isValid() ? QModelIndex(m_hiddenCurrent) : currentSource();
    if (m_filter->filterText().isEmpty()) {
        m_expandedBefore.clear();
        rememberExpansion({});
    }
    m_isApplying = true;
    m_filter->setFilterText(text);
    if (text.isEmpty()) {
        restoreExpansion();
    } else {
        int budget = kMaximalExpandedMatches;
        for (int row = 0; row < m_tree->rowCount(); ++row)
            expandMatches(m_tree->index(row, 0), budget);
    }
    const QModelIndex visible = m_filter->mapFromSource(current);
    if (visible.isValid()) {
        if (current != currentSource())
            m_view->setCurrentIndex(visible);
        m_view->scrollTo(visible);
    }
    m_hiddenCurrent = visible.isValid() ? QModelIndex() : QModelIndex(current);
    m_isApplying = false;
    m_noMatch->setVisible(!text.isEmpty() && m_filter->rowCount() == 0 && m_tree->rowCount() > 0);
}

bool TreeFilter::expandMatches(const QModelIndex& source, int& budget)
{
    bool hasMatchBelow = false;
    for (int row = 0; row < m_tree->rowCount(source); ++row) {
        const QModelIndex child = m_tree->index(row, 0, source);
        if (m_tree->rowCount(child) > 0)
            hasMatchBelow = expandMatches(child, budget) || hasMatchBelow;
        hasMatchBelow = hasMatchBelow || m_filter->isMatch(child);
    }
    if (hasMatchBelow && budget > 0) {
        --budget;
        m_view->expand(m_filter->mapFromSource(source));
    }
    return hasMatchBelow || m_filter->isMatch(source);
}

void TreeFilter::rememberExpansion(const QModelIndex& index)
{
    for (int row = 0; row < m_filter->rowCount(index); ++row) {
        const QModelIndex child = m_filter->index(row, 0, index);
        if (!m_view->isExpanded(child))
            continue;
        m_expandedBefore.emplace_back(m_filter->mapToSource(child));
        rememberExpansion(child);
    }
}

void TreeFilter::restoreExpansion()
{
    m_view->collapseAll();
    for (const QPersistentModelIndex& source : m_expandedBefore)
        m_view->expand(m_filter->mapFromSource(source));
    m_expandedBefore.clear();
}

bool TreeFilter::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_box && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Escape) {
            clear();
            m_view->setFocus(Qt::OtherFocusReason);
            return true;
        }
        if (key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter) {
            apply();
            m_view->setFocus(Qt::OtherFocusReason);
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace h5scout::ui
