// SPDX-License-Identifier: GPL-3.0-or-later
// Groups are made as PyMoDAQ makes them (FORMAT.md section 5, quirks Q10 to Q12), and as plain HDF5 elsewhere.
#include "WritingTest.h"
#include "h5scout/hdf5/CApi.h"

using namespace h5scout;
using namespace h5scout::test;

namespace
{

QByteArray shown(const Value& value)
{
    return QByteArray::fromStdString(pythonRepr(value));
}

} // namespace

class TestBackendWriteGroups : public BackendTest
{
    Q_OBJECT

private Q_SLOTS:
    void groupHasItsAttributes_data();
    void groupHasItsAttributes();
    void setGroupHasNoType_data();
    void setGroupHasNoType();
    void firstLetterBecomesACapital_data();
    void firstLetterBecomesACapital();
    void plainNamesStayAsTheyAre();
    void existingGroupIsReturnedUnchanged();
    void arrayInTheWayIsAnError();
    void currentGroupIsTheLastOne();
    void nextNameIsOneAboveTheHighest_data();
    void nextNameIsOneAboveTheHighest();
    void lastGroupIsThatOfTheHighestNumber();
    void detectorsHoldTheirDataByDimension_data() { addWritingRows(); }
    void detectorsHoldTheirDataByDimension();
    void refusalsLeaveTheFileAlone_data();
    void refusalsLeaveTheFileAlone();
    void readOnlyFilesRefuse();
    void listingShowsTheNewGroup();
};

void TestBackendWriteGroups::groupHasItsAttributes_data()
{
    addWritingRows();
}

// Proves: H5Backend.add_group, (the type of a group)
void TestBackendWriteGroups::groupHasItsAttributes()
{
    FileOfRow file;
    H5Backend& backend = file.backend;
    const Group scan = backend.addGroup("Scan000", GroupType::scan, "/", "a scan",
                                        {{"scan_type", Text{"Scan1D"}}, {"scan_done", false}, {"count", 3.5}});
    QCOMPARE(scan.path(), std::string("/Scan000"));
    QVERIFY(scan.type().value() == GroupType::scan);
    backend.addGroup("Detector000", GroupType::detector, scan);
    backend.commit();
    backend.openFile(file.path);
    const Attributes attributes = backend.getNode("/Scan000").attrs();
    QCOMPARE(attributes.get("TITLE"), Value(Text{"a scan"}));
    QCOMPARE(shown(attributes.get("scan_done")), QByteArray("False"));
    QCOMPARE(shown(attributes.get("count")), QByteArray("3.5"));
    const bool isPlain = file.origin == Origin::Plain;
    std::vector<std::string> names{"CLASS", "TITLE", "VERSION", "backend", "count", "scan_done", "scan_type", "type"};
    if (file.origin == Origin::H5py)
        names = {"CLASS", "TITLE", "backend", "count", "scan_done", "scan_type", "type"};
    if (isPlain)
        names = {"TITLE", "count", "scan_done", "scan_type", "type"};
    QCOMPARE(attributes.names(), names);
    QVERIFY(attributes.stored("type").encoding ==
            (isPlain ? StoredAttribute::Encoding::Native : StoredAttribute::Encoding::PymodaqJson));
    if (!isPlain) {
        QCOMPARE(attributes.get("backend"), Value(Text{file.origin == Origin::Tables ? "tables" : "h5py"}));
        QCOMPARE(attributes.get("CLASS"), Value(Text{"GROUP"}));
        QCOMPARE(attributes.stored("CLASS").dataType.isVariableLength, file.origin == Origin::H5py);
    }
    QVERIFY(Group(backend.getNode("/Scan000/Detector000")).type().value() == GroupType::detector);
    QCOMPARE(backend.getNode("/Scan000/Detector000").attrs().names().size(), isPlain ? 1U : names.size() - 3);
}

void TestBackendWriteGroups::setGroupHasNoType_data()
{
    addWritingRows();
}

// Proves: H5Backend.get_set_group
void TestBackendWriteGroups::setGroupHasNoType()
{
    FileOfRow file;
    H5Backend& backend = file.backend;
    const Group group = backend.getSetGroup("/", "entry 1", "", {{"default", Text{"data"}}});
    QCOMPARE(group.path(), std::string("/entry 1"));
    QVERIFY(!group.type());
    QCOMPARE(backend.getSetGroup("/", "entry 1", "ignored").title(), std::string());
    const std::vector<std::string> expected =
        file.origin == Origin::Tables ? std::vector<std::string>{"CLASS", "TITLE", "VERSION", "default"}
        : file.origin == Origin::H5py ? std::vector<std::string>{"CLASS", "TITLE", "default"}
                                      : std::vector<std::string>{"default"};
    QCOMPARE(group.attrs().names(), expected);
}

