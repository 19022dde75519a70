// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of an edit when its file is reloaded or closed, or the program quits, while the worker is at it.
#include "ui/window/MainWindow.h"

#include "FakeWorkerFile.h"
#include "Pictures.h"
#include "ui/models/NodeTreeModel.h"
#include "ui/panes/TreePane.h"
#include "ui/window/MessageBar.h"

#include <QAbstractButton>
#include <QAction>
#include <QLineEdit>
#include <QMessageBox>
#include <QRegularExpression>
#include <QSettings>
#include <QStandardPaths>
#include <QTest>
#include <QTreeView>

#include <memory>

using namespace h5scout;
using namespace h5scout::ui;
using h5scout::test::FakeWorkerFile;
using h5scout::test::RequestKind;

class TestSavingWait : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void leavesAfterTheEdit_data();
    void leavesAfterTheEdit();
    void quitsAfterTheEdit();
    void theUserNeedNotWait_data();
    void theUserNeedNotWait();
    void theFileCanBeKept_data();
    void theFileCanBeKept();
    void openingAFileThatIsToBeClosedKeepsIt();
    void theUserCanQuitWithoutWaiting();
    void theUserCanStay();
    void aFailedEditKeepsTheFile_data() { leavesAfterTheEdit_data(); }
    void aFailedEditKeepsTheFile();
    void aFailedEditKeepsTheWindow();
    void aLostWorkerEndsTheWait();
    void allFilesAreClosedAsTheyCan();

private:
    QTreeView* tree() const { return m_window->findChild<TreePane*>()->view(); }
    FileClient* file() const { return tree()->model()->index(0, 0).data(FileRole).value<FileClient*>(); }
    QString kind() const { return tree()->model()->index(0, NodeTreeModel::KindColumn).data().toString(); }
    QString message() const { return m_window->findChild<MessageBar*>()->text(); }
    QAbstractButton* button(const QString& text) const;
    QMessageBox* dialog() const { return m_window->findChild<QMessageBox*>(QStringLiteral("quitWait")); }
    void press(const QKeySequence& keys) { QTest::keySequence(m_window.get(), keys); }
    /// Gives /scan a title, which the worker does not do before release().
    void editHeld();
    QString title() const;

    std::unique_ptr<FakeWorkerFile> m_file;
    std::unique_ptr<MainWindow> m_window;
};

void TestSavingWait::initTestCase()
{
    QCoreApplication::setOrganizationName(QStringLiteral("h5scout-test"));
    QCoreApplication::setApplicationName(QStringLiteral("tst_saving_wait"));
    QStandardPaths::setTestModeEnabled(true);
    test::prepareLook();
}

void TestSavingWait::init()
{
    // The offscreen platform says of each window that it has no size hints.
    QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support propagateSizeHints)")));
    QSettings().clear();
    m_file = std::make_unique<FakeWorkerFile>();
    m_file->addGroup("/scan");
    m_window = std::make_unique<MainWindow>(m_file->factory());
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_window->open({{QStringLiteral("/data/a.h5"), QByteArrayLiteral("/scan")}});
    QTRY_VERIFY(!m_window->isBusy());
    press(Qt::CTRL | Qt::Key_E);
    QTRY_VERIFY(file()->editState().isEditing);
    QTRY_VERIFY(!m_window->isBusy());
}

void TestSavingWait::cleanup()
{
    m_window.reset();
    m_file.reset();
}

QAbstractButton* TestSavingWait::button(const QString& text) const
{
    for (QAbstractButton* each : m_window->findChild<MessageBar*>()->findChildren<QAbstractButton*>()) {
        if (each->text() == text && each->isVisible())
            return each;
    }
    return nullptr;
}

void TestSavingWait::editHeld()
{
    m_file->hold();
    tree()->setFocus();
    QTest::keyClick(tree(), Qt::Key_F2, Qt::ShiftModifier);
    auto* editor = tree()->findChild<QLineEdit*>(QStringLiteral("nodeTitleEditor"));
    QVERIFY(editor);
    QTest::keyClicks(editor, QStringLiteral("kept"));
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(m_file->askedCount(RequestKind::Edit), 1);
}

