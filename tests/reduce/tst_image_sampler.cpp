// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/reduce/ImageSampler.h"

#include <QTest>

#include <vector>

using h5scout::reduce::ImageSampler;
using h5scout::reduce::sampleEvenly;
using h5scout::reduce::Samples;

class ImageSamplerTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void samplesEvenly_data();
    void samplesEvenly();
    void bandsCoverEveryRowOnce_data();
    void bandsCoverEveryRowOnce();
    void bandsEndAtChunks();
};

void ImageSamplerTest::samplesEvenly_data()
{
    QTest::addColumn<Samples>("elements");
    QTest::addColumn<quint32>("most");
    QTest::addColumn<Samples>("expected");
    QTest::newRow("all fit") << Samples{3, 10, 1} << 10U << Samples{3, 10, 1};
    QTest::newRow("one too many") << Samples{0, 11, 1} << 10U << Samples{0, 6, 2};
    QTest::newRow("a multiple") << Samples{0, 1000, 1} << 10U << Samples{0, 10, 100};
    QTest::newRow("strides multiply") << Samples{5, 100, 3} << 25U << Samples{5, 25, 12};
    QTest::newRow("one for all") << Samples{2, 100, 1} << 1U << Samples{2, 1, 100};
    QTest::newRow("no size") << Samples{2, 100, 1} << 0U << Samples{2, 1, 100};
    QTest::newRow("empty") << Samples{2, 0, 1} << 10U << Samples{2, 0, 1};
    QTest::newRow("huge") << Samples{0, 1ULL << 60U, 1} << 1024U << Samples{0, 1024, 1ULL << 50U};
}

void ImageSamplerTest::samplesEvenly()
{
    QFETCH(const Samples, elements);
    QFETCH(const quint32, most);
    QFETCH(const Samples, expected);
    const Samples samples = sampleEvenly(elements, most);
    QCOMPARE(samples.start, expected.start);
    QCOMPARE(samples.count, expected.count);
    QCOMPARE(samples.stride, expected.stride);
    QVERIFY(samples.end() <= elements.end());
}

void ImageSamplerTest::bandsCoverEveryRowOnce_data()
{
    QTest::addColumn<quint64>("rows");
    QTest::addColumn<quint32>("height");
    QTest::addColumn<quint64>("mostRows");
    QTest::addColumn<quint64>("chunkRows");
    for (const quint64 rows : {1ULL, 7ULL, 100ULL, 1003ULL})
        for (const quint32 height : {1U, 10U, 500U})
            for (const quint64 mostRows : {0ULL, 1ULL, 33ULL, 5000ULL})
                for (const quint64 chunkRows : {0ULL, 1ULL, 16ULL, 4000ULL})
                    QTest::addRow("%llu rows at %u by %llu in chunks of %llu", rows, height, mostRows, chunkRows)
                        << rows << height << mostRows << chunkRows;
}

void ImageSamplerTest::bandsCoverEveryRowOnce()
{
    QFETCH(const quint64, rows);
    QFETCH(const quint32, height);
    QFETCH(const quint64, mostRows);
    QFETCH(const quint64, chunkRows);
    const ImageSampler sampler({11, rows, 1}, {0, 5, 1}, 5, height);
    std::uint64_t done = 0;
    while (done < sampler.rows().count) {
        const Samples band = sampler.band(done, mostRows, chunkRows);
        QVERIFY(band.count > 0);
        QCOMPARE(band.stride, sampler.rows().stride);
        QCOMPARE(band.start, 11 + done * band.stride);
        if (chunkRows == 0)
            QVERIFY(band.count == 1 || band.end() - band.start <= mostRows);
        done += band.count;
    }
    QCOMPARE(done, sampler.rows().count);
    QCOMPARE(sampler.band(done, mostRows, chunkRows).count, std::uint64_t(0));
}

void ImageSamplerTest::bandsEndAtChunks()
{
    const ImageSampler sampler({4, 96, 1}, {0, 5, 1}, 5, 96);
    QCOMPARE(sampler.band(0, 20, 16).end(), std::uint64_t(16));  // 20 rows would end at 24, within a chunk
    QCOMPARE(sampler.band(12, 40, 16).end(), std::uint64_t(48)); // two whole chunks
    QCOMPARE(sampler.band(0, 1, 16).end(), std::uint64_t(16));   // at least one chunk
}

QTEST_APPLESS_MAIN(ImageSamplerTest)
#include "tst_image_sampler.moc"
