// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/DraggedNode.h"
#include "ui/panes/NodePane.h"
#include "ui/plotpane/PlotSession.h"

class QSettings;

namespace h5scout::ui
{

class AxisNavigator;
class MeaningRequest;
class PlotNoteBar;
class PlotReport;
class PlotTools;
class PlotView;
class PlotViews;
class StatisticsBar;

/// What the numbers of a node look like: asks what they mean (MeaningRequest), keeps what is plotted and how
/// (PlotSession) and shows it (PlotViews), with its tools, axes, statistics and notes. Choices and styles hold for the
/// next node where they fit it. When all has been painted, and how long it took, is PlotReport's.
class PlotPane : public NodePane
{
    Q_OBJECT
public:
    explicit PlotPane(QWidget* parent = nullptr);
    ~PlotPane() override;

    bool isUsefulFor(const NodeInfo& node) const override;
    void showNode(FileClient* file, const NodeInfo& node) override;
    void clear() override;

    enum class Background : std::uint8_t { AsChosen, Keep, Subtract };
    /// The node, or all data beside it of the same kind in one plot (PyMoDAQ's Plot Nodes).
    void plot(FileClient* file, const NodeInfo& node, DataScope scope, Background background);
    /// Draws the node's data into what is shown already.
    void addToPlot(FileClient* file, const QByteArray& path);
    /// What is plotted comes from this file, too: it lets go of it.
    void forgetFile(const FileClient* file);

    /// The styles, for the settings.
    void saveStyles(QSettings& settings) const;
    void restoreStyles(const QSettings& settings);

    PlotTools* tools() const noexcept { return m_tools; }
    PlotView* signalView() const noexcept { return m_signal; }
    PlotView* navigationView() const noexcept { return m_navigation; }
    AxisNavigator* axisNavigator() const noexcept { return m_axes; }

Q_SIGNALS:
    /// Nodes of the tree were dropped on the plot.
    void nodesDropped(const QList<h5scout::ui::DraggedNode>& nodes);
    void saveRequested();
    void copyDataRequested();
    /// What has been done, in a sentence.
    void told(const QString& sentence);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    enum class Arrival : std::uint8_t { Replace, Add };

    void connectTools();
    void connectParts();
    void ask(FileClient* file, const QByteArray& path, DataScope scope, Arrival arrival);
    void take(FileClient* file, const DataInfo& meaning, Arrival arrival);
    void begin(ViewPolicy policy);
    void showPlace();
    void updateStatistics();
    void updateNotes();
    void showWords(const QString& words);
    void copyFigure();
    void fail(const UserError& error);

    PlotTools* m_tools;
    PlotViews* m_views;
    PlotView* m_signal;     ///< of the views
    PlotView* m_navigation; ///< of the views
    AxisNavigator* m_axes;
    StatisticsBar* m_statistics;
    PlotNoteBar* m_notes;
    MeaningRequest* m_meaning;
    PlotReport* m_report = nullptr;

    NodeInfo m_node; ///< what was asked for
    PlotSession m_session;
    bool m_wasBackgroundAsked = false; ///< by a command for this node, not by the switch
    bool m_wasErrorRaised = false;
};

} // namespace h5scout::ui
