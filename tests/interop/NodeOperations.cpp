// SPDX-License-Identifier: GPL-3.0-or-later
// Operations on files, attributes and the tree.
#include "Hex.h"
#include "Operations.h"
#include "WireValues.h"

namespace h5scout::test
{

namespace
{

using Json = nlohmann::json;

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

} // namespace

bool runOnFile(H5Backend& backend, const Json& request)
{
    const std::string operation = textOf(request, "op");
    if (operation == "create") {
        backend = H5Backend(textOf(request, "convention") == "tables" ? Convention::Tables : Convention::H5py);
        backend.openFile(textOf(request, "file"), OpenMode::Write,
                         {.durability = durabilityOf(request), .title = bytesOfHex(request["title"])});
    } else if (operation == "open") {
        backend = H5Backend();
        backend.openFile(textOf(request, "file"),
                         request["append"].get<bool>() ? OpenMode::Append : OpenMode::ReadWrite,
                         {.durability = durabilityOf(request)});
    } else if (operation == "save_file_as") {
        backend.saveFileAs(textOf(request, "file"), {},
                           request["replace"].get<bool>() ? ExistingTarget::Replace : ExistingTarget::Refuse);
    } else if (operation == "commit") {
        backend.commit();
    } else if (operation == "close") {
        backend.closeFile();
    } else if (operation == "flush") {
        backend.flush();
    } else if (operation == "define_compression") {
        backend.defineCompression(textOf(request, "name"), request["level"].get<int>());
    } else {
        return false;
    }
    return true;
}

bool runOnAttributes(const H5Backend& backend, const Json& request)
{
    const std::string operation = textOf(request, "op");
    if (operation == "set_attr")
        backend.setAttr(textOf(request, "path"), textOf(request, "name"), valueOfWire(request["value"]),
                        storageOf(textOf(request, "storage")));
    else if (operation == "remove_attr")
        backend.getNode(textOf(request, "path")).attrs().remove(textOf(request, "name"));
    else if (operation == "rename_attr")
        backend.getNode(textOf(request, "path")).attrs().rename(textOf(request, "name"), textOf(request, "new_name"));
    else
        return false;
    return true;
}

bool runOnTree(const H5Backend& backend, const Json& request)
{
    const std::string operation = textOf(request, "op");
    if (operation == "get_set_group")
        backend.getSetGroup(textOf(request, "where"), textOf(request, "name"), bytesOfHex(request["title"]),
                            metadataOfWire(request["metadata"]));
    else if (operation == "add_group")
        backend.addGroup(textOf(request, "name"), groupTypeFromString(textOf(request, "type")),
                         textOf(request, "where"), bytesOfHex(request["title"]), metadataOfWire(request["metadata"]));
    else if (operation == "remove_node")
        backend.removeNode(textOf(request, "path"));
    else if (operation == "remove_children")
        Group(backend.getNode(textOf(request, "path"))).removeChildren();
    else if (operation == "rename_node")
        backend.renameNode(textOf(request, "path"), textOf(request, "new_name"));
    else if (operation == "move_node")
        backend.moveNode(textOf(request, "path"), textOf(request, "where"), textOf(request, "new_name"));
    else
        return false;
    return true;
}

} // namespace h5scout::test
