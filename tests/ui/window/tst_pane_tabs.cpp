// SPDX-License-Identifier: GPL-3.0-or-later
#include "FakeWorkerFile.h"
#include "Pictures.h"
#include "h5scout/client/FileClient.h"
#include "ui/window/PaneTabs.h"

#include <QSignalSpy>
#include <QTabBar>
#include <QTest>

#include <algorithm>
#include <functional>
#include <memory>

using namespace h5scout;
using namespace h5scout::test;
using namespace h5scout::ui;

namespace
{

bool hasAttribute(const NodeInfo& node, const QByteArray& name)
{
    return std::ranges::find(node.attributeNames, name) != node.attributeNames.end();
}

/// Remembers what it was told.
class SpyPane : public NodePane
{
public:
    explicit SpyPane(std::function<bool(const NodeInfo&)> isUseful)
        : m_isUseful(std::move(isUseful))
    {}

    bool isUsefulFor(const NodeInfo& node) const override { return m_isUseful(node); }
    void showNode(FileClient* /*file*/, const NodeInfo& node) override { shown.push_back(node); }
    void clear() override { ++cleared; }

    std::vector<NodeInfo> shown;
    int cleared = 0;

private:
    std::function<bool(const NodeInfo&)> m_isUseful;
};

} // namespace

class TestPaneTabs : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void aPlotIsShownBeforeTheDescription();
    void otherPanesAreShownTheDescribedNode();
    void tabsChangeOnceWithTheDescription();
    void aGroupWithSettingsShowsThem();
    void thePreferredPaneWinsWheneverItIsUseful();
    void theTabThatTheUserChoosesMeanwhileStays();
    void aSlowDescriptionDoesNotKeepTheNodeBefore();
    void aNewNodeReplacesTheDescriptionOfTheOld();
    void whenDescribingFailsTheRowDecides();
    void linksAreNotDescribed();
    void finishedOfTheNodeBeforeIsNotForwarded();
    void clearingDropsTheDescription();

private:
    NodeInfo row(const QByteArray& path) const;
    void show(const QByteArray& path) { m_tabs->showNode(m_client.get(), row(path)); }
    void showAndWait(const QByteArray& path)
    {
        show(path);
        QTRY_COMPARE(m_client->runningRequests(), 0);
    }
    QStringList visibleTabs() const;
    QString front() const { return m_tabs->tabText(m_tabs->currentIndex()); }

    std::unique_ptr<FakeWorkerFile> m_file;
    std::unique_ptr<FileClient> m_client;
    std::unique_ptr<PaneTabs> m_tabs;
    SpyPane* m_plot = nullptr;
    SpyPane* m_settings = nullptr;
    SpyPane* m_properties = nullptr;
};

void TestPaneTabs::init()
{
    QTest::failOnWarning(anyWarning());
    m_file = std::make_unique<FakeWorkerFile>();
    m_file->addArray("/line", {3}, {1, 2, 3});
    m_file->addArray("/tuned", {3}, {1, 2, 3});
    m_file->addAttribute("/tuned", "settings", Text{"<x/>"});
    m_file->addGroup("/plain");
    m_file->addGroup("/scan");
    m_file->addAttribute("/scan", "settings", Text{"<x/>"});
    m_client = std::make_unique<FileClient>(QStringLiteral("/data/run.h5"), m_file->factory());
    (void)m_client->open();
    QTRY_COMPARE(m_client->state(), FileClient::State::Open);

    m_tabs = std::make_unique<PaneTabs>();
    m_plot = new SpyPane([](const NodeInfo& node) { return isArrayKind(node.kind); });
    m_settings = new SpyPane([](const NodeInfo& node) { return hasAttribute(node, "settings"); });
    m_properties = new SpyPane([](const NodeInfo&) { return true; });
    m_tabs->addPane(m_plot, QStringLiteral("plot"), {}, QStringLiteral("Plot"), PaneTabs::Needs::TreeRow);
    m_tabs->addPane(m_settings, QStringLiteral("settings"), {}, QStringLiteral("Settings"));
    m_tabs->addPane(m_properties, QStringLiteral("properties"), {}, QStringLiteral("Properties"));
    m_tabs->show();
}

