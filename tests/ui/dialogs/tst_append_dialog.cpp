// SPDX-License-Identifier: GPL-3.0-or-later
// Rows that are typed and pasted.
#include "AppendDialogTest.h"

#include <QLabel>
#include <QMessageBox>

using namespace h5scout;
using namespace h5scout::test;
using namespace h5scout::ui;

class TestAppendDialog : public QObject, private AppendDialogTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() { begin(); }
    void cleanup() { m_append.reset(); }

    void saysWhatTheArrayTakes();
    void appendsWhatIsTyped();
    void typingOnBeginsNewRows_data();
    void typingOnBeginsNewRows();
    void tabBeginsARowBehindTheLastCell();
    void roundingIsSaid();
    void marksWhatIsNoElement();
    void decimalsAreShownAndReadAlike();
    void escAsksBeforeTypedRowsAreLost();
    void pastesFromASpreadsheet();
    void pastesOverTheChosenCell();
    void readsAgainInAnotherFormat();
    void keepsWhatWasTypedAfterPasting();
    void aTableThatDoesNotFitIsExplained();
    void rowsComeAndGo();
    void copiesCells();
    void imagesHaveSeveralLines();
    void raggedArraysTakeOneRow();
    void largeTextsShowProgressAndCanBeStopped();
    void looksAsItShould();
};

void TestAppendDialog::saysWhatTheArrayTakes()
{
    openFor({3});
    QCOMPARE(field<QLabel>("appendTarget")->text(),
             QStringLiteral("Rows of the shape (3,) of float64; it has 1,024 now."));
    QCOMPARE(grid()->model()->headerData(0, Qt::Vertical).toString(), QStringLiteral("1024"));
    openFor({}, ElementKind::Int16);
    QCOMPARE(field<QLabel>("appendTarget")->text(), QStringLiteral("Single elements of int16; it has 1,024 now."));
}

void TestAppendDialog::appendsWhatIsTyped()
{
    openFor({2});
    typeCell(0, 0, "1.5");
    QCOMPARE(note(), QStringLiteral("Row 1024, column 1: The cell is empty."));
    typeCell(0, 1, "-2");
    QCOMPARE(note(), QStringLiteral("Appends one row; the array will have 1,025."));
    QTest::keyClick(grid(), Qt::Key_Return);
    QCOMPARE(m_asked->count(), 0);
    QCOMPARE(inWords(appended()), QStringLiteral("float64 (1, 2) 1.5 -2.0"));
    QCOMPARE(request().path, QByteArray("/RawData/Scan000/EnlData00"));
}

void TestAppendDialog::typingOnBeginsNewRows_data()
{
    QTest::addColumn<Shape>("itemShape");
    QTest::addColumn<NodeKind>("kind");
    QTest::addColumn<QByteArray>("keys");
    QTest::addColumn<QString>("appends");

    QTest::newRow("elements of one row") << Shape{} << NodeKind::VLArray << QByteArray("1\n2\n3\n")
                                         << QStringLiteral("float64 (3,) 1.0 2.0 3.0");
    QTest::newRow("single elements") << Shape{} << NodeKind::EArray << QByteArray("1\t2\t3\t")
                                     << QStringLiteral("float64 (3,) 1.0 2.0 3.0");
    QTest::newRow("rows, with Tab") << Shape{3} << NodeKind::EArray << QByteArray("1\t2.5\t3\t4\t5\t6\t")
                                    << QStringLiteral("float64 (2, 3) 1.0 2.5 3.0 4.0 5.0 6.0");
    QTest::newRow("rows, with Tab and Enter") << Shape{2} << NodeKind::EArray << QByteArray("1\t2\n3\t4\n")
                                              << QStringLiteral("float64 (2, 2) 1.0 2.0 3.0 4.0");
    QTest::newRow("images") << Shape{2, 1} << NodeKind::EArray << QByteArray("1\n2\n3\n4\n\n\n")
                            << QStringLiteral("float64 (2, 2, 1) 1.0 2.0 3.0 4.0");
}

void TestAppendDialog::typingOnBeginsNewRows()
{
    QFETCH(Shape, itemShape);
    QFETCH(NodeKind, kind);
    QFETCH(QByteArray, keys);
    openFor(itemShape, ElementKind::Float64, kind);
    typeOn(keys.constData());
    QTEST(inWords(appended()), "appends");
}

