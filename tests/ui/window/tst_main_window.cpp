// SPDX-License-Identifier: GPL-3.0-or-later
// The window as its user sees it, on a file that exists only here.
#include "MainWindowTest.h"

#include "h5scout/client/Trace.h"
#include "ui/Theme.h"
#include "ui/panes/TreePane.h"
#include "ui/window/PaneTabs.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QDragEnterEvent>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QSignalSpy>
#include <QStatusBar>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

#include <algorithm>

using namespace h5scout;
using namespace h5scout::test;
using namespace h5scout::ui;

class TestMainWindow : public MainWindowTest
{
    Q_OBJECT
private Q_SLOTS:
    void startsWithAnInvitation();
    void savesAndCopiesWhatIsPlotted();
    void longMessageDoesNotWidenTheWindow();
    void keyboardWalksAndShowsNodes();
    void dropOnTheFilterBoxOpensFiles();
    void textDraggedOverTheWindowIsNotTaken();
    void aPaneThatIsLeftStopsReading();
    void eachPageThatIsShownIsTracedOnce();
    void copiesPathAndFileWithPath();
    void remembersRecentFilesAndTheView();
    void unknownViewIsRefused();
    void themeActionChangesThePalette();
};

void TestMainWindow::startsWithAnInvitation()
{
    QVERIFY(m_window->findChild<QWidget*>(QStringLiteral("startPage"))->isVisible());
    QVERIFY(!tree()->isVisible());
    QCOMPARE(m_window->windowTitle(), QStringLiteral("h5scout"));
    QVERIFY(action("openAction")->isEnabled());
    QVERIFY(!m_window->isBusy());
}

void TestMainWindow::savesAndCopiesWhatIsPlotted()
{
    openAndWait(QStringLiteral("/data/a.h5::/scan/line"));
    QTRY_COMPARE(currentName(), QStringLiteral("line"));
    QTRY_VERIFY(!m_window->isBusy());
    QVERIFY(m_window->showView(QStringLiteral("plot")));
    QTRY_VERIFY(action("savePlotAction")->isEnabled());
    action("copyDataAction")->trigger();
    QTRY_COMPARE(m_window->statusBar()->currentMessage(), QStringLiteral("Copied 5 rows."));
    QVERIFY(QGuiApplication::clipboard()->text().endsWith(QStringLiteral("3\t5\n4\t4\n")));
    action("savePlotAction")->trigger();
    const auto* dialog = m_window->findChild<QDialog*>(QStringLiteral("saveDialog"));
    QVERIFY(dialog && dialog->isVisible());
    QCOMPARE(dialog->findChild<QLineEdit*>(QStringLiteral("targetPath"))->text(),
             QStringLiteral("/data/a_scan_line.png"));
}

void TestMainWindow::longMessageDoesNotWidenTheWindow()
{
    m_file->fail(RequestKind::Open, "It is no HDF5 file.");
    const int widthBefore = m_window->minimumSizeHint().width();
    openAndWait(QStringLiteral("/data/%1.h5").arg(QString(300, QLatin1Char('x'))));
    QTRY_VERIFY(!messageText().isEmpty());
    QVERIFY(m_window->minimumSizeHint().width() <= std::max(widthBefore, 800));
}

void TestMainWindow::keyboardWalksAndShowsNodes()
{
    openAndWait(QStringLiteral("/data/a.h5::/scan"));
    QTRY_COMPARE(currentName(), QStringLiteral("scan"));
    tree()->setFocus();
    QTest::keyClick(tree(), Qt::Key_Right);
    QTRY_VERIFY(tree()->isExpanded(currentIndex().siblingAtColumn(0)));
    QTRY_VERIFY(tree()->model()->rowCount(currentIndex().siblingAtColumn(0)) >= 3);
    QTest::keyClick(tree(), Qt::Key_Down);
    QTest::keyClick(tree(), Qt::Key_Down);
    QTRY_COMPARE(currentName(), QStringLiteral("line"));
    QTRY_VERIFY(m_file->askedCount(RequestKind::Envelope, "/scan/line") > 0);
    QTRY_VERIFY(m_file->askedCount(RequestKind::Attributes, "/scan/line") > 0);
    QTest::keyClick(tree(), Qt::Key_Left);
    QTRY_COMPARE(currentName(), QStringLiteral("scan"));
}

