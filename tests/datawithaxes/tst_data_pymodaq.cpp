// SPDX-License-Identifier: GPL-3.0-or-later
// What is odd, growing or hostile; whole files of PyMoDAQ are in tests/interop/tst_pymodaq_data.cpp.
#include "DataTest.h"

#include "h5scout/hdf5/CApi.h"

#include <cstddef>
#include <numeric>
#include <tuple>

using namespace h5scout;
using namespace h5scout::test;
using Rule = DataWithAxes::Rule;
using Spacing = Axis::Spacing;

namespace
{

/// A file in PyMoDAQ's layout.
class PymodaqFile
{
public:
    PymodaqFile() { m_file.makeGroup("/CH00"); }

    /// `value` in Python.
    void set(const std::string& path, const std::string& name, const std::string& value)
    {
        std::string escaped;
        for (const char c : value) {
            if (c == '"' || c == '\\')
                escaped += '\\';
            escaped += c;
        }
        m_file.setText(path, name, R"({"module": "builtins", "type": "x", "data": ")" + escaped + "\"}");
    }

    void addArray(const std::string& path, const std::string& role, const Shape& shape, bool grows = false)
    {
        std::vector<double> values(elementCount(shape).value());
        std::iota(values.begin(), values.end(), 0.0);
        add(path, role, shape, values, grows);
    }

    void addAxis(const std::string& path, const std::string& index, const std::vector<double>& values,
                 bool grows = false)
    {
        add(path, "axis", {values.size()}, values, grows);
        if (!index.empty())
            set(path, "index", index);
    }

    void add(const std::string& path, const std::string& role, const Shape& shape, const std::vector<double>& values,
             bool grows)
    {
        Shape maximal = shape;
        maximal.front() = kUnlimited;
        m_file.makeArray(path, H5T_NATIVE_DOUBLE, shape, values.data(), grows ? maximal : Shape());
        set(path, "data_type", "'" + role + "'");
    }

    TestFile& file() { return m_file; }

    DataWithAxes describe(const std::string& path)
    {
        m_file.close();
        return DescribedFile(m_file.path())[path];
    }

private:
    TestFile m_file;
};

} // namespace

class DataPymodaqTest : public DataTest
{
    Q_OBJECT

private Q_SLOTS:
    void oddNavigationIndexesAreLeftAside_data();
    void oddNavigationIndexesAreLeftAside();
    void oddIndexesOfAxesAreLeftAside_data();
    void oddIndexesOfAxesAreLeftAside();
    void axesOfOtherLengthAreLeftAside();
    void onlyAxesRightBesideCount();
    void navigationAxesAreFoundInAnyLetters();
    void navigationAxesNeedANavigationDimension();
    void theLengthOfAnAxisIsThatOfItsArray();
    void growingAxesMayLag_data();
    void growingAxesMayLag();
    void theFirstOfTwoAxesOfOnePlaceStays();
    void manyAxesOfADimensionAreBounded();
    void timesAreRecognised_data();
    void timesAreRecognised();
    void attributesThatAreNoTextsAreNoted();
    void longTextsAreCut();
    void backgroundsMustBeMeantAndFit_data();
    void backgroundsMustBeMeantAndFit();
    void theBackgroundOfAnotherChannelIsNotSubtracted();
    void complexBackgroundsNeedComplexData_data();
    void complexBackgroundsNeedComplexData();
    void theBackgroundOfAScanHasItsAxes();
    void errorsMustHaveTheSameShape();
    void axesOfTextsAreNoted();
    void longAxesAreJudgedFromSamples();
    void complexAxesAreNoted();
};

