// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "TestFile.h"
#include "h5scout/hdf5/CApi.h"
#include "h5scout/hdf5/Calls.h"
#include "h5scout/hdf5/DatasetWriting.h"
#include "h5scout/hdf5/ErrorStack.h"
#include "h5scout/hdf5/Handle.h"
#include "h5scout/hdf5/Iterate.h"
#include "h5scout/hdf5/Selection.h"
#include "h5scout/hdf5/StorageType.h"
#include "h5scout/hdf5/TypeInfo.h"

using namespace h5scout;
using namespace h5scout::test;

class Hdf5Test : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { hdf5::silenceErrorPrinting(); }

    void aHandleReleasesWhatItOwns()
    {
        const hid_t id = H5Screate(H5S_SCALAR);
        {
            hdf5::Handle first(id);
            hdf5::Handle second = std::move(first);
            QVERIFY(!first); // NOLINT(bugprone-use-after-move): that is what is tested
            QCOMPARE(second.get(), id);
            const hdf5::Handle third = second.share();
            second.reset();
            QVERIFY(H5Iis_valid(id) > 0);
        }
        QVERIFY(H5Iis_valid(id) <= 0);
    }

    void aHandleThatDiedWithItsFileIsHarmless()
    {
        TestFile file;
        file.makeGroup("/group");
        const hdf5::LinkAccess access;
        const hdf5::Handle group = hdf5::openObject(file.id(), "/group", hdf5::ObjectKind::Group, access.id());
        QCOMPARE(hdf5::openObjectCount(file.id()), std::size_t{1});
        file.close();
        QVERIFY(H5Iis_valid(group.get()) <= 0);
    }

    void anErrorBearsTheStackAndTheInnermostMessage()
    {
        TestFile file;
        const hdf5::LinkAccess access;
        try {
            hdf5::openObject(file.id(), "/nope", hdf5::ObjectKind::Group, access.id());
            QFAIL("nothing was thrown");
        } catch (const hdf5::CallError& error) {
            QCOMPARE(error.reason(), std::string("HDF5 says: object 'nope' doesn't exist."));
            QCOMPARE(error.context().attempt, std::string("open the object"));
            QVERIFY(error.context().frames.size() > 2);
            QVERIFY(QByteArray(error.context().frames.front().c_str()).startsWith("H5Oopen: "));
        }
    }

    void anExternalLinkIsRefusedAndNamed()
    {
        TestFile file;
        file.makeExternalLink("/away", "other.h5", "/place");
        hdf5::LinkAccess access;
        QVERIFY_THROWS_EXCEPTION(hdf5::CallError,
                                 hdf5::openObject(file.id(), "/away", hdf5::ObjectKind::Group, access.id()));
        QCOMPARE(access.takeRefused(), std::string("/place in other.h5"));
        QCOMPARE(access.takeRefused(), std::string());
        const hdf5::LinkInfo link = hdf5::linkInfo(file.id(), "/away", access.id());
        QCOMPARE(link.file, std::string("other.h5"));
        QCOMPARE(link.target, std::string("/place"));
    }

    void whatAVisitorThrowsPassesThroughTheIteration()
    {
        TestFile file;
        file.makeGroup("/a");
        file.makeGroup("/b");
        const hdf5::LinkAccess access;
        const hdf5::Handle root = hdf5::openObject(file.id(), "/", hdf5::ObjectKind::Group, access.id());
        std::uint64_t position = 0;
        const auto fail = [](std::string_view) -> bool { throw std::runtime_error("by the visitor"); };
        QVERIFY_THROWS_EXCEPTION(std::runtime_error,
                                 hdf5::iterateLinks(root.get(), hdf5::LinkOrder::Native, position, fail));
        QCOMPARE(position, std::uint64_t{0});
        const auto stop = [](std::string_view) { return false; };
        QVERIFY(!hdf5::iterateLinks(root.get(), hdf5::LinkOrder::Native, position, stop));
        QCOMPARE(position, std::uint64_t{1});
        std::string rest;
        const auto collect = [&rest](std::string_view name) {
            rest += name;
            return true;
        };
        QVERIFY(hdf5::iterateLinks(root.get(), hdf5::LinkOrder::Native, position, collect));
        QCOMPARE(rest, std::string("b"));
        QVERIFY(hdf5::iterateLinks(root.get(), hdf5::LinkOrder::Native, position, collect));
    }

    void typesAreDescribed()
    {
        const hdf5::Handle inner(H5Tcreate(H5T_COMPOUND, 12));
        H5Tinsert(inner.get(), "x", 0, H5T_IEEE_F64BE);
        H5Tinsert(inner.get(), "n", 8, H5T_STD_U16LE);
        const hsize_t dimensions[2] = {2, 3};
        const hdf5::Handle array(H5Tarray_create2(inner.get(), 2, dimensions));
        const hdf5::Handle ragged(H5Tvlen_create(array.get()));
        const DataType type = hdf5::describe(ragged.get());
        QVERIFY(type.typeClass == TypeClass::VLen);
        QCOMPARE(type.base->dimensions, (Shape{2, 3}));
        const DataType& compound = *type.base->base;
        QCOMPARE(compound.fields.size(), std::size_t{2});
        QCOMPARE(compound.fields[1].name, std::string("n"));
        QCOMPARE(compound.fields[1].byteOffset, std::uint64_t{8});
        QVERIFY(compound.fields[0].type.order == ByteOrder::Big);
        QCOMPARE(compound.fields[0].type.exponentBits, std::uint64_t{11});
        const hdf5::Handle choice(H5Tenum_create(H5T_STD_I16BE));
        const std::int16_t minusTwo = static_cast<std::int16_t>(0xfeff); // big-endian -2
        H5Tenum_insert(choice.get(), "low", &minusTwo);
        const DataType enumeration = hdf5::describe(choice.get());
        QCOMPARE(enumeration.enumMembers.at(0).value, std::int64_t{-2});
    }

    void typesNestedTooDeeplyEnd()
    {
        hdf5::Handle type = hdf5::copyType(H5T_NATIVE_INT);
        for (int depth = 0; depth < 2 * hdf5::kMaximalTypeDepth; ++depth)
            type = hdf5::variableLengthType(type.get());
        DataType described = hdf5::describe(type.get());
        int depth = 0;
        for (const DataType* level = &described; level->base; level = level->base.get())
            ++depth;
        QCOMPARE(depth, hdf5::kMaximalTypeDepth + 1);
    }

    void aNewDatasetLiesAsItsLayoutSays()
    {
        TestFile file;
        const hdf5::Handle type = hdf5::storageType(elementTypeOf(ElementKind::Int16), hdf5::TypeSpelling::Tables);
        const hdf5::Handle space = hdf5::makeSpace({0, 3}, {kUnlimited, 3});
        const hdf5::Handle dataset =
            hdf5::createDataset(file.id(), "/x", type.get(), space.get(), {{8, 3}, 5, true, true});
        const hdf5::Creation creation = hdf5::datasetCreation(dataset.get());
        QCOMPARE(creation.chunkShape, (Shape{8, 3}));
        QCOMPARE(creation.filters.size(), std::size_t{2});
        QCOMPARE(creation.filters.front().name, std::string("shuffle"));
        QCOMPARE(creation.filters.back().values, std::vector<std::uint32_t>{5});
        hdf5::setExtent(dataset.get(), {2, 3});
        const std::vector<std::int16_t> values{1, 2, 3, 4, 5, -6};
        const hdf5::Handle memory = hdf5::makeSpace({2, 3});
        const hdf5::Handle whole = hdf5::datasetSpace(dataset.get());
        hdf5::writeDataset(dataset.get(), H5T_NATIVE_INT16, memory.get(), whole.get(), values.data());
        std::vector<std::int16_t> read(6);
        hdf5::readDataset(dataset.get(), H5T_NATIVE_INT16, memory.get(), whole.get(), 0, read.data());
        QCOMPARE(read, values);
        QVERIFY_EXCEPTION_THROWN(hdf5::setExtent(dataset.get(), {2, 4}), hdf5::CallError);
    }

    void elementsAreStoredAsTheirFlavourSpellsThem_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QByteArray>("tables");
        QTest::addColumn<QByteArray>("h5py");
        const auto row = [](const char* name, ElementKind kind, const char* tables, const char* h5py) {
            QTest::newRow(name) << static_cast<int>(kind) << QByteArray(tables) << QByteArray(h5py);
        };
        row("bool", ElementKind::Bool, "bool", "bool");
        row("int8", ElementKind::Int8, "int8", "int8");
        row("uint64", ElementKind::UInt64, "uint64", "uint64");
        row("float16", ElementKind::Float16, "float16", "float16");
        row("complex64", ElementKind::Complex64, "complex64", "complex64");
        row("text", ElementKind::Text, "string", "string");
    }

    void elementsAreStoredAsTheirFlavourSpellsThem()
    {
        QFETCH(int, kind);
        const ElementType element = elementTypeOf(static_cast<ElementKind>(kind));
        const auto described = [&](hdf5::TypeSpelling spelling) {
            return hdf5::describe(hdf5::storageType(element, spelling).get());
        };
        const DataType tables = described(hdf5::TypeSpelling::Tables);
        const DataType h5py = described(hdf5::TypeSpelling::H5py);
        QTEST(QByteArray::fromStdString(describeType(tables)), "tables");
        QTEST(QByteArray::fromStdString(describeType(h5py)), "h5py");
        const bool isBool = element.kind == ElementKind::Bool;
        QCOMPARE(isBooleanBitfield(tables), isBool);
        QCOMPARE(isBooleanEnum(h5py), isBool);
    }

    void aTypeOfOddPrecisionTellsWhatItCannotHold()
    {
        const hdf5::Handle odd = hdf5::copyType(H5T_STD_I16LE);
        H5Tset_precision(odd.get(), 12);
        const std::vector<std::int16_t> inside{2047, -2048};
        QVERIFY(hdf5::survivesConversion(H5T_NATIVE_INT16, odd.get(), std::as_bytes(std::span(inside))));
        const std::vector<std::int16_t> outside{0, 2048};
        QVERIFY(!hdf5::survivesConversion(H5T_NATIVE_INT16, odd.get(), std::as_bytes(std::span(outside))));
    }
};

QTEST_GUILESS_MAIN(Hdf5Test)
#include "tst_hdf5.moc"
