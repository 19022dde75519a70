// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/ValueInput.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <utility>

#include "h5scout/value/NdArray.h"
#include "h5scout/value/PythonLiteral.h"
#include "ui/editors/ArrayInput.h"
#include "ui/editors/DateInput.h"
#include "ui/editors/ElementInput.h"
#include "ui/editors/LiteralHint.h"

namespace h5scout::ui
{

namespace
{

constexpr std::size_t kMostBytes = std::size_t{1} << 20U;
constexpr std::size_t kMostDigits = 4300; ///< Python itself converts no more
constexpr std::size_t kQuotedBytes = 40;

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view kBlanks = " \t\r\n";
    const std::size_t first = text.find_first_not_of(kBlanks);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

std::string quoted(std::string_view text)
{
    return pythonRepr(Text{std::string(text)}, kQuotedBytes);
}

ParsedValue problem(std::string sentence)
{
    return {std::nullopt, std::move(sentence)};
}

/// As a scalar of the format's element type, if it has one.
ParsedValue finish(Value value, const ValueFormat& format)
{
    if (!format.element)
        return {std::move(value), {}};
    ElementCollector collector(*format.element);
    if (std::string fault = collector.add(value); !fault.empty())
        return problem(std::move(fault));
    return {NumpyScalar{std::make_shared<const NdArray>(std::move(collector).take({}))}, {}};
}

ParsedValue parseInteger(std::string_view text, const ValueFormat& format)
{
    if (text.empty())
        return problem("Type an integer, such as 42 or -7.");
    const bool isNegative = text.front() == '-';
    std::string_view digits = text.substr(isNegative || text.front() == '+' ? 1 : 0);
    if (digits.empty() || digits.find_first_not_of("0123456789") != std::string_view::npos)
        return problem(quoted(text) + " is not an integer, such as 42 or -7.");
    if (digits.size() > kMostDigits)
        return problem("An integer of more than 4300 digits cannot be read by Python.");
    digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size() - 1));
    const std::string plain = (isNegative && digits != "0" ? "-" : "") + std::string(digits);
    return finish(*parsePythonLiteral(plain), format);
}

ParsedValue parseFloat(std::string_view text, const ValueFormat& format)
{
    if (text.empty())
        return problem("Type a number, such as 1.5 or 2e-7.");
    if (text.find(',') != std::string_view::npos)
        return problem("Write a decimal point, not a comma.");
    const std::string_view unsignedText = text.substr(text.front() == '+' ? 1 : 0);
    const char* const end = unsignedText.data() + unsignedText.size();
    double number = 0;
    const auto [rest, error] = std::from_chars(unsignedText.data(), end, number);
    const bool isSignTwice = unsignedText.size() < text.size() && unsignedText.starts_with('-');
    if (error == std::errc::invalid_argument || rest != end || isSignTwice)
        return problem(quoted(text) + " is not a number, such as 1.5, 2e-7, nan or inf.");
    if (error == std::errc::result_out_of_range)
        return problem(quoted(text) + " is beyond what a float can hold.");
    return finish(number, format);
}

ParsedValue parseComplex(std::string_view text, const ValueFormat& format)
{
    const auto value = parsePythonLiteral(text);
    if (!value || (!value->is<std::complex<double>>() && !value->is<double>() && !value->is<std::int64_t>()))
        return problem("Type a complex number, such as 1+2j or 0.5j.");
    if (format.element)
        return finish(*value, format);
    if (const auto* real = value->getIf<double>())
        return {std::complex<double>(*real), {}};
    if (const auto* integer = value->getIf<std::int64_t>())
        return {std::complex<double>(static_cast<double>(*integer)), {}};
    return {*value, {}};
}

ParsedValue parseBool(std::string_view text, const ValueFormat& format)
{
    if (text != "True" && text != "False")
        return problem("Type True or False.");
    return finish(text == "True", format);
}

ParsedValue parseText(std::string_view text, const ValueFormat& format)
{
    if (text.find('\0') != std::string_view::npos)
        return problem("A text cannot hold the character NUL.");
    return finish(Text{std::string(text)}, format);
}

/// Whether `text` begins like `form`, in which '0' stands for any digit.
bool beginsLike(std::string_view text, std::string_view form)
{
    return text.size() >= form.size() && std::equal(form.begin(), form.end(), text.begin(), [](char wanted, char is) {
               return wanted == '0' ? is >= '0' && is <= '9' : is == wanted;
           });
}

template <typename T>
ParsedValue parseMoment(std::optional<T> (*read)(std::string_view), std::string_view text, std::string_view form,
                        const std::string& example)
{
    if (auto value = read(text))
        return {*value, {}};
    const bool isSpelledWell = text.empty() || beginsLike(text, form);
    return problem((isSpelledWell ? "There is no such moment." : quoted(text) + " is spelled otherwise.") +
                   " Write it as " + example + ".");
}

/// A container of the kind T, spelled as `example`.
template <typename T>
ParsedValue parseContainer(std::string_view text, const std::string& name, const std::string& example)
{
    auto value = parsePythonLiteral(text);
    if (!value)
        return problem(literalHint(text) + " Write a " + name + " as " + example + ".");
    if (!value->is<T>())
        return problem("This is a " + valueTypeName(*value) + ". Write a " + name + " as " + example + ".");
    return {std::move(*value), {}};
}

