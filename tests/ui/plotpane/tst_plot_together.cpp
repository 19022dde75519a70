// SPDX-License-Identifier: GPL-3.0-or-later
#include "PlotPaneTest.h"

using namespace h5scout;
using namespace h5scout::test;
using namespace h5scout::ui;

class TestPlotTogether : public PlotPaneTest
{
    Q_OBJECT
private Q_SLOTS:
    void plotsAllDataBesideANode()
    {
        m_file->addArray("/ch/Data00", {40}, valuesOf(40, damped)).label = "one";
        m_file->addArray("/ch/Data01", {40}, valuesOf(40, [](double i) { return i / 40; })).label = "two";
        show("/ch/Data00");
        QCOMPARE(linePlot()->curveCount(), std::size_t(1));
        m_finished->clear();
        m_pane->plot(m_client.get(), rowOf("/ch/Data00"), DataScope::Siblings, PlotPane::Background::Keep);
        QTRY_COMPARE(m_finished->count(), 1);
        QCOMPARE(linePlot()->curveCount(), std::size_t(2));
        saved(QStringLiteral("siblings"));
    }

    void addsToWhatIsPlotted()
    {
        m_file->addArray("/a", {40}, valuesOf(40, damped));
        m_file->addArray("/b", {70}, valuesOf(70, damped));
        m_file->addArray("/image", {7, 8}, valuesOf(56, damped));
        show("/a");
        m_pane->addToPlot(m_client.get(), "/b");
        QTRY_COMPARE(linePlot()->curveCount(), std::size_t(2));
        m_pane->addToPlot(m_client.get(), "/b"); // it is there
        QTRY_VERIFY(!m_pane->signalView()->isBusy());
        QCOMPARE(linePlot()->curveCount(), std::size_t(2));
        m_pane->addToPlot(m_client.get(), "/image");
        QTRY_VERIFY2(notes().contains(QStringLiteral("2 of 3 arrays are drawn")), qPrintable(notes()));
    }

    void takesNodesThatAreDropped()
    {
        m_file->addArray("/a", {40}, valuesOf(40, damped));
        show("/a");
        QSignalSpy dropped(m_pane.get(), &PlotPane::nodesDropped);
        const std::unique_ptr<QMimeData> data(mimeDataOf({{m_client->filePath(), "/b"}}));
        QDragEnterEvent enter({10, 10}, Qt::CopyAction, data.get(), Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_pane.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop({10, 10}, Qt::CopyAction, data.get(), Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_pane.get(), &drop);
        QCOMPARE(dropped.count(), 1);
        QCOMPARE(dropped.first().first().value<QList<DraggedNode>>().first().path, QByteArray("/b"));
    }

    void subtractsABackgroundOrSaysWhyNot()
    {
        auto& node = m_file->addArray("/data", {40}, valuesOf(40, [](double) { return 5; }));
        node.data.backgroundPath = "/bkg";
        m_file->addArray("/bkg", {40}, valuesOf(40, [](double) { return 2; }));
        auto& other = m_file->addArray("/other", {40}, valuesOf(40, damped));
        other.data.backgroundNote = QStringLiteral("There are two backgrounds.");
        m_pane->plot(m_client.get(), rowOf("/data"), DataScope::Node, PlotPane::Background::Subtract);
        QTRY_COMPARE(m_finished->count(), 1);
        QSignalSpy hints(m_pane.get(), &NodePane::hintChanged);
        movePointer(canvas()->rect().center());
        QVERIFY2(hints.last().first().toString().contains(QStringLiteral("= 3")),
                 qPrintable(hints.last().first().toString()));
        QVERIFY(notes().contains(QStringLiteral("/bkg is subtracted.")));
        m_finished->clear();
        m_pane->plot(m_client.get(), rowOf("/other"), DataScope::Node, PlotPane::Background::Subtract);
        QTRY_COMPARE(m_finished->count(), 1);
        QVERIFY2(notes().contains(QStringLiteral("There are two backgrounds.")), qPrintable(notes()));
    }
};

QTEST_MAIN(TestPlotTogether)
#include "tst_plot_together.moc"
