// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <vector>

#include <QByteArray>
#include <QString>

#include "h5scout/client/NodeTypes.h"

namespace h5scout::test
{

struct FakeAttribute
{
    QByteArray name;
    Value value;
    AttributeInfo::Encoding encoding = AttributeInfo::Encoding::Native;
    QByteArray storedText;
    QByteArray error; ///< not empty: the reason why it cannot be read
};

/// A node of a file that exists only in memory. What a test does not set is as in a plain HDF5 file.
struct FakeNode
{
    QByteArray path;
    QByteArray name;
    NodeKind kind = NodeKind::Group;
    LinkKind link = LinkKind::Hard;
    QByteArray linkTarget;
    QByteArray linkFile;
    std::optional<GroupType> groupType;
    QByteArray pymodaqType;
    QByteArray title;
    QByteArray units;
    QByteArray label;
    NdArray array;       ///< array kinds
    DataType dataType;   ///< array kinds; set by FakeWorkerFile::addArray
    Shape countingShape; ///< not empty: of an array that no memory holds (FakeWorkerFile::addCountingArray)
    Shape maximalShape;  ///< empty: as the array's shape
    Shape chunkShape;    ///< empty: contiguous
    std::vector<FakeAttribute> attributes;
    std::vector<QByteArray> children; ///< names, in the file's order
    bool isChildCountKnown = true;
    quint64 objectAddress = 0; ///< 0: one that no other node has
    QByteArray error;          ///< not empty: the row says that the node cannot be read, and why
    /// Arrays: what DescribeData answers. Its `node` is not looked at; an empty title, label or units is the node's,
    /// an axis of size 0 is as long as the dimension.
    DataItem data;
    std::vector<QByteArray> plottedArrays; ///< groups: the paths of what they say is to be plotted
};

/// Of arrays: of `array` or of what no memory holds.
const Shape& shapeOf(const FakeNode& node);

using FakeTree = std::map<QByteArray, FakeNode>; ///< by path

/// The path of the child `name` of `parent`.
QByteArray childPath(const QByteArray& parent, const QByteArray& name);
/// The type that an array of such elements has in a file.
DataType dataTypeOf(const ElementType& type);
/// An array of doubles; `values` in C order.
NdArray doubles(const Shape& shape, const std::vector<double>& values);

} // namespace h5scout::test
