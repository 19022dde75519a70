// SPDX-License-Identifier: GPL-3.0-or-later
// The switch of editing, files made and copied, and what becomes of edits when others write, or workers end.
#include "RealEditingTest.h"

#include "Pictures.h"
#include "ui/models/NodeTreeModel.h"
#include "ui/panes/TreePane.h"
#include "ui/save/NoteLine.h"
#include "ui/window/OpenTarget.h"

#include <QAbstractButton>
#include <QAction>
#include <QDialog>
#include <QDir>
#include <QFileDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QProcess>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

#include <memory>

using namespace h5scout;
using namespace h5scout::test;
using namespace h5scout::ui;

class TestRealEditing : public RealEditingTest
{
    Q_OBJECT
private Q_SLOTS:
    void theSwitchIsSeenEverywhere();
    void makesANewFile_data();
    void makesANewFile();
    void savesACopy();
    void editsOnAfterAReload();
    void anotherWriterIsNoticed();
    void aFileThatCannotBeWrittenSaysWhy();
    void aKilledWorkerLosesNoEdit();
    void anOpenDialogWaitsForItsFile();
    void aBusyWorkerLosesNoEdit_data();
    void aBusyWorkerLosesNoEdit();
};

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
