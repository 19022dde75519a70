// SPDX-License-Identifier: GPL-3.0-or-later
// The C calls that copy links, objects and the references in them. All throw CallError.
#pragma once

#include <cstdint>
#include <string>

#include "h5scout/hdf5/Handle.h"

namespace h5scout::hdf5
{

/// Copies a soft or external link, as it is spelled, to another group, perhaps of another file.
void copyLink(Id location, const std::string& path, Id parent, const std::string& name, Id linkAccess);
/// Whether HDF5 is to copy the attributes, too.
enum class CopiedAttributes : std::uint8_t { All, None };
/// Copies an open object with everything that hard links below it lead to, to another group, perhaps of another file.
/// Links stay links; chunks are copied as they are, filters are not run. HDF5 empties references in attributes, and
/// between files those in datasets, but not those within compound and variable-length types, which then lead anywhere.
/// HDF5 1.10 ends the process if attributes of variable length lie outside of the header of an object.
void copyObject(Id object, Id parent, const std::string& name, CopiedAttributes attributes);
/// A dataset encoded with scaleoffset is open in the file, by whichever of its identifiers. Nothing may be copied then:
/// H5Ocopy of HDF5 1.10 writes beyond its memory where such chunks lie in the cache of an open dataset, and only
/// closing it empties that.
bool hasOpenScaledDataset(Id file);
/// The attributes lie outside of the object's header, as many or large ones do in the newer format (netCDF-4, too).
bool keepsAttributesOutside(Id object);

/// The type, or a part of it, is a reference.
bool holdsReference(Id type);
/// The type is a reference itself.
bool isReference(Id type);
/// Writes to the attribute `name` of `to` what that of `from` holds, byte for byte; they are of the same type and space
/// and in the same file.
void copyAttributeValue(Id from, Id to, const std::string& name);
/// Makes an attribute of the same name, type and space, perhaps in another file; there it gets no value if that is a
/// reference, as HDF5's own copying does it.
void copyAttribute(Id from, Id to, const std::string& name, bool isSameFile);

} // namespace h5scout::hdf5
