// SPDX-License-Identifier: GPL-3.0-or-later
#include "SampleWorker.h"

#include "h5scout/protocol/Convert.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <functional>

using namespace h5scout;
using test::Asker;
using test::SampleWorker;

namespace
{

std::vector<double> numbers(const google::protobuf::RepeatedField<double>& field)
{
    return {field.begin(), field.end()};
}

std::vector<double> numbers(const NdArray& array)
{
    std::vector<double> values;
    for (std::size_t i = 0; i < array.size(); ++i)
        values.push_back(array.toDouble(i));
    return values;
}

/// All stages of an envelope put together; empty if they do not fit together.
protocol::Envelope assembled(const std::vector<protocol::Reply>& replies)
{
    protocol::Envelope whole;
    for (const protocol::Reply& reply : replies) {
        if (reply.has_progress() || reply.envelope().is_estimate())
            continue;
        const protocol::Envelope& stage = reply.envelope();
        if (!reply.has_envelope() || stage.first_column() != static_cast<std::uint32_t>(whole.minimum_size()))
            return {};
        whole.MergeFrom(stage);
    }
    return whole;
}

using MakeRequest = std::function<protocol::Request(Asker&)>;

} // namespace

class ArrayRequestsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsASelection();
    void readsAScalarAndText();
    void givesTheBeginningOfAText();
    void envelopesALine();
    void envelopesPartOfALine();
    void envelopesAnyDimension();
    void envelopesAScalarAsOneElement();
    void envelopesTheAskedComponent();
    void sendsALongEnvelopeInStages();
    void readsAnImageWhole();
    void samplesAnImage();
    void turnsAnImage();
    void readsAPlaneOfACube();
    void refusesWhatMakesNoSense_data();
    void refusesWhatMakesNoSense();
};

void ArrayRequestsTest::readsASelection()
{
    SampleWorker sample;
    const protocol::Reply reply = sample.last(sample.ask.readArray("/plane", {{2, 2}, {10, 3, 20}}));
    const protocol::ArrayBlock& block = reply.array();
    QCOMPARE(block.path(), "/plane");
    QCOMPARE(block.ranges_size(), 2);
    QCOMPARE(block.ranges(0).stride(), std::uint64_t(1));
    QCOMPARE(block.ranges(1).stride(), std::uint64_t(20));
    const NdArray array = protocol::arrayFrom(block.array());
    QCOMPARE(array.shape(), (Shape{2, 3}));
    QVERIFY(array.type().kind == ElementKind::Int32);
    QCOMPARE(numbers(array), (std::vector<double>{210, 230, 250, 310, 330, 350}));
}

void ArrayRequestsTest::readsAScalarAndText()
{
    SampleWorker sample;
    const NdArray scalar = protocol::arrayFrom(sample.last(sample.ask.readArray("/scalar", {})).array().array());
    QCOMPARE(scalar.shape(), Shape{});
    QCOMPARE(scalar.toDouble(0), 7.5);
    const NdArray words = protocol::arrayFrom(sample.last(sample.ask.readArray("/words", {{0, 2}})).array().array());
    QCOMPARE(words.toText(0), "one");
    QCOMPARE(words.toText(1), "two");
}

void ArrayRequestsTest::givesTheBeginningOfAText()
{
    SampleWorker sample;
    const auto ask = [&](const std::vector<std::vector<std::uint64_t>>& ranges, std::uint64_t limit) {
        return sample.last(sample.ask.readArray("/words", ranges, limit)).array();
    };
    const protocol::ArrayBlock cut = ask({{1, 1}}, 2);
    QCOMPARE(protocol::arrayFrom(cut.array()).toText(0), "tw");
    QCOMPARE(cut.text_bytes(), std::uint64_t{3});
    const protocol::ArrayBlock whole = ask({{1, 1}}, 3);
    QCOMPARE(protocol::arrayFrom(whole.array()).toText(0), "two");
    QCOMPARE(whole.text_bytes(), std::uint64_t{0});
    const protocol::ArrayBlock two = ask({{0, 2}}, 2); // of several texts no beginning
    QCOMPARE(protocol::arrayFrom(two.array()).toText(1), "two");
    QCOMPARE(two.text_bytes(), std::uint64_t{0});
}

