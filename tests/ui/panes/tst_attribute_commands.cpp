// SPDX-License-Identifier: GPL-3.0-or-later
// Attributes added, renamed, deleted, and given another type.
#include "AttributeEditingTest.h"

#include "ui/Theme.h"
#include "ui/editors/AttributeDialog.h"
#include "ui/editors/TextArea.h"
#include "ui/editors/TextDialog.h"
#include "ui/save/NoteLine.h"

#include <QApplication>
#include <QComboBox>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

using namespace h5scout;
using namespace h5scout::test;
using namespace h5scout::ui;

class TestAttributeCommands : public QObject, private AttributeEditingTest
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() { begin(); }
    void cleanup() { end(); }

    void actionsSayWhyTheyCannotBeUsed();
    void renamesInPlace();
    void renamingLeavesTheNextEditorOpen();
    void deletesWithoutAQuestion();
    void deletesSeveral();
    void aFailureIsSaidAtTheBottom();
    void addsAnAttribute();
    void tabGoesThroughTheDialogInOrder();
    void anAttributeThatCannotBeAddedKeepsTheDialog();
    void changesTheType();
    void formatAttributesNeedUnlocking();
    void pictures_data();
    void pictures();
};

void TestAttributeCommands::actionsSayWhyTheyCannotBeUsed()
{
    m_pane->setEditing(false);
    select(1);
    for (const char* name : {"editAttributeValue", "renameAttribute", "changeAttributeType", "addAttribute",
                             "removeAttribute", "editComment", "unlockFormatAttributes"}) {
        QVERIFY2(!action(name)->isEnabled(), name);
        QVERIFY2(action(name)->toolTip().endsWith(QStringLiteral("Turn on editing (Ctrl+E) to change attributes.")),
                 name);
    }
    QTest::keyClick(m_pane->view(), Qt::Key_Return);
    QTest::keyClick(m_pane->view(), Qt::Key_Delete);
    QVERIFY(!editor());
    QCOMPARE(edits(), 0);
    m_pane->setEditing(true);
    QVERIFY(action("editAttributeValue")->isEnabled());
    QCOMPARE(action("addAttribute")->toolTip(), QStringLiteral("Add Attribute (Ins)"));
    select(0);
    QVERIFY(action("removeAttribute")->toolTip().contains(QStringLiteral("The file's format needs this attribute.")));
    m_pane->clear();
    QVERIFY(action("addAttribute")->toolTip().endsWith(QStringLiteral("Select a node first.")));
}

void TestAttributeCommands::renamesInPlace()
{
    select(2);
    QTest::keyClick(m_pane->view(), Qt::Key_F2);
    QVERIFY(editor());
    typeInto(editor(), QStringLiteral("count"));
    QCOMPARE(bubble()->text(), QStringLiteral("There is an attribute of that name already."));
    QTest::keyClick(editor(), Qt::Key_Return);
    QVERIFY(editor());
    typeInto(editor(), QStringLiteral("Units"));
    QTest::keyClick(editor(), Qt::Key_Return);
    QTRY_VERIFY(stored("Units") == Value(Text{"V"}));
    QTRY_COMPARE(m_pane->message(), QStringLiteral("Renamed 'units' to 'Units'."));
    QTRY_COMPARE(m_pane->view()->currentIndex().data(AttributeNameRole).toByteArray(), QByteArray("Units"));
}

void TestAttributeCommands::renamingLeavesTheNextEditorOpen()
{
    select(2);
    m_file->hold();
    QTest::keyClick(m_pane->view(), Qt::Key_F2);
    QVERIFY(editor());
    typeInto(editor(), QStringLiteral("Units"));
    QTest::keyClick(editor(), Qt::Key_Tab);
    QTRY_VERIFY(editor() && editor()->text() == QStringLiteral("scan_done"));
    typeInto(editor(), QStringLiteral("scan_e"));
    const QPointer<CheckedLine> next = editor();
    m_file->release();
    QTRY_COMPARE(m_pane->message(), QStringLiteral("Renamed 'units' to 'Units'."));
    QTRY_COMPARE(m_client->runningRequests(), 0);
    QVERIFY(next && next == editor());
    QTest::keyClicks(next, QStringLiteral("nded"));
    QTest::keyClick(next, Qt::Key_Return);
    QTRY_VERIFY(stored("scan_ended") == Value(false));
}

