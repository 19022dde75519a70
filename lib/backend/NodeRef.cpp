// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/backend/NodeRef.h"

#include "NodeObject.h"
#include "h5scout/backend/Node.h"

namespace h5scout
{

NodeRef::NodeRef(std::string_view path)
    : m_path(normalizedPath(path))
{}

NodeRef::NodeRef(const std::string& path)
    : NodeRef(std::string_view(path))
{}

NodeRef::NodeRef(const char* path)
    : NodeRef(std::string_view(path))
{}

NodeRef::NodeRef(const Node& node)
    : m_path(node.path())
    , m_file(node.object()->file())
{}

std::string normalizedPath(std::string_view path)
{
    std::string result;
    std::size_t start = 0;
    while (start < path.size()) {
        const std::size_t end = std::min(path.find('/', start), path.size());
        const std::string_view step = path.substr(start, end - start);
        if (!step.empty() && step != ".")
            result.append("/").append(step);
        start = end + 1;
    }
    return result.empty() ? "/" : result;
}

std::string childPath(std::string_view parentPath, std::string_view name)
{
    std::string path(parentPath == "/" ? std::string_view() : parentPath);
    path.append("/").append(name);
    return path;
}

std::string nameOfPath(std::string_view path)
{
    return path == "/" ? "/" : std::string(path.substr(path.rfind('/') + 1));
}

std::string parentOfPath(std::string_view path)
{
    if (path == "/")
        return {};
    const std::size_t slash = path.rfind('/');
    return slash == 0 ? "/" : std::string(path.substr(0, slash));
}

} // namespace h5scout
