// SPDX-License-Identifier: GPL-3.0-or-later
// The least that a Qt program needs to show a window: what the start of h5scout is measured against.
#include <QApplication>
#include <QLabel>

int main(int argc, char** argv)
{
    QApplication app(argc, argv);
    QLabel label(QStringLiteral("bare"));
    label.setWindowTitle(QStringLiteral("bare Qt window"));
    label.resize(1280, 800);
    label.show();
    return QApplication::exec();
}
