// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/hdf5/CApi.h"
#include "h5scout/hdf5/Calls.h"
#include "h5scout/hdf5/ErrorStack.h"

namespace h5scout::hdf5
{

bool attributeExists(Id object, const std::string& name)
{
    if (name.empty() || name.find('\0') != std::string::npos) // there are no such names, and HDF5 refuses or cuts them
        return false;
    return checked(H5Aexists(object, name.c_str()), "look for the attribute") > 0;
}

Handle openAttribute(Id object, const std::string& name)
{
    return Handle(checked(H5Aopen(object, name.c_str(), H5P_DEFAULT), "open the attribute"));
}

Handle attributeType(Id attribute)
{
    return Handle(checked(H5Aget_type(attribute), "read the type of the attribute"));
}

Handle attributeSpace(Id attribute)
{
    return Handle(checked(H5Aget_space(attribute), "read the dataspace of the attribute"));
}

std::uint64_t attributeStoredBytes(Id attribute)
{
    return H5Aget_storage_size(attribute);
}

void readAttribute(Id attribute, Id memoryType, void* target)
{
    checked(H5Aread(attribute, memoryType, target), "read the attribute");
}

std::size_t referenceBytes(bool isRegion)
{
    return isRegion ? sizeof(hdset_reg_ref_t) : sizeof(hobj_ref_t);
}

Handle referenceType(bool isRegion)
{
    return copyType(isRegion ? H5T_STD_REF_DSETREG : H5T_STD_REF_OBJ);
}

std::string referencedPath(Id file, bool isRegion, const void* reference)
{
    const H5R_type_t type = isRegion ? H5R_DATASET_REGION : H5R_OBJECT;
    const ssize_t length = H5Rget_name(file, type, reference, nullptr, 0);
    if (length <= 0) {
        H5Eclear2(H5E_DEFAULT); // it names nothing, or what it named is gone
        return {};
    }
    std::string path(static_cast<std::size_t>(length) + 1, '\0');
    if (H5Rget_name(file, type, reference, path.data(), path.size()) != length)
        return {};
    path.pop_back();
    return path;
}

} // namespace h5scout::hdf5
