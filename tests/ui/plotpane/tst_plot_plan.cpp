// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plotpane/PlotPlan.h"

#include <QTest>

using namespace h5scout;
using namespace h5scout::ui;

namespace
{

DataType numbers(TypeClass typeClass = TypeClass::Float)
{
    DataType type;
    type.typeClass = typeClass;
    type.byteSize = 8;
    return type;
}

DataType complexNumbers()
{
    DataType type;
    type.typeClass = TypeClass::Compound;
    type.byteSize = 16;
    type.fields = {{"r", 0, numbers()}, {"i", 8, numbers()}};
    return type;
}

NodeInfo array(const Shape& shape, const DataType& type = numbers())
{
    NodeInfo node;
    node.path = "/data";
    node.name = "data";
    node.kind = NodeKind::Array;
    node.dataType = type;
    node.space.kind = shape.empty() ? Dataspace::Kind::Scalar : Dataspace::Kind::Simple;
    node.space.shape = shape;
    return node;
}

DataItem item(const Shape& shape, const DataType& type = numbers())
{
    DataItem data;
    data.node = array(shape, type);
    return data;
}

/// A scan: the first `steps` dimensions are navigation.
DataItem scan(const Shape& shape, quint32 steps)
{
    DataItem data = item(shape);
    for (quint32 dimension = 0; dimension < steps; ++dimension)
        data.navigationDimensions.push_back(dimension);
    return data;
}

/// Points with `axes` positions each.
DataItem spread(const Shape& shape, quint32 axes)
{
    DataItem data = scan(shape, 1);
    data.isSpread = true;
    for (quint32 order = 0; order < axes; ++order) {
        DataAxis axis;
        axis.dimension = 0;
        axis.spreadOrder = order;
        axis.size = shape[0];
        data.axes.push_back(axis);
    }
    return data;
}

using Dimensions = std::vector<quint32>;

} // namespace

