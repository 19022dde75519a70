// SPDX-License-Identifier: GPL-3.0-or-later
// Arrays that we make are what h5py and PyTables make, and each appends to the others'.
#include <complex>
#include <filesystem>
#include <fstream>

#include <QProcess>
#include <QtTest>

#include "MakeArrays.h"
#include "TestFile.h"
#include "h5scout/backend/H5Backend.h"

using namespace h5scout;
using namespace h5scout::test;

namespace
{

constexpr const char* kTitle = "A t\u00eftle";

/// The numbers of the judge, two of each type.
std::vector<NdArray> twoOfEach()
{
    using std::complex;
    return {
        arrayOf<std::uint8_t>(ElementKind::Bool, {1, 0}),
        arrayOf<std::int8_t>(ElementKind::Int8, {-128, 127}),
        arrayOf<std::int16_t>(ElementKind::Int16, {-300, 300}),
        arrayOf<std::int32_t>(ElementKind::Int32, {-70000, 70000}),
        arrayOf<std::int64_t>(ElementKind::Int64, {INT64_MIN, INT64_MAX}),
        arrayOf<std::uint8_t>(ElementKind::UInt8, {0, 255}),
        arrayOf<std::uint16_t>(ElementKind::UInt16, {0, 65535}),
        arrayOf<std::uint32_t>(ElementKind::UInt32, {0, UINT32_MAX}),
        arrayOf<std::uint64_t>(ElementKind::UInt64, {0, UINT64_MAX}),
        arrayOf<std::uint16_t>(ElementKind::Float16, {0x3800, 0xC000}),
        arrayOf<float>(ElementKind::Float32, {0.25F, std::numeric_limits<float>::infinity()}),
        doubles({0.1, -0.0}),
        arrayOf<complex<float>>(ElementKind::Complex64, {{1, 2}, {-1, 0}}),
        arrayOf<complex<double>>(ElementKind::Complex128, {{0.1, -2}, {0, 3}}),
        NdArray({2}, {ElementKind::FixedString, 3},
                std::vector<std::byte>{std::byte{'a'}, std::byte{'b'}, std::byte{'c'}, std::byte{'d'}, {}, {}}),
    };
}

std::string nameOf(const NdArray& array)
{
    return array.type().kind == ElementKind::FixedString ? "S3" : dtypeName(array.type());
}

NdArray reversed(const NdArray& array)
{
    const std::size_t half = array.type().byteSize;
    std::vector<std::byte> bytes(array.bytes().begin(), array.bytes().end());
    std::rotate(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(half), bytes.end());
    return {array.shape(), array.type(), std::move(bytes)};
}

/// The same twice, as two rows.
NdArray twice(const NdArray& row)
{
    std::vector<std::byte> bytes(row.bytes().begin(), row.bytes().end());
    bytes.insert(bytes.end(), row.bytes().begin(), row.bytes().end());
    return {{2, row.size()}, row.type(), std::move(bytes)};
}

void fill(H5Backend& backend, ByteOrder order)
{
    const ArrayStorage storage{.byteOrder = order};
    for (const NdArray& row : twoOfEach()) {
        backend.defineCompression("gzip", 0);
        backend.createCArray("/", "C_" + nameOf(row), row, kTitle, {}, storage);
        backend.defineCompression("gzip", 4);
        const EArray rows = backend.createEArray("/", "E_" + nameOf(row), row.type(), {2}, kTitle, {}, storage);
        rows.append(row);
        rows.append(twice(row));
    }
    backend.defineCompression("gzip", 0);
    const Metadata units{{"units", Text{"V"}}};
    const VLArray ragged =
        backend.createVLArray("/", "Ragged", elementTypeOf(ElementKind::Int16), kTitle, units, storage);
    for (const std::vector<std::int64_t>& row : {std::vector<std::int64_t>{1, 2}, {}, {3}})
        ragged.append(integers(row, {row.size()}));
    const StringArray log = backend.createStringArray("/", "Logger", kTitle);
    std::string smileys;
    for (int index = 0; index < 20'000; ++index)
        smileys += "\U0001f600";
    log.append("start \u00e9");
    log.append(texts({"", std::string(300, 'x'), smileys}));
}

void addWhatPyTablesHasNot(H5Backend& backend)
{
    backend.createCArray("/", "Texts", texts({"a", "\u00e9", ""}));
    const double number = 2.5;
    const auto bytes = std::as_bytes(std::span(&number, 1));
    backend.createCArray("/", "Scalar",
                         {{}, elementTypeOf(ElementKind::Float64), std::vector(bytes.begin(), bytes.end())});
}

void makeOurs(const std::string& path, Convention convention, ByteOrder order)
{
    H5Backend backend(convention);
    backend.openFile(path, OpenMode::Write, {.durability = Durability::Transaction});
    fill(backend, order);
    if (convention == Convention::H5py)
        addWhatPyTablesHasNot(backend);
    backend.commit();
}

/// Runs the judge; empty, or what it says.
QByteArray judge(const char* command, const TemporaryFolder& folder, QByteArray* output = nullptr,
                 const QString& order = {})
{
    QProcess process;
    QStringList arguments{QStringLiteral(H5SCOUT_ARRAY_JUDGE), QString::fromLatin1(command),
                          QString::fromStdString(folder.path().string())};
    if (!order.isEmpty())
        arguments << order;
    process.start(QStringLiteral(H5SCOUT_PYTHON), arguments);
    if (!process.waitForFinished(120'000))
        return "the judge does not answer";
    if (output != nullptr)
        *output = process.readAllStandardOutput();
    return process.exitCode() == 0 ? QByteArray() : process.readAllStandardError().right(2000) + "failed";
}

/// The sentence of the refusal, or "done".
QByteArray append(const H5Backend& backend, const char* path, const NdArray& rows)
{
    try {
        EArray(backend.getNode(path)).append(rows);
    } catch (const Error& error) {
        return error.what();
    }
    return "done";
}

/// The numbers of the judge, to the array of each type: the other way round, then as they are.
QByteArrayList appendTwoOfEach(const H5Backend& backend)
{
    QByteArrayList sentences;
    for (const NdArray& row : twoOfEach()) {
        const std::string path = "/" + nameOf(row);
        sentences << append(backend, path.c_str(), reversed(row)) << append(backend, path.c_str(), row);
    }
    return sentences;
}

} // namespace

#define VERIFY_APPROVED(verdict)                                                                                       \
    do {                                                                                                               \
        const QByteArray said = verdict;                                                                               \
        QVERIFY2(said.isEmpty(), said.constData());                                                                    \
    } while (false)

class TestArraysJudged : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oursAreTheirs_data()
    {
        QTest::addColumn<bool>("isBig");
        QTest::newRow("little") << false;
        QTest::newRow("big") << true;
    }

    void oursAreTheirs()
    {
        QFETCH(bool, isBig);
        const ByteOrder order = isBig ? ByteOrder::Big : ByteOrder::Little;
        const TemporaryFolder folder;
        makeOurs(folder.file("tables.h5"), Convention::Tables, order);
        makeOurs(folder.file("h5py.h5"), Convention::H5py, order);
        makePlain(folder.file("plain.h5"), order);
        VERIFY_APPROVED(judge("check", folder, nullptr, isBig ? QStringLiteral("big") : QStringLiteral("little")));
        for (const char* name : {"tables.h5", "h5py.h5", "plain.h5"}) {
            H5Backend backend;
            backend.openFile(folder.file(name));
            for (const NdArray& row : twoOfEach()) {
                const CArray rows(backend.getNode("/E_" + nameOf(row)));
                QCOMPARE(joined(rows.read({{3, 1, 1}, {0, 2, 1}})).replace("(1, 2)", "(2,)"), joined(reversed(row)));
            }
            QCOMPARE(joined(backend.read("/Ragged")), QByteArray("object (4,): [1, 2] [] [3] [4, 5]"));
            QCOMPARE(StringArray(backend.getNode("/Logger")).texts(4, 1).front(), std::string("theirs"));
        }
    }

    void theirsAreOurs_data()
    {
        QTest::addColumn<bool>("isDirect");
        QTest::newRow("direct") << true;
        QTest::newRow("transaction") << false;
    }

    void theirsAreOurs()
    {
        QFETCH(bool, isDirect);
        const OpenOptions options{.durability = isDirect ? Durability::Direct : Durability::Transaction};
        const TemporaryFolder folder;
        VERIFY_APPROVED(judge("make", folder));
        H5Backend backend;
        backend.openFile(folder.file("theirs_tables.h5"), OpenMode::ReadWrite, options);
        QCOMPARE(appendTwoOfEach(backend), QByteArrayList(30, "done"));
        QCOMPARE(append(backend, "/big", doubles({1.5, -2})), QByteArray("done"));
        QCOMPARE(append(backend, "/columns", integers({3, 4})), QByteArray("done"));
        QCOMPARE(append(backend, "/columns", integers({5, 6}, {2, 1})), QByteArray("done"));
        QCOMPARE(append(backend, "/points", integers({1, 2, 3, 4, 5, 6}, {2, 3})), QByteArray("done"));
        QCOMPARE(append(backend, "/ragged", integers({}, {0})), QByteArray("done"));
        QCOMPARE(append(backend, "/ragged", doubles({3})), QByteArray("done"));
        QCOMPARE(append(backend, "/vlstring", texts({"\u00e9", ""})), QByteArray("done"));
        QCOMPARE(append(backend, "/vlunicode", texts({"\u00e9\U0001f600", ""})), QByteArray("done"));
        QCOMPARE(append(backend, "/object", texts({"text"})), QByteArray("done"));
        QCOMPARE(append(backend, "/enum", integers({1, 0})), QByteArray("done"));
        QVERIFY(append(backend, "/enum", integers({2})).contains("no value of the enum uint8"));
        QVERIFY(append(backend, "/array", integers({4})).contains("is no enlargeable array"));
        QVERIFY(append(backend, "/carray", integers({4})).contains("is no enlargeable array"));
        QVERIFY(append(backend, "/table", integers({4})).contains("which h5scout does not write"));
        backend.commit();

        backend.openFile(folder.file("theirs_h5py.h5"), OpenMode::ReadWrite, options);
        QCOMPARE(appendTwoOfEach(backend), QByteArrayList(30, "done"));
        QCOMPARE(append(backend, "/big", doubles({1.5, -2})), QByteArray("done"));
        QCOMPARE(append(backend, "/texts", texts({"\u00e9", ""})), QByteArray("done"));
        QCOMPARE(append(backend, "/room", doubles({1, 2})), QByteArray("done"));
        QVERIFY(append(backend, "/room", doubles({1})).contains("is no enlargeable array"));
        QVERIFY(append(backend, "/fixed", doubles({1})).contains("is no enlargeable array"));
        QCOMPARE(append(backend, "/ragged", doubles({0.5, 1})), QByteArray("done"));
        QCOMPARE(append(backend, "/ragged", doubles({}, {0})), QByteArray("done"));
        QCOMPARE(append(backend, "/offset", integers({-100000, 100000})), QByteArray("done"));
        for (const char* path : {"/rounding", "/narrow"})
            QVERIFY2(append(backend, path, integers({1})).contains("'scaleoffset' (number 6), which rounds"), path);
        const QByteArray lzf = append(backend, "/lzf", doubles({1}));
        QVERIFY2(lzf == "done" || lzf.contains("the filter 'lzf' (number 32000), which"), lzf.constData());
        backend.commit();
        VERIFY_APPROVED(judge("verify", folder));
    }

    void pymodaqsFilesStayTheirs_data() { theirsAreOurs_data(); }

    void pymodaqsFilesStayTheirs()
    {
        QFETCH(bool, isDirect);
        const std::vector<std::string> files = sharedFiles({"pymodaq"});
        if (files.empty())
            QSKIP("The sample files are not there.");
        const TemporaryFolder folder;
        int count = 0;
        for (const std::string& file : files)
            count += lengthen(file, folder, isDirect);
        QVERIFY(count > 50);
        QByteArray judged;
        VERIFY_APPROVED(judge("samples", folder, &judged));
        QCOMPARE(judged.trimmed().toInt(), count);
    }

private:
    static void makePlain(const std::string& path, ByteOrder order)
    {
        std::filesystem::copy_file(H5SCOUT_TEST_DATA "/plain.h5", path);
        std::filesystem::permissions(path, std::filesystem::perms::owner_write, std::filesystem::perm_options::add);
        H5Backend backend;
        backend.openFile(path, OpenMode::ReadWrite);
        QVERIFY(!backend.hasBookkeeping());
        fill(backend, order);
        addWhatPyTablesHasNot(backend);
        backend.commit();
    }

    /// A copy of the file, in which each array that grows has got its last row once more and each log a text; how many.
    static int lengthen(const std::string& file, const TemporaryFolder& folder, bool isDirect)
    {
        const std::filesystem::path source(file);
        const std::filesystem::path copy = folder.path() / ("sample_" + source.filename().string());
        std::filesystem::copy_file(source, copy);
        std::filesystem::permissions(copy, std::filesystem::perms::owner_write, std::filesystem::perm_options::add);
        H5Backend backend;
        try {
            backend.openFile(copy.string(), OpenMode::ReadWrite,
                             {.durability = isDirect ? Durability::Direct : Durability::Transaction});
        } catch (const Error&) {
            std::filesystem::remove(copy); // those of damaged files
            return 0;
        }
        QStringList names;
        for (const Node& node : backend.walkNodes("/")) {
            if (node.kind() == NodeKind::StringArray) {
                StringArray(node).append("appended \u00e9");
                names << QString::fromStdString(node.path());
            } else if (node.kind() == NodeKind::VLArray || node.kind() == NodeKind::EArray) {
                const EArray array(node);
                if (array.shape().front() == 0 || array.attrs().contains("PSEUDOATOM"))
                    continue; // nothing to append again; texts
                Selection last = wholeSelection(array.shape());
                last.front() = {array.shape().front() - 1, 1, 1};
                array.append(array.read(last));
                names << QString::fromStdString(node.path());
            }
        }
        backend.commit();
        std::ofstream(std::filesystem::path(copy).replace_extension(".json"))
            << "[" << (names.isEmpty() ? "" : "\"" + names.join(QStringLiteral("\", \"")).toStdString() + "\"") << "]";
        return static_cast<int>(names.size());
    }
};

QTEST_GUILESS_MAIN(TestArraysJudged)
#include "tst_arrays_judged.moc"
