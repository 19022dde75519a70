// SPDX-License-Identifier: GPL-3.0-or-later
// kill -9 at random moments of an edit session, with real syncs, judged by h5py. The number of rounds is 30, or as the
// environment variable H5SCOUT_KILL_ROUNDS says; a seed for other moments: H5SCOUT_KILL_SEED.
#include <chrono>
#include <optional>
#include <random>
#include <thread>

#include <sys/wait.h>
#include <unistd.h>

#include "FrozenClock.h"
#include "Judge.h"
#include "SampleFiles.h"
#include "StorageTest.h"
#include "h5scout/storage/Recovery.h"
#include "h5scout/storage/Signature.h"
#include "h5scout/storage/UndoHistory.h"

using namespace h5scout;
using namespace h5scout::test;

namespace
{

constexpr std::uint64_t kSessionEdits = 400;

std::uint64_t numberFrom(const char* variable, std::uint64_t otherwise)
{
    bool isNumber = false;
    const qulonglong number = qEnvironmentVariable(variable).toULongLong(&isNumber);
    return isNumber ? number : otherwise;
}

/// In the child: edits until it is killed; a byte into the pipe after each commit.
[[noreturn]] void runSession(const std::string& path, std::uint64_t firstSeed, int pipeEnd,
                             const std::string& undoFolder)
{
    try {
        std::optional<UndoHistory> history;
        if (!undoFolder.empty())
            history.emplace(path, undoFolder);
        for (std::uint64_t edit = 0; edit < kSessionEdits; ++edit) {
            editInTransaction(path, firstSeed + edit, {.name = "edit", .history = history ? &*history : nullptr});
            if (::write(pipeEnd, "x", 1) != 1)
                ::_exit(1);
        }
        ::_exit(0);
    } catch (const std::exception& error) {
        qWarning("%s", error.what());
        ::_exit(2);
    }
}

std::uint64_t readToEnd(int pipeEnd)
{
    std::uint64_t count = 0;
    char bytes[256];
    for (ssize_t got = 0; (got = ::read(pipeEnd, bytes, sizeof bytes)) > 0;)
        count += static_cast<std::uint64_t>(got);
    return count;
}

} // namespace

class KillTest : public StorageTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { freezeClock(); }

    void aKillAtAnyMomentLeavesBeforeOrAfter()
    {
        const TemporaryFolder folder;
        std::mt19937_64 random(m_seed);
        const std::vector<std::string> files = filesToKillOver(folder);
        std::vector<FilePair> pairs;
        std::uint64_t before = 0;
        std::uint64_t after = 0;
        std::uint64_t marked = 0;
        std::uint64_t journals = 0;
        std::uint64_t commits = 0;
        std::uint64_t longer = 0;
        for (std::uint64_t round = 0; round < m_rounds; ++round) {
            const std::string path = copyOf(files[round % files.size()], ".round");
            const std::string model = copyOf(path, ".model");
            const std::uint64_t seed = random() % 1'000'000;
            // From nothing to some 50 edits of a quiet disk.
            const std::uint64_t done = killSession(path, seed, std::chrono::microseconds(random() % 150'000));
            if (QTest::currentTestFailed())
                return;
            commits += done;
            marked += storage::findSignature(path)->isMarked ? 1 : 0;
            journals += std::filesystem::exists(journalOf(path)) ? 1 : 0;
            recover(path);

            const std::string content = contentOf(path);
            for (std::uint64_t edit = 0; edit < done; ++edit)
                editAlike(model, seed + edit);
            const std::string old = contentOf(model);
            const bool isBefore = content.starts_with(old);
            if (!isBefore)
                editAlike(model, seed + done);
            ++(isBefore ? before : after);
            longer += isBefore && content.size() > old.size() ? 1 : 0;
            QVERIFY2(isBefore || content == contentOf(model), qPrintable(QStringLiteral("round %1").arg(round)));
            pairs.emplace_back(path + std::to_string(round), model + std::to_string(round));
            std::filesystem::rename(path, pairs.back().first);
            std::filesystem::rename(model, pairs.back().second);
        }
        QCOMPARE(judgeSameContent(pairs), QString());
        qInfo(
            "%llu kills among %llu commits: %llu before (%llu of them longer), %llu after; %llu had been marked, %llu "
            "had a journal",
            qulonglong{m_rounds}, qulonglong{commits}, qulonglong{before}, qulonglong{longer}, qulonglong{after},
            qulonglong{marked}, qulonglong{journals});
    }

    void afterAKillAtAnyMomentTheWholeSessionIsUndone()
    {
        const TemporaryFolder folder;
        std::mt19937_64 random(m_seed);
        const std::vector<std::string> files = filesToKillOver(folder);
        std::uint64_t undone = 0;
        for (std::uint64_t round = 0; round < m_rounds; ++round) {
            const std::string& original = files[round % files.size()];
            const std::string path = copyOf(original, ".round");
            const std::string undoFolder = folder.file("undo" + std::to_string(round));
            killSession(path, random() % 1'000'000, std::chrono::microseconds(random() % 60'000), undoFolder);
            if (QTest::currentTestFailed())
                return;
            recover(path);
            UndoHistory history(path, undoFolder);
            if (history.undoNames().empty())
                continue;
            while (!history.undoNames().empty()) {
                history.undo();
                ++undone;
            }
            QVERIFY2(contentOf(path) == contentOf(original), qPrintable(QStringLiteral("round %1").arg(round)));
        }
        qInfo("%llu kills, %llu edits undone", qulonglong{m_rounds}, qulonglong{undone});
        QVERIFY(undone > 0);
    }

private:
    static std::vector<std::string> filesToKillOver(const TemporaryFolder& folder)
    {
        std::vector<std::string> files;
        for (const char* layout : {"earliest", "latest", "paged-persisted"})
            files.push_back(makeSampleFile(folder.path().string(), layout));
        return files;
    }

    /// Commits that the session has told.
    std::uint64_t killSession(const std::string& path, std::uint64_t seed, std::chrono::microseconds delay,
                              const std::string& undoFolder = {})
    {
        int ends[2] = {};
        if (::pipe(ends) != 0)
            qFatal("no pipe");
        const pid_t child = ::fork();
        if (child == 0) {
            ::close(ends[0]);
            runSession(path, seed, ends[1], undoFolder);
        }
        ::close(ends[1]);
        std::this_thread::sleep_for(delay);
        ::kill(child, SIGKILL);
        const std::uint64_t done = readToEnd(ends[0]);
        ::close(ends[0]);
        int status = 0;
        ::waitpid(child, &status, 0);
        // It was killed, or had done everything.
        if (WIFEXITED(status) && WEXITSTATUS(status) != 0)
            QTest::qFail("The session failed.", __FILE__, __LINE__);
        return done;
    }

    /// As the session does, without an edit nothing is written.
    static void editAlike(const std::string& path, std::uint64_t seed)
    {
        editInTransaction(path, seed, {.name = "model"});
    }

    const std::uint64_t m_rounds = numberFrom("H5SCOUT_KILL_ROUNDS", 30);
    const std::uint64_t m_seed = numberFrom("H5SCOUT_KILL_SEED", 1);
};

QTEST_GUILESS_MAIN(KillTest)
#include "tst_storage_kill.moc"
