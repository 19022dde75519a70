// SPDX-License-Identifier: GPL-3.0-or-later
// Edits of the session's file, and what becomes of its reading handle.
#include "EditSession.h"
#include "Judge.h"
#include "StorageTest.h"

#include "h5scout/storage/Signature.h"
#include "h5scout/worker/Session.h"

#include <QTest>

#include <csignal>
#include <filesystem>
#include <fstream>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <unistd.h>

#include "SampleFiles.h"

using namespace h5scout;
using namespace h5scout::test;
using worker::EditPlan;
using worker::EditSession;
using worker::Session;

namespace
{

bool never()
{
    return false;
}

EditPlan randomEdit(std::uint64_t seed)
{
    return {"edit " + std::to_string(seed),
            [seed](H5Backend& file) {
                editRandomly(file.fileId(), seed);
                return std::string("/");
            },
            false};
}

/// Counts how often it is told.
class CountingUser : public worker::FileUser
{
public:
    explicit CountingUser(Session& session)
        : m_session(session)
    {}
    void letGoOfFile() override
    {
        ++count;
        wasOpen = m_session.isOpen();
    }
    int count = 0;
    bool wasOpen = false;

private:
    Session& m_session;
};

struct Descriptor
{
    Descriptor(const std::string& path, int mode)
        : number(::open(path.c_str(), mode | O_CLOEXEC))
    {}
    ~Descriptor() { ::close(number); }
    int number;
};

/// Files of this process may not become larger than that while it lives.
class SizeLimit
{
public:
    explicit SizeLimit(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{bytes, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~SizeLimit() { ::setrlimit(RLIMIT_FSIZE, &m_before); }

private:
    rlimit m_before{};
};

} // namespace

class EditSessionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<TemporaryFolder>();
        m_path = makeSampleFile(m_folder->path().string(), "earliest");
        m_session = std::make_unique<Session>();
        m_session->open(m_path);
        m_original = contentOf(m_path);
    }
    void cleanup()
    {
        m_session.reset();
        m_folder.reset();
    }

    void editsAreSavedUndoneAndRedone();
    void theHistorySurvivesTheSession();
    void whatAKilledSessionBeganIsCutOff();
    void anOwnEditIsNoChange();
    void usersLetGoBeforeACommitWritesAndOnlyThen();
    void aFailedEditLeavesAllAsBefore();
    void aCancelledEditLeavesAllAsBefore_data();
    void aCancelledEditLeavesAllAsBefore();
    void aForeignChangeIsRefused();
    void aForeignChangeStopsUndo();
    void aHistoryOfAnotherStateIsNotOffered();
    void aFileThatIsReplacedOrGoneIsAChange_data();
    void aFileThatIsReplacedOrGoneIsAChange();
    void aFullDiskIsASentence();
    void aFileInOtherHandsIsNotEdited_data();
    void aFileInOtherHandsIsNotEdited();
    void aCutFileIsNotEdited();
    void aFileThatItsWriterDidNotCloseIsNotEdited();
    void aCommitThatIsCutOffAsksForRecovery();

private:
    std::unique_ptr<EditSession> start() const
    {
        return std::make_unique<EditSession>(*m_session, m_folder->file("history"), UndoLimits{});
    }
    void writeFromOutside() const
    {
        std::fstream bytes(m_path, std::ios::binary | std::ios::in | std::ios::out | std::ios::ate);
        bytes << "x";
    }
    void verifyAsBefore() const
    {
        QVERIFY(contentOf(m_path) == m_original);
        QVERIFY(m_session->isOpen());
        QVERIFY(!m_session->isFileChanged());
        QVERIFY(!std::filesystem::exists(journalOf(m_path)));
    }

    std::unique_ptr<TemporaryFolder> m_folder;
    std::string m_path;
    std::string m_original;
    std::unique_ptr<Session> m_session;
};

