// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/PreviewImage.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QImageReader>

#include "ui/models/Format.h"

namespace h5scout::ui
{

namespace
{

constexpr qint64 kMostPixels = qint64{64} << 20;
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

} // namespace

PreviewImage decodePreview(const QString& name, const QByteArray& bytes)
{
    PreviewImage preview{name, bytes, {}, problemOf(bytes)};
    if (!preview.problem.isEmpty())
        return preview;
    QBuffer buffer(&preview.png);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer, QByteArrayLiteral("png"));
    reader.setDecideFormatFromContent(false);
    const QSize size = reader.size();
    if (!size.isValid()) {
        preview.problem = tr("The picture cannot be read: its head is damaged.");
        return preview;
    }
    if (qint64{size.width()} * size.height() > kMostPixels) {
        preview.problem = tr("The picture says that it has %1 x %2 pixels, more than are decoded here.")
                              .arg(size.width())
                              .arg(size.height());
        return preview;
    }
    if (!reader.read(&preview.image)) {
        preview.image = {};
        preview.problem = tr("The picture cannot be read: %1.").arg(reader.errorString());
    }
    return preview;
}

} // namespace h5scout::ui
