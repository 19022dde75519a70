// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "AttributeEncoder.h"
#include "FileState.h"
#include "NewArray.h"
#include "NewNode.h"
#include "h5scout/backend/Node.h"
#include "h5scout/value/AttributeStorage.h"

namespace h5scout::backend
{

/// Makes one array of a file.
class ArrayMaker
{
public:
    /// Throws everything that stands against an array of that name with these attributes in that group, whatever it is:
    /// NodeError, FileModeError, InvalidDataType.
    ArrayMaker(std::shared_ptr<FileState> file, const NodeRef& where, std::string_view name, const Metadata& metadata);

    const ErrorContext& context() const noexcept { return m_context; }
    /// The array with its attributes, or nothing. `elements`: of a CArray. Throws InvalidDataType, Error.
    Node make(const NewArray& array, const NdArray* elements = nullptr);

private:
    std::shared_ptr<FileState> m_file;
    NewPlace m_place;
    EncodedMetadata m_metadata;
    ErrorContext m_context;
};

} // namespace h5scout::backend
