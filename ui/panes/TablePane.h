// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "ui/panes/NodePane.h"
#include "ui/table/BlockReader.h"
#include "ui/table/GridSelection.h"
#include "ui/table/LineSpace.h"
#include "ui/table/TableCopy.h"
#include "ui/table/TableSource.h"

class QAction;
class QLabel;
class QMenu;
class QStackedWidget;

namespace h5scout::ui
{

class AxisNavigator;
class PaintWatcher;
class ProgressLine;
class TableBar;
class VirtualGrid;

/// The values of an array as a table: two of its dimensions at a time, whatever their extents, read as they come into
/// view. Slice, format and place survive a change to a node of the same shape.
class TablePane : public NodePane
{
    Q_OBJECT
public:
    explicit TablePane(QWidget* parent = nullptr);
    ~TablePane() override;

    bool isUsefulFor(const NodeInfo& node) const override;
    void showNode(FileClient* file, const NodeInfo& node) override;
    void clear() override;

    const BlockCache& cache() const { return m_reader.cache(); }

private:
    /// What is kept for the next node of the same shape.
    struct Kept
    {
        Shape shape;
        TypeClass typeClass = TypeClass::Unknown;
        std::vector<quint32> shown;
        std::vector<quint64> index;
        LineSpace::Place row;
        LineSpace::Place column;
        GridPlace current;
        quint64 axisColumns = 0;
        std::map<std::uint64_t, int> widths;
    };

    void buildActions();
    void remember();
    void showGrid();
    void restorePlace(const Kept& kept);
    void requestAxes();
    void takeAxes(const DataInfo& info);
    void fillNavigator();
    void takeShown();
    void takeIndex();
    void viewChanged();
    void blocksArrived();
    void reportFinished();
    void showHint();
    void showWords(const QString& words);
    void showNote(const QString& note);
    void goTo(const QString& text);
    void copySelection(TableCopy::Headers headers);
    void takeCopy(const QString& text);
    void endCopy();
    void updateProgress();
    void showMenu(const QPoint& point);

    BlockReader m_reader;
    TableSource m_source;
    TableCopy m_copy;
    TableBar* m_bar;
    AxisNavigator* m_navigator;
    ProgressLine* m_progress;
    QStackedWidget* m_pages;
    QLabel* m_words;
    VirtualGrid* m_grid;
    QLabel* m_note;
    PaintWatcher* m_watcher;
    QAction* m_copyCells = nullptr;
    QAction* m_copyWithHeaders = nullptr;
    QAction* m_selectAll = nullptr;
    QAction* m_goTo = nullptr;

    FileClient* m_file = nullptr;
    NodeInfo m_node;
    std::optional<Kept> m_kept;
    OwnerId m_axesOwner;
    quint64 m_generation = 0;
    quint64 m_copiedCells = 0;
    bool m_isShowingTable = false;
    bool m_areAxesAwaited = false;
    bool m_isViewPending = false;
    bool m_wasFinished = true;
    bool m_wasFirstPainted = true;
};

} // namespace h5scout::ui
