// SPDX-License-Identifier: GPL-3.0-or-later
#include <utility>

#include <fmt/format.h>

#include "ArrayCreation.h"
#include "h5scout/backend/H5Backend.h"

namespace h5scout
{

void H5Backend::defineCompression(std::string_view name, int level)
{
    constexpr const char* kAttempt = "set the compression of new arrays";
    constexpr int kHighestLevel = 9;
    if (name != "gzip" && name != "zlib")
        throw Error(fmt::format("'{}' is no compression that h5scout writes.", name),
                    {.attempt = kAttempt, .file = fileName(), .advice = "Choose 'gzip'."});
    if (level < 0 || level > kHighestLevel)
        throw Error(fmt::format("There is no level {}.", level),
                    {.attempt = kAttempt, .file = fileName(), .advice = "Choose a level from 0 (none) to 9."});
    m_compressionLevel = level;
}

CArray H5Backend::createCArray(const NodeRef& where, std::string_view name, const NdArray& elements,
                               const std::string& title, const Metadata& metadata, const ArrayStorage& storage) const
{
    backend::ArrayMaker maker(state(), where, name, metadata);
    backend::NewArray array =
        backend::newCArray(elements, {state()->bookkeeping(), m_compressionLevel, storage}, maker.context());
    array.title = title;
    return CArray(maker.make(array, &elements));
}

EArray H5Backend::createEArray(const NodeRef& where, std::string_view name, const ElementType& element,
                               const Shape& itemShape, const std::string& title, const Metadata& metadata,
                               const ArrayStorage& storage) const
{
    backend::ArrayMaker maker(state(), where, name, metadata);
    backend::NewArray array =
        backend::newEArray(element, itemShape, {state()->bookkeeping(), m_compressionLevel, storage}, maker.context());
    array.title = title;
    return EArray(maker.make(array));
}

VLArray H5Backend::createVLArray(const NodeRef& where, std::string_view name, const ElementType& element,
                                 const std::string& title, const Metadata& metadata, const ArrayStorage& storage) const
{
    if (element.kind == ElementKind::Text)
        return createStringArray(where, name, title, metadata, storage);
    backend::ArrayMaker maker(state(), where, name, metadata);
    backend::NewArray array =
        backend::newVLArray(element, {state()->bookkeeping(), m_compressionLevel, storage}, maker.context());
    array.title = title;
    return VLArray(maker.make(array));
}

StringArray H5Backend::createStringArray(const NodeRef& where, std::string_view name, const std::string& title,
                                         const Metadata& metadata, const ArrayStorage& storage) const
{
    backend::ArrayMaker maker(state(), where, name, metadata);
    backend::NewArray array =
        backend::newStringArray({state()->bookkeeping(), m_compressionLevel, storage}, maker.context());
    array.title = title;
    return StringArray(maker.make(array));
}

} // namespace h5scout
