// SPDX-License-Identifier: GPL-3.0-or-later
// Attributes edited as a user does it: keys and mouse on the pane, then a look at the list and at the file.
#include "FakeWorkerFile.h"
#include "Pictures.h"
#include "h5scout/client/FileClient.h"
#include "ui/Theme.h"
#include "ui/editors/AttributeDialog.h"
#include "ui/editors/CheckedLine.h"
#include "ui/editors/ProblemBubble.h"
#include "ui/editors/TextArea.h"
#include "ui/editors/TextDialog.h"
#include "ui/models/AttributeModel.h"
#include "ui/panes/AttributePane.h"
#include "ui/save/NoteLine.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include <limits>
#include <memory>

using namespace h5scout;
using namespace h5scout::test;
using namespace h5scout::ui;

class TestAttributeEditing : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale::c());
        prepareLook();
    }
    void init();
    void cleanup();

    void actionsSayWhyTheyCannotBeUsed();
    void enterEditsAndEnterSaves();
    void escLeavesAllAsItWas();
    void aDoubleClickEditsTheCell();
    void whatIsWrongIsNotTaken();
    void leavingTheListSavesWhatIsRight();
    void leavingTheListKeepsWhatIsWrong();
    void anotherNodeTakesWhatIsRight();
    void anotherNodeDiscardsWhatIsWrongAndSaysSo();
    void anotherRowDiscardsWhatIsWrongAndSaysSo();
    void turningEditingOffClosesTheEditor();
    void finishingWritesWhatIsRight();
    void theKeyThatEndsEditingWorksInAnEditor();
    void typingSearchesNamesWhateverWasEdited();
    void notesGoWhenTheyAreNoLongerTrue();
    void noneIsExplained();
    void datesAreShownAsTheyAreTyped();
    void theValueBelowDoesNotCoverItsRow();
    void whatComesFromTheFileDoesNotDisturbTyping();
    void boolsAreChosen();
    void integersStep();
    void renamesInPlace();
    void deletesWithoutAQuestion();
    void deletesSeveral();
    void aFailureIsSaidAtTheBottom();
    void addsAnAttribute();
    void tabGoesThroughTheDialogInOrder();
    void anAttributeThatCannotBeAddedKeepsTheDialog();
    void changesTheType();
    void longTextsHaveADialog();
    void aTextThatIsNoUtf8IsNotEdited();
    void formatAttributesNeedUnlocking();
    void commentsAreEdited();
    void cancellingACommentChangesNothing();
    void anEmptiedCommentIsRemoved();
    void aCommentThatCannotBeSavedStaysInTheDialog();
    void aCommentThatIsNoTextIsNotTouched();
    void pictures_data();
    void pictures();

private:
    void show(const QByteArray& path);
    void select(int row);
    QAction* action(const char* name) const { return m_pane->findChild<QAction*>(QLatin1String(name)); }
    QString cell(int row, int column = AttributeModel::ValueColumn) const
    {
        return m_pane->model()->index(row, column).data().toString();
    }
    /// The editor in the list that is open.
    template <typename Editor = CheckedLine>
    Editor* editor() const
    {
        const auto all = m_pane->view()->viewport()->findChildren<Editor*>(QString(), Qt::FindDirectChildrenOnly);
        for (Editor* each : all) {
            if (each->isVisible())
                return each;
        }
        return nullptr;
    }
    ProblemBubble* bubble() const { return m_window->findChild<ProblemBubble*>(); }
    template <typename Dialog>
    Dialog* dialog() const
    {
        return m_pane->findChild<Dialog*>();
    }
    /// The dialog, once it has come and has the keyboard.
    template <typename Dialog>
    Dialog* opened() const
    {
        const bool hasCome = QTest::qWaitFor([this] { return dialog<Dialog>() && dialog<Dialog>()->isActiveWindow(); });
        return hasCome ? dialog<Dialog>() : nullptr;
    }
    const Value& stored(const QByteArray& name, const QByteArray& path = "/scan") const;
    int edits() const { return m_file->askedCount(RequestKind::Edit); }
    void typeInto(QWidget* line, const QString& text)
    {
        QTest::keyClick(line, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(line, text);
    }

    std::unique_ptr<FakeWorkerFile> m_file;
    std::unique_ptr<FileClient> m_client;
    std::unique_ptr<QWidget> m_window;
    AttributePane* m_pane = nullptr;
    QLineEdit* m_elsewhere = nullptr;
};

