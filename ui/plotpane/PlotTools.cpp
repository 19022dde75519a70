// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plotpane/PlotTools.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include <QAction>
#include <QActionGroup>
#include <QComboBox>
#include <QMenu>
#include <QScopedValueRollback>
#include <QSettings>
#include <QToolButton>

#include "ui/Icons.h"
#include "ui/plotpane/LimitsDialog.h"
#include "ui/plotpane/PlotPart.h"

namespace h5scout::ui
{

namespace
{

const QString kColorMapKey = QStringLiteral("plot/colorMap");
const QString kErrorsKey = QStringLiteral("plot/errors");
const QString kStatisticsKey = QStringLiteral("plot/statistics");

constexpr std::array kReductions{Reduction::Mean, Reduction::Sum, Reduction::Minimum, Reduction::Maximum,
                                 Reduction::StandardDeviation};
constexpr std::array kComponents{Component::Amplitude, Component::Phase, Component::Real, Component::Imaginary};

} // namespace

PlotTools::PlotTools(QWidget* parent)
    : QToolBar(parent)
{
    setObjectName(QStringLiteral("plotTools"));
    setIconSize(QSize(18, 18));
    setToolButtonStyle(Qt::ToolButtonIconOnly);
    setContextMenuPolicy(Qt::PreventContextMenu);
    makeViewTools();
    makeLineTools();
    makeImageTools();
    makeCommonTools();
    offer({});
}

QAction* PlotTools::makeToggle(const char* name, const char* iconName, const QString& text, const QString& toolTip)
{
    QAction* action = addAction(icon(QLatin1String(iconName)), text);
    action->setObjectName(QLatin1String(name));
    action->setToolTip(toolTip);
    action->setCheckable(true);
    return action;
}

QAction* PlotTools::addMenuButton(const char* iconName, const QString& text, const QString& toolTip, QMenu* menu)
{
    auto* button = new QToolButton;
    button->setIcon(icon(QLatin1String(iconName)));
    button->setText(text);
    button->setToolTip(toolTip);
    button->setAccessibleName(text);
    button->setAutoRaise(true);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setMenu(menu);
    return addWidget(button);
}

void PlotTools::makeViewTools()
{
    m_asImage = makeToggle("asImageAction", "image", tr("Image"), tr("Show two dimensions as an image"));
    m_asLine = makeToggle("asLineAction", "plot", tr("Line"), tr("Show one dimension as a line"));
    auto* kinds = new QActionGroup(this);
    kinds->addAction(m_asImage);
    kinds->addAction(m_asLine);
    connect(kinds, &QActionGroup::triggered, this, [this](const QAction* action) {
        Q_EMIT kindChosen(action == m_asLine ? PlotKind::Line : PlotKind::Image);
    });

    m_navigation = makeToggle("navigationAction", "navigation", tr("Navigation"),
                              tr("Show a map of the navigation axes beside the signal; its cursor chooses the place"));
    connect(m_navigation, &QAction::triggered, this, &PlotTools::navigationChosen);
    m_reductions = new QMenu(this);
    auto* reductions = new QActionGroup(this);
    for (const Reduction reduction : kReductions) {
        QAction* action = m_reductions->addAction(reductionName(reduction));
        action->setCheckable(true);
        action->setChecked(reduction == Reduction::Mean);
        action->setActionGroup(reductions);
        connect(action, &QAction::triggered, this, [this, reduction] { Q_EMIT reductionChosen(reduction); });
    }
    m_reductionButton = addMenuButton("sigma", tr("Navigation values"),
                                      tr("By what the navigation map summarises the signal"), m_reductions);

    auto* componentMenu = new QMenu(this);
    m_components = new QActionGroup(this);
    for (const Component component : kComponents) {
        QAction* action = componentMenu->addAction(componentName(component));
        action->setCheckable(true);
        action->setData(static_cast<int>(component));
        action->setActionGroup(m_components);
        connect(action, &QAction::triggered, this, [this, component] { Q_EMIT componentChosen(component); });
    }
    m_componentButton =
        addMenuButton("complex", tr("Component"), tr("What of the complex numbers is shown"), componentMenu);

    m_background = makeToggle("backgroundAction", "background", tr("Subtract background"),
                              tr("Subtract the background that was recorded with the data"));
    connect(m_background, &QAction::triggered, this, &PlotTools::backgroundChosen);
}

void PlotTools::makeLineTools()
{
    m_markers = makeToggle("markersAction", "markers", tr("Markers"), tr("Mark each sample where there is room"));
    m_logX = makeToggle("logXAction", "log-x", tr("Logarithmic x axis"), tr("Logarithmic x axis"));
    m_logY = makeToggle("logYAction", "log-y", tr("Logarithmic y axis"), tr("Logarithmic y axis"));
    m_legend = makeToggle("legendAction", "legend", tr("Legend"), tr("Show the names of the curves"));
    for (QAction* action : {m_markers, m_logX, m_logY, m_legend})
        connect(action, &QAction::toggled, this, &PlotTools::changeLineStyle);

    auto* errorMenu = new QMenu(this);
    m_errors = new QActionGroup(this);
    const auto addErrors = [&](const QString& text, LineStyle::Errors errors) {
        QAction* action = errorMenu->addAction(text);
        action->setCheckable(true);
        action->setData(static_cast<int>(errors));
        action->setActionGroup(m_errors);
    };
    addErrors(tr("No Errors"), LineStyle::Errors::None);
    addErrors(tr("Error Band"), LineStyle::Errors::Band);
    addErrors(tr("Error Bars"), LineStyle::Errors::Bars);
    connect(m_errors, &QActionGroup::triggered, this, &PlotTools::changeLineStyle);
    m_errorButton = addMenuButton("errors", tr("Errors"), tr("How errors are drawn"), errorMenu);
}

void PlotTools::makeImageTools()
{
    m_maps = new QComboBox;
    m_maps->setObjectName(QStringLiteral("colorMapBox"));
    m_maps->setAccessibleName(tr("Colour map"));
    m_maps->setToolTip(tr("Colour map"));
    m_maps->setFrame(false);
    m_maps->setIconSize(QSize(60, 14));
    for (const ColorMap map : kColorMaps)
        m_maps->addItem(colorMapIcon(map), colorMapName(map));
    connect(m_maps, &QComboBox::currentIndexChanged, this, &PlotTools::changeImageStyle);
    m_mapBox = addWidget(m_maps);

    auto* menu = new QMenu(this);
    m_limits = new QActionGroup(this);
    const auto addLimits = [&](const QString& text, double percentile) {
        QAction* action = menu->addAction(text);
        action->setCheckable(true);
        action->setData(percentile);
        action->setActionGroup(m_limits);
        return action;
    };
    addLimits(tr("From Smallest to Largest"), 0);
    addLimits(tr("Without 0.1 % at Each End"), 0.1);
    addLimits(tr("Without 1 % at Each End"), 1);
    addLimits(tr("Without 5 % at Each End"), 5);
    m_manualLimits = addLimits(tr("Set Limits..."), -1);
    connect(m_limits, &QActionGroup::triggered, this, [this](const QAction* action) {
        if (action == m_manualLimits)
            editLimits();
        else
            changeImageStyle();
    });
    menu->addSeparator();
    m_reverseMap = menu->addAction(tr("Reverse the Colours"));
    m_reverseMap->setCheckable(true);
    m_limitsButton = addMenuButton("limits", tr("Colour limits"), tr("Which values the colours span"), menu);

    m_logColors = makeToggle("logColorsAction", "log-color", tr("Logarithmic colours"), tr("Logarithmic colours"));
    m_aspect = makeToggle(
        "aspectAction", "aspect", tr("Equal scales"),
        tr("Equal lengths for equal units on both axes; square elements for plain indices or different units"));
    m_profiles = makeToggle("profilesAction", "profiles", tr("Profiles"),
                            tr("Show a crosshair with the profiles along its row and column"));
    auto* flipMenu = new QMenu(this);
    m_flipRows = flipMenu->addAction(icon(QStringLiteral("flip-vertical")), tr("Flip &Vertically"));
    m_flipColumns = flipMenu->addAction(icon(QStringLiteral("flip-horizontal")), tr("Flip &Horizontally"));
    m_flipRows->setObjectName(QStringLiteral("flipRowsAction"));
    m_flipColumns->setObjectName(QStringLiteral("flipColumnsAction"));
    for (QAction* action : {m_flipRows, m_flipColumns})
        action->setCheckable(true);
    m_flipButton = addMenuButton("flip-vertical", tr("Flip"), tr("Flip the image"), flipMenu);
    for (QAction* action : {m_reverseMap, m_logColors, m_aspect, m_profiles, m_flipColumns, m_flipRows})
        connect(action, &QAction::toggled, this, &PlotTools::changeImageStyle);
}

void PlotTools::makeCommonTools()
{
    auto* spacer = new QWidget;
    spacer->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    addWidget(spacer);
    m_statistics = makeToggle("statisticsAction", "statistics", tr("Statistics"),
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
    showStyles();
}

void PlotTools::offer(const Offer& offer)
{
    const QScopedValueRollback showing(m_isShowing, true);
    const bool isLine = offer.kind == PlotKind::Line;
    const bool isImage = offer.kind == PlotKind::Image;
    const bool isColored = isImage || offer.kind == PlotKind::Scatter;
    const bool isPlot = isLine || isColored;
    for (QAction* action : {m_asLine, m_asImage})
        action->setVisible(offer.canBeLine && offer.canBeImage);
    m_asLine->setChecked(isLine);
    m_asImage->setChecked(isColored);
    m_navigation->setVisible(offer.canBeNavigated);
    m_navigation->setChecked(offer.isNavigated);
    m_reductionButton->setVisible(offer.isNavigated);
    m_componentButton->setVisible(offer.isComplex && isPlot);
    for (QAction* action : m_components->actions())
        action->setChecked(action->data().toInt() == static_cast<int>(offer.component));
    m_background->setVisible(offer.hasBackground);

    for (QAction* action : {m_markers, m_logX, m_logY})
        action->setVisible(isLine);
    m_legend->setVisible(isLine && offer.hasSeveral);
    m_errorButton->setVisible(isLine && offer.hasErrors);
    for (QAction* action : {m_mapBox, m_limitsButton, m_logColors, m_aspect})
        action->setVisible(isColored);
    for (QAction* action : {m_flipButton, m_profiles})
        action->setVisible(isImage);
    m_statistics->setVisible(isPlot);
    m_reset->setEnabled(isPlot);
    m_copyFigure->setEnabled(offer.kind != PlotKind::Words);
    m_copyData->setEnabled(offer.kind != PlotKind::Words);
    m_save->setEnabled(isPlot);
    if (std::exchange(m_areRowsUpward, offer.areRowsUpward) != offer.areRowsUpward && m_flipRows->isChecked()) {
        flipRows();
        Q_EMIT imageStyleChanged(m_imageStyle);
    }
}

bool PlotTools::isBackgroundWanted() const
{
    return m_background->isChecked();
}

void PlotTools::setBackgroundWanted(bool isWanted)
{
    m_background->setChecked(isWanted);
}

bool PlotTools::areStatisticsWanted() const
{
    return m_statistics->isChecked();
}

void PlotTools::changeLineStyle()
{
    if (m_isShowing)
        return;
    m_lineStyle.hasMarkers = m_markers->isChecked();
    m_lineStyle.isXLogarithmic = m_logX->isChecked();
    m_lineStyle.isYLogarithmic = m_logY->isChecked();
    m_lineStyle.hasLegend = m_legend->isChecked();
    if (const QAction* errors = m_errors->checkedAction())
        m_lineStyle.errors = static_cast<LineStyle::Errors>(errors->data().toInt());
    Q_EMIT lineStyleChanged(m_lineStyle);
}

void PlotTools::changeImageStyle()
{
    if (m_isShowing)
        return;
    m_imageStyle.map = kColorMaps.at(static_cast<std::size_t>(std::max(m_maps->currentIndex(), 0)));
    m_imageStyle.isMapReversed = m_reverseMap->isChecked();
    m_imageStyle.isLogarithmic = m_logColors->isChecked();
    m_imageStyle.isAspectLocked = m_aspect->isChecked();
    m_imageStyle.hasProfiles = m_profiles->isChecked();
    m_imageStyle.columnsLeftward = m_flipColumns->isChecked();
    flipRows();
    if (const QAction* limits = m_limits->checkedAction(); limits && limits != m_manualLimits) {
        m_imageStyle.percentile = limits->data().toDouble();
        m_imageStyle.limits = m_imageStyle.percentile > 0 ? ImageStyle::Limits::Percentile : ImageStyle::Limits::Full;
    }
    Q_EMIT imageStyleChanged(m_imageStyle);
}

/// Flipped is relative to what the axes of the image ask for.
void PlotTools::flipRows()
{
    m_imageStyle.rowsUpward = m_flipRows->isChecked() ? std::optional(!m_areRowsUpward) : std::nullopt;
}

void PlotTools::editLimits()
{
    auto* dialog = new LimitsDialog(m_currentLimits, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        m_imageStyle.limits = ImageStyle::Limits::Manual;
        m_imageStyle.manual = dialog->limits();
        Q_EMIT imageStyleChanged(m_imageStyle);
    });
    connect(dialog, &QDialog::rejected, this, &PlotTools::showStyles);
    dialog->open();
}

/// The tools as the styles are.
void PlotTools::showStyles()
{
    const QScopedValueRollback showing(m_isShowing, true);
    m_markers->setChecked(m_lineStyle.hasMarkers);
    m_logX->setChecked(m_lineStyle.isXLogarithmic);
    m_logY->setChecked(m_lineStyle.isYLogarithmic);
    m_legend->setChecked(m_lineStyle.hasLegend);
    for (QAction* action : m_errors->actions())
        action->setChecked(action->data().toInt() == static_cast<int>(m_lineStyle.errors));
    const auto map = std::ranges::find(kColorMaps, m_imageStyle.map);
    m_maps->setCurrentIndex(static_cast<int>(map - kColorMaps.begin()));
    m_reverseMap->setChecked(m_imageStyle.isMapReversed);
    m_logColors->setChecked(m_imageStyle.isLogarithmic);
    m_aspect->setChecked(m_imageStyle.isAspectLocked);
    m_profiles->setChecked(m_imageStyle.hasProfiles);
    m_flipColumns->setChecked(m_imageStyle.columnsLeftward);
    m_flipRows->setChecked(m_imageStyle.rowsUpward.has_value());
    const bool isPercentile = m_imageStyle.limits == ImageStyle::Limits::Percentile;
    for (QAction* action : m_limits->actions()) {
        const bool isManual = action == m_manualLimits;
        const double percentile = isPercentile ? m_imageStyle.percentile : 0;
        action->setChecked(m_imageStyle.limits == ImageStyle::Limits::Manual
                               ? isManual
                               : !isManual && qFuzzyCompare(action->data().toDouble() + 1, percentile + 1));
    }
}

void PlotTools::save(QSettings& settings) const
{
    settings.setValue(kColorMapKey, static_cast<int>(m_imageStyle.map));
    settings.setValue(kErrorsKey, static_cast<int>(m_lineStyle.errors));
    settings.setValue(kStatisticsKey, m_statistics->isChecked());
}

void PlotTools::restore(const QSettings& settings)
{
    const auto map = static_cast<ColorMap>(settings.value(kColorMapKey, 0).toInt());
    if (std::ranges::find(kColorMaps, map) != kColorMaps.end())
        m_imageStyle.map = map;
    const int errors = settings.value(kErrorsKey, static_cast<int>(m_lineStyle.errors)).toInt();
    if (errors >= 0 && errors <= static_cast<int>(LineStyle::Errors::Bars))
        m_lineStyle.errors = static_cast<LineStyle::Errors>(errors);
    showStyles();
    m_statistics->setChecked(settings.value(kStatisticsKey, false).toBool());
    Q_EMIT lineStyleChanged(m_lineStyle);
    Q_EMIT imageStyleChanged(m_imageStyle);
}

} // namespace h5scout::ui
