// SPDX-License-Identifier: GPL-3.0-or-later
#include "NativeText.h"

#include <algorithm>

#include "AttributeDecoder.h"
#include "h5scout/value/CodePoints.h"
#include "h5scout/value/PickleSubset.h"

namespace h5scout::backend
{

namespace
{

bool isAscii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

[[noreturn]] void refuse(const char* reason, const ErrorContext& context, const char* advice)
{
    ErrorContext where = context;
    where.advice = advice;
    throw InvalidDataType(reason, std::move(where));
}

} // namespace

void requireStorableText(std::string_view text, const ErrorContext& context)
{
    if (text.find('\0') != std::string_view::npos)
        refuse("The text holds a NUL character, where HDF5 ends texts.", context, "Store it as PyMoDAQ's JSON.");
    if (!isUtf8(text))
        refuse("The text is no valid UTF-8.", context, "Store it as PyMoDAQ's JSON, or as an array of uint8.");
}

void requirePlainBytes(std::string_view bytes, const ErrorContext& context)
{
    if (bytes.find('\0') != std::string_view::npos)
        refuse("The bytes hold a NUL, where HDF5 ends them.", context,
               "Store them as PyMoDAQ's JSON, or as an array of uint8.");
    if (bytes.ends_with('.') && readPickle(bytes))
        refuse("PyTables would take the bytes for a pickle.", context,
               "Store them as PyMoDAQ's JSON, or as an array of uint8.");
}

CharacterSet characterSetFor(std::string_view text, const StoredAttribute& old)
{
    const bool isPlain = isAscii(text) && (old.dataType.isVariableLength || !text.ends_with('.'));
    return isPlain || isBookkeepingName(old.name) ? old.dataType.characterSet : CharacterSet::Utf8;
}

} // namespace h5scout::backend
