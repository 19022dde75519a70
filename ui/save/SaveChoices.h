// SPDX-License-Identifier: GPL-3.0-or-later
// What is chosen in the save dialog: plain values, kept in the settings, and what they come to in words.
#pragma once

#include <optional>

#include <QSize>
#include <QString>

#include "ui/export/CsvText.h"
#include "ui/export/ExportRequest.h"
#include "ui/plot/FigureExport.h"
#include "ui/save/SaveSubject.h"

class QSettings;

namespace h5scout::ui
{

enum class FigurePreset : std::uint8_t { Screen, OneColumn, TwoColumns, Own };
enum class FigureColors : std::uint8_t { Screen, Light, Dark };
enum class LengthUnit : std::uint8_t { Millimetres, Pixels };

struct FigureChoice
{
    FigurePreset preset = FigurePreset::Screen;
    LengthUnit unit = LengthUnit::Millimetres; ///< in which the size is shown
    FigureColors colors = FigureColors::Screen;
    FigureSettings settings; ///< but for its colours
};

struct NumbersChoice
{
    CsvFormat format;
    bool isWhole = false; ///< not only what is in view
    ExportPlane::Form form = ExportPlane::Form::Matrix;
};

struct SaveChoices
{
    enum class Kind : std::uint8_t { Figure, Numbers };
    Kind kind = Kind::Figure;
    FigureChoice figure;
    NumbersChoice numbers;
    QString folder; ///< where something was saved last
};

/// A plot on the screen, for FigurePreset::Screen.
struct ScreenFigure
{
    QSize size;            ///< in the units of widgets
    double pixelRatio = 1; ///< device pixels a unit
};

QSizeF screenSizeMm(const ScreenFigure& screen);
/// The size, resolution and scale of a preset; Own changes nothing.
void usePreset(FigureChoice& choice, FigurePreset preset, const ScreenFigure& screen);
/// With the colours chosen.
FigureSettings figureSettings(const FigureChoice& choice);

/// The numbers chosen; empty if the subject has none.
std::optional<ExportRequest> chosenNumbers(const SaveSubject& subject, const NumbersChoice& choice);

/// "png", "csv" ...
QString suffixOf(const SaveChoices& choices);
/// The choices with the kind and the format of files with that suffix; empty if none has it. Capitals do not count.
std::optional<SaveChoices> withFormatOf(const SaveChoices& choices, const QString& suffix);

/// What will come, in a sentence; empty if nothing can.
QString figureSummary(const FigureSettings& settings);
QString numbersSummary(const SaveSubject& subject, const NumbersChoice& choice);
/// "1 row", "1,024 rows".
QString formatRowCount(quint64 count);

/// `screen`: what a figure is as large as, unless another size was chosen.
SaveChoices readSaveChoices(const QSettings& settings, const ScreenFigure& screen);
void storeSaveChoices(QSettings& settings, const SaveChoices& choices);

} // namespace h5scout::ui
