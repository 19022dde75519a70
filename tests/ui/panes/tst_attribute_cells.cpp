// SPDX-License-Identifier: GPL-3.0-or-later
// Values and names edited in the cells of the list.
#include "AttributeEditingTest.h"

#include "ui/editors/TextArea.h"
#include "ui/save/NoteLine.h"

#include <QApplication>
#include <QComboBox>
#include <QToolButton>

#include <limits>

using namespace h5scout;
using namespace h5scout::test;
using namespace h5scout::ui;

class TestAttributeCells : public QObject, private AttributeEditingTest
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() { begin(); }
    void cleanup() { end(); }

    void enterEditsAndEnterSaves();
    void escLeavesAllAsItWas();
    void aDoubleClickEditsTheCell();
    void whatIsWrongIsNotTaken();
    void typingSearchesNamesWhateverWasEdited();
    void notesGoWhenTheyAreNoLongerTrue();
    void noneIsExplained();
    void datesAreShownAsTheyAreTyped();
    void theValueBelowDoesNotCoverItsRow();
    void whatComesFromTheFileDoesNotDisturbTyping();
    void boolsAreChosen();
    void integersStep();
};

void TestAttributeCells::enterEditsAndEnterSaves()
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

void TestAttributeCells::escLeavesAllAsItWas()
{
    select(2);
    QTest::keyClick(m_pane->view(), Qt::Key_Return);
    QTest::keyClicks(editor(), QStringLiteral("mV"));
    QTest::keyClick(editor(), Qt::Key_Escape);
    QTRY_VERIFY(!editor());
    QCOMPARE(cell(2), QStringLiteral("V"));
    QCOMPARE(edits(), 0);
}

void TestAttributeCells::aDoubleClickEditsTheCell()
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

void TestAttributeCells::whatIsWrongIsNotTaken()
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

void TestAttributeCells::typingSearchesNamesWhateverWasEdited()
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

void TestAttributeCells::notesGoWhenTheyAreNoLongerTrue()
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

void TestAttributeCells::noneIsExplained()
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

void TestAttributeCells::datesAreShownAsTheyAreTyped()
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

void TestAttributeCells::theValueBelowDoesNotCoverItsRow()
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

void TestAttributeCells::whatComesFromTheFileDoesNotDisturbTyping()
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

void TestAttributeCells::boolsAreChosen()
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

void TestAttributeCells::integersStep()
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

QTEST_MAIN(TestAttributeCells)
#include "tst_attribute_cells.moc"
