// SPDX-License-Identifier: GPL-3.0-or-later
#include "TreePaneTest.h"

#include "Pictures.h"

#include <QLocale>
#include <QTest>
#include <QTreeView>

namespace h5scout::test
{

using namespace h5scout::ui;

void TreePaneTest::initTestCase()
{
    QLocale::setDefault(QLocale::c());
    prepareLook();
}

void TreePaneTest::init()
{
    QTest::failOnWarning(anyWarning());
    m_file = std::make_unique<FakeWorkerFile>();
    m_file->root().title = "Scans of the day";
    m_file->addGroup("/RawData").title = "Raw data";
    m_file->addGroup("/RawData/Scan000").groupType = GroupType::scan;
    m_file->addGroup("/RawData/Scan000/Detector000").groupType = GroupType::detector;
    m_file->addArray("/RawData/Scan000/Detector000/Data00", {2, 3}, {1, 2, 3, 4, 5, 6}).kind = NodeKind::EArray;
    m_file->addGroup("/RawData/Scan001").groupType = GroupType::scan;
    m_file->addArray("/numbers", {4}, {1, 2, 3, 4});
    m_client = std::make_unique<FileClient>(QStringLiteral("/data/run.h5"), m_file->factory());
    m_tree = std::make_unique<NodeTreeModel>();
    m_pane = std::make_unique<TreePane>(m_tree.get());
    m_pane->resize(720, 420);
    m_pane->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
}

void TreePaneTest::cleanup()
{
    m_pane.reset();
    m_tree.reset();
    m_client.reset();
    m_file.reset();
}

void TreePaneTest::open()
{
    m_tree->addFile(m_client.get());
    (void)m_client->open();
    QTRY_COMPARE(m_tree->loadingState(m_tree->fileIndex(m_client.get())), LoadingState::Loaded);
}

QString TreePaneTest::visibleNames() const
{
    QStringList names;
    const QTreeView* view = m_pane->view();
    for (QModelIndex index = view->model()->index(0, 0); index.isValid(); index = view->indexBelow(index))
        names += index.data().toString();
    return names.join(QLatin1Char(' '));
}

void TreePaneTest::select(const QByteArray& path)
{
    m_pane->selectNode(m_client.get(), path);
    QTRY_COMPARE(currentPath(), path);
}

} // namespace h5scout::test
