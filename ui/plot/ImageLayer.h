// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to ui/plot.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include <QRect>
#include <QSize>

#include "ui/plot/ImageColors.h"

class QPainter;

namespace h5scout::ui
{

/// The device pixels of a drawing area.
struct PixelGrid
{
    QRect rect;        ///< in the painter's units
    double resolution; ///< device pixels a unit
    QSize size;        ///< in device pixels
};

/// A picture and which of its samples each row and column of device pixels shows: all that is needed to paint it, in
/// any thread. Copies are cheap.
struct ImageLayer
{
    enum class Stage : std::uint8_t { Partial, Complete };

    std::shared_ptr<const Image> image;
    Stage stage = Stage::Complete;
    ColoredImage colored = {};
    std::vector<int> rows = {}; ///< by device pixel; -1: nothing
    std::vector<int> columns = {};

    /// Any of it.
    bool isSeen() const;
    /// Nothing below it is seen but where there is no number.
    bool coversAll() const;
    /// Where there is no number something else shows through.
    bool hasHoles() const { return stage == Stage::Partial || colored.hasNan; }
    /// What of `grid` it covers, in the painter's units.
    QRectF area(const PixelGrid& grid) const;
    /// Copies the colours together, where the painter paints on a picture straight into that.
    void paint(QPainter& painter, const PixelGrid& grid) const;

private:
    template <typename LineAt>
    void paintLines(const QRect& part, const LineAt& lineAt) const;
    bool paintStraight(const QPainter& painter, const PixelGrid& grid) const;
    QImage composed(const PixelGrid& grid) const;
};

} // namespace h5scout::ui
