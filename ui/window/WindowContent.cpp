// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/WindowContent.h"

#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/Icons.h"
#include "ui/panes/AttributePane.h"
#include "ui/panes/PreviewsPane.h"
#include "ui/panes/PropertiesPane.h"
#include "ui/panes/SettingsPane.h"
#include "ui/panes/TablePane.h"
#include "ui/panes/TextPane.h"
#include "ui/panes/TreePane.h"
#include "ui/plotpane/PlotPane.h"
#include "ui/window/MessageBar.h"
#include "ui/window/PaneTabs.h"
#include "ui/window/StartPage.h"

namespace h5scout::ui
{
namespace
{

const QString kMainSplitterKey = QStringLiteral("window/mainSplitter");
const QString kLeftSplitterKey = QStringLiteral("window/leftSplitter");
const QString kTreeHeaderKey = QStringLiteral("window/treeHeader");
const QString kAttributesKey = QStringLiteral("window/attributes");
const QString kViewKey = QStringLiteral("window/view");

/// Its widget is its parent.
QVBoxLayout* columnOf(QWidget* content)
{
    auto* column = new QVBoxLayout(new QWidget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(content, 1);
    return column;
}

} // namespace

WindowContent::WindowContent(TreePane* tree, QAction* open, QWidget* parent)
    : QWidget(parent)
    , m_messages(new MessageBar)
    , m_tree(tree)
    , m_attributes(new AttributePane)
    , m_panes(new PaneTabs)
    , m_plot(new PlotPane)
    , m_properties(new PropertiesPane)
    , m_startPage(new StartPage(open))
    , m_startColumn(columnOf(m_startPage))
    , m_paneColumn(columnOf(m_panes))
    , m_pages(new QStackedWidget)
    , m_mainSplitter(new QSplitter(Qt::Horizontal))
    , m_leftSplitter(new QSplitter(Qt::Vertical))
{
    addPanes();
    m_leftSplitter->addWidget(m_tree);
    m_leftSplitter->addWidget(m_attributes);
    m_leftSplitter->setStretchFactor(0, 3);
    m_leftSplitter->setStretchFactor(1, 2);
    m_leftSplitter->setSizes({400, 300});
    m_leftSplitter->setChildrenCollapsible(false);

    m_mainSplitter->addWidget(m_leftSplitter);
    m_mainSplitter->addWidget(m_paneColumn->parentWidget());
    m_mainSplitter->setStretchFactor(0, 0);
    m_mainSplitter->setStretchFactor(1, 1);
    m_mainSplitter->setSizes({500, 780});
    m_mainSplitter->setChildrenCollapsible(false);

    m_pages->addWidget(m_startColumn->parentWidget());
    m_pages->addWidget(m_mainSplitter);
    m_startColumn->addWidget(m_messages);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_pages);
}

void WindowContent::addPanes()
{
    const auto addPane = [this](NodePane* pane, const char* name, const char* iconName, const QString& title,
                                PaneTabs::Needs needs = PaneTabs::Needs::Description) {
        m_panes->addPane(pane, QLatin1String(name), icon(QLatin1String(iconName)), title, needs);
    };
    addPane(m_plot, "plot", "plot", tr("Plot"), PaneTabs::Needs::TreeRow);
    addPane(new SettingsPane, "settings", "settings", tr("Settings"));
    addPane(new TextPane, "text", "text", tr("Text"));
    addPane(new TablePane, "table", "table-view", tr("Table"), PaneTabs::Needs::TreeRow);
    addPane(new PreviewsPane, "previews", "camera", tr("Previews"));
    addPane(m_properties, "properties", "properties", tr("Properties"));
}

void WindowContent::showFiles(bool isShown)
{
    QVBoxLayout* column = isShown ? m_paneColumn : m_startColumn;
    if (m_messages->parentWidget() == column->parentWidget())
        return;
    column->addWidget(m_messages);
    m_pages->setCurrentWidget(isShown ? m_mainSplitter : m_startColumn->parentWidget());
}

void WindowContent::saveState(QSettings& settings) const
{
    settings.setValue(kMainSplitterKey, m_mainSplitter->saveState());
    settings.setValue(kLeftSplitterKey, m_leftSplitter->saveState());
    settings.setValue(kTreeHeaderKey, m_tree->saveState());
    settings.setValue(kAttributesKey, m_attributes->saveState());
    settings.setValue(kViewKey, m_panes->preferred());
    m_plot->saveStyles(settings);
}

void WindowContent::restoreState(const QSettings& settings)
{
    m_mainSplitter->restoreState(settings.value(kMainSplitterKey).toByteArray());
    m_leftSplitter->restoreState(settings.value(kLeftSplitterKey).toByteArray());
    m_tree->restoreState(settings.value(kTreeHeaderKey).toByteArray());
    m_attributes->restoreState(settings.value(kAttributesKey).toByteArray());
    m_plot->restoreStyles(settings);
    m_panes->prefer(settings.value(kViewKey).toString());
}

} // namespace h5scout::ui
