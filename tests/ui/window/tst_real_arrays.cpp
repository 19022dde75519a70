// SPDX-License-Identifier: GPL-3.0-or-later
// Arrays made, rows and texts appended, by keyboard and mouse.
#include "RealEditingTest.h"

#include "Pictures.h"
#include "ui/models/NodeTreeModel.h"
#include "ui/window/EditRunner.h"

#include <QClipboard>
#include <QDialog>
#include <QFile>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QProcess>
#include <QProgressBar>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

#include <memory>

using namespace h5scout;
using namespace h5scout::test;
using namespace h5scout::ui;

namespace
{

/// The most memory that a process has taken so far.
double peakMebibytes(qint64 processId)
{
    QFile status(QStringLiteral("/proc/%1/status").arg(processId));
    const QList<QByteArray> lines =
        status.open(QIODevice::ReadOnly) ? status.readAll().split('\n') : QList<QByteArray>();
    for (const QByteArray& line : lines)
        if (line.startsWith("VmHWM:"))
            return line.mid(6).trimmed().split(' ').first().toDouble() / 1024;
    return -1;
}

} // namespace

class TestRealArrays : public RealEditingTest
{
    Q_OBJECT
private Q_SLOTS:
    void makesAnArrayAndAppendsPastedRows();
    void appendsALargeFile();
    void stopsAppendingALargeFile();
    void appendsALogLine();
    void appendsATextForPyTables_data();
    void appendsATextForPyTables();

private:
    /// Makes an array of rows of float64 that grows, and makes it the current node.
    bool makeGrowing(const QString& path, const Shape& itemShape);
    /// Opens the dialog to append to the current node, and in it the file, by keyboard.
    QDialog* appendFile(const QString& path);
};

