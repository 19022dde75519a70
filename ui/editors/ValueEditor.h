// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>

#include <QString>

#include "ui/editors/ValueFormat.h"

class QWidget;

namespace h5scout::ui
{

/// What the delegate and the forms ask of a widget that edits one value; there is one for each kind of value. The
/// widgets are what Qt calls an editor (QLineEdit, QComboBox ...) and this at once.
class ValueEditor
{
public:
    ValueEditor() = default;
    virtual ~ValueEditor() = default;
    ValueEditor(const ValueEditor&) = delete;
    ValueEditor& operator=(const ValueEditor&) = delete;

    /// Shows `value`, which must be of the editor's format.
    virtual void setValue(const Value& value) = 0;
    /// What has been typed; empty as long as there is a problem.
    virtual std::optional<Value> value() const = 0;
    /// What is wrong with what has been typed, a sentence; empty if nothing is.
    virtual QString problem() const = 0;

    /// Called after each change.
    void onChanged(std::function<void()> changed) { m_changed = std::move(changed); }

protected:
    void tellChanged() const
    {
        if (m_changed)
            m_changed();
    }

private:
    std::function<void()> m_changed;
};

enum class EditorPlace : std::uint8_t {
    Cell, ///< one line, over a cell
    Form  ///< texts may have several lines
};

/// The editor for values of that format, with the initial value in it; null for what needs none (None).
QWidget* makeValueEditor(const ValueFormat& format, EditorPlace place, QWidget* parent);

/// `widget` as the editor that it is; null if it is none.
ValueEditor* valueEditorOf(QWidget* widget);

} // namespace h5scout::ui
