// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <complex>
#include <span>
#include <string>
#include <vector>

#include "h5scout/reduce/Background.h"

#include "NumberArray.h"

namespace h5scout::worker
{

/// An array that is subtracted from another one, repeated as NumPy broadcasts (reduce::Broadcast). A small one is read
/// once; a larger one piece by piece, as the data are.
class BackgroundArray
{
public:
    /// Throws as NumberArray; BadRequest if it does not fit under `data`.
    BackgroundArray(const Session& session, const std::string& path, const NumberArray& data);

    bool isComplex() const noexcept { return h5scout::isComplex(m_array.type().kind); }

    /// Subtracts from `numbers`, which hold the part `place` of the data in C order, what lies under them.
    void subtractFrom(std::span<double> numbers, std::span<const reduce::Samples> place);
    void subtractFrom(std::span<std::complex<double>> numbers, std::span<const reduce::Samples> place);

private:
    template <typename T>
    void subtract(std::span<T> numbers, std::span<const reduce::Samples> place, std::vector<T>& background);
    template <typename T>
    void read(std::span<const reduce::Samples> place, std::vector<T>& background);

    NumberArray m_array;
    reduce::Broadcast m_broadcast;
    bool m_isSmall;
    std::vector<std::byte> m_buffer;
    std::vector<double> m_numbers; ///< all of a small background, or the last piece
    std::vector<std::complex<double>> m_complexNumbers;
};

} // namespace h5scout::worker
