// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "ui/panes/NodePane.h"

class QLabel;
class QMenu;
class QPlainTextEdit;
class QStackedWidget;

namespace h5scout::ui
{

class ChosenAttributes;
class FindBar;
class NodeHeader;
class PaintWatcher;
class ProgressLine;
class TextBar;
class TextCopier;
class TextFinder;
class TextListView;
class TextRows;
class WordsLabel;

/// What there is to read of a node: the texts of an array (PyMoDAQ's log: the newest are shown first, at the end), a
/// single text, comments and other long attributes. Plain text always.
class TextPane : public NodePane
{
    Q_OBJECT
public:
    explicit TextPane(QWidget* parent = nullptr);
    ~TextPane() override;

    /// Arrays of texts; of a described node also attributes that usually hold texts, by their names.
    bool isUsefulFor(const NodeInfo& node) const override;
    void showNode(FileClient* file, const NodeInfo& node) override;
    void clear() override;

    TextListView* list() const { return m_list; }
    QPlainTextEdit* area() const { return m_area; }

private:
    /// Something to read; what it is stands in the combo box.
    struct Source
    {
        QByteArray attribute; ///< empty: the array itself
        QString text;         ///< of an attribute or a single text
        QString note;         ///< what is missing, a sentence
    };

    void buildListMenu();
    void openArray();
    void readSingleText();
    void takeAttributes(const std::vector<AttributeInfo>& attributes);
    void showSource(int index);
    void showArea(const Source& source);
    void showWords(const QString& words);
    void showPage(QWidget* page);
    void failed(const UserError& error);
    void copySelection();
    void setWraps(bool wraps);
    /// Tells that all is shown when it has been painted.
    void reportWhenDone();

    TextRows* m_rows;
    TextCopier* m_copier;
    ChosenAttributes* m_attributes;
    NodeHeader* m_header;
    TextBar* m_bar;
    ProgressLine* m_progress;
    QStackedWidget* m_pages;
    WordsLabel* m_words;
    QPlainTextEdit* m_area;
    TextListView* m_list;
    QLabel* m_note;
    FindBar* m_findBar;
    TextFinder* m_finder;
    PaintWatcher* m_watcher;
    QMenu* m_menu;

    QPointer<FileClient> m_file;
    NodeInfo m_node;
    std::vector<Source> m_sources;
    OwnerId m_owner = newOwnerId();
    quint64 m_generation = 0;
    bool m_isArray = false; ///< a list of texts
    bool m_isReadingText = false;
    bool m_isReadingAttributes = false;
    bool m_isReported = true;
};

} // namespace h5scout::ui
