// SPDX-License-Identifier: GPL-3.0-or-later
// The window as its user sees it, on a file that exists only here.
#include "ui/window/MainWindow.h"

#include "FakeWorkerFile.h"
#include "h5scout/client/Trace.h"
#include "h5scout/protocol/h5scout.pb.h"
#include "ui/Theme.h"
#include "ui/models/NodeTreeModel.h"
#include "ui/panes/AttributePane.h"
#include "ui/panes/TreePane.h"
#include "ui/window/MessageBar.h"
#include "ui/window/PaneTabs.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QDragEnterEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QStatusBar>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

#include <algorithm>
#include <memory>

using namespace h5scout;
using namespace h5scout::ui;
using h5scout::test::FakeWorkerFile;
using h5scout::test::RequestKind;

class TestMainWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void startsWithAnInvitation();
    void opensSeveralFiles();
    void opensTheSameFileOnce();
    void selectsTheRootOfANewFile();
    void selectsTheNodeOfATarget();
    void savesAndCopiesWhatIsPlotted();
    void namedNodeWinsOverOtherFiles_data();
    void namedNodeWinsOverOtherFiles();
    void fileThatCannotBeOpenedIsTheCurrentOne();
    void longMessageDoesNotWidenTheWindow();
    void focusOfTheTreeDoesNotKeepATargetFromBeingShown();
    void aLostFileIsReopenedAtTheNodeOfATarget();
    void keyboardWalksAndShowsNodes();
    void dropOnTheFilterBoxOpensFiles();
    void textDraggedOverTheWindowIsNotTaken();
    void reloadKeepsExpansionAndSelection();
    void closedFileLeavesItsRow();
    void fileThatCannotBeOpenedSaysWhyAndCanBeTriedAgain();
    void changedFileIsToldAndReloaded();
    void lostWorkerIsToldAndReopened();
    void otherFilesGoOnWhenAWorkerIsLost();
    void closingAFileEndsTheSearchInItWithoutAWord();
    void aLossDuringASearchKeepsItsRemedy();
    void aLossDuringAnEditKeepsItsRemedy();
    void undoingBeyondTheFirstEditIsNoError();
    void aNameThatCannotBeEditedSaysWhy();
    void leavingAFileWritesWhatAnEditorHolds_data();
    void leavingAFileWritesWhatAnEditorHolds();
    void whatCannotBeWrittenKeepsItsFile_data();
    void whatCannotBeWrittenKeepsItsFile();
    void keysOfEditsWorkInTheWholeWindow();
    void keysOfEditsTellThatTheFileIsReadOnly();
    void whatWasDoneIsNotSaidForLong();
    void aPaneThatIsLeftStopsReading();
    void eachPageThatIsShownIsTracedOnce();
    void copiesPathAndFileWithPath();
    void remembersRecentFilesAndTheView();
    void unknownViewIsRefused();
    void themeActionChangesThePalette();

private:
    QTreeView* tree() const { return m_window->findChild<TreePane*>()->view(); }
    QModelIndex currentIndex() const { return tree()->currentIndex(); }
    QString currentName() const { return currentIndex().siblingAtColumn(0).data().toString(); }
    QAction* action(const char* name) const { return m_window->findChild<QAction*>(QLatin1String(name)); }
    QString messageText() const;
    QAbstractButton* messageButton(const QString& text) const;
    void open(const QString& text)
    {
        m_window->open({parseOpenTarget(text, [](const QString&) { return false; })});
    }
    void openAndWait(const QString& text);
    bool startEditing();
    QTreeView* attributes() const { return m_window->findChild<AttributePane*>()->view(); }
    void edit(const QString& target);
    QString told() const { return m_window->statusBar()->currentMessage(); }

    std::unique_ptr<FakeWorkerFile> m_file;
    std::unique_ptr<MainWindow> m_window;
};

void TestMainWindow::initTestCase()
{
    QCoreApplication::setOrganizationName(QStringLiteral("h5scout-test"));
    QCoreApplication::setApplicationName(QStringLiteral("tst_main_window"));
    applyTheme(Theme::Light);
}

void TestMainWindow::init()
{
    // The offscreen platform says of each window that it has no size hints.
    QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support propagateSizeHints)")));
    QSettings().clear();
    m_file = std::make_unique<FakeWorkerFile>();
    m_file->addGroup("/scan/detector");
    m_file->addArray("/scan/line", {5}, {1, 3, 2, 5, 4});
    m_file->addArray("/scan/picture", {2, 3}, {1, 2, 3, 4, 5, 6});
    m_file->addAttribute("/scan", "author", Text{"Ada"});
    m_window = std::make_unique<MainWindow>(m_file->factory());
    m_window->restoreLayout();
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void TestMainWindow::cleanup()
{
    m_window.reset();
    m_file.reset();
}

