// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to ui/models: a file as NodeTreeModel has it.
#pragma once

#include <optional>

#include "h5scout/client/FileClient.h"
#include "ui/models/NodeRow.h"

namespace h5scout::ui
{

struct TreeFile
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
