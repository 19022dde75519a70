// SPDX-License-Identifier: GPL-3.0-or-later
#include "SaveDialogTest.h"

using namespace h5scout;
using namespace h5scout::test;
using namespace h5scout::ui;

class TestSaveFigure : public SaveDialogTest
{
    Q_OBJECT
private Q_SLOTS:
    void savesAPngOfThePixelsAskedFor();
    void enterSavesAtOnce();
    void savesPdfAndSvg_data();
    void savesPdfAndSvg();
    void coloursAndTransparencyReachThePicture();
    void sizesGoByTheirUnits();
    void impossibleSizesAreExplained();
    void theMapCanBeSavedToo();
    void looksAsItShould_data();
    void looksAsItShould();
};

void TestSaveFigure::savesAPngOfThePixelsAskedFor()
{
    openDialog("/scan/trace");
    choose("figurePreset", 1);
    QCOMPARE(field<QDoubleSpinBox>("figureWidth")->value(), 85.0);
    QVERIFY2(summary().startsWith(QStringLiteral("A picture of 1004 × 732 pixels")), qPrintable(summary()));
    choose("figureUnit", 1);
    typeNumber(field<QDoubleSpinBox>("figureWidth"), "640");
    typeNumber(field<QDoubleSpinBox>("figureHeight"), "400");
    typeNumber(field<QSpinBox>("figureResolution"), "150");
    QVERIFY2(summary().startsWith(QStringLiteral("A picture of 640 × 400 pixels")), qPrintable(summary()));
    typePath(at("a.png"));
    save();
    const QImage picture(at("a.png"));
    QCOMPARE(picture.size(), QSize(640, 400));
    QCOMPARE(picture.dotsPerMeterX(), 5906);
    QVERIFY(inkShare(picture) > 0.01);
    QCOMPARE(m_told->count(), 1);
    QCOMPARE(m_told->at(0)[0].toString(), QStringLiteral("Saved the figure as %1.").arg(at("a.png")));
    QCOMPARE(entries(), QStringList{QStringLiteral("a.png")});
}

void TestSaveFigure::enterSavesAtOnce()
{
    openDialog("/scan/trace");
    typePath(QStringLiteral("typed"));
    QTRY_VERIFY(saveButton()->isEnabled());
    QTest::keyClick(path(), Qt::Key_Return);
    QTRY_VERIFY(!dialog());
    QCOMPARE(entries(), QStringList{QStringLiteral("typed.png")});
    QCOMPARE(QImage(at("typed.png")).size(), m_pane->signalView()->currentPlot()->size()); // as on the screen
}

void TestSaveFigure::savesPdfAndSvg_data()
{
    QTest::addColumn<int>("format");
    QTest::addColumn<QString>("name");
    QTest::newRow("pdf") << 1 << QStringLiteral("run_042_scan_camera.pdf");
    QTest::newRow("svg") << 2 << QStringLiteral("run_042_scan_camera.svg");
}

void TestSaveFigure::savesPdfAndSvg()
{
    QFETCH(int, format);
    QFETCH(QString, name);
    openDialog("/scan/camera");
    choose("figurePreset", 2);
    choose("figureFormat", format);
    QVERIFY(!field<QSpinBox>("figureResolution")->isEnabled());
    QVERIFY2(summary().contains(QStringLiteral("170 × 105 mm")), qPrintable(summary()));
    save();
    QCOMPARE(entries(), QStringList{name});
    const QByteArray bytes = bytesOf(name.toLatin1().constData());
    if (format == 1) {
        QVERIFY(bytes.startsWith("%PDF"));
        QVERIFY(bytes.trimmed().endsWith("%%EOF"));
        QVERIFY(bytes.contains("/MediaBox [0 0 482"));
        return;
    }
    QSvgRenderer svg(bytes);
    QVERIFY(svg.isValid());
    QVERIFY(bytes.contains("width=\"170mm\" height=\"105mm\""));
    QVERIFY(bytes.contains("<title>run_042.h5::/scan/camera</title>"));
}

void TestSaveFigure::coloursAndTransparencyReachThePicture()
{
    openDialog("/scan/trace");
    choose("figureColors", 2);
    const auto* preview = field<FigurePreview>("figurePreview");
    QTRY_VERIFY(!preview->image().isNull());
    QTRY_COMPARE(preview->image().pixelColor(0, 0), ui::darkPalette().color(QPalette::Base));
    choose("figurePreset", 1);
    QTRY_VERIFY(std::abs(preview->image().height() - preview->image().width() * 62.0 / 85) < 2);
    save();
    QCOMPARE(QImage(at("run_042_scan_trace.png")).pixelColor(0, 0), ui::darkPalette().color(QPalette::Base));
    openDialog("/scan/trace");
    click("figureTransparent");
    typePath(at("clear.png"));
    save();
    QCOMPARE(QImage(at("clear.png")).pixelColor(0, 0).alpha(), 0);
}

void TestSaveFigure::sizesGoByTheirUnits()
{
    openDialog("/scan/trace");
    auto* width = field<QDoubleSpinBox>("figureWidth");
    const QSize screen = m_pane->signalView()->currentPlot()->size();
    QCOMPARE(width->value(), static_cast<double>(screen.width())); // as on the screen, in pixels
    typeNumber(field<QSpinBox>("figureResolution"), "192");
    QCOMPARE(width->value(), 2.0 * screen.width()); // the same picture, finer
    typeNumber(width, "1000");
    QCOMPARE(field<QComboBox>("figurePreset")->currentIndex(), 3);
    typeNumber(field<QSpinBox>("figureResolution"), "96");
    QCOMPARE(width->value(), 1000.0); // who asks for pixels gets them
    choose("figureUnit", 0);
    QCOMPARE(width->value(), 264.6);
    choose("figureFormat", 1);
    QVERIFY(!field<QComboBox>("figureUnit")->isEnabled());
    choose("figurePreset", 0);
    QVERIFY2(summary().contains(QString::number(screen.width() * 25.4 / 96, 'f', 1)), qPrintable(summary()));
}

