// SPDX-License-Identifier: GPL-3.0-or-later
// Texts that have a dialog of their own: long ones, and the comment of a node.
#include "AttributeEditingTest.h"

#include "ui/editors/TextArea.h"
#include "ui/editors/TextDialog.h"
#include "ui/save/NoteLine.h"

#include <QApplication>
#include <QPushButton>

using namespace h5scout;
using namespace h5scout::test;
using namespace h5scout::ui;

class TestAttributeTexts : public QObject, private AttributeEditingTest
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() { begin(); }
    void cleanup() { end(); }

    void longTextsHaveADialog();
    void aTextThatIsNoUtf8IsNotEdited();
    void commentsAreEdited();
    void cancellingACommentChangesNothing();
    void anEmptiedCommentIsRemoved();
    void aCommentThatCannotBeSavedStaysInTheDialog();
    void aCommentThatIsNoTextIsNotTouched();
};

void TestAttributeTexts::longTextsHaveADialog()
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

void TestAttributeTexts::aTextThatIsNoUtf8IsNotEdited()
{
    m_file->addAttribute("/scan", "latin", Text{"5 \xb5m"});
    show("/scan");
    select(7);
    QTest::keyClick(m_pane->view(), Qt::Key_Return);
    QVERIFY(!editor());
    QVERIFY(m_pane->message().startsWith(QStringLiteral("The text is no valid UTF-8")));
}

void TestAttributeTexts::commentsAreEdited()
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

void TestAttributeTexts::cancellingACommentChangesNothing()
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

void TestAttributeTexts::anEmptiedCommentIsRemoved()
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

void TestAttributeTexts::aCommentThatCannotBeSavedStaysInTheDialog()
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

void TestAttributeTexts::aCommentThatIsNoTextIsNotTouched()
{
    m_file->addAttribute("/scan", "comments", std::int64_t{5});
    m_pane->commentAction()->trigger();
    QTRY_COMPARE(m_pane->message(), QStringLiteral("Could not edit the comment of scan. Its attribute \"comments\" "
                                                   "holds no text."));
    QVERIFY(!dialog<TextDialog>());
}

QTEST_MAIN(TestAttributeTexts)
#include "tst_attribute_texts.moc"
