// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/CommandLine.h"

#include <QTest>

using namespace h5scout;

namespace
{

CommandLine parse(const char* arguments)
{
    QStringList list{QStringLiteral("h5scout")};
    list.append(QString::fromUtf8(arguments).split(QLatin1Char(' '), Qt::SkipEmptyParts));
    return parseCommandLine(list);
}

} // namespace

class TestCommandLine : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothingIsAskedForByDefault()
    {
        const CommandLine line = parse("");
        QCOMPARE(line.error, QString());
        QVERIFY(line.targets.isEmpty());
        QVERIFY(line.screenshot.isEmpty() && line.view.isEmpty() && line.theme.isEmpty() && line.trace.isEmpty());
        QVERIFY(!line.windowSize.isValid());
        QVERIFY(!line.quitWhenIdle && !line.showHelp && !line.showVersion);
    }

    void targetsKeepTheirOrder()
    {
        const CommandLine line = parse("b.h5 a.h5::/scan --quit-when-idle c.h5");
        QCOMPARE(line.error, QString());
        const QStringList expected{QStringLiteral("b.h5"), QStringLiteral("a.h5::/scan"), QStringLiteral("c.h5")};
        QCOMPARE(line.targets, expected);
        QVERIFY(line.quitWhenIdle);
    }

    void recoveryTakesOneFileAndNothingElse()
    {
        QCOMPARE(parse("--recover a.h5").recover, QStringLiteral("a.h5"));
        QCOMPARE(parse("--recover a.h5").error, QString());
        QVERIFY(!parse("--recover a.h5 b.h5").error.isEmpty());
        QVERIFY(!parse("--recover").error.isEmpty());
        QVERIFY(!parse("--recover=").error.isEmpty());
    }

    void whatFollowsTwoDashesIsATarget()
    {
        const CommandLine line = parse("-- --help -v");
        QCOMPARE(line.error, QString());
        QCOMPARE(line.targets, (QStringList{QStringLiteral("--help"), QStringLiteral("-v")}));
        QVERIFY(!line.showHelp && !line.showVersion);
    }

    void optionsTakeTheirValues()
    {
        const CommandLine line =
            parse("--screenshot shot.png --size=1280x800 --view properties --theme dark --trace t.json a.h5");
        QCOMPARE(line.error, QString());
        QCOMPARE(line.screenshot, QStringLiteral("shot.png"));
        QCOMPARE(line.windowSize, QSize(1280, 800));
        QCOMPARE(line.view, QStringLiteral("properties"));
        QCOMPARE(line.theme, QStringLiteral("dark"));
        QCOMPARE(line.trace, QStringLiteral("t.json"));
        QCOMPARE(line.targets, QStringList{QStringLiteral("a.h5")});
    }

    void helpAndVersionHaveShortNames()
    {
        QVERIFY(parse("-h").showHelp);
        QVERIFY(parse("--help").showHelp);
        QVERIFY(parse("-v").showVersion);
        QVERIFY(parse("--version").showVersion);
    }

    void helpNamesTheProgramAndEveryOption()
    {
        const QString help = parse("--help").helpText;
        for (const char* part : {"Usage: h5scout [options]", "FILE[::/node]", "--screenshot <FILE.png>", "--size <WxH>",
                                 "--view <NAME>", "--theme <NAME>", "--trace <FILE.json>", "--quit-when-idle"})
            QVERIFY2(help.contains(QLatin1String(part)), qPrintable(help));
    }

    void mistakesAreSentences_data()
    {
        QTest::addColumn<QString>("part");
        QTest::newRow("--nonsense") << QStringLiteral("'nonsense'");
        QTest::newRow("-x") << QStringLiteral("'x'");
        QTest::newRow("--size") << QStringLiteral("'--size'");
        QTest::newRow("--trace scan.h5") << QStringLiteral("ends in .json");
        QTest::newRow("--screenshot scan.h5 scan.h5") << QStringLiteral("ends in .png");
        QTest::newRow("--trace") << QStringLiteral("'--trace'");
        QTest::newRow("--help=yes") << QStringLiteral("'--help'");
        QTest::newRow("--theme pink") << QStringLiteral("--theme is system, light or dark.");
        QTest::newRow("--theme Dark") << QStringLiteral("--theme is system, light or dark.");
        for (const char* size : {"--size 1280", "--size 1280x", "--size x800", "--size 1280x800x3", "--size widexhigh",
                                 "--size -1280x800", "--size 199x800", "--size 1280x149", "--size 16385x800",
                                 "--size 1280x16385", "--size 99999999999x800", "--size 1280X800", "--size="})
            QTest::newRow(size) << QStringLiteral("--size wants two numbers of pixels");
    }
    void mistakesAreSentences()
    {
        QFETCH(QString, part);
        const CommandLine line = parse(QTest::currentDataTag());
        QVERIFY2(line.error.contains(part), qPrintable(line.error));
        QVERIFY2(line.error.endsWith(QLatin1Char('.')), qPrintable(line.error));
    }

    void sizesReachFromSmallToHuge()
    {
        QCOMPARE(parse("--size 200x150").windowSize, QSize(200, 150));
        QCOMPARE(parse("--size 16384x16384").windowSize, QSize(16384, 16384));
    }

    void everyThemeIsUnderstood()
    {
        for (const char* theme : {"system", "light", "dark"}) {
            const CommandLine line = parse(QByteArray("--theme ") + theme);
            QCOMPARE(line.error, QString());
            QCOMPARE(line.theme, QString::fromLatin1(theme));
        }
    }
};

QTEST_APPLESS_MAIN(TestCommandLine)
#include "tst_command_line.moc"
