// SPDX-License-Identifier: GPL-3.0-or-later
#include "BackendTest.h"
#include "h5scout/hdf5/CApi.h"

using namespace h5scout;
using namespace h5scout::test;

namespace
{

QByteArray kindOf(const H5Backend& backend, const char* path)
{
    const std::string_view text = toString(backend.getNode(path).kind());
    return {text.data(), static_cast<qsizetype>(text.size())};
}

} // namespace

class NodesTest : public BackendTest
{
    Q_OBJECT

private Q_SLOTS:
    // Proves: Q3, Q4, Q6
    void whatIsStoredDecidesAndClassRefines()
    {
        TestFile file;
        file.makeGroup("/group");
        file.setText("/group", "CLASS", "CARRAY"); // a lie
        file.makeDoubles("/carray", {2}, {1, 2});
        file.setFixedText("/carray", "CLASS", "CARRAY", false);
        file.makeDoubles("/wrapped", {2}, {1, 2});
        file.setText("/wrapped", "CLASS", R"({"module": "builtins", "type": "str", "data": "'CARRAY'"})");
        const double value = 1;
        file.makeArray("/earray", H5T_NATIVE_DOUBLE, {1}, &value, {kUnlimited});
        file.setText("/earray", "CLASS", "EARRAY");
        file.makeDoubles("/fixedEarray", {2}, {1, 2});
        file.setText("/fixedEarray", "CLASS", "EARRAY"); // cannot grow
        file.makeDoubles("/saysGroup", {2}, {1, 2});
        file.setText("/saysGroup", "CLASS", "GROUP");
        file.makeDoubles("/plain", {2}, {1, 2});
        file.makeStringArray("/log", {"one"});
        const hdf5::Handle rows(H5Tvlen_create(H5T_NATIVE_INT32));
        std::int32_t number = 1;
        const hvl_t row{1, &number};
        file.makeArray("/ragged", rows.get(), {1}, &row, {kUnlimited});
        file.setText("/ragged", "CLASS", "VLARRAY");
        const hdf5::Handle compound(H5Tcreate(H5T_COMPOUND, 4));
        H5Tinsert(compound.get(), "a", 0, H5T_NATIVE_INT32);
        file.makeArray("/table", compound.get(), {1}, &number);
        file.makeSoftLink("/dangling", "/nowhere");
        file.close();
        const H5Backend backend = opened(file);
        QCOMPARE(kindOf(backend, "/group"), QByteArray("GROUP"));
        QCOMPARE(kindOf(backend, "/carray"), QByteArray("CARRAY"));
        QCOMPARE(kindOf(backend, "/wrapped"), QByteArray("CARRAY"));
        QCOMPARE(kindOf(backend, "/earray"), QByteArray("EARRAY"));
        QCOMPARE(kindOf(backend, "/fixedEarray"), QByteArray("ARRAY"));
        QCOMPARE(kindOf(backend, "/saysGroup"), QByteArray("ARRAY"));
        QCOMPARE(kindOf(backend, "/plain"), QByteArray("ARRAY"));
        QCOMPARE(kindOf(backend, "/log"), QByteArray("StringARRAY")); // also in a listing (Q6)
        QCOMPARE(kindOf(backend, "/ragged"), QByteArray("VLARRAY"));
        QCOMPARE(kindOf(backend, "/table"), QByteArray("TABLE"));
        QVERIFY(backend.summary("/log").kind == NodeKind::StringArray);
        QVERIFY(backend.summary("/dangling").kind == NodeKind::SoftLink);
    }

