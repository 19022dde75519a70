// SPDX-License-Identifier: GPL-3.0-or-later
#include "EncodedAttribute.h"

#include <algorithm>

#include <fmt/format.h>

#include "h5scout/hdf5/EditCalls.h"
#include "h5scout/hdf5/ErrorStack.h"
#include "h5scout/hdf5/Selection.h"

namespace h5scout::backend
{

namespace
{

/// A name that the object has not.
std::string temporaryName(hdf5::Id object, const std::string& name)
{
    for (int number = 0;; ++number) {
        std::string candidate = fmt::format("_h5scout_new_{}_{}", number, name);
        if (!hdf5::attributeExists(object, candidate))
            return candidate;
    }
}

} // namespace

EncodedAttribute EncodedAttribute::fixedText(std::string text, CharacterSet characterSet, StringPadding padding,
                                             EmptyText empty)
{
    const bool isNull = text.empty() && empty == EmptyText::NullSpace;
    if (text.empty() && !isNull)
        text.push_back('\0');
    EncodedAttribute encoded;
    encoded.m_type = hdf5::fixedTextType(std::max<std::size_t>(text.size(), 1), characterSet, padding);
    encoded.m_space = isNull ? hdf5::nullSpace() : hdf5::makeSpace({});
    encoded.m_text = std::move(text);
    return encoded;
}

EncodedAttribute EncodedAttribute::variableText(std::string text, CharacterSet characterSet)
{
    EncodedAttribute encoded;
    encoded.m_type = hdf5::variableTextType(characterSet);
    encoded.m_space = hdf5::makeSpace({});
    encoded.m_isVariableText = true;
    encoded.m_text = std::move(text);
    return encoded;
}

EncodedAttribute EncodedAttribute::elements(const ElementTarget& target, std::shared_ptr<const NdArray> array,
                                            const ErrorContext& context)
{
    EncodedAttribute encoded;
    encoded.m_elements = std::make_unique<ElementsToWrite>(target, *array, context);
    encoded.m_type = hdf5::copyType(target.fileType.get());
    encoded.m_space = hdf5::makeSpace(array->shape());
    encoded.m_array = std::move(array);
    return encoded;
}

void EncodedAttribute::write(hdf5::Id attribute) const
{
    if (m_elements) {
        if (m_array->size() > 0)
            hdf5::writeAttribute(attribute, m_elements->memoryType(), m_elements->data());
    } else if (m_isVariableText) {
        const char* pointer = m_text.c_str();
        hdf5::writeAttribute(attribute, m_type.get(), &pointer);
    } else if (!m_text.empty()) {
        // The type leaves no room for a terminator, and the bytes go as they are: nothing converts them.
        hdf5::writeAttribute(attribute, m_type.get(), m_text.data());
    }
}

void EncodedAttribute::create(hdf5::Id object, const std::string& name) const
{
    const hdf5::Handle attribute = hdf5::createAttribute(object, name, m_type.get(), m_space.get());
    write(attribute.get());
}

/// What has variable length is made anew: overwritten, its old bytes would stay in the file for good.
bool EncodedAttribute::canOverwrite(hdf5::Id attribute) const
{
    return !m_isVariableText && hdf5::isSameType(hdf5::attributeType(attribute).get(), m_type.get()) &&
           !hdf5::holdsVariableLength(m_type.get()) &&
           hdf5::isSameSpace(hdf5::attributeSpace(attribute).get(), m_space.get());
}

void EncodedAttribute::replace(hdf5::Id object, const std::string& name) const
{
    if (const hdf5::Handle old = hdf5::openAttribute(object, name); canOverwrite(old.get())) {
        write(old.get());
        return;
    }
    const std::string temporary = temporaryName(object, name);
    try {
        create(object, temporary);
    } catch (const hdf5::CallError&) {
        if (hdf5::attributeExists(object, temporary))
            hdf5::deleteAttribute(object, temporary);
        throw;
    }
    hdf5::deleteAttribute(object, name);
    hdf5::renameAttribute(object, temporary, name);
}

} // namespace h5scout::backend
