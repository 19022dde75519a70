// SPDX-License-Identifier: GPL-3.0-or-later
#include "NumpyLiteral.h"

#include <algorithm>
#include <array>

namespace h5scout::value
{

namespace
{

constexpr std::array<std::string_view, 17> kIntegers = {"int8",   "int16",  "int32",    "int64",     "uint8", "uint16",
                                                        "uint32", "uint64", "intc",     "uintc",     "intp",  "uintp",
                                                        "int_",   "uint",   "longlong", "ulonglong", "long"};
constexpr std::array<std::string_view, 3> kFloats = {"float16", "float32", "float64"};
constexpr std::array<std::string_view, 2> kComplex = {"complex64", "complex128"};

bool contains(const auto& names, std::string_view name)
{
    return std::ranges::find(names, name) != names.end();
}

} // namespace

bool isNumpyScalarCall(std::string_view function, const Value& argument)
{
    constexpr std::string_view kPrefix = "np.";
    if (!function.starts_with(kPrefix))
        return false;
    const std::string_view name = function.substr(kPrefix.size());
    if (contains(kIntegers, name))
        return argument.is<std::int64_t>() || argument.is<BigInteger>();
    if (contains(kFloats, name))
        return argument.is<double>();
    if (contains(kComplex, name))
        return argument.is<std::complex<double>>();
    if (name == "bool" || name == "bool_")
        return argument.is<bool>();
    if (name == "str_")
        return argument.is<Text>();
    return name == "bytes_" && argument.is<Bytes>();
}

} // namespace h5scout::value
