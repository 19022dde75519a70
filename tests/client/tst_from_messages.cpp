// SPDX-License-Identifier: GPL-3.0-or-later
#include "FromMessages.h"
#include "h5scout/protocol/Convert.h"
#include "h5scout/protocol/h5scout.pb.h"
#include "h5scout/value/Error.h"

#include <QTest>

#include <functional>
#include <limits>

using namespace h5scout;
using namespace h5scout::client;

namespace
{

const QString kFile = QStringLiteral("run_042.h5");
constexpr std::uint64_t kHuge = std::numeric_limits<std::uint64_t>::max();

const EnvelopeQuery kEnvelopeQuery{.path = "/d", .columns = 4};
const ImageQuery kImageQuery{.path = "/d", .width = 4, .height = 3};

/// Reads a reply; fails the way the function under test fails.
using Reading = std::function<void(const protocol::Reply&)>;

void readAsChildren(const protocol::Reply& reply)
{
    ChildPage page;
    readChildPage(page, reply, 10, 2, kFile);
}

void readAsAttributes(const protocol::Reply& reply)
{
    AttributePage page;
    readAttributePage(page, reply, 0, 2, kFile);
}

void readAsEnvelope(const protocol::Reply& reply)
{
    Envelope envelope;
    readEnvelope(envelope, reply, kEnvelopeQuery);
}

void readAsImage(const protocol::Reply& reply)
{
    Image image;
    readImage(image, reply, kImageQuery);
}

void readAsBlock(const protocol::Reply& reply)
{
    ArrayBlock block;
    readArrayBlock(block, reply, {{0, 2, 1}});
}

void readAsNode(const protocol::Reply& reply)
{
    NodeInfo node;
    readNodeInfo(node, reply, kFile);
}

protocol::ChildPage& pageOf(protocol::Reply& reply, std::uint64_t offset, std::uint64_t total, int children)
{
    protocol::ChildPage& page = *reply.mutable_children();
    page.set_offset(offset);
    page.set_total(total);
    for (int i = 0; i < children; ++i)
        page.add_children();
    return page;
}

protocol::Envelope& envelopeOf(protocol::Reply& reply, std::uint32_t columns, std::uint32_t first, int length)
{
    protocol::Envelope& envelope = *reply.mutable_envelope();
    envelope.set_count(100);
    envelope.set_columns(columns);
    envelope.set_first_column(first);
    for (int i = 0; i < length; ++i) {
        envelope.add_minimum(i);
        envelope.add_maximum(i);
    }
    return envelope;
}

protocol::Image& imageOf(protocol::Reply& reply, std::uint32_t width, std::uint32_t height, std::uint32_t first,
                         int length)
{
    protocol::Image& image = *reply.mutable_image();
    image.set_width(width);
    image.set_height(height);
    image.set_first_row(first);
    for (int i = 0; i < length; ++i)
        image.add_values(i);
    return image;
}

} // namespace

/// The worker as an adversary.
class TestFromMessages : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void refusesWhatMakesNoSense_data();
    void refusesWhatMakesNoSense();
    void unknownNumbersBecomeUnknown();
    void impossibleTimesAreNoTimes();
    void stagesOfTwoEnvelopesDoNotMix();
    void longTextsOfErrorsAreCut();
    void anEmptyEnvelopeIsFine();
    void elementsThatAreArraysAddTheirDimensions();
};

