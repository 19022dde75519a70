// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/ImagePlot.h"

#include <cmath>
#include <limits>

#include "PlotGallery.h"
#include "PlotMouse.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QWheelEvent>

using namespace h5scout;
using namespace h5scout::ui;
using namespace h5scout::test;

namespace
{

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr QSize kSize{700, 500};
using Place = std::pair<quint64, quint64>;

Image slope(quint32 width, quint32 height, double offset = 0)
{
    return imageOf(width, height, [offset](double row, double column) { return offset + row * 100 + column; });
}

AxisScale scaleWith(double first, double step, quint64 count, const char* units)
{
    AxisScale scale = AxisScale::uniform(first, step, count);
    scale.units = QString::fromLatin1(units);
    return scale;
}

} // namespace

class TestImagePlot : public QObject
{
    Q_OBJECT

    std::unique_ptr<ImagePlot> m_plot;
    QString m_hint;
    QString m_note;

    QWidget* canvas() const { return m_plot->paintedWidget(); }

    void settle() const
    {
        for (int i = 0; i < 3; ++i)
            QCoreApplication::processEvents();
    }

    /// Shows a complete picture of that size.
    void show(const ImageInfo& info, ViewPolicy policy = ViewPolicy::Reset)
    {
        m_plot->begin(info, policy);
        m_plot->setOverview(slope(static_cast<quint32>(info.columns.count()), static_cast<quint32>(info.rows.count())),
                            true);
        settle();
    }

    QString hintAt(const QPoint& place)
    {
        movePointer(canvas(), place);
        return m_hint;
    }

    /// The pixel at which the read-out tells that row and column.
    QPoint pixelOf(quint64 row, quint64 column)
    {
        const auto formsOf = [](const QString& name, quint64 number) {
            return QStringList{QStringLiteral("%1 = %2,").arg(name).arg(number),
                               QStringLiteral("%1 %2,").arg(name).arg(number),
                               QStringLiteral("%1 %2)").arg(name).arg(number)};
        };
        const QStringList rowForms = formsOf(QStringLiteral("row"), row);
        const QStringList columnForms = formsOf(QStringLiteral("column"), column);
        const auto tells = [this](const QStringList& forms) {
            return std::any_of(forms.begin(), forms.end(),
                               [this](const QString& form) { return m_hint.contains(form); });
        };
        const QPoint anchor(300, 250); // within the image whatever its style
        QRect cell;
        for (int x = 0; x < kSize.width(); ++x)
            if (!hintAt({x, anchor.y()}).isEmpty() && tells(columnForms))
                cell |= QRect(x, anchor.y(), 1, 1);
        const int x = cell.center().x();
        QRect line;
        for (int y = 0; y < kSize.height() && !cell.isNull(); ++y)
            if (!hintAt({x, y}).isEmpty() && tells(rowForms))
                line |= QRect(x, y, 1, 1);
        return line.isNull() ? QPoint(-1, -1) : line.center();
    }

