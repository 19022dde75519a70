// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/CommentEditor.h"

#include "ui/editors/TextDialog.h"
#include "ui/models/ChosenAttributes.h"

#include <QWidget>

namespace h5scout::ui
{
namespace
{

constexpr char kName[] = "comments";
constexpr quint64 kMostBytes = 1U << 20U;

QString nameOf(const NodeInfo& node, const FileClient& file)
{
    return node.path == "/" ? file.fileName() : displayName(node.name);
}

} // namespace

CommentEditor::CommentEditor(QWidget* parent)
    : QObject(parent)
    , m_parent(parent)
    , m_reader(new ChosenAttributes([](const AttributeInfo& attribute) { return attribute.name == kName; }, kMostBytes,
                                    this))
{
    connect(m_reader, &ChosenAttributes::ready, this, &CommentEditor::open);
    connect(m_reader, &ChosenAttributes::failed, this, &CommentEditor::failed);
}

void CommentEditor::edit(FileClient* file, const NodeInfo& node)
{
    if (m_dialog) {
        m_dialog->activateWindow();
        return;
    }
    m_file = file;
    m_node = node;
    m_reader->read(file, node.path);
}

void CommentEditor::open(const std::vector<AttributeInfo>& attributes)
{
    if (!m_file)
        return;
    const QString name = nameOf(m_node, *m_file);
    UserError refusal{tr("Could not edit the comment of %1.").arg(name), {}, {}, {}};
    QString text;
    m_isThere = !attributes.empty();
    if (m_isThere) {
        const AttributeInfo& attribute = attributes.front();
        const auto bytes = textBytes(attribute.value);
        if (attribute.error)
            refusal.why = attribute.error->why;
        else if (bytes && QString::fromUtf8(*bytes).toUtf8() != *bytes)
            refusal.why = tr("It is no valid UTF-8: edited, it could not be written back as it is.");
        else if (!bytes || attribute.isCut)
            refusal.why = attribute.isCut ? tr("It is too long.") : tr("Its attribute \"comments\" holds no text.");
        else
            text = QString::fromUtf8(*bytes);
    }
    if (!refusal.why.isEmpty()) {
        Q_EMIT failed(refusal);
        return;
    }
    m_dialog = new TextDialog(tr("Comment"), tr("Comment on %1:").arg(name), text, m_parent);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_dialog, &TextDialog::saveRequested, this, &CommentEditor::save);
    connect(m_file, &QObject::destroyed, m_dialog, &QDialog::reject);
    m_dialog->open();
}

void CommentEditor::save(const QString& text)
{
    if (!m_file)
        return;
    EditAction action = SetAttribute{.path = m_node.path, .name = kName, .value = Text{text.toStdString()}};
    if (text.isEmpty() && m_isThere)
        action = RemoveAttributes{m_node.path, {kName}};
    const QString name = nameOf(m_node, *m_file);
    m_file->edit(action).then(m_dialog, [this, name, isRemoved = text.isEmpty()](const Result<Edited>& result) {
        if (result.hasValue()) {
            Q_EMIT told(isRemoved ? tr("Removed the comment of %1.").arg(name)
                                  : tr("Saved the comment of %1.").arg(name));
            m_dialog->accept();
        } else {
            m_dialog->saveFailed(result.hasError() ? result.error().sentence() : tr("Saving was cancelled."));
        }
    });
}

} // namespace h5scout::ui
