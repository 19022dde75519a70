// SPDX-License-Identifier: GPL-3.0-or-later
// The filter box above the tree.
#include "TreePaneTest.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace h5scout;
using namespace h5scout::test;
using namespace h5scout::ui;

class TestTreeFilter : public TreePaneTest
{
    Q_OBJECT
private Q_SLOTS:
    void filteringOpensMatchesAndRestoresTheTree();
    void whatAFilterHidIsCurrentAgainWithoutIt_data();
    void whatAFilterHidIsCurrentAgainWithoutIt();
    void whatIsSelectedUnderAFilterStaysCurrent();
    void filterKeysLeadBackToTheTree();
};

void TestTreeFilter::filteringOpensMatchesAndRestoresTheTree()
{
    open();
    select("/RawData/Scan000/Detector000/Data00");
    select("/numbers");
    QTreeView* view = m_pane->view();
    view->collapse(view->model()->index(0, 0, view->model()->index(0, 0)));
    const int asked = m_file->askedCount(RequestKind::Children);
    QTest::keyClicks(m_pane->filterBox(), QStringLiteral("data00"));
    QTRY_COMPARE(visibleNames(), QStringLiteral("run.h5 RawData Scan000 Detector000 Data00"));
    m_pane->filterBox()->setText(QStringLiteral("nothing like this"));
    QTRY_COMPARE(visibleNames(), QString());
    QVERIFY(m_pane->findChild<QLabel*>(QStringLiteral("treeNoMatch"))->isVisible());
    m_pane->filterBox()->clear();
    QTRY_COMPARE(visibleNames(), QStringLiteral("run.h5 RawData numbers"));
    QVERIFY(!m_pane->findChild<QLabel*>(QStringLiteral("treeNoMatch"))->isVisible());
    QCOMPARE(m_file->askedCount(RequestKind::Children), asked);
}

void TestTreeFilter::whatAFilterHidIsCurrentAgainWithoutIt_data()
{
    QTest::addColumn<QString>("filter");
    QTest::newRow("nothing is left") << QStringLiteral("nothing like this");
    QTest::newRow("a sibling is left") << QStringLiteral("numbers");
    QTest::newRow("an ancestor is left") << QStringLiteral("Scan001");
}

void TestTreeFilter::whatAFilterHidIsCurrentAgainWithoutIt()
{
    QFETCH(QString, filter);
    open();
    select("/RawData/Scan000/Detector000");
    m_pane->filterBox()->setText(filter);
    QTRY_VERIFY(currentPath() != "/RawData/Scan000/Detector000");
    m_pane->filterBox()->setText(QStringLiteral("still nothing"));
    QTRY_COMPARE(visibleNames(), QString());
    QCOMPARE(m_pane->currentFile(), m_client.get());
    QSignalSpy changed(m_pane.get(), &TreePane::currentNodeChanged);
    m_pane->filterBox()->clear();
    QTRY_COMPARE(currentPath(), QByteArray("/RawData/Scan000/Detector000"));
    QVERIFY(!changed.isEmpty() && m_pane->reloadAction()->isEnabled());
}

void TestTreeFilter::whatIsSelectedUnderAFilterStaysCurrent()
{
    open();
    select("/RawData/Scan000");
    m_pane->filterBox()->setText(QStringLiteral("numbers"));
    QTRY_COMPARE(visibleNames(), QStringLiteral("run.h5 numbers"));
    QTreeView* view = m_pane->view();
    view->setCurrentIndex(view->model()->index(0, 0));
    view->setCurrentIndex(view->model()->index(0, 0, view->model()->index(0, 0)));
    QCOMPARE(currentPath(), QByteArray("/numbers"));
    m_pane->filterBox()->clear();
    QTRY_VERIFY(visibleNames().contains(QStringLiteral("Scan000")));
    QCOMPARE(currentPath(), QByteArray("/numbers"));
}

void TestTreeFilter::filterKeysLeadBackToTheTree()
{
    open();
    m_pane->activateWindow();
    m_pane->view()->setFocus();
    m_pane->filterAction()->trigger();
    QTRY_VERIFY(m_pane->filterBox()->hasFocus());
    QTest::keyClicks(m_pane->filterBox(), QStringLiteral("numb"));
    QTest::keyClick(m_pane->filterBox(), Qt::Key_Return);
    QVERIFY(m_pane->view()->hasFocus());
    QCOMPARE(visibleNames(), QStringLiteral("run.h5 numbers"));
    m_pane->filterBox()->setFocus();
    QTest::keyClick(m_pane->filterBox(), Qt::Key_Escape);
    QCOMPARE(m_pane->filterBox()->text(), QString());
    QCOMPARE(visibleNames(), QStringLiteral("run.h5 RawData numbers"));
}

QTEST_MAIN(TestTreeFilter)
#include "tst_tree_filter.moc"
