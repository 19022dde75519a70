// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/save/SaveChoices.h"

#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include "ui/Theme.h"

using namespace h5scout::ui;

namespace
{

const ScreenFigure kScreen{QSize(800, 480), 2};

SaveSubject curves(quint64 inView, quint64 all)
{
    const auto table = [](quint64 count) {
        ExportCurve curve;
        curve.name = QStringLiteral("y");
        curve.x.scale = h5scout::ui::AxisScale(count);
        curve.count = count;
        return columnsOf({curve});
    };
    SaveSubject subject;
    subject.visible = table(inView);
    subject.whole = table(all);
    return subject;
}

SaveSubject plane(quint64 rows, quint64 columns)
{
    ExportPlane request;
    request.rows = {0, rows, 1};
    request.columns = {0, columns, 1};
    SaveSubject subject;
    subject.visible = subject.whole = request;
    return subject;
}

} // namespace

class TestSaveChoices : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void presetsMakeSizes()
    {
        FigureChoice choice;
        usePreset(choice, FigurePreset::Screen, kScreen);
        QCOMPARE(figurePixels(choice.settings), QSize(1600, 960)); // those of the screen's device
        QCOMPARE(figureLayout(choice.settings), kScreen.size);
        usePreset(choice, FigurePreset::OneColumn, kScreen);
        QCOMPARE(choice.settings.sizeMm.width(), 85.0);
        QCOMPARE(figureProblem(choice.settings), QString());
        usePreset(choice, FigurePreset::TwoColumns, kScreen);
        QCOMPARE(choice.settings.sizeMm.width(), 170.0);
        const QSizeF before = choice.settings.sizeMm;
        usePreset(choice, FigurePreset::Own, kScreen);
        QCOMPARE(choice.settings.sizeMm, before);
    }

    void coloursAreThemes()
    {
        FigureChoice choice;
        QVERIFY(!figureSettings(choice).colors);
        choice.colors = FigureColors::Light;
        QVERIFY(figureSettings(choice).colors == lightPalette());
        choice.colors = FigureColors::Dark;
        QVERIFY(figureSettings(choice).colors == darkPalette());
    }

    void saysWhatWillCome()
    {
        FigureSettings settings{.sizeMm = {85, 60.5}, .dpi = 300};
        QCOMPARE(figureSummary(settings), QStringLiteral("A picture of 1004 × 715 pixels, printed 85 × 60.5 mm."));
        settings.format = FigureFormat::Svg;
        QCOMPARE(figureSummary(settings), QStringLiteral("A drawing of 85 × 60.5 mm, sharp at any size."));
        settings.sizeMm = {1, 1};
        QCOMPARE(figureSummary(settings), QString());

        QCOMPARE(numbersSummary(curves(1024, 30000), {}),
                 QStringLiteral("1,024 of 30,000 rows, 2 columns, about 32 KiB of text."));
        QCOMPARE(numbersSummary(curves(1, 1), {}), QStringLiteral("1 row, 2 columns, about 32 bytes of text."));
        NumbersChoice choice;
        choice.isWhole = true;
        QVERIFY(numbersSummary(curves(1024, 30000), choice).startsWith(QStringLiteral("30,000 rows,")));
        QCOMPARE(numbersSummary(plane(10, 20), {}), QStringLiteral("10 rows, 21 columns, about 3.1 KiB of text."));
        choice.form = ExportPlane::Form::Long;
        QVERIFY(numbersSummary(plane(10, 20), choice).startsWith(QStringLiteral("200 rows, 3 columns,")));
        QCOMPARE(numbersSummary({}, {}), QString());
    }

    void suffixesSayTheFormat()
    {
        SaveChoices choices;
        QCOMPARE(suffixOf(choices), QStringLiteral("png"));
        choices.figure.settings.format = FigureFormat::Pdf;
        QCOMPARE(suffixOf(choices), QStringLiteral("pdf"));
        choices.kind = SaveChoices::Kind::Numbers;
        QCOMPARE(suffixOf(choices), QStringLiteral("csv"));
        choices.numbers.format.separator = Separator::Tab;
        QCOMPARE(suffixOf(choices), QStringLiteral("tsv"));
    }

    void suffixesChooseTheFormat()
    {
        SaveChoices choices;
        choices.numbers.format.separator = Separator::Semicolon;
        const auto drawing = withFormatOf(choices, QStringLiteral("SVG"));
        QVERIFY(drawing && drawing->kind == SaveChoices::Kind::Figure);
        QCOMPARE(suffixOf(*drawing), QStringLiteral("svg"));
        const auto numbers = withFormatOf(choices, QStringLiteral("csv"));
        QVERIFY(numbers && numbers->kind == SaveChoices::Kind::Numbers);
        QCOMPARE(numbers->numbers.format.separator, Separator::Semicolon); // is a CSV already
        const auto tabbed = withFormatOf(choices, QStringLiteral("tsv"));
        QVERIFY(tabbed && tabbed->numbers.format.separator == Separator::Tab);
        QVERIFY(!withFormatOf(choices, QStringLiteral("data")));
        QVERIFY(!withFormatOf(choices, QString()));
    }

    void settingsKeepTheChoices()
    {
        QTemporaryDir folder;
        QSettings settings(folder.filePath(QStringLiteral("a.ini")), QSettings::IniFormat);
        SaveChoices choices;
        choices.kind = SaveChoices::Kind::Numbers;
        choices.folder = QStringLiteral("/data");
        choices.figure = {FigurePreset::Own,
                          LengthUnit::Millimetres,
                          FigureColors::Dark,
                          {.format = FigureFormat::Svg, .sizeMm = {100, 70}, .dpi = 150, .scale = 1.2}};
        choices.figure.settings.isTransparent = true;
        choices.numbers = {{Separator::Semicolon, false, false}, true, ExportPlane::Form::Long};
        storeSaveChoices(settings, choices);
        const SaveChoices read = readSaveChoices(settings, kScreen);
        QCOMPARE(read.kind, choices.kind);
        QCOMPARE(read.folder, choices.folder);
        QCOMPARE(read.figure.preset, FigurePreset::Own);
        QCOMPARE(read.figure.unit, LengthUnit::Millimetres);
        QCOMPARE(read.figure.colors, FigureColors::Dark);
        QCOMPARE(read.figure.settings.format, FigureFormat::Svg);
        QCOMPARE(read.figure.settings.sizeMm, QSizeF(100, 70));
        QCOMPARE(read.figure.settings.dpi, 150);
        QCOMPARE(read.figure.settings.scale, 1.2);
        QVERIFY(read.figure.settings.isTransparent);
        QCOMPARE(read.numbers.format.separator, Separator::Semicolon);
        QVERIFY(!read.numbers.format.hasNames);
        QVERIFY(!read.numbers.format.hasComments);
        QVERIFY(read.numbers.isWhole);
        QCOMPARE(read.numbers.form, ExportPlane::Form::Long);
    }

    void nonsenseInTheSettingsIsIgnored()
    {
        QTemporaryDir folder;
        QSettings settings(folder.filePath(QStringLiteral("a.ini")), QSettings::IniFormat);
        for (const char* key : {"kind", "figureFormat", "figurePreset", "figureUnit", "figureSizeMm", "figureDpi",
                                "figureScale", "figureColors", "separator", "imageForm"})
            settings.setValue(QStringLiteral("save/") + QLatin1String(key), QStringLiteral("-77"));
        const SaveChoices read = readSaveChoices(settings, kScreen);
        QCOMPARE(read.kind, SaveChoices::Kind::Figure);
        QCOMPARE(read.figure.preset, FigurePreset::Screen);
        QCOMPARE(figurePixels(read.figure.settings), QSize(1600, 960));
        QCOMPARE(figureProblem(read.figure.settings), QString());
        QCOMPARE(read.numbers.format.separator, Separator::Comma);
    }
};

QTEST_MAIN(TestSaveChoices)
#include "tst_save_choices.moc"
