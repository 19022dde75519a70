// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/Roles.h"
#include "ui/panes/NodePane.h"

class QAction;
class QLabel;
class QMenu;
class QSplitter;
class QTreeView;

namespace h5scout::ui
{

class AttributeCopy;
class AttributeDetail;
class AttributeEditing;
class AttributeModel;
class NodeHeader;
class NoteLine;

/// The attributes of the current node, decoded. A value that is longer than a line is shown in full below the list when
/// its row is selected; a value of which only the beginning has been read is read in full then, and before it is
/// copied. While editing is on they can be changed (AttributeEditing), and a line at the bottom says what came of it.
class AttributePane : public NodePane
{
    Q_OBJECT
public:
    explicit AttributePane(QWidget* parent = nullptr);
    ~AttributePane() override;

    /// Every node may have attributes.
    bool isUsefulFor(const NodeInfo& node) const override;
    void showNode(FileClient* file, const NodeInfo& node) override;
    void clear() override;

    /// Whether attributes can be changed: the current file is in edit mode.
    void setEditing(bool isEditing);
    /// Writes what an open editor holds and closes it, unless there is something wrong in it: false then. To be called
    /// before the file is closed, reloaded, or no longer edited.
    bool finishEditing();
    /// "Edit Comment...", of the current node: for menus elsewhere too.
    QAction* commentAction() const;
    /// The line at the bottom; empty while there is nothing to say.
    QString message() const;

    /// Column widths and the splitter, for the settings.
    QByteArray saveState() const;
    bool restoreState(const QByteArray& state);

    QTreeView* view() const { return m_view; }
    AttributeModel* model() const { return m_model; }

private:
    QWidget* makeBar();
    void showMessage(const QString& text, bool isWarning);
    void showMenu(const QWidget* place, const QPoint& position);
    void onStateChanged(LoadingState state);
    void showEmptyText(const QString& text);
    void updateNote();
    void showDetail();

    AttributeModel* m_model;
    NodeHeader* m_header;
    QTreeView* m_view;
    AttributeEditing* m_editing;
    AttributeCopy* m_copy;
    AttributeDetail* m_detail;
    QSplitter* m_splitter;
    QLabel* m_empty;
    NoteLine* m_message;
    QMenu* m_menu;
    QPointer<FileClient> m_file;
    QByteArray m_path;
};

} // namespace h5scout::ui
