// SPDX-License-Identifier: GPL-3.0-or-later
#include "Ending.h"
#include "FakeWorkerFile.h"
#include "h5scout/client/FileClient.h"

#include <QRegularExpression>
#include <QTest>

#include <cmath>
#include <memory>
#include <numeric>

using namespace h5scout;
using namespace h5scout::test;

/// What the window gets from an honest worker: every kind of answer, with its stages.
class TestAnswers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup()
    {
        m_client.reset();
        settle();
    }

    void childrenComeByPages();
    void aBrokenChildIsARowWithAnError();
    void aDescriptionHoldsTheStorage();
    void attributesBearValuesOrErrors();
    void elementsAreThoseOfTheRanges();
    void textsAreReadAsElements();
    void aSelectionOutsideTheArrayIsRefused();
    void theStagesOfAnEnvelopeArePutTogether();
    void anEnvelopeLooksAlongItsDimension();
    void theStagesOfAnImageArePutTogether();
    void anImageIsThinnedOut();
    void aBackgroundIsSubtractedAndErrorsGiveLimits();
    void statisticsDescribeASelection();
    void aProjectionReducesAnArray();
    void aWalkVisitsEveryNodeByPages();
    void dataBringTheirAxes();

private:
    FakeWorkerFile m_file;
    std::unique_ptr<FileClient> m_client;
};

void TestAnswers::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_file = FakeWorkerFile();
    m_client = std::make_unique<FileClient>(QStringLiteral("/data/run_042.h5"), m_file.factory());
    QVERIFY(openAndWait(*m_client));
}

void TestAnswers::childrenComeByPages()
{
    for (const char* const name : {"/z", "/a", "/m", "/b", "/y"})
        m_file.addGroup(name);
    m_file.node("/m").groupType = GroupType::scan;
    m_file.node("/m").title = "Scan \xE2\x84\x96 1";
    const Ending<ChildPage> page = m_client->children("/", 2, 2);
    QTRY_VERIFY(page.hasValue());
    QCOMPARE(page.value().offset, 2u);
    QCOMPARE(page.value().total, 5u);
    QCOMPARE(page.value().children.size(), 2u);
    const NodeInfo& scan = page.value().children.front();
    QCOMPARE(scan.path, "/m");
    QCOMPARE(scan.name, "m");
    QVERIFY(scan.kind == NodeKind::Group);
    QVERIFY(scan.groupType == GroupType::scan);
    QCOMPARE(scan.title, QStringLiteral("Scan № 1"));
    QCOMPARE(scan.childCount, 0u);
    QVERIFY(!scan.storage);

    const Ending<ChildPage> behind = m_client->children("/", 7, 2);
    QTRY_VERIFY(behind.hasValue());
    QVERIFY(behind.value().children.empty());
}

void TestAnswers::aBrokenChildIsARowWithAnError()
{
    m_file.addGroup("/good");
    m_file.addNode("/bad", NodeKind::Unknown).error = "Its object header is damaged.";
    FakeNode& link = m_file.addNode("/link", NodeKind::ExternalLink);
    link.link = LinkKind::External;
    link.linkFile = "other.h5";
    link.linkTarget = "/x";
    const Ending<ChildPage> page = m_client->children("/", 0, 10);
    QTRY_VERIFY(page.hasValue());
    const std::vector<NodeInfo>& rows = page.value().children;
    QVERIFY(!rows[0].error);
    QVERIFY(rows[1].error);
    QCOMPARE(rows[1].error->sentence(),
             QStringLiteral("Could not open the object at /bad in run_042.h5. Its object header is damaged."));
    QVERIFY(rows[2].kind == NodeKind::ExternalLink);
    QCOMPARE(rows[2].linkFile, "other.h5");
    QCOMPARE(rows[2].linkTarget, "/x");
}

