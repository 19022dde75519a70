// SPDX-License-Identifier: GPL-3.0-or-later
// The judge is judged: what is right passes, and each thing that is wrong is told.
#include "Encodings.h"
#include "ExpectedFile.h"
#include "ExpectedType.h"
#include "ExpectedValue.h"

#include <nlohmann/json.hpp>

#include <QTemporaryDir>
#include <QtTest>

#include <cmath>
#include <fstream>
#include <functional>
#include <stdexcept>

using namespace h5scout;
using namespace h5scout::tests;
using nlohmann::json;

namespace
{

NdArray arrayOf(Shape shape, const std::vector<std::int16_t>& numbers)
{
    const auto bytes = std::as_bytes(std::span(numbers));
    return {std::move(shape), elementTypeOf(ElementKind::Int16), std::vector<std::byte>(bytes.begin(), bytes.end())};
}

NumpyScalar scalarOf(ElementKind kind, std::byte lowest)
{
    std::vector<std::byte> bytes(elementTypeOf(kind).byteSize);
    bytes.front() = lowest;
    return {std::make_shared<const NdArray>(Shape(), elementTypeOf(kind), std::move(bytes))};
}

DateTime evening()
{
    DateTime found;
    found.date = {2024, 10, 20};
    found.time.hour = 22;
    return found;
}

constexpr const char* kFile = R"({"nodes": {
  "/": {"kind": "group", "class": "GROUP", "hard_links": 1, "children": ["a"], "attrs": {}},
  "/a": {"link": {"type": "hard"}, "kind": "dataset", "class": "CARRAY", "hard_links": 1,
         "attrs": {"n": {"type": {"class": "integer", "size": 2}, "space": "scalar", "ideal": 5}},
         "space": "simple", "shape": [3], "maxshape": [null], "layout": "chunked", "chunk": [2],
         "filters": [{"id": 1, "optional": true, "values": [4], "name": "deflate"}],
         "type": {"class": "integer", "size": 2, "order": "LE", "precision": 16, "signed": true},
         "read_shape": [3], "crc32_le": 4223330638, "first": [1, 2, 3], "last": [1, 2, 3]}}})";

/// What kFile describes, to be spoilt.
struct Spoilable : FileReader
{
    FoundNode root;
    FoundNode array;
    std::vector<std::string> names{"a"};
    FoundAttribute attribute;
    std::variant<NdArray, FoundFailure> elements = arrayOf({3}, {1, 2, 3});

    Spoilable()
    {
        root.kind = NodeKind::Group;
        root.childCount = 1;
        root.hardLinks = 1;
        DataType int16;
        int16.typeClass = TypeClass::Integer;
        int16.byteSize = 2;
        int16.order = ByteOrder::Little;
        int16.precision = 16;
        int16.isSigned = true;
        array.kind = NodeKind::CArray;
        array.link = LinkKind::Hard;
        array.dataType = int16;
        array.space = {"simple", {3}, {kUnlimited}};
        array.storage = FoundStorage{"chunked", {2}, {{1, true, {4}}}, {}};
        array.hardLinks = 1;
        array.attributeCount = 1;
        attribute = {"n", int16, {"scalar", {}, {}}, std::int64_t{5}, ""};
    }

    FoundNode node(const std::string& path) override { return path == "/" ? root : array; }
    std::vector<std::string> children(const std::string&) override { return names; }
    std::vector<FoundAttribute> attributes(const std::string& path) override
    {
        return path == "/" ? std::vector<FoundAttribute>() : std::vector{attribute};
    }
    std::variant<NdArray, FoundFailure> read(const std::string&) override { return elements; }
};

using Spoil = std::function<void(Spoilable&)>;

} // namespace

class ExpectedTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void whatIsRightPasses();
    void whatIsWrongIsTold_data();
    void whatIsWrongIsTold();
    void valuesAreToldApart_data();
    void valuesAreToldApart();
    void checksumIsThatOfZlib() { QCOMPARE(crc32("123456789"), 0xCBF43926U); }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<ExpectedFile> m_expected;
};

void ExpectedTest::initTestCase()
{
    const auto path = m_folder.filePath(QStringLiteral("small.h5.json")).toStdString();
    std::ofstream(path) << kFile;
    m_expected = std::make_unique<ExpectedFile>(path);
}

void ExpectedTest::whatIsRightPasses()
{
    Spoilable reader;
    const auto differences = m_expected->differences(reader);
    QVERIFY2(differences.empty(), differences.empty() ? "" : differences.front().c_str());
}

