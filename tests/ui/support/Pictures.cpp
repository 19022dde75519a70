// SPDX-License-Identifier: GPL-3.0-or-later
#include "Pictures.h"

#include <algorithm>

#include <QApplication>
#include <QDir>
#include <QFileInfo>
#include <QHash>
#include <QStyleFactory>
#include <QWidget>

// Outside of any namespace, as the macro wants it.
static void initResources()
{
    Q_INIT_RESOURCE(h5scout);
}

namespace h5scout::test
{

QRegularExpression anyWarning()
{
    return QRegularExpression(QStringLiteral("^(?!This plugin does not support (propagateSizeHints|raise)).*"));
}

void prepareLook()
{
    initResources();
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    usePalette(lightPalette());
}

QPalette lightPalette()
{
    QPalette palette(QColor(0xf0, 0xf0, 0xf0));
    palette.setColor(QPalette::Highlight, QColor(0x2f, 0x6f, 0xc4));
    palette.setColor(QPalette::PlaceholderText, QColor(0x70, 0x70, 0x70));
    return palette;
}

QPalette darkPalette()
{
    QPalette palette(QColor(0x30, 0x32, 0x36));
    palette.setColor(QPalette::Base, QColor(0x22, 0x24, 0x27));
    palette.setColor(QPalette::Text, QColor(0xe6, 0xe6, 0xe6));
    palette.setColor(QPalette::WindowText, QColor(0xe6, 0xe6, 0xe6));
    palette.setColor(QPalette::ButtonText, QColor(0xe6, 0xe6, 0xe6));
    palette.setColor(QPalette::Highlight, QColor(0x2f, 0x6f, 0xc4));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::PlaceholderText, QColor(0x9a, 0x9c, 0xa0));
    return palette;
}

void usePalette(const QPalette& palette)
{
    QApplication::setPalette(palette);
    QCoreApplication::processEvents();
}

QImage picture(QWidget& widget, const QString& name)
{
    QCoreApplication::processEvents(); // layouts that wait
    const QImage image = widget.grab().toImage();
    QDir folder(QStringLiteral(H5SCOUT_TEST_OUTPUT));
    folder.mkpath(QFileInfo(name).path());
    image.save(folder.filePath(name + QStringLiteral(".png")));
    return image;
}

double inkShare(const QImage& image)
{
    QHash<QRgb, int> counts;
    int most = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            most = std::max(most, ++counts[image.pixel(x, y)]);
    }
    return 1.0 - static_cast<double>(most) / (static_cast<double>(image.width()) * image.height());
}

} // namespace h5scout::test
