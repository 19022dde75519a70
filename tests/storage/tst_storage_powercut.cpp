// SPDX-License-Identifier: GPL-3.0-or-later
#include "FaultySystem.h"
#include "FrozenClock.h"
#include "RecordingSystem.h"
#include "SampleFiles.h"
#include "StorageTest.h"
#include "h5scout/storage/Recovery.h"

using namespace h5scout;
using namespace h5scout::test;

namespace
{

struct Case
{
    std::string path;
    std::string before;
    std::string after;
    std::vector<RecordingSystem::Call> calls;
};

struct Count
{
    int before = 0;
    int after = 0;
    int refused = 0;
    int wrong = 0;

    int bad() const { return refused + wrong; }
};

} // namespace

/// Power cuts played on what a commit tells the disk.
class PowerCutTest : public StorageTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        freezeClock();
        for (const char* layout : {"earliest", "latest", "user-block", "trailing-bytes"}) {
            const std::string path = makeSampleFile(m_folder.path().string(), layout);
            for (std::uint64_t seed = 0; seed < 6; ++seed) {
                Case one{path, contentOf(path), {}, {}};
                RecordingSystem system(path);
                editInTransaction(path, seed, {.name = "edit", .system = &system});
                one.after = contentOf(path);
                one.calls = system.calls();
                if (one.before != one.after)
                    m_cases.push_back(std::move(one));
            }
        }
    }

    void leaveBeforeOrAfter()
    {
        Count count;
        for (const Case& one : m_cases)
            playAll(one, SIZE_MAX, 6, count);
        qInfo("%d states: %d before, %d after, %d refused, %d wrong", count.before + count.after + count.bad(),
              count.before, count.after, count.refused, count.wrong);
        QCOMPARE(count.refused, 0);
        QCOMPARE(count.wrong, 0);
        QVERIFY(count.before > 500 && count.after > 500);
    }

    /// That the test above can see a mistake, and that none of the syncs is in vain.
    void withoutAnyOneOfTheSyncsTheyDoNot_data()
    {
        QTest::addColumn<int>("sync");
        QTest::newRow("journal") << 0;
        QTest::newRow("folder") << 1;
        QTest::newRow("mark and tail") << 2;
        QTest::newRow("regions") << 3;
        QTest::newRow("unmark") << 4;
    }

    void withoutAnyOneOfTheSyncsTheyDoNot()
    {
        QFETCH(int, sync);
        Count count;
        for (const Case& one : m_cases) {
            std::vector<std::size_t> syncs;
            for (std::size_t index = 0; index < one.calls.size(); ++index) {
                if (one.calls[index].kind == RecordingSystem::Kind::Sync)
                    syncs.push_back(index);
            }
            QCOMPARE(syncs.size(), std::size_t{5});
            playAll(one, syncs[static_cast<std::size_t>(sync)], 2, count);
        }
        qInfo("%d refused, %d wrong", count.refused, count.wrong);
        QVERIFY(count.bad() > 0);
    }

private:
    void playAll(const Case& one, std::size_t ignored, int draws, Count& count)
    {
        for (std::size_t calls = 0; calls <= one.calls.size(); ++calls) {
            for (int draw = 0; draw < draws; ++draw)
                play(one, cutPower(one.calls, calls, one.before, m_random, ignored), count);
        }
    }

    void play(const Case& one, const DiskState& state, Count& count)
    {
        restoreContent(one.path, state.file);
        if (state.hasJournal)
            restoreContent(journalOf(one.path), state.journal);
        else
            std::filesystem::remove(journalOf(one.path));
        try {
            recover(one.path, {}, m_system);
            const std::string content = contentOf(one.path);
            if (content == one.after)
                ++count.after;
            else
                ++(content.starts_with(one.before) ? count.before : count.wrong);
        } catch (const StorageError&) {
            ++count.refused;
        }
    }

    TemporaryFolder m_folder;
    std::vector<Case> m_cases;
    FaultySystem m_system; // without real syncs
    std::mt19937_64 m_random{5};
};

QTEST_GUILESS_MAIN(PowerCutTest)
#include "tst_storage_powercut.moc"
