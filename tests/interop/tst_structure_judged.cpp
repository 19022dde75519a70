// SPDX-License-Identifier: GPL-3.0-or-later
// Copies of nodes and dimension scales are judged by h5py and PyTables.
#include <filesystem>

#include <QProcess>
#include <QTest>

#include "MakeArrays.h"
#include "TestFile.h"
#include "h5scout/backend/DimensionScales.h"
#include "h5scout/backend/H5Backend.h"

using namespace h5scout;
using namespace h5scout::test;

namespace
{

/// Output of the judge; empty if it agrees.
QByteArray judge(const QStringList& arguments)
{
    constexpr int kTimeLimitMs = 100'000;
    QProcess python;
    python.setProcessChannelMode(QProcess::MergedChannels);
    python.start(QStringLiteral(H5SCOUT_PYTHON), QStringList{QStringLiteral(H5SCOUT_STRUCTURE_JUDGE)} + arguments);
    if (!python.waitForFinished(kTimeLimitMs))
        return "The judge does not end.";
    const QByteArray output = python.readAll();
    return python.exitStatus() == QProcess::NormalExit && python.exitCode() == 0 ? QByteArray() : output + "(failed)";
}

QString qt(const std::string& text)
{
    return QString::fromStdString(text);
}

void makeEmptyFile(const std::string& path, const QString& flavour)
{
    if (flavour == QStringLiteral("plain")) {
        std::filesystem::copy_file(H5SCOUT_TEST_DATA "/plain.h5", path);
        std::filesystem::permissions(path, std::filesystem::perms::owner_write, std::filesystem::perm_options::add);
        return;
    }
    H5Backend(flavour == QStringLiteral("tables") ? Convention::Tables : Convention::H5py)
        .openFile(path, OpenMode::Write);
}

/// Everything that a group of PyMoDAQ may hold.
void fill(H5Backend& backend, bool isPlain)
{
    const Group scan = backend.addGroup("Scan000", GroupType::scan, "/", "Größe", {{"scan_done", true}});
    backend.setAttr(scan, "numbers", List{{std::int64_t{1}, std::int64_t{2}}}, AttributeStorage::Native);
    backend.setAttr(scan, "long", Text{std::string(70'000, 'x')});
    backend.defineCompression("gzip", 4);
    const ArrayStorage big{.byteOrder = ByteOrder::Big};
    backend.createEArray(scan, "rows", elementTypeOf(ElementKind::Int32), {2}, "Rows", {}, big)
        .append(integers({1, 2, 3, 4}, {2, 2}));
    backend.createCArray(scan, "complex", arrayOf<std::complex<double>>(ElementKind::Complex128, {{1, 2}, {3, 4}}));
    backend.createCArray(scan, "bools", arrayOf<std::uint8_t>(ElementKind::Bool, {1, 0}));
    backend.createVLArray(scan, "ragged", elementTypeOf(ElementKind::Int16)).append(integers({1, 2}));
    if (!isPlain)
        backend.createStringArray(scan, "log").append("one \u00e9");
    backend.defineCompression("gzip", 0);
    const Group inner = backend.getSetGroup(scan, "inner", "Inner");
    const CArray one = backend.createCArray(inner, "one", doubles({1, 2}), "One", {{"units", Text{"V"}}});
    backend.createHardLink(inner, "two", one);
    backend.createHardLink(scan, "again", inner);
    backend.createSoftLink(scan, "soft", "inner/one");
    backend.createSoftLink(scan, "dangling", "/no/such");
}

} // namespace

class TestStructureJudged : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void copiesAreWhatWasCopied_data();
    void copiesAreWhatWasCopied();
    void savedCopiesAreTheFile_data();
    void savedCopiesAreTheFile();
    void scalesAreH5pysDims_data();
    void scalesAreH5pysDims();
    void whatIsRemovedIsNoScaleOfAnything_data() { scalesAreH5pysDims_data(); }
    void whatIsRemovedIsNoScaleOfAnything();
};

void TestStructureJudged::copiesAreWhatWasCopied_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<bool>("isDirect");
    for (const bool isDirect : {true, false}) {
        for (const char* from : {"tables", "h5py", "plain"}) {
            for (const char* to : {"tables", "h5py", "plain"}) {
                if (qstrcmp(from, "plain") != 0 || qstrcmp(to, "plain") == 0) // others get the file's bookkeeping
                    QTest::addRow("%s to %s %s", from, to, isDirect ? "direct" : "transaction")
                        << QString::fromLatin1(from) << QString::fromLatin1(to) << isDirect;
            }
        }
    }
}

void TestStructureJudged::copiesAreWhatWasCopied()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(bool, isDirect);
    const TemporaryFolder folder;
    const OpenOptions options{.durability = isDirect ? Durability::Direct : Durability::Transaction};
    const std::string original = folder.file("source.h5");
    makeEmptyFile(original, from);
    H5Backend source;
    source.openFile(original, OpenMode::ReadWrite, options);
    fill(source, from == QStringLiteral("plain"));
    source.commit();
    std::string other = folder.file("target.h5");
    makeEmptyFile(other, to);
    H5Backend target;
    target.openFile(other, OpenMode::ReadWrite, options);
    source.openFile(original);
    target.copyNode(source.getNode("/Scan000"), "/", "Copy");
    target.copyNode(source.getNode("/Scan000/rows"), "/Copy", "rows too");
    target.commit();
    source.openFile(original, OpenMode::ReadWrite, options);
    source.copyNode("/Scan000/rows", "/", "near");
    source.commit();
    for (const QStringList& arguments :
         {QStringList{qt(other), QStringLiteral("/Scan000/rows"), QStringLiteral("/Copy/rows too")},
          QStringList{qt(original), QStringLiteral("/Scan000/rows"), QStringLiteral("/near")}}) {
        const QByteArray verdict = judge(QStringList{QStringLiteral("copied"), qt(original)} + arguments);
        QVERIFY2(verdict.isEmpty(), verdict.constData());
    }
    target.openFile(other, OpenMode::ReadWrite, options);
    target.removeNode("/Copy/rows too");
    target.commit();
    const QByteArray verdict =
        judge({QStringLiteral("copied"), qt(original), qt(other), QStringLiteral("/Scan000"), QStringLiteral("/Copy")});
    QVERIFY2(verdict.isEmpty(), verdict.constData());
}

