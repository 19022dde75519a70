// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include <QAbstractItemModel>
#include <QPointer>

#include "h5scout/client/FileClient.h"
#include "ui/models/Roles.h"

namespace h5scout::ui
{

class EditQueue;
struct PendingEdit;
struct ValueItem;

/// The attributes of one node, decoded; the parts of nested values, arrays and long texts lie below their row.
/// Attributes come in pages (fetchMore), their values cut at kValueBytes; requestWhole gets a cut one in full.
///
/// While editing is on, names and values of whole attributes can be edited: setData and the functions below start a
/// request and return. The row says that it is being saved, then shows what has been read back from the file, or the
/// old value again after an error. Edits that are asked for quickly are sent one after the other; they are carried out
/// also if another node is shown meanwhile. After each edit, undo or redo the attributes are read again, and the rows
/// that are the same stay.
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
    /// also when it cannot be read. `kind` says which attributes belong to the format.
    void showNode(FileClient* file, const QByteArray& path, NodeKind kind = NodeKind::Group);
    void clear();
    /// Asks for the whole value of the attribute in row `row`; wholeEnded follows, unless the node changes. False if
    /// there is nothing more to be had.
    bool requestWhole(int row);

    void setEditing(bool isEditing);
    bool isEditing() const { return m_isEditing; }
    /// Lets attributes be edited that the file's format needs (isFormatAttribute).
    void setFormatUnlocked(bool isUnlocked);
    /// How the attribute in row `row` is stored.
    AttributeStorage storageOf(int row) const;
    /// Why the cell (NameColumn, ValueColumn) cannot be edited now, a sentence; empty if it can.
    QString whyNotEditable(const QModelIndex& index) const;
    /// Why the attribute cannot be removed or stored as another type.
    QString whyNotChangeable(int row) const;
    /// What is wrong with a name for a new attribute; or for another name of the one in row `own`.
    QString nameProblem(const QString& name, int own = -1) const;

    /// Starts an edit; `ended` is called with how it ended, unless the model goes before. Without an `ended` a failure
    /// is told by editFailed.
    using Ended = std::function<void(const Result<Edited>&)>;
    void setValue(int row, const Value& value, AttributeStorage storage = AttributeStorage::Keep, Ended ended = {});
    void addAttribute(const QByteArray& name, const Value& value, AttributeStorage storage, Ended ended);
    /// All of them in one edit.
    void removeAttributes(const QList<int>& rows, Ended ended = {});
    /// Row of the attribute of that name, -1 if none is listed.
    int rowOf(const QByteArray& name) const;

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
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void stateChanged(h5scout::ui::LoadingState state);
    /// The attributes could not be listed.
    void failed(const h5scout::UserError& error);
    /// The row holds its whole value now, or as much as the worker gives; or it could not be read.
    void wholeEnded(int row);
    /// An edit has failed, and the old value is shown again.
    void editFailed(const h5scout::UserError& error);
    /// The attribute has that name now, in the file; its row comes with the next refreshed().
    void renamed(const QByteArray& oldName, const QByteArray& newName);
    /// All that is listed has been read again, after an edit or because the same node was shown again.
    void refreshed();

private:
    static ValueItem* itemOf(const QModelIndex& index);
    QModelIndex indexOf(const ValueItem& item, int column = 0) const;
    ValueItem& topItem(int row) const { return *m_items[static_cast<std::size_t>(row)]; }
    void requestPage();
    void requestAgain();
    void ask(quint64 offset, quint32 limit);
    void pageArrived(const Result<AttributePage>& result);
    void insertRowsOf(const AttributePage& page, std::size_t first, std::size_t count, int row);
    void mergePage(const AttributePage& page);
    void replaceAttribute(ValueItem& item, const AttributeInfo& attribute);
    void numberRows();
    void wholeArrived(const QByteArray& name, const Result<AttributePage>& result);
    void setState(LoadingState state);
    void dropRows();

    void onEdited(const Edited& edited);
    PendingEdit& pendingOf(ValueItem& item);
    using Pending = std::shared_ptr<PendingEdit>;
    void sendEdit(ValueItem& item, const std::function<EditAction(const QByteArray& name)>& make, Ended ended);
    void editEnded(const std::vector<Pending>& pending, const Result<Edited>& result, const Ended& ended);
    void tellEnd(const Result<Edited>& result, const Ended& ended);
    void rename(int row, const QString& newName);
    void forgetEnded();
    void rowChanged(const ValueItem& item);
    void allChanged();
    bool isLocked(const AttributeInfo& attribute) const;

    QVariant displayData(const ValueItem& item, int column) const;
    static QVariant pendingData(const PendingEdit& pending, int column);
    QVariant editData(const ValueItem& item, int column) const;
    QVariant decoration(const ValueItem& item, int column) const;
    bool isShownLocked(const ValueItem& item) const;
    QString toolTip(const ValueItem& item, int column) const;

    QPointer<FileClient> m_file;
    QByteArray m_path;
    OwnerId m_owner = newOwnerId();
    std::vector<std::unique_ptr<ValueItem>> m_items;
    quint64 m_total = 0;
    quint64 m_generation = 0;  ///< of the node shown: answers for an older one are dropped
    quint64 m_pageRequest = 0; ///< the newest: answers to older ones are dropped
    LoadingState m_state = LoadingState::NotLoaded;
    bool m_isStale = false; ///< everything listed is being read again

    EditQueue* m_queue;
    NodeKind m_kind = NodeKind::Group;
    std::vector<std::shared_ptr<PendingEdit>> m_pending; ///< of the node shown
    bool m_isEditing = false;
    bool m_isFormatUnlocked = false;
};

} // namespace h5scout::ui
