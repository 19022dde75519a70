// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolBar>

#include "ui/plot/ImagePlot.h"
#include "ui/plot/LinePlot.h"
#include "ui/plotpane/PlotOffer.h"

class QSettings;

namespace h5scout::ui
{

class ImageTools;
class LineTools;
class ViewTools;

/// The tools of the plot pane: those that choose what is shown (ViewTools), how curves (LineTools) and colours
/// (ImageTools) are drawn, and those that every plot has. Shows those that make sense for what is plotted.
class PlotTools : public QToolBar
{
    Q_OBJECT
public:
    explicit PlotTools(QWidget* parent = nullptr);

    void offer(const PlotOffer& offer);
    const LineStyle& lineStyle() const;
    const ImageStyle& imageStyle() const;
    bool isBackgroundWanted() const;
    void setBackgroundWanted(bool isWanted);
    bool areStatisticsWanted() const;
    /// What the colours span now: where the editor of the limits begins.
    void setCurrentLimits(const Span& limits);

    /// Colour map, errors, statistics: what one does not choose anew each time.
    void save(QSettings& settings) const;
    void restore(const QSettings& settings);

    QAction* resetAction() const { return m_reset; }
    QAction* copyFigureAction() const { return m_copyFigure; }
    QAction* copyDataAction() const { return m_copyData; }
    QAction* saveAction() const { return m_save; }

Q_SIGNALS:
    void kindChosen(h5scout::ui::PlotKind kind);
    void navigationChosen(bool isWanted);
    void reductionChosen(h5scout::Reduction reduction);
    void componentChosen(h5scout::Component component);
    void backgroundChosen(bool isWanted);
    void statisticsChosen(bool isWanted);
    void lineStyleChanged(const h5scout::ui::LineStyle& style);
    void imageStyleChanged(const h5scout::ui::ImageStyle& style);

private:
    void makeCommonTools();

    ViewTools* m_view;
    LineTools* m_line;
    ImageTools* m_image;
    QAction* m_statistics = nullptr;
    QAction* m_reset = nullptr;
    QAction* m_copyFigure = nullptr;
    QAction* m_copyData = nullptr;
    QAction* m_save = nullptr;
};

} // namespace h5scout::ui
