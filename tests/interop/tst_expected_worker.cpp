// SPDX-License-Identifier: GPL-3.0-or-later
// Sample files, read through FileClient and the real worker, against what independent readers found in them.
#include "h5scout/client/FileClient.h"
#include "h5scout/client/WorkerProcess.h"

#include "Await.h"
#include "ExpectedFile.h"
#include "ExpectedFileTest.h"

#include <QtTest>

#include <stdexcept>

using namespace h5scout;
using namespace h5scout::tests;

namespace
{

constexpr quint32 kPage = 7; // small: lists come in several pages

FoundSpace foundSpace(const Dataspace& space)
{
    switch (space.kind) {
    case Dataspace::Kind::None:
        return {};
    case Dataspace::Kind::Null:
        return {"null", space.shape, space.maximalShape};
    case Dataspace::Kind::Scalar:
        return {"scalar", space.shape, space.maximalShape};
    case Dataspace::Kind::Simple:
        return {"simple", space.shape, space.maximalShape};
    }
    return {};
}

std::string layoutName(StorageInfo::Layout layout)
{
    switch (layout) {
    case StorageInfo::Layout::Unknown:
        return "unknown";
    case StorageInfo::Layout::Compact:
        return "compact";
    case StorageInfo::Layout::Contiguous:
        return "contiguous";
    case StorageInfo::Layout::Chunked:
        return "chunked";
    case StorageInfo::Layout::Virtual:
        return "virtual";
    }
    return {};
}

FoundStorage foundStorage(const StorageInfo& storage)
{
    FoundStorage found{layoutName(storage.layout), storage.chunkShape, {}, {}};
    for (const FilterInfo& filter : storage.filters)
        found.filters.push_back({filter.id, filter.isOptional, filter.values});
    for (const QString& file : storage.externalFiles)
        found.externalFiles.push_back(file.toStdString());
    return found;
}

QByteArray bytesOf(const std::string& text)
{
    return QByteArray::fromStdString(text);
}

class WorkerReader : public FileReader
{
public:
    explicit WorkerReader(FileClient& client)
        : m_client(client)
    {}

    FoundNode node(const std::string& path) override
    {
        const NodeInfo info = await(m_client.describe(bytesOf(path)));
        FoundNode found{.kind = info.kind,
                        .link = info.link,
                        .linkTarget = info.linkTarget.toStdString(),
                        .linkFile = info.linkFile.toStdString(),
                        .dataType = info.dataType,
                        .space = foundSpace(info.space),
                        .storage = {},
                        .childCount = info.childCount,
                        .objectAddress = info.objectAddress,
                        .hardLinks = info.hardLinks,
                        .attributeCount = info.attributeCount,
                        .error = info.error ? info.error->sentence().toStdString() : std::string()};
        if (info.storage)
            found.storage = foundStorage(*info.storage);
        return found;
    }

    std::vector<std::string> children(const std::string& path) override
    {
        std::vector<std::string> names;
        for (quint64 total = 1; names.size() < total;) {
            const auto page = await(m_client.children(bytesOf(path), names.size(), kPage));
            total = page.total;
            for (const NodeInfo& child : page.children)
                names.push_back(child.name.toStdString());
        }
        return names;
    }

    std::vector<FoundAttribute> attributes(const std::string& path) override
    {
        std::vector<FoundAttribute> found;
        for (quint64 total = 1; found.size() < total;) {
            const auto page = await(m_client.attributes(bytesOf(path), found.size(), kPage));
            total = page.total;
            for (const AttributeInfo& attribute : page.attributes)
                found.push_back({attribute.name.toStdString(), attribute.dataType, foundSpace(attribute.space),
                                 attribute.value,
                                 attribute.error ? attribute.error->sentence().toStdString() : std::string()});
        }
        return found;
    }

    std::variant<NdArray, FoundFailure> read(const std::string& path) override
    {
        const NodeInfo info = await(m_client.describe(bytesOf(path)));
        if (info.space.kind == Dataspace::Kind::Null)
            return NdArray();
        std::vector<Range> everything;
        for (const auto extent : info.space.shape)
            everything.push_back({0, extent, 1});
        try {
            return await(m_client.readArray(bytesOf(path), everything)).array;
        } catch (const std::exception& error) {
            // A UserError does not tell the one from the other: the judge knows which types must be shown.
            return FoundFailure{true, error.what()};
        }
    }

private:
    FileClient& m_client;
};

} // namespace

class ExpectedWorkerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void theWorkerTellsWhatThePeersWrote_data() { addSampleFiles(); }
    void theWorkerTellsWhatThePeersWrote();
};

void ExpectedWorkerTest::theWorkerTellsWhatThePeersWrote()
{
    QFETCH(QString, file);
    const QString before = stateOf(file);
    const ExpectedFile expected(file.toStdString() + ".json");
    FileClient client(file, [] { return std::make_unique<WorkerProcess>(QStringLiteral(H5SCOUT_WORKER_PROGRAM)); });
    if (expected.isRefused()) {
        QVERIFY_EXCEPTION_THROWN(await(client.open()), std::runtime_error);
        QCOMPARE(client.state(), FileClient::State::Failed);
        return;
    }
    await(client.open());
    WorkerReader reader(client);
    const auto differences = expected.differences(reader);
    QVERIFY2(differences.empty(), qPrintable(reportOf(differences)));
    QCOMPARE(stateOf(file), before);
    QCOMPARE(client.state(), FileClient::State::Open);
}

QTEST_GUILESS_MAIN(ExpectedWorkerTest)
#include "tst_expected_worker.moc"