void TestAnswers::aDescriptionHoldsTheStorage()
{
    FakeNode& array = m_file.addArray("/d", {2, 3}, {1, 2, 3, 4, 5, 6});
    array.units = "mV";
    array.chunkShape = {1, 3};
    array.maximalShape = {kUnlimited, 3};
    const Ending<NodeInfo> node = m_client->describe("/d");
    QTRY_VERIFY(node.hasValue());
    QCOMPARE(node.value().units, QStringLiteral("mV"));
    QCOMPARE(node.value().space.kind, Dataspace::Kind::Simple);
    QCOMPARE(node.value().space.shape, (Shape{2, 3}));
    QCOMPARE(node.value().space.maximalShape, (Shape{kUnlimited, 3}));
    QCOMPARE(QString::fromStdString(describeType(node.value().dataType)), QStringLiteral("float64"));
    QVERIFY(node.value().storage);
    QCOMPARE(node.value().storage->layout, StorageInfo::Layout::Chunked);
    QCOMPARE(node.value().storage->chunkShape, (Shape{1, 3}));
    QCOMPARE(node.value().storage->storedBytes, 48u);
}

void TestAnswers::attributesBearValuesOrErrors()
{
    m_file.addAttribute("/", "author", Text{"Ada"});
    m_file.addAttribute("/", "settings", Dict{{{Text{"gain"}, std::int64_t{3}}}}).encoding =
        AttributeInfo::Encoding::PymodaqJson;
    m_file.addAttribute("/", "broken", None{}).error = "The heap is damaged.";
    const Ending<AttributePage> page = m_client->attributes("/", 0, 10);
    QTRY_VERIFY(page.hasValue());
    const std::vector<AttributeInfo>& rows = page.value().attributes;
    QCOMPARE(rows.size(), 3u);
    QCOMPARE(rows[0].name, "author");
    QVERIFY(rows[0].value == Value(Text{"Ada"}));
    QCOMPARE(rows[1].encoding, AttributeInfo::Encoding::PymodaqJson);
    QVERIFY(rows[1].value == Value(Dict{{{Text{"gain"}, std::int64_t{3}}}}));
    QVERIFY(rows[2].error);
    QCOMPARE(rows[2].error->why, QStringLiteral("The heap is damaged."));
    QVERIFY(rows[2].value.is<None>());
}

void TestAnswers::elementsAreThoseOfTheRanges()
{
    std::vector<double> values(24);
    std::iota(values.begin(), values.end(), 0);
    m_file.addArray("/d", {4, 6}, values);
    const Ending<ArrayBlock> block = m_client->readArray("/d", {{1, 2, 2}, {2, 3, 1}});
    QTRY_VERIFY(block.hasValue());
    QCOMPARE(block.value().array.shape(), (Shape{2, 3}));
    std::vector<double> read;
    for (std::size_t i = 0; i < block.value().array.size(); ++i)
        read.push_back(block.value().array.toDouble(i));
    QCOMPARE(read, (std::vector<double>{8, 9, 10, 20, 21, 22}));
}

void TestAnswers::textsAreReadAsElements()
{
    m_file.addArray("/t", NdArray(Shape{3}, {"a", "b", "c"}));
    const Ending<ArrayBlock> block = m_client->readArray("/t", {{1, 2, 1}});
    QTRY_VERIFY(block.hasValue());
    QCOMPARE(block.value().array.toText(0), std::string("b"));
    QCOMPARE(block.value().array.toText(1), std::string("c"));
}

void TestAnswers::aSelectionOutsideTheArrayIsRefused()
{
    m_file.addArray("/d", {2}, {1, 2});
    const Ending<ArrayBlock> block = m_client->readArray("/d", {{1, 2, 1}});
    QTRY_VERIFY(block.hasError());
    QCOMPARE(block.error().what, QStringLiteral("Could not read the elements at /d in run_042.h5."));
    QCOMPARE(block.error().why, QStringLiteral("The selection goes beyond the array."));
}

void TestAnswers::theStagesOfAnEnvelopeArePutTogether()
{
    m_file.addArray("/d", {8}, {0, 1, 5, 2, -3, 4, 9, 7});
    const Ending<Envelope> envelope = m_client->envelope({.path = "/d", .columns = 4});
    QTRY_VERIFY(envelope.hasValue());
    QCOMPARE(envelope.parts.size(), 1u);
    const Envelope& part = envelope.parts.front();
    QCOMPARE(part.columns(), 4u);
    QCOMPARE(part.samplesRead, 4u);
    QCOMPARE(part.maximum[1], 5.0);
    QVERIFY(std::isnan(part.minimum[2]) && std::isnan(part.maximum[3]));
    QCOMPARE(envelope.value().minimum, (std::vector<double>{0, 2, -3, 7}));
    QCOMPARE(envelope.value().maximum, (std::vector<double>{1, 5, 4, 9}));
    QCOMPARE(envelope.value().samplesRead, 8u);
}

