// SPDX-License-Identifier: GPL-3.0-or-later
// Editing in the window: what is said of edits, and files that are left while something is edited.
#include "MainWindowTest.h"

#include "ui/models/NodeTreeModel.h"

#include <QAbstractButton>
#include <QAction>
#include <QLineEdit>
#include <QStatusBar>
#include <QTest>
#include <QTreeView>

#include <algorithm>

using namespace h5scout;
using namespace h5scout::test;
using namespace h5scout::ui;

class TestWindowEditing : public MainWindowTest
{
    Q_OBJECT
private Q_SLOTS:
    void aLossDuringAnEditKeepsItsRemedy();
    void undoingBeyondTheFirstEditIsNoError();
    void aNameThatCannotBeEditedSaysWhy();
    void leavingAFileWritesWhatAnEditorHolds_data();
    void leavingAFileWritesWhatAnEditorHolds();
    void whatCannotBeWrittenKeepsItsFile_data();
    void whatCannotBeWrittenKeepsItsFile();
    void whatWasDoneIsNotSaidForLong();
};

void TestWindowEditing::aLossDuringAnEditKeepsItsRemedy()
{
    openAndWait(QStringLiteral("/data/a.h5::/scan"));
    QVERIFY(startEditing());
    m_file->hold();
    tree()->setFocus();
    QTest::keyClick(tree(), Qt::Key_F2, Qt::ShiftModifier);
    auto* editor = tree()->findChild<QLineEdit*>(QStringLiteral("nodeTitleEditor"));
    QVERIFY(editor);
    QTest::keyClicks(editor, QStringLiteral("lost"));
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(m_file->askedCount(RequestKind::Edit), 1);
    m_file->die(QStringLiteral("it was ended by signal 9"));
    QTRY_VERIFY(!m_window->isBusy()); // the edit has ended too
    QVERIFY2(messageText().contains(QStringLiteral("signal 9")), qPrintable(messageText()));
    QAbstractButton* reopen = messageButton(QStringLiteral("Reopen"));
    QVERIFY(reopen);
    m_file->release();
    reopen->click();
    QTRY_COMPARE(m_file->startedWorkers(), 2);
    QTRY_VERIFY(!m_window->isBusy());
    QVERIFY(messageText().isEmpty());
}

void TestWindowEditing::undoingBeyondTheFirstEditIsNoError()
{
    openAndWait(QStringLiteral("/data/a.h5::/scan"));
    QVERIFY(startEditing());
    FileClient* file = currentIndex().data(FileRole).value<FileClient*>();
    for (const char* name : {"a", "b"})
        (void)file->edit(SetAttribute{.path = "/scan", .name = name, .value = Text{"x"}});
    QTRY_COMPARE(file->editState().undoNames.size(), 2);
    QTRY_VERIFY(!m_window->isBusy());
    m_file->hold();
    for (int press = 0; press < 5; ++press) // the key is held
        QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
    m_file->releaseOne();
    QTRY_COMPARE(m_window->statusBar()->currentMessage(), QStringLiteral("Undone: 'b'."));
    m_file->releaseOne();
    QTRY_COMPARE(m_window->statusBar()->currentMessage(), QStringLiteral("Undone: 'a'."));
    m_file->release();
    QTRY_COMPARE(m_window->statusBar()->currentMessage(), QStringLiteral("There is nothing more to undo."));
    QTRY_VERIFY(!m_window->isBusy());
    QCOMPARE(messageText(), QString());
    QCOMPARE(file->editState().redoNames.size(), 2);
}

void TestWindowEditing::aNameThatCannotBeEditedSaysWhy()
{
    m_file->addGroup("/scan/odd \xFF");
    openAndWait(QStringLiteral("/data/a.h5::/scan"));
    QVERIFY(startEditing());
    tree()->setFocus();
    QTest::keyClick(tree(), Qt::Key_Right);
    QTRY_VERIFY(!m_window->isBusy());
    while (!currentName().startsWith(QStringLiteral("odd"))) {
        const QModelIndex before = currentIndex();
        QTest::keyClick(tree(), Qt::Key_Down);
        QVERIFY(currentIndex() != before);
    }
    QTest::keyClick(tree(), Qt::Key_F2);
    QVERIFY2(m_window->statusBar()->currentMessage().contains(QStringLiteral("UTF-8")),
             qPrintable(m_window->statusBar()->currentMessage()));
}

void TestWindowEditing::leavingAFileWritesWhatAnEditorHolds_data()
{
    QTest::addColumn<QByteArray>("way");
    for (const char* way : {"treeCloseFile", "treeReloadFile", "closeAllAction", "editModeAction", "the window"})
        QTest::newRow(way) << QByteArray(way);
}

