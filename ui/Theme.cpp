// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/Theme.h"

#include <QApplication>
#include <QPainter>
#include <QPlainTextEdit>
#include <QProxyStyle>
#include <QStyleOption>

namespace h5scout::ui
{

namespace
{

struct Tones
{
    QColor window;
    QColor base;
    QColor alternateBase;
    QColor button;
    QColor text;
    QColor placeholder;
    QColor disabled;
    QColor highlight;
    QColor highlightedText;
    QColor link;
    QColor linkVisited;
    QColor toolTip;
    QColor light; ///< the bright and dark edges of frames
    QColor midlight;
    QColor mid;
    QColor dark;
    QColor shadow;
};

QPalette paletteOf(const Tones& tones)
{
    QPalette palette;
    palette.setColor(QPalette::Window, tones.window);
    palette.setColor(QPalette::WindowText, tones.text);
    palette.setColor(QPalette::Base, tones.base);
    palette.setColor(QPalette::AlternateBase, tones.alternateBase);
    palette.setColor(QPalette::Text, tones.text);
    palette.setColor(QPalette::PlaceholderText, tones.placeholder);
    palette.setColor(QPalette::Button, tones.button);
    palette.setColor(QPalette::ButtonText, tones.text);
    palette.setColor(QPalette::BrightText, tones.highlightedText);
    palette.setColor(QPalette::ToolTipBase, tones.toolTip);
    palette.setColor(QPalette::ToolTipText, tones.text);
    palette.setColor(QPalette::Highlight, tones.highlight);
    palette.setColor(QPalette::HighlightedText, tones.highlightedText);
    palette.setColor(QPalette::Link, tones.link);
    palette.setColor(QPalette::LinkVisited, tones.linkVisited);
    palette.setColor(QPalette::Light, tones.light);
    palette.setColor(QPalette::Midlight, tones.midlight);
    palette.setColor(QPalette::Mid, tones.mid);
    palette.setColor(QPalette::Dark, tones.dark);
    palette.setColor(QPalette::Shadow, tones.shadow);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, tones.disabled);
    palette.setColor(QPalette::Disabled, QPalette::Base, tones.window);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, tones.mid);
    palette.setColor(QPalette::Disabled, QPalette::HighlightedText, tones.text);
    return palette;
}

bool isDark(const QPalette& palette)
{
    return palette.color(QPalette::Window).lightness() < 128;
}

/// Fusion without the icons that it draws on the buttons of dialogs: they are not of our family. Its outlines are
/// darker than the window, which on a dark one cannot be seen: there lighter ones are drawn around text fields and
/// cells.
class WindowStyle : public QProxyStyle
{
public:
    WindowStyle()
        : QProxyStyle(QStringLiteral("Fusion"))
    {}

    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* returned) const override
    {
        if (hint == SH_DialogButtonBox_ButtonsHaveIcons)
            return 0;
        if (hint == SH_Table_GridLineColor && option && isDark(option->palette))
            return static_cast<int>(option->palette.color(QPalette::Midlight).rgb());
        return QProxyStyle::styleHint(hint, option, widget, returned);
    }

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override
    {
        QProxyStyle::drawPrimitive(element, option, painter, widget);
        const bool isTextField =
            element == PE_FrameLineEdit || (element == PE_Frame && qobject_cast<const QPlainTextEdit*>(widget));
        if (!isTextField || !isDark(option->palette) || option->state.testFlag(State_HasFocus))
            return;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(option->palette.color(QPalette::Light));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5), 2, 2);
        painter->restore();
    }
};

bool isDesktopDark()
{
    // Without a palette of our own the application has the desktop's.
    QApplication::setPalette(QPalette());
    const QPalette palette = QApplication::palette();
    return palette.color(QPalette::WindowText).lightness() > palette.color(QPalette::Window).lightness();
}

} // namespace

QPalette lightPalette()
{
    return paletteOf({.window = QColor(0xf3, 0xf4, 0xf6),
                      .base = QColor(0xff, 0xff, 0xff),
                      .alternateBase = QColor(0xf6, 0xf8, 0xfa),
                      .button = QColor(0xee, 0xf0, 0xf2),
                      .text = QColor(0x1c, 0x22, 0x2a),
                      .placeholder = QColor(0x64, 0x6d, 0x78),
                      .disabled = QColor(0x96, 0x9e, 0xa8),
                      .highlight = QColor(0x1f, 0x66, 0xad),
                      .highlightedText = QColor(0xff, 0xff, 0xff),
                      .link = QColor(0x1a, 0x5f, 0xa8),
                      .linkVisited = QColor(0x6b, 0x47, 0x9c),
                      .toolTip = QColor(0xff, 0xff, 0xff),
                      .light = QColor(0xff, 0xff, 0xff),
                      .midlight = QColor(0xe8, 0xea, 0xed),
                      .mid = QColor(0xc4, 0xc9, 0xcf),
                      .dark = QColor(0x9a, 0xa1, 0xaa),
                      .shadow = QColor(0x6c, 0x73, 0x7c)});
}

QPalette darkPalette()
{
    return paletteOf({.window = QColor(0x24, 0x27, 0x2c),
                      .base = QColor(0x1a, 0x1d, 0x21),
                      .alternateBase = QColor(0x20, 0x23, 0x28),
                      .button = QColor(0x2f, 0x33, 0x39),
                      .text = QColor(0xe6, 0xe8, 0xeb),
                      .placeholder = QColor(0x9b, 0xa3, 0xad),
                      .disabled = QColor(0x6f, 0x77, 0x81),
                      .highlight = QColor(0x2f, 0x74, 0xbd),
                      .highlightedText = QColor(0xff, 0xff, 0xff),
                      .link = QColor(0x6c, 0xb0, 0xf0),
                      .linkVisited = QColor(0xb7, 0x9a, 0xe0),
                      .toolTip = QColor(0x2f, 0x33, 0x39),
                      .light = QColor(0x4a, 0x50, 0x58),
                      .midlight = QColor(0x3a, 0x3f, 0x46),
                      .mid = QColor(0x43, 0x49, 0x51),
                      .dark = QColor(0x14, 0x16, 0x19),
                      .shadow = QColor(0x0b, 0x0c, 0x0e)});
}

void applyTheme(Theme theme)
{
    const bool isDark = theme == Theme::Dark || (theme == Theme::System && isDesktopDark());
    if (dynamic_cast<WindowStyle*>(QApplication::style()) == nullptr)
        QApplication::setStyle(new WindowStyle);
    QApplication::setPalette(isDark ? darkPalette() : lightPalette());
    if (!isDark)
        return;
    // On a dark window the style's dark outlines do not show: small fields need a lighter ground to be seen.
    QPalette ofIndicators = darkPalette();
    ofIndicators.setColor(QPalette::Base, ofIndicators.color(QPalette::Light));
    for (const char* indicator : {"QCheckBox", "QRadioButton"})
        QApplication::setPalette(ofIndicators, indicator);
}

QColor editingColour(const QPalette& palette)
{
    const bool isDark = palette.color(QPalette::Base).lightness() < 128;
    return isDark ? QColor(0xff, 0xb4, 0x54) : QColor(0xb3, 0x56, 0x00);
}

std::optional<Theme> findTheme(QStringView name)
{
    if (name == QLatin1String("system"))
        return Theme::System;
    if (name == QLatin1String("light"))
        return Theme::Light;
    if (name == QLatin1String("dark"))
        return Theme::Dark;
    return {};
}

} // namespace h5scout::ui
