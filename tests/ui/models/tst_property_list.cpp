// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/PropertyList.h"

#include <QTest>

using namespace h5scout;
using namespace h5scout::ui;

namespace
{

NodeInfo chunkedArray()
{
    NodeInfo node;
    node.path = "/a/data";
    node.name = "data";
    node.kind = NodeKind::CArray;
    node.dataType.typeClass = TypeClass::Integer;
    node.dataType.byteSize = 2;
    node.dataType.precision = 16;
    node.dataType.isSigned = true;
    node.dataType.order = ByteOrder::Little;
    node.space = {Dataspace::Kind::Simple, {100, 7}, {kUnlimited, 7}};
    node.storage = StorageInfo{StorageInfo::Layout::Chunked, {30, 7}, {}, 700, 1400, {}, QStringLiteral("-1")};
    return node;
}

/// The value of the label, empty if there is none.
Property find(const std::vector<PropertySection>& sections, const QString& label)
{
    for (const PropertySection& section : sections) {
        for (const Property& property : section.properties) {
            if (property.label == label)
                return property;
        }
    }
    return {};
}

QString valueOf(const NodeInfo& node, const char* label)
{
    return find(describeProperties(node), QString::fromLatin1(label)).value;
}

} // namespace

class TestPropertyList : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tellsWhatRowsMean_data()
    {
        QTest::addColumn<RowMeaning>("meaning");
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("stored");
        const QString stored = QStringLiteral("variable-length int16");
        QTest::newRow("numbers") << RowMeaning::Numbers << stored << QString();
        QTest::newRow("PyMoDAQ's strings") << RowMeaning::PickledTexts << QStringLiteral("text (pickle)") << stored;
        QTest::newRow("object") << RowMeaning::PickledObjects << QStringLiteral("Python object (pickle)") << stored;
        QTest::newRow("vlstring") << RowMeaning::Utf8 << QStringLiteral("text (vlstring)") << stored;
        QTest::newRow("vlunicode") << RowMeaning::CodePoints << QStringLiteral("text (vlunicode)") << stored;
    }

    void tellsWhatRowsMean()
    {
        QFETCH(RowMeaning, meaning);
        QFETCH(QString, type);
        QFETCH(QString, stored);
        NodeInfo node = chunkedArray();
        node.kind = NodeKind::VLArray;
        const DataType base = node.dataType;
        node.dataType = DataType();
        node.dataType.typeClass = TypeClass::VLen;
        node.dataType.base = std::make_shared<DataType>(base);
        node.rowMeaning = meaning;
        QCOMPARE(valueOf(node, "Type"), type);
        QCOMPARE(valueOf(node, "Stored as"), stored);
    }

    void tellsShapeAndStorageOfAnArray()
    {
        NodeInfo node = chunkedArray();
        node.storage->filters = {{1, QStringLiteral("deflate"), {4}, false, true}};
        QCOMPARE(valueOf(node, "Path"), QStringLiteral("/a/data"));
        QCOMPARE(valueOf(node, "Kind"), QStringLiteral("CARRAY"));
        QCOMPARE(valueOf(node, "Type"), QStringLiteral("int16"));
        QCOMPARE(valueOf(node, "Shape"), QStringLiteral("(100, 7)"));
        QCOMPARE(valueOf(node, "Maximal shape"), QStringLiteral("(None, 7)"));
        QCOMPARE(valueOf(node, "Elements"), QStringLiteral("700"));
        QCOMPARE(valueOf(node, "Chunk shape"), QStringLiteral("(30, 7)"));
        QCOMPARE(valueOf(node, "Chunks"), QStringLiteral("4"));
        QCOMPARE(valueOf(node, "Filter"), QStringLiteral("deflate (4)"));
        QCOMPARE(valueOf(node, "Compression"), QStringLiteral("2.00 : 1"));
        QCOMPARE(valueOf(node, "Fill value"), QStringLiteral("-1"));
    }

    void aMissingFilterIsAWarningThatHelps()
    {
        NodeInfo node = chunkedArray();
        node.storage->filters = {{32001, QStringLiteral("blosc"), {2, 2}, false, false}};
        const Property filter = find(describeProperties(node), QStringLiteral("Filter"));
        QVERIFY(filter.isWarning);
        QVERIFY(filter.value.startsWith(QStringLiteral("blosc (2, 2) is not available here: filter number 32001.")));
        QVERIFY(filter.value.contains(QStringLiteral("HDF5_PLUGIN_PATH")));
    }

    void whatIsNotKnownIsLeftOut()
    {
        NodeInfo node;
        node.path = "/link";
        node.name = "link";
        node.kind = NodeKind::ExternalLink;
        node.link = LinkKind::External;
        node.linkFile = "other.h5";
        node.linkTarget = "/x";
        QCOMPARE(valueOf(node, "Link target"), QStringLiteral("other.h5::/x"));
        QCOMPARE(valueOf(node, "Hard links"), QString());
        for (const PropertySection& section : describeProperties(node)) {
            QVERIFY2(!section.properties.empty(), qPrintable(section.title));
            QVERIFY2(section.title != QStringLiteral("Storage"), "a link is not stored anywhere");
        }
    }

    void countsThatDoNotFitAreSaidInWords()
    {
        NodeInfo node = chunkedArray();
        node.space.shape = {1ULL << 40, 1ULL << 40};
        QCOMPARE(valueOf(node, "Elements"), QStringLiteral("more than 64 bits can count"));
        node.storage->chunkShape = {0, 1};
        QCOMPARE(valueOf(node, "Chunks"), QString());
    }

    void aBrokenNodeSaysWhy()
    {
        NodeInfo node;
        node.path = "/x";
        node.name = "x";
        node.error = UserError{QStringLiteral("Could not read /x."), QStringLiteral("It is damaged."), {}, {}};
        const Property problem = find(describeProperties(node), QStringLiteral("Problem"));
        QVERIFY(problem.isWarning);
        QVERIFY(problem.value.contains(QStringLiteral("It is damaged.")));
    }

    void groupTypesAreExplained()
    {
        NodeInfo node;
        node.kind = NodeKind::Group;
        node.groupType = GroupType::scan;
        node.childCount = 3;
        QCOMPARE(valueOf(node, "PyMoDAQ"), QStringLiteral("scan: a scan"));
        QCOMPARE(valueOf(node, "Holds"), QStringLiteral("3 nodes"));
    }

    void theFileTellsByWhichDoorItWasOpened()
    {
        FileInfo file;
        file.byteCount = 2048;
        file.hdf5Version = QStringLiteral("1.10.8");
        file.superblockVersion = 2;
        file.door = FileInfo::Door::Cut;
        const std::vector<PropertySection> sections = {describeFile(QStringLiteral("/data/run.h5"), file)};
        QCOMPARE(find(sections, QStringLiteral("File")).value, QStringLiteral("/data/run.h5"));
        QVERIFY(find(sections, QStringLiteral("Opened")).isWarning);
        QVERIFY(find(sections, QStringLiteral("Opened")).value.contains(QStringLiteral("cut short")));
        QCOMPARE(find(sections, QStringLiteral("PyMoDAQ")).value, QString());
        file.door = FileInfo::Door::Plain;
        QVERIFY(!find({describeFile({}, file)}, QStringLiteral("Opened")).isWarning);
    }

    void becomesLinesForTheClipboard()
    {
        const std::vector<PropertySection> sections = {
            {QStringLiteral("A"), {{QStringLiteral("one"), QStringLiteral("1")}}},
            {QStringLiteral("B"), {{QStringLiteral("two"), QStringLiteral("2")}}}};
        QCOMPARE(toText(sections), QStringLiteral("one\t1\n\ntwo\t2"));
    }
};

QTEST_APPLESS_MAIN(TestPropertyList)
#include "tst_property_list.moc"