void DataPymodaqTest::oddNavigationIndexesAreLeftAside_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<std::vector<std::uint32_t>>("expected");
    QTest::addColumn<QByteArray>("note");
    using Dimensions = std::vector<std::uint32_t>;
    QTest::newRow("a tuple") << QByteArray("(1, 0)") << Dimensions{1, 0} << QByteArray();
    QTest::newRow("one number") << QByteArray("1") << Dimensions{1} << QByteArray();
    QTest::newRow("none") << QByteArray("None") << Dimensions{} << QByteArray();
    QTest::newRow("twice") << QByteArray("[0, 0]") << Dimensions{0} << QByteArray();
    QTest::newRow("negative") << QByteArray("(-1, 0)") << Dimensions{0} << QByteArray("The navigation dimension -1");
    QTest::newRow("too large") << QByteArray("(0, 2)") << Dimensions{0} << QByteArray("The navigation dimension 2");
    QTest::newRow("2^40") << QByteArray("(1099511627776,)") << Dimensions{} << QByteArray("1099511627776");
    QTest::newRow("beyond 64 bits") << QByteArray("(99999999999999999999,)") << Dimensions{}
                                    << QByteArray("'nav_indexes'");
    QTest::newRow("a text") << QByteArray("'0'") << Dimensions{} << QByteArray("'nav_indexes'");
    QTest::newRow("texts") << QByteArray("('0', 'x')") << Dimensions{} << QByteArray("'nav_indexes'");
    QTest::newRow("no whole number") << QByteArray("(0.5,)") << Dimensions{} << QByteArray("'nav_indexes'");
    QTest::newRow("not a number") << QByteArray("(nan,)") << Dimensions{} << QByteArray("'nav_indexes'");
    QTest::newRow("a dict") << QByteArray("{0: 1}") << Dimensions{} << QByteArray("'nav_indexes'");
    QTest::newRow("code") << QByteArray("__import__('os').abort()") << Dimensions{} << QByteArray("'nav_indexes'");
    QTest::newRow("huge") << "(" + QByteArray("0, ").repeated(100'000) + ")" << Dimensions{}
                          << QByteArray("'nav_indexes'");
}

void DataPymodaqTest::oddNavigationIndexesAreLeftAside()
{
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, note);
    PymodaqFile file;
    file.addArray("/CH00/Data00", "data", {2, 3});
    file.set("/CH00/Data00", "nav_indexes", value.toStdString());
    const DataWithAxes data = file.describe("/CH00/Data00");
    QTEST(data.navigationDimensions, "expected");
    QCOMPARE(data.notes.empty(), note.isEmpty());
    VERIFY_CONTAINS(notesOf(data), note);
    QCOMPARE(data.rule, Rule::Pymodaq);
}

void DataPymodaqTest::oddIndexesOfAxesAreLeftAside_data()
{
    QTest::addColumn<QByteArray>("index");
    QTest::newRow("none") << QByteArray();
    QTest::newRow("negative") << QByteArray("-1");
    QTest::newRow("too large") << QByteArray("2");
    QTest::newRow("2^32") << QByteArray("4294967296");
    QTest::newRow("a text") << QByteArray("'zero'");
    QTest::newRow("a list of two") << QByteArray("[0, 1]");
}

void DataPymodaqTest::oddIndexesOfAxesAreLeftAside()
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

void DataPymodaqTest::axesOfOtherLengthAreLeftAside()
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
void DataPymodaqTest::onlyAxesRightBesideCount() // Q24
{
    PymodaqFile file;
    file.addArray("/CH00/Data00", "data", {3});
    file.file().makeGroup("/CH00/below");
    file.addAxis("/CH00/below/Axis00", "0", {1, 2, 3});
    QVERIFY(file.describe("/CH00/Data00").axes.empty());
}

void DataPymodaqTest::navigationAxesAreFoundInAnyLetters()
{
    PymodaqFile file;
    file.file().makeGroup("/Det");
    file.file().makeGroup("/Det/navaxes");
    file.file().makeGroup("/Det/CH00");
    file.addAxis("/Det/navaxes/Axis00", "0", {1, 2, 4});
    file.addArray("/Det/CH00/Data00", "data", {3, 2});
    file.set("/Det/CH00/Data00", "nav_indexes", "(0,)");
    const DataWithAxes data = file.describe("/Det/CH00/Data00");
    QCOMPARE(data.axes.size(), std::size_t{1});
    QVERIFY(data.axes[0].isNavigation);
    QCOMPARE(data.axes[0].spacing, Spacing::Monotonic);
    QCOMPARE(data.ruleNote, std::string("navaxes in /Det"));
}

void DataPymodaqTest::navigationAxesNeedANavigationDimension()
{
    PymodaqFile file;
    file.file().makeGroup("/NavAxes");
    file.addAxis("/NavAxes/Axis00", "0", {1, 2, 4});
    file.addArray("/CH00/Data00", "data", {3});
    QVERIFY(file.describe("/CH00/Data00").axes.empty());
}