void TestFromMessages::refusesWhatMakesNoSense_data()
{
    QTest::addColumn<protocol::Reply>("reply");
    QTest::addColumn<Reading>("reading");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char* name, const Reading& reading, const char* reason,
                        const std::function<void(protocol::Reply&)>& fill) {
        protocol::Reply reply;
        fill(reply);
        QTest::newRow(name) << reply << reading << QString::fromUtf8(reason);
    };

    row("no body", readAsChildren, "no list of children", [](auto&) {});
    row("another body", readAsNode, "does not describe a node", [](auto& reply) { pageOf(reply, 0, 0, 0); });
    row("another page", readAsChildren, "another page", [](auto& reply) { pageOf(reply, 9, 20, 2); });
    row("too long a page", readAsChildren, "longer than asked", [](auto& reply) { pageOf(reply, 10, 20, 3); });
    row("page behind the end", readAsChildren, "behind the end", [](auto& reply) { pageOf(reply, 10, 11, 2); });
    row("total below the offset", readAsChildren, "behind the end", [](auto& reply) { pageOf(reply, 10, 5, 1); });
    row("page that never ends", readAsChildren, "empty before the end", [](auto& reply) { pageOf(reply, 10, 20, 0); });
    row("rank of 33", readAsChildren, "more dimensions", [](auto& reply) {
        protocol::Dataspace& space = *pageOf(reply, 10, 20, 1).mutable_children(0)->mutable_space();
        for (int i = 0; i < 33; ++i)
            space.add_shape(1);
    });
    row("two ranks", readAsNode, "different ranks", [](auto& reply) {
        reply.mutable_node()->mutable_space()->add_shape(1);
        reply.mutable_node()->mutable_space()->add_maximal_shape(1);
        reply.mutable_node()->mutable_space()->add_maximal_shape(1);
    });
    row("unknown class of type", readAsNode, "not known",
        [](auto& reply) { reply.mutable_node()->mutable_data_type()->set_type_class(99); });
    row("attribute without a value", readAsAttributes, "A value is missing", [](auto& reply) {
        reply.mutable_attributes()->set_total(1);
        reply.mutable_attributes()->add_attributes()->set_name("a");
    });
    row("value nested too deep", readAsAttributes, "nested deeper", [](auto& reply) {
        reply.mutable_attributes()->set_total(1);
        protocol::Value* value = reply.mutable_attributes()->add_attributes()->mutable_value();
        for (int i = 0; i < 60; ++i)
            value = value->mutable_list()->add_items();
        value->set_integer(1);
    });

    row("too many columns", readAsEnvelope, "more columns", [](auto& reply) { envelopeOf(reply, 5, 0, 5); });
    row("stage behind the columns", readAsEnvelope, "outside of its columns",
        [](auto& reply) { envelopeOf(reply, 4, 3, 2); });
    row("first column far out", readAsEnvelope, "outside of its columns",
        [](auto& reply) { envelopeOf(reply, 4, 0xFFFFFFFF, 0); });
    row("minima without maxima", readAsEnvelope, "more minima",
        [](auto& reply) { envelopeOf(reply, 4, 0, 2).add_minimum(1); });
    row("envelope beyond 64 bits", readAsEnvelope, "64 bits",
        [](auto& reply) { envelopeOf(reply, 4, 0, 1).set_start(kHuge); });

    row("too large an image", readAsImage, "larger than asked", [](auto& reply) { imageOf(reply, 4, 4, 0, 4); });
    row("half a row", readAsImage, "within a row", [](auto& reply) { imageOf(reply, 4, 3, 0, 6); });
    row("stage behind the rows", readAsImage, "outside of its rows", [](auto& reply) { imageOf(reply, 4, 3, 2, 8); });
    row("values of no width", readAsImage, "within a row", [](auto& reply) { imageOf(reply, 0, 3, 0, 3); });
    row("range beyond 64 bits", readAsImage, "64 bits", [](auto& reply) {
        protocol::Range& rows = *imageOf(reply, 4, 3, 0, 4).mutable_rows();
        rows.set_start(1);
        rows.set_count(kHuge);
        rows.set_stride(2);
    });

    row("block of another rank", readAsBlock, "another rank", [](auto& reply) { reply.mutable_array(); });
    row("block of another length", readAsBlock, "more or fewer", [](auto& reply) {
        reply.mutable_array()->add_ranges()->set_count(3);
        const NdArray array(Shape{2}, elementTypeOf(ElementKind::Int8), std::vector<std::byte>(2));
        *reply.mutable_array()->mutable_array() = protocol::toMessage(array);
    });
    row("block with missing bytes", readAsBlock, "cannot have 0 bytes", [](auto& reply) {
        reply.mutable_array()->add_ranges()->set_count(2);
        protocol::Array& array = *reply.mutable_array()->mutable_array();
        array.add_shape(kHuge);
        array.mutable_type()->set_kind(protocol::ELEMENT_KIND_FLOAT64);
        array.mutable_type()->set_byte_size(8);
    });
}

