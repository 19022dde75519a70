// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of an open editor when something else is turned to.
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

class TestAttributeLeaving : public QObject, private AttributeEditingTest
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() { begin(); }
    void cleanup() { end(); }

    void leavingTheListSavesWhatIsRight();
    void leavingTheListKeepsWhatIsWrong();
    void anotherNodeTakesWhatIsRight();
    void anotherNodeDiscardsWhatIsWrongAndSaysSo();
    void anotherRowDiscardsWhatIsWrongAndSaysSo();
    void turningEditingOffClosesTheEditor();
    void finishingWritesWhatIsRight();
    void theKeyThatEndsEditingWorksInAnEditor();
};

void TestAttributeLeaving::leavingTheListSavesWhatIsRight()
{
    select(2);
    QTest::keyClick(m_pane->view(), Qt::Key_Return);
    QTest::keyClicks(editor(), QStringLiteral("mV"));
    m_elsewhere->setFocus();
    QTRY_VERIFY(stored("units") == Value(Text{"mV"}));
}

void TestAttributeLeaving::leavingTheListKeepsWhatIsWrong()
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

void TestAttributeLeaving::anotherNodeTakesWhatIsRight()
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

void TestAttributeLeaving::anotherNodeDiscardsWhatIsWrongAndSaysSo()
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

void TestAttributeLeaving::anotherRowDiscardsWhatIsWrongAndSaysSo()
{
    select(1);
    QTest::keyClick(m_pane->view(), Qt::Key_Return);
    QTest::keyClicks(editor(), QStringLiteral("1x"));
    select(2);
    QTRY_VERIFY(!editor());
    QCOMPARE(edits(), 0);
    QVERIFY(m_pane->message().startsWith(QStringLiteral("'count' was not set to \"1x\".")));
}

void TestAttributeLeaving::turningEditingOffClosesTheEditor()
{
    select(2);
    QTest::keyClick(m_pane->view(), Qt::Key_Return);
    QTest::keyClicks(editor(), QStringLiteral("mV"));
    m_pane->setEditing(false);
    QTRY_VERIFY(!editor());
    QTRY_VERIFY(stored("units") == Value(Text{"mV"}));
}

void TestAttributeLeaving::finishingWritesWhatIsRight()
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

void TestAttributeLeaving::theKeyThatEndsEditingWorksInAnEditor()
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

QTEST_MAIN(TestAttributeLeaving)
#include "tst_attribute_leaving.moc"
