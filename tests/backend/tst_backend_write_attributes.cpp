// SPDX-License-Identifier: GPL-3.0-or-later
// Attributes are set: how they are stored.
#include <array>
#include <cmath>

#include "ManyAttributes.h"
#include "WritingTest.h"
#include "h5scout/hdf5/CApi.h"
#include "h5scout/value/PymodaqJson.h"

using namespace h5scout;
using namespace h5scout::test;

namespace
{

using Encoding = StoredAttribute::Encoding;

Value textArray(std::vector<std::string> texts)
{
    const Shape shape{texts.size()};
    return Array{std::make_shared<const NdArray>(shape, std::move(texts))};
}

/// "fixed string of 5 bytes, utf8, null-terminated, scalar, JSON": how an attribute lies in the file.
QByteArray storageOf(const StoredAttribute& attribute)
{
    QByteArray text = QByteArray::fromStdString(describeType(attribute.dataType));
    if (attribute.dataType.typeClass == TypeClass::String) {
        text += attribute.dataType.characterSet == CharacterSet::Utf8 ? " utf8" : " ascii";
        if (!attribute.dataType.isVariableLength)
            text += attribute.dataType.padding == StringPadding::NullTerminated ? " nullterm"
                    : attribute.dataType.padding == StringPadding::NullPadded   ? " nullpad"
                                                                                : " spacepad";
    }
    switch (attribute.space.kind) {
    case SpaceInfo::Kind::Null:
        text += " null";
        break;
    case SpaceInfo::Kind::Simple:
        text += " " + QByteArray::fromStdString(formatShape(attribute.space.shape));
        break;
    default:
        break;
    }
    if (attribute.encoding == Encoding::PymodaqJson)
        text += " JSON";
    return text;
}

QByteArray shown(const Value& value)
{
    return QByteArray::fromStdString(pythonRepr(value) + " : " + valueTypeName(value));
}

} // namespace

class TestBackendWriteAttributes : public BackendTest
{
    Q_OBJECT

private Q_SLOTS:
    void newOnesAreStoredAsIsTheCustom_data();
    void newOnesAreStoredAsIsTheCustom();
    void nativeOnesKeepTheirType_data();
    void nativeOnesKeepTheirType();
    void replacedOnesAreStoredAsBefore_data();
    void replacedOnesAreStoredAsBefore();
    void storageCanBeChanged();
    void titleIsPlainText_data();
    void titleIsPlainText();
    void longTextsHaveVariableLength();
};

void TestBackendWriteAttributes::newOnesAreStoredAsIsTheCustom_data()
{
    QTest::addColumn<Origin>("origin");
    QTest::addColumn<Value>("value");
    QTest::addColumn<QByteArray>("storage");
    const std::pair<const char*, Value> json[] = {{"int", std::int64_t{5}},
                                                  {"float", 1e-7},
                                                  {"bool", true},
                                                  {"None", None{}},
                                                  {"text", Text{"é \xf0\x9f\x98\x80 '\""}},
                                                  {"bytes", Bytes{std::string("\0abc\xff", 5)}},
                                                  {"tuple", Tuple{{std::int64_t{1}, Text{"a"}}}},
                                                  {"date", Date{2024, 10, 20}},
                                                  {"big", BigInteger{"1180591620717411303424"}}};
    for (const auto& [name, value] : json) {
        const auto encoded = encodePymodaqJson(value);
        QTest::addRow("%s in a tables file", name)
            << Origin::Tables << value
            << QByteArray("string of " + QByteArray::number(encoded->size()) + " bytes utf8 nullterm JSON");
        QTest::addRow("%s in an h5py file", name) << Origin::H5py << value << QByteArray("string utf8 JSON");
    }
    const auto row = [](const char* name, Origin origin, const Value& value, const char* storage) {
        QTest::newRow(name) << origin << value << QByteArray(storage);
    };
    row("array in a tables file", Origin::Tables, arrayOf({1, 2}), "float64 (2,)");
    row("array in an h5py file", Origin::H5py, arrayOf({1, 2}), "float64 (2,)");
    row("int in a plain file", Origin::Plain, std::int64_t{5}, "int64");
    row("float in a plain file", Origin::Plain, 1.5, "float64");
    row("bool in a plain file", Origin::Plain, true, "bool");
    row("text in a plain file", Origin::Plain, Text{"é"}, "string utf8");
    row("empty text in a plain file", Origin::Plain, Text{}, "string utf8");
    row("texts in a plain file", Origin::Plain, textArray({"a", ""}), "string utf8 (2,)");
}

