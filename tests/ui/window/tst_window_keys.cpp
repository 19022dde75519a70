// SPDX-License-Identifier: GPL-3.0-or-later
// The keys that change a file, wherever the focus is: none does nothing without a word.
#include "MainWindowTest.h"

#include "ui/panes/AttributePane.h"
#include "ui/window/KeyHelp.h"
#include "ui/window/PaneTabs.h"

#include <QAction>
#include <QDialog>
#include <QKeySequence>
#include <QStatusBar>
#include <QTest>
#include <QTextBrowser>
#include <QTreeView>

#include <algorithm>

using namespace h5scout;
using namespace h5scout::test;
using namespace h5scout::ui;

class TestWindowKeys : public MainWindowTest
{
    Q_OBJECT
private Q_SLOTS:
    void keysOfEditsWorkInTheWholeWindow();
    void keysOfEditsTellThatTheFileIsReadOnly();
    void keysInTheTreeSayWhyNot_data();
    void keysInTheTreeSayWhyNot();
    void keysInTheListOfAttributesSayWhyNot_data();
    void keysInTheListOfAttributesSayWhyNot();
    void keysInThePanesChangeNothing_data();
    void keysInThePanesChangeNothing();
    void menusNameTheirNode();
    void everyKeyIsInTheHelp();

private:
    bool activate();
    /// True if a dialog is open.
    bool isAsking() const;
};

bool TestWindowKeys::activate()
{
    m_window->activateWindow();
    return QTest::qWaitForWindowActive(m_window.get());
}

bool TestWindowKeys::isAsking() const
{
    const QList<QDialog*> dialogs = m_window->findChildren<QDialog*>();
    return std::any_of(dialogs.begin(), dialogs.end(), [](const QDialog* dialog) { return dialog->isVisible(); });
}

void TestWindowKeys::keysOfEditsWorkInTheWholeWindow()
{
    edit(QStringLiteral("/data/a.h5::/scan"));
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    attributes()->setFocus();
    QTest::keyClick(attributes(), Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    const auto dialog = [this] { return m_window->findChild<QDialog*>(QStringLiteral("createGroupDialog")); };
    QTRY_VERIFY(dialog());
    dialog()->reject();
    QTRY_VERIFY(!dialog());
    // Those that a list needs itself are the list's.
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    attributes()->setFocus();
    attributes()->setCurrentIndex(attributes()->model()->index(0, 0));
    QTest::keyClick(attributes(), Qt::Key_Delete);
    QTRY_COMPARE(attributes()->model()->rowCount(), 0);
    QVERIFY(!m_window->findChild<QDialog*>(QStringLiteral("removeNodeDialog")));
}

void TestWindowKeys::keysOfEditsTellThatTheFileIsReadOnly()
{
    openAndWait(QStringLiteral("/data/a.h5::/scan"));
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    const QString hint = QStringLiteral("Turn editing on (Ctrl+E) first.");
    tree()->setFocus();
    QTest::keyClick(tree(), Qt::Key_F2);
    QCOMPARE(told(), hint);
    m_window->statusBar()->clearMessage();
    attributes()->setFocus();
    QTest::keyClick(attributes(), Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(told(), hint);
    action("editModeAction")->trigger();
    QCOMPARE(told(), QString()); // that has been done
    QTRY_VERIFY(action("newGroupAction")->isEnabled());
    tree()->setFocus();
    QTest::keyClick(tree(), Qt::Key_F2);
    QCOMPARE(told(), QString());
}

void TestWindowKeys::keysInTheTreeSayWhyNot_data()
{
    QTest::addColumn<QString>("node");
    QTest::addColumn<bool>("isEditing");
    QTest::addColumn<QKeySequence>("keys");
    QTest::addColumn<QString>("sentence");
    const QString root = QStringLiteral("/data/a.h5");
    const QString group = QStringLiteral("/data/a.h5::/scan");
    const QString array = QStringLiteral("/data/a.h5::/scan/line");
    const QString turnOn = QStringLiteral("Turn editing on (Ctrl+E) first.");
    QTest::newRow("rename the root") << root << true << QKeySequence(Qt::Key_F2)
                                     << QStringLiteral("The root group has no name of its own: it is the file.");
    QTest::newRow("delete the root") << root << true << QKeySequence(Qt::Key_Delete)
                                     << QStringLiteral("The root group cannot be deleted: it is the file.");
    QTest::newRow("move the root") << root << true << QKeySequence(Qt::CTRL | Qt::Key_M)
                                   << QStringLiteral("The root group cannot be moved: it is the file.");
    QTest::newRow("append to a group") << group << true << QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_A)
                                       << QStringLiteral("A group has no rows: choose an array.");
    QTest::newRow("append to a fixed array")
        << array << true << QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_A)
        << QStringLiteral("The array takes no more rows: its shape is fixed, or it is full.");
    QTest::newRow("insert") << group << true << QKeySequence(Qt::Key_Insert)
                            << QStringLiteral("Ctrl+Shift+N makes a group, Ctrl+Alt+N an array.");
    QTest::newRow("insert, read-only") << group << false << QKeySequence(Qt::Key_Insert) << turnOn;
    QTest::newRow("delete, read-only") << group << false << QKeySequence(Qt::Key_Delete) << turnOn;
    QTest::newRow("title, read-only") << group << false << QKeySequence(Qt::SHIFT | Qt::Key_F2) << turnOn;
    QTest::newRow("comment, read-only") << group << false << QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_M) << turnOn;
}

