// SPDX-License-Identifier: GPL-3.0-or-later
#include "AttributeWriter.h"

#include <fmt/format.h>

#include "AttributeEncoder.h"
#include "h5scout/value/PymodaqJson.h"

namespace h5scout::backend
{

void addText(const FileState& file, hdf5::Id object, const std::string& name, const std::string& text,
             CharacterSet characterSet)
{
    if (file.bookkeeping() == Bookkeeping::Tables && text.size() <= kMaximalFixedTextBytes)
        EncodedAttribute::fixedText(text, characterSet).create(object, name);
    else
        EncodedAttribute::variableText(text).create(object, name);
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
