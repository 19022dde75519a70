// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/reduce/Projection.h"

#include "h5scout/reduce/BlockWalk.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <random>

using namespace h5scout;
using reduce::Projection;
using reduce::Reduction;
using reduce::Samples;

namespace
{

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();

bool isClose(double found, double expected)
{
    if (std::isnan(expected) || std::isinf(expected))
        return found == expected || (std::isnan(found) && std::isnan(expected));
    return std::fabs(found - expected) <= 1e-12 * std::max(1.0, std::fabs(expected));
}

/// The numbers reduced in the plainest way.
double plainly(const std::vector<double>& numbers, Reduction reduction)
{
    double sum = 0;
    double minimum = kNaN;
    double maximum = kNaN;
    double count = 0;
    for (const double number : numbers) {
        if (std::isnan(number))
            continue;
        sum += number;
        ++count;
        minimum = std::fmin(minimum, number);
        maximum = std::fmax(maximum, number);
    }
    double squares = 0;
    for (const double number : numbers)
        if (!std::isnan(number))
            squares += (number - sum / count) * (number - sum / count);
    switch (reduction) {
    case Reduction::Mean:
        return sum / count;
    case Reduction::Sum:
        return count == 0 ? kNaN : sum;
    case Reduction::Minimum:
        return minimum;
    case Reduction::Maximum:
        return maximum;
    case Reduction::StandardDeviation:
        return std::sqrt(squares / count);
    }
    return kNaN;
}

/// An array of three dimensions, 7 x 9 x 11, some of it NaN.
struct Cube
{
    static constexpr std::size_t kExtents[] = {7, 9, 11};
    std::vector<double> numbers;

    Cube()
    {
        std::mt19937_64 random(7);
        std::normal_distribution<double> normal(100, 5);
        for (std::size_t i = 0; i < 7 * 9 * 11; ++i)
            numbers.push_back(random() % 10 == 0 ? kNaN : normal(random));
        numbers[300] = kInfinity;
        for (std::size_t i = 0; i < 11; ++i)
            numbers[i] = kNaN; // a whole line
    }

    double at(std::uint64_t i, std::uint64_t j, std::uint64_t k) const { return numbers[(i * 9 + j) * 11 + k]; }

    std::vector<double> part(const std::vector<Samples>& place) const
    {
        std::vector<double> part;
        for (std::uint64_t i = 0; i < place[0].count; ++i)
            for (std::uint64_t j = 0; j < place[1].count; ++j)
                for (std::uint64_t k = 0; k < place[2].count; ++k)
                    part.push_back(at(place[0].start + i * place[0].stride, place[1].start + j * place[1].stride,
                                      place[2].start + k * place[2].stride));
        return part;
    }
};

} // namespace

class ProjectionTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void equalsThePlainReduction_data();
    void equalsThePlainReduction();
    void isNaNWhereNothingHasBeenSeen();
    void keepsTheSpreadFarFromZero();
};

void ProjectionTest::equalsThePlainReduction_data()
{
    QTest::addColumn<int>("row");
    QTest::addColumn<int>("column");
    QTest::addColumn<int>("reduction");
    for (int row = 0; row < 3; ++row)
        for (int column = 0; column < 3; ++column)
            for (int reduction = 0; reduction < 5; ++reduction)
                QTest::addRow("rows %d, columns %d, reduction %d", row, column, reduction)
                    << row << column << reduction;
}

void ProjectionTest::equalsThePlainReduction()
{
    QFETCH(const int, row);
    QFETCH(const int, column);
    QFETCH(const int, reduction);
    const Cube cube;
    const std::vector<Samples> ranges{{1, 3, 2}, {0, 9, 1}, {2, 3, 3}};
    const auto rowDimension = static_cast<std::size_t>(row);
    const auto columnDimension = static_cast<std::size_t>(column);
    for (const std::vector<std::uint64_t>& block :
         {std::vector<std::uint64_t>{1, 1, 1}, {2, 4, 11}, {7, 9, 11}, {3, 2, 5}}) {
        Projection projection(ranges, rowDimension, columnDimension, static_cast<Reduction>(reduction));
        for (reduce::BlockWalk walk(ranges, block, 8, {1, 1 << 20}); !walk.isAtEnd(); walk.advance())
            projection.add(cube.part(walk.place()), walk.place());
        const std::vector<double> found = projection.values();
        QCOMPARE(projection.width(), ranges[columnDimension].count);
        QCOMPARE(projection.height(), row == column ? 1 : ranges[rowDimension].count);

        std::size_t cell = 0;
        for (std::uint64_t r = 0; r < projection.height(); ++r) {
            for (std::uint64_t c = 0; c < projection.width(); ++c) {
                std::vector<Samples> place = ranges;
                if (row != column)
                    place[rowDimension] = {ranges[rowDimension].start + r * ranges[rowDimension].stride, 1, 1};
                place[columnDimension] = {ranges[columnDimension].start + c * ranges[columnDimension].stride, 1, 1};
                const double expected = plainly(cube.part(place), static_cast<Reduction>(reduction));
                QVERIFY2(isClose(found[cell], expected),
                         qPrintable(QStringLiteral("%1: %2, not %3").arg(cell).arg(found[cell]).arg(expected)));
                ++cell;
            }
        }
    }
}

void ProjectionTest::isNaNWhereNothingHasBeenSeen()
{
    const std::vector<Samples> ranges{{0, 2, 1}, {0, 3, 1}};
    for (const Reduction reduction :
         {Reduction::Mean, Reduction::Sum, Reduction::Minimum, Reduction::Maximum, Reduction::StandardDeviation}) {
        Projection projection(ranges, 0, 0, reduction);
        const std::vector<double> numbers{kNaN, 5, kNaN};
        projection.add(numbers, std::vector<Samples>{{1, 1, 1}, {0, 3, 1}});
        const std::vector<double> found = projection.values();
        QCOMPARE(found.size(), std::size_t(2));
        QVERIFY(std::isnan(found[0]));
        QCOMPARE(found[1], reduction == Reduction::StandardDeviation ? 0.0 : 5.0);
    }
}

void ProjectionTest::keepsTheSpreadFarFromZero()
{
    std::vector<double> line(3000);
    for (std::size_t i = 0; i < line.size(); ++i)
        line[i] = 1e14 + static_cast<double>(i % 3);
    // Number by number in the first one, by runs in the second.
    Projection columns({{0, line.size(), 1}, {0, 1, 1}}, 1, 1, Reduction::StandardDeviation);
    for (std::uint64_t i = 0; i < line.size(); ++i)
        columns.add(std::span(line).subspan(i, 1), std::vector<Samples>{{i, 1, 1}, {0, 1, 1}});
    Projection rows({{0, 1, 1}, {0, line.size(), 1}}, 0, 0, Reduction::StandardDeviation);
    for (std::uint64_t i = 0; i < line.size(); i += 500)
        rows.add(std::span(line).subspan(i, 500), std::vector<Samples>{{0, 1, 1}, {i, 500, 1}});
    for (const Projection* projection : {&columns, &rows}) {
        const double deviation = projection->values().at(0);
        QVERIFY2(std::fabs(deviation - std::sqrt(2.0 / 3.0)) < 1e-12, qPrintable(QString::number(deviation, 'g', 17)));
    }
}

QTEST_APPLESS_MAIN(ProjectionTest)
#include "tst_projection.moc"
