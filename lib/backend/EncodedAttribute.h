// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "ElementWriter.h"
#include "h5scout/hdf5/Handle.h"
#include "h5scout/value/DataType.h"
#include "h5scout/value/NdArray.h"

namespace h5scout::backend
{

/// An attribute as it is to lie in the file, ready to be written: what could be refused has been.
class EncodedAttribute
{
public:
    /// A text of fixed length, exactly its own. An empty one is a null dataspace (PyTables' way) or one NUL.
    enum class EmptyText : std::uint8_t { NullSpace, OneNul };
    static EncodedAttribute fixedText(std::string text, CharacterSet characterSet,
                                      StringPadding padding = StringPadding::NullTerminated,
                                      EmptyText empty = EmptyText::NullSpace);
    /// A text of variable length; it must not hold NUL.
    static EncodedAttribute variableText(std::string text, CharacterSet characterSet = CharacterSet::Utf8);
    /// Elements of the type `target.fileType`, in a dataspace of the array's shape. Throws InvalidDataType with that
    /// context if they do not fit.
    static EncodedAttribute elements(const ElementTarget& target, std::shared_ptr<const NdArray> array,
                                     const ErrorContext& context);

    /// Makes it. Throws hdf5::CallError.
    void create(hdf5::Id object, const std::string& name) const;
    /// In place of the one of that name, which stays if this throws (hdf5::CallError).
    void replace(hdf5::Id object, const std::string& name) const;

private:
    EncodedAttribute() = default;
    void write(hdf5::Id attribute) const;
    bool canOverwrite(hdf5::Id attribute) const;

    hdf5::Handle m_type;
    hdf5::Handle m_space;
    bool m_isVariableText = false;
    std::string m_text; ///< of both kinds of text
    std::shared_ptr<const NdArray> m_array;
    std::unique_ptr<ElementsToWrite> m_elements; ///< of m_array
};

} // namespace h5scout::backend
