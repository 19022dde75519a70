// SPDX-License-Identifier: GPL-3.0-or-later
// Sample files, read through the library, against what independent readers found in them.
#include "h5scout/backend/H5Backend.h"

#include "ExpectedFile.h"
#include "ExpectedFileTest.h"

#include <QtTest>

using namespace h5scout;
using namespace h5scout::tests;

namespace
{

FoundSpace foundSpace(const SpaceInfo& space)
{
    switch (space.kind) {
    case SpaceInfo::Kind::None:
        return {};
    case SpaceInfo::Kind::Null:
        return {"null", space.shape, space.maximalShape};
    case SpaceInfo::Kind::Scalar:
        return {"scalar", space.shape, space.maximalShape};
    case SpaceInfo::Kind::Simple:
        return {"simple", space.shape, space.maximalShape};
    }
    return {};
}

std::string layoutName(StorageSummary::Layout layout)
{
    switch (layout) {
    case StorageSummary::Layout::Unknown:
        return "unknown";
    case StorageSummary::Layout::Compact:
        return "compact";
    case StorageSummary::Layout::Contiguous:
        return "contiguous";
    case StorageSummary::Layout::Chunked:
        return "chunked";
    case StorageSummary::Layout::Virtual:
        return "virtual";
    }
    return {};
}

FoundStorage foundStorage(const StorageSummary& storage)
{
    FoundStorage found{layoutName(storage.layout), storage.chunkShape, {}, storage.externalFiles};
    for (const FilterStep& filter : storage.filters)
        found.filters.push_back({filter.id, filter.isOptional, filter.values});
    return found;
}

class BackendReader : public FileReader
{
public:
    explicit BackendReader(const H5Backend& backend)
        : m_backend(backend)
    {}

    FoundNode node(const std::string& path) override
    {
        const NodeDetails details = m_backend.details(path);
        const NodeSummary& summary = details.summary;
        FoundNode found{.kind = summary.kind,
                        .link = summary.link,
                        .linkTarget = summary.linkTarget,
                        .linkFile = summary.linkFile,
                        .dataType = summary.dataType,
                        .space = foundSpace(summary.space),
                        .storage = {},
                        .childCount = summary.childCount,
                        .objectAddress = summary.objectAddress,
                        .hardLinks = summary.hardLinks,
                        .attributeCount = summary.attributeCount,
                        .error = summary.error ? summary.error->sentence() : std::string()};
        if (details.storage)
            found.storage = foundStorage(*details.storage);
        return found;
    }

    std::vector<std::string> children(const std::string& path) override
    {
        return Group(m_backend.getNode(path)).childrenNames();
    }

    std::vector<FoundAttribute> attributes(const std::string& path) override
    {
        std::vector<FoundAttribute> found;
        for (const StoredAttribute& attribute : m_backend.getNode(path).attrs().page(0, UINT64_MAX))
            found.push_back({attribute.name, attribute.dataType, foundSpace(attribute.space), attribute.value,
                             attribute.error ? attribute.error->sentence() : std::string()});
        return found;
    }

    std::variant<NdArray, FoundFailure> read(const std::string& path) override
    {
        try {
            return m_backend.read(path);
        } catch (const NotShownYet& error) {
            return FoundFailure{true, error.what()};
        } catch (const Error& error) {
            return FoundFailure{false, error.what()};
        }
    }

private:
    H5Backend m_backend;
};

} // namespace

class ExpectedBackendTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theLibraryReadsWhatThePeersWrote_data() { addSampleFiles(); }
    void theLibraryReadsWhatThePeersWrote();
};

void ExpectedBackendTest::theLibraryReadsWhatThePeersWrote()
{
    QFETCH(QString, file);
    const QString before = stateOf(file);
    const ExpectedFile expected(file.toStdString() + ".json");
    H5Backend backend;
    if (expected.isRefused()) {
        QVERIFY_EXCEPTION_THROWN(backend.openFile(file.toStdString()), OpenError);
        return;
    }
    backend.openFile(file.toStdString());
    QVERIFY(expected.nodeCount() > 0);
    BackendReader reader(backend);
    const auto differences = expected.differences(reader);
    QVERIFY2(differences.empty(), qPrintable(reportOf(differences)));
    QCOMPARE(stateOf(file), before);
}

QTEST_APPLESS_MAIN(ExpectedBackendTest)
#include "tst_expected_backend.moc"