void TestAppendDialog::tabBeginsARowBehindTheLastCell()
{
    openFor({2});
    typeOn("1\t2\t");
    QCOMPARE(cells(), words({"1.0 2.0", " "}));
    QCOMPARE(grid()->currentIndex(), grid()->model()->index(1, 0));
    QCOMPARE(note(), QStringLiteral("Appends one row; the array will have 1,025."));
    typeOn("\t\t\t"); // an empty row is enough
    QCOMPARE(cells(), words({"1.0 2.0", " "}));
}

void TestAppendDialog::decimalsAreShownAndReadAlike()
{
    openFor({2});
    typeCell(0, 0, "1,5");
    QCOMPARE(note(), QStringLiteral("Row 1024, column 0: '1,5' is not a number. \"Decimals\" is set to a point."));
    DialogTest::choose("tableDecimal", 1);
    const QModelIndex cell = grid()->model()->index(0, 0);
    QVERIFY(!cell.data(Qt::BackgroundRole).isValid());
    QCOMPARE(cell.data().toString(), QStringLiteral("1,5"));
    QCOMPARE(note(), QStringLiteral("Row 1024, column 1: The cell is empty."));
    typeCell(0, 1, "2.5");
    QCOMPARE(note(), QStringLiteral("Row 1024, column 1: '2.5' is not a number. \"Decimals\" is set to a comma."));
    DialogTest::choose("tableDecimal", 0);
    QCOMPARE(inWords(appended()), QStringLiteral("float64 (1, 2) 1.5 2.5"));

    openFor({1}, ElementKind::Complex128);
    DialogTest::choose("tableDecimal", 1);
    typeCell(0, 0, "1,5+2,5j");
    const QString shown = grid()->model()->index(0, 0).data().toString();
    QVERIFY2(shown.contains(QStringLiteral("1,5")), qPrintable(shown));
    typeCell(0, 0, qPrintable(shown));
    QVERIFY(acceptButton()->isEnabled());
    // An integer has no decimals to speak of.
    openFor({1}, ElementKind::Int16);
    typeCell(0, 0, "1,5");
    QCOMPARE(note(), QStringLiteral("Row 1024, column 0: '1,5' is not a number."));
}

void TestAppendDialog::escAsksBeforeTypedRowsAreLost()
{
    const auto question = [this] { return m_append->findChild<QMessageBox*>(QStringLiteral("discardQuestion")); };
    openFor({2});
    QTest::keyClick(grid(), Qt::Key_Escape);
    QVERIFY(!m_append->isVisible()); // nothing is lost
    openFor({2});
    pasteText("1\t2\n");
    QTest::keyClick(grid(), Qt::Key_Escape);
    QVERIFY(!m_append->isVisible()); // can be pasted again
    openFor({2});
    typeCell(0, 0, "1");
    QTest::keyClick(grid(), Qt::Key_Escape);
    QVERIFY(m_append->isVisible());
    QVERIFY(question());
    QTest::keyClick(question(), Qt::Key_Escape);
    QTRY_VERIFY(!question());
    QVERIFY(m_append->isVisible());
    QCOMPARE(grid()->model()->index(0, 0).data().toString(), QStringLiteral("1.0"));
    click("formCancel");
    QVERIFY(question());
    for (QAbstractButton* button : question()->buttons())
        if (question()->buttonRole(button) == QMessageBox::DestructiveRole)
            button->click();
    QVERIFY(!m_append->isVisible());
}

void TestAppendDialog::roundingIsSaid()
{
    openFor({1}, ElementKind::Float32);
    typeCell(0, 0, "0.123456789");
    QCOMPARE(note(), QStringLiteral("Appends one row; the array will have 1,025. float32 keeps about 7 digits."));
}

