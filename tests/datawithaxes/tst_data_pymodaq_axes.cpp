// SPDX-License-Identifier: GPL-3.0-or-later
// What is odd, growing or hostile; whole files of PyMoDAQ are in tests/interop/tst_pymodaq_data.cpp.
#include "PymodaqFile.h"

#include "h5scout/hdf5/CApi.h"

#include <cstddef>

using namespace h5scout;
using namespace h5scout::test;
using Spacing = Axis::Spacing;

/// PyMoDAQ's axes: which count, how long they are, what is left aside.
class DataPymodaqAxesTest : public DataTest
{
    Q_OBJECT

private Q_SLOTS:
    void oddIndexesOfAxesAreLeftAside_data();
    void oddIndexesOfAxesAreLeftAside();
    void axesOfOtherLengthAreLeftAside();
    void onlyAxesRightBesideCount();
    void theLengthOfAnAxisIsThatOfItsArray();
    void growingAxesMayLag_data();
    void growingAxesMayLag();
    void theFirstOfTwoAxesOfOnePlaceStays();
    void manyAxesOfADimensionAreBounded();
    void axesOfTextsAreNoted();
    void longAxesAreJudgedFromSamples();
    void complexAxesAreNoted();
};

void DataPymodaqAxesTest::oddIndexesOfAxesAreLeftAside_data()
{
    QTest::addColumn<QByteArray>("index");
    QTest::newRow("none") << QByteArray();
    QTest::newRow("negative") << QByteArray("-1");
    QTest::newRow("too large") << QByteArray("2");
    QTest::newRow("2^32") << QByteArray("4294967296");
    QTest::newRow("a text") << QByteArray("'zero'");
    QTest::newRow("a list of two") << QByteArray("[0, 1]");
}

void DataPymodaqAxesTest::oddIndexesOfAxesAreLeftAside()
{
    QFETCH(QByteArray, index);
    PymodaqFile file;
    file.addArray("/CH00/Data00", "data", {3, 3});
    file.addAxis("/CH00/Axis00", index.toStdString(), {1, 2, 3});
    file.addAxis("/CH00/Axis01", "1", {5, 6, 7});
    const DataWithAxes data = file.describe("/CH00/Data00");
    QCOMPARE(data.axes.size(), std::size_t{1});
    QCOMPARE(data.axes[0].path, std::string("/CH00/Axis01"));
    VERIFY_CONTAINS(notesOf(data), "The axis /CH00/Axis00 was left aside");
}

void DataPymodaqAxesTest::axesOfOtherLengthAreLeftAside()
{
    PymodaqFile file;
    file.addArray("/CH00/Data00", "data", {4});
    file.addAxis("/CH00/Axis00", "0", {1, 2, 3});
    const DataWithAxes data = file.describe("/CH00/Data00");
    QVERIFY(data.axes.empty());
    VERIFY_CONTAINS(notesOf(data), "it has 3 positions, dimension 0 of the data 4");
    QVERIFY(!data.ruleNote.empty());
}

// Proves: Q24
void DataPymodaqAxesTest::onlyAxesRightBesideCount() // Q24
{
    PymodaqFile file;
    file.addArray("/CH00/Data00", "data", {3});
    file.file().makeGroup("/CH00/below");
    file.addAxis("/CH00/below/Axis00", "0", {1, 2, 3});
    QVERIFY(file.describe("/CH00/Data00").axes.empty());
}

// Proves: Q16
void DataPymodaqAxesTest::theLengthOfAnAxisIsThatOfItsArray()
{
    PymodaqFile file;
    file.addArray("/CH00/EnlData00", "data_enlargeable", {3, 2}, true);
    file.set("/CH00/EnlData00", "nav_indexes", "(0,)");
    file.addAxis("/CH00/Axis00", "0", {1, 2, 4}, true);
    file.set("/CH00/Axis00", "size", "5"); // as DataEnlargeableSaver leaves it
    const DataWithAxes data = file.describe("/CH00/EnlData00");
    QCOMPARE(data.axes.at(0).size, std::uint64_t{3});
    QCOMPARE(data.axes.at(0).values, (std::vector<double>{1, 2, 4}));
    QVERIFY(data.notes.empty());
}

void DataPymodaqAxesTest::growingAxesMayLag_data()
{
    QTest::addColumn<std::vector<double>>("positions");
    QTest::addColumn<bool>("grows");
    QTest::addColumn<std::vector<double>>("expected"); // empty: left aside
    QTest::addColumn<QByteArray>("note");
    using Positions = std::vector<double>;
    QTest::newRow("a row ahead") << Positions{1, 2, 4, 8, 16} << true << Positions{1, 2, 4, 8}
                                 << QByteArray("is 1 longer than the data");
    QTest::newRow("a row behind") << Positions{1, 2, 4} << true << Positions{1, 2, 4, 6}
                                  << QByteArray("is 1 shorter than the data");
    QTest::newRow("two rows behind") << Positions{1, 4} << true << Positions{1, 4, 7, 10}
                                     << QByteArray("is 2 shorter than the data");
    QTest::newRow("far behind") << Positions{1} << true << Positions{} << QByteArray("it has 1 positions");
    QTest::newRow("far ahead") << Positions{1, 2, 3, 4, 5, 6, 7} << true << Positions{}
                               << QByteArray("it has 7 positions");
    QTest::newRow("of fixed length") << Positions{1, 2, 4, 8, 16} << false << Positions{}
                                     << QByteArray("it has 5 positions");
}

