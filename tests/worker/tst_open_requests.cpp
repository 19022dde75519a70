// SPDX-License-Identifier: GPL-3.0-or-later
// How a worker comes to its file: new ones, and those that a cut-off edit has left marked.
#include "FaultySystem.h"
#include "Judge.h"
#include "RandomEdit.h"
#include "SampleFile.h"
#include "SampleFiles.h"
#include "StorageFiles.h"

#include "Asker.h"
#include "LoopHarness.h"
#include "h5scout/storage/Signature.h"
#include "h5scout/storage/Transaction.h"
#include "h5scout/worker/Requests.h"
#include "h5scout/worker/Session.h"

#include <QTest>

#include <filesystem>

using namespace h5scout;
using namespace h5scout::test;

namespace
{

/// A loop without a file.
struct EmptyWorker
{
    Asker ask;
    worker::Session session;
    LoopHarness loop{[this](const protocol::Request& request) { return worker::makeJob(request, session); }};
};

/// An edit of which the process dies as soon as the file is marked.
void cutOffAnEdit(const std::string& path)
{
    const std::string before = contentOf(path);
    for (std::uint64_t call = 0; !storage::findSignature(path)->isMarked; ++call) {
        QVERIFY(call < 1000);
        restoreContent(path, before);
        std::filesystem::remove(journalOf(path));
        FaultySystem system;
        system.arm(FaultySystem::Fault::Death, call);
        try {
            Transaction edit(path, {.system = &system});
            hdf5::Handle file = edit.open();
            editRandomly(file.get(), 7);
            edit.commit(std::move(file));
        } catch (const Error&) {
        }
    }
}

} // namespace

class OpenRequestsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNewFileIsMadeAndOpened_data();
    void aNewFileIsMadeAndOpened();
    void anExistingFileIsReplacedOnlyIfItMay();
    void aFileIsMadeOnlyByAFreshWorker();
    void aMarkedFileIsRefusedUntilItIsRecovered();
    void aWholeFileNeedsNoRecovery();
};

void OpenRequestsTest::aNewFileIsMadeAndOpened_data()
{
    QTest::addColumn<int>("convention");
    QTest::newRow("PyTables") << int{protocol::CreateFile::TABLES};
    QTest::newRow("h5py") << int{protocol::CreateFile::H5PY};
}

void OpenRequestsTest::aNewFileIsMadeAndOpened()
{
    QFETCH(int, convention);
    const TemporaryFolder folder;
    EmptyWorker worker;
    protocol::Request create = worker.ask.createFile(folder.file("new.h5"));
    create.mutable_create_file()->set_convention(static_cast<protocol::CreateFile::Convention>(convention));
    const protocol::Reply reply = worker.loop.ask(create);
    QVERIFY2(reply.has_opened(), reply.error().reason().c_str());
    QCOMPARE(reply.opened().root().title(), std::string("a new file"));
    QCOMPARE(worker.loop.ask(worker.ask.listChildren("/", 0, 10)).children().total(), 0U);
    const QString isReadByOthers = QStringLiteral(R"(
import sys, h5py
with h5py.File(sys.argv[1], "r") as file:
    assert len(file) == 0
    title = file.attrs["TITLE"]
    assert "a new file" in (title.decode() if isinstance(title, bytes) else str(title)), title
)");
    QCOMPARE(runPython(isReadByOthers, {QString::fromStdString(folder.file("new.h5"))}), QString());
}

void OpenRequestsTest::anExistingFileIsReplacedOnlyIfItMay()
{
    const TemporaryFolder folder;
    const std::string path = folder.file("there.h5");
    makeSampleFile(path);
    const std::string before = contentOf(path);
    {
        EmptyWorker worker;
        const protocol::Reply refused = worker.loop.ask(worker.ask.createFile(path));
        QVERIFY(refused.has_error());
        QVERIFY(!refused.error().reason().empty());
        QVERIFY(contentOf(path) == before);
    }
    EmptyWorker worker;
    const protocol::Reply replaced = worker.loop.ask(worker.ask.createFile(path, true));
    QVERIFY2(replaced.has_opened(), replaced.error().reason().c_str());
    QCOMPARE(replaced.opened().root().child_count(), 0U);
}

void OpenRequestsTest::aFileIsMadeOnlyByAFreshWorker()
{
    const TemporaryFolder folder;
    EmptyWorker worker;
    QVERIFY(worker.loop.ask(worker.ask.createFile(folder.file("one.h5"))).has_opened());
    const protocol::Reply second = worker.loop.ask(worker.ask.createFile(folder.file("two.h5")));
    QCOMPARE(static_cast<int>(second.error().kind()), static_cast<int>(protocol::Error::BAD_REQUEST));
    QVERIFY(!std::filesystem::exists(folder.file("two.h5")));
}

void OpenRequestsTest::aMarkedFileIsRefusedUntilItIsRecovered()
{
    const TemporaryFolder folder;
    const std::string path = test::makeSampleFile(folder.path().string(), "earliest");
    cutOffAnEdit(path);
    if (QTest::currentTestFailed())
        return;
    const std::string marked = contentOf(path);
    EmptyWorker worker;
    const protocol::Reply refused = worker.loop.ask(worker.ask.openFile(path));
    QCOMPARE(static_cast<int>(refused.error().kind()), static_cast<int>(protocol::Error::NEEDS_RECOVERY));
    QVERIFY2(QByteArray::fromStdString(refused.error().advice()).contains("choose Recover"),
             refused.error().advice().c_str());
    QVERIFY(contentOf(path) == marked);

    protocol::Request recovering = worker.ask.openFile(path);
    recovering.mutable_open_file()->set_recover(true);
    const protocol::Reply opened = worker.loop.ask(recovering);
    QVERIFY2(opened.has_opened(), opened.error().reason().c_str());
    QVERIFY(!opened.opened().recovery().empty());
    QVERIFY(!storage::findSignature(path)->isMarked);
    QVERIFY(!std::filesystem::exists(journalOf(path)));
}

void OpenRequestsTest::aWholeFileNeedsNoRecovery()
{
    const TemporaryFolder folder;
    const std::string path = folder.file("whole.h5");
    makeSampleFile(path);
    EmptyWorker worker;
    protocol::Request recovering = worker.ask.openFile(path);
    recovering.mutable_open_file()->set_recover(true);
    const protocol::Reply opened = worker.loop.ask(recovering);
    QVERIFY(opened.has_opened());
    QVERIFY(opened.opened().recovery().empty());
}

QTEST_GUILESS_MAIN(OpenRequestsTest)
#include "tst_open_requests.moc"