QString TestSavingWait::title() const
{
    for (const auto& attribute : m_file->node("/scan").attributes) {
        if (attribute.name == "TITLE")
            return QString::fromStdString(attribute.value.getIf<Text>()->utf8);
    }
    return {};
}

void TestSavingWait::leavesAfterTheEdit_data()
{
    QTest::addColumn<QKeySequence>("keys");
    QTest::addColumn<QString>("now");
    QTest::addColumn<QString>("keep");
    QTest::newRow("reload") << QKeySequence(Qt::Key_F5) << QStringLiteral("Reload Without Waiting")
                            << QStringLiteral("Do Not Reload");
    QTest::newRow("close") << QKeySequence(Qt::CTRL | Qt::Key_W) << QStringLiteral("Close Without Waiting")
                           << QStringLiteral("Keep Open");
}

void TestSavingWait::leavesAfterTheEdit()
{
    QFETCH(QKeySequence, keys);
    QFETCH(QString, now);
    editHeld();
    press(keys);
    QCOMPARE(kind(), QStringLiteral("saving..."));
    QTRY_VERIFY2(message().contains(QStringLiteral("a.h5 is still being saved")), qPrintable(message()));
    QVERIFY2(message().contains(QStringLiteral("may be lost")), qPrintable(message()));
    QVERIFY(button(now));
    QCOMPARE(m_file->startedWorkers(), 1);
    QCOMPARE(tree()->model()->rowCount(), 1);

    m_file->release();
    if (keys == QKeySequence(Qt::Key_F5)) {
        QTRY_COMPARE(m_file->startedWorkers(), 2);
        QTRY_COMPARE(kind(), QStringLiteral("editing"));
    } else {
        QTRY_COMPARE(tree()->model()->rowCount(), 0);
    }
    QTRY_VERIFY(!m_window->isBusy());
    QCOMPARE(title(), QStringLiteral("kept"));
    QCOMPARE(message(), QString());
}

void TestSavingWait::quitsAfterTheEdit()
{
    editHeld();
    press(Qt::CTRL | Qt::Key_Q);
    QVERIFY(m_window->isVisible());
    QTRY_VERIFY(dialog());
    QCOMPARE(dialog()->text(), QStringLiteral("Saving changes of a.h5..."));
    QVERIFY(dialog()->informativeText().contains(QStringLiteral("may be lost")));
    m_file->release();
    QTRY_VERIFY(!m_window->isVisible());
    QTRY_VERIFY(!dialog());
    QCOMPARE(title(), QStringLiteral("kept"));
}

void TestSavingWait::theUserNeedNotWait_data()
{
    leavesAfterTheEdit_data();
}

void TestSavingWait::theUserNeedNotWait()
{
    QFETCH(QKeySequence, keys);
    QFETCH(QString, now);
    editHeld();
    press(keys);
    QTRY_VERIFY(button(now));
    button(now)->click();
    m_file->release();
    if (keys == QKeySequence(Qt::Key_F5))
        QTRY_COMPARE(m_file->startedWorkers(), 2);
    else
        QTRY_COMPARE(tree()->model()->rowCount(), 0);
    QTRY_VERIFY(!m_window->isBusy());
    QCOMPARE(title(), QString());
}

void TestSavingWait::theFileCanBeKept_data()
{
    leavesAfterTheEdit_data();
}

void TestSavingWait::theFileCanBeKept()
{
    QFETCH(QKeySequence, keys);
    QFETCH(QString, keep);
    editHeld();
    press(keys);
    QTRY_VERIFY(button(keep));
    button(keep)->click();
    QCOMPARE(kind(), QStringLiteral("editing"));
    m_file->release();
    QTRY_VERIFY(!m_window->isBusy());
    QCOMPARE(title(), QStringLiteral("kept"));
    QCOMPARE(message(), QString());
    QCOMPARE(m_file->startedWorkers(), 1);
    QCOMPARE(tree()->model()->rowCount(), 1);
}

