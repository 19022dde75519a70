// SPDX-License-Identifier: GPL-3.0-or-later
// Rows out of files: into the cells, and as whole files.
#include "AppendDialogTest.h"

#include <QFileDialog>

using namespace h5scout;
using namespace h5scout::test;
using namespace h5scout::ui;

class TestAppendFiles : public QObject, private AppendDialogTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() { begin(); }
    void cleanup() { m_append.reset(); }

    void opensTextFiles();
    void opensNpyFiles();
    void filesThatCannotBeReadAreExplained();
    void browsesForAFile();
    void aLargeTextIsAppendedAsAFile();
    void aLargeArrayIsAppendedAsAFile();
    void aLargeFileThatDoesNotFitIsExplained();
    void aLargeFileComesAlone();
    void aLargeFileIsTooMuchForOneRow();
    void progressIsShownWhileAFileIsAppended();
    void whatDoesNotStopCanBeLeft();
};

void TestAppendFiles::opensTextFiles()
{
    openFor({2});
    const QString text = QStringLiteral("a\tb\r\n1,5\t2\r\n");
    QByteArray utf16("\xFF\xFE", 2);
    utf16.append(reinterpret_cast<const char*>(text.utf16()), text.size() * 2);
    openFile(write("excel.txt", utf16));
    QCOMPARE(cells(), words({"1,5 2,0"}));
    openFile(write("more.csv", "# time, signal\n3,4\n")); // comes behind
    QCOMPARE(cells(), words({"1.5 2.0", "3.0 4.0"}));
    QCOMPARE(note(), QStringLiteral("Appends 2 rows; the array will have 1,026. 1 comment line is left out."));
}

void TestAppendFiles::opensNpyFiles()
{
    openFor({2});
    openFile(write("rows.npy", npy("|i1", "(3, 2)", QByteArray("\x01\x02\x03\x04\x05\xff", 6))));
    QCOMPARE(inWords(appended()), QStringLiteral("float64 (3, 2) 1.0 2.0 3.0 4.0 5.0 -1.0"));
    openFor({2}, ElementKind::Int8);
    openFile(write("item.npy", npy("|u1", "(2,)", QByteArray("\x01\x02", 2))));
    QCOMPARE(cells(), words({"1 2"}));
    openFile(write("large.npy", npy("|u1", "(2,)", QByteArray("\x01\xff", 2))));
    QVERIFY2(note().contains(QStringLiteral("255")), qPrintable(note()));
    QCOMPARE(cells(), words({"1 2"}));
    openFile(write("shape.npy", npy("|u1", "(3,)", QByteArray("\x01\x02\x03", 3))));
    QCOMPARE(note(), QStringLiteral("The array in the file has the shape (3,), but the rows have the shape (2,)."));
}

void TestAppendFiles::filesThatCannotBeReadAreExplained()
{
    openFor({2});
    openFile(m_folder.filePath(QStringLiteral("nowhere.csv")));
    QVERIFY(note().startsWith(QStringLiteral("nowhere.csv cannot be read: ")));
    openFile(write("other.h5", QByteArray("\x89HDF\r\n\x1a\n", 8)));
    QCOMPARE(note(), QStringLiteral("other.h5 is an HDF5 file, neither text nor a .npy file."));
    openFile(write("objects.npy", npy("|O", "(2,)", "x")));
    QVERIFY(note().startsWith(QStringLiteral("It holds Python objects")));
    openFile(write("empty.csv", ""));
    QCOMPARE(note(), QStringLiteral("There are no numbers in it."));
    QVERIFY(!acceptButton()->isEnabled());
}

void TestAppendFiles::browsesForAFile()
{
    openFor({2});
    const QString path = write("rows.csv", "1,2\n");
    click("appendOpen");
    auto* chooser = m_append->findChild<QFileDialog*>(QStringLiteral("tableDialog"));
    QVERIFY(chooser);
    chooser->selectFile(path);
    QMetaObject::invokeMethod(chooser, "accept");
    QTRY_COMPARE(cells(), words({"1.0 2.0"}));
}