void TestAnswers::anEnvelopeLooksAlongItsDimension()
{
    m_file.addArray("/d", {3, 2}, {1, 2, 3, 4, 5, 6});
    const Ending<Envelope> envelope = m_client->envelope({.path = "/d", .index = {0, 1}, .dimension = 0, .start = 1});
    QTRY_VERIFY(envelope.hasValue());
    QCOMPARE(envelope.value().start, 1u);
    QCOMPARE(envelope.value().count, 2u);
    QCOMPARE(envelope.value().minimum, (std::vector<double>{4, 6}));
    QCOMPARE(envelope.value().maximum, envelope.value().minimum);
}

void TestAnswers::theStagesOfAnImageArePutTogether()
{
    m_file.addArray("/d", {2, 3}, {1, 2, 3, 4, 5, 6});
    const Ending<Image> image = m_client->image({.path = "/d"});
    QTRY_VERIFY(image.hasValue());
    QCOMPARE(image.parts.size(), 1u);
    QCOMPARE(image.parts.front().rowsRead, 1u);
    QCOMPARE(image.parts.front().values.size(), 6u);
    QVERIFY(std::isnan(image.parts.front().values[3]));
    QCOMPARE(image.value().rowsRead, 2u);
    QCOMPARE(image.value().width, 3u);
    QCOMPARE(image.value().values, (std::vector<double>{1, 2, 3, 4, 5, 6}));
}

void TestAnswers::anImageIsThinnedOut()
{
    std::vector<double> values(100);
    std::iota(values.begin(), values.end(), 0);
    m_file.addArray("/d", {10, 10}, values);
    const Ending<Image> image = m_client->image({.path = "/d", .width = 3, .height = 5});
    QTRY_VERIFY(image.hasValue());
    QCOMPARE(image.value().rows, (Range{0, 5, 2}));
    QCOMPARE(image.value().columns, (Range{0, 3, 4}));
    QCOMPARE(image.value().values[3], 20.0);
    QCOMPARE(image.value().values[14], 88.0);
}

void TestAnswers::aBackgroundIsSubtractedAndErrorsGiveLimits()
{
    m_file.addArray("/d", {2, 3}, {1, 2, 3, 4, 5, 6});
    m_file.addArray("/bkg", {3}, {1, 1, 10});
    m_file.addArray("/error", {2, 3}, {0.5, 0.5, 0.5, 1, NAN, 2});
    m_file.addArray("/other", {2}, {0, 0});
    const Ending<Envelope> line = m_client->envelope(
        {.path = "/d", .index = {1, 0}, .dimension = 1, .columns = 1, .backgroundPath = "/bkg", .errorPath = "/error"});
    QTRY_VERIFY(line.hasValue());
    QCOMPARE(line.value().minimum, std::vector<double>{-4});
    QCOMPARE(line.value().maximum, std::vector<double>{4});
    QCOMPARE(line.value().lower, std::vector<double>{-6});
    QCOMPARE(line.value().upper, std::vector<double>{4});
    const Ending<Image> image = m_client->image({.path = "/d", .backgroundPath = "/bkg"});
    QTRY_VERIFY(image.hasValue());
    QCOMPARE(image.value().values, (std::vector<double>{0, 1, -7, 3, 4, -4}));
    const Ending<Image> misfit = m_client->image({.path = "/d", .backgroundPath = "/other"});
    QTRY_VERIFY(misfit.hasError());
}

void TestAnswers::statisticsDescribeASelection()
{
    m_file.addArray("/d", {2, 3}, {1, 2, 3, 9, 5, NAN});
    const Ending<Statistics> found = m_client->statistics({.path = "/d", .ranges = {{1, 0, 1}, {0, 0, 1}}});
    QTRY_VERIFY(found.hasValue());
    QCOMPARE(found.parts.size(), 1u);
    QCOMPARE(found.parts.front().elementsRead, 1u);
    QCOMPARE(found.value().count, 3u);
    QCOMPARE(found.value().nanCount, 1u);
    QCOMPARE(found.value().mean, 7.0);
    QCOMPARE(found.value().standardDeviation, 2.0);
    QCOMPARE(found.value().minimum, 5.0);
    QCOMPARE(found.value().minimumIndex, (std::vector<quint64>{1, 1}));
    QCOMPARE(found.value().maximumIndex, (std::vector<quint64>{1, 0}));
}

