// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include <QString>

#include "h5scout/client/Result.h"

class QSaveFile;

namespace h5scout::ui
{

enum class Overwrite : std::uint8_t { Refuse, Replace };

/// A new file that is there whole or not at all: written beside the target under a temporary name, renamed by
/// commit(). Without commit() it vanishes with this object. Blocks; in any thread, in one at a time.
class FileSave
{
public:
    FileSave(const QString& path, Overwrite overwrite);
    ~FileSave();
    FileSave(const FileSave&) = delete;
    FileSave& operator=(const FileSave&) = delete;

    std::optional<UserError> open();
    /// False if it cannot be written: commit() says why.
    bool write(std::string_view bytes);
    std::optional<UserError> commit();

private:
    std::optional<UserError> targetProblem() const;
    UserError writeError() const;

    QString m_path;
    Overwrite m_overwrite;
    std::unique_ptr<QSaveFile> m_file;
    bool m_isBroken = false;
};

} // namespace h5scout::ui
