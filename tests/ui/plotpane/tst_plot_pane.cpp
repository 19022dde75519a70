// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plotpane/PlotPane.h"

#include <cmath>
#include <limits>
#include <numbers>

#include "FakeWorkerFile.h"
#include "h5scout/client/Trace.h"
#include "ui/Theme.h"
#include "ui/panes/AxisNavigator.h"
#include "ui/panes/ProgressLine.h"
#include "ui/plot/ImagePlot.h"
#include "ui/plot/LinePlot.h"
#include "ui/plot/PlotColors.h"
#include "ui/plotpane/NumberView.h"
#include "ui/plotpane/PlotTools.h"
#include "ui/plotpane/PlotView.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QDropEvent>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QMimeData>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace h5scout;
using namespace h5scout::ui;
using h5scout::test::FakeWorkerFile;
using h5scout::test::RequestKind;

namespace
{

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr QSize kPaneSize{800, 500};

std::vector<double> valuesOf(std::size_t count, const std::function<double(double)>& function)
{
    std::vector<double> values(count);
    for (std::size_t i = 0; i < count; ++i)
        values[i] = function(static_cast<double>(i));
    return values;
}

double damped(double i)
{
    return std::exp(-i / 90) * std::sin(i / 12);
}

template <typename T>
NdArray arrayOf(ElementKind kind, const Shape& shape, const std::vector<T>& values)
{
    const auto bytes = std::as_bytes(std::span(values));
    return {shape, elementTypeOf(kind), std::vector<std::byte>(bytes.begin(), bytes.end())};
}

/// How many pixels of `picture` are about of that colour, within `area` (in shares of the picture).
int countOf(const QImage& picture, const QColor& color, const QRectF& area = {0, 0, 1, 1})
{
    int count = 0;
    for (int y = static_cast<int>(area.top() * picture.height()); y < area.bottom() * picture.height(); ++y)
        for (int x = static_cast<int>(area.left() * picture.width()); x < area.right() * picture.width(); ++x) {
            const QColor pixel = picture.pixelColor(x, y);
            if (std::abs(pixel.red() - color.red()) < 12 && std::abs(pixel.green() - color.green()) < 12 &&
                std::abs(pixel.blue() - color.blue()) < 12)
                ++count;
        }
    return count;
}

} // namespace

class TestPlotPane : public QObject
{
    Q_OBJECT

    std::unique_ptr<FakeWorkerFile> m_file;
    std::unique_ptr<FileClient> m_client;
    std::unique_ptr<PlotPane> m_pane;
    std::unique_ptr<QSignalSpy> m_finished;
    std::unique_ptr<QSignalSpy> m_errors;

    template <typename T>
    T* child(const char* name) const
    {
        return m_pane->findChild<T*>(QString::fromLatin1(name));
    }
    QWidget* page() const { return m_pane->signalView()->currentWidget(); }
    LinePlot* linePlot() const { return m_pane->signalView()->linePlot(); }
    ImagePlot* imagePlot() const { return m_pane->signalView()->imagePlot(); }
    QString number() const { return m_pane->signalView()->numberView()->text(); }
    QString words() const { return m_pane->signalView()->findChild<QLabel*>(QStringLiteral("plotWords"))->text(); }
    QString notes() const { return child<QLabel>("plotNotes")->text(); }
    QWidget* canvas() const { return qobject_cast<PlotWidget*>(page())->paintedWidget(); }

    NodeInfo rowOf(const QByteArray& path) const
    {
        NodeInfo node;
        QObject receiver;
        bool isAnswered = false;
        m_client->describe(path).then(&receiver, [&](const Result<NodeInfo>& result) {
            isAnswered = true;
            if (result.hasValue())
                node = result.value();
        });
        if (!QTest::qWaitFor([&] { return isAnswered; }))
            qWarning("describe was not answered");
        node.storage.reset(); // as a row of the tree comes: without what only describe tells
        node.units.clear();
        node.label.clear();
        return node;
    }

    void show(const QByteArray& path)
    {
        m_pane->showNode(m_client.get(), rowOf(path));
        QTRY_COMPARE_WITH_TIMEOUT(m_finished->count(), 1, 5000);
    }

