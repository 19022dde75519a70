// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/ColorMap.h"

#include <QIconEngine>
#include <QPainter>
#include <QPixmap>

namespace h5scout::ui
{

namespace
{

/// A strip with a frame that shows on light and dark.
class ColorMapIconEngine : public QIconEngine
{
public:
    explicit ColorMapIconEngine(ColorMap map)
        : m_map(map)
    {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override
    {
        const ColorTable table = colorTable(m_map);
        QImage strip(static_cast<int>(table.size()), 1, QImage::Format_RGB32);
        for (std::size_t i = 0; i < table.size(); ++i)
            strip.setPixel(static_cast<int>(i), 0, table[i]);
        const QRect inside = rect.adjusted(0, rect.height() / 8, 0, -rect.height() / 8);
        painter->save();
        painter->setOpacity(mode == QIcon::Disabled ? 0.4 : 1.0);
        painter->drawImage(inside, strip);
        painter->setPen(QPen(QColor(128, 128, 128, 160), 1));
        painter->drawRect(QRectF(inside).adjusted(0.5, 0.5, -0.5, -0.5));
        painter->restore();
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(0, 0), size), mode, state);
        return pixmap;
    }

    QIconEngine* clone() const override { return new ColorMapIconEngine(m_map); }

private:
    ColorMap m_map;
};

} // namespace

QIcon colorMapIcon(ColorMap map)
{
    return QIcon(new ColorMapIconEngine(map));
}

} // namespace h5scout::ui