void TestAttributeEditing::init()
{
    QTest::failOnWarning(
        QRegularExpression(QStringLiteral("^(?!This plugin does not support (propagate|raise|grab)).*")));
    m_file = std::make_unique<FakeWorkerFile>();
    m_file->addGroup("/scan");
    m_file->addGroup("/other");
    m_file->addGroup("/empty");
    const auto add = [this](const char* name, const Value& value) {
        m_file->addAttribute("/scan", name, value).encoding = AttributeInfo::Encoding::PymodaqJson;
    };
    m_file->addAttribute("/scan", "CLASS", Text{"GROUP"});
    add("count", std::int64_t{3});
    add("units", Text{"V"});
    add("scan_done", false);
    add("shape", Tuple{{std::int64_t{3}, std::int64_t{4}}});
    add("description", Text{"first line\nsecond line"});
    add("date", DateTime{{2024, 10, 20}, {22, 8, 9, 0, {}}});
    m_file->addAttribute("/other", "author", Text{"Ada"});
    m_client = std::make_unique<FileClient>(QStringLiteral("/data/run.h5"), m_file->factory());
    (void)m_client->open();
    (void)m_client->startEditing();
    m_window = std::make_unique<QWidget>();
    m_window->resize(500, 360);
    m_pane = new AttributePane;
    m_elsewhere = new QLineEdit;
    auto* layout = new QVBoxLayout(m_window.get());
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_elsewhere);
    layout->addWidget(m_pane, 1);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTRY_VERIFY(m_client->editState().isEditing);
    m_pane->setEditing(true);
    show("/scan");
}

void TestAttributeEditing::cleanup()
{
    m_window.reset();
    m_client.reset();
    m_file.reset();
}

void TestAttributeEditing::show(const QByteArray& path)
{
    NodeInfo node;
    node.path = path;
    node.name = path.mid(path.lastIndexOf('/') + 1);
    node.kind = NodeKind::Group;
    QSignalSpy finished(m_pane, &NodePane::finished);
    m_pane->showNode(m_client.get(), node);
    QTRY_VERIFY(finished.count() > 0);
}