void TestWindowEditing::leavingAFileWritesWhatAnEditorHolds()
{
    QFETCH(QByteArray, way);
    edit(QStringLiteral("/data/a.h5::/scan"));
    attributes()->setFocus();
    attributes()->setCurrentIndex(attributes()->model()->index(0, 0));
    QTest::keyClick(attributes(), Qt::Key_Return);
    auto* editor = attributes()->viewport()->findChild<QLineEdit*>();
    QVERIFY(editor);
    QTest::keyClicks(editor, QStringLiteral("Grace"));
    m_file->hold();
    if (way == "the window")
        m_window->close();
    else
        action(way.constData())->trigger();
    const auto& asked = m_file->asked();
    const auto edit =
        std::find_if(asked.begin(), asked.end(), [](const auto& request) { return request.kind == RequestKind::Edit; });
    QVERIFY(edit != asked.end());
    const auto isModeOrOpening = [](const auto& request) {
        return request.kind == RequestKind::EditMode || request.kind == RequestKind::Open;
    };
    // Nothing that would end the editing of the file has been asked for before.
    QCOMPARE(std::count_if(asked.begin(), edit, isModeOrOpening), 2);
    m_file->release();
}

void TestWindowEditing::whatCannotBeWrittenKeepsItsFile_data()
{
    QTest::addColumn<QByteArray>("way");
    for (const char* way : {"treeCloseFile", "treeReloadFile", "closeAllAction", "the window"})
        QTest::newRow(way) << QByteArray(way);
}

void TestWindowEditing::whatCannotBeWrittenKeepsItsFile()
{
    QFETCH(QByteArray, way);
    m_file->addGroup("/scan/odd").attributes.push_back({"scale", 2.5, AttributeInfo::Encoding::Native, {}, {}});
    openAndWait(QStringLiteral("/data/a.h5::/scan/odd"));
    QVERIFY(startEditing());
    QTRY_COMPARE(attributes()->model()->rowCount(), 1);
    attributes()->setFocus();
    attributes()->setCurrentIndex(attributes()->model()->index(0, 0));
    QTest::keyClick(attributes(), Qt::Key_Return);
    auto* editor = attributes()->viewport()->findChild<QLineEdit*>();
    QVERIFY(editor);
    editor->setText(QStringLiteral("7,5"));
    if (way == "the window")
        QVERIFY(!m_window->close());
    else
        action(way.constData())->trigger();
    QVERIFY2(told().contains(QStringLiteral("press Escape first")), qPrintable(told()));
    QCOMPARE(attributes()->viewport()->findChild<QLineEdit*>(), editor);
    QTest::keyClick(editor, Qt::Key_Escape);
    QTRY_VERIFY(!attributes()->viewport()->findChild<QLineEdit*>());
    QCOMPARE(m_file->askedCount(RequestKind::Edit), 0);
}

void TestWindowEditing::whatWasDoneIsNotSaidForLong()
{
    openAndWait(QStringLiteral("/data/b.h5"));
    edit(QStringLiteral("/data/a.h5::/scan"));
    const auto retitle = [this](const QString& title) {
        QTRY_VERIFY(!m_window->isBusy()); // an editor shows what comes from the file
        tree()->setFocus();
        QTest::keyClick(tree(), Qt::Key_F2, Qt::ShiftModifier);
        auto* editor = tree()->findChild<QLineEdit*>(QStringLiteral("nodeTitleEditor"));
        QVERIFY(editor);
        editor->setText(title);
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_VERIFY2(told().contains(QStringLiteral("Ctrl+Z takes it back")), qPrintable(told()));
    };
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    retitle(QStringLiteral("first"));
    attributes()->setFocus();
    QTRY_COMPARE(attributes()->model()->rowCount(), 2);
    attributes()->setCurrentIndex(attributes()->model()->index(0, 0));
    QTest::keyClick(attributes(), Qt::Key_Delete); // another edit, told of in its pane
    QTRY_COMPARE(told(), QString());
    retitle(QStringLiteral("second"));
    open(QStringLiteral("/data/b.h5::/scan"));
    QTRY_COMPARE(told(), QString());
    open(QStringLiteral("/data/a.h5::/scan"));
    QTRY_VERIFY(action("newGroupAction")->isEnabled());
    retitle(QStringLiteral("third"));
    action("editModeAction")->trigger();
    QTRY_COMPARE(told(), QString());
}

QTEST_MAIN(TestWindowEditing)
#include "tst_window_editing.moc"
