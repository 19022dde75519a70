// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/save/FigureForm.h"

#include <algorithm>
#include <cmath>

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QScopedValueRollback>
#include <QSpinBox>

namespace h5scout::ui
{

namespace
{

// Wider than what is possible: a number that is not is explained, not swallowed.
constexpr double kMostLength = 99999;
constexpr int kMostResolution = 9999;
constexpr int kMostPercent = 999;

template <typename Enum>
void add(QComboBox* box, const QString& text, Enum value)
{
    box->addItem(text, static_cast<int>(value));
}

template <typename Enum>
void select(QComboBox* box, Enum value)
{
    box->setCurrentIndex(box->findData(static_cast<int>(value)));
}

template <typename Enum>
Enum selected(const QComboBox* box)
{
    return static_cast<Enum>(box->currentData().toInt());
}

QDoubleSpinBox* newLengthBox(const char* name, const QString& accessibleName)
{
    auto* box = new QDoubleSpinBox;
    box->setObjectName(QLatin1String(name));
    box->setAccessibleName(accessibleName);
    box->setRange(0, kMostLength);
    box->setCorrectionMode(QAbstractSpinBox::CorrectToNearestValue);
    return box;
}

} // namespace

FigureForm::FigureForm(QWidget* parent)
    : QWidget(parent)
    , m_format(new QComboBox)
    , m_preset(new QComboBox)
    , m_width(newLengthBox("figureWidth", tr("Width")))
    , m_height(newLengthBox("figureHeight", tr("Height")))
    , m_unit(new QComboBox)
    , m_resolutionLabel(new QLabel(tr("&Resolution:")))
    , m_resolution(new QSpinBox)
    , m_scale(new QSpinBox)
    , m_colors(new QComboBox)
    , m_transparent(new QCheckBox(tr("&Transparent background")))
{
    m_format->setObjectName(QStringLiteral("figureFormat"));
    add(m_format, tr("PNG: pixels, for slides and the web"), FigureFormat::Png);
    add(m_format, tr("PDF: lines and texts, for print"), FigureFormat::Pdf);
    add(m_format, tr("SVG: lines and texts, to edit"), FigureFormat::Svg);

    m_preset->setObjectName(QStringLiteral("figurePreset"));
    add(m_preset, tr("As on the screen"), FigurePreset::Screen);
    add(m_preset, tr("One column, 85 mm"), FigurePreset::OneColumn);
    add(m_preset, tr("Two columns, 170 mm"), FigurePreset::TwoColumns);
    add(m_preset, tr("My own size"), FigurePreset::Own);

    m_unit->setObjectName(QStringLiteral("figureUnit"));
    m_unit->setAccessibleName(tr("Unit of width and height"));
    add(m_unit, tr("mm"), LengthUnit::Millimetres);
    add(m_unit, tr("pixels"), LengthUnit::Pixels);

    m_resolution->setObjectName(QStringLiteral("figureResolution"));
    m_resolution->setRange(0, kMostResolution);
    m_resolution->setSingleStep(50);
    m_resolution->setSuffix(tr(" dots an inch"));
    m_scale->setObjectName(QStringLiteral("figureScale"));
    m_scale->setRange(0, kMostPercent);
    m_scale->setSingleStep(5);
    m_scale->setSuffix(tr(" %"));
    m_scale->setToolTip(tr("Of the size that texts and lines have on the screen"));

    m_colors->setObjectName(QStringLiteral("figureColors"));
    add(m_colors, tr("As on the screen"), FigureColors::Screen);
    add(m_colors, tr("Light"), FigureColors::Light);
    add(m_colors, tr("Dark"), FigureColors::Dark);
    m_transparent->setObjectName(QStringLiteral("figureTransparent"));
    layOut();
    connectFields();
    showChoice();
}

void FigureForm::layOut()
{
    auto* size = new QHBoxLayout;
    size->setSpacing(6);
    size->addWidget(m_width, 1);
    size->addWidget(new QLabel(QStringLiteral("×")));
    size->addWidget(m_height, 1);
    size->addWidget(m_unit, 1);

    auto* colors = new QHBoxLayout;
    colors->addWidget(m_colors, 1);
    colors->addSpacing(8);
    colors->addWidget(m_transparent, 1);

    auto* form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->addRow(tr("For&mat:"), m_format);
    form->addRow(tr("Si&ze:"), m_preset);
    auto* widthLabel = new QLabel(tr("&Width × height:"));
    widthLabel->setBuddy(m_width);
    form->addRow(widthLabel, size);
    m_resolutionLabel->setBuddy(m_resolution);
    form->addRow(m_resolutionLabel, m_resolution);
    form->addRow(tr("Te&xts and lines:"), m_scale);
    auto* colorsLabel = new QLabel(tr("&Colours:"));
    colorsLabel->setBuddy(m_colors);
    form->addRow(colorsLabel, colors);
}

void FigureForm::connectFields()
{
    const auto onIndex = [this](QComboBox* box, auto&& take) {
        connect(box, &QComboBox::currentIndexChanged, this, [this, take] {
            if (m_isShowing)
                return;
            take();
            tell();
        });
    };
    onIndex(m_format, [this] { m_choice.settings.format = selected<FigureFormat>(m_format); });
    onIndex(m_preset, [this] { usePreset(m_choice, selected<FigurePreset>(m_preset), m_screen); });
    onIndex(m_unit, [this] { m_choice.unit = selected<LengthUnit>(m_unit); });
    onIndex(m_colors, [this] { m_choice.colors = selected<FigureColors>(m_colors); });
    for (QDoubleSpinBox* box : {m_width, m_height})
        connect(box, &QDoubleSpinBox::valueChanged, this, &FigureForm::takeSize);
    connect(m_resolution, &QSpinBox::valueChanged, this, &FigureForm::takeResolution);
    connect(m_scale, &QSpinBox::valueChanged, this, [this](int percent) {
        if (m_isShowing)
            return;
        m_choice.settings.scale = percent / 100.0;
        tell();
    });
    connect(m_transparent, &QCheckBox::toggled, this, [this](bool isTransparent) {
        if (m_isShowing)
            return;
        m_choice.settings.isTransparent = isTransparent;
        tell();
    });
}

void FigureForm::takeSize()
{
    if (m_isShowing)
        return;
    FigureSettings& settings = m_choice.settings;
    const QSizeF typed(m_width->value(), m_height->value());
    settings.sizeMm = shownUnit() == LengthUnit::Pixels ? figureMm(typed.toSize(), std::max(settings.dpi, 1)) : typed;
    m_choice.preset = FigurePreset::Own;
    tell();
}

void FigureForm::takeResolution(int dpi)
{
    if (m_isShowing)
        return;
    FigureSettings& settings = m_choice.settings;
    // Whoever asked for so many pixels gets them still.
    if (m_choice.preset == FigurePreset::Own && shownUnit() == LengthUnit::Pixels)
        settings.sizeMm = figureMm(QSizeF(m_width->value(), m_height->value()).toSize(), std::max(dpi, 1));
    settings.dpi = dpi;
    tell();
}

void FigureForm::tell()
{
    showChoice();
    Q_EMIT changed();
}

void FigureForm::setChoice(const FigureChoice& choice)
{
    m_choice = choice;
    showChoice();
}

void FigureForm::setScreen(const ScreenFigure& screen)
{
    m_screen = screen;
    if (m_choice.preset == FigurePreset::Screen)
        m_choice.settings.sizeMm = screenSizeMm(screen);
    showChoice();
}

LengthUnit FigureForm::shownUnit() const
{
    return m_choice.settings.format == FigureFormat::Png ? m_choice.unit : LengthUnit::Millimetres;
}

void FigureForm::showChoice()
{
    const QScopedValueRollback showing(m_isShowing, true);
    const FigureSettings& settings = m_choice.settings;
    const bool hasPixels = settings.format == FigureFormat::Png;
    select(m_format, settings.format);
    select(m_preset, m_choice.preset);
    select(m_unit, shownUnit());
    m_unit->setEnabled(hasPixels);
    m_resolution->setEnabled(hasPixels);
    m_resolutionLabel->setEnabled(hasPixels);
    m_resolution->setValue(settings.dpi);
    m_scale->setValue(qRound(settings.scale * 100));
    select(m_colors, m_choice.colors);
    m_transparent->setChecked(settings.isTransparent);
    showSize();
}

void FigureForm::showSize()
{
    const bool isInPixels = shownUnit() == LengthUnit::Pixels;
    const FigureSettings& settings = m_choice.settings;
    const QSizeF shown = isInPixels ? QSizeF(figurePixels(settings)) : settings.sizeMm;
    const auto put = [isInPixels](QDoubleSpinBox* box, double length) {
        const double step = isInPixels ? 10 : 5;
        box->setSingleStep(step);
        box->setDecimals(isInPixels ? 0 : 1);
        if (std::abs(box->value() - length) > 0.04) // else it is what is being typed
            box->setValue(length);
    };
    put(m_width, shown.width());
    put(m_height, shown.height());
}

} // namespace h5scout::ui
