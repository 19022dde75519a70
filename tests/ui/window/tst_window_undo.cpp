// SPDX-License-Identifier: GPL-3.0-or-later
// What the window says of undo, and of edits that were refused.
#include "MainWindowTest.h"

#include "h5scout/protocol/h5scout.pb.h"
#include "ui/models/NodeTreeModel.h"

#include <QAction>
#include <QGuiApplication>
#include <QLineEdit>
#include <QStatusBar>
#include <QTest>
#include <QTreeView>

using namespace h5scout;
using namespace h5scout::test;
using namespace h5scout::ui;

class TestWindowUndo : public MainWindowTest
{
    Q_OBJECT
private Q_SLOTS:
    void whileThereIsNothingToUndoItSaysSo();
    void afterAChangeByAnotherProgramNothingCanBeUndone();
    void whoComesBackHearsOfChanges();
    void aRefusalGoesWithTheNextEdit();
    void aRefusalGoesWhenAnotherNodeIsChosen();
    void aRefusalStaysWhileItsNodeIsReadAnew();
    void whatStillHoldsStays();

private:
    FileClient* file() const { return tree()->model()->index(0, 0).data(FileRole).value<FileClient*>(); }
    /// As if the running worker had seen it with whatever it was asked.
    void changeFile();
    /// The fake worker refuses to rename nodes.
    void beRefused();
    void setAttribute(const QByteArray& value);
};

void TestWindowUndo::changeFile()
{
    protocol::Reply reply;
    reply.set_file_changed(true);
    m_file->sendReply(reply);
    QTRY_VERIFY(file()->isFileChanged());
}

void TestWindowUndo::beRefused()
{
    tree()->setFocus();
    QTest::keyClick(tree(), Qt::Key_F2);
    auto* editor = tree()->findChild<QLineEdit*>(QStringLiteral("nodeNameEditor"));
    QVERIFY(editor);
    QTest::keyClicks(editor, QStringLiteral("other"));
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_VERIFY2(messageText().contains(QStringLiteral("edits attributes only")), qPrintable(messageText()));
    QTRY_VERIFY(!m_window->isBusy());
}

void TestWindowUndo::setAttribute(const QByteArray& value)
{
    (void)file()->edit(SetAttribute{.path = "/scan", .name = "author", .value = Text{value.toStdString()}});
    QTRY_VERIFY(!m_window->isBusy());
}

void TestWindowUndo::whileThereIsNothingToUndoItSaysSo()
{
    openAndWait(QStringLiteral("/data/a.h5::/scan"));
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    for (const Qt::Key key : {Qt::Key_Z, Qt::Key_H}) {
        m_window->statusBar()->clearMessage();
        QTest::keyClick(m_window.get(), key, Qt::ControlModifier);
        QCOMPARE(told(), QStringLiteral("Turn editing on (Ctrl+E) first."));
    }
    QVERIFY(startEditing());
    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(told(), QStringLiteral("There is nothing to undo."));
    QVERIFY(action("undoAction")->toolTip().contains(QStringLiteral("There is nothing to undo.")));
    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(told(), QStringLiteral("There is nothing to make again."));
    QCOMPARE(m_file->askedCount(RequestKind::UndoRedo), 0);
    setAttribute("Grace");
    QVERIFY(action("undoAction")->isEnabled() && action("historyAction")->isEnabled());
    QVERIFY(!action("undoAction")->toolTip().contains(QStringLiteral("nothing")));
    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(action("redoAction")->isEnabled());
    QVERIFY(!action("undoAction")->isEnabled());
}

void TestWindowUndo::afterAChangeByAnotherProgramNothingCanBeUndone()
{
    openAndWait(QStringLiteral("/data/a.h5::/scan"));
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QVERIFY(startEditing());
    setAttribute("Grace");
    QVERIFY(action("undoAction")->isEnabled());
    changeFile();
    for (const char* name : {"undoAction", "redoAction", "historyAction"}) {
        QTRY_VERIFY2(!action(name)->isEnabled(), name);
        QVERIFY2(action(name)->toolTip().contains(QStringLiteral("reload it (F5) first")),
                 qPrintable(action(name)->toolTip()));
    }
    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(told(), QStringLiteral("a.h5 has been changed by another program: reload it (F5) first."));
    QCOMPARE(m_file->askedCount(RequestKind::UndoRedo), 0);
    QTest::keyClick(m_window.get(), Qt::Key_F5);
    QTRY_VERIFY(!m_window->isBusy() && file()->editState().isEditing);
    QVERIFY(!file()->isFileChanged());
    QVERIFY(!action("undoAction")->toolTip().contains(QStringLiteral("reload")));
}

