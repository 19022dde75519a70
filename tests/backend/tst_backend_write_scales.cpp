// SPDX-License-Identifier: GPL-3.0-or-later
// HDF5's dimension scales: made, attached, detached, labelled and listed; refusals that leave the file as it was.
#include "WritingTest.h"

#include "MakeArrays.h"

#include "h5scout/backend/DimensionScales.h"
#include "h5scout/hdf5/CApi.h"

using namespace h5scout;
using namespace h5scout::test;

namespace
{

CArray arrayAt(const H5Backend& backend, const char* path)
{
    return CArray(backend.getNode(path));
}

DimensionScales scalesOf(const H5Backend& backend, const char* path)
{
    return DimensionScales(arrayAt(backend, path));
}

QByteArray pathsOf(const std::vector<CArray>& arrays)
{
    QByteArrayList paths;
    for (const CArray& array : arrays)
        paths << QByteArray::fromStdString(array.path());
    return paths.join(' ');
}

/// /image (2 x 3), /x, /y and /z with 3, 2 and 2 numbers
void fillWithArrays(const H5Backend& backend)
{
    backend.createCArray("/", "image", doubles({1, 2, 3, 4, 5, 6}, {2, 3}));
    backend.createCArray("/", "x", doubles({1, 2, 3}));
    backend.createCArray("/", "y", doubles({1, 2}));
    backend.createCArray("/", "z", doubles({1, 2}));
}

} // namespace

class TestBackendWriteScales : public BackendTest
{
    Q_OBJECT

private Q_SLOTS:
    void scalesAreAttachedAndDetached_data() { addWays(); }
    void scalesAreAttachedAndDetached();
    void everyFileTakesLabels_data() { addWritingRows(); }
    void everyFileTakesLabels();
    void refusalsLeaveTheFileAlone_data() { addWays(); }
    void refusalsLeaveTheFileAlone();
    void filesOfPyTablesGetNoScales();
    void readOnlyFilesRefuse();
    void lostScalesAreLeftOut();
    void removedOnesAreDetached_data() { addWays(); }
    void removedOnesAreDetached();
    void attributesThatDoNotFitAreRefused();

private:
    static void addWays()
    {
        QTest::addColumn<Origin>("origin");
        QTest::addColumn<Durability>("durability");
        QTest::newRow("direct") << Origin::Plain << Durability::Direct;
        QTest::newRow("transaction") << Origin::Plain << Durability::Transaction;
    }
};

// Proves: (make a dimension scale), (attach a dimension scale)
void TestBackendWriteScales::scalesAreAttachedAndDetached()
{
    FileOfRow file;
    H5Backend& backend = file.backend;
    fillWithArrays(backend);
    scalesOf(backend, "/x").makeScale("distance \u00e9");
    scalesOf(backend, "/y").makeScale();
    scalesOf(backend, "/z").makeScale("z");
    const DimensionScales image = scalesOf(backend, "/image");
    QCOMPARE(image.size(), std::size_t{2});
    QCOMPARE(pathsOf(image.scales(0)), QByteArray());
    image.attach(1, arrayAt(backend, "/x"));
    image.attach(1, arrayAt(backend, "/x")); // once is enough
    image.attach(0, arrayAt(backend, "/y"));
    image.attach(0, arrayAt(backend, "/z"));
    image.setLabel(1, "across");
    backend.commit();
    backend = openedForWriting(file.path, file.durability);
    QCOMPARE(pathsOf(scalesOf(backend, "/image").scales(1)), QByteArray("/x"));
    QCOMPARE(pathsOf(scalesOf(backend, "/image").scales(0)), QByteArray("/y /z"));
    QCOMPARE(scalesOf(backend, "/image").label(1), std::string("across"));
    QCOMPARE(scalesOf(backend, "/image").label(0), std::string());
    QCOMPARE(scalesOf(backend, "/x").scaleName(), std::string("distance \u00e9"));
    QCOMPARE(scalesOf(backend, "/y").scaleName(), std::string());
    QVERIFY(scalesOf(backend, "/z").isScale() && !scalesOf(backend, "/image").isScale());
    scalesOf(backend, "/image").detach(0, arrayAt(backend, "/y"));
    backend.commit();
    backend.openFile(file.path);
    QCOMPARE(pathsOf(scalesOf(backend, "/image").scales(0)), QByteArray("/z"));
    QVERIFY(scalesOf(backend, "/y").isScale());
}

