// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "WritableFile.h"

namespace h5scout::backend
{

/// A file that is made under a temporary name in the folder of its later one: it comes to its name whole or not at all.
class NewFile : public WritableFile
{
public:
    /// Refuses a target that is there unless it `mayReplace` it, and one that is no regular file or that another
    /// program writes to in any case. Throws OpenError.
    NewFile(std::string path, bool mayReplace, TransactionOptions options);
    /// The temporary file is gone, unless it has come to its name.
    ~NewFile() override;

    /// Makes the file. Throws OpenError.
    hdf5::Handle create();
    /// Gives the open file its name at once.
    void takeName();

    CommitResult save(hdf5::Handle file) override;
    void close(hdf5::Handle file) noexcept override;

private:
    void requireFreeTarget() const;

    std::string m_given;     ///< for sentences
    std::string m_path;      ///< behind symbolic links
    std::string m_temporary; ///< empty: nothing is there under it
    bool m_mayReplace;
    TransactionOptions m_options;
};

} // namespace h5scout::backend
