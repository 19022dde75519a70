// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "PathText.h"
#include "h5scout/hdf5/CApi.h"
#include "h5scout/hdf5/Calls.h"
#include "h5scout/hdf5/ErrorStack.h"

namespace h5scout::hdf5
{

namespace
{

herr_t refuseExternalLink(const char* /*parentFile*/, const char* /*parentGroup*/, const char* file, const char* object,
                          unsigned* /*accessFlags*/, hid_t /*fileAccess*/, void* data) noexcept
{
    try {
        *static_cast<std::string*>(data) =
            fmt::format("{} in {}", object != nullptr ? object : "?", file != nullptr ? file : "?");
    } catch (...) {
        return -1; // refused all the same, only without its name
    }
    return -1;
}

} // namespace

LinkAccess::LinkAccess()
    // A list for datasets derives from the one for links and serves for both.
    : m_list(checked(H5Pcreate(H5P_DATASET_ACCESS), "prepare to follow links"))
{
    checked(H5Pset_efile_prefix(m_list.get(), "${ORIGIN}"), "prepare to follow links");
    checked(H5Pset_elink_cb(m_list.get(), refuseExternalLink, &m_refused), "refuse external links");
}

std::string LinkAccess::takeRefused()
{
    return std::exchange(m_refused, {});
}

bool linkExists(Id location, const std::string& path, Id linkAccess)
{
    constexpr const char* kAttempt = "look for the link";
    return checked(H5Lexists(location, pathText(path, kAttempt), linkAccess), kAttempt) > 0;
}

LinkInfo linkInfo(Id location, const std::string& path, Id linkAccess)
{
    H5L_info_t info{};
    checked(H5Lget_info(location, pathText(path, "read the link"), &info, linkAccess), "read the link");
    LinkInfo result;
    switch (info.type) {
    case H5L_TYPE_HARD:
        result.kind = LinkKind::Hard;
        return result;
    case H5L_TYPE_SOFT:
        result.kind = LinkKind::Soft;
        break;
    case H5L_TYPE_EXTERNAL:
        result.kind = LinkKind::External;
        break;
    default:
        return result; // defined by some other program: what it holds is unknown
    }
    // A link message is at most 64 KiB; a size beyond comes from a damaged file.
    constexpr std::size_t kMaximalLinkBytes = std::size_t{1} << 20;
    if (info.u.val_size > kMaximalLinkBytes)
        throw CallError::damaged("read the link", "The link claims to be longer than any link can be.");
    std::string value(info.u.val_size + 1, '\0');
    checked(H5Lget_val(location, path.c_str(), value.data(), info.u.val_size, linkAccess), "read where the link leads");
    if (result.kind == LinkKind::Soft) {
        result.target = value.c_str();
        return result;
    }
    unsigned flags = 0;
    const char* file = nullptr;
    const char* object = nullptr;
    checked(H5Lunpack_elink_val(value.data(), info.u.val_size, &flags, &file, &object), "read the external link");
    result.file = file;
    result.target = object;
    return result;
}

} // namespace h5scout::hdf5