// Proves: (label a dimension)
void TestBackendWriteScales::everyFileTakesLabels()
{
    FileOfRow file;
    H5Backend& backend = file.backend;
    fillWithArrays(backend);
    scalesOf(backend, "/image").setLabel(0, "up \u00e9");
    scalesOf(backend, "/image").setLabel(1, "");
    scalesOf(backend, "/image").setLabel(0, "down");
    backend.commit();
    backend.openFile(file.path);
    QCOMPARE(scalesOf(backend, "/image").label(0), std::string("down"));
    QCOMPARE(scalesOf(backend, "/image").label(1), std::string());
}

void TestBackendWriteScales::refusalsLeaveTheFileAlone()
{
    FileOfRow file;
    H5Backend& backend = file.backend;
    fillWithArrays(backend);
    backend.createCArray("/", "marked", doubles({1}), {}, {{"CLASS", Text{"IMAGE"}}});
    backend.createCArray("/", "named", doubles({1}), {}, {{"NAME", Text{"mine"}}});
    scalesOf(backend, "/x").makeScale();
    scalesOf(backend, "/y").makeScale();
    scalesOf(backend, "/image").attach(0, arrayAt(backend, "/y"));
    backend.createCArray("/", "line", doubles({1, 2}));
    scalesOf(backend, "/line").attach(0, arrayAt(backend, "/y"));
    backend.commit();
    openedForWriting(file.path, Durability::Direct).commit(); // HDF5 gives back what it had set aside
    const std::string before = contentOf(file.path);
    backend = openedForWriting(file.path, file.durability);
    const DimensionScales image = scalesOf(backend, "/image");
    const CArray x = arrayAt(backend, "/x");
    VERIFY_CONTAINS(sentenceOf<InvalidDataDimension>([&] { image.makeScale(); }),
                    "A dimension scale has one dimension; the array has 2.");
    VERIFY_CONTAINS(sentenceOf<InvalidDataDimension>([&] { image.attach(2, x); }),
                    "There is no dimension 2: the array has 2, counted from 0.");
    VERIFY_CONTAINS(sentenceOf<InvalidDataDimension>([&] { image.setLabel(2, "a"); }), "no dimension 2");
    VERIFY_CONTAINS(sentenceOf<InvalidDataDimension>([&] { image.detach(7, x); }), "no dimension 7");
    VERIFY_CONTAINS(sentenceOf<InvalidDataDimension>([&] { image.scales(2); }), "no dimension 2");
    VERIFY_CONTAINS(sentenceOf<NodeError>([&] { image.attach(0, arrayAt(backend, "/z")); }),
                    "/z is no dimension scale. Make it one first.");
    VERIFY_CONTAINS(sentenceOf<NodeError>([&] { scalesOf(backend, "/y").attach(0, x); }),
                    "is a dimension scale itself");
    VERIFY_CONTAINS(sentenceOf<NodeError>([&] { scalesOf(backend, "/x").makeScale(); }), "It is one already.");
    VERIFY_CONTAINS(sentenceOf<NodeError>([&] { scalesOf(backend, "/line").makeScale(); }), "are attached to it");
    VERIFY_CONTAINS(sentenceOf<NodeError>([&] { scalesOf(backend, "/marked").makeScale(); }), "Its attribute CLASS");
    VERIFY_CONTAINS(sentenceOf<NodeError>([&] { scalesOf(backend, "/named").makeScale(); }), "an attribute NAME");
    VERIFY_CONTAINS(sentenceOf<NodeError>([&] { scalesOf(backend, "/z").makeScale(std::string("a\0b", 3)); }), "NUL");
    VERIFY_CONTAINS(sentenceOf<NodeError>([&] { image.setLabel(0, std::string("a\0b", 3)); }), "NUL");
    VERIFY_CONTAINS(sentenceOf<NodeError>([&] { image.setLabel(0, "caf\xe9"); }), "The text is no valid UTF-8.");
    QCOMPARE(causeOf([&] { image.detach(1, x); }), NodeError::Cause::Missing);
    QCOMPARE(causeOf([&] { image.detach(1, arrayAt(backend, "/z")); }), NodeError::Cause::Missing);
    QCOMPARE(causeOf([&] { scalesOf(backend, "/z").scaleName(); }), NodeError::Cause::WrongKind);
    const TemporaryFolder folder;
    makeFile(folder.file("other.h5"), Origin::Plain);
    const H5Backend other = openedForWriting(folder.file("other.h5"), Durability::Direct);
    fillWithArrays(other);
    scalesOf(other, "/x").makeScale();
    VERIFY_CONTAINS(sentenceOf<NodeError>([&] { image.attach(1, arrayAt(other, "/x")); }), "belongs to another file");
    VERIFY_CONTAINS(sentenceOf<NodeError>([&] { image.detach(1, arrayAt(other, "/x")); }), "belongs to another file");
    backend.closeFile();
    QVERIFY(contentOf(file.path) == before);
}

