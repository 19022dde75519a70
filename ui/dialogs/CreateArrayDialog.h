// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "h5scout/client/EditTypes.h"
#include "ui/dialogs/ArrayRole.h"
#include "ui/dialogs/FormDialog.h"
#include "ui/dialogs/ParentGroup.h"
#include "ui/dialogs/ShapeText.h"

class QComboBox;
class QFormLayout;
class QLabel;
class QSpinBox;

namespace h5scout::ui
{

class ArrayValues;
class KindList;
class MetadataTable;

/// A new array: whether and how it grows, what its elements are, what it means for PyMoDAQ.
class CreateArrayDialog : public FormDialog
{
    Q_OBJECT
public:
    explicit CreateArrayDialog(ParentGroup where, QWidget* parent = nullptr);

    /// What the form says now; of use when it is accepted.
    CreateArray array() const;

Q_SIGNALS:
    /// Answered by accept() or showFailure().
    void requested(const h5scout::CreateArray& array);

protected:
    Verdict verdict() const override;
    void request() override;

private:
    void layOut();
    void connectFields();
    NodeKind kind() const;
    ElementType elementType() const;
    ArrayRole role() const;
    bool hasShape() const;
    ParsedShape shape() const;
    QString note() const;
    Metadata metadata(const Shape& shape) const;

    void takeKind();
    void takeRole();
    void showRows();

    ParentGroup m_where;
    KindList* m_kind;
    QLabel* m_meaning;
    QComboBox* m_role;
    QLineEdit* m_name;
    QComboBox* m_type;
    QLineEdit* m_shape;
    ArrayValues* m_values;
    QSpinBox* m_compression;
    QLineEdit* m_title;
    QLineEdit* m_label;
    QLineEdit* m_units;
    MetadataTable* m_attributes;
    QFormLayout* m_form = nullptr;
    bool m_isNameTyped = false;
};

} // namespace h5scout::ui