    void aRowOfTheTreeHoldsWhatTheNodeIs()
    {
        TestFile file;
        file.makeGroup("/Scan000");
        file.setText("/Scan000", "TITLE", "first scan");
        file.setText("/Scan000", "type", R"({"module": "builtins", "type": "str", "data": "'scan'"})");
        const std::vector<std::int16_t> values(6);
        file.makeArray("/Scan000/Data00", H5T_STD_I16BE, {2, 3}, values.data(), {kUnlimited, 3});
        file.setText("/Scan000/Data00", "data_type", "data");
        file.makeHardLink("/again", "/Scan000/Data00");
        file.makeSoftLink("/soft", "/Scan000");
        file.close();
        const H5Backend backend = opened(file);
        const NodeSummary scan = backend.summary("/Scan000");
        QCOMPARE(scan.title, std::string("first scan"));
        QVERIFY(scan.groupType == GroupType::scan);
        QCOMPARE(scan.pymodaqType, std::string("scan"));
        QVERIFY(scan.childCount == std::uint64_t{1});
        QCOMPARE(scan.attributeCount, 2U);
        const NodeSummary data = backend.summary("/Scan000/Data00/");
        QCOMPARE(data.name, std::string("Data00"));
        QCOMPARE(data.pymodaqType, std::string("data"));
        QCOMPARE(data.space.shape, (Shape{2, 3}));
        QCOMPARE(data.space.maximalShape, (Shape{kUnlimited, 3}));
        QCOMPARE(describeType(data.dataType), std::string("int16, big-endian"));
        QCOMPARE(data.hardLinks, 2U);
        QCOMPARE(backend.summary("/again").objectAddress, data.objectAddress);
        const NodeSummary soft = backend.summary("/soft");
        QVERIFY(soft.kind == NodeKind::Group && soft.link == LinkKind::Soft);
        QCOMPARE(soft.linkTarget, std::string("/Scan000"));
        QVERIFY(Group(backend.getNode("/Scan000")).type() == GroupType::scan);
        VERIFY_CONTAINS(sentenceOf<NodeError>([&] { backend.summary("/nope"); }), "no child named 'nope'");
    }

    void groupsThatPymodaqNamesWithoutATypeHaveTheTypeOfTheirName()
    {
        TestFile file;
        // PyTables writes CLASS as a fixed string, h5py as a text, PyMoDAQ's h5py backend perhaps wrapped.
        file.makeGroup("/CH00");
        file.setFixedText("/CH00", "CLASS", "GROUP");
        file.makeGroup("/CH00/Data1D");
        file.setText("/CH00/Data1D", "CLASS", "GROUP");
        file.makeGroup("/CH00/Data2D");
        file.setText("/CH00/Data2D", "CLASS", R"({"module": "builtins", "type": "str", "data": "'GROUP'"})");
        file.makeGroup("/Ch001"); // PyMoDAQ's own word stands above the name
        file.setText("/Ch001", "CLASS", "GROUP");
        file.setText("/Ch001", "type", "detector");
        file.makeGroup("/Other");
        file.setText("/Other", "CLASS", "GROUP");
        file.makeGroup("/plain");
        file.makeGroup("/plain/CH00");
        file.makeGroup("/plain/Data1D");
        file.setText("/plain/Data1D", "author", "Ada");
        file.close();
        const H5Backend backend = opened(file);
        QVERIFY(backend.summary("/CH00").groupType == GroupType::ch);
        QVERIFY(backend.summary("/CH00").pymodaqType.empty()); // it is meant, not stored
        QVERIFY(backend.summary("/CH00/Data1D").groupType == GroupType::data_dim);
        QVERIFY(backend.summary("/CH00/Data2D").groupType == GroupType::data_dim);
        QVERIFY(backend.summary("/Ch001").groupType == GroupType::detector);
        QVERIFY(!backend.summary("/Other").groupType.has_value());
        QVERIFY(!backend.summary("/plain/CH00").groupType.has_value());
        QVERIFY(!backend.summary("/plain/Data1D").groupType.has_value());
    }

    void theStorageIsDescribed()
    {
        TestFile file;
        {
            const hsize_t extents[1] = {100};
            const hsize_t chunk[1] = {10};
            const hdf5::Handle space(H5Screate_simple(1, extents, nullptr));
            const hdf5::Handle creation(H5Pcreate(H5P_DATASET_CREATE));
            const double fill = 2.5;
            H5Pset_chunk(creation.get(), 1, chunk);
            H5Pset_shuffle(creation.get());
            H5Pset_deflate(creation.get(), 6);
            H5Pset_fill_value(creation.get(), H5T_NATIVE_DOUBLE, &fill);
            H5Pset_obj_track_times(creation.get(), true);
            const hdf5::Handle dataset(
                H5Dcreate2(file.id(), "/x", H5T_IEEE_F32LE, space.get(), H5P_DEFAULT, creation.get(), H5P_DEFAULT));
            QVERIFY(dataset);
        }
        file.setText("/x", "units", "mm");
        file.setText("/x", "label", "position");
        file.close();
        const H5Backend backend = opened(file);
        const NodeDetails details = backend.details("/x");
        QVERIFY(details.storage.has_value());
        const StorageSummary& storage = *details.storage;
        QVERIFY(storage.layout == StorageSummary::Layout::Chunked);
        QCOMPARE(storage.chunkShape, Shape{10});
        QCOMPARE(storage.filters.size(), std::size_t{2});
        QCOMPARE(storage.filters[1].name, std::string("deflate"));
        QVERIFY(storage.filters[1].isAvailable);
        QCOMPARE(storage.filters[1].values, std::vector<std::uint32_t>{6});
        QCOMPARE(storage.fillValue, std::string("2.5"));
        QVERIFY(storage.logicalBytes == std::uint64_t{400});
        QVERIFY(storage.storedBytes == std::uint64_t{0});
        QCOMPARE(details.units, std::string("mm"));
        QCOMPARE(details.label, std::string("position"));
        QVERIFY(details.modificationTime > 0);
        QCOMPARE(CArray(backend.getNode("/x")).read().toDouble(99), 2.5);
        QVERIFY(!backend.details("/").storage.has_value());
    }

