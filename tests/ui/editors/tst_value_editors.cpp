// SPDX-License-Identifier: GPL-3.0-or-later
#include "Pictures.h"
#include "h5scout/value/NdArray.h"
#include "ui/editors/BoolBox.h"
#include "ui/editors/IntegerLine.h"
#include "ui/editors/MomentLine.h"
#include "ui/editors/ProblemBubble.h"
#include "ui/editors/TextArea.h"
#include "ui/editors/ValueForm.h"
#include "ui/save/NoteLine.h"

#include <QAction>
#include <QCalendarWidget>
#include <QComboBox>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

#include <memory>

using namespace h5scout;
using namespace h5scout::test;
using namespace h5scout::ui;

class TestValueEditors : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale::c());
        prepareLook();
    }
    void init()
    {
        QTest::failOnWarning(
            QRegularExpression(QStringLiteral("^(?!This plugin does not support (propagate|raise|grab)).*")));
    }

    void eachKindHasItsEditor();
    void everyEditorGivesBackWhatItWasGiven();
    void aLineTellsEachChangeOnceItIsChecked();
    void integersStepWithinTheirRange();
    void theDayIsChosenInACalendar();
    void aFixedTypeIsKeptByTheEditor();
    void aTextAreaKeepsWhatIsNotEdited();
    void theBubbleStaysInTheWindow();
    void theFormKeepsWhatAValueMeans();
    void theFormSaysWhatIsWrong();
    void aLetterChoosesTheMostWantedType();
    void noneNeedsNoEditor();

private:
    static QComboBox* box(ValueForm& form, const char* name) { return form.findChild<QComboBox*>(QLatin1String(name)); }
};

void TestValueEditors::aLetterChoosesTheMostWantedType()
{
    ValueForm form;
    form.begin(AttributeStorage::Native, Value(Text{"x"}));
    QComboBox* types = box(form, "attributeType");
    QCOMPARE(types->currentText(), QStringLiteral("str"));
    for (const char* expected : {"float64", "int64", "uint64", "bool", "complex128"}) {
        types->setCurrentIndex(0);
        QTest::keyClick(types, expected[0]);
        QCOMPARE(types->currentText(), QLatin1String(expected));
        QTest::qWait(QApplication::keyboardInputInterval() + 100); // else letters make up a word
    }
}

void TestValueEditors::eachKindHasItsEditor()
{
    const auto make = [](const ValueFormat& format, EditorPlace place) {
        return std::unique_ptr<QWidget>(makeValueEditor(format, place, nullptr));
    };
    QVERIFY(qobject_cast<BoolBox*>(make({ValueKind::Bool}, EditorPlace::Cell).get()));
    QVERIFY(qobject_cast<IntegerLine*>(make({ValueKind::Integer}, EditorPlace::Cell).get()));
    QVERIFY(qobject_cast<MomentLine*>(make({ValueKind::DateTime}, EditorPlace::Cell).get()));
    QVERIFY(qobject_cast<ValueLine*>(make({ValueKind::Text}, EditorPlace::Cell).get()));
    QVERIFY(qobject_cast<TextArea*>(make({ValueKind::Text}, EditorPlace::Form).get()));
    QVERIFY(qobject_cast<ValueLine*>(make({ValueKind::List}, EditorPlace::Form).get()));
    QVERIFY(!make({ValueKind::None}, EditorPlace::Form));
}

void TestValueEditors::everyEditorGivesBackWhatItWasGiven()
{
    const std::vector<Value> values{true,
                                    std::int64_t{-5},
                                    BigInteger{"99999999999999999999"},
                                    0.1,
                                    std::complex<double>(1, 2),
                                    Text{"a b"},
                                    Date{2024, 2, 29},
                                    Time{1, 2, 3, 4, 3600},
                                    DateTime{{1999, 12, 31}, {23, 59, 59, 999999, {}}},
                                    Tuple{{None{}}},
                                    List{{Text{"x"}}},
                                    Set{{std::int64_t{1}}},
                                    Dict{{{Text{"k"}, 1.5}}}};
    for (const Value& value : values) {
        for (const EditorPlace place : {EditorPlace::Cell, EditorPlace::Form}) {
            const std::unique_ptr<QWidget> widget(makeValueEditor(*formatOf(value), place, nullptr));
            ValueEditor* editor = valueEditorOf(widget.get());
            editor->setValue(value);
            QCOMPARE(editor->problem(), QString());
            QVERIFY2(editor->value() == value, inputText(value).c_str());
        }
    }
}

