// SPDX-License-Identifier: GPL-3.0-or-later
#include "PlotPaneTest.h"

using namespace h5scout;
using namespace h5scout::test;
using namespace h5scout::ui;

class TestPlotRequests : public PlotPaneTest
{
    Q_OBJECT
private Q_SLOTS:
    void asksForTheDetailOfAnImage()
    {
        m_file->addArray("/image", {3000, 3000}, valuesOf(9000000, [](double i) { return std::fmod(i, 777); }));
        show("/image");
        const int asked = m_file->askedCount(RequestKind::Image);
        drag(Qt::RightButton, {300, 100}, {400, 200});
        QTRY_COMPARE(m_file->askedCount(RequestKind::Image), asked + 1);
        QTRY_VERIFY(!m_pane->findChild<ProgressLine*>()->isBusy());
    }

    void asksForTheSameDetailOfTheNextNode()
    {
        m_file->addArray("/image", {3000, 3000}, valuesOf(9000000, [](double i) { return std::fmod(i, 777); }));
        const NodeInfo node = rowOf("/image");
        show("/image");
        m_file->hold();
        drag(Qt::RightButton, {300, 100}, {400, 200});
        QTRY_COMPARE(m_file->askedCount(RequestKind::Image), 2);
        m_pane->showNode(m_client.get(), node); // before the detail has come
        m_file->release();
        QTRY_COMPARE(m_finished->count(), 2);
        QTRY_VERIFY(!m_pane->findChild<ProgressLine*>()->isBusy());
        const int asked = m_file->askedCount(RequestKind::Image);
        drag(Qt::RightButton, {300, 100}, {400, 200});
        QTRY_COMPARE(m_file->askedCount(RequestKind::Image), asked + 1);
        QTRY_VERIFY(!m_pane->findChild<ProgressLine*>()->isBusy());
    }

    void drawsWhatHasArrivedSoFar()
    {
        m_file->addArray("/line", {100000}, valuesOf(100000, [](double i) { return std::sin(i / 50); }));
        m_file->setStages(4);
        const NodeInfo node = rowOf("/line");
        int painted = 0;
        QTemporaryDir folder;
        const QString tracePath = folder.filePath(QStringLiteral("trace.json"));
        QVERIFY(trace::start(tracePath));
        m_pane->showNode(m_client.get(), node);
        QTRY_COMPARE(m_finished->count(), 1);
        trace::finish();
        QFile traceFile(tracePath);
        QVERIFY(traceFile.open(QIODevice::ReadOnly));
        QStringList events;
        const QJsonArray stored = QJsonDocument::fromJson(traceFile.readAll()).array();
        for (const QJsonValue& event : stored) {
            const QString name = event[QStringLiteral("name")].toString();
            if (!name.startsWith(QStringLiteral("view_")))
                continue;
            events << name;
            ++painted;
            QCOMPARE(event[QStringLiteral("args")][QStringLiteral("node")].toString(), QStringLiteral("/line"));
        }
        QCOMPARE(painted, 3);
        QCOMPARE(events, QStringList({QStringLiteral("view_requested"), QStringLiteral("view_first"),
                                      QStringLiteral("view_final")}));
    }

    void tellsOnceThatTheWorkerIsLost()
    {
        m_file->addArray("/line", {1000}, valuesOf(1000, damped));
        m_file->addArray("/other", {1000}, valuesOf(1000, damped));
        const NodeInfo node = rowOf("/line");
        m_file->hold();
        m_pane->plot(m_client.get(), node, DataScope::Siblings, PlotPane::Background::Keep);
        QTRY_COMPARE(m_file->heldRequests(), 1);
        m_file->releaseOne();
        QTRY_COMPARE(m_file->heldRequests(), 2); // both curves
        m_file->die();
        QTRY_COMPARE(m_finished->count(), 1);
        QCOMPARE(m_errors->count(), 1);
        QVERIFY(m_errors->first().first().value<UserError>().sentence().contains(QStringLiteral("segmentation fault")));
    }

    void keepsTheCurveWhenADetailCannotBeRead()
    {
        m_file->addArray("/long", {100000}, valuesOf(100000, [](double i) { return std::sin(i / 900); }));
        show("/long");
        m_file->fail(RequestKind::Envelope, "The chunk at 7 is damaged.");
        drag(Qt::RightButton, {300, 100}, {320, 300});
        QTRY_COMPARE(m_errors->count(), 1);
        QCOMPARE(page(), linePlot());
    }

    void showsTheNewestOfSeveralNodes()
    {
        m_file->addArray("/first", {1000}, valuesOf(1000, damped));
        m_file->addArray("/second", {}, {42});
        const NodeInfo first = rowOf("/first");
        const NodeInfo second = rowOf("/second");
        m_file->hold();
        m_pane->showNode(m_client.get(), first);
        m_pane->showNode(m_client.get(), second);
        m_file->release();
        QTRY_COMPARE(m_finished->count(), 1);
        QCOMPARE(number(), QStringLiteral("42.0"));
        QVERIFY(m_errors->isEmpty());
    }

    void letsGoOfTheFile()
    {
        m_file->addArray("/line", {1000}, valuesOf(1000, damped));
        const NodeInfo node = rowOf("/line");
        m_file->hold();
        m_pane->showNode(m_client.get(), node);
        m_pane->clear();
        m_client.reset(); // its requests end now
        QCOMPARE(words(), QStringLiteral("Select an array to plot it."));
        QVERIFY(!m_pane->findChild<ProgressLine*>()->isBusy());
        QCoreApplication::processEvents();
        QVERIFY(m_finished->isEmpty());
        QVERIFY(m_errors->isEmpty());
    }

    void finishesWhileHidden()
    {
        m_file->addArray("/line", {1000}, valuesOf(1000, damped));
        m_pane->hide();
        show("/line");
        QCOMPARE(m_finished->count(), 1);
    }
};

QTEST_MAIN(TestPlotRequests)
#include "tst_plot_requests.moc"
