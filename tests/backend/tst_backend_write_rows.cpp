// SPDX-License-Identifier: GPL-3.0-or-later
// Appending and writing where there is more than a block of numbers: rows of different length, texts, PyMoDAQ's
// `shape`, a filter that is missing, parts of arrays.
#include "FilteredArray.h"
#include "MakeArrays.h"
#include "WritingTest.h"
#include "h5scout/hdf5/CApi.h"
#include "h5scout/storage/StorageError.h"

using namespace h5scout;
using namespace h5scout::test;

namespace
{

NdArray rowsOf(const std::vector<std::vector<double>>& rows)
{
    std::vector<NdArray> arrays;
    for (const std::vector<double>& row : rows)
        arrays.push_back(doubles(row, {row.size()}));
    return {{arrays.size()}, elementTypeOf(ElementKind::Float64), std::move(arrays)};
}

/// A file with an array /x of variable-length rows of `base`, with that PyTables attribute if it is not empty.
void makeRagged(TestFile& file, hid_t base, const std::string& pseudoAtom = {})
{
    const hdf5::Handle type(H5Tvlen_create(base));
    file.makeArray("/x", type.get(), {0}, nullptr, {kUnlimited});
    file.setFixedText("/x", "CLASS", "VLARRAY");
    if (!pseudoAtom.empty())
        file.setFixedText("/x", "PSEUDOATOM", pseudoAtom);
}

QByteArray json(const char* type, const char* data)
{
    return QByteArray("{'module': 'builtins', 'type': 'TYPE', 'data': 'DATA'}")
        .replace('\'', '"')
        .replace("TYPE", type)
        .replace("DATA", data);
}

} // namespace

class TestBackendWriteRows : public BackendTest
{
    Q_OBJECT

private Q_SLOTS:
    // Proves: VLARRAY.append, Q31
    void rowsOfDifferentLengthAreAppended()
    {
        TestFile file;
        makeRagged(file, H5T_STD_I16BE);
        file.close();
        openedForWriting(file.path(), Durability::Direct).commit();
        const auto append = [&](const NdArray& rows) {
            return sentenceAfter(file.path(), Durability::Direct,
                                 [&](H5Backend& b) { VLArray(b.getNode("/x")).append(rows); });
        };
        QCOMPARE(append(doubles({1, 2, 3})), QByteArray("done"));
        QCOMPARE(append(doubles({}, {0})), QByteArray("done"));
        QCOMPARE(append(rowsOf({{4}, {5, 6}})), QByteArray("done"));
        QCOMPARE(append(rowsOf({})), QByteArray("done"));
        VERIFY_CONTAINS(append(rowsOf({{4}, {5, 0.5}})), "append to the array, row 1 at /x in " +
                                                             QByteArray::fromStdString(file.path()) +
                                                             ": The element at (1,) is 0.5, which int16 does not hold");
        VERIFY_CONTAINS(append(doubles({1, 2}, {1, 2})), "A row is one-dimensional, the given array has the shape");
        VERIFY_CONTAINS(append(texts({"a"})), "Its rows are numbers, the given ones are texts.");
        QCOMPARE(joined(opened(file).read("/x")), QByteArray("object (4,): [1, 2, 3] [] [4] [5, 6]"));
    }

    void anOpenArrayFollowsWhatItsRowsAreSaidToBe()
    {
        TestFile file;
        makeRagged(file, H5T_STD_U8LE, "vlstring");
        file.close();
        const H5Backend backend = openedForWriting(file.path(), Durability::Direct);
        const VLArray array(backend.getNode("/x"));
        array.append(texts({"ab"}));
        QCOMPARE(array.read().toText(0), std::string("ab"));
        array.attrs().set("PSEUDOATOM", Text{"object"});
        QCOMPARE(array.read().toText(0), std::string("<not readable: 2 bytes>"));
        array.attrs().remove("PSEUDOATOM");
        QCOMPARE(array.read().toText(0), std::string("[97, 98]"));
    }

