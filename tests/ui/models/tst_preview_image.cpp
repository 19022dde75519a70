// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/PreviewImage.h"

#include <QBuffer>
#include <QTest>
#include <QtEndian>

using namespace h5scout::ui;

namespace
{

QByteArray pngOf(const QImage& image, const char* format = "PNG")
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format);
    return bytes;
}

QImage sample()
{
    QImage image(7, 5, QImage::Format_RGB32);
    image.fill(Qt::darkCyan);
    image.setPixelColor(3, 2, Qt::yellow);
    return image;
}

quint32 crc32(const QByteArray& bytes)
{
    quint32 crc = 0xffffffffU;
    for (const char byte : bytes) {
        crc ^= static_cast<quint8>(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1U) ^ (0xedb88320U & (0U - (crc & 1U)));
    }
    return ~crc;
}

/// A picture whose head says that it has that size.
QByteArray pretending(quint32 width, quint32 height)
{
    QByteArray bytes = pngOf(sample());
    qToBigEndian(width, bytes.data() + 16);
    qToBigEndian(height, bytes.data() + 20);
    qToBigEndian(crc32(bytes.mid(12, 17)), bytes.data() + 29);
    return bytes;
}

} // namespace

class TestPreviewImage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void decodesAPng();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
};

void TestPreviewImage::decodesAPng()
{
    const PreviewImage preview = decodePreview(QStringLiteral("pixmap2D"), pngOf(sample()));
    QCOMPARE(preview.problem, QString());
    QCOMPARE(preview.name, QStringLiteral("pixmap2D"));
    QCOMPARE(preview.image.size(), QSize(7, 5));
    QCOMPARE(preview.image.pixelColor(3, 2), QColor(Qt::yellow));
}

void TestPreviewImage::saysWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("problem");
    const QByteArray good = pngOf(sample());
    QTest::newRow("empty") << QByteArray() << QStringLiteral("The attribute is empty.");
    QTest::newRow("text") << QByteArray("hello, this is a text") << QStringLiteral("This is no PNG picture.");
    QTest::newRow("other format") << pngOf(sample(), "BMP") << QStringLiteral("This is no PNG picture.");
    QTest::newRow("SVG") << QByteArray("<svg xmlns='http://www.w3.org/2000/svg'/>")
                         << QStringLiteral("This is no PNG picture.");
    QTest::newRow("cut at the first zero")
        << good.left(8) << QStringLiteral("The picture is cut off: only its first 8 bytes");
    QTest::newRow("cut later") << good.chopped(20) << QStringLiteral("The picture is cut off");
    QTest::newRow("bomb") << pretending(60'000, 60'000)
                          << QStringLiteral("The picture says that it has 60000 x 60000 pixels");
    QTest::newRow("largest bomb") << pretending(0x7fffffff, 0x7fffffff)
                                  << QStringLiteral("The picture says that it has 2147483647 x 2147483647 pixels");
    QTest::newRow("long line") << pretending(2'000'000, 1)
                               << QStringLiteral("The picture says that it has 2000000 x 1");
    QTest::newRow("beyond PNG") << pretending(0x80000000, 1) << QStringLiteral("The picture cannot be read");
    QByteArray damaged = good;
    damaged[24] = 7;
    QTest::newRow("damaged head") << damaged << QStringLiteral("The picture cannot be read");
    QTest::newRow("no pixels") << pretending(0, 0) << QStringLiteral("The picture cannot be read");
}

void TestPreviewImage::saysWhatIsWrong()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, problem);
    const PreviewImage preview = decodePreview(QStringLiteral("pixmap"), bytes);
    QVERIFY(preview.image.isNull());
    QVERIFY2(preview.problem.startsWith(problem), qPrintable(preview.problem));
}

QTEST_GUILESS_MAIN(TestPreviewImage)
#include "tst_preview_image.moc"
