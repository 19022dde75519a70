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
LinkKind kindOfLink(backend::FileState& file, const std::string& path, const ErrorContext& context)
{
    if (path == "/")
        return LinkKind::Hard;
    backend::requireLink(file, path, context);
    return backend::lookAtLink(file, file.id(), path, path).kind;
}

std::string attemptOf(const NodeRef& node, const State& target)
{
    if (!node.fileState() || node.fileState() == target)
        return fmt::format("make a copy of {}", node.path());
    return fmt::format("make a copy of {} of {}", node.path(), node.fileState()->name());
}

/// Before anything is copied from `file`: see hdf5::hasOpenScaledDataset().
void closeScaledDatasets(backend::FileState& file, const std::string& path, ErrorContext context)
{
    const bool isOneLeft = file.attempt("read the node", path, [&] {
        file.closeDatasets();
        return hdf5::hasOpenScaledDataset(file.id());
    });
    if (!isOneLeft)
        return;
    context.advice = "Close the file there first.";
    throw Error("This program has the file open twice, and reads an array encoded with scaleoffset by the other one: "
                "HDF5 cannot copy it then.",
                std::move(context));
}

} // namespace

Node H5Backend::copyNode(const NodeRef& node, const NodeRef& newParent, std::string_view newName) const
{
    const State& file = state();
    const State& source = node.fileState() ? node.fileState() : file;
    const std::string attempt = attemptOf(node, file);
    const std::string& path = node.path();
    const backend::NewPlace place =
        backend::requireNewPlace(*file, backend::pathIn(file, newParent, attempt),
                                 newName.empty() ? nameOfPath(path) : std::string(newName), attempt);
    source->requireOpen("read the node", path);
    source->settle();
    const ErrorContext context = file->context(attempt, place.path);
    if (kindOfLink(*source, path, context) == LinkKind::Hard) {
        closeScaledDatasets(*source, path, context);
        const hdf5::Handle object = backend::openFor(*source, path, context).handle;
        file->attempt(attempt, place.path, [&] {
            const backend::SubtreeSurvey survey(*source, path, *file, context);
            hdf5::copyObject(object.get(), place.parent.handle.get(), place.name, survey.attributes());
            backend::completeNewNode(*file, place, [&] { survey.complete(*file, place.path); });
        });
    } else {
        file->attempt(attempt, place.path, [&] {
            hdf5::copyLink(source->id(), path, place.parent.handle.get(), place.name, source->linkAccess());
        });
    }
    file->forgetNames();
    return backend::makeNode(file, place.path);
}

} // namespace h5scout
