// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plotpane/PlotSession.h"

#include <QTest>

using namespace h5scout;
using namespace h5scout::ui;

namespace
{

PlotSource source(const QByteArray& path, Shape shape, std::vector<quint32> navigation = {})
{
    DataItem item;
    item.node.path = path;
    item.node.kind = NodeKind::Array;
    item.node.dataType.typeClass = TypeClass::Float;
    item.node.dataType.byteSize = 8;
    item.node.space.kind = Dataspace::Kind::Simple;
    item.node.space.shape = std::move(shape);
    item.navigationDimensions = std::move(navigation);
    item.backgroundPath = "/background";
    return {nullptr, item};
}

} // namespace

class TestPlotSession : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsWhatWasChosenForTheSameShape()
    {
        PlotSession session;
        QVERIFY(!session.replace({source("/a", {5, 6, 7})}));
        session.chooseShown({0, 2});
        session.setIndex({0, 4, 0});
        QVERIFY(session.replace({source("/b", {5, 6, 7})}));
        QCOMPARE(session.plan().signal.shown, std::vector<quint32>({0, 2}));
        QCOMPARE(session.plan().index, std::vector<quint64>({0, 4, 0}));
        QVERIFY(!session.replace({source("/c", {5, 6, 8})}));
        QCOMPARE(session.plan().signal.shown, std::vector<quint32>({1, 2}));
        QCOMPARE(session.plan().index, std::vector<quint64>({0, 0, 0}));
    }

    void drawsTogetherWhatGoesTogether()
    {
        PlotSession session;
        session.replace({source("/a", {50})});
        session.add({source("/b", {40}), source("/image", {4, 5}), source("/b", {40})});
        QCOMPARE(session.sources().size(), std::size_t(3)); // "/b" is there once
        const std::vector<PlotPart> parts = session.signalParts();
        QCOMPARE(parts.size(), std::size_t(2));
        QCOMPARE(parts[1].path(), QByteArray("/b"));
        QCOMPARE(parts.front().backgroundPath(), QByteArray());
        session.chooseBackground(true);
        QCOMPARE(session.signalParts().front().backgroundPath(), QByteArray("/background"));
    }

    void anArrayIsAddedToWhatWasPlottedBeforeItsPreview()
    {
        PlotSession session;
        session.replace({source("/a", {50})});
        session.replace({source("/b", {50})}); // a click on it
        QVERIFY(session.add({source("/b", {50})}));
        QCOMPARE(session.sources().size(), std::size_t(2));
        QCOMPARE(session.item().node.path, QByteArray("/a"));
        QVERIFY(!session.add({source("/b", {50})}));
        QCOMPARE(session.sources().size(), std::size_t(2));
        session.clear(); // a click on a group
        session.replace({source("/c", {50})});
        QVERIFY(session.add({source("/c", {50})}));
        QCOMPARE(session.sources().size(), std::size_t(3));
        session.forget(nullptr);
        QVERIFY(!session.add({source("/d", {50})}) || session.sources().size() == 1);
    }

    void theThirdAxisOfAScanHasASlider()
    {
        PlotSession session;
        session.replace({source("/scan", {2, 3, 4, 100}, {0, 1, 2})});
        QVERIFY(session.plan().signal.kind == PlotKind::Line);
        QCOMPARE(session.plan().signal.shown, std::vector<quint32>({3}));
        QCOMPARE(session.plan().free, std::vector<quint32>({2, 3}));
        session.chooseKind(PlotKind::Image);
        QCOMPARE(session.plan().signal.shown, std::vector<quint32>({2, 3}));
        session.chooseNavigation(false);
        QCOMPARE(session.plan().signal.shown, std::vector<quint32>({2, 3}));
    }

    void theMapHasTheReductionAndTheSignalThePlace()
    {
        PlotSession session;
        session.replace({source("/scan", {5, 6, 100}, {0, 1})});
        session.chooseReduction(Reduction::Maximum);
        session.setNavigationIndex({3, 2});
        session.setNavigationIndex({1}); // of another map
        const std::optional<PlotPart> map = session.navigationPart();
        QVERIFY(map);
        QCOMPARE(map->view.shown, std::vector<quint32>({0, 1}));
        QCOMPARE(map->reduced, std::vector<quint32>({2}));
        QVERIFY(map->reduction == Reduction::Maximum);
        QCOMPARE(session.navigationIndex(), std::vector<quint64>({3, 2}));
        const PlotPart signal = session.signalParts().front();
        QCOMPARE(signal.view.shown, std::vector<quint32>({2}));
        QCOMPARE(signal.index, std::vector<quint64>({3, 2, 0}));
        session.chooseNavigation(false);
        QVERIFY(!session.navigationPart());
    }

    void withoutSourcesThereIsNothing()
    {
        PlotSession session;
        session.replace({source("/a", {50})});
        QVERIFY(session.forget(nullptr)); // its file is gone
        QVERIFY(session.isEmpty() && session.signalParts().empty() && !session.navigationPart());
        QVERIFY(session.plan().signal.kind == PlotKind::Words);
        QVERIFY(!session.forget(nullptr));
    }
};

QTEST_APPLESS_MAIN(TestPlotSession)
#include "tst_plot_session.moc"