void TestAppendFiles::aLargeTextIsAppendedAsAFile()
{
    openFor({2});
    const QByteArray text = "a;b\n" + QByteArray("1,25;2,5\n").repeated(1'000'000);
    openFile(write("large.csv", text));
    QCOMPARE(grid()->model()->rowCount(), 1000);
    QCOMPARE(cells().last(), QStringLiteral("1,25 2,5"));
    QCOMPARE(grid()->model()->headerData(1, Qt::Horizontal).toString(), QStringLiteral("b"));
    QCOMPARE(note(),
             QStringLiteral("Appends all rows of large.csv (8.6 MiB); if one does not fit, nothing is appended. "
                            "The first 1,000 lines are shown."));
    // The cells are only to be looked at.
    choose(0, 0);
    QTest::keyClicks(grid()->viewport(), QStringLiteral("7"));
    QVERIFY(!grid()->findChild<QLineEdit*>());
    QTest::keyClick(grid(), Qt::Key_Delete);
    QTest::keyClick(grid(), Qt::Key_Insert);
    QTest::keyClick(grid(), Qt::Key_Delete, Qt::ControlModifier);
    QCOMPARE(grid()->model()->rowCount(), 1000);
    QCOMPARE(cells().first(), QStringLiteral("1,25 2,5"));
    for (const char* name : {"appendAdd", "appendRemove", "appendPaste"})
        QVERIFY(!field(name)->isEnabled());
    takePictures("append-large");

    click("tableHeader");
    QTRY_COMPARE(note(), QStringLiteral("Line 1, column 1: 'a' is not a number."));
    QVERIFY(!acceptButton()->isEnabled());
    click("tableHeader");
    QTRY_VERIFY(acceptButton()->isEnabled());
    click("formAccept");
    QCOMPARE(m_askedForFile->count(), 1);
    const auto request = m_askedForFile->at(0).at(0).value<AppendFile>();
    QCOMPARE(request.path, QByteArray("/RawData/Scan000/EnlData00"));
    QCOMPARE(request.file, m_folder.filePath(QStringLiteral("large.csv")));
    QCOMPARE(request.stamp.byteCount, static_cast<std::uint64_t>(text.size()));
    QVERIFY(request.type == elementTypeOf(ElementKind::Float64));
    QVERIFY((request.table == TableFormat{Delimiter::Semicolon, DecimalSign::Comma, true}));
    QCOMPARE(request.columns, std::uint64_t{2});
}

void TestAppendFiles::aLargeArrayIsAppendedAsAFile()
{
    openFor({2, 4});
    const QString path = write("large.npy", npy("|i1", "(1000000, 2, 4)", QByteArray(8'000'000, '\1')));
    openFile(path);
    QCOMPARE(note(), QStringLiteral("Appends 1,000,000 rows of large.npy (7.6 MiB); the array will have 1,001,024. "
                                    "The first 2,000 lines are shown."));
    QCOMPARE(cells().last(), QStringLiteral("1.0 1.0 1.0 1.0"));
    QVERIFY(!field("tableDelimiter")->isEnabled());
    click("formAccept");
    const auto request = m_askedForFile->at(0).at(0).value<AppendFile>();
    QCOMPARE(request.file, path);
    QVERIFY(!request.table);
}

void TestAppendFiles::aLargeFileThatDoesNotFitIsExplained()
{
    openFor({3});
    openFile(write("large.csv", QByteArray("1,2\n").repeated(3'000'000)));
    QCOMPARE(note(), QStringLiteral("The table has 2 columns, but a row of the array has 3 elements."));
    QVERIFY(!acceptButton()->isEnabled());
    openFile(write("endless.csv", QByteArray(12'000'000, '1')));
    QCOMPARE(note(), QStringLiteral("Its first line has no end within 1 MiB."));
    openFile(write("large.npy", npy("|i1", "(2500000, 4)", QByteArray(10'000'000, '\1'))));
    QCOMPARE(note(),
             QStringLiteral("The array in the file has the shape (2500000, 4), but the rows have the shape (3,)."));
    openFile(
        write("bad.csv", QByteArray("1,2,3\n").repeated(500) + "1,x,3\n" + QByteArray("1,2,3\n").repeated(2'000'000)));
    QCOMPARE(note(), QStringLiteral("Line 501, column 2: 'x' is not a number."));
    QCOMPARE(grid()->currentIndex(), grid()->model()->index(500, 1));
    openFile(write("small.csv", "1,2,3\n")); // instead of it
    QCOMPARE(cells(), words({"1.0 2.0 3.0"}));
    QCOMPARE(inWords(appended()), QStringLiteral("float64 (1, 3) 1.0 2.0 3.0"));
}