void TestAppendDialog::marksWhatIsNoElement()
{
    openFor({2}, ElementKind::Int8);
    typeCell(0, 0, "300");
    typeCell(0, 1, "1");
    QCOMPARE(note(), QStringLiteral("Row 1024, column 0: '300' is out of the range of int8 (-128 to 127)."));
    QVERIFY(isProblem());
    QVERIFY(!acceptButton()->isEnabled());
    const QModelIndex wrong = grid()->model()->index(0, 0);
    QVERIFY(wrong.data(Qt::BackgroundRole).isValid());
    QVERIFY(!grid()->model()->index(0, 1).data(Qt::BackgroundRole).isValid());
    QVERIFY(wrong.data(Qt::ToolTipRole).toString().contains(QStringLiteral("out of the range")));
    typeCell(0, 0, "100");
    QVERIFY(!wrong.data(Qt::BackgroundRole).isValid());
    QVERIFY(acceptButton()->isEnabled());
}

void TestAppendDialog::pastesFromASpreadsheet()
{
    openFor({3});
    pasteText("Zeit\tx\ty\r\n0\t1,5\t2\r\n1\t2,5\t3\r\n");
    QCOMPARE(cells(), words({"0,0 1,5 2,0", "1,0 2,5 3,0"}));
    QCOMPARE(field<QComboBox>("tableDelimiter")->currentText(), QStringLiteral("Tabs"));
    QCOMPARE(field<QComboBox>("tableDecimal")->currentText(), QStringLiteral("1,5 (comma)"));
    QVERIFY(field<QAbstractButton>("tableHeader")->isChecked());
    QCOMPARE(grid()->model()->headerData(0, Qt::Horizontal).toString(), QStringLiteral("Zeit"));
    QCOMPARE(note(), QStringLiteral("Appends 2 rows; the array will have 1,026."));
    typeCell(0, 0, "7,25"); // the decimal sign goes for the cells, too
    QCOMPARE(inWords(appended()), QStringLiteral("float64 (2, 3) 7.25 1.5 2.0 1.0 2.5 3.0"));
}

void TestAppendDialog::pastesOverTheChosenCell()
{
    openFor({3});
    pasteText("1\t2\t3\n4\t5\t6\n");
    choose(1, 1);
    pasteText("50\t60\n80\t90\n");
    QCOMPARE(cells(), words({"1.0 2.0 3.0", "4.0 50.0 60.0", " 80.0 90.0"}));
    QCOMPARE(note(), QStringLiteral("Row 1026, column 0: The cell is empty."));
    QCOMPARE(grid()->currentIndex(), grid()->model()->index(2, 0));
}

void TestAppendDialog::readsAgainInAnotherFormat()
{
    openFor({});
    pasteText("1,5\n2,25\n");
    QCOMPARE(cells(), words({"1,5", "2,25"})); // one column is wanted
    DialogTest::choose("tableDecimal", 0);
    QTRY_COMPARE(note(), QStringLiteral("Row 1024: '1,5' is not a number. \"Decimals\" is set to a point."));
    DialogTest::choose("tableDecimal", 1);
    QTRY_COMPARE(cells(), words({"1,5", "2,25"}));
    click("tableHeader");
    QTRY_COMPARE(cells(), words({"2,25"}));
    DialogTest::choose("tableDelimiter", 1);
    QTRY_COMPARE(cells(), words({"2,0", "25,0"})); // a line of single elements
}

void TestAppendDialog::keepsWhatWasTypedAfterPasting()
{
    openFor({2});
    pasteText("1\t2\n");
    typeCell(0, 0, "7");
    QVERIFY(!field("tableDelimiter")->isEnabled());
    DialogTest::choose("tableDecimal", 1);
    QTest::qWait(50);
    QCOMPARE(cells(), words({"7,0 2,0", " "}));
}

void TestAppendDialog::aTableThatDoesNotFitIsExplained()
{
    openFor({3});
    pasteText("1\t2\t3\t4\n");
    QCOMPARE(note(), QStringLiteral("The table has 4 columns, but a row of the array has 3 elements."));
    QVERIFY(!acceptButton()->isEnabled());
    QCOMPARE(cells(), words({"  "}));
    pasteText("1;2;3\n4;5\n");
    QCOMPARE(note(), QStringLiteral("Row 1025, column 2: The cell is empty."));
    pasteText("\"1;2;3\n");
    QVERIFY(isProblem());
    typeCell(1, 2, "6");
    QCOMPARE(inWords(appended()), QStringLiteral("float64 (2, 3) 1.0 2.0 3.0 4.0 5.0 6.0"));
}

