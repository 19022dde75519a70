// SPDX-License-Identifier: GPL-3.0-or-later
// New arrays: their attributes, types, chunks and filters in both conventions and in plain HDF5; refusals that leave
// every byte. What h5py and PyTables say to them: tests/interop.
#include "MakeArrays.h"
#include "WritingTest.h"

using namespace h5scout;
using namespace h5scout::test;

namespace
{

/// "CLASS=CARRAY:ascii shape=(2,):utf8:json": fixed texts by their character set, V for those of variable length.
QByteArray attributesOf(const Node& node)
{
    QByteArrayList words;
    for (const StoredAttribute& attribute : node.attrs().page(0, UINT64_MAX)) {
        const DataType& type = attribute.dataType;
        QByteArray storage = QByteArray::fromStdString(describeType(type));
        if (type.typeClass == TypeClass::String)
            storage = type.isVariableLength ? "V" : type.characterSet == CharacterSet::Utf8 ? "utf8" : "ascii";
        if (attribute.encoding == StoredAttribute::Encoding::PymodaqJson)
            storage += ":json";
        words << QByteArray::fromStdString(attribute.name + '=' + displayText(attribute.value)) + ':' + storage;
    }
    return words.join(' ');
}

QByteArray filtersOf(const CArray& array)
{
    QByteArrayList steps;
    for (const FilterStep& step : array.filters()) {
        QByteArray text = QByteArray::fromStdString(step.name);
        for (const std::uint32_t value : step.values)
            text += ' ' + QByteArray::number(value);
        steps << text;
    }
    return steps.join(", ");
}

QByteArray typeOf(const CArray& array)
{
    return QByteArray::fromStdString(describeType(array.dataType()));
}

/// sentenceAfter() in a new file of that origin.
template <typename Work>
QByteArray sentenceIn(Origin origin, Durability durability, Work work)
{
    const TemporaryFolder folder;
    makeFile(folder.file("test.h5"), origin);
    return sentenceAfter(folder.file("test.h5"), durability, work);
}

} // namespace

class TestBackendWriteArrays : public BackendTest
{
    Q_OBJECT

private Q_SLOTS:
    void aNewCArrayIsWhatItWasMadeOf_data() { addWritingRows(); }

    // Proves: H5Backend.create_carray, (shape), (dtype)
    void aNewCArrayIsWhatItWasMadeOf()
    {
        QFETCH(Origin, origin);
        QFETCH(Durability, durability);
        const std::vector<NdArray> arrays{
            arrayOf<std::uint8_t>(ElementKind::Bool, {1, 0}),
            arrayOf<std::int8_t>(ElementKind::Int8, {-128, 127}),
            arrayOf<std::uint64_t>(ElementKind::UInt64, {UINT64_MAX}, {1, 1}),
            arrayOf<std::uint16_t>(ElementKind::Float16, {0x3C00, 0x7E00}),
            arrayOf<float>(ElementKind::Float32, {0.1F, -2}),
            doubles({1, 2, 3, 4, 5, 6}, {3, 2}),
            arrayOf<std::complex<float>>(ElementKind::Complex64, {{1, 2}}),
            arrayOf<std::complex<double>>(ElementKind::Complex128, {{1, -2}}),
            NdArray({2}, {ElementKind::FixedString, 2}, {std::byte{'a'}, {}, std::byte{'b'}, std::byte{'c'}}),
        };
        const TemporaryFolder folder;
        const std::string path = folder.file("test.h5");
        makeFile(path, origin);
        H5Backend backend = openedForWriting(path, durability);
        for (std::size_t index = 0; index < arrays.size(); ++index) {
            const CArray made = backend.createCArray("/", "Data" + std::to_string(index), arrays[index]);
            QVERIFY(made.kind() == (origin == Origin::Plain ? NodeKind::Array : NodeKind::CArray));
        }
        backend.createCArray("/", "Texts", texts({"ab", "", "c"}));
        backend.commit();
        backend.openFile(path);
        for (std::size_t index = 0; index < arrays.size(); ++index)
            QCOMPARE(joined(backend.read("/Data" + std::to_string(index))), joined(arrays[index]));
        const bool isTables = origin == Origin::Tables;
        QCOMPARE(joined(backend.read("/Texts")), QByteArray(isTables ? "bytes16 (3,): ab  c" : "str (3,): ab  c"));
        QCOMPARE(typeOf(CArray(backend.getNode("/Data0"))), QByteArray("bool"));
        QCOMPARE(isBooleanBitfield(CArray(backend.getNode("/Data0")).dataType()), isTables);
    }