void TestWindowUndo::whoComesBackHearsOfChanges()
{
    openAndWait(QStringLiteral("/data/a.h5::/scan"));
    const int before = m_file->askedCount(RequestKind::Describe, "/");
    Q_EMIT qGuiApp->applicationStateChanged(Qt::ApplicationActive);
    QTRY_VERIFY(!m_window->isBusy());
    QCOMPARE(m_file->askedCount(RequestKind::Describe, "/"), before); // what is only read is shown as it was
    QVERIFY(startEditing());
    Q_EMIT qGuiApp->applicationStateChanged(Qt::ApplicationInactive);
    QCOMPARE(m_file->askedCount(RequestKind::Describe, "/"), before);
    Q_EMIT qGuiApp->applicationStateChanged(Qt::ApplicationActive);
    QTRY_COMPARE(m_file->askedCount(RequestKind::Describe, "/"), before + 1);
}

void TestWindowUndo::aRefusalGoesWithTheNextEdit()
{
    openAndWait(QStringLiteral("/data/a.h5::/scan"));
    QVERIFY(startEditing());
    beRefused();
    setAttribute("Grace");
    QCOMPARE(messageText(), QString());
}

void TestWindowUndo::aRefusalGoesWhenAnotherNodeIsChosen()
{
    openAndWait(QStringLiteral("/data/b.h5::/scan"));
    openAndWait(QStringLiteral("/data/a.h5::/scan"));
    QVERIFY(startEditing());
    beRefused();
    openAndWait(QStringLiteral("/data/a.h5::/scan/line"));
    QCOMPARE(messageText(), QString());
    openAndWait(QStringLiteral("/data/a.h5::/scan"));
    beRefused();
    openAndWait(QStringLiteral("/data/b.h5::/scan/line")); // of another file
    QCOMPARE(messageText(), QString());
    openAndWait(QStringLiteral("/data/b.h5::/scan/none"));
    QTRY_VERIFY(messageText().contains(QStringLiteral("There is no node /scan/none")));
    QCOMPARE(currentName(), QStringLiteral("scan"));
    openAndWait(QStringLiteral("/data/b.h5::/scan/line"));
    QCOMPARE(messageText(), QString());
}

void TestWindowUndo::aRefusalStaysWhileItsNodeIsReadAnew()
{
    openAndWait(QStringLiteral("/data/a.h5::/scan"));
    QVERIFY(startEditing());
    beRefused();
    const int read = m_file->askedCount(RequestKind::Attributes, "/scan");
    m_window->findChild<NodeTreeModel*>()->refreshNode(file(), "/scan");
    QTRY_VERIFY(m_file->askedCount(RequestKind::Attributes, "/scan") > read);
    QTRY_VERIFY(!m_window->isBusy());
    QVERIFY(messageText().contains(QStringLiteral("edits attributes only")));
}

void TestWindowUndo::whatStillHoldsStays()
{
    m_file->addArray("/scan/detector/frame", {2, 2}, {1, 2, 3, 4});
    openAndWait(QStringLiteral("/data/b.h5::/scan"));
    openAndWait(QStringLiteral("/data/a.h5::/scan")); // the newest worker: the one that dies
    m_file->fail(RequestKind::Children, "The B-tree is damaged.", "/scan/detector");
    tree()->setFocus();
    QTest::keyClick(tree(), Qt::Key_Right);
    QTRY_VERIFY(!m_window->isBusy());
    QTest::keyClick(tree(), Qt::Key_Down);
    QTest::keyClick(tree(), Qt::Key_Right);
    QTRY_VERIFY(messageText().contains(QStringLiteral("B-tree is damaged")));
    openAndWait(QStringLiteral("/data/a.h5::/scan/line"));
    QVERIFY(messageText().contains(QStringLiteral("B-tree is damaged")));
    m_file->die(QStringLiteral("it was ended by signal 9"));
    QTRY_VERIFY(messageText().contains(QStringLiteral("signal 9")));
    openAndWait(QStringLiteral("/data/b.h5::/scan/line"));
    QVERIFY(messageText().contains(QStringLiteral("signal 9")));
}

QTEST_MAIN(TestWindowUndo)
#include "tst_window_undo.moc"
