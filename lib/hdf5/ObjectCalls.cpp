// SPDX-License-Identifier: GPL-3.0-or-later
#include "PathText.h"
#include "h5scout/hdf5/CApi.h"
#include "h5scout/hdf5/Calls.h"
#include "h5scout/hdf5/ErrorStack.h"

namespace h5scout::hdf5
{

namespace
{

ObjectKind kindOf(H5O_type_t type)
{
    switch (type) {
    case H5O_TYPE_GROUP:
        return ObjectKind::Group;
    case H5O_TYPE_DATASET:
        return ObjectKind::Dataset;
    case H5O_TYPE_NAMED_DATATYPE:
        return ObjectKind::NamedType;
    default:
        return ObjectKind::Unknown;
    }
}

ObjectInfo toObjectInfo(const H5O_info_t& info)
{
    return {kindOf(info.type), info.addr, info.rc, info.num_attrs};
}

} // namespace

Handle openObject(Id location, const std::string& path, ObjectKind kind, Id linkAccess)
{
    constexpr const char* kAttempt = "open the object";
    const char* name = pathText(path, kAttempt);
    if (kind != ObjectKind::Dataset)
        return Handle(checked(H5Oopen(location, name, linkAccess), kAttempt));
    return Handle(checked(H5Dopen2(location, name, linkAccess), kAttempt));
}

ObjectInfo objectInfo(Id location, const std::string& path, Id linkAccess)
{
    H5O_info_t info{};
    constexpr const char* kAttempt = "describe the object";
    checked(H5Oget_info_by_name2(location, pathText(path, kAttempt), &info, H5O_INFO_BASIC | H5O_INFO_NUM_ATTRS,
                                 linkAccess),
            kAttempt);
    return toObjectInfo(info);
}

std::int64_t modificationTime(Id object)
{
    H5O_info_t info{};
    checked(H5Oget_info2(object, &info, H5O_INFO_TIME), "read the times of the object");
    // Object headers of the old format hold one time, and HDF5 gives it as the time of change.
    return info.mtime != 0 ? info.mtime : info.ctime;
}

std::uint64_t childCount(Id group)
{
    H5G_info_t info{};
    checked(H5Gget_info(group, &info), "count the children of the group");
    return info.nlinks;
}

bool tracksLinkCreationOrder(Id group)
{
    const Handle list(checked(H5Gget_create_plist(group), "read the creation properties of the group"));
    unsigned flags = 0;
    checked(H5Pget_link_creation_order(list.get(), &flags), "read the creation properties of the group");
    return (flags & H5P_CRT_ORDER_TRACKED) != 0;
}

bool tracksAttributeCreationOrder(Id object)
{
    Handle list;
    switch (H5Iget_type(object)) {
    case H5I_GROUP:
        list = Handle(H5Gget_create_plist(object));
        break;
    case H5I_DATASET:
        list = Handle(H5Dget_create_plist(object));
        break;
    case H5I_DATATYPE:
        list = Handle(H5Tget_create_plist(object));
        break;
    default:
        break;
    }
    unsigned flags = 0;
    // Creation properties that cannot be read (a damaged pipeline) leave the names readable: sorted by name then.
    return list && H5Pget_attr_creation_order(list.get(), &flags) >= 0 && (flags & H5P_CRT_ORDER_TRACKED) != 0;
}

} // namespace h5scout::hdf5
