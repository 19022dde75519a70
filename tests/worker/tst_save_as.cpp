// SPDX-License-Identifier: GPL-3.0-or-later
// A copy of the open file under another name.
#include "SampleWorker.h"
#include "TestFile.h"

#include <QTest>

#include <chrono>
#include <filesystem>
#include <fstream>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

using namespace h5scout;
using namespace h5scout::test;

namespace fs = std::filesystem;

namespace
{

std::size_t entryCount(const fs::path& folder)
{
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), {}));
}

} // namespace

class SaveAsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theCopyIsTheFile();
    void anExistingFileStaysUnlessItMayBeReplaced();
    void theOpenFileIsNeverItsOwnTarget_data();
    void theOpenFileIsNeverItsOwnTarget();
    void aTargetInOtherHandsStays_data();
    void aTargetInOtherHandsStays();
    void whatCannotBeWrittenIsASentence_data();
    void whatCannotBeWrittenIsASentence();
    void aCancelledCopyLeavesNothing();
    void aFileWrittenMeanwhileIsNotCopied();

private:
    const TemporaryFolder m_folder;
};

void SaveAsTest::theCopyIsTheFile()
{
    SampleWorker sample;
    fs::permissions(sample.path(), fs::perms::owner_read | fs::perms::group_read);
    const std::string target = m_folder.file("copy.h5");
    const protocol::Reply reply = sample.last(sample.ask.saveAs(target));
    QVERIFY2(reply.has_saved(), reply.error().reason().c_str());
    QCOMPARE(reply.saved().target(), target);
    QCOMPARE(reply.saved().byte_count(), fs::file_size(sample.path()));
    QVERIFY(contentOf(target) == contentOf(sample.path()));
    // It is there to be written.
    QCOMPARE(static_cast<int>(fs::status(target).permissions()),
             static_cast<int>(fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_read));
    QCOMPARE(entryCount(m_folder.path()), 1U);
    QVERIFY(!sample.last(sample.ask.describe("/line")).file_changed());
}

void SaveAsTest::anExistingFileStaysUnlessItMayBeReplaced()
{
    SampleWorker sample;
    const TemporaryFolder folder;
    const std::string target = folder.file("copy.h5");
    writeContent(target, "what was there");
    const protocol::Reply refused = sample.last(sample.ask.saveAs(target));
    QCOMPARE(refused.error().reason(), std::string("There is a file of that name already."));
    QCOMPARE(contentOf(target), std::string("what was there"));

    const std::string link = folder.file("link.h5");
    fs::create_symlink(target, link);
    const protocol::Reply replaced = sample.last(sample.ask.saveAs(link, true));
    QVERIFY2(replaced.has_saved(), replaced.error().reason().c_str());
    QVERIFY(fs::is_symlink(link));
    QVERIFY(contentOf(target) == contentOf(sample.path()));
    QCOMPARE(entryCount(folder.path()), 2U);
}

void SaveAsTest::theOpenFileIsNeverItsOwnTarget_data()
{
    QTest::addColumn<QString>("way");
    for (const char* way : {"path", "symbolic link", "hard link"})
        QTest::newRow(way) << QString::fromLatin1(way);
}

void SaveAsTest::theOpenFileIsNeverItsOwnTarget()
{
    QFETCH(QString, way);
    SampleWorker sample;
    const TemporaryFolder folder;
    std::string target = folder.file("same.h5");
    if (way == QStringLiteral("path"))
        target = (fs::path(sample.path()).parent_path() / "." / "sample.h5").string();
    else if (way == QStringLiteral("symbolic link"))
        fs::create_symlink(sample.path(), target);
    else
        fs::create_hard_link(sample.path(), target);
    const std::string before = contentOf(sample.path());
    const protocol::Reply reply = sample.last(sample.ask.saveAs(target, true));
    QCOMPARE(reply.error().reason(), std::string("That is the open file itself."));
    QCOMPARE(reply.error().advice(), std::string("Choose another name."));
    QVERIFY(contentOf(sample.path()) == before);
}

void SaveAsTest::aTargetInOtherHandsStays_data()
{
    QTest::addColumn<bool>("takesLock");
    QTest::newRow("with a lock") << true;
    QTest::newRow("open for writing") << false;
}