void TestAttributeCommands::deletesWithoutAQuestion()
{
    select(2);
    QTest::keyClick(m_pane->view(), Qt::Key_Delete);
    QTRY_COMPARE(m_pane->message(), QStringLiteral("Removed 'units'. Ctrl+Z brings it back."));
    QTRY_COMPARE(m_pane->model()->rowCount(), 6);
    (void)m_client->undo();
    QTRY_COMPARE(m_pane->model()->rowCount(), 7);
    QCOMPARE(cell(2), QStringLiteral("V"));
}

void TestAttributeCommands::deletesSeveral()
{
    select(0); // a format attribute: it stays
    m_pane->view()->selectionModel()->select(QItemSelection(m_pane->model()->index(0, 0), m_pane->model()->index(2, 0)),
                                             QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_pane->view()->selectionModel()->setCurrentIndex(m_pane->model()->index(2, 0), QItemSelectionModel::NoUpdate);
    QTest::keyClick(m_pane->view(), Qt::Key_Delete);
    QTRY_COMPARE(m_pane->message(), QStringLiteral("Removed 2 attributes. Ctrl+Z brings them back."));
    QTRY_COMPARE(m_pane->model()->rowCount(), 5);
    QCOMPARE(cell(0), QStringLiteral("GROUP"));
    QCOMPARE(edits(), 1);
    (void)m_client->undo(); // one step
    QTRY_COMPARE(m_pane->model()->rowCount(), 7);
    QTRY_COMPARE(m_pane->message(), QString());
}

void TestAttributeCommands::aFailureIsSaidAtTheBottom()
{
    m_file->fail(RequestKind::Edit, "The disk is full.");
    select(2);
    QTest::keyClick(m_pane->view(), Qt::Key_Return);
    QTest::keyClicks(editor(), QStringLiteral("mV"));
    QTest::keyClick(editor(), Qt::Key_Return);
    QTRY_VERIFY(m_pane->message().contains(QStringLiteral("The disk is full.")));
    QCOMPARE(cell(2), QStringLiteral("V"));
    m_file->succeed();
    show("/other");
    QCOMPARE(m_pane->message(), QString());
}

void TestAttributeCommands::addsAnAttribute()
{
    select(1);
    QTest::keyClick(m_pane->view(), Qt::Key_Insert);
    auto* form = opened<AttributeDialog>();
    QVERIFY(form && form->isVisible());
    auto* name = form->findChild<CheckedLine*>(QStringLiteral("attributeName"));
    auto* type = form->findChild<QComboBox*>(QStringLiteral("attributeType"));
    auto* save = form->findChild<QPushButton*>();
    QVERIFY(!save->isEnabled());
    QTest::keyClicks(name, QStringLiteral("units"));
    QCOMPARE(form->findChild<NoteLine*>(QStringLiteral("attributeNameNote"))->text(),
             QStringLiteral("There is an attribute of that name already."));
    typeInto(name, QStringLiteral("exposure"));
    QVERIFY(save->isEnabled());
    QCOMPARE(form->findChild<QComboBox*>(QStringLiteral("attributeStorage"))->currentText(),
             QStringLiteral("PyMoDAQ's JSON text"));
    type->setCurrentText(QStringLiteral("float"));
    auto* value = form->findChild<CheckedLine*>(QStringLiteral("valueLine"));
    typeInto(value, QStringLiteral("0,2"));
    QVERIFY(!save->isEnabled());
    QCOMPARE(form->findChild<NoteLine*>(QStringLiteral("valueNote"))->text(),
             QStringLiteral("Write a decimal point, not a comma."));
    QTest::keyClick(value, Qt::Key_Return);
    QVERIFY(form->isVisible());
    typeInto(value, QStringLiteral("0.2"));
    QTest::keyClick(value, Qt::Key_Return);
    QTRY_VERIFY(!dialog<AttributeDialog>());
    QVERIFY(stored("exposure") == Value(0.2));
    QTRY_COMPARE(m_pane->view()->currentIndex().data(AttributeNameRole).toByteArray(), QByteArray("exposure"));
    QCOMPARE(cell(7, AttributeModel::TypeColumn), QStringLiteral("float · PyMoDAQ JSON"));
}

void TestAttributeCommands::tabGoesThroughTheDialogInOrder()
{
    action("addAttribute")->trigger();
    auto* form = opened<AttributeDialog>();
    QVERIFY(form);
    auto* type = form->findChild<QComboBox*>(QStringLiteral("attributeType"));
    const auto order = [form] {
        QStringList names;
        form->findChild<CheckedLine*>(QStringLiteral("attributeName"))->setFocus();
        for (int i = 0; i < 5; ++i) {
            const QWidget* now = QApplication::focusWidget();
            names += qobject_cast<const QPushButton*>(now) ? QStringLiteral("button") : now->objectName();
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        }
        return names.join(QLatin1Char(' '));
    };
    QTest::keyClicks(form->findChild<CheckedLine*>(QStringLiteral("attributeName")), QStringLiteral("exposure"));
    const QString start = QStringLiteral("attributeName attributeStorage attributeType ");
    QCOMPARE(order(), start + QStringLiteral("textArea button"));
    for (const char* format : {"float", "bool", "datetime", "float"}) {
        type->setCurrentText(QLatin1String(format));
        const QString value =
            QLatin1String(format) == QLatin1String("bool") ? QStringLiteral("boolBox") : QStringLiteral("valueLine");
        QCoreApplication::processEvents(); // it becomes visible
        QCOMPARE(order(), start + value + QStringLiteral(" button"));
    }
    form->reject();
    QTRY_VERIFY(!dialog<AttributeDialog>());
    select(1);
    action("changeAttributeType")->trigger();
    QVERIFY(opened<AttributeDialog>());
    QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("attributeStorage"));
}

