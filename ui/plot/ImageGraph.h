// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to ui/plot.
#pragma once

#include <array>
#include <optional>

#include "h5scout/client/NodeTypes.h"
#include "ui/plot/ImageColors.h"

#include <qcustomplot.h>

namespace h5scout::ui
{

/// A plane of an array as a picture, each value a sharp rectangle. Like EnvelopeGraph it holds an overview and a detail
/// and paints the detail over the overview. QCPColorMap is not used: it copies into cells of its own, always of one
/// resolution.
class ImageGraph : public QCPAbstractPlottable
{
    Q_OBJECT
public:
    enum class Stage : std::uint8_t { Partial, Complete };

    /// `columnAxis` is the horizontal one.
    ImageGraph(QCPAxis* columnAxis, QCPAxis* rowAxis);

    void setExtent(const ImageExtent& whole);
    void setOverview(Image image, Stage stage);
    /// While `stage` is Partial the overview shows through where the detail has nothing yet.
    void setDetail(Image image, Stage stage);
    void clear();
    void setLevels(const Span& levels);
    void setColorTable(const ColorTable& colors);
    /// Where there is no number: hatching on a background.
    void setMissingColors(const QColor& background, const QColor& hatching);

    const Image* overview() const { return m_layers[0] ? &m_layers[0]->image : nullptr; }
    const Image* detail() const { return m_layers[1] ? &m_layers[1]->image : nullptr; }
    /// Of the finest picture that covers the element.
    std::optional<double> valueAt(quint64 row, quint64 column) const;

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
        QImage picture = {}; ///< empty: to be coloured at the next drawing
        bool hasNan = false; ///< known with the picture
    };

    QRectF pixels(const ImageExtent& extent) const;
    void drawLayer(QCPPainter* painter, Layer& layer) const;

    ImageExtent m_whole;
    std::array<std::optional<Layer>, 2> m_layers; ///< overview, detail
    Span m_levels{0, 1};
    ColorTable m_colors{};
    QColor m_background = Qt::white;
    QColor m_hatching = Qt::gray;
};

} // namespace h5scout::ui
