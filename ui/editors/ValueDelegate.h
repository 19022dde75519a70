// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QPointer>
#include <QStyledItemDelegate>

namespace h5scout::ui
{

/// Edits attributes in place: a cell whose EditRole is a Value by the editor for its kind, one whose EditRole is text
/// (a name) as a line that the model checks (NameCheckRole). Texts of more than one line are left to a TextDialog.
///
/// Enter, Tab, another row and leaving the list write what has been typed, if it is right and another than before. As
/// long as it is wrong a sentence says why, Enter and Tab do nothing, and the editor stays open when the keyboard goes
/// elsewhere; only with its row it goes too, and discarded() says so. Esc leaves everything as it was.
class ValueDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit ValueDelegate(QObject* parent = nullptr);

    /// The text in `cell`, if it is one that is not edited in place: it has several lines, or is long.
    static std::optional<QString> longText(const QModelIndex& cell);

    /// False for a text that is no valid UTF-8: edited, it could not be written back as it is. There is no editor for
    /// such a cell.
    static bool canShowAllOf(const QModelIndex& cell);

    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const override;

    void destroyEditor(QWidget* editor, const QModelIndex& index) const override;

    /// True while a cell is being edited.
    bool isOpen() const { return !m_editor.isNull(); }
    /// Closes the open editor as if another row had been chosen.
    void finish();
    /// The same, unless there is something wrong in it: false then.
    bool finishIfRight();

Q_SIGNALS:
    /// An editor closed with something wrong in it, which is not written. `problem` says why.
    void discarded(const QModelIndex& cell, const QString& typed, const QString& problem) const;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    mutable QPointer<QWidget> m_editor; ///< the one that is open now
};

} // namespace h5scout::ui
