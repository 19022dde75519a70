// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QWidget>

#include "h5scout/value/AttributeStorage.h"
#include "ui/editors/ValueFormat.h"

class QComboBox;
class QFormLayout;
class QLabel;

namespace h5scout::ui
{

class NoteLine;
class ValueEditor;

/// How an attribute is stored, its type, and the value with the editor for it. A value keeps its meaning, as far as it
/// has one there, when another type is chosen.
class ValueForm : public QWidget
{
    Q_OBJECT
public:
    explicit ValueForm(QWidget* parent = nullptr);

    /// Begins with `value`, or with an empty text. What has no format begins as an empty text too.
    void begin(AttributeStorage storage, const std::optional<Value>& value);

    AttributeStorage storage() const;
    /// Empty as long as there is a problem, which is shown.
    std::optional<Value> value() const;

Q_SIGNALS:
    void changed();
    /// Ctrl+Enter in a text of several lines, where Enter is a new line.
    void accepted();

private:
    void fillTypes();
    void showEditor();
    void check();

    std::vector<ValueFormat> m_formats; ///< those to choose from
    QComboBox* m_storage;
    QComboBox* m_type;
    QWidget* m_place; ///< holds the editor
    QWidget* m_editor = nullptr;
    QLabel* m_label;
    NoteLine* m_note;
    Value m_value; ///< the last right one
};

} // namespace h5scout::ui