    /// QTest::mouseMove() sends nothing when the pointer is there already, from the test before.
    void movePointer(const QPoint& place, Qt::MouseButtons buttons = Qt::NoButton, Qt::KeyboardModifiers modifiers = {})
    {
        QMouseEvent event(QEvent::MouseMove, place, canvas()->mapToGlobal(place), Qt::NoButton, buttons, modifiers);
        QApplication::sendEvent(canvas(), &event);
    }

    void drag(Qt::MouseButton button, const QPoint& from, const QPoint& to, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mousePress(canvas(), button, modifiers, from);
        movePointer((from + to) / 2, button, modifiers);
        movePointer(to, button, modifiers);
        QTest::mouseRelease(canvas(), button, modifiers, to);
    }

    QImage saved(const QString& name) const
    {
        const QImage picture = m_pane->grab().toImage();
        const QString folder = QStringLiteral(H5SCOUT_TEST_OUTPUT "/plot");
        QDir().mkpath(folder);
        if (!picture.save(folder + QLatin1Char('/') + name + QStringLiteral(".png")))
            qWarning("the picture could not be saved");
        return picture;
    }

private Q_SLOTS:
    void init()
    {
        // The offscreen platform says so of every window.
        QTest::failOnWarning(
            QRegularExpression(QStringLiteral("^(?!This plugin does not support propagateSizeHints)")));
        applyTheme(Theme::Light);
        m_file = std::make_unique<FakeWorkerFile>();
        m_client = std::make_unique<FileClient>(QStringLiteral("run_042.h5"), m_file->factory());
        bool isOpen = false;
        m_client->open().then(m_client.get(), [&](const Result<FileInfo>& result) { isOpen = result.hasValue(); });
        QTRY_VERIFY(isOpen);
        m_pane = std::make_unique<PlotPane>();
        m_pane->resize(kPaneSize);
        m_pane->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
        m_finished = std::make_unique<QSignalSpy>(m_pane.get(), &NodePane::finished);
        m_errors = std::make_unique<QSignalSpy>(m_pane.get(), &NodePane::errorRaised);
    }

    void cleanup()
    {
        m_finished.reset();
        m_errors.reset();
        m_pane.reset();
        m_client.reset();
        m_file.reset();
    }

    void showsANumberWithItsUnits()
    {
        m_file->addArray("/temperature", {}, {21.5}).units = "K";
        show("/temperature");
        QCOMPARE(number(), QStringLiteral("21.5\u202fK"));
    }

    void showsOneElementOfAnyRankAsANumber()
    {
        m_file->addArray("/one", {1, 1}, {-3});
        show("/one");
        QCOMPARE(number(), QStringLiteral("-3.0"));
    }

    void drawsALineWithLabelsFromTheNode()
    {
        auto& node = m_file->addArray("/line", {300}, valuesOf(300, damped));
        node.title = "Damped oscillation";
        node.label = "Voltage";
        node.units = "V";
        show("/line");
        QCOMPARE(page(), linePlot());
        const QImage picture = saved(QStringLiteral("line"));
        const QColor curve = plotColors(m_pane->palette()).curves.first();
        QVERIFY(countOf(picture, curve, {0.1, 0.1, 0.4, 0.8}) > 500);
        QVERIFY(countOf(picture, curve, {0.1, 0.1, 0.4, 0.4}) > 100); // swings up
        QVERIFY(countOf(picture, curve, {0.1, 0.5, 0.4, 0.4}) > 100); // and down
    }

    void drawsThinTwoDimensionalArraysAsLines()
    {
        m_file->addArray("/thin", {1, 300}, valuesOf(300, damped));
        show("/thin");
        QCOMPARE(page(), linePlot());
        QVERIFY(countOf(m_pane->grab().toImage(), plotColors(m_pane->palette()).curves.first()) > 500);
    }

    void drawsALongLineFromItsEnvelope()
    {
        std::vector<double> values =
            valuesOf(100000, [](double i) { return std::sin(i / 9000) + std::sin(i * 7) / 4; });
        values[50000] = 4; // one sample, which no decimation by stride would keep
        m_file->addArray("/long", {100000}, values);
        show("/long");
        const QImage picture = saved(QStringLiteral("line-long"));
        const QColor curve = plotColors(m_pane->palette()).curves.first();
        QVERIFY(countOf(picture, curve, {0.45, 0.12, 0.2, 0.3}) > 50);
    }

