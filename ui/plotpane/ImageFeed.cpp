// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plotpane/ImageFeed.h"

#include <utility>

#include "ui/plot/ImagePlot.h"
#include "ui/plotpane/PartValues.h"

namespace h5scout::ui
{

ImageFeed::ImageFeed(ImagePlot* plot, QObject* parent)
    : PlotFeed(parent)
    , m_plot(plot)
{
    connect(plot, &ImagePlot::detailNeeded, this, [this](const Range& rows, const Range& columns, const QSize& pixels) {
        request(Purpose::Detail, rows, columns, pixels);
    });
    connect(plot, &ImagePlot::profilesNeeded, this, &ImageFeed::requestProfiles);
    connect(plot, &ImagePlot::valuesArrived, this, [this](const Span& values) {
        checkIntegers(m_part.source.item.node, {&values.lower, 1}, {&values.upper, 1});
    });
}

void ImageFeed::show(const PlotPart& part, ViewPolicy policy)
{
    stop();
    m_part = part;
    const quint32 rows = part.view.shown.at(0);
    const quint32 columns = part.view.shown.at(1);
    m_plot->begin(
        {scaleOf(part.source.item, rows), scaleOf(part.source.item, columns), areIntegers(part), valueNames(part)},
        policy);
    request(Purpose::Picture, {0, part.shape()[rows], 1}, {0, part.shape()[columns], 1}, m_plot->drawingSize());
}

void ImageFeed::request(Purpose purpose, const Range& rows, const Range& columns, const QSize& pixels)
{
    if (!m_part.source.file || m_part.view.kind != PlotKind::Image)
        return;
    const auto show = [this, purpose](Image image, bool isComplete) {
        Q_EMIT progressed({image.rowsRead, image.height});
        if (purpose == Purpose::Picture)
            m_plot->setOverview(std::move(image), isComplete);
        else
            m_plot->setDetail(std::move(image), isComplete);
    };
    if (m_part.reduced.empty()) {
        ImageQuery query = imageQuery(m_part, pixels);
        query.rows = rows;
        query.columns = columns;
        track<Image>(m_part.source.file->image(query, options(purpose)), purpose, 0, show);
        return;
    }
    ProjectionQuery query = projectionQuery(m_part, pixels);
    query.ranges[query.rowDimension] = rows;
    query.ranges[query.columnDimension] = columns;
    track<Image>(m_part.source.file->projection(query, options(purpose)), purpose, 0, show);
}

void ImageFeed::requestProfiles(quint64 row, quint64 column)
{
    if (!m_part.source.file || m_part.view.kind != PlotKind::Image || !m_part.reduced.empty())
        return;
    const auto ask = [this](std::size_t number, quint32 dimension, quint32 fixedDimension, quint64 place,
                            void (ImagePlot::*setProfile)(const Envelope&)) {
        const auto pixels = static_cast<quint32>(m_plot->drawingSize().width());
        EnvelopeQuery query = envelopeQuery(m_part, dimension, pixels);
        query.index[fixedDimension] = place;
        query.errorPath.clear();
        track<Envelope>(m_part.source.file->envelope(query, options(Purpose::Profile, number)), Purpose::Profile,
                        number, [this, setProfile](const Envelope& profile, bool) { (m_plot->*setProfile)(profile); });
    };
    const quint32 rows = m_part.view.shown.at(0);
    const quint32 columns = m_part.view.shown.at(1);
    ask(0, columns, rows, row, &ImagePlot::setRowProfile);
    ask(1, rows, columns, column, &ImagePlot::setColumnProfile);
}

} // namespace h5scout::ui