    void textsOfPyTablesAreAppended()
    {
        TestFile utf8;
        makeRagged(utf8, H5T_STD_U8LE, "vlstring");
        utf8.close();
        TestFile unicode;
        makeRagged(unicode, H5T_STD_U32LE, "vlunicode");
        unicode.close();
        for (TestFile* file : {&utf8, &unicode}) {
            openedForWriting(file->path(), Durability::Direct).commit();
            const auto append = [&](const NdArray& rows) {
                return sentenceAfter(file->path(), Durability::Direct,
                                     [&](H5Backend& b) { VLArray(b.getNode("/x")).append(rows); });
            };
            QCOMPARE(append(texts({"a\u00e9", "", "\U0001f600"})), QByteArray("done"));
            VERIFY_CONTAINS(append(doubles({97})), "Its rows hold texts, the given ones are of the type float64.");
            VERIFY_CONTAINS(append(texts({"a\xff"})), "which is no UTF-8.");
        }
        QCOMPARE(joined(opened(utf8).read("/x")), "str (3,): a\u00e9  \U0001f600");
        QCOMPARE(joined(opened(unicode).read("/x")), "str (3,): a\u00e9  \U0001f600");
    }

    // Proves: StringARRAY.append, StringARRAY.string_to_array, StringARRAY.array_to_string
    void textsOfALogAreAppended()
    {
        TestFile file;
        file.makeStringArray("/x", {"first"});
        file.close();
        openedForWriting(file.path(), Durability::Direct).commit();
        const auto append = [&](auto what) {
            return sentenceAfter(file.path(), Durability::Direct,
                                 [&](H5Backend& b) { StringArray(b.getNode("/x")).append(what); });
        };
        QCOMPARE(append(std::string_view("second \u00e9")), QByteArray("done"));
        QCOMPARE(append(texts({"third", std::string(300, 'x')})), QByteArray("done"));
        VERIFY_CONTAINS(append(std::string_view("a\xff")), "is no UTF-8");
        VERIFY_CONTAINS(append(doubles({1})), "Its rows hold pickled texts or objects, the given ones");
        QCOMPARE(joined(opened(file).read("/x")), "str (4,): first second \u00e9 third " + QByteArray(300, 'x'));
        const NdArray pickle = StringArray::stringToArray("hello");
        QCOMPARE(StringArray::arrayToString(pickle.bytes()), std::string("hello"));
        VERIFY_CONTAINS(sentenceOf<InvalidDataType>([] { StringArray::stringToArray("\xff"); }), "is no UTF-8");
    }

    void theStatedShapeFollows_data()
    {
        QTest::addColumn<QByteArray>("stated");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("tuple") << json("tuple", "(9, 2)") << json("tuple", "(10, 2)");
        QTest::newRow("wrong") << json("tuple", "(5, 2)") << json("tuple", "(10, 2)");
        QTest::newRow("list") << json("list", "[9, 2]") << json("list", "[10, 2]");
        QTest::newRow("of another rank") << json("tuple", "(9,)") << json("tuple", "(9,)");
        QTest::newRow("a word") << QByteArray("round") << QByteArray("round");
        QTest::newRow("a number") << json("int", "9") << json("int", "9");
    }

    // Proves: EARRAY.append
    void theStatedShapeFollows()
    {
        QFETCH(QByteArray, stated);
        QFETCH(QByteArray, expected);
        for (const bool isFixed : {false, true}) {
            TestFile file;
            file.makeArray("/x", H5T_IEEE_F64LE, {9, 2}, nullptr, {kUnlimited, 2});
            if (isFixed)
                file.setFixedText("/x", "shape", stated.toStdString());
            else
                file.setText("/x", "shape", stated.toStdString());
            file.close();
            QCOMPARE(sentenceAfter(file.path(), Durability::Direct,
                                   [](H5Backend& b) {
                                       EArray(b.getNode("/x")).append(doubles({1, 2}));
                                   }),
                     QByteArray("done"));
            const H5Backend backend = opened(file);
            const StoredAttribute attribute = backend.getNode("/x").attrs().stored("shape");
            const QByteArray text = QByteArray::fromStdString(attribute.encoding == StoredAttribute::Encoding::Native
                                                                  ? displayText(attribute.value)
                                                                  : attribute.storedText);
            QCOMPARE(text, expected);
            QCOMPARE(attribute.dataType.isVariableLength, !isFixed);
        }
    }

