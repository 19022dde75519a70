// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "ui/models/Roles.h"
#include "ui/panes/NodePane.h"

class QAction;
class QLabel;
class QMenu;
class QPlainTextEdit;
class QSplitter;
class QTreeView;

namespace h5scout::ui
{

class AttributeModel;
class NodeHeader;

/// The attributes of the current node, decoded. A value that is longer than a line is shown in full below the list when
/// its row is selected; a value of which only the beginning has been read is read in full then, and before it is
/// copied.
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

    /// Column widths and the splitter, for the settings.
    QByteArray saveState() const;
    bool restoreState(const QByteArray& state);

    QTreeView* view() const { return m_view; }
    AttributeModel* model() const { return m_model; }

private:
    enum class CopyWhat { Rows, Value, Name };

    void makeActions();
    void onStateChanged(LoadingState state);
    void onWholeEnded();
    void showEmptyText(const QString& text);
    void updateNote();
    void showDetail();
    void copy(CopyWhat what);
    void copyNow(CopyWhat what);
    /// Attribute rows of the selection, ordered, each once.
    std::vector<QModelIndex> selectedRows() const;

    AttributeModel* m_model;
    NodeHeader* m_header;
    QTreeView* m_view;
    QPlainTextEdit* m_detail;
    QSplitter* m_splitter;
    QLabel* m_empty;
    QMenu* m_menu;
    QAction* m_copyRows = nullptr;
    QAction* m_copyValue = nullptr;
    QAction* m_copyName = nullptr;
    bool m_isDetailCut = false;            ///< below the list is not all of the value
    std::optional<CopyWhat> m_waitingCopy; ///< until the whole values have been read
};

} // namespace h5scout::ui