// Proves: (Attributes[name] = value), Node.set_attr
void TestBackendWriteAttributes::newOnesAreStoredAsIsTheCustom()
{
    QFETCH(Origin, origin);
    QFETCH(Value, value);
    QFETCH(QByteArray, storage);
    for (const Durability durability : {Durability::Direct, Durability::Transaction}) {
        const TemporaryFolder folder;
        const std::string path = folder.file("test.h5");
        makeFile(path, origin);
        H5Backend backend = openedForWriting(path, durability);
        backend.setAttr("/", "new", value);
        QVERIFY(backend.commit().isChanged);
        backend.openFile(path);
        const StoredAttribute attribute = backend.root().attrs().stored("new");
        QCOMPARE(storageOf(attribute), storage);
        // Scalars of HDF5 read as what they are with their width.
        QCOMPARE(QByteArray::fromStdString(pythonRepr(attribute.value)), QByteArray::fromStdString(pythonRepr(value)));
    }
}

void TestBackendWriteAttributes::nativeOnesKeepTheirType_data()
{
    QTest::addColumn<Value>("value");
    QTest::addColumn<QByteArray>("tables");
    QTest::addColumn<QByteArray>("h5py");
    const auto row = [](const char* name, const Value& value, const char* tables, const char* h5py = nullptr) {
        QTest::newRow(name) << value << QByteArray(tables) << QByteArray(h5py != nullptr ? h5py : tables);
    };
    const std::array<std::int16_t, 1> small{7};
    const auto* bytes = reinterpret_cast<const std::byte*>(small.data());
    row("int", std::int64_t{-5}, "int64");
    row("large", BigInteger{"18446744073709551615"}, "uint64");
    row("float", -0.0, "float64");
    row("complex", std::complex<double>(1, -2), "complex128");
    row("bool", true, "bool");
    row("text", Text{"é"}, "string of 2 bytes utf8 nullterm", "string utf8");
    row("empty text", Text{}, "string of 1 byte utf8 nullterm null", "string utf8");
    row("bytes", Bytes{"abc"}, "string of 3 bytes ascii nullterm", "string of 3 bytes ascii nullpad");
    row("NumPy scalar",
        NumpyScalar{std::make_shared<const NdArray>(Shape{}, elementTypeOf(ElementKind::Int16),
                                                    std::vector<std::byte>(bytes, bytes + 2))},
        "int16");
    row("tuple of ints", Tuple{{std::int64_t{1}, std::int64_t{2}}}, "int64 (2,)");
    row("list of numbers", List{{std::int64_t{1}, 2.5}}, "float64 (2,)");
    row("list of bools", List{{true, false}}, "bool (2,)");
    row("list of texts", List{{Text{"a"}, Text{"bc"}}}, "string utf8 (2,)");
    row("list of complex", List{{std::complex<double>(0, 1)}}, "complex128 (1,)");
    row("array", arrayOf({1, 2, 3}), "float64 (3,)");
    row("empty array", arrayOf({}), "float64 (0,)");
}

void TestBackendWriteAttributes::nativeOnesKeepTheirType()
{
    QFETCH(Value, value);
    QFETCH(QByteArray, tables);
    QFETCH(QByteArray, h5py);
    for (const Origin origin : {Origin::Tables, Origin::H5py, Origin::Plain}) {
        const TemporaryFolder folder;
        const std::string path = folder.file("test.h5");
        makeFile(path, origin);
        H5Backend backend = openedForWriting(path, Durability::Transaction);
        backend.setAttr("/", "new", value, AttributeStorage::Native);
        backend.commit();
        backend.openFile(path);
        const StoredAttribute attribute = backend.root().attrs().stored("new");
        QCOMPARE(storageOf(attribute), origin == Origin::Tables ? tables : h5py);
        QByteArray expected = QByteArray::fromStdString(pythonRepr(value));
        if (const auto* tuple = value.getIf<Tuple>())
            expected = QByteArray::fromStdString(pythonRepr(Value(List{tuple->items})));
        if (value.is<List>() && expected.contains("2.5"))
            expected = "[1.0, 2.5]";
        if (const auto* raw = value.getIf<Bytes>())
            expected = QByteArray::fromStdString(pythonRepr(Value(Text{raw->bytes}))); // HDF5 knows no difference
        QCOMPARE(QByteArray::fromStdString(pythonRepr(attribute.value)), expected);
    }
}