    void aNativeShapeFollows()
    {
        TestFile file;
        file.makeArray("/x", H5T_IEEE_F64LE, {9, 2}, nullptr, {kUnlimited, 2});
        const std::int16_t stated[2] = {9, 2};
        file.setAttribute("/x", "shape", H5T_NATIVE_INT16, {2}, stated);
        file.close();
        QCOMPARE(sentenceAfter(file.path(), Durability::Direct,
                               [](H5Backend& b) {
                                   EArray(b.getNode("/x")).append(doubles({1, 2}));
                               }),
                 QByteArray("done"));
        const StoredAttribute attribute = opened(file).getNode("/x").attrs().stored("shape");
        QCOMPARE(describeType(attribute.dataType), std::string("int16"));
        QCOMPARE(pythonRepr(attribute.value), std::string("[10, 2]"));
    }

    // Proves: (CARRAY[...] = elements)
    void partsOfAnArrayAreWritten()
    {
        TestFile file;
        file.makeArray("/x", H5T_STD_I16BE, {3, 4}, std::vector<std::int16_t>(12, 0).data());
        file.close();
        openedForWriting(file.path(), Durability::Direct).commit();
        const auto write = [&](const Selection& selection, const NdArray& elements, Durability durability) {
            return sentenceAfter(file.path(), durability,
                                 [&](H5Backend& b) { CArray(b.getNode("/x")).write(selection, elements); });
        };
        const Selection part{{0, 2, 2}, {1, 2, 2}};
        QCOMPARE(write(part, doubles({1, 2, 3, 4}, {2, 2}), Durability::Direct), QByteArray("done"));
        QCOMPARE(write({{1, 1, 1}, {0, 4, 1}}, integers({5, 6, 7, 8}, {1, 4}), Durability::Transaction),
                 QByteArray("done"));
        QCOMPARE(write({{0, 0, 1}, {0, 4, 1}}, integers({}, {0, 4}), Durability::Direct), QByteArray("done"));
        for (const Durability durability : {Durability::Direct, Durability::Transaction}) {
            VERIFY_CONTAINS(write(part, doubles({1, 2, 3, 4}), durability), "Could not write to the array at /x in ");
            VERIFY_CONTAINS(write(part, doubles({1, 2, 3, 4}), durability),
                            "The selected part has the shape (2, 2), the given array (4,).");
            VERIFY_CONTAINS(write(part, doubles({1, 2, 3, 40000}, {2, 2}), durability),
                            "The element at (1, 1) is 40000.0, which int16 does not hold");
            VERIFY_CONTAINS(write({{0, 4, 1}, {0, 1, 1}}, integers({1, 2, 3, 4}, {4, 1}), durability),
                            "Dimension 0 has 3 elements");
        }
        QCOMPARE(joined(opened(file).read("/x")), QByteArray("int16 (3, 4): 0 1 0 2 5 6 7 8 0 3 0 4"));
    }

    void scalarsAndTextsAreWritten()
    {
        TestFile file;
        file.makeArray("/scalar", H5T_IEEE_F64LE, {}, nullptr);
        file.makeStringArray("/log", {"one", "two"});
        hdf5::Handle space(H5Screate(H5S_NULL));
        hdf5::Handle null(
            H5Dcreate2(file.id(), "/null", H5T_IEEE_F64LE, space.get(), H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT));
        null.reset();
        file.close();
        openedForWriting(file.path(), Durability::Direct).commit();
        const auto write = [&](const char* path, const Selection& selection, const NdArray& elements) {
            return sentenceAfter(file.path(), Durability::Direct,
                                 [&](H5Backend& b) { CArray(b.getNode(path)).write(selection, elements); });
        };
        const std::int64_t two = 2;
        const auto bytes = std::as_bytes(std::span(&two, 1));
        const NdArray scalar({}, elementTypeOf(ElementKind::Int64), std::vector(bytes.begin(), bytes.end()));
        QCOMPARE(write("/scalar", {}, scalar), QByteArray("done"));
        QCOMPARE(write("/log", {{1, 1, 1}}, texts({"zwei"})), QByteArray("done"));
        VERIFY_CONTAINS(write("/null", {}, scalar), "It has a null dataspace");
        QCOMPARE(joined(opened(file).read("/scalar")), QByteArray("float64 (): 2.0"));
        QCOMPARE(joined(opened(file).read("/log")), QByteArray("str (2,): one zwei"));
    }

