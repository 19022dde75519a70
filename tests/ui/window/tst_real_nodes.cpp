// SPDX-License-Identifier: GPL-3.0-or-later
// Groups made, nodes renamed, moved and deleted, by keyboard and mouse.
#include "RealEditingTest.h"

#include "Pictures.h"
#include "ui/models/NodeTreeModel.h"

#include <QAbstractItemView>
#include <QAction>
#include <QDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMimeData>
#include <QProcess>
#include <QPushButton>
#include <QTest>
#include <QTreeView>

#include <memory>

using namespace h5scout;
using namespace h5scout::test;
using namespace h5scout::ui;

class TestRealNodes : public RealEditingTest
{
    Q_OBJECT
private Q_SLOTS:
    void makesAGroup();
    void renamesInTheTree();
    void linksToTheOldNameAreTold();
    void aNameThatCannotBeIsRefusedWhileTyping();
    void setsATitleInTheTree();
    void setsTheTypeOfAGroup();
    void movesByDialog();
    void movesByDragging();
    void deletesWhatIsNamed();

private:
    /// Into the editor of the current node; Enter ends it.
    bool typeName(const QString& name);
};

bool TestRealNodes::typeName(const QString& name)
{
    QTest::keyClick(tree(), Qt::Key_F2);
    auto* editor = tree()->findChild<QLineEdit*>(QStringLiteral("nodeNameEditor"));
    if (!editor)
        return false;
    editor->selectAll();
    QTest::keyClicks(editor, name);
    QTest::keyClick(editor, Qt::Key_Return);
    return true;
}