void TestAttributeEditing::select(int row)
{
    m_pane->view()->setFocus();
    m_pane->view()->selectionModel()->setCurrentIndex(m_pane->model()->index(row, 0),
                                                      QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

const Value& TestAttributeEditing::stored(const QByteArray& name, const QByteArray& path) const
{
    static const Value missing = Undecodable{"missing", "", ""};
    for (const FakeAttribute& attribute : m_file->node(path).attributes) {
        if (attribute.name == name)
            return attribute.value;
    }
    return missing;
}

void TestAttributeEditing::actionsSayWhyTheyCannotBeUsed()
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

void TestAttributeEditing::enterEditsAndEnterSaves()
{
    select(2);
    QTest::keyClick(m_pane->view(), Qt::Key_Return);
    QVERIFY(editor());
    QCOMPARE(editor()->selectedText(), QStringLiteral("V"));
    QTest::keyClicks(editor(), QStringLiteral("mV"));
    QTest::keyClick(editor(), Qt::Key_Return);
    QTRY_COMPARE(cell(2, AttributeModel::TypeColumn), QStringLiteral("str · PyMoDAQ JSON"));
    QTRY_VERIFY(stored("units") == Value(Text{"mV"}));
    QTRY_VERIFY(!editor());
    QCOMPARE(cell(2), QStringLiteral("mV"));
    // Unchanged: nothing is written, not even where the value is no other's equal.
    m_file->addAttribute("/scan", "nan", std::numeric_limits<double>::quiet_NaN());
    show("/scan");
    for (const int row : {2, 7}) {
        select(row);
        QTest::keyClick(m_pane->view(), Qt::Key_Return);
        QVERIFY(editor());
        QTest::keyClick(editor(), Qt::Key_Return);
        QTRY_VERIFY(!editor());
    }
    QCOMPARE(edits(), 1);
}

void TestAttributeEditing::escLeavesAllAsItWas()
{
    select(2);
    QTest::keyClick(m_pane->view(), Qt::Key_Return);
    QTest::keyClicks(editor(), QStringLiteral("mV"));
    QTest::keyClick(editor(), Qt::Key_Escape);
    QTRY_VERIFY(!editor());
    QCOMPARE(cell(2), QStringLiteral("V"));
    QCOMPARE(edits(), 0);
}

void TestAttributeEditing::aDoubleClickEditsTheCell()
{
    const auto doubleClick = [this](int row, int column) {
        const QRect place = m_pane->view()->visualRect(m_pane->model()->index(row, column));
        QTest::mouseClick(m_pane->view()->viewport(), Qt::LeftButton, {}, place.center());
        QTest::mouseDClick(m_pane->view()->viewport(), Qt::LeftButton, {}, place.center());
    };
    doubleClick(1, AttributeModel::ValueColumn);
    QVERIFY(editor());
    QCOMPARE(editor()->text(), QStringLiteral("3"));
    QTest::keyClick(editor(), Qt::Key_Escape);
    QTRY_VERIFY(!editor());
    doubleClick(1, AttributeModel::NameColumn);
    QVERIFY(editor());
    QCOMPARE(editor()->objectName(), QStringLiteral("nameLine"));
    QTest::keyClick(editor(), Qt::Key_Escape);
    QTRY_VERIFY(!editor());
    doubleClick(0, AttributeModel::ValueColumn);
    QVERIFY(!editor());
    QVERIFY(m_pane->message().startsWith(QStringLiteral("The file's format needs this attribute.")));
    m_pane->setEditing(false);
    doubleClick(1, AttributeModel::ValueColumn);
    QVERIFY(!editor());
    QCOMPARE(m_pane->message(), QStringLiteral("Turn on editing (Ctrl+E) to change attributes."));
}

void TestAttributeEditing::whatIsWrongIsNotTaken()
{
    select(1);
    QTest::keyClick(m_pane->view(), Qt::Key_Return);
    QVERIFY(bubble() && !bubble()->isVisible());
    QTest::keyClicks(editor(), QStringLiteral("1x"));
    QVERIFY(bubble()->isVisible());
    QCOMPARE(bubble()->text(), QStringLiteral("'1x' is not an integer, such as 42 or -7."));
    QVERIFY(bubble()->geometry().top() > editor()->mapTo(m_window.get(), QPoint()).y());
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter, Qt::Key_Tab}) {
        QTest::keyClick(editor(), key);
        QVERIFY(editor());
    }
    QTest::keyClick(editor(), Qt::Key_Backspace);
    QVERIFY(!bubble()->isVisible());
    QTest::keyClick(editor(), Qt::Key_Return);
    QTRY_VERIFY(stored("count") == Value(std::int64_t{1}));
    QTRY_VERIFY(!bubble());
    QCOMPARE(edits(), 1);
}

void TestAttributeEditing::leavingTheListSavesWhatIsRight()
{
    select(2);
    QTest::keyClick(m_pane->view(), Qt::Key_Return);
    QTest::keyClicks(editor(), QStringLiteral("mV"));
    m_elsewhere->setFocus();
    QTRY_VERIFY(stored("units") == Value(Text{"mV"}));
}

void TestAttributeEditing::leavingTheListKeepsWhatIsWrong()
{
    select(1);
    QTest::keyClick(m_pane->view(), Qt::Key_Return);
    QTest::keyClicks(editor(), QStringLiteral("1x"));
    m_elsewhere->setFocus();
    QCoreApplication::processEvents();
    QVERIFY(editor());
    QCOMPARE(editor()->text(), QStringLiteral("1x"));
    editor()->setFocus();
    QTest::keyClick(editor(), Qt::Key_Escape);
    QTRY_VERIFY(!editor());
    QCOMPARE(edits(), 0);
}

