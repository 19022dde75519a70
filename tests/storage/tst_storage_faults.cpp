// SPDX-License-Identifier: GPL-3.0-or-later
#include <cerrno>

#include <sys/wait.h>
#include <unistd.h>

#include "FaultySystem.h"
#include "FrozenClock.h"
#include "Judge.h"
#include "SampleFiles.h"
#include "StorageTest.h"
#include "h5scout/storage/Recovery.h"
#include "h5scout/storage/Signature.h"

using namespace h5scout;
using namespace h5scout::test;
using Fault = FaultySystem::Fault;

namespace
{

/// A file, and its bytes before and after one edit.
struct Case
{
    std::string path;
    std::uint64_t seed = 0;
    std::string before;
    std::string after;

    void reset() const
    {
        std::filesystem::remove(journalOf(path));
        restoreContent(path, before);
    }
    /// What an edit that was cut off may leave: the tail was begun, no old byte is touched.
    bool isBefore(const std::string& content) const { return content.starts_with(before); }
    bool isBeforeOrAfter(const std::string& content) const { return content == after || isBefore(content); }
};

struct Count
{
    int states = 0;
    int before = 0;
    int after = 0;
    int marked = 0;

    void add(const Case& one, const std::string& content)
    {
        ++states;
        ++(content == one.after ? after : before);
    }
    void tell(const char* what) const
    {
        qInfo("%s: %d states, %d before, %d after; %d marked until recovery", what, states, before, after, marked);
    }
};

constexpr std::uint64_t kEndless = 1000; // calls, more than any commit makes

} // namespace