void TestAnswers::aProjectionReducesAnArray()
{
    m_file.addArray("/d", {2, 3}, {1, 2, 3, 4, 5, 6});
    const std::vector<Range> everything{{0, 0, 1}, {0, 0, 1}};
    const Ending<Image> line =
        m_client->projection({.path = "/d", .ranges = everything, .rowDimension = 1, .columnDimension = 1});
    QTRY_VERIFY(line.hasValue());
    QVERIFY(line.parts.front().isEstimate);
    QCOMPARE(line.value().height, 1u);
    QCOMPARE(line.value().values, (std::vector<double>{2.5, 3.5, 4.5}));
    const Ending<Image> turned = m_client->projection({.path = "/d",
                                                       .ranges = everything,
                                                       .rowDimension = 1,
                                                       .columnDimension = 0,
                                                       .height = 2,
                                                       .reduction = Reduction::Maximum});
    QTRY_VERIFY(turned.hasValue());
    QCOMPARE(turned.value().rows, (Range{0, 2, 2}));
    QCOMPARE(turned.value().values, (std::vector<double>{1, 4, 3, 6}));
}

void TestAnswers::aWalkVisitsEveryNodeByPages()
{
    m_file.addArray("/a/b/c", {1}, {1});
    m_file.addGroup("/a/d");
    m_file.addGroup("/e");
    const Ending<WalkPage> walk = m_client->walk("/");
    QTRY_VERIFY(walk.hasValue());
    QList<QByteArray> paths;
    for (const WalkPage& page : walk.parts) {
        for (const NodeInfo& node : page.nodes)
            paths.append(node.path);
    }
    for (const NodeInfo& node : walk.value().nodes)
        paths.append(node.path);
    QCOMPARE(paths, (QList<QByteArray>{"/a", "/a/b", "/a/b/c", "/a/d", "/e"}));
    QCOMPARE(walk.value().visited, 5u);
}

void TestAnswers::dataBringTheirAxes()
{
    FakeNode& data = m_file.addArray("/scan/data", {2, 3}, {1, 2, 3, 4, 5, 6});
    data.title = "signal";
    DataAxis wavelength;
    wavelength.path = "/scan/axis";
    wavelength.label = QStringLiteral("wavelength");
    wavelength.dimension = 1;
    wavelength.spacing = DataAxis::Spacing::Monotonic;
    wavelength.values = {500, 510, 530};
    data.data.axes.push_back(wavelength);
    data.data.navigationDimensions = {0};
    m_file.addArray("/scan/other", {1}, {7});
    m_file.node("/scan").plottedArrays = {"/scan/other"};

    const Ending<DataInfo> one = m_client->data("/scan/data");
    QTRY_VERIFY(one.hasValue());
    QCOMPARE(one.value().items.size(), 1U);
    const DataItem& item = one.value().items.front();
    QCOMPARE(item.node.path, QByteArray("/scan/data"));
    QCOMPARE(item.title, QStringLiteral("signal"));
    QCOMPARE(item.navigationDimensions, std::vector<quint32>{0});
    QVERIFY(item.axisOf(1));
    QCOMPARE(item.axisOf(1)->size, 3U);
    QCOMPARE(item.axisOf(1)->values, wavelength.values);

    const Ending<DataInfo> siblings = m_client->data("/scan/data", DataScope::Siblings);
    const Ending<DataInfo> group = m_client->data("/scan");
    QTRY_VERIFY(siblings.hasValue() && group.hasValue());
    QCOMPARE(siblings.value().items.size(), 2U);
    QCOMPARE(group.value().items.at(0).node.path, QByteArray("/scan/other"));
    QCOMPARE(m_file.askedCount(RequestKind::Data), 3);
}

QTEST_GUILESS_MAIN(TestAnswers)

#include "tst_answers.moc"
