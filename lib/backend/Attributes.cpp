// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/backend/Attributes.h"

#include <algorithm>

#include <fmt/format.h>

#include "AttributeReader.h"
#include "NodeObject.h"
#include "h5scout/hdf5/Iterate.h"

namespace h5scout
{

namespace
{

/// PyMoDAQ says `title` and means TITLE; others may call an attribute just that.
std::string meantName(hdf5::Id object, std::string_view name)
{
    const bool meansTitle = name == "title" && !hdf5::attributeExists(object, "title");
    return meansTitle && hdf5::attributeExists(object, "TITLE") ? "TITLE" : std::string(name);
}

StoredAttribute read(backend::NodeObject& object, const std::string& name, std::uint64_t maximalBytes)
{
    object.file()->settle();
    return backend::readAttribute(*object.file(), object.id(), object.path(), name, maximalBytes);
}

} // namespace

Attributes::Attributes(const Node& node)
    : m_node(node)
{
    m_node.object()->id();
}

std::vector<std::string> Attributes::names() const
{
    backend::NodeObject& object = *m_node.object();
    return object.file()->attempt("list the attributes", object.path(),
                                  [&] { return hdf5::attributeNames(object.id()); });
}

std::size_t Attributes::size() const
{
    return m_node.object()->info().attributeCount;
}

bool Attributes::contains(std::string_view name) const
{
    backend::NodeObject& object = *m_node.object();
    return object.file()->attempt("look for an attribute", object.path(),
                                  [&] { return hdf5::attributeExists(object.id(), meantName(object.id(), name)); });
}

StoredAttribute Attributes::stored(std::string_view name, std::uint64_t maximalBytes) const
{
    backend::NodeObject& object = *m_node.object();
    const std::string attempt = fmt::format("read the attribute '{}'", name);
    const std::string found =
        object.file()->attempt(attempt, object.path(), [&] { return meantName(object.id(), name); });
    if (!contains(found))
        throw NodeError(NodeError::Cause::Missing, "There is no such attribute.",
                        object.file()->context(attempt, object.path()));
    return read(object, found, maximalBytes);
}

Value Attributes::get(std::string_view name) const
{
    StoredAttribute attribute = stored(name);
    if (attribute.error)
        throw Error(attribute.error->reason, attribute.error->context);
    return std::move(attribute.value);
}

std::vector<std::pair<std::string, Value>> Attributes::toMap() const
{
    std::vector<std::pair<std::string, Value>> map;
    for (auto&& item : *this)
        map.push_back(std::move(item));
    return map;
}

std::vector<StoredAttribute> Attributes::page(std::uint64_t offset, std::uint64_t limit,
                                              std::uint64_t maximalBytes) const
{
    backend::NodeObject& object = *m_node.object();
    const std::vector<std::string> all = names();
    std::vector<StoredAttribute> attributes;
    for (std::uint64_t index = offset; index < all.size() && attributes.size() < limit; ++index)
        attributes.push_back(read(object, all[index], maximalBytes));
    return attributes;
}

Attributes::Iterator Attributes::begin() const
{
    return {this, std::make_shared<const std::vector<std::string>>(names()), 0};
}

std::default_sentinel_t Attributes::end() const
{
    return {};
}

Attributes::Iterator::Iterator(const Attributes* attributes, std::shared_ptr<const std::vector<std::string>> names,
                               std::size_t index)
    : m_attributes(attributes)
    , m_names(std::move(names))
    , m_index(index)
{}

Attributes::Iterator::value_type Attributes::Iterator::operator*() const
{
    const std::string& name = m_names->at(m_index);
    backend::NodeObject& object = *m_attributes->m_node.object();
    StoredAttribute attribute = read(object, name, kDefaultAttributeLimit);
    if (attribute.error)
        return {name, Undecodable{"unreadable", attribute.error->sentence(), {}}};
    return {name, std::move(attribute.value)};
}

Attributes::Iterator& Attributes::Iterator::operator++()
{
    ++m_index;
    return *this;
}

bool operator==(const Attributes::Iterator& iterator, std::default_sentinel_t /*end*/)
{
    return iterator.m_index >= iterator.m_names->size();
}

Value getAttr(const Node& node, std::string_view name)
{
    return node.attrs().get(name);
}

Value checkMandatoryAttrs(std::string_view name, Value value)
{
    if (name == "TITLE" || name == "CLASS" || name == "EXTDIM") {
        if (const Bytes* bytes = value.getIf<Bytes>())
            return Text{bytes->bytes};
    }
    return value;
}

} // namespace h5scout
