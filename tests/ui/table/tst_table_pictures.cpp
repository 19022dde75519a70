// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of the table pane for people to look at, and what must be true of them.
#include "Pictures.h"
#include "TableFixture.h"

#include <QLineEdit>
#include <QTest>

#include <cmath>
#include <cstring>
#include <functional>
#include <limits>

using namespace h5scout;
using namespace h5scout::test;
using namespace h5scout::ui;

namespace
{

DataAxis uniformAxis(quint32 dimension, const QString& label, const QString& units, double first, double step)
{
    DataAxis axis;
    axis.label = label;
    axis.units = units;
    axis.dimension = dimension;
    axis.spacing = DataAxis::Spacing::Uniform;
    axis.first = first;
    axis.step = step;
    return axis;
}

std::vector<double> noisy(std::size_t count)
{
    std::vector<double> values(count);
    for (std::size_t i = 0; i < count; ++i) {
        const auto place = static_cast<double>(i);
        values[i] = i % 37 == 5 ? std::numeric_limits<double>::quiet_NaN()
                                : std::sin(place / 7) * std::pow(10, static_cast<int>(i % 9) - 4);
    }
    return values;
}

} // namespace

class TestTablePictures : public QObject
{
    Q_OBJECT

    std::unique_ptr<TableFixture> t;

