// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include <QAbstractItemModel>
#include <QPointer>

#include "h5scout/client/FileClient.h"
#include "ui/models/Roles.h"

namespace h5scout::ui
{

struct ValueItem;

/// The attributes of one node, decoded; the parts of nested values, arrays and long texts lie below their row.
/// Attributes come in pages (fetchMore), their values cut at kValueBytes; requestWhole gets a cut one in full.
class AttributeModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Column { NameColumn, ValueColumn, TypeColumn };
    static constexpr int kColumnCount = TypeColumn + 1;
    static constexpr quint32 kPage = 500;
    static constexpr quint64 kValueBytes = 8 * 1024;
    static constexpr quint64 kWholeValueBytes = 8 * 1024 * 1024;

    explicit AttributeModel(QObject* parent = nullptr);
    ~AttributeModel() override;

    /// Asks for the first page. Rows of another node go at once; those of the same node stay until the page has come,
    /// also when it cannot be read.
    void showNode(FileClient* file, const QByteArray& path);
    void clear();
    /// Asks for the whole value of the attribute in row `row`; wholeEnded follows, unless the node changes. False if
    /// there is nothing more to be had.
    bool requestWhole(int row);

    LoadingState state() const { return m_state; }
    /// Number of attributes of the node, as far as is known: listed or not.
    quint64 total() const { return m_total; }

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    bool hasChildren(const QModelIndex& parent = {}) const override;
    bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void stateChanged(h5scout::ui::LoadingState state);
    /// The attributes could not be listed.
    void failed(const h5scout::UserError& error);
    /// The row holds its whole value now, or as much as the worker gives; or it could not be read.
    void wholeEnded(int row);

private:
    static ValueItem* itemOf(const QModelIndex& index);
    QModelIndex indexOf(const ValueItem& item, int column = 0) const;
    void requestPage();
    void pageArrived(const Result<AttributePage>& result);
    void wholeArrived(quint64 generation, int row, const Result<AttributePage>& result);
    void setState(LoadingState state);
    void dropRows();

    QVariant displayData(const ValueItem& item, int column) const;
    QString toolTip(const ValueItem& item, int column) const;

    QPointer<FileClient> m_file;
    QByteArray m_path;
    OwnerId m_owner = newOwnerId();
    std::vector<std::unique_ptr<ValueItem>> m_items;
    quint64 m_total = 0;
    quint64 m_generation = 0; ///< of the node shown: answers for an older one are dropped
    LoadingState m_state = LoadingState::NotLoaded;
    bool m_isStale = false; ///< the rows are those from before a reload
};

} // namespace h5scout::ui
