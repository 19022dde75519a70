// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/save/SaveChoices.h"

#include <cmath>

#include <QCoreApplication>
#include <QLocale>
#include <QSettings>

#include "ui/Theme.h"
#include "ui/export/DataExport.h"
#include "ui/models/Format.h"

namespace h5scout::ui
{

namespace
{

constexpr int kScreenDpi = 96;
constexpr int kPrintDpi = 300;
// As journals print: texts of some eight points in one column, somewhat larger where there is more room.
constexpr QSizeF kOneColumnMm{85, 62};
constexpr QSizeF kTwoColumnsMm{170, 105};
constexpr double kOneColumnScale = 0.75;
constexpr double kTwoColumnsScale = 0.9;

const QString kKind = QStringLiteral("save/kind");
const QString kFolder = QStringLiteral("save/folder");
const QString kFigureFormat = QStringLiteral("save/figureFormat");
const QString kPreset = QStringLiteral("save/figurePreset");
const QString kUnit = QStringLiteral("save/figureUnit");
const QString kSize = QStringLiteral("save/figureSizeMm");
const QString kDpi = QStringLiteral("save/figureDpi");
const QString kScale = QStringLiteral("save/figureScale");
const QString kColors = QStringLiteral("save/figureColors");
const QString kTransparent = QStringLiteral("save/figureTransparent");
const QString kSeparator = QStringLiteral("save/separator");
const QString kNames = QStringLiteral("save/columnNames");
const QString kComments = QStringLiteral("save/comments");
const QString kWhole = QStringLiteral("save/wholeNumbers");
const QString kForm = QStringLiteral("save/imageForm");

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(h5scout::ui::SaveChoices)
};

/// Settings may hold anything.
template <typename T>
T readEnum(const QSettings& settings, const QString& key, T last, T otherwise)
{
    bool isNumber = false;
    const int number = settings.value(key).toInt(&isNumber);
    return isNumber && number >= 0 && number <= static_cast<int>(last) ? static_cast<T>(number) : otherwise;
}

QString formatMm(double length)
{
    return QLocale().toString(length, 'f', std::abs(length - std::round(length)) < 0.05 ? 0 : 1);
}

} // namespace

QSizeF screenSizeMm(const ScreenFigure& screen)
{
    return figureMm(screen.size, kScreenDpi);
}

void usePreset(FigureChoice& choice, FigurePreset preset, const ScreenFigure& screen)
{
    choice.preset = preset;
    FigureSettings& settings = choice.settings;
    switch (preset) {
    case FigurePreset::Screen:
        settings.sizeMm = screenSizeMm(screen);
        settings.dpi = qRound(kScreenDpi * screen.pixelRatio);
        settings.scale = 1;
        choice.unit = LengthUnit::Pixels;
        break;
    case FigurePreset::OneColumn:
    case FigurePreset::TwoColumns:
        settings.sizeMm = preset == FigurePreset::OneColumn ? kOneColumnMm : kTwoColumnsMm;
        settings.dpi = kPrintDpi;
        settings.scale = preset == FigurePreset::OneColumn ? kOneColumnScale : kTwoColumnsScale;
        choice.unit = LengthUnit::Millimetres;
        break;
    case FigurePreset::Own:
        break;
    }
}

FigureSettings figureSettings(const FigureChoice& choice)
{
    FigureSettings settings = choice.settings;
    settings.colors.reset();
    if (choice.colors != FigureColors::Screen)
        settings.colors = choice.colors == FigureColors::Light ? lightPalette() : darkPalette();
    return settings;
}

std::optional<ExportRequest> chosenNumbers(const SaveSubject& subject, const NumbersChoice& choice)
{
    std::optional<ExportRequest> request = choice.isWhole ? subject.whole : subject.visible;
    if (request)
        if (auto* plane = std::get_if<ExportPlane>(&*request))
            plane->form = choice.form;
    return request;
}

QString suffixOf(const SaveChoices& choices)
{
    if (choices.kind == SaveChoices::Kind::Numbers)
        return choices.numbers.format.separator == Separator::Tab ? QStringLiteral("tsv") : QStringLiteral("csv");
    switch (choices.figure.settings.format) {
    case FigureFormat::Pdf:
        return QStringLiteral("pdf");
    case FigureFormat::Svg:
        return QStringLiteral("svg");
    case FigureFormat::Png:
        break;
    }
    return QStringLiteral("png");
}

std::optional<SaveChoices> withFormatOf(const SaveChoices& choices, const QString& suffix)
{
    for (const FigureFormat format : {FigureFormat::Png, FigureFormat::Pdf, FigureFormat::Svg}) {
        SaveChoices figure = choices;
        figure.kind = SaveChoices::Kind::Figure;
        figure.figure.settings.format = format;
        if (suffixOf(figure) == suffix.toLower())
            return figure;
    }
    for (const Separator separator : {choices.numbers.format.separator, Separator::Comma, Separator::Tab}) {
        SaveChoices numbers = choices;
        numbers.kind = SaveChoices::Kind::Numbers;
        numbers.numbers.format.separator = separator;
        if (suffixOf(numbers) == suffix.toLower())
            return numbers;
    }
    return {};
}

