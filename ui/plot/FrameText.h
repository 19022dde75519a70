// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to ui/plot.
#pragma once

#include <vector>

#include <QPointer>

#include <qcustomplot.h>

namespace h5scout::ui
{

/// What the labels of upright axes have in common, written above them.
class FrameText : public QCPLayerable
{
    Q_OBJECT
public:
    explicit FrameText(QCustomPlot* plot);

    /// Nothing happens to one that lies, or is known already.
    void addAxis(QCPAxis* axis);

protected:
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override;
    void draw(QCPPainter* painter) override;

private:
    std::vector<QPointer<QCPAxis>> m_axes;
};

} // namespace h5scout::ui