void ArrayRequestsTest::envelopesALine()
{
    SampleWorker sample;
    const protocol::Envelope line = assembled(sample.all(sample.ask.readEnvelope("/line", 3)));
    QCOMPARE(line.path(), "/line");
    QCOMPARE(line.start(), std::uint64_t(0));
    QCOMPARE(line.count(), test::kLineLength);
    QCOMPARE(line.samples_read(), test::kLineLength);
    QCOMPARE(line.columns(), 3U);
    // Columns from sample 0, 3333 and 6666 on.
    QCOMPARE(numbers(line.minimum()), (std::vector<double>{0, 1666.5, 3333}));
    QCOMPARE(numbers(line.maximum()), (std::vector<double>{1666, 3332.5, 4999.5}));
}

void ArrayRequestsTest::envelopesPartOfALine()
{
    SampleWorker sample;
    protocol::Request request = sample.ask.readEnvelope("/line", 100);
    request.mutable_read_envelope()->set_start(4);
    request.mutable_read_envelope()->set_count(3);
    const protocol::Envelope line = assembled(sample.all(request));
    QCOMPARE(line.columns(), 3U);
    QCOMPARE(line.minimum(0), 2.0);
    QVERIFY2(std::isnan(line.minimum(1)), "the sample is NaN");
    QCOMPARE(line.maximum(2), 3.0);
}

void ArrayRequestsTest::envelopesAnyDimension()
{
    SampleWorker sample;
    const protocol::Envelope column = assembled(sample.all(sample.ask.readEnvelope("/plane", 1, {0, 7}, 0)));
    QCOMPARE(column.count(), test::kRows);
    QCOMPARE(column.minimum(0), 7.0);
    QCOMPARE(column.maximum(0), 5907.0);
    const protocol::Envelope middle = assembled(sample.all(sample.ask.readEnvelope("/cube", 5, {2, 999, 3}, 1)));
    QCOMPARE(numbers(middle.minimum()), (std::vector<double>{63, 69, 75, 81, 87}));
}

void ArrayRequestsTest::envelopesAScalarAsOneElement()
{
    SampleWorker sample;
    const protocol::Envelope scalar = assembled(sample.all(sample.ask.readEnvelope("/scalar", 100, {})));
    QCOMPARE(scalar.count(), std::uint64_t(1));
    QCOMPARE(numbers(scalar.maximum()), std::vector<double>{7.5});
}

void ArrayRequestsTest::envelopesTheAskedComponent()
{
    SampleWorker sample;
    const auto line = [&](protocol::Component component) {
        protocol::Request request = sample.ask.readEnvelope("/complex", 10);
        request.mutable_read_envelope()->set_component(component);
        return numbers(sample.last(request).envelope().maximum());
    };
    QCOMPARE(line(protocol::COMPONENT_VALUE), (std::vector<double>{5, 1}));
    QCOMPARE(line(protocol::COMPONENT_IMAGINARY), (std::vector<double>{4, 1}));
    QCOMPARE(line(protocol::COMPONENT_PHASE), (std::vector<double>{std::atan2(4, 3), std::atan2(1, 0)}));
}

void ArrayRequestsTest::sendsALongEnvelopeInStages()
{
    SampleWorker sample;
    // Nothing is written there, HDF5 makes the zeros up.
    protocol::Request request = sample.ask.readEnvelope("/huge", 1000);
    request.mutable_read_envelope()->set_start(5);
    request.mutable_read_envelope()->set_count(std::uint64_t{1} << 29U);
    const std::vector<protocol::Reply> replies = sample.all(request);
    QVERIFY2(replies.size() > 1, "4 GiB take longer than a tenth of a second");
    const protocol::Envelope whole = assembled(replies);
    QCOMPARE(whole.minimum_size(), 1000);
    QCOMPARE(numbers(whole.maximum()), std::vector<double>(1000, 0.0));
    QVERIFY(replies.back().last());
}