void TestAttributeEditing::anotherNodeTakesWhatIsRight()
{
    select(2);
    QTest::keyClick(m_pane->view(), Qt::Key_Return);
    QTest::keyClicks(editor(), QStringLiteral("mV"));
    show("/other");
    QVERIFY(!editor());
    QTRY_VERIFY(stored("units") == Value(Text{"mV"}));
    QCOMPARE(stored("author", "/other") == Value(Text{"Ada"}), true);
    QCOMPARE(m_pane->model()->rowCount(), 1);
}

void TestAttributeEditing::anotherNodeDiscardsWhatIsWrongAndSaysSo()
{
    select(1);
    QTest::keyClick(m_pane->view(), Qt::Key_Return);
    QTest::keyClicks(editor(), QStringLiteral("1x"));
    show("/other");
    QVERIFY(!editor());
    QCOMPARE(edits(), 0);
    QCOMPARE(m_pane->message(),
             QStringLiteral("'count' was not set to \"1x\". '1x' is not an integer, such as 42 or -7."));
}

void TestAttributeEditing::anotherRowDiscardsWhatIsWrongAndSaysSo()
{
    select(1);
    QTest::keyClick(m_pane->view(), Qt::Key_Return);
    QTest::keyClicks(editor(), QStringLiteral("1x"));
    select(2);
    QTRY_VERIFY(!editor());
    QCOMPARE(edits(), 0);
    QVERIFY(m_pane->message().startsWith(QStringLiteral("'count' was not set to \"1x\".")));
}

void TestAttributeEditing::turningEditingOffClosesTheEditor()
{
    select(2);
    QTest::keyClick(m_pane->view(), Qt::Key_Return);
    QTest::keyClicks(editor(), QStringLiteral("mV"));
    m_pane->setEditing(false);
    QTRY_VERIFY(!editor());
    QTRY_VERIFY(stored("units") == Value(Text{"mV"}));
}

void TestAttributeEditing::finishingWritesWhatIsRight()
{
    select(2);
    QTest::keyClick(m_pane->view(), Qt::Key_Return);
    QTest::keyClicks(editor(), QStringLiteral("mV"));
    m_pane->finishEditing();
    QCOMPARE(edits(), 1); // sent already
    QTRY_VERIFY(stored("units") == Value(Text{"mV"}));
    QTRY_VERIFY(!editor());
    m_pane->finishEditing(); // nothing is open
    QCOMPARE(edits(), 1);
    select(1);
    QTest::keyClick(m_pane->view(), Qt::Key_Return);
    QTest::keyClicks(editor(), QStringLiteral("1x"));
    m_pane->finishEditing();
    QVERIFY(editor());
    m_pane->setEditing(false); // what closes it says so
    QTRY_VERIFY(!editor());
    QVERIFY(m_pane->message().startsWith(QStringLiteral("'count' was not set to \"1x\".")));
    QCOMPARE(edits(), 1);
}

void TestAttributeEditing::theKeyThatEndsEditingWorksInAnEditor()
{
    QAction end(m_window.get());
    end.setShortcut(Qt::CTRL | Qt::Key_E);
    m_window->addAction(&end);
    QSignalSpy ended(&end, &QAction::triggered);
    for (const int column : {AttributeModel::NameColumn, AttributeModel::ValueColumn}) {
        select(2);
        QTest::keyClick(m_pane->view(), column == AttributeModel::NameColumn ? Qt::Key_F2 : Qt::Key_Return);
        QVERIFY(editor());
        QTest::keyClick(editor(), Qt::Key_E, Qt::ControlModifier);
        QCOMPARE(ended.count(), column + 1);
        QTest::keyClick(editor(), Qt::Key_Escape);
        QTRY_VERIFY(!editor());
    }
}

void TestAttributeEditing::typingSearchesNamesWhateverWasEdited()
{
    m_file->addAttribute("/scan", "zone", Text{"date line"});
    show("/scan");
    select(2);
    QTest::keyClick(m_pane->view(), Qt::Key_Return);
    QTest::keyClicks(editor(), QStringLiteral("mV"));
    QTest::keyClick(editor(), Qt::Key_Return);
    QTRY_VERIFY(!editor());
    QTest::keyClicks(m_pane->view(), QStringLiteral("dat"));
    QCOMPARE(m_pane->view()->currentIndex().data(AttributeNameRole).toByteArray(), QByteArray("date"));
}