void TestBackendWriteAttributes::replacedOnesAreStoredAsBefore_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<Value>("value");
    QTest::addColumn<QByteArray>("storage");
    QTest::addColumn<QByteArray>("read");
    const auto row = [](const char* title, const char* name, const Value& value, const char* storage,
                        const char* read) {
        QTest::newRow(title) << QByteArray(name) << value << QByteArray(storage) << QByteArray(read);
    };
    row("int32", "int32", std::int64_t{-2147483648}, "int32", "-2147483648 : int32");
    row("int32 from a float that is one", "int32", 3.0, "int32", "3 : int32");
    row("uint8", "uint8", std::int64_t{255}, "uint8", "255 : uint8");
    row("float64 from an int", "real", std::int64_t{7}, "float64", "7.0 : float64");
    row("float32 that prints the same", "single", 0.1, "float32", "0.1 : float32");
    row("float32 of nan", "single", std::nan(""), "float32", "nan : float32");
    row("bool", "flag", false, "bool", "False : bool");
    row("array", "row", arrayOf({4, 5, 6}), "int16 (3,)", "[4, 5, 6] : int16 (3,)");
    row("array from a list", "row", List{{std::int64_t{4}, std::int64_t{5}, std::int64_t{6}}}, "int16 (3,)",
        "[4, 5, 6] : int16 (3,)");
    row("big-endian", "big-endian", std::int64_t{6}, "int32, big-endian", "6 : int32");
    row("longer text", "fixed", Text{"hello, wörld"}, "string of 13 bytes utf8 nullterm", "'hello, wörld' : str");
    row("shorter text", "fixed", Text{"h"}, "string of 1 byte utf8 nullterm", "'h' : str");
    row("same length", "fixed", Text{"HELLO"}, "string of 5 bytes utf8 nullterm", "'HELLO' : str");
    row("no text", "fixed", Text{}, "string of 1 byte utf8 nullterm null", "'' : str");
    row("text in place of none", "empty", Text{"now"}, "string of 3 bytes utf8 nullterm", "'now' : str");
    row("ascii stays ascii", "ascii", Text{"abc"}, "string of 3 bytes ascii nullterm", "'abc' : str");
    row("ascii that is none any more", "ascii", Text{"é"}, "string of 2 bytes utf8 nullterm", "'é' : str");
    row("ascii that would be a pickle", "ascii", Text{"N."}, "string of 2 bytes utf8 nullterm", "'N.' : str");
    row("padded with spaces", "spaces", Text{"ab"}, "string of 2 bytes ascii spacepad", "'ab' : str");
    row("variable length", "variable", Text{"longer than before"}, "string utf8", "'longer than before' : str");
    row("JSON", "json", Text{"now a text"}, "string of 61 bytes utf8 nullterm JSON", "'now a text' : str");
    row("JSON of another type", "json", None{}, "string of 58 bytes utf8 nullterm JSON", "None : NoneType");
    row("pickle of a tuple", "pickle", Tuple{{6, 7}}, "string of 11 bytes ascii nullterm", "(6, 7) : tuple");
    row("pickle of a list", "pickle", List{{1, 2}}, "string of 13 bytes ascii nullterm", "[1, 2] : list");
    row("pickle of a dict", "pickle", Dict{{{"a", "é"}}}, "string of 15 bytes ascii nullterm", "{'a': 'é'} : dict");
    row("pickle of None", "pickle", None{}, "string of 2 bytes ascii nullterm", "None : NoneType");
    row("pickle becomes a number", "pickle", 5, "int64", "5 : int64");
    row("title", "title", Text{"new"}, "string of 3 bytes utf8 nullterm", "'new' : str");
}

