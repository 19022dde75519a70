// SPDX-License-Identifier: GPL-3.0-or-later
// How pictures come to an image plot.
#include <utility>

#include "h5scout/client/InBackground.h"
#include "ui/plot/ImagePlotPrivate.h"

namespace h5scout::ui
{

void ImagePlot::Private::dropStalePicture()
{
    if (!std::exchange(m_isStale, false))
        return;
    m_graph->clear();
    m_levels.restart();
}

void ImagePlot::Private::receive(ImagePart part, Image image, bool isComplete)
{
    const auto shared = std::make_shared<const Image>(std::move(image));
    const quint64 number = ++m_received;
    ImageSurroundings surroundings{m_isStale ? ImageLevels() : m_levels, colorStyle(), m_graph->overview(), {}};
    if (m_inPreparation == 0 && !isLarge(*shared))
        return showImage(part, shared, preparedImage(*shared, part, surroundings), isComplete);
    surroundings.memory = m_graph->takeSpare();
    ++m_inPreparation;
    inBackground<PreparedImage>(
        m_graph,
        [shared, part, given = std::make_shared<ImageSurroundings>(std::move(surroundings))] {
            return preparedImage(*shared, part, std::move(*given)); // moved: a shared picture would be copied
        },
        [=, this](PreparedImage prepared) {
            --m_inPreparation;
            if (number > m_shown.at(static_cast<std::size_t>(part))) {
                m_shown.at(static_cast<std::size_t>(part)) = number;
                showImage(part, shared, std::move(prepared), isComplete);
            }
        });
}

void ImagePlot::Private::showImage(ImagePart part, std::shared_ptr<const Image> image, PreparedImage prepared,
                                   bool isComplete)
{
    const auto stage = isComplete ? ImageGraph::Stage::Complete : ImageGraph::Stage::Partial;
    if (part == ImagePart::Overview) {
        dropStalePicture();
        m_isOverviewComplete = isComplete;
        m_levels.setOverview(prepared.census);
        m_graph->setOverview(std::move(image), stage, std::move(prepared.colored));
    } else {
        m_levels.addDetail(prepared.census);
        m_graph->setDetail(std::move(image), stage, std::move(prepared.colored));
        if (isComplete)
            m_asked = {};
    }
    showLimits();
    repaint();
    if (prepared.census.finite)
        emit m_plot->valuesArrived(*prepared.census.finite);
    if (part == ImagePart::Overview && isComplete)
        m_plot->detailMayBeNeeded();
}

} // namespace h5scout::ui
