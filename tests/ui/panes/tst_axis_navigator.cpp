// SPDX-License-Identifier: GPL-3.0-or-later
#include "Pictures.h"
#include "ui/Theme.h"
#include "ui/panes/AxisNavigator.h"
#include "ui/panes/IndexBox.h"
#include "ui/panes/IndexSlider.h"
#include "ui/plot/PositionText.h"

#include <QComboBox>
#include <QDateTime>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>
#include <QWheelEvent>

#include <cmath>
#include <limits>
#include <memory>

using namespace h5scout;
using namespace h5scout::test;
using namespace h5scout::ui;

namespace
{

AxisScale scaleOf(const QString& label, const QString& units, double first, double step, quint64 count)
{
    AxisScale scale = AxisScale::uniform(first, step, count);
    scale.label = label;
    scale.units = units;
    return scale;
}

std::vector<AxisNavigator::Dimension> fiveDimensions()
{
    AxisScale time = scaleOf(QStringLiteral("Time"), QStringLiteral("s"), 1714557600.0, 60, 90);
    time.isTime = true;
    return {{QStringLiteral("Delay"), scaleOf(QStringLiteral("Delay"), QStringLiteral("fs"), -100, 2.5, 120)},
            {QStringLiteral("Time"), time},
            {QStringLiteral("dimension 2"), AxisScale(7)},
            {QStringLiteral("y"), scaleOf(QStringLiteral("y"), QStringLiteral("mm"), 0, 0.1, 64)},
            {QStringLiteral("Energy"), scaleOf(QStringLiteral("Energy"), QStringLiteral("eV"), 1, 0.5, 256)}};
}

} // namespace