void TestAttributeCommands::anAttributeThatCannotBeAddedKeepsTheDialog()
{
    show("/empty"); // nothing here says how the file stores its attributes, and its root neither
    action("addAttribute")->trigger();
    auto* form = opened<AttributeDialog>();
    QCOMPARE(form->findChild<QComboBox*>(QStringLiteral("attributeStorage"))->currentText(),
             QStringLiteral("HDF5's own types"));
    auto* name = form->findChild<CheckedLine*>(QStringLiteral("attributeName"));
    QTest::keyClicks(name, QStringLiteral("label"));
    m_file->fail(RequestKind::Edit, "The disk is full.");
    QTest::keyClick(name, Qt::Key_Return);
    auto* note = form->findChild<NoteLine*>(QStringLiteral("attributeNote"));
    QTRY_VERIFY(note->text().contains(QStringLiteral("The disk is full.")));
    QCOMPARE(name->text(), QStringLiteral("label"));
    m_file->succeed();
    QTest::keyClick(name, Qt::Key_Return);
    QTRY_VERIFY(!dialog<AttributeDialog>());
    QTRY_COMPARE(m_pane->model()->rowCount(), 1);
    QTRY_VERIFY(m_pane->view()->isVisible());
}

void TestAttributeCommands::changesTheType()
{
    select(1);
    action("changeAttributeType")->trigger();
    auto* form = opened<AttributeDialog>();
    QVERIFY(form);
    auto* type = form->findChild<QComboBox*>(QStringLiteral("attributeType"));
    QCOMPARE(type->currentText(), QStringLiteral("int"));
    form->findChild<QComboBox*>(QStringLiteral("attributeStorage"))->setCurrentIndex(1);
    QCOMPARE(type->currentText(), QStringLiteral("int64"));
    type->setCurrentText(QStringLiteral("float32"));
    auto* value = form->findChild<CheckedLine*>(QStringLiteral("valueLine"));
    QCOMPARE(value->text(), QStringLiteral("3.0"));
    QTest::keyClick(value, Qt::Key_Return);
    QTRY_VERIFY(!dialog<AttributeDialog>());
    QTRY_COMPARE(cell(1, AttributeModel::TypeColumn), QStringLiteral("float32"));
    QCOMPARE(cell(1), QStringLiteral("3.0"));
}