void TestRealArrays::makesAnArrayAndAppendsPastedRows()
{
    QVERIFY(edit(kChannel));
    QTest::keyClick(tree(), Qt::Key_N, Qt::ControlModifier | Qt::AltModifier);
    QDialog* dialog = nullptr;
    QTRY_VERIFY((dialog = m_window->findChild<QDialog*>(QStringLiteral("createArrayDialog"))));
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    dialog->findChild<QLineEdit*>(QStringLiteral("arrayName"))->setText(QStringLiteral("Data01"));
    dialog->findChild<QLineEdit*>(QStringLiteral("arrayShape"))->setText(QStringLiteral("3"));
    auto* accept = dialog->findChild<QPushButton*>(QStringLiteral("formAccept"));
    QTRY_VERIFY(accept->isEnabled());
    test::picture(*dialog, QStringLiteral("create_array"));
    QTest::mouseClick(accept, Qt::LeftButton);
    const QString array = kChannel + QStringLiteral("/Data01");
    QTRY_COMPARE(currentPath(), QLatin1Char('/') + array);
    QVERIFY(waitUntilIdle());
    QCOMPARE(judged(m_path, {QStringLiteral("f['%1'].shape == (0, 3) and f['%1'].maxshape == (None, 3)").arg(array),
                             QStringLiteral("isinstance(t.get_node('/%1'), __import__('tables').EArray)").arg(array)}),
             QString());

    QVERIFY(focusTree());
    QTest::keyClick(tree(), Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY((dialog = m_window->findChild<QDialog*>(QStringLiteral("appendDialog"))));
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    QGuiApplication::clipboard()->setText(QStringLiteral("1\t2\t3\n4\t5\t6,5\n7\t8\t-9\n"));
    auto* grid = dialog->findChild<QTableView*>(QStringLiteral("appendGrid"));
    QTRY_VERIFY(grid->hasFocus());
    QTest::keyClick(grid, Qt::Key_V, Qt::ControlModifier);
    accept = dialog->findChild<QPushButton*>(QStringLiteral("formAccept"));
    QTRY_VERIFY2(accept->isEnabled(), qPrintable(textOf(dialog)));
    test::picture(*dialog, QStringLiteral("append_pasted"));
    QTest::mouseClick(accept, Qt::LeftButton);
    const auto shape = [this] {
        return tree()->currentIndex().siblingAtColumn(NodeTreeModel::ShapeColumn).data().toString();
    };
    QTRY_COMPARE(shape(), QStringLiteral("(3, 3)"));
    QVERIFY(waitUntilIdle());
    QCOMPARE(judged(m_path, {QStringLiteral("f['%1'][()].tolist() == [[1, 2, 3], [4, 5, 6.5], [7, 8, -9]]").arg(array),
                             QStringLiteral("text(f['%1'].attrs['shape']) == (3, 3)").arg(array)}),
             QString());
    QVERIFY(focusTree());
    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(shape(), QStringLiteral("(0, 3)"));
    QVERIFY(waitUntilIdle());
    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(contentOf(m_path), m_original);
    QVERIFY(waitUntilIdle());
    QCOMPARE(message(), QString());
}

bool TestRealArrays::makeGrowing(const QString& path, const Shape& itemShape)
{
    CreateArray array;
    array.parent = '/' + path.section(QLatin1Char('/'), 0, -2).toUtf8();
    array.name = path.section(QLatin1Char('/'), -1).toUtf8();
    array.kind = NodeKind::EArray;
    array.type = elementTypeOf(ElementKind::Float64);
    array.shape = itemShape;
    m_window->findChild<EditRunner*>()->perform(file(), array);
    return QTest::qWaitFor([&] { return currentPath() == QLatin1Char('/') + path; }) && waitUntilIdle() && focusTree();
}

QDialog* TestRealArrays::appendFile(const QString& path)
{
    QTest::keyClick(tree(), Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
    QDialog* append = nullptr;
    const auto isThere = [&] { return (append = m_window->findChild<QDialog*>(QStringLiteral("appendDialog"))); };
    if (!QTest::qWaitFor(isThere) || !QTest::qWaitForWindowActive(append))
        return nullptr;
    append->findChild<QPushButton*>(QStringLiteral("appendOpen"))->setFocus();
    QTest::keyClick(append->focusWidget(), Qt::Key_Space);
    auto* chooser = append->findChild<QFileDialog*>(QStringLiteral("tableDialog"));
    if (!chooser || !QTest::qWaitForWindowActive(chooser))
        return nullptr;
    chooser->selectFile(path);
    QMetaObject::invokeMethod(chooser, "accept");
    const auto* accept = append->findChild<QPushButton*>(QStringLiteral("formAccept"));
    const bool isReady = QTest::qWaitFor([accept] { return accept->isEnabled(); });
    if (!isReady)
        qWarning("%s", qPrintable(textOf(append)));
    return isReady ? append : nullptr;
}

void TestRealArrays::appendsALargeFile()
{
    constexpr qint64 kRows = 12'800; // of 1000: 102 MB, more than a request may have
    QVERIFY(edit(kChannel));
    const QString array = kChannel + QStringLiteral("/Data01");
    QVERIFY(makeGrowing(array, {1000}));
    const QByteArray before = contentOf(m_path);
    QFile rows(m_folder->filePath(QStringLiteral("rows.npy")));
    QVERIFY(rows.open(QIODevice::WriteOnly));
    QByteArray head = "{'descr': '<f8', 'fortran_order': False, 'shape': (12800, 1000), }";
    head = QByteArray("\x93NUMPY\x01\x00\x76\x00", 10) + head.leftJustified(117, ' ') + '\n';
    rows.write(head);
    QVERIFY(rows.resize(head.size() + kRows * 8000));
    const double last = 2.5;
    QVERIFY(rows.seek(rows.size() - 8));
    rows.write(reinterpret_cast<const char*>(&last), sizeof last);
    rows.close();

    const double windowBefore = peakMebibytes(QCoreApplication::applicationPid());
    QDialog* append = appendFile(rows.fileName());
    QVERIFY(append);
    QVERIFY2(textOf(append).contains(QStringLiteral("Appends 12,800 rows of rows.npy (97.7 MiB); the array will have "
                                                    "12,800. The first 131 lines are shown.")),
             qPrintable(textOf(append)));
    test::picture(*append, QStringLiteral("append_large_file"));
    QTest::keyClick(append->findChild<QPushButton*>(QStringLiteral("formAccept")), Qt::Key_Space);
    QTRY_COMPARE_WITH_TIMEOUT(tree()->currentIndex().siblingAtColumn(NodeTreeModel::ShapeColumn).data().toString(),
                              QStringLiteral("(12800, 1000)"), 60'000);
    QVERIFY(waitUntilIdle());
    // Neither of the two ever has the file in its memory.
    const double windowMore = peakMebibytes(QCoreApplication::applicationPid()) - windowBefore;
    const double worker = peakMebibytes(file()->workerProcessId());
    QVERIFY2(windowMore < 40 && worker > 0 && worker < 90,
             qPrintable(QStringLiteral("%1, %2").arg(windowMore).arg(worker)));
    QCOMPARE(file()->editState().undoNames.first(), QStringLiteral("Append the rows of rows.npy to Data01"));
    QCOMPARE(judged(m_path, {QStringLiteral("f['%1'].shape == (12800, 1000) and f['%1'][12799, 999] == 2.5").arg(array),
                             QStringLiteral("not f['%1'][:12799].any() and not f['%1'][12799, :999].any()").arg(array),
                             QStringLiteral("text(f['%1'].attrs['shape']) == (12800, 1000)").arg(array),
                             QStringLiteral("t.get_node('/%1').nrows == 12800").arg(array)}),
             QString());
    const QByteArray after = contentOf(m_path);
    QVERIFY(focusTree());
    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(contentOf(m_path) == before, 60'000);
    QVERIFY(waitUntilIdle());
    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY_WITH_TIMEOUT(contentOf(m_path) == after, 60'000);
    QVERIFY(waitUntilIdle());
    QCOMPARE(message(), QString());
}

void TestRealArrays::stopsAppendingALargeFile()
{
    QVERIFY(edit(kChannel));
    QVERIFY(makeGrowing(kChannel + QStringLiteral("/Data01"), {3}));
    const QByteArray before = contentOf(m_path);
    QFile rows(m_folder->filePath(QStringLiteral("rows.csv")));
    QVERIFY(rows.open(QIODevice::WriteOnly));
    for (int piece = 0; piece < 40; ++piece)
        rows.write(QByteArray("1.25,-3.5e-7,1048576\n").repeated(100'000));
    rows.close();
    QDialog* append = appendFile(rows.fileName());
    QVERIFY(append);
    QTest::keyClick(append->findChild<QPushButton*>(QStringLiteral("formAccept")), Qt::Key_Space);
    QTRY_VERIFY(append->findChild<QProgressBar*>(QStringLiteral("formProgress"))->isVisible());
    QVERIFY(contentOf(m_path).size() > before.size()); // it is in the middle
    test::picture(*append, QStringLiteral("append_progress"));
    QTest::keyClick(append, Qt::Key_Escape);
    QTRY_VERIFY2(textOf(append).contains(QStringLiteral("It was stopped. The file is as it was before.")),
                 qPrintable(textOf(append)));
    QVERIFY(contentOf(m_path) == before);
    QCOMPARE(file()->editState().undoNames.size(), 1);
    QTest::keyClick(append, Qt::Key_Escape);
    QTRY_VERIFY(!append->isVisible());
    QVERIFY(waitUntilIdle());
    QCOMPARE(message(), QString());
}

void TestRealArrays::appendsALogLine()
{
    const QString log = QStringLiteral("RawData/Logger");
    QVERIFY(edit(log));
    QTest::keyClick(tree(), Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
    QDialog* dialog = nullptr;
    QTRY_VERIFY((dialog = m_window->findChild<QDialog*>(QStringLiteral("appendTextDialog"))));
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    dialog->findChild<QPlainTextEdit*>(QStringLiteral("appendText"))->setPlainText(QStringLiteral("aligned by hand"));
    auto* accept = dialog->findChild<QPushButton*>(QStringLiteral("formAccept"));
    QTRY_VERIFY(accept->isEnabled());
    test::picture(*dialog, QStringLiteral("append_text"));
    QTest::mouseClick(accept, Qt::LeftButton);
    QTRY_VERIFY(contentOf(m_path) != m_original);
    QVERIFY(waitUntilIdle());
    QCOMPARE(judged(m_path,
                    {QStringLiteral("f['%1'].shape == (4,)").arg(log),
                     QStringLiteral("__import__('pickle').loads(f['%1'][3].tobytes()).endswith('by hand')").arg(log)}),
             QString());
    checkUndoAndRedo();
}

void TestRealArrays::appendsATextForPyTables_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("expected");
    QTest::newRow("vlunicode") << QStringLiteral("texts") << QStringLiteral("'50 µm, again'");
    QTest::newRow("vlstring") << QStringLiteral("bytes") << QStringLiteral("'50 µm, again'.encode()");
}

void TestRealArrays::appendsATextForPyTables()
{
    QFETCH(QString, name);
    QFETCH(QString, expected);
    QProcess python;
    python.start(QStringLiteral(H5SCOUT_PYTHON),
                 {QStringLiteral("-c"),
                  QStringLiteral("import tables as t, sys; f = t.open_file(sys.argv[1], 'a')\n"
                                 "f.create_vlarray('/', 'texts', t.VLUnicodeAtom()).append('one')\n"
                                 "f.create_vlarray('/', 'bytes', t.VLStringAtom()).append(b'one')\n"
                                 "f.close()"),
                  m_path});
    QVERIFY(python.waitForFinished() && python.exitCode() == 0);
    m_original = contentOf(m_path);
    QVERIFY(edit(name));
    QTest::keyClick(tree(), Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
    const auto find = [this] { return m_window->findChild<QDialog*>(QStringLiteral("appendTextDialog")); };
    QTRY_VERIFY(find());
    QDialog* append = find();
    QVERIFY(QTest::qWaitForWindowActive(append));
    append->findChild<QPlainTextEdit*>(QStringLiteral("appendText"))->setPlainText(QStringLiteral("50 µm, again"));
    QTest::keyClick(append, Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(contentOf(m_path) != m_original);
    QVERIFY(waitUntilIdle());
    QCOMPARE(judged(m_path, {QStringLiteral("t.root.%1[1] == %2").arg(name, expected),
                             QStringLiteral("t.root.%1.nrows == 2").arg(name)}),
             QString());
    checkUndoAndRedo();
}

QTEST_MAIN(TestRealArrays)
#include "tst_real_arrays.moc"
