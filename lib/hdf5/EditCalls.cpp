// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/hdf5/EditCalls.h"

#include "PathText.h"
#include "h5scout/hdf5/CApi.h"
#include "h5scout/hdf5/ErrorStack.h"

namespace h5scout::hdf5
{

namespace
{

H5T_str_t paddingOf(StringPadding padding)
{
    switch (padding) {
    case StringPadding::NullPadded:
        return H5T_STR_NULLPAD;
    case StringPadding::SpacePadded:
        return H5T_STR_SPACEPAD;
    case StringPadding::NullTerminated:
        break;
    }
    return H5T_STR_NULLTERM;
}

Handle textType(std::size_t size, CharacterSet characterSet)
{
    Handle type(checked(H5Tcopy(H5T_C_S1), "make a type of strings"));
    checked(H5Tset_size(type.get(), size), "make a type of strings");
    checked(H5Tset_cset(type.get(), characterSet == CharacterSet::Utf8 ? H5T_CSET_UTF8 : H5T_CSET_ASCII),
            "make a type of strings");
    return type;
}

} // namespace

void flushFile(Id file)
{
    checked(H5Fflush(file, H5F_SCOPE_GLOBAL), "write out what is in memory");
}

Handle createGroup(Id parent, const std::string& name)
{
    return Handle(checked(H5Gcreate2(parent, name.c_str(), H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT), "make the group"));
}

void createHardLink(Id object, Id parent, const std::string& name)
{
    checked(H5Olink(object, parent, name.c_str(), H5P_DEFAULT, H5P_DEFAULT), "make the hard link");
}

void createSoftLink(Id parent, const std::string& name, const std::string& target)
{
    checked(H5Lcreate_soft(target.c_str(), parent, name.c_str(), H5P_DEFAULT, H5P_DEFAULT), "make the soft link");
}

void createExternalLink(Id parent, const std::string& name, const std::string& file, const std::string& target)
{
    checked(H5Lcreate_external(file.c_str(), target.c_str(), parent, name.c_str(), H5P_DEFAULT, H5P_DEFAULT),
            "make the external link");
}

void deleteLink(Id location, const std::string& path, Id linkAccess)
{
    checked(H5Ldelete(location, pathText(path, "remove the link"), linkAccess), "remove the link");
}

void moveLink(Id location, const std::string& from, const std::string& to, Id linkAccess)
{
    constexpr const char* kAttempt = "move the link";
    checked(H5Lmove(location, pathText(from, kAttempt), location, pathText(to, kAttempt), H5P_DEFAULT, linkAccess),
            kAttempt);
}

Handle createAttribute(Id object, const std::string& name, Id type, Id space)
{
    return Handle(
        checked(H5Acreate2(object, name.c_str(), type, space, H5P_DEFAULT, H5P_DEFAULT), "make the attribute"));
}

void writeAttribute(Id attribute, Id memoryType, const void* source)
{
    checked(H5Awrite(attribute, memoryType, source), "write the attribute");
}

void deleteAttribute(Id object, const std::string& name)
{
    checked(H5Adelete(object, name.c_str()), "remove the attribute");
}

void renameAttribute(Id object, const std::string& from, const std::string& to)
{
    checked(H5Arename(object, from.c_str(), to.c_str()), "rename the attribute");
}

Handle fixedTextType(std::size_t byteCount, CharacterSet characterSet, StringPadding padding)
{
    Handle type = textType(byteCount, characterSet);
    checked(H5Tset_strpad(type.get(), paddingOf(padding)), "make a type of strings");
    return type;
}

Handle variableTextType(CharacterSet characterSet)
{
    return textType(H5T_VARIABLE, characterSet);
}

Handle nullSpace()
{
    return Handle(checked(H5Screate(H5S_NULL), "make a dataspace"));
}

bool isSameType(Id type, Id other)
{
    return checked(H5Tequal(type, other), "compare datatypes") > 0;
}

bool isSameSpace(Id space, Id other)
{
    return checked(H5Sextent_equal(space, other), "compare dataspaces") > 0;
}

bool holdsVariableLength(Id type)
{
    return checked(H5Tdetect_class(type, H5T_VLEN), "look into a datatype") > 0 ||
           checked(H5Tis_variable_str(type), "look into a datatype") > 0;
}

} // namespace h5scout::hdf5
