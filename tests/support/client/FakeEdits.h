// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "FakeTree.h"
#include "h5scout/protocol/h5scout.pb.h"

namespace h5scout::test
{

/// What a worker answers to requests that edit, and what they do to the tree: the edits of attributes, undo and redo.
class FakeEdits
{
public:
    /// Empty: it is no such request.
    std::optional<protocol::Reply> answer(FakeTree& tree, const protocol::Request& request);

private:
    struct Step
    {
        QByteArray name;
        FakeTree tree; ///< before; of a step that can be redone after
    };

    protocol::Reply edit(FakeTree& tree, const protocol::Edit& edit);
    protocol::Reply step(FakeTree& tree, std::vector<Step>& from, std::vector<Step>& to);
    protocol::Reply edited(const std::string& path) const;
    void fill(protocol::EditState& state) const;

    bool m_isEditing = false;
    std::vector<Step> m_undo; ///< the next one last
    std::vector<Step> m_redo;
};

} // namespace h5scout::test