    void drawsAnImageWithAColorBar()
    {
        auto& node = m_file->addArray("/image", {60, 80}, valuesOf(4800, [](double i) {
                                          const double x = std::fmod(i, 80) - 40;
                                          const double y = std::floor(i / 80) - 20;
                                          return std::exp(-(x * x + y * y) / 200);
                                      }));
        node.title = "Beam";
        node.label = "Intensity";
        node.units = "counts";
        show("/image");
        QCOMPARE(page(), imagePlot());
        QVERIFY(child<QComboBox>("colorMapBox")->isVisible());
        const QImage picture = saved(QStringLiteral("image"));
        QVERIFY(countOf(picture, QColor(0x44, 0x01, 0x54)) > 20000);                     // the low end of viridis
        QVERIFY(countOf(picture, QColor(0xfd, 0xe7, 0x25), {0.2, 0.1, 0.6, 0.45}) > 20); // the peak above the middle
        QCOMPARE(countOf(picture, QColor(0xfd, 0xe7, 0x25), {0.2, 0.55, 0.6, 0.4}), 0);  // row 0 is at the top
    }

    void changesTheColorMap()
    {
        m_file->addArray("/image", {8, 8}, valuesOf(64, [](double i) { return i; }));
        show("/image");
        QTest::keyClicks(child<QComboBox>("colorMapBox"), QStringLiteral("Gray"));
        QCOMPARE(imagePlot()->style().map, ColorMap::Gray);
        QVERIFY(countOf(m_pane->grab().toImage(), QColor(0x44, 0x01, 0x54)) == 0);
    }

    void goesThroughAStackBySliders()
    {
        m_file->addArray("/stack", {3, 2, 8, 9}, valuesOf(3 * 2 * 72, [](double i) { return i; }));
        show("/stack");
        QCOMPARE(page(), imagePlot());
        AxisNavigator* axes = m_pane->axisNavigator();
        QVERIFY(axes->isVisible());
        QCOMPARE(axes->shown(), (std::vector<quint32>{2, 3}));
        QSignalSpy hints(m_pane.get(), &NodePane::hintChanged);
        axes->setIndex(0, 2);
        QTRY_COMPARE(m_file->askedCount(RequestKind::Image), 2);
        QTRY_VERIFY(!m_pane->signalView()->isBusy());
        movePointer(canvas()->rect().center());
        const double value = hints.last().first().toString().section(QStringLiteral("= "), -1).toDouble();
        QVERIFY2(value >= 2 * 2 * 72 && value < 2 * 2 * 72 + 72, qPrintable(hints.last().first().toString()));
        saved(QStringLiteral("stack"));
    }

    void showsTheAmplitudeOfComplexValues()
    {
        std::vector<std::complex<double>> values;
        for (int i = 0; i < 50; ++i)
            values.push_back(std::polar(2.0, i / 5.0));
        m_file->addArray("/complex", arrayOf(ElementKind::Complex128, {50}, values));
        show("/complex");
        QSignalSpy hints(m_pane.get(), &NodePane::hintChanged);
        movePointer(canvas()->rect().center());
        QVERIFY(!hints.isEmpty());
        QVERIFY2(hints.last().first().toString().contains(QStringLiteral("= 2")),
                 qPrintable(hints.last().first().toString()));
        Q_EMIT m_pane->tools()->componentChosen(Component::Phase);
        QTRY_COMPARE(m_file->askedCount(RequestKind::Envelope), 2);
        QTRY_VERIFY(!m_pane->signalView()->isBusy());
        QCOMPARE(m_pane->signalView()->parts().front().component, Component::Phase);
    }

    void plotsAllDataBesideANode()
    {
        m_file->addArray("/ch/Data00", {40}, valuesOf(40, damped)).label = "one";
        m_file->addArray("/ch/Data01", {40}, valuesOf(40, [](double i) { return i / 40; })).label = "two";
        show("/ch/Data00");
        QCOMPARE(linePlot()->curveCount(), std::size_t(1));
        m_finished->clear();
        m_pane->plot(m_client.get(), rowOf("/ch/Data00"), DataScope::Siblings, PlotPane::Background::Keep);
        QTRY_COMPARE(m_finished->count(), 1);
        QCOMPARE(linePlot()->curveCount(), std::size_t(2));
        saved(QStringLiteral("siblings"));
    }