struct LocalNow
{
    Date date;
    Time time;
};

LocalNow localNow()
{
    const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    const std::tm local = *std::localtime(&now);
    constexpr int kFirstYear = 1900;
    return {{local.tm_year + kFirstYear, local.tm_mon + 1, local.tm_mday}, {local.tm_hour, local.tm_min, 0, 0, {}}};
}

/// Spellings under which `value` may mean something in another format, the likeliest first.
std::vector<std::string> spellings(const Value& value, const ValueFormat& format)
{
    if (format.kind == ValueKind::Text)
        return {inputText(value)};
    if (const auto* list = value.getIf<List>(); list && format.kind == ValueKind::Tuple)
        return {pythonRepr(Tuple{list->items})};
    if (const auto* tuple = value.getIf<Tuple>(); tuple && format.kind != ValueKind::Tuple)
        return {pythonRepr(List{tuple->items})};
    std::vector<std::string> texts{inputText(value)};
    if (const auto* flag = value.getIf<bool>())
        texts.emplace_back(*flag ? "1" : "0");
    if (const auto* number = value.getIf<double>(); number && std::isfinite(*number) && std::trunc(*number) == *number)
        texts.push_back(texts.front().substr(0, texts.front().find('.')));
    if (const auto* moment = value.getIf<DateTime>())
        texts.push_back(format.kind == ValueKind::Date ? isoText(moment->date) : isoText(moment->time));
    if (format.kind == ValueKind::Bool)
        texts.emplace_back(texts.front() == "0" || texts.front() == "0.0" ? "False"
                           : value.is<std::int64_t>()                     ? "True"
                                                                          : "");
    return texts;
}

} // namespace

std::string inputText(const Value& value)
{
    if (const auto* date = value.getIf<Date>())
        return isoText(*date);
    if (const auto* time = value.getIf<Time>())
        return isoText(*time);
    if (const auto* moment = value.getIf<DateTime>())
        return isoText(*moment);
    return displayText(value);
}

ParsedValue parseInput(std::string_view text, const ValueFormat& format)
{
    if (text.size() > kMostBytes)
        return problem("The text is too long to be written into an attribute.");
    const std::string_view core = trimmed(text);
    switch (format.kind) {
    case ValueKind::None:
        return core == "None" ? ParsedValue{None{}, {}} : problem("None has no other value.");
    case ValueKind::Bool:
        return parseBool(core, format);
    case ValueKind::Integer:
        return parseInteger(core, format);
    case ValueKind::Float:
        return parseFloat(core, format);
    case ValueKind::Complex:
        return parseComplex(core, format);
    case ValueKind::Text:
        return parseText(text, format);
    case ValueKind::Date:
        return parseMoment(dateFromIso, core, "0000-00-00", "2024-10-20");
    case ValueKind::Time:
        return parseMoment(timeFromIso, core, "00:00", "22:08 or 22:08:09.5");
    case ValueKind::DateTime:
        return parseMoment(dateTimeFromIso, core, "0000-00-00 00:00", "2024-10-20 22:08");
    case ValueKind::Tuple:
        return parseContainer<Tuple>(core, "tuple", "(1, 2.5, 'a')");
    case ValueKind::List:
        return parseContainer<List>(core, "list", "[1, 2.5, 'a']");
    case ValueKind::Set:
        return parseContainer<Set>(core, "set", "{1, 2}");
    case ValueKind::Dict:
        return parseContainer<Dict>(core, "dict", "{'a': 1}");
    case ValueKind::Array:
        return parseArray(core, format);
    }
    return problem("A value of this type cannot be typed.");
}

Value initialValue(const ValueFormat& format)
{
    const auto parsed = [&format](std::string_view text) { return *parseInput(text, format).value; };
    switch (format.kind) {
    case ValueKind::None:
        return None{};
    case ValueKind::Bool:
        return parsed("False");
    case ValueKind::Integer:
    case ValueKind::Float:
    case ValueKind::Complex:
        return parsed("0");
    case ValueKind::Text:
        return parsed("");
    case ValueKind::Date:
        return localNow().date;
    case ValueKind::Time:
        return localNow().time;
    case ValueKind::DateTime:
        return DateTime{localNow().date, localNow().time};
    case ValueKind::Tuple:
        return Tuple{};
    case ValueKind::List:
        return List{};
    case ValueKind::Set:
        return Set{};
    case ValueKind::Dict:
        return Dict{};
    case ValueKind::Array:
        return Array{std::make_shared<const NdArray>(ElementCollector(*format.element).take({0}))};
    }
    return {};
}

Value convertedTo(const Value& value, const ValueFormat& format)
{
    if (!formatOf(value))
        return initialValue(format);
    const Value plain =
        value.is<NumpyScalar>() ? parsePythonLiteral(pythonRepr(value)).value_or(value) : value; // not of its width
    for (const std::string& text : spellings(plain, format)) {
        if (auto parsed = parseInput(text, format); parsed.value)
            return std::move(*parsed.value);
    }
    return initialValue(format);
}

} // namespace h5scout::ui
