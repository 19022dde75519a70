// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/TablePane.h"

#include "h5scout/client/Trace.h"
#include "ui/Icons.h"
#include "ui/models/Format.h"
#include "ui/panes/AxisNavigator.h"
#include "ui/panes/PaintWatcher.h"
#include "ui/panes/ProgressLine.h"
#include "ui/table/GoTo.h"
#include "ui/table/SelectionSummary.h"
#include "ui/table/TableBar.h"
#include "ui/table/VirtualGrid.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace h5scout::ui
{
namespace
{

void traceView(const char* event, const NodeInfo& node)
{
    trace::instant(event, {{"node", displayName(node.path)}, {"view", QStringLiteral("table")}});
}

} // namespace

TablePane::TablePane(QWidget* parent)
    : NodePane(parent)
    , m_source(m_reader)
    , m_bar(new TableBar)
    , m_navigator(new AxisNavigator)
    , m_progress(new ProgressLine)
    , m_pages(new QStackedWidget)
    , m_words(new QLabel)
    , m_grid(new VirtualGrid)
    , m_note(new QLabel)
    , m_watcher(new PaintWatcher(this))
    , m_axesOwner(newOwnerId())
{
    setObjectName(QStringLiteral("tablePane"));
    m_navigator->setRoleNames({tr("rows"), tr("columns")});
    m_grid->setObjectName(QStringLiteral("tableGrid"));
    m_grid->setAccessibleName(tr("Values of the array"));
    m_grid->setContextMenuPolicy(Qt::CustomContextMenu);
    m_words->setObjectName(QStringLiteral("tableWords"));
    m_words->setTextFormat(Qt::PlainText);
    m_words->setAlignment(Qt::AlignCenter);
    m_words->setWordWrap(true);
    m_words->setMargin(32);
    m_words->setBackgroundRole(QPalette::Base);
    m_words->setForegroundRole(QPalette::PlaceholderText);
    m_words->setAutoFillBackground(true);
    m_note->setObjectName(QStringLiteral("tableNote"));
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_note->setContentsMargins(8, 3, 8, 3);
    m_pages->addWidget(m_words);
    m_pages->addWidget(m_grid);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(m_navigator);
    layout->addWidget(m_progress);
    layout->addWidget(m_pages, 1);
    layout->addWidget(m_note);
    buildActions();

    connect(m_grid, &VirtualGrid::viewChanged, this, &TablePane::viewChanged);
    connect(m_grid, &VirtualGrid::selectionChanged, this, &TablePane::showHint);
    connect(m_grid, &QWidget::customContextMenuRequested, this, &TablePane::showMenu);
    connect(m_navigator, &AxisNavigator::shownChanged, this, &TablePane::takeShown);
    connect(m_navigator, &AxisNavigator::indexChanged, this, &TablePane::takeIndex);
    connect(m_bar, &TableBar::formatChanged, this, [this] {
        m_source.setFormat(m_bar->format());
        m_grid->refresh();
    });
    connect(m_bar, &TableBar::goToRequested, this, &TablePane::goTo);
    connect(m_bar, &TableBar::left, this, [this] {
        showNote({});
        m_grid->setFocus();
    });
    connect(&m_reader, &BlockReader::arrived, this, &TablePane::blocksArrived);
    connect(&m_reader, &BlockReader::failed, this, &NodePane::errorRaised);
    connect(&m_copy, &TableCopy::progressed, m_progress, &ProgressLine::setProgress);
    connect(&m_copy, &TableCopy::finished, this, &TablePane::takeCopy);
    connect(&m_copy, &TableCopy::failed, this, [this](const UserError& error) {
        endCopy();
        Q_EMIT errorRaised(error);
    });
    connect(m_watcher, &PaintWatcher::painted, this, [this] {
        if (!std::exchange(m_wasFirstPainted, true))
            traceView("view_first", m_node);
        reportFinished();
    });
    clear();
}

TablePane::~TablePane() = default;

void TablePane::buildActions()
{
    const auto add = [this](const char* name, const QString& text, const QKeySequence& shortcut, QWidget* widget) {
        auto* action = new QAction(text, this);
        action->setObjectName(QLatin1String(name));
        action->setShortcut(shortcut);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        widget->addAction(action);
        return action;
    };
    // Those of the grid only: the fields above have a selection of their own.
    m_copyCells = add("copyCells", tr("Copy"), QKeySequence::Copy, m_grid);
    m_copyWithHeaders = add("copyWithHeaders", tr("Copy with Headers"), Qt::CTRL | Qt::SHIFT | Qt::Key_C, m_grid);
    m_selectAll = add("selectAllCells", tr("Select All"), QKeySequence::SelectAll, m_grid);
    m_goTo = add("goToRow", tr("Go to Row…"), Qt::CTRL | Qt::Key_G, this);
    m_copyCells->setIcon(icon(QStringLiteral("copy")));
    m_copyCells->setToolTip(tr("Copy the selected cells as tab-separated text (Ctrl+C; Ctrl+Shift+C with headers)"));
    connect(m_copyCells, &QAction::triggered, this, [this] { copySelection(TableCopy::Headers::None); });
    connect(m_copyWithHeaders, &QAction::triggered, this, [this] { copySelection(TableCopy::Headers::Both); });
    connect(m_selectAll, &QAction::triggered, m_grid, &VirtualGrid::selectAll);
    connect(m_goTo, &QAction::triggered, m_bar, &TableBar::focusGoTo);
    m_bar->addButton(m_copyCells);
}

bool TablePane::isUsefulFor(const NodeInfo& node) const
{
    return !node.error && isArrayKind(node.kind) && isReadable(node.dataType);
}

void TablePane::showNode(FileClient* file, const NodeInfo& node)
{
    remember();
    endCopy();
    ++m_generation;
    m_file = file;
    m_node = node;
    m_wasFinished = m_wasFirstPainted = false;
    m_areAxesAwaited = false;
    traceView("view_requested", node);
    showNote({});
    if (!file || !isUsefulFor(node)) {
        m_reader.begin(nullptr, {}, {});
        showWords(node.error ? node.error->sentence()
                             : tr("Values of the type %1 are not shown as a table.")
                                   .arg(QString::fromStdString(describeType(node.dataType))));
        return;
    }
    TablePlane plane = TablePlane::of(node);
    const bool isNull = node.space.kind != Dataspace::Kind::Scalar && node.space.kind != Dataspace::Kind::Simple;
    if (isNull || plane.isEmpty()) {
        m_reader.begin(nullptr, {}, {});
        showWords(
            isNull
                ? tr("The array is empty: it has no dataspace.")
                : tr("The array is empty: its shape is %1.").arg(QString::fromStdString(formatShape(plane.shape()))));
        return;
    }
    const bool isKept = m_kept && m_kept->shape == plane.shape() && m_kept->typeClass == node.dataType.typeClass;
    if (isKept)
        plane.setView(m_kept->shown, m_kept->index);
    m_reader.begin(file, node.path, plane);
    m_source.begin(node, plane);
    m_bar->setElements(m_source.text());
    m_bar->setColumned(plane.shown().size() == 2);
    m_source.setFormat(m_bar->format());
    fillNavigator();
    showGrid();
    if (isKept)
        restorePlace(*m_kept);
    requestAxes();
}

void TablePane::clear()
{
    remember();
    endCopy();
    ++m_generation;
    m_file = nullptr;
    m_node = {};
    m_areAxesAwaited = false;
    m_wasFinished = m_wasFirstPainted = true; // nothing to report
    m_reader.begin(nullptr, {}, {});
    m_navigator->setDimensions({}, {}, {});
    showNote({});
    showWords(tr("Select an array to see its values."));
}

// ---------------------------------------------------------------------------------------------------------------------
// what is shown

void TablePane::remember()
{
    if (!m_isShowingTable)
        return;
    const TablePlane& plane = m_reader.plane();
    m_kept = Kept{.shape = plane.shape(),
                  .typeClass = m_node.dataType.typeClass,
                  .shown = plane.shown(),
                  .index = plane.index(),
                  .row = m_grid->rows().place(),
                  .column = m_grid->columns().place(),
                  .current = m_grid->selection().current(),
                  .axisColumns = m_source.axisColumns(),
                  .widths = m_grid->columns().ownSizes()};
}

void TablePane::showGrid()
{
    m_isShowingTable = true;
    const bool isNarrow = m_reader.plane().shown().size() < 2 && !m_source.text().isNumber();
    m_grid->setLastColumnStretching(isNarrow);
    m_grid->setSource(&m_source);
    m_grid->reset(m_grid->widthForCharacters(m_source.text().usualLength()));
    m_pages->setCurrentWidget(m_grid);
    m_bar->setEnabled(true);
}

/// `kept` may be from when the axis columns were not known yet, or those of this node are not.
void TablePane::restorePlace(const Kept& kept)
{
    const auto moved = [&](quint64 column) {
        const quint64 inArray = column - std::min(column, kept.axisColumns);
        return column < kept.axisColumns ? column : inArray + m_source.axisColumns();
    };
    for (const auto& [column, width] : kept.widths)
        m_grid->setColumnWidth(moved(column), width);
    m_grid->setCurrent({kept.current.row, moved(kept.current.column)});
    m_grid->scrollTo(kept.row, kept.column);
}

void TablePane::requestAxes()
{
    m_areAxesAwaited = true;
    m_file->data(m_node.path, DataScope::Node, {.owner = m_axesOwner})
        .then(this, [this, generation = m_generation](const Result<DataInfo>& result) {
            if (generation != m_generation)
                return;
            m_areAxesAwaited = false;
            // Without axes the table is as good as before: the values tell if the file is bad.
            if (result.hasValue())
                takeAxes(result.value());
            blocksArrived();
        });
}

void TablePane::takeAxes(const DataInfo& info)
{
    if (info.items.empty() || info.items.front().node.path != m_node.path)
        return;
    remember();
    m_source.setAxes(info.items.front());
    fillNavigator();
    if (m_source.axisColumns() != m_kept->axisColumns) {
        const bool hasFocus = m_grid->hasFocus();
        showGrid();
        restorePlace(*m_kept);
        if (hasFocus)
            m_grid->setFocus();
    } else {
        m_grid->relayout();
    }
    showHint();
}

void TablePane::fillNavigator()
{
    std::vector<AxisNavigator::Dimension> dimensions;
    for (const TableSource::Dimension& dimension : m_source.dimensions())
        dimensions.push_back({dimension.name, dimension.scale});
    m_navigator->setDimensions(std::move(dimensions), m_reader.plane().shown(), m_reader.plane().index());
}

void TablePane::takeShown()
{
    endCopy();
    TablePlane plane = m_reader.plane();
    plane.setView(m_navigator->shown(), m_navigator->index());
    m_reader.setPlane(plane);
    showGrid();
}

void TablePane::takeIndex()
{
    endCopy();
    TablePlane plane = m_reader.plane();
    plane.setView(m_navigator->shown(), m_navigator->index());
    m_reader.setPlane(plane);
    viewChanged();
    m_grid->refresh();
    showHint();
}

void TablePane::viewChanged()
{
    if (std::exchange(m_isViewPending, true))
        return;
    // One look at where the view has come to, not one for each step on the way.
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_isViewPending = false;
            if (!m_isShowingTable)
                return;
            CellRange view = m_grid->view();
            const quint64 axes = m_source.axisColumns();
            const quint64 end = view.column + view.columns;
            view.column -= std::min(view.column, axes);
            view.columns = end - std::min(end, axes) - view.column;
            m_reader.setView(view);
            updateProgress();
            m_watcher->expect(m_grid->viewport());
            m_grid->refresh();
            blocksArrived();
        },
        Qt::QueuedConnection);
}

