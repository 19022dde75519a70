// SPDX-License-Identifier: GPL-3.0-or-later
// Appending to datasets that others made: shapes, conversions, refusals that leave every byte, all or nothing.
#include <limits>
#include <numeric>

#include "MakeArrays.h"
#include "WritingTest.h"
#include "h5scout/hdf5/CApi.h"

using namespace h5scout;
using namespace h5scout::test;

namespace
{

hdf5::Handle owned(hid_t id)
{
    return hdf5::Handle(id);
}

/// Appends to /x in a file that has it, and reads the whole of it back, or gives the sentence of the refusal.
QByteArray appended(const TestFile& file, const NdArray& rows, Durability durability = Durability::Direct)
{
    const QByteArray sentence =
        sentenceAfter(file.path(), durability, [&](H5Backend& backend) { EArray(backend.getNode("/x")).append(rows); });
    return sentence == "done" ? joined(opened(file).read("/x")) : sentence;
}

QByteArray appendedTo(hid_t type, const Shape& shape, const Shape& maximalShape, const void* elements,
                      const NdArray& rows, Durability durability = Durability::Direct)
{
    TestFile file;
    file.makeArray("/x", type, shape, elements, maximalShape);
    file.close();
    // HDF5 brings the superblock into the form of this version when it writes to the file for the first time.
    openedForWriting(file.path(), Durability::Direct).commit();
    return appended(file, rows, durability);
}

/// An array of doubles of `itemShape` rows that has none yet.
QByteArray appendedToItems(const Shape& itemShape, const NdArray& rows, Durability durability)
{
    Shape shape{0};
    shape.insert(shape.end(), itemShape.begin(), itemShape.end());
    Shape limits = shape;
    limits.front() = kUnlimited;
    return appendedTo(H5T_IEEE_F64LE, shape, limits, nullptr, rows, durability);
}

/// One number into one more row of that type.
QByteArray onto(hid_t type, const NdArray& rows)
{
    return appendedTo(type, {0}, {kUnlimited}, nullptr, rows);
}

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

} // namespace