void TestAttributeEditing::notesGoWhenTheyAreNoLongerTrue()
{
    const auto removeUnits = [this] {
        select(m_pane->model()->rowOf("units"));
        QTest::keyClick(m_pane->view(), Qt::Key_Delete);
        QTRY_COMPARE(m_pane->message(), QStringLiteral("Removed 'units'. Ctrl+Z brings it back."));
    };
    removeUnits();
    (void)m_client->edit(SetAttribute{.path = "/other", .name = "author", .value = Text{"Bob"}}); // in the tree, say
    QTRY_COMPARE(m_pane->message(), QString());
    (void)m_client->undo();
    (void)m_client->undo();
    QTRY_COMPARE(m_pane->model()->rowCount(), 7);
    removeUnits();
    m_pane->setEditing(false); // and no Ctrl+Z
    QCOMPARE(m_pane->message(), QString());
    m_pane->setEditing(true);
    // What is unlocked is so still after an edit.
    action("unlockFormatAttributes")->trigger();
    const QString unlocked = m_pane->message();
    select(1);
    QTest::keyClick(m_pane->view(), Qt::Key_Delete);
    QTRY_VERIFY(m_pane->message().startsWith(QStringLiteral("Removed 'count'.")));
    (void)m_client->undo();
    QTRY_COMPARE(m_pane->message(), unlocked);
}

void TestAttributeEditing::noneIsExplained()
{
    m_file->addAttribute("/scan", "nothing", None{});
    show("/scan");
    select(7);
    const QString reason = QStringLiteral(
        "None has nothing to edit. \"Change Type...\" in the context menu gives the attribute another value.");
    QTest::keyClick(m_pane->view(), Qt::Key_Return);
    QVERIFY(!editor());
    QCOMPARE(m_pane->message(), reason);
    show("/other");
    show("/scan");
    const QRect place = m_pane->view()->visualRect(m_pane->model()->index(7, AttributeModel::ValueColumn));
    QTest::mouseClick(m_pane->view()->viewport(), Qt::LeftButton, {}, place.center());
    QTest::mouseDClick(m_pane->view()->viewport(), Qt::LeftButton, {}, place.center());
    QCOMPARE(m_pane->message(), reason);
    QVERIFY(action("changeAttributeType")->isEnabled());
}

void TestAttributeEditing::datesAreShownAsTheyAreTyped()
{
    QCOMPARE(cell(6), QStringLiteral("2024-10-20 22:08:09"));
    m_file->addAttribute("/scan", "day", Date{2024, 10, 20});
    show("/scan");
    QCOMPARE(cell(7), QStringLiteral("2024-10-20"));
    select(7);
    QTest::keyClick(m_pane->view(), Qt::Key_Return);
    QVERIFY(editor());
    QCOMPARE(editor()->text(), cell(7));
    typeInto(editor(), QStringLiteral("21.10.2024"));
    QCOMPARE(bubble()->text(), QStringLiteral("'21.10.2024' is spelled otherwise. Write it as 2024-10-20."));
}

void TestAttributeEditing::theValueBelowDoesNotCoverItsRow()
{
    for (int i = 0; i < 30; ++i)
        m_file->addAttribute("/scan", QByteArrayLiteral("more") + QByteArray::number(i), Text{"x"});
    m_file->addAttribute("/scan", "path", Text{std::string(300, 'p')});
    show("/scan");
    const int last = m_pane->model()->rowOf("path");
    // In view at the lower end of the list, as it is before the value takes half of its room.
    m_pane->view()->scrollToBottom();
    select(last);
    QTest::keyClick(m_pane->view(), Qt::Key_Return);
    QTRY_VERIFY(m_pane->findChild<QWidget*>(QStringLiteral("attributeDetail"))->isVisible());
    QVERIFY(editor());
    QTRY_VERIFY(m_pane->view()->viewport()->rect().contains(editor()->geometry().center()));
}

