// SPDX-License-Identifier: GPL-3.0-or-later
#include "RealEditingTest.h"

#include "Pictures.h"
#include "h5scout/client/WorkerProcess.h"
#include "ui/panes/TreePane.h"
#include "ui/window/MessageBar.h"
#include "ui/window/OpenTarget.h"

#include <QAction>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QProcess>
#include <QSettings>
#include <QStandardPaths>
#include <QStatusBar>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

namespace h5scout::test
{

using namespace h5scout::ui;

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Empty if h5py and PyTables find the file sound and every expression true (judge_edit.py), else what they say.
QString judged(const QString& path, const QStringList& expressions)
{
    QProcess python;
    python.start(QStringLiteral(H5SCOUT_PYTHON), QStringList{QStringLiteral(H5SCOUT_JUDGE_EDIT), path} + expressions);
    if (!python.waitForFinished(60'000))
        return QStringLiteral("Python did not end");
    const QString said = QString::fromUtf8(python.readAllStandardOutput() + python.readAllStandardError()).trimmed();
    return python.exitCode() == 0 ? QString() : said + QStringLiteral(" (exit code %1)").arg(python.exitCode());
}

/// What a dialog says, for failures.
QString textOf(const QWidget* dialog)
{
    QStringList texts;
    for (const auto* label : dialog->findChildren<QLabel*>())
        texts.append(label->text());
    return texts.join(QStringLiteral(" | "));
}

void RealEditingTest::initTestCase()
{
    QCoreApplication::setOrganizationName(QStringLiteral("h5scout-test"));
    QCoreApplication::setApplicationName(QString::fromLatin1(metaObject()->className())); // settings of its own
    QStandardPaths::setTestModeEnabled(true);
    test::prepareLook();
}

void RealEditingTest::init()
{
    QTest::failOnWarning(test::anyWarning());
    QSettings().clear();
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    m_path = m_folder->filePath(QStringLiteral("run.h5"));
    QVERIFY(QFile::copy(QStringLiteral(H5SCOUT_TEST_DATA "/pymodaq_h5py.h5"), m_path));
    QVERIFY(QFile::setPermissions(m_path, QFile::ReadOwner | QFile::WriteOwner));
    m_original = contentOf(m_path);
    m_window = std::make_unique<MainWindow>(localWorkerFactory());
    m_window->resize(1280, 800);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void RealEditingTest::cleanup()
{
    m_window.reset();
    m_folder.reset();
}

QAction* RealEditingTest::action(const char* name) const
{
    return m_window->findChild<QAction*>(QLatin1String(name));
}

QTreeView* RealEditingTest::tree() const
{
    return m_window->findChild<TreePane*>()->view();
}

FileClient* RealEditingTest::file() const
{
    return tree()->model()->index(0, 0).data(FileRole).value<FileClient*>();
}

QString RealEditingTest::message() const
{
    return m_window->findChild<MessageBar*>()->text();
}

QString RealEditingTest::told() const
{
    return m_window->statusBar()->currentMessage();
}

bool RealEditingTest::waitUntilIdle() const
{
    return QTest::qWaitFor([this] { return !m_window->isBusy(); });
}

QString RealEditingTest::currentPath() const
{
    return QString::fromUtf8(tree()->currentIndex().data(PathRole).toByteArray());
}

bool RealEditingTest::select(const QString& node)
{
    m_window->open({parseOpenTarget(m_path + QStringLiteral("::/") + node)});
    return waitUntilIdle() && QTest::qWaitFor([&] { return currentPath() == QLatin1Char('/') + node; });
}

bool RealEditingTest::edit(const QString& node)
{
    if (!select(node))
        return false;
    QTest::keyClick(m_window.get(), Qt::Key_E, Qt::ControlModifier);
    if (!QTest::qWaitFor([this] { return file()->editState().isEditing; }) || !waitUntilIdle())
        return false;
    tree()->setFocus();
    return true;
}

bool RealEditingTest::focusTree()
{
    m_window->activateWindow();
    tree()->setFocus();
    return QTest::qWaitForWindowActive(m_window.get());
}

bool RealEditingTest::giveTitle(const QString& title)
{
    QTest::keyClick(tree(), Qt::Key_F2, Qt::ShiftModifier);
    auto* editor = tree()->findChild<QLineEdit*>(QStringLiteral("nodeTitleEditor"));
    if (!editor)
        return false;
    editor->selectAll();
    QTest::keyClicks(editor, title);
    QTest::keyClick(editor, Qt::Key_Return);
    return true;
}

void RealEditingTest::checkUndoAndRedo()
{
    const QByteArray edited = contentOf(m_path);
    QVERIFY(edited != m_original);
    QVERIFY(focusTree());
    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(contentOf(m_path), m_original);
    QVERIFY(waitUntilIdle());
    QVERIFY(!action("undoAction")->isEnabled());
    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(contentOf(m_path), edited);
    QVERIFY(waitUntilIdle());
    QCOMPARE(message(), QString());
}

} // namespace h5scout::test
