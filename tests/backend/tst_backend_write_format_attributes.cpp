// SPDX-License-Identifier: GPL-3.0-or-later
// The attributes by which PyTables and PyMoDAQ know a node: a new node has its own, whatever metadata it is given, and
// one that is there keeps what it needs.
#include "MakeArrays.h"
#include "WritingTest.h"
#include "h5scout/hdf5/CApi.h"
#include "h5scout/value/MakeArray.h"

using namespace h5scout;
using namespace h5scout::test;

namespace
{

const ElementType kDouble = elementTypeOf(ElementKind::Float64);
const ElementType kSingle = elementTypeOf(ElementKind::Float32);

/// An enlargeable array of 4 rows, with units; what a program copies attributes from.
EArray makeOriginal(const H5Backend& backend)
{
    const EArray original = backend.createEArray("/", "original", kDouble, {3}, "A title", {{"units", "mm"}});
    original.append(doubles(std::vector<double>(12, 1.0), {4, 3}));
    return original;
}

QByteArray text(const Node& node, const char* name)
{
    return QByteArray::fromStdString(node.attrs().contains(name) ? pythonRepr(node.getAttr(name)) : "none");
}

} // namespace

class TestBackendWriteFormatAttributes : public BackendTest
{
    Q_OBJECT

private Q_SLOTS:
    void attributesOfAnotherNodeCanBeGiven_data() { addWritingRows(); }
    void attributesOfAnotherNodeCanBeGiven();
    void plainFilesStayPlain();
    void otherClassesArePassedOnInPlainFiles();
    void whatContradictsTheNodeIsRefused_data();
    void whatContradictsTheNodeIsRefused();
    void whatIsTrueCanBeSet();
    void whatIsNeededStays();
    void whatIsFalseCanBeRemoved();
};

void TestBackendWriteFormatAttributes::attributesOfAnotherNodeCanBeGiven()
{
    const FileOfRow file;
    const EArray original = makeOriginal(file.backend);
    const Metadata given = original.attrs().toMap();
    const Group group = file.backend.getSetGroup("/", "group", "t", given);
    const CArray carray = file.backend.createCArray("/", "carray", makeArray(std::vector<float>{1, 2}), "t", given);
    const EArray earray = file.backend.createEArray("/", "earray", kSingle, {}, "t", given);
    const VLArray ragged = file.backend.createVLArray("/", "ragged", kSingle, "t", given);
    for (const Node& node : {Node(group), Node(carray), Node(earray), Node(ragged)}) {
        QCOMPARE(text(node, "units"), QByteArray("'mm'"));
        QCOMPARE(text(node, "TITLE"), QByteArray("'A title'")); // a title is no bookkeeping
    }
    const bool isPlain = file.origin == Origin::Plain;
    QCOMPARE(text(group, "CLASS"), QByteArray(isPlain ? "none" : "'GROUP'"));
    QCOMPARE(text(carray, "CLASS"), QByteArray(isPlain ? "none" : "'CARRAY'"));
    QCOMPARE(text(ragged, "CLASS"), QByteArray(isPlain ? "none" : "'VLARRAY'"));
    for (const char* ofArrays : {"EXTDIM", "shape", "dtype", "subdtype"})
        QCOMPARE(text(group, ofArrays), QByteArray("none"));
    QCOMPARE(text(group, "backend"), QByteArray("none")); // which addGroup writes, and getSetGroup does not
    const Group scan = file.backend.addGroup("scan", GroupType::data, "/", "t", given);
    QCOMPARE(text(scan, "shape"), QByteArray("none"));
    QCOMPARE(text(scan, "backend"), text(original, "backend"));
    const Group described = file.backend.getSetGroup("/", "described", "", {{"shape", "round"}, {"dtype", "steel"}});
    QCOMPARE(text(described, "shape"), QByteArray("'round'")); // a word of whoever says it
    QCOMPARE(text(described, "dtype"), QByteArray("'steel'"));
    QCOMPARE(text(carray, "EXTDIM"), QByteArray("none"));
    QCOMPARE(text(carray, "shape"), QByteArray(isPlain ? "none" : "(2,)"));
    QCOMPARE(text(carray, "dtype"), QByteArray(isPlain ? "none" : "'float32'"));
    earray.append(makeArray(std::vector<float>{1, 2, 3}));
    QCOMPARE(text(earray, "shape"), QByteArray(isPlain ? "none" : "(3,)"));
    QCOMPARE(text(earray, "dtype"), QByteArray(isPlain ? "none" : "'float32'"));
}

