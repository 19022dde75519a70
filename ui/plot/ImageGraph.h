// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to ui/plot.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "h5scout/client/NodeTypes.h"
#include "ui/plot/AxisScale.h"
#include "ui/plot/ImageLayer.h"

#include <qcustomplot.h>

namespace h5scout::ui
{

/// A plane of an array as a picture, each value a sharp cell. Like EnvelopeGraph it holds an overview and a detail and
/// paints the detail over the overview. QCPColorMap is not used: it copies into cells of its own, always of one size.
///
/// A picture is coloured once, when it or the colours change. A frame then looks up for each row and column of device
/// pixels which sample it shows and copies the colours together: the same way for even, uneven, falling and flipped
/// axes, and without the rounding of a scaled painter far inside of a large picture.
///
/// When the colours change, a large picture (isLarge()) is coloured anew in the background and painted with the old
/// colours until then; a figure waits for the new ones.
class ImageGraph : public QCPAbstractPlottable
{
    Q_OBJECT
public:
    using Stage = ImageLayer::Stage;

    /// `columnAxis` is the horizontal one.
    ImageGraph(QCPAxis* columnAxis, QCPAxis* rowAxis);

    /// Both can carry an image.
    void setScales(const AxisScale& rows, const AxisScale& columns);
    /// `colored`: the colours of `image` if they are there already.
    void setOverview(std::shared_ptr<const Image> image, Stage stage, ColoredImage colored = {});
    /// While `stage` is Partial the overview shows through where the detail has nothing yet.
    void setDetail(std::shared_ptr<const Image> image, Stage stage, ColoredImage colored = {});
    void clear();
    void setNorm(const ColorNorm& norm);
    void setColorTable(const ColorTable& colors);
    /// Where there is no number: hatching on a background.
    void setMissingColors(const QColor& background, const QColor& hatching);

    /// False while something is coloured in the background for the colours of now, which this begins if it has to:
    /// recolored() will tell.
    bool hasColors();

    /// The memory of a picture that is not shown any more, for the next large one; null if there is none.
    QImage takeSpare() { return std::exchange(m_spare, {}); }

    std::shared_ptr<const Image> overview() const { return m_layers[0] ? m_layers[0]->image : nullptr; }
    std::shared_ptr<const Image> detail() const { return m_layers[1] ? m_layers[1]->image : nullptr; }
    /// Of the finest picture that covers the element.
    std::optional<ImageSample> sampleAt(quint64 row, quint64 column) const;

    double selectTest(const QPointF& pos, bool onlySelectable, QVariant* details = nullptr) const override;
    QCPRange getKeyRange(bool& foundRange, QCP::SignDomain inSignDomain = QCP::sdBoth) const override;
    QCPRange getValueRange(bool& foundRange, QCP::SignDomain inSignDomain = QCP::sdBoth,
                           const QCPRange& inKeyRange = QCPRange()) const override;

Q_SIGNALS:
    /// A large picture has got new colours.
    void recolored();

protected:
    void draw(QCPPainter* painter) override;
    void drawLegendIcon(QCPPainter* painter, const QRectF& rect) const override;

private:
    void setLayer(std::size_t number, std::shared_ptr<const Image> image, Stage stage, ColoredImage colored);
    void putAside(std::optional<ImageLayer>& layer);
    PixelGrid pixelGrid(QCPPainter* painter) const;
    /// Looks up what each pixel shows.
    void lookUp(ImageLayer& layer, const PixelGrid& grid) const;
    /// Those of which something is seen, the lowest first.
    std::vector<ImageLayer*> visibleLayers();
    /// Whether there are colours to go on with.
    bool canWait(const ImageLayer& layer) const;
    void colorizeNow(ImageLayer& layer) const;
    void colorizeInBackground(const std::shared_ptr<const Image>& image);
    void hatch(QCPPainter* painter, const ImageLayer& layer, const PixelGrid& grid) const;

    AxisScale m_rows;
    AxisScale m_columns;
    std::array<std::optional<ImageLayer>, 2> m_layers; ///< overview, detail
    ColorRule m_rule;
    QImage m_spare;
    bool m_isColoring = false; ///< in the background
    QColor m_background = Qt::white;
    QColor m_hatching = Qt::gray;
};

} // namespace h5scout::ui
