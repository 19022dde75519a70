// SPDX-License-Identifier: GPL-3.0-or-later
// What is odd, growing or hostile; whole files of PyMoDAQ are in tests/interop/tst_pymodaq_data.cpp.
#include "PymodaqFile.h"

#include "h5scout/hdf5/CApi.h"

#include <cstddef>
#include <tuple>

using namespace h5scout;
using namespace h5scout::test;

/// PyMoDAQ's backgrounds and errors: which belong to which data.
class DataPymodaqBackgroundsTest : public DataTest
{
    Q_OBJECT

private Q_SLOTS:
    void backgroundsMustBeMeantAndFit_data();
    void backgroundsMustBeMeantAndFit();
    void theBackgroundOfAnotherChannelIsNotSubtracted();
    void complexBackgroundsNeedComplexData_data();
    void complexBackgroundsNeedComplexData();
    void theBackgroundOfAScanHasItsAxes();
    void errorsMustHaveTheSameShape();
};

void DataPymodaqBackgroundsTest::backgroundsMustBeMeantAndFit_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("label");
    QTest::addColumn<Shape>("shape");
    QTest::addColumn<bool>("isFound");
    QTest::addColumn<QByteArray>("note");
    QTest::newRow("same number, same label")
        << QByteArray("Bkg01") << QByteArray("'a'") << Shape{4} << true << QByteArray();
    QTest::newRow("the whole scan") << QByteArray("Bkg01") << QByteArray("'a'") << Shape{3, 4} << true << QByteArray();
    QTest::newRow("one number for all") << QByteArray("Bkg01") << QByteArray("'a'") << Shape{1} << true << QByteArray();
    QTest::newRow("the only one, of another number") << QByteArray("Bkg00") << QByteArray("'a'") << Shape{4} << false
                                                     << QByteArray("The background Bkg00 has another number");
    QTest::newRow("of other data") << QByteArray("Bkg01") << QByteArray("'b'") << Shape{4} << false
                                   << QByteArray("The background Bkg01 belongs to");
    QTest::newRow("of other shape") << QByteArray("Bkg01") << QByteArray("'a'") << Shape{3} << false
                                    << QByteArray("has the shape (3,), which does not fit the shape (3, 4)");
    QTest::newRow("of higher rank") << QByteArray("Bkg01") << QByteArray("'a'") << Shape{1, 3, 4} << false
                                    << QByteArray("has the shape (1, 3, 4)");
    QTest::newRow("without names") << QByteArray("Bkg01") << QByteArray("''") << Shape{4} << true << QByteArray();
}

// Proves: Q21
void DataPymodaqBackgroundsTest::backgroundsMustBeMeantAndFit()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, label);
    QFETCH(Shape, shape);
    QFETCH(bool, isFound);
    QFETCH(QByteArray, note);
    PymodaqFile file;
    file.addArray("/CH00/Data01", "data", {3, 4});
    file.set("/CH00/Data01", "label", "'a'");
    const std::string background = "/CH00/" + name.toStdString();
    file.addArray(background, "bkg", shape);
    file.set(background, "label", label.toStdString());
    const DataWithAxes data = file.describe("/CH00/Data01");
    QCOMPARE(data.backgroundPath, isFound ? background : std::string());
    QCOMPARE(data.backgroundNote.empty(), isFound);
    VERIFY_CONTAINS(data.backgroundNote.c_str(), note);
}

// Proves: Q21
void DataPymodaqBackgroundsTest::theBackgroundOfAnotherChannelIsNotSubtracted()
{
    const auto fill =
        [](PymodaqFile& file) { // the arrays of one object share their TITLE, and only one has a background
            for (const auto& [name, role, label] :
                 {std::tuple("Data00", "data", "'s'"), {"Data01", "data", "'s1'"}, {"Bkg01", "bkg", "'s1'"}}) {
                const std::string path = std::string("/CH00/") + name;
                file.addArray(path, role, {4});
                file.set(path, "label", label);
                file.file().setText(path, "TITLE", "t");
            }
        };
    PymodaqFile file;
    fill(file);
    const DataWithAxes first = file.describe("/CH00/Data00");
    QCOMPARE(first.backgroundPath, std::string());
    VERIFY_CONTAINS(first.backgroundNote.c_str(), "The background Bkg01 has another number than these data, Data00.");
    const DataWithAxes second = file.describe("/CH00/Data01");
    QCOMPARE(second.backgroundPath, std::string("/CH00/Bkg01"));
}

