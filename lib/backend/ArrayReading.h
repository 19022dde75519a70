// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

#include "NodeObject.h"
#include "h5scout/backend/CArray.h"
#include "h5scout/backend/Errors.h"
#include "h5scout/hdf5/Selection.h"
#include "h5scout/value/NdArray.h"

namespace h5scout::backend
{

/// The selected elements of a dataset as they are stored. Throws as CArray::read, hdf5::CallError.
NdArray readSelection(NodeObject& array, const Selection& selection, std::uint64_t maximalBytes);
void readSelectionInto(NodeObject& array, const Selection& selection, std::span<std::byte> target);

inline constexpr const char* kReadAttempt = "read the array";

/// `error` with the file and node where it happened; what knows them already stays as it is.
template <typename Exception>
[[noreturn]] void throwLocated(const Exception& error, const Node& node)
{
    if (!error.context().file.empty())
        throw error;
    ErrorContext context = node.object()->file()->context(kReadAttempt, node.path());
    context.advice = error.context().advice;
    throw Exception(error.reason(), std::move(context));
}

/// Runs `work`, which reads the array; a failure says at which node of which file it happened.
template <typename Work>
auto readingAt(const Node& node, Work work)
{
    try {
        return node.object()->file()->attempt(kReadAttempt, node.path(), work);
    } catch (const InvalidDataDimension& error) {
        throwLocated(error, node);
    } catch (const LimitExceeded& error) {
        throwLocated(error, node);
    } catch (const NotShownYet& error) {
        throwLocated(error, node);
    }
}

} // namespace h5scout::backend