class TestBackendWriteAppend : public BackendTest
{
    Q_OBJECT

private Q_SLOTS:
    void rowsOfAnyShapeThatFits_data()
    {
        QTest::addColumn<Shape>("itemShape");
        QTest::addColumn<Shape>("given");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char* name, const Shape& item, const Shape& given, const char* expected) {
            QTest::newRow(name) << item << given << QByteArray(expected);
        };
        row("numbers", {}, {3}, "float64 (3,): 1.0 2.0 3.0");
        row("one number", {}, {1}, "float64 (1,): 1.0");
        row("a scalar", {}, {}, "float64 (1,): 1.0");
        row("none", {}, {0}, "float64 (0,): ");
        row("numbers onto items of one", {1}, {3}, "float64 (3, 1): 1.0 2.0 3.0");
        row("items of one", {1}, {2, 1}, "float64 (2, 1): 1.0 2.0");
        row("one item of one", {1}, {1}, "float64 (1, 1): 1.0");
        row("one row", {3}, {3}, "float64 (1, 3): 1.0 2.0 3.0");
        row("a block of one row", {3}, {1, 3}, "float64 (1, 3): 1.0 2.0 3.0");
        row("two rows", {3}, {2, 3}, "float64 (2, 3): 1.0 2.0 3.0 4.0 5.0 6.0");
        row("no rows", {3}, {0, 3}, "float64 (0, 3): ");
        row("an image", {2, 2}, {2, 2}, "float64 (1, 2, 2): 1.0 2.0 3.0 4.0");
        row("two images", {2, 2}, {2, 2, 2}, "float64 (2, 2, 2): 1.0 2.0 3.0 4.0 5.0 6.0 7.0 8.0");
        row("a longer row", {3}, {4},
            "Its rows have the shape (3,), the given array the shape (4,). Give one row of "
            "that shape, or any number of them as an array of the shape (None, 3).");
        row("columns", {3}, {3, 1}, "Its rows have the shape (3,), the given array the shape (3, 1).");
        row("part of an image", {2, 2}, {2}, "Its rows have the shape (2, 2), the given array the shape (2,).");
        row("too many dimensions", {}, {2, 1}, "Its rows have the shape (), the given array the shape (2, 1).");
    }

    // Proves: EARRAY, EARRAY.append, Q5
    void rowsOfAnyShapeThatFits()
    {
        QFETCH(Shape, itemShape);
        QFETCH(Shape, given);
        QFETCH(QByteArray, expected);
        std::vector<double> numbers(*elementCount(given));
        std::iota(numbers.begin(), numbers.end(), 1.0);
        const auto bytes = std::as_bytes(std::span(numbers));
        const NdArray rows(given, elementTypeOf(ElementKind::Float64),
                           std::vector<std::byte>(bytes.begin(), bytes.end()));
        for (const Durability durability : {Durability::Direct, Durability::Transaction})
            VERIFY_CONTAINS(appendedToItems(itemShape, rows, durability), expected);
    }

    void rowsFollowThoseThatAreThere()
    {
        const std::vector<double> there{1, 2, 3, 4};
        QCOMPARE(appendedTo(H5T_IEEE_F64BE, {2, 2}, {kUnlimited, 2}, std::vector<std::uint64_t>(4, 0).data(),
                            doubles({5, 6}, {1, 2})),
                 QByteArray("float64 (3, 2): 0.0 0.0 0.0 0.0 5.0 6.0"));
        QCOMPARE(appendedTo(H5T_IEEE_F64LE, {2, 2}, {kUnlimited, 2}, there.data(), doubles({5, 6})),
                 QByteArray("float64 (3, 2): 1.0 2.0 3.0 4.0 5.0 6.0"));
    }

    void anotherDimensionMayGrow()
    {
        const std::vector<double> there{1, 2, 3, 4};
        QCOMPARE(appendedTo(H5T_IEEE_F64LE, {2, 2}, {2, kUnlimited}, there.data(), doubles({5, 6, 7, 8}, {2, 2})),
                 QByteArray("float64 (2, 4): 1.0 2.0 5.0 6.0 3.0 4.0 7.0 8.0"));
        QCOMPARE(appendedTo(H5T_IEEE_F64LE, {2, 2}, {2, kUnlimited}, there.data(), doubles({5, 6})),
                 QByteArray("float64 (2, 3): 1.0 2.0 5.0 3.0 4.0 6.0"));
        VERIFY_CONTAINS(appendedTo(H5T_IEEE_F64LE, {2, 2}, {2, kUnlimited}, there.data(), doubles({5, 6, 7}, {1, 3})),
                        "as an array of the shape (2, None)");
    }

    void theStatedDimensionGrows_data()
    {
        QTest::addColumn<qint64>("stated");
        QTest::addColumn<Shape>("expected");
        QTest::newRow("the first") << qint64{0} << Shape{3, 2};
        QTest::newRow("the second") << qint64{1} << Shape{2, 3};
        QTest::newRow("none of them") << qint64{7} << Shape{3, 2};
        QTest::newRow("less than none") << qint64{-1} << Shape{3, 2};
    }

    void theStatedDimensionGrows()
    {
        QFETCH(qint64, stated);
        QFETCH(Shape, expected);
        TestFile file;
        file.makeArray("/x", H5T_IEEE_F64LE, {2, 2}, nullptr, {kUnlimited, kUnlimited});
        file.setAttribute("/x", "EXTDIM", H5T_NATIVE_INT64, {}, &stated);
        file.close();
        appended(file, doubles({1, 2}));
        QCOMPARE(CArray(opened(file).getNode("/x")).shape(), expected);
    }

    void anArrayWithRoomGrowsUntilItIsFull()
    {
        const std::vector<double> there{1, 2};
        QCOMPARE(appendedTo(H5T_IEEE_F64LE, {2}, {4}, there.data(), doubles({3, 4})),
                 QByteArray("float64 (4,): 1.0 2.0 3.0 4.0"));
        VERIFY_CONTAINS(appendedTo(H5T_IEEE_F64LE, {2}, {4}, there.data(), doubles({3, 4, 5})),
                        "It has room for 2 more rows, the given array has 3.");
        VERIFY_CONTAINS(
            appendedTo(H5T_IEEE_F64LE, {2}, {2}, there.data(), doubles({3})),
            "is no enlargeable array: it is of the kind ARRAY, of the shape (2,), and of the maximal shape");
    }

    void theSpareRoomOfACArrayIsNotForRows()
    {
        TestFile file;
        file.makeArray("/x", H5T_IEEE_F64LE, {2}, nullptr, {8192});
        file.setFixedText("/x", "CLASS", "CARRAY", false);
        file.close();
        VERIFY_CONTAINS(appended(file, doubles({1})), "is no enlargeable array: it is of the kind CARRAY");
    }

    // Proves: EARRAY.append, InvalidDataType
    void numbersConvertOnlyWithoutLoss()
    {
        QCOMPARE(onto(H5T_STD_I16BE, doubles({1, -2})), QByteArray("int16 (2,): 1 -2"));
        QCOMPARE(onto(H5T_STD_U64BE, arrayOf<std::uint64_t>(ElementKind::UInt64, {UINT64_MAX})),
                 QByteArray("uint64 (1,): 18446744073709551615"));
        QCOMPARE(onto(H5T_IEEE_F32BE, integers({16777216})), QByteArray("float32 (1,): 16777216.0"));
        const std::int64_t odd = (std::int64_t{1} << 53) + 1;
        VERIFY_CONTAINS(onto(H5T_IEEE_F64LE, integers({1, odd})),
                        "The element at (1,) is 9007199254740993, which float64 does not hold without loss.");
        VERIFY_CONTAINS(onto(H5T_STD_I32LE, doubles({kNan})), "The value is nan, which int32 does not hold");
        VERIFY_CONTAINS(onto(H5T_STD_I64LE, arrayOf<std::uint64_t>(ElementKind::UInt64, {UINT64_MAX})),
                        "18446744073709551615, which int64 does not hold");
        VERIFY_CONTAINS(onto(H5T_IEEE_F64LE, texts({"1"})), "Elements of the type str do not become float64.");
    }

    void boolsStayAsTheyAreSpelled()
    {
        const hdf5::Handle boolean = owned(H5Tenum_create(H5T_STD_I8LE));
        for (const std::int8_t value : {std::int8_t{0}, std::int8_t{1}})
            H5Tenum_insert(boolean.get(), value == 0 ? "FALSE" : "TRUE", &value);
        const NdArray flags = arrayOf<std::uint8_t>(ElementKind::Bool, {1, 0});
        QCOMPARE(onto(boolean.get(), flags), QByteArray("bool (2,): True False"));
        QCOMPARE(onto(boolean.get(), doubles({1, 0})), QByteArray("bool (2,): True False"));
        VERIFY_CONTAINS(onto(boolean.get(), integers({2})), "The value is 2, which bool does not hold");
        QCOMPARE(onto(H5T_STD_B8LE, integers({255})), QByteArray("uint8 (1,): 255"));
        TestFile file;
        file.makeArray("/x", H5T_STD_B8LE, {0}, nullptr, {kUnlimited});
        file.setFixedText("/x", "CLASS", "EARRAY", false);
        file.close();
        QCOMPARE(appended(file, flags), QByteArray("bool (2,): True False"));
    }

    void enumsTakeTheirValuesOnly()
    {
        for (const hid_t base : {H5T_STD_I16BE, H5T_STD_I16LE}) {
            const hdf5::Handle type = owned(H5Tenum_create(base));
            for (const auto& [name, value] : {std::pair{"OFF", 0}, std::pair{"ON", 7}}) {
                std::int16_t stored[2] = {static_cast<std::int16_t>(value), 0};
                H5Tconvert(H5T_NATIVE_INT16, base, 1, stored, nullptr, H5P_DEFAULT);
                H5Tenum_insert(type.get(), name, stored);
            }
            QCOMPARE(onto(type.get(), integers({7, 0})), QByteArray("int16 (2,): 7 0"));
            VERIFY_CONTAINS(onto(type.get(), integers({7, 1})),
                            "The element at (1,) is 1, which is no value of the enum int16");
        }
    }

    void typesOfOddWidthTakeWhatTheyHold()
    {
        const hdf5::Handle three = owned(H5Tcopy(H5T_STD_I32LE));
        H5Tset_precision(three.get(), 24);
        H5Tset_size(three.get(), 3);
        QCOMPARE(onto(three.get(), integers({-8388608, 8388607})), QByteArray("int32 (2,): -8388608 8388607"));
        VERIFY_CONTAINS(onto(three.get(), integers({8388608})), "which an integer of 24 bits does not hold");
        const hdf5::Handle twelve = owned(H5Tcopy(H5T_STD_U16BE));
        H5Tset_precision(twelve.get(), 12);
        QCOMPARE(onto(twelve.get(), integers({4095})), QByteArray("uint16 (1,): 4095"));
        VERIFY_CONTAINS(onto(twelve.get(), integers({4096})), "which an integer of 12 bits does not hold");
        const hdf5::Handle brain = owned(H5Tcopy(H5T_IEEE_F32LE));
        H5Tset_fields(brain.get(), 15, 7, 8, 0, 7);
        H5Tset_size(brain.get(), 2);
        H5Tset_ebias(brain.get(), 127);
        QCOMPARE(onto(brain.get(), doubles({1, -2.5, kNan})), QByteArray("float32 (3,): 1.0 -2.5 nan"));
        const hsize_t inner[1] = {2};
        const hdf5::Handle pair = owned(H5Tarray_create2(brain.get(), 1, inner));
        QCOMPARE(onto(pair.get(), doubles({1, kNan})), QByteArray("float32 (1, 2): 1.0 nan"));
        VERIFY_CONTAINS(onto(pair.get(), doubles({kNan, 1, 2, 1.00390625}, {2, 2})), "The element at (1, 1) is 1.0");
        VERIFY_CONTAINS(onto(brain.get(), doubles({1, 1.00390625})),
                        "The element at (1,) is 1.00390625, which the floats of the file do not hold without loss.");
        const hdf5::Handle half = owned(H5Tcopy(H5T_IEEE_F32BE));
        H5Tset_fields(half.get(), 15, 10, 5, 0, 10);
        H5Tset_size(half.get(), 2);
        H5Tset_ebias(half.get(), 15);
        QCOMPARE(onto(half.get(), doubles({1, -2.5, kNan})), QByteArray("float16 (3,): 1.0 -2.5 nan"));
        VERIFY_CONTAINS(onto(half.get(), doubles({0.1})), "which float16 does not hold");
    }

    void complexNumbersKeepTheNamesOfTheirParts()
    {
        const hdf5::Handle complex = owned(H5Tcreate(H5T_COMPOUND, 8));
        H5Tinsert(complex.get(), "real", 0, H5T_IEEE_F32BE);
        H5Tinsert(complex.get(), "imag", 4, H5T_IEEE_F32BE);
        const NdArray numbers = arrayOf<std::complex<double>>(ElementKind::Complex128, {{1, -2}});
        QCOMPARE(onto(complex.get(), numbers), QByteArray("complex64 (1,): (1-2j)"));
        QCOMPARE(onto(complex.get(), doubles({3})), QByteArray("complex64 (1,): (3+0j)"));
        VERIFY_CONTAINS(onto(H5T_IEEE_F64LE, numbers), "The value is (1-2j), which float64 does not hold");
    }

    void stringsAreNotCut()
    {
        for (const H5T_str_t padding : {H5T_STR_NULLTERM, H5T_STR_NULLPAD, H5T_STR_SPACEPAD}) {
            const hdf5::Handle fixed = owned(H5Tcopy(H5T_C_S1));
            H5Tset_size(fixed.get(), 3);
            H5Tset_strpad(fixed.get(), padding);
            QCOMPARE(onto(fixed.get(), texts({"abc", "d", ""})), QByteArray("bytes24 (3,): abc d "));
            VERIFY_CONTAINS(onto(fixed.get(), texts({"abcd"})), "The value is 'abcd', which 3-byte text does not hold");
            VERIFY_CONTAINS(onto(fixed.get(), texts({"\u00e9"})), "which is not ASCII, and the array's strings are.");
            const NdArray bytes({1}, {ElementKind::FixedString, 5}, std::vector<std::byte>(5, std::byte{0}));
            QCOMPARE(onto(fixed.get(), bytes), QByteArray("bytes24 (1,): "));
        }
        const hdf5::Handle spaced = owned(H5Tcopy(H5T_C_S1));
        H5Tset_size(spaced.get(), 3);
        H5Tset_strpad(spaced.get(), H5T_STR_SPACEPAD);
        VERIFY_CONTAINS(onto(spaced.get(), texts({"a "})), "which ends with a space");
    }

    void variableLengthStringsAreAppended()
    {
        const hdf5::Handle text = owned(H5Tcopy(H5T_C_S1));
        H5Tset_size(text.get(), H5T_VARIABLE);
        QCOMPARE(onto(text.get(), texts({"one", "", "three"})), QByteArray("str (3,): one  three"));
        VERIFY_CONTAINS(onto(text.get(), texts({"\u00e9"})), "which is not ASCII");
        VERIFY_CONTAINS(onto(text.get(), texts({std::string("a\0b", 3)})), "which has a NUL inside");
        VERIFY_CONTAINS(onto(text.get(), doubles({1})),
                        "Its elements are of the type 'string', the given ones float64");
        H5Tset_cset(text.get(), H5T_CSET_UTF8);
        QCOMPARE(onto(text.get(), texts({"\u00e9"})), QByteArray("str (1,): \u00e9"));
    }

    void arrayTypesTakeTheirDimensions()
    {
        const hsize_t inner[1] = {3};
        const hdf5::Handle type = owned(H5Tarray_create2(H5T_STD_I32BE, 1, inner));
        QCOMPARE(onto(type.get(), integers({1, 2, 3, 4, 5, 6}, {2, 3})), QByteArray("int32 (2, 3): 1 2 3 4 5 6"));
        QCOMPARE(onto(type.get(), integers({1, 2, 3})), QByteArray("int32 (1, 3): 1 2 3"));
        VERIFY_CONTAINS(onto(type.get(), integers({1, 2})), "Its rows have the shape (3,)");
    }

    void otherTypesAreRefused()
    {
        const hdf5::Handle compound = owned(H5Tcreate(H5T_COMPOUND, 4));
        H5Tinsert(compound.get(), "a", 0, H5T_NATIVE_INT32);
        VERIFY_CONTAINS(onto(compound.get(), integers({1})), "Could not append to the array at /x in ");
        VERIFY_CONTAINS(onto(compound.get(), integers({1})),
                        "Its elements are of the type 'compound {a: int32}', which h5scout does not write.");
        const hdf5::Handle opaque = owned(H5Tcreate(H5T_OPAQUE, 4));
        VERIFY_CONTAINS(onto(opaque.get(), integers({1})), "which h5scout does not write.");
        VERIFY_CONTAINS(onto(H5T_STD_REF_OBJ, integers({1})), "which h5scout does not write.");
    }

    void ofAReadOnlyFileIsRefused()
    {
        TestFile file;
        file.makeArray("/x", H5T_IEEE_F64LE, {0}, nullptr, {kUnlimited});
        file.close();
        const EArray array(opened(file).getNode("/x"));
        VERIFY_CONTAINS(sentenceOf<NodeError>([&] { array.append(doubles({1})); }), "closed");
        const H5Backend backend = opened(file);
        VERIFY_CONTAINS(sentenceOf<FileModeError>([&] { EArray(backend.getNode("/x")).append(doubles({1})); }),
                        "open for reading only");
    }

    // Proves: EARRAY.append_backend
    void bytesOfWholeRowsAreAppendedAsTheyAre()
    {
        const auto appendedBytes = [](hid_t type, const Shape& shape, const Shape& limits, const NdArray& rows,
                                      std::size_t byteCount) {
            TestFile file;
            file.makeArray("/x", type, shape, nullptr, limits);
            file.close();
            openedForWriting(file.path(), Durability::Direct).commit();
            const QByteArray sentence = sentenceAfter(file.path(), Durability::Direct, [&](H5Backend& backend) {
                EArray(backend.getNode("/x")).appendRows(rows.bytes().first(byteCount));
            });
            return sentence == "done" ? joined(opened(file).read("/x")) : sentence;
        };
        const NdArray numbers = doubles({1, 2, 3, 4, 5, 6});
        QCOMPARE(appendedBytes(H5T_IEEE_F64BE, {0, 3}, {kUnlimited, 3}, numbers, 48),
                 QByteArray("float64 (2, 3): 1.0 2.0 3.0 4.0 5.0 6.0"));
        QCOMPARE(appendedBytes(H5T_IEEE_F64LE, {2, 0}, {2, kUnlimited}, numbers, 32),
                 QByteArray("float64 (2, 2): 1.0 2.0 3.0 4.0"));
        QCOMPARE(appendedBytes(H5T_IEEE_F64LE, {0}, {kUnlimited}, numbers, 0), QByteArray("float64 (0,): "));
        QCOMPARE(appendedBytes(H5T_IEEE_F64LE, {0, 0}, {kUnlimited, 0}, numbers, 0), QByteArray("float64 (0, 0): "));
        VERIFY_CONTAINS(appendedBytes(H5T_IEEE_F64LE, {0, 3}, {kUnlimited, 3}, numbers, 40),
                        "Its rows have the shape (3,) and 8 bytes an element; the 40 given bytes are no whole rows.");
        VERIFY_CONTAINS(appendedBytes(H5T_IEEE_F64LE, {0}, {kUnlimited}, numbers, 12), "no whole rows");
        VERIFY_CONTAINS(appendedBytes(H5T_IEEE_F64LE, {0}, {2}, numbers, 24), "It has room for 2 more rows");
        TestFile log;
        log.makeStringArray("/x", {"first"});
        log.close();
        openedForWriting(log.path(), Durability::Direct).commit();
        VERIFY_CONTAINS(
            sentenceAfter(log.path(), Durability::Direct,
                          [&](H5Backend& backend) { StringArray(backend.getNode("/x")).appendRows(numbers.bytes()); }),
            "Its elements have no fixed width.");
    }

    void aMillionRowsAtOnce()
    {
        constexpr std::size_t kRows = 1'000'000;
        TestFile file;
        file.makeArray("/x", H5T_STD_I32BE, {4096, 2}, nullptr, {kUnlimited, 2}); // the chunk shape, too
        file.close();
        std::vector<double> numbers(2 * kRows);
        std::iota(numbers.begin(), numbers.end(), 0.0);
        H5Backend backend = openedForWriting(file.path(), Durability::Direct);
        EArray(backend.getNode("/x")).append(doubles(numbers, {kRows, 2}));
        backend.commit();
        const H5Backend reader = opened(file);
        const NdArray read = CArray(reader.getNode("/x")).read({{4096, kRows, 1}, {0, 2, 1}});
        QCOMPARE(read.toText(0), std::string("0"));
        QCOMPARE(read.toText(2 * kRows - 1), std::to_string(2 * kRows - 1));
    }

    void rowsOfEightMebibytes()
    {
        constexpr std::uint64_t kSide = 1024;
        TestFile file;
        file.makeArray("/x", H5T_IEEE_F64LE, {1, kSide, kSide}, nullptr, {kUnlimited, kSide, kSide});
        file.close();
        std::vector<double> numbers(kSide * kSide, 2.0);
        H5Backend backend = openedForWriting(file.path(), Durability::Direct);
        const EArray array(backend.getNode("/x"));
        for (int row = 0; row < 3; ++row)
            array.append(doubles(numbers, {kSide, kSide}));
        QCOMPARE(array.shape(), (Shape{4, kSide, kSide}));
        QCOMPARE(array.read({{3, 1, 1}, {1023, 1, 1}, {1023, 1, 1}}).toDouble(0), 2.0);
        backend.commit();
    }
};

QTEST_GUILESS_MAIN(TestBackendWriteAppend)
#include "tst_backend_write_append.moc"