void TestSaveFigure::impossibleSizesAreExplained()
{
    openDialog("/scan/trace");
    choose("figurePreset", 1);
    typeNumber(field<QDoubleSpinBox>("figureWidth"), "3");
    QVERIFY2(summary().contains(QStringLiteral("10 to 2000 mm")), qPrintable(summary()));
    QVERIFY(field<NoteLine>("saveSummary")->isProblem());
    QVERIFY(!saveButton()->isEnabled());
    typeNumber(field<QDoubleSpinBox>("figureWidth"), "1500");
    QVERIFY2(summary().contains(QStringLiteral("is too large")), qPrintable(summary()));
    typeNumber(field<QDoubleSpinBox>("figureWidth"), "100");
    typeNumber(field<QSpinBox>("figureScale"), "900");
    QVERIFY2(summary().contains(QStringLiteral("20 to 500 %")), qPrintable(summary()));
    typeNumber(field<QSpinBox>("figureScale"), "80");
    QVERIFY(!field<NoteLine>("saveSummary")->isProblem());
    QTRY_VERIFY(saveButton()->isEnabled());
}

void TestSaveFigure::theMapCanBeSavedToo()
{
    FakeNode& scan = m_file->addArray("/scan/spectra", {6, 200}, wave(1200));
    scan.data.navigationDimensions = {0};
    openDialog("/scan/spectra");
    QVERIFY(m_pane->navigationView()->isVisible());
    QCOMPARE(field<QComboBox>("saveSubject")->currentText(), QStringLiteral("Signal"));
    choose("saveSubject", 1);
    QCOMPARE(path()->text(), at("run_042_scan_spectra_map.png"));
    chooseNumbers();
    QVERIFY2(summary().startsWith(QStringLiteral("6 rows, 2 columns")), qPrintable(summary()));
    save();
    const QStringList lines = linesOf("run_042_scan_spectra_map.csv");
    QCOMPARE(lines[0], QStringLiteral("# h5scout, run_042.h5::/scan/spectra, slice [:, :], mean over dimension 1"));
    QVERIFY2(lines[1].endsWith(QStringLiteral("spectra, mean\"")), qPrintable(lines[1]));
    QCOMPARE(lines.size(), 8);
    const std::vector<double> values = wave(1200);
    for (int step = 0; step < 6; ++step) {
        const auto first = values.begin() + step * 200;
        const double mean = std::accumulate(first, first + 200, 0.0) / 200;
        const QStringList fields = lines[2 + step].split(QLatin1Char(','));
        QCOMPARE(fields[0].toInt(), step);
        QVERIFY(std::abs(fields[1].toDouble() - mean) < 1e-12);
    }

    openDialog("/scan/spectra");
    choose("saveSubject", 1);
    click("saveFigure");
    typePath(at("map.png"));
    choose("saveSubject", 0);
    choose("saveSubject", 1);
    QCOMPARE(path()->text(), at("map.png"));
    save();
    QCOMPARE(QImage(at("map.png")).size(), m_pane->navigationView()->currentPlot()->size());
}

void TestSaveFigure::looksAsItShould_data()
{
    QTest::addColumn<bool>("isDark");
    QTest::addColumn<QString>("what");
    for (const bool isDark : {false, true})
        for (const char* what : {"figure", "numbers", "image", "map", "mistake", "progress"})
            QTest::addRow("%s %s", what, isDark ? "dark" : "light") << isDark << QString::fromLatin1(what);
}

void TestSaveFigure::looksAsItShould()
{
    QFETCH(bool, isDark);
    QFETCH(QString, what);
    applyTheme(isDark ? Theme::Dark : Theme::Light);
    FakeNode& scan = m_file->addArray("/scan/spectra", {6, 200}, wave(1200));
    scan.data.navigationDimensions = {0};
    QFile(at("run_042_scan_trace.csv")).open(QIODevice::WriteOnly);
    const bool isMap = what == QLatin1String("map");
    openDialog(isMap ? "/scan/spectra" : what == QLatin1String("image") ? "/scan/camera" : "/scan/trace");
    if (isMap)
        choose("saveSubject", 1);
    if (what != QLatin1String("figure") && what != QLatin1String("mistake"))
        chooseNumbers();
    if (what == QLatin1String("mistake")) {
        choose("figurePreset", 1);
        typeNumber(field<QSpinBox>("figureScale"), "300");
        typePath(QStringLiteral("/data/run_042/figures/a.png"));
    }
    if (what == QLatin1String("progress")) {
        typePath(at("b.csv"));
        QTRY_VERIFY(saveButton()->isEnabled());
        m_file->hold();
        QTest::mouseClick(saveButton(), Qt::LeftButton);
        QTRY_VERIFY(field<QProgressBar>("saveProgress")->isVisible());
    }
    QTest::qWait(100);
    const QImage image = picture(
        *dialog(), QStringLiteral("save-%1-%2").arg(what, isDark ? QStringLiteral("dark") : QStringLiteral("light")));
    QVERIFY(inkShare(image) > 0.03);
    for (const QWidget* widget : dialog()->findChildren<QWidget*>()) // nothing is squeezed
        if (widget->isVisible() && !qobject_cast<const QLineEdit*>(widget))
            QVERIFY2(widget->height() >= widget->minimumSizeHint().height(), qPrintable(widget->objectName()));
}

QTEST_MAIN(TestSaveFigure)
#include "tst_save_figure.moc"