QString figureSummary(const FigureSettings& settings)
{
    if (!figureProblem(settings).isEmpty())
        return {};
    const QString width = formatMm(settings.sizeMm.width());
    const QString height = formatMm(settings.sizeMm.height());
    if (settings.format != FigureFormat::Png)
        return Tr::tr("A drawing of %1 × %2 mm, sharp at any size.").arg(width, height);
    const QSize pixels = figurePixels(settings);
    return Tr::tr("A picture of %1 × %2 pixels, printed %3 × %4 mm.")
        .arg(pixels.width())
        .arg(pixels.height())
        .arg(width, height);
}

QString formatRowCount(quint64 count)
{
    return count == 1 ? Tr::tr("1 row") : Tr::tr("%1 rows").arg(formatCount(count));
}

QString numbersSummary(const SaveSubject& subject, const NumbersChoice& choice)
{
    const std::optional<ExportRequest> request = chosenNumbers(subject, choice);
    if (!request || !exportProblem(*request).isEmpty())
        return {};
    const ExportSize size = exportSize(*request);
    QString rows = formatRowCount(size.rows);
    if (const std::optional<ExportRequest> whole = chosenNumbers(subject, {{}, true, choice.form}))
        if (const ExportSize all = exportSize(*whole); all.rows > size.rows)
            rows = Tr::tr("%1 of %2").arg(formatCount(size.rows), formatRowCount(all.rows));
    quint64 columns = (size.cells + size.rows - 1) / size.rows;
    if (const auto* plane = std::get_if<ExportPlane>(&*request); plane && plane->form == ExportPlane::Form::Matrix)
        ++columns; // of the row axis
    return Tr::tr("%1, %2, about %3 of text.")
        .arg(rows, columns == 1 ? Tr::tr("1 column") : Tr::tr("%1 columns").arg(formatCount(columns)),
             formatBytes(size.bytes));
}

SaveChoices readSaveChoices(const QSettings& settings, const ScreenFigure& screen)
{
    SaveChoices choices;
    choices.kind = readEnum(settings, kKind, SaveChoices::Kind::Numbers, choices.kind);
    choices.folder = settings.value(kFolder).toString();
    FigureChoice& figure = choices.figure;
    FigureSettings& drawing = figure.settings;
    drawing.format = readEnum(settings, kFigureFormat, FigureFormat::Svg, drawing.format);
    figure.preset = readEnum(settings, kPreset, FigurePreset::Own, figure.preset);
    figure.unit = readEnum(settings, kUnit, LengthUnit::Pixels, figure.unit);
    figure.colors = readEnum(settings, kColors, FigureColors::Dark, figure.colors);
    drawing.sizeMm = settings.value(kSize, drawing.sizeMm).toSizeF();
    drawing.dpi = settings.value(kDpi, drawing.dpi).toInt();
    drawing.scale = settings.value(kScale, drawing.scale).toDouble();
    drawing.isTransparent = settings.value(kTransparent, drawing.isTransparent).toBool();
    if (figure.preset == FigurePreset::Screen)
        drawing.sizeMm = screenSizeMm(screen);
    if (!settings.contains(kPreset) || !figureProblem(drawing).isEmpty())
        usePreset(figure, FigurePreset::Screen, screen);
    NumbersChoice& numbers = choices.numbers;
    numbers.format.separator = readEnum(settings, kSeparator, Separator::Semicolon, numbers.format.separator);
    numbers.format.hasNames = settings.value(kNames, numbers.format.hasNames).toBool();
    numbers.format.hasComments = settings.value(kComments, numbers.format.hasComments).toBool();
    numbers.isWhole = settings.value(kWhole, numbers.isWhole).toBool();
    numbers.form = readEnum(settings, kForm, ExportPlane::Form::Long, numbers.form);
    return choices;
}

void storeSaveChoices(QSettings& settings, const SaveChoices& choices)
{
    settings.setValue(kKind, static_cast<int>(choices.kind));
    settings.setValue(kFolder, choices.folder);
    const FigureChoice& figure = choices.figure;
    settings.setValue(kFigureFormat, static_cast<int>(figure.settings.format));
    settings.setValue(kPreset, static_cast<int>(figure.preset));
    settings.setValue(kUnit, static_cast<int>(figure.unit));
    settings.setValue(kColors, static_cast<int>(figure.colors));
    settings.setValue(kSize, figure.settings.sizeMm);
    settings.setValue(kDpi, figure.settings.dpi);
    settings.setValue(kScale, figure.settings.scale);
    settings.setValue(kTransparent, figure.settings.isTransparent);
    const NumbersChoice& numbers = choices.numbers;
    settings.setValue(kSeparator, static_cast<int>(numbers.format.separator));
    settings.setValue(kNames, numbers.format.hasNames);
    settings.setValue(kComments, numbers.format.hasComments);
    settings.setValue(kWhole, numbers.isWhole);
    settings.setValue(kForm, static_cast<int>(numbers.form));
}

} // namespace h5scout::ui
