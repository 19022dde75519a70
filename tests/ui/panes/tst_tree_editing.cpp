// SPDX-License-Identifier: GPL-3.0-or-later
// Names and titles, edited in place in the tree.
#include "FakeWorkerFile.h"
#include "Pictures.h"
#include "h5scout/client/FileClient.h"
#include "ui/models/NodeTreeModel.h"
#include "ui/panes/TreePane.h"

#include <QLineEdit>
#include <QPointer>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

#include <memory>

using namespace h5scout;
using namespace h5scout::test;
using namespace h5scout::ui;

class TestTreeEditing : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepareLook(); }
    void init();
    void cleanup();

    void whatIsTypedStaysWhenTheNodeIsReadAnew_data();
    void whatIsTypedStaysWhenTheNodeIsReadAnew();
    void anUntouchedEditorFollowsTheNode();
    void whatIsTypedWaitsForTheFileToBeReopened();
    void whatWasTypedForALostFileIsAskedFor();

private:
    /// Opens the editor of the current node's name or title.
    QLineEdit* edit(int column);
    /// As after an edit: what is shown of /scan/line is read anew.
    void readAnew();

    std::unique_ptr<FakeWorkerFile> m_file;
    std::unique_ptr<FileClient> m_client;
    std::unique_ptr<NodeTreeModel> m_tree;
    std::unique_ptr<TreePane> m_pane;
};

void TestTreeEditing::init()
{
    QTest::failOnWarning(anyWarning());
    m_file = std::make_unique<FakeWorkerFile>();
    m_file->addArray("/scan/line", {2}, {1, 2}).title = "before";
    m_client = std::make_unique<FileClient>(QStringLiteral("/data/run.h5"), m_file->factory());
    m_tree = std::make_unique<NodeTreeModel>();
    m_pane = std::make_unique<TreePane>(m_tree.get());
    m_pane->resize(720, 420);
    m_pane->show();
    QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
    m_tree->addFile(m_client.get());
    (void)m_client->open();
    m_pane->selectNode(m_client.get(), "/scan/line");
    QTRY_VERIFY(m_pane->currentNode() && m_pane->currentNode()->path == "/scan/line");
    m_tree->setEditing(m_client.get(), true);
}

void TestTreeEditing::cleanup()
{
    m_pane.reset();
    m_tree.reset();
    m_client.reset();
    m_file.reset();
}

QLineEdit* TestTreeEditing::edit(int column)
{
    if (!m_pane->editCurrent(column))
        return nullptr;
    return m_pane->view()->viewport()->findChild<QLineEdit*>();
}

void TestTreeEditing::readAnew()
{
    QSignalSpy changed(m_tree.get(), &NodeTreeModel::dataChanged);
    m_tree->refreshNode(m_client.get(), "/scan/line");
    QTRY_COMPARE(changed.count(), 1);
}

void TestTreeEditing::whatIsTypedStaysWhenTheNodeIsReadAnew_data()
{
    QTest::addColumn<int>("column");
    QTest::newRow("name") << static_cast<int>(NodeTreeModel::NameColumn);
    QTest::newRow("title") << static_cast<int>(NodeTreeModel::TitleColumn);
}

void TestTreeEditing::whatIsTypedStaysWhenTheNodeIsReadAnew()
{
    QFETCH(int, column);
    QLineEdit* editor = edit(column);
    QVERIFY(editor);
    QTest::keyClicks(editor, QStringLiteral("typed"));
    QCOMPARE(editor->text(), QStringLiteral("typed")); // all of the old text was selected
    m_file->node("/scan/line").title = "of another edit";
    readAnew();
    QCOMPARE(editor->text(), QStringLiteral("typed"));
    QTest::keyClicks(editor, QStringLiteral("9"));
    QSignalSpy renamed(m_tree.get(), &NodeTreeModel::renameRequested);
    QSignalSpy titled(m_tree.get(), &NodeTreeModel::titleRequested);
    QTest::keyClick(editor, Qt::Key_Return);
    const QSignalSpy& asked = column == NodeTreeModel::NameColumn ? renamed : titled;
    QTRY_COMPARE(renamed.count() + titled.count(), 1);
    QCOMPARE(asked.first().at(2).toString(), QStringLiteral("typed9"));
}

void TestTreeEditing::anUntouchedEditorFollowsTheNode()
{
    QLineEdit* editor = edit(NodeTreeModel::TitleColumn);
    QVERIFY(editor);
    QCOMPARE(editor->text(), QStringLiteral("before"));
    editor->setCursorPosition(3);
    readAnew();
    QCOMPARE(editor->cursorPosition(), 3); // nothing has changed
    m_file->node("/scan/line").title = "of another edit";
    readAnew();
    QCOMPARE(editor->text(), QStringLiteral("of another edit"));
    QCOMPARE(editor->selectedText(), editor->text());
}

void TestTreeEditing::whatIsTypedWaitsForTheFileToBeReopened()
{
    QPointer<QLineEdit> editor = edit(NodeTreeModel::NameColumn);
    QVERIFY(editor);
    QTest::keyClicks(editor, QStringLiteral("typed"));
    QSignalSpy renamed(m_tree.get(), &NodeTreeModel::renameRequested);
    m_file->die();
    QTRY_COMPARE(m_client->state(), FileClient::State::Lost);
    m_tree->setEditing(m_client.get(), false); // as the window does
    QTest::keyClick(editor, Qt::Key_Return);
    m_pane->filterBox()->setFocus(); // where the user goes to reopen the file does not matter
    QVERIFY(!editor->hasFocus());
    QTest::qWait(0);
    QVERIFY(editor);
    QCOMPARE(editor->text(), QStringLiteral("typed"));
    QVERIFY(renamed.isEmpty());

    (void)m_client->restart();
    QTRY_COMPARE(m_client->state(), FileClient::State::Open);
    m_tree->setEditing(m_client.get(), true);
    QTRY_VERIFY(m_pane->currentNode() && m_pane->currentNode()->path == "/scan/line");
    QVERIFY(editor);
    editor->setFocus();
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(renamed.count(), 1);
    QCOMPARE(renamed.first().at(2).toString(), QStringLiteral("typed"));
    QTRY_VERIFY(!editor);
}

void TestTreeEditing::whatWasTypedForALostFileIsAskedFor()
{
    QPointer<QLineEdit> editor = edit(NodeTreeModel::NameColumn);
    QVERIFY(editor);
    QTest::keyClicks(editor, QStringLiteral("typed"));
    m_file->die();
    QTRY_COMPARE(m_client->state(), FileClient::State::Lost);
    m_tree->setEditing(m_client.get(), false);
    QSignalSpy renamed(m_tree.get(), &NodeTreeModel::renameRequested);
    m_pane->selectFile(m_client.get());
    QCOMPARE(renamed.count(), 1); // whoever refuses it says what was asked
    QCOMPARE(renamed.first().at(2).toString(), QStringLiteral("typed"));
    QTRY_VERIFY(!editor);
}

QTEST_MAIN(TestTreeEditing)
#include "tst_tree_editing.moc"