class TestAxisNavigator : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale::c());
        prepareLook();
    }
    void init()
    {
        QTest::failOnWarning(anyWarning());
        m_window = std::make_unique<QWidget>();
        auto* layout = new QVBoxLayout(m_window.get());
        m_navigator = new AxisNavigator;
        m_navigator->setRoleNames({QStringLiteral("rows"), QStringLiteral("columns")});
        layout->addWidget(m_navigator);
        layout->addStretch(1);
        m_window->resize(560, 160);
        m_window->show();
    }
    void cleanup() { m_window.reset(); }

    void hidesWhereThereIsNothingToChoose()
    {
        m_navigator->setDimensions({}, {}, {});
        QVERIFY(m_navigator->isHidden());
        m_navigator->setDimensions({{QStringLiteral("x"), AxisScale(10)}}, {0}, {});
        QVERIFY(m_navigator->isHidden());
        m_navigator->setDimensions({{QStringLiteral("y"), AxisScale(10)}, {QStringLiteral("x"), AxisScale(10)}}, {0, 1},
                                   {});
        QVERIFY2(!m_navigator->isHidden(), "a plane can be transposed");
        QVERIFY(m_navigator->sizeHint().height() < 50);
    }

    void aRowForEachDimensionThatIsNotShown()
    {
        m_navigator->setDimensions(fiveDimensions(), {3, 4}, {40, 0, 6, 0, 0});
        QVERIFY(child<IndexSlider>("slider0") && child<IndexSlider>("slider1") && child<IndexSlider>("slider2"));
        QVERIFY(!child<IndexSlider>("slider3") && !child<IndexSlider>("slider4"));
        QCOMPARE(child<QLabel>("position0")->text(), QStringLiteral("0 fs"));
        QCOMPARE(child<IndexBox>("index0")->index(), 40U);
        QVERIFY(child<QLabel>("position2")->isHidden());
        QVERIFY(m_window->minimumSizeHint().width() <= 350);
    }

    void dimensionsOfOneElementHaveNoRow()
    {
        m_navigator->setDimensions({{QStringLiteral("a"), AxisScale(1)},
                                    {QStringLiteral("b"), AxisScale(5)},
                                    {QStringLiteral("c"), AxisScale(5)}},
                                   {1, 2}, {});
        QVERIFY(!child<IndexSlider>("slider0"));
    }

    void indicesBeyondTheExtentAreCut()
    {
        m_navigator->setDimensions(fiveDimensions(), {3, 4}, {1000, 3});
        QCOMPARE(m_navigator->index(), (std::vector<quint64>{119, 3, 0, 0, 0}));
    }

    void aSliderTellsWhileItMoves()
    {
        m_navigator->setDimensions(fiveDimensions(), {3, 4}, {});
        QSignalSpy changed(m_navigator, &AxisNavigator::indexChanged);
        auto* slider = child<IndexSlider>("slider0");
        slider->setFocus();
        QTest::keyClick(slider, Qt::Key_Right);
        QTest::keyClick(slider, Qt::Key_Right);
        QTest::keyClick(slider, Qt::Key_Left);
        QCOMPARE(changed.count(), 3);
        QCOMPARE(m_navigator->index()[0], 1U);
        QTest::keyClick(slider, Qt::Key_End);
        QCOMPARE(m_navigator->index()[0], 119U);
        QCOMPARE(child<QLabel>("position0")->text(), QStringLiteral("197.5 fs"));
        QCOMPARE(child<IndexBox>("index0")->text(), QStringLiteral("119"));
        slider->setSliderPosition(60); // what dragging does
        QCOMPARE(m_navigator->index()[0], 60U);
        QCOMPARE(changed.count(), 5);
    }

    void theWheelGoesOneElementANotch()
    {
        m_navigator->setDimensions(fiveDimensions(), {3, 4}, {10});
        auto* slider = child<IndexSlider>("slider0");
        QWheelEvent up(QPointF(5, 5), slider->mapToGlobal(QPointF(5, 5)), {}, QPoint(0, 120), Qt::NoButton,
                       Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(slider, &up);
        QCOMPARE(m_navigator->index()[0], 11U);
    }

    void theBoxTakesKeysAndTypedNumbers()
    {
        m_navigator->setDimensions(fiveDimensions(), {3, 4}, {10});
        QSignalSpy changed(m_navigator, &AxisNavigator::indexChanged);
        auto* box = child<IndexBox>("index0");
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Up);
        QCOMPARE(m_navigator->index()[0], 11U);
        QTest::keyClick(box, Qt::Key_PageUp);
        QCOMPARE(m_navigator->index()[0], 21U);
        QTest::keyClick(box, Qt::Key_Home);
        QCOMPARE(m_navigator->index()[0], 0U);
        QTest::keyClick(box, Qt::Key_End);
        QCOMPARE(m_navigator->index()[0], 119U);
        changed.clear();
        box->selectAll();
        QTest::keyClicks(box, QStringLiteral("9x8"));
        QCOMPARE(changed.count(), 0);
        QTest::keyClick(box, Qt::Key_Return);
        QCOMPARE(m_navigator->index()[0], 98U);
        box->selectAll();
        QTest::keyClicks(box, QStringLiteral("555"));
        QCOMPARE(box->text(), QStringLiteral("55")); // the third digit leads beyond the end
    }

    void hugeExtentsAreScaledAndExact()
    {
        const quint64 extent = 10'000'000'000'000'000'000U;
        m_navigator->setDimensions({{QStringLiteral("n"), AxisScale(extent)},
                                    {QStringLiteral("y"), AxisScale(5)},
                                    {QStringLiteral("x"), AxisScale(5)}},
                                   {1, 2}, {});
        auto* slider = child<IndexSlider>("slider0");
        QTest::keyClick(slider, Qt::Key_Right);
        QCOMPARE(m_navigator->index()[0], 1U);
        QTest::keyClick(slider, Qt::Key_End);
        QCOMPARE(m_navigator->index()[0], extent - 1);
        QTest::keyClick(slider, Qt::Key_Left);
        QCOMPARE(m_navigator->index()[0], extent - 2);
        slider->setSliderPosition(slider->maximum() / 2);
        const auto share = static_cast<double>(m_navigator->index()[0]) / static_cast<double>(extent);
        QVERIFY(std::abs(share - 0.5) < 1e-6);
        QVERIFY(m_window->minimumSizeHint().width() <= 350);
    }

    void choosingADimensionOfAnotherRoleExchangesThem()
    {
        m_navigator->setDimensions(fiveDimensions(), {3, 4}, {5, 6, 1, 7, 8});
        QSignalSpy changed(m_navigator, &AxisNavigator::shownChanged);
        choose("role0", 4);
        QCOMPARE(m_navigator->shown(), (std::vector<quint32>{4, 3}));
        QCOMPARE(child<QComboBox>("role1")->currentIndex(), 3);
        choose("role0", 0);
        QCOMPARE(m_navigator->shown(), (std::vector<quint32>{0, 3}));
        QVERIFY(child<IndexSlider>("slider4"));
        QCOMPARE(m_navigator->index(), (std::vector<quint64>{5, 6, 1, 7, 8}));
        QTest::mouseClick(child<QToolButton>("swapRoles"), Qt::LeftButton);
        QCOMPARE(m_navigator->shown(), (std::vector<quint32>{3, 0}));
        QCOMPARE(changed.count(), 3);
    }

    void setIndexTellsOnlyOfChanges()
    {
        m_navigator->setDimensions(fiveDimensions(), {3, 4}, {});
        QSignalSpy changed(m_navigator, &AxisNavigator::indexChanged);
        m_navigator->setIndex(1, 30);
        m_navigator->setIndex(1, 30);
        m_navigator->setIndex(77, 30);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(child<IndexSlider>("slider1")->index(), 30U);
    }

    void positionsTellNeighboursApart_data()
    {
        QTest::addColumn<AxisScale>("scale");
        QTest::addColumn<quint64>("index");
        QTest::addColumn<QString>("text");
        QTest::newRow("index") << AxisScale(5) << quint64{3} << QString();
        QTest::newRow("units") << scaleOf({}, QStringLiteral("fs"), 0, 12.5, 9) << quint64{1}
                               << QStringLiteral("12.5 fs");
        QTest::newRow("no noise") << scaleOf({}, {}, 0, 0.1, 9) << quint64{3} << QStringLiteral("0.3");
        QTest::newRow("zero") << scaleOf({}, {}, -0.3, 0.1, 9) << quint64{3} << QStringLiteral("0");
        QTest::newRow("small steps") << scaleOf({}, {}, 1234567, 0.25, 9) << quint64{3} << QStringLiteral("1234567.75");
        QTest::newRow("NaN") << AxisScale::ofValues({0, std::numeric_limits<double>::quiet_NaN(), 1}) << quint64{1}
                             << QStringLiteral("NaN");
        AxisScale time = scaleOf({}, QStringLiteral("s"), 0, 0.5, 9);
        time.isTime = true;
        const QDateTime moment = QDateTime::fromMSecsSinceEpoch(1500);
        QTest::newRow("time") << time << quint64{3} << moment.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz"));
    }
    void positionsTellNeighboursApart()
    {
        QFETCH(AxisScale, scale);
        QFETCH(quint64, index);
        QTEST(positionText(scale, index), "text");
    }

    void looksFinished_data()
    {
        QTest::addColumn<bool>("isDark");
        QTest::addColumn<int>("width");
        QTest::newRow("light") << false << 560;
        QTest::newRow("dark") << true << 560;
        QTest::newRow("narrow") << false << 350;
    }
    void looksFinished()
    {
        QFETCH(bool, isDark);
        QFETCH(int, width);
        usePalette(isDark ? ui::darkPalette() : ui::lightPalette());
        m_window->resize(width, 160);
        std::vector<AxisNavigator::Dimension> dimensions = fiveDimensions();
        dimensions.insert(dimensions.begin(),
                          {QStringLiteral("A name that is much too long to be shown"), AxisScale(1000000)});
        m_navigator->setDimensions(dimensions, {4, 5}, {123456, 50, 45, 3});
        const QImage image =
            picture(*m_window, QStringLiteral("axis-navigator-%1").arg(QString::fromLatin1(QTest::currentDataTag())));
        QVERIFY(inkShare(image) > 0.02);
        usePalette(ui::lightPalette());
    }

private:
    template <typename Widget>
    Widget* child(const char* name) const
    {
        return m_navigator->findChild<Widget*>(QLatin1String(name));
    }
    void choose(const char* name, int dimension)
    {
        auto* box = child<QComboBox>(name);
        box->setCurrentIndex(dimension);
        Q_EMIT box->activated(dimension);
    }

    std::unique_ptr<QWidget> m_window;
    AxisNavigator* m_navigator = nullptr;
};

QTEST_MAIN(TestAxisNavigator)
#include "tst_axis_navigator.moc"
