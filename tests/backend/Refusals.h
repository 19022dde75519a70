// SPDX-License-Identifier: GPL-3.0-or-later
// What the writing calls refuse, on the file of WritingCalls.h with an attribute `number` of the type int64 on /group.
#pragma once

#include <functional>
#include <vector>

#include "WritingCalls.h"

namespace h5scout::test
{

/// The sentence of the exception that some work throws, which must be of one type.
using Refused = std::function<QByteArray(const std::function<void()>&)>;

template <typename Exception>
QByteArray refusedWith(const std::function<void()>& work)
{
    return sentenceOf<Exception>(work);
}

template <NodeError::Cause cause>
QByteArray refusedAs(const std::function<void()>& work)
{
    const QByteArray sentence = sentenceOf<NodeError>(work);
    return causeOf(work) == cause ? sentence : "another cause: " + sentence;
}

/// A call that is refused, and how.
struct Refusal
{
    const char* name;
    Refused refused;
    QByteArray where; ///< "set the attribute 'note' at /group"
    QByteArray reason;
    PreparedWork prepare;
};

inline constexpr auto kMissing = refusedAs<NodeError::Cause::Missing>;
inline constexpr auto kWrongKind = refusedAs<NodeError::Cause::WrongKind>;
inline constexpr auto kBadName = refusedAs<NodeError::Cause::BadName>;
inline constexpr auto kExists = refusedAs<NodeError::Cause::Exists>;

inline std::vector<Refusal> refusalsOfAttributes()
{
    const Refused type = refusedWith<InvalidDataType>;
    return {
        {"set: a name with a NUL", kBadName, R"(set the attribute 'a\x00b' at /group)", "NUL",
         onNode<Attributes>("/group", [](const auto& a) { a.set(std::string("a\0b", 3), std::int64_t{1}); })},
        {"set: what the type does not hold", type, "set the attribute 'number' at /group", "does not hold",
         [](const H5Backend& backend) -> Work {
             return [node = backend.getNode("/group")](const H5Backend&) { node.setAttr("number", 0.5); };
         }},
        {"set: a reference", type, "set the attribute 'new' at /group", "",
         onNode<Attributes>("/group", [](const auto& a) { a.set("new", Reference{}); })},
        {"set: of no node", kMissing, "open the node at /nope", "no child named 'nope'",
         onBackend([](const H5Backend& b) { b.setAttr("/nope", "a", std::int64_t{1}); })},
        {"remove: no such attribute", kMissing, "remove the attribute 'nope' at /group", "There is no such attribute.",
         onNode<Attributes>("/group", [](const auto& a) { a.remove("nope"); })},
        {"rename: no such attribute", kMissing, "rename the attribute 'nope' to 'x' at /group",
         "There is no such attribute.", onNode<Attributes>("/group", [](const auto& a) { a.rename("nope", "x"); })},
        {"rename: a taken name", kExists, "rename the attribute 'note' to 'number' at /group",
         "There is an attribute of that name already.",
         onNode<Attributes>("/group", [](const auto& a) { a.rename("note", "number"); })},
        {"rename: no name", kBadName, "rename the attribute 'note' to '' at /group", "",
         onNode<Attributes>("/group", [](const auto& a) { a.rename("note", ""); })},
    };
}

inline std::vector<Refusal> refusalsOfTheTree()
{
    return {
        {"getSetGroup: a bad name", kBadName, "make the group 'a/b' at /group", "",
         onBackend([](const H5Backend& b) { b.getSetGroup("/group", "a/b"); })},
        {"getSetGroup: an array in the way", kWrongKind, "make the group 'values' at /", "is no group",
         onBackend([](const H5Backend& b) { b.getSetGroup("/", "values"); })},
        {"getSetGroup: in no group", kMissing, "open the node at /nope", "no child named 'nope'",
         onBackend([](const H5Backend& b) { b.getSetGroup("/nope", "a"); })},
        {"getSetGroup: in an array", kWrongKind, "make the group 'a' at /values", "The node is no group.",
         onBackend([](const H5Backend& b) { b.getSetGroup("/values", "a"); })},
        {"addGroup: no data dimension", refusedWith<InvalidGroupDataType>, "make the group 'Data3D' at /group",
         "cannot be called 'Data3D'",
         onBackend([](const H5Backend& b) { b.addGroup("Data3D", GroupType::data_dim, "/group"); })},
        {"addGroup: no type of scan", refusedWith<InvalidScanType>, "make the group 'A' at /group", "no type of scan",
         onBackend([](const H5Backend& b) {
             b.addGroup("A", GroupType::scan, "/group", "", {{"scan_type", Text{"Spiral"}}});
         })},
        {"addGroup: metadata that cannot be stored", refusedWith<InvalidDataType>,
         "make the group 'A' with the attribute 'bad' at /group/A", "", onBackend([](const H5Backend& b) {
             b.addGroup("A", GroupType::data, "/group", "", {{"bad", Reference{}}});
         })},
        {"removeNode: no such node", kMissing, "remove the node at /group/nope", "no child named 'nope'",
         onBackend([](const H5Backend& b) { b.removeNode("/group/nope"); })},
        {"removeNode: the root", kWrongKind, "remove the node at /", "The root group is the file itself.",
         onBackend([](const H5Backend& b) { b.removeNode("/"); })},
        {"renameNode: a taken name", kExists, "rename the node to 'rows' at /", "has a child named 'rows' already",
         onBackend([](const H5Backend& b) { b.renameNode("/values", "rows"); })},
        {"renameNode: a bad name", kBadName, "rename the node to '..' at /", "",
         onBackend([](const H5Backend& b) { b.renameNode("/values", ".."); })},
        {"moveNode: into itself", kWrongKind, "move /group to /group/inner at /group",
         "The group cannot be moved into itself.",
         onBackend([](const H5Backend& b) { b.moveNode("/group", "/group/inner"); })},
        {"moveNode: into an array", kWrongKind, "move /group to /values at /values", "The node is no group.",
         onBackend([](const H5Backend& b) { b.moveNode("/group", "/values"); })},
    };
}

inline std::vector<Refusal> refusalsOfNewArrays()
{
    const ElementType number = elementTypeOf(ElementKind::Float64);
    const Refused dimension = refusedWith<InvalidDataDimension>;
    const Refused type = refusedWith<InvalidDataType>;
    return {
        {"createCArray: a bad name", kBadName, "make the array at /group", "",
         onBackend([](const H5Backend& b) { b.createCArray("/group", "a/b", doubles({1})); })},
        {"createCArray: a taken name", kExists, "make the array at /group", "has a child named 'inner' already",
         onBackend([](const H5Backend& b) { b.createCArray("/group", "inner", doubles({1})); })},
        {"createCArray: rows", type, "make the array at /group/x", "", onBackend([](const H5Backend& b) {
             b.createCArray("/group", "x", NdArray({1}, elementTypeOf(ElementKind::Float64), {doubles({1})}));
         })},
        {"createEArray: rows without elements", dimension, "make the array at /group/x", "have no elements",
         onBackend([=](const H5Backend& b) {
             b.createEArray("/group", "x", number, {3, 0});
         })},
        {"createEArray: chunks that do not fit", dimension, "make the array at /group/x", "do not fit",
         onBackend([=](const H5Backend& b) {
             b.createEArray("/group", "x", number, {3}, {}, {}, {.chunkShape = {7, 4}});
         })},
        {"createEArray: strings of no width", type, "make the array at /group/x", "Strings of 0 bytes",
         onBackend([](const H5Backend& b) {
             b.createEArray("/group", "x", {ElementKind::FixedString, 0}, {});
         })},
        {"createVLArray: rows of rows", type, "make the array at /group/x", "rows of different length",
         onBackend([](const H5Backend& b) {
             b.createVLArray("/group", "x", {ElementKind::Row, 0});
         })},
        {"createStringArray: in no group", kMissing, "open the node at /nope", "no child named 'nope'",
         onBackend([](const H5Backend& b) { b.createStringArray("/nope", "x"); })},
    };
}

inline std::vector<Refusal> refusalsOfElements()
{
    const Selection outside{{1, 2, 1}, {0, 3, 1}};
    const Selection firstRow{{0, 1, 1}, {0, 3, 1}};
    const NdArray four = doubles({1, 2, 3, 4});
    const Refused dimension = refusedWith<InvalidDataDimension>;
    const Refused type = refusedWith<InvalidDataType>;
    return {
        {"write: outside", dimension, "write to the array at /values", "",
         onNode<CArray>("/values",
                        [=](const auto& a) {
                            a.write(outside, doubles({1, 2, 3, 4, 5, 6}, {2, 3}));
                        })},
        {"write: another shape", dimension, "write to the array at /values", "the given array (4,)",
         onNode<CArray>("/values", [=](const auto& a) { a.write(firstRow, four); })},
        {"write: texts", type, "write to the array at /values", "do not become float64",
         onNode<CArray>("/values",
                        [=](const auto& a) {
                            a.write(firstRow, NdArray({1, 3}, std::vector<std::string>{"a", "b", "c"}));
                        })},
        {"append: rows of another shape", dimension, "append to the array at /rows", "Its rows have the shape (3,)",
         onNode<EArray>("/rows", [=](const auto& a) { a.append(four); })},
        {"append: a number that does not fit", type, "append to the array at /rows",
         "which float64 does not hold without loss",
         onNode<EArray>("/rows",
                        [](const auto& a) {
                            a.append(integers({1, 2, (1LL << 53) + 1}));
                        })},
        {"appendRows: part of a row", dimension, "append to the array at /rows", "are no whole rows",
         onNode<EArray>("/rows", [=](const auto& a) { a.appendRows(four.bytes()); })},
        {"VLArray: two dimensions", dimension, "append to the array at /ragged", "A row is one-dimensional",
         onNode<VLArray>("/ragged",
                         [](const auto& a) {
                             a.append(integers({1, 2}, {1, 2}));
                         })},
        {"VLArray: half a number", type, "append to the array at /ragged", "which int32 does not hold",
         onNode<VLArray>("/ragged", [](const auto& a) { a.append(doubles({0.5})); })},
        {"StringArray: no UTF-8", type, "append to the array at /log", "which is no UTF-8",
         onNode<StringArray>("/log", [](const auto& a) { a.append("\xff"); })},
        {"StringArray: bytes of rows", type, "append to the array at /log", "no fixed width",
         onNode<StringArray>("/log", [=](const auto& a) { a.appendRows(four.bytes()); })},
    };
}

inline std::vector<Refusal> allRefusals()
{
    std::vector<Refusal> all;
    for (const auto& part : {refusalsOfAttributes(), refusalsOfTheTree(), refusalsOfNewArrays(), refusalsOfElements()})
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

} // namespace h5scout::test
