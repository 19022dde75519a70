// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plotpane/ViewTools.h"

#include <array>

#include <QAction>
#include <QActionGroup>
#include <QMenu>
#include <QToolBar>

#include "ui/plotpane/PlotPart.h"
#include "ui/plotpane/ToolMaking.h"

namespace h5scout::ui
{

namespace
{

constexpr std::array kReductions{Reduction::Mean, Reduction::Sum, Reduction::Minimum, Reduction::Maximum,
                                 Reduction::StandardDeviation};
constexpr std::array kComponents{Component::Amplitude, Component::Phase, Component::Real, Component::Imaginary};

} // namespace

ViewTools::ViewTools(QToolBar* bar)
    : QObject(bar)
{
    makeKindTools(*bar);
    makeNavigationTools(*bar);
    makeComponentTools(*bar);
    m_background = addToggle(*bar, "backgroundAction", "background", tr("Subtract background"),
                             tr("Subtract the background that was recorded with the data"));
    connect(m_background, &QAction::triggered, this, &ViewTools::backgroundChosen);
}

void ViewTools::makeKindTools(QToolBar& bar)
{
    m_asImage = addToggle(bar, "asImageAction", "image", tr("Image"), tr("Show two dimensions as an image"));
    m_asLine = addToggle(bar, "asLineAction", "plot", tr("Line"), tr("Show one dimension as a line"));
    auto* kinds = new QActionGroup(this);
    kinds->addAction(m_asImage);
    kinds->addAction(m_asLine);
    connect(kinds, &QActionGroup::triggered, this, [this](const QAction* action) {
        Q_EMIT kindChosen(action == m_asLine ? PlotKind::Line : PlotKind::Image);
    });
}

void ViewTools::makeNavigationTools(QToolBar& bar)
{
    m_navigation = addToggle(bar, "navigationAction", "navigation", tr("Navigation"),
                             tr("Show a map of the navigation axes beside the signal; its cursor chooses the place"));
    connect(m_navigation, &QAction::triggered, this, &ViewTools::navigationChosen);
    auto* menu = new QMenu(&bar);
    auto* reductions = new QActionGroup(this);
    for (const Reduction reduction : kReductions) {
        QAction* action = menu->addAction(reductionName(reduction));
        action->setCheckable(true);
        action->setChecked(reduction == Reduction::Mean);
        action->setActionGroup(reductions);
        connect(action, &QAction::triggered, this, [this, reduction] { Q_EMIT reductionChosen(reduction); });
    }
    m_reductionButton = addMenuButton(bar, "sigma", tr("Navigation values"),
                                      tr("By what the navigation map summarises the signal"), menu);
}

void ViewTools::makeComponentTools(QToolBar& bar)
{
    auto* menu = new QMenu(&bar);
    m_components = new QActionGroup(this);
    for (const Component component : kComponents) {
        QAction* action = menu->addAction(componentName(component));
        action->setCheckable(true);
        action->setData(static_cast<int>(component));
        action->setActionGroup(m_components);
        connect(action, &QAction::triggered, this, [this, component] { Q_EMIT componentChosen(component); });
    }
    m_componentButton =
        addMenuButton(bar, "complex", tr("Component"), tr("What of the complex numbers is shown"), menu);
}

void ViewTools::offer(const PlotOffer& offer)
{
    for (QAction* action : {m_asLine, m_asImage})
        action->setVisible(offer.canBeLine && offer.canBeImage);
    m_asLine->setChecked(offer.isLine());
    m_asImage->setChecked(offer.isColored());
    m_navigation->setVisible(offer.canBeNavigated);
    m_navigation->setChecked(offer.isNavigated);
    m_reductionButton->setVisible(offer.isNavigated);
    m_componentButton->setVisible(offer.isComplex && offer.isPlot());
    for (QAction* action : m_components->actions())
        action->setChecked(action->data().toInt() == static_cast<int>(offer.component));
    m_background->setVisible(offer.hasBackground);
}

bool ViewTools::isBackgroundWanted() const
{
    return m_background->isChecked();
}

void ViewTools::setBackgroundWanted(bool isWanted)
{
    m_background->setChecked(isWanted);
}

} // namespace h5scout::ui
