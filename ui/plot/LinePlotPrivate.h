// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to ui/plot.
#pragma once

#include <optional>
#include <vector>

#include <QElapsedTimer>
#include <QTimer>

#include "ui/plot/CursorMarks.h"
#include "ui/plot/DetailPlan.h"
#include "ui/plot/EnvelopeGraph.h"
#include "ui/plot/LineAxes.h"
#include "ui/plot/LineCursor.h"
#include "ui/plot/LineLegend.h"
#include "ui/plot/LinePlot.h"
#include "ui/plot/PlotCanvas.h"

namespace h5scout::ui
{

/// The parts of a line plot and how they hang together.
class LinePlot::Private
{
public:
    struct Curve
    {
        CurveInfo info;
        EnvelopeGraph* graph = nullptr;
        bool isOld = false; ///< the data are those of the curve before
        std::optional<DetailWish> wish;
    };

    explicit Private(LinePlot* plot, PlotCanvas* canvas);

    void applyPens();
    void applyColors();
    void applyStyle();
    void applyScales(const XScales& scales);
    void applyXAxis();
    void applyYAxis();
    void applyLabels();
    void showWholeX();
    void showLegend();
    void showCursor();
    /// Rings around what the cursor's hint tells. Does not repaint.
    void markCursor();
    std::vector<CurveInfo> infos() const;
    /// The curve that new data are for, null if it is not there; forgets what the curve before has left.
    Curve* curveFor(std::size_t index, const Envelope& envelope, bool isComplete);
    /// Shows everything if the view was kept for data that do not lie in it.
    void leaveEmptyView();
    /// The data without regard to the view; empty if there are no numbers.
    std::optional<Span> valuesIn(const QCPRange& positions) const;
    void boundValues();
    void fitValues();
    /// For data that have come: at once, or a little later where others have come just before.
    void repaint();
    void repaintNow();
    qint64 repaintInterval() const;
    QString note() const;
    QString hintAt(const QPointF& place) const;
    /// Empty without a cursor.
    QString cursorHint() const;
    /// The sample of a curve that the cursor stands on; there is a cursor.
    quint64 sampleAtCursor(const Curve& curve) const;
    quint64 sampleNear(const EnvelopeGraph& graph, const QPointF& pixel) const;
    void moveCursorTo(quint64 index);
    void stepCursor(int steps);

    LinePlot* m_plot;
    PlotCanvas* m_canvas;
    LineLegend m_legend;
    LineCursor* m_line;
    CursorMarks* m_marks;
    std::vector<Curve> m_curves;
    LineStyle m_style;
    PlotLabels m_labels;
    XAxis m_x;
    bool m_isAgainstIndex = false;
    bool m_valuesFollow = true;    ///< the y axis fits the visible data
    bool m_isViewDoubtful = false; ///< it was kept, and not all data have come
    std::optional<quint64> m_cursor;
    QCPRange m_settledView;
    int m_detailsForView = 0;
    QTimer m_nextRepaint;
    QElapsedTimer m_sinceRepaint;
};

} // namespace h5scout::ui
