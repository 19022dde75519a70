// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/ThemeSetting.h"

#include <QAction>
#include <QActionGroup>
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

void storeTheme(Theme theme)
{
    QSettings().setValue(kThemeKey, nameOf(theme));
}

} // namespace

Theme storedTheme()
{
    return findTheme(QSettings().value(kThemeKey).toString()).value_or(Theme::System);
}

void offerThemes(QActionGroup* themes)
{
    for (QAction* action : themes->actions())
        action->setChecked(action->data().toInt() == static_cast<int>(storedTheme()));
    QObject::connect(themes, &QActionGroup::triggered, themes, [](const QAction* action) {
        const auto theme = static_cast<Theme>(action->data().toInt());
        storeTheme(theme);
        applyTheme(theme);
    });
}

} // namespace h5scout::ui
