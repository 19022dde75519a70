// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of plots for people to look at, and data for them.
#pragma once

#include <cstddef>
#include <functional>

#include <QApplication>
#include <QDir>
#include <QTest>

#include "h5scout/client/NodeTypes.h"
#include "ui/Theme.h"
#include "ui/plot/PlotWidget.h"

namespace h5scout::test
{

/// One value a pixel, of row and column.
inline Image imageOf(quint32 width, quint32 height, const std::function<double(double row, double column)>& at)
{
    Image image;
    image.rows = {0, height, 1};
    image.columns = {0, width, 1};
    image.width = width;
    image.height = height;
    image.rowsRead = height;
    for (quint32 row = 0; row < height; ++row)
        for (quint32 column = 0; column < width; ++column)
            image.values.push_back(at(row, column));
    return image;
}

/// The samples themselves, one a column.
inline Envelope profileOf(std::vector<double> values)
{
    Envelope envelope;
    envelope.count = envelope.samplesRead = values.size();
    envelope.minimum = envelope.maximum = std::move(values);
    return envelope;
}

/// The plot at that size as it is now, without waiting for a frame.
inline QImage pictureOf(ui::PlotWidget& plot, const QSize& size)
{
    plot.resize(size);
    plot.show();
    for (int i = 0; i < 3; ++i)
        QApplication::processEvents();
    return plot.grab().toImage();
}

/// Writes NAME-light.png, NAME-dark.png and both -small to the folder of the pictures.
inline void saveGallery(ui::PlotWidget& plot, const QString& name)
{
    const QDir folder(QStringLiteral(H5SCOUT_TEST_OUTPUT "/gallery2d"));
    folder.mkpath(QStringLiteral("."));
    for (const bool isDark : {false, true}) {
        ui::applyTheme(isDark ? ui::Theme::Dark : ui::Theme::Light);
        for (const bool isSmall : {false, true}) {
            const QImage picture = pictureOf(plot, isSmall ? QSize(420, 340) : QSize(1000, 640));
            picture.save(folder.filePath(QStringLiteral("%1-%2%3.png")
                                             .arg(name, isDark ? QStringLiteral("dark") : QStringLiteral("light"),
                                                  isSmall ? QStringLiteral("-small") : QString())));
        }
    }
    ui::applyTheme(ui::Theme::Light);
}

} // namespace h5scout::test
