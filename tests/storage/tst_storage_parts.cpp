// SPDX-License-Identifier: GPL-3.0-or-later
// The parts below the transaction, each alone.
#include <random>

#include "FaultySystem.h"
#include "HeldBackFile.h"
#include "Journal.h"
#include "Lookup3.h"
#include "StorageTest.h"

using namespace h5scout;
using namespace h5scout::storage;
using namespace h5scout::test;

namespace
{

using Content = std::vector<std::uint8_t>;

Content numbered(std::size_t count, std::uint8_t first = 1)
{
    Content content(count);
    for (std::size_t index = 0; index < count; ++index)
        content[index] = static_cast<std::uint8_t>(first + index % 251);
    return content;
}

File fileWith(System& system, const std::string& path, const Content& content)
{
    File file(system, path, System::Mode::CreateNew);
    file.write(content, 0);
    return file;
}

/// Regions as "offset:length".
QByteArray regionsOf(const JournalReader& journal)
{
    QByteArray text;
    journal.forEachRegion([&](const Region& region) {
        text += QByteArray::number(qulonglong{region.offset}) + ':' +
                QByteArray::number(qulonglong{region.newBytes.size()}) + ' ';
    });
    return text.trimmed();
}

} // namespace

class PartsTest : public StorageTest
{
    Q_OBJECT

private Q_SLOTS:
    /// The values that the author of the function gives.
    void theChecksumOfMetadataIsLookup3()
    {
        const auto checksumOf = [](std::string_view text) {
            return lookup3({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
        };
        QCOMPARE(checksumOf(""), 0xdeadbeefU);
        QCOMPARE(checksumOf("Four score and seven years ago"), 0x17770551U);
    }

    void init()
    {
        m_identifiers = openIdentifiers();
        m_folder = std::make_unique<TemporaryFolder>();
    }

    void theChecksumIsCrc32c()
    {
        const std::string digits = "123456789";
        const Content bytes(digits.begin(), digits.end());
        QCOMPARE(crc32c(bytes), 0xe3069283U); // the check value of CRC-32/ISCSI
        const Content longer = numbered(1000);
        Crc32c inPieces;
        inPieces.add(ConstBytes(longer).first(333));
        inPieces.add(ConstBytes(longer).subspan(333));
        QCOMPARE(inPieces.value(), crc32c(longer));
    }

    void theJournalHoldsWhatDiffersAndNothingElse_data()
    {
        QTest::addColumn<QVector<int>>("changes");
        QTest::addColumn<QByteArray>("regions");
        QTest::newRow("nothing") << QVector<int>{} << QByteArray();
        QTest::newRow("one byte") << QVector<int>{100} << QByteArray("100:1");
        QTest::newRow("near") << QVector<int>{100, 131} << QByteArray("100:32");
        QTest::newRow("far") << QVector<int>{100, 140} << QByteArray("100:1 140:1");
        QTest::newRow("across pieces") << QVector<int>{999, 1000} << QByteArray("999:2");
        QTest::newRow("ends") << QVector<int>{0, 1999} << QByteArray("0:1 1999:1");
    }

    void theJournalHoldsWhatDiffersAndNothingElse()
    {
        QFETCH(QVector<int>, changes);
        QFETCH(QByteArray, regions);
        const Content before = numbered(2000);
        Content after = before;
        for (const int place : changes)
            ++after[static_cast<std::size_t>(place)];
        File file(m_system, m_folder->file("journal"), System::Mode::CreateNew);
        JournalWriter writer(file);
        for (const std::size_t piece : {std::size_t{0}, std::size_t{1000}})
            writer.compare(piece, ConstBytes(before).subspan(piece, 1000), ConstBytes(after).subspan(piece, 1000));
        writer.finish(512, {2000, 3000}, 7);
        const auto journal = JournalReader::open(file);
        QVERIFY(journal);
        QCOMPARE(regionsOf(*journal), regions);
        QCOMPARE(journal->header().superblockAddress, std::uint64_t{512});
        QVERIFY(journal->header().ends == (Ends{2000, 3000}));
        QCOMPARE(journal->header().tailChecksum, 7U);
        Content rebuilt = before;
        journal->forEachRegion([&](const Region& region) {
            std::copy(region.newBytes.begin(), region.newBytes.end(),
                      rebuilt.begin() + static_cast<std::ptrdiff_t>(region.offset));
        });
        QVERIFY(rebuilt == after);
    }

    void longStretchesAreSplit()
    {
        const Content before(Region::kMaximalBytes + 100, 1);
        const Content after(before.size(), 2);
        File file(m_system, m_folder->file("journal"), System::Mode::CreateNew);
        JournalWriter writer(file);
        writer.compare(0, before, after);
        writer.finish(0, {before.size(), before.size()}, 0);
        QCOMPARE(regionsOf(*JournalReader::open(file)),
                 QByteArray::number(0) + ':' + QByteArray::number(qulonglong{Region::kMaximalBytes}) + ' ' +
                     QByteArray::number(qulonglong{Region::kMaximalBytes}) + ":100");
    }

    void aJournalWhoseRegionsLieOutsideIsNone_data()
    {
        QTest::addColumn<qulonglong>("first");
        QTest::addColumn<qulonglong>("second");
        QTest::addColumn<bool>("isValid");
        QTest::newRow("good") << 10ULL << 20ULL << true;
        QTest::newRow("behind the end") << 10ULL << 95ULL << false;
        QTest::newRow("overlapping") << 10ULL << 15ULL << false;
        QTest::newRow("falling") << 50ULL << 20ULL << false;
        QTest::newRow("far outside") << 10ULL << 0xfffffffffffffff8ULL << false;
    }

    void aJournalWhoseRegionsLieOutsideIsNone()
    {
        QFETCH(qulonglong, first);
        QFETCH(qulonglong, second);
        QFETCH(bool, isValid);
        const Content bytes = numbered(10);
        File file(m_system, m_folder->file("journal"), System::Mode::CreateNew);
        JournalWriter writer(file);
        writer.addRegion({first, bytes, bytes});
        writer.addRegion({second, bytes, bytes});
        writer.finish(0, {100, 100}, 0);
        QCOMPARE(JournalReader::open(file).has_value(), isValid);
    }

    /// Against a plain sequence of bytes that behaves as a file does.
    void aHeldBackFileIsAFileToItsReader_data()
    {
        QTest::addColumn<int>("base");
        QTest::addColumn<qulonglong>("memory");
        QTest::newRow("in memory") << 20'000 << qulonglong{1 << 20};
        QTest::newRow("spilled") << 20'000 << qulonglong{0};
        QTest::newRow("on a page border") << 16'384 << qulonglong{1 << 20};
        QTest::newRow("empty") << 0 << qulonglong{1 << 20};
    }

    void aHeldBackFileIsAFileToItsReader()
    {
        QFETCH(int, base);
        QFETCH(qulonglong, memory);
        const Content before = numbered(static_cast<std::size_t>(base));
        const std::string path = m_folder->file("file");
        auto held = std::make_shared<HeldBackFile>(m_system, fileWith(m_system, path, before), 0,
                                                   OverlayLimits{memory, m_folder->path().string()});
        Content model = before;
        std::mt19937 random(3);
        for (int step = 0; step < 3000; ++step) {
            const std::size_t offset = random() % 30'000;
            const std::size_t count = random() % (step % 10 == 0 ? 10'000 : 300);
            if (random() % 12 == 0) {
                held->setEnd(offset);
                model.resize(offset, 0);
            } else if (random() % 2 == 0) {
                const Content bytes = numbered(count, static_cast<std::uint8_t>(random()));
                if (count > 0 && offset + count > model.size())
                    model.resize(offset + count, 0);
                std::copy(bytes.begin(), bytes.end(),
                          model.begin() + static_cast<std::ptrdiff_t>(count > 0 ? offset : 0));
                if (count > 0)
                    held->write(offset, bytes);
            } else {
                Content seen(count, 99);
                QVERIFY(held->read(offset, seen));
                for (std::size_t index = 0; index < count; ++index)
                    QCOMPARE(seen[index], offset + index < model.size() ? model[offset + index] : 0);
            }
            QCOMPARE(held->end(), std::uint64_t{model.size()});
            if (step % 100 == 0)
                QVERIFY(contentOf(path).starts_with(std::string(before.begin(), before.end())));
        }
        // What is held and what is in the file make the whole.
        Content result(before);
        held->forEachHeld([&](std::uint64_t offset, ConstBytes content) {
            std::copy(content.begin(), content.end(), result.begin() + static_cast<std::ptrdiff_t>(offset));
        });
        const std::string onDisk = contentOf(path);
        result.resize(std::min(before.size(), model.size()));
        if (model.size() > before.size())
            result.insert(result.end(), onDisk.begin() + base, onDisk.end());
        QVERIFY(result == model);
        held->cutTail();
        QVERIFY(contentOf(path) == std::string(before.begin(), before.end()));
    }

    void afterAFailedWriteTheReaderStillSeesWhatItWrote()
    {
        const std::string path = m_folder->file("file");
        auto held = std::make_shared<HeldBackFile>(m_system, fileWith(m_system, path, numbered(1000)), 0,
                                                   OverlayLimits{1 << 20, m_folder->path().string()});
        held->write(990, numbered(10));
        held->write(1000, numbered(50, 5));
        m_system.arm(FaultySystem::Fault::ErrorsFromHere, 0, ENOSPC);
        held->write(1040, numbered(9000, 9));
        QVERIFY(held->failure() == std::errc::no_space_on_device);
        Content seen(9050);
        QVERIFY(held->read(990, seen));
        Content expected = numbered(10);
        const Content tail = numbered(40, 5);
        const Content lost = numbered(9000, 9);
        expected.insert(expected.end(), tail.begin(), tail.end());
        expected.insert(expected.end(), lost.begin(), lost.end());
        QVERIFY(seen == expected);
        m_system.arm(FaultySystem::Fault::None, 0);
    }

private:
    std::unique_ptr<TemporaryFolder> m_folder;
    FaultySystem m_system;
};

QTEST_GUILESS_MAIN(PartsTest)
#include "tst_storage_parts.moc"
