// SPDX-License-Identifier: GPL-3.0-or-later
#include "OperationRunner.h"

#include <array>
#include <set>

#include "WireValues.h"
#include "h5scout/backend/EArray.h"

namespace h5scout::test
{

namespace
{

using Json = nlohmann::json;

std::string text(const Json& request, const char* key)
{
    return request[key].get<std::string>();
}

Durability durabilityOf(const Json& request)
{
    return request["direct"].get<bool>() ? Durability::Direct : Durability::Transaction;
}

AttributeStorage storageOf(const std::string& name)
{
    if (name == "json")
        return AttributeStorage::PymodaqJson;
    return name == "native" ? AttributeStorage::Native : AttributeStorage::Keep;
}

Selection selectionOf(const Json& ranges)
{
    Selection selection;
    for (const Json& range : ranges)
        selection.push_back({range[0], range[1], range[2]});
    return selection;
}

/// The name of the exception as the judge spells it.
std::string nameOf(const Error& error)
{
    static constexpr std::array<const char*, 7> kCauses{"Missing",     "Broken",  "WrongKind", "Closed",
                                                        "NotFollowed", "BadName", "Exists"};
    if (const auto* node = dynamic_cast<const NodeError*>(&error))
        return std::string("NodeError:") + kCauses.at(static_cast<std::size_t>(node->cause()));
    if (dynamic_cast<const InvalidDataType*>(&error) != nullptr)
        return "InvalidDataType";
    if (dynamic_cast<const InvalidDataDimension*>(&error) != nullptr)
        return "InvalidDataDimension";
    if (dynamic_cast<const InvalidGroupDataType*>(&error) != nullptr)
        return "InvalidGroupDataType";
    if (dynamic_cast<const InvalidScanType*>(&error) != nullptr)
        return "InvalidScanType";
    return typeid(error) == typeid(Error) ? "Error" : "another exception";
}

} // namespace

Json OperationRunner::run(const Json& request)
{
    static const std::set<std::string> kOfFile{"create", "open", "commit", "close", "flush", "define_compression"};
    const std::string operation = text(request, "op");
    try {
        if (kOfFile.contains(operation))
            runOnFile(operation, request);
        else if (operation.starts_with("create_"))
            makeArray(operation, request);
        else if (operation == "append" || operation == "write")
            changeElements(operation, request);
        else
            runOnNodes(operation, request);
    } catch (const Error& error) {
        return {{"outcome", nameOf(error)}, {"sentence", error.what()}};
    } catch (const std::exception& error) {
        return {{"outcome", "no exception of h5scout"}, {"sentence", error.what()}};
    }
    return {{"outcome", "done"}};
}

void OperationRunner::runOnFile(const std::string& operation, const Json& request)
{
    if (operation == "create") {
        m_backend = H5Backend(text(request, "convention") == "tables" ? Convention::Tables : Convention::H5py);
        m_backend.openFile(text(request, "file"), OpenMode::Write,
                           {.durability = durabilityOf(request), .title = bytesOfHex(request["title"])});
    } else if (operation == "open") {
        m_backend = H5Backend();
        m_backend.openFile(text(request, "file"),
                           request["append"].get<bool>() ? OpenMode::Append : OpenMode::ReadWrite,
                           {.durability = durabilityOf(request)});
    } else if (operation == "commit") {
        m_backend.commit();
    } else if (operation == "close") {
        m_backend.closeFile();
    } else if (operation == "flush") {
        m_backend.flush();
    } else {
        m_backend.defineCompression(text(request, "name"), request["level"].get<int>());
    }
}

void OperationRunner::runOnNodes(const std::string& operation, const Json& request) const
{
    const std::string place = text(request, request.contains("path") ? "path" : "where");
    if (operation == "set_attr")
        m_backend.setAttr(place, text(request, "name"), valueOfWire(request["value"]),
                          storageOf(text(request, "storage")));
    else if (operation == "remove_attr")
        m_backend.getNode(place).attrs().remove(text(request, "name"));
    else if (operation == "rename_attr")
        m_backend.getNode(place).attrs().rename(text(request, "name"), text(request, "new_name"));
    else if (operation == "get_set_group")
        m_backend.getSetGroup(place, text(request, "name"), bytesOfHex(request["title"]),
                              metadataOfWire(request["metadata"]));
    else if (operation == "add_group")
        m_backend.addGroup(text(request, "name"), groupTypeFromString(text(request, "type")), text(request, "where"),
                           bytesOfHex(request["title"]), metadataOfWire(request["metadata"]));
    else if (operation == "remove_node")
        m_backend.removeNode(place);
    else if (operation == "remove_children")
        Group(m_backend.getNode(place)).removeChildren();
    else if (operation == "rename_node")
        m_backend.renameNode(place, text(request, "new_name"));
    else if (operation == "move_node")
        m_backend.moveNode(place, text(request, "where"), text(request, "new_name"));
    else
        throw std::runtime_error("an unknown operation: " + operation);
}

void OperationRunner::makeArray(const std::string& operation, const Json& request) const
{
    const std::string where = text(request, "where");
    const std::string name = text(request, "name");
    const std::string title = bytesOfHex(request["title"]);
    const Metadata metadata = metadataOfWire(request["metadata"]);
    ArrayStorage storage{.chunkShape = request["chunks"].get<Shape>()};
    if (operation == "create_carray") {
        m_backend.createCArray(where, name, arrayOfWire(request["array"]), title, metadata, storage);
        return;
    }
    storage.expectedRows = request["expected"].get<std::uint64_t>();
    const ElementType element = elementTypeOfWire(request["dtype"]);
    if (operation == "create_earray")
        m_backend.createEArray(where, name, element, request["item"].get<Shape>(), title, metadata, storage);
    else
        m_backend.createVLArray(where, name, element, title, metadata, storage);
}

void OperationRunner::changeElements(const std::string& operation, const Json& request) const
{
    const Node node = m_backend.getNode(text(request, "path"));
    const NdArray elements = arrayOfWire(request["array"]);
    if (operation == "write")
        CArray(node).write(selectionOf(request["selection"]), elements);
    else if (node.kind() == NodeKind::StringArray && elements.texts().size() == 1)
        StringArray(node).append(elements.texts().front());
    else
        EArray(node).append(elements);
}

} // namespace h5scout::test
