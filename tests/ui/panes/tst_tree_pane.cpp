// SPDX-License-Identifier: GPL-3.0-or-later
#include "TreePaneTest.h"

#include "Pictures.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace h5scout;
using namespace h5scout::test;
using namespace h5scout::ui;

class TestTreePane : public TreePaneTest
{
    Q_OBJECT
private Q_SLOTS:
    void expandsAFileOnceItIsOpen();
    void keysMoveExpandAndActivate();
    void typingJumpsToAName();
    void tellsTheCurrentNode();
    void selectsANodeThroughGroupsThatAreNotListed();
    void selectsAFileInAnyState_data();
    void selectsAFileInAnyState();
    void saysWhenANodeDoesNotExist();
    void whatTheUserSelectsWinsOverASearch();
    void longGroupsAreListedAsTheyComeIntoView();
    void copiesNameAndPaths();
    void expandsAndCollapsesChildren();
    void asksForReloadAndClosing();
    void reloadKeepsExpansionAndSelection();
    void closingTheLastFileClearsTheCurrentNode();
    void remembersItsColumns();
    void saysWhenAPageIsPainted();
    void pictures_data();
    void pictures();

private:
    void key(Qt::Key code, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(m_pane->view(), code, modifiers); }
    static QString clipboard() { return QGuiApplication::clipboard()->text(); }
};

void TestTreePane::expandsAFileOnceItIsOpen()
{
    open();
    QCOMPARE(visibleNames(), QStringLiteral("run.h5 RawData numbers"));
    QCOMPARE(m_file->askedCount(RequestKind::Children, "/RawData"), 0);
}

void TestTreePane::keysMoveExpandAndActivate()
{
    open();
    QTreeView* view = m_pane->view();
    view->setFocus();
    view->setCurrentIndex(view->model()->index(0, 0));
    QCOMPARE(currentPath(), QByteArray("/"));
    key(Qt::Key_Down);
    QCOMPARE(currentPath(), QByteArray("/RawData"));
    key(Qt::Key_Right);
    QTRY_COMPARE(visibleNames(), QStringLiteral("run.h5 RawData Scan000 Scan001 numbers"));
    key(Qt::Key_Right);
    QCOMPARE(currentPath(), QByteArray("/RawData/Scan000"));
    key(Qt::Key_Left);
    key(Qt::Key_Left);
    QCOMPARE(currentPath(), QByteArray("/RawData"));
    QCOMPARE(visibleNames(), QStringLiteral("run.h5 RawData numbers"));
    QSignalSpy activated(m_pane.get(), &TreePane::nodeActivated);
    key(Qt::Key_Return);
    QCOMPARE(activated.count(), 1);
    QCOMPARE(activated.first().at(1).value<NodeInfo>().path, QByteArray("/RawData"));
}

void TestTreePane::typingJumpsToAName()
{
    open();
    m_pane->view()->setFocus();
    m_pane->view()->setCurrentIndex(m_pane->view()->model()->index(0, 0));
    QTest::keyClicks(m_pane->view(), QStringLiteral("num"));
    QCOMPARE(currentPath(), QByteArray("/numbers"));
}

void TestTreePane::tellsTheCurrentNode()
{
    open();
    QSignalSpy changed(m_pane.get(), &TreePane::currentNodeChanged);
    select("/numbers");
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.first().at(0).value<FileClient*>(), m_client.get());
    QCOMPARE(changed.first().at(1).value<NodeInfo>().path, QByteArray("/numbers"));
    QCOMPARE(m_pane->currentFile(), m_client.get());
}

void TestTreePane::selectsANodeThroughGroupsThatAreNotListed()
{
    for (int number = 0; number < 800; ++number)
        m_file->addGroup("/RawData/n" + QByteArray::number(number));
    m_file->addArray("/RawData/n799/deep", {1}, {1});
    m_tree->addFile(m_client.get());
    (void)m_client->open();
    m_pane->selectNode(m_client.get(), "/RawData/n799/deep");
    QTRY_COMPARE(currentPath(), QByteArray("/RawData/n799/deep"));
    const QTreeView* view = m_pane->view();
    QTRY_VERIFY(view->viewport()->rect().contains(view->visualRect(view->currentIndex()).center()));
}

