// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "ElementReader.h"
#include "FileState.h"
#include "WritingPlan.h"
#include "h5scout/value/RowMeaning.h"

namespace h5scout::backend
{

/// What the copies of a Node share: the path, and the open object once it was needed.
class NodeObject
{
public:
    NodeObject(std::shared_ptr<FileState> file, std::string path);
    ~NodeObject();
    NodeObject(const NodeObject&) = delete;
    NodeObject& operator=(const NodeObject&) = delete;

    const std::shared_ptr<FileState>& file() const noexcept { return m_file; }
    const std::string& path() const noexcept { return m_path; }

    /// The open object; opens it at the first call. Throws NodeError.
    hdf5::Id id();
    /// It is opened anew when it is needed.
    void closeObject() noexcept;
    const hdf5::ObjectInfo& info();
    NodeKind kind();
    /// How the elements of this dataset are read; found out, with all checks that do not depend on the selection, once.
    const ElementPlan& elementPlan();
    /// How elements are written to this dataset, as `find` says; asked once, and again after changes.
    template <typename Find>
    WritingPlan& writingPlan(Find find)
    {
        forgetChanged();
        if (!m_writingPlan)
            m_writingPlan = find();
        return *m_writingPlan;
    }

    /// What the rows of this array of variable length mean, as `find` says; asked in the same way.
    template <typename Find>
    RowMeaning rowMeaning(Find find)
    {
        forgetChanged();
        if (!m_rowMeaning)
            m_rowMeaning = find();
        return *m_rowMeaning;
    }

private:
    void open();
    void forgetChanged();

    std::shared_ptr<FileState> m_file;
    std::string m_path;
    std::optional<FoundObject> m_found;
    std::optional<NodeKind> m_kind;
    std::optional<ElementPlan> m_plan;
    std::optional<WritingPlan> m_writingPlan;
    std::optional<RowMeaning> m_rowMeaning;
    std::uint64_t m_seenAttributeChanges = 0;
    std::uint64_t m_seenNodeChanges = 0;
};

/// A node by its path; nothing is opened or checked yet.
Node makeNode(std::shared_ptr<FileState> file, std::string path);

} // namespace h5scout::backend