void TablePane::blocksArrived()
{
    m_grid->refresh();
    updateProgress();
    showHint();
    if (m_wasFinished || m_areAxesAwaited || m_isViewPending || !m_reader.isViewHere())
        return;
    m_watcher->expect(m_grid->viewport());
    if (!isVisible())
        QMetaObject::invokeMethod(
            this, [this] { reportFinished(); }, Qt::QueuedConnection);
}

void TablePane::reportFinished()
{
    if (m_isShowingTable && (m_areAxesAwaited || m_isViewPending || !m_reader.isViewHere()))
        return;
    if (std::exchange(m_wasFinished, true))
        return;
    traceView("view_final", m_node);
    Q_EMIT finished();
}

void TablePane::updateProgress()
{
    m_progress->setBusy(m_copy.isRunning() || !m_reader.isViewHere());
}

void TablePane::showHint()
{
    if (!m_isShowingTable || m_grid->selection().isEmpty()) {
        Q_EMIT hintChanged({});
        return;
    }
    const GridSelection& selection = m_grid->selection();
    const QString current = m_source.describe(selection.current().row, selection.current().column);
    m_grid->setAccessibleDescription(current);
    if (selection.isSingleCell()) {
        Q_EMIT hintChanged(current);
        return;
    }
    CellRange cells = selection.range();
    const quint64 axes = m_source.axisColumns();
    const quint64 end = cells.column + cells.columns;
    cells.column -= std::min(cells.column, axes);
    cells.columns = end - std::min(end, axes) - cells.column;
    Q_EMIT hintChanged(selectionSummary(m_reader, cells, m_source.text().isNumber()));
}

