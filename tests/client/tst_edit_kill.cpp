// SPDX-License-Identifier: GPL-3.0-or-later
// kill -9 of the worker at random moments of an edit: what is left is the state before or after, as h5py judges, and
// the client goes on. Rounds for each action: 2, or as the environment variable H5SCOUT_KILL_ROUNDS says; a seed for
// other moments: H5SCOUT_KILL_SEED.
#include "EditActionCases.h"
#include "Ending.h"
#include "Judge.h"
#include "StorageFiles.h"
#include "h5scout/client/FileClient.h"
#include "h5scout/client/WorkerProcess.h"
#include "h5scout/storage/Signature.h"

#include <QElapsedTimer>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <csignal>
#include <memory>
#include <random>
#include <thread>

using namespace h5scout;
using namespace h5scout::test;

namespace
{

std::uint64_t numberFrom(const char* variable, std::uint64_t otherwise)
{
    bool isNumber = false;
    const qulonglong number = qEnvironmentVariable(variable).toULongLong(&isNumber);
    return isNumber ? number : otherwise;
}

/// A client that edits a file.
class Editor
{
public:
    Editor(const std::string& path, const std::string& history)
        : m_client(QString::fromStdString(path), localWorkerFactory())
    {
        m_isReady = openAndWait(m_client);
        const Ending<EditState> started = m_client.startEditing({.historyFolder = QString::fromStdString(history)});
        m_isReady = m_isReady && QTest::qWaitFor([&] { return started.count > 0; }) && started.hasValue();
    }

    bool isReady() const { return m_isReady; }
    FileClient& client() { return m_client; }

    bool edit(const EditAction& action)
    {
        const Ending<Edited> ending = m_client.edit(action);
        const bool isDone = QTest::qWaitFor([&] { return ending.count > 0; }) && ending.hasValue();
        if (ending.hasError())
            qWarning("%s", qPrintable(ending.error().sentence()));
        return isDone;
    }
    bool undo()
    {
        const Ending<Edited> ending = m_client.undo();
        return QTest::qWaitFor([&] { return ending.count > 0; }) && ending.hasValue();
    }
    /// Asks, and kills the worker after a while. True if the answer had come before.
    template <typename Ask>
    bool killIn(Ask ask, std::chrono::microseconds delay)
    {
        const auto worker = static_cast<pid_t>(m_client.workerProcessId());
        const Ending<Edited> ending = ask(m_client);
        settle();
        std::this_thread::sleep_for(delay);
        ::kill(worker, SIGKILL);
        if (!QTest::qWaitFor([&] { return ending.count > 0 && m_client.state() == FileClient::State::Lost; }))
            QTest::qFail("The client does not notice.", __FILE__, __LINE__);
        return ending.hasValue();
    }

private:
    FileClient m_client;
    bool m_isReady = false;
};

} // namespace

class TestEditKill : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void aKillLeavesBeforeOrAfter_data() { addEditActionRows(); }
    void aKillLeavesBeforeOrAfter();
};

void TestEditKill::aKillLeavesBeforeOrAfter()
{
    QFETCH(EditActionCase, action);
    const TemporaryFolder folder;
    const std::string path = folder.file("small.h5");
    QVERIFY(QFile::copy(QStringLiteral(H5SCOUT_TEST_DATA "/small.h5"), QString::fromStdString(path)));
    std::filesystem::permissions(path, std::filesystem::perms::owner_all);
    const std::string history = folder.file("history");
    qint64 usualMicroseconds = 0;
    std::string old;
    {
        Editor editor(path, history);
        QVERIFY(editor.isReady());
        for (const EditAction& before : action.before)
            QVERIFY(editor.edit(before));
        old = copyOf(path, ".old");
        QElapsedTimer clock;
        clock.start();
        QVERIFY(editor.edit(action.action));
        usualMicroseconds = clock.nsecsElapsed() / 1000;
    }
    const std::string edited = copyOf(path, ".new");
    std::filesystem::copy(history, history + ".new");

    std::mt19937_64 random(numberFrom("H5SCOUT_KILL_SEED", 1));
    const std::uint64_t rounds = numberFrom("H5SCOUT_KILL_ROUNDS", 2);
    std::vector<FilePair> pairs;
    int marked = 0;
    int after = 0;
    for (std::uint64_t round = 0; round < rounds; ++round) {
        // In every other round it is the undo that is cut off.
        const bool isUndo = round % 2 == 1;
        const std::string& from = isUndo ? edited : old;
        const std::string& to = isUndo ? old : edited;
        std::filesystem::copy_file(from, path, std::filesystem::copy_options::overwrite_existing);
        const std::string place = history + std::to_string(round);
        if (isUndo)
            std::filesystem::copy(history + ".new", place);
        Editor editor(path, place);
        QVERIFY(editor.isReady());
        const std::chrono::microseconds delay(random() % static_cast<std::uint64_t>(usualMicroseconds * 3 / 2 + 1));
        const bool isAnswered =
            isUndo ? editor.killIn([](FileClient& client) { return client.undo(); }, delay)
                   : editor.killIn([&](FileClient& client) { return client.edit(action.action); }, delay);
        if (QTest::currentTestFailed())
            return;
        const bool isMarked = storage::findSignature(path)->isMarked;
        marked += isMarked ? 1 : 0;

        const Ending<FileInfo> reopened = editor.client().restart();
        QTRY_VERIFY(reopened.count > 0);
        QCOMPARE(reopened.hasError(), isMarked);
        if (isMarked) {
            QCOMPARE(reopened.error().remedy, UserError::Remedy::Recover);
            const Ending<FileInfo> recovered = editor.client().recover();
            QTRY_VERIFY(recovered.hasValue());
            QVERIFY(!recovered.value().recovery.isEmpty());
        }
        const std::string content = contentOf(path);
        const bool isBefore = content.starts_with(contentOf(from));
        QVERIFY2(!isBefore || !isAnswered, "an edit that was answered is lost");
        after += isBefore ? 0 : 1;
        pairs.emplace_back(copyOf(path, "." + std::to_string(round)), isBefore ? from : to);

        // And it goes on.
        const Ending<EditState> started =
            editor.client().startEditing({.historyFolder = QString::fromStdString(place)});
        QTRY_VERIFY(started.hasValue());
        const std::string begun = contentOf(path);
        QVERIFY(begun == (isBefore ? contentOf(from) : content)); // what the killed edit has begun is cut off
        QVERIFY(editor.edit(SetAttribute{.path = "/", .name = "later", .value = std::int64_t{1}}));
        QVERIFY(editor.undo());
        QVERIFY(contentOf(path) == begun);
        editor.client().close();
    }
    QCOMPARE(judgeSameContent(pairs), QString());
    qInfo("%llu kills: %d after, %d had been marked", qulonglong{rounds}, after, marked);
}

QTEST_GUILESS_MAIN(TestEditKill)

#include "tst_edit_kill.moc"
