// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editors/CheckedLine.h"
#include "ui/editors/ValueEditor.h"
#include "ui/editors/ValueInput.h"

namespace h5scout::ui
{

/// A value as one line of text: floats, complex numbers, short texts, times, and literals of lists, tuples, sets, dicts
/// and arrays.
class ValueLine : public CheckedLine, public ValueEditor
{
    Q_OBJECT
public:
    explicit ValueLine(const ValueFormat& format, QWidget* parent = nullptr);

    void setValue(const Value& value) override;
    std::optional<Value> value() const override { return m_parsed.value; }
    QString problem() const override { return CheckedLine::problem(); }

protected:
    const ValueFormat& format() const { return m_format; }

private:
    ValueFormat m_format;
    ParsedValue m_parsed;
};

} // namespace h5scout::ui
