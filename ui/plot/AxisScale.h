// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include <QString>

#include "h5scout/client/NodeTypes.h"
#include "ui/plot/PlotNumbers.h"

namespace h5scout::ui
{

/// The positions of the elements along one dimension: from an index to a place on the plot's axis and back. A plain
/// value; copies share the table.
class AxisScale
{
public:
    using Spacing = DataAxis::Spacing;

    /// Indices: 0, 1, 2 ...
    explicit AxisScale(quint64 count = 0);
    /// `count` is the extent of the dimension. What makes no sense as an axis (a step of 0, too few values) becomes
    /// indices.
    static AxisScale of(const DataAxis& axis, quint64 count);
    static AxisScale uniform(double first, double step, quint64 count);
    /// Monotonic if the values rise or fall strictly, else Scattered.
    static AxisScale ofValues(std::vector<double> values);

    quint64 count() const noexcept { return m_count; }
    Spacing spacing() const noexcept { return m_spacing; }
    /// True unless Scattered: neighbours on the axis are neighbours in the array.
    bool isMonotonic() const noexcept { return m_spacing != Spacing::Scattered; }
    /// Index or Uniform: at() is linear.
    bool isLinear() const noexcept { return m_spacing == Spacing::Index || m_spacing == Spacing::Uniform; }
    /// True if at() rises with the index.
    bool isRising() const noexcept;
    /// True if positions between those that are known have been interpolated: the axis is very long.
    bool isInterpolated() const noexcept { return m_stride > 1; }

    /// The position of element `index`. Between elements interpolated, so that at(i - 0.5) is the edge between two of
    /// them; beyond the ends extrapolated. Constant time.
    double at(double index) const;
    /// The reverse of at() where it is monotonic, logarithmic time; of a Scattered one the index of the nearest
    /// position, linear time.
    double indexAt(double position) const;
    /// The index of the element nearest to a position, within 0 .. count - 1 (0 if there is none).
    quint64 nearest(double position) const;
    /// From the lowest to the highest position; NaN is left out.
    Span positions() const;
    /// The same with the outer halves of the first and last element: what an image covers.
    Span edges() const;

    QString label;
    QString units;
    bool isTime = false; ///< seconds since 1970

private:
    double knotIndex(std::size_t knot) const;

    Spacing m_spacing = Spacing::Index;
    quint64 m_count = 0;
    double m_first = 0;
    double m_step = 1;
    std::shared_ptr<const std::vector<double>> m_values; ///< every m_stride-th, and the last one
    quint64 m_stride = 1;
};

/// "Delay (fs)"; "index" where there is neither label nor units.
QString axisTitle(const AxisScale& scale, const QString& unnamed);

} // namespace h5scout::ui
