// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "h5scout/client/FileClient.h"
#include "ui/panes/TextListView.h"

namespace h5scout::ui
{

class RowReader;

/// Copies rows of an array of texts to the clipboard. They are read in full: what is shown of them may be cut, and most
/// of them may not be known.
class TextCopier : public QObject
{
    Q_OBJECT
public:
    explicit TextCopier(QObject* parent = nullptr);

    /// From one place of the shown rows to another; a newer call replaces the one that runs.
    void copy(FileClient* file, const NodeInfo& node, const TextListView::Place& start, const TextListView::Place& end);
    void stop();

Q_SIGNALS:
    /// How far it is, or that it is done.
    void told(const QString& note);
    void failed(const h5scout::UserError& error);

private:
    void finish();

    RowReader* m_reader;
    QStringList m_texts;
    qsizetype m_characters = 0;
};

} // namespace h5scout::ui
