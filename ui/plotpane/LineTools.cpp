// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plotpane/LineTools.h"

#include <QAction>
#include <QActionGroup>
#include <QMenu>
#include <QScopedValueRollback>
#include <QSettings>
#include <QToolBar>

#include "ui/plotpane/ToolMaking.h"

namespace h5scout::ui
{

namespace
{
const QString kErrorsKey = QStringLiteral("plot/errors");
}

LineTools::LineTools(QToolBar* bar)
    : QObject(bar)
    , m_markers(addToggle(*bar, "markersAction", "markers", tr("Markers"), tr("Mark each sample where there is room")))
    , m_logX(addToggle(*bar, "logXAction", "log-x", tr("Logarithmic x axis"), tr("Logarithmic x axis")))
    , m_logY(addToggle(*bar, "logYAction", "log-y", tr("Logarithmic y axis"), tr("Logarithmic y axis")))
    , m_legend(addToggle(*bar, "legendAction", "legend", tr("Legend"), tr("Show the names of the curves")))
    , m_errors(new QActionGroup(this))
{
    for (const QAction* action : {m_markers, m_logX, m_logY, m_legend})
        connect(action, &QAction::toggled, this, &LineTools::change);

    auto* errorMenu = new QMenu(bar);
    const auto addErrors = [&](const QString& text, LineStyle::Errors errors) {
        QAction* action = errorMenu->addAction(text);
        action->setCheckable(true);
        action->setData(static_cast<int>(errors));
        action->setActionGroup(m_errors);
    };
    addErrors(tr("No Errors"), LineStyle::Errors::None);
    addErrors(tr("Error Band"), LineStyle::Errors::Band);
    addErrors(tr("Error Bars"), LineStyle::Errors::Bars);
    connect(m_errors, &QActionGroup::triggered, this, &LineTools::change);
    m_errorButton = addMenuButton(*bar, "errors", tr("Errors"), tr("How errors are drawn"), errorMenu);
    showStyle();
}

void LineTools::offer(const PlotOffer& offer)
{
    for (QAction* action : {m_markers, m_logX, m_logY})
        action->setVisible(offer.isLine());
    m_legend->setVisible(offer.isLine() && offer.hasSeveral);
    m_errorButton->setVisible(offer.isLine() && offer.hasErrors);
}

void LineTools::change()
{
    if (m_isShowing)
        return;
    m_style.hasMarkers = m_markers->isChecked();
    m_style.isXLogarithmic = m_logX->isChecked();
    m_style.isYLogarithmic = m_logY->isChecked();
    m_style.hasLegend = m_legend->isChecked();
    if (const QAction* errors = m_errors->checkedAction())
        m_style.errors = static_cast<LineStyle::Errors>(errors->data().toInt());
    Q_EMIT styleChanged(m_style);
}

void LineTools::showStyle()
{
    const QScopedValueRollback showing(m_isShowing, true);
    m_markers->setChecked(m_style.hasMarkers);
    m_logX->setChecked(m_style.isXLogarithmic);
    m_logY->setChecked(m_style.isYLogarithmic);
    m_legend->setChecked(m_style.hasLegend);
    for (QAction* action : m_errors->actions())
        action->setChecked(action->data().toInt() == static_cast<int>(m_style.errors));
}

void LineTools::save(QSettings& settings) const
{
    settings.setValue(kErrorsKey, static_cast<int>(m_style.errors));
}

void LineTools::restore(const QSettings& settings)
{
    const int errors = settings.value(kErrorsKey, static_cast<int>(m_style.errors)).toInt();
    if (errors >= 0 && errors <= static_cast<int>(LineStyle::Errors::Bars))
        m_style.errors = static_cast<LineStyle::Errors>(errors);
    showStyle();
    Q_EMIT styleChanged(m_style);
}

} // namespace h5scout::ui
