// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/value/PymodaqJson.h"

#include "h5scout/value/PythonLiteral.h"

#include <nlohmann/json.hpp>

#include <string>
#include <utility>

namespace h5scout
{

namespace
{

/// Collects three strings of the outermost object while the text is read; builds nothing of the rest. Returning false
/// ends the reading.
class WrapperReader : public nlohmann::json_sax<nlohmann::json>
{
public:
    std::optional<std::string> module;
    std::optional<std::string> type;
    std::optional<std::string> data;

    bool null() override { return other(); }
    bool boolean(bool) override { return other(); }
    bool number_integer(number_integer_t) override { return other(); }
    bool number_unsigned(number_unsigned_t) override { return other(); }
    bool number_float(number_float_t, const string_t&) override { return other(); }
    bool binary(binary_t&) override { return other(); }
    bool string(string_t& text) override
    {
        if (m_depth == 1 && m_target)
            *m_target = std::move(text);
        return m_depth > 0;
    }
    bool key(string_t& name) override
    {
        if (m_depth != 1)
            return true;
        m_target = name == "module" ? &module : name == "type" ? &type : name == "data" ? &data : nullptr;
        if (m_target)
            m_target->reset(); // the last of several equal keys counts
        return true;
    }
    bool start_object(std::size_t) override { return ++m_depth <= kMaximalValueDepth; }
    bool end_object() override
    {
        --m_depth;
        return true;
    }
    bool start_array(std::size_t) override { return m_depth > 0 && ++m_depth <= kMaximalValueDepth; }
    bool end_array() override
    {
        --m_depth;
        return true;
    }
    bool parse_error(std::size_t, const std::string&, const nlohmann::json::exception&) override { return false; }

private:
    bool other() const { return m_depth > 0; }

    int m_depth = 0;
    std::optional<std::string>* m_target = nullptr;
};

} // namespace

std::optional<Value> decodePymodaqJson(std::string_view text)
{
    WrapperReader wrapper;
    if (!nlohmann::json::sax_parse(text, &wrapper) || !wrapper.type || !wrapper.data)
        return std::nullopt;
    if (auto value = parsePythonLiteral(*wrapper.data))
        return value;
    Dict dict;
    if (wrapper.module)
        dict.items.emplace_back(Text{"module"}, Text{std::move(*wrapper.module)});
    dict.items.emplace_back(Text{"type"}, Text{std::move(*wrapper.type)});
    dict.items.emplace_back(Text{"data"}, Text{std::move(*wrapper.data)});
    return dict;
}

} // namespace h5scout
