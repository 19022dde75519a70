// SPDX-License-Identifier: GPL-3.0-or-later
// The history of edits, and what the window says of it.
#include "RealEditingTest.h"

#include "Pictures.h"
#include "ui/dialogs/UndoSetting.h"
#include "ui/models/NodeTreeModel.h"
#include "ui/window/EditRunner.h"
#include "ui/window/OpenTarget.h"

#include <QAction>
#include <QDialog>
#include <QFile>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>
#include <QTreeWidget>

#include <memory>

using namespace h5scout;
using namespace h5scout::test;
using namespace h5scout::ui;

class TestRealHistory : public RealEditingTest
{
    Q_OBJECT
private Q_SLOTS:
    void historyGoesToAnyState();
    void anUndoWithoutRedoIsAskedAbout();
    void aReplacedFileIsNotUndone();
};

void TestRealHistory::historyGoesToAnyState()
{
    QVERIFY(edit(QStringLiteral("RawData/Scan000/Detector000")));
    const auto setType = [this](const QString& name) {
        for (QAction* type : action("setTypeAction")->menu()->actions()) {
            if (type->text() == name)
                type->trigger();
        }
        return QTest::qWaitFor([&] {
            return tree()->currentIndex().siblingAtColumn(NodeTreeModel::KindColumn).data().toString() == name;
        });
    };
    QVERIFY(setType(QStringLiteral("actuator")));
    const QByteArray first = contentOf(m_path);
    QVERIFY(setType(QStringLiteral("ch")));
    QVERIFY(setType(QStringLiteral("scan")));
    const QByteArray last = contentOf(m_path);
    QVERIFY(waitUntilIdle());
    QTest::keyClick(m_window.get(), Qt::Key_H, Qt::ControlModifier);
    auto* history = m_window->findChild<QDialog*>(QStringLiteral("historyDialog"));
    QVERIFY(history);
    auto* list = history->findChild<QTreeWidget*>(QStringLiteral("historyList"));
    const auto choose = [list](int row) { list->setCurrentItem(list->topLevelItem(row)); };
    auto* go = history->findChild<QPushButton*>(QStringLiteral("historyGo"));
    QCOMPARE(list->topLevelItemCount(), 4);
    QCOMPARE(list->currentItem(), list->topLevelItem(3));
    QCOMPARE(list->topLevelItem(0)->text(1), QString());
    const QDateTime made = file()->editState().undoTimes.first();
    QVERIFY(qAbs(made.secsTo(QDateTime::currentDateTime())) < 60);
    QVERIFY(list->topLevelItem(3)->text(1).contains(made.toString(QStringLiteral("HH:mm"))));
    QVERIFY(list->topLevelItem(3)->toolTip(1).contains(QString::number(made.date().year())));
    QVERIFY(!go->isEnabled());
    choose(1);
    test::picture(*history, QStringLiteral("history_dialog"));
    go->click();
    QTRY_COMPARE(contentOf(m_path), first);
    QTRY_COMPARE(file()->editState().undoNames.size(), 1);
    QVERIFY(waitUntilIdle());
    choose(0);
    QVERIFY(go->isEnabled());
    go->click();
    QVERIFY(!go->isEnabled()); // one step at a time
    QTRY_COMPARE(contentOf(m_path), m_original);
    QTRY_COMPARE(file()->editState().undoNames.size(), 0);
    QVERIFY(waitUntilIdle());
    choose(3);
    go->click();
    QTRY_COMPARE(contentOf(m_path), last);
    QVERIFY(waitUntilIdle());
    QCOMPARE(message(), QString());
}