    void theAttributesAreThoseOfTheConvention_data()
    {
        QTest::addColumn<Origin>("origin");
        QTest::addColumn<NodeKind>("kind");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char* name, Origin origin, NodeKind kind, const char* expected) {
            QTest::newRow(name) << origin << kind << QByteArray(expected);
        };
        row("tables carray", Origin::Tables, NodeKind::CArray,
            "CLASS=CARRAY:ascii TITLE=A title:ascii VERSION=1.1:ascii backend=tables:utf8:json dtype=float64:utf8:json "
            "shape=(2,):utf8:json subdtype=:utf8:json units=V:utf8:json");
        row("tables earray", Origin::Tables, NodeKind::EArray,
            "CLASS=EARRAY:ascii EXTDIM=0:int32 TITLE=A title:ascii VERSION=1.1:ascii backend=tables:utf8:json "
            "dtype=float64:utf8:json shape=(0, 2):utf8:json subdtype=:utf8:json units=V:utf8:json");
        row("tables vlarray", Origin::Tables, NodeKind::VLArray,
            "CLASS=VLARRAY:utf8 TITLE=A title:utf8 VERSION=1.4:utf8 backend=tables:utf8:json dtype=float64:utf8:json "
            "shape=(0,):utf8:json subdtype=:utf8:json units=V:utf8:json");
        row("tables strings", Origin::Tables, NodeKind::StringArray,
            "CLASS=VLARRAY:utf8 TITLE=A title:utf8 VERSION=1.4:utf8 backend=tables:utf8:json dtype=uint8:utf8:json "
            "shape=(0,):utf8:json subdtype=string:utf8:json units=V:utf8:json");
        row("h5py carray", Origin::H5py, NodeKind::CArray,
            "CLASS=CARRAY:V TITLE=A title:V backend=h5py:V:json dtype=float64:V:json shape=(2,):V:json "
            "subdtype=:V:json units=V:V:json");
        row("h5py earray", Origin::H5py, NodeKind::EArray,
            "CLASS=EARRAY:V EXTDIM=0:int64 TITLE=A title:V backend=h5py:V:json dtype=float64:V:json shape=(0, "
            "2):V:json subdtype=:V:json units=V:V:json");
        row("h5py strings", Origin::H5py, NodeKind::StringArray,
            "CLASS=VLARRAY:V EXTDIM=0:int64 TITLE=A title:V backend=h5py:V:json dtype=uint8:V:json shape=(0,):V:json "
            "subdtype=string:V:json units=V:V:json");
        row("plain array", Origin::Plain, NodeKind::CArray, "TITLE=A title:V units=V:V");
        row("plain earray", Origin::Plain, NodeKind::EArray, "TITLE=A title:V units=V:V");
        row("plain vlarray", Origin::Plain, NodeKind::VLArray, "TITLE=A title:V units=V:V");
        row("plain strings", Origin::Plain, NodeKind::StringArray,
            "CLASS=VLARRAY:V EXTDIM=0:int64 TITLE=A title:V backend=h5py:V:json dtype=uint8:V:json shape=(0,):V:json "
            "subdtype=string:V:json units=V:V");
    }

    void theAttributesAreThoseOfTheConvention()
    {
        QFETCH(Origin, origin);
        QFETCH(NodeKind, kind);
        QFETCH(QByteArray, expected);
        const Metadata metadata{{"units", Text{"V"}}};
        const ElementType element = elementTypeOf(ElementKind::Float64);
        const QByteArray outcome = sentenceIn(origin, Durability::Direct, [&](H5Backend& backend) {
            const auto make = [&]() -> Node {
                switch (kind) {
                case NodeKind::CArray:
                    return backend.createCArray("/", "x", doubles({1, 2}), "A title", metadata);
                case NodeKind::EArray:
                    return backend.createEArray("/", "x", element, {2}, "A title", metadata);
                case NodeKind::VLArray:
                    return backend.createVLArray("/", "x", element, "A title", metadata);
                default:
                    return backend.createVLArray("/", "x", elementTypeOf(ElementKind::Text), "A title", metadata);
                }
            };
            const Node made = make();
            QCOMPARE(attributesOf(made), expected);
            if (origin != Origin::Plain || kind == NodeKind::StringArray)
                QVERIFY(made.kind() == kind);
            if (origin != Origin::Plain)
                QCOMPARE(made.details().modificationTime != 0, origin == Origin::Tables);
        });
        QCOMPARE(outcome, QByteArray("done"));
    }

    void aTitleIsOnlyForcedWhereItBelongs()
    {
        QCOMPARE(sentenceIn(Origin::Plain, Durability::Direct,
                            [](H5Backend& backend) {
                                QCOMPARE(attributesOf(backend.createCArray("/", "x", doubles({1}))), QByteArray());
                            }),
                 QByteArray("done"));
    }

    void chunksAndFiltersFollowTheRule_data() { addWritingRows(); }

    // Proves: H5Backend.define_compression, (chunks), (filters)
    void chunksAndFiltersFollowTheRule()
    {
        QFETCH(Origin, origin);
        QFETCH(Durability, durability);
        const bool isTables = origin == Origin::Tables;
        const QByteArray outcome = sentenceIn(origin, durability, [&](H5Backend& backend) {
            const ElementType element = elementTypeOf(ElementKind::Int16);
            const NdArray numbers = integers({1, 2, 3, 4}, {2, 2});
            const CArray bare = backend.createCArray("/", "bare", numbers);
            QCOMPARE(bare.chunkShape(), isTables ? Shape({2, 2}) : Shape());
            QCOMPARE(bare.maximalShape(), (Shape{2, 2}));
            backend.defineCompression("gzip", 4);
            const CArray packed = backend.createCArray("/", "packed", numbers);
            QCOMPARE(packed.chunkShape(), (Shape{2, 2}));
            QCOMPARE(filtersOf(packed), QByteArray(isTables ? "shuffle 8, deflate 4" : "deflate 4"));
            const EArray growing = backend.createEArray("/", "growing", element, {3});
            QCOMPARE(growing.shape(), (Shape{0, 3}));
            QCOMPARE(growing.maximalShape(), (Shape{kUnlimited, 3}));
            QCOMPARE(growing.chunkShape(), (Shape{10922, 3}));
            QCOMPARE(filtersOf(growing), QByteArray(isTables ? "shuffle 2, deflate 4" : "deflate 4"));
            backend.defineCompression("zlib", 0);
            QCOMPARE(filtersOf(backend.createEArray("/", "loose", element, {3})), QByteArray());
            const ArrayStorage storage{.chunkShape = {7, 3}};
            QCOMPARE(backend.createEArray("/", "own", element, {3}, {}, {}, storage).chunkShape(), (Shape{7, 3}));
            QCOMPARE(backend.createStringArray("/", "log").chunkShape(), Shape{4096});
        });
        QCOMPARE(outcome, QByteArray("done"));
    }

    void theRuleForChunks_data()
    {
        QTest::addColumn<Shape>("shape");
        QTest::addColumn<quint64>("elementBytes");
        QTest::addColumn<bool>("isGrowing");
        QTest::addColumn<Shape>("expected");
        const auto row = [](const char* name, Shape shape, quint64 bytes, bool isGrowing, Shape expected) {
            QTest::newRow(name) << shape << bytes << isGrowing << expected;
        };
        row("numbers", {1000}, 8, true, {8192});
        row("rows of three", {1000, 3}, 8, true, {2730, 3});
        row("images of 8 MiB", {1000, 1024, 1024}, 8, true, {1, 64, 1024});
        row("long rows", {1000, 1000000}, 1, true, {1, 262144});
        row("a terabyte", {1000, 8192, 8192}, 16, true, {1, 4, 8192});
        row("a small array", {3, 4}, 2, false, {3, 4});
        row("an image", {1024, 1024}, 8, false, {8, 1024});
        row("large elements", {10}, 1000000, false, {1});
        row("no elements", {0, 3}, 8, false, {1, 3});
        row("a scalar", {}, 8, false, {});
        row("more than can be", {std::uint64_t{1} << 62, 1024}, 16, false, {32, 1024});
    }

    void theRuleForChunks()
    {
        QFETCH(Shape, shape);
        QFETCH(quint64, elementBytes);
        QFETCH(bool, isGrowing);
        QTEST(chunkShapeFor(shape, elementBytes, isGrowing), "expected");
    }

    void whatCannotBeMadeIsRefused_data() { addWritingRows(); }

    // Proves: H5Backend.define_compression
    void whatCannotBeMadeIsRefused()
    {
        QFETCH(Origin, origin);
        QFETCH(Durability, durability);
        const bool isTables = origin == Origin::Tables;
        const auto refused = [&](auto work) { return sentenceIn(origin, durability, work); };
        const ElementType number = elementTypeOf(ElementKind::Float64);
        VERIFY_CONTAINS(refused([](H5Backend& b) { b.createCArray("/", "a/b", doubles({1})); }),
                        "Could not make the array at / in ");
        VERIFY_CONTAINS(refused([](H5Backend& b) { b.createCArray("/nope", "x", doubles({1})); }), "no child named");
        VERIFY_CONTAINS(refused([](H5Backend& b) { b.createCArray("/", "", doubles({1})); }), "Could not make");
        VERIFY_CONTAINS(refused([&](H5Backend& b) {
                            b.createEArray("/", "x", number, {3, 0});
                        }),
                        "Rows of the shape (3, 0) have no elements.");
        VERIFY_CONTAINS(refused([&](H5Backend& b) { b.createEArray("/", "x", number, Shape(32, 1)); }),
                        "It would have 33 dimensions, and HDF5 has room for 32.");
        VERIFY_CONTAINS(refused([&](H5Backend& b) {
                            b.createEArray("/", "x", number, {1ULL << 40, 1ULL << 30});
                        }),
                        "has more bytes than a file can hold.");
        VERIFY_CONTAINS(refused([&](H5Backend& b) {
                            b.createEArray("/", "x", {ElementKind::FixedString, 0}, {});
                        }),
                        "Strings of 0 bytes cannot be stored.");
        VERIFY_CONTAINS(refused([&](H5Backend& b) {
                            b.createEArray("/", "x", {ElementKind::Raw, 4}, {});
                        }),
                        "bytes of a type that h5scout does not write");
        VERIFY_CONTAINS(refused([&](H5Backend& b) {
                            b.createVLArray("/", "x", {ElementKind::Row, 0});
                        }),
                        "Its elements are rows of different length.");
        VERIFY_CONTAINS(refused([&](H5Backend& b) {
                            b.createEArray("/", "x", number, {3}, {}, {}, {.chunkShape = {7, 4}});
                        }),
                        "Chunks of the shape (7, 4) do not fit into an array of the maximal shape (None, 3).");
        VERIFY_CONTAINS(
            refused([&](H5Backend& b) { b.createEArray("/", "x", number, {}, {}, {}, {.chunkShape = {1ULL << 29}}); }),
            "are larger than the 4294967295 bytes that HDF5 allows");
        VERIFY_CONTAINS(refused([&](H5Backend& b) {
                            b.createCArray("/", "x", doubles({1}), {}, {{"bad\0name", Text{"x"}}, {"", Text{"x"}}});
                        }),
                        "Could not make the array at /x in ");
        for (const ByteOrder order : {ByteOrder::Vax, ByteOrder::Mixed, ByteOrder::None})
            VERIFY_CONTAINS(
                refused([&](H5Backend& b) { b.createEArray("/", "x", number, {}, {}, {}, {.byteOrder = order}); }),
                "little-endian or big-endian, and in no other");
        VERIFY_CONTAINS(refused([&](H5Backend& b) { b.createEArray("/", "x", number, {}, std::string("a\0b", 3)); }),
                        "The title holds a NUL character");
        VERIFY_CONTAINS(refused([](H5Backend& b) { b.createCArray("/", "x", doubles({1}), "\xff"); }),
                        "The title is no valid UTF-8.");
        VERIFY_CONTAINS(refused([](H5Backend& b) { b.defineCompression("blosc", 5); }),
                        "'blosc' is no compression that h5scout writes.");
        VERIFY_CONTAINS(refused([](H5Backend& b) { b.defineCompression("gzip", 10); }), "There is no level 10.");
        const QByteArray scalar = refused([](H5Backend& b) {
            b.createCArray("/", "x", NdArray({}, elementTypeOf(ElementKind::Int8), std::vector<std::byte>(1)));
        });
        VERIFY_CONTAINS(scalar, isTables ? "has at least one dimension" : "done");
        VERIFY_CONTAINS(refused([](H5Backend& b) {
                            b.createCArray("/", "x", NdArray({0, 3}, {}, std::vector<std::byte>()));
                        }),
                        isTables ? "the shape (0, 3) has none" : "done");
        VERIFY_CONTAINS(refused([](H5Backend& b) { b.createCArray("/", "x", texts({"\u00e9"})); }),
                        isTables ? "which is not ASCII" : "done");
        VERIFY_CONTAINS(refused([](H5Backend& b) { b.createEArray("/", "x", elementTypeOf(ElementKind::Text), {}); }),
                        isTables ? "PyTables has no arrays of texts of any length." : "done");
    }

    void aTakenNameIsRefused_data() { addWritingRows(); }

    void aTakenNameIsRefused()
    {
        QFETCH(Origin, origin);
        QFETCH(Durability, durability);
        const TemporaryFolder folder;
        const std::string path = folder.file("test.h5");
        makeFile(path, origin);
        H5Backend backend = openedForWriting(path, durability);
        backend.createCArray("/", "x", doubles({1}));
        VERIFY_CONTAINS(sentenceOf<NodeError>([&] { backend.createCArray("/", "x", doubles({2})); }),
                        "has a child named 'x' already");
        VERIFY_CONTAINS(sentenceOf<NodeError>([&] { backend.createCArray("/x", "y", doubles({2})); }), "is no group");
        backend.commit();
        backend.openFile(path);
        QCOMPARE(joined(backend.read("/x")), QByteArray("float64 (1,): 1.0"));
    }

    // Proves: (an array from a dtype name), InvalidDataType
    void typesHaveTheNamesOfNumpy()
    {
        QVERIFY(elementTypeFromString("float64") == elementTypeOf(ElementKind::Float64));
        QVERIFY(elementTypeFromString("bytes40") == (ElementType{ElementKind::FixedString, 5}));
        QVERIFY(elementTypeFromString("string").kind == ElementKind::Text);
        QCOMPARE(sentenceOf<InvalidDataType>([] { elementTypeFromString("float99"); }),
                 QByteArray("Could not find the type of elements: 'float99' is no type of elements. Give the name of a "
                            "NumPy dtype, such as 'float64'."));
    }

    void whatWasMadeGrows_data() { addWritingRows(); }

    // Proves: H5Backend.create_earray, H5Backend.create_vlarray, (create_vlarray with dtype 'string'), Q5, Q16
    void whatWasMadeGrows()
    {
        QFETCH(Origin, origin);
        QFETCH(Durability, durability);
        const TemporaryFolder folder;
        const std::string path = folder.file("test.h5");
        makeFile(path, origin);
        H5Backend backend = openedForWriting(path, durability);
        const EArray rows = backend.createEArray("/", "rows", elementTypeOf(ElementKind::Float64), {2});
        rows.append(doubles({1, 2}));
        rows.append(doubles({3, 4, 5, 6}, {2, 2}));
        const VLArray ragged = backend.createVLArray("/", "ragged", elementTypeOf(ElementKind::Bool));
        ragged.append(integers({1, 0}));
        ragged.append(integers({}, {0}));
        const StringArray log = backend.createStringArray("/", "Logger");
        log.append("start \u00e9");
        log.append(std::string(70'000, 'x'));
        if (origin != Origin::Plain)
            QCOMPARE(pythonRepr(rows.getAttr("shape")), std::string("(3, 2)"));
        QCOMPARE(pythonRepr(log.getAttr("shape")), std::string("(2,)"));
        backend.commit();
        backend.openFile(path);
        QCOMPARE(joined(backend.read("/rows")), QByteArray("float64 (3, 2): 1.0 2.0 3.0 4.0 5.0 6.0"));
        QCOMPARE(joined(backend.read("/ragged")), QByteArray("object (2,): [True, False] []"));
        QVERIFY(backend.getNode("/Logger").kind() == NodeKind::StringArray);
        QCOMPARE(StringArray(backend.getNode("/Logger")).texts().front(), std::string("start \u00e9"));
    }

    void ofAReadOnlyFileIsRefused()
    {
        TestFile file;
        file.close();
        const H5Backend backend = opened(file);
        VERIFY_CONTAINS(sentenceOf<FileModeError>([&] { backend.createCArray("/", "x", doubles({1})); }),
                        "open for reading only");
    }
};

QTEST_GUILESS_MAIN(TestBackendWriteArrays)
#include "tst_backend_write_arrays.moc"