void TestAppendFiles::aLargeFileComesAlone()
{
    openFor({2});
    typeCell(0, 0, "7");
    const QString path = write("large.csv", QByteArray("1,2\n").repeated(3'000'000));
    openFile(path);
    QCOMPARE(note(),
             QStringLiteral("large.csv is so large that it can only be appended by itself: append the rows that "
                            "are here first, or remove them."));
    QCOMPARE(cells().first(), QStringLiteral("7.0 "));
    typeCell(0, 1, "8");
    QVERIFY(acceptButton()->isEnabled());
    grid()->selectAll();
    click("appendRemove");
    openFile(path);
    QCOMPARE(grid()->model()->rowCount(), 1000);
    click("appendTakeOut");
    QCOMPARE(cells(), words({" "}));
    QVERIFY(!field("appendTakeOut")->isVisible());
    typeCell(0, 0, "7");
}

void TestAppendFiles::aLargeFileIsTooMuchForOneRow()
{
    openFor({}, ElementKind::Float64, NodeKind::VLArray);
    openFile(write("large.csv", QByteArray("1\n").repeated(5'000'000)));
    QCOMPARE(note(), QStringLiteral("large.csv has 9.5 MiB, which is more than one row takes."));
}

void TestAppendFiles::progressIsShownWhileAFileIsAppended()
{
    openFor({2});
    openFile(write("large.csv", QByteArray("1,2\n").repeated(3'000'000)));
    QVERIFY(!field("formProgress")->isVisible());
    click("formAccept");
    m_append->showProgress({.done = 5 << 20, .total = 10 << 20});
    QVERIFY(field("formProgress")->isVisible());
    QCOMPARE(note(), QStringLiteral("5 MiB of 10 MiB are done. Cancel takes all of it back."));
    takePictures("append-progress");
    QSignalSpy stop(m_append.get(), &FormDialog::stopRequested);
    QTest::keyClick(m_append.get(), Qt::Key_Escape);
    QCOMPARE(stop.count(), 1);
    QCOMPARE(note(), QStringLiteral("Stopping..."));
    m_append->showProgress({.done = 6 << 20, .total = 10 << 20});
    QCOMPARE(note(), QStringLiteral("Stopping..."));
    m_append->showProgress({.done = 10 << 20, .total = 10 << 20});
    QCOMPARE(note(), QStringLiteral("All is written; it is being saved."));
    m_append->showFailure(QStringLiteral("It was stopped."));
    QVERIFY(!field("formProgress")->isVisible());
    QCOMPARE(note(), QStringLiteral("It was stopped."));
}

void TestAppendFiles::whatDoesNotStopCanBeLeft()
{
    openFor({2});
    openFile(write("large.csv", QByteArray("1,2\n").repeated(3'000'000)));
    click("formAccept");
    QVERIFY(m_append->isBusy());
    QVERIFY(!field("formLeave")->isVisible());
    QTest::keyClick(m_append.get(), Qt::Key_Escape);
    QTRY_VERIFY_WITH_TIMEOUT(field("formLeave")->isVisible(), 10'000);
    QCOMPARE(note(), QStringLiteral("It has not stopped yet, and may still be done after this is closed."));
    takePictures("append-leave");
    click("formLeave");
    QVERIFY(!m_append->isVisible());
    // Asked for again, it is as at the beginning.
    openFor({2});
    openFile(write("large.csv", QByteArray("1,2\n").repeated(3'000'000)));
    click("formAccept");
    QVERIFY(!field("formLeave")->isVisible());
}

QTEST_MAIN(TestAppendFiles)
#include "tst_append_files.moc"