void DataPymodaqBackgroundsTest::complexBackgroundsNeedComplexData_data()
{
    QTest::addColumn<bool>("isDataComplex");
    QTest::newRow("real data") << false;
    QTest::newRow("complex data") << true;
}

void DataPymodaqBackgroundsTest::complexBackgroundsNeedComplexData()
{
    QFETCH(bool, isDataComplex);
    struct Complex
    {
        double r;
        double i;
    };
    const hdf5::Handle type(H5Tcreate(H5T_COMPOUND, sizeof(Complex)));
    H5Tinsert(type.get(), "r", offsetof(Complex, r), H5T_NATIVE_DOUBLE);
    H5Tinsert(type.get(), "i", offsetof(Complex, i), H5T_NATIVE_DOUBLE);
    const std::vector<Complex> numbers(4, {1, 1});
    PymodaqFile file;
    if (isDataComplex) {
        file.file().makeArray("/CH00/Data00", type.get(), {4}, numbers.data());
        file.set("/CH00/Data00", "data_type", "'data'");
    } else {
        file.addArray("/CH00/Data00", "data", {4});
    }
    file.file().makeArray("/CH00/Bkg00", type.get(), {4}, numbers.data());
    file.set("/CH00/Bkg00", "data_type", "'bkg'");
    const DataWithAxes data = file.describe("/CH00/Data00");
    QCOMPARE(data.backgroundPath, std::string(isDataComplex ? "/CH00/Bkg00" : ""));
    QCOMPARE(data.backgroundNote,
             std::string(
                 isDataComplex ? "" : "The background Bkg00 is complex, these data are real: it is not subtracted."));
}

// Proves: Q23
void DataPymodaqBackgroundsTest::theBackgroundOfAScanHasItsAxes()
{
    PymodaqFile file; // square: a wrong dimension would go unnoticed
    file.addArray("/CH00/Data00", "data", {4, 4, 4});
    file.set("/CH00/Data00", "nav_indexes", "(0,)");
    file.addArray("/CH00/Bkg00", "bkg", {4, 4});
    file.addAxis("/CH00/Axis00", "1", {1, 2, 4, 8});
    file.addAxis("/CH00/Axis01", "2", {1, 3, 9, 27});
    const DataWithAxes background = file.describe("/CH00/Bkg00");
    QCOMPARE(background.axes.size(), std::size_t{2});
    QCOMPARE(background.axes[0].values[3], 8.0);
    QCOMPARE(background.axes[1].values[3], 27.0);
    QVERIFY(background.backgroundPath.empty() && background.backgroundNote.empty());
}

// Proves: Q22
void DataPymodaqBackgroundsTest::errorsMustHaveTheSameShape()
{
    PymodaqFile file;
    file.addArray("/CH00/Data00", "data", {3});
    file.addArray("/CH00/Data01", "data", {3});
    file.addArray("/CH00/ErrorBar00", "error", {2});
    file.addArray("/CH00/ErrorBar01", "error", {3});
    file.file().close();
    DescribedFile described(file.file().path());
    QCOMPARE(described["/CH00/Data00"].errorPath, std::string());
    VERIFY_CONTAINS(notesOf(described["/CH00/Data00"]), "their shape (2,) is not the shape (3,)");
    QCOMPARE(described["/CH00/Data01"].errorPath, std::string("/CH00/ErrorBar01"));
    QCOMPARE(described.reader.plottedArrays("/CH00"), (std::vector<std::string>{"/CH00/Data00", "/CH00/Data01"}));
}

QTEST_APPLESS_MAIN(DataPymodaqBackgroundsTest)
#include "tst_data_pymodaq_backgrounds.moc"
