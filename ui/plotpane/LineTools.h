// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "ui/plot/LinePlot.h"
#include "ui/plotpane/PlotOffer.h"

class QAction;
class QActionGroup;
class QSettings;
class QToolBar;

namespace h5scout::ui
{

/// The tools that choose how curves are drawn; keeps the style, which holds for everything that is plotted after.
class LineTools : public QObject
{
    Q_OBJECT
public:
    /// Appends the tools to `bar`, which owns this.
    explicit LineTools(QToolBar* bar);

    void offer(const PlotOffer& offer);
    const LineStyle& style() const noexcept { return m_style; }

    void save(QSettings& settings) const;
    void restore(const QSettings& settings);

Q_SIGNALS:
    void styleChanged(const h5scout::ui::LineStyle& style);

private:
    void change();
    void showStyle();

    QAction* m_markers;
    QAction* m_logX;
    QAction* m_logY;
    QAction* m_legend;
    QAction* m_errorButton = nullptr;
    QActionGroup* m_errors;
    LineStyle m_style;
    bool m_isShowing = false; ///< the tools follow the style, not the user
};

} // namespace h5scout::ui
