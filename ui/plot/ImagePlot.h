// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "h5scout/client/NodeTypes.h"
#include "ui/plot/ColorMap.h"
#include "ui/plot/PlotWidget.h"

namespace h5scout::ui
{

/// A plane of an array as a picture with a colour bar, filling the widget. Row 0 is at the top and column 0 at the
/// left, as the array is printed and as cameras store it. The colours span the finite values seen so far, so that they
/// do not change their meaning while zooming, unless a detail shows values beyond.
class ImagePlot : public PlotWidget
{
    Q_OBJECT
public:
    explicit ImagePlot(QWidget* parent = nullptr);
    ~ImagePlot() override;

    /// Begins a new picture of `rows` x `columns` elements without data; shows all of it.
    void begin(quint64 rows, quint64 columns);
    /// The picture of the whole plane; while `isComplete` is false, NaN is what has not been read yet.
    void setOverview(const Image& image, bool isComplete);
    /// The answer to detailNeeded().
    void setDetail(const Image& image, bool isComplete);

    ColorMap colorMap() const;
    void setColorMap(ColorMap map);

    void setLabels(const PlotLabels& labels) override;
    void resetView() override;
    void clear() override;

Q_SIGNALS:
    /// What is loaded is coarser than the view; an answer of at most `size` elements is fine enough.
    void detailNeeded(const h5scout::Range& rows, const h5scout::Range& columns, const QSize& size);

protected:
    void requestDetail() override;

private:
    class Private;
    std::unique_ptr<Private> m_d;
};

} // namespace h5scout::ui
