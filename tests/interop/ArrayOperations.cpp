// SPDX-License-Identifier: GPL-3.0-or-later
// Operations that make arrays, and change their elements.
#include "Hex.h"
#include "Operations.h"
#include "WireValues.h"
#include "h5scout/backend/EArray.h"

namespace h5scout::test
{

namespace
{

using Json = nlohmann::json;

Selection selectionOf(const Json& ranges)
{
    Selection selection;
    for (const Json& range : ranges)
        selection.push_back({range[0], range[1], range[2]});
    return selection;
}

void append(const Node& node, const NdArray& elements)
{
    if (node.kind() == NodeKind::StringArray && elements.texts().size() == 1)
        StringArray(node).append(elements.texts().front());
    else
        EArray(node).append(elements);
}

void make(const H5Backend& backend, const std::string& operation, const Json& request)
{
    const std::string where = textOf(request, "where");
    const std::string name = textOf(request, "name");
    const std::string title = bytesOfHex(request["title"]);
    const Metadata metadata = metadataOfWire(request["metadata"]);
    ArrayStorage storage{.chunkShape = request["chunks"].get<Shape>()};
    if (operation == "create_carray") {
        backend.createCArray(where, name, arrayOfWire(request["array"]), title, metadata, storage);
        return;
    }
    storage.expectedRows = request["expected"].get<std::uint64_t>();
    const ElementType element = elementTypeOfWire(request["dtype"]);
    if (operation == "create_earray")
        backend.createEArray(where, name, element, request["item"].get<Shape>(), title, metadata, storage);
    else
        backend.createVLArray(where, name, element, title, metadata, storage);
}

} // namespace

bool runOnArrays(const H5Backend& backend, const Json& request)
{
    const std::string operation = textOf(request, "op");
    if (operation == "create_carray" || operation == "create_earray" || operation == "create_vlarray")
        make(backend, operation, request);
    else if (operation == "append")
        append(backend.getNode(textOf(request, "path")), arrayOfWire(request["array"]));
    else if (operation == "write")
        CArray(backend.getNode(textOf(request, "path")))
            .write(selectionOf(request["selection"]), arrayOfWire(request["array"]));
    else
        return false;
    return true;
}

} // namespace h5scout::test
