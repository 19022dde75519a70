// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/import/CellElements.h"
#include "h5scout/import/TableText.h"

#include <QTest>

using namespace h5scout;

/// Names of an enum and texts of any length, where cells are no plain numbers.
class TestCellElements : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesNamesAndNumbersOfAnEnum_data();
    void takesNamesAndNumbersOfAnEnum();
    void whatIsNoMemberIsRefusedWithTheNames();
    void manyNamesAreNotAllTold();
    void boolsAreNoEnum();
    void textsHaveAnyLength();
    void elementsComeAndGo();
    void tablesOfTextsKeepEveryLine();
    void tablesOfNamesTellFaultyOnes();
};

namespace
{

DataType enumOf(ElementKind base, std::vector<DataType::EnumMember> members)
{
    DataType number;
    number.typeClass = TypeClass::Integer;
    number.byteSize = elementTypeOf(base).byteSize;
    number.isSigned = base == ElementKind::Int32;
    DataType type = number;
    type.typeClass = TypeClass::Enum;
    type.base = std::make_shared<const DataType>(number);
    type.enumMembers = std::move(members);
    return type;
}

CellType colours()
{
    const DataType type = enumOf(ElementKind::Int32, {{"RED", 0}, {"GREEN", 1}, {"BLUE", -42}});
    return {elementTypeOf(ElementKind::Int32), type};
}

CellType texts()
{
    return elementTypeOf(ElementKind::Text);
}

} // namespace

void TestCellElements::takesNamesAndNumbersOfAnEnum_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("number");
    QTest::addColumn<QByteArray>("shown");
    QTest::newRow("name") << QByteArray("GREEN") << 1 << QByteArray("GREEN");
    QTest::newRow("name among blanks") << QByteArray(" RED ") << 0 << QByteArray("RED");
    QTest::newRow("number") << QByteArray("-42") << -42 << QByteArray("BLUE");
    QTest::newRow("number as a float") << QByteArray("1.0") << 1 << QByteArray("GREEN");
}

void TestCellElements::takesNamesAndNumbersOfAnEnum()
{
    QFETCH(QByteArray, text);
    CellElements elements(colours(), 2);
    QVERIFY(!elements.set(1, text.toStdString(), DecimalSign::Point));
    QTEST(static_cast<int>(elements.array({2}).as<std::int32_t>()[1]), "number");
    QTEST(QByteArray::fromStdString(elements.text(1)), "shown");
}

void TestCellElements::whatIsNoMemberIsRefusedWithTheNames()
{
    CellElements elements(colours(), 1);
    for (const char* text : {"PURPLE", "red", "7", "1.5"}) {
        const auto fault = elements.set(0, text, DecimalSign::Point);
        QVERIFY(fault == CellFault::NoMember);
        QCOMPARE(cellFaultSentence(*fault, text, elements.type()),
                 '\'' + std::string(text) + "' is no member of the enum: RED (0), GREEN (1) and BLUE (-42).");
    }
    QCOMPARE(elements.text(0), std::string("RED"));
    QVERIFY(elements.set(0, "  ", DecimalSign::Point) == CellFault::Empty);
    // A number that is there and has no name is shown as what it is.
    elements.copy(0, NdArray({1}, elementTypeOf(ElementKind::Int32), std::vector<std::byte>(4, std::byte{1})), 0, 1);
    QCOMPARE(elements.text(0), std::string("16843009"));
}

void TestCellElements::manyNamesAreNotAllTold()
{
    std::vector<DataType::EnumMember> members;
    for (int i = 0; i < 100; ++i)
        members.push_back({"N" + std::to_string(i), i});
    const CellType type(elementTypeOf(ElementKind::UInt8), enumOf(ElementKind::UInt8, members));
    QVERIFY(type.names->list().ends_with("N18 (18) and 81 more"));
    const CellType large(elementTypeOf(ElementKind::UInt64), enumOf(ElementKind::UInt64, {{"ALL", -1}}));
    QCOMPARE(large.names->list(), std::string("ALL (18446744073709551615)"));
    CellElements elements(large, 1);
    QVERIFY(!elements.set(0, "18446744073709551615", DecimalSign::Point));
    QCOMPARE(elements.text(0), std::string("ALL"));
}

void TestCellElements::boolsAreNoEnum()
{
    DataType type = enumOf(ElementKind::UInt8, {{"FALSE", 0}, {"TRUE", 1}});
    QVERIFY(isBooleanEnum(type));
    CellElements elements({elementTypeOf(ElementKind::Bool), type}, 1);
    QVERIFY(!elements.set(0, "true", DecimalSign::Point));
    QCOMPARE(elements.text(0), std::string("True"));
}

void TestCellElements::textsHaveAnyLength()
{
    CellElements elements(texts(), 2);
    const std::string longText(5000, 'x');
    QVERIFY(!elements.set(0, longText, DecimalSign::Point));
    QVERIFY(!elements.set(1, " 1,5 ", DecimalSign::Comma));
    QVERIFY(elements.set(1, std::string("a\0b", 3), DecimalSign::Comma) == CellFault::HasNul);
    QCOMPARE(elements.text(1), std::string(" 1,5 "));
    const NdArray array = elements.array({2, 1});
    QCOMPARE(array, NdArray(Shape{2, 1}, std::vector<std::string>{longText, " 1,5 "}));
}

void TestCellElements::elementsComeAndGo()
{
    for (const CellType& type : {texts(), CellType(elementTypeOf(ElementKind::UInt16))}) {
        CellElements elements(type, 2);
        QVERIFY(!elements.set(0, "1", DecimalSign::Point));
        QVERIFY(!elements.set(1, "2", DecimalSign::Point));
        elements.insert(1, 3);
        QCOMPARE(elements.size(), std::size_t{5});
        QCOMPARE(elements.text(4), std::string("2"));
        elements.copy(1, elements.array({2}), 0, 1);
        elements.erase(2, 2);
        QCOMPARE(elements.size(), std::size_t{3});
        QCOMPARE(elements.text(0) + elements.text(1) + elements.text(2), std::string("112"));
    }
}

void TestCellElements::tablesOfTextsKeepEveryLine()
{
    const std::string lines = "# no comment\n\n a, \"b\"\tc;\n\"quoted\"\n";
    const TableFormat format = guessTableFormat("x,y\n", 1, texts());
    QVERIFY(format.delimiter == Delimiter::None && !format.hasHeader);
    const auto table = readTable(lines, format, texts());
    QVERIFY(table && table->faults.empty() && table->names.empty());
    QCOMPARE(table->elements,
             NdArray(Shape{4, 1}, std::vector<std::string>{"# no comment", "", " a, \"b\"\tc;", "\"quoted\""}));
}

void TestCellElements::tablesOfNamesTellFaultyOnes()
{
    const std::string text = "RED,GREEN\n1,PINK\n";
    const TableFormat format = guessTableFormat(text, 2, colours());
    QVERIFY(format.delimiter == Delimiter::Comma);
    QVERIFY(!format.hasHeader); // names are elements, too
    const auto table = readTable(text, format, colours());
    QVERIFY(table.has_value());
    QCOMPARE(table->faults.size(), std::size_t{1});
    QCOMPARE(faultyCellSentence(table->faults.front(), colours()),
             std::string("Line 2, column 2: 'PINK' is no member of the enum: RED (0), GREEN (1) and BLUE (-42)."));
    QCOMPARE(table->elements.as<std::int32_t>()[2], 1);
}

QTEST_APPLESS_MAIN(TestCellElements)
#include "tst_cell_elements.moc"
