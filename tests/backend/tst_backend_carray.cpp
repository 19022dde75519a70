// SPDX-License-Identifier: GPL-3.0-or-later
#include <complex>
#include <numeric>

#include "BackendTest.h"
#include "MakeArrays.h"
#include "h5scout/hdf5/CApi.h"

using namespace h5scout;
using namespace h5scout::test;

namespace
{

/// A file with one dataset /x of that type, read whole.
QByteArray readBack(hid_t type, const Shape& shape, const void* elements)
{
    TestFile file;
    file.makeArray("/x", type, shape, elements);
    file.close();
    try {
        return joined(opened(file).read("/x"));
    } catch (const Error& error) {
        return error.what();
    }
}

} // namespace

class CArrayTest : public BackendTest
{
    Q_OBJECT

private Q_SLOTS:
    // Proves: CARRAY, CARRAY.read, H5Backend.read
    void numbersOfAnyWidthAndOrderAreRead()
    {
        const std::uint8_t bytes[8] = {0xff, 0xfe, 0, 1, 0, 0, 0, 2};
        QCOMPARE(readBack(H5T_STD_I8LE, {2}, bytes), QByteArray("int8 (2,): -1 -2"));
        QCOMPARE(readBack(H5T_STD_U16BE, {2}, bytes), QByteArray("uint16 (2,): 65534 1"));
        QCOMPARE(readBack(H5T_STD_I16LE, {1}, bytes), QByteArray("int16 (1,): -257"));
        QCOMPARE(readBack(H5T_STD_U32BE, {2}, bytes), QByteArray("uint32 (2,): 4294836225 2"));
        QCOMPARE(readBack(H5T_STD_U64LE, {1}, bytes), QByteArray("uint64 (1,): 144115188092698367"));
        const std::uint8_t half[4] = {0x3c, 0x00, 0xc1, 0x00}; // 1.0 and -2.5, big-endian
        const hdf5::Handle halfType(H5Tcopy(H5T_IEEE_F32BE));
        H5Tset_fields(halfType.get(), 15, 10, 5, 0, 10);
        H5Tset_size(halfType.get(), 2);
        H5Tset_ebias(halfType.get(), 15);
        QCOMPARE(readBack(halfType.get(), {2}, half), QByteArray("float16 (2,): 1.0 -2.5"));
        const std::uint8_t brain[4] = {0x80, 0x3f, 0x20, 0xc0}; // bfloat16: 1.0 and -2.5
        const hdf5::Handle brainType(H5Tcopy(H5T_IEEE_F32LE));
        H5Tset_fields(brainType.get(), 15, 7, 8, 0, 7);
        H5Tset_size(brainType.get(), 2);
        H5Tset_ebias(brainType.get(), 127);
        QCOMPARE(readBack(brainType.get(), {2}, brain), QByteArray("float32 (2,): 1.0 -2.5"));
        const hdf5::Handle three(H5Tcopy(H5T_STD_I32LE));
        H5Tset_precision(three.get(), 24);
        H5Tset_size(three.get(), 3);
        const std::uint8_t threes[6] = {0xfe, 0xff, 0xff, 1, 0, 0};
        QCOMPARE(readBack(three.get(), {2}, threes), QByteArray("int32 (2,): -2 1"));
    }

    void bothSpellingsOfBoolAndComplexAreRead()
    {
        const std::uint8_t flags[3] = {1, 0, 1};
        const hdf5::Handle boolean(H5Tenum_create(H5T_STD_I8LE));
        std::int8_t value = 0;
        H5Tenum_insert(boolean.get(), "FALSE", &value);
        value = 1;
        H5Tenum_insert(boolean.get(), "TRUE", &value);
        QCOMPARE(readBack(boolean.get(), {3}, flags), QByteArray("bool (3,): True False True"));
        const float parts[4] = {1, 2, 3, -4};
        for (const auto& [real, imaginary] : {std::pair{"r", "i"}, std::pair{"real", "imag"}}) {
            const hdf5::Handle complex(H5Tcreate(H5T_COMPOUND, 8));
            H5Tinsert(complex.get(), real, 0, H5T_NATIVE_FLOAT);
            H5Tinsert(complex.get(), imaginary, 4, H5T_NATIVE_FLOAT);
            QCOMPARE(readBack(complex.get(), {2}, parts), QByteArray("complex64 (2,): (1+2j) (3-4j)"));
        }
    }