void TestAttributeEditing::whatComesFromTheFileDoesNotDisturbTyping()
{
    select(2);
    QTest::keyClick(m_pane->view(), Qt::Key_Return);
    QTest::keyClicks(editor(), QStringLiteral("mV"));
    m_file->node("/scan").attributes[2].value = Text{"A"};
    show("/scan");
    QTRY_COMPARE(cell(2), QStringLiteral("A"));
    QVERIFY(editor());
    QCOMPARE(editor()->text(), QStringLiteral("mV"));
    std::erase_if(m_file->node("/scan").attributes, [](const auto& attribute) { return attribute.name == "units"; });
    show("/scan");
    QTRY_VERIFY(!editor()); // its row has gone
    QCOMPARE(edits(), 0);
}

void TestAttributeEditing::boolsAreChosen()
{
    select(3);
    QTest::keyClick(m_pane->view(), Qt::Key_Return);
    auto* box = editor<QComboBox>();
    QVERIFY(box);
    QCOMPARE(box->currentText(), QStringLiteral("False"));
    QTest::keyClick(box, Qt::Key_Down);
    QTest::keyClick(box, Qt::Key_Return);
    QTRY_VERIFY(stored("scan_done") == Value(true));
}

void TestAttributeEditing::integersStep()
{
    select(1);
    QTest::keyClick(m_pane->view(), Qt::Key_Return);
    QTest::keyClick(editor(), Qt::Key_PageUp);
    QTest::keyClick(editor(), Qt::Key_Down);
    QCOMPARE(editor()->text(), QStringLiteral("12"));
    QVERIFY(editor()->isModified());
    QTest::keyClick(editor(), Qt::Key_Return);
    QTRY_VERIFY(stored("count") == Value(std::int64_t{12}));
}

void TestAttributeEditing::renamesInPlace()
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

void TestAttributeEditing::deletesWithoutAQuestion()
{
    select(2);
    QTest::keyClick(m_pane->view(), Qt::Key_Delete);
    QTRY_COMPARE(m_pane->message(), QStringLiteral("Removed 'units'. Ctrl+Z brings it back."));
    QTRY_COMPARE(m_pane->model()->rowCount(), 6);
    (void)m_client->undo();
    QTRY_COMPARE(m_pane->model()->rowCount(), 7);
    QCOMPARE(cell(2), QStringLiteral("V"));
}

void TestAttributeEditing::deletesSeveral()
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

void TestAttributeEditing::aFailureIsSaidAtTheBottom()
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

void TestAttributeEditing::addsAnAttribute()
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

void TestAttributeEditing::tabGoesThroughTheDialogInOrder()
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

void TestAttributeEditing::anAttributeThatCannotBeAddedKeepsTheDialog()
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

void TestAttributeEditing::changesTheType()
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

