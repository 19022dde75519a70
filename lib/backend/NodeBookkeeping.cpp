// SPDX-License-Identifier: GPL-3.0-or-later
#include "NodeBookkeeping.h"

#include <optional>
#include <utility>

#include "AttributeReader.h"
#include "AttributeWriter.h"
#include "Version.h"
#include "h5scout/backend/Errors.h"
#include "h5scout/hdf5/Iterate.h"
#include "h5scout/value/CodePoints.h"

namespace h5scout::backend
{

namespace
{

/// The layout that is written here. PyMoDAQ takes a file of version 0.0.0 for one of long ago.
constexpr const char* kPymodaqVersion = "5.0.5";
constexpr int kMaximalChildrenToLookAt = 32;

/// Which texts tell that PyTables or PyMoDAQ was at work.
enum class Sign { AnyText, TextInJson };

/// Fixed texts are PyTables' way, those of variable length h5py's. Empty if there is no such text.
std::optional<Bookkeeping> styleOf(const FileState& file, hdf5::Id object, const std::string& name,
                                   Sign sign = Sign::AnyText)
{
    if (!hdf5::attributeExists(object, name))
        return std::nullopt;
    const StoredAttribute attribute = readAttribute(file, object, "/", name, kDefaultAttributeLimit);
    const bool isTextInJson =
        attribute.encoding == StoredAttribute::Encoding::PymodaqJson && attribute.value.is<Text>();
    if (attribute.error || attribute.dataType.typeClass != TypeClass::String ||
        (sign == Sign::TextInJson && !isTextInJson))
        return std::nullopt;
    return attribute.dataType.isVariableLength ? Bookkeeping::H5py : Bookkeeping::Tables;
}

/// h5py's backend in mode 'a' leaves the root without any attribute (FORMAT.md section 1).
std::optional<Bookkeeping> styleOfChildren(const FileState& file, hdf5::Id root)
{
    std::optional<Bookkeeping> style;
    int looks = 0;
    std::uint64_t position = 0;
    hdf5::iterateLinks(root, hdf5::LinkOrder::Native, position, [&](std::string_view childName) {
        const std::string child(childName);
        try {
            // Only groups: opening a damaged dataset may end the process, and HDF5's dimension scales have a CLASS,
            // too.
            const bool isGroup = hdf5::linkInfo(root, child, file.linkAccess()).kind == LinkKind::Hard &&
                                 hdf5::objectInfo(root, child, file.linkAccess()).kind == hdf5::ObjectKind::Group;
            if (isGroup)
                style = styleOf(file, hdf5::openObject(root, child, hdf5::ObjectKind::Group, file.linkAccess()).get(),
                                "CLASS");
        } catch (const hdf5::CallError&) {
            // A broken child says nothing.
        }
        return !style && ++looks < kMaximalChildrenToLookAt;
    });
    return style;
}

} // namespace

Bookkeeping detectBookkeeping(FileState& file)
{
    const FoundObject root = file.openObject("/");
    const hdf5::Id id = root.handle.get();
    if (hdf5::attributeExists(id, "PYTABLES_FORMAT_VERSION"))
        return Bookkeeping::Tables;
    // A TITLE is in many files; that of PyMoDAQ is a text, which it wraps in JSON.
    for (const auto& [name, sign] : {std::pair{"CLASS", Sign::AnyText}, std::pair{"TITLE", Sign::TextInJson},
                                     std::pair{"pymodaq_version", Sign::AnyText}}) {
        if (const auto style = styleOf(file, id, name, sign))
            return *style;
    }
    return styleOfChildren(file, id).value_or(Bookkeeping::Plain);
}

void writeRootBookkeeping(const FileState& file, hdf5::Id root, const std::string& title)
{
    writeGroupBookkeeping(file, root, title);
    if (file.bookkeeping() == Bookkeeping::Tables)
        addText(file, root, "PYTABLES_FORMAT_VERSION", "2.1");
    addJson(file, root, "pymodaq_version", Text{kPymodaqVersion});
    addJson(file, root, "pymodaq_data_version", Text{kPymodaqVersion});
    addJson(file, root, "h5scout_version", Text{kVersion});
}

void writeGroupBookkeeping(const FileState& file, hdf5::Id group, const std::string& title)
{
    if (file.bookkeeping() == Bookkeeping::Plain) {
        if (!title.empty())
            addText(file, group, "TITLE", title);
        return;
    }
    const auto addMissing = [&](const char* name, const std::string& text) {
        if (!hdf5::attributeExists(group, name))
            addText(file, group, name, text);
    };
    addMissing("CLASS", "GROUP");
    addMissing("TITLE", title);
    if (file.bookkeeping() == Bookkeeping::Tables)
        addMissing("VERSION", "1.0");
}

void requireTitle(std::string_view title, const ErrorContext& context)
{
    ErrorContext where = context;
    where.advice = "Choose another title.";
    if (title.find('\0') != std::string_view::npos)
        throw InvalidDataType("The title holds a NUL character, where HDF5 ends texts.", std::move(where));
    if (!isUtf8(title))
        throw InvalidDataType("The title is no valid UTF-8.", std::move(where));
}

std::string backendName(Bookkeeping bookkeeping)
{
    return bookkeeping == Bookkeeping::H5py ? "h5py" : "tables";
}

} // namespace h5scout::backend
