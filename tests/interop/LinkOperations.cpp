// SPDX-License-Identifier: GPL-3.0-or-later
// Operations on links and dimension scales, copies, and looking through links.
#include "FileAccount.h"
#include "Hex.h"
#include "Operations.h"
#include "WireReplies.h"
#include "h5scout/backend/DimensionScales.h"

namespace h5scout::test
{

namespace
{

using Json = nlohmann::json;

/// The node, a link that leads nowhere among them.
Node nodeAt(const H5Backend& backend, const std::string& path)
{
    if (path == "/")
        return backend.root();
    return Group(backend.getNode(parentOfPath(path))).child(nameOfPath(path));
}

Json accountOfLink(const NodeSummary& summary)
{
    switch (summary.link) {
    case LinkKind::Soft:
        return {{"kind", "soft link"}, {"target", summary.linkTarget}};
    case LinkKind::External:
        return {{"kind", "external link"}, {"target", summary.linkTarget}, {"file", summary.linkFile}};
    case LinkKind::Hard:
        return {{"kind", "object"}};
    case LinkKind::Unknown:
        break;
    }
    return {{"kind", "unknown"}};
}

CArray arrayAt(const H5Backend& backend, const Json& request, const char* key)
{
    return CArray(backend.getNode(textOf(request, key)));
}

} // namespace

bool runOnLinks(const H5Backend& backend, const Json& request)
{
    const std::string operation = textOf(request, "op");
    if (operation == "create_soft_link")
        backend.createSoftLink(textOf(request, "where"), textOf(request, "name"), textOf(request, "target"));
    else if (operation == "create_hard_link")
        backend.createHardLink(textOf(request, "where"), textOf(request, "name"), textOf(request, "target"));
    else if (operation == "create_external_link")
        backend.createExternalLink(textOf(request, "where"), textOf(request, "name"), textOf(request, "other"),
                                   textOf(request, "target"));
    else
        return false;
    return true;
}

bool runOnScales(const H5Backend& backend, const Json& request)
{
    const std::string operation = textOf(request, "op");
    if (operation == "make_scale") {
        DimensionScales(arrayAt(backend, request, "path")).makeScale(bytesOfHex(request["label"]));
        return true;
    }
    if (operation != "attach_scale" && operation != "detach_scale" && operation != "label_dimension")
        return false;
    const DimensionScales scales(arrayAt(backend, request, "path"));
    const auto dimension = request["dimension"].get<std::size_t>();
    if (operation == "attach_scale")
        scales.attach(dimension, arrayAt(backend, request, "scale"));
    else if (operation == "detach_scale")
        scales.detach(dimension, arrayAt(backend, request, "scale"));
    else
        scales.setLabel(dimension, bytesOfHex(request["label"]));
    return true;
}

void copyBetween(const H5Backend& source, const H5Backend& target, const Json& request)
{
    const std::string path = textOf(request, "path");
    const std::string where = textOf(request, "where");
    const std::string name = textOf(request, "new_name");
    if (&source == &target)
        target.copyNode(path, where, name);
    else
        target.copyNode(nodeAt(source, path), where, name);
}

Json lookAt(const H5Backend& backend, const Json& request)
{
    const Node node = backend.getNode(textOf(request, "path"));
    Json account = accountOf(node);
    for (const std::string& name : node.attrs().names())
        account["attributes"][hexOf(name)]["meaning"] = wireOfValue(node.attrs().get(name));
    if (node.kind() != NodeKind::Group)
        return account;
    account["children"] = Json::object();
    for (const NodeSummary& summary : Group(node).childSummaries(0, UINT64_MAX))
        account["children"][summary.name] = accountOfLink(summary);
    return account;
}

} // namespace h5scout::test
