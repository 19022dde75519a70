// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <utility>
#include <vector>

#include <QAbstractItemModel>

#include "ui/models/SettingsXml.h"

namespace h5scout::ui
{

/// The parameter trees of a node: a top row for each attribute, its parameters below.
class SettingsModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Column { ParameterColumn, ValueColumn, TypeColumn, LimitsColumn, ColumnCount };

    /// An attribute that holds a tree.
    struct Source
    {
        QString attribute;
        QString nodePath;
        SettingsTree tree;
    };

    using QAbstractItemModel::QAbstractItemModel;

    void setSources(std::vector<Source> sources) { (void)exchangeSources(std::move(sources)); }
    /// The ones before.
    std::vector<Source> exchangeSources(std::vector<Source> sources);
    const std::vector<Source>& sources() const { return m_sources; }

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    const Source& sourceOf(const QModelIndex& index) const;
    /// Null for a top row without any element.
    const SettingsParameter* parameterOf(const QModelIndex& index) const;
    /// Hidden in PyMoDAQ: by itself or with a group above.
    bool isHidden(const QModelIndex& index) const;
    QVariant topData(const Source& source, int column, int role) const;
    QString pathOf(const QModelIndex& index) const;

    std::vector<Source> m_sources;
};

} // namespace h5scout::ui
