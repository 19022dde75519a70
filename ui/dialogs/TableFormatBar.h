// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

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
    /// What was read last. Without a text only the decimal sign means anything, and pasted texts have no encoding.
    enum class Source : std::uint8_t { None, Text, TextFile };
    void setSource(Source source);

Q_SIGNALS:
    /// By the user.
    void changed();

private:
    QComboBox* m_delimiter;
    QComboBox* m_decimal;
    QComboBox* m_encoding;
    QCheckBox* m_header;
};

} // namespace h5scout::ui
