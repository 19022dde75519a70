// SPDX-License-Identifier: GPL-3.0-or-later
// What the client hands to the window: plain values, texts already QString where people read them. Names and paths stay
// bytes (HDF5 does not promise UTF-8); displayName() makes them readable.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include <QByteArray>
#include <QDateTime>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include "h5scout/client/Result.h"
#include "h5scout/value/DataType.h"
#include "h5scout/value/GroupType.h"
#include "h5scout/value/NdArray.h"
#include "h5scout/value/NodeKind.h"
#include "h5scout/value/RowMeaning.h"
#include "h5scout/value/Value.h"

namespace h5scout
{

/// A name or path for people: bytes that are no UTF-8 and control characters escaped as \xNN, never rich text.
QString displayName(const QByteArray& nameOrPath);
/// Bytes of a text from the file for people: UTF-8, what is not becomes U+FFFD.
QString displayText(const QByteArray& text);

struct Dataspace
{
    enum class Kind : std::uint8_t { None, Null, Scalar, Simple };
    Kind kind = Kind::None;
    Shape shape;
    Shape maximalShape;
    bool operator==(const Dataspace&) const = default;
};

struct FilterInfo
{
    int id = 0;
    QString name;
    std::vector<std::uint32_t> values;
    bool isOptional = false;
    bool isAvailable = true;
};

struct StorageInfo
{
    enum class Layout : std::uint8_t { Unknown, Compact, Contiguous, Chunked, Virtual };
    Layout layout = Layout::Unknown;
    Shape chunkShape;
    std::vector<FilterInfo> filters;
    std::optional<quint64> storedBytes;
    std::optional<quint64> logicalBytes;
    QStringList externalFiles;
    QString fillValue;
};

/// A node as its row in the tree shows it; `storage` and what follows only after FileClient::describe.
struct NodeInfo
{
    QByteArray path;
    QByteArray name;
    NodeKind kind = NodeKind::Unknown;
    LinkKind link = LinkKind::Hard;
    QByteArray linkTarget;
    QByteArray linkFile;
    std::optional<GroupType> groupType;
    QString pymodaqType;
    QString title;
    DataType dataType;
    Dataspace space;
    RowMeaning rowMeaning = RowMeaning::Numbers; ///< arrays of variable length
    std::optional<quint64> childCount;           ///< groups; empty: not known
    quint64 objectAddress = 0;
    quint32 hardLinks = 1;
    quint32 attributeCount = 0;
    std::optional<UserError> error;

    std::optional<StorageInfo> storage;
    QString units;
    QString label;
    QDateTime modified;
    std::vector<QByteArray> attributeNames; ///< some thousand at most
    bool isDescribed = false;               ///< the answer to FileClient::describe: nothing of this is left to ask for

    bool mayHaveChildren() const { return kind == NodeKind::Group && childCount.value_or(1) > 0; }
};

struct FileInfo
{
    enum class Door : std::uint8_t { Plain, Swmr, StaleFlag, Cut };
    Door door = Door::Plain;
    quint64 byteCount = 0;
    QDateTime modified;
    QString hdf5Version;
    QString workerVersion;
    quint32 superblockVersion = 0;
    quint64 userBlockBytes = 0;
    QString pymodaqVersion; ///< empty: not written by PyMoDAQ
    NodeInfo root;
    QString recovery; ///< what FileClient::recover() has done, a sentence; empty if there was nothing to do
};

struct ChildPage
{
    QByteArray path;
    quint64 offset = 0;
    quint64 total = 0;
    std::vector<NodeInfo> children;
};

struct AttributeInfo
{
    enum class Encoding : std::uint8_t { Native, PymodaqJson, Pickle };
    QByteArray name;
    DataType dataType;
    Dataspace space;
    Value value; ///< decoded; None if `error` is set
    Encoding encoding = Encoding::Native;
    QByteArray storedText;
    quint64 storedBytes = 0;
    bool isCut = false; ///< `value` holds only the beginning
    std::optional<UserError> error;
};

struct AttributePage
{
    QByteArray path;
    quint64 offset = 0;
    quint64 total = 0;
    std::vector<AttributeInfo> attributes;
};

/// `stride` elements apart; in an image or envelope each shown element stands for `stride` of the array.
struct Range
{
    quint64 start = 0;
    quint64 count = 0;
    quint64 stride = 1;
    bool operator==(const Range&) const = default;
};

struct ArrayBlock
{
    QByteArray path;
    std::vector<Range> ranges; ///< one a dimension
    NdArray array;             ///< elements that are arrays add their dimensions at the end
    quint64 textBytes = 0;     ///< of a text of which only the beginning came: how long it is
};

enum class Component : std::uint8_t { Value, Real, Imaginary, Amplitude, Phase };

struct EnvelopeQuery
{
    QByteArray path;
    std::vector<quint64> index = {}; ///< one a dimension; the one of `dimension` is not looked at
    quint32 dimension = 0;
    quint64 start = 0;
    quint64 count = 0; ///< 0: to the end
    quint32 columns = 1000;
    Component component = Component::Value;
    QByteArray backgroundPath = {}; ///< subtracted, broadcast as NumPy does
    QByteArray errorPath = {};      ///< the answer has `lower` and `upper` too
};

/// Min/max per column (h5scout.proto, Envelope). FileClient assembles the stages: a part holds all columns, those not
/// read yet NaN; `samplesRead` says how far it is.
struct Envelope
{
    QByteArray path;
    quint64 start = 0;
    quint64 count = 0;
    std::vector<double> minimum;
    std::vector<double> maximum;
    quint64 samplesRead = 0;
    std::vector<double> lower; ///< with an error array: the smallest value minus its error; else empty
    std::vector<double> upper; ///< likewise the largest value plus its error
    bool isEstimate = false;   ///< a part, from some samples of each column only

