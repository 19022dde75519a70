// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "ui/plotpane/PlotOffer.h"

class QAction;
class QActionGroup;
class QMenu;
class QToolBar;

namespace h5scout::ui
{

/// The tools that choose what of the data is shown: as a line or an image, beside a map of the navigation axes, which
/// part of complex numbers, with or without the background.
class ViewTools : public QObject
{
    Q_OBJECT
public:
    /// Appends the tools to `bar`, which owns this.
    explicit ViewTools(QToolBar* bar);

    void offer(const PlotOffer& offer);
    bool isBackgroundWanted() const;
    void setBackgroundWanted(bool isWanted);

Q_SIGNALS:
    void kindChosen(h5scout::ui::PlotKind kind);
    void navigationChosen(bool isWanted);
    void reductionChosen(h5scout::Reduction reduction);
    void componentChosen(h5scout::Component component);
    void backgroundChosen(bool isWanted);

private:
    void makeKindTools(QToolBar& bar);
    void makeNavigationTools(QToolBar& bar);
    void makeComponentTools(QToolBar& bar);

    QAction* m_asLine = nullptr;
    QAction* m_asImage = nullptr;
    QAction* m_navigation = nullptr;
    QAction* m_reductionButton = nullptr;
    QAction* m_componentButton = nullptr;
    QActionGroup* m_components = nullptr;
    QAction* m_background = nullptr;
};

} // namespace h5scout::ui
