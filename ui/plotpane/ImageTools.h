// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "ui/plot/ImagePlot.h"
#include "ui/plotpane/PlotOffer.h"

class QAction;
class QActionGroup;
class QComboBox;
class QMenu;
class QSettings;
class QToolBar;

namespace h5scout::ui
{

/// The tools that choose how values are coloured and how an image lies; keeps the style, which holds for everything
/// that is plotted after.
class ImageTools : public QObject
{
    Q_OBJECT
public:
    /// Appends the tools to `bar`, which owns this.
    explicit ImageTools(QToolBar* bar);

    void offer(const PlotOffer& offer);
    const ImageStyle& style() const noexcept { return m_style; }
    /// What the colours span now: where the editor of the limits begins.
    void setCurrentLimits(const Span& limits) { m_currentLimits = limits; }

    void save(QSettings& settings) const;
    void restore(const QSettings& settings);

Q_SIGNALS:
    void styleChanged(const h5scout::ui::ImageStyle& style);

private:
    void makeColorTools(QToolBar& bar);
    void addLimits(QMenu& menu);
    void makeShapeTools(QToolBar& bar);
    void change();
    void flipRows();
    void editLimits();
    void showStyle();
    void showLimits();

    QComboBox* m_maps = nullptr;
    QAction* m_mapBox = nullptr;
    QAction* m_limitsButton = nullptr;
    QActionGroup* m_limits = nullptr;
    QAction* m_manualLimits = nullptr;
    QAction* m_reverseMap = nullptr;
    QAction* m_logColors = nullptr;
    QAction* m_aspect = nullptr;
    QAction* m_profiles = nullptr;
    QAction* m_flipRows = nullptr;
    QAction* m_flipColumns = nullptr;
    QAction* m_flipButton = nullptr;

    ImageStyle m_style;
    Span m_currentLimits{0, 1};
    bool m_areRowsUpward = false; ///< unless flipped
    bool m_isShowing = false;     ///< the tools follow the style, not the user
};

} // namespace h5scout::ui
