// SPDX-License-Identifier: GPL-3.0-or-later
// A group with nodes of all sorts.
#pragma once

#include <string>
#include <utility>

#include "MakeArrays.h"
#include "WritingTest.h"

namespace h5scout::test
{

/// /a (note) with packed, rows (3 x 2), log, inner/one, inner/two (the same), soft -> inner, outside (external).
inline void fillWithNodes(H5Backend& backend)
{
    const Group a = backend.addGroup("a", GroupType::data, "/", "Title", {{"note", Text{"mine"}}});
    backend.defineCompression("gzip", 4);
    backend.createCArray(a, "packed", doubles({1, 2, 3}), "Packed", {}, {.chunkShape = {2}});
    backend.createEArray(a, "rows", elementTypeOf(ElementKind::Int64), {2})
        .append(integers({1, 2, 3, 4, 5, 6}, {3, 2}));
    backend.createStringArray(a, "log").append("one");
    const Group inner = backend.getSetGroup(a, "inner");
    backend.createHardLink(inner, "two", backend.createCArray(inner, "one", integers({7})));
    backend.createSoftLink(a, "soft", "inner/one");
    backend.createExternalLink(a, "outside", "other.h5", "/x");
}

inline std::string pathOfA(const H5Backend& backend)
{
    return backend.hasNode("/A") ? "/A" : "/a";
}

inline const std::pair<const char*, Origin> kOrigins[] = {
    {"tables", Origin::Tables}, {"h5py", Origin::H5py}, {"plain", Origin::Plain}};

} // namespace h5scout::test
