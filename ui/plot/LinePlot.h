// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "h5scout/client/NodeTypes.h"
#include "ui/plot/PlotWidget.h"

namespace h5scout::ui
{

/// A curve of any length over its index, drawn from min/max envelopes. The y axis follows the visible data until the
/// user moves it; a reset gives it back.
class LinePlot : public PlotWidget
{
    Q_OBJECT
public:
    explicit LinePlot(QWidget* parent = nullptr);
    ~LinePlot() override;

    /// Begins a new curve of `count` samples without data; shows all of it.
    void begin(quint64 count);
    /// The envelope of the whole curve; while `isComplete` is false with columns that have not been read.
    void setOverview(const Envelope& envelope, bool isComplete);
    /// The answer to detailNeeded().
    void setDetail(const Envelope& envelope, bool isComplete);

    void setLabels(const PlotLabels& labels) override;
    void resetView() override;
    void clear() override;

    /// The samples in view, from first to last.
    Range visibleSamples() const;

Q_SIGNALS:
    /// What is loaded is too coarse for the view.
    void detailNeeded(quint64 start, quint64 count, quint32 columns);

protected:
    void requestDetail() override;

private:
    class Private;
    std::unique_ptr<Private> m_d;
};

} // namespace h5scout::ui
