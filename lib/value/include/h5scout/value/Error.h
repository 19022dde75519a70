// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

namespace h5scout
{

/// Where an error happened and what led to it. All texts are UTF-8, but for `node`, which holds the bytes of the HDF5
/// path.
struct ErrorContext
{
    std::string attempt{};             ///< what was tried, as a verb phrase: "read the attribute 'units'"
    std::string file{};                ///< path of the file, empty if none is concerned
    std::string node{};                ///< absolute path in the file, empty if none is concerned
    std::string advice{};              ///< what the user can do about it, a sentence, may be empty
    std::vector<std::string> frames{}; ///< the HDF5 error stack, outermost call first
};

/// The base of everything that h5scout throws. `what()` is the whole sentence:
/// "Could not <attempt> at <node> in <file>: <reason> <advice>".
class Error : public std::runtime_error
{
public:
    /// `reason` is a sentence that says why, for instance "The object is a group, not a dataset."
    explicit Error(std::string reason, ErrorContext context = {});

    const std::string& reason() const noexcept { return m_reason; }    ///< what() without attempt and place
    const ErrorContext& context() const noexcept { return m_context; } ///< the parts of what(), and HDF5's own

private:
    std::string m_reason;
    ErrorContext m_context;
};

} // namespace h5scout