// Proves: Q16
void DataPymodaqTest::theLengthOfAnAxisIsThatOfItsArray()
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

void DataPymodaqTest::growingAxesMayLag_data()
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
void DataPymodaqTest::growingAxesMayLag()
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

void DataPymodaqTest::theFirstOfTwoAxesOfOnePlaceStays()
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

void DataPymodaqTest::manyAxesOfADimensionAreBounded()
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

void DataPymodaqTest::timesAreRecognised_data()
{
    QTest::addColumn<QByteArray>("label");
    QTest::addColumn<QByteArray>("units");
    QTest::addColumn<double>("first");
    QTest::addColumn<bool>("isTime");
    QTest::newRow("time stamps") << QByteArray("'time'") << QByteArray("'s'") << 1.7e9 << true;
    QTest::newRow("Timestamp") << QByteArray("'Timestamp'") << QByteArray("'seconds'") << 1.7e9 << true;
    QTest::newRow("since the start") << QByteArray("'time'") << QByteArray("'s'") << 0.0 << false;
    QTest::newRow("milliseconds") << QByteArray("'time'") << QByteArray("'ms'") << 1.7e9 << false;
    QTest::newRow("a length") << QByteArray("'position'") << QByteArray("'s'") << 1.7e9 << false;
}

void DataPymodaqTest::timesAreRecognised()
{
    QFETCH(QByteArray, label);
    QFETCH(QByteArray, units);
    QFETCH(double, first);
    PymodaqFile file;
    file.addArray("/CH00/Data00", "data", {3});
    file.addAxis("/CH00/Axis00", "0", {first, first + 1.001, first + 2});
    file.set("/CH00/Axis00", "label", label.toStdString());
    file.set("/CH00/Axis00", "units", units.toStdString());
    const DataWithAxes data = file.describe("/CH00/Data00");
    QTEST(data.axes.at(0).isTime, "isTime");
    QCOMPARE(data.axes[0].spacing, Spacing::Monotonic);
}

void DataPymodaqTest::attributesThatAreNoTextsAreNoted()
{
    PymodaqFile file;
    file.addArray("/CH00/Data00", "data", {3});
    file.set("/CH00/Data00", "label", "['a', 'b']");
    file.set("/CH00/Data00", "units", "7");
    file.set("/CH00/Data00", "origin", "None");
    file.set("/CH00/Data00", "timestamp", "'yesterday'");
    const DataWithAxes data = file.describe("/CH00/Data00");
    QVERIFY(data.label.empty() && data.units.empty() && data.origin.empty() && !data.timestamp);
    QCOMPARE(data.notes.size(), std::size_t{3});
}

void DataPymodaqTest::longTextsAreCut()
{
    PymodaqFile file;
    file.addArray("/CH00/Data00", "data", {3});
    std::string label;
    for (int i = 0; i < 5000; ++i)
        label += "\xC3\xA9"; // é
    file.file().setText("/CH00/Data00", "label", "x" + label);
    const DataWithAxes data = file.describe("/CH00/Data00");
    QCOMPARE(data.label.size(), std::size_t{4095}); // a character is not cut in two
}

void DataPymodaqTest::backgroundsMustBeMeantAndFit_data()
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
void DataPymodaqTest::backgroundsMustBeMeantAndFit()
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
void DataPymodaqTest::theBackgroundOfAnotherChannelIsNotSubtracted()
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

void DataPymodaqTest::complexBackgroundsNeedComplexData_data()
{
    QTest::addColumn<bool>("isDataComplex");
    QTest::newRow("real data") << false;
    QTest::newRow("complex data") << true;
}

void DataPymodaqTest::complexBackgroundsNeedComplexData()
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
void DataPymodaqTest::theBackgroundOfAScanHasItsAxes()
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
void DataPymodaqTest::errorsMustHaveTheSameShape()
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

void DataPymodaqTest::axesOfTextsAreNoted()
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

void DataPymodaqTest::longAxesAreJudgedFromSamples()
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

void DataPymodaqTest::complexAxesAreNoted()
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

QTEST_APPLESS_MAIN(DataPymodaqTest)
#include "tst_data_pymodaq.moc"
