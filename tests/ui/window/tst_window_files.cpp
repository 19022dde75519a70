// SPDX-License-Identifier: GPL-3.0-or-later
// Files that are opened, changed, lost, reloaded and closed, in the window.
#include "MainWindowTest.h"

#include "h5scout/protocol/h5scout.pb.h"
#include "ui/window/MessageBar.h"
#include "ui/window/PaneTabs.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QTabBar>
#include <QTest>
#include <QTreeView>

using namespace h5scout;
using namespace h5scout::test;
using namespace h5scout::ui;

class TestWindowFiles : public MainWindowTest
{
    Q_OBJECT
private Q_SLOTS:
    void opensSeveralFiles();
    void opensTheSameFileOnce();
    void selectsTheRootOfANewFile();
    void selectsTheNodeOfATarget();
    void namedNodeWinsOverOtherFiles_data();
    void namedNodeWinsOverOtherFiles();
    void fileThatCannotBeOpenedIsTheCurrentOne();
    void focusOfTheTreeDoesNotKeepATargetFromBeingShown();
    void aLostFileIsReopenedAtTheNodeOfATarget();
    void reloadKeepsExpansionAndSelection();
    void closedFileLeavesItsRow();
    void fileThatCannotBeOpenedSaysWhyAndCanBeTriedAgain();
    void changedFileIsToldAndReloaded();
    void lostWorkerIsToldAndReopened();
    void aMessageMovesNothingThatStandsAboveIt();
    void theMessageIsReachedByKey();
    void otherFilesGoOnWhenAWorkerIsLost();
    void closingAFileEndsTheSearchInItWithoutAWord();
    void aLossDuringASearchKeepsItsRemedy();
};

void TestWindowFiles::opensSeveralFiles()
{
    m_window->open({{QStringLiteral("/data/a.h5"), {}}, {QStringLiteral("/data/b.h5"), {}}});
    QTRY_COMPARE(tree()->model()->rowCount(), 2);
    QTRY_VERIFY(!m_window->isBusy());
    QVERIFY(tree()->isVisible());
    QCOMPARE(tree()->model()->index(0, 0).data().toString(), QStringLiteral("a.h5"));
    QCOMPARE(tree()->model()->index(1, 0).data().toString(), QStringLiteral("b.h5"));
    QCOMPARE(m_file->startedWorkers(), 2);
}

void TestWindowFiles::opensTheSameFileOnce()
{
    openAndWait(QStringLiteral("/data/a.h5"));
    openAndWait(QStringLiteral("/data/a.h5::/scan"));
    QCOMPARE(tree()->model()->rowCount(), 1);
    QCOMPARE(m_file->startedWorkers(), 1);
    QTRY_COMPARE(currentName(), QStringLiteral("scan"));
}

void TestWindowFiles::selectsTheRootOfANewFile()
{
    openAndWait(QStringLiteral("/data/a.h5"));
    QTRY_COMPARE(currentName(), QStringLiteral("a.h5"));
    QVERIFY(m_window->windowTitle().startsWith(QStringLiteral("a.h5")));
}

void TestWindowFiles::selectsTheNodeOfATarget()
{
    openAndWait(QStringLiteral("/data/a.h5::/scan/line"));
    QTRY_COMPARE(currentName(), QStringLiteral("line"));
    QTRY_VERIFY(m_file->askedCount(RequestKind::Envelope, "/scan/line") > 0);
    QTRY_VERIFY(!m_window->isBusy());
    QCOMPARE(m_file->askedCount(RequestKind::Children, "/"), 1);
    QCOMPARE(m_file->askedCount(RequestKind::Children, "/scan"), 1);
}

void TestWindowFiles::namedNodeWinsOverOtherFiles_data()
{
    QTest::addColumn<QByteArrayList>("nodePaths"); // of files 0, 1, ...
    QTest::newRow("first") << QByteArrayList{"/scan/line", {}, {}};
    QTest::newRow("middle") << QByteArrayList{{}, "/scan/line", {}};
    QTest::newRow("last") << QByteArrayList{{}, {}, "/scan/line"};
    QTest::newRow("two named: the last") << QByteArrayList{"/scan/picture", "/scan/line", {}};
}

void TestWindowFiles::namedNodeWinsOverOtherFiles()
{
    QFETCH(QByteArrayList, nodePaths);
    QList<OpenTarget> targets;
    for (const QByteArray& nodePath : nodePaths)
        targets.append({QStringLiteral("/data/%1.h5").arg(targets.size()), nodePath});
    m_window->open(targets);
    QTRY_VERIFY(!m_window->isBusy());
    QTRY_COMPARE(currentName(), QStringLiteral("line"));
    QCOMPARE(tree()->model()->rowCount(), 3);
}

