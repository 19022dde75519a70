// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plotpane/PlotTools.h"

#include <QAction>
#include <QSettings>

#include "ui/Icons.h"
#include "ui/plotpane/ImageTools.h"
#include "ui/plotpane/LineTools.h"
#include "ui/plotpane/ToolMaking.h"
#include "ui/plotpane/ViewTools.h"

namespace h5scout::ui
{

namespace
{
const QString kStatisticsKey = QStringLiteral("plot/statistics");
}

PlotTools::PlotTools(QWidget* parent)
    : QToolBar(parent)
    , m_view(new ViewTools(this))
    , m_line(new LineTools(this))
    , m_image(new ImageTools(this))
{
    setObjectName(QStringLiteral("plotTools"));
    setIconSize(QSize(18, 18));
    setToolButtonStyle(Qt::ToolButtonIconOnly);
    setContextMenuPolicy(Qt::PreventContextMenu);
    makeCommonTools();
    connect(m_view, &ViewTools::kindChosen, this, &PlotTools::kindChosen);
    connect(m_view, &ViewTools::navigationChosen, this, &PlotTools::navigationChosen);
    connect(m_view, &ViewTools::reductionChosen, this, &PlotTools::reductionChosen);
    connect(m_view, &ViewTools::componentChosen, this, &PlotTools::componentChosen);
    connect(m_view, &ViewTools::backgroundChosen, this, &PlotTools::backgroundChosen);
    connect(m_line, &LineTools::styleChanged, this, &PlotTools::lineStyleChanged);
    connect(m_image, &ImageTools::styleChanged, this, &PlotTools::imageStyleChanged);
    offer({});
}

void PlotTools::makeCommonTools()
{
    auto* spacer = new QWidget;
    spacer->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    addWidget(spacer);
    m_statistics = addToggle(*this, "statisticsAction", "statistics", tr("Statistics"),
                             tr("Minimum, maximum, mean and deviation of what is in view"));
    connect(m_statistics, &QAction::toggled, this, &PlotTools::statisticsChosen);

    const auto makeAction = [this](const char* name, const char* iconName, const QString& text, const QString& toolTip,
                                   const QKeySequence& keys) {
        QAction* action = addAction(icon(QLatin1String(iconName)), text);
        action->setObjectName(QLatin1String(name));
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        action->setToolTip(QStringLiteral("%1 (%2)").arg(toolTip, keys.toString(QKeySequence::NativeText)));
        return action;
    };
    m_reset = makeAction("resetViewAction", "zoom-reset", tr("Reset view"),
                         tr("Show everything again; a double click does it too"), Qt::Key_Home);
    m_copyFigure = makeAction("copyPictureAction", "copy", tr("Copy picture"),
                              tr("Copy the plot as a picture to the clipboard"), Qt::CTRL | Qt::SHIFT | Qt::Key_C);
    m_copyData = makeAction("copyDataAction", "copy-data", tr("Copy data"),
                            tr("Copy the numbers behind the plot to the clipboard"), Qt::CTRL | Qt::ALT | Qt::Key_C);
    m_save = makeAction("savePlotAction", "save", tr("Save..."), tr("Save the figure, or the numbers behind it"),
                        QKeySequence::Save);
    m_save->setShortcutContext(Qt::WindowShortcut);
}

void PlotTools::offer(const PlotOffer& offer)
{
    m_view->offer(offer);
    m_line->offer(offer);
    m_image->offer(offer);
    m_statistics->setVisible(offer.isPlot());
    m_reset->setEnabled(offer.isPlot());
    m_copyFigure->setEnabled(offer.kind != PlotKind::Words);
    m_copyData->setEnabled(offer.kind != PlotKind::Words);
    m_save->setEnabled(offer.isPlot());
}

const LineStyle& PlotTools::lineStyle() const
{
    return m_line->style();
}

const ImageStyle& PlotTools::imageStyle() const
{
    return m_image->style();
}

bool PlotTools::isBackgroundWanted() const
{
    return m_view->isBackgroundWanted();
}

void PlotTools::setBackgroundWanted(bool isWanted)
{
    m_view->setBackgroundWanted(isWanted);
}

bool PlotTools::areStatisticsWanted() const
{
    return m_statistics->isChecked();
}

void PlotTools::setCurrentLimits(const Span& limits)
{
    m_image->setCurrentLimits(limits);
}

void PlotTools::save(QSettings& settings) const
{
    m_line->save(settings);
    m_image->save(settings);
    settings.setValue(kStatisticsKey, areStatisticsWanted());
}

void PlotTools::restore(const QSettings& settings)
{
    m_line->restore(settings);
    m_image->restore(settings);
    m_statistics->setChecked(settings.value(kStatisticsKey, false).toBool());
}

} // namespace h5scout::ui
