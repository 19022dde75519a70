// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of AttributeModel: an attribute, and below it the parts of its value, made when a view asks for them.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

#include <QString>

#include "h5scout/client/NodeTypes.h"

namespace h5scout::ui
{

/// For people, at most `maximalBytes` and an ellipsis; dates and times as ISO 8601 spells them.
QString valueText(const Value& value, std::size_t maximalBytes);

/// What of an attribute has been asked to be changed and is not known to be in the file yet.
struct PendingEdit
{
    QByteArray name; ///< the attribute's name now
    int running = 0; ///< edits that have not ended
    std::optional<Value> value;
    QString newName;
    bool isRemoval = false;
};

/// One row. Parts refer into the attribute's value, which lives in the top row.
struct ValueItem
{
    /// More parts than this become one row that says how many there are.
    static constexpr std::size_t kMaximalParts = 1000;

    /// Whether the value has been asked for in full.
    enum class Whole : std::uint8_t { NotAsked, Asked, Tried };

    ValueItem* parent = nullptr; ///< null: an attribute
    int row = 0;
    std::unique_ptr<AttributeInfo> attribute; ///< top rows only
    Whole whole = Whole::NotAsked;            ///< top rows
    std::shared_ptr<PendingEdit> pending;     ///< top rows; null: nothing
    QString label;                            ///< "[3]", a key; empty for top rows

    // What the row stands for: a value; else elements of an array; else a text.
    const Value* value = nullptr;
    const NdArray* array = nullptr;
    std::size_t firstElement = 0;
    std::size_t dimension = 0; ///< of `array`: the dimensions before it are fixed
    QString text;

    std::vector<std::unique_ptr<ValueItem>> parts;
    bool hasParts = false; ///< `parts` has been made

    const ValueItem& top() const;
    /// Does not make the parts.
    bool mayHaveParts() const;
    void makeParts();

    /// For people, at most `maximalBytes` and an ellipsis.
    QString displayText(std::size_t maximalBytes) const;
    QString repr() const;
    QString typeName() const;
};

} // namespace h5scout::ui