void EditSessionTest::editsAreSavedUndoneAndRedone()
{
    const auto edits = start();
    verifyAsBefore();
    std::vector<std::string> states{m_original};
    for (std::uint64_t seed = 1; seed <= 4; ++seed) {
        const EditSession::Outcome outcome = edits->edit(randomEdit(seed), never);
        QCOMPARE(outcome.path, std::string("/"));
        QVERIFY(outcome.isUndoable);
        states.push_back(contentOf(m_path));
        QVERIFY(m_session->isOpen());
    }
    QCOMPARE(edits->undoNames(), (std::vector<std::string>{"edit 4", "edit 3", "edit 2", "edit 1"}));
    for (std::size_t step = 4; step-- > 0;) {
        edits->undo(never);
        QVERIFY(contentOf(m_path) == states[step]);
        QVERIFY(m_session->isOpen());
    }
    QCOMPARE(edits->redoNames(), (std::vector<std::string>{"edit 1", "edit 2", "edit 3", "edit 4"}));
    VERIFY_CONTAINS(refusalOf(StorageError::Kind::NotUndoable, [&] { edits->undo(never); }), "no edit to undo");
    for (std::size_t step = 1; step <= 4; ++step) {
        edits->redo(never);
        QVERIFY(contentOf(m_path) == states[step]);
    }
}

void EditSessionTest::theHistorySurvivesTheSession()
{
    start()->edit(randomEdit(1), never);
    m_session = std::make_unique<Session>();
    m_session->open(m_path);
    start()->undo(never);
    QVERIFY(contentOf(m_path) == m_original);
}

void EditSessionTest::whatAKilledSessionBeganIsCutOff()
{
    start()->edit(randomEdit(1), never);
    const std::string edited = contentOf(m_path);
    writeContent(m_path, edited + std::string(300, 'x'));
    m_session = std::make_unique<Session>();
    m_session->open(m_path);
    const auto edits = start();
    QVERIFY(contentOf(m_path) == edited);
    QVERIFY(!m_session->isFileChanged());
    QVERIFY_EXCEPTION_THROWN(edits->edit({"", [](H5Backend&) -> std::string { throw Error("No."); }, false}, never),
                             Error);
    edits->undo(never);
    QVERIFY(contentOf(m_path) == m_original);
}

void EditSessionTest::anOwnEditIsNoChange()
{
    const auto edits = start();
    edits->edit(randomEdit(1), never);
    QVERIFY(!m_session->isFileChanged());
    edits->undo(never);
    QVERIFY(!m_session->isFileChanged());
    writeFromOutside();
    QVERIFY(m_session->isFileChanged());
}

void EditSessionTest::usersLetGoBeforeACommitWritesAndOnlyThen()
{
    const auto edits = start();
    CountingUser user(*m_session);
    m_session->addUser(user);
    QVERIFY_EXCEPTION_THROWN(edits->edit({"", [](H5Backend&) -> std::string { throw Error("No."); }, false}, never),
                             Error);
    QCOMPARE(user.count, 0);
    edits->edit(randomEdit(1), never);
    QCOMPARE(user.count, 1);
    QVERIFY(user.wasOpen);
    m_session->removeUser(user);
    edits->edit(randomEdit(2), never);
    QCOMPARE(user.count, 1);
}

void EditSessionTest::aFailedEditLeavesAllAsBefore()
{
    const auto edits = start();
    const EditPlan failing{"fails",
                           [](H5Backend& file) -> std::string {
                               editRandomly(file.fileId(), 1);
                               file.flush();
                               throw Error("No.");
                           },
                           false};
    QVERIFY_EXCEPTION_THROWN(edits->edit(failing, never), Error);
    verifyAsBefore();
    QVERIFY(edits->undoNames().empty());
    QVERIFY(edits->edit(randomEdit(2), never).isUndoable);
}

void EditSessionTest::aCancelledEditLeavesAllAsBefore_data()
{
    QTest::addColumn<int>("atQuestion");
    QTest::newRow("after the calls") << 1;
    QTest::newRow("just before it writes") << 2;
}

