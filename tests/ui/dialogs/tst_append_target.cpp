// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/AppendTarget.h"

#include <QTest>

using namespace h5scout;
using namespace h5scout::ui;

/// Which arrays take rows, and of what.
class TestAppendTarget : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsWhatARowIs_data();
    void knowsWhatARowIs();
    void refuses_data();
    void refuses();
    void textsOfPyTablesAreTexts();
};

namespace
{

DataType numberType(TypeClass typeClass, std::uint64_t byteSize, bool isSigned = false)
{
    DataType type;
    type.typeClass = typeClass;
    type.byteSize = byteSize;
    type.isSigned = isSigned;
    return type;
}

DataType compound(const char* real, const char* imaginary, std::uint64_t byteSize)
{
    DataType type = numberType(TypeClass::Compound, 2 * byteSize);
    const DataType part = numberType(TypeClass::Float, byteSize);
    type.fields = {{real, 0, part}, {imaginary, byteSize, part}};
    return type;
}

DataType enumType()
{
    DataType type = numberType(TypeClass::Enum, 2);
    type.base = std::make_shared<const DataType>(numberType(TypeClass::Integer, 2, true));
    type.enumMembers = {{"OFF", 0}, {"ON", 1}};
    return type;
}

DataType ragged(const DataType& base)
{
    DataType type = numberType(TypeClass::VLen, 16);
    type.base = std::make_shared<const DataType>(base);
    return type;
}

NodeInfo node(NodeKind kind, const DataType& type, Shape shape, Shape maximal)
{
    NodeInfo info;
    info.path = "/a";
    info.kind = kind;
    info.dataType = type;
    info.space = {Dataspace::Kind::Simple, std::move(shape), std::move(maximal)};
    return info;
}

QString inWords(const NodeInfo& info)
{
    const std::variant<AppendTarget, AppendRefusal> target = appendTarget(info);
    if (const auto* refusal = std::get_if<AppendRefusal>(&target))
        return refusal->reason;
    const auto& found = std::get<AppendTarget>(target);
    QString words = QString::fromStdString(dtypeName(found.type.element) + ' ' + formatShape(found.itemShape) + ' ' +
                                           std::to_string(found.rowCount));
    if (found.growingDimension > 0)
        words += QStringLiteral(" along %1").arg(found.growingDimension);
    if (found.roomForRows)
        words += QStringLiteral(" room %1").arg(*found.roomForRows);
    return found.type.names ? words + QLatin1Char(' ') + QString::fromStdString(found.type.names->list()) : words;
}

} // namespace

void TestAppendTarget::knowsWhatARowIs_data()
{
    QTest::addColumn<NodeInfo>("info");
    QTest::addColumn<QString>("target");
    const auto row = [](const char* name, const NodeInfo& info, const char* target) {
        QTest::newRow(name) << info << QString::fromLatin1(target);
    };
    const auto earray = [](const DataType& type) { return node(NodeKind::EArray, type, {7}, {kUnlimited}); };
    row("images", node(NodeKind::EArray, numberType(TypeClass::Float, 4), {7, 64, 128}, {kUnlimited, 64, 128}),
        "float32 (64, 128) 7");
    row("int8", earray(numberType(TypeClass::Integer, 1, true)), "int8 () 7");
    row("uint64", earray(numberType(TypeClass::Integer, 8)), "uint64 () 7");
    row("half", earray(numberType(TypeClass::Float, 2)), "float16 () 7");
    row("complex", earray(compound("r", "i", 8)), "complex128 () 7");
    row("strings", earray(numberType(TypeClass::String, 5)), "bytes40 () 7");
    DataType text = numberType(TypeClass::String, 16);
    text.isVariableLength = true;
    row("texts of any length", node(NodeKind::Array, text, {7, 2}, {kUnlimited, 2}), "str (2,) 7");
    row("enum", earray(enumType()), "int16 () 7 OFF (0) and ON (1)");
    row("ragged of h5py", node(NodeKind::Array, ragged(numberType(TypeClass::Integer, 4, true)), {3}, {kUnlimited}),
        "int32 () 3");
    row("ragged enum", node(NodeKind::VLArray, ragged(enumType()), {3}, {kUnlimited}), "int16 () 3 OFF (0) and ON (1)");
    row("slices", node(NodeKind::EArray, numberType(TypeClass::Float, 8), {7, 3, 2}, {7, kUnlimited, 2}),
        "float64 (7, 2) 3 along 1");
    row("with a limit", node(NodeKind::Array, numberType(TypeClass::Float, 8), {7}, {9}), "float64 () 7 room 2");
    row("several dimensions", node(NodeKind::Array, numberType(TypeClass::Float, 8), {7, 3}, {kUnlimited, kUnlimited}),
        "float64 (3,) 7");
    row("ragged", node(NodeKind::VLArray, ragged(numberType(TypeClass::Integer, 4, true)), {3}, {kUnlimited}),
        "int32 () 3");
}

