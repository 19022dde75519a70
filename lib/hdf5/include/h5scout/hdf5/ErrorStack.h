// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "h5scout/value/Error.h"

namespace h5scout::hdf5
{

/// A failed call into HDF5: the frames of its error stack, and the innermost message as the reason.
class CallError : public Error
{
public:
    /// Reads the error stack of this thread at once: the next call into HDF5 wipes it.
    static CallError fromStack(std::string attempt);
    /// What HDF5 let pass, but cannot be: a size beyond every bound of the format.
    static CallError damaged(std::string attempt, std::string reason);

private:
    using Error::Error;
};

/// HDF5 prints its error stack on standard error unless told otherwise, for each thread anew. Cheap when already done.
void silenceErrorPrinting();

/// Throws CallError if `result` is negative, as HDF5 reports failure; else gives it back.
template <typename Result>
Result checked(Result result, const char* attempt)
{
    if (result < 0)
        throw CallError::fromStack(attempt);
    return result;
}

} // namespace h5scout::hdf5
