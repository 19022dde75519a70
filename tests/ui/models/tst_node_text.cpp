// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/NodeText.h"

#include <QTest>

using namespace h5scout;
using namespace h5scout::ui;

/// Words for kinds of nodes.
class TestNodeText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void kindsHaveNames_data();
    void kindsHaveNames();
    void anIndexSaysOfWhich();
};

namespace
{

NodeInfo node(const char* path, NodeKind kind)
{
    NodeInfo info;
    info.path = path;
    info.name = info.path.mid(info.path.lastIndexOf('/') + 1);
    info.kind = kind;
    return info;
}

} // namespace

void TestNodeText::kindsHaveNames_data()
{
    QTest::addColumn<NodeInfo>("info");
    QTest::addColumn<QString>("kind");
    NodeInfo channel = node("/CH00", NodeKind::Group);
    channel.groupType = GroupType::ch;
    QTest::newRow("of PyMoDAQ") << channel << QStringLiteral("ch");
    QTest::newRow("group") << node("/a/_v_b", NodeKind::Group) << QStringLiteral("GROUP");
    QTest::newRow("index") << node("/a/_i_b", NodeKind::Group) << QStringLiteral("index");
    QTest::newRow("index of nothing") << node("/a/_i_", NodeKind::Group) << QStringLiteral("GROUP");
    QTest::newRow("an array of such a name") << node("/_i_b", NodeKind::EArray) << QStringLiteral("EARRAY");
}

void TestNodeText::kindsHaveNames()
{
    QFETCH(NodeInfo, info);
    QTEST(kindText(info), "kind");
}

void TestNodeText::anIndexSaysOfWhich()
{
    QVERIFY(nodeToolTip(node("/a/_i_<t>", NodeKind::Group)).contains(QStringLiteral("index of the table &lt;t&gt;;")));
    QVERIFY(!nodeToolTip(node("/a/t", NodeKind::Group)).contains(QStringLiteral("index")));
}

QTEST_APPLESS_MAIN(TestNodeText)
#include "tst_node_text.moc"
