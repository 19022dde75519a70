// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/value/NodeKind.h"

namespace h5scout
{

std::string_view toString(NodeKind kind)
{
    switch (kind) {
    case NodeKind::Group:
        return "GROUP";
    case NodeKind::Array:
        return "ARRAY";
    case NodeKind::CArray:
        return "CARRAY";
    case NodeKind::EArray:
        return "EARRAY";
    case NodeKind::VLArray:
        return "VLARRAY";
    case NodeKind::StringArray:
        return "StringARRAY";
    case NodeKind::Table:
        return "TABLE";
    case NodeKind::NamedType:
        return "datatype";
    case NodeKind::SoftLink:
        return "soft link";
    case NodeKind::ExternalLink:
        return "external link";
    case NodeKind::Unknown:
        break;
    }
    return "unknown";
}

} // namespace h5scout