void TestAttributeCommands::formatAttributesNeedUnlocking()
{
    select(0);
    QTest::keyClick(m_pane->view(), Qt::Key_Return);
    QVERIFY(!editor());
    action("unlockFormatAttributes")->trigger();
    QVERIFY(m_pane->message().contains(QStringLiteral("may not read the node any more")));
    QTest::keyClick(m_pane->view(), Qt::Key_Return);
    QVERIFY(editor());
    QTest::keyClick(editor(), Qt::Key_Escape);
    show("/other");
    QVERIFY(!action("unlockFormatAttributes")->isChecked());
    show("/scan");
    select(0);
    QVERIFY(!action("editAttributeValue")->isEnabled());
}

void TestAttributeCommands::pictures_data()
{
    QTest::addColumn<int>("theme");
    QTest::newRow("light") << static_cast<int>(Theme::Light);
    QTest::newRow("dark") << static_cast<int>(Theme::Dark);
}

void TestAttributeCommands::pictures()
{
    QFETCH(int, theme);
    applyTheme(static_cast<Theme>(theme));
    const QString name = QString::fromLatin1(QTest::currentDataTag());
    const auto take = [&name](QWidget& widget, const char* what) {
        QVERIFY(inkShare(picture(widget, QStringLiteral("attribute_%1_%2").arg(QLatin1String(what), name))) > 0.01);
    };
    m_file->addAttribute("/scan", "temperature", NumpyScalar{std::make_shared<const NdArray>(doubles({}, {293.15}))});
    show("/scan");
    select(2);
    take(*m_window, "editing");
    select(4);
    QTest::keyClick(m_pane->view(), Qt::Key_Return);
    typeInto(editor(), QStringLiteral("(3, 4"));
    take(*m_window, "mistake");
    QTest::keyClick(editor(), Qt::Key_Escape);
    select(6);
    QTest::keyClick(m_pane->view(), Qt::Key_Return);
    take(*m_window, "date");
    QTest::keyClick(editor(), Qt::Key_Escape);
    select(2);
    QTest::keyClick(m_pane->view(), Qt::Key_Delete);
    QTRY_VERIFY(m_pane->message().startsWith(QStringLiteral("Removed")));
    QTRY_COMPARE(m_pane->model()->rowCount(), 7);
    take(*m_window, "removed");
    action("unlockFormatAttributes")->trigger();
    take(*m_window, "unlocked");
    m_pane->commentAction()->trigger();
    QVERIFY(opened<TextDialog>());
    QTest::keyClicks(dialog<TextDialog>()->area(), QStringLiteral("Laser at 40 mW, second alignment."));
    take(*dialog<TextDialog>(), "comment");
    QTest::keyClick(dialog<TextDialog>()->area(), Qt::Key_Escape);
    QTRY_VERIFY(!dialog<TextDialog>());
    action("addAttribute")->trigger();
    auto* form = opened<AttributeDialog>();
    QTest::keyClicks(form->findChild<CheckedLine*>(QStringLiteral("attributeName")), QStringLiteral("limits"));
    take(*form, "add_text");
    form->findChild<QComboBox*>(QStringLiteral("attributeType"))->setCurrentText(QStringLiteral("list"));
    typeInto(form->findChild<CheckedLine*>(QStringLiteral("valueLine")), QStringLiteral("[1, 2.5, volts]"));
    take(*form, "add_mistake");
    m_pane->setEditing(false);
    take(*m_window, "reading");
    applyTheme(Theme::Light);
}

QTEST_MAIN(TestAttributeCommands)
#include "tst_attribute_commands.moc"