// Proves: Q23
void DataPymodaqAxesTest::growingAxesMayLag()
{
    QFETCH(std::vector<double>, positions);
    QFETCH(bool, grows);
    QFETCH(std::vector<double>, expected);
    QFETCH(QByteArray, note);
    PymodaqFile file;
    file.addArray("/CH00/EnlData00", "data_enlargeable", {4, 2}, true);
    file.set("/CH00/EnlData00", "nav_indexes", "(0,)");
    file.addAxis("/CH00/Axis00", "0", positions, grows);
    const DataWithAxes data = file.describe("/CH00/EnlData00");
    VERIFY_CONTAINS(notesOf(data), note);
    QCOMPARE(data.axes.empty(), expected.empty());
    if (data.axes.empty())
        return;
    const Axis& axis = data.axes[0];
    QCOMPARE(axis.size, std::uint64_t{4});
    for (std::size_t i = 0; i < expected.size(); ++i)
        QCOMPARE(axis.spacing == Spacing::Uniform ? axis.first + static_cast<double>(i) * axis.step : axis.values.at(i),
                 expected[i]);
}

void DataPymodaqAxesTest::theFirstOfTwoAxesOfOnePlaceStays()
{
    PymodaqFile file;
    file.addArray("/CH00/Data00", "data", {3});
    file.addAxis("/CH00/Axis00", "0", {1, 2, 3});
    file.addAxis("/CH00/Axis01", "0", {4, 5, 6});
    const DataWithAxes data = file.describe("/CH00/Data00");
    QCOMPARE(data.axes.size(), std::size_t{1});
    QVERIFY(!data.isSpread);
    VERIFY_CONTAINS(notesOf(data), "The axis /CH00/Axis01 was left aside: /CH00/Axis00 gives");
}

void DataPymodaqAxesTest::manyAxesOfADimensionAreBounded()
{
    PymodaqFile file;
    file.addArray("/CH00/Data00", "data", {3});
    for (int i = 0; i < 100; ++i) {
        const std::string path = "/CH00/Axis" + std::to_string(i);
        file.addAxis(path, "0", {1, 2, 3});
        file.set(path, "spread_order", std::to_string(i));
    }
    const DataWithAxes data = file.describe("/CH00/Data00");
    QCOMPARE(data.axes.size(), std::size_t{8});
    QVERIFY(data.isSpread);
    QVERIFY(data.notes.size() <= 32);
    VERIFY_CONTAINS(notesOf(data), "has very many");
}

void DataPymodaqAxesTest::axesOfTextsAreNoted()
{
    PymodaqFile file;
    file.addArray("/CH00/Data00", "data", {2});
    const hdf5::Handle type(H5Tcopy(H5T_C_S1));
    QVERIFY(H5Tset_size(type.get(), 3) >= 0);
    file.file().makeArray("/CH00/Axis00", type.get(), {2}, "abcdef");
    file.set("/CH00/Axis00", "data_type", "'axis'");
    file.set("/CH00/Axis00", "index", "0");
    const DataWithAxes data = file.describe("/CH00/Data00");
    QVERIFY(data.axes.empty());
    VERIFY_CONTAINS(notesOf(data), "its elements are no numbers");
}

void DataPymodaqAxesTest::longAxesAreJudgedFromSamples()
{
    constexpr std::size_t kLength = 3'000'000; // 24 MB
    std::vector<double> positions(kLength);
    for (std::size_t i = 0; i < kLength; ++i)
        positions[i] = 0.5 * static_cast<double>(i);
    PymodaqFile file;
    const Shape shape{kLength};
    file.file().makeArray("/CH00/Data00", H5T_NATIVE_DOUBLE, shape, nullptr);
    file.set("/CH00/Data00", "data_type", "'data'");
    file.addAxis("/CH00/Axis00", "0", positions);
    file.file().makeGroup("/CH01");
    file.file().makeArray("/CH01/Data00", H5T_NATIVE_DOUBLE, shape, nullptr);
    file.set("/CH01/Data00", "data_type", "'data'");
    for (double& position : positions)
        position *= position;
    file.addAxis("/CH01/Axis00", "0", positions);
    file.file().close();

    DescribedFile described(file.file().path());
    const DataWithAxes uniform = described["/CH00/Data00"];
    QCOMPARE(uniform.axes.at(0).spacing, Spacing::Uniform);
    QCOMPARE(uniform.axes[0].step, 0.5);
    VERIFY_CONTAINS(notesOf(uniform), "is very long");
    const DataWithAxes square = described["/CH01/Data00"];
    const Axis& axis = square.axes.at(0);
    QCOMPARE(axis.spacing, Spacing::Monotonic);
    QVERIFY(axis.valueStride > 1);
    QCOMPARE(axis.values.size(), (kLength - 1) / axis.valueStride + 1 + ((kLength - 1) % axis.valueStride != 0));
    QCOMPARE(axis.values[1], positions[axis.valueStride]);
    QCOMPARE(axis.values.back(), positions.back());
}

void DataPymodaqAxesTest::complexAxesAreNoted()
{
    PymodaqFile file;
    file.addArray("/CH00/Data00", "data", {2});
    const hdf5::Handle type(H5Tcreate(H5T_COMPOUND, 16));
    QVERIFY(H5Tinsert(type.get(), "r", 0, H5T_NATIVE_DOUBLE) >= 0);
    QVERIFY(H5Tinsert(type.get(), "i", 8, H5T_NATIVE_DOUBLE) >= 0);
    const std::vector<double> values{1, 0, 2, 0};
    file.file().makeArray("/CH00/Axis00", type.get(), {2}, values.data());
    file.set("/CH00/Axis00", "data_type", "'axis'");
    file.set("/CH00/Axis00", "index", "0");
    VERIFY_CONTAINS(notesOf(file.describe("/CH00/Data00")), "its numbers are complex");
}

QTEST_APPLESS_MAIN(DataPymodaqAxesTest)
#include "tst_data_pymodaq_axes.moc"
