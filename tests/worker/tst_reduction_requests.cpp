// SPDX-License-Identifier: GPL-3.0-or-later
// Statistics, projections, backgrounds and errors; tests/interop has numpy judge their numbers.
#include "SampleWorker.h"

#include <QTest>

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

std::vector<std::uint64_t> index(const google::protobuf::RepeatedField<std::uint64_t>& field)
{
    return {field.begin(), field.end()};
}

using MakeRequest = std::function<protocol::Request(Asker&)>;

} // namespace

class ReductionRequestsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void describesAnArray();
    void describesAScalar();
    void describesNothing();
    void tellsWhatItHasSeenOfALongArray();
    void endsLongWorkWhenCancelled();
    void projectsACube();
    void thinsOutWhatIsKept();
    void subtractsABackground();
    void givesTheLimitsOfErrors();
    void refusesWhatMakesNoSense_data();
    void refusesWhatMakesNoSense();
};

void ReductionRequestsTest::describesAnArray()
{
    SampleWorker sample;
    const protocol::Statistics line = sample.last(sample.ask.readStatistics("/line", 1)).statistics();
    QCOMPARE(line.path(), "/line");
    QCOMPARE(line.count(), test::kLineLength);
    QCOMPARE(line.elements_read(), test::kLineLength);
    QCOMPARE(line.nan_count(), std::uint64_t(1));
    QCOMPARE(line.sum(), 9'999 * 5'000 / 2.0 - 2.5);
    QCOMPARE(index(line.minimum_index()), (std::vector<std::uint64_t>{0}));
    QCOMPARE(index(line.maximum_index()), (std::vector<std::uint64_t>{9'999}));

    protocol::Request request = sample.ask.readStatistics("/plane", 2);
    request.mutable_read_statistics()->mutable_ranges(0)->set_start(10);
    request.mutable_read_statistics()->mutable_ranges(1)->set_stride(7);
    const protocol::Statistics plane = sample.last(request).statistics();
    QCOMPARE(plane.count(), std::uint64_t(50 * 12));
    QCOMPARE(plane.minimum(), 1000.0);
    QCOMPARE(plane.maximum(), 5977.0);
    QCOMPARE(index(plane.maximum_index()), (std::vector<std::uint64_t>{59, 77}));
}

void ReductionRequestsTest::describesAScalar()
{
    SampleWorker sample;
    const protocol::Statistics scalar = sample.last(sample.ask.readStatistics("/scalar", 0)).statistics();
    QCOMPARE(scalar.count(), std::uint64_t(1));
    QCOMPARE(scalar.mean(), 7.5);
    QCOMPARE(scalar.minimum_index_size(), 0);
}

void ReductionRequestsTest::describesNothing()
{
    SampleWorker sample;
    protocol::Request request = sample.ask.readStatistics("/line", 1);
    request.mutable_read_statistics()->mutable_ranges(0)->set_start(test::kLineLength);
    const protocol::Statistics nothing = sample.last(request).statistics();
    QCOMPARE(nothing.count(), std::uint64_t(0));
    QVERIFY(std::isnan(nothing.mean()));
}

void ReductionRequestsTest::tellsWhatItHasSeenOfALongArray()
{
    SampleWorker sample;
    protocol::Request request = sample.ask.readStatistics("/huge", 1);
    request.mutable_read_statistics()->mutable_ranges(0)->set_start(5);
    request.mutable_read_statistics()->mutable_ranges(0)->set_count(std::uint64_t{1} << 26U);
    const std::vector<protocol::Reply> replies = sample.all(request);
    std::uint64_t seen = 0;
    std::size_t stages = 0;
    for (const protocol::Reply& reply : replies) {
        if (reply.has_progress())
            continue;
        ++stages;
        QVERIFY(reply.statistics().elements_read() >= seen);
        seen = reply.statistics().elements_read();
        QCOMPARE(reply.statistics().count(), std::uint64_t{1} << 26U);
    }
    QVERIFY2(stages > 1, "512 MiB take longer than a tenth of a second");
    QCOMPARE(seen, std::uint64_t{1} << 26U);
    QCOMPARE(replies.back().statistics().maximum(), 0.0);
}

void ReductionRequestsTest::endsLongWorkWhenCancelled()
{
    SampleWorker sample;
    const protocol::Request request = sample.ask.readStatistics("/huge", 1); // years of work
    sample.send(request);
    protocol::Request cancel;
    cancel.mutable_cancel()->set_id(request.id());
    sample.send(cancel);
    QVERIFY(sample.receiveLast(request).has_cancelled());
}

void ReductionRequestsTest::projectsACube()
{
    SampleWorker sample;
    // 30 * i + 6 * j + k: the mean over j is 12 more than at j = 0.
    protocol::Request request = sample.ask.readProjection("/cube", 3, 0, 2);
    request.mutable_read_projection()->set_height(2);
    request.mutable_read_projection()->set_width(3);
    const protocol::Image image = sample.last(request).image();
    QCOMPARE(image.path(), "/cube");
    QCOMPARE(image.rows().stride(), std::uint64_t(2));
    QCOMPARE(image.columns().count(), std::uint64_t(3));
    QCOMPARE(numbers(image.values()), (std::vector<double>{12, 14, 16, 72, 74, 76}));
    QVERIFY(!image.is_estimate());

    protocol::Request line = sample.ask.readProjection("/cube", 3, 1, 1);
    line.mutable_read_projection()->set_reduction(protocol::REDUCTION_SUM);
    line.mutable_read_projection()->mutable_ranges(0)->set_start(3);
    const protocol::Image sums = sample.last(line).image();
    QCOMPARE(sums.height(), 1U);
    QCOMPARE(numbers(sums.values()), (std::vector<double>{555, 591, 627, 663, 699}));
}

void ReductionRequestsTest::thinsOutWhatIsKept()
{
    SampleWorker sample;
    protocol::Request request = sample.ask.readProjection("/huge", 1, 0, 0);
    request.mutable_read_projection()->mutable_ranges(0)->set_count(std::uint64_t{1} << 40U);
    const protocol::Reply thin = sample.last(request);
    QCOMPARE(thin.image().width(), 1000U);
    QCOMPARE(numbers(thin.image().values()), std::vector<double>(1000, 0.0));
}

void ReductionRequestsTest::subtractsABackground()
{
    SampleWorker sample;
    protocol::Request image = sample.ask.readImage("/plane", 3, 2);
    image.mutable_read_image()->set_background_path("/plane");
    QCOMPARE(numbers(sample.last(image).image().values()), std::vector<double>(6, 0.0));
    image = sample.ask.readImage("/plane", 3, 2);
    image.mutable_read_image()->set_background_path("/scalar");
    QCOMPARE(sample.last(image).image().values(0), -7.5);

    protocol::Request line = sample.ask.readEnvelope("/line", 1);
    line.mutable_read_envelope()->set_background_path("/line");
    const protocol::Envelope envelope = sample.last(line).envelope();
    QCOMPARE(envelope.maximum(0), 0.0);
    QCOMPARE(envelope.lower_size(), 0);
}

void ReductionRequestsTest::givesTheLimitsOfErrors()
{
    SampleWorker sample;
    protocol::Request request = sample.ask.readEnvelope("/line", 2);
    request.mutable_read_envelope()->set_start(4);
    request.mutable_read_envelope()->set_count(4);
    request.mutable_read_envelope()->set_error_path("/line");
    const protocol::Envelope line = sample.last(request).envelope();
    QCOMPARE(numbers(line.minimum()), (std::vector<double>{2, 3}));
    QCOMPARE(numbers(line.lower()), (std::vector<double>{0, 0}));
    QCOMPARE(numbers(line.upper()), (std::vector<double>{4, 7}));
}

void ReductionRequestsTest::refusesWhatMakesNoSense_data()
{
    QTest::addColumn<MakeRequest>("make");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("reason");
    const auto row = [](const char* name, MakeRequest make, const char* reason,
                        protocol::Error::Kind kind = protocol::Error::BAD_REQUEST) {
        QTest::newRow(name) << std::move(make) << int(kind) << QByteArray(reason);
    };
    const auto statistics = [](const char* path, std::uint32_t rank) {
        return [=](Asker& ask) { return ask.readStatistics(path, rank); };
    };
    row("statistics: rank", statistics("/plane", 1), "There are 1 ranges, the array has 2 dimensions.");
    row("statistics: text", statistics("/words", 1), "Its elements are no numbers");
    row("statistics: null", statistics("/null", 1), "no elements");
    row("statistics: a table", statistics("/table", 1), "", protocol::Error::NOT_SHOWN_YET);
    row("statistics: nowhere", statistics("/nowhere", 1), "", protocol::Error::NOT_FOUND);
    row(
        "statistics: range",
        [](Asker& ask) {
            protocol::Request request = ask.readStatistics("/plane", 2);
            request.mutable_read_statistics()->mutable_ranges(1)->set_count(81);
            return request;
        },
        "goes beyond the 80 elements of dimension 1.");

    const auto projection = [](const char* path, std::uint32_t rank, std::uint32_t rowDimension,
                               std::uint32_t columnDimension) {
        return [=](Asker& ask) { return ask.readProjection(path, rank, rowDimension, columnDimension); };
    };
    row("projection: a scalar", projection("/scalar", 0, 0, 0), "there is no dimension to keep.");
    row("projection: dimension", projection("/plane", 2, 0, 2), "there is none of number 2.");
    row("projection: rank", projection("/plane", 3, 0, 1), "There are 3 ranges");
    row(
        "projection: size",
        [](Asker& ask) {
            protocol::Request request = ask.readProjection("/plane", 2, 0, 1);
            request.mutable_read_projection()->set_width(0);
            return request;
        },
        "not 0 x 1000.");

    const auto background = [](const char* path) {
        return [=](Asker& ask) {
            protocol::Request request = ask.readImage("/plane", 10, 10);
            request.mutable_read_image()->set_background_path(path);
            return request;
        };
    };
    row("background: shape", background("/line"),
        "Its shape is (60, 80): the background /line, of shape (10000,), cannot be subtracted from it.");
    row("background: text", background("/words"), "Its elements are no numbers");
    row("background: nowhere", background("/nowhere"), "", protocol::Error::NOT_FOUND);
    row(
        "errors: shape",
        [](Asker& ask) {
            protocol::Request request = ask.readEnvelope("/plane", 10, {0, 0});
            request.mutable_read_envelope()->set_error_path("/cube");
            return request;
        },
        "Its shape is (60, 80): the errors /cube, of shape (4, 5, 6), do not fit to it.");
}

void ReductionRequestsTest::refusesWhatMakesNoSense()
{
    QFETCH(const MakeRequest, make);
    QFETCH(const int, kind);
    QFETCH(const QByteArray, reason);
    SampleWorker sample;
    const std::vector<protocol::Reply> replies = sample.all(make(sample.ask));
    QCOMPARE(replies.size(), std::size_t(1));
    const protocol::Error& error = replies[0].error();
    QCOMPARE(int(error.kind()), kind);
    QVERIFY2(error.reason().find(reason.toStdString()) != std::string::npos, error.reason().c_str());
    QVERIFY(!error.attempt().empty());
    QVERIFY(!error.node().empty());
    QCOMPARE(error.file(), sample.path());
}

QTEST_GUILESS_MAIN(ReductionRequestsTest)
#include "tst_reduction_requests.moc"
