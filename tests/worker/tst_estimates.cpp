// SPDX-License-Identifier: GPL-3.0-or-later
// The rough answers that go ahead of long exact ones.
#include "Asker.h"
#include "LoopHarness.h"

#include "h5scout/hdf5/CApi.h"
#include "h5scout/hdf5/Handle.h"
#include "h5scout/worker/Requests.h"
#include "h5scout/worker/Session.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace h5scout;
using hdf5::Handle;

namespace
{

constexpr hsize_t kRows = 8192;
constexpr hsize_t kColumns = 8192;
constexpr std::uint64_t kLength = kRows * kColumns;
/// How far an estimate may be off when the time was just enough for the first two probes.
constexpr double kTwoProbesOff = 130;

/// uint8 ramps of 64 MiB, from 0 at the beginning to 255 at the end: along lines, down planes; `errors` of the lines 2.
void makeFile(const std::string& path)
{
    const Handle file(H5Fcreate(path.c_str(), H5F_ACC_TRUNC, H5P_DEFAULT, H5P_DEFAULT));
    std::vector<std::uint8_t> ramp(kLength);
    for (std::size_t i = 0; i < ramp.size(); ++i)
        ramp[i] = static_cast<std::uint8_t>(i / (kLength / 256));
    const auto make = [&](const char* name, const std::vector<hsize_t>& shape, const std::vector<hsize_t>& chunk) {
        const Handle space(H5Screate_simple(static_cast<int>(shape.size()), shape.data(), nullptr));
        const Handle properties(H5Pcreate(H5P_DATASET_CREATE));
        if (!chunk.empty())
            H5Pset_chunk(properties.get(), static_cast<int>(chunk.size()), chunk.data());
        const Handle dataset(
            H5Dcreate2(file.get(), name, H5T_STD_U8LE, space.get(), H5P_DEFAULT, properties.get(), H5P_DEFAULT));
        QVERIFY(H5Dwrite(dataset.get(), H5T_NATIVE_UINT8, H5S_ALL, H5S_ALL, H5P_DEFAULT, ramp.data()) >= 0);
    };
    make("line", {kLength}, {});
    make("line_chunked", {kLength}, {100'000});
    make("plane", {kRows, kColumns}, {});
    make("plane_chunked", {kRows, kColumns}, {100, 1000});
    ramp.assign(kLength, 2);
    make("errors", {kLength}, {});
}

} // namespace

class EstimatesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void anEnvelopeIsEstimatedFirst_data();
    void anEnvelopeIsEstimatedFirst();
    void errorsAreEstimatedToo();
    void aShortEnvelopeIsExactAtOnce();
    void singleSamplesAreExact();
    void anImageIsEstimatedFirst_data();
    void anImageIsEstimatedFirst();
    void aSmallImageIsExactAtOnce();

private:
    std::vector<protocol::Reply> stages(const protocol::Request& request);

    QTemporaryDir m_folder;
    std::string m_path = m_folder.filePath(QStringLiteral("ramps.h5")).toStdString();
    test::Asker m_ask;
};

void EstimatesTest::initTestCase()
{
    makeFile(m_path);
}

/// The answer without reports of progress.
std::vector<protocol::Reply> EstimatesTest::stages(const protocol::Request& request)
{
    worker::Session session;
    test::LoopHarness loop([&session](const protocol::Request& asked) { return worker::makeJob(asked, session); });
    loop.ask(m_ask.openFile(m_path));
    loop.send(request);
    std::vector<protocol::Reply> replies = loop.receiveAll(request.id());
    std::erase_if(replies, [](const protocol::Reply& reply) { return reply.has_progress(); });
    loop.finish();
    return replies;
}

void EstimatesTest::anEnvelopeIsEstimatedFirst_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::newRow("contiguous") << QByteArray("/line");
    QTest::newRow("in chunks") << QByteArray("/line_chunked");
}

void EstimatesTest::anEnvelopeIsEstimatedFirst()
{
    QFETCH(const QByteArray, path);
    protocol::Request request = m_ask.readEnvelope(path.toStdString(), 1000);
    request.mutable_read_envelope()->set_start(77); // within a chunk
    const std::vector<protocol::Reply> replies = stages(request);
    QVERIFY(replies.size() >= 2);
    const protocol::Envelope& estimate = replies.front().envelope();
    QVERIFY(estimate.is_estimate());
    QCOMPARE(estimate.first_column(), 0U);
    QCOMPARE(estimate.minimum_size(), 1000);
    QCOMPARE(estimate.samples_read(), std::uint64_t(0));
    for (int column = 0; column < 1000; ++column) {
        const double expected = column * 255 / 1000.0;
        QVERIFY2(std::fabs(estimate.minimum(column) - expected) <= kTwoProbesOff, qPrintable(QString::number(column)));
        QVERIFY2(column == 0 || estimate.minimum(column) >= estimate.minimum(column - 1), "the ramp rises");
        QVERIFY(estimate.minimum(column) <= estimate.maximum(column));
    }
    int columns = 0;
    for (std::size_t i = 1; i < replies.size(); ++i) {
        const protocol::Envelope& stage = replies[i].envelope();
        QVERIFY(!stage.is_estimate());
        QCOMPARE(static_cast<int>(stage.first_column()), columns);
        for (int column = 0; column < stage.minimum_size(); ++column, ++columns) {
            const auto expected = static_cast<std::uint64_t>(columns) * (kLength - 77) / 1000 + 77;
            QCOMPARE(stage.minimum(column), std::floor(static_cast<double>(expected) / (kLength / 256.0)));
        }
    }
    QCOMPARE(columns, 1000);
}

