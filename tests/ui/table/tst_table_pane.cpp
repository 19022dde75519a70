// SPDX-License-Identifier: GPL-3.0-or-later
// What the table pane shows of arrays of all kinds, and what it says when it cannot.
#include "Pictures.h"
#include "TableFixture.h"

#include <QComboBox>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>

#include <cmath>
#include <limits>

using namespace h5scout;
using namespace h5scout::test;
using namespace h5scout::ui;

namespace
{

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();

std::vector<double> counted(std::size_t count)
{
    std::vector<double> values(count);
    for (std::size_t i = 0; i < count; ++i)
        values[i] = static_cast<double>(i);
    return values;
}

DataAxis uniformAxis(quint32 dimension, const char* label, const char* units, double first, double step)
{
    DataAxis axis;
    axis.label = QString::fromLatin1(label);
    axis.units = QString::fromLatin1(units);
    axis.dimension = dimension;
    axis.spacing = DataAxis::Spacing::Uniform;
    axis.first = first;
    axis.step = step;
    return axis;
}

} // namespace

class TestTablePane : public QObject
{
    Q_OBJECT

    std::unique_ptr<TableFixture> t;

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

    // -----------------------------------------------------------------------------------------------------------------
    // kinds of elements

    void floatsAreTheShortestThatReadBack()
    {
        t->file.addArray("/a", {7}, {0.1, -1.5, 1e300, kNan, kInfinity, -kInfinity, 5e-324});
        QVERIFY(t->show("/a"));
        QStringList cells;
        for (quint64 row = 0; row < 7; ++row)
            cells << t->cell(row);
        QCOMPARE(cells.join(QLatin1Char(' ')), QStringLiteral("0.1 -1.5 1e+300 nan inf -inf 5e-324"));
        QCOMPARE(t->look(0), GridCell::Look::Plain);
        QCOMPARE(t->look(3), GridCell::Look::Dim); // NaN is no number
        QVERIFY(t->grid()->source().cell(0, 0).isNumber);
    }

    void narrowFloatsHaveNoFalseDigits()
    {
        t->file.addArray("/a", arrayOf<float>(ElementKind::Float32, {2}, {0.1F, 16777216.0F}));
        QVERIFY(t->show("/a"));
        QCOMPARE(t->cell(0), QStringLiteral("0.1"));
        QCOMPARE(t->cell(1), QStringLiteral("16777216.0"));
    }

    void integersAreExactToTheirEnds()
    {
        t->file.addArray("/i", arrayOf<qint64>(ElementKind::Int64, {3}, {INT64_MIN, INT64_MAX, (1LL << 53) + 1}));
        t->file.addArray("/u", arrayOf<quint64>(ElementKind::UInt64, {2}, {UINT64_MAX, (1ULL << 63) + 1}));
        QVERIFY(t->show("/i"));
        QCOMPARE(t->cell(0), QStringLiteral("-9223372036854775808"));
        QCOMPARE(t->cell(1), QStringLiteral("9223372036854775807"));
        QCOMPARE(t->cell(2), QStringLiteral("9007199254740993"));
        QVERIFY2(t->hint().contains(QStringLiteral("=  -9223372036854775808")), qPrintable(t->hint()));
        QVERIFY(t->show("/u"));
        QCOMPARE(t->cell(0), QStringLiteral("18446744073709551615"));
        QCOMPARE(t->cell(1), QStringLiteral("9223372036854775809"));
    }

    void complexNumbersHaveBothParts()
    {
        using C = std::complex<double>;
        t->file.addArray("/c", arrayOf<C>(ElementKind::Complex128, {3}, {C(1, -2), C(0.5, 3), C(kNan, 0)}));
        QVERIFY(t->show("/c"));
        QCOMPARE(t->cell(0), QStringLiteral("(1-2j)"));
        QCOMPARE(t->cell(1), QStringLiteral("(0.5+3j)"));
        QCOMPARE(t->look(2), GridCell::Look::Dim);
        t->chooseFormat(QStringLiteral("Decimals"));
        QCOMPARE(t->cell(0), QStringLiteral("1.0000-2.0000j"));
        QCOMPARE(t->cell(1), QStringLiteral("0.5000+3.0000j"));
    }

