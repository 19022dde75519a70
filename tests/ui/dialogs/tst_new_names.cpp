// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/NewNames.h"

#include <vector>

#include <QTest>

using namespace h5scout;
using namespace h5scout::ui;

class TestNewNames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void proposesTheNextFreeName_data();
    void proposesTheNextFreeName();
    void numbersArrays();
    void saysWhatIsWrongWithAName();
    void capitalisesAsPymodaqDoes();
};

void TestNewNames::proposesTheNextFreeName_data()
{
    QTest::addColumn<GroupType>("type");
    QTest::addColumn<std::vector<std::string>>("existing");
    QTest::addColumn<QString>("name");
    const auto row = [](const char* name, GroupType type, std::vector<std::string> existing, const char* expected) {
        QTest::newRow(name) << type << std::move(existing) << QString::fromLatin1(expected);
    };
    row("the first scan", GroupType::scan, {"Logger"}, "Scan000");
    row("after the largest", GroupType::scan, {"Scan001", "Scan010", "Scan002"}, "Scan011");
    row("beyond three digits", GroupType::scan, {"Scan999", "Scan1000"}, "Scan1001");
    row("others with the prefix", GroupType::data, {"Data2D", "DataND", "Data"}, "Data000");
    row("no number", GroupType::detector, {"Detector-01", "Detector 1", "Detector99999999999999"}, "Detector000");
    row("channels", GroupType::ch, {"CH00", "CH01", "Ch007"}, "CH02");
    row("loggers", GroupType::data_logger, {}, "Data_logger000");
}

void TestNewNames::proposesTheNextFreeName()
{
    QFETCH(GroupType, type);
    QFETCH(std::vector<std::string>, existing);
    QTEST(QString::fromStdString(nextGroupName(type, existing)), "name");
}

void TestNewNames::numbersArrays()
{
    const std::vector<std::string> existing{"Data00", "Axis00", "Data07"};
    QCOMPARE(nextNumberedName("Data", 2, existing), std::string("Data08"));
    QCOMPARE(nextNumberedName("Bkg", 2, existing), std::string("Bkg00"));
}

void TestNewNames::saysWhatIsWrongWithAName()
{
    const std::vector<std::string> existing{"Scan000"};
    QCOMPARE(newNameProblem("Scan001", existing), std::string());
    QCOMPARE(newNameProblem("Scan000", existing), std::string("There is a node of that name already."));
    QVERIFY(newNameProblem("", existing).find("empty") != std::string::npos);
    QVERIFY(newNameProblem("a/b", existing).find("slash") != std::string::npos);
}

void TestNewNames::capitalisesAsPymodaqDoes()
{
    QCOMPARE(pymodaqGroupName("my group"), std::string("My group"));
    QCOMPARE(pymodaqGroupName("0x"), std::string("0x"));
    QCOMPARE(pymodaqGroupName(""), std::string());
}

QTEST_APPLESS_MAIN(TestNewNames)
#include "tst_new_names.moc"
