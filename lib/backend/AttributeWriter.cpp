// SPDX-License-Identifier: GPL-3.0-or-later
#include "AttributeWriter.h"

#include <algorithm>

#include <fmt/format.h>

#include "h5scout/hdf5/EditCalls.h"
#include "h5scout/hdf5/Selection.h"
#include "h5scout/value/PymodaqJson.h"

namespace h5scout::backend
{

void addFixedText(hdf5::Id object, const std::string& name, std::string_view text, CharacterSet characterSet,
                  StringPadding padding)
{
    const hdf5::Handle type = hdf5::fixedTextType(std::max<std::size_t>(text.size(), 1), characterSet, padding);
    const hdf5::Handle space = text.empty() ? hdf5::nullSpace() : hdf5::makeSpace({});
    const hdf5::Handle attribute = hdf5::createAttribute(object, name, type.get(), space.get());
    // The type leaves no room for a terminator, and the bytes go as they are: nothing converts them.
    if (!text.empty())
        hdf5::writeAttribute(attribute.get(), type.get(), text.data());
}

void addVariableText(hdf5::Id object, const std::string& name, const std::string& text, CharacterSet characterSet)
{
    const hdf5::Handle type = hdf5::variableTextType(characterSet);
    const hdf5::Handle space = hdf5::makeSpace({});
    const hdf5::Handle attribute = hdf5::createAttribute(object, name, type.get(), space.get());
    const char* pointer = text.c_str();
    hdf5::writeAttribute(attribute.get(), type.get(), &pointer);
}

void addText(const FileState& file, hdf5::Id object, const std::string& name, const std::string& text,
             CharacterSet characterSet)
{
    if (file.bookkeeping() == Bookkeeping::Tables && text.size() <= kMaximalFixedTextBytes)
        addFixedText(object, name, text, characterSet);
    else
        addVariableText(object, name, text);
}

void addJson(const FileState& file, hdf5::Id object, const std::string& name, const Value& value)
{
    const auto text = encodePymodaqJson(value);
    if (!text)
        throw InvalidDataType(
            fmt::format("A value of the type {} is nothing that PyMoDAQ's JSON can hold.", valueTypeName(value)));
    addText(file, object, name, *text);
}

} // namespace h5scout::backend