    void addsToWhatIsPlotted()
    {
        m_file->addArray("/a", {40}, valuesOf(40, damped));
        m_file->addArray("/b", {70}, valuesOf(70, damped));
        m_file->addArray("/image", {7, 8}, valuesOf(56, damped));
        show("/a");
        m_pane->addToPlot(m_client.get(), "/b");
        QTRY_COMPARE(linePlot()->curveCount(), std::size_t(2));
        m_pane->addToPlot(m_client.get(), "/b"); // it is there
        QTRY_VERIFY(!m_pane->signalView()->isBusy());
        QCOMPARE(linePlot()->curveCount(), std::size_t(2));
        m_pane->addToPlot(m_client.get(), "/image");
        QTRY_VERIFY2(notes().contains(QStringLiteral("2 of 3 arrays are drawn")), qPrintable(notes()));
    }

    void takesNodesThatAreDropped()
    {
        m_file->addArray("/a", {40}, valuesOf(40, damped));
        show("/a");
        QSignalSpy dropped(m_pane.get(), &PlotPane::nodesDropped);
        const std::unique_ptr<QMimeData> data(mimeDataOf({{m_client->filePath(), "/b"}}));
        QDragEnterEvent enter({10, 10}, Qt::CopyAction, data.get(), Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_pane.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop({10, 10}, Qt::CopyAction, data.get(), Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_pane.get(), &drop);
        QCOMPARE(dropped.count(), 1);
        QCOMPARE(dropped.first().first().value<QList<DraggedNode>>().first().path, QByteArray("/b"));
    }

    void navigatesThroughAScan()
    {
        auto& node = m_file->addArray("/scan", {20, 50}, valuesOf(1000, [](double i) { return std::floor(i / 50); }));
        node.data.navigationDimensions = {0};
        show("/scan");
        QVERIFY(m_pane->navigationView()->isVisible());
        QCOMPARE(m_pane->navigationView()->currentWidget(), m_pane->navigationView()->linePlot());
        QCOMPARE(m_pane->navigationView()->linePlot()->cursor(), std::optional<quint64>(0));
        QCOMPARE(m_file->askedCount(RequestKind::Projection), 1);
        QCOMPARE(page(), linePlot());
        Q_EMIT m_pane->navigationView()->linePlot()->cursorMoved(7);
        QTRY_VERIFY(!m_pane->signalView()->isBusy());
        QCOMPARE(m_pane->signalView()->parts().front().index, (std::vector<quint64>{7, 0}));
        QCOMPARE(m_file->askedCount(RequestKind::Projection), 1); // the map stays as it is
        QSignalSpy hints(m_pane.get(), &NodePane::hintChanged);
        movePointer(canvas()->rect().center());
        QVERIFY2(hints.last().first().toString().endsWith(QStringLiteral("= 7")),
                 qPrintable(hints.last().first().toString()));
        saved(QStringLiteral("navigation"));
    }

    void subtractsABackgroundOrSaysWhyNot()
    {
        auto& node = m_file->addArray("/data", {40}, valuesOf(40, [](double) { return 5; }));
        node.data.backgroundPath = "/bkg";
        m_file->addArray("/bkg", {40}, valuesOf(40, [](double) { return 2; }));
        auto& other = m_file->addArray("/other", {40}, valuesOf(40, damped));
        other.data.backgroundNote = QStringLiteral("There are two backgrounds.");
        m_pane->plot(m_client.get(), rowOf("/data"), DataScope::Node, PlotPane::Background::Subtract);
        QTRY_COMPARE(m_finished->count(), 1);
        QSignalSpy hints(m_pane.get(), &NodePane::hintChanged);
        movePointer(canvas()->rect().center());
        QVERIFY2(hints.last().first().toString().contains(QStringLiteral("= 3")),
                 qPrintable(hints.last().first().toString()));
        QVERIFY(notes().contains(QStringLiteral("/bkg is subtracted.")));
        m_finished->clear();
        m_pane->plot(m_client.get(), rowOf("/other"), DataScope::Node, PlotPane::Background::Subtract);
        QTRY_COMPARE(m_finished->count(), 1);
        QVERIFY2(notes().contains(QStringLiteral("There are two backgrounds.")), qPrintable(notes()));
    }

    void tellsTheStatisticsOfWhatIsInView()
    {
        m_file->addArray("/line", {1000}, valuesOf(1000, [](double i) { return i; }));
        show("/line");
        child<QAction>("statisticsAction")->trigger();
        const auto* bar = child<QLabel>("statisticsBar");
        QTRY_VERIFY2(bar->text().startsWith(QStringLiteral("n = 1,000")), qPrintable(bar->text()));
        QVERIFY(bar->text().contains(QStringLiteral("mean = 499.5")));
        drag(Qt::RightButton, {300, 100}, {400, 300});
        QTRY_VERIFY2(!bar->text().startsWith(QStringLiteral("n = 1,000")), qPrintable(bar->text()));
        const Range visible = linePlot()->visibleSamples();
        QTRY_VERIFY2(bar->text().contains(QStringLiteral("min = %1 ").arg(visible.start)), qPrintable(bar->text()));
    }

    void keepsSliceAndZoomForANodeOfTheSameShape()
    {
        m_file->addArray("/a", {4, 5, 300}, valuesOf(6000, damped));
        m_file->addArray("/b", {4, 5, 300}, valuesOf(6000, damped));
        m_file->addArray("/c", {4, 5, 301}, valuesOf(6020, damped));
        show("/a");
        Q_EMIT m_pane->tools()->kindChosen(PlotKind::Line);
        QTRY_VERIFY(!m_pane->signalView()->isBusy());
        m_pane->axisNavigator()->setIndex(1, 3);
        QTRY_VERIFY(!m_pane->signalView()->isBusy());
        drag(Qt::RightButton, {300, 100}, {400, 300});
        const Range zoomed = linePlot()->visibleSamples();
        QVERIFY(zoomed.count < 100);
        m_finished->clear();
        show("/b");
        QCOMPARE(page(), linePlot());
        QCOMPARE(m_pane->signalView()->parts().front().index[1], quint64(3));
        QCOMPARE(linePlot()->visibleSamples(), zoomed);
        m_finished->clear();
        show("/c");
        QCOMPARE(page(), imagePlot());
        QCOMPARE(m_pane->signalView()->parts().front().index[1], quint64(0));
    }

    void saysInWordsThatThereIsNothingToPlot_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QString>("expected");
        QTest::newRow("texts") << QByteArray("/texts") << QStringLiteral("Texts are not plotted.");
        QTest::newRow("group") << QByteArray("/group") << QStringLiteral("The group is empty.");
        QTest::newRow("empty") << QByteArray("/empty") << QStringLiteral("The array is empty: its shape is (0, 4).");
    }

