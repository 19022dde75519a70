// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>

#include "ui/editors/ValueEditor.h"

namespace h5scout
{
struct DataType;
}

namespace h5scout::ui
{

/// The names of an HDF5 enum, for a number of it. A number that has no name is one more entry.
class EnumBox : public QComboBox, public ValueEditor
{
    Q_OBJECT
public:
    /// `format`: of the numbers, integers of an element type.
    EnumBox(const DataType& type, const ValueFormat& format, QWidget* parent = nullptr);

    void setValue(const Value& value) override;
    std::optional<Value> value() const override;
    QString problem() const override { return {}; }

private:
    ValueFormat m_format;
};

} // namespace h5scout::ui
