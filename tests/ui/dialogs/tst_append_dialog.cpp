// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/AppendDialog.h"

#include <QClipboard>
#include <QFile>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLabel>
#include <QMessageBox>
#include <QSignalSpy>
#include <QTableView>

#include "DialogTest.h"

using namespace h5scout;
using namespace h5scout::ui;

class TestAppendDialog : public QObject, private test::DialogTest
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
    void opensTextFiles();
    void opensNpyFiles();
    void filesThatCannotBeReadAreExplained();
    void browsesForAFile();
    void raggedArraysTakeOneRow();
    void largeTextsShowProgressAndCanBeStopped();
    void aLargeTextIsAppendedAsAFile();
    void aLargeArrayIsAppendedAsAFile();
    void aLargeFileThatDoesNotFitIsExplained();
    void aLargeFileComesAlone();
    void aLargeFileIsTooMuchForOneRow();
    void progressIsShownWhileAFileIsAppended();
    void whatDoesNotStopCanBeLeft();
    void looksAsItShould();

private:
    void openFor(Shape itemShape, ElementKind kind = ElementKind::Float64, NodeKind node = NodeKind::EArray)
    {
        m_append = std::make_unique<AppendDialog>(
            AppendTarget{"/RawData/Scan000/EnlData00", node, elementTypeOf(kind), std::move(itemShape), 1024, false});
        m_asked = std::make_unique<QSignalSpy>(m_append.get(), &AppendDialog::requested);
        m_askedForFile = std::make_unique<QSignalSpy>(m_append.get(), &AppendDialog::fileRequested);
        open(m_append.get());
        QCOMPARE(note(), QStringLiteral("Type or paste numbers, or open a file that has them."));
        QVERIFY(!acceptButton()->isEnabled());
    }
    QTableView* grid() const { return field<QTableView>("appendGrid"); }
    QStringList cells() const
    {
        QStringList lines;
        const QAbstractItemModel* model = grid()->model();
        for (int row = 0; row < model->rowCount(); ++row) {
            QStringList line;
            for (int column = 0; column < model->columnCount(); ++column)
                line += model->index(row, column).data().toString();
            lines += line.join(QLatin1Char(' '));
        }
        return lines;
    }
    static QStringList words(std::initializer_list<const char*> lines)
    {
        QStringList list;
        for (const char* line : lines)
            list += QString::fromUtf8(line);
        return list;
    }
    void choose(int row, int column) { grid()->setCurrentIndex(grid()->model()->index(row, column)); }
    void typeCell(int row, int column, const char* text)
    {
        grid()->setFocus();
        choose(row, column);
        QTest::keyClicks(grid()->viewport(), QLatin1String(text).left(1));
        auto* editor = grid()->findChild<QLineEdit*>();
        QVERIFY(editor);
        editor->setText(QLatin1String(text));
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_VERIFY(!grid()->findChild<QLineEdit*>());
        QCOMPARE(m_asked->count(), 0); // Enter ends the cell, not the dialog
    }
    void pasteText(const char* text)
    {
        QGuiApplication::clipboard()->setText(QString::fromUtf8(text));
        grid()->setFocus();
        QTest::keyClick(grid(), Qt::Key_V, Qt::ControlModifier);
        QTRY_VERIFY(note() != QStringLiteral("The table is being read."));
    }
    /// As it comes from a keyboard, wherever the keys go: '\\n' and '\\t' are Enter and Tab.
    void typeOn(const char* keys)
    {
        for (const char key : QByteArray(keys)) {
            QWidget* target = QApplication::focusWidget();
            QVERIFY(target);
            if (key == '\n' || key == '\t')
                QTest::keyClick(target, key == '\n' ? Qt::Key_Return : Qt::Key_Tab);
            else
                QTest::keyClick(target, key);
            QCoreApplication::processEvents();
        }
    }
    NdArray appended()
    {
        click("formAccept");
        return m_asked->count() == 1 ? request().rows : NdArray();
    }
    AppendRows request() const { return m_asked->at(0).at(0).value<AppendRows>(); }
    QString write(const char* name, const QByteArray& bytes)
    {
        QFile file(m_folder.filePath(QString::fromLatin1(name)));
        if (file.open(QIODevice::WriteOnly))
            file.write(bytes);
        return file.fileName();
    }
    void openFile(const QString& path)
    {
        m_append->openFile(path);
        QTRY_VERIFY(note() != QStringLiteral("The table is being read."));
    }

    QTemporaryDir m_folder;
    std::unique_ptr<AppendDialog> m_append;
    std::unique_ptr<QSignalSpy> m_asked;
    std::unique_ptr<QSignalSpy> m_askedForFile;
};

namespace
{

QString inWords(const NdArray& array)
{
    QString words = QString::fromStdString(dtypeName(array.type()) + ' ' + formatShape(array.shape()));
    for (std::size_t i = 0; i < array.size(); ++i)
        words += QLatin1Char(' ') + QString::fromStdString(array.toText(i));
    return words;
}

QByteArray npy(const QByteArray& descr, const QByteArray& shape, const QByteArray& elements)
{
    QByteArray header = "{'descr': '" + descr + "', 'fortran_order': False, 'shape': " + shape + ", }";
    header = header.leftJustified(117, ' ') + '\n';
    return QByteArray("\x93NUMPY\x01\x00", 8) + static_cast<char>(header.size()) + '\0' + header + elements;
}

} // namespace

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

void TestAppendDialog::opensTextFiles()
{
    openFor({2});
    const QString text = QStringLiteral("a\tb\r\n1,5\t2\r\n");
    QByteArray utf16("\xFF\xFE", 2);
    utf16.append(reinterpret_cast<const char*>(text.utf16()), text.size() * 2);
    openFile(write("excel.txt", utf16));
    QCOMPARE(cells(), words({"1,5 2,0"}));
    openFile(write("more.csv", "# time, signal\n3,4\n")); // comes behind
    QCOMPARE(cells(), words({"1.5 2.0", "3.0 4.0"}));
    QCOMPARE(note(), QStringLiteral("Appends 2 rows; the array will have 1,026."));
}

void TestAppendDialog::opensNpyFiles()
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

void TestAppendDialog::filesThatCannotBeReadAreExplained()
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

void TestAppendDialog::browsesForAFile()
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

void TestAppendDialog::aLargeTextIsAppendedAsAFile()
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

void TestAppendDialog::aLargeArrayIsAppendedAsAFile()
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

void TestAppendDialog::aLargeFileThatDoesNotFitIsExplained()
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

void TestAppendDialog::aLargeFileComesAlone()
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

void TestAppendDialog::aLargeFileIsTooMuchForOneRow()
{
    openFor({}, ElementKind::Float64, NodeKind::VLArray);
    openFile(write("large.csv", QByteArray("1\n").repeated(5'000'000)));
    QCOMPARE(note(), QStringLiteral("large.csv has 9.5 MiB, which is more than one row takes."));
}

void TestAppendDialog::progressIsShownWhileAFileIsAppended()
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

void TestAppendDialog::whatDoesNotStopCanBeLeft()
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

Q_DECLARE_METATYPE(h5scout::AppendRows)
Q_DECLARE_METATYPE(h5scout::AppendFile)

QTEST_MAIN(TestAppendDialog)
#include "tst_append_dialog.moc"
