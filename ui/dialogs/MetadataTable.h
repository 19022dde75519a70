// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QStringList>
#include <QWidget>

#include "h5scout/value/AttributeStorage.h"
#include "h5scout/value/NodeKind.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace h5scout::ui
{

/// Attributes for a new node: rows of a name, a kind of value and the value, checked while they are typed.
class MetadataTable : public QWidget
{
    Q_OBJECT
public:
    /// For a node of that kind; `taken`: attributes for which the form has fields of its own.
    explicit MetadataTable(NodeKind kind, const QStringList& taken = {}, QWidget* parent = nullptr);

    void setKind(NodeKind kind) { m_kind = kind; }

    struct Fault
    {
        QString problem; ///< empty: there is none
        QLineEdit* field = nullptr;
    };
    /// Of the first row that is wrong.
    Fault fault() const;
    /// To be asked for when there is no fault.
    Metadata metadata() const;

Q_SIGNALS:
    void changed();

private:
    struct Row
    {
        QWidget* widget;
        QLineEdit* name;
        QComboBox* kind;
        QLineEdit* value;
    };

    void addRow();
    void removeRow(QWidget* widget);
    void showEmptiness();

    NodeKind m_kind;
    QStringList m_taken;
    QVBoxLayout* m_layout;
    QLabel* m_empty;
    QPushButton* m_add;
    std::vector<Row> m_rows;
};

} // namespace h5scout::ui
