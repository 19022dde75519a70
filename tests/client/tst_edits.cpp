// SPDX-License-Identifier: GPL-3.0-or-later
// Edits by FileClient with h5scout-worker itself.
#include "EditActionCases.h"
#include "Ending.h"
#include "Judge.h"
#include "StorageFiles.h"
#include "h5scout/client/FileClient.h"
#include "h5scout/client/WorkerProcess.h"
#include "h5scout/storage/Signature.h"

#include <QCryptographicHash>
#include <QFile>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <memory>

#include <sys/resource.h>

using namespace h5scout;
using namespace h5scout::test;

namespace
{

const QString kSmallFile = QStringLiteral(H5SCOUT_TEST_DATA "/small.h5");

SetAttribute setUnits(const char* units)
{
    return {.path = "/scan/signal", .name = "units", .value = Text{units}};
}

QString sentenceOf(const UserError& error)
{
    return error.sentence();
}

} // namespace

class TestEdits : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init();
    void cleanup();

    void editsAreHeardOfAndUndone();
    void eachActionIsDoneUndoneAndRedone_data() { addEditActionRows(); }
    void eachActionIsDoneUndoneAndRedone();
    void whatWouldBeRemovedIsCounted();
    void whatNamesANodeIsFound();
    void aForeignWriterIsNoticed();
    void anOwnEditIsNoForeignOne();
    void refusalsAreSentences_data();
    void refusalsAreSentences();
    void aFullDiskIsASentence();
    void aDiskThatFillsUpWhileAFileIsAppended();
    void aFileIsReadAsItIsTold();
    void whatIsTooLargeIsNotSent();
    void aCancelledEditEndsAsTheWorkerSays();
    void anEditOutlivesItsReceiver();
    void aFileThatIsClosedDuringAnEditIsWhole();
    void aNewFileIsMade();
    void aCopyIsSaved();
    void theHistoryLiesInTheCacheOfTheFile();

private:
    void startEditing()
    {
        const Ending<EditState> started = m_client->startEditing({.historyFolder = m_history});
        QTRY_VERIFY(started.count > 0);
        QVERIFY2(started.hasValue(), started.hasError() ? qPrintable(started.error().sentence()) : "cancelled");
    }
    Edited edit(const EditAction& action)
    {
        const Ending<Edited> ending = m_client->edit(action);
        if (!QTest::qWaitFor([&] { return ending.count > 0; }) || !ending.hasValue())
            qWarning("%s", ending.hasError() ? qPrintable(ending.error().sentence()) : "no answer");
        return ending.hasValue() ? ending.value() : Edited{};
    }
    QString units()
    {
        const Ending<AttributePage> page = m_client->attribute("/scan/signal", "units");
        if (!QTest::qWaitFor([&] { return page.count > 0; }) || !page.hasValue())
            return {};
        const Text* text = page.value().attributes.front().value.getIf<Text>();
        return text ? QString::fromStdString(text->utf8) : QString();
    }
    std::string content() const { return contentOf(m_path.toStdString()); }

    std::unique_ptr<TemporaryFolder> m_folder;
    QString m_path;
    QString m_history;
    std::string m_original;
    std::unique_ptr<FileClient> m_client;
};

void TestEdits::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_folder = std::make_unique<TemporaryFolder>();
    m_path = QString::fromStdString(m_folder->file("small.h5"));
    m_history = QString::fromStdString(m_folder->file("history"));
    QVERIFY(QFile::copy(kSmallFile, m_path));
    QVERIFY(QFile::setPermissions(m_path, QFile::ReadOwner | QFile::WriteOwner));
    m_original = content();
    m_client = std::make_unique<FileClient>(m_path, localWorkerFactory());
    QVERIFY(openAndWait(*m_client));
}

void TestEdits::cleanup()
{
    m_client.reset();
    settle();
    m_folder.reset();
}