void TestBackendWriteScales::filesOfPyTablesGetNoScales()
{
    for (const Origin origin : {Origin::Tables, Origin::H5py}) {
        const TemporaryFolder folder;
        makeFile(folder.file("test.h5"), origin);
        const H5Backend backend = openedForWriting(folder.file("test.h5"), Durability::Transaction);
        fillWithArrays(backend);
        VERIFY_CONTAINS(sentenceOf<NodeError>([&] { scalesOf(backend, "/x").makeScale(); }),
                        "which cannot open arrays with dimension scales. Keep the axis as PyMoDAQ does");
        VERIFY_CONTAINS(sentenceOf<NodeError>([&] { scalesOf(backend, "/image").attach(0, arrayAt(backend, "/x")); }),
                        "which cannot open arrays with dimension scales");
    }
}

void TestBackendWriteScales::readOnlyFilesRefuse()
{
    TestFile file;
    file.makeDoubles("/x", {1}, {1});
    file.close();
    const H5Backend backend = opened(file);
    const DimensionScales x = scalesOf(backend, "/x");
    VERIFY_CONTAINS(sentenceOf<FileModeError>([&] { x.makeScale(); }), "reading only");
    VERIFY_CONTAINS(sentenceOf<FileModeError>([&] { x.setLabel(0, "a"); }), "reading only");
    VERIFY_CONTAINS(sentenceOf<FileModeError>([&] { x.attach(0, arrayAt(backend, "/x")); }), "reading only");
    VERIFY_CONTAINS(sentenceOf<FileModeError>([&] { x.detach(0, arrayAt(backend, "/x")); }), "reading only");
}

void TestBackendWriteScales::lostScalesAreLeftOut()
{
    const TemporaryFolder folder;
    makeFile(folder.file("test.h5"), Origin::Plain);
    const H5Backend backend = openedForWriting(folder.file("test.h5"), Durability::Transaction);
    fillWithArrays(backend);
    for (const char* path : {"/y", "/z"}) {
        scalesOf(backend, path).makeScale();
        scalesOf(backend, "/image").attach(0, arrayAt(backend, path));
    }
    QVERIFY(H5Ldelete(backend.fileId(), "/y", H5P_DEFAULT) >= 0);
    QCOMPARE(pathsOf(scalesOf(backend, "/image").scales(0)), QByteArray("/z"));
    backend.copyNode("/image", "/", "copy");
    QCOMPARE(pathsOf(scalesOf(backend, "/copy").scales(0)), QByteArray("/z"));
}