void EditSessionTest::aCancelledEditLeavesAllAsBefore()
{
    QFETCH(int, atQuestion);
    const auto edits = start();
    int questions = 0;
    const auto isCancelled = [&] { return ++questions >= atQuestion; };
    VERIFY_CONTAINS(refusalOf(StorageError::Kind::Cancelled, [&] { edits->edit(randomEdit(1), isCancelled); }),
                    "was cancelled");
    QCOMPARE(questions, atQuestion);
    verifyAsBefore();
    QVERIFY(edits->edit(randomEdit(1), never).isUndoable);

    questions = 0;
    const std::string edited = contentOf(m_path);
    VERIFY_CONTAINS(refusalOf(StorageError::Kind::Cancelled, [&] { edits->undo(isCancelled); }), "was cancelled");
    QVERIFY(contentOf(m_path) == edited);
    QCOMPARE(edits->undoNames().size(), 1U);
}

void EditSessionTest::aForeignChangeIsRefused()
{
    const auto edits = start();
    writeFromOutside();
    const std::string foreign = contentOf(m_path);
    const QByteArray refusal = refusalOf(StorageError::Kind::Changed, [&] { edits->edit(randomEdit(1), never); });
    VERIFY_CONTAINS(refusal, "Another program has changed the file");
    VERIFY_CONTAINS(refusal, "Reload it");
    QVERIFY(contentOf(m_path) == foreign);
    QVERIFY(m_session->isFileChanged());
    // And it stays so: only reading it anew helps.
    VERIFY_CONTAINS(refusalOf(StorageError::Kind::Changed, [&] { edits->edit(randomEdit(1), never); }), "Reload it");
    VERIFY_CONTAINS(refusalOf(StorageError::Kind::Changed, [&] { start(); }), "Reload it");
}

void EditSessionTest::aForeignChangeStopsUndo()
{
    const auto edits = start();
    edits->edit(randomEdit(1), never);
    writeFromOutside();
    const std::string foreign = contentOf(m_path);
    VERIFY_CONTAINS(refusalOf(StorageError::Kind::Changed, [&] { edits->undo(never); }), "Reload it");
    QVERIFY(contentOf(m_path) == foreign);
    QVERIFY(m_session->isFileChanged());
}

void EditSessionTest::aHistoryOfAnotherStateIsNotOffered()
{
    {
        const auto edits = start();
        edits->edit(randomEdit(1), never);
        edits->edit(randomEdit(2), never);
        edits->undo(never);
    }
    m_session = std::make_unique<Session>();
    editPlainly(m_path, 50);
    const std::string foreign = contentOf(m_path);
    m_session->open(m_path);
    auto edits = start();
    QVERIFY(edits->undoNames().empty());
    QVERIFY(edits->redoNames().empty());
    const std::vector<std::string> notices = edits->takeNotices();
    QCOMPARE(notices.size(), std::size_t{1});
    VERIFY_CONTAINS(notices.front().c_str(), "another program has changed the file");
    QVERIFY(edits->takeNotices().empty());

    edits->edit(randomEdit(3), never);
    QCOMPARE(edits->undoNames(), (std::vector<std::string>{"edit 3"}));
    edits->undo(never);
    QVERIFY(contentOf(m_path) == foreign);
    QVERIFY(edits->undoNames().empty());
    QCOMPARE(edits->redoNames(), (std::vector<std::string>{"edit 3"}));

    edits = start(); // and it is the file's own from then on
    QCOMPARE(edits->redoNames(), (std::vector<std::string>{"edit 3"}));
    QVERIFY(edits->takeNotices().empty());
}

void EditSessionTest::aFileThatIsReplacedOrGoneIsAChange_data()
{
    QTest::addColumn<bool>("isThere");
    QTest::newRow("replaced") << true;
    QTest::newRow("gone") << false;
}

void EditSessionTest::aFileThatIsReplacedOrGoneIsAChange()
{
    QFETCH(bool, isThere);
    m_session->setEdits(start());
    m_session->requireEdits().edit(randomEdit(1), never);
    QVERIFY(!m_session->isFileChanged());
    if (isThere) {
        std::filesystem::copy_file(m_path, m_path + ".other");
        std::filesystem::rename(m_path + ".other", m_path);
    } else {
        std::filesystem::remove(m_path);
    }
    QVERIFY(m_session->isFileChanged());
    m_session->setEdits({}); // what is read only is shown as it was
    QVERIFY(!m_session->isFileChanged());
}

