// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "ui/models/DraggedNode.h"
#include "ui/panes/NodePane.h"
#include "ui/plotpane/PlotSession.h"

class QLabel;
class QSettings;
class QSplitter;

namespace h5scout::ui
{

class AxisNavigator;
class ElidedLabel;
class PaintWatcher;
class PlotTools;
class PlotView;
class ProgressLine;
class StatisticsBar;

/// What the numbers of a node look like: asks what they mean (FileClient::data), plans the picture (PlotPlan), shows it
/// in one PlotView or, where there are navigation axes, in two: a map of the navigation axes whose cursor chooses the
/// place, and the signal there. Choices and styles hold for the next node where they fit it.
/// Traces view_requested, view_first and view_final. While the pane is hidden, finished() does not wait for painting.
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
    void connectViews();
    void request(FileClient* file, const QByteArray& path, DataScope scope, Arrival arrival);
    void take(FileClient* file, const DataInfo& meaning, Arrival arrival);
    void begin(ViewPolicy policy);
    void showParts(ViewPolicy policy);
    void showAxes();
    void offerTools();
    void showStatistics();
    void showNotes();
    void showWords(const QString& words);
    void copyFigure();
    void fail(const UserError& error);

    bool isBusy() const;
    void somethingChanged();
    void painted();
    void reportFinished();

    PlotTools* m_tools;
    ProgressLine* m_progress;
    AxisNavigator* m_axes;
    QSplitter* m_splitter;
    PlotView* m_navigation;
    PlotView* m_signal;
    StatisticsBar* m_statistics;
    QLabel* m_notes;
    ElidedLabel* m_rule;
    PaintWatcher* m_signalWatcher;
    PaintWatcher* m_navigationWatcher;

    NodeInfo m_node; ///< what was asked for
    PlotSession m_session;
    std::optional<PlotPart> m_map; ///< as the navigation view shows it
    QString m_plotNote;
    QString m_integerNote;

    OwnerId m_owner;
    Request<DataInfo> m_request;
    quint64 m_generation = 0; ///< counts what is asked for: answers for something older are dropped
    bool m_isAsking = false;
    bool m_wasBackgroundAsked = false; ///< by a command for this node, not by the switch
    bool m_wasErrorRaised = false;
    bool m_wasFirstPainted = false;
    bool m_wasFinalPainted = false;
    bool m_wasFinished = false;
};

} // namespace h5scout::ui
