// SPDX-License-Identifier: GPL-3.0-or-later
#include "LinePlotTest.h"

using namespace h5scout;
using namespace h5scout::test;
using namespace h5scout::ui;

class TestLinePlotAxes : public LinePlotTest
{
    Q_OBJECT
private Q_SLOTS:
    void drawsBothAxesLogarithmic()
    {
        m_plot->setStyle({.isXLogarithmic = true, .isYLogarithmic = true});
        m_plot->setLabels({QStringLiteral("Decay"), QStringLiteral("index"), QStringLiteral("Counts"), {}});
        m_plot->begin({CurveInfo{.x = AxisScale(1000)}}, ViewPolicy::Reset);
        m_plot->setOverview(0, exactly(1000, [](double i) { return i == 500 ? -1.0 : 1e6 / (1 + i * i / 100); }), true);
        QVERIFY(m_note.contains(QStringLiteral("Values not above 0 are not shown on a logarithmic axis.")));
        QVERIFY(m_note.contains(QStringLiteral("Positions not above 0 are not shown on a logarithmic axis.")));
        QVERIFY(countOf(painted(), plotColors(m_plot->palette()).curves[0]) > 500);
        save(QStringLiteral("log-log"));
        const Range before = m_plot->visibleSamples();
        turnWheel(canvas()->rect().center(), 60);
        const Range zoomed = m_plot->visibleSamples();
        QVERIFY(zoomed.count < before.count);
        drag(Qt::LeftButton, {500, 250}, {900, 250}); // against the bound
        QVERIFY(m_plot->visibleSamples().start <= zoomed.start);
        QTest::mouseDClick(canvas(), Qt::LeftButton, {}, canvas()->rect().center());
        QCOMPARE(m_plot->visibleSamples(), before);
        m_plot->setStyle({});
        QCOMPARE(m_note, QString());
    }

    void asksForFineDetailsOfALogarithmicAxis()
    {
        constexpr quint64 kCount = 10'000'000;
        const auto low = [](double) { return 1.0; };
        const auto high = [](double) { return 2.0; };
        QSignalSpy wishes(m_plot.get(), &LinePlot::detailNeeded);
        m_plot->setStyle({.isXLogarithmic = true});
        m_plot->begin({CurveInfo{.x = AxisScale(kCount)}}, ViewPolicy::Reset);
        m_plot->setOverview(0, reduced(kCount, 1000, low, high), true);
        int answers = 0;
        while (wishes.wait(300)) {
            QVERIFY(++answers < 9);
            const QList<QVariant> wish = wishes.takeFirst();
            Envelope detail = reduced(wish[2].toULongLong(), wish[3].toUInt(), low, high);
            detail.start = wish[1].toULongLong();
            m_plot->setDetail(wish[0].toULongLong(), detail, true);
        }
        QVERIFY(answers >= 3);
    }

    void showsDates()
    {
        AxisScale time = named(AxisScale::uniform(1729699560, 30, 2000), QStringLiteral("Time"), QStringLiteral("s"));
        time.isTime = true;
        m_plot->setLabels({QStringLiteral("Temperature"), QStringLiteral("Time"), QStringLiteral("T (K)"), {}});
        m_plot->begin({CurveInfo{.name = QStringLiteral("T"), .units = QStringLiteral("K"), .x = time}},
                      ViewPolicy::Reset);
        m_plot->setOverview(0, exactly(2000, [](double i) { return 300 + sine(i / 7); }), true);
        const QRegularExpression pattern(
            QStringLiteral("^Time = 2024-10-24 \\d\\d:\\d\\d:\\d\\d, T = (299|300)[.\\d]* K$"));
        QVERIFY2(pattern.match(hintAt(canvas()->rect().center())).hasMatch(),
                 qPrintable(hintAt(canvas()->rect().center())));
        save(QStringLiteral("dates"));
        for (int i = 0; i < 60; ++i)
            turnWheel({500, 250}, 60);
        QVERIFY(m_plot->visibleSamples().count <= 6);
        save(QStringLiteral("dates-close"));
    }

    void drawsAFallingAxis()
    {
        const AxisScale falling =
            named(AxisScale::uniform(800, -2, 200), QStringLiteral("Wavelength"), QStringLiteral("nm"));
        m_plot->setLabels({QStringLiteral("Spectrum"), QStringLiteral("Wavelength (nm)"), QStringLiteral("I"), {}});
        m_plot->begin({CurveInfo{.name = QStringLiteral("I"), .x = falling}}, ViewPolicy::Reset);
        m_plot->setOverview(0, exactly(200, [](double i) { return std::exp(-(i - 50) * (i - 50) / 300); }), true);
        save(QStringLiteral("falling"));
        QCOMPARE(m_plot->visibleSamples(), (Range{0, 200, 1}));
        drag(Qt::RightButton, {600, 100}, {900, 400}); // the peak, at 700
        const Range zoomed = m_plot->visibleSamples();
        QVERIFY(zoomed.start < 60 && zoomed.count < 100);
        m_plot->setCursor(30);
        QSignalSpy moves(m_plot.get(), &LinePlot::cursorMoved);
        QTest::keyClick(canvas(), Qt::Key_Right);
        QCOMPARE(moves.takeFirst().first().toULongLong(), 29U);
    }

    void saysWhyAnAxisStaysLinear()
    {
        m_plot->setStyle({.isXLogarithmic = true, .isYLogarithmic = true});
        m_plot->begin({CurveInfo{.x = AxisScale::uniform(-10, 0.1, 50)}}, ViewPolicy::Reset);
        m_plot->setOverview(0, exactly(50, [](double) { return -1.0; }), true);
        QVERIFY(m_note.contains(QStringLiteral("The x axis stays linear: no position is above 0.")));
    }
};

QTEST_MAIN(TestLinePlotAxes)
#include "tst_line_plot_axes.moc"
