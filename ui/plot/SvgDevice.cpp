// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/SvgDevice.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <QBuffer>
#include <QFontInfo>
#include <QPaintEngine>
#include <QPainter>
#include <QPainterPath>
#include <QtMath>

namespace h5scout::ui
{

namespace
{

constexpr double kPixelsAUnit = 4; // of enlarged images
constexpr int kMostPixels = 4096;  // a side

QByteArray number(double value)
{
    // Hundredths of a pixel are enough, and keep long curves short.
    const double rounded = std::round(value * 100) / 100;
    return QByteArray::number(rounded == 0 ? 0 : rounded, 'g', 10);
}

QByteArray escaped(const QString& text)
{
    return text.toHtmlEscaped().toUtf8();
}

QByteArray colorAttributes(const QByteArray& name, const QColor& color, double opacity)
{
    QByteArray text = ' ' + name + "=\"" + color.name(QColor::HexRgb).toLatin1() + '"';
    const double alpha = color.alphaF() * opacity;
    if (alpha < 1)
        text += ' ' + name + "-opacity=\"" + number(alpha) + '"';
    return text;
}

/// Elements of an array are to stay sharp rectangles, but many programs smooth what they enlarge, whatever
/// "image-rendering" says: so it is enlarged here. Costs few bytes, the colours being the same all over an element.
QImage enlarged(const QImage& image, const QSizeF& target)
{
    const auto factor = [](int have, double wanted) {
        return std::clamp(qCeil(wanted * kPixelsAUnit / std::max(have, 1)), 1,
                          std::max(kMostPixels / std::max(have, 1), 1));
    };
    return image.scaled(image.width() * factor(image.width(), target.width()),
                        image.height() * factor(image.height(), target.height()), Qt::IgnoreAspectRatio,
                        Qt::FastTransformation);
}

QByteArray pathData(const QPainterPath& path)
{
    QByteArray data;
    for (int i = 0; i < path.elementCount(); ++i) {
        const QPainterPath::Element element = path.elementAt(i);
        if (element.isMoveTo())
            data += 'M';
        else if (element.isLineTo())
            data += 'L';
        else if (element.isCurveTo())
            data += 'C';
        else
            data += ' '; // more points of the same curve
        data += number(element.x) + ' ' + number(element.y);
    }
    return data;
}

} // namespace

class SvgDevice::Engine : public QPaintEngine
{
public:
    Engine()
        : QPaintEngine(PrimitiveTransform | PixmapTransform | PainterPaths | Antialiasing | AlphaBlend |
                       ConstantOpacity | BrushStroke | PaintOutsidePaintEvent)
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

    QByteArray m_clips;
    std::vector<SvgDocument::Part> m_parts; ///< up to the last image
    QByteArray m_body;                      ///< since then

private:
    QByteArray fill() const;
    QByteArray stroke() const;
    QByteArray transform() const;
    void add(const QByteArray& element);
    void setClip(const QPainterPath& path);

