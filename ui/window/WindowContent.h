// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QAction;
class QSettings;
class QSplitter;
class QStackedWidget;
class QVBoxLayout;

namespace h5scout::ui
{

class AttributePane;
class MessageBar;
class PaneTabs;
class PlotPane;
class PropertiesPane;
class StartPage;
class TreePane;

/// What stands in the window between tool bar and status bar: the start page, or tree, attributes and panes side by
/// side. The message bar takes its room at the lower end of the page or of the panes: nothing that stands above moves
/// away under the pointer, tree and attributes not at all, and nothing is hidden.
class WindowContent : public QWidget
{
    Q_OBJECT
public:
    /// Takes `tree`. `open` is offered on the start page.
    WindowContent(TreePane* tree, QAction* open, QWidget* parent = nullptr);

    MessageBar* messages() const { return m_messages; }
    StartPage* startPage() const { return m_startPage; }
    AttributePane* attributes() const { return m_attributes; }
    PaneTabs* panes() const { return m_panes; }
    PlotPane* plot() const { return m_plot; }
    PropertiesPane* properties() const { return m_properties; }

    /// Else the start page.
    void showFiles(bool isShown);

    /// Splitters, columns, the pane in front and the plot's styles.
    void saveState(QSettings& settings) const;
    void restoreState(const QSettings& settings);

private:
    void addPanes();

    MessageBar* m_messages;
    TreePane* m_tree;
    AttributePane* m_attributes;
    PaneTabs* m_panes;
    PlotPane* m_plot;
    PropertiesPane* m_properties;
    StartPage* m_startPage;
    QVBoxLayout* m_startColumn; ///< the start page, and messages while it is shown
    QVBoxLayout* m_paneColumn;  ///< the panes, and messages else
    QStackedWidget* m_pages;
    QSplitter* m_mainSplitter;
    QSplitter* m_leftSplitter;
};

} // namespace h5scout::ui