void TestBackendWriteGroups::firstLetterBecomesACapital_data()
{
    QTest::addColumn<QByteArray>("given");
    QTest::addColumn<QByteArray>("made");
    QTest::newRow("small") << QByteArray("my group") << QByteArray("My group");
    QTest::newRow("capital") << QByteArray("My Group") << QByteArray("My Group");
    QTest::newRow("digit") << QByteArray("1st") << QByteArray("1st");
    QTest::newRow("one letter") << QByteArray("a") << QByteArray("A");
    QTest::newRow("accent") << QByteArray("élan") << QByteArray("Élan");
    QTest::newRow("a sign") << QByteArray("÷a") << QByteArray("÷a");
    QTest::newRow("Czech") << QByteArray("čas") << QByteArray("Čas");
    QTest::newRow("Polish") << QByteArray("źle") << QByteArray("Źle");
    QTest::newRow("Greek") << QByteArray("λ") << QByteArray("Λ");
    QTest::newRow("Russian") << QByteArray("дата") << QByteArray("Дата");
    QTest::newRow("Ukrainian") << QByteArray("єм") << QByteArray("Єм");
    QTest::newRow("capital accent") << QByteArray("Āa") << QByteArray("Āa");
    QTest::newRow("Chinese") << QByteArray("组") << QByteArray("组");
}

// Proves: H5Backend.add_group
void TestBackendWriteGroups::firstLetterBecomesACapital()
{
    QFETCH(QByteArray, given);
    QFETCH(QByteArray, made);
    const TemporaryFolder folder;
    const std::string path = folder.file("test.h5");
    makeFile(path, Origin::H5py);
    const H5Backend backend = openedForWriting(path, Durability::Transaction);
    QCOMPARE(backend.addGroup(given.toStdString(), GroupType::data, "/").name(), made.toStdString());
    QCOMPARE(backend.addGroup(given.toStdString(), GroupType::data, "/").name(), made.toStdString());
    QCOMPARE(backend.root().childCount(), std::uint64_t{1});
}

void TestBackendWriteGroups::plainNamesStayAsTheyAre()
{
    const TemporaryFolder folder;
    const std::string path = folder.file("test.h5");
    makeFile(path, Origin::Plain);
    const H5Backend backend = openedForWriting(path, Durability::Direct);
    QCOMPARE(backend.addGroup("entry", GroupType::data, "/").name(), std::string("entry"));
}

// Proves: Q10
void TestBackendWriteGroups::existingGroupIsReturnedUnchanged()
{
    const TemporaryFolder folder;
    const std::string path = folder.file("test.h5");
    makeFile(path, Origin::Tables);
    H5Backend backend = openedForWriting(path, Durability::Transaction);
    backend.addGroup("my group", GroupType::data, "/", "first", {{"a", std::int64_t{1}}});
    backend.getSetGroup("/", "other", "small letters");
    backend.commit();
    backend.openFile(path, OpenMode::ReadWrite, {.durability = Durability::Transaction});
    for (const char* name : {"my group", "My group"}) {
        const Group again = backend.addGroup(name, GroupType::scan, "/", "second", {{"a", std::int64_t{2}}});
        QCOMPARE(again.path(), std::string("/My group"));
        QCOMPARE(again.title(), std::string("first"));
        QVERIFY(again.type().value() == GroupType::data);
        QCOMPARE(again.getAttr("a"), Value(std::int64_t{1}));
    }
    QCOMPARE(backend.addGroup("other", GroupType::scan, "/").path(), std::string("/other"));
    QVERIFY(!backend.commit().isChanged);
}

// Proves: Q11
void TestBackendWriteGroups::arrayInTheWayIsAnError()
{
    TestFile file;
    file.makeDoubles("/data", {2}, {1, 2});
    file.makeDoubles("/Other", {2}, {1, 2});
    file.setText("/", "CLASS", "GROUP");
    file.close();
    const H5Backend backend = openedForWriting(file.path(), Durability::Transaction);
    VERIFY_CONTAINS(sentenceOf<NodeError>([&] { backend.getSetGroup("/", "data"); }),
                    "'data' is there, and is no group, but of the kind ARRAY.");
    VERIFY_CONTAINS(sentenceOf<NodeError>([&] { backend.addGroup("other", GroupType::data, "/"); }),
                    "'Other' is there, and is no group");
    QCOMPARE(causeOf([&] { backend.addGroup("data", GroupType::data, "/"); }), NodeError::Cause::WrongKind);
    QCOMPARE(causeOf([&] { backend.getSetGroup("/data", "a"); }), NodeError::Cause::WrongKind);
}