void TestEdits::editsAreHeardOfAndUndone()
{
    QSignalSpy edits(m_client.get(), &FileClient::edited);
    QSignalSpy states(m_client.get(), &FileClient::editStateChanged);
    QVERIFY(!m_client->editState().isEditing);
    startEditing();
    QVERIFY(m_client->editState().isEditing);
    QCOMPARE(states.count(), 1);

    const QDateTime start = QDateTime::currentDateTime();
    const Edited edited = edit(setUnits("mV"));
    QCOMPARE(edited.path, QByteArray("/scan/signal"));
    QVERIFY(edited.isUndoable);
    QCOMPARE(edited.state.undoNames, QStringList{QStringLiteral("Set 'units' of signal")});
    QCOMPARE(edited.state.undoTimes.size(), 1);
    QVERIFY(edited.state.undoTimes.front() >= start.addMSecs(-1) && // sent in nanoseconds
            edited.state.undoTimes.front() <= QDateTime::currentDateTime());
    QCOMPARE(edits.count(), 1);
    QCOMPARE(edits.front().front().value<Edited>().path, QByteArray("/scan/signal"));
    QVERIFY(m_client->editState() == edited.state);
    QCOMPARE(edited.state.byteCount, content().size());
    QCOMPARE(edited.state.modified, QFileInfo(m_path).lastModified());
    QCOMPARE(units(), QStringLiteral("mV"));
    edit(RemoveAttributes{"/scan/signal", {"units"}});
    edit(SetAttribute{.path = "/scan", .name = "number", .value = std::int64_t{7}});
    edit(RenameAttribute{"/scan", "number", "count"});
    const std::string after = content();

    const Ending<Edited> undone = m_client->undo(4);
    QTRY_VERIFY(undone.hasValue());
    QCOMPARE(undone.value().state.redoNames.size(), 4);
    QCOMPARE(undone.value().state.redoTimes.size(), 4);
    QCOMPARE(undone.value().state.redoTimes.front(), edited.state.undoTimes.front());
    QVERIFY(undone.value().state.undoTimes.isEmpty());
    QCOMPARE(edits.count(), 8);
    QVERIFY(content() == m_original);
    QCOMPARE(units(), QStringLiteral("V"));
    const Ending<Edited> redone = m_client->redo(4);
    QTRY_VERIFY(redone.hasValue());
    QVERIFY(content() == after);

    const Ending<EditState> stopped = m_client->stopEditing();
    QTRY_VERIFY(stopped.hasValue());
    QVERIFY(!m_client->editState().isEditing);
}

void TestEdits::eachActionIsDoneUndoneAndRedone()
{
    QFETCH(EditActionCase, action);
    startEditing();
    for (const EditAction& before : action.before)
        QVERIFY(edit(before).isUndoable);
    const std::string old = content();
    const Edited edited = edit(action.action);
    QVERIFY(edited.isUndoable);
    QCOMPARE(edited.state.undoNames.value(0), action.undoName);
    const std::string after = content();
    QVERIFY(after != old);
    const Ending<NodeInfo> node = m_client->describe(edited.path);
    QTRY_VERIFY(node.hasValue());
    QVERIFY(!node.value().error);

    const Ending<Edited> undone = m_client->undo();
    QTRY_VERIFY(undone.hasValue());
    QVERIFY(content() == old);
    const Ending<Edited> redone = m_client->redo();
    QTRY_VERIFY(redone.hasValue());
    QVERIFY(content() == after);
    const Ending<Edited> allUndone = m_client->undo(static_cast<int>(action.before.size()) + 1);
    QTRY_VERIFY(allUndone.hasValue());
    QVERIFY(content() == m_original);
}

void TestEdits::whatWouldBeRemovedIsCounted()
{
    const Ending<RemovalExtent> many = m_client->measureRemoval("/many");
    const Ending<RemovalExtent> signal = m_client->measureRemoval("/scan/signal");
    const Ending<RemovalExtent> none = m_client->measureRemoval("/none");
    QTRY_VERIFY(many.hasValue() && signal.hasValue() && none.hasError());
    QCOMPARE(many.value().nodeCount, 51U);
    QCOMPARE(signal.value().nodeCount, 1U);
    QVERIFY(signal.value().storedBytes > 0);
    QVERIFY2(none.error().what.contains(QStringLiteral("/none in small.h5")), qPrintable(none.error().what));
}

