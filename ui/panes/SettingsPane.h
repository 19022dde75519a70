// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QTimer>

#include "ui/models/SettingsModel.h"
#include "ui/panes/NodePane.h"

class QLabel;
class QLineEdit;
class QMenu;
class QToolButton;
class QTreeView;
class QVBoxLayout;

namespace h5scout::ui
{

class NodeHeader;
class PaintWatcher;
class ProgressLine;
class SettingsFilterModel;
class SettingsReader;
class WordsLabel;

/// The parameter trees that PyMoDAQ stores with a node: its attributes `settings` and `scan_settings`, and whatever
/// other attribute holds such XML.
class SettingsPane : public NodePane
{
    Q_OBJECT
public:
    explicit SettingsPane(QWidget* parent = nullptr);
    ~SettingsPane() override;

    /// By the names of the attributes: only of a node that has been described.
    bool isUsefulFor(const NodeInfo& node) const override;
    void showNode(FileClient* file, const NodeInfo& node) override;
    void clear() override;

    QTreeView* view() const { return m_view; }
    SettingsModel* model() const { return m_model; }

private:
    void buildTools(QVBoxLayout* layout);
    void makeActions();
    void setSources(std::vector<SettingsModel::Source> sources);
    void showTrees();
    void showWords(const QString& words);
    void setWords(const QString& words);
    void expand();
    void report(QWidget* shown);
    void copy(int role);

    SettingsModel* m_model;
    SettingsFilterModel* m_filter;
    SettingsReader* m_reader;
    NodeHeader* m_header;
    ProgressLine* m_progress;
    QWidget* m_tools = nullptr;
    QLineEdit* m_filterBox = nullptr;
    QToolButton* m_showHidden = nullptr;
    QTreeView* m_view;
    WordsLabel* m_words;
    QLabel* m_notes;
    QMenu* m_menu;
    PaintWatcher* m_watcher;
    QTimer m_slow; ///< runs out when reading takes so long that the node before must not stay
};

} // namespace h5scout::ui
