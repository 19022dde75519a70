// SPDX-License-Identifier: GPL-3.0-or-later
#include "MainWindowTest.h"

#include "ui/Theme.h"
#include "ui/panes/AttributePane.h"
#include "ui/panes/TreePane.h"
#include "ui/window/MessageBar.h"
#include "ui/window/OpenTarget.h"

#include <QAbstractButton>
#include <QAction>
#include <QLabel>
#include <QRegularExpression>
#include <QSettings>
#include <QStatusBar>
#include <QTest>
#include <QTreeView>

/// Outside of any namespace, as the macro wants it.
static void initResources()
{
    Q_INIT_RESOURCE(h5scout);
}

namespace h5scout::test
{

using namespace h5scout::ui;

void MainWindowTest::initTestCase()
{
    initResources();
    QCoreApplication::setOrganizationName(QStringLiteral("h5scout-test"));
    QCoreApplication::setApplicationName(QString::fromLatin1(metaObject()->className())); // settings of its own
    applyTheme(Theme::Light);
}

void MainWindowTest::init()
{
    // The offscreen platform says of each window that it has no size hints.
    QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support propagateSizeHints)")));
    QSettings().clear();
    m_file = std::make_unique<FakeWorkerFile>();
    m_file->addGroup("/scan/detector");
    m_file->addArray("/scan/line", {5}, {1, 3, 2, 5, 4});
    m_file->addArray("/scan/picture", {2, 3}, {1, 2, 3, 4, 5, 6});
    m_file->addAttribute("/scan", "author", Text{"Ada"});
    m_window = std::make_unique<MainWindow>(m_file->factory());
    m_window->restoreLayout();
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void MainWindowTest::cleanup()
{
    m_window.reset();
    m_file.reset();
}

QTreeView* MainWindowTest::tree() const
{
    return m_window->findChild<TreePane*>()->view();
}

QTreeView* MainWindowTest::attributes() const
{
    return m_window->findChild<AttributePane*>()->view();
}

QModelIndex MainWindowTest::currentIndex() const
{
    return tree()->currentIndex();
}

QString MainWindowTest::currentName() const
{
    return currentIndex().siblingAtColumn(0).data().toString();
}

QAction* MainWindowTest::action(const char* name) const
{
    return m_window->findChild<QAction*>(QLatin1String(name));
}

QString MainWindowTest::messageText() const
{
    const auto* bar = m_window->findChild<MessageBar*>();
    QString text;
    if (bar->isVisible()) {
        for (const QLabel* label : bar->findChildren<QLabel*>()) {
            if (label->isVisible())
                text += label->text() + QLatin1Char('\n');
        }
    }
    return text;
}

QAbstractButton* MainWindowTest::messageButton(const QString& text) const
{
    for (QAbstractButton* button : m_window->findChild<MessageBar*>()->findChildren<QAbstractButton*>()) {
        if (button->text() == text && button->isVisible())
            return button;
    }
    return nullptr;
}

QString MainWindowTest::told() const
{
    return m_window->statusBar()->currentMessage();
}

void MainWindowTest::open(const QString& text)
{
    m_window->open({parseOpenTarget(text, [](const QString&) { return false; })});
}

void MainWindowTest::openAndWait(const QString& text)
{
    open(text);
    QTRY_VERIFY(!m_window->isBusy());
}

bool MainWindowTest::startEditing()
{
    QTest::keyClick(m_window.get(), Qt::Key_E, Qt::ControlModifier);
    return QTest::qWaitFor([this] { return m_window->windowTitle().contains(QStringLiteral("[editing]")); }) &&
           QTest::qWaitFor([this] { return !m_window->isBusy(); });
}

void MainWindowTest::edit(const QString& target)
{
    openAndWait(target);
    action("editModeAction")->trigger();
    QTRY_VERIFY(action("newGroupAction")->isEnabled());
    QTRY_VERIFY(!m_window->isBusy());
    QTRY_COMPARE(attributes()->model()->rowCount(), 1);
}

} // namespace h5scout::test
