// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolBar>

#include "ui/plot/ImagePlot.h"
#include "ui/plot/LinePlot.h"
#include "ui/plotpane/PlotPlan.h"

class QActionGroup;
class QComboBox;
class QMenu;
class QSettings;
class QToolButton;

namespace h5scout::ui
{

/// The tools of the plot pane. Shows those that make sense for what is plotted; knows the styles that the user has
/// chosen, which hold for everything that is plotted after.
class PlotTools : public QToolBar
{
    Q_OBJECT
public:
    /// What the picture allows.
    struct Offer
    {
        PlotKind kind = PlotKind::Words;
        bool canBeLine = false;
        bool canBeImage = false;
        bool canBeNavigated = false;
        bool isNavigated = false;
        bool hasBackground = false;
        bool hasErrors = false;
        bool isComplex = false;
        Component component = Component::Value;
        bool hasSeveral = false;    ///< arrays in one plot
        bool areRowsUpward = false; ///< rows of an image rise upwards unless flipped
    };

    explicit PlotTools(QWidget* parent = nullptr);

    void offer(const Offer& offer);
    const LineStyle& lineStyle() const noexcept { return m_lineStyle; }
    const ImageStyle& imageStyle() const noexcept { return m_imageStyle; }
    bool isBackgroundWanted() const;
    void setBackgroundWanted(bool isWanted);
    bool areStatisticsWanted() const;
    /// What the colours span now: where the editor of the limits begins.
    void setCurrentLimits(const Span& limits) { m_currentLimits = limits; }

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
    void makeViewTools();
    void makeLineTools();
    void makeImageTools();
    void makeCommonTools();
    QAction* makeToggle(const char* name, const char* iconName, const QString& text, const QString& toolTip);
    QAction* addMenuButton(const char* iconName, const QString& text, const QString& toolTip, QMenu* menu);
    void changeLineStyle();
    void changeImageStyle();
    void showStyles();
    void flipRows();
    void editLimits();

    QAction* m_asLine = nullptr;
    QAction* m_asImage = nullptr;
    QAction* m_navigation = nullptr;
    QMenu* m_reductions = nullptr;
    QAction* m_reductionButton = nullptr;
    QAction* m_componentButton = nullptr;
    QActionGroup* m_components = nullptr;
    QAction* m_background = nullptr;

    QAction* m_markers = nullptr;
    QAction* m_errorButton = nullptr;
    QActionGroup* m_errors = nullptr;
    QAction* m_logX = nullptr;
    QAction* m_logY = nullptr;
    QAction* m_legend = nullptr;

    QComboBox* m_maps = nullptr;
    QAction* m_mapBox = nullptr;
    QAction* m_limitsButton = nullptr;
    QActionGroup* m_limits = nullptr;
    QAction* m_manualLimits = nullptr;
    QAction* m_logColors = nullptr;
    QAction* m_reverseMap = nullptr;
    QAction* m_aspect = nullptr;
    QAction* m_flipRows = nullptr;
    QAction* m_flipColumns = nullptr;
    QAction* m_profiles = nullptr;
    QAction* m_flipButton = nullptr;

    QAction* m_statistics = nullptr;
    QAction* m_reset = nullptr;
    QAction* m_copyFigure = nullptr;
    QAction* m_copyData = nullptr;
    QAction* m_save = nullptr;

    LineStyle m_lineStyle;
    ImageStyle m_imageStyle;
    Span m_currentLimits{0, 1};
    bool m_areRowsUpward = false; ///< unless flipped
    bool m_isShowing = false;     ///< the tools follow the styles, not the user
};

} // namespace h5scout::ui
