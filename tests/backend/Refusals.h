// SPDX-License-Identifier: GPL-3.0-or-later
// What the writing calls refuse, on the file of WritingCalls.h with an attribute `number` of the type int64 on /group.
#pragma once

#include <functional>
#include <vector>

#include "WritingCalls.h"
#include "h5scout/backend/FileCopy.h"
#include "h5scout/storage/StorageError.h"

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

inline constexpr const char* kFile = "{file}";

/// A call that is refused, and how.
struct Refusal
{
    const char* name;
    Refused refused;
    QByteArray where; ///< "set the attribute 'note' at /group"; kFile is the path of the file
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
        {"getSetGroup: a bad name", kBadName, "make the group at /group", "It cannot be called 'a/b'.",
         onBackend([](const H5Backend& b) { b.getSetGroup("/group", "a/b"); })},
        {"getSetGroup: an array in the way", kWrongKind, "make the group at /values", "is no group",
         onBackend([](const H5Backend& b) { b.getSetGroup("/", "values"); })},
        {"getSetGroup: in no group", kMissing, "make the group at /nope/a", "/nope cannot be opened.",
         onBackend([](const H5Backend& b) { b.getSetGroup("/nope", "a"); })},
        {"getSetGroup: in an array", kWrongKind, "make the group at /values/a", "/values is no group.",
         onBackend([](const H5Backend& b) { b.getSetGroup("/values", "a"); })},
        {"addGroup: no data dimension", refusedWith<InvalidGroupDataType>, "make the group at /group/Data3D",
         "cannot be called 'Data3D'",
         onBackend([](const H5Backend& b) { b.addGroup("Data3D", GroupType::data_dim, "/group"); })},
        {"addGroup: no type of group", refusedWith<InvalidGroupType>, "make the group at /group/A", "number 50",
         onBackend([](const H5Backend& b) { b.addGroup("A", static_cast<GroupType>(50), "/group"); })},
        {"addGroup: no type of scan", refusedWith<InvalidScanType>, "make the group at /group/A", "no type of scan",
         onBackend([](const H5Backend& b) {
             b.addGroup("A", GroupType::scan, "/group", "", {{"scan_type", Text{"Spiral"}}});
         })},
        {"addGroup: metadata that cannot be stored", refusedWith<InvalidDataType>,
         "make the group with the attribute 'bad' at /group/A", "", onBackend([](const H5Backend& b) {
             b.addGroup("A", GroupType::data, "/group", "", {{"bad", Reference{}}});
         })},
        {"removeNode: no such node", kMissing, "remove the node at /group/nope", "no child named 'nope'",
         onBackend([](const H5Backend& b) { b.removeNode("/group/nope"); })},
        {"removeNode: the root", kWrongKind, "remove the node at /", "The root group is the file itself.",
         onBackend([](const H5Backend& b) { b.removeNode("/"); })},
        {"renameNode: a taken name", kExists, "rename the node to 'rows' at /values",
         "has a child named 'rows' already", onBackend([](const H5Backend& b) { b.renameNode("/values", "rows"); })},
        {"renameNode: a bad name", kBadName, "rename the node to '..' at /values", "It cannot be called '..'.",
         onBackend([](const H5Backend& b) { b.renameNode("/values", ".."); })},
        {"moveNode: into itself", kWrongKind, "move to /group/inner/group the node at /group",
         "The group cannot be moved into itself.",
         onBackend([](const H5Backend& b) { b.moveNode("/group", "/group/inner"); })},
        {"moveNode: into an array", kWrongKind, "move to /values/group the node at /group", "/values is no group.",
         onBackend([](const H5Backend& b) { b.moveNode("/group", "/values"); })},
    };
}

