// SPDX-License-Identifier: GPL-3.0-or-later
// HDF5's dimension scales: attributes that tie datasets together, as its high-level library (H5DS) writes them. That
// library opens datasets by a way of its own, which HDF5 refuses for those that are open here with a folder for their
// raw data files; so its attributes are written here. All throw CallError.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_set>
#include <vector>

#include "h5scout/hdf5/Handle.h"

namespace h5scout::hdf5
{

/// Of the dataset that has scales: for each dimension references to them; and names of the dimensions.
inline constexpr const char* kDimensionList = "DIMENSION_LIST";
inline constexpr const char* kDimensionLabels = "DIMENSION_LABELS";
/// Of the scale: references to the datasets that it is attached to, and which dimension of them.
inline constexpr const char* kReferenceList = "REFERENCE_LIST";

/// The attribute of that name (one of the above) is missing, or what H5DS makes of it for an array of `rank`
/// dimensions.
bool isScaleAttributeSound(Id dataset, const char* name, std::size_t rank);

bool isScale(Id dataset);
/// The dataset has no attributes CLASS and NAME yet. Without a NAME if `name` is empty.
void makeScale(Id dataset, const std::string& name);

/// The addresses of the scales of each dimension, some of which may be gone. Empty if there is no such attribute, or
/// one of another kind.
std::vector<std::vector<std::uint64_t>> attachedScales(Id dataset);
/// The scale at that address, as objectInfo() gives it; no handle if there is none (any more).
Handle openScaleAt(Id file, std::uint64_t address, Id linkAccess);

/// The object has an attribute by which it would be attached to another. Without opening it.
bool hasScaleAttribute(Id location, const std::string& path, Id linkAccess);
/// The addresses of the scales of the dataset, and of the datasets that it is attached to as a scale, some of which may
/// be gone. Attributes that are not sound name none.
std::vector<std::uint64_t> scalePartners(Id dataset);
/// Takes these out of both of its attributes.
void forgetScalePartners(Id dataset, const std::unordered_set<std::uint64_t>& gone);

// For those whose attributes are sound.
bool isScaleAttached(Id dataset, Id scale, std::size_t dimension);
/// Does nothing if it is attached. `rank`: of the dataset.
void attachScale(Id dataset, Id scale, std::size_t dimension, std::size_t rank);
void detachScale(Id dataset, Id scale, std::size_t dimension);
void setDimensionLabel(Id dataset, std::size_t dimension, std::size_t rank, const std::string& label);
/// Empty if it has none.
std::string dimensionLabel(Id dataset, std::size_t dimension);

} // namespace h5scout::hdf5
