// SPDX-License-Identifier: GPL-3.0-or-later
// What a user does to a file, by keyboard and mouse in the window with h5scout-worker itself. After each action h5py
// and PyTables judge the file; Ctrl+Z gives back its bytes, Ctrl+Shift+Z those of the edit.
#include "ui/window/MainWindow.h"

#include "Pictures.h"
#include "h5scout/client/WorkerProcess.h"
#include "ui/dialogs/UndoSetting.h"
#include "ui/models/NodeTreeModel.h"
#include "ui/panes/TreePane.h"
#include "ui/save/NoteLine.h"
#include "ui/window/EditRunner.h"
#include "ui/window/MessageBar.h"
#include "ui/window/OpenTarget.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QProcess>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

#include <memory>

using namespace h5scout;
using namespace h5scout::ui;

namespace
{

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Empty if h5py and PyTables find the file sound and every expression true (judge_edit.py), else what they say.
QString judged(const QString& path, const QStringList& expressions)
{
    QProcess python;
    python.start(QStringLiteral(H5SCOUT_PYTHON), QStringList{QStringLiteral(H5SCOUT_JUDGE_EDIT), path} + expressions);
    if (!python.waitForFinished(60'000))
        return QStringLiteral("Python did not end");
    const QString said = QString::fromUtf8(python.readAllStandardOutput() + python.readAllStandardError()).trimmed();
    return python.exitCode() == 0 ? QString() : said + QStringLiteral(" (exit code %1)").arg(python.exitCode());
}

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

/// What a dialog says, for failures.
QString textOf(const QWidget* dialog)
{
    QStringList texts;
    for (const auto* label : dialog->findChildren<QLabel*>())
        texts.append(label->text());
    return texts.join(QStringLiteral(" | "));
}

const QString kData00 = QStringLiteral("RawData/Scan000/Detector000/Data1D/CH00/Data00");
const QString kChannel = QStringLiteral("RawData/Scan000/Detector000/Data1D/CH00");

} // namespace

class TestRealEditing : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void theSwitchIsSeenEverywhere();
    void makesANewFile_data();
    void makesANewFile();
    void makesAGroup();
    void makesAnArrayAndAppendsPastedRows();
    void appendsALargeFile();
    void stopsAppendingALargeFile();
    void appendsALogLine();
    void appendsATextForPyTables_data();
    void appendsATextForPyTables();
    void renamesInTheTree();
    void aNameThatCannotBeIsRefusedWhileTyping();
    void setsATitleInTheTree();
    void setsTheTypeOfAGroup();
    void movesByDialog();
    void movesByDragging();
    void deletesWhatIsNamed();
    void historyGoesToAnyState();
    void anUndoWithoutRedoIsAskedAbout();
    void savesACopy();
    void editsOnAfterAReload();
    void anotherWriterIsNoticed();
    void aFileThatCannotBeWrittenSaysWhy();
    void aKilledWorkerLosesNoEdit();
    void anOpenDialogWaitsForItsFile();
    void aBusyWorkerLosesNoEdit_data();
    void aBusyWorkerLosesNoEdit();

private:
    QAction* action(const char* name) const { return m_window->findChild<QAction*>(QLatin1String(name)); }
    QTreeView* tree() const { return m_window->findChild<TreePane*>()->view(); }
    FileClient* file() const { return tree()->model()->index(0, 0).data(FileRole).value<FileClient*>(); }
    QString message() const { return m_window->findChild<MessageBar*>()->text(); }
    bool waitUntilIdle() const
    {
        return QTest::qWaitFor([this] { return !m_window->isBusy(); });
    }
    /// Opens the copy of a sample with that node as the current one, and turns editing on.
    bool edit(const QString& node);
    bool select(const QString& node);
    QString currentPath() const { return QString::fromUtf8(tree()->currentIndex().data(PathRole).toByteArray()); }
    template <typename T>
    T* dialog(const char* name) const
    {
        return m_window->findChild<T*>(QLatin1String(name));
    }
    /// Makes an array of rows of float64 that grows, and makes it the current node.
    bool makeGrowing(const QString& path, const Shape& itemShape);
    /// Opens the dialog to append to the current node, and in it the file, by keyboard.
    QDialog* appendFile(const QString& path);
    /// After a dialog too: shortcuts are those of the active window.
    bool focusTree();
    /// To the current node, in the tree.
    bool giveTitle(const QString& title);
    /// Undo gives back the original bytes, redo those of after the edit.
    void checkUndoAndRedo();

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<MainWindow> m_window;
    QString m_path;
    QByteArray m_original;
};

void TestRealEditing::initTestCase()
{
    QCoreApplication::setOrganizationName(QStringLiteral("h5scout-test"));
    QCoreApplication::setApplicationName(QStringLiteral("tst_real_editing"));
    QStandardPaths::setTestModeEnabled(true);
    test::prepareLook();
}

void TestRealEditing::init()
{
    QTest::failOnWarning(test::anyWarning());
    QSettings().clear();
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    m_path = m_folder->filePath(QStringLiteral("run.h5"));
    QVERIFY(QFile::copy(QStringLiteral(H5SCOUT_TEST_DATA "/pymodaq_h5py.h5"), m_path));
    QVERIFY(QFile::setPermissions(m_path, QFile::ReadOwner | QFile::WriteOwner));
    m_original = contentOf(m_path);
    m_window = std::make_unique<MainWindow>(localWorkerFactory());
    m_window->resize(1280, 800);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestRealEditing::cleanup()
{
    m_window.reset();
    m_folder.reset();
}

bool TestRealEditing::select(const QString& node)
{
    m_window->open({parseOpenTarget(m_path + QStringLiteral("::/") + node)});
    return waitUntilIdle() && QTest::qWaitFor([&] { return currentPath() == QLatin1Char('/') + node; });
}

bool TestRealEditing::edit(const QString& node)
{
    if (!select(node))
        return false;
    QTest::keyClick(m_window.get(), Qt::Key_E, Qt::ControlModifier);
    if (!QTest::qWaitFor([this] { return file()->editState().isEditing; }) || !waitUntilIdle())
        return false;
    tree()->setFocus();
    return true;
}

bool TestRealEditing::focusTree()
{
    m_window->activateWindow();
    tree()->setFocus();
    return QTest::qWaitForWindowActive(m_window.get());
}

bool TestRealEditing::giveTitle(const QString& title)
{
    QTest::keyClick(tree(), Qt::Key_F2, Qt::ShiftModifier);
    auto* editor = tree()->findChild<QLineEdit*>(QStringLiteral("nodeTitleEditor"));
    if (!editor)
        return false;
    editor->selectAll();
    QTest::keyClicks(editor, title);
    QTest::keyClick(editor, Qt::Key_Return);
    return true;
}

void TestRealEditing::checkUndoAndRedo()
{
    const QByteArray edited = contentOf(m_path);
    QVERIFY(edited != m_original);
    QVERIFY(focusTree());
    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(contentOf(m_path), m_original);
    QVERIFY(waitUntilIdle());
    QVERIFY(!action("undoAction")->isEnabled());
    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(contentOf(m_path), edited);
    QVERIFY(waitUntilIdle());
    QCOMPARE(message(), QString());
}

void TestRealEditing::theSwitchIsSeenEverywhere()
{
    QVERIFY(select(kData00));
    QVERIFY(!action("renameAction")->isVisible());
    QVERIFY(!action("undoAction")->isEnabled());
    const QModelIndex row = tree()->model()->index(0, NodeTreeModel::KindColumn);
    QCOMPARE(row.data().toString(), QStringLiteral("file"));
    QTest::keyClick(m_window.get(), Qt::Key_E, Qt::ControlModifier);
    QTRY_VERIFY(action("editModeAction")->isChecked());
    QTRY_COMPARE(row.data().toString(), QStringLiteral("editing"));
    QTRY_VERIFY(m_window->windowTitle().contains(QStringLiteral("[editing]")));
    QVERIFY(action("renameAction")->isVisible());
    QVERIFY(waitUntilIdle());
    test::picture(*m_window, QStringLiteral("window_editing"));
    QCOMPARE(contentOf(m_path), m_original);
    QTest::keyClick(m_window.get(), Qt::Key_E, Qt::ControlModifier);
    QTRY_VERIFY(!action("editModeAction")->isChecked());
    QTRY_COMPARE(row.data().toString(), QStringLiteral("file"));
    QVERIFY(!m_window->windowTitle().contains(QStringLiteral("[editing]")));
    QCOMPARE(contentOf(m_path), m_original);
}

void TestRealEditing::makesANewFile_data()
{
    QTest::addColumn<QString>("convention");
    QTest::addColumn<QString>("rootClass");
    QTest::newRow("tables") << QStringLiteral("fileTables") << QStringLiteral("f.attrs['CLASS'] == b'GROUP'");
    QTest::newRow("h5py") << QStringLiteral("fileH5py") << QStringLiteral("f.attrs['CLASS'] == 'GROUP'");
}

void TestRealEditing::makesANewFile()
{
    QFETCH(QString, convention);
    QFETCH(QString, rootClass);
    const QString path = m_folder->filePath(QStringLiteral("new.h5"));
    QTest::keyClick(m_window.get(), Qt::Key_N, Qt::ControlModifier);
    auto* dialog = m_window->findChild<QDialog*>(QStringLiteral("newFileDialog"));
    QVERIFY(dialog && QTest::qWaitForWindowActive(dialog));
    dialog->findChild<QLineEdit*>(QStringLiteral("targetPath"))->setText(path);
    dialog->findChild<QAbstractButton*>(convention)->click();
    dialog->findChild<QLineEdit*>(QStringLiteral("fileTitle"))->setText(QStringLiteral("Night shift"));
    auto* accept = dialog->findChild<QPushButton*>(QStringLiteral("formAccept"));
    QTRY_VERIFY(accept->isEnabled());
    QTest::mouseClick(accept, Qt::LeftButton);
    QTRY_COMPARE(tree()->model()->rowCount(), 1);
    QTRY_VERIFY(file()->editState().isEditing);
    QVERIFY(waitUntilIdle());
    QCOMPARE(judged(path, {rootClass, QStringLiteral("t.root._v_title == 'Night shift'"),
                           QStringLiteral("'pymodaq_version' in f.attrs and len(f) == 0")}),
             QString());
    QCOMPARE(message(), QString());
}

void TestRealEditing::makesAGroup()
{
    QVERIFY(edit(QStringLiteral("RawData/Scan000")));
    QTest::keyClick(tree(), Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    QDialog* dialog = nullptr;
    QTRY_VERIFY((dialog = m_window->findChild<QDialog*>(QStringLiteral("createGroupDialog"))));
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    auto* types = dialog->findChild<QListWidget*>(QStringLiteral("groupType"));
    for (int row = 0; row < types->count(); ++row) {
        if (types->item(row)->text().contains(QStringLiteral("etector")))
            types->setCurrentRow(row);
    }
    auto* name = dialog->findChild<QLineEdit*>(QStringLiteral("groupName"));
    auto* accept = dialog->findChild<QPushButton*>(QStringLiteral("formAccept"));
    QCOMPARE(name->text(), QStringLiteral("Detector001")); // there is a Detector000
    name->setText(QStringLiteral("a/b"));
    QVERIFY(!accept->isEnabled());
    test::picture(*dialog, QStringLiteral("create_group_mistake"));
    name->setText(QStringLiteral("Detector001"));
    dialog->findChild<QLineEdit*>(QStringLiteral("groupTitle"))->setText(QStringLiteral("Camera"));
    QTest::mouseClick(accept, Qt::LeftButton);
    QTRY_COMPARE(currentPath(), QStringLiteral("/RawData/Scan000/Detector001"));
    QVERIFY(waitUntilIdle());
    QCOMPARE(judged(m_path, {QStringLiteral("text(f['RawData/Scan000/Detector001'].attrs['type']) == 'detector'"),
                             QStringLiteral("t.get_node('/RawData/Scan000/Detector001')._v_title == 'Camera'")}),
             QString());
    checkUndoAndRedo();
}

void TestRealEditing::makesAnArrayAndAppendsPastedRows()
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
    dialog = m_window->findChild<QDialog*>(QStringLiteral("appendDialog"));
    QVERIFY(dialog && QTest::qWaitForWindowActive(dialog));
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

bool TestRealEditing::makeGrowing(const QString& path, const Shape& itemShape)
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

QDialog* TestRealEditing::appendFile(const QString& path)
{
    QTest::keyClick(tree(), Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
    auto* append = m_window->findChild<QDialog*>(QStringLiteral("appendDialog"));
    if (!append || !QTest::qWaitForWindowActive(append))
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

void TestRealEditing::appendsALargeFile()
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

void TestRealEditing::stopsAppendingALargeFile()
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

void TestRealEditing::appendsALogLine()
{
    const QString log = QStringLiteral("RawData/Logger");
    QVERIFY(edit(log));
    QTest::keyClick(tree(), Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
    auto* dialog = m_window->findChild<QDialog*>(QStringLiteral("appendTextDialog"));
    QVERIFY(dialog && QTest::qWaitForWindowActive(dialog));
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

void TestRealEditing::appendsATextForPyTables_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("expected");
    QTest::newRow("vlunicode") << QStringLiteral("texts") << QStringLiteral("'50 µm, again'");
    QTest::newRow("vlstring") << QStringLiteral("bytes") << QStringLiteral("'50 µm, again'.encode()");
    QTest::newRow("object") << QStringLiteral("objects") << QString();
}

void TestRealEditing::appendsATextForPyTables()
{
    QFETCH(QString, name);
    QFETCH(QString, expected);
    QProcess python;
    python.start(QStringLiteral(H5SCOUT_PYTHON),
                 {QStringLiteral("-c"),
                  QStringLiteral("import tables as t, sys; f = t.open_file(sys.argv[1], 'a')\n"
                                 "f.create_vlarray('/', 'texts', t.VLUnicodeAtom()).append('one')\n"
                                 "f.create_vlarray('/', 'bytes', t.VLStringAtom()).append(b'one')\n"
                                 "f.create_vlarray('/', 'objects', t.ObjectAtom()).append([1])\nf.close()"),
                  m_path});
    QVERIFY(python.waitForFinished() && python.exitCode() == 0);
    m_original = contentOf(m_path);
    QVERIFY(edit(name));
    QTest::keyClick(tree(), Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
    if (expected.isEmpty()) {
        QTRY_VERIFY2(message().contains(QStringLiteral("PyTables keeps Python objects in its rows")),
                     qPrintable(message()));
        return;
    }
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

void TestRealEditing::renamesInTheTree()
{
    QVERIFY(edit(kData00));
    QTest::keyClick(tree(), Qt::Key_F2);
    auto* editor = tree()->findChild<QLineEdit*>(QStringLiteral("nodeNameEditor"));
    QVERIFY(editor);
    editor->selectAll();
    QTest::keyClicks(editor, QStringLiteral("Data07"));
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_VERIFY2(currentPath().endsWith(QStringLiteral("Data07")) || !message().isEmpty(), "renamed");
    QCOMPARE(message(), QString());
    QVERIFY(waitUntilIdle());
    QCOMPARE(judged(m_path, {QStringLiteral("'%1/Data07' in f and '%2' not in f").arg(kChannel, kData00),
                             QStringLiteral("t.get_node('/%1/Data07').shape == (4, 6)").arg(kChannel)}),
             QString());
    checkUndoAndRedo();
    QTRY_COMPARE(currentPath(), QLatin1Char('/') + kChannel + QStringLiteral("/Data07"));
    QVERIFY(waitUntilIdle());
    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(currentPath(), QLatin1Char('/') + kData00);
}

void TestRealEditing::aNameThatCannotBeIsRefusedWhileTyping()
{
    QVERIFY(edit(kData00));
    QTest::keyClick(tree(), Qt::Key_F2);
    auto* editor = tree()->findChild<QLineEdit*>(QStringLiteral("nodeNameEditor"));
    QVERIFY(editor);
    for (const char* name : {"", "a/b", "Axis00"}) { // no name, a path, taken
        editor->clear();
        QTest::keyClicks(editor, QLatin1String(name));
        if (*name == 0)
            Q_EMIT editor->textChanged(QString());
        QVERIFY2(!editor->accessibleDescription().isEmpty(), name);
        QTest::keyClick(editor, Qt::Key_Return);
        QVERIFY2(editor->isVisible(), name);
    }
    test::picture(*m_window, QStringLiteral("window_rename_mistake"));
    QTest::keyClick(editor, Qt::Key_Escape);
    QVERIFY(waitUntilIdle());
    QCOMPARE(contentOf(m_path), m_original);
    QVERIFY(!action("undoAction")->isEnabled());
}

void TestRealEditing::setsATitleInTheTree()
{
    QVERIFY(edit(kData00));
    QTest::keyClick(tree(), Qt::Key_F2, Qt::ShiftModifier);
    auto* editor = tree()->findChild<QLineEdit*>(QStringLiteral("nodeTitleEditor"));
    QVERIFY(editor);
    editor->selectAll();
    editor->insert(QStringLiteral("Größe")); // QTest has no keys for it
    QTest::keyClick(editor, Qt::Key_Return);
    const auto title = [this] {
        return tree()->currentIndex().siblingAtColumn(NodeTreeModel::TitleColumn).data().toString();
    };
    QTRY_COMPARE(title(), QStringLiteral("Größe"));
    QVERIFY(waitUntilIdle());
    QCOMPARE(judged(m_path, {QStringLiteral("f['%1'].attrs['TITLE'] == 'Größe'").arg(kData00),
                             QStringLiteral("t.get_node('/%1').title == 'Größe'").arg(kData00)}),
             QString());
    checkUndoAndRedo();
}

void TestRealEditing::setsTheTypeOfAGroup()
{
    QVERIFY(edit(QStringLiteral("RawData/Scan000/Detector000")));
    QMenu* types = action("setTypeAction")->menu();
    for (QAction* type : types->actions()) {
        if (type->text() == QStringLiteral("actuator"))
            type->trigger();
    }
    const auto kind = [this] {
        return tree()->currentIndex().siblingAtColumn(NodeTreeModel::KindColumn).data().toString();
    };
    QTRY_COMPARE(kind(), QStringLiteral("actuator"));
    QVERIFY(waitUntilIdle());
    QCOMPARE(judged(m_path, {QStringLiteral("text(f['RawData/Scan000/Detector000'].attrs['type']) == 'actuator'")}),
             QString());
    checkUndoAndRedo();
}

void TestRealEditing::movesByDialog()
{
    QVERIFY(edit(kData00));
    QTest::keyClick(tree(), Qt::Key_M, Qt::ControlModifier);
    auto* dialog = m_window->findChild<QDialog*>(QStringLiteral("moveNodeDialog"));
    QVERIFY(dialog && QTest::qWaitForWindowActive(dialog));
    auto* group = dialog->findChild<QLineEdit*>(QStringLiteral("moveGroup"));
    auto* accept = dialog->findChild<QPushButton*>(QStringLiteral("formAccept"));
    group->setText(QStringLiteral("/nowhere"));
    QTRY_VERIFY(!accept->isEnabled());
    group->setText(QStringLiteral("/RawData"));
    QTRY_VERIFY(accept->isEnabled());
    test::picture(*dialog, QStringLiteral("move_dialog"));
    QTest::keyClick(group, Qt::Key_Return);
    QTRY_COMPARE(currentPath(), QStringLiteral("/RawData/Data00"));
    QVERIFY(waitUntilIdle());
    QCOMPARE(judged(m_path, {QStringLiteral("f['RawData/Data00'].shape == (4, 6)"),
                             QStringLiteral("'%1' not in f").arg(kData00)}),
             QString());
    checkUndoAndRedo();
}

void TestRealEditing::movesByDragging()
{
    QVERIFY(edit(kData00));
    QAbstractItemModel* model = tree()->model();
    const std::unique_ptr<QMimeData> dragged(model->mimeData({tree()->currentIndex().siblingAtColumn(0)}));
    const QModelIndex target = tree()->currentIndex().siblingAtColumn(0).parent().parent(); // Data1D
    QVERIFY(model->canDropMimeData(dragged.get(), Qt::CopyAction, -1, -1, target));
    model->dropMimeData(dragged.get(), Qt::CopyAction, -1, -1, target);
    QTRY_VERIFY(contentOf(m_path) != m_original);
    QVERIFY(waitUntilIdle());
    QCOMPARE(judged(m_path, {QStringLiteral("'RawData/Scan000/Detector000/Data1D/Data00' in f")}), QString());
    checkUndoAndRedo();
}

void TestRealEditing::deletesWhatIsNamed()
{
    QVERIFY(edit(kChannel));
    QTest::keyClick(tree(), Qt::Key_Delete);
    auto* dialog = m_window->findChild<QDialog*>(QStringLiteral("removeNodeDialog"));
    QVERIFY(dialog && QTest::qWaitForWindowActive(dialog));
    QVERIFY(waitUntilIdle()); // it has been measured what goes
    QCOMPARE(dialog->isVisible(), true);
    test::picture(*dialog, QStringLiteral("remove_dialog"));
    QTest::keyClick(dialog, Qt::Key_Escape);
    QVERIFY(waitUntilIdle());
    QCOMPARE(contentOf(m_path), m_original);

    QVERIFY(focusTree());
    QTest::keyClick(tree(), Qt::Key_Delete);
    const auto find = [this] {
        QDialog* found = nullptr;
        for (auto* each : m_window->findChildren<QDialog*>(QStringLiteral("removeNodeDialog")))
            found = each->isVisible() ? each : found;
        return found;
    };
    QTRY_VERIFY(find());
    QVERIFY(waitUntilIdle());
    auto* button = find()->findChild<QPushButton*>(QStringLiteral("formAccept"));
    QVERIFY(button && button->isEnabled());
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_VERIFY(contentOf(m_path) != m_original);
    QVERIFY(waitUntilIdle());
    QCOMPARE(judged(m_path, {QStringLiteral("'%1' not in f").arg(kChannel),
                             QStringLiteral("'RawData/Scan000/Detector000/Data1D' in f")}),
             QString());
    checkUndoAndRedo();
}

void TestRealEditing::historyGoesToAnyState()
{
    QVERIFY(edit(QStringLiteral("RawData/Scan000/Detector000")));
    const auto setType = [this](const QString& name) {
        for (QAction* type : action("setTypeAction")->menu()->actions()) {
            if (type->text() == name)
                type->trigger();
        }
        return QTest::qWaitFor([&] {
            return tree()->currentIndex().siblingAtColumn(NodeTreeModel::KindColumn).data().toString() == name;
        });
    };
    QVERIFY(setType(QStringLiteral("actuator")));
    const QByteArray first = contentOf(m_path);
    QVERIFY(setType(QStringLiteral("ch")));
    QVERIFY(setType(QStringLiteral("scan")));
    const QByteArray last = contentOf(m_path);
    QVERIFY(waitUntilIdle());
    QTest::keyClick(m_window.get(), Qt::Key_H, Qt::ControlModifier);
    auto* history = m_window->findChild<QDialog*>(QStringLiteral("historyDialog"));
    QVERIFY(history);
    auto* list = history->findChild<QListWidget*>(QStringLiteral("historyList"));
    auto* go = history->findChild<QPushButton*>(QStringLiteral("historyGo"));
    QCOMPARE(list->count(), 4);
    QCOMPARE(list->currentRow(), 3);
    QVERIFY(!go->isEnabled());
    list->setCurrentRow(1);
    test::picture(*history, QStringLiteral("history_dialog"));
    go->click();
    QTRY_COMPARE(contentOf(m_path), first);
    QTRY_COMPARE(file()->editState().undoNames.size(), 1);
    QVERIFY(waitUntilIdle());
    list->setCurrentRow(0);
    QVERIFY(go->isEnabled());
    go->click();
    QVERIFY(!go->isEnabled()); // one step at a time
    QTRY_COMPARE(contentOf(m_path), m_original);
    QTRY_COMPARE(file()->editState().undoNames.size(), 0);
    QVERIFY(waitUntilIdle());
    list->setCurrentRow(3);
    go->click();
    QTRY_COMPARE(contentOf(m_path), last);
    QVERIFY(waitUntilIdle());
    QCOMPARE(message(), QString());
}

void TestRealEditing::anUndoWithoutRedoIsAskedAbout()
{
    storeUndoMebibytes(1);
    QVERIFY(edit(kChannel));
    for (const QByteArray& name : {QByteArray("One"), QByteArray("Two")}) {
        const NdArray numbers({87'500}, elementTypeOf(ElementKind::Float64), std::vector<std::byte>(700'000));
        CreateArray array;
        array.parent = '/' + kChannel.toUtf8();
        array.name = name;
        array.type = numbers.type();
        array.shape = numbers.shape();
        array.content = numbers;
        m_window->findChild<EditRunner*>()->perform(file(), array);
    }
    QVERIFY(waitUntilIdle());
    QCOMPARE(file()->editState().undoNames.size(), 2);
    QCOMPARE(message(), QString());
    // To make each again takes the 700 kB that are cut off now.
    QVERIFY(focusTree());
    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(file()->editState().redoNames, QStringList{QStringLiteral("Add array Two")});
    QVERIFY(waitUntilIdle());
    const QByteArray between = contentOf(m_path);
    const auto ask = [this]() -> QMessageBox* {
        QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
        const auto find = [this] { return m_window->findChild<QMessageBox*>(QStringLiteral("redoLossQuestion")); };
        return QTest::qWaitFor([&] { return find() && find()->isVisible(); }) ? find() : nullptr;
    };
    QMessageBox* question = ask();
    QVERIFY(question);
    QCOMPARE(question->text(), QStringLiteral("If \"Add array One\" is undone, it cannot be made again."));
    QVERIFY(question->informativeText().contains(QStringLiteral("What has been undone before it")));
    test::picture(*question, QStringLiteral("undo_without_redo"));
    QTest::keyClick(question, Qt::Key_Escape);
    QTRY_VERIFY(!m_window->findChild<QMessageBox*>());
    QCOMPARE(contentOf(m_path), between);
    QCOMPARE(message(), QString());
    QVERIFY(focusTree());
    question = ask();
    QVERIFY(question);
    QTest::keyClick(question, Qt::Key_U, Qt::AltModifier);
    QTRY_COMPARE(contentOf(m_path), m_original);
    QVERIFY(waitUntilIdle());
    QVERIFY(file()->editState().redoNames.isEmpty());
    QVERIFY2(message().contains(QStringLiteral("cannot be redone")), qPrintable(message()));
}

void TestRealEditing::savesACopy()
{
    QVERIFY(edit(kData00));
    const QString target = m_folder->filePath(QStringLiteral("copy.h5"));
    action("saveAsAction")->trigger();
    auto* dialog = m_window->findChild<QFileDialog*>(QStringLiteral("saveAsDialog"));
    QVERIFY(dialog);
    Q_EMIT dialog->fileSelected(target);
    dialog->reject();
    QTRY_COMPARE(contentOf(target), m_original);
    QVERIFY(waitUntilIdle());
    QCOMPARE(message(), QString());
    // Onto itself: refused, with a sentence.
    action("saveAsAction")->trigger();
    for (auto* each : m_window->findChildren<QFileDialog*>(QStringLiteral("saveAsDialog"))) {
        if (each->isVisible()) {
            Q_EMIT each->fileSelected(m_path);
            each->reject();
        }
    }
    QVERIFY2(message().contains(QStringLiteral("cannot have the place of the file itself")), qPrintable(message()));
    QVERIFY(!m_window->findChild<QMessageBox*>(QStringLiteral("replaceQuestion"))); // it is not even asked
    QCOMPARE(contentOf(m_path), m_original);
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden).size(), 2);
    // Onto another file, after a question; a success takes the failure back.
    action("saveAsAction")->trigger();
    for (auto* each : m_window->findChildren<QFileDialog*>(QStringLiteral("saveAsDialog"))) {
        if (each->isVisible()) {
            Q_EMIT each->fileSelected(target);
            each->reject();
        }
    }
    auto* question = m_window->findChild<QMessageBox*>(QStringLiteral("replaceQuestion"));
    QVERIFY(question);
    for (QAbstractButton* button : question->buttons())
        if (question->buttonRole(button) == QMessageBox::AcceptRole)
            button->click();
    QTRY_COMPARE(message(), QString());
    QVERIFY(waitUntilIdle());
    QCOMPARE(contentOf(target), m_original);
    // Onto a file that is open here.
    m_window->open({parseOpenTarget(target)});
    QVERIFY(waitUntilIdle());
    QVERIFY(select(kData00));
    const QByteArray before = contentOf(target);
    action("saveAsAction")->trigger();
    for (auto* each : m_window->findChildren<QFileDialog*>(QStringLiteral("saveAsDialog"))) {
        if (each->isVisible()) {
            Q_EMIT each->fileSelected(target);
            each->reject();
        }
    }
    QTRY_VERIFY(message().contains(QStringLiteral("is open here")));
    QCOMPARE(contentOf(target), before);
}

void TestRealEditing::editsOnAfterAReload()
{
    QVERIFY(edit(kData00));
    QTest::keyClick(m_window.get(), Qt::Key_F5);
    QTRY_VERIFY(!file()->editState().isEditing);
    QTRY_VERIFY(file()->editState().isEditing);
    QVERIFY(waitUntilIdle());
    QVERIFY(action("editModeAction")->isChecked());
}

void TestRealEditing::anotherWriterIsNoticed()
{
    QVERIFY(edit(kData00));
    QProcess python;
    python.start(QStringLiteral(H5SCOUT_PYTHON),
                 {QStringLiteral("-c"),
                  QStringLiteral("import h5py, sys; f = h5py.File(sys.argv[1], 'r+'); f['other'] = 1; f.close()"),
                  m_path});
    QVERIFY(python.waitForFinished() && python.exitCode() == 0);
    const QByteArray theirs = contentOf(m_path);
    for (QAction* type : action("setTypeAction")->menu()->actions())
        Q_UNUSED(type);
    QTest::keyClick(tree(), Qt::Key_F2, Qt::ShiftModifier);
    auto* editor = tree()->findChild<QLineEdit*>(QStringLiteral("nodeTitleEditor"));
    QVERIFY(editor);
    QTest::keyClicks(editor, QStringLiteral("mine"));
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_VERIFY(!message().isEmpty());
    QVERIFY(waitUntilIdle());
    QCOMPARE(contentOf(m_path), theirs);
}

void TestRealEditing::aFileThatCannotBeWrittenSaysWhy()
{
    QVERIFY(select(kData00));
    QProcess python; // holds the file as a writer does
    python.start(
        QStringLiteral(H5SCOUT_PYTHON),
        {QStringLiteral("-c"),
         QStringLiteral("import h5py, sys; f = h5py.File(sys.argv[1], 'r+'); print('open', flush=True); input()"),
         m_path});
    QVERIFY(python.waitForReadyRead());
    QTest::keyClick(m_window.get(), Qt::Key_E, Qt::ControlModifier);
    QTRY_VERIFY(!message().isEmpty());
    QVERIFY(!action("editModeAction")->isChecked());
    python.write("\n");
    QVERIFY(python.waitForFinished());
}

void TestRealEditing::aKilledWorkerLosesNoEdit()
{
    QVERIFY(edit(kData00));
    QVERIFY(giveTitle(QStringLiteral("kept")));
    QTRY_VERIFY(contentOf(m_path) != m_original);
    QVERIFY(waitUntilIdle());
    QProcess::execute(QStringLiteral("kill"), {QStringLiteral("-9"), QString::number(file()->workerProcessId())});
    QTRY_COMPARE(file()->state(), FileClient::State::Lost);
    QTest::keyClick(m_window.get(), Qt::Key_F5);
    QTRY_COMPARE(file()->state(), FileClient::State::Open);
    QTRY_VERIFY(file()->editState().isEditing); // and what was done can still be undone
    QVERIFY(waitUntilIdle());
    QVERIFY(select(kData00));
    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(contentOf(m_path), m_original);
}

void TestRealEditing::anOpenDialogWaitsForItsFile()
{
    QVERIFY(edit(QStringLiteral("RawData/Scan000")));
    QTest::keyClick(tree(), Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    QDialog* dialog = nullptr;
    QTRY_VERIFY((dialog = m_window->findChild<QDialog*>(QStringLiteral("createGroupDialog"))));
    const auto* accept = dialog->findChild<QPushButton*>(QStringLiteral("formAccept"));
    const auto* note = dialog->findChild<NoteLine*>(QStringLiteral("formNote"));
    QVERIFY(accept->isEnabled());
    QProcess::execute(QStringLiteral("kill"), {QStringLiteral("-9"), QString::number(file()->workerProcessId())});
    QTRY_COMPARE(file()->state(), FileClient::State::Lost);
    QVERIFY(dialog->isVisible());
    QVERIFY(!accept->isEnabled());
    QCOMPARE(
        note->text(),
        QStringLiteral("%1 is not open at the moment. Reopen it in the window to go on here.").arg(file()->fileName()));
    m_window->findChild<TreePane*>()->reloadAction()->trigger();
    QTRY_VERIFY(file()->editState().isEditing);
    QTRY_VERIFY(accept->isEnabled());
    QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("formAccept")), Qt::LeftButton);
    QTRY_VERIFY(contentOf(m_path) != m_original);
}

void TestRealEditing::aBusyWorkerLosesNoEdit_data()
{
    QTest::addColumn<QKeySequence>("keys");
    QTest::newRow("reload") << QKeySequence(Qt::Key_F5);
    QTest::newRow("close") << QKeySequence(Qt::CTRL | Qt::Key_W);
    QTest::newRow("quit") << QKeySequence(Qt::CTRL | Qt::Key_Q);
}

void TestRealEditing::aBusyWorkerLosesNoEdit()
{
    QFETCH(QKeySequence, keys);
    QVERIFY(edit(kData00));
    const QString worker = QString::number(file()->workerProcessId());
    QProcess::execute(QStringLiteral("kill"), {QStringLiteral("-STOP"), worker});
    QVERIFY(giveTitle(QStringLiteral("kept")));
    QTRY_VERIFY(file()->isWriting());
    QTest::keySequence(m_window.get(), keys);
    QProcess::execute(QStringLiteral("kill"), {QStringLiteral("-CONT"), worker});
    QTRY_VERIFY(contentOf(m_path) != m_original);
    QTRY_VERIFY(!m_window->isBusy());
    QCOMPARE(message(), QString());
    QCOMPARE(judged(m_path, {QStringLiteral("f['/%1'].attrs['TITLE'] == 'kept'").arg(kData00)}), QString());
}

QTEST_MAIN(TestRealEditing)
#include "tst_real_editing.moc"