void ArrayRequestsTest::readsAnImageWhole()
{
    SampleWorker sample;
    const protocol::Image image = sample.last(sample.ask.readImage("/plane", 800, 600)).image();
    QCOMPARE(image.width(), 80U);
    QCOMPARE(image.height(), 60U);
    QCOMPARE(image.rows().count(), std::uint64_t(60));
    QCOMPARE(image.columns().stride(), std::uint64_t(1));
    QCOMPARE(image.values_size(), 60 * 80);
    for (int row = 0; row < 60; ++row)
        for (int column = 0; column < 80; ++column)
            QCOMPARE(image.values(row * 80 + column), 100.0 * row + column);
}

void ArrayRequestsTest::samplesAnImage()
{
    SampleWorker sample;
    protocol::Request request = sample.ask.readImage("/plane", 4, 3);
    request.mutable_read_image()->mutable_rows()->set_start(10);
    request.mutable_read_image()->mutable_columns()->set_count(10);
    const protocol::Image image = sample.last(request).image();
    QCOMPARE(image.rows().start(), std::uint64_t(10));
    QCOMPARE(image.rows().stride(), std::uint64_t(17)); // 50 rows to 3
    QCOMPARE(image.rows().count(), std::uint64_t(3));
    QCOMPARE(image.columns().stride(), std::uint64_t(3)); // 10 columns to 4
    QCOMPARE(image.width(), 4U);
    QCOMPARE(numbers(image.values()),
             (std::vector<double>{1000, 1003, 1006, 1009, 2700, 2703, 2706, 2709, 4400, 4403, 4406, 4409}));
}

void ArrayRequestsTest::turnsAnImage()
{
    SampleWorker sample;
    protocol::Request request = sample.ask.readImage("/plane", 2, 3);
    request.mutable_read_image()->set_row_dimension(1);
    request.mutable_read_image()->set_column_dimension(0);
    const protocol::Image image = sample.last(request).image();
    // Rows are the array's columns 0, 27, 54; columns its rows 0, 30.
    QCOMPARE(numbers(image.values()), (std::vector<double>{0, 3000, 27, 3027, 54, 3054}));
}

void ArrayRequestsTest::readsAPlaneOfACube()
{
    SampleWorker sample;
    protocol::Request request = sample.ask.readImage("/cube", 10, 10, {999, 2, 999});
    request.mutable_read_image()->set_column_dimension(2);
    const protocol::Image image = sample.last(request).image();
    QCOMPARE(image.width(), 6U);
    QCOMPARE(image.height(), 4U);
    QCOMPARE(image.values(0), 12.0);
    QCOMPARE(image.values(23), 3 * 30.0 + 12 + 5);
}

