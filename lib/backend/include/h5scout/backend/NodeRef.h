// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace h5scout
{

namespace backend
{
class FileState;
}

class Node;

/// "A path or a node", wherever Python takes either. Built implicitly from both. A path is normalised: it starts with
/// one slash (a relative path counts from the root), has no slash at its end, no empty and no "." steps. Bytes, not
/// characters: HDF5 names need not be UTF-8.
class NodeRef
{
public:
    /// A path, normalised.
    NodeRef(std::string_view path); // NOLINT(google-explicit-constructor): meant to convert
    /// A path, normalised.
    NodeRef(const std::string& path); // NOLINT(google-explicit-constructor)
    /// A path, normalised.
    NodeRef(const char* path);        // NOLINT(google-explicit-constructor)
    NodeRef(std::nullptr_t) = delete; ///< 0 is no path
    /// A node, which must be of the file that is asked (else NodeError there).
    NodeRef(const Node& node); // NOLINT(google-explicit-constructor)

    const std::string& path() const noexcept { return m_path; } ///< absolute, normalised
    /// The file that the node belongs to; null for a bare path.
    const std::shared_ptr<backend::FileState>& fileState() const noexcept { return m_file; }

private:
    std::string m_path;
    std::shared_ptr<backend::FileState> m_file;
};

/// `path` normalised as NodeRef does it.
std::string normalizedPath(std::string_view path);
/// The path of the child `name` of the group at `parentPath`.
std::string childPath(std::string_view parentPath, std::string_view name);
/// The last step of a normalised path; "/" for the root.
std::string nameOfPath(std::string_view path);
/// The path of the parent; empty for the root.
std::string parentOfPath(std::string_view path);

} // namespace h5scout
