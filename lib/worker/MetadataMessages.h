// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "h5scout/protocol/Convert.h"
#include "h5scout/protocol/h5scout.pb.h"
#include "h5scout/value/AttributeStorage.h"

namespace h5scout::worker
{

/// Throws Error if a value does not make sense.
inline Metadata metadataFrom(const google::protobuf::RepeatedPtrField<protocol::NamedValue>& entries)
{
    Metadata metadata;
    for (const protocol::NamedValue& entry : entries)
        metadata.emplace_back(entry.name(), protocol::valueFrom(entry.value()));
    return metadata;
}

} // namespace h5scout::worker