    void aBitfieldIsABoolOnlyWhereItIsCalledSo()
    {
        TestFile file;
        const std::uint8_t bits[2] = {1, 6};
        file.makeArray("/plain", H5T_STD_B8LE, {2}, bits);
        file.makeArray("/tables", H5T_STD_B8LE, {2}, bits);
        file.setFixedText("/tables", "CLASS", "CARRAY", false);
        file.close();
        const H5Backend backend = opened(file);
        QCOMPARE(joined(backend.read("/plain")), QByteArray("uint8 (2,): 1 6"));
        QCOMPARE(joined(backend.read("/tables")), QByteArray("bool (2,): True True"));
    }

    void enumsAreTheirIntegers()
    {
        const hdf5::Handle type(H5Tenum_create(H5T_STD_I16BE));
        for (const auto& [name, value] : {std::pair{"OFF", 0}, std::pair{"ON", 256}}) {
            const auto stored = static_cast<std::int16_t>(value); // read as big-endian: 0 and 1
            H5Tenum_insert(type.get(), name, &stored);
        }
        const std::int16_t values[3] = {0, 256, 0x0700}; // the last one is no member
        QCOMPARE(readBack(type.get(), {3}, values), QByteArray("int16 (3,): 0 1 7"));
    }

    void stringsAreRead()
    {
        const hdf5::Handle fixed(H5Tcopy(H5T_C_S1));
        H5Tset_size(fixed.get(), 3);
        QCOMPARE(readBack(fixed.get(), {2}, "abcd\0\0"), QByteArray("bytes24 (2,): abc d"));
        H5Tset_strpad(fixed.get(), H5T_STR_SPACEPAD);
        QCOMPARE(readBack(fixed.get(), {2}, "abcd  "), QByteArray("bytes24 (2,): abc d"));
        const hdf5::Handle variable(H5Tcopy(H5T_C_S1));
        H5Tset_size(variable.get(), H5T_VARIABLE);
        const char* texts[3] = {"one", "", "three"};
        QCOMPARE(readBack(variable.get(), {3}, texts), QByteArray("str (3,): one  three"));
    }

    // Proves: VLARRAY
    void rowsOfDifferentLengthAreRead()
    {
        const hdf5::Handle type(H5Tvlen_create(H5T_STD_I16BE));
        std::int16_t numbers[3] = {0x0100, 0x0200, 0x0300};
        const hvl_t rows[3] = {{2, numbers}, {0, nullptr}, {3, numbers}};
        QCOMPARE(readBack(type.get(), {3}, rows), QByteArray("object (3,): [1, 2] [] [1, 2, 3]"));
    }

    void arrayTypesAddTheirDimensions()
    {
        const hsize_t inner[1] = {3};
        const hdf5::Handle type(H5Tarray_create2(H5T_NATIVE_INT32, 1, inner));
        const std::int32_t values[6] = {1, 2, 3, 4, 5, 6};
        QCOMPARE(readBack(type.get(), {2}, values), QByteArray("int32 (2, 3): 1 2 3 4 5 6"));
    }

    // Proves: Q30
    void scalarsAndEmptyArraysAreRead()
    {
        const double value = 1.5;
        QCOMPARE(readBack(H5T_NATIVE_DOUBLE, {}, &value), QByteArray("float64 (): 1.5"));
        QCOMPARE(readBack(H5T_NATIVE_DOUBLE, {0, 3}, nullptr), QByteArray("float64 (0, 3): "));
    }