void TestValueEditors::aLineTellsEachChangeOnceItIsChecked()
{
    ValueLine line({ValueKind::Float});
    QStringList problems;
    line.onChanged([&] { problems += line.value() ? QStringLiteral("fine") : line.problem(); });
    line.setText(QStringLiteral("1.5"));
    line.setText(QStringLiteral("1,5"));
    QCOMPARE(problems, QStringList({QStringLiteral("fine"), QStringLiteral("Write a decimal point, not a comma.")}));
    QCOMPARE(line.accessibleDescription(), QStringLiteral("Write a decimal point, not a comma."));
    QVERIFY(!line.value());
}

void TestValueEditors::integersStepWithinTheirRange()
{
    IntegerLine small({ValueKind::Integer, elementTypeOf(ElementKind::Int8)});
    small.setText(QStringLiteral("126"));
    QTest::keyClick(&small, Qt::Key_Up);
    QTest::keyClick(&small, Qt::Key_Up);
    QCOMPARE(small.text(), QStringLiteral("127"));
    IntegerLine any({ValueKind::Integer});
    any.setText(QStringLiteral("9223372036854775807"));
    QTest::keyClick(&any, Qt::Key_Up);
    QCOMPARE(any.text(), QStringLiteral("9223372036854775807"));
    any.setText(QStringLiteral("x"));
    QTest::keyClick(&any, Qt::Key_Down);
    QCOMPARE(any.text(), QStringLiteral("x"));
    any.setText(QStringLiteral("5"));
    QTest::keyClick(&any, Qt::Key_PageDown);
    QCOMPARE(any.text(), QStringLiteral("-5"));
    any.undo(); // a step is one step of the line's own undo
    QCOMPARE(any.text(), QStringLiteral("5"));
}

void TestValueEditors::theDayIsChosenInACalendar()
{
    MomentLine line({ValueKind::DateTime});
    line.setValue(DateTime{{2024, 10, 20}, {22, 8, 9, 500, {}}});
    line.show();
    const auto choose = [&line](const QDate& day) {
        line.findChild<QAction*>(QStringLiteral("calendarAction"))->trigger();
        auto* calendar = line.findChild<QCalendarWidget*>();
        Q_EMIT calendar->clicked(day);
        const bool isGone = QTest::qWaitFor([&line] { return !line.findChild<QMenu*>(); });
        return isGone;
    };
    QVERIFY(choose(QDate(2025, 1, 2)));
    QCOMPARE(line.text(), QStringLiteral("2025-01-02 22:08:09.0005"));
    line.setText(QStringLiteral("soon"));
    QVERIFY(choose(QDate(2025, 1, 2)));
    QCOMPARE(line.text(), QStringLiteral("2025-01-02 00:00"));
    QVERIFY(line.problem().isEmpty());
}

void TestValueEditors::aFixedTypeIsKeptByTheEditor()
{
    const ValueFormat format{ValueKind::Integer, elementTypeOf(ElementKind::UInt16)};
    IntegerLine line(format);
    line.setText(QStringLiteral("65535"));
    const auto value = line.value();
    QVERIFY(value && value->is<NumpyScalar>());
    QCOMPARE(value->getIf<NumpyScalar>()->array->type(), elementTypeOf(ElementKind::UInt16));
    line.setText(QStringLiteral("65536"));
    QCOMPARE(line.problem(), QStringLiteral("65536 does not fit: uint16 holds 0 to 65535."));
}

