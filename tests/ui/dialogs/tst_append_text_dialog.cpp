// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/AppendTextDialog.h"

#include <QDateTime>
#include <QPlainTextEdit>
#include <QSignalSpy>

#include "DialogTest.h"

using namespace h5scout;
using namespace h5scout::ui;

class TestAppendTextDialog : public QObject, private test::DialogTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init()
    {
        begin();
        m_append = std::make_unique<AppendTextDialog>(target(IsLog::Yes));
        m_asked = std::make_unique<QSignalSpy>(m_append.get(), &AppendTextDialog::requested);
        open(m_append.get());
    }
    void cleanup() { m_append.reset(); }

    void appendsALineOfALog();
    void appendsATextAsItIs();
    void remembersWhetherItIsALog();
    void aTextThatIsNoLogHasNoTime();
    void looksAsItShould();

private:
    enum class IsLog : bool { No, Yes };
    static AppendTarget target(IsLog isLog)
    {
        return {"/RawData/Logger", NodeKind::StringArray, {}, {}, 41, isLog == IsLog::Yes};
    }
    void typeText(const char* text) { QTest::keyClicks(field("appendText"), QLatin1String(text)); }
    AppendText asked() const { return m_asked->at(0).at(0).value<AppendText>(); }

    std::unique_ptr<AppendTextDialog> m_append;
    std::unique_ptr<QSignalSpy> m_asked;
};

void TestAppendTextDialog::appendsALineOfALog()
{
    QCOMPARE(note(), QStringLiteral("Type the text to append."));
    QVERIFY(!acceptButton()->isEnabled());
    const QDateTime before = QDateTime::currentDateTime().addSecs(-1);
    typeText("laser on");
    QVERIFY(note().startsWith(QStringLiteral("Appends text 41: 2")));
    QTest::keyClick(field("appendText"), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(m_asked->count(), 1);
    QCOMPARE(asked().path, QByteArray("/RawData/Logger"));
    const QString text = asked().text;
    const QDateTime when = QDateTime::fromString(text.section(QLatin1Char(' '), 0, 0), Qt::ISODate);
    QVERIFY2(before <= when && when <= QDateTime::currentDateTime(), qPrintable(text));
    QVERIFY(text.endsWith(QStringLiteral(" laser on")));
}

void TestAppendTextDialog::appendsATextAsItIs()
{
    click("appendTime");
    typeText("two ");
    QTest::keyClick(field("appendText"), Qt::Key_Return); // a line break of the text
    typeText(" lines");
    QCOMPARE(m_asked->count(), 0);
    click("formAccept");
    QCOMPARE(asked().text, QStringLiteral("two \n lines"));
}

void TestAppendTextDialog::remembersWhetherItIsALog()
{
    click("appendTime");
    const AppendTextDialog again(target(IsLog::Yes));
    QVERIFY(!again.findChild<QAbstractButton*>(QStringLiteral("appendTime"))->isChecked());
}

void TestAppendTextDialog::aTextThatIsNoLogHasNoTime()
{
    const AppendTextDialog other(target(IsLog::No));
    auto* hasTime = other.findChild<QAbstractButton*>(QStringLiteral("appendTime"));
    QVERIFY(!hasTime->isChecked());
    hasTime->click();
    const AppendTextDialog again(target(IsLog::No));
    QVERIFY(again.findChild<QAbstractButton*>(QStringLiteral("appendTime"))->isChecked());
}

void TestAppendTextDialog::looksAsItShould()
{
    takePictures("text-empty");
    typeText("Changed the objective to 50x, the scan before is out of focus.");
    takePictures("text");
}

Q_DECLARE_METATYPE(h5scout::AppendText)

QTEST_MAIN(TestAppendTextDialog)
#include "tst_append_text_dialog.moc"
