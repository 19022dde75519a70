// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>

#include "ui/editors/ValueEditor.h"

namespace h5scout::ui
{

/// False or True.
class BoolBox : public QComboBox, public ValueEditor
{
    Q_OBJECT
public:
    explicit BoolBox(const ValueFormat& format, QWidget* parent = nullptr);

    void setValue(const Value& value) override;
    std::optional<Value> value() const override;
    QString problem() const override { return {}; }

private:
    ValueFormat m_format;
};

} // namespace h5scout::ui
