// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "TemporaryFile.h"
#include "WritableFile.h"
#include "h5scout/backend/Errors.h"
#include "h5scout/storage/DirectAccess.h"

namespace h5scout::backend
{

/// A file that is made without a name, or under a temporary one (TemporaryFile): it comes to its name whole or not at
/// all.
class NewFile : public WritableFile
{
public:
    /// Refuses a target that is there unless it `mayReplace` it, and one that is no regular file or that another
    /// program writes to in any case. Throws OpenError.
    NewFile(std::string path, bool mayReplace, TransactionOptions options);

    /// Makes the file. Throws OpenError.
    hdf5::Handle create();
    /// Gives the open file its name at once. Throws OpenError.
    void takeName();
    /// For who goes on with the open file.
    storage::DirectAccess takeAccess() { return std::move(*m_access); }

    CommitResult save(hdf5::Handle file) override;
    void close(hdf5::Handle file) noexcept override;
    std::error_code failure() const noexcept override { return m_access ? m_access->failure() : std::error_code(); }
    /// What to throw instead of going on, if the system has said `code`.
    OpenError cannotBeMade(const std::error_code& code) const;

private:
    void requireFreeTarget() const;
    storage::System& system() const noexcept;

    std::string m_given; ///< for sentences
    std::string m_path;  ///< behind symbolic links
    bool m_mayReplace;
    TransactionOptions m_options;
    std::optional<TemporaryFile> m_file;
    std::optional<storage::DirectAccess> m_access;
};

} // namespace h5scout::backend