void TestPaneTabs::cleanup()
{
    m_tabs.reset();
    m_client.reset();
    m_file.reset();
}

NodeInfo TestPaneTabs::row(const QByteArray& path) const
{
    const FakeNode& fake = m_file->node(path);
    NodeInfo node;
    node.path = path;
    node.name = fake.name;
    node.kind = fake.kind;
    node.attributeCount = static_cast<quint32>(fake.attributes.size());
    return node;
}

QStringList TestPaneTabs::visibleTabs() const
{
    QStringList names;
    for (int tab = 0; tab < m_tabs->count(); ++tab) {
        if (m_tabs->isTabVisible(tab))
            names.append(m_tabs->tabText(tab));
    }
    return names;
}

void TestPaneTabs::aPlotIsShownBeforeTheDescription()
{
    m_file->hold();
    show("/tuned");
    QCOMPARE(front(), QStringLiteral("Plot"));
    QCOMPARE(m_plot->shown.size(), 1U);
    QVERIFY(!m_plot->shown.front().isDescribed);
    QTRY_COMPARE(m_file->heldRequests(), 1);
    m_file->release();
    QTRY_COMPARE(visibleTabs(),
                 (QStringList{QStringLiteral("Plot"), QStringLiteral("Settings"), QStringLiteral("Properties")}));
    QCOMPARE(front(), QStringLiteral("Plot"));
    QCOMPARE(m_plot->shown.size(), 1U); // not anew
}

void TestPaneTabs::otherPanesAreShownTheDescribedNode()
{
    m_file->addGroup("/plain").label = "a label";
    showAndWait("/plain");
    QCOMPARE(front(), QStringLiteral("Properties"));
    QCOMPARE(m_properties->shown.size(), 1U);
    QVERIFY(m_properties->shown.front().isDescribed);
    QCOMPARE(m_properties->shown.front().label, QStringLiteral("a label"));
    QCOMPARE(m_file->askedCount(RequestKind::Describe, "/plain"), 1);

    showAndWait("/tuned");
    m_tabs->setCurrentWidget(m_settings);
    QCOMPARE(m_settings->shown.size(), 1U);
    QVERIFY(m_settings->shown.front().isDescribed);
    QCOMPARE(m_file->askedCount(RequestKind::Describe, "/tuned"), 1);
}

void TestPaneTabs::tabsChangeOnceWithTheDescription()
{
    showAndWait("/line");
    QCOMPARE(visibleTabs(), (QStringList{QStringLiteral("Plot"), QStringLiteral("Properties")}));
    m_file->hold();
    show("/scan");
    QCOMPARE(visibleTabs(), (QStringList{QStringLiteral("Plot"), QStringLiteral("Properties")})); // as they were
    QSignalSpy changed(m_tabs.get(), &QTabWidget::currentChanged);
    m_file->release();
    QTRY_COMPARE(visibleTabs(), (QStringList{QStringLiteral("Settings"), QStringLiteral("Properties")}));
    QCOMPARE(changed.count(), 1);
    QCOMPARE(m_tabs->preferred(), QStringLiteral("plot")); // the window's choice is not the user's
    showAndWait("/line");
    QCOMPARE(front(), QStringLiteral("Plot"));
}

void TestPaneTabs::aGroupWithSettingsShowsThem()
{
    showAndWait("/scan");
    QCOMPARE(front(), QStringLiteral("Settings"));
    QCOMPARE(m_settings->shown.size(), 1U);
    QVERIFY(m_properties->shown.empty());
    showAndWait("/plain");
    QCOMPARE(front(), QStringLiteral("Properties"));
    QVERIFY(m_settings->cleared > 0);
}

