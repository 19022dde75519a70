// SPDX-License-Identifier: GPL-3.0-or-later
#include "PlotPaneTest.h"

using namespace h5scout;
using namespace h5scout::test;
using namespace h5scout::ui;

class TestPlotPane : public PlotPaneTest
{
    Q_OBJECT
private Q_SLOTS:
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

    void tellsWhatTheMapSays()
    {
        auto& node = m_file->addArray("/scan", {5, 50}, valuesOf(250, damped));
        node.data.navigationDimensions = {0};
        DataAxis axis;
        axis.dimension = 0;
        axis.size = 5;
        axis.spacing = DataAxis::Spacing::Scattered;
        axis.values = {3, 0, 4, 1, 2};
        node.data.axes = {axis};
        m_file->addArray("/line", {50}, valuesOf(50, damped));
        show("/scan");
        QTRY_VERIFY2(notes().contains(QStringLiteral("Map: The positions are in no order")), qPrintable(notes()));
        saved(QStringLiteral("navigation-random"));
        m_finished->clear();
        show("/line");
        QVERIFY(notes().isEmpty());
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
        m_file->addArray("/denormal", {50}, valuesOf(50, [](double i) { return i * 5e-324; }));
        m_finished->clear();
        show("/denormal");
        QVERIFY2(notes().contains(QStringLiteral("drawn as one")), qPrintable(notes()));
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
