// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include <QAbstractItemModel>
#include <QPersistentModelIndex>

#include "h5scout/client/FileClient.h"
#include "ui/models/Roles.h"

namespace h5scout::ui
{

struct NodeRow;
struct TreeFile;

/// The tree of all open files, listed page by page as it is asked for. A file's row appears with addFile and follows
/// the FileClient's state: once it is open its root is described, and on each later opening (FileClient::restart) what
/// had been listed is listed anew; rows that are still there stay the same rows, so that views keep expansion and
/// selection.
///
/// fetchMore asks for one page. Pages grow with what is already listed (kFirstPage to kLargestPage), so that the views'
/// work for each batch of rows, which grows with the number of rows, is done some dozen times at most. While there is
/// more, the last row of a group is a status row ("Loading...", "199,500 more nodes"); whoever shows it calls fetchMore
/// of its parent (TreePane does). After a failed listing the status row says why.
///
/// Nothing here waits or opens a dialog; a node that leads back to one of its ancestors is a row like any other, listed
/// only when it is asked for.
class NodeTreeModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Column { NameColumn, KindColumn, ShapeColumn, TypeColumn, TitleColumn };
    static constexpr int kColumnCount = TitleColumn + 1;
    static constexpr quint32 kFirstPage = 500;
    static constexpr quint32 kLargestPage = 4'000;

    explicit NodeTreeModel(QObject* parent = nullptr);
    ~NodeTreeModel() override;

    /// Shows a file, opened or not. The client stays the caller's; the row goes with it.
    void addFile(FileClient* file);
    void removeFile(FileClient* file);
    /// Describes the root and lists anew what was listed, through the present worker. Done without asking after each
    /// opening.
    void reloadFile(FileClient* file);
    /// Reads one row anew, through the present worker. Nothing happens for a node that is not listed.
    void refreshNode(FileClient* file, const QByteArray& path);
    /// Reads anew which children a listed group has; those that stay keep their rows and what is listed below them.
    void refreshChildren(FileClient* file, const QByteArray& path);
    /// The same for the groups, as far as they are not very large, that have links or nodes with several names: an edit
    /// of what they lead to changes them, too.
    void refreshOtherNames(FileClient* file);
    /// The paths of the groups of a file as far as they are listed, some thousand at most.
    QStringList listedGroups(const FileClient* file) const;
    /// While a file is being edited its row says so, names and titles can be edited in place and nodes be dropped onto
    /// groups: renameRequested, titleRequested and moveRequested tell. The rows change when the file has.
    void setEditing(FileClient* file, bool isEditing);
    bool isEditing(const FileClient* file) const;
    /// The file's row says that it is being saved.
    void setSaving(const FileClient* file, bool isSaving);
    /// Says in the file's row why it could not be opened or was lost (a lost worker's sentence is found without help).
    void setFileError(FileClient* file, const UserError& error);

    std::vector<FileClient*> files() const;
    QModelIndex fileIndex(const FileClient* file) const;
    /// The child of that name if it is listed.
    QModelIndex findChild(const QModelIndex& parent, const QByteArray& name) const;
    LoadingState loadingState(const QModelIndex& index) const;
    /// True while rows come and go because the file has changed: what becomes the current row then nobody has chosen.
    bool isChangingRows() const { return m_isChangingRows; }
    /// Without a copy, for filtering and sorting many rows. `index` is valid.
    std::string_view name(const QModelIndex& index) const;
    const QString& title(const QModelIndex& index) const;
    RowKind rowKind(const QModelIndex& index) const;
    /// True if the group has never been asked for its children.
    bool isUnlisted(const QModelIndex& index) const;
    /// Fast path of the sorting: compares two siblings by a column; status rows count as the last.
    bool isLess(const QModelIndex& left, const QModelIndex& right) const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    bool hasChildren(const QModelIndex& parent = {}) const override;
    bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    /// Nodes can be dragged out, as DraggedNode says.
    QMimeData* mimeData(const QModelIndexList& indexes) const override;
    Qt::DropActions supportedDragActions() const override { return Qt::CopyAction; }
    Qt::DropActions supportedDropActions() const override { return Qt::CopyAction; }
    QStringList mimeTypes() const override;
    bool canDropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                         const QModelIndex& parent) const override;
    bool dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                      const QModelIndex& parent) override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    /// A page of `group` has arrived, or will not: its rows and loading state are as they are now.
    void listingChanged(const QModelIndex& group);
    /// A listing failed; the group's status row says so too.
    void listingFailed(h5scout::FileClient* file, const h5scout::UserError& error);
    /// The root has been described: the file's tree can be asked for.
    void fileReady(h5scout::FileClient* file);
    /// What the user wants of a file that is being edited.
    void renameRequested(h5scout::FileClient* file, const QByteArray& path, const QString& name);
    void titleRequested(h5scout::FileClient* file, const QByteArray& path, const QString& title);
    void moveRequested(h5scout::FileClient* file, const QByteArray& path, const QByteArray& newParent);

private:
    TreeFile* findFile(const FileClient* file) const;
    TreeFile& fileOf(const NodeRow& row) const;
    QModelIndex indexOf(const NodeRow& row, int column = 0) const;
    static NodeRow* rowOf(const QModelIndex& index);

    void onFileState(FileClient* file, FileClient::State state);
    void describeRoot(TreeFile& file);
    void rootArrived(TreeFile& file, const NodeInfo& root);

    void requestPage(NodeRow& group, quint64 offset);
    void pageArrived(const QPersistentModelIndex& groupIndex, quint64 request, const Result<ChildPage>& result);
    void appendRows(NodeRow& group, std::vector<std::unique_ptr<NodeRow>> rows);
    void listingEnded(NodeRow& group, const Result<ChildPage>& result);
    bool takePage(NodeRow& group, const ChildPage& page);
    void showStatusRow(NodeRow& group);
    void hideStatusRow(NodeRow& group);
    void statusChanged(const NodeRow& group);
    enum class RefreshDepth { Children, Everything };
    void refreshListing(NodeRow& group, RefreshDepth depth);
    NodeRow* listedRow(const FileClient* file, const QByteArray& path) const;
    void rowArrived(const QPersistentModelIndex& index, const Result<NodeInfo>& result);
    QVariant editData(const NodeRow& row, int column) const;
    void mergeFresh(NodeRow& group);

    std::vector<std::unique_ptr<TreeFile>> m_files;
    quint64 m_lastRequest = 0;
    bool m_isChangingRows = false;
};

} // namespace h5scout::ui
