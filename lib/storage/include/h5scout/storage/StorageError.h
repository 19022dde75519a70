// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <system_error>

#include "h5scout/value/Error.h"

namespace h5scout
{

/// A transaction, undo or recovery that did not happen. Unless the kind says otherwise the file is as before.
class StorageError : public Error
{
public:
    /// Why not.
    enum class Kind : std::uint8_t {
        Busy,           ///< another program has the file open
        Changed,        ///< another program has changed it since it was last seen
        NotWritable,    ///< no permission for the file or its folder
        NotEditable,    ///< what is in the file cannot be edited in a transaction
        WriteFailed,    ///< disk full, input/output error
        Cancelled,      ///< by the user
        NoRoomForRedo,  ///< undo would lose redo: see RedoLoss
        NotUndoable,    ///< nothing to undo, or the file is not what the last commit left
        NeedsRecovery,  ///< a commit was cut off: the file is marked, its journal lies beside it
        NotRecoverable, ///< the file is marked and nothing fits to it; not touched
    };

    /// `reason` as Error takes it.
    StorageError(Kind kind, std::string reason, ErrorContext context)
        : Error(std::move(reason), std::move(context))
        , m_kind(kind)
    {}

    Kind kind() const noexcept { return m_kind; } ///< for programs; people read what()

private:
    Kind m_kind;
};

namespace storage
{
/// Why the system has refused, as a sentence: "The disk is full."
std::string sentenceOf(const std::error_code& code);
} // namespace storage

} // namespace h5scout
