// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/ValueEditor.h"

#include "ui/editors/BoolBox.h"
#include "ui/editors/IntegerLine.h"
#include "ui/editors/MomentLine.h"
#include "ui/editors/TextArea.h"
#include "ui/editors/ValueLine.h"

namespace h5scout::ui
{

QWidget* makeValueEditor(const ValueFormat& format, EditorPlace place, QWidget* parent)
{
    switch (format.kind) {
    case ValueKind::None:
        return nullptr;
    case ValueKind::Bool:
        return new BoolBox(format, parent);
    case ValueKind::Integer:
        return new IntegerLine(format, parent);
    case ValueKind::Date:
    case ValueKind::DateTime:
        return new MomentLine(format, parent);
    case ValueKind::Text:
        if (place == EditorPlace::Form)
            return new TextArea(format, parent);
        break;
    default:
        break;
    }
    return new ValueLine(format, parent);
}

ValueEditor* valueEditorOf(QWidget* widget)
{
    return dynamic_cast<ValueEditor*>(widget);
}

} // namespace h5scout::ui