/// A commit that goes wrong at each of its calls into the system.
class FaultsTest : public StorageTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        freezeClock();
        for (const char* layout : {"earliest", "latest", "user-block", "paged-persisted", "trailing-bytes"}) {
            const std::string path = makeSampleFile(m_folder.path().string(), layout);
            for (std::uint64_t seed = 0; seed < 4; ++seed) {
                const Case one = makeCase(path, seed);
                if (one.before != one.after)
                    m_cases.push_back(one);
                restoreContent(path, one.after);
            }
        }
        QVERIFY(m_cases.size() > 12);
    }

    void aDeathAtAnyCallLeavesBeforeOrAfter_data()
    {
        QTest::addColumn<int>("fault");
        QTest::newRow("between calls") << static_cast<int>(Fault::Death);
        QTest::newRow("in a write") << static_cast<int>(Fault::DeathInWrite);
    }

    void aDeathAtAnyCallLeavesBeforeOrAfter()
    {
        QFETCH(int, fault);
        Count count;
        for (const Case& one : m_cases) {
            for (std::uint64_t call = 0; call < kEndless && dieAt(one, static_cast<Fault>(fault), call); ++call) {
                const std::string left = contentOf(one.path);
                const auto signature = storage::findSignature(one.path);
                QVERIFY(signature);
                // What other programs can open is whole, without any recovery.
                QVERIFY2(signature->isMarked || one.isBeforeOrAfter(left), describe(one, call));
                count.marked += signature->isMarked ? 1 : 0;
                recover(one.path);
                const std::string content = contentOf(one.path);
                QVERIFY2(one.isBeforeOrAfter(content), describe(one, call));
                QVERIFY(!std::filesystem::exists(journalOf(one.path)));
                count.add(one, content);
            }
        }
        count.tell("killed");
        QVERIFY(count.before > 0 && count.after > 0 && count.marked > 0);
    }

    void aDeathInRecoveryIsRecoveredFrom()
    {
        Count count;
        for (const Case& one : m_cases) {
            for (std::uint64_t call = 0; call < kEndless && dieAt(one, Fault::DeathInWrite, call); ++call) {
                if (!storage::findSignature(one.path)->isMarked)
                    continue;
                const std::string left = contentOf(one.path);
                const std::string journal = contentOf(journalOf(one.path));
                for (std::uint64_t again = 0;; again += 2) {
                    restoreContent(one.path, left);
                    restoreContent(journalOf(one.path), journal);
                    FaultySystem dying;
                    dying.arm(Fault::DeathInWrite, again);
                    refusalOf(StorageError::Kind::WriteFailed, [&] { recover(one.path, {}, dying); });
                    recover(one.path);
                    QVERIFY2(one.isBeforeOrAfter(contentOf(one.path)), describe(one, call));
                    count.add(one, contentOf(one.path));
                    if (!dying.hasStruck())
                        break;
                }
            }
        }
        count.tell("killed in recovery");
        QVERIFY(count.states > 100);
    }

    void anErrorAtAnyCallLeavesTheFileAsBeforeOrSaysWhatToDo_data()
    {
        QTest::addColumn<int>("fault");
        QTest::addColumn<int>("error");
        QTest::newRow("disk full, once") << static_cast<int>(Fault::Error) << ENOSPC;
        QTest::newRow("disk full from then on") << static_cast<int>(Fault::ErrorsFromHere) << ENOSPC;
        QTest::newRow("input/output error, once") << static_cast<int>(Fault::Error) << EIO;
    }

    void anErrorAtAnyCallLeavesTheFileAsBeforeOrSaysWhatToDo()
    {
        QFETCH(int, fault);
        QFETCH(int, error);
        Count count;
        for (const Case& one : m_cases) {
            for (std::uint64_t call = 0; call < kEndless; ++call) {
                FaultySystem system;
                const QByteArray sentence = editWith(system, one, static_cast<Fault>(fault), call, error);
                if (!system.hasStruck())
                    break;
                const auto signature = storage::findSignature(one.path);
                QVERIFY2(!sentence.startsWith("another exception"), sentence.constData());
                if (sentence.contains("h5scout --recover")) {
                    // A disk that fails for good may refuse the mark that recovery is to find, too.
                    QVERIFY(signature->isMarked || static_cast<Fault>(fault) == Fault::ErrorsFromHere);
                    count.marked += signature->isMarked ? 1 : 0;
                    recover(one.path);
                } else if (sentence != "no exception") {
                    QVERIFY2(!signature->isMarked, describe(one, call));
                    VERIFY_CONTAINS(sentence, "The file is as before.");
                    VERIFY_CONTAINS(sentence, error == ENOSPC ? "The disk is full." : "input/output error");
                    // A tail that could not be cut off either may stay.
                    QVERIFY2(one.isBefore(contentOf(one.path)), describe(one, call));
                    if (static_cast<Fault>(fault) == Fault::Error)
                        QVERIFY2(contentOf(one.path) == one.before, describe(one, call));
                }
                QVERIFY2(one.isBeforeOrAfter(contentOf(one.path)), describe(one, call));
                count.add(one, contentOf(one.path));
                // The library is well: the next edit works.
                one.reset();
                FaultySystem good;
                editInTransaction(one.path, one.seed, {.name = "next", .system = &good});
                QVERIFY(contentOf(one.path) == one.after);
            }
        }
        count.tell("failed");
    }

    void sigkillAtAnyCallLeavesBeforeOrAfter()
    {
        Count count;
        std::vector<FilePair> pairs;
        for (std::size_t index = 0; index < m_cases.size(); index += 4) {
            const Case& one = m_cases[index];
            for (std::uint64_t call = 0; call < kEndless; ++call) {
                one.reset();
                const pid_t child = ::fork();
                if (child == 0) {
                    FaultySystem system;
                    editWith(system, one, Fault::Kill, call, EIO);
                    ::_exit(0);
                }
                int status = 0;
                QCOMPARE(::waitpid(child, &status, 0), child);
                if (WIFEXITED(status))
                    break;
                QCOMPARE(WTERMSIG(status), SIGKILL);
                recover(one.path);
                const std::string content = contentOf(one.path);
                QVERIFY2(one.isBeforeOrAfter(content), describe(one, call));
                count.add(one, content);
                const std::string kept = copyOf(one.path, ".kept" + std::to_string(pairs.size()));
                writeContent(kept + ".good", content == one.after ? one.after : one.before);
                pairs.emplace_back(kept, kept + ".good");
            }
        }
        QCOMPARE(judgeSameContent(pairs), QString());
        count.tell("SIGKILL");
        QVERIFY(count.before > 0 && count.after > 0);
    }

private:
    static Case makeCase(const std::string& path, std::uint64_t seed)
    {
        Case one{path, seed, contentOf(path), {}};
        FaultySystem system;
        editInTransaction(path, seed, {.name = "edit", .system = &system});
        one.after = contentOf(path);
        return one;
    }

    static QByteArray editWith(FaultySystem& system, const Case& one, Fault fault, std::uint64_t call, int error)
    {
        one.reset();
        system.arm(fault, call, error);
        return refusalOf(StorageError::Kind::WriteFailed,
                         [&] { editInTransaction(one.path, one.seed, {.name = "edit", .system = &system}); });
    }

    /// False if the edit was done before the call came.
    static bool dieAt(const Case& one, Fault fault, std::uint64_t call)
    {
        FaultySystem system;
        editWith(system, one, fault, call, EIO);
        return system.hasStruck();
    }

    const char* describe(const Case& one, std::uint64_t call)
    {
        m_description = QByteArray::fromStdString(one.path) + " edit " + QByteArray::number(qulonglong{one.seed}) +
                        " call " + QByteArray::number(qulonglong{call});
        return m_description.constData();
    }

    TemporaryFolder m_folder;
    std::vector<Case> m_cases;
    QByteArray m_description;
};

QTEST_GUILESS_MAIN(FaultsTest)
#include "tst_storage_faults.moc"
