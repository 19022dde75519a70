// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/PropertyList.h"

#include "ui/models/Format.h"
#include "ui/models/NodeText.h"

#include <QCoreApplication>
#include <QDir>
#include <QLocale>

namespace h5scout::ui
{
namespace
{

constexpr int kMaximalLength = 4000;

QString tr(const char* text)
{
    return QCoreApplication::translate("h5scout::ui::PropertyList", text);
}

QString toQString(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString dateText(const QDateTime& time)
{
    return time.isValid() ? QLocale().toString(time, QStringLiteral("yyyy-MM-dd hh:mm:ss")) : QString();
}

class Section
{
public:
    explicit Section(const QString& title)
        : m_section{title, {}}
    {}

    void add(const QString& label, const QString& value)
    {
        if (!value.isEmpty())
            m_section.properties.push_back({label, singleLine(value, kMaximalLength)});
    }
    void warn(const QString& label, const QString& value) { m_section.properties.push_back({label, value, true}); }
    void appendTo(std::vector<PropertySection>& sections)
    {
        if (!m_section.properties.empty())
            sections.push_back(std::move(m_section));
    }
    PropertySection take() { return std::move(m_section); }

private:
    PropertySection m_section;
};

QString groupMeaning(GroupType type)
{
    switch (type) {
    case GroupType::detector:
        return tr("a detector's data");
    case GroupType::actuator:
        return tr("an actuator's data");
    case GroupType::data:
        return tr("a set of data");
    case GroupType::ch:
        return tr("one channel");
    case GroupType::scan:
        return tr("a scan");
    case GroupType::external_h5:
        return tr("data in another file");
    case GroupType::data_dim:
        return tr("data of one dimensionality");
    case GroupType::data_logger:
        return tr("a log");
    }
    return {};
}

QString layoutText(StorageInfo::Layout layout)
{
    switch (layout) {
    case StorageInfo::Layout::Unknown:
        break;
    case StorageInfo::Layout::Compact:
        return tr("compact: in the object's header");
    case StorageInfo::Layout::Contiguous:
        return tr("contiguous: in one piece");
    case StorageInfo::Layout::Chunked:
        return tr("chunked");
    case StorageInfo::Layout::Virtual:
        return tr("virtual: put together from other datasets");
    }
    return {};
}

/// Chunks of the grid, stored or not.
std::optional<quint64> chunkCount(const Shape& shape, const Shape& chunk)
{
    if (chunk.empty() || shape.size() != chunk.size())
        return std::nullopt;
    Shape grid;
    for (std::size_t dimension = 0; dimension < shape.size(); ++dimension) {
        if (chunk[dimension] == 0)
            return std::nullopt;
        grid.push_back(shape[dimension] / chunk[dimension] + (shape[dimension] % chunk[dimension] != 0 ? 1 : 0));
    }
    return elementCount(grid);
}

QString filterText(const FilterInfo& filter)
{
    QStringList values;
    for (const std::uint32_t value : filter.values)
        values += QString::number(value);
    QString text = filter.name.isEmpty() ? tr("filter %1").arg(filter.id) : filter.name;
    if (!values.isEmpty())
        text += QStringLiteral(" (%1)").arg(values.join(QStringLiteral(", ")));
    if (filter.isOptional)
        text += tr(", optional");
    return text;
}

void addIdentity(const NodeInfo& node, std::vector<PropertySection>& sections)
{
    Section section(tr("Node"));
    section.add(tr("Name"), displayName(node.name));
    section.add(tr("Path"), displayName(node.path));
    section.add(tr("Kind"), toQString(toString(node.kind)));
    if (node.groupType)
        section.add(tr("PyMoDAQ"),
                    tr("%1: %2").arg(toQString(toString(*node.groupType)), groupMeaning(*node.groupType)));
    else
        section.add(tr("PyMoDAQ"), node.pymodaqType);
    section.add(tr("Title"), node.title);
    section.add(tr("Label"), node.label);
    section.add(tr("Units"), node.units);
    if (node.childCount)
        section.add(tr("Holds"), formatNodeCount(*node.childCount));
    section.add(tr("Attributes"), formatCount(node.attributeCount));
    if (node.error)
        section.warn(tr("Problem"), node.error->sentence());
    section.appendTo(sections);
}

void addData(const NodeInfo& node, std::vector<PropertySection>& sections)
{
    Section section(tr("Data"));
    section.add(tr("Type"), typeText(node));
    section.add(tr("Stored as"), storedTypeText(node));
    section.add(tr("Shape"), node.kind == NodeKind::Group ? QString() : shapeText(node));
    const Dataspace& space = node.space;
    if (space.kind == Dataspace::Kind::Simple) {
        if (!space.maximalShape.empty() && space.maximalShape != space.shape)
            section.add(tr("Maximal shape"), toQString(formatMaximalShape(space.maximalShape)));
        const std::optional<std::uint64_t> count = elementCount(space.shape);
        section.add(tr("Elements"), count ? formatCount(*count) : tr("more than 64 bits can count"));
    }
    if (node.storage)
        section.add(tr("Fill value"), node.storage->fillValue);
    section.appendTo(sections);
}

void addStorage(const NodeInfo& node, std::vector<PropertySection>& sections)
{
    if (!node.storage || node.kind == NodeKind::Group)
        return;
    const StorageInfo& storage = *node.storage;
    Section section(tr("Storage"));
    section.add(tr("Layout"), layoutText(storage.layout));
    if (!storage.chunkShape.empty()) {
        section.add(tr("Chunk shape"), toQString(formatShape(storage.chunkShape)));
        if (const std::optional<quint64> count = chunkCount(node.space.shape, storage.chunkShape))
            section.add(tr("Chunks"), formatCount(*count));
    }
    if (storage.logicalBytes)
        section.add(tr("Size of the data"), formatBytesExactly(*storage.logicalBytes));
    if (storage.storedBytes)
        section.add(tr("Size in the file"), formatBytesExactly(*storage.storedBytes));
    if (storage.logicalBytes && storage.storedBytes && !storage.filters.empty())
        section.add(tr("Compression"), formatRatio(*storage.logicalBytes, *storage.storedBytes));
    int number = 0;
    for (const FilterInfo& filter : storage.filters) {
        const QString label = storage.filters.size() == 1 ? tr("Filter") : tr("Filter %1").arg(++number);
        if (filter.isAvailable)
            section.add(label, filterText(filter));
        else
            section.warn(label,
                         tr("%1 is not available here: filter number %2. The data can be read once its plug-in is "
                            "installed where HDF5_PLUGIN_PATH points.")
                             .arg(filterText(filter))
                             .arg(filter.id));
    }
    for (const QString& file : storage.externalFiles)
        section.add(tr("External file"), file);
    section.appendTo(sections);
}

void addLinks(const NodeInfo& node, std::vector<PropertySection>& sections)
{
    Section section(tr("Object"));
    switch (node.link) {
    case LinkKind::Hard:
        section.add(tr("Link"), tr("hard"));
        break;
    case LinkKind::Soft:
        section.add(tr("Link"), tr("soft"));
        break;
    case LinkKind::External:
        section.add(tr("Link"), tr("external"));
        break;
    case LinkKind::Unknown:
        section.add(tr("Link"), tr("unknown"));
        break;
    }
    section.add(tr("Link target"), linkTargetText(node));
    if (node.kind != NodeKind::Unknown && node.kind != NodeKind::SoftLink && node.kind != NodeKind::ExternalLink) {
        section.add(tr("Hard links"), formatCount(node.hardLinks));
        if (node.objectAddress != 0)
            section.add(tr("Address"), formatCount(node.objectAddress));
    }
    section.add(tr("Modified"), dateText(node.modified));
    section.appendTo(sections);
}

} // namespace

std::vector<PropertySection> describeProperties(const NodeInfo& node)
{
    std::vector<PropertySection> sections;
    addIdentity(node, sections);
    addData(node, sections);
    addStorage(node, sections);
    addLinks(node, sections);
    return sections;
}

PropertySection describeFile(const QString& filePath, const FileInfo& file, bool isEditing)
{
    Section section(tr("File"));
    section.add(tr("File"), QDir::toNativeSeparators(filePath));
    section.add(tr("Size"), formatBytesExactly(file.byteCount));
    section.add(tr("Modified"), dateText(file.modified));
    switch (file.door) {
    case FileInfo::Door::Plain:
        section.add(tr("Opened"), isEditing ? tr("for editing; locked only while a change is written")
                                            : tr("for reading, without a lock"));
        break;
    case FileInfo::Door::Swmr:
        section.warn(tr("Opened"), tr("beside its writer (SWMR): it may still grow"));
        break;
    case FileInfo::Door::StaleFlag:
        section.warn(tr("Opened"), tr("although marked as being written: its writer did not close it"));
        break;
    case FileInfo::Door::Cut:
        section.warn(tr("Opened"), tr("although it is cut short: what lies behind its end reads as zeros"));
        break;
    }
    section.add(tr("Superblock"), tr("version %1").arg(file.superblockVersion));
    if (file.userBlockBytes > 0)
        section.add(tr("User block"), formatBytes(file.userBlockBytes));
    section.add(tr("PyMoDAQ"), file.pymodaqVersion);
    section.add(tr("Read by"), tr("HDF5 %1").arg(file.hdf5Version));
    return section.take();
}

PropertySection describeUnopenedFile(const QString& filePath, const NodeInfo& root)
{
    Section section(tr("File"));
    section.add(tr("File"), QDir::toNativeSeparators(filePath));
    if (root.error)
        section.warn(tr("Problem"), root.error->sentence());
    return section.take();
}

QString toText(const std::vector<PropertySection>& sections)
{
    QStringList lines;
    for (const PropertySection& section : sections) {
        if (!lines.isEmpty())
            lines += QString();
        for (const Property& property : section.properties)
            lines += property.label + QLatin1Char('\t') + property.value;
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace h5scout::ui
