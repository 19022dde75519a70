// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QStringList>
#include <QWidget>

#include "ui/plot/AxisScale.h"

class QComboBox;
class QGridLayout;
class QHBoxLayout;
class QLabel;
class QScrollArea;
class QToolButton;

namespace h5scout::ui
{

class ElidedLabel;
class IndexBox;
class IndexSlider;

/// Which dimensions of an array are shown, and where in the others: a row for each dimension that is not shown with a
/// slider, its position in axis units and a spin box of the index. It hides itself where there is nothing to choose and
/// shows itself again when there is.
class AxisNavigator : public QWidget
{
    Q_OBJECT
public:
    struct Dimension
    {
        QString name; ///< "Delay", "dimension 0"
        AxisScale scale;
    };

    explicit AxisNavigator(QWidget* parent = nullptr);

    /// `shown`: the dimensions on the screen in the order of the roles: for a line {x}, for an image {y, x}, for a
    /// table {rows, columns}; different ones. `index`: one a dimension, cut to the extents; what is missing is 0.
    /// Emits nothing.
    void setDimensions(std::vector<Dimension> dimensions, std::vector<quint32> shown, std::vector<quint64> index);
    const std::vector<Dimension>& dimensions() const noexcept { return m_dimensions; }
    const std::vector<quint32>& shown() const noexcept { return m_shown; }
    /// One a dimension; those of the shown ones mean nothing.
    const std::vector<quint64>& index() const noexcept { return m_index; }
    /// Emits indexChanged if it is another one.
    void setIndex(quint32 dimension, quint64 index);
    /// {"x"}, {"y", "x"}, {"rows", "columns"}: the words before the boxes.
    void setRoleNames(const QStringList& names);

Q_SIGNALS:
    /// Other dimensions are shown, or in another order.
    void shownChanged();
    /// Live while a slider is dragged.
    void indexChanged();

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Row
    {
        quint32 dimension;
        ElidedLabel* name;
        IndexSlider* slider;
        QLabel* position;
        IndexBox* box;
        ElidedLabel* extent;
    };

    QStringList signature() const;
    void buildRoles();
    void showRoles();
    void buildRows();
    void fillGrid();
    void showPosition(const Row& row);
    void chooseRole(std::size_t role, quint32 dimension);
    void swapRoles();
    void boundHeight();
    QString fullName(quint32 dimension) const;

    std::vector<Dimension> m_dimensions;
    std::vector<quint32> m_shown;
    std::vector<quint64> m_index;
    QStringList m_roleNames;
    QStringList m_built; ///< the signature of the boxes and rows that are there
    std::vector<QComboBox*> m_roleBoxes;
    std::vector<Row> m_rows;
    QWidget* m_roles;
    QHBoxLayout* m_roleLayout;
    QScrollArea* m_area;
    QWidget* m_rowHolder;
    QGridLayout* m_rowLayout;
};

} // namespace h5scout::ui