void ArrayRequestsTest::refusesWhatMakesNoSense_data()
{
    QTest::addColumn<MakeRequest>("make");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("reason");
    const auto row = [](const char* name, MakeRequest make, const char* reason,
                        protocol::Error::Kind kind = protocol::Error::BAD_REQUEST) {
        QTest::newRow(name) << std::move(make) << int(kind) << QByteArray(reason);
    };
    row(
        "array: rank",
        [](Asker& ask) {
            return ask.readArray("/plane", {{0, 1}});
        },
        "dimension");
    row(
        "array: range",
        [](Asker& ask) {
            return ask.readArray("/line", {{9'999, 2}});
        },
        "");
    row(
        "array: overflow",
        [](Asker& ask) {
            return ask.readArray("/line", {{2, UINT64_MAX, UINT64_MAX}});
        },
        "");
    row(
        "array: too much",
        [](Asker& ask) {
            return ask.readArray("/huge", {{0, 1U << 22U}});
        },
        "");
    row(
        "array: product overflow",
        [](Asker& ask) {
            return ask.readArray("/huge", {{0, 1ULL << 60U}});
        },
        "");
    row(
        "array: a group", [](Asker& ask) { return ask.readArray("/group", {}); }, "");
    row(
        "array: a table",
        [](Asker& ask) {
            return ask.readArray("/table", {{0, 3}});
        },
        "", protocol::Error::NOT_SHOWN_YET);

    row(
        "envelope: no column", [](Asker& ask) { return ask.readEnvelope("/line", 0); }, "1 to 1048576 columns, not 0");
    row(
        "envelope: columns", [](Asker& ask) { return ask.readEnvelope("/line", UINT32_MAX); }, "columns");
    row(
        "envelope: index",
        [](Asker& ask) {
            return ask.readEnvelope("/plane", 10, {0, 80}, 0);
        },
        "The index 80 lies outside of dimension 1, which has 80 elements.");
    row(
        "envelope: rank", [](Asker& ask) { return ask.readEnvelope("/plane", 10, {0}, 0); },
        "The index has 1 numbers, the array 2 dimensions.");
    row(
        "envelope: dimension",
        [](Asker& ask) {
            return ask.readEnvelope("/plane", 10, {0, 0}, 2);
        },
        "It has 2 dimensions, there is none of number 2.");
    const auto part = [](std::uint64_t start, std::uint64_t count) {
        return [=](Asker& ask) {
            protocol::Request request = ask.readEnvelope("/line", 10);
            request.mutable_read_envelope()->set_start(start);
            request.mutable_read_envelope()->set_count(count);
            return request;
        };
    };
    row("envelope: start", part(10'001, 0), "goes beyond the 10000 elements of dimension 0.");
    row("envelope: count", part(9'000, 1'001), "goes beyond the 10000 elements of dimension 0.");
    row("envelope: overflow", part(2, UINT64_MAX), "goes beyond the 10000 elements of dimension 0.");
    row(
        "envelope: text", [](Asker& ask) { return ask.readEnvelope("/words", 10); }, "Its elements are no numbers");
    row(
        "envelope: null", [](Asker& ask) { return ask.readEnvelope("/null", 10); }, "no elements");
    row(
        "envelope: a group", [](Asker& ask) { return ask.readEnvelope("/group", 10); }, "");
    row(
        "envelope: a table", [](Asker& ask) { return ask.readEnvelope("/table", 10); }, "",
        protocol::Error::NOT_SHOWN_YET);

    row(
        "image: a line", [](Asker& ask) { return ask.readImage("/line", 10, 10, {0}); },
        "An image needs two dimensions, the array has 1.");
    row(
        "image: no width", [](Asker& ask) { return ask.readImage("/plane", 0, 10); }, "not 0 x 10");
    row(
        "image: height", [](Asker& ask) { return ask.readImage("/plane", 10, UINT32_MAX); }, "elements a side");
    const auto image = [](const std::function<void(protocol::ReadImage&)>& change) {
        return [change](Asker& ask) {
            protocol::Request request = ask.readImage("/plane", 10, 10);
            change(*request.mutable_read_image());
            return request;
        };
    };
    row("image: same dimension", image([](protocol::ReadImage& body) { body.set_column_dimension(0); }),
        "Rows and columns are the same dimension.");
    row("image: dimension", image([](protocol::ReadImage& body) { body.set_row_dimension(9); }), "none of number 9");
    row("image: rows", image([](protocol::ReadImage& body) { body.mutable_rows()->set_count(61); }),
        "goes beyond the 60 elements of dimension 0.");
    row("image: stride", image([](protocol::ReadImage& body) {
            body.mutable_columns()->set_count(3);
            body.mutable_columns()->set_stride(UINT64_MAX);
        }),
        "goes beyond the 80 elements of dimension 1.");
}

void ArrayRequestsTest::refusesWhatMakesNoSense()
{
    QFETCH(const MakeRequest, make);
    QFETCH(const int, kind);
    QFETCH(const QByteArray, reason);
    SampleWorker sample;
    const protocol::Request request = make(sample.ask);
    const std::vector<protocol::Reply> replies = sample.all(request);
    QCOMPARE(replies.size(), std::size_t(1));
    QVERIFY(replies[0].last());
    const protocol::Error& error = replies[0].error();
    QCOMPARE(int(error.kind()), kind);
    QVERIFY2(error.reason().find(reason.toStdString()) != std::string::npos, error.reason().c_str());
    QVERIFY(error.reason().ends_with('.'));
    QVERIFY(!error.attempt().empty());
    QVERIFY(!error.node().empty());
    QCOMPARE(error.file(), sample.path());
}

QTEST_GUILESS_MAIN(ArrayRequestsTest)
#include "tst_array_requests.moc"
