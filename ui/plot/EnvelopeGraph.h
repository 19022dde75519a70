// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to ui/plot.
#pragma once

#include <optional>

#include "h5scout/client/NodeTypes.h"
#include "ui/plot/EnvelopeShape.h"

#include <qcustomplot.h>

namespace h5scout::ui
{

/// A curve of any length, painted from its min/max envelope. It holds two: the overview of the whole curve and, after
/// zooming, a detail of a part. The detail is painted in its range, the overview beside it, so that panning never shows
/// an empty place; while a detail arrives in stages, the overview shows through where it has nothing yet.
class EnvelopeGraph : public QCPAbstractPlottable
{
    Q_OBJECT
public:
    enum class Stage : std::uint8_t { Partial, Complete };

    EnvelopeGraph(QCPAxis* keyAxis, QCPAxis* valueAxis);

    void setOverview(Envelope envelope);
    void setDetail(Envelope envelope, Stage stage);
    void clear();

    /// What is loaded, the finer first; empty pointers if it is not.
    const Envelope* overview() const { return m_overview ? &*m_overview : nullptr; }
    const Envelope* detail() const { return m_detail ? &*m_detail : nullptr; }
    /// The finest envelope that holds `sample`, null if none does.
    const Envelope* finestAt(quint64 sample) const;

    double selectTest(const QPointF& pos, bool onlySelectable, QVariant* details = nullptr) const override;
    QCPRange getKeyRange(bool& foundRange, QCP::SignDomain inSignDomain = QCP::sdBoth) const override;
    QCPRange getValueRange(bool& foundRange, QCP::SignDomain inSignDomain = QCP::sdBoth,
                           const QCPRange& inKeyRange = QCPRange()) const override;

protected:
    void draw(QCPPainter* painter) override;
    void drawLegendIcon(QCPPainter* painter, const QRectF& rect) const override;

private:
    PixelMap pixelMap(double resolution) const;
    void drawShape(QCPPainter* painter, const EnvelopeShape& shape) const;
    void drawBars(QCPPainter* painter, const std::vector<QRectF>& bars) const;
    void drawLine(QCPPainter* painter, const QPolygonF& line) const;

    std::optional<Envelope> m_overview;
    std::optional<Envelope> m_detail;
    Stage m_detailStage = Stage::Complete;
};

} // namespace h5scout::ui
