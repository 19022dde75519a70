// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/hdf5/Iterate.h"

#include <exception>

#include "h5scout/hdf5/CApi.h"
#include "h5scout/hdf5/Calls.h"
#include "h5scout/hdf5/ErrorStack.h"

namespace h5scout::hdf5
{

namespace
{

struct LinkVisit
{
    const std::function<bool(std::string_view)>* visit = nullptr;
    std::uint64_t visited = 0;
    bool isStopped = false;
    std::exception_ptr exception;
};

herr_t visitLink(hid_t /*group*/, const char* name, const H5L_info_t* /*info*/, void* data) noexcept
{
    auto& state = *static_cast<LinkVisit*>(data);
    try {
        const bool goOn = (*state.visit)(name);
        ++state.visited;
        state.isStopped = !goOn;
        return goOn ? 0 : 1;
    } catch (...) {
        state.exception = std::current_exception();
        return -1;
    }
}

struct NameCollection
{
    std::vector<std::string> names;
    std::exception_ptr exception;
};

herr_t collectName(hid_t /*object*/, const char* name, const H5A_info_t* /*info*/, void* data) noexcept
{
    auto& state = *static_cast<NameCollection*>(data);
    try {
        state.names.emplace_back(name);
        return 0;
    } catch (...) {
        state.exception = std::current_exception();
        return -1;
    }
}

} // namespace

bool iterateLinks(Id group, LinkOrder order, std::uint64_t& position,
                  const std::function<bool(std::string_view)>& visit)
{
    if (position >= childCount(group))
        return true;
    LinkVisit state;
    state.visit = &visit;
    hsize_t index = position;
    const bool byCreation = order == LinkOrder::CreationOrder;
    const herr_t status = H5Literate(group, byCreation ? H5_INDEX_CRT_ORDER : H5_INDEX_NAME,
                                     byCreation ? H5_ITER_INC : H5_ITER_NATIVE, &index, visitLink, &state);
    position += state.visited;
    if (state.exception) {
        H5Eclear2(H5E_DEFAULT);
        std::rethrow_exception(state.exception);
    }
    checked(status, "list the children of the group");
    return !state.isStopped;
}

bool keepsLinksByName(Id group)
{
    H5G_info_t info{};
    checked(H5Gget_info(group, &info), "list the children of the group");
    return info.storage_type == H5G_STORAGE_TYPE_SYMBOL_TABLE;
}

std::vector<std::string> attributeNames(Id object)
{
    const bool byCreation = tracksAttributeCreationOrder(object);
    NameCollection state;
    hsize_t index = 0;
    const herr_t status =
        H5Aiterate2(object, byCreation ? H5_INDEX_CRT_ORDER : H5_INDEX_NAME, H5_ITER_INC, &index, collectName, &state);
    if (state.exception) {
        H5Eclear2(H5E_DEFAULT);
        std::rethrow_exception(state.exception);
    }
    checked(status, "list the attributes");
    return std::move(state.names);
}

} // namespace h5scout::hdf5