    void otherTypesSayWhatTheyAre()
    {
        const std::uint8_t bytes[32] = {};
        const hdf5::Handle opaque(H5Tcreate(H5T_OPAQUE, 4));
        VERIFY_CONTAINS(readBack(opaque.get(), {1}, bytes), "'opaque, 4 bytes' are not shown yet");
        const hdf5::Handle compound(H5Tcreate(H5T_COMPOUND, 4));
        H5Tinsert(compound.get(), "a", 0, H5T_NATIVE_INT32);
        VERIFY_CONTAINS(readBack(compound.get(), {1}, bytes), "compound {a: int32}");
        VERIFY_CONTAINS(readBack(H5T_NATIVE_LDOUBLE, {1}, bytes), "not shown yet");
        VERIFY_CONTAINS(readBack(H5T_NATIVE_LDOUBLE, {1}, bytes), "Could not read the array at /x in /");
    }

    // Proves: (CARRAY[...])
    void aSelectionReadsExactlyThat()
    {
        TestFile file;
        std::vector<double> values(4 * 5 * 6);
        std::iota(values.begin(), values.end(), 0.0);
        file.makeDoubles("/x", {4, 5, 6}, values);
        file.close();
        const H5Backend backend = opened(file);
        const CArray array(backend.getNode("/x"));
        QCOMPARE(joined(array.read({{1, 2, 2}, {4, 1, 1}, {0, 3, 2}})),
                 QByteArray("float64 (2, 1, 3): 54.0 56.0 58.0 114.0 116.0 118.0"));
        QCOMPARE(array.read({{0, 0, 1}, {0, 5, 1}, {0, 6, 1}}).size(), std::size_t{0});
        QCOMPARE(array.read({{3, 1, 100}, {0, 5, 1}, {0, 6, 1}}).size(), std::size_t{30});
        std::vector<double> target(6);
        array.readInto({{2, 1, 1}, {3, 1, 1}, {0, 6, 1}}, std::as_writable_bytes(std::span(target)));
        QCOMPARE(target, (std::vector<double>{78, 79, 80, 81, 82, 83}));
    }

    void aSelectionOutsideIsRefused_data()
    {
        QTest::addColumn<QByteArray>("part");
        QTest::addColumn<quint64>("start");
        QTest::addColumn<quint64>("count");
        QTest::addColumn<quint64>("stride");
        QTest::newRow("behind the end") << QByteArray("has 5 elements") << quint64{4} << quint64{2} << quint64{1};
        QTest::newRow("starts outside") << QByteArray("has 5 elements") << quint64{5} << quint64{1} << quint64{1};
        QTest::newRow("strides outside") << QByteArray("has 5 elements") << quint64{0} << quint64{3} << quint64{3};
        QTest::newRow("no stride") << QByteArray("has 5 elements") << quint64{0} << quint64{2} << quint64{0};
        QTest::newRow("overflow") << QByteArray("has 5 elements") << quint64{2} << quint64{1} << (quint64{1} << 63);
    }

    // Proves: InvalidDataDimension
    void aSelectionOutsideIsRefused()
    {
        QFETCH(QByteArray, part);
        QFETCH(quint64, start);
        QFETCH(quint64, count);
        QFETCH(quint64, stride);
        TestFile file;
        file.makeDoubles("/x", {5}, {0, 1, 2, 3, 4});
        file.close();
        const H5Backend backend = opened(file);
        const CArray array(backend.getNode("/x"));
        if (count == 1 && start < 5) {
            QCOMPARE(array.read({{start, count, stride}}).toDouble(0), 2.0); // one element: the stride means nothing
            return;
        }
        VERIFY_CONTAINS(sentenceOf<InvalidDataDimension>([&] { array.read({{start, count, stride}}); }), part);
    }