void TestStructureJudged::savedCopiesAreTheFile_data()
{
    QTest::addColumn<QString>("flavour");
    QTest::addColumn<bool>("isDirect");
    for (const char* flavour : {"tables", "h5py", "plain"}) {
        for (const bool isDirect : {true, false})
            QTest::addRow("%s %s", flavour, isDirect ? "direct" : "transaction")
                << QString::fromLatin1(flavour) << isDirect;
    }
}

/// The copy is made before the file is saved, the judge compares it with the saved one.
void TestStructureJudged::savedCopiesAreTheFile()
{
    QFETCH(QString, flavour);
    QFETCH(bool, isDirect);
    const TemporaryFolder folder;
    makeEmptyFile(folder.file("file.h5"), flavour);
    H5Backend backend;
    backend.openFile(folder.file("file.h5"), OpenMode::ReadWrite,
                     {.durability = isDirect ? Durability::Direct : Durability::Transaction});
    fill(backend, flavour == QStringLiteral("plain"));
    backend.saveFileAs(folder.file("copy.h5"));
    backend.commit();
    const QByteArray verdict = judge({QStringLiteral("saved"), qt(folder.file("file.h5")), qt(folder.file("copy.h5"))});
    QVERIFY2(verdict.isEmpty(), verdict.constData());
}

void TestStructureJudged::scalesAreH5pysDims_data()
{
    QTest::addColumn<bool>("isDirect");
    QTest::newRow("direct") << true;
    QTest::newRow("transaction") << false;
}

