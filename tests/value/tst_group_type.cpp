// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestText.h"
#include "h5scout/value/Error.h"
#include "h5scout/value/GroupType.h"

#include <QTest>

using namespace h5scout;

namespace
{

QByteArray nameOf(std::optional<GroupType> type)
{
    return type ? bytesOf(toString(*type)) : QByteArray("(none)");
}

template <std::size_t N>
QList<QByteArray> listOf(const char* const (&names)[N])
{
    return {std::begin(names), std::end(names)};
}

QList<QByteArray> listOf(std::span<const std::string_view> names)
{
    QList<QByteArray> list;
    for (const std::string_view name : names)
        list.append(bytesOf(name));
    return list;
}

} // namespace

class TestGroupType : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    /// The numbers are in files of PyMoDAQ too, so the order counts.
    // Proves: GroupType, GroupType.*, SaveType, SaveType.*, (GroupType.name), (GroupType.names()), (SaveType.names())
    void spellingsAndNumbersAreThoseOfPymodaq()
    {
        QCOMPARE(listOf(groupTypeNames()),
                 listOf({"detector", "actuator", "data", "ch", "scan", "external_h5", "data_dim", "data_logger"}));
        QCOMPARE(listOf(saveTypeNames()), listOf({"scan", "detector", "logger", "custom", "actuator", "optimizer"}));
        QCOMPARE(bytesOf(toString(GroupType::detector)), QByteArray("detector"));
        QCOMPARE(bytesOf(toString(GroupType::external_h5)), QByteArray("external_h5"));
        QCOMPARE(bytesOf(toString(GroupType::data_logger)), QByteArray("data_logger"));
        QCOMPARE(bytesOf(toString(SaveType::scan)), QByteArray("scan"));
        QCOMPARE(bytesOf(toString(SaveType::optimizer)), QByteArray("optimizer"));
    }

    void everySpellingIsFoundInEitherCase()
    {
        for (std::size_t number = 0; number < groupTypeNames().size(); ++number) {
            const QByteArray name = bytesOf(groupTypeNames()[number]);
            const auto type = static_cast<GroupType>(number);
            QVERIFY2(findGroupType(viewOf(name)) == type, name);
            QVERIFY2(findGroupType(viewOf(name.toUpper())) == type, name);
        }
        for (std::size_t number = 0; number < saveTypeNames().size(); ++number) {
            const QByteArray name = bytesOf(saveTypeNames()[number]);
            const auto type = static_cast<SaveType>(number);
            QVERIFY2(findSaveType(viewOf(name)) == type, name);
            QVERIFY2(findSaveType(viewOf(name.toUpper())) == type, name);
        }
    }

    void numbersThatAreNoTypeAreRefused()
    {
        QVERIFY_THROWS_EXCEPTION(Error, toString(static_cast<GroupType>(50)));
        QVERIFY_THROWS_EXCEPTION(Error, toString(static_cast<SaveType>(6)));
    }

    void otherSpellingsAreNone()
    {
        for (const char* name : {"", "dataset", "data ", "detectors", "data dim", "d\xc3\xa9tector"}) {
            QVERIFY2(!findGroupType(name).has_value(), name);
            QVERIFY2(!findSaveType(name).has_value(), name);
        }
        QVERIFY(!findSaveType("ch").has_value());
        QVERIFY(!findGroupType("logger").has_value());
    }

    void namesOfPymodaqMeanAType_data()
    {
        QTest::addColumn<QByteArray>("type");
        for (const char* name : {"Data0D", "Data1D", "Data2D", "DataND"})
            QTest::newRow(name) << QByteArray("data_dim");
        for (const char* name : {"CH00", "CH7", "CH123", "Ch000"})
            QTest::newRow(name) << QByteArray("ch");
        for (const char* name : {"", "C", "CH", "Ch", "ch00", "cH00", "CH0a", "CH 0", "CH-1", "CH00 ", "XCH00",
                                 "Data3D", "data0D", "Data0D0", "Data", "Data00", "Scan000", "Detector000"})
            QTest::newRow(name) << QByteArray("(none)");
    }
    void namesOfPymodaqMeanAType()
    {
        QFETCH(QByteArray, type);
        QCOMPARE(nameOf(groupTypeMeantByName(QTest::currentDataTag())), type);
    }
};

QTEST_APPLESS_MAIN(TestGroupType)
#include "tst_group_type.moc"
