// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "FloatText.h"
#include "h5scout/value/CodePoints.h"
#include "h5scout/value/PickleSubset.h"

namespace h5scout
{

namespace
{

/// Writes opcodes of protocol 0; returns false where there are none for the value.
class PlainWriter
{
public:
    bool write(const Value& value) { return std::visit(*this, value.storage()); }
    std::string take() && { return std::move(m_pickle) + "."; }

    bool operator()(const None&) { return put("N"); }
    bool operator()(bool flag) { return put(flag ? "I01\n" : "I00\n"); }
    bool operator()(std::int64_t integer) { return put(fmt::format("L{}L\n", integer)); }
    bool operator()(const BigInteger& integer) { return put(fmt::format("L{}L\n", integer.digits)); }
    bool operator()(double number) { return put(fmt::format("F{}\n", value::floatText(number))); }
    bool operator()(const std::complex<double>& number)
    {
        return put("c__builtin__\ncomplex\n(") && (*this)(number.real()) && (*this)(number.imag()) && put("tR");
    }
    bool operator()(const Text& text);
    bool operator()(const Bytes& bytes);
    bool operator()(const Tuple& tuple) { return put("(") && writeItems(tuple.items, "") && put("t"); }
    bool operator()(const List& list) { return put("(l") && writeItems(list.items, "a"); }
    bool operator()(const Set& set)
    {
        return areKeys(set.items) && put("c__builtin__\nset\n((l") && writeItems(set.items, "a") && put("tR");
    }
    bool operator()(const Dict& dict)
    {
        put("(d");
        for (const auto& [key, item] : dict.items) {
            if (!isKey(key) || !write(key) || !write(item))
                return false;
            put("s");
        }
        return true;
    }
    template <typename Other>
    bool operator()(const Other&)
    {
        return false;
    }

private:
    bool put(std::string_view opcodes)
    {
        m_pickle += opcodes;
        return true;
    }
    bool writeItems(const std::vector<Value>& items, std::string_view after)
    {
        for (const Value& item : items) {
            if (!write(item))
                return false;
            put(after);
        }
        return true;
    }
    void putCharacter(std::uint32_t code);

    static bool areKeys(const std::vector<Value>& items)
    {
        for (const Value& item : items) {
            if (!isKey(item))
                return false;
        }
        return true;
    }
    /// Python has no others in a set and as keys of a dict.
    static bool isKey(const Value& value)
    {
        if (const auto* tuple = value.getIf<Tuple>())
            return areKeys(tuple->items);
        return !value.is<List>() && !value.is<Set>() && !value.is<Dict>();
    }

    std::string m_pickle;
};

/// In Python's encoding raw-unicode-escape, with nothing but printable ASCII.
void PlainWriter::putCharacter(std::uint32_t code)
{
    if (code > 0xFFFF)
        m_pickle += fmt::format("\\U{:08x}", code);
    else if (code < 0x20 || code >= 0x7F || code == '\\')
        m_pickle += fmt::format("\\u{:04x}", code);
    else
        m_pickle += static_cast<char>(code);
}

bool PlainWriter::operator()(const Text& text)
{
    const auto characters = codePointsOf(text.utf8);
    if (!characters)
        return false;
    put("V");
    for (const std::uint32_t character : *characters)
        putCharacter(character);
    return put("\n");
}

bool PlainWriter::operator()(const Bytes& bytes)
{
    put("c_codecs\nencode\n(V");
    for (const char byte : bytes.bytes)
        putCharacter(static_cast<unsigned char>(byte));
    return put("\nVlatin1\ntR");
}

} // namespace

std::optional<std::string> writePlainPickle(const Value& value)
{
    PlainWriter writer;
    if (valueFault(value) || !writer.write(value))
        return std::nullopt;
    return std::move(writer).take();
}

} // namespace h5scout