    QPen m_pen;
    QBrush m_brush;
    QTransform m_transform;
    double m_opacity = 1;
    QByteArray m_clipName; ///< of the group that is open; empty: none
    QByteArray m_clipData;
    int m_clipCount = 0;
    friend class SvgDevice;
};

void SvgDevice::Engine::updateState(const QPaintEngineState& now)
{
    m_pen = now.pen();
    m_brush = now.brush();
    m_opacity = now.opacity();
    m_transform = now.transform();
    if (now.state() & (DirtyClipPath | DirtyClipRegion | DirtyClipEnabled)) {
        const QPainter* painter = now.painter();
        setClip(painter->hasClipping() ? m_transform.map(painter->clipPath()) : QPainterPath());
    }
}

void SvgDevice::Engine::setClip(const QPainterPath& path)
{
    const QByteArray data = pathData(path);
    if (data == m_clipData)
        return;
    if (!m_clipData.isEmpty())
        m_body += "</g>\n";
    m_clipData = data;
    if (data.isEmpty())
        return;
    m_clipName = "clip" + QByteArray::number(++m_clipCount);
    m_clips += "<clipPath id=\"" + m_clipName + "\"><path d=\"" + data + "Z\"/></clipPath>\n";
    m_body += "<g clip-path=\"url(#" + m_clipName + ")\">\n";
}

QByteArray SvgDevice::Engine::fill() const
{
    return m_brush.style() == Qt::NoBrush ? QByteArray(" fill=\"none\"")
                                          : colorAttributes("fill", m_brush.color(), m_opacity);
}

QByteArray SvgDevice::Engine::stroke() const
{
    if (m_pen.style() == Qt::NoPen)
        return {};
    QByteArray text = colorAttributes("stroke", m_pen.color(), m_opacity);
    const double width = m_pen.widthF() > 0 ? m_pen.widthF() : 1;
    text += " stroke-width=\"" + number(width) + '"';
    if (m_pen.capStyle() != Qt::FlatCap)
        text += m_pen.capStyle() == Qt::RoundCap ? " stroke-linecap=\"round\"" : " stroke-linecap=\"square\"";
    if (m_pen.joinStyle() != Qt::MiterJoin)
        text += m_pen.joinStyle() == Qt::RoundJoin ? " stroke-linejoin=\"round\"" : " stroke-linejoin=\"bevel\"";
    if (m_pen.style() != Qt::SolidLine) {
        QByteArray dashes;
        for (const double dash : m_pen.dashPattern())
            dashes += (dashes.isEmpty() ? "" : ",") + number(dash * width);
        text += " stroke-dasharray=\"" + dashes + '"';
    }
    return text;
}

QByteArray SvgDevice::Engine::transform() const
{
    if (m_transform.isIdentity())
        return {};
    const auto exact = [](double value) { return QByteArray::number(value, 'g', 10); };
    return " transform=\"matrix(" + exact(m_transform.m11()) + ' ' + exact(m_transform.m12()) + ' ' +
           exact(m_transform.m21()) + ' ' + exact(m_transform.m22()) + ' ' + exact(m_transform.dx()) + ' ' +
           exact(m_transform.dy()) + ")\"";
}

void SvgDevice::Engine::add(const QByteArray& element)
{
    m_body += element + '\n';
}

void SvgDevice::Engine::drawPath(const QPainterPath& path)
{
    if (path.isEmpty())
        return;
    const QByteArray rule = path.fillRule() == Qt::OddEvenFill ? " fill-rule=\"evenodd\"" : "";
    add("<path d=\"" + pathData(path) + '"' + fill() + rule + stroke() + transform() + "/>");
}

void SvgDevice::Engine::drawPolygon(const QPointF* points, int pointCount, PolygonDrawMode mode)
{
    QByteArray list;
    for (int i = 0; i < pointCount; ++i)
        list += (i > 0 ? " " : "") + number(points[i].x()) + ',' + number(points[i].y());
    if (mode == PolylineMode)
        add("<polyline points=\"" + list + "\" fill=\"none\"" + stroke() + transform() + "/>");
    else
        add("<polygon points=\"" + list + '"' + fill() + (mode == OddEvenMode ? " fill-rule=\"evenodd\"" : "") +
            stroke() + transform() + "/>");
}

/// One path, joined where a line begins at the end of the one before.
void SvgDevice::Engine::drawLines(const QLineF* lines, int lineCount)
{
    QByteArray data;
    for (int i = 0; i < lineCount; ++i) {
        if (i == 0 || lines[i].p1() != lines[i - 1].p2())
            data += 'M' + number(lines[i].x1()) + ' ' + number(lines[i].y1());
        data += 'L' + number(lines[i].x2()) + ' ' + number(lines[i].y2());
    }
    if (lineCount > 0)
        add("<path d=\"" + data + "\" fill=\"none\"" + stroke() + transform() + "/>");
}

void SvgDevice::Engine::drawPixmap(const QRectF& target, const QPixmap& pixmap, const QRectF& source)
{
    drawImage(target, pixmap.toImage(), source, Qt::AutoColor);
}

void SvgDevice::Engine::drawImage(const QRectF& target, const QImage& image, const QRectF& source,
                                  Qt::ImageConversionFlags)
{
    m_body += "<image x=\"" + number(target.x()) + "\" y=\"" + number(target.y()) + "\" width=\"" +
              number(target.width()) + "\" height=\"" + number(target.height()) +
              "\" preserveAspectRatio=\"none\" image-rendering=\"optimizeSpeed\" style=\"image-rendering:pixelated\"" +
              (m_opacity < 1 ? " opacity=\"" + number(m_opacity) + '"' : QByteArray()) + transform() +
              " xlink:href=\"data:image/png;base64,";
    m_parts.push_back({std::exchange(m_body, {}), image.copy(source.toAlignedRect()), target.size()});
    add("\"/>");
}

void SvgDevice::Engine::drawTextItem(const QPointF& place, const QTextItem& item)
{
    const QFont font = item.font();
    const double pixels =
        font.pixelSize() > 0 ? font.pixelSize() : font.pointSizeF() * paintDevice()->logicalDpiY() / 72;
    // The family that was found too: a generic name may be another one elsewhere, but then nothing else is there.
    QByteArray families = '\'' + escaped(font.family()) + '\'';
    if (const QString found = QFontInfo(font).family(); found != font.family())
        families += ",'" + escaped(found) + '\'';
    add("<text x=\"" + number(place.x()) + "\" y=\"" + number(place.y()) + "\" xml:space=\"preserve\" font-family=\"" +
        families + ",sans-serif\" font-size=\"" + number(pixels) + '"' + (font.bold() ? " font-weight=\"bold\"" : "") +
        (font.italic() ? " font-style=\"italic\"" : "") + colorAttributes("fill", m_pen.color(), m_opacity) +
        transform() + '>' + escaped(item.text()) + "</text>");
}

SvgDevice::SvgDevice(const QSize& size, const QSizeF& sizeMm, const QString& title)
    : FigureDevice(size, sizeMm)
    , m_engine(std::make_unique<Engine>())
    , m_title(title)
{}

SvgDevice::~SvgDevice() = default;

QPaintEngine* SvgDevice::paintEngine() const
{
    return m_engine.get();
}

QByteArray SvgDocument::bytes() const
{
    QByteArray bytes;
    for (const Part& part : parts) {
        bytes += part.text;
        if (part.image.isNull())
            continue;
        QByteArray png;
        QBuffer buffer(&png);
        buffer.open(QIODevice::WriteOnly);
        enlarged(part.image, part.size).save(&buffer, "PNG");
        bytes += png.toBase64();
    }
    return bytes;
}

SvgDocument SvgDevice::document() const
{
    const QByteArray width = QByteArray::number(size().width());
    const QByteArray height = QByteArray::number(size().height());
    SvgDocument document;
    document.parts.push_back({"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" "
                              "xmlns:xlink=\"http://www.w3.org/1999/xlink\" version=\"1.1\" width=\"" +
                                  number(sizeMm().width()) + "mm\" height=\"" + number(sizeMm().height()) +
                                  "mm\" viewBox=\"0 0 " + width + ' ' + height + "\">\n<title>" + escaped(m_title) +
                                  "</title>\n<defs>\n" + m_engine->m_clips + "</defs>\n",
                              {},
                              {}});
    document.parts.insert(document.parts.end(), m_engine->m_parts.begin(), m_engine->m_parts.end());
    document.parts.push_back(
        {m_engine->m_body + (m_engine->m_clipData.isEmpty() ? "" : "</g>\n") + "</svg>\n", {}, {}});
    return document;
}

} // namespace h5scout::ui