void ExpectedTest::whatIsWrongIsTold_data()
{
    QTest::addColumn<Spoil>("spoil");
    QTest::addColumn<QString>("line");
    const auto row = [](const char* name, Spoil spoil, const char* line) {
        QTest::newRow(name) << std::move(spoil) << QString::fromUtf8(line);
    };
    row(
        "kind", [](Spoilable& r) { r.array.kind = NodeKind::EArray; }, "/a: kind: expected CARRAY, got EARRAY");
    row(
        "child", [](Spoilable& r) { r.names = {"b"}; }, "/: children: expected [\"a\"], got [\"b\"]");
    row(
        "child count", [](Spoilable& r) { r.root.childCount = 2; }, "/: child count: expected 1, got 2");
    row(
        "link", [](Spoilable& r) { r.array.link = LinkKind::Soft; }, "/a: link: expected a hard link");
    row(
        "hard links", [](Spoilable& r) { r.array.hardLinks = 2; }, "/a: hard links: expected 1, got 2");
    row(
        "shape", [](Spoilable& r) { r.array.space.shape = {4}; }, "/a: space shape: expected (3,), got (4,)");
    row(
        "maximal shape", [](Spoilable& r) { r.array.space.maximalShape = {3}; },
        "/a: space maximal shape: expected (None,), got (3,)");
    row(
        "sign", [](Spoilable& r) { r.array.dataType.isSigned = false; }, "/a: type: signed: expected true, got false");
    row(
        "layout", [](Spoilable& r) { r.array.storage->layout = "compact"; },
        "/a: layout: expected chunked, got compact");
    row(
        "chunk", [](Spoilable& r) { r.array.storage->chunkShape = {3}; }, "/a: chunk shape: expected (2,), got (3,)");
    row(
        "filter", [](Spoilable& r) { r.array.storage->filters.clear(); },
        R"(/a: filters: expected [{"id":1,"optional":true,"values":[4]}], got [])");
    row(
        "attribute value", [](Spoilable& r) { r.attribute.value = std::int64_t{6}; },
        "/a: attribute n: expected 5, got int 6");
    row(
        "attribute name", [](Spoilable& r) { r.attribute.name = "m"; }, R"(/a: attributes: expected ["n"], got ["m"])");
    row(
        "attribute error", [](Spoilable& r) { r.attribute.error = "It is broken."; }, "/a: attribute n: It is broken.");
    row(
        "element",
        [](Spoilable& r) {
            r.elements = arrayOf({3}, {1, 2, 4});
        },
        "/a: element 2: expected 3, got 4");
    row(
        "elements not read",
        [](Spoilable& r) {
            r.elements = FoundFailure{true, "Not shown yet."};
        },
        "/a: elements: Not shown yet.");
}

void ExpectedTest::whatIsWrongIsTold()
{
    QFETCH(Spoil, spoil);
    QFETCH(QString, line);
    Spoilable reader;
    spoil(reader);
    QStringList lines;
    for (const auto& difference : m_expected->differences(reader))
        lines << QString::fromStdString(difference).trimmed();
    QVERIFY2(lines.contains(line), qPrintable(lines.join(QLatin1Char('\n'))));
}

void ExpectedTest::valuesAreToldApart_data()
{
    QTest::addColumn<QByteArray>("expected");
    QTest::addColumn<Value>("same");
    QTest::addColumn<Value>("other");
    const auto row = [](const char* expected, Value same, Value other) {
        QTest::newRow(expected) << QByteArray(expected) << std::move(same) << std::move(other);
    };
    row("null", None{}, false);
    row("true", true, std::int64_t{1});
    row("1", std::int64_t{1}, 1.0);
    row("1.0", 1.0, std::int64_t{1});
    row("-0.0", -0.0, 0.0);
    row(R"({"$float": "nan"})", std::nan(""), 1.0);
    row(R"("a")", Text{"a"}, Bytes{"a"});
    row(R"({"$bytes": "YQA="})", Bytes{std::string("a\0", 2)}, Bytes{"a"});
    row(R"({"$int": "18446744073709551616"})", BigInteger{"18446744073709551616"}, BigInteger{"18446744073709551617"});
    row(R"({"$tuple": [1, 2]})", Tuple{{std::int64_t{1}, std::int64_t{2}}}, List{{std::int64_t{1}, std::int64_t{2}}});
    row(R"({"$set": [1, 2]})", Set{{std::int64_t{2}, std::int64_t{1}}}, Set{{std::int64_t{2}}});
    row(R"({"$dict": [["k", 1]]})", Dict{{{Text{"k"}, std::int64_t{1}}}}, Dict{{{Text{"k"}, std::int64_t{2}}}});
    row(R"({"$np": "<i2", "value": 5})", scalarOf(ElementKind::Int16, std::byte{5}),
        scalarOf(ElementKind::Int16, std::byte{6}));
    row(R"({"$np": "<i4", "value": 5})", scalarOf(ElementKind::Int32, std::byte{5}),
        scalarOf(ElementKind::Int16, std::byte{5}));
    row(R"({"$datetime": "2024-10-20T22:00:00"})", evening(), Date{2024, 10, 20});
    row(R"({"$longstr": 3, "crc32": 891568578})", Text{"abc"}, Text{"abd"});
    row(R"({"$rec": {"x": 1}})", Undecodable{"compound", "Not shown yet.", ""}, Undecodable{});
}

void ExpectedTest::valuesAreToldApart()
{
    QFETCH(QByteArray, expected);
    QFETCH(Value, same);
    QFETCH(Value, other);
    const auto wanted = json::parse(expected.toStdString());
    QCOMPARE(differenceOf(wanted, same), std::string());
    QVERIFY(!differenceOf(wanted, other).empty());
}

QTEST_APPLESS_MAIN(ExpectedTest)
#include "tst_expected.moc"