inline std::vector<Refusal> refusalsOfNewArrays()
{
    const ElementType number = elementTypeOf(ElementKind::Float64);
    const Refused dimension = refusedWith<InvalidDataDimension>;
    const Refused type = refusedWith<InvalidDataType>;
    return {
        {"createCArray: a bad name", kBadName, "make the array at /group", "It cannot be called 'a/b'.",
         onBackend([](const H5Backend& b) { b.createCArray("/group", "a/b", doubles({1})); })},
        {"createCArray: a taken name", kExists, "make the array at /group/inner",
         "'/group' has a child named 'inner' already",
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
        {"createEArray: no type of element", type, "make the array at /group/x", "number 99",
         onBackend([](const H5Backend& b) {
             b.createEArray("/group", "x", {static_cast<ElementKind>(99), 8}, {});
         })},
        {"createEArray: a type of another width", type, "make the array at /group/x", "8 bytes, and not 4",
         onBackend([](const H5Backend& b) {
             b.createEArray("/group", "x", {ElementKind::Float64, 4}, {});
         })},
        {"createVLArray: rows of rows", type, "make the array at /group/x", "rows of different length",
         onBackend([](const H5Backend& b) {
             b.createVLArray("/group", "x", {ElementKind::Row, 0});
         })},
        {"createStringArray: in no group", kMissing, "make the array at /nope/x", "no child named 'nope'",
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
        {"VLArray: rows that there are not", dimension, "read the array at /ragged", "are not all in it",
         onNode<VLArray>("/ragged", [](const auto& a) { a.rows(1000, 1); })},
        {"read: nothing of an array", dimension, "read the array at /values", "2 dimensions, the selection 0",
         onNode<CArray>("/values", [](const auto& a) { a.read({}); })},
        {"StringArray: no UTF-8", type, "append to the array at /log", "which is no UTF-8",
         onNode<StringArray>("/log", [](const auto& a) { a.append("\xff"); })},
        {"StringArray: bytes of rows", type, "append to the array at /log", "no fixed width",
         onNode<StringArray>("/log", [=](const auto& a) { a.appendRows(four.bytes()); })},
    };
}

inline std::vector<Refusal> refusalsOfCopiesAndLinks()
{
    return {
        {"copyNode: no such node", kMissing, "make a copy of /nope at /other/nope", "no child named 'nope'",
         onBackend([](const H5Backend& b) { b.copyNode("/nope", "/other"); })},
        {"copyNode: a taken name", kExists, "make a copy of /values at /rows", "has a child named 'rows' already",
         onBackend([](const H5Backend& b) { b.copyNode("/values", "/", "rows"); })},
        {"copyNode: a bad name", kBadName, "make a copy of /values at /group", "It cannot be called '.'.",
         onBackend([](const H5Backend& b) { b.copyNode("/values", "/group", "."); })},
        {"copyNode: into an array", kWrongKind, "make a copy of /group at /values/group", "/values is no group.",
         onBackend([](const H5Backend& b) { b.copyNode("/group", "/values"); })},
        {"createSoftLink: to nothing", kBadName, "make the soft link at /group/x", "The target of the link is empty.",
         onBackend([](const H5Backend& b) { b.createSoftLink("/group", "x", ""); })},
        {"createSoftLink: a bad name", kBadName, "make the soft link at /group", "It cannot be called 'a/b'.",
         onBackend([](const H5Backend& b) { b.createSoftLink("/group", "a/b", "/values"); })},
        {"createHardLink: to what is missing", kMissing, "make the hard link to /nope at /group/x",
         "/nope cannot be opened.", onBackend([](const H5Backend& b) { b.createHardLink("/group", "x", "/nope"); })},
        {"createHardLink: a circle", kWrongKind, "make the hard link to /group at /group/inner/x",
         "The group would hold itself",
         onBackend([](const H5Backend& b) { b.createHardLink("/group/inner", "x", "/group"); })},
        {"createExternalLink: no file", kBadName, "make the external link at /group/x",
         "The file of the link is empty.",
         onBackend([](const H5Backend& b) { b.createExternalLink("/group", "x", "", "/x"); })},
        {"createExternalLink: a taken name", kExists, "make the external link at /group/inner",
         "has a child named 'inner' already",
         onBackend([](const H5Backend& b) { b.createExternalLink("/group", "inner", "other.h5", "/x"); })},
    };
}

/// Those of scales, in files that have them.
inline std::vector<Refusal> refusalsOfScales()
{
    const Refused dimension = refusedWith<InvalidDataDimension>;
    return {
        {"setLabel: no such dimension", dimension, "label a dimension at /image", "There is no dimension 2",
         onScales("/image", [](const auto& image, const auto&) { image.setLabel(2, "up"); })},
        {"setLabel: a NUL", kBadName, "label a dimension at /image", "NUL",
         onScales("/image", [](const auto& image, const auto&) { image.setLabel(0, std::string("a\0b", 3)); })},
        {"attach: no such dimension", dimension, "attach the dimension scale /across at /image",
         "There is no dimension 2", onScales("/image", [](const auto& image, const auto& x) { image.attach(2, x); })},
        {"attach: to a scale", kWrongKind, "attach the dimension scale /across at /across",
         "is a dimension scale itself",
         onScales("/across", [](const auto& across, const auto& x) { across.attach(0, x); })},
        {"detach: what is not attached", kMissing, "detach the dimension scale /across at /image",
         "It is not attached to the dimension 0.",
         onScales("/image", [](const auto& image, const auto& x) { image.detach(0, x); })},
        {"makeScale: two dimensions", dimension, "make the array a dimension scale at /image", "the array has 2",
         onScales("/image", [](const auto& image, const auto&) { image.makeScale(); })},
        {"makeScale: one already", kExists, "make the array a dimension scale at /across", "It is one already.",
         onScales("/across", [](const auto& across, const auto&) { across.makeScale(); })},
    };
}

/// Saves a copy under the name of the file and `ending`.
inline PreparedWork onCopy(const char* ending, ExistingTarget existing = ExistingTarget::Refuse, bool goesOn = true)
{
    return onBackend([=](const H5Backend& backend) {
        backend.saveFileAs(
            backend.fileName() + ending, [=](auto, auto) { return goesOn; }, existing);
    });
}

inline std::vector<Refusal> refusalsOfSaving()
{
    const Refused save = refusedWith<InvalidSave>;
    return {
        {"saveFileAs: no name", save, "save a copy", "The name is empty.",
         onBackend([](const H5Backend& b) { b.saveFileAs(""); })},
        {"saveFileAs: a NUL in the name", save, "save a copy as {file}\\x00b", "NUL",
         onBackend([](const H5Backend& b) { b.saveFileAs(b.fileName() + std::string("\0b", 2)); })},
        {"saveFileAs: the open file", save, "save a copy as {file}", "That is the open file itself.",
         onCopy("", ExistingTarget::Replace)},
        {"saveFileAs: no file", save, "save a copy as /dev/null", "which is no file.",
         onBackend([](const H5Backend& b) { b.saveFileAs("/dev/null", {}, ExistingTarget::Replace); })},
        {"saveFileAs: no folder", refusedWith<Error>, "save a copy as {file}/x/copy.h5", "There is no such folder.",
         onCopy("/x/copy.h5")},
        {"saveFileAs: cancelled", refusedWith<StorageError>, "save a copy as {file}.copy", "It was cancelled.",
         onCopy(".copy", ExistingTarget::Refuse, false)},
        {"FileCopy: the open file", save, "save a copy as {file}", "That is the open file itself.",
         onBackend([](const H5Backend& b) { FileCopy(b, b.fileName(), ExistingTarget::Replace); })},
        {"FileCopy: no folder", refusedWith<Error>, "save a copy as {file}/copy.h5", "There is no such folder.",
         onBackend([](const H5Backend& b) { FileCopy(b, b.fileName() + "/copy.h5", ExistingTarget::Refuse); })},
    };
}

inline std::vector<Refusal> refusalsIn(Origin origin)
{
    std::vector<Refusal> all;
    for (const auto& part : {refusalsOfAttributes(), refusalsOfTheTree(), refusalsOfCopiesAndLinks(),
                             refusalsOfNewArrays(), refusalsOfElements(), refusalsOfSaving()})
        all.insert(all.end(), part.begin(), part.end());
    if (origin == Origin::Plain) {
        const std::vector<Refusal> scales = refusalsOfScales();
        all.insert(all.end(), scales.begin(), scales.end());
    }
    return all;
}

} // namespace h5scout::test