void TestEdits::whatNamesANodeIsFound()
{
    QCOMPARE(runPython(QStringLiteral("import sys, h5py\n"
                                      "with h5py.File(sys.argv[1], 'r+') as file:\n"
                                      "    file['to signal'] = h5py.SoftLink('/scan/signal')\n"
                                      "    file['x'] = [1., 2.]\n"
                                      "    file['x'].make_scale('x')\n"
                                      "    file['y'] = [1., 2.]\n"
                                      "    file['y'].dims[0].attach_scale(file['x'])\n"),
                       {m_path}),
             QString());
    (void)m_client->restart();
    QTRY_COMPARE(m_client->state(), FileClient::State::Open);
    const Ending<Referrers> scan = m_client->findReferrers("/scan");
    const Ending<Referrers> x = m_client->findReferrers("/x");
    const Ending<Referrers> none = m_client->findReferrers("/none");
    QTRY_VERIFY(scan.hasValue() && x.hasValue() && none.hasValue());
    QCOMPARE(scan.value(), (Referrers{{}, 0, {"/to signal"}, 1, true}));
    QCOMPARE(x.value(), (Referrers{{"/y"}, 1, {}, 0, true}));
    QCOMPARE(none.value(), Referrers());
}

void TestEdits::aForeignWriterIsNoticed()
{
    startEditing();
    const QSignalSpy changes(m_client.get(), &FileClient::fileChanged);
    QCOMPARE(runPython(QStringLiteral("import sys, h5py\n"
                                      "with h5py.File(sys.argv[1], 'r+') as file:\n"
                                      "    file['scan'].attrs['from outside'] = 1\n"),
                       {m_path}),
             QString());
    const std::string foreign = content();
    const Ending<Edited> refused = m_client->edit(setUnits("mV"));
    QTRY_VERIFY(refused.hasError());
    QCOMPARE(refused.error().what, QStringLiteral("Could not set the attribute 'units' at /scan/signal in small.h5."));
    QCOMPARE(refused.error().why, QStringLiteral("Another program has changed the file since it was read."));
    QVERIFY2(refused.error().whatToDo.contains(QStringLiteral("Reload")), qPrintable(refused.error().whatToDo));
    QCOMPARE(refused.error().remedy, UserError::Remedy::Reload);
    QCOMPARE(changes.count(), 1);
    QVERIFY(content() == foreign);

    const Ending<FileInfo> reloaded = m_client->restart();
    QTRY_VERIFY(reloaded.hasValue());
    QVERIFY(!m_client->editState().isEditing);
    startEditing();
    QVERIFY(edit(setUnits("mV")).isUndoable);
    QCOMPARE(runPython(QStringLiteral("import sys, h5py\n"
                                      "with h5py.File(sys.argv[1], 'r') as file:\n"
                                      "    assert file['scan'].attrs['from outside'] == 1\n"
                                      "    units = file['scan/signal'].attrs['units']\n"
                                      "    assert units in ('mV', b'mV'), units\n"),
                       {m_path}),
             QString());
}

void TestEdits::anOwnEditIsNoForeignOne()
{
    startEditing();
    const QSignalSpy changes(m_client.get(), &FileClient::fileChanged);
    for (const char* value : {"a", "b", "c"}) {
        edit(setUnits(value));
        QCOMPARE(units(), QString::fromLatin1(value));
    }
    const Ending<Edited> undone = m_client->undo(2);
    QTRY_VERIFY(undone.hasValue());
    QCOMPARE(units(), QStringLiteral("a"));
    QCOMPARE(changes.count(), 0);
}

