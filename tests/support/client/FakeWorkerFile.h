// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include <QByteArray>
#include <QString>
#include <QStringList>

#include "FakeTree.h"
#include "h5scout/client/Request.h"
#include "h5scout/client/WorkerTransport.h"

namespace h5scout::test
{

enum class RequestKind {
    Open,
    Describe,
    Children,
    Attributes,
    Array,
    Envelope,
    Image,
    Walk,
    Data,
    Attribute,
    Projection,
    Statistics,
    Edit,
    EditMode, ///< turned on or off
    UndoRedo
};

/// A request as the worker got it.
struct AskedRequest
{
    quint64 id = 0;
    RequestKind kind = RequestKind::Open;
    QByteArray path;
    Priority priority = Priority::Visible;
    bool isCancelled = false;       ///< a Cancel for it has arrived
    std::vector<Range> ranges = {}; ///< of an Array
};

/// A file that exists only in a test, with workers that serve it in this process through the event loop:
///
///     FakeWorkerFile file;
///     file.addArray("/scan/data", {2, 3}, {1, 2, 3, 4, 5, 6}).units = "V";
///     file.addAttribute("/scan", "author", Text{"Ada"});
///     FileClient client("x.h5", file.factory());
///
/// The tree may be changed at any time; a worker answers from what it is then. Edits of attributes, undo and redo are
/// carried out in it.
class FakeWorkerFile
{
public:
    FakeWorkerFile();
    ~FakeWorkerFile();

    TransportFactory factory() const;

    // The tree. Groups on the way are made as needed. References stay valid until the node is removed.
    FakeNode& root();
    /// The node, which must exist.
    FakeNode& node(const QByteArray& path);
    FakeNode& addNode(const QByteArray& path, NodeKind kind);
    FakeNode& addGroup(const QByteArray& path);
    FakeNode& addArray(const QByteArray& path, const NdArray& array);
    FakeNode& addArray(const QByteArray& path, const Shape& shape, const std::vector<double>& values);
    /// An array of any size whose elements are their own indices in C order (int64); only read block by block.
    FakeNode& addCountingArray(const QByteArray& path, const Shape& shape);
    FakeAttribute& addAttribute(const QByteArray& path, const QByteArray& name, const Value& value);
    /// Removes the node and all below it.
    void remove(const QByteArray& path);

    // How the worker behaves.
    /// From now on answers wait until release() or releaseOne().
    void hold();
    /// Sends all answers that wait, and later ones at once again.
    void release();
    /// Sends the oldest answer that waits (all its stages); later ones still wait.
    void releaseOne();
    int heldRequests() const;
    /// Requests of this kind fail with that reason until succeed(); `path` empty: of any node.
    void fail(RequestKind kind, const QByteArray& reason, const QByteArray& path = {});
    void succeed();
    /// Envelopes and images come in that many stages (2 unless set).
    void setStages(int stages);
    /// The running worker ends by itself through the event loop, its held answers lost.
    void die(const QString& how = QStringLiteral("it was ended by signal 11 (segmentation fault)"),
             const QStringList& lastWords = {});
    /// The running worker sends `reply` as it is, honest or not, through the event loop.
    void sendReply(const protocol::Reply& reply);

    // What has been asked of all workers so far.
    const std::vector<AskedRequest>& asked() const;
    /// How often; `path` empty: of any node.
    int askedCount(RequestKind kind, const QByteArray& path = {}) const;
    int startedWorkers() const;
    bool isWorkerRunning() const;

    struct State;

private:
    std::shared_ptr<State> m_state;
};

} // namespace h5scout::test
