// SPDX-License-Identifier: GPL-3.0-or-later
// What is written here is judged by h5py, by PyTables and by PyMoDAQ's way to read attributes: files made here, and
// files of others that were edited here.
#include <filesystem>

#include <QProcess>
#include <QTest>

#include "TestFile.h"
#include "h5scout/backend/H5Backend.h"

using namespace h5scout;
using namespace h5scout::test;

namespace
{

/// Output and exit code of the judge; empty if it agrees.
QByteArray judge(const QStringList& arguments, const QByteArray& input = {})
{
    constexpr int kTimeLimitMs = 200'000;
    QProcess python;
    python.setProcessChannelMode(QProcess::MergedChannels);
    python.start(QStringLiteral(H5SCOUT_PYTHON), QStringList{QStringLiteral(H5SCOUT_NODE_JUDGE)} + arguments);
    python.write(input);
    python.closeWriteChannel();
    if (!python.waitForFinished(kTimeLimitMs))
        return "The judge does not end.";
    const QByteArray output = python.readAll();
    return python.exitStatus() == QProcess::NormalExit && python.exitCode() == 0 ? QByteArray() : output + "(failed)";
}

Metadata valuesOfAllKinds(bool isPlain)
{
    const std::int64_t one = 1;
    Metadata values{{"int", std::int64_t{5}},
                    {"float", 1e-7},
                    {"small", 3.0},
                    {"true", true},
                    {"text", Text{"é \xf0\x9f\x98\x80 'quoted' \"too\""}},
                    {"empty", Text{}},
                    {"lines", Text{"a\nb\t\x7f\xc2\xa0"}},
                    {"long", Text{std::string(70'000, 'x')}}};
    if (isPlain)
        return values;
    const Metadata more{
        {"negative", BigInteger{"-1180591620717411303424"}},
        {"none", None{}},
        {"bytes", Bytes{std::string("\0abc\xff'", 6)}},
        {"tuple", Tuple{{one, 2.5, Text{"a"}}}},
        {"one", Tuple{{one}}},
        {"list", List{{one, List{{Bytes{"x"}}}}}},
        {"dict", Dict{{{Text{"a"}, one}}}},
        {"complex", std::complex<double>(1, 2)},
        {"date", Date{2024, 10, 20}},
        {"moment", DateTime{{2024, 10, 20}, {22, 8, 9, 123456, {}}}},
    };
    values.insert(values.end(), more.begin(), more.end());
    return values;
}

void setNativeValues(const Node& node)
{
    const auto set = [&](const char* name, const Value& value) { node.setAttr(name, value, AttributeStorage::Native); };
    set("n_int", std::int64_t{-5});
    set("n_uint", BigInteger{"18446744073709551615"});
    set("n_float", -0.0);
    set("n_complex", std::complex<double>(1, -2));
    set("n_bool", true);
    set("n_text", Text{"é"});
    set("n_bytes", Bytes{"abc"});
    set("n_list", List{{std::int64_t{1}, std::int64_t{2}, std::int64_t{3}}});
    set("n_mixed", Tuple{{std::int64_t{1}, 2.5}});
    set("n_texts", List{{Text{"a"}, Text{}, Text{"é"}}});
}

/// Everything that node_judge.py looks for in a file made here.
void fill(const H5Backend& backend, bool isPlain)
{
    backend.setAttr("/", "TITLE", Text{"changed"});
    const Group raw = backend.getSetGroup("/", "RawData", "", valuesOfAllKinds(isPlain));
    setNativeValues(raw);
    backend.addGroup("Scan001", GroupType::scan, raw, "Größe", {{"scan_type", Text{""}}, {"scan_done", false}});
    backend.renameNode("/RawData/Scan001", backend.nextGroupName("/RawData/Scan001", GroupType::scan));
    backend.addGroup("removed", GroupType::data, raw);
    backend.removeNode(isPlain ? "/RawData/removed" : "/RawData/Removed");
    backend.getSetGroup("/", "Detour");
    backend.moveNode("/Detour", raw, "Renamed");
    const Group links = backend.getSetGroup("/", "Links");
    backend.createSoftLink(links, "soft", "/RawData/Scan000");
    backend.createSoftLink(links, "relative", "inner/deep");
    backend.createSoftLink(links, "dangling", "/no/such");
    backend.getSetGroup(backend.getSetGroup(links, "inner"), "deep", "found");
    backend.createHardLink(links, "hard", raw);
    backend.createExternalLink(links, "outside", "other.h5", "/x");
    for (const char* name : {"int", "text"}) { // once more, in place of itself by another
        const Value value = raw.getAttr(name);
        raw.setAttr(name, std::string_view(name) == "int" ? Value(std::int64_t{77}) : Value(Text{"short"}));
        raw.setAttr(name, value);
    }
}

std::string outputFile(const std::string& name)
{
    const std::filesystem::path folder = std::filesystem::path(H5SCOUT_TEST_OUTPUT) / "nodes";
    std::filesystem::create_directories(folder);
    const std::filesystem::path path = folder / name;
    std::filesystem::remove(path);
    return path.string();
}

/// A group made, renamed and filled, one made and removed, a note on the root and on some nodes.
void editForeignFile(const H5Backend& backend)
{
    constexpr int kNotes = 20;
    const Text note{"é"};
    backend.setAttr("/", "h5scout_note", note);
    int notes = 0;
    for (const Node& node : backend.walkNodes()) {
        if (notes == kNotes)
            break;
        if (node.kind() != NodeKind::Group && node.kind() != NodeKind::CArray && node.kind() != NodeKind::Array)
            continue;
        node.setAttr("h5scout_note", Text{"before"});
        node.setAttr("h5scout_note", note);
        ++notes;
    }
    backend.addGroup("H5scout_made", GroupType::data, "/", "made here", {{"h5scout_note", note}});
    backend.renameNode("/H5scout_made", "H5scout_moved");
    backend.getSetGroup("/H5scout_moved", "inner");
    backend.getSetGroup("/H5scout_moved", "removed");
    backend.removeNode("/H5scout_moved/removed");
}

} // namespace

class TestNodesJudged : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void madeFilesAreReadAsMeant_data();
    void madeFilesAreReadAsMeant();
    void editedFilesKeepWhatTheyHad_data();
    void editedFilesKeepWhatTheyHad();
};

void TestNodesJudged::madeFilesAreReadAsMeant_data()
{
    QTest::addColumn<QString>("flavour");
    QTest::addColumn<bool>("isDirect");
    for (const char* flavour : {"tables", "h5py", "plain"}) {
        QTest::addRow("%s direct", flavour) << QString::fromLatin1(flavour) << true;
        QTest::addRow("%s transaction", flavour) << QString::fromLatin1(flavour) << false;
    }
}

void TestNodesJudged::madeFilesAreReadAsMeant()
{
    QFETCH(QString, flavour);
    QFETCH(bool, isDirect);
    const bool isPlain = flavour == QStringLiteral("plain");
    const std::string path = outputFile(flavour.toStdString() + (isDirect ? "_direct" : "_transaction") + ".h5");
    const OpenOptions options{.durability = isDirect ? Durability::Direct : Durability::Transaction};
    if (isPlain) {
        TestFile file;
        file.makeGroup("/g");
        file.close();
        std::filesystem::copy_file(file.path(), path);
    } else {
        H5Backend(flavour == QStringLiteral("tables") ? Convention::Tables : Convention::H5py)
            .openFile(path, OpenMode::Write);
    }
    H5Backend backend;
    backend.openFile(path, OpenMode::ReadWrite, options);
    fill(backend, isPlain);
    backend.commit();
    const QByteArray verdict = judge({QStringLiteral("made"), QString::fromStdString(path), flavour});
    QVERIFY2(verdict.isEmpty(), verdict.constData());
}

void TestNodesJudged::editedFilesKeepWhatTheyHad_data()
{
    QTest::addColumn<QString>("folder");
    QTest::newRow("test data") << QStringLiteral(H5SCOUT_TEST_DATA);
    for (const char* folder : {"pymodaq", "generic", "thirdparty"})
        QTest::newRow(folder) << QStringLiteral(H5SCOUT_SHARED_DATA "/") + QString::fromLatin1(folder);
}

void TestNodesJudged::editedFilesKeepWhatTheyHad()
{
    QFETCH(QString, folder);
    constexpr std::uintmax_t kMaximalBytes = 20'000'000;
    if (!std::filesystem::is_directory(folder.toStdString()))
        QSKIP("The sample files are not there.");
    QByteArray pairs;
    int count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder.toStdString())) {
        const std::filesystem::path& original = entry.path();
        if (original.extension() != ".h5" || entry.file_size() > kMaximalBytes)
            continue;
        const std::string copy = outputFile("edited_" + original.filename().string());
        std::filesystem::copy_file(original, copy);
        std::filesystem::permissions(copy, std::filesystem::perms::owner_write, std::filesystem::perm_options::add);
        H5Backend backend;
        try {
            const Durability durability = count % 2 == 0 ? Durability::Transaction : Durability::Direct;
            backend.openFile(copy, OpenMode::ReadWrite, {.durability = durability});
        } catch (const Error&) {
            QCOMPARE(contentOf(copy), contentOf(original.string())); // damaged, or no HDF5: refused and left alone
            continue;
        }
        try {
            editForeignFile(backend);
            backend.commit();
        } catch (const Error& error) {
            QFAIL(error.what());
        }
        pairs += QByteArray::fromStdString(original.string() + '\t' + copy + '\n');
        ++count;
    }
    QVERIFY(count > 0);
    const QByteArray verdict = judge({QStringLiteral("edited")}, pairs);
    QVERIFY2(verdict.isEmpty(), verdict.constData());
}

QTEST_GUILESS_MAIN(TestNodesJudged)
#include "tst_nodes_judged.moc"
