// SPDX-License-Identifier: GPL-3.0-or-later
// Every call of the library that writes to an open file, on one file that has a node for each.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "MakeArrays.h"
#include "WritingTest.h"
#include "h5scout/backend/DimensionScales.h"

namespace h5scout::test
{

/// Something done with the nodes that a backend has found before.
using Work = std::function<void(const H5Backend&)>;
/// Finds the nodes, and gives what to do with them: the finding works in a file that is open for reading.
using PreparedWork = std::function<Work(const H5Backend&)>;

/// One call as it is meant to be used, and how its refusals name it.
struct WritingCall
{
    const char* name;
    QByteArray where; ///< "set the attribute 'note' at /group"
    PreparedWork prepare;
};

/// In files of neither PyMoDAQ nor PyTables: /image with the scale /across on its second dimension, /line.
inline void makeScalesToWriteTo(const H5Backend& backend)
{
    const CArray image = backend.createCArray("/", "image", doubles({1, 2, 3, 4, 5, 6}, {2, 3}));
    const CArray across = backend.createCArray("/", "across", doubles({1, 2, 3}));
    DimensionScales(across).makeScale("across");
    DimensionScales(image).attach(1, across);
    backend.createCArray("/", "line", doubles({1, 2}));
}

/// /group (attribute `note`; /group/inner), /values (2, 3), /rows of 3, /ragged, /log with a text, /other; and scales.
inline void makeNodesToWriteTo(const std::string& path, Origin origin)
{
    makeFile(path, origin);
    H5Backend backend = openedForWriting(path, Durability::Direct);
    const Group group = backend.getSetGroup("/", "group");
    group.setAttr("note", Text{"a"});
    backend.getSetGroup(group, "inner");
    backend.getSetGroup("/", "other");
    backend.createCArray("/", "values", doubles({1, 2, 3, 4, 5, 6}, {2, 3}));
    backend.createEArray("/", "rows", elementTypeOf(ElementKind::Float64), {3}).append(doubles({1, 2, 3}));
    backend.createVLArray("/", "ragged", elementTypeOf(ElementKind::Int32)).append(integers({1, 2}));
    backend.createStringArray("/", "log").append("first");
    if (origin == Origin::Plain)
        makeScalesToWriteTo(backend);
    backend.commit();
}

/// A call on a node that was found before.
template <typename Kind, typename Call>
PreparedWork onNode(const char* path, Call call)
{
    return [path, call](const H5Backend& backend) -> Work {
        return [node = Kind(backend.getNode(path)), call](const H5Backend&) { call(node); };
    };
}

/// A call of the backend itself.
inline PreparedWork onBackend(Work work)
{
    return [work](const H5Backend&) { return work; };
}

/// A call on the scales of an array and the scale /across, in files that have them.
template <typename Call>
PreparedWork onScales(const char* path, Call call)
{
    return [path, call](const H5Backend& backend) -> Work {
        const CArray array(backend.getNode(path));
        const CArray across(backend.getNode("/across"));
        return [scales = DimensionScales(array), across, call](const H5Backend&) { call(scales, across); };
    };
}

inline std::vector<WritingCall> callsOnScales()
{
    return {
        {"DimensionScales::setLabel", "label a dimension at /image",
         onScales("/image", [](const auto& image, const auto&) { image.setLabel(0, "up"); })},
        {"DimensionScales::attach", "attach the dimension scale /across at /image",
         onScales("/image", [](const auto& image, const auto& across) { image.attach(0, across); })},
        {"DimensionScales::detach", "detach the dimension scale /across at /image",
         onScales("/image", [](const auto& image, const auto& across) { image.detach(1, across); })},
        {"DimensionScales::makeScale", "make the array a dimension scale at /line",
         onScales("/line", [](const auto& line, const auto&) { line.makeScale("line"); })},
    };
}

/// Each of them with arguments that are accepted, but for those on scales.
inline std::vector<WritingCall> writingCalls()
{
    const ElementType number = elementTypeOf(ElementKind::Float64);
    const NdArray rows = doubles({7, 8, 9});
    const Selection firstRow{{0, 1, 1}, {0, 3, 1}};
    return {
        {"Attributes::set", "set the attribute 'note' at /group",
         onNode<Attributes>("/group", [](const auto& a) { a.set("note", Text{"b"}); })},
        {"Attributes::remove", "remove the attribute 'note' at /group",
         onNode<Attributes>("/group", [](const auto& a) { a.remove("note"); })},
        {"Attributes::rename", "rename the attribute 'note' to 'memo' at /group",
         onNode<Attributes>("/group", [](const auto& a) { a.rename("note", "memo"); })},
        {"Node::setAttr", "set the attribute 'new' at /values",
         onNode<CArray>("/values", [](const auto& n) { n.setAttr("new", std::int64_t{1}); })},
        {"setAttr", "set the attribute 'new' at /values",
         onNode<CArray>("/values", [](const auto& n) { setAttr(n, "new", std::int64_t{1}); })},
        {"H5Backend::setAttr", "set the attribute 'new' at /values",
         onBackend([](const H5Backend& b) { b.setAttr("/values", "new", std::int64_t{1}); })},
        {"getSetGroup", "make the group at /group/made",
         onBackend([](const H5Backend& b) { b.getSetGroup("/group", "made"); })},
        {"addGroup", "make the group at /group/Made",
         onBackend([](const H5Backend& b) { b.addGroup("Made", GroupType::scan, "/group"); })},
        {"removeNode", "remove the node at /group", onBackend([](const H5Backend& b) { b.removeNode("/group"); })},
        {"removeChildren", "remove the children of the group at /group",
         onNode<Group>("/group", [](const auto& g) { g.removeChildren(); })},
        {"renameNode", "rename the node to 'renamed' at /group",
         onBackend([](const H5Backend& b) { b.renameNode("/group", "renamed"); })},
        {"moveNode", "move to /other/group the node at /group",
         onBackend([](const H5Backend& b) { b.moveNode("/group", "/other"); })},
        {"copyNode", "make a copy of /group at /other/group",
         onBackend([](const H5Backend& b) { b.copyNode("/group", "/other"); })},
        {"createSoftLink", "make the soft link at /group/made",
         onBackend([](const H5Backend& b) { b.createSoftLink("/group", "made", "/values"); })},
        {"createHardLink", "make the hard link to /values at /group/made",
         onBackend([](const H5Backend& b) { b.createHardLink("/group", "made", "/values"); })},
        {"createExternalLink", "make the external link at /group/made",
         onBackend([](const H5Backend& b) { b.createExternalLink("/group", "made", "other.h5", "/x"); })},
        {"createCArray", "make the array at /group/made",
         onBackend([=](const H5Backend& b) { b.createCArray("/group", "made", rows); })},
        {"createEArray", "make the array at /group/made",
         onBackend([=](const H5Backend& b) { b.createEArray("/group", "made", number, {3}); })},
        {"createVLArray", "make the array at /group/made",
         onBackend([=](const H5Backend& b) { b.createVLArray("/group", "made", number); })},
        {"createStringArray", "make the array at /group/made",
         onBackend([](const H5Backend& b) { b.createStringArray("/group", "made"); })},
        {"CArray::write", "write to the array at /values",
         onNode<CArray>("/values",
                        [=](const auto& a) {
                            a.write(firstRow, doubles({7, 8, 9}, {1, 3}));
                        })},
        {"EArray::append", "append to the array at /rows",
         onNode<EArray>("/rows", [=](const auto& a) { a.append(rows); })},
        {"EArray::appendRows", "append to the array at /rows",
         onNode<EArray>("/rows", [=](const auto& a) { a.appendRows(rows.bytes()); })},
        {"VLArray::append", "append to the array at /ragged",
         onNode<VLArray>("/ragged", [](const auto& a) { a.append(integers({3})); })},
        {"StringArray::append", "append to the array at /log",
         onNode<StringArray>("/log", [](const auto& a) { a.append("second"); })},
    };
}

} // namespace h5scout::test
