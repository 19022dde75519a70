// SPDX-License-Identifier: GPL-3.0-or-later
// The part of Attributes that changes the file.
#include <fmt/format.h>

#include "AttributeEncoder.h"
#include "AttributeReader.h"
#include "FormatAttributes.h"
#include "NodeObject.h"
#include "h5scout/backend/Attributes.h"
#include "h5scout/hdf5/EditCalls.h"
#include "h5scout/value/Names.h"

namespace h5scout
{

namespace
{

void requireName(const backend::FileState& file, std::string_view attempt, const std::string& path,
                 std::string_view name)
{
    if (auto fault = attributeNameFault(name))
        throw NodeError(NodeError::Cause::BadName, std::move(*fault), file.context(attempt, path));
}

/// The attribute that is meant by `name`. Throws NodeError if there is none.
std::string requireExisting(const backend::FileState& file, hdf5::Id object, const std::string& path,
                            std::string_view attempt, std::string_view name)
{
    return file.attempt(attempt, path, [&] {
        for (std::string candidate : {std::string(name), backend::storedName(file, name)}) {
            if (hdf5::attributeExists(object, candidate))
                return candidate;
        }
        throw NodeError(NodeError::Cause::Missing, "There is no such attribute.", file.context(attempt, path));
    });
}

Value valueOf(const backend::FileState& file, hdf5::Id object, const std::string& path, const std::string& name)
{
    return backend::readAttribute(file, object, path, name, kDefaultAttributeLimit).value;
}

} // namespace

void Attributes::set(std::string_view name, const Value& value, AttributeStorage storage) const
{
    backend::NodeObject& object = *m_node.object();
    backend::FileState& file = *object.file();
    const std::string attempt = fmt::format("set the attribute '{}'", name);
    file.beginChange(attempt, object.path());
    requireName(file, attempt, object.path(), name);
    const hdf5::Id id = file.attempt(attempt, object.path(), [&] { return object.id(); });
    const ErrorContext context = file.context(attempt, object.path());
    file.attempt(attempt, object.path(), [&] {
        const std::string stored =
            hdf5::attributeExists(id, std::string(name)) ? std::string(name) : backend::storedName(file, name);
        backend::requireTrue({file, id, stored, context}, value);
        if (!hdf5::attributeExists(id, stored)) {
            backend::encodeNew(file, stored, value, storage, context).create(id, stored);
            return;
        }
        const StoredAttribute old = backend::readAttribute(file, id, object.path(), stored, kDefaultAttributeLimit);
        const hdf5::Handle attribute = hdf5::openAttribute(id, stored);
        const backend::EncodedAttribute encoded =
            backend::encodeReplacement(file, attribute.get(), old, value, storage, context);
        encoded.replace(id, stored);
    });
    file.forgetAttributes();
}

void Attributes::remove(std::string_view name) const
{
    backend::NodeObject& object = *m_node.object();
    backend::FileState& file = *object.file();
    const std::string attempt = fmt::format("remove the attribute '{}'", name);
    file.beginChange(attempt, object.path());
    const hdf5::Id id = file.attempt(attempt, object.path(), [&] { return object.id(); });
    const std::string stored = requireExisting(file, id, object.path(), attempt, name);
    const ErrorContext context = file.context(attempt, object.path());
    file.attempt(attempt, object.path(), [&] {
        backend::requireDispensable({file, id, stored, context}, valueOf(file, id, object.path(), stored));
        hdf5::deleteAttribute(id, stored);
    });
    file.forgetAttributes();
}

void Attributes::rename(std::string_view name, std::string_view newName) const
{
    backend::NodeObject& object = *m_node.object();
    backend::FileState& file = *object.file();
    const std::string attempt = fmt::format("rename the attribute '{}' to '{}'", name, newName);
    file.beginChange(attempt, object.path());
    requireName(file, attempt, object.path(), newName);
    const hdf5::Id id = file.attempt(attempt, object.path(), [&] { return object.id(); });
    const std::string from = requireExisting(file, id, object.path(), attempt, name);
    const std::string to = backend::storedName(file, newName);
    if (from == to)
        return;
    file.attempt(attempt, object.path(), [&] {
        if (hdf5::attributeExists(id, to))
            throw NodeError(NodeError::Cause::Exists, "There is an attribute of that name already.",
                            file.context(attempt, object.path()));
        const ErrorContext context = file.context(attempt, object.path());
        const StoredAttribute old = backend::readAttribute(file, id, object.path(), from, kDefaultAttributeLimit);
        backend::requireTextWhereItBelongs(file, to, old, context);
        backend::requireDispensable({file, id, from, context}, old.value);
        const bool isReadAsJson = backend::mustBeText(to) && old.encoding == StoredAttribute::Encoding::PymodaqJson;
        backend::requireTrue({file, id, to, context}, isReadAsJson ? Value(old.storedText) : old.value);
        hdf5::renameAttribute(id, from, to);
    });
    file.forgetAttributes();
}

void setAttr(const Node& node, std::string_view name, const Value& value, AttributeStorage storage)
{
    node.attrs().set(name, value, storage);
}

} // namespace h5scout