void TestWindowKeys::keysInTheTreeSayWhyNot()
{
    QFETCH(QString, node);
    QFETCH(bool, isEditing);
    QFETCH(QKeySequence, keys);
    QFETCH(QString, sentence);
    openAndWait(node);
    QTRY_VERIFY(currentIndex().isValid());
    QVERIFY(activate());
    if (isEditing)
        QVERIFY(startEditing());
    tree()->setFocus();
    QTest::keySequence(tree(), keys);
    QCOMPARE(told(), sentence);
    QVERIFY(!isAsking());
}

void TestWindowKeys::keysInTheListOfAttributesSayWhyNot_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::newRow("rename") << Qt::Key_F2;
    QTest::newRow("edit") << Qt::Key_Return;
    QTest::newRow("add") << Qt::Key_Insert;
    QTest::newRow("delete") << Qt::Key_Delete;
}

void TestWindowKeys::keysInTheListOfAttributesSayWhyNot()
{
    QFETCH(Qt::Key, key);
    openAndWait(QStringLiteral("/data/a.h5::/scan"));
    QTRY_COMPARE(attributes()->model()->rowCount(), 1);
    QVERIFY(activate());
    attributes()->setFocus();
    attributes()->setCurrentIndex(attributes()->model()->index(0, 0));
    QTest::keyClick(attributes(), key);
    QCOMPARE(m_window->findChild<AttributePane*>()->message(),
             QStringLiteral("Turn on editing (Ctrl+E) to change attributes."));
}

void TestWindowKeys::keysInThePanesChangeNothing_data()
{
    QTest::addColumn<QString>("view");
    QTest::addColumn<Qt::Key>("key");
    for (const char* view : {"plot", "table", "properties"}) {
        for (const Qt::Key key : {Qt::Key_F2, Qt::Key_Delete})
            QTest::addRow("%s %d", view, static_cast<int>(key)) << QString::fromLatin1(view) << key;
    }
}

void TestWindowKeys::keysInThePanesChangeNothing()
{
    QFETCH(QString, view);
    QFETCH(Qt::Key, key);
    openAndWait(QStringLiteral("/data/a.h5::/scan/line"));
    QTRY_COMPARE(currentName(), QStringLiteral("line"));
    QVERIFY(activate());
    QVERIFY(startEditing());
    QVERIFY(m_window->showView(view));
    QTRY_COMPARE(m_window->currentView(), view);
    auto* panes = m_window->findChild<PaneTabs*>();
    panes->currentWidget()->setFocus();
    if (!panes->isAncestorOf(m_window->focusWidget()))
        panes->setFocus();
    QTest::keyClick(m_window->focusWidget(), key);
    QCOMPARE(told(), QStringLiteral("F2 and Delete work in the tree: choose the node there, or use the Edit menu."));
    QVERIFY(!isAsking());
    QCOMPARE(m_file->askedCount(RequestKind::Edit), 0);
}

void TestWindowKeys::menusNameTheirNode()
{
    m_file->addGroup("/scan/this & that");
    openAndWait(QStringLiteral("/data/a.h5::/scan/this & that"));
    QTRY_COMPARE(currentName(), QStringLiteral("this & that"));
    QVERIFY(activate());
    QVERIFY(startEditing());
    const auto text = [this](const char* name) {
        return action(name)
            ->text()
            .replace(QStringLiteral("&&"), QStringLiteral("\n"))
            .remove(QLatin1Char('&'))
            .replace(QLatin1Char('\n'), QLatin1Char('&'));
    };
    QCOMPARE(text("deleteAction"), QStringLiteral("Delete \"this & that\"..."));
    QCOMPARE(text("newGroupAction"), QStringLiteral("New Group in \"this & that\"..."));
    openAndWait(QStringLiteral("/data/a.h5::/scan/line"));
    QCOMPARE(text("renameAction"), QStringLiteral("Rename \"line\""));
    QCOMPARE(text("newArrayAction"), QStringLiteral("New Array in \"scan\"..."));
    openAndWait(QStringLiteral("/data/a.h5::/"));
    QTRY_COMPARE(text("setTitleAction"), QStringLiteral("Set Title of \"a.h5\""));
}

void TestWindowKeys::everyKeyIsInTheHelp()
{
    QStringList known;
    for (const KeyHelpGroup& group : keyHelp())
        for (const KeyHelp& help : group.keys) {
            QVERIFY2(!help.keys.isEmpty() && !help.what.isEmpty(), qPrintable(group.place + help.keys + help.what));
            known << help.keys;
        }
    QStringList unknown;
    for (const QAction* action : m_window->findChildren<QAction*>()) {
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        if (!keys.isEmpty() && !action->text().isEmpty() && !known.contains(keys))
            unknown << action->objectName() + QLatin1Char(' ') + keys;
    }
    QVERIFY2(unknown.isEmpty(), qPrintable(unknown.join(QLatin1Char(0x2c))));

    QVERIFY(activate());
    QTest::keyClick(m_window.get(), Qt::Key_F1);
    const auto* dialog = m_window->findChild<QDialog*>(QStringLiteral("keyHelpDialog"));
    QVERIFY(dialog && dialog->isVisible());
    const QString text = dialog->findChild<QTextBrowser*>()->toPlainText();
    for (const QString& keys : known)
        QVERIFY2(text.contains(keys), qPrintable(keys));
}

QTEST_MAIN(TestWindowKeys)
#include "tst_window_keys.moc"