void TestBackendWriteFormatAttributes::plainFilesStayPlain()
{
    const TemporaryFolder folder;
    makeFile(folder.file("tables.h5"), Origin::Tables);
    makeFile(folder.file("plain.h5"), Origin::Plain);
    const H5Backend tables = openedForWriting(folder.file("tables.h5"), Durability::Direct);
    H5Backend plain = openedForWriting(folder.file("plain.h5"), Durability::Direct);
    plain.getSetGroup("/", "group", "", tables.getSetGroup("/", "group").attrs().toMap());
    plain.createCArray("/", "array", doubles({1}), "", makeOriginal(tables).attrs().toMap());
    QCOMPARE(plain.getNode("/array").attrs().names(), (std::vector<std::string>{"TITLE", "units"}));
    plain.openFile(folder.file("plain.h5"), OpenMode::ReadWrite);
    QVERIFY(!plain.hasBookkeeping());
}

void TestBackendWriteFormatAttributes::otherClassesArePassedOnInPlainFiles()
{
    const TemporaryFolder folder;
    makeFile(folder.file("plain.h5"), Origin::Plain);
    const H5Backend plain = openedForWriting(folder.file("plain.h5"), Durability::Direct);
    const Metadata image{{"CLASS", "IMAGE"}, {"shape", "round"}, {"IMAGE_VERSION", "1.2"}};
    const CArray array = plain.createCArray("/", "image", doubles({1}), "", image);
    QCOMPARE(array.attrs().size(), std::size_t{3});
    array.setAttr("CLASS", "GROUP"); // nobody reads it there
}

void TestBackendWriteFormatAttributes::whatContradictsTheNodeIsRefused_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<Value>("value");
    QTest::addColumn<QByteArray>("reason");
    const auto row = [](const char* path, const char* name, const Value& value, const char* reason) {
        QTest::addRow("%s %s %s", path, name, pythonRepr(value).c_str())
            << QByteArray(path) << QByteArray(name) << value << QByteArray(reason);
    };
    row("/group", "CLASS", "EARRAY", "and it is no EARRAY.");
    row("/rows", "CLASS", "GROUP", "and it is no GROUP.");
    row("/rows", "CLASS", "VLARRAY", "and it is no VLARRAY.");
    row("/rows", "CLASS", "TABLE", "and it is no TABLE.");
    row("/array", "CLASS", "EARRAY", "and it is no EARRAY.");
    row("/ragged", "CLASS", "CARRAY", "and it is no CARRAY.");
    row("/rows", "EXTDIM", 5, "which dimension grows");
    row("/rows", "EXTDIM", -1, "which dimension grows");
    row("/rows", "EXTDIM", "0", "which dimension grows");
    row("/rows", "shape", "bad", "describes the array by it");
    row("/rows", "shape", Tuple{{7, 3}}, "describes the array by it");
    row("/rows", "dtype", 5, "describes the array by it");
    row("/ragged", "PSEUDOATOM", "abc", "object, vlstring or vlunicode");
    row("/", "PYTABLES_FORMAT_VERSION", "abc", "reads a version there");
    row("/group", "FILTERS", "x", "stands for the compression");
    row("/array", "FILTERS", 1.5, "stands for the compression");
}