void TestTreePane::selectsAFileInAnyState_data()
{
    QTest::addColumn<FileClient::State>("state");
    QTest::newRow("closed") << FileClient::State::Closed;
    QTest::newRow("being opened") << FileClient::State::Opening;
    QTest::newRow("cannot be opened") << FileClient::State::Failed;
    QTest::newRow("open, with a filter that hides it") << FileClient::State::Open;
}

void TestTreePane::selectsAFileInAnyState()
{
    QFETCH(FileClient::State, state);
    if (state == FileClient::State::Opening)
        m_file->hold();
    if (state == FileClient::State::Failed)
        m_file->fail(RequestKind::Open, "The signature is missing.");
    m_tree->addFile(m_client.get());
    if (state != FileClient::State::Closed)
        (void)m_client->open();
    QTRY_COMPARE(m_client->state(), state);
    m_pane->filterBox()->setText(QStringLiteral("nothing like this"));
    QTRY_COMPARE(visibleNames(), QString());
    m_pane->selectFile(m_client.get());
    QCOMPARE(m_pane->currentFile(), m_client.get());
    QCOMPARE(currentPath(), QByteArray("/"));
    QVERIFY(m_pane->reloadAction()->isEnabled() && m_pane->closeAction()->isEnabled());
}

void TestTreePane::saysWhenANodeDoesNotExist()
{
    open();
    QSignalSpy notFound(m_pane.get(), &TreePane::nodeNotFound);
    m_pane->selectNode(m_client.get(), "/RawData/missing");
    QTRY_COMPARE(notFound.count(), 1);
    QCOMPARE(notFound.first().at(1).toByteArray(), QByteArray("/RawData/missing"));
    QCOMPARE(currentPath(), QByteArray("/RawData"));
}

void TestTreePane::whatTheUserSelectsWinsOverASearch()
{
    open();
    m_file->hold();
    m_pane->selectNode(m_client.get(), "/RawData/Scan000");
    const QModelIndex root = m_pane->view()->model()->index(0, 0);
    m_pane->view()->setCurrentIndex(m_pane->view()->model()->index(1, 0, root));
    QCOMPARE(currentPath(), QByteArray("/numbers"));
    m_file->release();
    QTRY_COMPARE(m_client->runningRequests(), 0);
    QCOMPARE(currentPath(), QByteArray("/numbers"));
}

void TestTreePane::longGroupsAreListedAsTheyComeIntoView()
{
    for (int number = 0; number < 3000; ++number)
        m_file->addGroup("/many/n" + QByteArray::number(number));
    open();
    select("/many");
    key(Qt::Key_Right);
    QTRY_COMPARE(m_file->askedCount(RequestKind::Children, "/many"), 1);
    QTRY_COMPARE(m_client->runningRequests(), 0);
    QTest::qWait(0);
    QCOMPARE(m_file->askedCount(RequestKind::Children, "/many"), 1); // its end is far below
    QScrollBar* bar = m_pane->view()->verticalScrollBar();
    bar->setValue(bar->maximum());
    QTRY_COMPARE(m_file->askedCount(RequestKind::Children, "/many"), 2);
    for (int round = 0; round < 5; ++round) {
        bar->setValue(bar->maximum());
        QTRY_COMPARE(m_client->runningRequests(), 0);
        QCoreApplication::processEvents();
    }
    QTRY_COMPARE(m_tree->rowCount(m_tree->findChild(m_tree->fileIndex(m_client.get()), "many")), 3000);
}

void TestTreePane::copiesNameAndPaths()
{
    open();
    select("/RawData/Scan000");
    m_pane->view()->setFocus();
    key(Qt::Key_C, Qt::ControlModifier);
    QTRY_COMPARE(clipboard(), QStringLiteral("/RawData/Scan000"));
    m_pane->findChild<QAction*>(QStringLiteral("copyFilePath"))->trigger();
    QCOMPARE(clipboard(), QStringLiteral("/data/run.h5::/RawData/Scan000"));
    m_pane->findChild<QAction*>(QStringLiteral("copyName"))->trigger();
    QCOMPARE(clipboard(), QStringLiteral("Scan000"));
}