void TestAppendTarget::knowsWhatARowIs()
{
    QFETCH(NodeInfo, info);
    QTEST(inWords(info), "target");
}

void TestAppendTarget::refuses_data()
{
    QTest::addColumn<NodeInfo>("info");
    QTest::addColumn<QString>("reason");
    const DataType number = numberType(TypeClass::Float, 8);
    const auto row = [](const char* name, const NodeInfo& info, const char* reason) {
        QTest::newRow(name) << info << QString::fromLatin1(reason);
    };
    row("group", node(NodeKind::Group, number, {}, {}), "A group has no rows: choose an array.");
    row("link", node(NodeKind::SoftLink, number, {}, {}), "This node is no array: it has no rows.");
    row("fixed", node(NodeKind::CArray, number, {7}, {7}),
        "The array takes no more rows: its shape is fixed, or it is full.");
    row("full", node(NodeKind::Array, number, {7}, {7}),
        "The array takes no more rows: its shape is fixed, or it is full.");
    row("the spare room of PyTables", node(NodeKind::CArray, number, {7}, {9}),
        "The array takes no more rows: its shape is fixed, or it is full.");
    NodeInfo doubtful = node(NodeKind::EArray, number, {3, 3}, {kUnlimited, kUnlimited});
    doubtful.attributeNames = {"EXTDIM"};
    row("grows along which", doubtful,
        "Several dimensions of the array grow, and it has an attribute EXTDIM: along which of them rows are meant is "
        "in "
        "doubt.");
    row("no elements", node(NodeKind::EArray, number, {7, 0}, {kUnlimited, 0}),
        "The rows of the array hold no elements: one of their dimensions is 0.");
    DataType text = numberType(TypeClass::String, 16);
    text.isVariableLength = true;
    row("rows of texts", node(NodeKind::VLArray, ragged(text), {7}, {kUnlimited}),
        "Elements of the type string cannot be typed in.");
    row("a table of ragged rows", node(NodeKind::Array, ragged(number), {7, 2}, {kUnlimited, 2}),
        "Elements of the type variable-length float64 cannot be typed in.");
    row("records", node(NodeKind::EArray, compound("x", "y", 8), {7}, {kUnlimited}),
        "Elements of the type compound {x: float64, y: float64} cannot be typed in.");
    row("long doubles", node(NodeKind::EArray, numberType(TypeClass::Float, 16), {7}, {kUnlimited}),
        "Elements of the type float128 cannot be typed in.");
}

void TestAppendTarget::refuses()
{
    QFETCH(NodeInfo, info);
    QTEST(inWords(info), "reason");
}

void TestAppendTarget::textsOfPyTablesAreTexts()
{
    const auto rows = [](RowMeaning meaning, std::uint64_t byteSize) {
        NodeInfo array = node(NodeKind::VLArray, ragged(numberType(TypeClass::Integer, byteSize)), {3}, {kUnlimited});
        array.rowMeaning = meaning;
        return array;
    };
    for (const auto& [meaning, byteSize] : {std::pair(RowMeaning::Utf8, 1U), std::pair(RowMeaning::CodePoints, 4U)}) {
        const auto target = appendTarget(rows(meaning, byteSize));
        QVERIFY(std::holds_alternative<AppendTarget>(target));
        QVERIFY(std::get<AppendTarget>(target).kind == NodeKind::StringArray);
        QCOMPARE(std::get<AppendTarget>(target).rowCount, quint64{3});
        QVERIFY(!std::get<AppendTarget>(target).isLog);
    }
    const auto objects = appendTarget(rows(RowMeaning::PickledObjects, 1));
    QVERIFY(std::get<AppendTarget>(objects).areObjects);
    QCOMPARE(std::get<AppendTarget>(objects).rowCount, quint64{3});
    const auto log =
        appendTarget(node(NodeKind::StringArray, ragged(numberType(TypeClass::Integer, 1)), {3}, {kUnlimited}));
    QVERIFY(std::get<AppendTarget>(log).isLog);
}

QTEST_APPLESS_MAIN(TestAppendTarget)
#include "tst_append_target.moc"