    void saysInWordsThatThereIsNothingToPlot()
    {
        QFETCH(QByteArray, path);
        QFETCH(QString, expected);
        m_file->addArray("/texts", NdArray({2}, std::vector<std::string>{"a", "b"}));
        m_file->addArray("/empty", {0, 4}, {});
        m_file->addGroup("/group");
        show(path);
        QCOMPARE(words(), expected);
        QVERIFY(!m_pane->tools()->copyFigureAction()->isEnabled());
        QVERIFY(m_errors->isEmpty());
        saved(QStringLiteral("words-") + QString::fromLatin1(path.mid(1)));
    }

    void isUsefulForNumbersOnly()
    {
        m_file->addArray("/texts", NdArray({2}, std::vector<std::string>{"a", "b"}));
        m_file->addArray("/empty", {0, 4}, {});
        m_file->addGroup("/group");
        QVERIFY(m_pane->isUsefulFor(rowOf("/empty")));
        QVERIFY(!m_pane->isUsefulFor(rowOf("/texts")));
        QVERIFY(!m_pane->isUsefulFor(rowOf("/group")));
    }

    void saysThatAllIsNan()
    {
        m_file->addArray("/nan", {2000}, std::vector<double>(2000, kNan));
        show("/nan");
        QCOMPARE(notes(), QStringLiteral("All values are NaN: there is nothing to draw."));
        saved(QStringLiteral("line-nan"));
        m_file->addArray("/nan2", {20, 20}, std::vector<double>(400, kNan));
        m_finished->clear();
        show("/nan2");
        QCOMPARE(notes(), QStringLiteral("All values shown are NaN: there is nothing to draw."));
        saved(QStringLiteral("image-nan"));
    }

    void drawsConstantsAndInfinities()
    {
        m_file->addArray("/constant", {50}, std::vector<double>(50, 1e-300));
        show("/constant");
        const QColor curve = plotColors(m_pane->palette()).curves.first();
        QVERIFY(countOf(m_pane->grab().toImage(), curve, {0.2, 0.3, 0.6, 0.4}) > 200);
        std::vector<double> values = valuesOf(50, damped);
        values[20] = std::numeric_limits<double>::infinity();
        values[30] = -1.7e308;
        m_file->addArray("/infinite", {50}, values);
        m_finished->clear();
        show("/infinite");
        QVERIFY(notes().contains(QStringLiteral("Infinite values are drawn at the edge.")));
        QVERIFY(notes().contains(QStringLiteral("1e249")));
    }

