// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QWidget>

#include "h5scout/value/NdArray.h"
#include "ui/dialogs/FormDialog.h"
#include "ui/dialogs/TableImport.h"

namespace h5scout::ui
{

/// The values of a new array: one for all elements, or a table from the clipboard.
class ArrayValues : public QWidget
{
    Q_OBJECT
public:
    explicit ArrayValues(QWidget* parent = nullptr);

    /// Of the elements. A table that was pasted as others is dropped.
    void setType(const ElementType& type);
    /// About the values themselves, whatever the shape.
    Verdict verdict() const;
    /// Whether they are as many as `shape` has; of `shapeField`.
    Verdict verdictFor(const Shape& shape, QLineEdit* shapeField) const;
    /// Of that shape, for which there is nothing wrong; empty: all zero.
    std::optional<NdArray> content(const Shape& shape) const;
    /// Pasted values along one dimension, with steps between them that are all the same.
    bool isEquallySpaced() const;

Q_SIGNALS:
    void changed();
    /// By what was pasted: a line of values has one dimension.
    void shapeFound(const h5scout::Shape& shape);

private:
    void paste();
    void take(const ImportedTable& table);
    void drop();
    std::vector<std::byte> fillElement() const;

    ElementType m_type;
    QLineEdit* m_fill;
    QPushButton* m_paste;
    TableImport* m_import;
    std::optional<NdArray> m_pasted;
    QString m_problem; ///< of what was pasted
};

} // namespace h5scout::ui
