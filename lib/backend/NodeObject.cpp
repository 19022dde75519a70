// SPDX-License-Identifier: GPL-3.0-or-later
#include "NodeObject.h"

#include "AttributeReader.h"
#include "ReadGuard.h"
#include "Summary.h"
#include "h5scout/hdf5/TypeInfo.h"

namespace h5scout::backend
{

NodeObject::NodeObject(std::shared_ptr<FileState> file, std::string path)
    : m_file(std::move(file))
    , m_path(std::move(path))
    , m_seenAttributeChanges(m_file->attributeChanges())
    , m_seenNodeChanges(m_file->nodeChanges())
{}

NodeObject::~NodeObject()
{
    closeObject();
}

/// An edit may have put another object at the path, or none, or have changed what was read of this one.
void NodeObject::forgetChanged()
{
    if (m_seenNodeChanges != m_file->nodeChanges()) {
        closeObject();
        m_kind.reset();
        m_plan.reset();
        m_writingPlan.reset();
        m_rowMeaning.reset();
    }
    if (m_seenAttributeChanges != m_file->attributeChanges()) {
        m_kind.reset();
        m_plan.reset();
        m_writingPlan.reset();
        m_rowMeaning.reset();
        if (m_found)
            m_found->info = hdf5::objectInfo(m_found->handle.get(), ".", m_file->linkAccess());
    }
    m_seenNodeChanges = m_file->nodeChanges();
    m_seenAttributeChanges = m_file->attributeChanges();
}

void NodeObject::open()
{
    m_file->requireOpen("open the node", m_path);
    forgetChanged();
    if (m_found)
        return;
    m_found = m_file->openObject(m_path);
    if (m_found->info.kind == hdf5::ObjectKind::Dataset)
        m_file->datasetWasOpened(*this);
}

/// The last to close an array writes its elements that are still in memory.
void NodeObject::closeObject() noexcept
{
    if (!m_found)
        return;
    try {
        m_found->handle.close();
    } catch (const hdf5::CallError& failure) {
        m_file->noteUnwritten(failure, m_path);
    }
    m_found.reset();
    m_file->datasetWasClosed(*this);
}

hdf5::Id NodeObject::id()
{
    open();
    return m_found->handle.get();
}

const hdf5::ObjectInfo& NodeObject::info()
{
    open();
    return m_found->info;
}

NodeKind NodeObject::kind()
{
    m_file->requireOpen("open the node", m_path);
    forgetChanged();
    if (!m_kind)
        m_kind = summarize(*m_file, m_file->id(), m_path, m_path).kind;
    return *m_kind;
}

const ElementPlan& NodeObject::elementPlan()
{
    m_file->requireOpen("read the array", m_path);
    forgetChanged();
    if (!m_plan) {
        const hdf5::Id dataset = id();
        m_plan = m_file->attempt("read the array", m_path, [&] {
            checkReadable(*m_file, m_path, dataset);
            const DataType type = hdf5::describe(hdf5::datasetType(dataset).get());
            // PyTables writes a bool as a bitfield of 8 bits; one without its bookkeeping may be any bits.
            const bool isPlainBits = isBooleanBitfield(type) && !hdf5::attributeExists(dataset, "CLASS");
            return planElements(type, isPlainBits ? BitfieldMeaning::Bits : BitfieldMeaning::Bool);
        });
    }
    return *m_plan;
}

Node makeNode(std::shared_ptr<FileState> file, std::string path)
{
    return Node(std::make_shared<NodeObject>(std::move(file), std::move(path)));
}

} // namespace h5scout::backend
