// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/Icons.h"

#include <QFile>
#include <QGuiApplication>
#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace h5scout::ui
{
namespace
{

QColor colourFor(QIcon::Mode mode)
{
    const QPalette palette = QGuiApplication::palette();
    switch (mode) {
    case QIcon::Disabled:
        return palette.color(QPalette::Disabled, QPalette::Text);
    case QIcon::Selected:
        return palette.color(QPalette::Active, QPalette::HighlightedText);
    case QIcon::Normal:
    case QIcon::Active:
        break;
    }
    return palette.color(QPalette::Active, QPalette::Text);
}

/// Gives every "#rrggbb" the same colour: what is disabled must not shine.
void takeColours(QByteArray& svg, const QByteArray& colour)
{
    constexpr qsizetype kLength = 7;
    for (qsizetype at = svg.indexOf("\"#"); at >= 0; at = svg.indexOf("\"#", at + 1)) {
        if (svg.mid(at + 1 + kLength, 1) == "\"")
            svg.replace(at + 1, kLength, colour);
    }
}

/// Paints one SVG, recoloured. Pixmaps are kept in QPixmapCache by name, size and colour.
class SvgIconEngine : public QIconEngine
{
public:
    SvgIconEngine(QString name, QByteArray svg)
        : m_name(std::move(name))
        , m_svg(std::move(svg))
    {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device() ? painter->device()->devicePixelRatioF() : 1.0;
        QPixmap picture = pixmap(rect.size() * ratio, mode, state);
        picture.setDevicePixelRatio(ratio);
        painter->drawPixmap(rect, picture);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State /*state*/) override
    {
        if (size.isEmpty())
            return {};
        const QString colour = colourFor(mode).name();
        const QString key =
            QStringLiteral("h5scout/%1/%2x%3/%4").arg(m_name).arg(size.width()).arg(size.height()).arg(colour);
        QPixmap picture;
        if (QPixmapCache::find(key, &picture))
            return picture;
        picture = QPixmap(size);
        picture.fill(Qt::transparent);
        QByteArray svg = m_svg;
        svg.replace("currentColor", colour.toLatin1());
        if (mode == QIcon::Disabled)
            takeColours(svg, colour.toLatin1());
        QSvgRenderer renderer(svg);
        renderer.setAspectRatioMode(Qt::KeepAspectRatio);
        QPainter painter(&picture);
        renderer.render(&painter);
        painter.end();
        QPixmapCache::insert(key, picture);
        return picture;
    }

    QString iconName() override { return m_name; }
    QIconEngine* clone() const override { return new SvgIconEngine(*this); }

private:
    QString m_name;
    QByteArray m_svg;
};

} // namespace

QIcon icon(const QString& name)
{
    static QHash<QString, QIcon> known;
    const auto found = known.constFind(name);
    if (found != known.constEnd())
        return *found;
    QFile file(QStringLiteral(":/h5scout/icons/%1.svg").arg(name));
    QIcon made;
    if (file.exists() && file.open(QIODevice::ReadOnly))
        made = QIcon(new SvgIconEngine(name, file.readAll()));
    known.insert(name, made);
    return made;
}

} // namespace h5scout::ui