    void notesIntegersThatADoubleRounds()
    {
        const std::vector<std::int64_t> large{1, (std::int64_t(1) << 60) + 1, 5};
        m_file->addArray("/large", arrayOf(ElementKind::Int64, {3}, large));
        show("/large");
        QVERIFY(notes().contains(QStringLiteral("2^53")));
        m_file->addArray("/small", arrayOf(ElementKind::Int64, {3}, std::vector<std::int64_t>{1, 2, 3}));
        m_finished->clear();
        show("/small");
        QVERIFY(notes().isEmpty());
    }

    void readsOutTheSampleUnderThePointer()
    {
        m_file->addArray("/line", {101}, valuesOf(101, [](double i) { return i * 2; }));
        show("/line");
        QSignalSpy hints(m_pane.get(), &NodePane::hintChanged);
        movePointer(canvas()->rect().center());
        const QRegularExpression pattern(QStringLiteral("^x = (\\d+), line = (\\d+)$"));
        const QRegularExpressionMatch match = pattern.match(hints.last().first().toString());
        QVERIFY(match.hasMatch());
        QCOMPARE(match.captured(2).toInt(), 2 * match.captured(1).toInt());
        QVERIFY(std::abs(match.captured(1).toInt() - 50) < 10);
        movePointer(QPoint(1, 1));
        QCOMPARE(hints.last().first().toString(), QString());
    }

    void readsOutTheElementUnderThePointer()
    {
        m_file->addArray("/image", {10, 10}, valuesOf(100, [](double i) { return i; }));
        show("/image");
        QSignalSpy hints(m_pane.get(), &NodePane::hintChanged);
        movePointer(canvas()->rect().center());
        const QRegularExpression pattern(QStringLiteral("^row = (\\d), column = (\\d), value = (\\d+)$"));
        const QRegularExpressionMatch match = pattern.match(hints.last().first().toString());
        QVERIFY(match.hasMatch());
        QCOMPARE(match.captured(3).toInt(), 10 * match.captured(1).toInt() + match.captured(2).toInt());
    }

