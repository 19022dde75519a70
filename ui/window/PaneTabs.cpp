// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/PaneTabs.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace h5scout::ui
{

namespace
{

/// Most descriptions come before it: no empty pane flashes up between two nodes.
constexpr std::chrono::milliseconds kPatience{100};

/// No description tells more of such a node, or there can be none.
bool isKnown(const NodeInfo& node)
{
    return node.isDescribed || node.error || node.kind == NodeKind::Unknown || node.kind == NodeKind::SoftLink ||
           node.kind == NodeKind::ExternalLink;
}

} // namespace

PaneTabs::PaneTabs(QWidget* parent)
    : QTabWidget(parent)
{
    setObjectName(QStringLiteral("paneTabs"));
    setDocumentMode(true);
    m_patience.setSingleShot(true);
    m_patience.setInterval(kPatience);
    connect(&m_patience, &QTimer::timeout, this, &PaneTabs::clearBehind);
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

void PaneTabs::addPane(NodePane* pane, const QString& name, const QIcon& icon, const QString& title, Needs needs)
{
    m_isChoosing = true;
    const int tab = addTab(pane, icon, title);
    m_isChoosing = false;
    m_panes.push_back({pane, name, tab, needs});
    if (m_preferred.isEmpty())
        m_preferred = name;
    connect(pane, &NodePane::errorRaised, this, &PaneTabs::errorRaised);
    connect(pane, &NodePane::hintChanged, this, [this, pane](const QString& hint) {
        if (currentWidget() == pane)
            Q_EMIT hintChanged(hint);
    });
    connect(pane, &NodePane::finished, this, [this, pane, name] {
        const Pane* entry = findPane(name);
        if (currentWidget() == pane && entry->isUpToDate) // else of the node before
            Q_EMIT finished();
    });
}

void PaneTabs::showNode(FileClient* file, const NodeInfo& node)
{
    if (m_isWaiting && m_file)
        m_describing.cancel();
    m_file = file;
    m_node = node;
    ++m_generation;
    for (Pane& pane : m_panes)
        pane.isBehind = std::exchange(pane.isUpToDate, false) || pane.isBehind;
    m_isWaiting = !isKnown(node);
    if (!m_isWaiting) {
        arrange();
        return;
    }
    const Pane* wanted = findPane(m_preferred);
    if (wanted && wanted->needs == Needs::TreeRow && wanted->widget->isUsefulFor(node)) {
        m_isChoosing = true;
        setTabVisible(wanted->tab, true);
        setCurrentIndex(wanted->tab);
        m_isChoosing = false;
        showCurrent();
        clearBehind();
    } else {
        m_patience.start();
    }
    describe();
}

void PaneTabs::describe()
{
    m_describing = m_file->describe(m_node.path);
    m_describing.then(this, [this, generation = m_generation](const Result<NodeInfo>& result) {
        if (generation == m_generation)
            describeEnded(result);
    });
}

void PaneTabs::describeEnded(const Result<NodeInfo>& result)
{
    if (result.wasCancelled()) // the file is closed or opened anew: it is shown again then
        return;
    m_isWaiting = false;
    // A pane that is shown what is not described asks again, and says why it fails.
    if (result.hasValue())
        m_node = result.value();
    arrange();
}

/// Shows the tabs that have something for the node, and the node in the one that comes to the front.
void PaneTabs::arrange()
{
    m_isChoosing = true;
    const Pane* front = nullptr;
    for (const Pane& pane : m_panes) {
        if (pane.widget->isUsefulFor(m_node) && (!front || pane.name == m_preferred))
            front = &pane;
    }
    if (front) { // first: no other tab comes to the front for a moment while tabs are hidden
        setTabVisible(front->tab, true);
        setCurrentIndex(front->tab);
    }
    for (const Pane& pane : m_panes)
        setTabVisible(pane.tab, pane.widget->isUsefulFor(m_node));
    m_isChoosing = false;
    showCurrent();
    clearBehind();
    Q_EMIT nodeDescribed();
}

/// A pane that does not come to show the new node ends what it reads of the old one, and lets go of its file.
void PaneTabs::clearBehind()
{
    m_patience.stop();
    for (Pane& pane : m_panes) {
        if (std::exchange(pane.isBehind, false))
            pane.widget->clear();
    }
}

void PaneTabs::clear()
{
    if (m_isWaiting && m_file)
        m_describing.cancel();
    m_isWaiting = false;
    m_patience.stop();
    m_file = nullptr;
    m_node = {};
    ++m_generation;
    for (Pane& pane : m_panes) {
        pane.widget->clear();
        pane.isUpToDate = pane.isBehind = false;
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

QString PaneTabs::currentName() const
{
    for (const Pane& pane : m_panes)
        if (pane.tab == currentIndex())
            return pane.name;
    return {};
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
        // What the user chooses while the description is on its way is shown when it is there.
        const bool mustWait = m_isWaiting && pane.needs == Needs::Description;
        if (pane.widget == currentWidget() && !pane.isUpToDate && !mustWait) {
            pane.isUpToDate = true;
            pane.isBehind = false;
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
