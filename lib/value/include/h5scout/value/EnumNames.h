// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "h5scout/value/DataType.h"
#include "h5scout/value/NdArray.h"

namespace h5scout
{

/// The names of an enum's numbers, both ways. Python: h5py.check_enum_dtype.
class EnumNames
{
public:
    /// `type` is an enum.
    explicit EnumNames(const DataType& type);

    /// The number of the member that is named exactly so; of unsigned enums, too, as DataType has it. Logarithmic.
    std::optional<std::int64_t> numberOf(std::string_view name) const;
    /// Null: the number has no name. Of several names the first in the file. Logarithmic.
    const std::string* nameOf(std::int64_t number) const;
    /// "RED (0), GREEN (1) and BLUE (42)"; of very many the first ones and how many more there are.
    const std::string& list() const { return m_list; }

private:
    std::map<std::string, std::int64_t, std::less<>> m_numbers;
    std::map<std::int64_t, std::string> m_names;
    std::string m_list;
};

/// Element `index` of an array of integers, as DataType::EnumMember has its number.
std::int64_t enumNumberAt(const NdArray& array, std::size_t index);

} // namespace h5scout
