// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panes/NodePane.h"
#include "ui/table/TableClipboard.h"

class QAction;
class QStackedWidget;

namespace h5scout::ui
{

class ArrayGrid;
class AxisNavigator;
class BlockCache;
class PaintWatcher;
class ProgressLine;
class TableBar;
class TableNote;
class WordsLabel;

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

    const BlockCache& cache() const;

private:
    void buildLayout();
    void buildActions();
    void connectParts();

    void begin(FileClient* file, const NodeInfo& node);
    void requestAxes();
    void takeAxes(const DataInfo& info);
    void fillNavigator();

    void showCells();
    void showHint();
    void showWords(const QString& words);
    void showRunning();
    void finishSoon(QWidget* painted);
    bool isComplete() const;
    void reportFinished();

    void goTo(const QString& text);
    void copySelection(TableCopy::Headers headers);
    void showMenu(const QPoint& point);

    TableClipboard m_clipboard;
    TableBar* m_bar;
    AxisNavigator* m_navigator;
    ProgressLine* m_progress;
    QStackedWidget* m_pages;
    WordsLabel* m_words;
    ArrayGrid* m_grid;
    TableNote* m_note;
    PaintWatcher* m_watcher;
    QAction* m_copyCells = nullptr;
    QAction* m_copyWithHeaders = nullptr;
    QAction* m_stopCopying = nullptr;
    QAction* m_selectAll = nullptr;
    QAction* m_goTo = nullptr;

    FileClient* m_file = nullptr;
    NodeInfo m_node;
    OwnerId m_axesOwner;
    quint64 m_generation = 0;
    bool m_areAxesAwaited = false;
    bool m_wasFinished = true;
    bool m_wasFirstPainted = true;
};

} // namespace h5scout::ui
