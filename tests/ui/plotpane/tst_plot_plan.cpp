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

} // namespace

class TestPlotPlan : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void choosesTheViewByTheWideDimensions_data()
    {
        using View = PlotPlan::View;
        QTest::addColumn<QList<int>>("shape");
        QTest::addColumn<int>("view");
        QTest::addColumn<QString>("caption");
        const auto row = [](const char* name, const QList<int>& shape, View view, const char* caption = "") {
            QTest::newRow(name) << shape << static_cast<int>(view) << QString::fromLatin1(caption);
        };
        row("scalar", {}, View::Number);
        row("one element", {1}, View::Number);
        row("one element of rank 3", {1, 1, 1}, View::Number);
        row("line", {500}, View::Line);
        row("a row", {1, 500}, View::Line);
        row("a column", {500, 1}, View::Line);
        row("image", {20, 30}, View::Image);
        row("image with a dimension of 1", {20, 1, 30}, View::Image);
        row("a stack of images", {10, 5, 64, 64}, View::Image, "Plane [0, 0, :, :] of (10, 5, 64, 64)");
        row("a stack with a thin end", {10, 5, 64, 1}, View::Image, "Plane [0, :, :, 0] of (10, 5, 64, 1)");
    }

    void choosesTheViewByTheWideDimensions()
    {
        QFETCH(QList<int>, shape);
        QFETCH(int, view);
        const PlotPlan plan = planPlot(array(Shape(shape.begin(), shape.end())));
        QCOMPARE(static_cast<int>(plan.view), view);
        QTEST(plan.caption, "caption");
        QCOMPARE(plan.index.size(), static_cast<std::size_t>(shape.size()));
        QVERIFY(plan.words.isEmpty());
    }

    void findsTheDimensionsToShow()
    {
        QCOMPARE(planPlot(array({1, 500})).lineDimension, 1U);
        QCOMPARE(planPlot(array({500, 1})).lineDimension, 0U);
        const PlotPlan plan = planPlot(array({20, 1, 30}));
        QCOMPARE(plan.rowDimension, 0U);
        QCOMPARE(plan.columnDimension, 2U);
    }

    void showsTheAmplitudeOfComplexValues()
    {
        const PlotPlan plan = planPlot(array({3, 4, 5}, complexNumbers()));
        QCOMPARE(plan.component, Component::Amplitude);
        QVERIFY(plan.caption.startsWith(QStringLiteral("Plane [0, :, :] of (3, 4, 5)")));
        QVERIFY(plan.caption.endsWith(QStringLiteral("Amplitude of complex values")));
        QCOMPARE(planPlot(array({5})).component, Component::Value);
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
        row("group", group, "A group has no values of its own. Select one of its arrays.");
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
        const PlotPlan plan = planPlot(node);
        QCOMPARE(plan.view, PlotPlan::View::Words);
        QTEST(plan.words, "words");
    }
};

QTEST_APPLESS_MAIN(TestPlotPlan)
#include "tst_plot_plan.moc"
