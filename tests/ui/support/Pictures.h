// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QImage>
#include <QPalette>
#include <QRegularExpression>
#include <QString>

class QWidget;

namespace h5scout::test
{

/// Every warning but the one that Qt's offscreen platform gives for each window: for QTest::failOnWarning.
QRegularExpression anyWarning();
/// Fusion style and our icons: what every test with pictures starts with.
void prepareLook();
QPalette lightPalette();
QPalette darkPalette();
/// Sets the palette of the application and of all its widgets.
void usePalette(const QPalette& palette);

/// The widget as it is now, also written as NAME.png to the folder for people to look at.
QImage picture(QWidget& widget, const QString& name);
/// Share of the pixels whose colour is not that of the most frequent one: 0 for a blank picture.
double inkShare(const QImage& image);

} // namespace h5scout::test
