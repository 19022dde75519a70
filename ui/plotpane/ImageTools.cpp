// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plotpane/ImageTools.h"

#include <algorithm>
#include <optional>
#include <utility>

#include <QAction>
#include <QActionGroup>
#include <QComboBox>
#include <QMenu>
#include <QScopedValueRollback>
#include <QSettings>
#include <QToolBar>

#include "ui/Icons.h"
#include "ui/plotpane/LimitsDialog.h"
#include "ui/plotpane/ToolMaking.h"

namespace h5scout::ui
{

namespace
{
const QString kColorMapKey = QStringLiteral("plot/colorMap");
}

ImageTools::ImageTools(QToolBar* bar)
    : QObject(bar)
{
    makeColorTools(*bar);
    makeShapeTools(*bar);
    for (const QAction* action : {m_reverseMap, m_logColors, m_aspect, m_profiles, m_flipColumns, m_flipRows})
        connect(action, &QAction::toggled, this, &ImageTools::change);
    showStyle();
}

void ImageTools::makeColorTools(QToolBar& bar)
{
    m_maps = new QComboBox;
    m_maps->setObjectName(QStringLiteral("colorMapBox"));
    m_maps->setAccessibleName(tr("Colour map"));
    m_maps->setToolTip(tr("Colour map"));
    m_maps->setFrame(false);
    m_maps->setIconSize(QSize(60, 14));
    for (const ColorMap map : kColorMaps)
        m_maps->addItem(colorMapIcon(map), colorMapName(map));
    connect(m_maps, &QComboBox::currentIndexChanged, this, &ImageTools::change);
    m_mapBox = bar.addWidget(m_maps);

    auto* menu = new QMenu(&bar);
    addLimits(*menu);
    menu->addSeparator();
    m_reverseMap = menu->addAction(tr("Reverse the Colours"));
    m_reverseMap->setCheckable(true);
    m_limitsButton = addMenuButton(bar, "limits", tr("Colour limits"), tr("Which values the colours span"), menu);
    m_logColors = addToggle(bar, "logColorsAction", "log-color", tr("Logarithmic colours"), tr("Logarithmic colours"));
}

void ImageTools::addLimits(QMenu& menu)
{
    m_limits = new QActionGroup(this);
    const auto add = [&](const QString& text, double percentile) {
        QAction* action = menu.addAction(text);
        action->setCheckable(true);
        action->setData(percentile);
        action->setActionGroup(m_limits);
        return action;
    };
    add(tr("From Smallest to Largest"), 0);
    add(tr("Without 0.1 % at Each End"), 0.1);
    add(tr("Without 1 % at Each End"), 1);
    add(tr("Without 5 % at Each End"), 5);
    m_manualLimits = add(tr("Set Limits..."), -1);
    connect(m_limits, &QActionGroup::triggered, this, [this](const QAction* action) {
        if (action == m_manualLimits)
            editLimits();
        else
            change();
    });
}

void ImageTools::makeShapeTools(QToolBar& bar)
{
    m_aspect = addToggle(
        bar, "aspectAction", "aspect", tr("Equal scales"),
        tr("Equal lengths for equal units on both axes; square elements for plain indices or different units"));
    m_profiles = addToggle(bar, "profilesAction", "profiles", tr("Profiles"),
                           tr("Show a crosshair with the profiles along its row and column"));
    auto* menu = new QMenu(&bar);
    m_flipRows = menu->addAction(icon(QStringLiteral("flip-vertical")), tr("Flip &Vertically"));
    m_flipColumns = menu->addAction(icon(QStringLiteral("flip-horizontal")), tr("Flip &Horizontally"));
    m_flipRows->setObjectName(QStringLiteral("flipRowsAction"));
    m_flipColumns->setObjectName(QStringLiteral("flipColumnsAction"));
    for (QAction* action : {m_flipRows, m_flipColumns})
        action->setCheckable(true);
    m_flipButton = addMenuButton(bar, "flip-vertical", tr("Flip"), tr("Flip the image"), menu);
}

void ImageTools::offer(const PlotOffer& offer)
{
    for (QAction* action : {m_mapBox, m_limitsButton, m_aspect})
        action->setVisible(offer.isColored());
    m_logColors->setVisible(offer.isColored() && !offer.areStates);
    m_limits->setEnabled(!offer.areStates);
    for (QAction* action : {m_flipButton, m_profiles})
        action->setVisible(offer.isImage());
    if (std::exchange(m_areRowsUpward, offer.areRowsUpward) != offer.areRowsUpward && m_flipRows->isChecked()) {
        flipRows();
        Q_EMIT styleChanged(m_style);
    }
}

void ImageTools::change()
{
    if (m_isShowing)
        return;
    m_style.map = kColorMaps.at(static_cast<std::size_t>(std::max(m_maps->currentIndex(), 0)));
    m_style.isMapReversed = m_reverseMap->isChecked();
    m_style.isLogarithmic = m_logColors->isChecked();
    m_style.isAspectLocked = m_aspect->isChecked();
    m_style.hasProfiles = m_profiles->isChecked();
    m_style.columnsLeftward = m_flipColumns->isChecked();
    flipRows();
    if (const QAction* limits = m_limits->checkedAction(); limits && limits != m_manualLimits) {
        m_style.percentile = limits->data().toDouble();
        m_style.limits = m_style.percentile > 0 ? ImageStyle::Limits::Percentile : ImageStyle::Limits::Full;
    }
    Q_EMIT styleChanged(m_style);
}

/// Flipped is relative to what the axes of the image ask for.
void ImageTools::flipRows()
{
    m_style.rowsUpward = m_flipRows->isChecked() ? std::optional(!m_areRowsUpward) : std::nullopt;
}

void ImageTools::editLimits()
{
    auto* dialog = new LimitsDialog(m_currentLimits, m_maps->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        m_style.limits = ImageStyle::Limits::Manual;
        m_style.manual = dialog->limits();
        Q_EMIT styleChanged(m_style);
    });
    connect(dialog, &QDialog::rejected, this, &ImageTools::showStyle);
    dialog->open();
}