    std::size_t columns() const { return minimum.size(); }
    /// Index of the first sample of column `column`; columnStart(columns()) is the end.
    quint64 columnStart(std::size_t column) const;
};

struct ImageQuery
{
    QByteArray path;
    std::vector<quint64> index = {}; ///< one a dimension; those of the two shown are not looked at
    quint32 rowDimension = 0;
    quint32 columnDimension = 1;
    Range rows = {};    ///< count 0: to the end
    Range columns = {}; ///< count 0: to the end
    quint32 width = 800;
    quint32 height = 600;
    Component component = Component::Value;
    QByteArray backgroundPath = {}; ///< as in EnvelopeQuery
};

enum class Reduction : std::uint8_t { Mean, Sum, Minimum, Maximum, StandardDeviation };

/// An array reduced to one or two dimensions; the answer is an Image, of one row where both dimensions are the same.
struct ProjectionQuery
{
    QByteArray path;
    std::vector<Range> ranges = {}; ///< one a dimension, kept or reduced; count 0: to the end
    quint32 rowDimension = 0;
    quint32 columnDimension = 0;
    quint32 width = 800;
    quint32 height = 600;
    Reduction reduction = Reduction::Mean;
    Component component = Component::Value;
    QByteArray backgroundPath = {};
};

struct StatisticsQuery
{
    QByteArray path;
    std::vector<Range> ranges = {}; ///< one a dimension; count 0: to the end
    Component component = Component::Value;
    QByteArray backgroundPath = {};
};

/// Of the numbers in a selection; without any number all but the counts are NaN. A part holds what has been seen so
/// far.
struct Statistics
{
    QByteArray path;
    quint64 count = 0;    ///< NaN included
    quint64 nanCount = 0; ///< left out of all that follows
    double minimum = 0;
    double maximum = 0;
    double sum = 0;
    double mean = 0;
    double standardDeviation = 0;      ///< of the population, as numpy.std
    std::vector<quint64> minimumIndex; ///< one a dimension; empty without any number
    std::vector<quint64> maximumIndex;
    quint64 elementsRead = 0; ///< of `count`
};

/// Rows top to bottom as in the array. Parts hold the whole picture, what is not read yet NaN.
struct Image
{
    QByteArray path;
    Range rows;
    Range columns;
    quint32 width = 0;
    quint32 height = 0;
    std::vector<double> values;
    quint32 rowsRead = 0;
    bool isEstimate = false; ///< a part, coarser than it will be
};

/// The positions along one dimension of an array (h5scout.proto, DataAxis).
struct DataAxis
{
    enum class Spacing : std::uint8_t { Index, Uniform, Monotonic, Scattered };
    QByteArray path; ///< of the axis' own array; empty: there is none
    QString label;
    QString units;
    quint32 dimension = 0;
    quint32 spreadOrder = 0;
    quint64 size = 0;
    Spacing spacing = Spacing::Index;
    double first = 0;           ///< Uniform
    double step = 1;            ///< Uniform
    std::vector<double> values; ///< Monotonic, Scattered: every valueStride-th, and the last one
    quint64 valueStride = 1;
    bool isTime = false; ///< seconds since 1970
    bool isNavigation = false;
};

/// An array with what it means (h5scout.proto, DataItem).
struct DataItem
{
    enum class Rule : std::uint8_t { Indices, Pymodaq, Nexus, DimensionScales };
    NodeInfo node;
    QString title;
    QString label;
    QString units;
    QString origin;
    QString source;
    std::optional<double> timestamp; ///< seconds since 1970
    std::vector<quint32> navigationDimensions;
    bool isSpread = false;      ///< several axes give the places of one dimension: points, not a grid
    std::vector<DataAxis> axes; ///< by dimension, then by spread order; a dimension without any counts from 0
    QByteArray errorPath;
    QByteArray backgroundPath;
    QString backgroundNote; ///< why no background can be subtracted
    Rule rule = Rule::Indices;
    QString ruleNote;
    QStringList notes;

    /// The axis of a dimension, the first of several; null if it has none.
    const DataAxis* axisOf(quint32 dimension) const;
};

enum class DataScope : std::uint8_t { Node, Siblings };

struct DataInfo
{
    QByteArray path;
    std::vector<DataItem> items; ///< none of a node without numbers
};

struct WalkPage
{
    std::vector<NodeInfo> nodes;
    quint64 visited = 0;
};

struct Progress
{
    quint64 done = 0;
    quint64 total = 0; ///< 0: not known
};

} // namespace h5scout

Q_DECLARE_METATYPE(h5scout::NodeInfo)
Q_DECLARE_METATYPE(h5scout::UserError)
Q_DECLARE_METATYPE(h5scout::Value)
