// SPDX-License-Identifier: GPL-3.0-or-later
// The attributes by which PyTables and PyMoDAQ keep their books about a node: which ones a new node gets, and what may
// be done to those that are there.
#pragma once

#include <string_view>

#include "FileState.h"
#include "h5scout/backend/Attributes.h"

namespace h5scout::backend
{

/// What of `given` a new node of that kind gets. Left out is what describes the node that the attributes come from
/// (isFormatAttribute, and what PyMoDAQ says of an array): the library writes that of the new one. In plain HDF5 files
/// a CLASS such as IMAGE is the caller's, PyTables' is not.
Metadata withoutBookkeeping(const FileState& file, NodeKind kind, const Metadata& given);

/// An attribute that is about to change, of the open object.
struct AttributeChange
{
    const FileState& file;
    hdf5::Id object;
    std::string_view name;
    const ErrorContext& context;
};

/// Throws InvalidDataType if PyTables and PyMoDAQ could not open the node, or would take it for something else, with
/// that value. In plain files everything may be said.
void requireTrue(const AttributeChange& change, const Value& value);

/// Throws NodeError (WrongKind) if they need the attribute to open the node, and it says the truth now.
void requireDispensable(const AttributeChange& change, const Value& value);

} // namespace h5scout::backend