    void aSelectionOfAnotherRankIsRefused()
    {
        TestFile file;
        file.makeDoubles("/x", {2}, {0, 1});
        file.close();
        const H5Backend backend = opened(file);
        const CArray array(backend.getNode("/x"));
        const QByteArray sentence = sentenceOf<InvalidDataDimension>([&] { array.read({{0, 1, 1}, {0, 1, 1}}); });
        VERIFY_CONTAINS(sentence, "has 1 dimensions, the selection 2");
        VERIFY_CONTAINS(sentence, "at /x in /");
        std::vector<std::byte> wrong(3);
        VERIFY_CONTAINS(sentenceOf<InvalidDataDimension>([&] { array.readInto({{0, 1, 1}}, wrong); }), "take 8 bytes");
    }

    void sizesAreCheckedBeforeAnythingIsAllocated()
    {
        TestFile file;
        const std::uint64_t huge = std::uint64_t{1} << 31;
        {
            const hsize_t extents[2] = {huge, huge};
            const hsize_t chunk[2] = {16, 16};
            const hdf5::Handle space(H5Screate_simple(2, extents, nullptr));
            const hdf5::Handle creation(H5Pcreate(H5P_DATASET_CREATE));
            H5Pset_chunk(creation.get(), 2, chunk);
            const hdf5::Handle dataset(
                H5Dcreate2(file.id(), "/x", H5T_NATIVE_DOUBLE, space.get(), H5P_DEFAULT, creation.get(), H5P_DEFAULT));
            QVERIFY(dataset);
        }
        file.makeDoubles("/y", {100}, std::vector<double>(100));
        file.close();
        const H5Backend backend = opened(file);
        VERIFY_CONTAINS(sentenceOf<LimitExceeded>([&] { backend.read("/x"); }), "more bytes than 64 bits can count");
        VERIFY_CONTAINS(sentenceOf<LimitExceeded>([&] { backend.read("/y", 799); }), "take 800 bytes in memory");
        QCOMPARE(backend.read("/y", 800).size(), std::size_t{100});
        QCOMPARE(CArray(backend.getNode("/x")).read({{huge - 1, 1, 1}, {0, 2, 1}}).size(), std::size_t{2});
    }

    /// HDF5 leaves the memory as it is where nothing was written and nothing is to be filled in.
    void whatWasNeverWrittenIsZero()
    {
        constexpr hsize_t kLength = 500;
        TestFile file;
        {
            const hdf5::Handle creation(H5Pcreate(H5P_DATASET_CREATE));
            H5Pset_fill_time(creation.get(), H5D_FILL_TIME_NEVER);
            const hdf5::Handle space(H5Screate_simple(1, &kLength, nullptr));
            const hdf5::Handle dataset(
                H5Dcreate2(file.id(), "/x", H5T_NATIVE_DOUBLE, space.get(), H5P_DEFAULT, creation.get(), H5P_DEFAULT));
            QVERIFY(dataset);
        }
        file.makeDoubles("/y", {kLength}, std::vector<double>(kLength, 1.5));
        file.close();
        const H5Backend backend = opened(file);
        for (int time = 0; time < 10; ++time) {
            QCOMPARE(backend.read("/y").toDouble(kLength - 1), 1.5); // whose memory is free again
            const NdArray array = backend.read("/x");
            for (std::size_t index = 0; index < array.size(); ++index)
                QCOMPARE(array.toDouble(index), 0.0);
        }
    }

