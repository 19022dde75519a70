// SPDX-License-Identifier: GPL-3.0-or-later
#include "FloatText.h"
#include "UnicodePrintable.h"
#include "Utf8.h"

#include "h5scout/value/NdArray.h"
#include "h5scout/value/Value.h"

#include <fmt/format.h>

#include <initializer_list>
#include <string_view>

namespace h5scout
{

namespace
{

constexpr std::string_view kEllipsis = "\u2026";

/// Writes values into a text of limited length. Everything that loops asks `isFull()`.
class ReprWriter
{
public:
    explicit ReprWriter(std::size_t maximalBytes)
        : m_maximalBytes(maximalBytes)
    {}

    void write(const Value& value)
    {
        std::visit([this](const auto& alternative) { write(alternative); }, value.storage());
    }

    /// The text, cut at the limit.
    std::string take() &&
    {
        if (m_text.size() > m_maximalBytes) {
            m_text.resize(value::wholeCharacters(m_text, m_maximalBytes));
            m_text += kEllipsis;
        }
        return std::move(m_text);
    }

private:
    bool isFull() const { return m_text.size() > m_maximalBytes; }

    void write(const None&) { m_text += "None"; }
    void write(bool flag) { m_text += flag ? "True" : "False"; }
    void write(std::int64_t integer) { m_text += std::to_string(integer); }
    void write(const BigInteger& integer) { m_text += integer.digits; }
    void write(double number) { m_text += value::floatText(number); }
    void write(const std::complex<double>& number) { m_text += value::complexText(number); }
    void write(const Text& text) { writeText(text.utf8); }
    void write(const Bytes& bytes) { writeBytes(bytes.bytes); }
    void write(const Date& date);
    void write(const Time& time);
    void write(const DateTime& moment);
    void write(const Tuple& tuple);
    void write(const List& list) { writeItems("[", list.items, "]"); }
    void write(const Set& set);
    void write(const Dict& dict);
    void write(const NumpyScalar& scalar) { writeElement(*scalar.array, 0); }
    void write(const Array& array) { writeArray(*array.array); }
    void write(const Reference& reference);
    void write(const Empty& empty) { m_text += "Empty(dtype='" + empty.dtype + "')"; }
    void write(const Undecodable& undecodable) { m_text += "<" + undecodable.kind + ">"; }

    void writeItems(std::string_view open, const std::vector<Value>& items, std::string_view close);
    void writeArray(const NdArray& array);
    std::size_t writeDimension(const NdArray& array, std::size_t dimension, std::size_t index);
    void writeElement(const NdArray& array, std::size_t index);
    void writeText(std::string_view utf8);
    void writeBytes(std::string_view bytes);
    bool writeCommonEscape(char32_t character, char quote);
    void writeZone(const Time& time);
    void writeTimeFields(const Time& time);

