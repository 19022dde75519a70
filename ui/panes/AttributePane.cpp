// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/AttributePane.h"

#include "ui/models/AttributeModel.h"
#include "ui/models/Format.h"
#include "ui/panes/AttributeCopy.h"
#include "ui/panes/AttributeDetail.h"
#include "ui/panes/AttributeEditing.h"
#include "ui/panes/NameTreeView.h"
#include "ui/panes/NodeHeader.h"
#include "ui/save/NoteLine.h"

#include <QAction>
#include <QDataStream>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QSplitter>
#include <QToolBar>
#include <QTreeView>
#include <QVBoxLayout>

namespace h5scout::ui
{
namespace
{

constexpr int kIconSize = 14; ///< makes no row higher

} // namespace

AttributePane::AttributePane(QWidget* parent)
    : NodePane(parent)
    , m_model(new AttributeModel(this))
    , m_header(new NodeHeader)
    , m_view(new NameTreeView)
    , m_editing(nullptr)
    , m_copy(nullptr)
    , m_detail(new AttributeDetail)
    , m_splitter(new QSplitter(Qt::Vertical))
    , m_empty(new QLabel)
    , m_message(new NoteLine)
    , m_menu(new QMenu(this))
{
    setObjectName(QStringLiteral("attributePane"));
    m_view->setObjectName(QStringLiteral("attributes"));
    m_view->setAccessibleName(tr("Attributes of the current node"));
    m_view->setModel(m_model);
    m_editing = new AttributeEditing(m_view, m_model, this);
    m_copy = new AttributeCopy(m_view, m_model, this);
    m_view->setUniformRowHeights(true);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers); // AttributeEditing opens the editors
    m_view->setIconSize(QSize(kIconSize, kIconSize));
    m_view->setAllColumnsShowFocus(true);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    const int width = fontMetrics().averageCharWidth();
    m_view->header()->setStretchLastSection(false);
    m_view->header()->setSectionResizeMode(AttributeModel::ValueColumn, QHeaderView::Stretch);
    m_view->header()->resizeSection(AttributeModel::NameColumn, width * 24);
    m_view->header()->resizeSection(AttributeModel::TypeColumn, width * 20);

    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_view);
    m_splitter->addWidget(m_detail);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 1);

    m_empty->setObjectName(QStringLiteral("attributesEmpty"));
    m_empty->setTextFormat(Qt::PlainText);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setMargin(12);
    m_empty->setForegroundRole(QPalette::PlaceholderText);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeBar());
    layout->addWidget(m_empty, 1);
    layout->addWidget(m_splitter, 1);
    layout->addWidget(m_message);
    m_message->setObjectName(QStringLiteral("attributeMessage"));
    m_message->setContentsMargins(8, 4, 8, 4);

    m_menu->addActions(m_copy->actions());
    m_menu->addSeparator();
    m_menu->addActions(m_editing->menuActions());
    m_menu->setToolTipsVisible(true); // they say why an action cannot be used
    connect(m_copy, &AttributeCopy::copied, this, &NodePane::hintChanged);
    connect(m_model, &AttributeModel::stateChanged, this, &AttributePane::onStateChanged);
    connect(m_model, &AttributeModel::failed, this, &NodePane::errorRaised);
    connect(m_model, &AttributeModel::wholeEnded, this, &AttributePane::showDetail);
    connect(m_model, &AttributeModel::modelReset, this, &AttributePane::showDetail);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &AttributePane::showDetail);
    connect(m_model, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex& first, const QModelIndex& last) {
        const QModelIndex current = m_view->currentIndex();
        if (!first.parent().isValid() && !current.parent().isValid() && current.row() >= first.row() &&
            current.row() <= last.row())
            showDetail();
    });
    connect(m_view, &QTreeView::customContextMenuRequested, this,
            [this](const QPoint& position) { showMenu(m_view->viewport(), position); });
    m_empty->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_empty, &QWidget::customContextMenuRequested, this,
            [this](const QPoint& position) { showMenu(m_empty, position); });
    connect(m_editing, &AttributeEditing::told, this, [this](const QString& text) { showMessage(text, false); });
    connect(m_editing, &AttributeEditing::warned, this, [this](const QString& text) { showMessage(text, true); });
    connect(m_editing, &AttributeEditing::failed, this, &NodePane::errorRaised);
    showMessage({}, false);
    showEmptyText(tr("Select a node to see its attributes."));
}

AttributePane::~AttributePane() = default;

QWidget* AttributePane::makeBar()
{
    auto* tools = new QToolBar;
    tools->setObjectName(QStringLiteral("attributeTools"));
    tools->setIconSize(QSize(16, 16));
    tools->addActions(m_editing->barActions());
    auto* bar = new QWidget;
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 4, 0);
    row->setSpacing(0);
    row->addWidget(m_header, 1);
    row->addWidget(tools);
    return bar;
}

