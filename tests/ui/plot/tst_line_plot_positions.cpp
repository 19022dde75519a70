// SPDX-License-Identifier: GPL-3.0-or-later
#include "LinePlotTest.h"

using namespace h5scout;
using namespace h5scout::test;
using namespace h5scout::ui;

namespace
{

/// Positions 0 .. count - 1 in no order; `count` and 37 have no common divisor.
std::vector<double> shuffled(int count)
{
    std::vector<double> positions;
    for (int i = 0; i < count; ++i)
        positions.push_back(i * 37 % count);
    return positions;
}

} // namespace

class TestLinePlotPositions : public LinePlotTest
{
    Q_OBJECT

    /// A step in the middle; how many pixels of the curve lie in the upper half and the lower one, and how many between
    /// the two where only lines that join them can be.
    struct Ink
    {
        int upper = 0;
        int lower = 0;
        int between = 0;
    };
    Ink inkOfStepAt(const std::vector<double>& positions)
    {
        const auto step = [&](double i) { return positions[static_cast<std::size_t>(i)] < 40 ? 0.0 : 1.0; };
        const AxisScale scale = named(AxisScale::ofValues(positions), QStringLiteral("Stage"), QStringLiteral("mm"));
        m_plot->setLabels({QStringLiteral("Step"), QStringLiteral("Stage (mm)"), QStringLiteral("Signal"), {}});
        m_plot->begin({CurveInfo{.name = QStringLiteral("Signal"), .x = scale}}, ViewPolicy::Reset);
        m_plot->setOverview(0, exactly(positions.size(), step), true);
        const QImage picture = painted();
        const QColor color = plotColors(m_plot->palette()).curves[0];
        const int height = picture.height();
        const auto strip = [&](double top, double bottom) {
            return countOf(picture.copy(0, static_cast<int>(top * height), picture.width(),
                                        static_cast<int>((bottom - top) * height)),
                           color);
        };
        return {strip(0, 0.3), strip(0.7, 1), strip(0.45, 0.5)};
    }

    /// Five points, of which 1 (below) and 3 (above) are at one position.
    void showRepeated()
    {
        const AxisScale scale = named(AxisScale::ofValues({5, 1, 4, 1, 3}), QStringLiteral("Stage"));
        m_plot->begin({CurveInfo{.name = QStringLiteral("Signal"), .x = scale}}, ViewPolicy::Reset);
        const std::vector<double> values{0.5, 0, 0.5, 1, 0.5};
        m_plot->setOverview(0, exactly(5, [&](double i) { return values[static_cast<std::size_t>(i)]; }), true);
    }

    /// Where the lower half is painted in the cursor's colour, the line left out.
    QRect ringAt(const QImage& picture) const
    {
        const QColor color = plotColors(m_plot->palette()).selection;
        QRect ring;
        for (int y = picture.height() / 2; y < picture.height(); ++y) {
            QList<int> columns;
            for (int x = 0; x < picture.width(); ++x)
                if (picture.pixelColor(x, y) == color)
                    columns << x;
            if (columns.size() > 3)
                ring |= QRect(QPoint(columns.first(), y), QPoint(columns.last(), y));
        }
        return ring;
    }

private Q_SLOTS:
    void drawsHysteresisLoops()
    {
        std::vector<double> field;
        for (int i = 0; i < 400; ++i)
            field.push_back(std::cos(i * 2 * std::numbers::pi / 400) * 1.5);
        const auto magnetization = [&field](double i) {
            const auto index = static_cast<std::size_t>(i);
            return std::tanh(4 * (field[index] + (index < 200 ? 0.4 : -0.4)));
        };
        const AxisScale scale = named(AxisScale::ofValues(field), QStringLiteral("Field"), QStringLiteral("T"));
        QCOMPARE(static_cast<int>(scale.spacing()), static_cast<int>(AxisScale::Spacing::Scattered));
        m_plot->setLabels({QStringLiteral("Hysteresis"), QStringLiteral("Field (T)"), QStringLiteral("M"), {}});
        m_plot->begin({CurveInfo{.name = QStringLiteral("M"), .x = scale}}, ViewPolicy::Reset);
        QVERIFY(m_plot->overviewColumns(0) >= 400);
        m_plot->setOverview(0, exactly(400, magnetization), true);
        save(QStringLiteral("hysteresis"));
        QVERIFY(m_note.isEmpty());
        QCOMPARE(m_plot->visibleSamples(), (Range{0, 400, 1}));
        // Too coarse to be drawn along the axis.
        m_plot->setOverview(0,
                            reduced(
                                400, 50, [](double) { return 0.0; }, [](double) { return 1.0; }),
                            true);
        QVERIFY(m_note.contains(QStringLiteral("against their index")));
        save(QStringLiteral("hysteresis-index"));
    }

