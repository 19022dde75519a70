// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/ScatterPlot.h"

#include <limits>

#include "PlotGallery.h"
#include "PlotMouse.h"

#include <QRegularExpression>
#include <QSignalSpy>

using namespace h5scout;
using namespace h5scout::ui;
using namespace h5scout::test;

namespace
{
constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr QSize kSize{600, 500};
} // namespace

class TestScatterPlot : public QObject
{
    Q_OBJECT

    std::unique_ptr<ScatterPlot> m_plot;
    QString m_hint;
    QString m_note;

    QWidget* canvas() const { return m_plot->paintedWidget(); }

    void settle() const
    {
        for (int i = 0; i < 3; ++i)
            QCoreApplication::processEvents();
    }

    /// Four corners and the middle.
    void showFive()
    {
        AxisScale x = AxisScale::ofValues({0, 10, 0, 10, 5});
        x.units = QStringLiteral("mm");
        m_plot->begin(x, AxisScale::ofValues({0, 0, 4, 4, 2}), ViewPolicy::Reset);
        m_plot->setValues({1, 2, 3, 4, kNan});
        settle();
    }

    QPoint pixelOf(int point)
    {
        const QString end = QStringLiteral("(point %1)").arg(point);
        QRect area;
        for (int y = 0; y < kSize.height(); y += 3)
            for (int x = 0; x < kSize.width(); x += 3) {
                movePointer(canvas(), {x, y});
                if (m_hint.endsWith(end))
                    area |= QRect(x, y, 1, 1);
            }
        return area.isNull() ? QPoint(-1, -1) : area.center();
    }

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(
            QRegularExpression(QStringLiteral("^(?!This plugin does not support propagateSizeHints)")));
        m_plot = std::make_unique<ScatterPlot>();
        connect(m_plot.get(), &PlotWidget::hintChanged, this, [this](const QString& hint) { m_hint = hint; });
        connect(m_plot.get(), &PlotWidget::noteChanged, this, [this](const QString& note) { m_note = note; });
        m_hint.clear();
        m_note.clear();
        m_plot->resize(kSize);
        m_plot->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_plot.get()));
    }

    void cleanup() { m_plot.reset(); }

    void tellsPointsAndPaintsThem()
    {
        ImageStyle style;
        style.map = ColorMap::Gray;
        m_plot->setStyle(style);
        showFive();
        const QPoint first = pixelOf(0);
        movePointer(canvas(), first);
        QCOMPARE(m_hint, QStringLiteral("x = 0 mm, y = 0, value = 1 (point 0)"));
        const QImage picture = m_plot->grab().toImage();
        QCOMPARE(qGray(picture.pixel(first)), 0);
        QCOMPARE(qGray(picture.pixel(pixelOf(3))), 255);
        QVERIFY(first.y() > pixelOf(2).y()); // upwards
        QVERIFY(first.x() < pixelOf(1).x());
        const QPoint hollow = pixelOf(4);
        movePointer(canvas(), hollow);
        QVERIFY(m_hint.contains(QStringLiteral("value = NaN")));
        QCOMPARE(picture.pixel(hollow + QPoint(3, 3)), picture.pixel(hollow + QPoint(30, 30))); // the background shows
        movePointer(canvas(), (first + hollow) / 2);
        QVERIFY(m_hint.isEmpty());
    }

    void clicksChooseTheNearestPoint()
    {
        showFive();
        QSignalSpy moves(m_plot.get(), &ScatterPlot::cursorMoved);
        QTest::mouseClick(canvas(), Qt::LeftButton, {}, pixelOf(1) + QPoint(-25, -20));
        QCOMPARE(moves.count(), 1);
        QCOMPARE(moves.first().first().toULongLong(), quint64{1});
        QCOMPARE(m_plot->cursor(), std::optional<quint64>(1));
        QTest::mouseClick(canvas(), Qt::LeftButton, {}, pixelOf(1));
        QCOMPARE(moves.count(), 1); // the same
    }

    void draggingTheRingJumpsFromPointToPoint()
    {
        showFive();
        m_plot->setCursor(0);
        QSignalSpy moves(m_plot.get(), &ScatterPlot::cursorMoved);
        drag(canvas(), Qt::LeftButton, pixelOf(0), pixelOf(4) + QPoint(3, 3));
        QCOMPARE(m_plot->cursor(), std::optional<quint64>(4));
        const QPoint before = pixelOf(2);
        drag(canvas(), Qt::LeftButton, (pixelOf(0) + pixelOf(1)) / 2, pixelOf(0)); // beside the ring
        settle();
        QCOMPARE(m_plot->cursor(), std::optional<quint64>(4));
        QCOMPARE(pixelOf(2), before); // all is in view: nothing to pan
    }

    void arrowKeysStepThroughThePoints()
    {
        showFive();
        QSignalSpy moves(m_plot.get(), &ScatterPlot::cursorMoved);
        QTest::keyClick(canvas(), Qt::Key_Right);
        QCOMPARE(moves.count(), 0); // no cursor
        m_plot->setCursor(2);
        QCOMPARE(moves.count(), 0);
        const auto press = [this](Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
            QTest::keyClick(canvas(), key, modifiers);
            return m_plot->cursor();
        };
        QCOMPARE(press(Qt::Key_Right), std::optional<quint64>(3));
        QCOMPARE(press(Qt::Key_Down), std::optional<quint64>(1));
        QCOMPARE(press(Qt::Key_Left, Qt::ShiftModifier), std::optional<quint64>(0)); // there is no tenth
        QCOMPARE(press(Qt::Key_Up), std::optional<quint64>(2));
        m_plot->setCursor(99);
        QVERIFY(!m_plot->cursor());
    }

    void limitsAreTold()
    {
        QSignalSpy limits(m_plot.get(), &ScatterPlot::limitsChanged);
        showFive();
        QCOMPARE(limits.last().first().value<Span>(), (Span{1, 4}));
        ImageStyle style;
        style.limits = ImageStyle::Limits::Manual;
        style.manual = {0, 9};
        m_plot->setStyle(style);
        QCOMPARE(limits.last().first().value<Span>(), (Span{0, 9}));
    }

    void keepLeavesZoomAndCursor()
    {
        showFive();
        m_plot->setCursor(4);
        drag(canvas(), Qt::RightButton, pixelOf(4) - QPoint(60, 60), pixelOf(4) + QPoint(60, 60));
        settle();
        const QPoint middle = pixelOf(4);
        QCOMPARE(pixelOf(0), QPoint(-1, -1)); // out of view
        AxisScale x = AxisScale::ofValues({0, 10, 0, 10, 5});
        x.units = QStringLiteral("mm");
        m_plot->begin(x, AxisScale::ofValues({0, 0, 4, 4, 2}), ViewPolicy::Keep);
        m_plot->setValues({5, 6, 7, 8, 9});
        settle();
        QVERIFY((pixelOf(4) - middle).manhattanLength() < 8); // the numbers at the bar are others
        QCOMPARE(m_plot->cursor(), std::optional<quint64>(4));
        m_plot->begin(AxisScale::ofValues({0, 1}), AxisScale::ofValues({5, 3}), ViewPolicy::Keep);
        QVERIFY(!m_plot->cursor());
    }

    void strangePointsAreDrawn_data()
    {
        QTest::addColumn<AxisScale>("x");
        QTest::addColumn<AxisScale>("y");
        QTest::addColumn<QString>("note");
        constexpr double kInfinity = std::numeric_limits<double>::infinity();
        const AxisScale good = AxisScale::ofValues({3, 1, 2});
        QTest::newRow("none") << AxisScale() << AxisScale() << QString();
        QTest::newRow("one place") << AxisScale::ofValues({2, 2, 2}) << good << QString();
        QTest::newRow("without a place") << AxisScale::ofValues({kNan, 2, kInfinity}) << good
                                         << QStringLiteral("2 point");
        QTest::newRow("other counts") << AxisScale::ofValues({3, 1}) << good << QStringLiteral("first 2 points");
        QTest::newRow("huge") << AxisScale::ofValues({1e308, -1e308, 0}) << good << QString();
        QTest::newRow("too many") << AxisScale(quint64{1} << 40U) << AxisScale(quint64{1} << 40U)
                                  << QStringLiteral("first 200000 of");
    }

    void strangePointsAreDrawn()
    {
        QFETCH(AxisScale, x);
        QFETCH(AxisScale, y);
        QFETCH(QString, note);
        for (const bool isAspectLocked : {false, true}) {
            ImageStyle style;
            style.isAspectLocked = isAspectLocked;
            m_plot->setStyle(style);
            m_plot->begin(x, y, ViewPolicy::Reset);
            m_plot->setValues({1, 2, 3});
            m_plot->setCursor(0);
            settle();
            QVERIFY(!m_plot->grab().isNull());
            QVERIFY2(note.isEmpty() ? m_note.isEmpty() : m_note.contains(note), qPrintable(m_note));
            QTest::mouseClick(canvas(), Qt::LeftButton, {}, {300, 200});
        }
    }
};

QTEST_MAIN(TestScatterPlot)
#include "tst_scatter_plot.moc"