void TestBackendWriteFormatAttributes::whatContradictsTheNodeIsRefused()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, name);
    QFETCH(Value, value);
    QFETCH(QByteArray, reason);
    for (const Origin origin : {Origin::Tables, Origin::H5py}) {
        const TemporaryFolder folder;
        makeFile(folder.file("test.h5"), origin);
        const H5Backend backend = openedForWriting(folder.file("test.h5"), Durability::Direct);
        backend.getSetGroup("/", "group");
        backend.createEArray("/", "rows", kDouble, {3});
        backend.createCArray("/", "array", doubles({1, 2}));
        backend.createVLArray("/", "ragged", kDouble);
        const Attributes attributes = backend.getNode(path.toStdString()).attrs();
        const Metadata before = attributes.toMap();
        const QByteArray sentence = sentenceOf<InvalidDataType>([&] { attributes.set(name.toStdString(), value); });
        VERIFY_CONTAINS(sentence, reason);
        VERIFY_CONTAINS(sentence, "set the attribute '" + name + "' at " + path);
        if (!attributes.contains(name.toStdString())) {
            attributes.set("other", value, AttributeStorage::Native);
            VERIFY_CONTAINS(sentenceOf<InvalidDataType>([&] { attributes.rename("other", name.toStdString()); }),
                            reason);
            attributes.remove("other");
        }
        QVERIFY(attributes.toMap() == before);
    }
}

void TestBackendWriteFormatAttributes::whatIsTrueCanBeSet()
{
    const TemporaryFolder folder;
    makeFile(folder.file("test.h5"), Origin::Tables);
    const H5Backend backend = openedForWriting(folder.file("test.h5"), Durability::Direct);
    const EArray rows = makeOriginal(backend);
    for (const auto& [name, value] : rows.attrs().toMap())
        rows.setAttr(name, value);
    rows.setAttr("shape", Tuple{{4, 3}});
    rows.setAttr("EXTDIM", 0);
    rows.setAttr("CLASS", "CARRAY"); // PyTables reads it as that, too
    rows.setAttr("TITLE", "another");
    rows.attrs().remove("VERSION");
    QVERIFY(rows.kind() == NodeKind::CArray);
}

void TestBackendWriteFormatAttributes::whatIsNeededStays()
{
    const TemporaryFolder folder;
    makeFile(folder.file("test.h5"), Origin::Tables);
    const H5Backend backend = openedForWriting(folder.file("test.h5"), Durability::Direct);
    const Attributes attributes = makeOriginal(backend).attrs();
    for (const char* name : {"CLASS", "EXTDIM", "shape", "dtype", "subdtype", "backend"}) {
        QCOMPARE(causeOf([&] { attributes.remove(name); }), NodeError::Cause::WrongKind);
        QCOMPARE(causeOf([&] { attributes.rename(name, "other"); }), NodeError::Cause::WrongKind);
        QVERIFY2(attributes.contains(name), name);
    }
    QCOMPARE(causeOf([&] { backend.root().attrs().remove("CLASS"); }), NodeError::Cause::WrongKind);
}

void TestBackendWriteFormatAttributes::whatIsFalseCanBeRemoved()
{
    TestFile file;
    file.makeDoubles("/data", {2}, {1, 2});
    file.setFixedText("/", "CLASS", "GROUP");
    file.setFixedText("/data", "CLASS", "GROUP");
    const std::int32_t dimension = 5;
    file.setAttribute("/data", "EXTDIM", H5T_STD_I32LE, {}, &dimension);
    file.close();
    const H5Backend backend = openedForWriting(file.path(), Durability::Direct);
    const Attributes attributes = backend.getNode("/data").attrs();
    attributes.remove("EXTDIM");
    attributes.remove("CLASS");
    attributes.set("CLASS", "CARRAY");
    QVERIFY(backend.getNode("/data").kind() == NodeKind::CArray);
}

QTEST_GUILESS_MAIN(TestBackendWriteFormatAttributes)
#include "tst_backend_write_format_attributes.moc"
