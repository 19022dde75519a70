// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/PaintRecord.h"

#include <QImage>
#include <QPaintEngine>
#include <QPainter>
#include <QPainterPath>
#include <QPixmap>
#include <QPolygonF>

namespace h5scout::ui
{

class PaintRecord::Engine : public QPaintEngine
{
public:
    explicit Engine(double ratio)
        : QPaintEngine(AllFeatures)
        , m_toUnits(QTransform::fromScale(1 / ratio, 1 / ratio))
    {}

    bool begin(QPaintDevice*) override { return true; }
    bool end() override { return true; }
    Type type() const override { return User; }
    void updateState(const QPaintEngineState& now) override;
    void drawPath(const QPainterPath& path) override;
    void drawPolygon(const QPointF* points, int pointCount, PolygonDrawMode mode) override;
    void drawLines(const QLineF* lines, int lineCount) override;
    void drawPixmap(const QRectF& target, const QPixmap& pixmap, const QRectF& source) override;
    void drawImage(const QRectF& target, const QImage& image, const QRectF& source,
                   Qt::ImageConversionFlags flags) override;
    void drawTextItem(const QPointF& place, const QTextItem& item) override;

    // QPaintEngine gives these as integers and floats.
    using QPaintEngine::drawLines;
    using QPaintEngine::drawPolygon;

    template <typename Step>
    void add(Step step)
    {
        m_steps.emplace_back(std::move(step));
    }

    PaintSteps m_steps;

private:
    QTransform m_toUnits; ///< from pixels
};

/// The transformation of the other painter stays below that of each step.
void PaintRecord::Engine::updateState(const QPaintEngineState& now)
{
    const DirtyFlags changed = now.state();
    if (changed & DirtyPen)
        add([pen = now.pen()](QPainter& painter) { painter.setPen(pen); });
    if (changed & DirtyBrush)
        add([brush = now.brush()](QPainter& painter) { painter.setBrush(brush); });
    if (changed & DirtyBrushOrigin)
        add([origin = now.brushOrigin()](QPainter& painter) { painter.setBrushOrigin(origin); });
    if (changed & DirtyOpacity)
        add([opacity = now.opacity()](QPainter& painter) { painter.setOpacity(opacity); });
    if (changed & DirtyHints)
        add([hints = now.renderHints()](QPainter& painter) {
            painter.setRenderHint(QPainter::Antialiasing, hints.testFlag(QPainter::Antialiasing));
            painter.setRenderHint(QPainter::SmoothPixmapTransform, hints.testFlag(QPainter::SmoothPixmapTransform));
        });
    if (changed & (DirtyClipPath | DirtyClipRegion | DirtyClipEnabled)) {
        if (now.painter()->hasClipping())
            add([clip = (now.transform() * m_toUnits).map(now.painter()->clipPath())](QPainter& painter) {
                painter.setWorldMatrixEnabled(false);
                painter.setClipPath(clip);
                painter.setWorldMatrixEnabled(true);
            });
        else
            add([](QPainter& painter) { painter.setClipping(false); });
    }
    if (changed & DirtyTransform)
        add([transform = now.transform() * m_toUnits](QPainter& painter) { painter.setWorldTransform(transform); });
}

void PaintRecord::Engine::drawPath(const QPainterPath& path)
{
    add([path](QPainter& painter) { painter.drawPath(path); });
}

void PaintRecord::Engine::drawPolygon(const QPointF* points, int pointCount, PolygonDrawMode mode)
{
    add([polygon = QPolygonF(QList<QPointF>(points, points + pointCount)), mode](QPainter& painter) {
        if (mode == PolylineMode)
            painter.drawPolyline(polygon);
        else
            painter.drawPolygon(polygon, mode == OddEvenMode ? Qt::OddEvenFill : Qt::WindingFill);
    });
}

void PaintRecord::Engine::drawLines(const QLineF* lines, int lineCount)
{
    add([copy = QList<QLineF>(lines, lines + lineCount)](QPainter& painter) { painter.drawLines(copy); });
}

void PaintRecord::Engine::drawPixmap(const QRectF& target, const QPixmap& pixmap, const QRectF& source)
{
    drawImage(target, pixmap.toImage(), source, Qt::AutoColor); // pixmaps belong to the window's thread
}

void PaintRecord::Engine::drawImage(const QRectF& target, const QImage& image, const QRectF& source,
                                    Qt::ImageConversionFlags)
{
    add([target, image = image.copy(), source](QPainter& painter) { painter.drawImage(target, image, source); });
}

void PaintRecord::Engine::drawTextItem(const QPointF& place, const QTextItem& item)
{
    add([place, font = item.font(), text = item.text()](QPainter& painter) {
        painter.setFont(font);
        painter.drawText(place, text);
    });
}

PaintRecord::PaintRecord(const QSize& size, const QSizeF& sizeMm, double ratio)
    : FigureDevice(size, sizeMm)
    , m_ratio(ratio)
    , m_engine(std::make_unique<Engine>(devicePixelRatioF())) // a rounded one
{}

PaintRecord::~PaintRecord() = default;

PaintRecord* PaintRecord::of(const QPainter* painter)
{
    return dynamic_cast<PaintRecord*>(painter->device());
}

void PaintRecord::add(std::function<void(QPainter&)> step)
{
    m_engine->syncState(); // pen, clip and transformation, which painters tell when they paint
    m_engine->add(std::move(step));
}

int PaintRecord::metric(PaintDeviceMetric metric) const
{
    switch (metric) {
    case PdmDevicePixelRatio:
        return static_cast<int>(m_ratio);
    case PdmDevicePixelRatioScaled:
        return static_cast<int>(m_ratio * devicePixelRatioFScale());
    default:
        return FigureDevice::metric(metric);
    }
}

PaintSteps PaintRecord::steps() const
{
    return m_engine->m_steps;
}

QPaintEngine* PaintRecord::paintEngine() const
{
    return m_engine.get();
}

void paintOrRecord(QPainter* painter, std::function<void(QPainter&)> step)
{
    if (PaintRecord* record = PaintRecord::of(painter))
        record->add(std::move(step));
    else
        step(*painter);
}

void replay(const PaintSteps& steps, QPainter& painter)
{
    for (const auto& step : steps)
        step(painter);
}

} // namespace h5scout::ui