void TestMainWindow::dropOnTheFilterBoxOpensFiles()
{
    openAndWait(QStringLiteral("/data/a.h5"));
    auto* filter = m_window->findChild<TreePane*>()->filterBox();
    auto* overlay = m_window->findChild<QWidget*>(QStringLiteral("dropOverlay"));
    QMimeData data;
    data.setUrls(
        {QUrl::fromLocalFile(QStringLiteral("/data/b.h5")), QUrl::fromLocalFile(QStringLiteral("/data/c.h5"))});

    QDragEnterEvent enter({4, 4}, Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(filter, &enter);
    QVERIFY(enter.isAccepted());
    QCOMPARE(enter.dropAction(), Qt::CopyAction);
    QVERIFY(overlay->isVisible());

    QDropEvent drop({4, 4}, Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(filter, &drop);
    QVERIFY(drop.isAccepted());
    QVERIFY(!overlay->isVisible());
    QVERIFY(filter->text().isEmpty());
    QTRY_COMPARE(tree()->model()->rowCount(), 3);
    QTRY_VERIFY(!m_window->isBusy());
}

void TestMainWindow::textDraggedOverTheWindowIsNotTaken()
{
    auto* overlay = m_window->findChild<QWidget*>(QStringLiteral("dropOverlay"));
    QMimeData data;
    data.setText(QStringLiteral("hello"));
    QDragEnterEvent enter({4, 4}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    enter.ignore();
    QCoreApplication::sendEvent(m_window.get(), &enter);
    QVERIFY(!enter.isAccepted());
    QVERIFY(!overlay->isVisible());
}

void TestMainWindow::aPaneThatIsLeftStopsReading()
{
    openAndWait(QStringLiteral("/data/a.h5::/scan/line"));
    openAndWait(QStringLiteral("/data/a.h5::/scan"));
    const int described = m_file->askedCount(RequestKind::Describe, "/scan/line");
    m_file->hold();
    open(QStringLiteral("/data/a.h5::/scan/line"));
    const auto lines = [this] { return m_file->askedCount(RequestKind::Envelope, "/scan/line"); };
    QTRY_COMPARE(m_file->askedCount(RequestKind::Describe, "/scan/line"), described + 1);
    if (lines() < 2)
        m_file->releaseOne(); // it waits for the description
    QTRY_COMPARE(lines(), 2);
    open(QStringLiteral("/data/a.h5::/scan")); // a group: the plot has nothing to show
    QTRY_COMPARE(currentName(), QStringLiteral("scan"));
    const auto isWithdrawn = [this] {
        const auto& asked = m_file->asked();
        const auto last = std::find_if(asked.rbegin(), asked.rend(),
                                       [](const auto& request) { return request.kind == RequestKind::Envelope; });
        return last != asked.rend() && last->isCancelled;
    };
    QTRY_VERIFY(isWithdrawn());
    m_file->release();
    QTRY_VERIFY(!m_window->isBusy());
}

void TestMainWindow::eachPageThatIsShownIsTracedOnce()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("trace.json"));
    const QSignalSpy shown(m_window->findChild<TreePane*>(), &TreePane::pageShown);
    QVERIFY(trace::start(path));
    openAndWait(QStringLiteral("/data/a.h5::/scan/line"));
    QTRY_VERIFY(shown.count() > 0);
    trace::finish();
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll().count("\"tree_page_shown\""), shown.count());
}

void TestMainWindow::copiesPathAndFileWithPath()
{
    openAndWait(QStringLiteral("/data/a.h5::/scan/line"));
    QTRY_COMPARE(currentName(), QStringLiteral("line"));
    action("copyPath")->trigger();
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("/scan/line"));
    action("copyFilePath")->trigger();
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("/data/a.h5::/scan/line"));
}

void TestMainWindow::remembersRecentFilesAndTheView()
{
    openAndWait(QStringLiteral("/data/a.h5"));
    openAndWait(QStringLiteral("/data/b.h5"));
    QVERIFY(m_window->showView(QStringLiteral("properties")));
    m_window->close();
    m_window = std::make_unique<MainWindow>(m_file->factory());
    m_window->restoreLayout();
    m_window->show();
    QCOMPARE(m_window->findChild<PaneTabs*>()->preferred(), QStringLiteral("properties"));
    const auto* menu = m_window->findChild<QMenu*>(QStringLiteral("recentMenu"));
    QVERIFY(menu->isEnabled());
    QVERIFY(menu->actions().at(0)->text().contains(QStringLiteral("b.h5")));
    QVERIFY(menu->actions().at(1)->text().contains(QStringLiteral("a.h5")));
    menu->actions().at(1)->trigger();
    QTRY_COMPARE(tree()->model()->rowCount(), 1);
    QTRY_VERIFY(!m_window->isBusy());
}

void TestMainWindow::unknownViewIsRefused()
{
    QVERIFY(!m_window->showView(QStringLiteral("nonsense")));
    QVERIFY(m_window->viewNames().contains(QStringLiteral("plot")));
}

void TestMainWindow::themeActionChangesThePalette()
{
    action("themeDarkAction")->trigger();
    QVERIFY(QApplication::palette().color(QPalette::Window).lightness() < 100);
    action("themeLightAction")->trigger();
    QVERIFY(QApplication::palette().color(QPalette::Window).lightness() > 150);
}

QTEST_MAIN(TestMainWindow)
#include "tst_main_window.moc"
