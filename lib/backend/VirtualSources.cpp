// SPDX-License-Identifier: GPL-3.0-or-later
#include "VirtualSources.h"

#include <algorithm>

#include <fmt/format.h>

#include "OutsideFiles.h"
#include "h5scout/backend/NodeRef.h"

namespace h5scout::backend
{

namespace fs = std::filesystem;

namespace
{

constexpr std::size_t kMaximalVirtualDepth = 8;

} // namespace

VirtualSourceCheck::VirtualSourceCheck(const FileState& file, const std::string& path)
    : m_file(file)
    , m_path(path)
{}

void VirtualSourceCheck::check(const hdf5::Creation& creation)
{
    checkSources(m_file.id(), {fs::weakly_canonical(m_file.name()), m_path}, creation);
}

void VirtualSourceCheck::checkSources(hdf5::Id fileId, const Place& dataset, const hdf5::Creation& creation)
{
    if (std::find(m_trail.begin(), m_trail.end(), dataset) != m_trail.end())
        refuseToRead(m_file, m_path,
                     fmt::format("It is a virtual dataset that leads back to itself through '{}'.", dataset.second));
    if (m_trail.size() >= kMaximalVirtualDepth)
        refuseToRead(m_file, m_path, "It is made of virtual datasets that are nested too deeply.");
    m_trail.push_back(dataset);
    for (const hdf5::VirtualSource& source : creation.virtualSources) {
        if (source.file.find('%') != std::string::npos)
            refuseToRead(
                m_file, m_path,
                fmt::format("Its elements lie in a series of files, '{}', which is not shown yet.", source.file));
        const std::string target = normalizedPath(source.dataset);
        if (source.file == ".") {
            checkSource(fileId, {dataset.first, target});
            continue;
        }
        const fs::path folder = folderOf(dataset.first.string());
        std::error_code error;
        fs::path candidate = folder / source.file;
        // Where an absolute path leads nowhere HDF5 looks for its last component beside the file.
        if (fs::path(source.file).is_absolute() && !fs::exists(candidate, error))
            candidate = folder / candidate.filename();
        // A missing source reads as the fill value: so a virtual dataset is defined. HDF5 would also look for it in the
        // working directory of the process.
        if (!fs::exists(candidate, error) && !fs::exists(source.file, error))
            continue;
        requireFileInFolder(m_file, m_path, candidate, source.file);
        const Place place(fs::weakly_canonical(candidate), target);
        if (m_sound.contains(place))
            continue;
        try {
            const hdf5::Handle other = hdf5::openFile(place.first.string(), {});
            checkSource(other.get(), place);
        } catch (const hdf5::CallError&) {
            // A file that does not open is a missing source.
        }
    }
    m_trail.pop_back();
    m_sound.insert(dataset);
}

void VirtualSourceCheck::checkSource(hdf5::Id fileId, const Place& place)
{
    if (m_sound.contains(place))
        return;
    // The way to the dataset must not leave the file: HDF5 would follow an external link there.
    hdf5::LinkAccess linkAccess;
    try {
        const hdf5::Handle object = hdf5::openObject(fileId, place.second, hdf5::ObjectKind::Dataset, linkAccess.id());
        const hdf5::Creation creation = hdf5::datasetCreation(object.get());
        for (const std::string& name : creation.externalFiles)
            requireFileInFolder(m_file, m_path, folderOf(place.first.string()) / name, name);
        checkSources(fileId, place, creation);
    } catch (const hdf5::CallError&) {
        if (const std::string refused = linkAccess.takeRefused(); !refused.empty())
            refuseToRead(
                m_file, m_path,
                fmt::format("Its elements lie behind an external link to {}, which is not followed unasked.", refused));
        // Otherwise the source is missing, and reads as the fill value.
    }
}

} // namespace h5scout::backend
