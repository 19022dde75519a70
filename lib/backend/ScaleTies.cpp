// SPDX-License-Identifier: GPL-3.0-or-later
#include "ScaleTies.h"

#include "h5scout/hdf5/DimensionScaleCalls.h"

namespace h5scout::backend
{

ScaleTies scaleTies(const FileState& file, const FoundLink& link)
{
    if (link.info.kind != hdf5::ObjectKind::Dataset || link.info.attributeCount == 0)
        return {};
    try {
        if (!hdf5::hasScaleAttribute(file.id(), link.path, file.linkAccess()))
            return {};
        const hdf5::Handle dataset = hdf5::openObject(file.id(), link.path, link.info.kind, file.linkAccess());
        return {hdf5::scalePartners(dataset.get()), hdf5::isScale(dataset.get())};
    } catch (const hdf5::CallError&) {
        return {}; // it goes all the same
    }
}

} // namespace h5scout::backend