    void aMissingFilterIsNamed()
    {
        TestFile file;
        makeFiltered(file, kUnknownFilter, 4, H5Z_FLAG_OPTIONAL);
        file.close();
        openedForWriting(file.path(), Durability::Direct).commit();
        VERIFY_CONTAINS(sentenceAfter(file.path(), Durability::Direct,
                                      [](H5Backend& b) { EArray(b.getNode("/x")).append(doubles({1})); }),
                        "Its chunks are encoded with the filter number 298, which is not installed. Install the HDF5 "
                        "filter plugin");
    }

    void elementsInOtherFilesAreRefused()
    {
        TestFile file;
        const hsize_t shape[1] = {2};
        const hdf5::Handle space(H5Screate_simple(1, shape, nullptr));
        const hdf5::Handle creation(H5Pcreate(H5P_DATASET_CREATE));
        H5Pset_external(creation.get(), "raw.bin", 0, 16);
        hdf5::Handle dataset(
            H5Dcreate2(file.id(), "/raw", H5T_IEEE_F64LE, space.get(), H5P_DEFAULT, creation.get(), H5P_DEFAULT));
        dataset.reset();
        file.makeDoubles("/source", {2}, {1, 2});
        const hdf5::Handle views(H5Pcreate(H5P_DATASET_CREATE));
        H5Pset_virtual(views.get(), space.get(), ".", "/source", space.get());
        dataset = hdf5::Handle(
            H5Dcreate2(file.id(), "/view", H5T_IEEE_F64LE, space.get(), H5P_DEFAULT, views.get(), H5P_DEFAULT));
        dataset.reset();
        writeContent(file.folder().file("raw.bin"), std::string(16, '\0'));
        file.close();
        openedForWriting(file.path(), Durability::Direct).commit();
        const auto write = [&](const char* path) {
            return sentenceAfter(file.path(), Durability::Direct, [&](H5Backend& b) {
                CArray(b.getNode(path)).write({{0, 2, 1}}, doubles({3, 4}));
            });
        };
        VERIFY_CONTAINS(write("/raw"), "Its values lie in other files");
        VERIFY_CONTAINS(write("/view"), "It is a virtual dataset: its elements lie in other datasets");
        QCOMPARE(contentOf(file.folder().file("raw.bin")), std::string(16, '\0'));
    }

    void theStatedShapeIsRightForWhoeverLooks()
    {
        const TemporaryFolder folder;
        const std::string path = folder.file("rows.h5");
        H5Backend backend;
        backend.openFile(path, OpenMode::Write);
        const auto append = [&](const char* node) {
            EArray(backend.getNode(node)).append(doubles({1, 2}, {2})); // by a handle that is gone at once
        };
        const auto statedIn = [](const H5Backend& file, const char* node) {
            return pythonRepr(file.getAttr(node, "shape"));
        };
        const auto statedOnDisk = [&](const char* node) {
            std::filesystem::copy_file(path, path + ".copy", std::filesystem::copy_options::overwrite_existing);
            H5Backend copy;
            copy.openFile(path + ".copy");
            return statedIn(copy, node);
        };
        backend.createEArray("/", "x", elementTypeOf(ElementKind::Float64), {2});
        append("/x");
        append("/x");
        QCOMPARE(statedIn(backend, "/x"), std::string("(2, 2)"));
        append("/x");
        backend.flush();
        QCOMPARE(statedOnDisk("/x"), std::string("(3, 2)"));
        append("/x");
        backend.renameNode("/x", "y");
        QCOMPARE(statedIn(backend, "/y"), std::string("(4, 2)"));
        append("/y");
        backend.removeNode("/y"); // nothing is left to count for
        backend.createEArray("/", "z", elementTypeOf(ElementKind::Float64), {2});
        append("/z");
        backend.closeFile();
        QCOMPARE(statedOnDisk("/z"), std::string("(1, 2)"));
    }
};

QTEST_GUILESS_MAIN(TestBackendWriteRows)
#include "tst_backend_write_rows.moc"
