// SPDX-License-Identifier: GPL-3.0-or-later
// Datasets whose elements lie in other files.
#include <sys/stat.h>

#include "BackendTest.h"
#include "h5scout/hdf5/CApi.h"

using namespace h5scout;
using namespace h5scout::test;

namespace
{

void makeExternal(TestFile& file, const std::string& path, const std::string& rawFile)
{
    const hsize_t extents[1] = {4};
    const hdf5::Handle space(H5Screate_simple(1, extents, nullptr));
    const hdf5::Handle creation(H5Pcreate(H5P_DATASET_CREATE));
    H5Pset_external(creation.get(), rawFile.c_str(), 0, 4);
    const hdf5::Handle dataset(
        H5Dcreate2(file.id(), path.c_str(), H5T_STD_U8LE, space.get(), H5P_DEFAULT, creation.get(), H5P_DEFAULT));
    QVERIFY(dataset);
}

void makeVirtual(TestFile& file, const std::string& path, const std::string& sourceFile, const std::string& source)
{
    const hsize_t extents[1] = {4};
    const hdf5::Handle space(H5Screate_simple(1, extents, nullptr));
    const hdf5::Handle creation(H5Pcreate(H5P_DATASET_CREATE));
    H5Pset_virtual(creation.get(), space.get(), sourceFile.c_str(), source.c_str(), space.get());
    const hdf5::Handle dataset(
        H5Dcreate2(file.id(), path.c_str(), H5T_NATIVE_DOUBLE, space.get(), H5P_DEFAULT, creation.get(), H5P_DEFAULT));
    QVERIFY(dataset);
}

QByteArray refusalOf(const H5Backend& backend, const char* path)
{
    return sentenceOf<NotShownYet>([&] { backend.read(path); });
}

} // namespace

class OutsideTest : public BackendTest
{
    Q_OBJECT

private Q_SLOTS:
    void rawDataInTheFolderAreRead()
    {
        TestFile file;
        makeExternal(file, "/x", "raw.bin");
        file.close();
        writeContent(file.folder().file("raw.bin"), "abcd");
        const H5Backend backend = opened(file); // looked for beside the file, not in the working directory
        QCOMPARE(backend.read("/x").toDouble(3), double{'d'});
        QCOMPARE(backend.details("/x").storage->externalFiles, std::vector<std::string>{"raw.bin"});
    }

    void rawDataElsewhereAreRefused()
    {
        const TemporaryFolder elsewhere;
        writeContent(elsewhere.file("raw.bin"), "abcd");
        TestFile file;
        makeExternal(file, "/elsewhere", elsewhere.file("raw.bin"));
        makeExternal(file, "/device", "/dev/zero");
        makeExternal(file, "/missing", "missing.bin");
        makeExternal(file, "/pipe", "pipe.bin");
        makeExternal(file, "/link", "link.bin");
        file.close();
        QCOMPARE(::mkfifo(file.folder().file("pipe.bin").c_str(), 0600), 0);
        std::filesystem::create_symlink(elsewhere.file("raw.bin"), file.folder().file("link.bin"));
        const H5Backend backend = opened(file);
        VERIFY_CONTAINS(refusalOf(backend, "/elsewhere"), "outside of the folder of this file");
        VERIFY_CONTAINS(refusalOf(backend, "/link"), "outside of the folder of this file");
        VERIFY_CONTAINS(refusalOf(backend, "/device"), "no regular file");
        VERIFY_CONTAINS(refusalOf(backend, "/pipe"), "no regular file");
        VERIFY_CONTAINS(refusalOf(backend, "/missing"), "'missing.bin', which does not exist");
        VERIFY_CONTAINS(refusalOf(backend, "/missing"), "Could not read the array at /missing in /");
    }

