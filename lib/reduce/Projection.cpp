// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/reduce/Projection.h"

#include <array>
#include <limits>
#include <utility>

#include "MinMax.h"

namespace h5scout::reduce
{

namespace
{

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t kRunLength = 1024; ///< numbers that stay in the cache between the passes

/// The first number replaces NaN, with which every comparison is false.
void extend(double& extreme, double number, bool isBeyond)
{
    if (isBeyond || std::isnan(extreme))
        extreme = number;
}

} // namespace

/// A block's numbers and how a step along each of its dimensions moves through them and through the cells.
struct Projection::Block
{
    std::span<const double> numbers;
    std::vector<std::size_t> counts;
    std::vector<std::size_t> positionSteps;
    std::vector<std::size_t> cellSteps; ///< 0: the dimension is reduced
};

Projection::Projection(std::vector<Samples> ranges, std::size_t rowDimension, std::size_t columnDimension,
                       Reduction reduction)
    : m_ranges(std::move(ranges))
    , m_rowDimension(rowDimension)
    , m_columnDimension(columnDimension)
    , m_reduction(reduction)
{
    const std::size_t cells = width() * height();
    switch (m_reduction) {
    case Reduction::Mean:
    case Reduction::Sum:
        m_counts.resize(cells);
        m_sums.resize(cells);
        break;
    case Reduction::Minimum:
    case Reduction::Maximum:
        m_extremes.assign(cells, kNaN);
        break;
    case Reduction::StandardDeviation:
        m_moments.resize(cells);
        break;
    }
}

std::uint64_t Projection::height() const noexcept
{
    return m_rowDimension == m_columnDimension ? 1 : m_ranges[m_rowDimension].count;
}

void Projection::add(std::span<const double> numbers, std::span<const Samples> place)
{
    if (numbers.empty())
        return;
    Block block{numbers, {}, {}, {}};
    std::size_t firstCell = 0;
    for (std::size_t dimension = 0; dimension < place.size(); ++dimension) {
        std::size_t step = 0;
        if (dimension == m_columnDimension)
            step = 1;
        else if (dimension == m_rowDimension)
            step = width();
        const Samples& range = m_ranges[dimension];
        firstCell += (place[dimension].start - range.start) / range.stride * step;
        if (place[dimension].count == 1)
            continue;
        // What is reduced in neighbouring dimensions lies in one run.
        if (step == 0 && !block.counts.empty() && block.cellSteps.back() == 0) {
            block.counts.back() *= place[dimension].count;
            continue;
        }
        block.counts.push_back(place[dimension].count);
        block.cellSteps.push_back(step);
    }
    if (block.counts.empty()) {
        block.counts.push_back(1);
        block.cellSteps.push_back(1);
    }
    block.positionSteps.assign(block.counts.size(), 1);
    for (std::size_t dimension = block.counts.size() - 1; dimension-- > 0;)
        block.positionSteps[dimension] = block.positionSteps[dimension + 1] * block.counts[dimension + 1];
    addBlock(block, 0, firstCell, 0);
}

void Projection::addBlock(const Block& block, std::size_t dimension, std::size_t cell, std::size_t position)
{
    const std::size_t count = block.counts[dimension];
    const std::size_t cellStep = block.cellSteps[dimension];
    if (dimension + 1 < block.counts.size()) {
        for (std::size_t i = 0; i < count; ++i)
            addBlock(block, dimension + 1, cell + i * cellStep, position + i * block.positionSteps[dimension]);
        return;
    }
    if (cellStep > 0) {
        addEach(block.numbers.subspan(position, count), cell, cellStep);
        return;
    }
    for (std::size_t first = 0; first < count; first += kRunLength)
        addAll(block.numbers.subspan(position + first, std::min(kRunLength, count - first)), cell);
}

/// The numbers to cells `step` apart.
void Projection::addEach(std::span<const double> numbers, std::size_t cell, std::size_t step)
{
    switch (m_reduction) {
    case Reduction::Mean:
    case Reduction::Sum:
        for (std::size_t i = 0; i < numbers.size(); ++i)
            if (numbers[i] == numbers[i])
                addToSum(cell + i * step, numbers[i], 1);
        break;
    case Reduction::Minimum:
        for (std::size_t i = 0; i < numbers.size(); ++i)
            extend(m_extremes[cell + i * step], numbers[i], numbers[i] < m_extremes[cell + i * step]);
        break;
    case Reduction::Maximum:
        for (std::size_t i = 0; i < numbers.size(); ++i)
            extend(m_extremes[cell + i * step], numbers[i], numbers[i] > m_extremes[cell + i * step]);
        break;
    case Reduction::StandardDeviation:
        for (std::size_t i = 0; i < numbers.size(); ++i)
            if (numbers[i] == numbers[i])
                m_moments[cell + i * step].add(numbers[i]);
        break;
    }
}

/// All the numbers, kRunLength at most, to one cell.
void Projection::addAll(std::span<const double> numbers, std::size_t cell)
{
    if (m_reduction == Reduction::Minimum || m_reduction == Reduction::Maximum) {
        const MinMax<double> range = minMax<double>(std::as_bytes(numbers).data(), numbers.size());
        if (range.minimum <= range.maximum) {
            const double extreme = m_reduction == Reduction::Minimum ? range.minimum : range.maximum;
            addEach(std::span(&extreme, 1), cell, 1);
        }
        return;
    }
    std::array<double, kRunLength> kept;
    std::size_t count = 0;
    for (const double number : numbers) {
        kept[count] = number;
        count += number == number ? 1 : 0;
    }
    const std::span<const double> present = std::span(kept).first(count);
    if (present.empty())
        return;
    if (m_reduction == Reduction::StandardDeviation)
        m_moments[cell].merge(Moments(present));
    else
        addToSum(cell, sumOf(present), count);
}

void Projection::addToSum(std::size_t cell, double number, std::uint64_t count)
{
    m_sums[cell].add(number);
    m_counts[cell] += count;
}

std::vector<double> Projection::values() const
{
    std::vector<double> values(width() * height());
    for (std::size_t cell = 0; cell < values.size(); ++cell)
        values[cell] = valueOf(cell);
    return values;
}

double Projection::valueOf(std::size_t cell) const
{
    switch (m_reduction) {
    case Reduction::Mean:
        return m_counts[cell] == 0 ? kNaN : m_sums[cell].value() / static_cast<double>(m_counts[cell]);
    case Reduction::Sum:
        return m_counts[cell] == 0 ? kNaN : m_sums[cell].value();
    case Reduction::Minimum:
    case Reduction::Maximum:
        return m_extremes[cell];
    case Reduction::StandardDeviation:
        return m_moments[cell].standardDeviation();
    }
    return kNaN;
}

} // namespace h5scout::reduce
