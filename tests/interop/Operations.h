// SPDX-License-Identifier: GPL-3.0-or-later
// The operations of judges/operations.py, by subject. Each of the functions does the one that `request` names as its
// "op", or says that it is none of its subject by false. All throw what H5Backend throws.
#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "h5scout/backend/H5Backend.h"

namespace h5scout::test
{

/// What `request` holds for `key`, which must be there.
inline std::string textOf(const nlohmann::json& request, const char* key)
{
    return request[key].get<std::string>();
}

bool runOnFile(H5Backend& backend, const nlohmann::json& request);
bool runOnAttributes(const H5Backend& backend, const nlohmann::json& request);
bool runOnTree(const H5Backend& backend, const nlohmann::json& request);
bool runOnArrays(const H5Backend& backend, const nlohmann::json& request);
bool runOnLinks(const H5Backend& backend, const nlohmann::json& request);
bool runOnScales(const H5Backend& backend, const nlohmann::json& request);

/// copyNode; `source` may be another file, or the same.
void copyBetween(const H5Backend& source, const H5Backend& target, const nlohmann::json& request);

/// accountOf(Node) of the node at "path", with what its attributes mean, and the links in a group.
nlohmann::json lookAt(const H5Backend& backend, const nlohmann::json& request);

} // namespace h5scout::test