void TestTreePane::expandsAndCollapsesChildren()
{
    open();
    select("/RawData/Scan000");
    select("/RawData");
    m_pane->findChild<QAction*>(QStringLiteral("expandChildren"))->trigger();
    QTRY_COMPARE(visibleNames(), QStringLiteral("run.h5 RawData Scan000 Detector000 Scan001 numbers"));
    m_pane->findChild<QAction*>(QStringLiteral("collapseChildren"))->trigger();
    QCOMPARE(visibleNames(), QStringLiteral("run.h5 RawData Scan000 Scan001 numbers"));
}

void TestTreePane::asksForReloadAndClosing()
{
    open();
    auto* close = m_pane->findChild<QAction*>(QStringLiteral("treeCloseFile"));
    QVERIFY(!close->isEnabled());
    select("/numbers");
    QSignalSpy reload(m_pane.get(), &TreePane::reloadRequested);
    QSignalSpy closed(m_pane.get(), &TreePane::closeRequested);
    m_pane->findChild<QAction*>(QStringLiteral("treeReloadFile"))->trigger();
    close->trigger();
    QCOMPARE(reload.first().first().value<FileClient*>(), m_client.get());
    QCOMPARE(closed.first().first().value<FileClient*>(), m_client.get());
}

void TestTreePane::reloadKeepsExpansionAndSelection()
{
    open();
    select("/RawData/Scan000/Detector000");
    const QString before = visibleNames();
    m_file->addGroup("/RawData/Scan002");
    QSignalSpy changed(m_pane.get(), &TreePane::currentNodeChanged);
    m_file->node("/RawData/Scan000/Detector000").title = "new title";
    (void)m_client->restart();
    QTRY_COMPARE(visibleNames(), QString(before).replace(QStringLiteral("Scan001"), QStringLiteral("Scan001 Scan002")));
    QCOMPARE(currentPath(), QByteArray("/RawData/Scan000/Detector000"));
    QTRY_VERIFY(!changed.isEmpty() && changed.last().at(1).value<NodeInfo>().title == QStringLiteral("new title"));
}

void TestTreePane::closingTheLastFileClearsTheCurrentNode()
{
    open();
    select("/numbers");
    QSignalSpy cleared(m_pane.get(), &TreePane::currentNodeCleared);
    m_tree->removeFile(m_client.get());
    QCOMPARE(cleared.count(), 1);
    QVERIFY(!m_pane->currentNode() && !m_pane->currentFile());
}

void TestTreePane::remembersItsColumns()
{
    m_pane->view()->setColumnWidth(1, 123);
    TreePane other(m_tree.get());
    QVERIFY(other.restoreState(m_pane->saveState()));
    QCOMPARE(other.view()->columnWidth(1), 123);
}

void TestTreePane::saysWhenAPageIsPainted()
{
    QSignalSpy shown(m_pane.get(), &TreePane::pageShown);
    open();
    QTRY_COMPARE(shown.count(), 1);
}

void TestTreePane::pictures_data()
{
    QTest::addColumn<bool>("isDark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TestTreePane::pictures()
{
    QFETCH(bool, isDark);
    usePalette(isDark ? darkPalette() : lightPalette());
    m_file->addNode("/broken", NodeKind::Unknown).error = "The object header is damaged.";
    FakeNode& link = m_file->addNode("/away", NodeKind::ExternalLink);
    link.link = LinkKind::External;
    link.linkFile = "calibration.h5";
    link.linkTarget = "/entry";
    for (int number = 0; number < 3; ++number)
        m_file->addGroup("/logs/n" + QByteArray::number(number)).groupType = GroupType::data_logger;
    m_file->fail(RequestKind::Children, "The B-tree is damaged.", "/logs");
    open();
    select("/RawData/Scan000/Detector000/Data00");
    QTreeView* view = m_pane->view();
    view->expand(view->model()->index(4, 0, view->model()->index(0, 0)));
    QTRY_COMPARE(m_client->runningRequests(), 0);
    QCoreApplication::processEvents();
    const QString theme = QString::fromLatin1(QTest::currentDataTag());
    QVERIFY(inkShare(picture(*m_pane, QStringLiteral("tree_pane_") + theme)) > 0.02);
    usePalette(lightPalette());
}

QTEST_MAIN(TestTreePane)
#include "tst_tree_pane.moc"
