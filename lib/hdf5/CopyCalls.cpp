// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/hdf5/CopyCalls.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "PathText.h"
#include "h5scout/hdf5/CApi.h"
#include "h5scout/hdf5/Calls.h"
#include "h5scout/hdf5/EditCalls.h"
#include "h5scout/hdf5/ErrorStack.h"

namespace h5scout::hdf5
{

namespace
{

bool isScaled(Id dataset)
{
    constexpr const char* kAttempt = "look for the filters of a dataset";
    const Handle creation(checked(H5Dget_create_plist(dataset), kAttempt));
    const int filterCount = checked(H5Pget_nfilters(creation.get()), kAttempt);
    for (int index = 0; index < filterCount; ++index) {
        unsigned flags = 0;
        std::size_t valueCount = 0;
        if (H5Pget_filter2(creation.get(), static_cast<unsigned>(index), &flags, &valueCount, nullptr, 0, nullptr,
                           nullptr) == H5Z_FILTER_SCALEOFFSET)
            return true;
    }
    return false;
}

} // namespace

void copyLink(Id location, const std::string& path, Id parent, const std::string& name, Id linkAccess)
{
    constexpr const char* kAttempt = "copy the link";
    checked(H5Lcopy(location, pathText(path, kAttempt), parent, pathText(name, kAttempt), H5P_DEFAULT, linkAccess),
            kAttempt);
}

void copyObject(Id object, Id parent, const std::string& name, CopiedAttributes attributes)
{
    constexpr const char* kAttempt = "copy the object";
    const Handle list(checked(H5Pcreate(H5P_OBJECT_COPY), kAttempt));
    if (attributes == CopiedAttributes::None)
        checked(H5Pset_copy_object(list.get(), H5O_COPY_WITHOUT_ATTR_FLAG), kAttempt);
    checked(H5Ocopy(object, ".", parent, name.c_str(), list.get(), H5P_DEFAULT), kAttempt);
}

bool hasOpenScaledDataset(Id file)
{
    constexpr const char* kAttempt = "look for open datasets";
    const ssize_t count = checked(H5Fget_obj_count(file, H5F_OBJ_DATASET), kAttempt);
    std::vector<hid_t> datasets(static_cast<std::size_t>(count));
    if (count > 0)
        checked(H5Fget_obj_ids(file, H5F_OBJ_DATASET, datasets.size(), datasets.data()), kAttempt);
    return std::any_of(datasets.begin(), datasets.end(), isScaled);
}

bool keepsAttributesOutside(Id object)
{
    H5O_info_t info{};
    checked(H5Oget_info2(object, &info, H5O_INFO_META_SIZE), "look for the attributes of the object");
    return info.meta_size.attr.index_size > 0 || info.meta_size.attr.heap_size > 0;
}

bool isReference(Id type)
{
    return H5Tget_class(type) == H5T_REFERENCE;
}

bool holdsReference(Id type)
{
    return isReference(type) || checked(H5Tdetect_class(type, H5T_REFERENCE), "look into a datatype") > 0;
}

void copyAttributeValue(Id from, Id to, const std::string& name)
{
    const Handle source = openAttribute(from, name);
    const Handle target = openAttribute(to, name);
    const Handle type = attributeType(source.get());
    const Handle space = attributeSpace(source.get());
    const hssize_t count = checked(H5Sget_simple_extent_npoints(space.get()), "count the elements");
    if (count == 0)
        return;
    // As large as it says in the file, where the bytes are already.
    std::vector<std::byte> elements(static_cast<std::size_t>(count) * typeBytes(type.get()));
    readAttribute(source.get(), type.get(), elements.data());
    const auto reclaim = [&] { H5Dvlen_reclaim(type.get(), space.get(), H5P_DEFAULT, elements.data()); };
    try {
        writeAttribute(target.get(), type.get(), elements.data());
    } catch (...) {
        reclaim();
        throw;
    }
    reclaim();
}

void copyAttribute(Id from, Id to, const std::string& name, bool isSameFile)
{
    const Handle source = openAttribute(from, name);
    // A type that is stored by itself in the one file is none in the other.
    const Handle type(checked(H5Tcopy(attributeType(source.get()).get()), "copy the type of an attribute"));
    const Handle target = createAttribute(to, name, type.get(), attributeSpace(source.get()).get());
    if (isSameFile || !holdsReference(type.get()))
        copyAttributeValue(from, to, name);
}

} // namespace h5scout::hdf5