void TestAttributeEditing::longTextsHaveADialog()
{
    select(5);
    QTest::keyClick(m_pane->view(), Qt::Key_Return);
    auto* form = opened<TextDialog>();
    QVERIFY(form && !editor());
    QCOMPARE(form->area()->toPlainText(), QStringLiteral("first line\nsecond line"));
    QTest::keyClicks(form->area(), QStringLiteral("!"));
    QTest::keyClick(form->area(), Qt::Key_Escape);
    QTRY_VERIFY(!dialog<TextDialog>());
    QCOMPARE(edits(), 0);
    m_window->activateWindow(); // as a window manager does
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTest::keyClick(m_pane->view(), Qt::Key_Return);
    form = opened<TextDialog>();
    QTest::keyClick(form->area(), Qt::Key_Return);
    QTest::keyClicks(form->area(), QStringLiteral("third"));
    QTest::keyClick(form->area(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(!dialog<TextDialog>());
    QVERIFY(stored("description") == Value(Text{"first line\nsecond line\nthird"}));
}

void TestAttributeEditing::aTextThatIsNoUtf8IsNotEdited()
{
    m_file->addAttribute("/scan", "latin", Text{"5 \xb5m"});
    show("/scan");
    select(7);
    QTest::keyClick(m_pane->view(), Qt::Key_Return);
    QVERIFY(!editor());
    QVERIFY(m_pane->message().startsWith(QStringLiteral("The text is no valid UTF-8")));
}

void TestAttributeEditing::formatAttributesNeedUnlocking()
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

void TestAttributeEditing::commentsAreEdited()
{
    select(1);
    QTest::keyClick(m_pane->view(), Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(opened<TextDialog>());
    QCOMPARE(dialog<TextDialog>()->area()->toPlainText(), QString());
    QTest::keyClicks(dialog<TextDialog>()->area(), QStringLiteral("laser on"));
    QTest::keyClick(dialog<TextDialog>()->area(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(!dialog<TextDialog>());
    QVERIFY(stored("comments") == Value(Text{"laser on"}));
    QCOMPARE(m_pane->message(), QStringLiteral("Saved the comment of scan."));
    QTRY_COMPARE(m_pane->model()->rowCount(), 8);
    m_pane->commentAction()->trigger();
    QVERIFY(opened<TextDialog>());
    QCOMPARE(dialog<TextDialog>()->area()->toPlainText(), QStringLiteral("laser on"));
}

void TestAttributeEditing::cancellingACommentChangesNothing()
{
    m_file->addAttribute("/scan", "comments", Text{"keep me"});
    m_pane->commentAction()->trigger();
    QVERIFY(opened<TextDialog>());
    QTest::keyClicks(dialog<TextDialog>()->area(), QStringLiteral("oops"));
    QTest::keyClick(dialog<TextDialog>()->area(), Qt::Key_Escape);
    QTRY_VERIFY(!dialog<TextDialog>());
    QCOMPARE(edits(), 0);
    QVERIFY(stored("comments") == Value(Text{"keep me"}));
}

void TestAttributeEditing::anEmptiedCommentIsRemoved()
{
    m_file->addAttribute("/scan", "comments", Text{"old"});
    m_pane->commentAction()->trigger();
    QVERIFY(opened<TextDialog>());
    dialog<TextDialog>()->area()->clear();
    dialog<TextDialog>()->findChild<QPushButton*>()->click();
    QTRY_VERIFY(!dialog<TextDialog>());
    QVERIFY(stored("comments").is<Undecodable>());
    QCOMPARE(m_pane->message(), QStringLiteral("Removed the comment of scan."));
}

void TestAttributeEditing::aCommentThatCannotBeSavedStaysInTheDialog()
{
    m_pane->commentAction()->trigger();
    QVERIFY(opened<TextDialog>());
    m_file->fail(RequestKind::Edit, "The disk is full.");
    QTest::keyClicks(dialog<TextDialog>()->area(), QStringLiteral("laser on"));
    QTest::keyClick(dialog<TextDialog>()->area(), Qt::Key_Return, Qt::ControlModifier);
    auto* note = dialog<TextDialog>()->findChild<NoteLine*>(QStringLiteral("textDialogNote"));
    QTRY_VERIFY(note->text().contains(QStringLiteral("The disk is full.")));
    QCOMPARE(dialog<TextDialog>()->area()->toPlainText(), QStringLiteral("laser on"));
    QVERIFY(!dialog<TextDialog>()->area()->isReadOnly());
}

void TestAttributeEditing::aCommentThatIsNoTextIsNotTouched()
{
    m_file->addAttribute("/scan", "comments", std::int64_t{5});
    m_pane->commentAction()->trigger();
    QTRY_COMPARE(m_pane->message(), QStringLiteral("Could not edit the comment of scan. Its attribute \"comments\" "
                                                   "holds no text."));
    QVERIFY(!dialog<TextDialog>());
}

void TestAttributeEditing::pictures_data()
{
    QTest::addColumn<int>("theme");
    QTest::newRow("light") << static_cast<int>(Theme::Light);
    QTest::newRow("dark") << static_cast<int>(Theme::Dark);
}

void TestAttributeEditing::pictures()
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

QTEST_MAIN(TestAttributeEditing)
#include "tst_attribute_editing.moc"