// Proves: (Attributes[name] = value)
void TestBackendWriteAttributes::replacedOnesAreStoredAsBefore()
{
    QFETCH(QByteArray, name);
    QFETCH(Value, value);
    QFETCH(QByteArray, storage);
    QFETCH(QByteArray, read);
    for (const Durability durability : {Durability::Direct, Durability::Transaction}) {
        TestFile file;
        fillWithAttributes(file);
        H5Backend backend = openedForWriting(file.path(), durability);
        const std::size_t count = backend.root().attrs().size();
        backend.setAttr("/", name.toStdString(), value);
        QCOMPARE(backend.root().attrs().size(), count);
        backend.commit();
        backend.openFile(file.path());
        QCOMPARE(backend.root().attrs().names().size(), count);
        const StoredAttribute attribute = backend.root().attrs().stored(name == "title" ? "TITLE" : name.toStdString());
        QCOMPARE(storageOf(attribute), storage);
        QCOMPARE(shown(attribute.value), read);
    }
}

void TestBackendWriteAttributes::storageCanBeChanged()
{
    TestFile file;
    fillWithAttributes(file);
    H5Backend backend = openedForWriting(file.path(), Durability::Transaction);
    backend.setAttr("/", "int32", std::int64_t{1} << 40, AttributeStorage::Native);
    backend.setAttr("/", "real", 2.5, AttributeStorage::PymodaqJson);
    backend.setAttr("/", "json", 2.5, AttributeStorage::Native);
    backend.setAttr("/", "opaque", Text{"text"}, AttributeStorage::Native);
    backend.commit();
    backend.openFile(file.path());
    const Attributes attributes = backend.root().attrs();
    QCOMPARE(storageOf(attributes.stored("int32")), QByteArray("int64"));
    QCOMPARE(attributes.stored("real").storedText,
             std::string(R"({"module": "builtins", "type": "float", "data": "2.5"})"));
    QCOMPARE(storageOf(attributes.stored("json")), QByteArray("float64"));
    QCOMPARE(attributes.get("opaque"), Value(Text{"text"}));
}

void TestBackendWriteAttributes::titleIsPlainText_data()
{
    addWritingRows();
}

void TestBackendWriteAttributes::titleIsPlainText()
{
    FileOfRow file;
    H5Backend& backend = file.backend;
    backend.root().attrs().set("title", Text{"5"});
    backend.root().attrs().set("TITLE", Text{"6"}, AttributeStorage::PymodaqJson);
    backend.commit();
    backend.openFile(file.path);
    const Attributes attributes = backend.root().attrs();
    const std::vector<std::string> names = attributes.names();
    const bool isPlain = file.origin == Origin::Plain;
    QCOMPARE(std::find(names.begin(), names.end(), "title") != names.end(), isPlain);
    QVERIFY(attributes.stored("TITLE").encoding == Encoding::Native);
    QCOMPARE(attributes.get("TITLE"), Value(Text{"6"}));
}

void TestBackendWriteAttributes::longTextsHaveVariableLength()
{
    const TemporaryFolder folder;
    const std::string path = folder.file("test.h5");
    makeFile(path, Origin::Tables);
    const std::string text(100'000, 'x');
    H5Backend backend = openedForWriting(path, Durability::Transaction);
    backend.setAttr("/", "settings", Text{text});
    backend.setAttr("/", "native", Text{text}, AttributeStorage::Native);
    backend.setAttr("/", "grown", Text{"short"});
    backend.setAttr("/", "grown", Text{text});
    backend.commit();
    backend.openFile(path);
    for (const char* name : {"settings", "native", "grown"}) {
        QVERIFY(backend.root().attrs().stored(name).dataType.isVariableLength);
        QCOMPARE(backend.getAttr("/", name), Value(Text{text}));
    }
}

QTEST_GUILESS_MAIN(TestBackendWriteAttributes)
#include "tst_backend_write_attributes.moc"
