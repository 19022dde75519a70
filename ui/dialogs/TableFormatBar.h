// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "h5scout/import/TableFormat.h"

class QCheckBox;
class QComboBox;

namespace h5scout::ui
{

/// How a pasted or opened text was read, to be put right. The decimal sign goes for what is typed, too.
class TableFormatBar : public QWidget
{
    Q_OBJECT
public:
    explicit TableFormatBar(QWidget* parent = nullptr);

    TableFormat format() const;
    void setFormat(const TableFormat& format);
    /// Without a text only the decimal sign means anything.
    void setHasText(bool hasText);

Q_SIGNALS:
    /// By the user.
    void changed();

private:
    QComboBox* m_delimiter;
    QComboBox* m_decimal;
    QCheckBox* m_header;
};

} // namespace h5scout::ui
