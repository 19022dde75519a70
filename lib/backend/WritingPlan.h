// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>

#include "ElementWriter.h"
#include "h5scout/hdf5/Selection.h"
#include "h5scout/value/Shape.h"

namespace h5scout::backend
{

/// What does not change while elements are written to a dataset.
struct WritingPlan
{
    ElementTarget elements;
    Shape innerShape; ///< of elements that are arrays
    std::optional<std::size_t> growingDimension;

    /// Of that shape; who records writes blocks of the same shape over and over.
    hdf5::Id memorySpace(const Shape& shape)
    {
        if (!m_memorySpace || m_memoryShape != shape) {
            m_memorySpace = hdf5::makeSpace(shape);
            m_memoryShape = shape;
        }
        return m_memorySpace.get();
    }

private:
    Shape m_memoryShape;
    hdf5::Handle m_memorySpace;
};

} // namespace h5scout::backend
