// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/SettingsPane.h"

#include <algorithm>
#include <chrono>
#include <memory>
#include <utility>

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QThreadPool>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include "ui/Icons.h"
#include "ui/models/Format.h"
#include "ui/models/Roles.h"
#include "ui/models/SettingsFilterModel.h"
#include "ui/models/SettingsModel.h"
#include "ui/panes/NodeHeader.h"
#include "ui/panes/PaintWatcher.h"
#include "ui/panes/ProgressLine.h"
#include "ui/panes/SettingsReader.h"
#include "ui/panes/SwitchDelegate.h"
#include "ui/panes/WordsLabel.h"

namespace h5scout::ui
{

namespace
{

constexpr qsizetype kExpandedParameters = 2000; ///< more are not all expanded at once
constexpr auto kSlow = std::chrono::milliseconds(200);

qsizetype parameterCount(const SettingsModel& model)
{
    qsizetype count = 0;
    for (const SettingsModel::Source& source : model.sources())
        count += std::max<qsizetype>(0, static_cast<qsizetype>(source.tree.parameters.size()) - 1);
    return count;
}

} // namespace

SettingsPane::SettingsPane(QWidget* parent)
    : NodePane(parent)
    , m_model(new SettingsModel(this))
    , m_filter(new SettingsFilterModel(this))
    , m_reader(new SettingsReader(this))
    , m_header(new NodeHeader)
    , m_progress(new ProgressLine)
    , m_view(new QTreeView)
    , m_words(new WordsLabel("settingsWords"))
    , m_notes(new QLabel)
    , m_menu(new QMenu(this))
    , m_watcher(new PaintWatcher(this))
{
    setObjectName(QStringLiteral("settingsPane"));
    m_filter->setSourceModel(m_model);
    m_view->setObjectName(QStringLiteral("settings"));
    m_view->setAccessibleName(tr("Settings stored with the current node"));
    m_view->setModel(m_filter);
    m_view->setItemDelegateForColumn(SettingsModel::ValueColumn, new SwitchDelegate(m_view));
    m_view->setUniformRowHeights(true);
    m_view->setAllColumnsShowFocus(true);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_view->header()->setStretchLastSection(true);
    const int width = fontMetrics().averageCharWidth();
    m_view->header()->resizeSection(SettingsModel::ParameterColumn, width * 28);
    m_view->header()->resizeSection(SettingsModel::ValueColumn, width * 26);
    m_view->header()->resizeSection(SettingsModel::TypeColumn, width * 14);

    m_notes->setObjectName(QStringLiteral("settingsNotes"));
    m_notes->setTextFormat(Qt::PlainText);
    m_notes->setWordWrap(true);
    m_notes->setContentsMargins(8, 4, 8, 4);
    m_notes->hide();

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    buildTools(layout);
    layout->addWidget(m_progress);
    layout->addWidget(m_words, 1);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_notes);
    makeActions();

    connect(m_reader, &SettingsReader::ready, this, [this] {
        setSources(m_reader->takeSources());
        showTrees();
    });
    connect(m_reader, &SettingsReader::failed, this, [this](const UserError& error) {
        showWords(error.sentence());
        Q_EMIT errorRaised(error);
    });
    connect(m_watcher, &PaintWatcher::painted, this, &NodePane::finished);
    m_slow.setSingleShot(true);
    m_slow.setInterval(kSlow);
    connect(&m_slow, &QTimer::timeout, this, [this] { setWords(tr("The settings of this node are being read.")); });
    clear();
}

SettingsPane::~SettingsPane() = default;

void SettingsPane::buildTools(QVBoxLayout* layout)
{
    m_tools = new QWidget;
    auto* row = new QHBoxLayout(m_tools);
    row->setContentsMargins(8, 0, 8, 6);
    m_filterBox = new QLineEdit;
    m_filterBox->setObjectName(QStringLiteral("settingsFilter"));
    m_filterBox->setAccessibleName(tr("Filter the parameters"));
    m_filterBox->setPlaceholderText(tr("Filter names and values"));
    m_filterBox->setClearButtonEnabled(true);
    m_filterBox->addAction(icon(QStringLiteral("filter")), QLineEdit::LeadingPosition);
    m_showHidden = new QToolButton;
    m_showHidden->setObjectName(QStringLiteral("settingsHidden"));
    m_showHidden->setText(tr("Show hidden"));
    m_showHidden->setCheckable(true);
    m_showHidden->setAutoRaise(true);
    m_showHidden->setToolTip(tr("Show the parameters, too, that PyMoDAQ hides"));
    row->addWidget(m_filterBox, 1);
    row->addWidget(m_showHidden);
    layout->addWidget(m_tools);
    connect(m_filterBox, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_filter->setText(text.trimmed());
        expand();
    });
    connect(m_showHidden, &QToolButton::toggled, this, [this](bool isOn) {
        m_filter->setShowsHidden(isOn);
        expand();
    });
}