void TestRealNodes::makesAGroup()
{
    QVERIFY(edit(QStringLiteral("RawData/Scan000")));
    QTest::keyClick(tree(), Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    QDialog* dialog = nullptr;
    QTRY_VERIFY((dialog = m_window->findChild<QDialog*>(QStringLiteral("createGroupDialog"))));
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    auto* types = dialog->findChild<QListWidget*>(QStringLiteral("groupType"));
    for (int row = 0; row < types->count(); ++row) {
        if (types->item(row)->text().contains(QStringLiteral("etector")))
            types->setCurrentRow(row);
    }
    auto* name = dialog->findChild<QLineEdit*>(QStringLiteral("groupName"));
    auto* accept = dialog->findChild<QPushButton*>(QStringLiteral("formAccept"));
    QCOMPARE(name->text(), QStringLiteral("Detector001")); // there is a Detector000
    name->setText(QStringLiteral("a/b"));
    QVERIFY(!accept->isEnabled());
    test::picture(*dialog, QStringLiteral("create_group_mistake"));
    name->setText(QStringLiteral("Detector001"));
    dialog->findChild<QLineEdit*>(QStringLiteral("groupTitle"))->setText(QStringLiteral("Camera"));
    QTest::mouseClick(accept, Qt::LeftButton);
    QTRY_COMPARE(currentPath(), QStringLiteral("/RawData/Scan000/Detector001"));
    QVERIFY(waitUntilIdle());
    QCOMPARE(judged(m_path, {QStringLiteral("text(f['RawData/Scan000/Detector001'].attrs['type']) == 'detector'"),
                             QStringLiteral("t.get_node('/RawData/Scan000/Detector001')._v_title == 'Camera'")}),
             QString());
    checkUndoAndRedo();
}

void TestRealNodes::renamesInTheTree()
{
    QVERIFY(edit(kData00));
    QVERIFY(typeName(QStringLiteral("Data07")));
    QTRY_VERIFY2(currentPath().endsWith(QStringLiteral("Data07")) || !message().isEmpty(), "renamed");
    QCOMPARE(message(), QString());
    QVERIFY(waitUntilIdle());
    QCOMPARE(judged(m_path, {QStringLiteral("'%1/Data07' in f and '%2' not in f").arg(kChannel, kData00),
                             QStringLiteral("t.get_node('/%1/Data07').shape == (4, 6)").arg(kChannel)}),
             QString());
    checkUndoAndRedo();
    QTRY_COMPARE(currentPath(), QLatin1Char('/') + kChannel + QStringLiteral("/Data07"));
    QVERIFY(waitUntilIdle());
    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(currentPath(), QLatin1Char('/') + kData00);
}

void TestRealNodes::linksToTheOldNameAreTold()
{
    const QString makeLinks = QStringLiteral("import h5py, sys\n"
                                             "f = h5py.File(sys.argv[1], 'r+')\n"
                                             "f['last'] = h5py.SoftLink('/%1')\n"
                                             "f['RawData/last'] = h5py.SoftLink('/%1')\n"
                                             "f.close()")
                                  .arg(kData00);
    QCOMPARE(QProcess::execute(QStringLiteral(H5SCOUT_PYTHON), {QStringLiteral("-c"), makeLinks, m_path}), 0);
    QVERIFY(edit(kData00));
    QVERIFY(typeName(QStringLiteral("Data07")));
    QTRY_VERIFY(currentPath().endsWith(QStringLiteral("Data07")));
    QTRY_COMPARE(message(), QStringLiteral("2 soft links still point to /%1: /last, /RawData/last.").arg(kData00));
    QVERIFY(waitUntilIdle());
    test::picture(*m_window, QStringLiteral("window_stale_links"));
    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(currentPath(), QLatin1Char('/') + kData00);
    QTRY_COMPARE(message(), QString());
}

void TestRealNodes::aNameThatCannotBeIsRefusedWhileTyping()
{
    QVERIFY(edit(kData00));
    QTest::keyClick(tree(), Qt::Key_F2);
    auto* editor = tree()->findChild<QLineEdit*>(QStringLiteral("nodeNameEditor"));
    QVERIFY(editor);
    for (const char* name : {"", "a/b", "Axis00"}) { // no name, a path, taken
        editor->clear();
        QTest::keyClicks(editor, QLatin1String(name));
        if (*name == 0)
            Q_EMIT editor->textChanged(QString());
        QVERIFY2(!editor->accessibleDescription().isEmpty(), name);
        QTest::keyClick(editor, Qt::Key_Return);
        QVERIFY2(editor->isVisible(), name);
    }
    test::picture(*m_window, QStringLiteral("window_rename_mistake"));
    QTest::keyClick(editor, Qt::Key_Escape);
    QVERIFY(waitUntilIdle());
    QCOMPARE(contentOf(m_path), m_original);
    QVERIFY(!action("undoAction")->isEnabled());
}

void TestRealNodes::setsATitleInTheTree()
{
    QVERIFY(edit(kData00));
    QTest::keyClick(tree(), Qt::Key_F2, Qt::ShiftModifier);
    auto* editor = tree()->findChild<QLineEdit*>(QStringLiteral("nodeTitleEditor"));
    QVERIFY(editor);
    editor->selectAll();
    editor->insert(QStringLiteral("Größe")); // QTest has no keys for it
    QTest::keyClick(editor, Qt::Key_Return);
    const auto title = [this] {
        return tree()->currentIndex().siblingAtColumn(NodeTreeModel::TitleColumn).data().toString();
    };
    QTRY_COMPARE(title(), QStringLiteral("Größe"));
    QVERIFY(waitUntilIdle());
    QCOMPARE(judged(m_path, {QStringLiteral("f['%1'].attrs['TITLE'] == 'Größe'").arg(kData00),
                             QStringLiteral("t.get_node('/%1').title == 'Größe'").arg(kData00)}),
             QString());
    checkUndoAndRedo();
}

void TestRealNodes::setsTheTypeOfAGroup()
{
    QVERIFY(edit(QStringLiteral("RawData/Scan000/Detector000")));
    QMenu* types = action("setTypeAction")->menu();
    for (QAction* type : types->actions()) {
        if (type->text() == QStringLiteral("actuator"))
            type->trigger();
    }
    const auto kind = [this] {
        return tree()->currentIndex().siblingAtColumn(NodeTreeModel::KindColumn).data().toString();
    };
    QTRY_COMPARE(kind(), QStringLiteral("actuator"));
    QVERIFY(waitUntilIdle());
    QCOMPARE(judged(m_path, {QStringLiteral("text(f['RawData/Scan000/Detector000'].attrs['type']) == 'actuator'")}),
             QString());
    checkUndoAndRedo();
}

void TestRealNodes::movesByDialog()
{
    QVERIFY(edit(kData00));
    QTest::keyClick(tree(), Qt::Key_M, Qt::ControlModifier);
    auto* dialog = m_window->findChild<QDialog*>(QStringLiteral("moveNodeDialog"));
    QVERIFY(dialog && QTest::qWaitForWindowActive(dialog));
    auto* group = dialog->findChild<QLineEdit*>(QStringLiteral("moveGroup"));
    auto* accept = dialog->findChild<QPushButton*>(QStringLiteral("formAccept"));
    group->setText(QStringLiteral("/nowhere"));
    QTRY_VERIFY(!accept->isEnabled());
    group->setText(QStringLiteral("/RawData"));
    QTRY_VERIFY(accept->isEnabled());
    test::picture(*dialog, QStringLiteral("move_dialog"));
    QTest::keyClick(group, Qt::Key_Return);
    QTRY_COMPARE(currentPath(), QStringLiteral("/RawData/Data00"));
    QVERIFY(waitUntilIdle());
    QCOMPARE(judged(m_path, {QStringLiteral("f['RawData/Data00'].shape == (4, 6)"),
                             QStringLiteral("'%1' not in f").arg(kData00)}),
             QString());
    checkUndoAndRedo();
}

void TestRealNodes::movesByDragging()
{
    QVERIFY(edit(kData00));
    QAbstractItemModel* model = tree()->model();
    const std::unique_ptr<QMimeData> dragged(model->mimeData({tree()->currentIndex().siblingAtColumn(0)}));
    const QModelIndex target = tree()->currentIndex().siblingAtColumn(0).parent().parent(); // Data1D
    QVERIFY(model->canDropMimeData(dragged.get(), Qt::CopyAction, -1, -1, target));
    model->dropMimeData(dragged.get(), Qt::CopyAction, -1, -1, target);
    QTRY_VERIFY(contentOf(m_path) != m_original);
    QVERIFY(waitUntilIdle());
    QCOMPARE(judged(m_path, {QStringLiteral("'RawData/Scan000/Detector000/Data1D/Data00' in f")}), QString());
    checkUndoAndRedo();
}

void TestRealNodes::deletesWhatIsNamed()
{
    QVERIFY(edit(kChannel));
    QTest::keyClick(tree(), Qt::Key_Delete);
    auto* dialog = m_window->findChild<QDialog*>(QStringLiteral("removeNodeDialog"));
    QVERIFY(dialog && QTest::qWaitForWindowActive(dialog));
    QVERIFY(waitUntilIdle()); // it has been measured what goes
    QCOMPARE(dialog->isVisible(), true);
    test::picture(*dialog, QStringLiteral("remove_dialog"));
    QTest::keyClick(dialog, Qt::Key_Escape);
    QVERIFY(waitUntilIdle());
    QCOMPARE(contentOf(m_path), m_original);

    QVERIFY(focusTree());
    QTest::keyClick(tree(), Qt::Key_Delete);
    const auto find = [this] {
        QDialog* found = nullptr;
        for (auto* each : m_window->findChildren<QDialog*>(QStringLiteral("removeNodeDialog")))
            found = each->isVisible() ? each : found;
        return found;
    };
    QTRY_VERIFY(find());
    QVERIFY(waitUntilIdle());
    auto* button = find()->findChild<QPushButton*>(QStringLiteral("formAccept"));
    QVERIFY(button && button->isEnabled());
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_VERIFY(contentOf(m_path) != m_original);
    QVERIFY(waitUntilIdle());
    QCOMPARE(judged(m_path, {QStringLiteral("'%1' not in f").arg(kChannel),
                             QStringLiteral("'RawData/Scan000/Detector000/Data1D' in f")}),
             QString());
    checkUndoAndRedo();
}

QTEST_MAIN(TestRealNodes)
#include "tst_real_nodes.moc"