void TestValueEditors::aTextAreaKeepsWhatIsNotEdited()
{
    TextArea area({ValueKind::Text});
    for (const char* text : {"", "a\nb\n", "a\r\nb", "5\u00a0mW\ttab", "\n\n"}) {
        area.setText(QString::fromUtf8(text));
        QCOMPARE(area.text(), QString::fromUtf8(text));
        QVERIFY(*area.value() == Value(Text{text}));
    }
    area.setText(QStringLiteral("a\r\nb"));
    area.moveCursor(QTextCursor::End);
    QTest::keyClick(&area, Qt::Key_Return);
    QCOMPARE(area.text(), QStringLiteral("a\r\nb\r\n"));
}

void TestValueEditors::theBubbleStaysInTheWindow()
{
    QWidget window;
    window.resize(300, 120);
    auto* line = new ValueLine({ValueKind::List}, &window);
    line->setGeometry(220, 90, 80, 26);
    auto* bubble = new ProblemBubble(line);
    window.show();
    line->setText(QStringLiteral("[1, 2"));
    QVERIFY(bubble->isVisible());
    QVERIFY(window.rect().contains(bubble->geometry()));
    QVERIFY(bubble->geometry().bottom() < line->geometry().top()); // there is no room below
    line->setText(QStringLiteral("[1, 2]"));
    QVERIFY(!bubble->isVisible());
    delete line;
    QTRY_VERIFY(!window.findChild<ProblemBubble*>());
}

void TestValueEditors::theFormKeepsWhatAValueMeans()
{
    ValueForm form;
    form.begin(AttributeStorage::PymodaqJson, Value(Tuple{{std::int64_t{1}, std::int64_t{2}}}));
    QCOMPARE(box(form, "attributeType")->currentText(), QStringLiteral("tuple"));
    box(form, "attributeStorage")->setCurrentIndex(1);
    QCOMPARE(box(form, "attributeType")->currentText(), QStringLiteral("array of int64"));
    QCOMPARE(form.storage(), AttributeStorage::Native);
    QVERIFY(form.value() && form.value()->is<Array>());
    QCOMPARE(form.value()->getIf<Array>()->array->shape(), Shape{2});
    box(form, "attributeType")->setCurrentText(QStringLiteral("str"));
    QVERIFY(*form.value() == Value(Text{"[1, 2]"}));
    box(form, "attributeStorage")->setCurrentIndex(0);
    box(form, "attributeType")->setCurrentText(QStringLiteral("list"));
    QVERIFY(*form.value() == Value(List{{std::int64_t{1}, std::int64_t{2}}}));
    // A width that is not among those to choose from.
    const std::vector<std::byte> half(2);
    form.begin(AttributeStorage::Native,
               Value(NumpyScalar{std::make_shared<const NdArray>(Shape{}, elementTypeOf(ElementKind::Float16), half)}));
    QCOMPARE(box(form, "attributeType")->currentText(), QStringLiteral("float16"));
}

void TestValueEditors::theFormSaysWhatIsWrong()
{
    ValueForm form;
    form.begin(AttributeStorage::PymodaqJson, Value(std::int64_t{1}));
    QSignalSpy changed(&form, &ValueForm::changed);
    auto* line = form.findChild<CheckedLine*>();
    line->setText(QStringLiteral("1x"));
    QVERIFY(!form.value());
    QCOMPARE(changed.count(), 1);
    auto* note = form.findChild<NoteLine*>(QStringLiteral("valueNote"));
    QVERIFY(note->isProblem());
    box(form, "attributeType")->setCurrentText(QStringLiteral("float")); // the last right value goes on
    QVERIFY(!note->isProblem());
    QVERIFY(*form.value() == Value(1.0));
}

void TestValueEditors::noneNeedsNoEditor()
{
    ValueForm form;
    form.begin(AttributeStorage::PymodaqJson, Value(None{}));
    QCOMPARE(box(form, "attributeType")->currentText(), QStringLiteral("None"));
    QVERIFY(!form.findChild<CheckedLine*>() && !form.findChild<TextArea*>());
    QVERIFY(form.value() && form.value()->is<None>());
}

QTEST_MAIN(TestValueEditors)
#include "tst_value_editors.moc"