void SettingsPane::makeActions()
{
    const auto make = [this](const QString& text, const char* name, const QKeySequence& keys, int role) {
        auto* action = new QAction(text, this);
        action->setObjectName(QLatin1String(name));
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetShortcut);
        connect(action, &QAction::triggered, this, [this, role] { copy(role); });
        m_view->addAction(action);
        m_menu->addAction(action);
        return action;
    };
    make(tr("&Copy Value"), "copySettingsValue", QKeySequence::Copy, SettingsValueRole)
        ->setIcon(icon(QStringLiteral("copy")));
    make(tr("Copy &Path"), "copySettingsPath", Qt::CTRL | Qt::SHIFT | Qt::Key_C, SettingsPathRole);
    m_menu->addSeparator();
    connect(m_menu->addAction(tr("&Expand All")), &QAction::triggered, m_view, &QTreeView::expandAll);
    connect(m_menu->addAction(tr("C&ollapse All")), &QAction::triggered, m_view, &QTreeView::collapseAll);
    connect(m_view, &QTreeView::customContextMenuRequested, this, [this](const QPoint& position) {
        if (m_view->indexAt(position).isValid())
            m_menu->popup(m_view->viewport()->mapToGlobal(position));
    });
}

bool SettingsPane::isUsefulFor(const NodeInfo& node) const
{
    return std::ranges::any_of(node.attributeNames, [](const QByteArray& name) { return name.contains("settings"); });
}

void SettingsPane::showNode(FileClient* file, const NodeInfo& node)
{
    m_watcher->stop();
    m_header->showNode(node, file->fileName());
    m_progress->setBusy(true);
    if (m_model->sources().empty())
        setWords({});
    m_slow.start();
    m_reader->read(file, node.path);
}

void SettingsPane::clear()
{
    m_watcher->stop();
    m_slow.stop();
    m_reader->stop();
    m_progress->setBusy(false);
    m_header->clear();
    setWords(tr("Select a node that PyMoDAQ has stored settings with."));
}

/// Freeing very many parameters takes a while.
void SettingsPane::setSources(std::vector<SettingsModel::Source> sources)
{
    auto before = std::make_shared<std::vector<SettingsModel::Source>>(m_model->exchangeSources(std::move(sources)));
    if (!before->empty())
        QThreadPool::globalInstance()->start([before = std::move(before)]() mutable { before.reset(); });
}

void SettingsPane::showTrees()
{
    m_slow.stop();
    m_progress->setBusy(false);
    QStringList notes = m_reader->remarks();
    bool hasParameters = false;
    for (const SettingsModel::Source& source : m_model->sources()) {
        hasParameters = hasParameters || !source.tree.parameters.empty();
        if (!source.tree.damage.isEmpty())
            notes += QStringLiteral("%1: %2").arg(source.attribute, source.tree.damage);
    }
    if (!hasParameters) {
        notes.prepend(tr("This node has no settings to show."));
        showWords(notes.join(QLatin1Char('\n')));
        return;
    }
    const qsizetype count = parameterCount(*m_model);
    m_header->setNote(count == 1 ? tr("1 parameter")
                                 : tr("%1 parameters").arg(formatCount(static_cast<quint64>(count))));
    m_notes->setText(notes.join(QLatin1Char('\n')));
    m_notes->setVisible(!notes.isEmpty());
    m_words->hide();
    m_tools->show();
    m_view->show();
    expand();
    report(m_view->viewport());
}

void SettingsPane::showWords(const QString& words)
{
    m_slow.stop();
    m_progress->setBusy(false);
    setWords(words);
    report(m_words);
}

void SettingsPane::setWords(const QString& words)
{
    setSources({});
    m_header->setNote({});
    m_words->setText(words);
    m_tools->hide();
    m_view->hide();
    m_notes->hide();
    m_words->show();
}

void SettingsPane::expand()
{
    if (parameterCount(*m_model) <= kExpandedParameters)
        m_view->expandAll();
    else
        m_view->expandToDepth(0);
}

/// Tells that all is shown as soon as it has been painted.
void SettingsPane::report(QWidget* shown)
{
    if (isVisible())
        m_watcher->expect(shown);
    else
        QMetaObject::invokeMethod(this, &NodePane::finished, Qt::QueuedConnection);
}

void SettingsPane::copy(int role)
{
    const QModelIndex index = m_view->currentIndex();
    if (index.isValid())
        QGuiApplication::clipboard()->setText(index.data(role).toString());
}

} // namespace h5scout::ui