    void zoomsAroundThePointerAndAsksForDetail()
    {
        m_file->addArray("/long", {100000}, valuesOf(100000, [](double i) { return std::sin(i / 900); }));
        show("/long");
        auto* line = linePlot();
        const int asked = m_file->askedCount(RequestKind::Envelope);
        QWheelEvent wheel(canvas()->rect().center(), canvas()->mapToGlobal(canvas()->rect().center()), {}, {0, 1200},
                          Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(canvas(), &wheel);
        const Range visible = line->visibleSamples();
        QVERIFY(visible.count < 30000);
        QVERIFY(visible.start > 30000 && visible.start + visible.count < 70000);
        QTRY_COMPARE(m_file->askedCount(RequestKind::Envelope), asked + 1);
        QTRY_VERIFY(!m_pane->findChild<ProgressLine*>()->isBusy());
        m_pane->tools()->resetAction()->trigger();
        QCOMPARE(line->visibleSamples().count, quint64(100000));
    }

    void zoomsIntoARectangleAndResetsByADoubleClick_data()
    {
        QTest::addColumn<Qt::MouseButton>("button");
        QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
        QTest::newRow("right button") << Qt::RightButton << Qt::KeyboardModifiers(Qt::NoModifier);
        QTest::newRow("shift") << Qt::LeftButton << Qt::KeyboardModifiers(Qt::ShiftModifier);
    }

    void zoomsIntoARectangleAndResetsByADoubleClick()
    {
        QFETCH(Qt::MouseButton, button);
        QFETCH(Qt::KeyboardModifiers, modifiers);
        m_file->addArray("/line", {1000}, valuesOf(1000, damped));
        show("/line");
        auto* line = linePlot();
        drag(button, {300, 100}, {400, 300}, modifiers);
        QVERIFY(line->visibleSamples().count < 250);
        QTest::mouseDClick(canvas(), Qt::LeftButton, {}, {300, 200});
        QCOMPARE(line->visibleSamples().count, quint64(1000));
        // A click without moving zooms nowhere.
        QTest::mouseClick(canvas(), button, modifiers, {300, 200});
        QCOMPARE(line->visibleSamples().count, quint64(1000));
    }

    void pansByDraggingButNotBeyondTheData()
    {
        m_file->addArray("/line", {1000}, valuesOf(1000, damped));
        show("/line");
        auto* line = linePlot();
        drag(Qt::RightButton, {300, 100}, {500, 300});
        const Range before = line->visibleSamples();
        drag(Qt::LeftButton, {500, 200}, {400, 200});
        QVERIFY(line->visibleSamples().start > before.start);
        for (int i = 0; i < 20; ++i) {
            drag(Qt::LeftButton, {150, 200}, {650, 200});
        }
        QCOMPARE(line->visibleSamples().start, quint64(0));
        QVERIFY(line->visibleSamples().count >= before.count - 20);
    }

    void asksForTheDetailOfAnImage()
    {
        m_file->addArray("/image", {3000, 3000}, valuesOf(9000000, [](double i) { return std::fmod(i, 777); }));
        show("/image");
        const int asked = m_file->askedCount(RequestKind::Image);
        drag(Qt::RightButton, {300, 100}, {400, 200});
        QTRY_COMPARE(m_file->askedCount(RequestKind::Image), asked + 1);
        QTRY_VERIFY(!m_pane->findChild<ProgressLine*>()->isBusy());
    }

    void asksForTheSameDetailOfTheNextNode()
    {
        m_file->addArray("/image", {3000, 3000}, valuesOf(9000000, [](double i) { return std::fmod(i, 777); }));
        const NodeInfo node = rowOf("/image");
        show("/image");
        m_file->hold();
        drag(Qt::RightButton, {300, 100}, {400, 200});
        QTRY_COMPARE(m_file->askedCount(RequestKind::Image), 2);
        m_pane->showNode(m_client.get(), node); // before the detail has come
        m_file->release();
        QTRY_COMPARE(m_finished->count(), 2);
        QTRY_VERIFY(!m_pane->findChild<ProgressLine*>()->isBusy());
        const int asked = m_file->askedCount(RequestKind::Image);
        drag(Qt::RightButton, {300, 100}, {400, 200});
        QTRY_COMPARE(m_file->askedCount(RequestKind::Image), asked + 1);
        QTRY_VERIFY(!m_pane->findChild<ProgressLine*>()->isBusy());
    }

    void drawsWhatHasArrivedSoFar()
    {
        m_file->addArray("/line", {100000}, valuesOf(100000, [](double i) { return std::sin(i / 50); }));
        m_file->setStages(4);
        const NodeInfo node = rowOf("/line");
        int painted = 0;
        QTemporaryDir folder;
        const QString tracePath = folder.filePath(QStringLiteral("trace.json"));
        QVERIFY(trace::start(tracePath));
        m_pane->showNode(m_client.get(), node);
        QTRY_COMPARE(m_finished->count(), 1);
        trace::finish();
        QFile traceFile(tracePath);
        QVERIFY(traceFile.open(QIODevice::ReadOnly));
        QStringList events;
        const QJsonArray stored = QJsonDocument::fromJson(traceFile.readAll()).array();
        for (const QJsonValue& event : stored) {
            const QString name = event[QStringLiteral("name")].toString();
            if (!name.startsWith(QStringLiteral("view_")))
                continue;
            events << name;
            ++painted;
            QCOMPARE(event[QStringLiteral("args")][QStringLiteral("node")].toString(), QStringLiteral("/line"));
        }
        QCOMPARE(painted, 3);
        QCOMPARE(events, QStringList({QStringLiteral("view_requested"), QStringLiteral("view_first"),
                                      QStringLiteral("view_final")}));
    }

    void saysWhatCouldNotBeRead()
    {
        m_file->addArray("/line", {1000}, valuesOf(1000, damped));
        m_file->fail(RequestKind::Envelope, "The chunk at 0 is damaged.");
        show("/line");
        QCOMPARE(m_errors->count(), 1);
        const auto error = m_errors->first().first().value<UserError>();
        QVERIFY(error.why.contains(QStringLiteral("The chunk at 0 is damaged.")));
        QVERIFY(words().contains(QStringLiteral("The chunk at 0 is damaged.")));
        QVERIFY(words().contains(QStringLiteral("/line")));
        saved(QStringLiteral("words-error"));
    }

    void tellsOnceThatTheWorkerIsLost()
    {
        m_file->addArray("/line", {1000}, valuesOf(1000, damped));
        m_file->addArray("/other", {1000}, valuesOf(1000, damped));
        const NodeInfo node = rowOf("/line");
        m_file->hold();
        m_pane->plot(m_client.get(), node, DataScope::Siblings, PlotPane::Background::Keep);
        QTRY_COMPARE(m_file->heldRequests(), 1);
        m_file->releaseOne();
        QTRY_COMPARE(m_file->heldRequests(), 2); // both curves
        m_file->die();
        QTRY_COMPARE(m_finished->count(), 1);
        QCOMPARE(m_errors->count(), 1);
        QVERIFY(m_errors->first().first().value<UserError>().sentence().contains(QStringLiteral("segmentation fault")));
    }

    void keepsTheCurveWhenADetailCannotBeRead()
    {
        m_file->addArray("/long", {100000}, valuesOf(100000, [](double i) { return std::sin(i / 900); }));
        show("/long");
        m_file->fail(RequestKind::Envelope, "The chunk at 7 is damaged.");
        drag(Qt::RightButton, {300, 100}, {320, 300});
        QTRY_COMPARE(m_errors->count(), 1);
        QCOMPARE(page(), linePlot());
    }

    void showsTheNewestOfSeveralNodes()
    {
        m_file->addArray("/first", {1000}, valuesOf(1000, damped));
        m_file->addArray("/second", {}, {42});
        const NodeInfo first = rowOf("/first");
        const NodeInfo second = rowOf("/second");
        m_file->hold();
        m_pane->showNode(m_client.get(), first);
        m_pane->showNode(m_client.get(), second);
        m_file->release();
        QTRY_COMPARE(m_finished->count(), 1);
        QCOMPARE(number(), QStringLiteral("42.0"));
        QVERIFY(m_errors->isEmpty());
    }

    void letsGoOfTheFile()
    {
        m_file->addArray("/line", {1000}, valuesOf(1000, damped));
        const NodeInfo node = rowOf("/line");
        m_file->hold();
        m_pane->showNode(m_client.get(), node);
        m_pane->clear();
        m_client.reset(); // its requests end now
        QCOMPARE(words(), QStringLiteral("Select an array to plot it."));
        QVERIFY(!m_pane->findChild<ProgressLine*>()->isBusy());
        QCoreApplication::processEvents();
        QVERIFY(m_finished->isEmpty());
        QVERIFY(m_errors->isEmpty());
    }

    void finishesWhileHidden()
    {
        m_file->addArray("/line", {1000}, valuesOf(1000, damped));
        m_pane->hide();
        show("/line");
        QCOMPARE(m_finished->count(), 1);
    }

    void copiesThePicture()
    {
        m_file->addArray("/line", {1000}, valuesOf(1000, damped));
        show("/line");
        QGuiApplication::clipboard()->clear();
        canvas()->setFocus();
        QTest::keyClick(canvas(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        const QImage picture = QGuiApplication::clipboard()->image();
        QCOMPARE(picture.size(), canvas()->size());
        QVERIFY(countOf(picture, plotColors(m_pane->palette()).curves.first()) > 500);
    }

    void followsTheTheme()
    {
        m_file->addArray("/line", {300}, valuesOf(300, damped)).title = "Damped oscillation";
        m_file->addArray("/image", {60, 80}, valuesOf(4800, [](double i) { return i > 2000 && i < 2400 ? kNan : i; }));
        m_file->addArray("/long", {100000},
                         valuesOf(100000, [](double i) { return std::sin(i / 9000) + std::sin(i * 7); }));
        applyTheme(Theme::Dark);
        for (const char* name : {"line", "image", "long"}) {
            m_finished->clear();
            show(QByteArray("/") + name);
            const QImage picture = saved(QStringLiteral("dark-") + QString::fromLatin1(name));
            QVERIFY(countOf(picture, darkPalette().color(QPalette::Base)) > 20000);
            if (std::string_view(name) != "image")
                QVERIFY(countOf(picture, plotColors(darkPalette()).curves.first()) > 500);
        }
        applyTheme(Theme::Light);
        QTRY_VERIFY(countOf(m_pane->grab().toImage(), plotColors(lightPalette()).curves.first()) > 500);
    }
};

QTEST_MAIN(TestPlotPane)
#include "tst_plot_pane.moc"
