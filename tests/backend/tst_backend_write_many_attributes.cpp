// SPDX-License-Identifier: GPL-3.0-or-later
// Objects with so many attributes that HDF5's newer format keeps them outside of the object, as netCDF-4 files do:
// their copies hold them all.
#include "WritingTest.h"

#include "MakeArrays.h"

#include "h5scout/backend/DimensionScales.h"
#include "h5scout/hdf5/CApi.h"

using namespace h5scout;
using namespace h5scout::test;

namespace
{

constexpr int kMany = 12; // more than 8

/// /g with many texts, /g/image with many texts, a reference to itself and the scale /g/x.
void makeManyAttributes(const std::string& path)
{
    TestFile file("many.h5", TestFile::Format::Latest);
    file.makeGroup("/g");
    file.makeDoubles("/g/image", {2}, {1, 2});
    file.makeDoubles("/g/x", {2}, {3, 4});
    hobj_ref_t reference = 0;
    QVERIFY(H5Rcreate(&reference, file.id(), "/g/image", H5R_OBJECT, -1) >= 0);
    file.setAttribute("/g/image", "self", H5T_STD_REF_OBJ, {}, &reference);
    const double numbers[] = {1.5, 2.5};
    file.setAttribute("/g/image", "numbers", H5T_IEEE_F64LE, {2}, numbers);
    file.close();
    std::filesystem::copy_file(file.path(), path);
    H5Backend backend = openedForWriting(path, Durability::Direct);
    for (int index = 0; index < kMany; ++index) {
        for (const char* node : {"/g", "/g/image"})
            backend.setAttr(node, "text" + std::to_string(index), Text{"value " + std::to_string(index)});
    }
    DimensionScales(CArray(backend.getNode("/g/x"))).makeScale();
    DimensionScales(CArray(backend.getNode("/g/image"))).attach(0, CArray(backend.getNode("/g/x")));
    backend.commit();
}

QByteArray attributesOf(const H5Backend& backend, const std::string& path)
{
    QByteArrayList lines;
    for (const auto& [name, value] : backend.getAttrs(path)) {
        if (name != "DIMENSION_LIST" && name != "REFERENCE_LIST" && name != "self")
            lines << QByteArray::fromStdString(name + "=" + pythonRepr(value));
    }
    return lines.join(' ');
}

} // namespace

class TestBackendWriteManyAttributes : public BackendTest
{
    Q_OBJECT

private Q_SLOTS:
    void aCopyWithinTheFileHoldsThemAll();
    void aCopyInAnotherFileHoldsThemAll();
};

void TestBackendWriteManyAttributes::aCopyWithinTheFileHoldsThemAll()
{
    const TemporaryFolder folder;
    makeManyAttributes(folder.file("many.h5"));
    H5Backend backend = openedForWriting(folder.file("many.h5"), Durability::Transaction);
    backend.copyNode("/g", "/", "copy");
    backend.commit();
    backend.openFile(folder.file("many.h5"));
    QVERIFY(attributesOf(backend, "/g/image").contains("text11='value 11'"));
    QCOMPARE(attributesOf(backend, "/copy"), attributesOf(backend, "/g"));
    QCOMPARE(attributesOf(backend, "/copy/image"), attributesOf(backend, "/g/image"));
    QCOMPARE(displayText(backend.getAttr("/copy/image", "self")), displayText(backend.getAttr("/g/image", "self")));
    const std::vector<CArray> scales = DimensionScales(CArray(backend.getNode("/copy/image"))).scales(0);
    QCOMPARE(scales.size(), std::size_t{1});
    QCOMPARE(scales.front().path(), std::string("/copy/x"));
}

void TestBackendWriteManyAttributes::aCopyInAnotherFileHoldsThemAll()
{
    const TemporaryFolder folder;
    makeManyAttributes(folder.file("many.h5"));
    H5Backend source;
    source.openFile(folder.file("many.h5"));
    makeFile(folder.file("other.h5"), Origin::Plain);
    H5Backend backend = openedForWriting(folder.file("other.h5"), Durability::Transaction);
    backend.copyNode(source.getNode("/g"), "/");
    backend.commit();
    backend.openFile(folder.file("other.h5"));
    QCOMPARE(attributesOf(backend, "/g"), attributesOf(source, "/g"));
    QCOMPARE(attributesOf(backend, "/g/image"), attributesOf(source, "/g/image"));
    QVERIFY(displayText(backend.getAttr("/g/image", "self")).find("/g/image") == std::string::npos);
    QCOMPARE(DimensionScales(CArray(backend.getNode("/g/image"))).scales(0).size(), std::size_t{1});
}

QTEST_GUILESS_MAIN(TestBackendWriteManyAttributes)
#include "tst_backend_write_many_attributes.moc"
