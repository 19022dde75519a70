// SPDX-License-Identifier: GPL-3.0-or-later
// Shared by the sources of NodeTreeModel: structure and loading in NodeTreeModel.cpp, what the cells say in
// NodeTreeData.cpp, what changes while a file is edited in NodeTreeEditing.cpp.
#pragma once

#include "ui/models/NodeRow.h"
#include "ui/models/NodeTreeModel.h"

namespace h5scout::ui
{

struct NodeTreeModel::OpenFile
{
    FileClient* client = nullptr; // nothing is asked of it but requests: it may be about to be destroyed
    QString name;
    QString path;
    FileClient::State state = FileClient::State::Closed;
    NodePool pool; // before root: rows hold numbers of the pool
    NodeRow root;
    std::optional<UserError> error;
    bool isEditing = false;
    bool isSaving = false;
};

} // namespace h5scout::ui
