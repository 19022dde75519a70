// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QImage>
#include <QPainter>
#include <QRegularExpression>
#include <QSvgRenderer>
#include <QtTest>

namespace
{

const QString kIconFolder = QStringLiteral(":/h5scout/icons");
const QString kAppIcon = QStringLiteral(":/h5scout/h5scout.svg");

QByteArray contentsOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The picture as the window's icon loader makes it: `currentColor` replaced by the palette's text colour.
QImage render(const QByteArray& svg, const QColor& stroke, int pixels)
{
    QByteArray coloured = svg;
    coloured.replace("currentColor", stroke.name().toLatin1());
    QSvgRenderer renderer(coloured);
    QImage image(pixels, pixels, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    renderer.render(&painter, QRectF(0, 0, pixels, pixels));
    return image;
}

double paintedShare(const QImage& image)
{
    int painted = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            painted += qAlpha(image.pixel(x, y)) > 64 ? 1 : 0;
    return double(painted) / (double(image.width()) * image.height());
}

bool touchesBorder(const QImage& image)
{
    const int end = image.width() - 1;
    for (int i = 0; i <= end; ++i)
        for (const QPoint point : {QPoint(i, 0), QPoint(i, end), QPoint(0, i), QPoint(end, i)})
            if (qAlpha(image.pixel(point)) > 128)
                return true;
    return false;
}

} // namespace

class IconsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void everyIconIsADrawingOfTheFamily_data() { addIconRows(); }
    void everyIconIsADrawingOfTheFamily();
    void everyIconIsSeenInLightAndDark_data() { addIconRows(); }
    void everyIconIsSeenInLightAndDark();
    void noTwoIconsLookTheSame();
    void theApplicationIconFillsItsSquare();
    void theContactSheetIsWritten();

private:
    void addIconRows();
    QStringList m_icons; // file names
};

void IconsTest::initTestCase()
{
    Q_INIT_RESOURCE(h5scout);
    m_icons = QDir(kIconFolder).entryList({QStringLiteral("*.svg")}, QDir::Files, QDir::Name);
    const QDir sources(QStringLiteral(H5SCOUT_ICON_SOURCES));
    QVERIFY(!m_icons.isEmpty());
    QCOMPARE(m_icons, sources.entryList({QStringLiteral("*.svg")}, QDir::Files, QDir::Name));
}

void IconsTest::addIconRows()
{
    QTest::addColumn<QString>("path");
    for (const QString& name : std::as_const(m_icons))
        QTest::newRow(qPrintable(name)) << kIconFolder + QLatin1Char('/') + name;
}

void IconsTest::everyIconIsADrawingOfTheFamily()
{
    QFETCH(QString, path);
    const QByteArray svg = contentsOf(path);
    QVERIFY(QSvgRenderer(svg).isValid());
    QVERIFY(svg.startsWith("<!-- SPDX-License-Identifier: GPL-3.0-or-later -->"));
    QVERIFY(svg.contains("viewBox=\"0 0 24 24\""));
    QVERIFY(svg.contains("stroke=\"currentColor\""));
    QVERIFY2(!svg.contains("<image") && !svg.contains("data:"), "an icon is a drawing, not a picture");
}

void IconsTest::everyIconIsSeenInLightAndDark()
{
    QFETCH(QString, path);
    const QByteArray svg = contentsOf(path);
    for (const QColor& stroke : {QColor(Qt::black), QColor(Qt::white)}) {
        const QImage small = render(svg, stroke, 16);
        QVERIFY2(paintedShare(small) > 0.08, qPrintable(QString::number(paintedShare(small))));
        QVERIFY2(!touchesBorder(render(svg, stroke, 96)), "the drawing is cut off at the border");
    }
}

void IconsTest::noTwoIconsLookTheSame()
{
    QHash<QByteArray, QString> seen;
    for (const QString& name : std::as_const(m_icons)) {
        const QImage image = render(contentsOf(kIconFolder + QLatin1Char('/') + name), Qt::black, 16);
        const QByteArray pixels(reinterpret_cast<const char*>(image.constBits()), int(image.sizeInBytes()));
        QVERIFY2(!seen.contains(pixels), qPrintable(name + QStringLiteral(" looks like ") + seen.value(pixels)));
        seen.insert(pixels, name);
    }
}

void IconsTest::theApplicationIconFillsItsSquare()
{
    const QByteArray svg = contentsOf(kAppIcon);
    QVERIFY(QSvgRenderer(svg).isValid());
    for (const int pixels : {16, 32, 48, 128, 512})
        QVERIFY(paintedShare(render(svg, Qt::black, pixels)) > 0.8);
}

void IconsTest::theContactSheetIsWritten()
{
    const QList<int> sizes = {16, 24, 48};
    const int columns = 9;
    const int cell = 108;
    const int line = 64;
    const int rows = (int(m_icons.size()) + columns) / columns; // the application icon comes last
    QImage sheet(columns * cell, 2 * rows * line, QImage::Format_ARGB32_Premultiplied);
    QPainter painter(&sheet);
    for (const bool dark : {false, true}) {
        const int top = dark ? rows * line : 0;
        painter.fillRect(0, top, sheet.width(), rows * line, dark ? QColor(0x23, 0x26, 0x29) : QColor(Qt::white));
        for (int i = 0; i <= m_icons.size(); ++i) {
            const QByteArray svg =
                contentsOf(i < m_icons.size() ? kIconFolder + QLatin1Char('/') + m_icons.at(i) : kAppIcon);
            int x = (i % columns) * cell + 5;
            for (const int size : sizes) {
                painter.drawImage(x, top + (i / columns) * line + 8,
                                  render(svg, dark ? QColor(0xef, 0xf0, 0xf1) : QColor(0x23, 0x26, 0x29), size));
                x += size + 4;
            }
        }
    }
    painter.end();
    QVERIFY(QDir().mkpath(QStringLiteral(H5SCOUT_TEST_OUTPUT)));
    QVERIFY(sheet.save(QStringLiteral(H5SCOUT_TEST_OUTPUT "/icons.png")));
}

QTEST_GUILESS_MAIN(IconsTest)
#include "tst_icons.moc"
