// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/NodeTextDelegate.h"

#include "h5scout/value/Names.h"
#include "ui/models/NodeTreeModel.h"
#include "ui/models/Roles.h"

#include <algorithm>

#include <QKeyEvent>
#include <QLineEdit>
#include <QPersistentModelIndex>
#include <QToolTip>

namespace h5scout::ui
{
namespace
{

constexpr char kFault[] = "fault";
constexpr char kIndex[] = "index";
constexpr int kComparedSiblings = 5'000;

void showBelow(QLineEdit* edit, const QString& sentence)
{
    QToolTip::showText(edit->mapToGlobal(QPoint(0, edit->height())), sentence.toHtmlEscaped(), edit);
}

void showFault(QLineEdit* edit, const QString& fault)
{
    edit->setProperty(kFault, fault);
    QPalette palette = edit->parentWidget()->palette();
    if (!fault.isEmpty()) {
        const QColor base = palette.color(QPalette::Base);
        const int red = base.lightness() < 128 ? 0x5a : 0xff;
        palette.setColor(QPalette::Base, QColor(red, base.green() * 4 / 5, base.blue() * 4 / 5));
    }
    edit->setPalette(palette);
    edit->setAccessibleDescription(fault);
    if (fault.isEmpty())
        QToolTip::hideText();
    else
        showBelow(edit, fault);
}

/// The node can still be found, and its file cannot be changed now.
bool mustWait(const QLineEdit* edit)
{
    const auto index = edit->property(kIndex).value<QPersistentModelIndex>();
    return index.isValid() && !index.flags().testFlag(Qt::ItemIsEditable);
}

bool endsEditing(int key)
{
    return key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Tab || key == Qt::Key_Backtab;
}

} // namespace

QString NodeTextDelegate::nameFault(const QModelIndex& index, const QString& name)
{
    const QByteArray bytes = name.toUtf8();
    const std::string_view text(bytes.constData(), static_cast<std::size_t>(bytes.size()));
    if (const auto fault = nodeNameFault(text))
        return QString::fromStdString(*fault);
    const QModelIndex parent = index.parent();
    const QAbstractItemModel* model = index.model();
    // Of more siblings than that the worker finds the one of the same name.
    const int rowCount = std::min(model->rowCount(parent), kComparedSiblings);
    for (int row = 0; row < rowCount; ++row) {
        if (row != index.row() && model->index(row, 0, parent).data(NameRole).toByteArray() == bytes)
            return tr("There is a node of this name already.");
    }
    return {};
}

QWidget* NodeTextDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem& /*option*/,
                                        const QModelIndex& index) const
{
    auto* edit = new QLineEdit(parent);
    edit->setProperty(kIndex, QVariant::fromValue(QPersistentModelIndex(index)));
    const bool isName = index.column() == NodeTreeModel::NameColumn;
    edit->setObjectName(isName ? QStringLiteral("nodeNameEditor") : QStringLiteral("nodeTitleEditor"));
    edit->setAccessibleName(isName ? tr("Name of the node") : tr("Title of the node"));
    if (isName) {
        connect(edit, &QLineEdit::textChanged, edit, [edit, index = QPersistentModelIndex(index)](const QString& name) {
            if (index.isValid())
                showFault(edit, nameFault(index, name));
        });
    }
    return edit;
}

void NodeTextDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const
{
    auto* edit = static_cast<QLineEdit*>(editor);
    const QString text = index.data(Qt::EditRole).toString();
    if (edit->isModified() || edit->text() == text) // the view asks whenever the row has changed
        return;
    edit->setText(text);
    edit->selectAll();
}

void NodeTextDelegate::setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const
{
    const auto* edit = static_cast<QLineEdit*>(editor);
    if (edit->property(kFault).toString().isEmpty())
        model->setData(index, edit->text());
}

void NodeTextDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                                            const QModelIndex& index) const
{
    QStyledItemDelegate::updateEditorGeometry(editor, option, index);
    // A narrow column must not hide what is typed.
    QRect rect = editor->geometry();
    const int room = editor->parentWidget()->width() - rect.left();
    rect.setWidth(std::max(rect.width(), std::min(room, option.fontMetrics.averageCharWidth() * 24)));
    editor->setGeometry(rect);
}

bool NodeTextDelegate::eventFilter(QObject* watched, QEvent* event)
{
    auto* edit = static_cast<QLineEdit*>(watched);
    const bool isEnd = event->type() == QEvent::KeyPress && endsEditing(static_cast<QKeyEvent*>(event)->key());
    if (const QString fault = edit->property(kFault).toString(); isEnd && !fault.isEmpty()) {
        showFault(edit, fault);
        return true;
    }
    if (edit->isModified() && mustWait(edit)) {
        if (event->type() == QEvent::FocusOut) // to reopen the file, most likely
            return false;
        if (isEnd) {
            showBelow(edit, tr("The file cannot be changed at the moment. Reopen it, or turn editing on again, and "
                               "press Enter here; Escape gives up."));
            return true;
        }
    }
    return QStyledItemDelegate::eventFilter(watched, event);
}

} // namespace h5scout::ui