void TestEdits::refusalsAreSentences_data()
{
    QTest::addColumn<QString>("hindrance");
    QTest::addColumn<QString>("why");
    QTest::newRow("read-only file") << QStringLiteral("file")
                                    << QStringLiteral("You have no permission to write there.");
    QTest::newRow("read-only folder") << QStringLiteral("folder")
                                      << QStringLiteral("You have no permission to write there.");
    QTest::newRow("locked") << QStringLiteral("h5py") << QStringLiteral("Another program has it open for writing.");
}

void TestEdits::refusalsAreSentences()
{
    QFETCH(QString, hindrance);
    QFETCH(QString, why);
    namespace fs = std::filesystem;
    if (hindrance != QStringLiteral("h5py") && ::geteuid() == 0)
        QSKIP("The superuser may write everywhere.");
    if (hindrance == QStringLiteral("file"))
        QVERIFY(QFile::setPermissions(m_path, QFile::ReadOwner));
    if (hindrance == QStringLiteral("folder"))
        fs::permissions(m_folder->path(), fs::perms::owner_read | fs::perms::owner_exec);
    QFile other(m_path);
    if (hindrance == QStringLiteral("h5py"))
        QVERIFY(other.open(QIODevice::ReadWrite));
    const Ending<EditState> started = m_client->startEditing({.historyFolder = m_history});
    QTRY_VERIFY(started.count > 0);
    fs::permissions(m_folder->path(), fs::perms::owner_all);
    QVERIFY(started.hasError());
    QCOMPARE(started.error().what, QStringLiteral("Could not start to edit small.h5."));
    QCOMPARE(started.error().why, why);
    QVERIFY(!started.error().whatToDo.isEmpty());
    QVERIFY(!m_client->editState().isEditing);
    QVERIFY(content() == m_original);
}