void SaveAsTest::aTargetInOtherHandsStays()
{
    QFETCH(bool, takesLock);
    SampleWorker sample;
    const TemporaryFolder folder;
    const std::string target = folder.file("copy.h5");
    writeContent(target, "what was there");
    const int other = ::open(target.c_str(), (takesLock ? O_RDONLY : O_RDWR) | O_CLOEXEC);
    if (takesLock)
        QCOMPARE(::flock(other, LOCK_SH), 0);
    const protocol::Reply refused = sample.last(sample.ask.saveAs(target, true));
    ::close(other);
    QCOMPARE(refused.error().reason(), std::string("Another program has the file of that name open."));
    QCOMPARE(contentOf(target), std::string("what was there"));
    QVERIFY(sample.last(sample.ask.saveAs(target, true)).has_saved());
}

void SaveAsTest::whatCannotBeWrittenIsASentence_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("reason");
    QTest::newRow("no folder") << QStringLiteral("none/copy.h5") << QStringLiteral("There is no such folder.");
    QTest::newRow("a folder") << QStringLiteral("folder")
                              << QStringLiteral("There is something of that name which is no file.");
    QTest::newRow("a link to nowhere") << QStringLiteral("dangling")
                                       << QStringLiteral("There is a link of that name which leads nowhere.");
    QTest::newRow("no permission") << QStringLiteral("locked/copy.h5")
                                   << QStringLiteral("You have no permission to write there.");
}

void SaveAsTest::whatCannotBeWrittenIsASentence()
{
    QFETCH(QString, name);
    QFETCH(QString, reason);
    SampleWorker sample;
    const TemporaryFolder folder;
    fs::create_directory(folder.file("folder"));
    fs::create_directory(folder.file("locked"));
    fs::create_symlink(folder.file("nothing"), folder.file("dangling"));
    if (name.startsWith(QStringLiteral("locked")) && ::geteuid() == 0)
        QSKIP("The superuser may write everywhere.");
    fs::permissions(folder.file("locked"), fs::perms::owner_read | fs::perms::owner_exec);
    const protocol::Reply reply = sample.last(sample.ask.saveAs(folder.file(name.toStdString()), true));
    QCOMPARE(QString::fromStdString(reply.error().reason()), reason);
    QVERIFY(!reply.error().advice().empty());
    QCOMPARE(entryCount(folder.path()), 3U);
}

void SaveAsTest::aCancelledCopyLeavesNothing()
{
    const TemporaryFolder folder;
    const std::string path = folder.file("large.h5");
    makeSampleFile(path);
    fs::resize_file(path, std::uint64_t{8} << 30U); // a hole: it takes no place
    worker::Session session;
    LoopHarness loop([&session](const protocol::Request& request) { return worker::makeJob(request, session); });
    Asker ask;
    QVERIFY(loop.ask(ask.openFile(path)).has_opened());
    const protocol::Request save = ask.saveAs(folder.file("copy.h5"));
    loop.send(save);
    const auto progress = loop.receive();
    QVERIFY(progress && progress->has_progress());
    QVERIFY(progress->progress().done() > 0 && progress->progress().total() == std::uint64_t{8} << 30U);
    QVERIFY(!fs::exists(folder.file("copy.h5")));
    loop.send(ask.cancel(save));
    QVERIFY(loop.receiveLast(save.id()).has_cancelled());
    QCOMPARE(entryCount(folder.path()), 1U);
}

void SaveAsTest::aFileWrittenMeanwhileIsNotCopied()
{
    SampleWorker sample;
    const TemporaryFolder folder;
    fs::last_write_time(sample.path(), fs::last_write_time(sample.path()) + std::chrono::seconds(1));
    const protocol::Reply reply = sample.last(sample.ask.saveAs(folder.file("copy.h5")));
    QCOMPARE(reply.error().reason(), std::string("Another program has changed the file."));
    QCOMPARE(static_cast<int>(reply.error().kind()), static_cast<int>(protocol::Error::CHANGED));
    QCOMPARE(entryCount(folder.path()), 0U);
}

QTEST_GUILESS_MAIN(SaveAsTest)
#include "tst_save_as.moc"
