// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include <QPointer>
#include <QStringList>

#include "h5scout/client/FileClient.h"
#include "ui/plot/AxisScale.h"
#include "ui/plot/PlotWidget.h"
#include "ui/plotpane/PlotPlan.h"

namespace h5scout::ui
{

/// An array that is plotted: where it is and what its numbers mean.
struct PlotSource
{
    QPointer<FileClient> file;
    DataItem item;
};

/// An array as one view shows it.
struct PlotPart
{
    PlotSource source;
    ViewPlan view;
    std::vector<quint64> index;   ///< one a dimension; those of the dimensions shown are not looked at
    std::vector<quint32> reduced; ///< not empty: the array is reduced over these
    Reduction reduction = Reduction::Mean;
    Component component = Component::Value;
    bool isBackgroundSubtracted = false;

    const QByteArray& path() const { return source.item.node.path; }
    const Shape& shape() const { return source.item.node.space.shape; }
    QByteArray backgroundPath() const { return isBackgroundSubtracted ? source.item.backgroundPath : QByteArray(); }
};

/// Alike in everything but the place in the array.
bool isSameView(const PlotPart& first, const PlotPart& second);

/// True for the points of a scan over more than two axes, which have no one place on the screen: they are drawn in
/// their order.
bool hasManyPlaces(const DataItem& item, quint32 dimension);

/// The positions along a dimension of the array, by its first axis, or by the one of `order` (of several).
AxisScale scaleOf(const DataItem& item, quint32 dimension, std::size_t order = 0);

/// What is written at a plot of that part: its texts, as far as they leave room for the plot.
PlotLabels plotLabels(const PlotPart& part);
/// Of curves in one plot: the texts in which all agree; else as title the name of their group, for the values the units
/// if they are the same.
PlotLabels commonLabels(std::span<const PlotPart> parts);
/// What a curve of that part is called among others.
QString curveName(const PlotPart& part);
/// The shortest that tell them apart: their labels, if the titles are all the same; with the node's name where nothing
/// else differs.
QStringList curveNames(std::span<const PlotPart> parts);
/// Of the values drawn: those of the data, rad for phases.
QString valueUnits(const PlotPart& part);
/// True if the values drawn are the integers of the file.
bool areIntegers(const PlotPart& part);
/// "Amplitude", "Real part" ...; empty for real numbers.
QString componentName(Component component);
/// "Mean", "Sum" ...
QString reductionName(Reduction reduction);

EnvelopeQuery envelopeQuery(const PlotPart& part, quint32 dimension, quint32 columns);
/// Of what is visible of the dimensions that are shown, a range each.
StatisticsQuery statisticsQuery(const PlotPart& part, const std::vector<Range>& visible);
ImageQuery imageQuery(const PlotPart& part, const QSize& pixels);
/// Over the dimensions that the part shows; `pixels` bounds the answer.
ProjectionQuery projectionQuery(const PlotPart& part, const QSize& pixels);

} // namespace h5scout::ui
