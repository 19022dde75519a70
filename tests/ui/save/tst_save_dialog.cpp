// SPDX-License-Identifier: GPL-3.0-or-later
// The whole way: a plot pane with its PlotSaver, the dialog driven by keys and mouse, the files judged by others.
#include "ui/save/SaveDialog.h"

#include <cmath>
#include <numeric>

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFile>
#include <QFileDialog>
#include <QLineEdit>
#include <QMessageBox>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QTest>

#include "CsvJudge.h"
#include "FakeWorkerFile.h"
#include "Pictures.h"
#include "h5scout/client/FileClient.h"
#include "ui/Theme.h"
#include "ui/plot/LinePlot.h"
#include "ui/plotpane/PlotPane.h"
#include "ui/plotpane/PlotSaver.h"
#include "ui/plotpane/PlotTools.h"
#include "ui/plotpane/PlotView.h"
#include "ui/save/FigurePreview.h"
#include "ui/save/NoteLine.h"

using namespace h5scout;
using namespace h5scout::test;
using namespace h5scout::ui;

namespace
{

std::vector<double> wave(std::size_t count)
{
    std::vector<double> numbers;
    for (std::size_t i = 0; i < count; ++i)
        numbers.push_back(std::sin(static_cast<double>(i) / 20) * std::exp(-static_cast<double>(i) / 300));
    return numbers;
}

} // namespace

class TestSaveDialog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        prepareLook();
        QCoreApplication::setOrganizationName(QStringLiteral("h5scout-tests"));
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
        m_hasJudge = hasJudge();
    }
    void init()
    {
        // What the offscreen platform cannot do with the windows of file dialogs.
        QTest::failOnWarning(
            QRegularExpression(QStringLiteral("^(?!This plugin does not support (propagate|raise|grab)).*")));
        QSettings().clear();
        applyTheme(Theme::Light);
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = std::make_unique<FakeWorkerFile>();
        FakeNode& line = m_file->addArray("/scan/trace", {500}, wave(500));
        line.units = "V";
        line.label = "Signal";
        m_file->addArray("/scan/camera", {30, 40}, wave(1200));
        m_client = std::make_unique<FileClient>(at("run_042.h5"), m_file->factory());
        m_client->open();
        QTRY_COMPARE(m_client->state(), FileClient::State::Open);
        m_pane = std::make_unique<PlotPane>();
        m_saver = new PlotSaver(m_pane.get());
        m_pane->resize(800, 500);
        m_pane->show();
        m_told = std::make_unique<QSignalSpy>(m_saver, &PlotSaver::told);
        m_errors = std::make_unique<QSignalSpy>(m_pane.get(), &NodePane::errorRaised);
    }
    void cleanup()
    {
        m_pane.reset();
        m_client.reset();
        QCoreApplication::processEvents();
        m_file.reset();
    }

    void suggestsANameBesideTheFile();
    void savesAPngOfThePixelsAskedFor();
    void enterSavesAtOnce();
    void savesPdfAndSvg_data();
    void savesPdfAndSvg();
    void coloursAndTransparencyReachThePicture();
    void savesNumbersThatOthersRead();
    void savesWhatIsInViewOrAll();
    void savesImagesAsMatrixOrList();
    void sizesGoByTheirUnits();
    void impossibleSizesAreExplained();
    void impossiblePlacesAreExplained();
    void failuresAreExplainedInPlace();
    void asksBeforeReplacing();
    void neverReplacesTheSource();
    void browsingPutsThePathIn();
    void stoppingLeavesNothingBehind();
    void choicesAreRemembered();
    void theMapCanBeSavedToo();
    void aTypedEndingChoosesTheFormat();
    void aFormatChosenLaterChangesTheEnding();
    void tellsThatThePictureWasCopied();
    void copiesTheNumbersInView();
    void saysWhyItCannotCopy();
    void looksAsItShould_data();
    void looksAsItShould();