void TablePane::showWords(const QString& words)
{
    m_isShowingTable = false;
    m_grid->setSource(nullptr);
    m_navigator->setDimensions({}, {}, {});
    m_bar->setEnabled(false);
    m_words->setText(words);
    m_pages->setCurrentWidget(m_words);
    m_progress->setBusy(false);
    Q_EMIT hintChanged({});
    if (m_wasFinished)
        return;
    m_watcher->expect(m_words);
    if (!isVisible())
        QMetaObject::invokeMethod(
            this, [this] { reportFinished(); }, Qt::QueuedConnection);
}

void TablePane::showNote(const QString& note)
{
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

// ---------------------------------------------------------------------------------------------------------------------
// what the user does

void TablePane::goTo(const QString& text)
{
    if (!m_isShowingTable)
        return;
    const quint64 axes = m_source.axisColumns();
    GridPlace current = m_grid->selection().current();
    current.column -= std::min(current.column, axes);
    const GoToAnswer answer = parseGoTo(text, m_reader.plane().rows(), m_reader.plane().columns(), current);
    m_bar->setGoToRight(answer.place.has_value());
    showNote(answer.refusal);
    if (!answer.place)
        return;
    m_grid->setCurrent({answer.place->row, answer.place->column + axes});
    m_grid->setFocus();
}

void TablePane::copySelection(TableCopy::Headers headers)
{
    if (!m_isShowingTable || m_grid->selection().isEmpty())
        return;
    const quint64 count = m_grid->selection().cellCount();
    if (count > TableCopy::kMostCells) {
        const QString many =
            count == UINT64_MAX ? tr("More cells than can be counted") : tr("%1 cells").arg(formatCount(count));
        showNote(tr("%1 are too many for the clipboard, which takes %2. Select fewer cells.")
                     .arg(many, formatCount(TableCopy::kMostCells)));
        return;
    }
    m_copiedCells = count;
    showNote(count > 10'000 ? tr("Copying %1 cells …").arg(formatCount(count)) : QString());
    m_copy.start(m_file, m_node.path, m_reader.plane(), m_source, m_grid->selection().range(), headers);
    updateProgress();
}

void TablePane::takeCopy(const QString& text)
{
    QString shown = text;
    // A single cell is wanted in the middle of a line.
    if (m_copiedCells == 1 && shown.endsWith(QLatin1Char('\n')))
        shown.chop(1);
    QGuiApplication::clipboard()->setText(shown);
    endCopy();
    showNote(m_copiedCells == 1 ? tr("Copied 1 cell.") : tr("Copied %1 cells.").arg(formatCount(m_copiedCells)));
}

void TablePane::endCopy()
{
    if (m_copy.isRunning()) {
        m_copy.cancel();
        showNote(tr("Copying was stopped."));
    } else {
        showNote({});
    }
    updateProgress();
}

void TablePane::showMenu(const QPoint& point)
{
    if (!m_isShowingTable)
        return;
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("tableMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(m_copyCells);
    menu->addAction(m_copyWithHeaders);
    menu->addSeparator();
    menu->addAction(m_selectAll);
    menu->addAction(m_goTo);
    menu->popup(m_grid->mapToGlobal(point));
}

} // namespace h5scout::ui