/// Judged by h5py in tst_structure_judged. A refused removal detaches nothing.
void TestBackendWriteScales::removedOnesAreDetached()
{
    FileOfRow file;
    H5Backend& backend = file.backend;
    fillWithArrays(backend);
    for (const char* path : {"/y", "/z"}) {
        scalesOf(backend, path).makeScale();
        scalesOf(backend, "/image").attach(0, arrayAt(backend, path));
    }
    const CArray image = arrayAt(backend, "/image");
    QCOMPARE(causeOf([&] { backend.removeNode("/"); }), NodeError::Cause::WrongKind);
    QVERIFY(image.attrs().contains("DIMENSION_LIST"));
    backend.createHardLink("/", "also y", "/y");
    backend.removeNode("/y"); // there is another name for it
    QCOMPARE(pathsOf(scalesOf(backend, "/image").scales(0)), QByteArray("/also y /z"));
    backend.removeNode("/also y");
    QCOMPARE(pathsOf(scalesOf(backend, "/image").scales(0)), QByteArray("/z"));
    QVERIFY(arrayAt(backend, "/z").attrs().contains("REFERENCE_LIST"));
    backend.removeNode("/z");
    QVERIFY(!image.attrs().contains("DIMENSION_LIST"));
    backend.commit();
    backend = openedForWriting(file.path, file.durability);
    backend.createCArray("/", "new", doubles({1, 2}));
    scalesOf(backend, "/new").makeScale();
    scalesOf(backend, "/image").attach(0, arrayAt(backend, "/new"));
    backend.removeNode("/image");
    QVERIFY(!arrayAt(backend, "/new").attrs().contains("REFERENCE_LIST"));
}

void TestBackendWriteScales::attributesThatDoNotFitAreRefused()
{
    TestFile file;
    file.makeDoubles("/image", {2, 2}, {1, 2, 3, 4});
    file.makeDoubles("/x", {2}, {1, 2});
    const std::vector<double> numbers(50, 1.0);
    for (const char* name : {"DIMENSION_LIST", "DIMENSION_LABELS"})
        file.setAttribute("/image", name, H5T_NATIVE_DOUBLE, {50}, numbers.data());
    file.setAttribute("/x", "REFERENCE_LIST", H5T_NATIVE_DOUBLE, {50}, numbers.data());
    file.makeDoubles("/sound", {2, 2}, {1, 2, 3, 4});
    file.close();
    const H5Backend backend = openedForWriting(file.path(), Durability::Transaction);
    const CArray x = arrayAt(backend, "/x");
    scalesOf(backend, "/x").makeScale();
    const DimensionScales image = scalesOf(backend, "/image");
    VERIFY_CONTAINS(sentenceOf<NodeError>([&] { image.label(0); }), "DIMENSION_LABELS is not that of");
    VERIFY_CONTAINS(sentenceOf<NodeError>([&] { image.setLabel(0, "a"); }), "DIMENSION_LABELS is not that of");
    VERIFY_CONTAINS(sentenceOf<NodeError>([&] { image.attach(0, x); }), "DIMENSION_LIST is not that of");
    VERIFY_CONTAINS(sentenceOf<NodeError>([&] { image.detach(0, x); }), "DIMENSION_LIST is not that of");
    VERIFY_CONTAINS(sentenceOf<NodeError>([&] { scalesOf(backend, "/sound").attach(0, x); }), "REFERENCE_LIST is not");
    QCOMPARE(pathsOf(image.scales(0)), QByteArray());
    QCOMPARE(causeOf([&] { backend.copyNode("/image", "/", "copy"); }), std::nullopt);
    QVERIFY(backend.hasNode("/copy"));
}

QTEST_GUILESS_MAIN(TestBackendWriteScales)
#include "tst_backend_write_scales.moc"
