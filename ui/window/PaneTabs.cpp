// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/PaneTabs.h"

#include <algorithm>
#include <utility>

namespace h5scout::ui
{

PaneTabs::PaneTabs(QWidget* parent)
    : QTabWidget(parent)
{
    setObjectName(QStringLiteral("paneTabs"));
    setDocumentMode(true);
    connect(this, &QTabWidget::currentChanged, this, [this](int tab) {
        if (m_isChoosing)
            return;
        for (const Pane& pane : m_panes) {
            if (pane.tab == tab)
                m_preferred = pane.name;
        }
        showCurrent();
    });
}

void PaneTabs::addPane(NodePane* pane, const QString& name, const QIcon& icon, const QString& title)
{
    m_isChoosing = true;
    const int tab = addTab(pane, icon, title);
    m_isChoosing = false;
    m_panes.push_back({pane, name, tab});
    if (m_preferred.isEmpty())
        m_preferred = name;
    connect(pane, &NodePane::errorRaised, this, &PaneTabs::errorRaised);
    connect(pane, &NodePane::hintChanged, this, [this, pane](const QString& hint) {
        if (currentWidget() == pane)
            Q_EMIT hintChanged(hint);
    });
    connect(pane, &NodePane::finished, this, [this, pane] {
        if (currentWidget() == pane)
            Q_EMIT finished();
    });
}

void PaneTabs::showNode(FileClient* file, const NodeInfo& node)
{
    m_file = file;
    m_node = node;
    m_isChoosing = true;
    const Pane* front = nullptr;
    std::vector<Pane*> behind;
    for (Pane& pane : m_panes) {
        if (std::exchange(pane.isUpToDate, false))
            behind.push_back(&pane);
        const bool isUseful = pane.widget->isUsefulFor(node);
        setTabVisible(pane.tab, isUseful);
        if (isUseful && (!front || pane.name == m_preferred))
            front = &pane;
    }
    if (front)
        setCurrentIndex(front->tab);
    m_isChoosing = false;
    // A pane that does not come to show the new node ends what it reads of the old one, and lets go of its file.
    for (Pane* pane : behind) {
        if (pane != front)
            pane->widget->clear();
    }
    showCurrent();
}

void PaneTabs::clear()
{
    m_file = nullptr;
    for (Pane& pane : m_panes) {
        pane.widget->clear();
        pane.isUpToDate = false;
    }
    Q_EMIT hintChanged({});
}

bool PaneTabs::prefer(const QString& name)
{
    const Pane* pane = findPane(name);
    if (!pane)
        return false;
    m_preferred = name;
    if (!m_file || pane->widget->isUsefulFor(m_node))
        setCurrentIndex(pane->tab);
    return true;
}

void PaneTabs::showNextPane()
{
    for (int step = 1; step < count(); ++step) {
        const int tab = (currentIndex() + step) % count();
        if (isTabVisible(tab)) {
            setCurrentIndex(tab);
            return;
        }
    }
}

QStringList PaneTabs::paneNames() const
{
    QStringList names;
    for (const Pane& pane : m_panes)
        names.append(pane.name);
    return names;
}

void PaneTabs::showCurrent()
{
    Q_EMIT hintChanged({});
    if (!m_file)
        return;
    for (Pane& pane : m_panes) {
        if (pane.widget == currentWidget() && !pane.isUpToDate) {
            pane.isUpToDate = true;
            pane.widget->showNode(m_file, m_node);
        }
    }
}

PaneTabs::Pane* PaneTabs::findPane(const QString& name)
{
    const auto position =
        std::find_if(m_panes.begin(), m_panes.end(), [&](const Pane& pane) { return pane.name == name; });
    return position == m_panes.end() ? nullptr : &*position;
}

} // namespace h5scout::ui