    void rawDataElsewhereAreRefusedWhateverTheLayoutSays()
    {
        const TemporaryFolder elsewhere;
        writeContent(elsewhere.file("raw.bin"), "abcd");
        TestFile file;
        makeExternal(file, "/x", elsewhere.file("raw.bin"));
        file.close();
        // Layout message, version 3: contiguous, no address, 4 bytes. As chunked: rank, no address, chunk, element.
        const std::string nowhere(8, '\xff');
        const std::string contiguous = std::string("\x03\x01", 2) + nowhere + std::string("\x04\0\0\0\0\0\0\0", 8);
        const std::string chunked = std::string("\x03\x02\x02", 3) + nowhere + std::string("\x04\0\0\0\x01\0\0\0", 8);
        std::string content = contentOf(file.path());
        const std::size_t place = content.find(contiguous);
        QVERIFY(place != std::string::npos);
        content.replace(place, chunked.size(), chunked);
        const std::string damaged = file.folder().file("damaged.h5");
        writeContent(damaged, content);
        H5Backend backend;
        backend.openFile(damaged);
        VERIFY_CONTAINS(refusalOf(backend, "/x"), "outside of the folder of this file");
    }

    void virtualDatasetsOfTheSameFileAreRead()
    {
        TestFile file("test.h5", TestFile::Format::Latest);
        file.makeDoubles("/source", {4}, {1, 2, 3, 4});
        makeVirtual(file, "/x", ".", "/source");
        makeVirtual(file, "/gone", ".", "/no_such");
        file.close();
        const H5Backend backend = opened(file);
        QCOMPARE(backend.read("/x").toDouble(2), 3.0);
        QCOMPARE(backend.read("/gone").toDouble(2), 0.0); // the fill value, as the format says
    }

    void virtualDatasetsInCirclesAreRefused()
    {
        TestFile file("test.h5", TestFile::Format::Latest);
        makeVirtual(file, "/self", ".", "/self");
        makeVirtual(file, "/a", ".", "/b");
        makeVirtual(file, "/b", ".", "/a");
        file.close();
        const H5Backend backend = opened(file);
        VERIFY_CONTAINS(refusalOf(backend, "/self"), "leads back to itself");
        VERIFY_CONTAINS(refusalOf(backend, "/a"), "leads back to itself");
    }

    void anAbsoluteSourceThatIsGoneIsLookedForBesideTheFile()
    {
        TestFile file("test.h5", TestFile::Format::Latest);
        makeVirtual(file, "/self", "/no_such_folder/test.h5", "/self");
        makeVirtual(file, "/pipe", "/no_such_folder/pipe.h5", "/source");
        makeVirtual(file, "/near", "/no_such_folder/source.h5", "/source");
        file.close();
        TestFile source("source.h5");
        source.makeDoubles("/source", {4}, {1, 2, 3, 4});
        source.close();
        std::filesystem::copy_file(source.path(), file.folder().file("source.h5"));
        QCOMPARE(::mkfifo(file.folder().file("pipe.h5").c_str(), 0600), 0);
        const H5Backend backend = opened(file);
        VERIFY_CONTAINS(refusalOf(backend, "/self"), "leads back to itself");
        VERIFY_CONTAINS(refusalOf(backend, "/pipe"), "no regular file");
        QCOMPARE(backend.read("/near").toDouble(2), 3.0); // as HDF5 does
    }

    void virtualSourcesInOtherFiles()
    {
        TestFile elsewhere("source.h5");
        elsewhere.makeDoubles("/source", {4}, {1, 2, 3, 4});
        elsewhere.close();
        TestFile file("test.h5", TestFile::Format::Latest);
        makeVirtual(file, "/near", "source.h5", "/source");
        makeVirtual(file, "/far", elsewhere.path(), "/source");
        makeVirtual(file, "/pipe", "pipe.h5", "/source");
        file.close();
        std::filesystem::copy_file(elsewhere.path(), file.folder().file("source.h5"));
        QCOMPARE(::mkfifo(file.folder().file("pipe.h5").c_str(), 0600), 0);
        const H5Backend backend = opened(file);
        QCOMPARE(backend.read("/near").toDouble(2), 3.0);
        VERIFY_CONTAINS(refusalOf(backend, "/far"), "outside of the folder of this file");
        VERIFY_CONTAINS(refusalOf(backend, "/pipe"), "no regular file");
    }
};

QTEST_GUILESS_MAIN(OutsideTest)
#include "tst_backend_outside.moc"
