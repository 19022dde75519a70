// SPDX-License-Identifier: GPL-3.0-or-later
// Attributes are removed and renamed; what is refused; who sees the change, and where else they can be given.

#include "ManyAttributes.h"
#include "WritingTest.h"
#include "h5scout/hdf5/CApi.h"

using namespace h5scout;
using namespace h5scout::test;

class TestBackendWriteAttributeEdits : public BackendTest
{
    Q_OBJECT

private Q_SLOTS:
    void refusedValuesLeaveTheFileAlone_data();
    void refusedValuesLeaveTheFileAlone();
    void areRemovedAndRenamed_data();
    void areRemovedAndRenamed();
    void refusalsNameTheCause();
    void openNodesSeeTheChange();
    void readOnlyFilesRefuse();
    void rollbackForgetsThem();
    void otherPlacesTakeTheSame();
    void manyReplacementsLeaveNoTrace();
};

void TestBackendWriteAttributeEdits::refusedValuesLeaveTheFileAlone_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<Value>("value");
    QTest::addColumn<AttributeStorage>("storage");
    QTest::addColumn<QByteArray>("reason");
    const auto row = [](const char* title, const char* name, const Value& value, const char* reason,
                        AttributeStorage storage = AttributeStorage::Keep) {
        QTest::newRow(title) << QByteArray(name) << value << storage << QByteArray(reason);
    };
    row("too large", "int32", std::int64_t{1} << 31, "int32 holds whole numbers from -2147483648 to 2147483647.");
    row("negative", "uint8", std::int64_t{-1}, "uint8 holds whole numbers from 0 to 255.");
    row("fraction", "int32", 1.5, "1.5");
    row("too fine for a float", "single", 0.1234567890123, "float32");
    row("text for a number", "int32", Text{"5"}, "It is stored as int32");
    row("number for a text", "fixed", std::int64_t{5}, "It is stored as text, and the given value is of the type int.");
    row("None for a number", "int32", None{}, "the given value is of the type NoneType");
    row("array for a scalar", "int32", arrayOf({1}), "the given value has the shape (1,)");
    row("other shape", "row", arrayOf({1, 2}),
        "It is stored in the shape (3,), and the given value has the shape (2,)");
    row("one of many too large", "row", arrayOf({1, 2, 40000}), "int16 holds whole numbers from -32768 to 32767.");
    row("opaque", "opaque", std::int64_t{1}, "It is stored as opaque, 4 bytes, which h5scout does not write.");
    row("int in place of nothing", "null", std::int64_t{1}, "It is stored as nothing of the type int32");
    row("array as JSON", "json", arrayOf({1}), "which cannot hold a value of the type float64 (1,)");
    row("text with NUL", "fixed", Text{std::string("a\0b", 3)}, "holds a NUL character");
    row("ends with a space", "spaces", Text{"a "}, "cannot end with one");
    row("new array as JSON", "new", arrayOf({1}), "PyMoDAQ's JSON cannot hold", AttributeStorage::PymodaqJson);
    row("None natively", "new", None{},
        "h5scout stores no value of the type NoneType as one of HDF5. Store it as PyMoDAQ's JSON",
        AttributeStorage::Native);
    row("dict natively", "new", Dict{}, "Store it as PyMoDAQ's JSON, or as text.", AttributeStorage::Native);
    row("mixed list natively", "new", List{{std::int64_t{1}, Text{"a"}}}, "of the type list", AttributeStorage::Native);
    row("empty list natively", "new", List{}, "of the type list", AttributeStorage::Native);
    row("huge natively", "new", BigInteger{"18446744073709551616"}, "of the type int", AttributeStorage::Native);
    row("bytes with NUL natively", "new", Bytes{std::string("a\0", 2)}, "hold a NUL", AttributeStorage::Native);
    row("pickled bytes natively", "new", Bytes{"N."}, "take the bytes for a pickle", AttributeStorage::Native);
    row("large array", "new", arrayOf(std::vector<double>(10'000)), "An attribute holds at most 64000 bytes.");
    row("undecodable", "new", Undecodable{"thing", "", ""}, "of the type thing");
    row("reference", "new", Reference{}, "of the type object reference");
    row("no UTF-8 natively", "new", Text{"a\xff"}, "The text is no valid UTF-8.", AttributeStorage::Native);
    row("a lone surrogate natively", "new", Text{"\xed\xa0\xbd"}, "The text is no valid UTF-8.",
        AttributeStorage::Native);
    row("texts that are no UTF-8", "new", List{{Text{"\xed\xa0\xbd"}}}, "no valid UTF-8", AttributeStorage::Native);
    row("a title that is no text", "TITLE", std::int64_t{5}, "PyTables reads a text there");
    row("a title as JSON that is no text", "title", None{}, "PyTables reads a text there",
        AttributeStorage::PymodaqJson);
    row("an array as VERSION", "VERSION", arrayOf({1}), "PyTables reads a text there", AttributeStorage::Native);
    row("no pickle of dates", "pickle", Date{2024, 1, 1}, "It is stored as a pickle, and h5scout makes none of");
    row("letters for digits", "new", BigInteger{"12x"}, "made of digits");
    row("no such day", "new", Date{2024, 13, 45}, "There is no day");
    row("a null array", "new", Array{}, "null pointer");
    row("a null scalar", "new", NumpyScalar{}, "array without dimensions");
    row("a null array in place of JSON", "json", List{{Array{}}}, "null pointer");
    row("no advice into a dead end", "new", Reference{}, "Store what it says as a text.", AttributeStorage::Native);
    row("empty name", "", std::int64_t{1}, "The name is empty.");
    row("no UTF-8", "\xff", std::int64_t{1}, "no valid UTF-8");
}

void TestBackendWriteAttributeEdits::refusedValuesLeaveTheFileAlone()
{
    QFETCH(QByteArray, name);
    QFETCH(Value, value);
    QFETCH(AttributeStorage, storage);
    QFETCH(QByteArray, reason);
    for (const Durability durability : {Durability::Direct, Durability::Transaction}) {
        TestFile file;
        fillWithAttributes(file);
        openedForWriting(file.path(), Durability::Direct).commit();
        const std::string before = contentOf(file.path());
        H5Backend backend = openedForWriting(file.path(), durability);
        const QByteArray sentence =
            sentenceOf<Error>([&] { backend.setAttr("/", name.toStdString(), value, storage); });
        VERIFY_CONTAINS(sentence, reason);
        VERIFY_CONTAINS(sentence, "Could not set the attribute '" + name + "' at / in " + file.path().c_str());
        backend.commit();
        QVERIFY(contentOf(file.path()) == before);
    }
}

void TestBackendWriteAttributeEdits::areRemovedAndRenamed_data()
{
    addWritingRows();
}

// Proves: (remove an attribute), (rename an attribute)
void TestBackendWriteAttributeEdits::areRemovedAndRenamed()
{
    FileOfRow file;
    H5Backend& backend = file.backend;
    const Attributes attributes = backend.root().attrs();
    const std::size_t count = attributes.size();
    attributes.set("a", std::int64_t{1});
    attributes.set("b", std::int64_t{2});
    attributes.rename("a", "m/s");
    attributes.remove("b");
    attributes.rename("m/s", "m/s");
    QCOMPARE(attributes.size(), count + 1);
    backend.commit();
    backend.openFile(file.path);
    QVERIFY(!backend.hasAttr("/", "a"));
    QVERIFY(!backend.hasAttr("/", "b"));
    QCOMPARE(QByteArray::fromStdString(pythonRepr(backend.getAttr("/", "m/s"))), QByteArray("1"));
}

void TestBackendWriteAttributeEdits::refusalsNameTheCause()
{
    TestFile file;
    fillWithAttributes(file);
    openedForWriting(file.path(), Durability::Direct).commit();
    const std::string before = contentOf(file.path());
    H5Backend backend = openedForWriting(file.path(), Durability::Direct);
    const Attributes attributes = backend.root().attrs();
    QCOMPARE(causeOf([&] { attributes.remove("no"); }), NodeError::Cause::Missing);
    QCOMPARE(causeOf([&] { attributes.rename("no", "a"); }), NodeError::Cause::Missing);
    QCOMPARE(causeOf([&] { attributes.rename("real", "flag"); }), NodeError::Cause::Exists);
    QCOMPARE(causeOf([&] { attributes.rename("real", ""); }), NodeError::Cause::BadName);
    VERIFY_CONTAINS(sentenceOf<InvalidDataType>([&] { attributes.rename("real", "FLAVOR"); }), "Give a text.");
    VERIFY_CONTAINS(sentenceOf<NodeError>([&] { attributes.rename("real", "flag"); }),
                    "rename the attribute 'real' to 'flag'");
    backend.closeFile();
    QVERIFY(contentOf(file.path()) == before);
}

void TestBackendWriteAttributeEdits::openNodesSeeTheChange()
{
    TestFile file;
    file.makeDoubles("/data", {2}, {1, 2});
    file.close();
    H5Backend backend = openedForWriting(file.path(), Durability::Transaction);
    const Node data = backend.getNode("/data");
    QVERIFY(data.kind() == NodeKind::Array);
    QCOMPARE(data.attrs().size(), std::size_t{0});
    backend.setAttr("/data", "CLASS", Text{"CARRAY"});
    QCOMPARE(data.attrs().size(), std::size_t{1});
    QVERIFY(data.kind() == NodeKind::CArray);
    setAttr(data, "TITLE", Text{"my data"});
    QCOMPARE(data.title(), std::string("my data"));
}

void TestBackendWriteAttributeEdits::readOnlyFilesRefuse()
{
    H5Backend backend;
    backend.openFile(H5SCOUT_TEST_DATA "/pytables.h5");
    const Attributes attributes = backend.root().attrs();
    VERIFY_CONTAINS(sentenceOf<FileModeError>([&] { attributes.set("a", true); }), "open for reading only");
    VERIFY_CONTAINS(sentenceOf<FileModeError>([&] { attributes.remove("TITLE"); }), "open for reading only");
    VERIFY_CONTAINS(sentenceOf<FileModeError>([&] { attributes.rename("TITLE", "a"); }), "open for reading only");
    backend.closeFile();
    VERIFY_CONTAINS(sentenceOf<NodeError>([&] { attributes.set("a", true); }), "The file is closed.");
}

void TestBackendWriteAttributeEdits::rollbackForgetsThem()
{
    const TemporaryFolder folder;
    const std::string path = folder.file("test.h5");
    makeFile(path, Origin::Tables);
    const std::string before = contentOf(path);
    H5Backend backend = openedForWriting(path, Durability::Transaction);
    backend.setAttr("/", "a", Text{std::string(10'000, 'x')});
    backend.setAttr("/", "TITLE", Text{"other"});
    backend.closeFile();
    QVERIFY(contentOf(path) == before);
}

/// Arrays and committed types have attributes, and so have soft links' targets.
// Proves: H5Backend.set_attr, set_attr, Node.set_attr
void TestBackendWriteAttributeEdits::otherPlacesTakeTheSame()
{
    TestFile file;
    file.makeDoubles("/data", {2}, {1, 2});
    file.makeSoftLink("/link", "/data");
    file.makeSoftLink("/dangling", "/nothing");
    const hdf5::Handle type(H5Tcopy(H5T_STD_I16LE));
    QVERIFY(H5Tcommit2(file.id(), "/type", type.get(), H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT) >= 0);
    file.close();
    H5Backend backend = openedForWriting(file.path(), Durability::Transaction);
    backend.setAttr("/link", "units", Text{"mm"});
    backend.setAttr("/type", "note", Text{"a type"});
    QVERIFY(sentenceOf<NodeError>([&] { backend.setAttr("/dangling", "a", true); }) != "no exception");
    backend.commit();
    backend.openFile(file.path());
    QCOMPARE(backend.getAttr("/data", "units"), Value(Text{"mm"}));
    QCOMPARE(backend.getAttr("/type", "note"), Value(Text{"a type"}));
}

/// A replacement in another length goes by a temporary name, which is never left behind.
void TestBackendWriteAttributeEdits::manyReplacementsLeaveNoTrace()
{
    const TemporaryFolder folder;
    const std::string path = folder.file("test.h5");
    makeFile(path, Origin::Tables);
    H5Backend backend = openedForWriting(path, Durability::Direct);
    const Attributes attributes = backend.root().attrs();
    attributes.set("a", Text{""});
    const std::vector<std::string> names = attributes.names();
    for (std::size_t length = 0; length < 300; ++length)
        attributes.set("a", Text{std::string(length * 7 % 300, 'x')});
    QCOMPARE(attributes.names(), names);
    backend.closeFile();
    backend.openFile(path);
    QCOMPARE(backend.getAttr("/", "a"), Value(Text{std::string(299 * 7 % 300, 'x')}));
}

QTEST_GUILESS_MAIN(TestBackendWriteAttributeEdits)
#include "tst_backend_write_attribute_edits.moc"