    void boolsAreWords()
    {
        t->file.addArray("/b", arrayOf<quint8>(ElementKind::Bool, {2}, {1, 0}));
        QVERIFY(t->show("/b"));
        QCOMPARE(t->cell(0), QStringLiteral("True"));
        QCOMPARE(t->cell(1), QStringLiteral("False"));
        QVERIFY(!t->child<QComboBox>("numberFormat")->isVisible()); // no numbers
    }

    void enumsHaveNamesAndKeepTheirValues()
    {
        FakeNode& node = t->file.addArray("/e", arrayOf<qint16>(ElementKind::Int16, {3}, {7, -1, 5}));
        const auto base = std::make_shared<const DataType>(node.dataType);
        node.dataType = {};
        node.dataType.typeClass = TypeClass::Enum;
        node.dataType.byteSize = 2;
        node.dataType.base = base;
        node.dataType.enumMembers = {{"RUNNING", 7}, {"LOST", -1}};
        QVERIFY(t->show("/e"));
        QCOMPARE(t->cell(0), QStringLiteral("RUNNING"));
        QCOMPARE(t->cell(1), QStringLiteral("LOST"));
        QCOMPARE(t->cell(2), QStringLiteral("5")); // no member
        QCOMPARE(t->grid()->source().toolTip(0, 0), QStringLiteral("RUNNING (7)"));
        QVERIFY2(t->hint().endsWith(QStringLiteral("=  RUNNING (7)")), qPrintable(t->hint()));
    }

    void textsAreOnOneLineAndCut()
    {
        t->file.addArray("/t", NdArray({3}, std::vector<std::string>{"one\ntwo\t3", std::string(5000, 'w'), ""}));
        QVERIFY(t->show("/t"));
        QCOMPARE(t->cell(0), QStringLiteral("one two 3"));
        QVERIFY(t->cell(1).size() < 250 && t->cell(1).endsWith(QChar(0x2026)));
        QCOMPARE(t->cell(2), QString());
        QCOMPARE(t->grid()->source().toolTip(1, 0).size(), 5000);
        QVERIFY(!t->grid()->source().cell(0, 0).isNumber);
    }

    void fixedTextsEndAtTheirPadding()
    {
        std::vector<std::byte> bytes(16);
        std::memcpy(bytes.data(), "volt", 4);
        std::memcpy(bytes.data() + 8, "kilogram", 8);
        t->file.addArray("/t", NdArray({2}, {ElementKind::FixedString, 8}, bytes));
        QVERIFY(t->show("/t"));
        QCOMPARE(t->cell(0), QStringLiteral("volt"));
        QCOMPARE(t->cell(1), QStringLiteral("kilogram"));
    }

    // -----------------------------------------------------------------------------------------------------------------
    // formats