private:
    QString at(const char* name) const { return m_folder->filePath(QString::fromLatin1(name)); }
    QStringList entries() const
    {
        return QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }
    QByteArray bytesOf(const char* name) const
    {
        QFile file(at(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QStringList linesOf(const char* name) const
    {
        return QString::fromUtf8(bytesOf(name)).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    }

    void plot(const QByteArray& path)
    {
        NodeInfo node;
        bool isAnswered = false;
        QObject receiver;
        m_client->describe(path).then(&receiver, [&](const Result<NodeInfo>& result) {
            isAnswered = true;
            node = result.value();
        });
        QTRY_VERIFY(isAnswered);
        QSignalSpy finished(m_pane.get(), &NodePane::finished);
        m_pane->showNode(m_client.get(), node);
        QTRY_COMPARE(finished.count(), 1);
    }
    SaveDialog* dialog() const { return m_pane->findChild<SaveDialog*>(); }
    template <typename T>
    T* field(const char* name) const
    {
        return dialog()->findChild<T*>(QLatin1String(name));
    }
    QLineEdit* path() const { return field<QLineEdit>("targetPath"); }
    QPushButton* saveButton() const { return field<QPushButton>("saveButton"); }
    QString targetNote() const { return field<NoteLine>("targetNote")->text(); }
    QString summary() const { return field<NoteLine>("saveSummary")->text(); }

    void openDialog(const QByteArray& node)
    {
        plot(node);
        m_pane->tools()->saveAction()->trigger();
        QVERIFY(dialog());
        QVERIFY(QTest::qWaitForWindowExposed(dialog()));
        QTRY_VERIFY(saveButton()->isEnabled());
    }
    void typePath(const QString& text)
    {
        path()->setFocus();
        path()->selectAll();
        QTest::keyClicks(path(), text);
    }
    void choose(const char* box, int index)
    {
        auto* combo = field<QComboBox>(box);
        combo->setFocus();
        QTest::keyClick(combo, Qt::Key_Home);
        for (int i = 0; i < index; ++i)
            QTest::keyClick(combo, Qt::Key_Down);
        QCOMPARE(combo->currentIndex(), index);
    }
    void typeNumber(QAbstractSpinBox* box, const char* digits)
    {
        box->setFocus();
        box->selectAll();
        QTest::keyClicks(box, QLatin1String(digits));
        QTest::keyClick(box, Qt::Key_Tab);
    }
    void click(const char* button)
    {
        QTest::mouseClick(field<QAbstractButton>(button), Qt::LeftButton, {}, QPoint(10, 8));
    }
    void chooseNumbers()
    {
        click("saveNumbers");
        QVERIFY(field<QRadioButton>("saveNumbers")->isChecked());
    }
    /// Clicks Save and waits until the dialog is gone.
    void save()
    {
        QTRY_VERIFY(saveButton()->isEnabled());
        QTest::mouseClick(saveButton(), Qt::LeftButton);
        QTRY_VERIFY2(!dialog(), qPrintable(dialog() ? targetNote() : QString()));
    }

    QTemporaryDir m_settings;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeWorkerFile> m_file;
    std::unique_ptr<FileClient> m_client;
    std::unique_ptr<PlotPane> m_pane;
    PlotSaver* m_saver = nullptr;
    std::unique_ptr<QSignalSpy> m_told;
    std::unique_ptr<QSignalSpy> m_errors;
    bool m_hasJudge = false;
};

void TestSaveDialog::suggestsANameBesideTheFile()
{
    openDialog("/scan/trace");
    QCOMPARE(path()->text(), at("run_042_scan_trace.png"));
    QVERIFY(path()->hasFocus());
    chooseNumbers();
    QCOMPARE(path()->text(), at("run_042_scan_trace.csv"));
    choose("numbersSeparator", 1);
    QCOMPARE(path()->text(), at("run_042_scan_trace.tsv"));
    QTest::keyClick(dialog(), Qt::Key_Escape);
    QTRY_VERIFY(!dialog());
    QCOMPARE(entries(), QStringList());
}

void TestSaveDialog::savesAPngOfThePixelsAskedFor()
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

void TestSaveDialog::enterSavesAtOnce()
{
    openDialog("/scan/trace");
    typePath(QStringLiteral("typed"));
    QTRY_VERIFY(saveButton()->isEnabled());
    QTest::keyClick(path(), Qt::Key_Return);
    QTRY_VERIFY(!dialog());
    QCOMPARE(entries(), QStringList{QStringLiteral("typed.png")});
    QCOMPARE(QImage(at("typed.png")).size(), m_pane->signalView()->currentPlot()->size()); // as on the screen
}

void TestSaveDialog::savesPdfAndSvg_data()
{
    QTest::addColumn<int>("format");
    QTest::addColumn<QString>("name");
    QTest::newRow("pdf") << 1 << QStringLiteral("run_042_scan_camera.pdf");
    QTest::newRow("svg") << 2 << QStringLiteral("run_042_scan_camera.svg");
}

void TestSaveDialog::savesPdfAndSvg()
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

void TestSaveDialog::coloursAndTransparencyReachThePicture()
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

void TestSaveDialog::savesNumbersThatOthersRead()
{
    openDialog("/scan/trace");
    chooseNumbers();
    choose("numbersSeparator", 2);
    QCOMPARE(summary(), QStringLiteral("500 rows, 2 columns, about 15.6 KiB of text."));
    save();
    QCOMPARE(m_told->at(0)[0].toString(), QStringLiteral("Saved 500 rows as %1.").arg(at("run_042_scan_trace.csv")));
    const QStringList lines = linesOf("run_042_scan_trace.csv");
    QCOMPARE(lines.size(), 502);
    QVERIFY2(lines[0].startsWith(QStringLiteral("# h5scout, run_042.h5::/scan/trace")), qPrintable(lines[0]));
    QVERIFY2(lines[1].endsWith(QStringLiteral(" (V)")), qPrintable(lines[1]));
    if (!m_hasJudge)
        QSKIP("There is no python with numpy.");
    std::vector<double> expected;
    const std::vector<double> values = wave(500);
    for (std::size_t i = 0; i < 500; ++i) {
        expected.push_back(static_cast<double>(i));
        expected.push_back(values[i]);
    }
    QCOMPARE(judged(at("run_042_scan_trace.csv"), QStringLiteral(";"), 2, expected, 2), QStringLiteral("equal"));
}

void TestSaveDialog::savesWhatIsInViewOrAll()
{
    plot("/scan/trace");
    QWidget* canvas = m_pane->signalView()->currentPlot()->paintedWidget();
    const QPointF middle(canvas->width() * 0.5, canvas->height() * 0.5);
    for (int i = 0; i < 4; ++i) {
        QWheelEvent wheel(middle, canvas->mapToGlobal(middle), {}, {0, 120}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(canvas, &wheel);
    }
    const Range inView = m_pane->signalView()->linePlot()->visibleSamples(0);
    QVERIFY(inView.start > 0 && inView.count < 490);
    m_pane->tools()->saveAction()->trigger();
    chooseNumbers();
    click("numbersNames");
    click("numbersComments");
    QVERIFY2(summary().startsWith(QStringLiteral("%1 of 500 rows").arg(inView.count)), qPrintable(summary()));
    save();
    const QStringList part = linesOf("run_042_scan_trace.csv");
    QCOMPARE(part.size(), static_cast<qsizetype>(inView.count));
    QVERIFY(part.first().startsWith(QStringLiteral("%1,").arg(inView.start)));

    m_pane->tools()->saveAction()->trigger();
    click("numbersWhole");
    QVERIFY2(summary().startsWith(QStringLiteral("500 rows")), qPrintable(summary()));
    typePath(at("all.csv"));
    save();
    QCOMPARE(linesOf("all.csv").size(), 500);
}

void TestSaveDialog::savesImagesAsMatrixOrList()
{
    openDialog("/scan/camera");
    chooseNumbers();
    QCOMPARE(summary(), QStringLiteral("30 rows, 41 columns, about 18.8 KiB of text."));
    typePath(at("matrix.csv"));
    save();
    openDialog("/scan/camera");
    QVERIFY(field<QRadioButton>("saveNumbers")->isChecked());
    click("numbersLong");
    QVERIFY2(summary().startsWith(QStringLiteral("1,200 rows, 3 columns")), qPrintable(summary()));
    typePath(at("list.csv"));
    save();
    if (!m_hasJudge)
        QSKIP("There is no python with numpy.");
    const std::vector<double> values = wave(1200);
    std::vector<double> matrix;
    std::vector<double> list;
    for (std::size_t row = 0; row < 30; ++row) {
        matrix.push_back(static_cast<double>(row));
        for (std::size_t column = 0; column < 40; ++column) {
            matrix.push_back(values[row * 40 + column]);
            list.insert(list.end(), {static_cast<double>(column), static_cast<double>(row), matrix.back()});
        }
    }
    QCOMPARE(judged(at("matrix.csv"), QStringLiteral(","), 3, matrix, 41), QStringLiteral("equal"));
    QCOMPARE(judged(at("list.csv"), QStringLiteral(","), 2, list, 3), QStringLiteral("equal"));
}

void TestSaveDialog::sizesGoByTheirUnits()
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

void TestSaveDialog::impossibleSizesAreExplained()
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

void TestSaveDialog::impossiblePlacesAreExplained()
{
    openDialog("/scan/trace");
    typePath(at("missing/a.png"));
    QTRY_VERIFY2(targetNote().contains(QStringLiteral("There is no folder")), qPrintable(targetNote()));
    QVERIFY(!saveButton()->isEnabled());
    typePath(m_folder->path());
    QTRY_VERIFY2(targetNote().contains(QStringLiteral("There is no folder")) || !targetNote().isEmpty(),
                 qPrintable(targetNote()));
    path()->clear();
    QTRY_VERIFY2(targetNote().contains(QStringLiteral("Say where")), qPrintable(targetNote()));
    QVERIFY(!saveButton()->isEnabled());
    typePath(QStringLiteral("fine"));
    QTRY_VERIFY(saveButton()->isEnabled());
    QCOMPARE(targetNote(), QString());
}

void TestSaveDialog::failuresAreExplainedInPlace()
{
    openDialog("/scan/trace");
    chooseNumbers();
    m_file->fail(RequestKind::Array, "The chunk at 7 is damaged.");
    QTRY_VERIFY(saveButton()->isEnabled());
    QTest::mouseClick(saveButton(), Qt::LeftButton);
    QTRY_VERIFY2(targetNote().contains(QStringLiteral("The chunk at 7 is damaged.")), qPrintable(targetNote()));
    QVERIFY(dialog());
    QVERIFY(path()->isEnabled());
    QTRY_COMPARE(entries(), QStringList());
    m_file->succeed();
    save();
    QCOMPARE(linesOf("run_042_scan_trace.csv").size(), 502);

    openDialog("/scan/trace");
    typePath(QStringLiteral("/proc/a.csv"));
    QTRY_VERIFY(!targetNote().isEmpty() || saveButton()->isEnabled());
    if (saveButton()->isEnabled()) { // root may write everywhere, so the system says it only then
        QTest::mouseClick(saveButton(), Qt::LeftButton);
        QTRY_VERIFY2(targetNote().contains(QStringLiteral("The system says")), qPrintable(targetNote()));
    }
    QVERIFY(dialog());
}

void TestSaveDialog::asksBeforeReplacing()
{
    QFile old(at("run_042_scan_trace.csv"));
    QVERIFY(old.open(QIODevice::WriteOnly));
    old.write("old");
    old.close();
    openDialog("/scan/trace");
    chooseNumbers();
    QTRY_VERIFY2(targetNote().contains(QStringLiteral("asked before it is replaced")), qPrintable(targetNote()));
    const auto question = [this] { return dialog()->findChild<QMessageBox*>(QStringLiteral("replaceQuestion")); };
    QTest::mouseClick(saveButton(), Qt::LeftButton);
    QVERIFY(question());
    QVERIFY(question()->text().contains(QStringLiteral("run_042_scan_trace.csv exists")));
    QTest::keyClick(question(), Qt::Key_Return); // Cancel is the default
    QTRY_VERIFY(!question());
    QCOMPARE(bytesOf("run_042_scan_trace.csv"), QByteArray("old"));
    QVERIFY(dialog());

    QTest::mouseClick(saveButton(), Qt::LeftButton);
    QVERIFY(question());
    for (QAbstractButton* button : question()->buttons())
        if (question()->buttonRole(button) == QMessageBox::AcceptRole)
            QTest::mouseClick(button, Qt::LeftButton);
    QTRY_VERIFY(!dialog());
    QCOMPARE(linesOf("run_042_scan_trace.csv").size(), 502);
    QCOMPARE(entries().size(), 1);
}

void TestSaveDialog::neverReplacesTheSource()
{
    QFile source(at("run_042.h5"));
    QVERIFY(source.open(QIODevice::WriteOnly));
    openDialog("/scan/trace");
    typePath(at("run_042.h5"));
    QTRY_VERIFY2(targetNote().contains(QStringLiteral("the plot comes from")), qPrintable(targetNote()));
    QVERIFY(!saveButton()->isEnabled());
}

void TestSaveDialog::browsingPutsThePathIn()
{
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("figures")));
    openDialog("/scan/trace");
    click("targetBrowse");
    auto* browser = dialog()->findChild<QFileDialog*>(QStringLiteral("targetDialog"));
    QVERIFY(browser);
    QVERIFY(QTest::qWaitForWindowExposed(browser));
    auto* name = browser->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"));
    QCOMPARE(name->text(), QStringLiteral("run_042_scan_trace.png"));
    name->selectAll();
    QTest::keyClicks(name, QStringLiteral("figures/first"));
    QTest::keyClick(name, Qt::Key_Return);
    QTRY_COMPARE(path()->text(), at("figures/first.png"));
    save();
    QVERIFY(!QImage(at("figures/first.png")).isNull());
    // The next one goes there, too.
    openDialog("/scan/camera");
    QCOMPARE(path()->text(), at("figures/run_042_scan_camera.png"));
}

void TestSaveDialog::stoppingLeavesNothingBehind()
{
    openDialog("/scan/trace");
    chooseNumbers();
    QTRY_VERIFY(saveButton()->isEnabled());
    m_file->hold();
    QTest::mouseClick(saveButton(), Qt::LeftButton);
    QTRY_COMPARE(m_file->heldRequests(), 1);
    QVERIFY(!saveButton()->isEnabled());
    QVERIFY(!path()->isEnabled());
    QTRY_VERIFY(field<QProgressBar>("saveProgress")->isVisible());
    QCOMPARE(field<QPushButton>("saveCancel")->text(), QStringLiteral("Stop"));
    QTest::mouseClick(field<QPushButton>("saveCancel"), Qt::LeftButton);
    QVERIFY(dialog());
    QTRY_VERIFY2(targetNote().contains(QStringLiteral("Saving was stopped")), qPrintable(targetNote()));
    QVERIFY(!field<QProgressBar>("saveProgress")->isVisible());
    m_file->release();
    QTRY_COMPARE(entries(), QStringList());
    QTest::keyClick(dialog(), Qt::Key_Escape);
    QTRY_VERIFY(!dialog());

    // A window that goes away in the middle of it.
    openDialog("/scan/trace");
    chooseNumbers();
    QTRY_VERIFY(saveButton()->isEnabled());
    m_file->hold();
    QTest::mouseClick(saveButton(), Qt::LeftButton);
    QTRY_COMPARE(m_file->heldRequests(), 1);
    m_pane.reset();
    m_file->release();
    QTRY_COMPARE(entries(), QStringList());
}

void TestSaveDialog::choicesAreRemembered()
{
    openDialog("/scan/trace");
    choose("figureFormat", 2);
    choose("figurePreset", 1);
    choose("figureColors", 1);
    typeNumber(field<QSpinBox>("figureScale"), "60");
    save();
    openDialog("/scan/camera");
    QCOMPARE(field<QComboBox>("figureFormat")->currentIndex(), 2);
    QCOMPARE(field<QComboBox>("figurePreset")->currentIndex(), 1);
    QCOMPARE(field<QComboBox>("figureColors")->currentIndex(), 1);
    QCOMPARE(field<QSpinBox>("figureScale")->value(), 60);
    QCOMPARE(path()->text(), at("run_042_scan_camera.svg"));
    chooseNumbers();
    choose("numbersSeparator", 1);
    QTest::keyClick(dialog(), Qt::Key_Escape); // nothing saved, nothing remembered
    QTRY_VERIFY(!dialog());
    openDialog("/scan/trace");
    QVERIFY(field<QRadioButton>("saveFigure")->isChecked());
}

void TestSaveDialog::theMapCanBeSavedToo()
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

void TestSaveDialog::aTypedEndingChoosesTheFormat()
{
    openDialog("/scan/trace");
    typePath(at("drawing.svg"));
    QCOMPARE(field<QComboBox>("figureFormat")->currentIndex(), 2);
    QVERIFY2(summary().startsWith(QStringLiteral("A drawing")), qPrintable(summary()));
    typePath(at("numbers.CSV"));
    QVERIFY(field<QRadioButton>("saveNumbers")->isChecked());
    typePath(at("numbers.tsv"));
    typePath(at("notes.data")); // the user's own
    QVERIFY(field<QRadioButton>("saveNumbers")->isChecked());
    typePath(at("drawing.svg"));
    QVERIFY(field<QRadioButton>("saveFigure")->isChecked());
    save();
    QCOMPARE(entries(), QStringList{QStringLiteral("drawing.svg")});
    QVERIFY(QSvgRenderer(at("drawing.svg")).isValid());
}

void TestSaveDialog::aFormatChosenLaterChangesTheEnding()
{
    openDialog("/scan/trace");
    typePath(at("drawing.svg"));
    choose("figureFormat", 1);
    QCOMPARE(path()->text(), at("drawing.pdf"));
}

void TestSaveDialog::tellsThatThePictureWasCopied()
{
    plot("/scan/trace");
    m_pane->tools()->copyFigureAction()->trigger();
    const QSize size = QGuiApplication::clipboard()->pixmap().size();
    QCOMPARE(m_told->count(), 1);
    QCOMPARE(m_told->at(0)[0].toString(),
             QStringLiteral("Copied the picture, %1 × %2 pixels.").arg(size.width()).arg(size.height()));
}

void TestSaveDialog::copiesTheNumbersInView()
{
    plot("/scan/trace");
    QGuiApplication::clipboard()->clear();
    m_pane->tools()->copyDataAction()->trigger();
    QTRY_COMPARE(m_told->count(), 1);
    QCOMPARE(m_told->at(0)[0].toString(), QStringLiteral("Copied 500 rows."));
    const QStringList lines = QGuiApplication::clipboard()->text().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 501);
    QVERIFY2(lines[0].contains(QStringLiteral("\t")) && lines[0].endsWith(QStringLiteral("(V)")), qPrintable(lines[0]));
    QCOMPARE(lines[1], QStringLiteral("0\t0"));
    QVERIFY(m_errors->isEmpty());
    // Twice in a row: the second one counts.
    m_pane->tools()->copyDataAction()->trigger();
    m_pane->tools()->copyDataAction()->trigger();
    QTRY_COMPARE(m_told->count(), 2);
    QTest::qWait(50);
    QCOMPARE(m_told->count(), 2);
}

void TestSaveDialog::saysWhyItCannotCopy()
{
    m_file->addArray("/large", {1000, 1100}, std::vector<double>(1'100'000, 1.5));
    plot("/large");
    m_pane->tools()->copyDataAction()->trigger();
    QTRY_COMPARE(m_errors->count(), 1);
    const QString error = m_errors->at(0)[0].value<UserError>().sentence();
    QVERIFY2(error.contains(QStringLiteral("1,100,000")), qPrintable(error));
    QVERIFY(m_told->isEmpty());
}

void TestSaveDialog::looksAsItShould_data()
{
    QTest::addColumn<bool>("isDark");
    QTest::addColumn<QString>("what");
    for (const bool isDark : {false, true})
        for (const char* what : {"figure", "numbers", "image", "map", "mistake", "progress"})
            QTest::addRow("%s %s", what, isDark ? "dark" : "light") << isDark << QString::fromLatin1(what);
}

void TestSaveDialog::looksAsItShould()
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

QTEST_MAIN(TestSaveDialog)
#include "tst_save_dialog.moc"
