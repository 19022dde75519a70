// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

#include "h5scout/client/FileClient.h"

class QWidget;

namespace h5scout::ui
{

class ChosenAttributes;
class TextDialog;

/// Edits a node's comment, its attribute `comments`, in a dialog. What is saved replaces the comment; an emptied
/// comment is removed; cancelling changes nothing. A comment that is no text is not touched.
class CommentEditor : public QObject
{
    Q_OBJECT
public:
    explicit CommentEditor(QWidget* parent);

    /// Reads the comment, then opens the dialog. The file must be in edit mode.
    void edit(FileClient* file, const NodeInfo& node);

Q_SIGNALS:
    /// The comment could not be read, or is no text.
    void failed(const h5scout::UserError& error);
    /// What has been done, a sentence.
    void told(const QString& sentence);

private:
    void open(const std::vector<AttributeInfo>& attributes);
    void save(const QString& text);

    QWidget* m_parent;
    ChosenAttributes* m_reader;
    QPointer<FileClient> m_file;
    NodeInfo m_node;
    QPointer<TextDialog> m_dialog;
    bool m_isThere = false;
};

} // namespace h5scout::ui
