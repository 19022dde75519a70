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
};

QTEST_MAIN(TestLinePlotPositions)
#include "tst_line_plot_positions.moc"