    void formatsOfFloats_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<int>("digits");
        QTest::addColumn<QString>("cells");
        const auto row = [](const char* name, const char* format, int digits, const char* cells) {
            QTest::newRow(name) << QString::fromLatin1(format) << digits << QString::fromLatin1(cells);
        };
        row("exact", "Exact", 4, "1234.56789 -2.5e-10 nan");
        row("decimals", "Decimals", 2, "1234.57 -0.00 nan");
        row("no decimals", "Decimals", 0, "1235 -0 nan");
        row("scientific", "Scientific", 3, "1.235e+03 -2.500e-10 nan");
        row("many digits", "Scientific", 16, "1.2345678900000000e+03 -2.5000000000000002e-10 nan");
    }
    void formatsOfFloats()
    {
        QFETCH(QString, format);
        QFETCH(int, digits);
        t->file.addArray("/a", {3}, {1234.56789, -2.5e-10, kNan});
        QVERIFY(t->show("/a"));
        t->chooseFormat(format);
        auto* box = t->child<QSpinBox>("digits");
        QCOMPARE(box->isVisible(), format != QStringLiteral("Exact"));
        box->setValue(digits);
        QTEST(t->cell(0) + QLatin1Char(' ') + t->cell(1) + QLatin1Char(' ') + t->cell(2), "cells");
        QVERIFY(t->hint().endsWith(QStringLiteral("1234.56789"))); // exact, whatever the format is
    }

    void hexadecimalIntegersAreTheirBytes()
    {
        t->file.addArray("/i", arrayOf<qint16>(ElementKind::Int16, {3}, {255, -1, INT16_MIN}));
        QVERIFY(t->show("/i"));
        t->chooseFormat(QStringLiteral("Hexadecimal"));
        QCOMPARE(t->cell(0), QStringLiteral("0x00ff"));
        QCOMPARE(t->cell(1), QStringLiteral("0xffff"));
        QCOMPARE(t->cell(2), QStringLiteral("0x8000"));
    }

    void theFormatStaysWhereItMakesSense()
    {
        t->file.addArray("/a", {1}, {0.25});
        t->file.addArray("/i", arrayOf<qint16>(ElementKind::Int16, {1}, {3}));
        QVERIFY(t->show("/a"));
        t->chooseFormat(QStringLiteral("Scientific"));
        QVERIFY(t->show("/i"));
        QCOMPARE(t->cell(0), QStringLiteral("3"));
        QCOMPARE(t->child<QComboBox>("numberFormat")->currentText(), QStringLiteral("Exact"));
        QVERIFY(t->show("/a"));
        QCOMPARE(t->cell(0), QStringLiteral("2.5000e-01"));
    }

    // -----------------------------------------------------------------------------------------------------------------
    // shapes and axes

    void aScalarIsOneCell()
    {
        t->file.addArray("/s", {}, {21.5}).units = "K";
        QVERIFY(t->show("/s"));
        QCOMPARE(t->grid()->rows().count(), quint64(1));
        QCOMPARE(t->cell(0), QStringLiteral("21.5"));
        QVERIFY2(t->hint().endsWith(QStringLiteral("=  21.5 K")), qPrintable(t->hint()));
        QVERIFY(!t->navigator()->isVisible());
    }

    void axesOfALineAreColumnsBeforeIt()
    {
        FakeNode& node = t->file.addArray("/line", {3}, {1, 2, 4});
        node.label = "Signal";
        node.units = "V";
        node.data.axes = {uniformAxis(0, "Delay", "fs", -1, 0.5)};
        QVERIFY(t->show("/line"));
        QCOMPARE(t->grid()->columns().count(), quint64(2));
        QCOMPARE(t->grid()->source().columnHeader(0).index, QStringLiteral("Delay (fs)"));
        QCOMPARE(t->grid()->source().columnHeader(1).index, QStringLiteral("Signal (V)"));
        QCOMPARE(t->cell(2, 0), QStringLiteral("0"));
        QCOMPARE(t->cell(2, 1), QStringLiteral("4.0"));
    }

    void axesOfAPlaneAreInItsHeaders()
    {
        FakeNode& node = t->file.addArray("/plane", {2, 3}, counted(6));
        node.data.axes = {uniformAxis(0, "Delay", "fs", 10, 5), uniformAxis(1, "Energy", "eV", 1.5, 0.1)};
        QVERIFY(t->show("/plane"));
        QCOMPARE(t->grid()->source().rowHeader(1).index, QStringLiteral("1"));
        QCOMPARE(t->grid()->source().rowHeader(1).position, QStringLiteral("15"));
        QCOMPARE(t->grid()->source().columnHeader(2).position, QStringLiteral("1.7"));
        t->grid()->setCurrent({1, 2});
        QCOMPARE(t->hint(), QStringLiteral("[1, 2]  Delay 15 fs, Energy 1.7 eV  =  5.0"));
    }

    void anyTwoDimensionsAreShown()
    {
        t->file.addArray("/cube", {2, 3, 4}, counted(24));
        QVERIFY(t->show("/cube"));
        QCOMPARE(t->grid()->rows().count(), quint64(3));
        QCOMPARE(t->grid()->columns().count(), quint64(4));
        QVERIFY(t->navigator()->isVisible());
        t->navigator()->setIndex(0, 1);
        QVERIFY(t->waitForCells());
        QCOMPARE(t->cell(2, 3), QStringLiteral("23.0"));
        auto* rows = t->navigator()->findChild<QComboBox*>(QStringLiteral("role0"));
        Q_EMIT rows->activated(0); // the first dimension in the rows
        QCOMPARE(t->grid()->rows().count(), quint64(2));
        QCOMPARE(t->grid()->columns().count(), quint64(4));
        t->navigator()->setIndex(1, 2);
        QVERIFY(t->waitForCells());
        QCOMPARE(t->cell(1, 3), QStringLiteral("23.0")); // [1, 2, 3]
        QCOMPARE(t->cell(0, 3), QStringLiteral("11.0")); // [0, 2, 3]
        t->navigator()->findChild<QToolButton*>(QStringLiteral("swapRoles"))->click();
        QVERIFY(t->waitForCells());
        QCOMPARE(t->grid()->rows().count(), quint64(4));
        QCOMPARE(t->cell(3, 1), QStringLiteral("23.0"));
    }

    void tenDimensionsWork()
    {
        t->file.addArray("/deep", {2, 2, 2, 2, 2, 2, 2, 2, 2, 2}, counted(1024));
        QVERIFY(t->show("/deep"));
        for (quint32 dimension = 0; dimension < 8; ++dimension)
            t->navigator()->setIndex(dimension, 1);
        QVERIFY(t->waitForCells());
        QCOMPARE(t->cell(1, 1), QStringLiteral("1023.0"));
        QVERIFY(t->grid()->height() > 150); // the sliders leave room
    }

    void sliceAndPlaceAreKeptForTheSameShape()
    {
        t->file.addArray("/a", {2, 3, 400}, counted(2400));
        t->file.addArray("/b", {2, 3, 400}, std::vector<double>(2400, 7));
        t->file.addArray("/c", {2, 3}, counted(6));
        QVERIFY(t->show("/a"));
        t->navigator()->setIndex(0, 1);
        t->grid()->setCurrent({2, 300});
        t->grid()->setColumnWidth(300, 222);
        const LineSpace::Place place = t->grid()->columns().place();
        QVERIFY(t->show("/b"));
        QCOMPARE(t->navigator()->index().front(), quint64(1));
        QCOMPARE(t->current(), (GridPlace{2, 300}));
        QCOMPARE(t->grid()->columns().place(), place);
        QCOMPARE(t->grid()->columns().sizeOf(300), 222);
        QCOMPARE(t->cell(2, 300), QStringLiteral("7.0"));
        QVERIFY(t->show("/c"));
        QCOMPARE(t->current(), (GridPlace{0, 0}));
        QCOMPARE(t->cell(1, 2), QStringLiteral("5.0"));
    }

    void anArrayThatHasGrownStaysWhereItWas()
    {
        t->file.addCountingArray("/log", {1000, 4});
        QVERIFY(t->show("/log"));
        t->grid()->setCurrent({999, 3});
        const LineSpace::Place place = t->grid()->rows().place();
        t->file.node("/log").countingShape = {1010, 4};
        QVERIFY(t->show("/log"));
        QCOMPARE(t->grid()->rows().count(), quint64(1010));
        QCOMPARE(t->grid()->rows().place(), place);
        QCOMPARE(t->current(), (GridPlace{999, 3}));
        t->file.node("/log").countingShape = {5, 4}; // or shrunk
        QVERIFY(t->show("/log"));
        QCOMPARE(t->current(), (GridPlace{4, 3}));
        QCOMPARE(t->cell(4, 3), QStringLiteral("19"));
    }

    void largeColumnNumbersFitTheirHeaders()
    {
        t->file.addArray("/b", arrayOf<quint8>(ElementKind::Bool, {1, 1}, {1}));
        t->file.node("/b").countingShape = {1, 3'000'000'000};
        t->finished->clear();
        t->pane->showNode(t->client.get(), t->info("/b")); // the answers are numbers: only its widths count
        QVERIFY(t->grid()->columns().defaultSize() >= t->grid()->headerWidth(2'999'999'999));
        QTRY_COMPARE(t->finished->count(), 1);
    }

    // -----------------------------------------------------------------------------------------------------------------
    // what cannot be shown

    void emptyThingsAreSaidInWords()
    {
        QCOMPARE(t->words(), QStringLiteral("Select an array to see its values."));
        t->file.addArray("/empty", {0, 3}, {});
        QVERIFY(t->show("/empty"));
        QCOMPARE(t->words(), QStringLiteral("The array is empty: its shape is (0, 3)."));
        NodeInfo null = t->info("/empty");
        null.space.kind = Dataspace::Kind::Null;
        t->pane->showNode(t->client.get(), null);
        QCOMPARE(t->words(), QStringLiteral("The array is empty: it has no dataspace."));
        t->file.addArray("/raw", NdArray({1}, {ElementKind::Raw, 4}, std::vector<std::byte>(4)));
        QVERIFY(!t->pane->isUsefulFor(t->info("/raw")));
        QVERIFY(t->show("/raw"));
        QVERIFY2(t->words().startsWith(QStringLiteral("Values of the type")), qPrintable(t->words()));
        QCOMPARE(t->file.askedCount(RequestKind::Array), 0);
        t->file.addArray("/a", {1}, {1});
        QVERIFY(t->show("/a"));
        QCOMPARE(t->words(), QString());
        t->pane->clear();
        QCOMPARE(t->words(), QStringLiteral("Select an array to see its values."));
        QCOMPARE(t->pane->cache().byteCount(), std::size_t(0));
        QCOMPARE(t->hint(), QString());
    }

    void blocksThatFailAreDashesAndTheErrorIsToldOnce()
    {
        t->file.addCountingArray("/a", {10'000, 100});
        t->file.fail(RequestKind::Array, "A filter is missing.");
        QVERIFY(t->show("/a"));
        QCOMPARE(t->cell(0), QStringLiteral("—"));
        QCOMPARE(t->look(0), GridCell::Look::Dim);
        QCOMPARE(t->grid()->source().toolTip(0, 0), QStringLiteral("This part of the array could not be read."));
        QTest::keyClick(t->grid(), Qt::Key_End, Qt::ControlModifier);
        QVERIFY(t->waitForCells());
        QCOMPARE(t->cell(9999, 99), QStringLiteral("—"));
        QCOMPARE(t->errors->count(), 1);
        const auto error = t->errors->first().first().value<UserError>();
        QVERIFY2(error.sentence().contains(QStringLiteral("A filter is missing.")), qPrintable(error.sentence()));
        t->file.succeed();
        QVERIFY(t->show("/a")); // reloaded
        QCOMPARE(t->cell(9999, 99), QStringLiteral("999999"));
    }

    void awaitedCellsAreDots()
    {
        t->file.addArray("/a", {2}, {1, 2});
        const NodeInfo node = t->info("/a");
        t->file.hold();
        t->pane->showNode(t->client.get(), node);
        QTRY_COMPARE(t->file.heldRequests(), 2); // the cells, the axes
        QCOMPARE(t->cell(0), QStringLiteral("…"));
        QCOMPARE(t->finished->count(), 0);
        t->file.release();
        QTRY_COMPARE(t->finished->count(), 1);
        QCOMPARE(t->cell(0), QStringLiteral("1.0"));
    }

    void aWorkerThatDiesLeavesDashesAndAWindowThatGoesOn()
    {
        t->file.addCountingArray("/a", {100'000});
        QVERIFY(t->show("/a"));
        t->file.hold();
        t->goTo(QStringLiteral("70000"));
        QTRY_VERIFY(t->file.heldRequests() > 0);
        t->file.die();
        QVERIFY(t->waitForCells());
        QCOMPARE(t->cell(70'000), QStringLiteral("—"));
        QCOMPARE(t->cell(0), QStringLiteral("0")); // what has been read stays
        QVERIFY(t->errors->count() <= 1);
        QTest::keyClick(t->grid(), Qt::Key_PageDown);
        QVERIFY(t->waitForCells());
        t->file.release();
        t->client->open();
        QTRY_COMPARE(t->client->state(), FileClient::State::Open);
        QVERIFY(t->show("/a"));
        QCOMPARE(t->cell(70'000), QStringLiteral("70000"));
    }

    void aLateAnswerForAnotherNodeIsDropped()
    {
        t->file.addArray("/a", {2}, {1, 2});
        t->file.addArray("/b", {2}, {8, 9});
        const NodeInfo a = t->info("/a");
        const NodeInfo b = t->info("/b");
        t->file.hold();
        t->pane->showNode(t->client.get(), a);
        QTRY_COMPARE(t->file.heldRequests(), 2);
        t->pane->showNode(t->client.get(), b);
        t->file.release();
        QTRY_COMPARE(t->finished->count(), 1);
        QCOMPARE(t->cell(0), QStringLiteral("8.0"));
    }
};

QTEST_MAIN(TestTablePane)
#include "tst_table_pane.moc"