    void addFloats()
    {
        FakeNode& node = t->file.addArray("/floats", {300, 60}, noisy(18'000));
        node.data.axes = {uniformAxis(0, QStringLiteral("Delay"), QStringLiteral("fs"), -100, 2.5),
                          uniformAxis(1, QStringLiteral("Wavelength"), QStringLiteral("nm"), 500.25, 0.125)};
    }
    void addLine()
    {
        FakeNode& node = t->file.addArray("/line", {500}, noisy(500));
        node.label = "Photodiode voltage";
        node.units = "mV";
        node.data.axes = {uniformAxis(0, QStringLiteral("Time"), QStringLiteral("s"), 1'700'000'000, 60)};
        node.data.axes.front().isTime = true;
    }
    void addTexts()
    {
        std::vector<std::string> texts;
        for (int i = 0; i < 200; ++i)
            texts.push_back("2024-10-20 18:12:" + std::to_string(10 + i % 50) +
                            (i % 5 == 0 ? " moved the delay stage to its next place and waited until the lamp had "
                                          "settled again, which took longer than it should"
                                        : " step done"));
        t->file.addArray("/texts", NdArray({200}, texts));
    }
    void addEnums()
    {
        std::vector<qint16> states(80 * 6);
        for (std::size_t i = 0; i < states.size(); ++i)
            states[i] = static_cast<qint16>(i * 7 % 4);
        FakeNode& node = t->file.addArray("/enums", arrayOf<qint16>(ElementKind::Int16, {80, 6}, states));
        const auto base = std::make_shared<const DataType>(node.dataType);
        node.dataType = {};
        node.dataType.typeClass = TypeClass::Enum;
        node.dataType.byteSize = 2;
        node.dataType.base = base;
        node.dataType.enumMembers = {{"OFF", 0}, {"ON", 1}, {"CALIBRATING_DETECTOR", 2}, {"LOST", 3}};
    }
    void addComplex()
    {
        std::vector<std::complex<double>> numbers;
        for (int i = 0; i < 400; ++i)
            numbers.push_back(std::polar(1.0 / (1 + i), i / 3.0));
        t->file.addArray("/complex", arrayOf(ElementKind::Complex128, {100, 4}, numbers));
    }

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale::c());
        prepareLook();
    }
    void init()
    {
        QTest::failOnWarning(anyWarning());
        t = std::make_unique<TableFixture>();
        QVERIFY(t->start());
        addFloats();
        addLine();
        addTexts();
        addEnums();
        addComplex();
        t->file.addCountingArray("/tall", {10'000'000'000});
        t->file.addCountingArray("/wide", {1, 3'000'000'000});
        t->file.addCountingArray("/deep", {7, 8, 9, 10, 11});
        t->file.addArray("/empty", {0, 3}, {});
        t->file.addArray("/scalar", {}, {21.5}).units = "K";
        t->file.addArray("/bools", arrayOf<quint8>(ElementKind::Bool, {2, 3}, {1, 0, 0, 1, 1, 0}));
    }
    void cleanup()
    {
        t.reset();
        usePalette(lightPalette());
    }

    void pictures_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<bool>("isDark");
        QTest::addColumn<QSize>("size");
        for (const char* name :
             {"floats", "line", "texts", "enums", "complex", "tall", "wide", "deep", "empty", "scalar", "bools"}) {
            const QByteArray path = QByteArray("/") + name;
            QTest::addRow("%s-light", name) << path << false << QSize(1280, 800);
            QTest::addRow("%s-dark", name) << path << true << QSize(1280, 800);
            QTest::addRow("%s-small", name) << path << false << QSize(360, 260);
        }
    }
    void pictures()
    {
        QFETCH(QByteArray, path);
        QFETCH(bool, isDark);
        QFETCH(QSize, size);
        usePalette(isDark ? darkPalette() : lightPalette());
        t->pane->resize(size);
        QVERIFY(t->show(path));
        if (t->grid()->isShowing()) {
            t->grid()->setFocus();
            t->grid()->setCurrent({t->grid()->plane().rows() > 1'000'000 ? 7'654'321'000 : quint64{2}, 1});
            t->grid()->setCurrent({t->current().row + 3, t->grid()->columns().count() > 2 ? quint64{2} : quint64{1}},
                                  GridSelection::Mode::Extend);
            if (path == "/wide")
                t->grid()->setCurrent({0, 2'999'999'000});
            QVERIFY(t->waitForCells());
        }
        const QImage image = picture(*t->pane, QStringLiteral("table_") + QString::fromLatin1(QTest::currentDataTag()));
        QCOMPARE(image.size(), size); // nothing in it wants more room
        QVERIFY(inkShare(image) > 0.005);
        const QColor mean = image.scaled(1, 1, Qt::IgnoreAspectRatio, Qt::SmoothTransformation).pixelColor(0, 0);
        QCOMPARE(mean.lightness() < 128, isDark);
        if (t->grid()->isShowing())
            QVERIFY(t->grid()->height() > size.height() / 3);
    }

    void numbersAreNotCut_data()
    {
        QTest::addColumn<QByteArray>("path");
        for (const char* path : {"/floats", "/line", "/enums", "/complex", "/tall", "/wide", "/deep", "/bools"})
            QTest::newRow(path) << QByteArray(path);
    }
    void numbersAreNotCut()
    {
        QFETCH(QByteArray, path);
        t->pane->resize(1280, 800);
        QVERIFY(t->show(path));
        for (const quint64 row : {quint64{0}, quint64{t->grid()->rows().count() - 1}}) {
            t->grid()->setCurrent({row, t->grid()->columns().count() - 1});
            QVERIFY(t->waitForCells());
            const CellRange shown = t->grid()->view();
            for (quint64 column = shown.column; column < shown.column + shown.columns; ++column) {
                const int width = t->grid()->columns().sizeOf(column);
                QVERIFY(t->grid()->headerWidth(column) <= width);
                for (quint64 line = shown.row; line < shown.row + shown.rows; ++line) {
                    const QString text = t->cell(line, column);
                    QVERIFY2(t->grid()->textWidth(text) <= width, qPrintable(text));
                }
            }
        }
    }

    void states()
    {
        t->pane->resize(800, 400);
        t->file.fail(RequestKind::Array, "A filter is missing.");
        QVERIFY(t->show("/floats"));
        QVERIFY(inkShare(picture(*t->pane, QStringLiteral("table_failed"))) > 0.02);
        t->file.succeed();
        QVERIFY(t->show("/floats"));
        t->grid()->selectAll();
        QVERIFY(t->waitForCells());
        t->goTo(QStringLiteral("4711"));
        QVERIFY(t->child<QLineEdit>("goToField")->hasFocus());
        picture(*t->pane, QStringLiteral("table_refused"));
        QVERIFY(t->show("/tall"));
        t->grid()->setFocus();
        t->grid()->setCurrent({10, 0});
        t->grid()->setCurrent({900'000, 0}, GridSelection::Mode::Extend);
        QVERIFY(t->waitForCells());
        t->file.hold();
        QTest::keyClick(t->grid(), Qt::Key_C, Qt::ControlModifier);
        QTRY_VERIFY(t->file.heldRequests() > 0);
        for (int piece = 0; piece < 60; ++piece) {
            t->file.releaseOne();
            QTRY_VERIFY(t->file.heldRequests() > 0);
        }
        QTest::qWait(200); // the progress line comes after a moment
        const QImage copying = picture(*t->pane, QStringLiteral("table_copying"));
        QVERIFY(inkShare(copying) > 0.02);
        QTest::keyClick(t->grid(), Qt::Key_Escape);
        t->file.release();
        QTRY_COMPARE(t->client->runningRequests(), 0);
    }
};

QTEST_MAIN(TestTablePictures)
#include "tst_table_pictures.moc"