void TestWindowFiles::fileThatCannotBeOpenedIsTheCurrentOne()
{
    m_file->fail(RequestKind::Open, "It is no HDF5 file.");
    openAndWait(QStringLiteral("/data/a.h5"));
    QTRY_COMPARE(currentName(), QStringLiteral("a.h5"));
    QTest::keyClick(m_window.get(), Qt::Key_W, Qt::ControlModifier);
    QTRY_COMPARE(tree()->model()->rowCount(), 0);
}

/// The program gives the tree the focus before anything is open.
void TestWindowFiles::focusOfTheTreeDoesNotKeepATargetFromBeingShown()
{
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    open(QStringLiteral("/data/a.h5::/scan/line"));
    tree()->clearFocus();
    tree()->setFocus();
    QVERIFY(tree()->hasFocus());
    QVERIFY(!currentIndex().isValid());
    QTRY_COMPARE(currentName(), QStringLiteral("line"));
    QTRY_VERIFY(!m_window->isBusy());
    QCOMPARE(m_file->askedCount(RequestKind::Attributes, "/"), 0); // nobody wanted to see them
}

/// The row of the file changes while its node is being looked for: that is no choice of the user's.
void TestWindowFiles::aLostFileIsReopenedAtTheNodeOfATarget()
{
    openAndWait(QStringLiteral("/data/a.h5"));
    QTRY_COMPARE(currentName(), QStringLiteral("a.h5"));
    m_file->die();
    QTRY_VERIFY(!messageText().isEmpty());
    openAndWait(QStringLiteral("/data/a.h5::/scan/line"));
    QCOMPARE(currentName(), QStringLiteral("line"));
}

void TestWindowFiles::reloadKeepsExpansionAndSelection()
{
    openAndWait(QStringLiteral("/data/a.h5::/scan/line"));
    QTRY_COMPARE(currentName(), QStringLiteral("line"));
    m_file->addArray("/scan/new", {2}, {7, 8});
    const int describedBefore = m_file->askedCount(RequestKind::Envelope, "/scan/line");
    QTest::keyClick(m_window.get(), Qt::Key_F5);
    QTRY_COMPARE(m_file->startedWorkers(), 2);
    QTRY_VERIFY(!m_window->isBusy());
    QCOMPARE(currentName(), QStringLiteral("line"));
    const QModelIndex scan = currentIndex().siblingAtColumn(0).parent();
    QVERIFY(tree()->isExpanded(scan));
    QTRY_COMPARE(tree()->model()->rowCount(scan), 4);
    QTRY_VERIFY(m_file->askedCount(RequestKind::Envelope, "/scan/line") > describedBefore);
}

void TestWindowFiles::closedFileLeavesItsRow()
{
    m_window->open({{QStringLiteral("/data/a.h5"), {}}, {QStringLiteral("/data/b.h5"), {}}});
    QTRY_COMPARE(tree()->model()->rowCount(), 2);
    QTRY_VERIFY(!m_window->isBusy());
    QTest::keyClick(m_window.get(), Qt::Key_W, Qt::ControlModifier);
    QTRY_COMPARE(tree()->model()->rowCount(), 1);
    QTRY_VERIFY(!m_window->isBusy());
    QTest::keyClick(m_window.get(), Qt::Key_W, Qt::ControlModifier);
    QTRY_COMPARE(tree()->model()->rowCount(), 0);
    QVERIFY(m_window->findChild<QWidget*>(QStringLiteral("startPage"))->isVisible());
    QCOMPARE(m_window->windowTitle(), QStringLiteral("h5scout"));
}

void TestWindowFiles::fileThatCannotBeOpenedSaysWhyAndCanBeTriedAgain()
{
    m_file->fail(RequestKind::Open, "It is no HDF5 file.");
    openAndWait(QStringLiteral("/data/a.h5"));
    QTRY_VERIFY2(messageText().contains(QStringLiteral("It is no HDF5 file.")), qPrintable(messageText()));
    QVERIFY(messageText().contains(QStringLiteral("a.h5")));
    QCOMPARE(tree()->model()->rowCount(), 1);

    m_file->succeed();
    QAbstractButton* again = messageButton(QStringLiteral("Try Again"));
    QVERIFY(again);
    again->click();
    QTRY_VERIFY(!m_window->isBusy());
    QTRY_VERIFY(messageText().isEmpty());
    QTRY_VERIFY(tree()->model()->hasChildren(tree()->model()->index(0, 0)));
}

void TestWindowFiles::changedFileIsToldAndReloaded()
{
    openAndWait(QStringLiteral("/data/a.h5::/scan"));
    protocol::Reply reply;
    reply.set_id(4711); // of nobody
    reply.set_last(true);
    reply.set_file_changed(true);
    m_file->sendReply(reply);
    QTRY_VERIFY2(messageText().contains(QStringLiteral("a.h5 has been written")), qPrintable(messageText()));
    QAbstractButton* reload = messageButton(QStringLiteral("Reload"));
    QVERIFY(reload);
    reload->click();
    QTRY_COMPARE(m_file->startedWorkers(), 2);
    QTRY_VERIFY(!m_window->isBusy());
    QVERIFY(messageText().isEmpty());
}