    void wheel(const QPoint& place, int steps)
    {
        QWheelEvent event(place, canvas()->mapToGlobal(place), {}, {0, 120 * steps}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(canvas(), &event);
        settle();
    }

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(
            QRegularExpression(QStringLiteral("^(?!This plugin does not support propagateSizeHints)")));
        m_plot = std::make_unique<ImagePlot>();
        connect(m_plot.get(), &PlotWidget::hintChanged, this, [this](const QString& hint) { m_hint = hint; });
        connect(m_plot.get(), &PlotWidget::noteChanged, this, [this](const QString& note) { m_note = note; });
        m_hint.clear();
        m_note.clear();
        m_plot->resize(kSize);
        m_plot->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_plot.get()));
    }

    void cleanup() { m_plot.reset(); }

    void indexImagesHaveRowZeroAtTheTop()
    {
        show({AxisScale(5), AxisScale(4)});
        QVERIFY(pixelOf(0, 0).y() < pixelOf(4, 0).y());
        QVERIFY(pixelOf(0, 0).x() < pixelOf(0, 3).x());
        QCOMPARE(hintAt(pixelOf(2, 3)), QStringLiteral("row = 2, column = 3, value = 203"));
    }

    void realAxesRiseUpwardsWhateverTheirDirection()
    {
        show({scaleWith(0, 1, 5, "mm"), scaleWith(3, -1, 4, "mm")});
        QVERIFY(pixelOf(0, 0).y() > pixelOf(4, 0).y());
        QVERIFY(pixelOf(0, 0).x() > pixelOf(0, 3).x()); // column 0 is at 3 mm
        QCOMPARE(hintAt(pixelOf(2, 3)), QStringLiteral("x = 0 mm, y = 2 mm, value = 203 (row 2, column 3)"));
    }

    void flipsBothAxes()
    {
        show({AxisScale(5), AxisScale(4)});
        ImageStyle style;
        style.rowsUpward = true;
        style.columnsLeftward = true;
        m_plot->setStyle(style);
        settle();
        QVERIFY(pixelOf(0, 0).y() > pixelOf(4, 0).y());
        QVERIFY(pixelOf(0, 0).x() > pixelOf(0, 3).x());
    }

    void paintsWhereItReads_data()
    {
        QTest::addColumn<AxisScale>("rows");
        QTest::addColumn<bool>("isFlipped");
        QTest::addColumn<bool>("isAspectLocked");
        QTest::newRow("index") << AxisScale(6) << false << false;
        QTest::newRow("falling, flipped") << scaleWith(3, -0.5, 6, "V") << true << false;
        QTest::newRow("uneven") << AxisScale::ofValues({0, 1, 2, 5, 6, 7}) << false << false;
        QTest::newRow("uneven, flipped, aspect") << AxisScale::ofValues({0, 1, 2, 5, 6, 7}) << true << true;
    }

    /// The one bright element is bright on the screen, and its neighbours are not.
    void paintsWhereItReads()
    {
        QFETCH(AxisScale, rows);
        QFETCH(bool, isFlipped);
        QFETCH(bool, isAspectLocked);
        ImageStyle style;
        style.map = ColorMap::Gray;
        style.columnsLeftward = isFlipped;
        style.isAspectLocked = isAspectLocked;
        if (isFlipped)
            style.rowsUpward = false;
        m_plot->setStyle(style);
        m_plot->begin({rows, AxisScale(8)}, ViewPolicy::Reset);
        m_plot->setOverview(
            imageOf(8, 6, [](double row, double column) { return row == 2 && column == 5 ? 1.0 : 0.0; }), true);
        settle();
        const QImage picture = m_plot->grab().toImage();
        for (const auto& [row, column] :
             {Place(2, 5), Place(1, 5), Place(3, 5), Place(2, 4), Place(2, 6), Place(0, 0)}) {
            const QPoint pixel = pixelOf(row, column);
            QVERIFY(pixel.x() > 0);
            QCOMPARE(qGray(picture.pixel(pixel)), row == 2 && column == 5 ? 255 : 0);
        }
    }

    void scatteredAxesBecomeIndicesWithANote()
    {
        show({AxisScale::ofValues({1, 5, 2}), AxisScale(4)});
        QVERIFY(m_note.contains(QStringLiteral("rows are shown by index")));
        QCOMPARE(hintAt(pixelOf(1, 2)), QStringLiteral("row = 1, column = 2, value = 102"));
    }

    void limitsAreToldAndFollowTheRule()
    {
        QSignalSpy limits(m_plot.get(), &ImagePlot::limitsChanged);
        show({AxisScale(10), AxisScale(10)});
        QCOMPARE(limits.last().first().value<Span>(), (Span{0, 909}));
        ImageStyle style;
        style.limits = ImageStyle::Limits::Percentile;
        style.percentile = 10;
        m_plot->setStyle(style);
        QCOMPARE(limits.last().first().value<Span>(), (Span{100, 809}));
        style.limits = ImageStyle::Limits::Manual;
        style.manual = {7, 8};
        m_plot->setStyle(style);
        QCOMPARE(limits.last().first().value<Span>(), (Span{7, 8}));
        const auto count = limits.count();
        style.map = ColorMap::Magma;
        m_plot->setStyle(style);
        QCOMPARE(limits.count(), count);
    }

    void detailsWidenFullLimits()
    {
        show({AxisScale(10), AxisScale(10)});
        QSignalSpy limits(m_plot.get(), &ImagePlot::limitsChanged);
        m_plot->setDetail(slope(10, 10, -50), true);
        QCOMPARE(limits.last().first().value<Span>(), (Span{-50, 909}));
    }

    void logarithmTellsOfValuesWithoutOne()
    {
        ImageStyle style;
        style.isLogarithmic = true;
        m_plot->setStyle(style);
        QSignalSpy limits(m_plot.get(), &ImagePlot::limitsChanged);
        show({AxisScale(10), AxisScale(10)});
        QCOMPARE(limits.last().first().value<Span>(), (Span{1, 909}));
        QVERIFY(m_note.contains(QStringLiteral("lowest colour")));
        m_plot->begin({AxisScale(1), AxisScale(2)}, ViewPolicy::Reset);
        m_plot->setOverview(imageOf(2, 1, [](double, double column) { return -column; }), true);
        settle(); // nothing to take a logarithm of
        QVERIFY(m_note.contains(QStringLiteral("lowest colour")));
    }

    void strangePicturesAreDrawn_data()
    {
        QTest::addColumn<Image>("image");
        const auto constant = [](double value) { return [value](double, double) { return value; }; };
        QTest::newRow("one element") << imageOf(1, 1, constant(3));
        QTest::newRow("one row") << slope(500, 1);
        QTest::newRow("one column") << slope(1, 500);
        QTest::newRow("constant") << imageOf(5, 5, constant(-2));
        QTest::newRow("zero") << imageOf(5, 5, constant(0));
        QTest::newRow("NaN") << imageOf(5, 5, constant(kNan));
        QTest::newRow("infinite") << imageOf(5, 5, constant(kInfinity));
        QTest::newRow("largest") << imageOf(2, 2, [](double row, double) { return row > 0 ? 1.7e308 : -1.7e308; });
        QTest::newRow("smallest") << imageOf(2, 2, [](double row, double) { return row * 5e-324; });
        Image broken = slope(5, 5);
        broken.values.resize(3);
        QTest::newRow("too few values") << broken;
    }

    void strangePicturesAreDrawn()
    {
        QFETCH(Image, image);
        for (const bool isLogarithmic : {false, true}) {
            ImageStyle style;
            style.isLogarithmic = isLogarithmic;
            style.hasProfiles = true;
            style.isAspectLocked = isLogarithmic;
            m_plot->setStyle(style);
            m_plot->begin({AxisScale(image.height), AxisScale(image.width)}, ViewPolicy::Reset);
            m_plot->setOverview(image, true);
            m_plot->setRowProfile(profileOf(std::vector<double>(image.width, image.values.front())));
            settle();
            QVERIFY(!m_plot->grab().isNull());
            wheel({200, 250}, 3);
            wheel({200, 250}, -9);
        }
    }

    void keepLeavesZoomCrosshairAndPicture()
    {
        show({AxisScale(50), AxisScale(50)});
        m_plot->setCrosshair(Place(10, 20));
        wheel(pixelOf(25, 25), 3);
        const Range rows = m_plot->visibleRows();
        QVERIFY(rows.count < 40);
        const QImage before = m_plot->grab().toImage();
        m_plot->begin({AxisScale(50), AxisScale(50)}, ViewPolicy::Keep);
        settle();
        QCOMPARE(m_plot->visibleRows(), rows);
        QCOMPARE(m_plot->crosshair(), std::optional(Place(10, 20)));
        QCOMPARE(m_plot->grab().toImage(), before);
        QSignalSpy limits(m_plot.get(), &ImagePlot::limitsChanged);
        m_plot->setDetail(slope(50, 50, 5e6), true); // of what was shown before
        QCOMPARE(limits.count(), 0);
        m_plot->setOverview(slope(50, 50, 7), true);
        QCOMPARE(limits.last().first().value<Span>(), (Span{7, 4956})); // of the new picture alone
        QCOMPARE(m_plot->visibleRows(), rows);
    }

    void keepWithOtherAxesShowsAll()
    {
        show({AxisScale(50), AxisScale(50)});
        m_plot->setCrosshair(Place(10, 20));
        wheel(pixelOf(25, 25), 3);
        m_plot->begin({AxisScale(50), AxisScale(40)}, ViewPolicy::Keep);
        QCOMPARE(m_plot->visibleColumns(), (Range{0, 40, 1}));
        QVERIFY(!m_plot->crosshair());
        settle();
        movePointer(canvas(), {300, 200});
        QVERIFY(!m_hint.contains(QStringLiteral("value"))); // nothing is loaded
    }

    void asksForDetailOnceZoomedIn()
    {
        m_plot->begin({AxisScale(20000), AxisScale(20000)}, ViewPolicy::Reset);
        Image overview = slope(500, 400);
        overview.rows = {0, 400, 50};
        overview.columns = {0, 500, 40};
        QSignalSpy details(m_plot.get(), &ImagePlot::detailNeeded);
        QSignalSpy views(m_plot.get(), &ImagePlot::viewChanged);
        m_plot->setOverview(overview, true);
        settle();
        QTRY_VERIFY(!views.isEmpty());
        details.clear();
        wheel({300, 200}, 8);
        QTRY_COMPARE(details.count(), 1);
        QCOMPARE(details.first().at(0).value<Range>(), m_plot->visibleRows());
        QCOMPARE(details.first().at(1).value<Range>(), m_plot->visibleColumns());
        QCOMPARE(details.first().at(2).toSize(), m_plot->drawingSize());
        // A coarse picture tells the place of its sample.
        movePointer(canvas(), {301, 201});
        const auto match = QRegularExpression(QStringLiteral("row = (\\d+), column = (\\d+), value")).match(m_hint);
        QVERIFY(match.hasMatch());
        QCOMPARE(match.captured(1).toInt() % 50, 0);
        QCOMPARE(match.captured(2).toInt() % 40, 0);
    }

    void aspectLockKeepsLengthsEqual()
    {
        ImageStyle style;
        style.isAspectLocked = true;
        m_plot->setStyle(style);
        show({scaleWith(0, 0.1, 20, "mm"), scaleWith(0, 0.2, 30, "mm")}); // 2 mm x 6 mm
        const auto ratio = [this](quint64 first = 5,
                                  quint64 last = 15) { // of the lengths of one element: twice as wide as high
            const QPoint from = pixelOf(first, first);
            const QPoint to = pixelOf(last, last);
            return std::abs(double(to.x() - from.x())) / std::abs(to.y() - from.y());
        };
        QVERIFY2(std::abs(ratio() - 2) < 0.15, qPrintable(QString::number(ratio())));
        QCOMPARE(m_plot->visibleColumns().count, quint64{30});
        QCOMPARE(m_plot->visibleRows().count, quint64{20});
        m_plot->resize(kSize - QSize(250, 0));
        settle();
        QVERIFY2(std::abs(ratio() - 2) < 0.25, qPrintable(QString::number(ratio())));
        m_plot->resize(kSize);
        settle();
        wheel(pixelOf(10, 15), 1);
        QVERIFY(m_plot->visibleColumns().count < 30);
        QVERIFY2(std::abs(ratio() - 2) < 0.15, qPrintable(QString::number(ratio())));
        drag(canvas(), Qt::RightButton, pixelOf(8, 8), pixelOf(12, 14)); // a rectangle: all of it stays in view
        settle();
        QVERIFY(m_plot->visibleRows().start <= 8 && m_plot->visibleColumns().start <= 8);
        QVERIFY(m_plot->visibleRows().count >= 5 && m_plot->visibleColumns().count >= 7);
        QVERIFY2(std::abs(ratio(9, 12) - 2) < 0.15, qPrintable(QString::number(ratio(9, 12))));
        m_plot->resetView();
        settle();
        QCOMPARE(m_plot->visibleColumns().count, quint64{30});
    }

    void aspectIsOfRealPositionsWithoutUnits()
    {
        ImageStyle style;
        style.isAspectLocked = true;
        m_plot->setStyle(style);
        show({AxisScale::uniform(0, 2, 20), AxisScale::uniform(0, 3, 30)});
        const QPoint from = pixelOf(5, 5);
        const QPoint to = pixelOf(15, 15);
        const double ratio = std::abs(double(to.x() - from.x())) / std::abs(to.y() - from.y());
        QVERIFY2(std::abs(ratio - 1.5) < 0.1, qPrintable(QString::number(ratio)));
    }

    void tellsTheCrosshairWhereThePointerIsNot()
    {
        show({AxisScale(40), AxisScale(60)});
        m_plot->setCrosshair(Place(10, 20));
        QTest::keyClick(canvas(), Qt::Key_Right);
        QVERIFY2(m_hint.startsWith(QStringLiteral("row = 10, column = 21, value = ")), qPrintable(m_hint));
        const QString told = m_hint;
        QVERIFY(hintAt(pixelOf(5, 5)) != told);
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(canvas(), &leave);
        QCOMPARE(m_hint, told);
    }

    void keepWithAnotherAxisLabelShowsAll()
    {
        AxisScale rows = AxisScale::uniform(0, 1, 40);
        show({rows, AxisScale(60)});
        wheel(pixelOf(20, 30), 3);
        QVERIFY(m_plot->visibleColumns().count < 60);
        rows.label = QStringLiteral("Delay");
        show({rows, AxisScale(60)}, ViewPolicy::Keep);
        QCOMPARE(m_plot->visibleColumns().count, quint64{60});
    }

    void aspectIsOfElementsWhereUnitsDiffer()
    {
        ImageStyle style;
        style.isAspectLocked = true;
        m_plot->setStyle(style);
        show({scaleWith(0, 1000, 30, "V"), AxisScale(30)});
        const QPoint from = pixelOf(10, 10);
        const QPoint to = pixelOf(20, 20);
        QVERIFY(std::abs(std::abs(to.x() - from.x()) - std::abs(to.y() - from.y())) <= 4);
    }

    void rubberBandZoomsFlippedRealAxes()
    {
        ImageStyle style;
        style.columnsLeftward = true;
        m_plot->setStyle(style);
        show({scaleWith(5, -0.25, 40, "V"), scaleWith(0, 2, 40, "s")});
        drag(canvas(), Qt::RightButton, pixelOf(10, 10), pixelOf(20, 25));
        settle();
        QVERIFY(m_plot->visibleRows().start >= 9 && m_plot->visibleRows().start <= 10);
        QVERIFY(std::abs(int(m_plot->visibleRows().count) - 11) <= 1);
        QVERIFY(std::abs(int(m_plot->visibleColumns().count) - 16) <= 1);
        QTest::mouseDClick(canvas(), Qt::LeftButton, {}, {300, 200});
        settle();
        QCOMPARE(m_plot->visibleRows().count, quint64{40});
    }

    void clicksMoveTheCrosshairOnlyWhereThereIsOne()
    {
        show({AxisScale(20), AxisScale(30)});
        QSignalSpy moves(m_plot.get(), &ImagePlot::crosshairMoved);
        QTest::mouseClick(canvas(), Qt::LeftButton, {}, pixelOf(3, 4));
        QCOMPARE(moves.count(), 0);
        QVERIFY(!m_plot->crosshair());
        m_plot->setCrosshair(Place(10, 15));
        QCOMPARE(moves.count(), 0); // not by the user
        QTest::mouseClick(canvas(), Qt::LeftButton, {}, pixelOf(3, 4));
        QCOMPARE(moves.count(), 1);
        QCOMPARE(m_plot->crosshair(), std::optional(Place(3, 4)));
        m_plot->setCrosshair(Place(1000, 1000));
        QCOMPARE(m_plot->crosshair(), std::optional(Place(19, 29)));
    }

    void draggingTheCrosshairDoesNotPan()
    {
        show({AxisScale(20), AxisScale(30)});
        wheel(pixelOf(10, 15), 2);
        const Range rows = m_plot->visibleRows();
        m_plot->setCrosshair(Place(10, 15));
        settle();
        QSignalSpy moves(m_plot.get(), &ImagePlot::crosshairMoved);
        drag(canvas(), Qt::LeftButton, pixelOf(10, 15), pixelOf(12, 18)); // at the crossing: both lines
        QCOMPARE(m_plot->crosshair(), std::optional(Place(12, 18)));
        drag(canvas(), Qt::LeftButton, pixelOf(9, 18), pixelOf(14, 13)); // on the column's line
        QCOMPARE(m_plot->crosshair(), std::optional(Place(12, 13)));
        QVERIFY(moves.count() >= 2);
        settle();
        QCOMPARE(m_plot->visibleRows(), rows);
        drag(canvas(), Qt::LeftButton, pixelOf(8, 16), pixelOf(10, 17)); // beside it: pans
        settle();
        QCOMPARE(m_plot->crosshair(), std::optional(Place(12, 13)));
        QVERIFY(m_plot->visibleRows() != rows);
    }

    void arrowKeysMoveTheCrosshairAsItIsSeen()
    {
        show({AxisScale(50), AxisScale(50)});
        m_plot->setCrosshair(Place(20, 20));
        QTest::keyClick(canvas(), Qt::Key_Right);
        QTest::keyClick(canvas(), Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(m_plot->crosshair(), std::optional(Place(30, 21)));
        ImageStyle style;
        style.rowsUpward = true;
        style.columnsLeftward = true;
        m_plot->setStyle(style);
        QTest::keyClick(canvas(), Qt::Key_Right);
        QTest::keyClick(canvas(), Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(m_plot->crosshair(), std::optional(Place(20, 20)));
        for (int i = 0; i < 9; ++i)
            QTest::keyClick(canvas(), Qt::Key_Up, Qt::ShiftModifier);
        QCOMPARE(m_plot->crosshair(), std::optional(Place(49, 20)));
    }

    void theViewFollowsTheCrosshair()
    {
        show({AxisScale(50), AxisScale(50)});
        wheel(pixelOf(25, 25), 6);
        const Range rows = m_plot->visibleRows();
        m_plot->setCrosshair(Place(25, 25));
        QTest::keyClick(canvas(), Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(canvas(), Qt::Key_Down, Qt::ShiftModifier);
        settle();
        QVERIFY(m_plot->visibleRows().start > rows.start);
        QVERIFY(m_plot->visibleRows().start + m_plot->visibleRows().count > 45);
    }

    void profilesAreAskedForAndDrawn()
    {
        ImageStyle style;
        style.hasProfiles = true;
        QSignalSpy asked(m_plot.get(), &ImagePlot::profilesNeeded);
        m_plot->setStyle(style);
        show({AxisScale(40), AxisScale(60)});
        QTRY_COMPARE(asked.count(), 1);
        QCOMPARE(asked.last(), (QList<QVariant>{quint64{20}, quint64{30}})); // the middle
        m_plot->setCrosshair(Place(5, 6));
        m_plot->setCrosshair(Place(7, 8));
        QTRY_COMPARE(asked.count(), 2); // once for both
        QCOMPARE(asked.last(), (QList<QVariant>{quint64{7}, quint64{8}}));
        settle();
        const QImage before = m_plot->grab().toImage();
        std::vector<double> profile;
        for (int i = 0; i < 60; ++i)
            profile.push_back(std::sin(i / 5.0));
        m_plot->setRowProfile(profileOf(profile));
        settle();
        const QImage after = m_plot->grab().toImage();
        const auto changes = [&](const QRect& area) {
            int count = 0;
            for (int y = area.top(); y <= area.bottom(); ++y)
                for (int x = area.left(); x <= area.right(); ++x)
                    count += before.pixel(x, y) != after.pixel(x, y) ? 1 : 0;
            return count;
        };
        QVERIFY(changes(QRect(0, 0, kSize.width(), 110)) > 200);          // above the image
        QVERIFY(changes(QRect(550, 150, kSize.width() - 550, 300)) < 20); // not at its right
        drag(canvas(), Qt::LeftButton, pixelOf(7, 8), pixelOf(12, 13));
        QTRY_COMPARE(asked.count(), 3);
        style.hasProfiles = false;
        m_plot->setStyle(style);
        m_plot->setRowProfile(profileOf(profile)); // too late
        settle();
        QVERIFY(pixelOf(0, 30).y() < 60); // the image has the place back
    }

    void profilesComeAndGoWithATitle()
    {
        ImageStyle style;
        show({AxisScale(40), AxisScale(60)});
        for (const char* title : {"", "Title", "", "Title"}) {
            style.hasProfiles = !style.hasProfiles;
            m_plot->setStyle(style);
            m_plot->setLabels(
                {QString::fromLatin1(title), QStringLiteral("x"), QStringLiteral("y"), QStringLiteral("v")});
            settle();
            QVERIFY(pixelOf(20, 30).x() > 0);
        }
    }

    void wheelOverAProfileZoomsTheImageAlongIt()
    {
        ImageStyle style;
        style.hasProfiles = true;
        m_plot->setStyle(style);
        show({AxisScale(40), AxisScale(60)});
        const int middle = pixelOf(20, 30).x();
        wheel({middle, 60}, 3);
        QVERIFY(m_plot->visibleColumns().count < 50);
        QCOMPARE(m_plot->visibleRows().count, quint64{40});
    }

    void clearForgetsEverything()
    {
        show({AxisScale(40), AxisScale(60)});
        m_plot->setCrosshair(Place(1, 2));
        m_plot->clear();
        settle();
        QVERIFY(!m_plot->crosshair());
        QCOMPARE(m_plot->visibleRows().count, quint64{0});
        QVERIFY(hintAt({300, 200}).isEmpty());
        QTest::keyClick(canvas(), Qt::Key_Right);
        QTest::mouseClick(canvas(), Qt::LeftButton, {}, {300, 200});
        wheel({300, 200}, 2);
    }
};

QTEST_MAIN(TestImagePlot)
#include "tst_image_plot.moc"
