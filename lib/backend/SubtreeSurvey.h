// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "FileState.h"
#include "h5scout/hdf5/CopyCalls.h"

namespace h5scout::backend
{

/// What HDF5's own copying of an object and all that is below it leaves undone, found out before it begins. Opens every
/// object once. What is needed of it later is kept: some 100 bytes for each object with attributes.
class SubtreeSurvey
{
public:
    /// Throws what stands against a copy, which `context` names: NodeError (Broken, WrongKind), InvalidDataType (no
    /// text where PyTables reads one).
    SubtreeSurvey(FileState& source, const std::string& path, const FileState& target, ErrorContext context);

    /// What HDF5 may be told to copy; the rest is left to complete().
    hdf5::CopiedAttributes attributes() const noexcept { return m_attributes; }

    /// Of the copy at `path`: writes the attributes that HDF5 did not copy, attaches dimension scales anew, gives back
    /// references, adds bookkeeping that the target's convention asks for. Throws hdf5::CallError.
    void complete(FileState& target, const std::string& path) const;

private:
    struct Scaled
    {
        std::string below;                              ///< path from the copied object on, "" for itself
        std::vector<std::vector<std::uint64_t>> scales; ///< by address, for each dimension
    };
    struct Referring
    {
        std::string below;
        std::vector<std::string> attributes;
    };

    void look(const std::string& path, const hdf5::ObjectInfo& info);
    void lookAtAttributes(const std::string& path, const hdf5::ObjectInfo& info, hdf5::Id object);
    void requireText(const std::string& path, hdf5::Id object, const std::string& attribute) const;
    void lookAtDataset(const std::string& path, hdf5::Id dataset) const;
    std::vector<std::vector<std::uint64_t>> livingScales(hdf5::Id dataset) const;
    hdf5::Handle scaleFor(std::uint64_t address, FileState& target, const std::string& path) const;
    void copyAttributes(FileState& target, const std::string& path) const;
    void attachScales(FileState& target, const std::string& path) const;
    [[noreturn]] void refuse(NodeError::Cause cause, std::string_view reason, const std::string& path) const;
    std::string below(const std::string& path) const;

    FileState& m_source;
    const FileState& m_target;
    std::string m_path;
    ErrorContext m_context;
    bool m_isSameFile;
    bool m_addsBookkeeping;
    bool m_keepsScales;
    hdf5::CopiedAttributes m_attributes = hdf5::CopiedAttributes::All;
    std::vector<std::string> m_attributed;                   ///< with attributes
    std::unordered_map<std::uint64_t, std::string> m_scales; ///< by address: where they are below
    std::vector<Scaled> m_scaled;
    std::vector<Referring> m_referring;
    std::vector<std::string> m_unmarked; ///< without CLASS
};

} // namespace h5scout::backend