void ImageTools::showStyle()
{
    const QScopedValueRollback showing(m_isShowing, true);
    const auto map = std::ranges::find(kColorMaps, m_style.map);
    m_maps->setCurrentIndex(static_cast<int>(map - kColorMaps.begin()));
    m_reverseMap->setChecked(m_style.isMapReversed);
    m_logColors->setChecked(m_style.isLogarithmic);
    m_aspect->setChecked(m_style.isAspectLocked);
    m_profiles->setChecked(m_style.hasProfiles);
    m_flipColumns->setChecked(m_style.columnsLeftward);
    m_flipRows->setChecked(m_style.rowsUpward.has_value());
    showLimits();
}

void ImageTools::showLimits()
{
    const bool isPercentile = m_style.limits == ImageStyle::Limits::Percentile;
    for (QAction* action : m_limits->actions()) {
        const bool isManual = action == m_manualLimits;
        const double percentile = isPercentile ? m_style.percentile : 0;
        action->setChecked(m_style.limits == ImageStyle::Limits::Manual
                               ? isManual
                               : !isManual && qFuzzyCompare(action->data().toDouble() + 1, percentile + 1));
    }
}

void ImageTools::save(QSettings& settings) const
{
    settings.setValue(kColorMapKey, static_cast<int>(m_style.map));
}

void ImageTools::restore(const QSettings& settings)
{
    const auto map = static_cast<ColorMap>(settings.value(kColorMapKey, 0).toInt());
    if (std::ranges::find(kColorMaps, map) != kColorMaps.end())
        m_style.map = map;
    showStyle();
    Q_EMIT styleChanged(m_style);
}

} // namespace h5scout::ui