QString TestMainWindow::messageText() const
{
    const auto* bar = m_window->findChild<MessageBar*>();
    QString text;
    if (bar->isVisible()) {
        for (const QLabel* label : bar->findChildren<QLabel*>()) {
            if (label->isVisible())
                text += label->text() + QLatin1Char('\n');
        }
    }
    return text;
}

QAbstractButton* TestMainWindow::messageButton(const QString& text) const
{
    for (QAbstractButton* button : m_window->findChild<MessageBar*>()->findChildren<QAbstractButton*>()) {
        if (button->text() == text && button->isVisible())
            return button;
    }
    return nullptr;
}

void TestMainWindow::openAndWait(const QString& text)
{
    open(text);
    QTRY_VERIFY(!m_window->isBusy());
}

bool TestMainWindow::startEditing()
{
    QTest::keyClick(m_window.get(), Qt::Key_E, Qt::ControlModifier);
    return QTest::qWaitFor([this] { return m_window->windowTitle().contains(QStringLiteral("[editing]")); }) &&
           QTest::qWaitFor([this] { return !m_window->isBusy(); });
}

void TestMainWindow::startsWithAnInvitation()
{
    QVERIFY(m_window->findChild<QWidget*>(QStringLiteral("startPage"))->isVisible());
    QVERIFY(!tree()->isVisible());
    QCOMPARE(m_window->windowTitle(), QStringLiteral("h5scout"));
    QVERIFY(action("openAction")->isEnabled());
    QVERIFY(!m_window->isBusy());
}

void TestMainWindow::opensSeveralFiles()
{
    m_window->open({{QStringLiteral("/data/a.h5"), {}}, {QStringLiteral("/data/b.h5"), {}}});
    QTRY_COMPARE(tree()->model()->rowCount(), 2);
    QTRY_VERIFY(!m_window->isBusy());
    QVERIFY(tree()->isVisible());
    QCOMPARE(tree()->model()->index(0, 0).data().toString(), QStringLiteral("a.h5"));
    QCOMPARE(tree()->model()->index(1, 0).data().toString(), QStringLiteral("b.h5"));
    QCOMPARE(m_file->startedWorkers(), 2);
}

void TestMainWindow::opensTheSameFileOnce()
{
    openAndWait(QStringLiteral("/data/a.h5"));
    openAndWait(QStringLiteral("/data/a.h5::/scan"));
    QCOMPARE(tree()->model()->rowCount(), 1);
    QCOMPARE(m_file->startedWorkers(), 1);
    QTRY_COMPARE(currentName(), QStringLiteral("scan"));
}

void TestMainWindow::selectsTheRootOfANewFile()
{
    openAndWait(QStringLiteral("/data/a.h5"));
    QTRY_COMPARE(currentName(), QStringLiteral("a.h5"));
    QVERIFY(m_window->windowTitle().startsWith(QStringLiteral("a.h5")));
}

