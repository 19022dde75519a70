// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/ValueDelegate.h"

#include <algorithm>

#include <QKeyEvent>

#include "h5scout/client/NodeTypes.h"
#include "ui/editors/CheckedLine.h"
#include "ui/editors/EnumBox.h"
#include "ui/editors/ProblemBubble.h"
#include "ui/editors/ValueEditor.h"
#include "ui/editors/ValueInput.h"
#include "ui/models/EnumName.h"
#include "ui/models/Roles.h"

namespace h5scout::ui
{

namespace
{

constexpr qsizetype kMostInCell = 500;
constexpr int kRowMargin = 4;         ///< above and below together
const char kBegin[] = "h5scoutBegin"; ///< what an editor of a name began with; set means: it has been filled

QString problemOf(const QWidget* editor)
{
    const auto* line = qobject_cast<const CheckedLine*>(editor);
    return line ? line->problem() : QString();
}

} // namespace

ValueDelegate::ValueDelegate(QObject* parent)
    : QStyledItemDelegate(parent)
{}

std::optional<QString> ValueDelegate::longText(const QModelIndex& cell)
{
    const QVariant begin = cell.data(Qt::EditRole);
    const auto value = begin.typeId() == qMetaTypeId<Value>() ? begin.value<Value>() : Value();
    const auto format = formatOf(value);
    if (!format || format->kind != ValueKind::Text)
        return std::nullopt;
    const QString text = QString::fromStdString(inputText(value));
    const bool hasLines = std::any_of(text.begin(), text.end(), [](QChar character) {
        return character == QLatin1Char('\n') || character == QLatin1Char('\r');
    });
    return hasLines || text.size() > kMostInCell ? std::optional(text) : std::nullopt;
}

bool ValueDelegate::canShowAllOf(const QModelIndex& cell)
{
    const auto value = cell.data(Qt::EditRole).value<Value>();
    const auto* text = value.getIf<Text>();
    return !text || QString::fromStdString(text->utf8).toStdString() == text->utf8;
}

QWidget* ValueDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem& /*option*/,
                                     const QModelIndex& index) const
{
    const QVariant begin = index.data(Qt::EditRole);
    QWidget* editor = nullptr;
    if (begin.typeId() == qMetaTypeId<Value>()) {
        const auto format = formatOf(begin.value<Value>());
        if (!format || longText(index) || !canShowAllOf(index))
            return nullptr;
        const auto type = index.data(AttributeTypeRole).value<DataType>();
        if (isNamedEnum(type) && format->kind == ValueKind::Integer && format->element)
            editor = new EnumBox(type, *format, parent);
        else
            editor = makeValueEditor(*format, EditorPlace::Cell, parent);
    } else if (begin.typeId() == QMetaType::QString) {
        auto* line = new CheckedLine(parent);
        line->setObjectName(QStringLiteral("nameLine"));
        line->setAccessibleName(tr("Name"));
        const QPersistentModelIndex cell(index);
        line->setCheck([cell](const QString& name) {
            const auto check = cell.data(NameCheckRole).value<NameCheck>();
            return check ? check(name) : QString();
        });
        editor = line;
    }
    if (auto* line = qobject_cast<CheckedLine*>(editor)) {
        line->setFrame(true);
        new ProblemBubble(line); // the window's child, goes with the line
    }
    m_editor = editor;
    return editor;
}

void ValueDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const
{
    if (editor->property(kBegin).isValid())
        return; // what is being typed stays, whatever comes from the file meanwhile
    const QVariant begin = index.data(Qt::EditRole);
    if (ValueEditor* valueEditor = valueEditorOf(editor))
        valueEditor->setValue(begin.value<Value>());
    else if (auto* line = qobject_cast<QLineEdit*>(editor))
        line->setText(begin.toString());
    editor->setProperty(kBegin, begin);
}

void ValueDelegate::setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const
{
    const auto* line = qobject_cast<const CheckedLine*>(editor);
    if (line && !line->isModified())
        return;
    if (line && !line->problem().isEmpty()) {
        Q_EMIT discarded(index, line->text(), line->problem());
        return;
    }
    const QVariant begin = editor->property(kBegin);
    if (const ValueEditor* valueEditor = valueEditorOf(editor)) {
        const auto value = valueEditor->value();
        if (value && !(*value == begin.value<Value>()))
            model->setData(index, QVariant::fromValue(*value), Qt::EditRole);
    } else if (line && line->text() != begin.toString()) {
        model->setData(index, line->text(), Qt::EditRole);
    }
}

QSize ValueDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    // Of one height with and without a sign before the name.
    const QSize size = QStyledItemDelegate::sizeHint(option, index);
    return {size.width(), std::max(size.height(), option.fontMetrics.height() + kRowMargin)};
}

void ValueDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                                         const QModelIndex& index) const
{
    QStyledItemDelegate::updateEditorGeometry(editor, option, index);
    QRect place = option.rect;
    const int missing = editor->sizeHint().height() - place.height();
    if (missing > 0) { // a row is lower than a field with its frame
        place.adjust(0, -missing / 2, 0, missing - missing / 2);
        place.moveTop(std::max(place.top(), 0));
    }
    editor->setGeometry(place);
}

void ValueDelegate::destroyEditor(QWidget* editor, const QModelIndex& index) const
{
    if (editor == m_editor)
        m_editor.clear();
    QStyledItemDelegate::destroyEditor(editor, index);
}

void ValueDelegate::finish()
{
    QWidget* editor = m_editor;
    if (!editor)
        return;
    Q_EMIT commitData(editor);
    Q_EMIT closeEditor(editor);
}

bool ValueDelegate::finishIfRight()
{
    if (!m_editor)
        return true;
    if (!problemOf(m_editor).isEmpty())
        return false;
    finish();
    return true;
}

bool ValueDelegate::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* keys = static_cast<QKeyEvent*>(event);
        if (keys->key() == Qt::Key_E && keys->modifiers() == Qt::ControlModifier) {
            event->ignore(); // to end editing, though for a line it is "to the end"
            return true;
        }
    }
    if (const auto* editor = qobject_cast<QWidget*>(watched); editor && !problemOf(editor).isEmpty()) {
        if (event->type() == QEvent::FocusOut)
            return false;
        if (event->type() == QEvent::KeyPress) {
            switch (static_cast<QKeyEvent*>(event)->key()) {
            case Qt::Key_Return:
            case Qt::Key_Enter:
            case Qt::Key_Tab:
            case Qt::Key_Backtab:
                return true;
            default:
                break;
            }
        }
    }
    return QStyledItemDelegate::eventFilter(watched, event);
}

} // namespace h5scout::ui
