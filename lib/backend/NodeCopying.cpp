// SPDX-License-Identifier: GPL-3.0-or-later
// The part of H5Backend that copies nodes, within a file and between two.
#include <fmt/format.h>

#include "NewNode.h"
#include "NodeObject.h"
#include "Subtree.h"
#include "SubtreeSurvey.h"
#include "h5scout/backend/H5Backend.h"
#include "h5scout/hdf5/CopyCalls.h"

namespace h5scout
{

namespace
{

using State = std::shared_ptr<backend::FileState>;

/// What the last step of `path` is.
LinkKind kindOfLink(backend::FileState& file, const std::string& path, std::string_view attempt)
{
    file.requireOpen(attempt, path);
    if (path == "/")
        return LinkKind::Hard;
    backend::requireLink(file, path, attempt);
    return backend::lookAtLink(file, file.id(), path, path).kind;
}

std::string attemptOf(const NodeRef& node, const NodeRef& newParent, const State& target)
{
    if (!node.fileState() || node.fileState() == target)
        return fmt::format("copy {} to {}", node.path(), newParent.path());
    return fmt::format("copy {} of {} to {}", node.path(), node.fileState()->name(), newParent.path());
}

} // namespace

Node H5Backend::copyNode(const NodeRef& node, const NodeRef& newParent, std::string_view newName) const
{
    const State& file = state();
    const State& source = node.fileState() ? node.fileState() : file;
    const std::string attempt = attemptOf(node, newParent, file);
    const std::string& path = node.path();
    const LinkKind kind = kindOfLink(*source, path, attempt);
    const backend::NewPlace place =
        backend::requireNewPlace(*file, backend::pathIn(file, newParent, attempt),
                                 newName.empty() ? nameOfPath(path) : std::string(newName), attempt);
    source->settle();
    if (kind == LinkKind::Hard) {
        const hdf5::Handle object = source->openObject(path).handle;
        source->attempt(attempt, path, [&] {
            const backend::SubtreeSurvey survey(*source, path, *file, attempt);
            hdf5::copyObject(object.get(), place.parent.handle.get(), place.name, survey.attributes());
            backend::completeNewNode(*file, place, [&] { survey.complete(*file, place.path); });
        });
    } else {
        source->attempt(attempt, path, [&] {
            hdf5::copyLink(source->id(), path, place.parent.handle.get(), place.name, source->linkAccess());
        });
    }
    file->forgetNames();
    return backend::makeNode(file, place.path);
}

} // namespace h5scout