void TestStructureJudged::scalesAreH5pysDims()
{
    QFETCH(bool, isDirect);
    const TemporaryFolder folder;
    const std::string path = folder.file("scales.h5");
    QProcess python;
    python.start(
        QStringLiteral(H5SCOUT_PYTHON),
        {QStringLiteral("-c"),
         QStringLiteral("import h5py, sys; f = h5py.File(sys.argv[1], 'w'); s = f.create_dataset('their scale', "
                        "(2,)); s.make_scale('s'); f.create_dataset('theirs', (2,)).dims[0].attach_scale(s)"),
         qt(path)});
    QVERIFY(python.waitForFinished() && python.exitCode() == 0);
    H5Backend backend;
    backend.openFile(path, OpenMode::ReadWrite,
                     {.durability = isDirect ? Durability::Direct : Durability::Transaction});
    const auto scale = [&](const char* where, const char* name, std::size_t length, const char* scaleName) {
        const CArray array = backend.createCArray(where, name, doubles(std::vector<double>(length, 1.0)));
        DimensionScales(array).makeScale(scaleName);
        return array;
    };
    const CArray image = backend.createCArray("/", "image", doubles({1, 2, 3, 4, 5, 6}, {2, 3}));
    const CArray y = scale("/", "y", 2, "y");
    DimensionScales(image).attach(0, y);
    DimensionScales(image).attach(0, scale("/", "plain", 2, ""));
    DimensionScales(image).attach(1, scale("/", "x", 3, "x"));
    DimensionScales(image).setLabel(0, "up");
    DimensionScales(image).setLabel(1, "across \u00e9");
    const CArray detached = backend.createCArray("/", "detached", doubles({1, 2, 3}));
    DimensionScales(detached).attach(0, y);
    DimensionScales(detached).detach(0, y);
    const Group group = backend.getSetGroup("/", "group");
    const CArray inner = backend.createCArray(group, "image", doubles({1, 2, 3, 4, 5, 6}, {2, 3}));
    DimensionScales(inner).attach(1, scale("/group", "x", 3, "inner"));
    DimensionScales(inner).attach(0, y);
    backend.copyNode(group, "/", "copy");
    QCOMPARE(DimensionScales(CArray(backend.getNode("/theirs"))).scales(0).front().path(), std::string("/their scale"));
    backend.commit();
    const QByteArray verdict = judge({QStringLiteral("scales"), qt(path)});
    QVERIFY2(verdict.isEmpty(), verdict.constData());
    backend.openFile(path);
    QCOMPARE(DimensionScales(CArray(backend.getNode("/image"))).scales(0).size(), std::size_t{1});
    QCOMPARE(DimensionScales(CArray(backend.getNode("/detached"))).scales(0).front().path(), std::string("/x"));
}

/// HDF5 leaves the references to what was removed, and h5py shows what lies there.
void TestStructureJudged::whatIsRemovedIsNoScaleOfAnything()
{
    QFETCH(bool, isDirect);
    const TemporaryFolder folder;
    const std::string path = folder.file("scales.h5");
    QCOMPARE(judge({QStringLiteral("scaled"), qt(path)}), QByteArray());
    H5Backend backend;
    backend.openFile(path, OpenMode::ReadWrite,
                     {.durability = isDirect ? Durability::Direct : Durability::Transaction});
    backend.removeNode("/x");           // a scale
    backend.removeNode("/line");        // an array with scales
    backend.removeNode("/group");       // both, tied to each other and to what stays
    backend.removeNode("/second name"); // of a scale that stays
    Group(backend.getNode("/children")).removeChildren();
    backend.commit();
    QCOMPARE(judge({QStringLiteral("unscaled"), qt(path)}), QByteArray());
}

QTEST_GUILESS_MAIN(TestStructureJudged)
#include "tst_structure_judged.moc"
