// SPDX-License-Identifier: GPL-3.0-or-later
#include "FakeWorkerFile.h"

#include "FakeWorker.h"

#include <algorithm>

namespace h5scout::test
{

FakeWorkerFile::FakeWorkerFile()
    : m_state(std::make_shared<State>())
{
    FakeNode& node = m_state->tree["/"];
    node.path = "/";
    node.name = "/";
}

FakeWorkerFile::~FakeWorkerFile() = default;

TransportFactory FakeWorkerFile::factory() const
{
    return [state = m_state] { return std::make_unique<FakeWorker>(state); };
}

FakeNode& FakeWorkerFile::root()
{
    return m_state->tree.at("/");
}

FakeNode& FakeWorkerFile::node(const QByteArray& path)
{
    return m_state->tree.at(path);
}

FakeNode& FakeWorkerFile::addNode(const QByteArray& path, NodeKind kind)
{
    Q_ASSERT(path.size() > 1 && path.startsWith('/'));
    FakeTree& tree = m_state->tree;
    if (!tree.contains(path)) {
        const qsizetype slash = path.lastIndexOf('/');
        const QByteArray parent = slash == 0 ? QByteArray("/") : path.first(slash);
        if (!tree.contains(parent))
            addGroup(parent);
        FakeNode& added = tree[path];
        added.path = path;
        added.name = path.mid(slash + 1);
        tree.at(parent).children.push_back(added.name);
    }
    FakeNode& node = tree.at(path);
    node.kind = kind;
    return node;
}

FakeNode& FakeWorkerFile::addGroup(const QByteArray& path)
{
    return addNode(path, NodeKind::Group);
}

FakeNode& FakeWorkerFile::addArray(const QByteArray& path, const NdArray& array)
{
    FakeNode& node = addNode(path, NodeKind::Array);
    node.array = array;
    node.dataType = dataTypeOf(array.type());
    return node;
}

FakeNode& FakeWorkerFile::addArray(const QByteArray& path, const Shape& shape, const std::vector<double>& values)
{
    return addArray(path, doubles(shape, values));
}

FakeNode& FakeWorkerFile::addCountingArray(const QByteArray& path, const Shape& shape)
{
    FakeNode& node = addNode(path, NodeKind::Array);
    node.countingShape = shape;
    node.dataType = dataTypeOf(elementTypeOf(ElementKind::Int64));
    return node;
}

FakeAttribute& FakeWorkerFile::addAttribute(const QByteArray& path, const QByteArray& name, const Value& value)
{
    FakeAttribute& attribute = node(path).attributes.emplace_back();
    attribute.name = name;
    attribute.value = value;
    return attribute;
}

void FakeWorkerFile::remove(const QByteArray& path)
{
    FakeTree& tree = m_state->tree;
    const qsizetype slash = path.lastIndexOf('/');
    std::vector<QByteArray>& siblings = tree.at(slash == 0 ? QByteArray("/") : path.first(slash)).children;
    siblings.erase(std::remove(siblings.begin(), siblings.end(), path.mid(slash + 1)), siblings.end());
    std::erase_if(tree,
                  [&path](const auto& entry) { return entry.first == path || entry.first.startsWith(path + '/'); });
}

void FakeWorkerFile::hold()
{
    m_state->isHolding = true;
}

void FakeWorkerFile::release()
{
    m_state->isHolding = false;
    while (heldRequests() > 0)
        releaseOne();
}

void FakeWorkerFile::releaseOne()
{
    if (m_state->worker)
        m_state->worker->releaseOne();
}

int FakeWorkerFile::heldRequests() const
{
    return m_state->worker ? m_state->worker->heldRequests() : 0;
}

void FakeWorkerFile::fail(RequestKind kind, const QByteArray& reason, const QByteArray& path)
{
    m_state->failures.push_back({kind, path, reason});
}

void FakeWorkerFile::succeed()
{
    m_state->failures.clear();
}

void FakeWorkerFile::setStages(int stages)
{
    Q_ASSERT(stages > 0);
    m_state->stages = stages;
}

void FakeWorkerFile::die(const QString& how, const QStringList& lastWords)
{
    if (m_state->worker)
        m_state->worker->die(how, lastWords);
}

void FakeWorkerFile::sendReply(const protocol::Reply& reply)
{
    if (m_state->worker)
        m_state->worker->sendReply(reply);
}

const std::vector<AskedRequest>& FakeWorkerFile::asked() const
{
    return m_state->asked;
}

int FakeWorkerFile::askedCount(RequestKind kind, const QByteArray& path) const
{
    return static_cast<int>(std::count_if(m_state->asked.begin(), m_state->asked.end(), [&](const AskedRequest& asked) {
        return asked.kind == kind && (path.isEmpty() || asked.path == path);
    }));
}

int FakeWorkerFile::startedWorkers() const
{
    return m_state->startedWorkers;
}

bool FakeWorkerFile::isWorkerRunning() const
{
    return m_state->worker && m_state->worker->isRunning();
}

} // namespace h5scout::test
