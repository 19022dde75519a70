// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/Commands.h"

#include <QAction>
#include <QActionGroup>
#include <QFileInfo>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QToolBar>

#include "ui/Icons.h"
#include "ui/panes/TreePane.h"
#include "ui/window/AboutDialog.h"
#include "ui/window/Actions.h"
#include "ui/window/EditCommands.h"
#include "ui/window/KeyHelpDialog.h"
#include "ui/window/RecentFiles.h"
#include "ui/window/ThemeSetting.h"

namespace h5scout::ui
{

Commands::Commands(QMainWindow* window, const TreePane* tree, RecentFiles* recentFiles)
    : QObject(window)
    , m_window(window)
    , m_tree(tree)
    , m_recentFiles(recentFiles)
{
    makeActions();
    makeMenus();
    makeToolBar();
    setHasFiles(false);
    connect(m_recentFiles, &RecentFiles::changed, this, &Commands::fillRecentMenu);
    fillRecentMenu();
}

void Commands::setHasFiles(bool hasFiles)
{
    closeAll->setEnabled(hasFiles);
}

void Commands::makeActions()
{
    const auto make = [this](const char* name, const char* iconName, const QString& text, const QKeySequence& shortcut,
                             const QString& toolTip) {
        QAction* action = makeAction(m_window, name, iconName, text, shortcut, toolTip);
        m_window->addAction(action); // so that the shortcut works while the menu bar is hidden
        return action;
    };
    open = make("openAction", "open", tr("&Open..."), QKeySequence::Open, tr("Open HDF5 files"));
    closeAll = make("closeAllAction", "", tr("Close &All Files"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_W),
                    tr("Close all files"));
    m_quit = make("quitAction", "", tr("&Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q), tr("Quit h5scout"));
    m_quit->setMenuRole(QAction::QuitRole);
    nextPane = make("nextPaneAction", "", tr("&Next Pane"), QKeySequence(Qt::CTRL | Qt::Key_PageDown),
                    tr("Show the node in the next pane"));
    goToMessage = make("goToMessageAction", "", tr("Go to &Message"), QKeySequence(Qt::Key_F8),
                       tr("Give the keyboard to the message below the panes; Escape closes it"));
    goToMessage->setEnabled(false);
    m_about = make("aboutAction", "about", tr("&About h5scout"), {}, tr("Version, licence and libraries"));
    m_about->setMenuRole(QAction::AboutRole);
    m_keys =
        make("keyHelpAction", "", tr("&Keys and Mouse"), QKeySequence::HelpContents, tr("Show what keys and mouse do"));
    connect(m_keys, &QAction::triggered, this, [this] { KeyHelpDialog::showFor(m_window); });
    connect(m_quit, &QAction::triggered, m_window, &QWidget::close);
    connect(m_about, &QAction::triggered, this, [this] {
        auto* dialog = new AboutDialog(m_window);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });

    m_tree->reloadAction()->setShortcut(Qt::Key_F5);
    m_tree->closeAction()->setShortcut(Qt::CTRL | Qt::Key_W);
    for (QAction* action : {m_tree->reloadAction(), m_tree->closeAction()})
        action->setShortcutContext(Qt::WindowShortcut);

    m_theme = new QActionGroup(this);
    const auto makeTheme = [&](const char* name, const QString& text, Theme value) {
        QAction* action = make(name, "", text, {}, text);
        action->setCheckable(true);
        action->setData(static_cast<int>(value));
        m_theme->addAction(action);
    };
    makeTheme("themeSystemAction", tr("As the &System"), Theme::System);
    makeTheme("themeLightAction", tr("&Light"), Theme::Light);
    makeTheme("themeDarkAction", tr("&Dark"), Theme::Dark);
    offerThemes(m_theme);
}

void Commands::makeMenus()
{
    m_fileMenu = m_window->menuBar()->addMenu(tr("&File"));
    QMenu* file = m_fileMenu;
    file->addAction(open);
    m_recentMenu = file->addMenu(icon(QStringLiteral("recent")), tr("Open R&ecent"));
    m_recentMenu->setObjectName(QStringLiteral("recentMenu"));
    m_recentMenu->setToolTipsVisible(true);
    file->addSeparator();
    file->addActions({m_tree->reloadAction(), m_tree->closeAction(), closeAll});
    file->addSeparator();
    file->addAction(m_quit);

    m_editMenu = m_window->menuBar()->addMenu(tr("&Edit"));
    m_editMenu->setToolTipsVisible(true);
    QMenu* edit = m_editMenu;
    for (QAction* action : m_tree->nodeActions()) {
        if (action == m_tree->reloadAction())
            break; // those of the file follow: they stand in the file menu
        edit->addAction(action);
    }
    edit->addAction(m_tree->filterAction());

    m_plotMenu = m_window->menuBar()->addMenu(tr("&Plot"));

    QMenu* view = m_window->menuBar()->addMenu(tr("&View"));
    view->addAction(nextPane);
    view->addAction(goToMessage);
    QMenu* themes = view->addMenu(icon(QStringLiteral("theme")), tr("&Theme"));
    themes->addActions(m_theme->actions());

    QMenu* help = m_window->menuBar()->addMenu(tr("&Help"));
    help->addAction(m_keys);
    help->addAction(m_about);
}

void Commands::makeToolBar()
{
    auto* bar = new QToolBar(tr("Main Toolbar"), m_window);
    bar->setObjectName(QStringLiteral("mainToolBar"));
    bar->setMovable(false);
    bar->setIconSize(QSize(20, 20));
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    bar->setContextMenuPolicy(Qt::PreventContextMenu);
    bar->addActions({open, m_tree->reloadAction(), m_tree->closeAction()});
    m_window->addToolBar(bar);
    m_toolBar = bar;
}

void Commands::addEditActions(const EditCommands* edit)
{
    m_fileMenu->insertAction(open, edit->newFile());
    m_fileMenu->insertAction(m_tree->reloadAction(), edit->saveAs());
    QAction* first = m_editMenu->actions().first();
    m_editMenu->insertActions(first, edit->menuActions());
    m_editMenu->insertSeparator(first);
    m_toolBar->addSeparator();
    m_toolBar->addActions(edit->toolBarActions());
    for (QAction* action : edit->toolBarActions())
        m_window->addAction(action); // so that the shortcut works while the menu bar is hidden
}

void Commands::addPlotActions(const QList<QAction*>& actions, const QList<QAction*>& onToolBar)
{
    m_plotMenu->addActions(actions);
    m_toolBar->addSeparator();
    m_toolBar->addActions(onToolBar);
}

void Commands::fillRecentMenu()
{
    m_recentMenu->clear();
    int number = 0;
    for (const QString& path : m_recentFiles->paths()) {
        ++number;
        const QFileInfo info(path); // only taken apart: the disk is not asked
        const QString name = info.fileName().replace(QLatin1Char('&'), QStringLiteral("&&"));
        const QString mnemonic = number < 10 ? QStringLiteral("&%1  ").arg(number) : QString();
        QAction* action = m_recentMenu->addAction(mnemonic + name);
        action->setToolTip(path.toHtmlEscaped());
        connect(action, &QAction::triggered, this, [this, path] { Q_EMIT recentFileChosen(path); });
    }
    m_recentMenu->setEnabled(number > 0);
    if (number > 0) {
        m_recentMenu->addSeparator();
        connect(m_recentMenu->addAction(tr("&Clear the List")), &QAction::triggered, m_recentFiles,
                &RecentFiles::clear);
    }
}

} // namespace h5scout::ui