void TestWindowFiles::lostWorkerIsToldAndReopened()
{
    openAndWait(QStringLiteral("/data/a.h5::/scan"));
    m_file->die(QStringLiteral("it was ended by signal 11 (segmentation fault)"));
    QTRY_VERIFY2(messageText().contains(QStringLiteral("segmentation fault")), qPrintable(messageText()));
    QAbstractButton* reopen = messageButton(QStringLiteral("Reopen"));
    QVERIFY(reopen);
    reopen->click();
    QTRY_COMPARE(m_file->startedWorkers(), 2);
    QTRY_VERIFY(!m_window->isBusy());
    QVERIFY(messageText().isEmpty());
    QCOMPARE(currentName(), QStringLiteral("scan"));
}

void TestWindowFiles::aMessageMovesNothingThatStandsAboveIt()
{
    openAndWait(QStringLiteral("/data/a.h5::/scan/line"));
    const auto* panes = m_window->findChild<PaneTabs*>();
    const auto* bar = m_window->findChild<MessageBar*>();
    const auto placeOf = [this](const QWidget* widget) {
        return QRect(widget->mapTo(m_window.get(), QPoint()), widget->size());
    };
    const QList<QWidget*> fixed{tree(), attributes(), panes->tabBar()};
    QList<QRect> before;
    for (const QWidget* widget : fixed)
        before << placeOf(widget);
    const QPoint pane = placeOf(panes).topLeft();
    m_file->die();
    QTRY_VERIFY(bar->isVisible());
    QTest::qWait(0); // laid out
    for (qsizetype i = 0; i < fixed.size(); ++i)
        QCOMPARE(placeOf(fixed[i]), before[i]);
    QCOMPARE(placeOf(panes).topLeft(), pane);
    QVERIFY(!placeOf(panes).intersects(placeOf(bar))); // nothing is hidden
    QVERIFY(placeOf(bar).top() > placeOf(panes).bottom());
}

void TestWindowFiles::theMessageIsReachedByKey()
{
    openAndWait(QStringLiteral("/data/a.h5::/scan"));
    QVERIFY(!action("goToMessageAction")->isEnabled());
    tree()->setFocus();
    m_file->die();
    QTRY_VERIFY(action("goToMessageAction")->isEnabled());
    QVERIFY(tree()->hasFocus()); // nobody is interrupted
    QTest::keyClick(m_window.get(), Qt::Key_F8);
    QVERIFY(messageButton(QStringLiteral("Reopen"))->hasFocus());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(messageText().isEmpty());
    QVERIFY(tree()->hasFocus());
    QVERIFY(!action("goToMessageAction")->isEnabled());
}

void TestWindowFiles::otherFilesGoOnWhenAWorkerIsLost()
{
    openAndWait(QStringLiteral("/data/a.h5"));
    openAndWait(QStringLiteral("/data/b.h5"));
    m_file->die(); // the newest: b
    QTRY_VERIFY(messageText().contains(QStringLiteral("b.h5")));
    open(QStringLiteral("/data/a.h5::/scan/picture"));
    QTRY_COMPARE(currentName(), QStringLiteral("picture"));
    QTRY_VERIFY(m_file->askedCount(RequestKind::Image, "/scan/picture") > 0);
}

void TestWindowFiles::closingAFileEndsTheSearchInItWithoutAWord()
{
    openAndWait(QStringLiteral("/data/a.h5"));
    openAndWait(QStringLiteral("/data/b.h5"));
    openAndWait(QStringLiteral("/data/a.h5::/scan"));
    const int listed = m_file->askedCount(RequestKind::Children, "/scan");
    m_file->hold();
    open(QStringLiteral("/data/b.h5::/scan/picture"));
    QTRY_VERIFY(m_file->askedCount(RequestKind::Children, "/scan") > listed);
    action("closeAllAction")->trigger();
    QTRY_COMPARE(tree()->model()->rowCount(), 0);
    QCOMPARE(messageText(), QString());
}

void TestWindowFiles::aLossDuringASearchKeepsItsRemedy()
{
    m_file->addArray("/scan/detector/frame", {2, 2}, {1, 2, 3, 4});
    openAndWait(QStringLiteral("/data/a.h5::/scan/line"));
    m_file->hold();
    open(QStringLiteral("/data/a.h5::/scan/detector/frame"));
    QTRY_VERIFY(m_file->askedCount(RequestKind::Children, "/scan/detector") > 0);
    m_file->die(QStringLiteral("it was ended by signal 11 (segmentation fault)"));
    QTRY_VERIFY(messageButton(QStringLiteral("Reopen")));
    QTRY_VERIFY(!m_window->isBusy()); // the search has ended too
    QVERIFY2(messageText().contains(QStringLiteral("segmentation fault")), qPrintable(messageText()));
    QVERIFY(messageButton(QStringLiteral("Reopen")));
}

QTEST_MAIN(TestWindowFiles)
#include "tst_window_files.moc"