void EditSessionTest::aFullDiskIsASentence()
{
    const auto edits = start();
    {
        const SizeLimit limit(m_original.size() + 512);
        VERIFY_CONTAINS(refusalOf(StorageError::Kind::WriteFailed,
                                  [&] {
                                      edits->edit({"much",
                                                   [](H5Backend& file) {
                                                       for (std::uint64_t seed = 0; seed < 20; ++seed)
                                                           editRandomly(file.fileId(), seed);
                                                       return std::string();
                                                   },
                                                   false},
                                                  never);
                                  }),
                        "The file is as before.");
    }
    verifyAsBefore();
    QVERIFY(edits->edit(randomEdit(1), never).isUndoable);
}

void EditSessionTest::aFileInOtherHandsIsNotEdited_data()
{
    QTest::addColumn<bool>("takesLock");
    QTest::newRow("with a lock") << true;
    QTest::newRow("open for writing without a lock") << false;
}

void EditSessionTest::aFileInOtherHandsIsNotEdited()
{
    QFETCH(bool, takesLock);
    {
        const Descriptor other(m_path, takesLock ? O_RDONLY : O_RDWR);
        if (takesLock)
            QCOMPARE(::flock(other.number, LOCK_SH), 0);
        VERIFY_CONTAINS(refusalOf(StorageError::Kind::Busy, [&] { start(); }),
                        takesLock ? "Close it there and try again." : "Close it here first");
    }
    QVERIFY(start());
    verifyAsBefore();
}

void EditSessionTest::aCutFileIsNotEdited()
{
    m_session.reset();
    std::filesystem::resize_file(m_path, m_original.size() - 8);
    m_session = std::make_unique<Session>();
    m_session->open(m_path);
    VERIFY_CONTAINS(refusalOf(StorageError::Kind::NotEditable, [&] { start(); }), "cut short");
}

void EditSessionTest::aFileThatItsWriterDidNotCloseIsNotEdited()
{
    m_session.reset();
    QCOMPARE(runPython(QStringLiteral("import h5py, os, sys\n"
                                      "file = h5py.File(sys.argv[1], 'w', libver='latest')\n"
                                      "file['numbers'] = [1, 2, 3]\n"
                                      "file.flush()\n"
                                      "os._exit(0)\n"),
                       {QString::fromStdString(m_path)}),
             QString());
    m_original = contentOf(m_path);
    m_session = std::make_unique<Session>();
    m_session->open(m_path);
    QVERIFY(m_session->backend().opened().door == Door::StaleFlag);
    try {
        start();
        QFAIL("It can be edited.");
    } catch (const Error& error) {
        VERIFY_CONTAINS(error.what(), "did not close it");
    }
    verifyAsBefore();
}

/// As after a commit whose last write the disk has refused.
void EditSessionTest::aCommitThatIsCutOffAsksForRecovery()
{
    m_session->closeForCommit();
    const auto writeFirstByte = [this](std::uint8_t byte) {
        std::fstream bytes(m_path, std::ios::binary | std::ios::in | std::ios::out);
        bytes.put(static_cast<char>(byte));
    };
    writeFirstByte(storage::kMarkByte);
    m_session->openAgain();
    QVERIFY(!m_session->isOpen());
    VERIFY_CONTAINS(refusalOf(StorageError::Kind::NeedsRecovery, [&] { m_session->backend(); }), "choose Recover");
    VERIFY_CONTAINS(refusalOf(StorageError::Kind::NeedsRecovery, [&] { start(); }), "choose Recover");
    writeFirstByte(storage::kSignature.front());
    m_session->openAgain();
    QVERIFY(m_session->isOpen());
    QVERIFY(m_session->backend().isOpen());
}

QTEST_GUILESS_MAIN(EditSessionTest)
#include "tst_edit_session.moc"