bool AttributePane::finishEditing()
{
    return m_editing->finishIfRight();
}

void AttributePane::setEditing(bool isEditing)
{
    m_editing->setEditing(isEditing);
}

QAction* AttributePane::commentAction() const
{
    return m_editing->commentAction();
}

QString AttributePane::message() const
{
    return m_message->text();
}

void AttributePane::showMessage(const QString& text, bool isWarning)
{
    if (isWarning)
        m_message->setProblem(text);
    else
        m_message->setNote(text);
    m_message->setVisible(!text.isEmpty());
}

void AttributePane::showMenu(const QWidget* place, const QPoint& position)
{
    m_menu->popup(place->mapToGlobal(position));
}

bool AttributePane::isUsefulFor(const NodeInfo& node) const
{
    return node.kind != NodeKind::SoftLink && node.kind != NodeKind::ExternalLink;
}

void AttributePane::showNode(FileClient* file, const NodeInfo& node)
{
    m_copy->forget();
    if (file != m_file || node.path != m_path)
        m_editing->leaveNode();
    m_file = file;
    m_path = node.path;
    m_header->showNode(node, file->fileName());
    if (!isUsefulFor(node)) {
        m_editing->setNode(nullptr, node);
        m_model->clear();
        showEmptyText(tr("A link has no attributes, its target may have."));
        Q_EMIT finished();
        return;
    }
    m_editing->setNode(file, node);
    m_model->showNode(file, node.path, node.kind);
}

void AttributePane::clear()
{
    m_copy->forget();
    m_editing->leaveNode();
    m_editing->setNode(nullptr, {});
    m_file = nullptr;
    m_path.clear();
    m_header->clear();
    m_model->clear();
    showEmptyText(tr("Select a node to see its attributes."));
}

void AttributePane::onStateChanged(LoadingState state)
{
    updateNote();
    switch (state) {
    case LoadingState::NotLoaded:
    case LoadingState::Loading:
        return; // what is shown stays: most answers come before it could be read
    case LoadingState::Failed:
        if (m_model->rowCount() == 0)
            showEmptyText(tr("The attributes could not be read."));
        break; // what was read before stays
    case LoadingState::Partial:
    case LoadingState::Loaded:
        if (m_model->rowCount() == 0) {
            showEmptyText(tr("No attributes"));
        } else {
            m_empty->hide();
            m_splitter->show();
        }
        break;
    }
    Q_EMIT finished();
}

void AttributePane::showEmptyText(const QString& text)
{
    m_empty->setText(text);
    m_splitter->hide();
    m_empty->show();
}

void AttributePane::updateNote()
{
    const quint64 total = m_model->total();
    const LoadingState state = m_model->state();
    const bool isEmpty = m_model->rowCount() == 0;
    if (state == LoadingState::Loading && isEmpty) {
        m_header->setNote(tr("Loading..."));
    } else if (state == LoadingState::NotLoaded || (state == LoadingState::Failed && isEmpty)) {
        m_header->setNote({});
    } else {
        QString note = total == 1 ? tr("1 attribute") : tr("%1 attributes").arg(formatCount(total));
        if (state == LoadingState::Failed)
            note = tr("%1, as read before").arg(note);
        if (m_detail->isCut())
            note = tr("%1 (of this value only a part is shown, copying it gives all)").arg(note);
        m_header->setNote(note);
    }
}

/// Shows the current row's value below the list when the cell cannot.
void AttributePane::showDetail()
{
    const QModelIndex index = m_view->currentIndex().siblingAtColumn(AttributeModel::ValueColumn);
    const QString text = index.isValid() ? index.data(WholeTextRole).toString() : QString();
    const bool isTopRow = index.isValid() && !index.parent().isValid();
    const bool isCut = isTopRow && index.data(IsCutRole).toBool();
    const int width = m_view->columnWidth(AttributeModel::ValueColumn);
    const bool isLong = isCut || text.contains(QLatin1Char('\n')) || text.size() > 1000 ||
                        fontMetrics().horizontalAdvance(text) > width;
    if (isLong && m_detail->isHidden()) // it takes room from the list: once that is so, the row must still be seen
        QMetaObject::invokeMethod(
            m_view, [this] { m_view->scrollTo(m_view->currentIndex()); }, Qt::QueuedConnection);
    if (isLong)
        m_detail->showText(text);
    else
        m_detail->hideText();
    updateNote();
    if (isCut)
        m_model->requestWhole(index.row());
}

QByteArray AttributePane::saveState() const
{
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream << m_view->header()->saveState() << m_splitter->saveState();
    return state;
}

bool AttributePane::restoreState(const QByteArray& state)
{
    QDataStream stream(state);
    QByteArray header;
    QByteArray splitter;
    stream >> header >> splitter;
    if (stream.status() != QDataStream::Ok)
        return false;
    return m_view->header()->restoreState(header) && m_splitter->restoreState(splitter);
}

} // namespace h5scout::ui