void TestPaneTabs::thePreferredPaneWinsWheneverItIsUseful()
{
    showAndWait("/scan");
    m_tabs->setCurrentWidget(m_properties); // the user
    showAndWait("/line");
    QCOMPARE(front(), QStringLiteral("Properties"));
    QVERIFY(m_plot->shown.empty());
    QVERIFY(m_tabs->prefer(QStringLiteral("settings")));
    QCOMPARE(front(), QStringLiteral("Properties")); // nothing to show of /line
    showAndWait("/tuned");
    QCOMPARE(front(), QStringLiteral("Settings"));
    showAndWait("/line");
    QCOMPARE(front(), QStringLiteral("Plot"));
    QVERIFY(!m_tabs->prefer(QStringLiteral("nonsense")));
}

void TestPaneTabs::theTabThatTheUserChoosesMeanwhileStays()
{
    showAndWait("/tuned");
    QCOMPARE(front(), QStringLiteral("Plot"));
    m_file->hold();
    show("/scan");
    m_tabs->setCurrentWidget(m_properties);
    QVERIFY(m_properties->shown.empty()); // when it is described
    m_file->release();
    QTRY_COMPARE(m_properties->shown.size(), 1U);
    QCOMPARE(front(), QStringLiteral("Properties"));
    QCOMPARE(m_tabs->preferred(), QStringLiteral("properties"));
}

void TestPaneTabs::aSlowDescriptionDoesNotKeepTheNodeBefore()
{
    showAndWait("/line");
    m_file->hold();
    show("/scan");
    const int before = m_plot->cleared;
    QTRY_COMPARE(m_plot->cleared, before + 1);
    m_file->release();
    QTRY_COMPARE(front(), QStringLiteral("Settings"));
    QCOMPARE(m_plot->cleared, before + 1);
}

void TestPaneTabs::aNewNodeReplacesTheDescriptionOfTheOld()
{
    m_file->hold();
    show("/scan");
    QTRY_COMPARE(m_file->heldRequests(), 1);
    show("/plain");
    QTRY_COMPARE(m_file->askedCount(RequestKind::Describe, "/plain"), 1);
    m_file->release();
    QTRY_COMPARE(m_properties->shown.size(), 1U);
    QTRY_COMPARE(m_client->runningRequests(), 0);
    QCOMPARE(m_properties->shown.front().path, QByteArray("/plain"));
    QVERIFY(m_settings->shown.empty());
}

void TestPaneTabs::whenDescribingFailsTheRowDecides()
{
    m_file->fail(RequestKind::Describe, "The header is damaged.");
    showAndWait("/scan");
    QTRY_COMPARE(m_properties->shown.size(), 1U);
    QVERIFY(!m_properties->shown.front().isDescribed);
    QCOMPARE(visibleTabs(), QStringList{QStringLiteral("Properties")});
}

void TestPaneTabs::linksAreNotDescribed()
{
    m_file->addNode("/link", NodeKind::SoftLink);
    show("/link");
    QCOMPARE(m_properties->shown.size(), 1U);
    QCOMPARE(m_file->askedCount(RequestKind::Describe), 0);
}

void TestPaneTabs::finishedOfTheNodeBeforeIsNotForwarded()
{
    QSignalSpy finished(m_tabs.get(), &PaneTabs::finished);
    showAndWait("/line");
    Q_EMIT m_plot->finished();
    QCOMPARE(finished.count(), 1);
    m_file->hold();
    show("/scan");
    Q_EMIT m_plot->finished();
    QCOMPARE(finished.count(), 1);
    m_file->release();
    QTRY_COMPARE(front(), QStringLiteral("Settings"));
    Q_EMIT m_plot->finished(); // not in front
    QCOMPARE(finished.count(), 1);
    Q_EMIT m_settings->finished();
    QCOMPARE(finished.count(), 2);
}

void TestPaneTabs::clearingDropsTheDescription()
{
    m_file->hold();
    show("/scan");
    QTRY_COMPARE(m_file->heldRequests(), 1);
    m_tabs->clear();
    m_file->release();
    QTRY_COMPARE(m_client->runningRequests(), 0);
    QVERIFY(m_settings->shown.empty() && m_properties->shown.empty());
}

QTEST_MAIN(TestPaneTabs)
#include "tst_pane_tabs.moc"
