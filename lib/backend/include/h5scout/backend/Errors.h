// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <utility>

#include "h5scout/value/Error.h"

namespace h5scout
{

/// A wrong rank or shape was given: a selection that does not fit the array. Python: InvalidDataDimension.
class InvalidDataDimension : public Error
{
public:
    using Error::Error;
};

/// An element type that does not convert without loss, or an unknown dtype name. Python: InvalidDataType.
class InvalidDataType : public Error
{
public:
    using Error::Error;
};

/// An exporter cannot take the node. Python: InvalidExport.
class InvalidExport : public Error
{
public:
    using Error::Error;
};

/// A data-dimension group other than Data0D, Data1D, Data2D, DataND. Python: InvalidGroupDataType.
class InvalidGroupDataType : public Error
{
public:
    using Error::Error;
};

/// An unknown GroupType. Python: InvalidGroupType.
class InvalidGroupType : public Error
{
public:
    using Error::Error;
};

/// Saving onto the open file itself, or an unknown SaveType. Python: InvalidSave.
class InvalidSave : public Error
{
public:
    using Error::Error;
};

/// An unknown scan type. Python: InvalidScanType.
class InvalidScanType : public Error
{
public:
    using Error::Error;
};

/// A node is missing, broken, of another kind than asked for, or its file is closed. Python: NodeError.
class NodeError : public Error
{
public:
    /// What is wrong with the node.
    enum class Cause : std::uint8_t {
        Missing,     ///< there is no link of that name, or it leads nowhere
        Broken,      ///< the link is there, the object cannot be read
        WrongKind,   ///< a group where an array is needed, an attribute of something that has none ...
        Closed,      ///< the file was closed, or never opened
        NotFollowed, ///< the way leads through an external link, which is not followed unasked
        BadName,     ///< a new node or attribute cannot have that name
        Exists,      ///< there is one of that name already
    };
    /// `reason` as Error takes it.
    NodeError(Cause cause, std::string reason, ErrorContext context = {})
        : Error(std::move(reason), std::move(context))
        , m_cause(cause)
    {}
    Cause cause() const noexcept { return m_cause; } ///< for programs; people read what()

private:
    Cause m_cause;
};

/// A change was asked for in a file that is open for reading only.
class FileModeError : public Error
{
public:
    using Error::Error;
};

/// The file cannot be opened; the sentence says why and what to do.
class OpenError : public Error
{
public:
    using Error::Error;
};

/// The object is sound, but this program cannot show it (yet): a compound element type, a missing filter, raw data in
/// a file that is not read unasked.
class NotShownYet : public Error
{
public:
    using Error::Error;
};

/// More bytes than the caller's limit, or more than fit into memory at all.
class LimitExceeded : public Error
{
public:
    using Error::Error;
};

/// What sort of failure an Error is, for those who pass it on as a value (the numbers of the worker's messages).
enum class FaultKind : std::uint8_t {
    Failed,      ///< the file, HDF5 or the system said no
    NotFound,    ///< there is no such node or attribute
    NotShownYet, ///< this program cannot show it (yet)
    CannotOpen,  ///< the file cannot be opened
    BadRequest,  ///< the request makes no sense for this node: wrong kind, shape, limit
};

/// An Error as a value: what a listing says about a child that cannot be read.
struct Fault
{
    FaultKind kind = FaultKind::Failed;
    std::string reason;
    ErrorContext context;

    /// The whole sentence, as Error::what() words it.
    std::string sentence() const { return Error(reason, context).what(); }
};

/// The kind follows from the class of the exception.
Fault faultOf(const Error& error);

} // namespace h5scout
