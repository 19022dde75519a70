// SPDX-License-Identifier: GPL-3.0-or-later
// Undo shows what it has brought back in the list of attributes.
#include "FakeWorkerFile.h"
#include "Pictures.h"
#include "h5scout/client/FileClient.h"
#include "ui/models/AttributeModel.h"
#include "ui/panes/AttributePane.h"

#include <QTest>
#include <QTreeView>

#include <memory>

using namespace h5scout;
using namespace h5scout::test;
using namespace h5scout::ui;

class TestReturnedAttributes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepareLook(); }
    void init();
    void cleanup();

    void undoSelectsWhatItBringsBack();
    void undoSelectsThemAtANodeThatIsShownAfterwards();
    void anotherEditSelectsNothing();

private:
    /// The pane as the window uses it.
    void show(const QByteArray& path);
    void remove(const QList<int>& rows);
    void undo();
    QStringList selected() const;
    bool isInView(const QByteArray& name) const;

    std::unique_ptr<FakeWorkerFile> m_file;
    std::unique_ptr<FileClient> m_client;
    std::unique_ptr<AttributePane> m_pane;
};

void TestReturnedAttributes::init()
{
    QTest::failOnWarning(anyWarning());
    m_file = std::make_unique<FakeWorkerFile>();
    m_file->addGroup("/scan");
    m_file->addGroup("/other");
    for (int number = 0; number < 60; ++number)
        m_file->addAttribute("/scan", "a" + QByteArray::number(100 + number), Text{"x"});
    m_file->addAttribute("/other", "b", Text{"y"});
    m_client = std::make_unique<FileClient>(QStringLiteral("/data/run.h5"), m_file->factory());
    m_pane = std::make_unique<AttributePane>();
    m_pane->resize(500, 200);
    m_pane->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
    (void)m_client->open();
    QTRY_COMPARE(m_client->state(), FileClient::State::Open);
    (void)m_client->startEditing();
    QTRY_VERIFY(m_client->editState().isEditing);
    show("/scan");
    QTRY_COMPARE(m_pane->model()->rowCount(), 60);
    m_pane->setEditing(true);
}

void TestReturnedAttributes::cleanup()
{
    m_pane.reset();
    m_client.reset();
    m_file.reset();
}

void TestReturnedAttributes::show(const QByteArray& path)
{
    NodeInfo node;
    node.path = path;
    node.name = path.mid(1);
    node.kind = NodeKind::Group;
    m_pane->showNode(m_client.get(), node);
}

void TestReturnedAttributes::remove(const QList<int>& rows)
{
    const int before = m_pane->model()->rowCount();
    m_pane->model()->removeAttributes(rows);
    QTRY_COMPARE(m_pane->model()->rowCount(), before - static_cast<int>(rows.size()));
    QTRY_COMPARE(m_client->runningRequests(), 0);
}

void TestReturnedAttributes::undo()
{
    (void)m_client->undo();
    QTRY_COMPARE(m_client->editState().redoNames.size(), 1);
}

QStringList TestReturnedAttributes::selected() const
{
    QStringList names;
    for (const QModelIndex& index : m_pane->view()->selectionModel()->selectedRows())
        names.append(index.data().toString());
    names.sort();
    return names;
}

bool TestReturnedAttributes::isInView(const QByteArray& name) const
{
    const QTreeView* view = m_pane->view();
    const QModelIndex index = m_pane->model()->index(m_pane->model()->rowOf(name), 0);
    return view->viewport()->rect().contains(view->visualRect(index).center());
}

void TestReturnedAttributes::undoSelectsWhatItBringsBack()
{
    remove({50, 51, 53});
    m_pane->view()->scrollToTop();
    m_pane->view()->setCurrentIndex(m_pane->model()->index(0, 0));
    undo();
    const QStringList expected{QStringLiteral("a150"), QStringLiteral("a151"), QStringLiteral("a153")};
    QTRY_COMPARE(selected(), expected);
    QVERIFY(isInView("a150"));
    QCOMPARE(m_pane->view()->currentIndex().data().toString(), expected.first());
    (void)m_client->redo(); // takes them away again
    QTRY_COMPARE(m_pane->model()->rowCount(), 57);
}

void TestReturnedAttributes::undoSelectsThemAtANodeThatIsShownAfterwards()
{
    remove({55});
    show("/other");
    QTRY_COMPARE(m_pane->model()->rowCount(), 1);
    undo();
    QTRY_COMPARE(m_client->runningRequests(), 0);
    QCOMPARE(selected(), QStringList());
    show("/scan");
    QTRY_COMPARE(selected(), QStringList{QStringLiteral("a155")});
    QVERIFY(isInView("a155"));
    show("/other");
    QTRY_COMPARE(m_pane->model()->rowCount(), 1);
    show("/scan"); // once is enough
    QTRY_COMPARE(m_pane->model()->rowCount(), 60);
    QCOMPARE(selected(), QStringList());
}

void TestReturnedAttributes::anotherEditSelectsNothing()
{
    m_pane->view()->setCurrentIndex(m_pane->model()->index(3, 0));
    const QStringList before = selected();
    (void)m_client->edit(SetAttribute{.path = "/scan", .name = "z", .value = Text{"by somebody else"}});
    QTRY_COMPARE(m_pane->model()->rowCount(), 61);
    QCOMPARE(selected(), before);
}

QTEST_MAIN(TestReturnedAttributes)
#include "tst_returned_attributes.moc"
