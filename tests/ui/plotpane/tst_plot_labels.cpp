// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plotpane/PlotPlan.h"
#include "ui/plot/PlotWidget.h"

#include <QTest>

using namespace h5scout;
using namespace h5scout::ui;

class TestPlotLabels : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aLineIsLabelledByTheNode()
    {
        const PlotLabels labels = plotLabels(m_node, PlotPlan::View::Line);
        QCOMPARE(labels.title, QStringLiteral("Scan of the day"));
        QCOMPARE(labels.x, QStringLiteral("index"));
        QCOMPARE(labels.y, QStringLiteral("Voltage (V)"));
    }

    void anImagesLabelIsThatOfItsValues()
    {
        const PlotLabels labels = plotLabels(m_node, PlotPlan::View::Image);
        QCOMPARE(labels.x, QStringLiteral("column"));
        QCOMPARE(labels.y, QStringLiteral("row"));
        QCOMPARE(labels.value, QStringLiteral("Voltage (V)"));
    }

    void aNumberIsCalledByItsLabelOrTitleOrName()
    {
        NodeInfo node = m_node;
        QCOMPARE(plotLabels(node, PlotPlan::View::Number).title, QStringLiteral("Voltage"));
        node.label.clear();
        QCOMPARE(plotLabels(node, PlotPlan::View::Number).title, QStringLiteral("Scan of the day"));
        node.title.clear();
        QCOMPARE(plotLabels(node, PlotPlan::View::Number).title, QStringLiteral("data"));
    }

    void withoutLabelAndUnitsItIsTheValue()
    {
        NodeInfo node = m_node;
        node.label.clear();
        node.units.clear();
        QCOMPARE(plotLabels(node, PlotPlan::View::Line).y, QStringLiteral("value"));
    }

    void longTextsAreCut_data()
    {
        QTest::addColumn<PlotPlan::View>("view");
        QTest::newRow("line") << PlotPlan::View::Line;
        QTest::newRow("image") << PlotPlan::View::Image;
        QTest::newRow("number") << PlotPlan::View::Number;
    }
    void longTextsAreCut()
    {
        QFETCH(PlotPlan::View, view);
        NodeInfo node = m_node;
        node.title = QString(5000, QLatin1Char('t'));
        node.label = QStringLiteral("two\nlines ") + QString(500, QLatin1Char('l'));
        node.units = QString(500, QLatin1Char('u'));
        const PlotLabels labels = plotLabels(node, view);
        QVERIFY(labels.title.endsWith(QChar(0x2026)));
        for (const QString& text : {labels.title, labels.x, labels.y, labels.value})
            QVERIFY2(text.size() < 90 && !text.contains(QLatin1Char('\n')), qPrintable(text));
        const QString value = view == PlotPlan::View::Line ? labels.y : labels.value;
        if (view != PlotPlan::View::Number)
            QVERIFY2(value.startsWith(QStringLiteral("two lines ll")) && value.endsWith(QStringLiteral("u\u2026)")),
                     qPrintable(value));
    }

private:
    NodeInfo m_node = [] {
        NodeInfo node;
        node.name = "data";
        node.title = QStringLiteral("Scan of the day");
        node.label = QStringLiteral("Voltage");
        node.units = QStringLiteral("V");
        return node;
    }();
};

QTEST_MAIN(TestPlotLabels)
#include "tst_plot_labels.moc"