void TestFromMessages::refusesWhatMakesNoSense()
{
    QFETCH(protocol::Reply, reply);
    QFETCH(Reading, reading);
    QFETCH(QString, reason);
    try {
        reading(reply);
    } catch (const Error& error) {
        const QString said = QString::fromUtf8(error.what());
        QVERIFY2(said.contains(reason), qPrintable(said));
        return;
    }
    QFAIL("The reply was accepted.");
}

void TestFromMessages::unknownNumbersBecomeUnknown()
{
    protocol::Reply reply;
    protocol::NodeInfo& message = *reply.mutable_node();
    message.set_kind(200);
    message.set_link(200);
    message.set_group_type(200);
    message.mutable_space()->set_kind(static_cast<protocol::Dataspace::Kind>(77));
    message.mutable_storage()->set_layout(static_cast<protocol::Storage::Layout>(-5));
    NodeInfo node;
    readNodeInfo(node, reply, kFile);
    QVERIFY(node.kind == NodeKind::Unknown);
    QCOMPARE(node.link, LinkKind::Unknown);
    QVERIFY(!node.groupType);
    QCOMPARE(node.space.kind, Dataspace::Kind::None);
    QCOMPARE(node.storage->layout, StorageInfo::Layout::Unknown);

    protocol::Reply opened;
    opened.mutable_opened()->set_door(static_cast<protocol::Opened::Door>(42));
    FileInfo file;
    readFileInfo(file, opened, kFile);
    QCOMPARE(file.door, FileInfo::Door::Plain);
}

void TestFromMessages::impossibleTimesAreNoTimes()
{
    protocol::Reply reply;
    NodeInfo node;
    for (const std::int64_t seconds :
         {std::numeric_limits<std::int64_t>::max(), std::numeric_limits<std::int64_t>::min()}) {
        reply.mutable_node()->set_modification_time(seconds);
        readNodeInfo(node, reply, kFile);
        QVERIFY(node.modified.isNull());
    }
    reply.mutable_node()->set_modification_time(1'700'000'000);
    readNodeInfo(node, reply, kFile);
    QCOMPARE(node.modified.toUTC(), QDateTime(QDate(2023, 11, 14), QTime(22, 13, 20), Qt::UTC));
}

void TestFromMessages::stagesOfTwoEnvelopesDoNotMix()
{
    Envelope envelope;
    protocol::Reply first;
    envelopeOf(first, 4, 0, 2);
    readEnvelope(envelope, first, kEnvelopeQuery);
    QCOMPARE(envelope.columns(), 4u);
    protocol::Reply second;
    envelopeOf(second, 3, 2, 1);
    QVERIFY_EXCEPTION_THROWN(readEnvelope(envelope, second, kEnvelopeQuery), Error);
}

void TestFromMessages::longTextsOfErrorsAreCut()
{
    protocol::Reply reply;
    protocol::Error& error = *reply.mutable_node()->mutable_error();
    error.set_reason(std::string(1'000'000, 'x'));
    for (int i = 0; i < 1000; ++i)
        error.add_frames("frame");
    NodeInfo node;
    readNodeInfo(node, reply, kFile);
    QVERIFY(node.error);
    QVERIFY(node.error->why.size() < 5000);
    QVERIFY(node.error->details.size() <= 100);
}

void TestFromMessages::elementsThatAreArraysAddTheirDimensions()
{
    protocol::Reply reply;
    reply.mutable_array()->add_ranges()->set_count(2);
    const NdArray pairs(Shape{2, 3}, elementTypeOf(ElementKind::Int8), std::vector<std::byte>(6));
    *reply.mutable_array()->mutable_array() = protocol::toMessage(pairs);
    ArrayBlock block;
    readArrayBlock(block, reply, {{0, 2, 1}});
    QCOMPARE(block.array.shape(), (Shape{2, 3}));
    QCOMPARE(block.ranges.size(), std::size_t{1});
}

void TestFromMessages::anEmptyEnvelopeIsFine()
{
    protocol::Reply reply;
    reply.mutable_envelope()->set_path("/d");
    Envelope envelope;
    readEnvelope(envelope, reply, kEnvelopeQuery);
    QCOMPARE(envelope.columns(), 0u);
}

QTEST_GUILESS_MAIN(TestFromMessages)

#include "tst_from_messages.moc"
