// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/ShownText.h"

#include <QTest>

using namespace h5scout::ui;

class TestShownText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsNoUtf8IsSeen();
    void controlCharactersAreSeen_data();
    void controlCharactersAreSeen();
    void rowsAreOneLine();
    void longRowsAreCut();
    void noCharacterIsCutInTwo();
    void longTextsAreCut();
    void longLinesAreCut();
};

void TestShownText::whatIsNoUtf8IsSeen()
{
    QCOMPARE(decodedText("a\xff"
                         "b"),
             QStringLiteral("a\uFFFDb"));
    QCOMPARE(decodedText("\xef\xbb\xbfmark"), QStringLiteral("mark"));
    QCOMPARE(decodedText("\xc3\xa9"), QStringLiteral("é"));
}

void TestShownText::controlCharactersAreSeen_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("row");
    QTest::addColumn<QString>("lines");
    const auto add = [](const char* name, const QString& text, const QString& row, const QString& lines) {
        QTest::newRow(name) << text << row << lines;
    };
    add("line break", QStringLiteral("a\nb"), QStringLiteral("a\u240Ab"), QStringLiteral("a\nb"));
    add("Windows' line break", QStringLiteral("a\r\nb"), QStringLiteral("a\u240D\u240Ab"), QStringLiteral("a\nb"));
    add("carriage return", QStringLiteral("a\rb"), QStringLiteral("a\u240Db"), QStringLiteral("a\u240Db"));
    add("tab", QStringLiteral("a\tb"), QStringLiteral("a\u2409b"), QStringLiteral("a\tb"));
    add("zero", QString(QChar(0)), QStringLiteral("\u2400"), QStringLiteral("\u2400"));
    add("escape", QStringLiteral("\x1b[1m"), QStringLiteral("\u241B[1m"), QStringLiteral("\u241B[1m"));
    add("delete", QStringLiteral("\x7f"), QStringLiteral("\u2421"), QStringLiteral("\u2421"));
    add("C1", QString(QChar(0x9b)), QStringLiteral("\uFFFD"), QStringLiteral("\uFFFD"));
    add("right-to-left override", QString(QChar(0x202e)), QStringLiteral("\uFFFD"), QStringLiteral("\uFFFD"));
    add("paragraph separator", QString(QChar(0x2029)), QStringLiteral("\u240A"), QStringLiteral("\u240A"));
    add("plain", QStringLiteral("é µ 日本"), QStringLiteral("é µ 日本"), QStringLiteral("é µ 日本"));
}

void TestShownText::controlCharactersAreSeen()
{
    QFETCH(QString, text);
    QFETCH(QString, row);
    QFETCH(QString, lines);
    QCOMPARE(shownRow(text).text, row);
    QCOMPARE(shownLines(text).text, lines);
}

void TestShownText::rowsAreOneLine()
{
    QVERIFY(!shownRow(QStringLiteral("a\nb\r\nc\n")).text.contains(QLatin1Char('\n')));
    QCOMPARE(shownRow(QString()).text, QString());
}

void TestShownText::longRowsAreCut()
{
    const ShownText shown = shownRow(QString(25'000, QLatin1Char('x')));
    QCOMPARE(shown.text.size(), 10'000);
    QCOMPARE(shown.missingCharacters, 15'000);
}

void TestShownText::noCharacterIsCutInTwo()
{
    const QString smile = QString::fromUtf8("\xf0\x9f\x98\x80"); // two code units
    const ShownText shown = shownRow(QStringLiteral("abc") + smile, 4);
    QCOMPARE(shown.text, QStringLiteral("abc"));
    QCOMPARE(shown.missingCharacters, 2);
}

void TestShownText::longTextsAreCut()
{
    const QString line = QString(99, QLatin1Char('x')) + QLatin1Char('\n');
    const QString text = line.repeated(20'000);
    const ShownText shown = shownLines(text);
    QCOMPARE(shown.text.size(), 1 << 20);
    QCOMPARE(shown.missingCharacters, text.size() - (1 << 20));
    QCOMPARE(shown.cutLines, 0);
}

void TestShownText::longLinesAreCut()
{
    const ShownText shown =
        shownLines(QStringLiteral("first\n") + QString(50'000'000, QLatin1Char('w')) + QStringLiteral("\nlast"));
    QCOMPARE(shown.text, QStringLiteral("first\n") + QString(10'000, QLatin1Char('w')) + QChar(0x2026));
    QCOMPARE(shown.cutLines, 1);
    QVERIFY(shown.missingCharacters > 48'000'000);
    QCOMPARE(shownLines(QStringLiteral("a\n\nb\n")).text, QStringLiteral("a\n\nb\n"));
}

QTEST_GUILESS_MAIN(TestShownText)
#include "tst_shown_text.moc"
