// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "h5scout/backend/Attributes.h"

namespace h5scout::data
{

/// What is noted of one array. Not more than some: a file may have thousands of attributes that make no sense.
class Notes
{
public:
    explicit Notes(std::vector<std::string>& notes)
        : m_notes(notes)
    {}
    /// A sentence; the same one is kept once.
    void add(std::string sentence);

private:
    std::vector<std::string>& m_notes;
};

/// The attributes of a node as what the conventions make of them. An attribute that cannot be read or holds something
/// else is as if it were not there, and noted. Texts are cut at 4 KiB.
class NodeAttributes
{
public:
    /// `notes` must outlive this.
    NodeAttributes(const Node& node, Notes& notes);

    bool has(std::string_view name) const;
    /// Also bytes, and an array of one text. Empty if there is none.
    std::string text(std::string_view name) const;
    /// A text or an array of texts.
    std::vector<std::string> texts(std::string_view name) const;
    std::optional<double> number(std::string_view name) const;
    std::optional<std::int64_t> integer(std::string_view name) const;
    /// One number or a list, tuple or array of them; at most 64.
    std::optional<std::vector<std::int64_t>> integers(std::string_view name) const;

private:
    std::optional<Value> value(std::string_view name) const;
    void noteUseless(std::string_view name, std::string_view wanted) const;

    Node m_node;
    Notes& m_notes;
};

/// Cut to 4 KiB, not within a character.
std::string boundedText(std::string text);

} // namespace h5scout::data