    void aVeryLongFillValueIsNotRead()
    {
        TestFile file;
        {
            const hdf5::Handle type(H5Tcopy(H5T_C_S1));
            H5Tset_size(type.get(), 5000);
            const hsize_t extents[1] = {2};
            const hdf5::Handle space(H5Screate_simple(1, extents, nullptr));
            const hdf5::Handle creation(H5Pcreate(H5P_DATASET_CREATE));
            const std::string fill(5000, 'x');
            H5Pset_fill_value(creation.get(), type.get(), fill.data());
            const hdf5::Handle dataset(
                H5Dcreate2(file.id(), "/x", type.get(), space.get(), H5P_DEFAULT, creation.get(), H5P_DEFAULT));
            QVERIFY(dataset);
        }
        file.close();
        const NodeDetails details = opened(file).details("/x");
        QVERIFY(details.storage && !details.summary.error);
        QCOMPARE(details.storage->fillValue, std::string());
    }

    void theTextsOfARowAreCutAtACharacter()
    {
        TestFile file;
        std::string title;
        for (int number = 0; number < 2000; ++number)
            title += "\u20ac"; // three bytes each
        file.setText("/", "TITLE", title);
        file.close();
        const H5Backend backend = opened(file);
        QCOMPARE(backend.summary("/").title, title.substr(0, 4095));
        QCOMPARE(backend.root().title(), title);
    }

    void aListingDecodesNoLargeChunks()
    {
        TestFile file;
        const std::string pickle = std::string("\x80\x04\x8c\x03", 4) + "one" + std::string("\x94.", 2);
        for (const hsize_t chunk : {hsize_t{10}, hsize_t{2'000'000}}) {
            const hsize_t extents[1] = {1};
            const hsize_t limits[1] = {H5S_UNLIMITED};
            const hdf5::Handle type(H5Tvlen_create(H5T_STD_U8LE));
            const hdf5::Handle space(H5Screate_simple(1, extents, limits));
            const hdf5::Handle creation(H5Pcreate(H5P_DATASET_CREATE));
            H5Pset_chunk(creation.get(), 1, &chunk);
            H5Pset_deflate(creation.get(), 1);
            const std::string path = "/log" + std::to_string(chunk);
            {
                const hdf5::Handle dataset(H5Dcreate2(file.id(), path.c_str(), type.get(), space.get(), H5P_DEFAULT,
                                                      creation.get(), H5P_DEFAULT));
                const hvl_t row{pickle.size(), const_cast<char*>(pickle.data())};
                QVERIFY(H5Dwrite(dataset.get(), type.get(), H5S_ALL, H5S_ALL, H5P_DEFAULT, &row) >= 0);
            }
            file.setText(path, "CLASS", "VLARRAY");
        }
        file.close();
        const H5Backend backend = opened(file);
        QVERIFY(backend.summary("/log10").kind == NodeKind::StringArray); // its first element says so
        QVERIFY(backend.summary("/log2000000").kind == NodeKind::VLArray);
    }

    // Proves: InvalidGroupType, InvalidSave, (GroupType[name]), (SaveType[name]), Q25
    void typesOfGroupsAndFilesAreNamed()
    {
        QVERIFY(groupTypeFromString("Data_Logger") == GroupType::data_logger);
        QVERIFY(saveTypeFromString("scan") == SaveType::scan);
        VERIFY_CONTAINS(sentenceOf<InvalidGroupType>([] { groupTypeFromString("nonsense"); }),
                        "The types are detector, actuator");
        VERIFY_CONTAINS(sentenceOf<InvalidSave>([] { saveTypeFromString("nonsense"); }),
                        "'nonsense' is no type of saved file");
    }
};

QTEST_GUILESS_MAIN(NodesTest)
#include "tst_backend_nodes.moc"