void EstimatesTest::errorsAreEstimatedToo()
{
    protocol::Request request = m_ask.readEnvelope("/line", 100);
    request.mutable_read_envelope()->set_error_path("/errors");
    const protocol::Envelope estimate = stages(request).front().envelope();
    QVERIFY(estimate.is_estimate());
    QCOMPARE(estimate.lower_size(), 100);
    for (int column = 0; column < 100; ++column) {
        QCOMPARE(estimate.lower(column), estimate.minimum(column) - 2);
        QCOMPARE(estimate.upper(column), estimate.maximum(column) + 2);
    }
}

void EstimatesTest::aShortEnvelopeIsExactAtOnce()
{
    protocol::Request request = m_ask.readEnvelope("/line", 1000);
    request.mutable_read_envelope()->set_count(30U << 20U);
    for (const protocol::Reply& reply : stages(request))
        QVERIFY(!reply.envelope().is_estimate());
}

void EstimatesTest::singleSamplesAreExact()
{
    protocol::Request request = m_ask.readEnvelope("/line_chunked", 1U << 20U);
    request.mutable_read_envelope()->set_start(kLength - 100);
    const std::vector<protocol::Reply> replies = stages(request);
    QCOMPARE(replies.size(), std::size_t(1));
    QCOMPARE(replies[0].envelope().minimum_size(), 100);
    QCOMPARE(replies[0].envelope().minimum(99), 255.0);
}

void EstimatesTest::anImageIsEstimatedFirst_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<bool>("isTurned");
    QTest::newRow("contiguous") << QByteArray("/plane") << false;
    QTest::newRow("contiguous, turned") << QByteArray("/plane") << true;
    QTest::newRow("in chunks") << QByteArray("/plane_chunked") << false;
    QTest::newRow("in chunks, turned") << QByteArray("/plane_chunked") << true;
}

void EstimatesTest::anImageIsEstimatedFirst()
{
    QFETCH(const QByteArray, path);
    QFETCH(const bool, isTurned);
    protocol::Request request = m_ask.readImage(path.toStdString(), isTurned ? 700 : 10, isTurned ? 10 : 700);
    if (isTurned) {
        request.mutable_read_image()->set_row_dimension(1);
        request.mutable_read_image()->set_column_dimension(0);
    }
    const std::vector<protocol::Reply> replies = stages(request);
    QVERIFY(replies.size() >= 2);
    const protocol::Image& estimate = replies.front().image();
    QVERIFY(estimate.is_estimate());
    QCOMPARE(estimate.first_row(), 0U);
    const auto width = static_cast<int>(estimate.width());
    const auto height = static_cast<int>(estimate.height());
    QCOMPARE(estimate.values_size(), width * height);
    const auto valueAt = [&](std::uint64_t row, std::uint64_t column) { // of the exact image
        return static_cast<double>((isTurned ? column * estimate.columns().stride() : row * estimate.rows().stride()) /
                                   32);
    };
    for (int row = 0; row < height; ++row)
        for (int column = 0; column < width; ++column)
            QVERIFY(std::fabs(estimate.values(row * width + column) -
                              valueAt(static_cast<std::uint64_t>(row), static_cast<std::uint64_t>(column))) <=
                    kTwoProbesOff);
    std::uint64_t rows = 0;
    for (std::size_t i = 1; i < replies.size(); ++i) {
        const protocol::Image& stage = replies[i].image();
        QVERIFY(!stage.is_estimate());
        QCOMPARE(std::uint64_t(stage.first_row()), rows);
        for (int k = 0; k < stage.values_size(); ++k)
            QCOMPARE(stage.values(k),
                     valueAt(rows + static_cast<std::uint64_t>(k / width), static_cast<std::uint64_t>(k % width)));
        rows += static_cast<std::uint64_t>(stage.values_size() / width);
    }
    QCOMPARE(rows, std::uint64_t(estimate.height()));
}

void EstimatesTest::aSmallImageIsExactAtOnce()
{
    for (const protocol::Reply& reply : stages(m_ask.readImage("/plane", 100, 100)))
        QVERIFY(!reply.image().is_estimate());
}

QTEST_GUILESS_MAIN(EstimatesTest)
#include "tst_estimates.moc"
