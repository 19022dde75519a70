// SPDX-License-Identifier: GPL-3.0-or-later
// What is said of the selected cells of a table.
#include "Pictures.h"
#include "TableFixture.h"

#include <QTest>

#include <limits>

using namespace h5scout;
using namespace h5scout::test;
using namespace h5scout::ui;

class TestSelectionSummary : public QObject
{
    Q_OBJECT

    std::unique_ptr<TableFixture> t;

    /// Of all cells of an array of one dimension.
    QString summary(const NdArray& array)
    {
        t->file.addArray("/a", array);
        if (!t->show("/a"))
            return QStringLiteral("not shown");
        t->grid()->setCurrent({0, 0});
        t->grid()->setCurrent({array.size() - 1, 0}, GridSelection::Mode::Extend);
        return t->hint();
    }

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale::c());
        prepareLook();
    }
    void init()
    {
        QTest::failOnWarning(anyWarning());
        t = std::make_unique<TableFixture>();
        QVERIFY(t->start());
    }
    void cleanup() { t.reset(); }

    void integersAreExact_data()
    {
        QTest::addColumn<NdArray>("array");
        QTest::addColumn<QString>("words");
        using Unsigned = std::vector<std::uint64_t>;
        using Signed = std::vector<std::int64_t>;
        constexpr std::uint64_t kMost = std::numeric_limits<std::uint64_t>::max();
        constexpr std::int64_t kLeast = std::numeric_limits<std::int64_t>::min();
        const auto row = [](const char* name, const NdArray& array, const char* words) {
            QTest::newRow(name) << array << QString::fromUtf8(words);
        };
        row("uint64", arrayOf(ElementKind::UInt64, {3}, Unsigned{kMost, kMost - 1, kMost - 2}),
            "3 × 1 = 3 cells · min 18446744073709551613 · max 18446744073709551615 · mean 18446744073709551614");
        row("a mean between integers", arrayOf(ElementKind::UInt64, {2}, Unsigned{kMost, kMost - 1}),
            "2 × 1 = 2 cells · min 18446744073709551614 · max 18446744073709551615 · mean 18446744073709551614.5");
        row("int64", arrayOf(ElementKind::Int64, {2}, Signed{kLeast, kLeast + 2}),
            "2 × 1 = 2 cells · min -9223372036854775808 · max -9223372036854775806 · mean -9223372036854775807");
        row("of both signs",
            arrayOf(ElementKind::Int64, {3}, Signed{kLeast, std::numeric_limits<std::int64_t>::max(), 0}),
            "3 × 1 = 3 cells · min -9223372036854775808 · max 9223372036854775807 · mean -0.33333333");
        row("negative, rounded to the tenth",
            arrayOf(ElementKind::Int64, {3}, Signed{-10'000'000, -10'000'000, -10'000'001}),
            "3 × 1 = 3 cells · min -10000001 · max -10000000 · mean -10000000.3");
        row("small ones", arrayOf(ElementKind::Int16, {3}, std::vector<std::int16_t>{-1, 0, 2}),
            "3 × 1 = 3 cells · min -1 · max 2 · mean 0.33333333");
        row("bytes", arrayOf(ElementKind::UInt8, {2}, std::vector<std::uint8_t>{0, 255}),
            "2 × 1 = 2 cells · min 0 · max 255 · mean 127.5");
        row("floats", arrayOf(ElementKind::Float64, {2}, std::vector<double>{0.1, 1e20}),
            "2 × 1 = 2 cells · min 0.1 · max 1e+20 · mean 5e+19");
    }

    void integersAreExact()
    {
        QFETCH(NdArray, array);
        QTEST(summary(array), "words");
    }
};

QTEST_MAIN(TestSelectionSummary)
#include "tst_selection_summary.moc"