void TestSavingWait::openingAFileThatIsToBeClosedKeepsIt()
{
    editHeld();
    press(Qt::CTRL | Qt::Key_W);
    m_window->open({{QStringLiteral("/data/a.h5"), {}}});
    m_file->release();
    QTRY_VERIFY(!m_window->isBusy());
    QCOMPARE(tree()->model()->rowCount(), 1);
    QCOMPARE(title(), QStringLiteral("kept"));
}

void TestSavingWait::theUserCanQuitWithoutWaiting()
{
    editHeld();
    m_window->close();
    QTRY_VERIFY(dialog());
    dialog()->findChild<QAbstractButton*>(QStringLiteral("quitNow"))->click();
    QVERIFY(!m_window->isVisible());
}

void TestSavingWait::theUserCanStay()
{
    editHeld();
    m_window->close();
    QTRY_VERIFY(dialog());
    QTest::keyClick(dialog(), Qt::Key_Escape);
    m_file->release();
    QTRY_VERIFY(!m_window->isBusy());
    QTRY_VERIFY(!dialog());
    QVERIFY(m_window->isVisible());
    QVERIFY(m_window->close());
}

void TestSavingWait::aFailedEditKeepsTheFile()
{
    QFETCH(QKeySequence, keys);
    editHeld();
    press(keys);
    m_file->fail(RequestKind::Edit, "No space is left.");
    m_file->release();
    QTRY_VERIFY2(message().contains(QStringLiteral("No space is left.")), qPrintable(message()));
    QTRY_VERIFY(!m_window->isBusy());
    QVERIFY2(message().contains(QStringLiteral("No space is left.")), qPrintable(message()));
    QCOMPARE(kind(), QStringLiteral("editing"));
    QCOMPARE(m_file->startedWorkers(), 1);
    QCOMPARE(tree()->model()->rowCount(), 1);
}

void TestSavingWait::aFailedEditKeepsTheWindow()
{
    editHeld();
    m_window->close();
    QTRY_VERIFY(dialog());
    m_file->fail(RequestKind::Edit, "No space is left.");
    m_file->release();
    QTRY_VERIFY(!dialog());
    QTRY_VERIFY2(message().contains(QStringLiteral("No space is left.")), qPrintable(message()));
    QVERIFY(m_window->isVisible());
}

void TestSavingWait::aLostWorkerEndsTheWait()
{
    editHeld();
    press(Qt::CTRL | Qt::Key_W);
    m_window->close();
    QTRY_VERIFY(dialog());
    m_file->die();
    QTRY_VERIFY(!dialog());
    QTRY_VERIFY(button(QStringLiteral("Reopen")));
    QTRY_VERIFY(!m_window->isBusy());
    QVERIFY(button(QStringLiteral("Reopen")));
    QCOMPARE(kind(), QStringLiteral("worker ended"));
    QVERIFY(m_window->isVisible());
    QVERIFY(m_window->close()); // nothing is left to wait for
}

void TestSavingWait::allFilesAreClosedAsTheyCan()
{
    m_window->open({{QStringLiteral("/data/b.h5"), {}}});
    QTRY_VERIFY(!m_window->isBusy());
    m_window->open({{QStringLiteral("/data/a.h5"), QByteArrayLiteral("/scan")}});
    QTRY_VERIFY(!m_window->isBusy());
    m_file->hold();
    file()->edit(SetAttribute{.path = "/scan", .name = "TITLE", .value = Text{"kept"}});
    m_window->findChild<QAction*>(QStringLiteral("closeAllAction"))->trigger();
    QCOMPARE(tree()->model()->rowCount(), 1);
    QCOMPARE(kind(), QStringLiteral("saving..."));
}

QTEST_MAIN(TestSavingWait)
#include "tst_saving_wait.moc"
