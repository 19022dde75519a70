// SPDX-License-Identifier: GPL-3.0-or-later
#include "DataExportTest.h"

using namespace h5scout;
using namespace h5scout::test;
using namespace h5scout::ui;

class TestExportRefusals : public DataExportTest
{
    Q_OBJECT
private Q_SLOTS:
    void refusesToCopyTooMuch();
    void saysWhatCannotBeExported();
    void cancellingLeavesNothingBehind();
    void dyingLeavesNothingBehind();
    void aLostWorkerLeavesNoHalfFile();
    void anUnreadableArrayLeavesNoHalfFile();
    void saysWhyItCannotWrite_data();
    void saysWhyItCannotWrite();
    void replacesOnlyWhenTold();
    void aFullDiskLeavesNoHalfFile();
};

void TestExportRefusals::refusesToCopyTooMuch()
{
    QGuiApplication::clipboard()->setText(QStringLiteral("before"));
    DataExport run(columnsOf({curve("/a", QStringLiteral("a"), 500'001)}), {});
    ExportEnding ending(run);
    run.copy();
    QTRY_COMPARE(ending.failed.count(), 1);
    QVERIFY2(ending.error().contains(QStringLiteral("1,000,002")), qPrintable(ending.error()));
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("before"));
    QCOMPARE(m_file->askedCount(RequestKind::Array), 0);
}

void TestExportRefusals::saysWhatCannotBeExported()
{
    QVERIFY(exported(ExportTable{}).first().contains(QStringLiteral("There are no numbers to save.")));
    QVERIFY(exported(plane("/image", 2, quint64{1} << 21U)).first().contains(QStringLiteral("wider than programs")));
    m_file->addArray("/words", NdArray(Shape{2}, std::vector<std::string>{"a", "b"}));
    QVERIFY(exported(columnsOf({curve("/words", {}, 2)})).first().contains(QStringLiteral("no numbers")));
    QVERIFY(entries().isEmpty());
}

void TestExportRefusals::cancellingLeavesNothingBehind()
{
    m_file->addArray("/a", {50}, sevenths(50));
    DataExport run(columnsOf({curve("/a", QStringLiteral("a"), 50)}), {});
    run.setElementsAPage(10);
    ExportEnding ending(run);
    m_file->hold();
    run.saveTo(target(), Overwrite::Refuse);
    QTRY_COMPARE(m_file->heldRequests(), 1);
    m_file->releaseOne();
    QTRY_VERIFY(!ending.progressed.isEmpty() && ending.progressed.last()[0].toULongLong() == 10);
    QCOMPARE(ending.progressed.last()[1].toULongLong(), 50u);
    run.cancel();
    run.cancel();
    QCOMPARE(ending.cancelled.count(), 1);
    QTRY_VERIFY(entries().isEmpty());
    QTRY_VERIFY(m_file->asked().back().isCancelled);
    m_file->release();
    QTest::qWait(50);
    QCOMPARE(ending.count(), 1);
}

void TestExportRefusals::dyingLeavesNothingBehind()
{
    m_file->addArray("/a", {50}, sevenths(50));
    auto run = std::make_unique<DataExport>(columnsOf({curve("/a", QStringLiteral("a"), 50)}), CsvFormat());
    run->setElementsAPage(10);
    m_file->hold();
    run->saveTo(target(), Overwrite::Refuse);
    QTRY_COMPARE(m_file->heldRequests(), 1);
    run.reset();
    m_file->release();
    QTRY_VERIFY(entries().isEmpty());
}

void TestExportRefusals::aLostWorkerLeavesNoHalfFile()
{
    m_file->addArray("/a", {50}, sevenths(50));
    DataExport run(columnsOf({curve("/a", QStringLiteral("a"), 50)}), {});
    run.setElementsAPage(10);
    ExportEnding ending(run);
    m_file->hold();
    run.saveTo(target(), Overwrite::Refuse);
    QTRY_COMPARE(m_file->heldRequests(), 1);
    m_file->releaseOne();
    QTRY_COMPARE(m_file->heldRequests(), 1);
    m_file->die();
    QTRY_COMPARE(ending.count(), 1);
    QCOMPARE(ending.failed.count(), 1);
    QVERIFY2(!ending.error().isEmpty(), qPrintable(ending.error()));
    QTRY_VERIFY(entries().isEmpty());
    QTest::qWait(50);
    QCOMPARE(ending.count(), 1);
}

void TestExportRefusals::anUnreadableArrayLeavesNoHalfFile()
{
    m_file->addArray("/a", {50}, sevenths(50));
    m_file->fail(RequestKind::Array, "The chunk at 7 is damaged.");
    const QString error = exported(columnsOf({curve("/a", QStringLiteral("a"), 50)})).first();
    QVERIFY2(error.contains(QStringLiteral("The chunk at 7 is damaged.")), qPrintable(error));
    QTRY_VERIFY(entries().isEmpty());
}

void TestExportRefusals::saysWhyItCannotWrite_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("reason");
    QTest::newRow("no such folder") << QStringLiteral("FOLDER/missing/a.csv") << QStringLiteral("There is no folder");
    QTest::newRow("below a file") << QStringLiteral("FOLDER/plain/a.csv") << QStringLiteral("There is no folder");
    QTest::newRow("a folder") << QStringLiteral("FOLDER") << QStringLiteral("no ordinary file");
    QTest::newRow("a device") << QStringLiteral("/dev/full") << QStringLiteral("no ordinary file");
    QTest::newRow("nobody may write") << QStringLiteral("/proc/a.csv") << QStringLiteral("The system says");
}

void TestExportRefusals::saysWhyItCannotWrite()
{
    QFETCH(QString, path);
    QFETCH(QString, reason);
    QFile plain(target("plain"));
    QVERIFY(plain.open(QIODevice::WriteOnly));
    m_file->addArray("/a", {5}, sevenths(5));
    DataExport run(columnsOf({curve("/a", QStringLiteral("a"), 5)}), {});
    ExportEnding ending(run);
    run.saveTo(path.replace(QStringLiteral("FOLDER"), m_folder->path()), Overwrite::Replace);
    QTRY_COMPARE(ending.count(), 1);
    QVERIFY2(ending.error().contains(reason), qPrintable(ending.error()));
    QCOMPARE(entries(), QStringList{QStringLiteral("plain")});
}

void TestExportRefusals::replacesOnlyWhenTold()
{
    QFile old(target());
    QVERIFY(old.open(QIODevice::WriteOnly));
    old.write("old");
    old.close();
    m_file->addArray("/a", {1}, {2});
    const ExportTable table = columnsOf({curve("/a", QStringLiteral("a"), 1)});
    DataExport careful(table, {});
    ExportEnding refused(careful);
    careful.saveTo(target(), Overwrite::Refuse);
    QTRY_COMPARE(refused.failed.count(), 1);
    QVERIFY2(refused.error().contains(QStringLiteral("A file of that name exists.")), qPrintable(refused.error()));
    QVERIFY(old.open(QIODevice::ReadOnly));
    QCOMPARE(old.readAll(), QByteArray("old"));
    old.close();

    DataExport bold(table, {.hasNames = false, .hasComments = false});
    ExportEnding done(bold);
    bold.saveTo(target(), Overwrite::Replace);
    QTRY_COMPARE(done.finished.count(), 1);
    QCOMPARE(done.finished[0][0].toString(), target());
    QVERIFY(old.open(QIODevice::ReadOnly));
    QCOMPARE(old.readAll(), QByteArray("0,2\n"));
    QCOMPARE(entries().size(), 1);
}

void TestExportRefusals::aFullDiskLeavesNoHalfFile()
{
    m_file->addArray("/a", {20000}, sevenths(20000));
    rlimit before{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    rlimit small = before;
    small.rlim_cur = 100'000; // writing beyond fails, as on a full disk
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
    const QString error = exported(columnsOf({curve("/a", QStringLiteral("a"), 20000)})).first();
    setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, handler);
    QVERIFY2(error.contains(QStringLiteral("Nothing has been left behind")), qPrintable(error));
    QTRY_VERIFY(entries().isEmpty());
}

QTEST_MAIN(TestExportRefusals)
#include "tst_export_refusals.moc"
