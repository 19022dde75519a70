// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <complex>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "BackgroundArray.h"
#include "NumberArray.h"

namespace h5scout::worker
{

/// The numbers of an array, less a background where one is asked for.
class NumberSource
{
public:
    /// `backgroundPath` empty: none. Throws as NumberArray and BackgroundArray.
    NumberSource(const Session& session, const std::string& path, const std::string& backgroundPath,
                 std::string attempt, protocol::Component component);

    const NumberArray& array() const noexcept { return m_array; }

    /// Elements to be reduced: as they are stored, or as doubles that are the asked component already.
    struct Elements
    {
        ElementKind kind;
        reduce::Component component;
        std::span<const std::byte> bytes;
    };
    /// What lies at `place`, in C order; valid until the next read.
    Elements read(std::span<const reduce::Samples> place);
    /// The same, all of it as doubles.
    std::span<const double> readNumbers(std::span<const reduce::Samples> place);

private:
    void subtractBackground(std::span<const reduce::Samples> place);

    NumberArray m_array;
    reduce::Component m_component;
    std::optional<BackgroundArray> m_background;
    std::vector<std::byte> m_buffer;
    std::vector<double> m_numbers;
    std::vector<std::complex<double>> m_complexNumbers;
};

} // namespace h5scout::worker
