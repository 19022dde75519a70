// SPDX-License-Identifier: GPL-3.0-or-later
#include "PlotPaneTest.h"

using namespace h5scout;
using namespace h5scout::test;
using namespace h5scout::ui;

class TestPlotWords : public PlotPaneTest
{
    Q_OBJECT
private Q_SLOTS:
    void tellsTheStatisticsOfWhatIsInView()
    {
        m_file->addArray("/line", {1000}, valuesOf(1000, [](double i) { return i; }));
        show("/line");
        child<QAction>("statisticsAction")->trigger();
        const auto* bar = child<QLabel>("statisticsBar");
        QTRY_VERIFY2(bar->text().startsWith(QStringLiteral("n = 1,000")), qPrintable(bar->text()));
        QVERIFY(bar->text().contains(QStringLiteral("mean = 499.5")));
        drag(Qt::RightButton, {300, 100}, {400, 300});
        QTRY_VERIFY2(!bar->text().startsWith(QStringLiteral("n = 1,000")), qPrintable(bar->text()));
        const Range visible = linePlot()->visibleSamples();
        QTRY_VERIFY2(bar->text().contains(QStringLiteral("min = %1 ").arg(visible.start)), qPrintable(bar->text()));
    }

    void saysInWordsThatThereIsNothingToPlot_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QString>("expected");
        QTest::newRow("texts") << QByteArray("/texts") << QStringLiteral("Texts are not plotted.");
        QTest::newRow("group") << QByteArray("/group") << QStringLiteral("The group is empty.");
        QTest::newRow("empty") << QByteArray("/empty") << QStringLiteral("The array is empty: its shape is (0, 4).");
    }

    void saysInWordsThatThereIsNothingToPlot()
    {
        QFETCH(QByteArray, path);
        QFETCH(QString, expected);
        m_file->addArray("/texts", NdArray({2}, std::vector<std::string>{"a", "b"}));
        m_file->addArray("/empty", {0, 4}, {});
        m_file->addGroup("/group");
        show(path);
        QCOMPARE(words(), expected);
        QVERIFY(!m_pane->tools()->copyFigureAction()->isEnabled());
        QVERIFY(m_errors->isEmpty());
        saved(QStringLiteral("words-") + QString::fromLatin1(path.mid(1)));
    }

    void isUsefulForNumbersOnly()
    {
        m_file->addArray("/texts", NdArray({2}, std::vector<std::string>{"a", "b"}));
        m_file->addArray("/empty", {0, 4}, {});
        m_file->addGroup("/group");
        QVERIFY(m_pane->isUsefulFor(rowOf("/empty")));
        QVERIFY(!m_pane->isUsefulFor(rowOf("/texts")));
        QVERIFY(!m_pane->isUsefulFor(rowOf("/group")));
    }

    void saysThatAllIsNan()
    {
        m_file->addArray("/nan", {2000}, std::vector<double>(2000, kNan));
        show("/nan");
        QCOMPARE(notes(), QStringLiteral("All values are NaN: there is nothing to draw."));
        saved(QStringLiteral("line-nan"));
        m_finished->clear();
        show("/nan"); // reloaded
        QCOMPARE(notes(), QStringLiteral("All values are NaN: there is nothing to draw."));
        m_file->addArray("/nan2", {20, 20}, std::vector<double>(400, kNan));
        m_finished->clear();
        show("/nan2");
        QCOMPARE(notes(), QStringLiteral("All values shown are NaN: there is nothing to draw."));
        saved(QStringLiteral("image-nan"));
    }

    void notesIntegersThatADoubleRounds()
    {
        const std::vector<std::int64_t> large{1, (std::int64_t(1) << 60) + 1, 5};
        m_file->addArray("/large", arrayOf(ElementKind::Int64, {3}, large));
        show("/large");
        QVERIFY(notes().contains(QStringLiteral("2^53")));
        m_file->addArray("/small", arrayOf(ElementKind::Int64, {3}, std::vector<std::int64_t>{1, 2, 3}));
        m_finished->clear();
        show("/small");
        QVERIFY(notes().isEmpty());
    }

    void readsOutTheSampleUnderThePointer()
    {
        m_file->addArray("/line", {101}, valuesOf(101, [](double i) { return i * 2; }));
        show("/line");
        QSignalSpy hints(m_pane.get(), &NodePane::hintChanged);
        movePointer(canvas()->rect().center());
        const QRegularExpression pattern(QStringLiteral("^x = (\\d+), line = (\\d+)$"));
        const QRegularExpressionMatch match = pattern.match(hints.last().first().toString());
        QVERIFY(match.hasMatch());
        QCOMPARE(match.captured(2).toInt(), 2 * match.captured(1).toInt());
        QVERIFY(std::abs(match.captured(1).toInt() - 50) < 10);
        movePointer(QPoint(1, 1));
        QCOMPARE(hints.last().first().toString(), QString());
    }

    void readsOutTheElementUnderThePointer()
    {
        m_file->addArray("/image", {10, 10}, valuesOf(100, [](double i) { return i; }));
        show("/image");
        QSignalSpy hints(m_pane.get(), &NodePane::hintChanged);
        movePointer(canvas()->rect().center());
        const QRegularExpression pattern(QStringLiteral("^row = (\\d), column = (\\d), value = (\\d+)$"));
        const QRegularExpressionMatch match = pattern.match(hints.last().first().toString());
        QVERIFY(match.hasMatch());
        QCOMPARE(match.captured(3).toInt(), 10 * match.captured(1).toInt() + match.captured(2).toInt());
    }

    void saysWhatCouldNotBeRead()
    {
        m_file->addArray("/line", {1000}, valuesOf(1000, damped));
        m_file->fail(RequestKind::Envelope, "The chunk at 0 is damaged.");
        show("/line");
        QCOMPARE(m_errors->count(), 1);
        const auto error = m_errors->first().first().value<UserError>();
        QVERIFY(error.why.contains(QStringLiteral("The chunk at 0 is damaged.")));
        QVERIFY(words().contains(QStringLiteral("The chunk at 0 is damaged.")));
        QVERIFY(words().contains(QStringLiteral("/line")));
        saved(QStringLiteral("words-error"));
    }
};

QTEST_MAIN(TestPlotWords)
#include "tst_plot_words.moc"
