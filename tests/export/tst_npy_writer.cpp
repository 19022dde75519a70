// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/export/NpyWriter.h"

#include <fstream>
#include <sstream>

#include <QProcess>
#include <QTest>

#include "TestFile.h"
#include "h5scout/backend/H5Backend.h"
#include "h5scout/hdf5/CApi.h"

using namespace h5scout;
using namespace h5scout::test;

namespace
{

/// Why a node is not exported; nothing may have been written.
QByteArray refusal(const TestFile& file, const char* path)
{
    H5Backend backend;
    backend.openFile(file.path());
    std::ostringstream target;
    try {
        writeNpy(target, backend.getNode(path));
        return "exported";
    } catch (const InvalidExport& error) {
        return target.str().empty() ? error.what() : "something was written";
    }
}

/// Arrays of the types of NumPy, in both byte orders.
void makeArrays(TestFile& file)
{
    const std::int32_t integers[] = {-3, 0, 7, 1 << 30, 5, -9};
    const double floats[] = {0.5, -1e300, 3, 1.0 / 3, 0, -0.0};
    const float complexes[] = {1, 2, 3, 4};
    const std::int8_t bools[] = {0, 1, 1};
    file.makeArray("/big", H5T_STD_I32BE, {2, 3}, nullptr);
    const hdf5::Handle big(H5Dopen2(file.id(), "/big", H5P_DEFAULT));
    QVERIFY(H5Dwrite(big.get(), H5T_NATIVE_INT32, H5S_ALL, H5S_ALL, H5P_DEFAULT, integers) >= 0);
    file.makeArray("/floats", H5T_NATIVE_DOUBLE, {3, 2, 1}, floats);
    file.makeArray("/scalar", H5T_NATIVE_DOUBLE, {}, floats);
    file.makeArray("/empty", H5T_NATIVE_UINT16, {0, 4}, nullptr, {kUnlimited, 4});
    const hdf5::Handle boolType(H5Tenum_create(H5T_NATIVE_INT8));
    const std::int8_t no = 0;
    const std::int8_t yes = 1;
    QVERIFY(H5Tenum_insert(boolType.get(), "FALSE", &no) >= 0 && H5Tenum_insert(boolType.get(), "TRUE", &yes) >= 0);
    file.makeArray("/bools", boolType.get(), {3}, bools);
    const hdf5::Handle complexType(H5Tcreate(H5T_COMPOUND, 8));
    QVERIFY(H5Tinsert(complexType.get(), "r", 0, H5T_NATIVE_FLOAT) >= 0 &&
            H5Tinsert(complexType.get(), "i", 4, H5T_NATIVE_FLOAT) >= 0);
    file.makeArray("/complex", complexType.get(), {2}, complexes);
    const hdf5::Handle stringType(H5Tcopy(H5T_C_S1));
    QVERIFY(H5Tset_size(stringType.get(), 3) >= 0 && H5Tset_strpad(stringType.get(), H5T_STR_NULLPAD) >= 0);
    file.makeArray("/strings", stringType.get(), {2}, "abcd\0\0");
    const hsize_t triple = 3;
    const hdf5::Handle tripleType(H5Tarray_create2(H5T_NATIVE_INT32, 1, &triple));
    file.makeArray("/triples", tripleType.get(), {2}, integers);
    // More than one piece.
    std::vector<double> many(700'000);
    for (std::size_t index = 0; index < many.size(); ++index)
        many[index] = static_cast<double>(index) / 7;
    file.makeArray("/many", H5T_NATIVE_DOUBLE, {7, 100'000}, many.data());
}

} // namespace

/// Arrays as .npy files, judged by NumPy; what such a file cannot hold is refused.
class TestNpyWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Proves: (export as a NumPy file)
    void numpyReadsWhatH5pyReads()
    {
        const TemporaryFolder folder;
        TestFile file;
        makeArrays(file);
        file.close();
        H5Backend backend;
        backend.openFile(file.path());
        for (const Node& node : backend.root().children()) {
            std::ofstream target(folder.file(node.name() + ".npy"), std::ios::binary);
            QVERIFY(writeNpy(target, node));
        }
        backend.closeFile();
        QProcess judge;
        const auto textOf = [](const std::string& text) { return QString::fromStdString(text); };
        judge.start(QStringLiteral(H5SCOUT_PYTHON),
                    {QStringLiteral(H5SCOUT_SAME_ARRAYS), textOf(file.path()), textOf(folder.file(""))});
        QVERIFY(judge.waitForFinished());
        QCOMPARE(judge.readAllStandardOutput().trimmed() + judge.readAllStandardError(), QByteArray("same 9"));
    }

    // Proves: InvalidExport
    void whatIsNoArrayOfNumbersIsRefused()
    {
        TestFile file;
        file.makeGroup("/group");
        file.makeStringArray("/log", {"a text"});
        const hdf5::Handle space(H5Screate(H5S_NULL));
        const hdf5::Handle null(
            H5Dcreate2(file.id(), "/null", H5T_NATIVE_INT, space.get(), H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT));
        file.makeArray("/opaque", H5T_STD_REF_DSETREG, {1}, nullptr);
        file.close();
        QCOMPARE(refusal(file, "/group"), "Could not export as a NumPy file at /group in " +
                                              QByteArray::fromStdString(file.path()) +
                                              ": The node is no array, but of the kind GROUP.");
        QVERIFY(refusal(file, "/log")
                    .endsWith("Its elements are of the type str, which a NumPy file holds only as "
                              "pickles."));
        QVERIFY(refusal(file, "/null").endsWith("It has a null dataspace: there is nothing to export."));
        QVERIFY2(refusal(file, "/opaque").contains("not shown yet"), refusal(file, "/opaque").constData());
    }

    void stopsWhenTold()
    {
        TestFile file;
        makeArrays(file);
        file.close();
        H5Backend backend;
        backend.openFile(file.path());
        std::ostringstream target;
        QByteArrayList heard;
        QVERIFY(!writeNpy(target, backend.getNode("/many"), [&](std::uint64_t done, std::uint64_t all) {
            heard << QByteArray::number(qulonglong{done}) + '/' + QByteArray::number(qulonglong{all});
            return heard.size() < 1;
        }));
        QCOMPARE(heard, QByteArrayList{"4000000/5600000"});
    }

    void aFullDiskIsSaid()
    {
        TestFile file;
        makeArrays(file);
        file.close();
        H5Backend backend;
        backend.openFile(file.path());
        std::ofstream target("/dev/full", std::ios::binary);
        try {
            writeNpy(target, backend.getNode("/many"));
            QFAIL("written to a full disk");
        } catch (const Error& error) {
            QVERIFY2(QByteArray(error.what()).contains("at /many in "), error.what());
        }
    }
};

QTEST_GUILESS_MAIN(TestNpyWriter)
#include "tst_npy_writer.moc"
