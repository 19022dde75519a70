// SPDX-License-Identifier: GPL-3.0-or-later
#include "FakeWorkerFile.h"
#include "h5scout/client/FileClient.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <cmath>
#include <optional>

using namespace h5scout;
using namespace h5scout::test;

namespace
{

/// Keeps what a request ends with, and how often it ended.
template <typename T>
struct Ending
{
    std::optional<Result<T>> result;
    int count = 0;
    std::vector<T> parts;
    QObject receiver;

    explicit Ending(const Request<T>& request)
    {
        request.then(&receiver, [this](Result<T> ended) {
            result = std::move(ended);
            ++count;
        });
        request.onPart([this](const T& part) { parts.push_back(part); });
    }
    bool hasValue() const { return result && result->hasValue(); }
    bool hasError() const { return result && result->hasError(); }
    bool wasCancelled() const { return result && result->wasCancelled(); }
    const T& value() const { return result->value(); }
    const UserError& error() const { return result->error(); }
};

/// A client of `file` that has opened it.
struct OpenClient
{
    explicit OpenClient(const FakeWorkerFile& file) : client(QStringLiteral("/data/run_042.h5"), file.factory())
    {
        Ending<FileInfo> opened(client.open());
        isOpen = QTest::qWaitFor([&opened] { return opened.count > 0; }) && opened.hasValue();
    }
    FileClient client;
    bool isOpen = false;
};

/// Lets everything that is posted happen.
void settle()
{
    for (int i = 0; i < 10; ++i)
        QCoreApplication::processEvents();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

} // namespace

class TestFileClient : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void opensAndDescribesTheFile();
};

void TestFileClient::opensAndDescribesTheFile()
{
    FakeWorkerFile file;
    file.addGroup("/scan");
    FileClient client(QStringLiteral("/data/run_042.h5"), file.factory());
    const QSignalSpy states(&client, &FileClient::stateChanged);
    QCOMPARE(client.state(), FileClient::State::Closed);

    const Ending<FileInfo> opened(client.open());
    QCOMPARE(client.state(), FileClient::State::Opening);
    QCOMPARE(opened.count, 0);
    QTRY_VERIFY(opened.hasValue());
    QCOMPARE(client.state(), FileClient::State::Open);
    QCOMPARE(states.count(), 2);
    QCOMPARE(client.fileName(), QStringLiteral("run_042.h5"));
    QCOMPARE(opened.value().root.path, "/");
    QCOMPARE(opened.value().root.childCount, 1u);
    settle();
    QCOMPARE(opened.count, 1);
    QCOMPARE(client.runningRequests(), 0);
    QVERIFY(client.workerProcessId() != 0);
}

QTEST_GUILESS_MAIN(TestFileClient)

#include "tst_file_client.moc"