class TestPlotPlan : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void choosesTheKindByTheWideDimensions_data()
    {
        QTest::addColumn<QList<int>>("shape");
        QTest::addColumn<int>("kind");
        QTest::addColumn<Dimensions>("shown");
        const auto row = [](const char* name, const QList<int>& shape, PlotKind kind, const Dimensions& shown) {
            QTest::newRow(name) << shape << static_cast<int>(kind) << shown;
        };
        row("scalar", {}, PlotKind::Number, {});
        row("one element", {1}, PlotKind::Number, {});
        row("one element of rank 3", {1, 1, 1}, PlotKind::Number, {});
        row("line", {500}, PlotKind::Line, {0});
        row("a row", {1, 500}, PlotKind::Line, {1});
        row("a column", {500, 1}, PlotKind::Line, {0});
        row("image", {20, 30}, PlotKind::Image, {0, 1});
        row("image with a dimension of 1", {20, 1, 30}, PlotKind::Image, {0, 2});
        row("a stack of images", {10, 5, 64, 64}, PlotKind::Image, {2, 3});
        row("a stack with a thin end", {10, 5, 64, 1}, PlotKind::Image, {1, 2});
    }

    void choosesTheKindByTheWideDimensions()
    {
        QFETCH(QList<int>, shape);
        QFETCH(int, kind);
        const PlotPlan plan = planPlot(item(Shape(shape.begin(), shape.end())));
        QCOMPARE(static_cast<int>(plan.signal.kind), kind);
        QTEST(plan.signal.shown, "shown");
        QCOMPARE(plan.index.size(), static_cast<std::size_t>(shape.size()));
        QVERIFY(!plan.navigation && !plan.canBeNavigated);
        QVERIFY(plan.signal.words.isEmpty());
    }

    void followsTheUsersChoice()
    {
        const DataItem data = item({4, 5, 6});
        PlotPlan plan = planPlot(data, {.shown = {2, 0}, .index = {1, 4, 2}});
        QCOMPARE(plan.signal.shown, (Dimensions{2, 0}));
        QCOMPARE(plan.index, (std::vector<quint64>{1, 4, 2}));
        plan = planPlot(data, {.kind = PlotKind::Line, .shown = {1}});
        QCOMPARE(plan.signal.kind, PlotKind::Line);
        QCOMPARE(plan.signal.shown, (Dimensions{1}));
        QVERIFY(plan.canBeLine && plan.canBeImage);
    }

    void aChoiceThatDoesNotFitFollowsTheData()
    {
        const DataItem data = item({4, 5, 6});
        for (const Dimensions& shown : {Dimensions{7, 0}, Dimensions{1, 1}, Dimensions{0}, Dimensions{0, 1, 2}})
            QCOMPARE(planPlot(data, {.shown = shown}).signal.shown, (Dimensions{1, 2}));
        QCOMPARE(planPlot(data, {.index = {99, 99, 99}}).index, (std::vector<quint64>{3, 4, 5}));
        QCOMPARE(planPlot(data, {.index = {1, 2}}).index, (std::vector<quint64>{0, 0, 0}));
    }

    void aScanOfSpectraGetsAMapBesideTheSignal()
    {
        const PlotPlan plan = planPlot(scan({7, 8, 100}, 2));
        QVERIFY(plan.navigation.has_value());
        QCOMPARE(plan.navigation->kind, PlotKind::Image);
        QCOMPARE(plan.navigation->shown, (Dimensions{0, 1}));
        QCOMPARE(plan.reduced, (Dimensions{2}));
        QCOMPARE(plan.signal.kind, PlotKind::Line);
        QCOMPARE(plan.signal.shown, (Dimensions{2}));
        QCOMPARE(plan.free, (Dimensions{2}));
        const PlotPlan alone = planPlot(scan({7, 8, 100}, 2), {.isNavigated = false});
        QVERIFY(!alone.navigation && alone.canBeNavigated);
        QCOMPARE(alone.free, (Dimensions{0, 1, 2}));
        QCOMPARE(alone.signal.kind, PlotKind::Image);
    }

    void aScanOfNumbersIsOnePicture()
    {
        QCOMPARE(planPlot(scan({30}, 1)).signal.kind, PlotKind::Line);
        QCOMPARE(planPlot(scan({7, 8}, 2)).signal.kind, PlotKind::Image);
        QCOMPARE(planPlot(scan({7, 8, 1}, 2)).signal.shown, (Dimensions{0, 1}));
        QVERIFY(!planPlot(scan({7, 8}, 2)).navigation);
    }

    void moreThanTwoNavigationDimensionsGetSliders()
    {
        const PlotPlan plan = planPlot(scan({3, 4, 5, 64, 65}, 3));
        QCOMPARE(plan.navigation->shown, (Dimensions{0, 1}));
        QCOMPARE(plan.reduced, (Dimensions{3, 4}));
        QCOMPARE(plan.free, (Dimensions{2, 3, 4}));
        QCOMPARE(plan.signal.shown, (Dimensions{3, 4}));
    }

    void pointsOfTwoPositionsAreScattered()
    {
        QCOMPARE(planPlot(spread({50}, 2)).signal.kind, PlotKind::Scatter);
        QCOMPARE(planPlot(spread({50}, 1)).signal.kind, PlotKind::Line);
        QCOMPARE(planPlot(spread({50}, 3)).signal.kind, PlotKind::Line);
        QCOMPARE(planPlot(spread({50}, 2), {.kind = PlotKind::Line}).signal.kind, PlotKind::Line);
        const PlotPlan plan = planPlot(spread({50, 200}, 2));
        QCOMPARE(plan.navigation->kind, PlotKind::Scatter);
        QCOMPARE(plan.signal.kind, PlotKind::Line);
        QCOMPARE(plan.signal.shown, (Dimensions{1}));
    }

    void showsTheAmplitudeOfComplexValues()
    {
        QCOMPARE(planPlot(item({3, 4, 5}, complexNumbers())).component, Component::Amplitude);
        QCOMPARE(planPlot(item({5}, complexNumbers()), {.component = Component::Phase}).component, Component::Phase);
        QCOMPARE(planPlot(item({5}), {.component = Component::Phase}).component, Component::Value);
    }

    void saysWhyThereIsNothingToPlot_data()
    {
        QTest::addColumn<NodeInfo>("node");
        QTest::addColumn<QString>("words");
        const auto row = [](const char* name, const NodeInfo& node, const char* words) {
            QTest::newRow(name) << node << QString::fromLatin1(words);
        };
        row("empty", array({0, 5}), "The array is empty: its shape is (0, 5).");
        NodeInfo null = array({});
        null.space.kind = Dataspace::Kind::Null;
        row("null dataspace", null, "The array is empty: it has no dataspace.");
        row("texts", array({3}, numbers(TypeClass::String)), "Texts are not plotted.");
        NodeInfo pickled = array({3}, numbers(TypeClass::VLen));
        pickled.kind = NodeKind::VLArray;
        row("ragged rows", pickled, "Rows of different lengths are not plotted.");
        NodeInfo table = array({3}, numbers(TypeClass::Compound));
        table.kind = NodeKind::Table;
        row("table", table, "Tables with named columns are not plotted.");
        row("opaque", array({3}, numbers(TypeClass::Opaque)), "Values of the type opaque, 8 bytes are not plotted.");
        NodeInfo group = array({});
        group.kind = NodeKind::Group;
        NodeInfo empty = group;
        empty.childCount = 0;
        row("empty group", empty, "The group is empty.");
        row("group", group, "The group names no data to plot. Select an array, if there is one in it or below.");
        NodeInfo link = array({});
        link.kind = NodeKind::SoftLink;
        row("dangling link", link, "The link leads nowhere.");
        NodeInfo broken = array({});
        broken.kind = NodeKind::Unknown;
        broken.error = UserError{QStringLiteral("Could not read /data."), QStringLiteral("It is damaged."), {}, {}};
        row("broken", broken, "Could not read /data. It is damaged.");
    }

    void saysWhyThereIsNothingToPlot()
    {
        QFETCH(NodeInfo, node);
        DataItem data;
        data.node = node;
        const PlotPlan plan = planPlot(data);
        QCOMPARE(plan.signal.kind, PlotKind::Words);
        QVERIFY(!plan.navigation);
        QTEST(plan.signal.words, "words");
        QTEST(reasonNotToPlot(node), "words"); // of an array that holds no numbers at all there is no item
    }
};

QTEST_MAIN(TestPlotPlan)
#include "tst_plot_plan.moc"
