// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/ThemeSetting.h"

#include <QSettings>

namespace h5scout::ui
{

namespace
{

const QString kThemeKey = QStringLiteral("window/theme");

QString nameOf(Theme theme)
{
    switch (theme) {
    case Theme::System:
        break;
    case Theme::Light:
        return QStringLiteral("light");
    case Theme::Dark:
        return QStringLiteral("dark");
    }
    return QStringLiteral("system");
}

} // namespace

Theme storedTheme()
{
    return findTheme(QSettings().value(kThemeKey).toString()).value_or(Theme::System);
}

void storeTheme(Theme theme)
{
    QSettings().setValue(kThemeKey, nameOf(theme));
}

} // namespace h5scout::ui
