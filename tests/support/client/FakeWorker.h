// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include <QPointer>

#include "FakeEdits.h"
#include "FakeWorkerFile.h"
#include "h5scout/client/WorkerTransport.h"
#include "h5scout/protocol/h5scout.pb.h"

namespace h5scout::test
{

class FakeWorker;

struct Failure
{
    RequestKind kind;
    QByteArray path;
    QByteArray reason;
};

/// What a FakeWorkerFile and its workers share.
struct FakeWorkerFile::State
{
    FakeTree tree;
    FakeEdits edits;
    std::vector<AskedRequest> asked;
    std::vector<Failure> failures;
    bool isHolding = false;
    int stages = 2;
    int startedWorkers = 0;
    QPointer<FakeWorker> worker; ///< the newest
};

/// Serves a FakeWorkerFile. Each reply is an event of its own.
class FakeWorker : public WorkerTransport
{
    Q_OBJECT
public:
    explicit FakeWorker(std::shared_ptr<FakeWorkerFile::State> file);

    void start() override;
    void send(const protocol::Request& request) override;
    void stop() override;
    qint64 processId() const override { return m_isRunning ? 4711 : 0; }
    QStringList lastWords() const override { return m_lastWords; }

    void die(const QString& how, const QStringList& lastWords);
    void sendReply(const protocol::Reply& reply);
    void releaseOne();
    int heldRequests() const { return static_cast<int>(m_held.size()); }
    bool isRunning() const { return m_isRunning; }

private:
    void answer(const protocol::Request& request);
    void cancel(quint64 id);

    std::shared_ptr<FakeWorkerFile::State> m_file;
    std::vector<protocol::Request> m_held;
    QStringList m_lastWords;
    bool m_isRunning = false;
};

} // namespace h5scout::test