void TestRealHistory::anUndoWithoutRedoIsAskedAbout()
{
    storeUndoMebibytes(1);
    QVERIFY(edit(kChannel));
    for (const QByteArray& name : {QByteArray("One"), QByteArray("Two")}) {
        const NdArray numbers({87'500}, elementTypeOf(ElementKind::Float64), std::vector<std::byte>(700'000));
        CreateArray array;
        array.parent = '/' + kChannel.toUtf8();
        array.name = name;
        array.type = numbers.type();
        array.shape = numbers.shape();
        array.content = numbers;
        m_window->findChild<EditRunner*>()->perform(file(), array);
    }
    QVERIFY(waitUntilIdle());
    QCOMPARE(file()->editState().undoNames.size(), 2);
    QCOMPARE(message(), QString());
    // To make each again takes the 700 kB that are cut off now.
    QVERIFY(focusTree());
    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(file()->editState().redoNames, QStringList{QStringLiteral("Add array Two")});
    QVERIFY(waitUntilIdle());
    const QByteArray between = contentOf(m_path);
    const auto ask = [this]() -> QMessageBox* {
        QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
        const auto find = [this] { return m_window->findChild<QMessageBox*>(QStringLiteral("redoLossQuestion")); };
        return QTest::qWaitFor([&] { return find() && find()->isVisible(); }) ? find() : nullptr;
    };
    QMessageBox* question = ask();
    QVERIFY(question);
    QCOMPARE(question->text(), QStringLiteral("If \"Add array One\" is undone, it cannot be made again."));
    QVERIFY(question->informativeText().contains(QStringLiteral("What has been undone before it")));
    test::picture(*question, QStringLiteral("undo_without_redo"));
    QTest::keyClick(question, Qt::Key_Escape);
    QTRY_VERIFY(!m_window->findChild<QMessageBox*>());
    QCOMPARE(contentOf(m_path), between);
    QCOMPARE(message(), QString());
    QVERIFY(focusTree());
    question = ask();
    QVERIFY(question);
    QTest::keyClick(question, Qt::Key_U, Qt::AltModifier);
    QTRY_COMPARE(contentOf(m_path), m_original);
    QVERIFY(waitUntilIdle());
    QVERIFY(file()->editState().redoNames.isEmpty());
    QVERIFY2(message().contains(QStringLiteral("cannot be redone")), qPrintable(message()));
}

void TestRealHistory::aReplacedFileIsNotUndone()
{
    QVERIFY(edit(kData00));
    QVERIFY(giveTitle(QStringLiteral("mine")));
    QTRY_VERIFY(action("undoAction")->isEnabled());
    QVERIFY(waitUntilIdle());
    const QString other = m_folder->filePath(QStringLiteral("other.h5"));
    QVERIFY(QFile::copy(QStringLiteral(H5SCOUT_TEST_DATA "/plain.h5"), other));
    QVERIFY(QFile::setPermissions(other, QFile::ReadOwner | QFile::WriteOwner));
    const QByteArray theirs = contentOf(other);
    QVERIFY(QFile::remove(m_path) && QFile::rename(other, m_path));
    QVERIFY(select(kChannel)); // whatever is asked of the worker
    QTRY_VERIFY(!action("undoAction")->isEnabled());
    QVERIFY2(message().contains(QStringLiteral("written or replaced")), qPrintable(message()));
    QVERIFY(focusTree());
    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(told().contains(QStringLiteral("changed by another program")));
    test::picture(*m_window, QStringLiteral("window_replaced_file"));

    QTest::keyClick(m_window.get(), Qt::Key_F5);
    QTRY_VERIFY(!file()->isFileChanged() && file()->editState().isEditing);
    QVERIFY(waitUntilIdle());
    QVERIFY(!action("undoAction")->isEnabled());
    QVERIFY2(message().contains(QStringLiteral("cannot be undone: another program has changed the file")),
             qPrintable(message()));
    QCOMPARE(contentOf(m_path), theirs);
    m_window->open({parseOpenTarget(m_path)});
    QVERIFY(waitUntilIdle());
    QVERIFY(focusTree());
    tree()->setCurrentIndex(tree()->model()->index(0, 0));
    QVERIFY(giveTitle(QStringLiteral("of the other file")));
    QTRY_VERIFY(action("undoAction")->isEnabled());
    QVERIFY(waitUntilIdle());
    QCOMPARE(file()->editState().undoNames.size(), 1);
    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(contentOf(m_path), theirs);
}

QTEST_MAIN(TestRealHistory)
#include "tst_real_history.moc"