// Proves: (current_group)
void TestBackendWriteGroups::currentGroupIsTheLastOne()
{
    const TemporaryFolder folder;
    const std::string path = folder.file("test.h5");
    makeFile(path, Origin::Tables);
    const H5Backend backend = openedForWriting(path, Durability::Transaction);
    QVERIFY(!backend.currentGroup());
    const Group raw = backend.addGroup("RawData", GroupType::data, "/");
    QCOMPARE(backend.currentGroup()->path(), std::string("/RawData"));
    backend.addGroup("Scan000", GroupType::scan, raw);
    QCOMPARE(backend.currentGroup()->path(), std::string("/RawData/Scan000"));
    backend.getSetGroup("/", "RawData");
    QCOMPARE(backend.currentGroup()->path(), std::string("/RawData"));
    QCOMPARE(raw.toH5Backend().currentGroup()->path(), std::string("/RawData"));
    backend.removeNode("/RawData");
    QVERIFY(!backend.currentGroup());
}

void TestBackendWriteGroups::nextNameIsOneAboveTheHighest_data()
{
    QTest::addColumn<QList<QByteArray>>("siblings");
    QTest::addColumn<int>("type");
    QTest::addColumn<QByteArray>("next");
    const auto row = [](const char* name, GroupType type, const QList<QByteArray>& siblings, const char* next) {
        QTest::newRow(name) << siblings << static_cast<int>(type) << QByteArray(next);
    };
    row("first scan", GroupType::scan, {}, "Scan000");
    row("next scan", GroupType::scan, {"Scan000", "Scan001", "Logger"}, "Scan002");
    row("after a gap", GroupType::scan, {"Scan000", "Scan007"}, "Scan008");
    row("beyond three digits", GroupType::scan, {"Scan999"}, "Scan1000");
    row("and on", GroupType::scan, {"Scan1000", "Scan999"}, "Scan1001");
    row("others with the prefix", GroupType::data, {"Data2D", "DataND", "Data000", "Data0D"}, "Data001");
    row("loggers are no data", GroupType::data, {"Data_logger004"}, "Data000");
    row("logger", GroupType::data_logger, {"Data_logger004"}, "Data_logger005");
    row("detector", GroupType::detector, {"Detector000"}, "Detector001");
    row("actuator", GroupType::actuator, {"Detector000"}, "Actuator000");
    row("channel", GroupType::ch, {"CH00", "CH01"}, "CH02");
    row("channel of 3.x", GroupType::ch, {"Ch000"}, "CH01");
    row("a hundred channels", GroupType::ch, {"CH99"}, "CH100");
    row("external", GroupType::external_h5, {}, "External_h5000");
    row("words", GroupType::scan, {"Scan00x", "Scan", "scan005", "Scan-1", "Scan 7"}, "Scan000");
    row("no number of ours", GroupType::scan, {"Scan99999999999999999999"}, "Scan000");
}

// Proves: (the next incremental group), Q12, Q25
void TestBackendWriteGroups::nextNameIsOneAboveTheHighest()
{
    QFETCH(QList<QByteArray>, siblings);
    QFETCH(int, type);
    QFETCH(QByteArray, next);
    TestFile file;
    for (const QByteArray& name : siblings)
        file.makeGroup("/" + name.toStdString());
    file.close();
    QCOMPARE(opened(file).nextGroupName("/", static_cast<GroupType>(type)), next.toStdString());
}

// Proves: (the last incremental group), Q25
void TestBackendWriteGroups::lastGroupIsThatOfTheHighestNumber()
{
    TestFile file;
    for (const char* name : {"Scan1000", "Scan998", "Scan999", "Scan007", "CH02", "Ch003", "Data2D", "Data000"})
        file.makeGroup(std::string("/") + name);
    file.makeDoubles("/Scan1001", {1}, {1});
    file.makeSoftLink("/Scan1002", "/nothing");
    file.close();
    const H5Backend backend = opened(file);
    const auto last = [&](GroupType type) {
        const std::optional<Group> group = backend.lastGroup("/", type);
        return group ? group->name() : "none";
    };
    QCOMPARE(last(GroupType::scan), std::string("Scan1000"));
    QCOMPARE(last(GroupType::ch), std::string("Ch003"));
    QCOMPARE(last(GroupType::data), std::string("Data000"));
    QCOMPARE(last(GroupType::detector), std::string("none"));
    QCOMPARE(backend.nextGroupName("/", GroupType::scan), std::string("Scan1003")); // no name that is taken
    QCOMPARE(causeOf([&] { backend.lastGroup("/no", GroupType::scan); }), NodeError::Cause::Missing);
}