void TestEdits::aFullDiskIsASentence()
{
    startEditing();
    const rlimit limit{static_cast<rlim_t>(m_original.size()) + 100, RLIM_INFINITY};
    QCOMPARE(::prlimit(static_cast<pid_t>(m_client->workerProcessId()), RLIMIT_FSIZE, &limit, nullptr), 0);
    const Ending<Edited> refused =
        m_client->edit(SetAttribute{.path = "/scan", .name = "long", .value = Text{std::string(40'000, 'x')}});
    QTRY_VERIFY(refused.hasError());
    QCOMPARE(refused.error().what, QStringLiteral("Could not set the attribute 'long' at /scan in small.h5."));
    QCOMPARE(refused.error().why, QStringLiteral("The file would become larger than the system allows."));
    QCOMPARE(refused.error().whatToDo, QStringLiteral("The file is as before."));
    QVERIFY(content() == m_original);
    QCOMPARE(units(), QStringLiteral("V"));
    QVERIFY(edit(setUnits("W")).isUndoable);
}

void TestEdits::aDiskThatFillsUpWhileAFileIsAppended()
{
    startEditing();
    CreateArray array;
    array.parent = "/scan";
    array.name = "made";
    array.kind = NodeKind::EArray;
    array.type = elementTypeOf(ElementKind::Float64);
    array.shape = {4};
    QCOMPARE(edit(array).path, QByteArray("/scan/made"));
    const std::string before = content();
    QTemporaryDir folder;
    QFile rows(folder.filePath(QStringLiteral("rows.csv")));
    QVERIFY(rows.open(QIODevice::WriteOnly));
    rows.write(QByteArray("1,2,3.5,4\n").repeated(1'000'000));
    rows.close();
    AppendFile action = rowsOfAFile("/scan/made");
    action.file = rows.fileName();
    action.stamp = stampOfSource(QFile::encodeName(action.file).toStdString());
    const rlimit limit{static_cast<rlim_t>(before.size()) + 10'000'000, RLIM_INFINITY};
    QCOMPARE(::prlimit(static_cast<pid_t>(m_client->workerProcessId()), RLIMIT_FSIZE, &limit, nullptr), 0);
    const Ending<Edited> refused = m_client->edit(action);
    QTRY_VERIFY_WITH_TIMEOUT(refused.hasError(), 60'000);
    QCOMPARE(refused.error().what, QStringLiteral("Could not append the rows of rows.csv at /scan/made in small.h5."));
    QCOMPARE(refused.error().why, QStringLiteral("The file would become larger than the system allows."));
    QVERIFY(content() == before);
    QVERIFY(edit(setUnits("W")).isUndoable);
}

void TestEdits::aFileIsReadAsItIsTold()
{
    startEditing();
    CreateArray array;
    array.parent = "/scan";
    array.name = "made";
    array.kind = NodeKind::EArray;
    array.type = elementTypeOf(ElementKind::Float32);
    array.shape = {1};
    edit(array);
    const QTemporaryDir folder;
    const auto write = [&folder](const char* name, const QByteArray& bytes) {
        AppendFile action{.path = "/scan/made",
                          .file = folder.filePath(QLatin1String(name)),
                          .type = elementTypeOf(ElementKind::Float32)};
        if (QFile file(action.file); file.open(QIODevice::WriteOnly))
            file.write(bytes);
        action.stamp = stampOfSource(QFile::encodeName(action.file).toStdString());
        return action;
    };
    const QByteArray head("{'descr': '<f8', 'fortran_order': False, 'shape': (1, 1), }");
    AppendFile rows = write("rows.npy", QByteArray("\x93NUMPY\x01\x00\x76\x00", 10) + head.leftJustified(117) + '\n' +
                                            QByteArray("\x9a\x99\x99\x99\x99\x99\xb9\x3f", 8)); // 0.1
    const Ending<Edited> refused = m_client->edit(rows);
    QTRY_VERIFY(refused.hasError());
    QVERIFY(refused.error().why.contains(QStringLiteral("float32 does not hold without loss")));
    rows.rounds = true;
    QCOMPARE(edit(rows).path, QByteArray("/scan/made"));
    AppendFile text = write("rows.csv", "\xB0\n2\n");
    text.columns = 1;
    text.table = TableFormat{.delimiter = Delimiter::Comma, .hasHeader = true, .encoding = TextEncoding::Latin1};
    QCOMPARE(edit(text).path, QByteArray("/scan/made"));
}

void TestEdits::whatIsTooLargeIsNotSent()
{
    startEditing();
    const auto worker = m_client->workerProcessId();
    const Ending<Edited> refused =
        m_client->edit(SetAttribute{.path = "/scan", .name = "long", .value = Text{std::string(70 << 20, 'x')}});
    QTRY_VERIFY(refused.hasError());
    QCOMPARE(refused.error().why, QStringLiteral("It has 70.0 MiB; at most 64 MiB can be sent at once."));
    QCOMPARE(refused.error().whatToDo, QStringLiteral("Give it in several parts."));
    QVERIFY(edit(setUnits("W")).isUndoable);
    QCOMPARE(m_client->workerProcessId(), worker);
}

void TestEdits::aCancelledEditEndsAsTheWorkerSays()
{
    startEditing();
    for (int round = 0; round < 20; ++round) {
        const std::string before = content();
        const QSignalSpy edits(m_client.get(), &FileClient::edited);
        const Request<Edited> request = m_client->edit(setUnits(std::to_string(round).c_str()));
        const Ending<Edited> ending = request;
        request.cancel();
        QTRY_VERIFY(ending.count > 0);
        QVERIFY2(!ending.hasError(), qPrintable(ending.hasError() ? sentenceOf(ending.error()) : QString()));
        QCOMPARE(content() == before, ending.wasCancelled());
        QCOMPARE(edits.count(), ending.hasValue() ? 1 : 0);
    }
}

void TestEdits::anEditOutlivesItsReceiver()
{
    startEditing();
    const QSignalSpy edits(m_client.get(), &FileClient::edited);
    {
        QObject receiver;
        m_client->edit(setUnits("W")).then(&receiver, [](const Result<Edited>&) { QFAIL("it is dead"); });
    }
    QTRY_COMPARE(edits.count(), 1);
    QCOMPARE(units(), QStringLiteral("W"));
}

void TestEdits::aFileThatIsClosedDuringAnEditIsWhole()
{
    for (int round = 0; round < 20; ++round) {
        if (m_client->state() != FileClient::State::Open)
            QVERIFY(openAndWait(*m_client));
        startEditing();
        const auto worker = static_cast<pid_t>(m_client->workerProcessId());
        const Ending<Edited> ending = m_client->edit(setUnits(std::to_string(round).c_str()));
        QTest::qWait(round % 5);
        m_client->close();
        QTRY_VERIFY(ending.count > 0);
        QTRY_VERIFY(::kill(worker, 0) != 0); // it has ended, and was not killed in a commit
        QVERIFY(!storage::findSignature(m_path.toStdString())->isMarked);
        QVERIFY(!std::filesystem::exists(journalOf(m_path.toStdString())));
    }
}

void TestEdits::aNewFileIsMade()
{
    FileClient client(QString::fromStdString(m_folder->file("new.h5")), localWorkerFactory());
    const Ending<FileInfo> created =
        client.create({.convention = Convention::H5py, .title = QStringLiteral("my file")});
    QTRY_VERIFY(created.count > 0);
    QVERIFY2(created.hasValue(), qPrintable(created.hasError() ? created.error().sentence() : QString()));
    QCOMPARE(client.state(), FileClient::State::Open);
    QCOMPARE(created.value().root.title, QStringLiteral("my file"));

    FileClient again(m_path, localWorkerFactory());
    const Ending<FileInfo> refused = again.create({});
    QTRY_VERIFY(refused.hasError());
    QCOMPARE(refused.error().what, QStringLiteral("Could not create small.h5."));
    QVERIFY(!refused.error().why.isEmpty());
    QCOMPARE(again.state(), FileClient::State::Failed);
    QVERIFY(content() == m_original);
}

void TestEdits::aCopyIsSaved()
{
    const QString target = QString::fromStdString(m_folder->file("copy.h5"));
    const Ending<Saved> saved = m_client->saveAs(target);
    QTRY_VERIFY(saved.hasValue());
    QCOMPARE(saved.value().target, target);
    QVERIFY(contentOf(target.toStdString()) == m_original);
    const Ending<Saved> refused = m_client->saveAs(target);
    QTRY_VERIFY(refused.hasError());
    QCOMPARE(refused.error().what, QStringLiteral("Could not save a copy of small.h5 as %1.").arg(target));
    QCOMPARE(refused.error().why, QStringLiteral("There is a file of that name already."));
    QVERIFY(!refused.error().whatToDo.isEmpty());
}

void TestEdits::theHistoryLiesInTheCacheOfTheFile()
{
    const Ending<EditState> started = m_client->startEditing();
    QTRY_VERIFY(started.hasValue());
    QVERIFY(edit(setUnits("W")).isUndoable);
    const QString folder =
        QStandardPaths::writableLocation(QStandardPaths::CacheLocation) + QStringLiteral("/undo/") +
        QString::fromLatin1(QCryptographicHash::hash(m_path.toUtf8(), QCryptographicHash::Sha256).toHex());
    QVERIFY(QFile::exists(folder + QStringLiteral("/000001.done")) ||
            QFile::exists(folder + QStringLiteral("/000000.done")));
    // Another client of the file goes on with it.
    const Ending<FileInfo> restarted = m_client->restart();
    QTRY_VERIFY(restarted.hasValue());
    const Ending<EditState> again = m_client->startEditing();
    QTRY_VERIFY(again.hasValue());
    QCOMPARE(again.value().undoNames, QStringList{QStringLiteral("Set 'units' of signal")});
    std::filesystem::remove_all(folder.toStdString());
}

QTEST_GUILESS_MAIN(TestEdits)

#include "tst_edits.moc"
