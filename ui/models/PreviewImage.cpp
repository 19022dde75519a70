// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/PreviewImage.h"

#include <algorithm>
#include <climits>

#include <QBuffer>
#include <QCoreApplication>
#include <QImageReader>
#include <QtEndian>

#include "ui/models/Format.h"

namespace h5scout::ui
{

namespace
{

constexpr qint64 kMostPixels = qint64{64} << 20;
constexpr int kLongestSide = 1'000'000; ///< of libpng
const QByteArray kSignature = QByteArrayLiteral("\x89PNG\r\n\x1a\n");
const QByteArray kEnd = QByteArrayLiteral("IEND\xae\x42\x60\x82");

QString tr(const char* text)
{
    return QCoreApplication::translate("h5scout::ui::PreviewImage", text);
}

/// Why the bytes cannot be a whole picture; empty if they may be.
QString problemOf(const QByteArray& bytes)
{
    if (bytes.isEmpty())
        return tr("The attribute is empty.");
    if (!bytes.startsWith(kSignature.left(bytes.size())))
        return tr("This is no PNG picture.");
    if (!bytes.endsWith(kEnd))
        return tr("The picture is cut off: only its first %1 are stored. Old versions of PyMoDAQ stored pictures as "
                  "texts, which end at the first zero byte.")
            .arg(formatBytes(static_cast<quint64>(bytes.size())));
    return {};
}

quint32 crc32(QByteArrayView bytes)
{
    quint32 crc = 0xffffffffU;
    for (const char byte : bytes) {
        crc ^= static_cast<quint8>(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1U) ^ (0xedb88320U & (0U - (crc & 1U)));
    }
    return ~crc;
}

/// Bits of a sample that go with the kind of colours.
bool isPixelFormat(quint8 bits, quint8 colors)
{
    switch (colors) {
    case 0: // grey
        return bits == 1 || bits == 2 || bits == 4 || bits == 8 || bits == 16;
    case 3: // a palette
        return bits == 1 || bits == 2 || bits == 4 || bits == 8;
    case 2: // colours
    case 4: // grey with opacity
    case 6: // colours with opacity
        return bits == 8 || bits == 16;
    default:
        return false;
    }
}

/// The size that the first chunk of a PNG file, IHDR, tells; none if the chunk is damaged. libpng writes to the
/// standard error output about such heads, and about sizes that are too large.
QSize sizeInHead(QByteArrayView png)
{
    constexpr qsizetype kStart = 8;
    constexpr qsizetype kEndOfHead = 33;
    constexpr quint32 kLength = 13;
    if (png.size() < kEndOfHead || png.sliced(kStart + 4, 4) != QByteArrayView("IHDR"))
        return {};
    const auto numberAt = [png](qsizetype place) { return qFromBigEndian<quint32>(png.data() + place); };
    const auto byteAt = [png](qsizetype place) { return static_cast<quint8>(png[place]); };
    const quint32 width = numberAt(16);
    const quint32 height = numberAt(20);
    const bool isSound = numberAt(kStart) == kLength && isPixelFormat(byteAt(24), byteAt(25)) && byteAt(26) == 0 &&
                         byteAt(27) == 0 && byteAt(28) <= 1 && numberAt(29) == crc32(png.sliced(12, kLength + 4));
    if (!isSound || width == 0 || height == 0 || width > INT_MAX || height > INT_MAX)
        return {};
    return {static_cast<int>(width), static_cast<int>(height)};
}

} // namespace

PreviewImage decodePreview(const QString& name, const QByteArray& bytes)
{
    PreviewImage preview{name, bytes, {}, problemOf(bytes)};
    if (!preview.problem.isEmpty())
        return preview;
    const QSize size = sizeInHead(bytes);
    if (!size.isValid()) {
        preview.problem = tr("The picture cannot be read: its head is damaged.");
        return preview;
    }
    if (qint64{size.width()} * size.height() > kMostPixels || std::max(size.width(), size.height()) > kLongestSide) {
        preview.problem = tr("The picture says that it has %1 x %2 pixels, more than are decoded here.")
                              .arg(size.width())
                              .arg(size.height());
        return preview;
    }
    QBuffer buffer(&preview.png);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer, QByteArrayLiteral("png"));
    reader.setDecideFormatFromContent(false);
    if (!reader.read(&preview.image)) {
        preview.image = {};
        preview.problem = tr("The picture cannot be read: %1.").arg(reader.errorString());
    }
    return preview;
}

} // namespace h5scout::ui