    /// What HDF5 allocates for them comes from blocks of growing size.
    void textsOfAnyLengthAndNumberAreRead()
    {
        std::vector<std::string> texts;
        for (std::size_t number = 0; number < 3000; ++number)
            texts.emplace_back(number % 7 == 0 ? number * 31 : number % 50, static_cast<char>('a' + number % 26));
        std::vector<const char*> elements;
        for (const std::string& text : texts)
            elements.push_back(text.c_str());
        const hdf5::Handle type(H5Tcopy(H5T_C_S1));
        H5Tset_size(type.get(), H5T_VARIABLE);
        TestFile file;
        file.makeArray("/x", type.get(), {elements.size()}, elements.data());
        file.close();
        const CArray array(opened(file).getNode("/x"));
        QVERIFY(array.read() == NdArray({texts.size()}, texts));
        for (std::uint64_t number = 0; number < texts.size(); number += 100)
            QCOMPARE(array.read({{number, 1, 1}}).toText(0), texts[number]);
        QVERIFY(array.read({{0, 256, 1}}) == NdArray({256}, {texts.begin(), texts.begin() + 256}));
        QVERIFY(array.read({{1, 257, 1}}) == NdArray({257}, {texts.begin() + 1, texts.begin() + 258}));
    }

    void variableLengthIsBoundedToo()
    {
        TestFile file;
        const hdf5::Handle type(H5Tvlen_create(H5T_NATIVE_DOUBLE));
        std::vector<double> numbers(1000);
        const hvl_t row{numbers.size(), numbers.data()};
        file.makeArray("/x", type.get(), {1}, &row);
        file.close();
        const H5Backend backend = opened(file);
        const QByteArray sentence = sentenceOf<LimitExceeded>([&] { backend.read("/x", 4000); });
        VERIFY_CONTAINS(sentence, "This one element takes more than the limit of 4000 bytes.");
        QVERIFY2(!sentence.contains("smaller part"), sentence);
        QCOMPARE(backend.read("/x", 8000).rows().front().size(), std::size_t{1000});
    }

    // Proves: StringARRAY, StringARRAY.read, StringARRAY.array_to_string, Q9
    void stringArraysGiveTheirTexts()
    {
        TestFile file;
        file.makeStringArray("/log", {"first", "", "t\xc3\xa4xt"});
        file.close();
        const H5Backend backend = opened(file);
        const StringArray log(backend.getNode("/log"));
        QCOMPARE(log.texts(), (std::vector<std::string>{"first", "", "t\xc3\xa4xt"}));
        QCOMPARE(log.texts(1, 2).size(), std::size_t{2});
        QCOMPARE(log.rowCount(), std::uint64_t{3});
        QCOMPARE(log.extensibleDimension(), std::size_t{0});
        QVERIFY(log.elementType().kind == ElementKind::Text);
        QCOMPARE(log.rows(0, 1).front().size(), std::size_t{20}); // the pickle of 'first'
        QCOMPARE(joined(backend.read("/log")), QByteArray("str (3,): first  t\xc3\xa4xt"));
        const std::string none = "N.";
        QCOMPARE(StringArray::arrayToString(std::as_bytes(std::span(none))), std::string("None"));
        const std::string junk = "junk";
        QCOMPARE(StringArray::arrayToString(std::as_bytes(std::span(junk))), std::string("<not a text: 4 bytes>"));
    }

    void aNodeOfAnotherKindIsRefused()
    {
        TestFile file;
        file.makeGroup("/group");
        file.makeDoubles("/x", {1}, {1});
        file.close();
        const H5Backend backend = opened(file);
        VERIFY_CONTAINS(sentenceOf<NodeError>([&] { CArray(backend.getNode("/group")); }),
                        "is no array, but of the kind GROUP");
        VERIFY_CONTAINS(sentenceOf<NodeError>([&] { Group(backend.getNode("/x")); }),
                        "is no group, but of the kind ARRAY");
        VERIFY_CONTAINS(sentenceOf<NodeError>([&] { EArray(backend.getNode("/x")); }), "is no enlargeable array");
        VERIFY_CONTAINS(sentenceOf<NodeError>([&] { VLArray(backend.getNode("/x")); }), "is no ");
        VERIFY_CONTAINS(sentenceOf<NodeError>([&] { StringArray(backend.getNode("/x")); }), "is no ");
    }
};

QTEST_GUILESS_MAIN(CArrayTest)
#include "tst_backend_carray.moc"