    void joinsPositionsInNoOrderFromLeftToRight()
    {
        const Ink ink = inkOfStepAt(shuffled(80));
        QVERIFY(ink.upper > 300);
        QVERIFY(ink.lower > 300);
        QVERIFY2(ink.between > 0 && ink.between < 200, qPrintable(QString::number(ink.between)));
        QVERIFY2(m_note.contains(QStringLiteral("joined from left to right")), qPrintable(m_note));
        save(QStringLiteral("random-positions"));
    }

    void doesNotJoinSeveralValuesOfOnePosition()
    {
        std::vector<double> positions = shuffled(80);
        positions.push_back(positions.front());
        const Ink ink = inkOfStepAt(positions);
        QVERIFY(ink.upper > 300);
        QVERIFY(ink.lower > 300);
        QCOMPARE(ink.between, 0);
        QVERIFY2(m_note.contains(QStringLiteral("not joined")), qPrintable(m_note));
        save(QStringLiteral("repeated-positions"));
    }

    /// Points that no line joins are as large as one can aim at.
    void drawsPointsThatAreApartLargeEnoughToSee()
    {
        showRepeated();
        const QColor color = plotColors(m_plot->palette()).curves[0];
        const int ink = countOf(painted(), color);
        QVERIFY2(ink > 5 * 20, qPrintable(QString::number(ink))); // of a radius of 3.5: 38 pixels, some of them blended
    }

    void choosesThePointThatIsClickedAmongThoseOfOnePosition()
    {
        showRepeated();
        m_plot->setCursor(1);
        save(QStringLiteral("repeated-positions-cursor"));
        const QImage before = painted();
        QSignalSpy moves(m_plot.get(), &LinePlot::cursorMoved);
        // On the line itself, far above the point that is chosen.
        const QRect marked = ringAt(before);
        QVERIFY(marked.isValid());
        QTest::mouseClick(canvas(), Qt::LeftButton, {}, {marked.center().x(), 60});
        QCOMPARE(moves.size(), 1);
        QCOMPARE(m_plot->cursor(), std::optional<quint64>(3));
        QVERIFY(painted() != before);
        QTest::mouseClick(canvas(), Qt::LeftButton, {}, marked.center());
        QCOMPARE(m_plot->cursor(), std::optional<quint64>(1));
        QVERIFY(painted() == before);
    }

    void stepsThroughPositionsFromLeftToRight()
    {
        showRepeated();
        m_plot->setCursor(1);
        std::vector<quint64> way;
        connect(m_plot.get(), &LinePlot::cursorMoved, this, [&way](quint64 sample) { way.push_back(sample); });
        for (int i = 0; i < 5; ++i)
            QTest::keyClick(canvas(), Qt::Key_Right);
        QCOMPARE(way, (std::vector<quint64>{3, 4, 2, 0}));
        way.clear();
        QTest::keyClick(canvas(), Qt::Key_Left, Qt::ShiftModifier);
        QCOMPARE(way, (std::vector<quint64>{1}));
    }
};

QTEST_MAIN(TestLinePlotPositions)
#include "tst_line_plot_positions.moc"