    std::string m_text;
    std::size_t m_maximalBytes;
};

/// Python prefers single quotes, unless that spares escapes.
char quoteFor(std::string_view text)
{
    const bool prefersDouble = text.find('\'') != std::string_view::npos && text.find('"') == std::string_view::npos;
    return prefersDouble ? '"' : '\'';
}

void ReprWriter::write(const Date& date)
{
    m_text += fmt::format("datetime.date({}, {}, {})", date.year, date.month, date.day);
}

void ReprWriter::write(const Time& time)
{
    m_text += "datetime.time(";
    writeTimeFields(time);
}

void ReprWriter::write(const DateTime& moment)
{
    m_text += fmt::format("datetime.datetime({}, {}, {}, ", moment.date.year, moment.date.month, moment.date.day);
    writeTimeFields(moment.time);
}

void ReprWriter::writeTimeFields(const Time& time)
{
    m_text += fmt::format("{}, {}", time.hour, time.minute);
    if (time.second != 0 || time.microsecond != 0)
        m_text += fmt::format(", {}", time.second);
    if (time.microsecond != 0)
        m_text += fmt::format(", {}", time.microsecond);
    writeZone(time);
    m_text += ")";
}

void ReprWriter::writeZone(const Time& time)
{
    constexpr int kSecondsADay = 86400;
    if (!time.utcOffsetSeconds)
        return;
    const int offset = *time.utcOffsetSeconds;
    if (offset == 0)
        m_text += ", tzinfo=datetime.timezone.utc";
    else if (offset > 0)
        m_text += fmt::format(", tzinfo=datetime.timezone(datetime.timedelta(seconds={}))", offset);
    else
        m_text +=
            fmt::format(", tzinfo=datetime.timezone(datetime.timedelta(days=-1, seconds={}))", kSecondsADay + offset);
}

void ReprWriter::write(const Tuple& tuple)
{
    writeItems("(", tuple.items, tuple.items.size() == 1 ? ",)" : ")");
}

void ReprWriter::write(const Set& set)
{
    if (set.items.empty())
        m_text += "set()";
    else
        writeItems("{", set.items, "}");
}

void ReprWriter::write(const Dict& dict)
{
    m_text += "{";
    for (std::size_t i = 0; i < dict.items.size() && !isFull(); ++i) {
        if (i > 0)
            m_text += ", ";
        write(dict.items[i].first);
        m_text += ": ";
        write(dict.items[i].second);
    }
    m_text += "}";
}

void ReprWriter::write(const Reference& reference)
{
    const std::string_view kind = reference.kind == Reference::Kind::Object ? "object" : "region";
    const std::string_view target = reference.target.empty() ? std::string_view("nothing") : reference.target;
    m_text += fmt::format("<{} reference to {}>", kind, target);
}

void ReprWriter::writeItems(std::string_view open, const std::vector<Value>& items, std::string_view close)
{
    m_text += open;
    for (std::size_t i = 0; i < items.size() && !isFull(); ++i) {
        if (i > 0)
            m_text += ", ";
        write(items[i]);
    }
    m_text += close;
}

void ReprWriter::writeArray(const NdArray& array)
{
    // However long its other dimensions are, an array without elements has nothing to list.
    if (array.size() == 0)
        m_text += "[]";
    else
        writeDimension(array, 0, 0);
}

/// Writes the elements from `index` on that lie in one hyperplane; returns the index behind them.
std::size_t ReprWriter::writeDimension(const NdArray& array, std::size_t dimension, std::size_t index)
{
    if (dimension == array.rank()) {
        writeElement(array, index);
        return index + 1;
    }
    m_text += "[";
    for (std::uint64_t i = 0; i < array.shape()[dimension] && !isFull(); ++i) {
        if (i > 0)
            m_text += ", ";
        index = writeDimension(array, dimension + 1, index);
    }
    m_text += "]";
    return index;
}

void ReprWriter::writeElement(const NdArray& array, std::size_t index)
{
    switch (array.type().kind) {
    case ElementKind::Text:
        writeText(array.texts()[index]);
        break;
    case ElementKind::FixedString:
        writeBytes(array.toText(index));
        break;
    case ElementKind::Row:
        writeArray(array.rows()[index]);
        break;
    default:
        m_text += array.toText(index);
    }
}

void ReprWriter::writeText(std::string_view utf8)
{
    const char quote = quoteFor(utf8);
    m_text += quote;
    while (!utf8.empty() && !isFull()) {
        const value::DecodedCharacter character = value::decodeUtf8(utf8);
        const auto code = static_cast<std::uint32_t>(character.codePoint);
        if (!character.isValid)
            m_text += fmt::format("\\udc{:02x}", code); // as with Python's "surrogateescape"
        else if (writeCommonEscape(character.codePoint, quote))
            ;
        else if (value::isPrintable(character.codePoint))
            m_text += utf8.substr(0, character.byteCount);
        else if (code < 0x100)
            m_text += fmt::format("\\x{:02x}", code);
        else if (code < 0x10000)
            m_text += fmt::format("\\u{:04x}", code);
        else
            m_text += fmt::format("\\U{:08x}", code);
        utf8.remove_prefix(character.byteCount);
    }
    m_text += quote;
}

void ReprWriter::writeBytes(std::string_view bytes)
{
    const char quote = quoteFor(bytes);
    m_text += 'b';
    m_text += quote;
    for (std::size_t i = 0; i < bytes.size() && !isFull(); ++i) {
        const auto byte = static_cast<std::uint8_t>(bytes[i]);
        if (writeCommonEscape(byte, quote))
            continue;
        if (byte >= 0x20 && byte < 0x7F)
            m_text += bytes[i];
        else
            m_text += fmt::format("\\x{:02x}", byte);
    }
    m_text += quote;
}

/// The escapes that texts and bytes share; false if `character` is none of them.
bool ReprWriter::writeCommonEscape(char32_t character, char quote)
{
    switch (character) {
    case U'\n':
        m_text += "\\n";
        return true;
    case U'\r':
        m_text += "\\r";
        return true;
    case U'\t':
        m_text += "\\t";
        return true;
    default:
        break;
    }
    if (character != U'\\' && character != static_cast<unsigned char>(quote))
        return false;
    m_text += '\\';
    m_text += static_cast<char>(character);
    return true;
}

std::string cut(std::string_view text, std::size_t maximalBytes)
{
    if (text.size() <= maximalBytes)
        return std::string(text);
    return std::string(text.substr(0, value::wholeCharacters(text, maximalBytes))) + std::string(kEllipsis);
}

} // namespace

std::string pythonRepr(const Value& value, std::size_t maximalBytes)
{
    ReprWriter writer(maximalBytes);
    writer.write(value);
    return std::move(writer).take();
}

std::string pythonRepr(double value)
{
    return value::floatText(value);
}

std::string displayText(const Value& value, std::size_t maximalBytes)
{
    if (const auto* text = value.getIf<Text>())
        return cut(text->utf8, maximalBytes);
    const auto* scalar = value.getIf<NumpyScalar>();
    if (scalar && scalar->array->type().kind == ElementKind::Text)
        return cut(scalar->array->texts().front(), maximalBytes);
    return pythonRepr(value, maximalBytes);
}

} // namespace h5scout