void TestMainWindow::selectsTheNodeOfATarget()
{
    openAndWait(QStringLiteral("/data/a.h5::/scan/line"));
    QTRY_COMPARE(currentName(), QStringLiteral("line"));
    QTRY_VERIFY(m_file->askedCount(RequestKind::Envelope, "/scan/line") > 0);
    QTRY_VERIFY(!m_window->isBusy());
    QCOMPARE(m_file->askedCount(RequestKind::Children, "/"), 1);
    QCOMPARE(m_file->askedCount(RequestKind::Children, "/scan"), 1);
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

/// The program gives the tree the focus before anything is open.
void TestMainWindow::focusOfTheTreeDoesNotKeepATargetFromBeingShown()
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
void TestMainWindow::aLostFileIsReopenedAtTheNodeOfATarget()
{
    openAndWait(QStringLiteral("/data/a.h5"));
    QTRY_COMPARE(currentName(), QStringLiteral("a.h5"));
    m_file->die();
    QTRY_VERIFY(!messageText().isEmpty());
    openAndWait(QStringLiteral("/data/a.h5::/scan/line"));
    QCOMPARE(currentName(), QStringLiteral("line"));
}

void TestMainWindow::namedNodeWinsOverOtherFiles_data()
{
    QTest::addColumn<QByteArrayList>("nodePaths"); // of files 0, 1, ...
    QTest::newRow("first") << QByteArrayList{"/scan/line", {}, {}};
    QTest::newRow("middle") << QByteArrayList{{}, "/scan/line", {}};
    QTest::newRow("last") << QByteArrayList{{}, {}, "/scan/line"};
    QTest::newRow("two named: the last") << QByteArrayList{"/scan/picture", "/scan/line", {}};
}

void TestMainWindow::namedNodeWinsOverOtherFiles()
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

void TestMainWindow::fileThatCannotBeOpenedIsTheCurrentOne()
{
    m_file->fail(RequestKind::Open, "It is no HDF5 file.");
    openAndWait(QStringLiteral("/data/a.h5"));
    QTRY_COMPARE(currentName(), QStringLiteral("a.h5"));
    QTest::keyClick(m_window.get(), Qt::Key_W, Qt::ControlModifier);
    QTRY_COMPARE(tree()->model()->rowCount(), 0);
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

void TestMainWindow::reloadKeepsExpansionAndSelection()
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

void TestMainWindow::closedFileLeavesItsRow()
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

void TestMainWindow::fileThatCannotBeOpenedSaysWhyAndCanBeTriedAgain()
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

void TestMainWindow::changedFileIsToldAndReloaded()
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

void TestMainWindow::lostWorkerIsToldAndReopened()
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

void TestMainWindow::otherFilesGoOnWhenAWorkerIsLost()
{
    openAndWait(QStringLiteral("/data/a.h5"));
    openAndWait(QStringLiteral("/data/b.h5"));
    m_file->die(); // the newest: b
    QTRY_VERIFY(messageText().contains(QStringLiteral("b.h5")));
    open(QStringLiteral("/data/a.h5::/scan/picture"));
    QTRY_COMPARE(currentName(), QStringLiteral("picture"));
    QTRY_VERIFY(m_file->askedCount(RequestKind::Image, "/scan/picture") > 0);
}

void TestMainWindow::closingAFileEndsTheSearchInItWithoutAWord()
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

void TestMainWindow::aLossDuringASearchKeepsItsRemedy()
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

void TestMainWindow::aLossDuringAnEditKeepsItsRemedy()
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

void TestMainWindow::undoingBeyondTheFirstEditIsNoError()
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

void TestMainWindow::aNameThatCannotBeEditedSaysWhy()
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

void TestMainWindow::edit(const QString& target)
{
    openAndWait(target);
    action("editModeAction")->trigger();
    QTRY_VERIFY(action("newGroupAction")->isEnabled());
    QTRY_VERIFY(!m_window->isBusy());
    QTRY_COMPARE(attributes()->model()->rowCount(), 1);
}

void TestMainWindow::leavingAFileWritesWhatAnEditorHolds_data()
{
    QTest::addColumn<QByteArray>("way");
    for (const char* way : {"treeCloseFile", "treeReloadFile", "closeAllAction", "editModeAction", "the window"})
        QTest::newRow(way) << QByteArray(way);
}

void TestMainWindow::leavingAFileWritesWhatAnEditorHolds()
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

void TestMainWindow::whatCannotBeWrittenKeepsItsFile_data()
{
    QTest::addColumn<QByteArray>("way");
    for (const char* way : {"treeCloseFile", "treeReloadFile", "closeAllAction", "the window"})
        QTest::newRow(way) << QByteArray(way);
}

void TestMainWindow::whatCannotBeWrittenKeepsItsFile()
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

void TestMainWindow::keysOfEditsWorkInTheWholeWindow()
{
    edit(QStringLiteral("/data/a.h5::/scan"));
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    attributes()->setFocus();
    QTest::keyClick(attributes(), Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    const auto dialog = [this] { return m_window->findChild<QDialog*>(QStringLiteral("createGroupDialog")); };
    QTRY_VERIFY(dialog());
    dialog()->reject();
    QTRY_VERIFY(!dialog());
    // Those that a list needs itself are the list's.
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    attributes()->setFocus();
    attributes()->setCurrentIndex(attributes()->model()->index(0, 0));
    QTest::keyClick(attributes(), Qt::Key_Delete);
    QTRY_COMPARE(attributes()->model()->rowCount(), 0);
    QVERIFY(!m_window->findChild<QDialog*>(QStringLiteral("removeNodeDialog")));
}

void TestMainWindow::keysOfEditsTellThatTheFileIsReadOnly()
{
    openAndWait(QStringLiteral("/data/a.h5::/scan"));
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    const QString hint = QStringLiteral("Turn editing on (Ctrl+E) first.");
    tree()->setFocus();
    QTest::keyClick(tree(), Qt::Key_F2);
    QCOMPARE(told(), hint);
    m_window->statusBar()->clearMessage();
    attributes()->setFocus();
    QTest::keyClick(attributes(), Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(told(), hint);
    action("editModeAction")->trigger();
    QCOMPARE(told(), QString()); // that has been done
    QTRY_VERIFY(action("newGroupAction")->isEnabled());
    tree()->setFocus();
    QTest::keyClick(tree(), Qt::Key_F2);
    QCOMPARE(told(), QString());
}

void TestMainWindow::whatWasDoneIsNotSaidForLong()
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

int main(int argc, char** argv)
{
    Q_INIT_RESOURCE(h5scout);
    QApplication app(argc, argv);
    TestMainWindow test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_main_window.moc"
