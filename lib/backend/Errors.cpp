// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/backend/Errors.h"

namespace h5scout
{

namespace
{

template <typename... Exceptions>
bool isAny(const Error& error)
{
    return ((dynamic_cast<const Exceptions*>(&error) != nullptr) || ...);
}

FaultKind kindOf(const Error& error)
{
    if (const auto* node = dynamic_cast<const NodeError*>(&error)) {
        switch (node->cause()) {
        case NodeError::Cause::Missing:
            return FaultKind::NotFound;
        case NodeError::Cause::WrongKind:
        case NodeError::Cause::BadName:
        case NodeError::Cause::Exists:
            return FaultKind::BadRequest;
        case NodeError::Cause::NotFollowed:
            return FaultKind::NotShownYet;
        case NodeError::Cause::Broken:
        case NodeError::Cause::Closed:
            break;
        }
        return FaultKind::Failed;
    }
    if (dynamic_cast<const NotShownYet*>(&error) != nullptr)
        return FaultKind::NotShownYet;
    if (dynamic_cast<const OpenError*>(&error) != nullptr)
        return FaultKind::CannotOpen;
    if (isAny<InvalidDataDimension, InvalidDataType, InvalidExport, InvalidGroupDataType, InvalidGroupType, InvalidSave,
              InvalidScanType, LimitExceeded, FileModeError>(error))
        return FaultKind::BadRequest;
    return FaultKind::Failed;
}

} // namespace

Fault faultOf(const Error& error)
{
    return {kindOf(error), error.reason(), error.context()};
}

} // namespace h5scout
