// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to ui/plot.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "h5scout/client/NodeTypes.h"
#include "ui/plot/AxisScale.h"
#include "ui/plot/ImageColors.h"

#include <qcustomplot.h>

namespace h5scout::ui
{

/// A plane of an array as a picture, each value a sharp cell. Like EnvelopeGraph it holds an overview and a detail and
/// paints the detail over the overview. QCPColorMap is not used: it copies into cells of its own, always of one size.
///
/// A picture is coloured once, when it or the colours change. A frame then looks up for each row and column of device
/// pixels which sample it shows and copies the colours together: the same way for even, uneven, falling and flipped
/// axes, and without the rounding of a scaled painter far inside of a large picture.
class ImageGraph : public QCPAbstractPlottable
{
    Q_OBJECT
public:
    enum class Stage : std::uint8_t { Partial, Complete };

    /// `columnAxis` is the horizontal one.
    ImageGraph(QCPAxis* columnAxis, QCPAxis* rowAxis);

    /// Both can carry an image.
    void setScales(const AxisScale& rows, const AxisScale& columns);
    void setOverview(Image image, Stage stage);
    /// While `stage` is Partial the overview shows through where the detail has nothing yet.
    void setDetail(Image image, Stage stage);
    void clearDetail();
    void clear();
    void setNorm(const ColorNorm& norm);
    void setColorTable(const ColorTable& colors);
    /// Where there is no number: hatching on a background.
    void setMissingColors(const QColor& background, const QColor& hatching);

    const Image* overview() const { return m_layers[0] ? &m_layers[0]->image : nullptr; }
    const Image* detail() const { return m_layers[1] ? &m_layers[1]->image : nullptr; }
    /// Of the finest picture that covers the element.
    std::optional<ImageSample> sampleAt(quint64 row, quint64 column) const;

    double selectTest(const QPointF& pos, bool onlySelectable, QVariant* details = nullptr) const override;
    QCPRange getKeyRange(bool& foundRange, QCP::SignDomain inSignDomain = QCP::sdBoth) const override;
    QCPRange getValueRange(bool& foundRange, QCP::SignDomain inSignDomain = QCP::sdBoth,
                           const QCPRange& inKeyRange = QCPRange()) const override;

protected:
    void draw(QCPPainter* painter) override;
    void drawLegendIcon(QCPPainter* painter, const QRectF& rect) const override;

private:
    struct Layer
    {
        Image image;
        Stage stage = Stage::Complete;
        bool hasNan = false;    ///< known with the colours
        bool isColored = false; ///< else `picture` is an old one, kept for its memory
        QImage picture = {};
        std::vector<int> rows = {}; ///< by device pixel, of this frame
        std::vector<int> columns = {};
    };
    struct PixelGrid
    {
        QRect rect; ///< of the axes, in pixels
        double resolution;
        QSize size; ///< in device pixels
    };

    static bool coversAll(const Layer& layer);
    template <typename LineAt>
    static void paintLines(const Layer& layer, const QRect& part, const LineAt& lineAt);
    void setLayer(std::size_t number, Image image, Stage stage);
    void forgetColors();
    PixelGrid pixelGrid(QCPPainter* painter) const;
    /// Looks up what each pixel shows.
    void lookUp(Layer& layer, const PixelGrid& grid) const;
    /// Those of which something is seen, the lowest first, with their colours.
    std::vector<Layer*> visibleLayers();
    /// Copies the colours together in the picture that is painted on; false if there is none.
    static bool paintStraight(const QCPPainter* painter, const Layer& layer, const PixelGrid& grid);
    static QImage composed(const Layer& layer, const PixelGrid& grid);
    void hatch(QCPPainter* painter, const Layer& layer, const PixelGrid& grid) const;

    AxisScale m_rows;
    AxisScale m_columns;
    std::array<std::optional<Layer>, 2> m_layers; ///< overview, detail
    ColorNorm m_norm;
    ColorTable m_colors{};
    QColor m_background = Qt::white;
    QColor m_hatching = Qt::gray;
};

} // namespace h5scout::ui
