// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/value/Names.h"

#include <QByteArray>
#include <QTest>

using namespace h5scout;

class TestNames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesOfNodes_data();
    void namesOfNodes();
    void namesOfAttributesMayHoldSlashes();
    void formatAttributes_data();
    void formatAttributes();
};

void TestNames::namesOfNodes_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("fault"); // part of the sentence; empty: none
    QTest::newRow("plain") << QByteArray("Scan000") << QByteArray();
    QTest::newRow("accents") << QByteArray("Étude \xf0\x9f\x98\x80 1") << QByteArray();
    QTest::newRow("dots in it") << QByteArray("a.b..c") << QByteArray();
    QTest::newRow("three dots") << QByteArray("...") << QByteArray();
    QTest::newRow("line break") << QByteArray("a\nb") << QByteArray();
    QTest::newRow("longest") << QByteArray(60'000, 'a') << QByteArray();
    QTest::newRow("underscores") << QByteArray("__") << QByteArray();
    QTest::newRow("empty") << QByteArray() << QByteArray("empty");
    QTest::newRow("dot") << QByteArray(".") << QByteArray("'.' is no name");
    QTest::newRow("two dots") << QByteArray("..") << QByteArray("'..' is no name");
    QTest::newRow("slash") << QByteArray("a/b") << QByteArray("slash");
    QTest::newRow("NUL") << QByteArray("a\0b", 3) << QByteArray("NUL");
    QTest::newRow("Latin-1") << QByteArray("\xe9tude") << QByteArray("UTF-8");
    QTest::newRow("leading space") << QByteArray(" a") << QByteArray("space");
    QTest::newRow("trailing space") << QByteArray("a ") << QByteArray("space");
    QTest::newRow("too long") << QByteArray(60'001, 'a') << QByteArray("60001 bytes");
    QTest::newRow("hidden") << QByteArray("_p_transactions") << QByteArray("begin with _p_");
    QTest::newRow("index") << QByteArray("_i_table") << QByteArray("begin with _i_");
    QTest::newRow("members") << QByteArray("__members__") << QByteArray("double underscores");
}

void TestNames::namesOfNodes()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, fault);
    const auto found = nodeNameFault({name.constData(), static_cast<std::size_t>(name.size())});
    QCOMPARE(found.has_value(), !fault.isEmpty());
    if (found)
        QVERIFY2(QByteArray::fromStdString(*found).contains(fault), found->c_str());
}

void TestNames::namesOfAttributesMayHoldSlashes()
{
    QVERIFY(!attributeNameFault("m/s"));
    QVERIFY(!attributeNameFault("."));
    QVERIFY(!attributeNameFault(" a"));
    QVERIFY(attributeNameFault(""));
    QVERIFY(attributeNameFault(std::string_view("a\0", 2)));
    QVERIFY(attributeNameFault("\xff"));
    QVERIFY(attributeNameFault("\xed\xa0\xbd")); // a lone surrogate
}

void TestNames::formatAttributes_data()
{
    QTest::addColumn<NodeKind>("kind");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<bool>("isFormat");
    QTest::newRow("CLASS of a group") << NodeKind::Group << QByteArray("CLASS") << true;
    QTest::newRow("TITLE of a group") << NodeKind::Group << QByteArray("TITLE") << false;
    QTest::newRow("type of a group") << NodeKind::Group << QByteArray("type") << false;
    QTest::newRow("backend of a group") << NodeKind::Group << QByteArray("backend") << true;
    QTest::newRow("shape of a group") << NodeKind::Group << QByteArray("shape") << false;
    QTest::newRow("shape of an EArray") << NodeKind::EArray << QByteArray("shape") << true;
    QTest::newRow("subdtype of a log") << NodeKind::StringArray << QByteArray("subdtype") << true;
    QTest::newRow("dtype of plain HDF5") << NodeKind::Array << QByteArray("dtype") << false;
    QTest::newRow("backend of plain HDF5") << NodeKind::Array << QByteArray("backend") << false;
    QTest::newRow("scale") << NodeKind::Array << QByteArray("DIMENSION_LIST") << true;
    QTest::newRow("units") << NodeKind::CArray << QByteArray("units") << false;
    QTest::newRow("column") << NodeKind::Table << QByteArray("FIELD_12_NAME") << true;
    QTest::newRow("column of no table") << NodeKind::Group << QByteArray("FIELD_12_NAME") << false;
    QTest::newRow("no column") << NodeKind::Table << QByteArray("FIELD_x_NAME") << false;
    QTest::newRow("no column number") << NodeKind::Table << QByteArray("FIELD__NAME") << false;
}

void TestNames::formatAttributes()
{
    QFETCH(NodeKind, kind);
    QFETCH(QByteArray, name);
    QFETCH(bool, isFormat);
    QCOMPARE(isFormatAttribute(kind, name.toStdString()), isFormat);
}

QTEST_GUILESS_MAIN(TestNames)
#include "tst_names.moc"