/// What PyMoDAQ makes below a detector (FORMAT.md section 7).
void TestBackendWriteGroups::detectorsHoldTheirDataByDimension()
{
    FileOfRow file;
    H5Backend& backend = file.backend;
    const Group scan = backend.addGroup(backend.nextGroupName("/", GroupType::scan), GroupType::scan, "/");
    const Group detector =
        backend.addGroup(backend.nextGroupName(scan, GroupType::detector), GroupType::detector, scan, "Camera");
    for (const char* dimension : {"Data0D", "Data1D", "Data2D", "DataND"}) {
        const Group data = backend.addGroup(dimension, GroupType::data_dim, detector);
        for (int channel = 0; channel < 2; ++channel)
            backend.addGroup(backend.nextGroupName(data, GroupType::ch), GroupType::ch, data);
    }
    VERIFY_CONTAINS(sentenceOf<InvalidGroupDataType>([&] { backend.nextGroupName(detector, GroupType::data_dim); }),
                    "are not numbered, but called Data0D, Data1D, Data2D, DataND.");
    backend.commit();
    backend.openFile(file.path);
    const Group made(backend.getNode("/Scan000/Detector000"));
    QCOMPARE(made.childrenNames(), (std::vector<std::string>{"Data0D", "Data1D", "Data2D", "DataND"}));
    QVERIFY(Group(made.child("Data2D")).type() == GroupType::data_dim);
    QCOMPARE(Group(made.child("DataND")).childrenNames(), (std::vector<std::string>{"CH00", "CH01"}));
    QCOMPARE(backend.lastGroup("/Scan000/Detector000/Data1D", GroupType::ch)->name(), std::string("CH01"));
}

void TestBackendWriteGroups::refusalsLeaveTheFileAlone_data()
{
    addWritingRows();
}

// Proves: InvalidGroupDataType, InvalidScanType, InvalidGroupType, Q13
void TestBackendWriteGroups::refusalsLeaveTheFileAlone()
{
    FileOfRow file;
    H5Backend& backend = file.backend;
    for (const char* name : {"", ".", "..", "a/b", " a", "_i_a", "\xff"}) {
        QCOMPARE(causeOf([&] { backend.addGroup(name, GroupType::data, "/"); }), NodeError::Cause::BadName);
        QCOMPARE(causeOf([&] { backend.getSetGroup("/", name); }), NodeError::Cause::BadName);
    }
    QCOMPARE(causeOf([&] { backend.addGroup("A", GroupType::data, "/no/such"); }), NodeError::Cause::Missing);
    VERIFY_CONTAINS(sentenceOf<InvalidGroupDataType>([&] { backend.addGroup("Data3D", GroupType::data_dim, "/"); }),
                    "cannot be called 'Data3D', but Data0D, Data1D, Data2D, DataND.");
    VERIFY_CONTAINS(sentenceOf<InvalidScanType>([&] {
                        backend.addGroup("Scan000", GroupType::scan, "/", "", {{"scan_type", Text{"Spiral"}}});
                    }),
                    "'Spiral' is no type of scan.");
    VERIFY_CONTAINS(sentenceOf<InvalidGroupType>([&] { backend.addGroup("A", groupTypeFromString("planet"), "/"); }),
                    "'planet' is no type of group.");
    VERIFY_CONTAINS(
        sentenceOf<InvalidDataType>([&] { backend.addGroup("A", GroupType::data, "/", std::string("a\0b", 3)); }),
        "The title holds a NUL character");
    VERIFY_CONTAINS(sentenceOf<InvalidDataType>([&] {
                        backend.addGroup("A", GroupType::data, "/", "", {{"bad", Reference{}}});
                    }),
                    "make the group with the attribute 'bad' at /A");
    backend.closeFile();
    QVERIFY(contentOf(file.path) == file.before);
}

void TestBackendWriteGroups::readOnlyFilesRefuse()
{
    H5Backend backend;
    backend.openFile(H5SCOUT_TEST_DATA "/pytables.h5");
    VERIFY_CONTAINS(sentenceOf<FileModeError>([&] { backend.getSetGroup("/", "new"); }),
                    "Could not make the group at /new in");
    VERIFY_CONTAINS(sentenceOf<FileModeError>([&] { backend.addGroup("new", GroupType::data, "/"); }),
                    "open for reading only");
}

void TestBackendWriteGroups::listingShowsTheNewGroup()
{
    const TemporaryFolder folder;
    const std::string path = folder.file("test.h5");
    makeFile(path, Origin::Tables);
    const H5Backend backend = openedForWriting(path, Durability::Transaction);
    const Group root = backend.root();
    QCOMPARE(root.childrenNames(), std::vector<std::string>{});
    backend.addGroup("B", GroupType::data, root);
    QCOMPARE(root.childrenNames(), std::vector<std::string>{"B"});
    backend.addGroup("A", GroupType::data, root);
    QCOMPARE(root.childrenNames(), (std::vector<std::string>{"A", "B"}));
}

QTEST_GUILESS_MAIN(TestBackendWriteGroups)
#include "tst_backend_write_groups.moc"