void TestAppendDialog::rowsComeAndGo()
{
    openFor({});
    typeCell(0, 0, "1");
    choose(0, 0);
    click("appendAdd");
    QVERIFY(grid()->hasFocus());
    QCOMPARE(grid()->currentIndex().row(), 1);
    typeCell(1, 0, "2");
    choose(1, 0);
    QTest::keyClick(grid(), Qt::Key_Insert);
    typeCell(2, 0, "3");
    QCOMPARE(cells(), words({"1.0", "2.0", "3.0", ""}));
    choose(0, 0);
    QTest::keyClick(grid(), Qt::Key_Delete, Qt::ControlModifier);
    QCOMPARE(cells(), words({"2.0", "3.0", ""}));
    QTest::keyClick(grid(), Qt::Key_Delete);
    QCOMPARE(cells(), words({"", "3.0", ""}));
    grid()->selectAll();
    click("appendRemove");
    QCOMPARE(note(), QStringLiteral("There is no row to append."));
    QTest::keyClick(grid(), Qt::Key_Insert);
    QCOMPARE(cells(), words({""}));
}

void TestAppendDialog::copiesCells()
{
    openFor({2});
    pasteText("1\t2\n3\t4\n");
    grid()->selectAll();
    QTest::keyClick(grid(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("1.0\t2.0\n3.0\t4.0"));
}

void TestAppendDialog::imagesHaveSeveralLines()
{
    openFor({2, 3}, ElementKind::UInt16);
    QCOMPARE(grid()->model()->rowCount(), 2);
    QCOMPARE(grid()->model()->headerData(1, Qt::Vertical).toString(), QStringLiteral("1024: 1"));
    pasteText("1\t2\t3\n4\t5\t6\n7\t8\t9\n");
    QCOMPARE(cells(), words({"1 2 3", "4 5 6", "7 8 9", "  "})); // the second is made whole
    QCOMPARE(note(), QStringLiteral("Row 1025: 1, column 0: The cell is empty."));
    choose(2, 0);
    QTest::keyClick(grid(), Qt::Key_Delete, Qt::ControlModifier);
    QCOMPARE(inWords(appended()), QStringLiteral("uint16 (1, 2, 3) 1 2 3 4 5 6"));
}

void TestAppendDialog::raggedArraysTakeOneRow()
{
    openFor({}, ElementKind::Int32, NodeKind::VLArray);
    pasteText("1\t2\t3\n");
    QCOMPARE(note(), QStringLiteral("Appends one row of 3 elements."));
    QCOMPARE(inWords(appended()), QStringLiteral("int32 (3,) 1 2 3"));
    openFor({}, ElementKind::Int32, NodeKind::VLArray);
    click("appendRemove");
    QCOMPARE(inWords(appended()), QStringLiteral("int32 (0,)"));
}

void TestAppendDialog::largeTextsShowProgressAndCanBeStopped()
{
    openFor({2});
    QGuiApplication::clipboard()->setText(QStringLiteral("1.25\t2.5\n").repeated(3'000'000));
    m_append->paste();
    QCOMPARE(note(), QStringLiteral("The table is being read."));
    QTRY_VERIFY(field("appendStop")->isVisible());
    QVERIFY(field("appendProgress")->isVisible());
    click("appendStop");
    QTRY_COMPARE(note(), QStringLiteral("Reading was stopped."));
    QVERIFY(!field("appendStop")->isVisible());
    QCOMPARE(cells(), words({" "}));
}

void TestAppendDialog::looksAsItShould()
{
    openFor({4});
    pasteText("time\tsignal\treference\tratio\n0\t1,52\t2,01\t0,756\n0,1\t1,61\t2,02\t0,797\n0,2\t1,7\t2\t0,85\n"
              "0,3\t1,82\t2,01\t0,905\n0,4\t1,88\t2,03\t0,926\n");
    takePictures("append");
    typeCell(2, 1, "1.x");
    takePictures("append-problem");
    openFor({2, 6}, ElementKind::UInt16);
    takePictures("append-empty");
    openFor({}, ElementKind::Float64, NodeKind::VLArray);
    pasteText("1\n2\n3\n");
    takePictures("append-row");
}

QTEST_MAIN(TestAppendDialog)
#include "tst_append_dialog.moc"
