// SPDX-License-Identifier: GPL-3.0-or-later
#include "SampleFiles.h"

#include <filesystem>
#include <stdexcept>

#include "RandomEdit.h"
#include "TestFile.h"
#include "h5scout/hdf5/CApi.h"
#include "h5scout/hdf5/ErrorStack.h"

namespace h5scout::test
{

namespace
{

using hdf5::Handle;

const std::vector<std::string> kLayouts{
    "earliest",        "v108",          "latest",        "user-block",    "paged",
    "paged-persisted", "fsm-persisted", "strategy-none", "strategy-aggr", "trailing-bytes"};
const std::vector<std::string> kTestData{"pymodaq_h5py.h5", "pytables.h5", "nexus.h5"};

Handle creationOf(const std::string& layout)
{
    Handle creation(H5Pcreate(H5P_FILE_CREATE));
    if (layout == "user-block")
        H5Pset_userblock(creation.get(), 1024);
    else if (layout == "paged" || layout == "paged-persisted")
        H5Pset_file_space_strategy(creation.get(), H5F_FSPACE_STRATEGY_PAGE, layout != "paged", 1);
    else if (layout == "fsm-persisted")
        H5Pset_file_space_strategy(creation.get(), H5F_FSPACE_STRATEGY_FSM_AGGR, true, 1);
    else if (layout == "strategy-none")
        H5Pset_file_space_strategy(creation.get(), H5F_FSPACE_STRATEGY_NONE, false, 1);
    else if (layout == "strategy-aggr")
        H5Pset_file_space_strategy(creation.get(), H5F_FSPACE_STRATEGY_AGGR, false, 1);
    return creation;
}

Handle accessOf(const std::string& layout)
{
    Handle access(H5Pcreate(H5P_FILE_ACCESS));
    H5Pset_fclose_degree(access.get(), H5F_CLOSE_STRONG);
    if (layout == "latest" || layout == "paged-persisted")
        H5Pset_libver_bounds(access.get(), H5F_LIBVER_LATEST, H5F_LIBVER_LATEST);
    else if (layout == "v108")
        H5Pset_libver_bounds(access.get(), H5F_LIBVER_V18, H5F_LIBVER_V18);
    return access;
}

} // namespace

std::string makeSampleFile(const std::string& folder, const std::string& layout)
{
    hdf5::silenceErrorPrinting();
    const std::string path = folder + "/" + layout + ".h5";
    {
        const Handle creation = creationOf(layout);
        const Handle access = accessOf(layout);
        const Handle file(H5Fcreate(path.c_str(), H5F_ACC_TRUNC, creation.get(), access.get()));
        if (!file)
            throw std::runtime_error("could not make " + path);
    }
    for (std::uint64_t seed = 1000; seed < 1012; ++seed)
        editPlainly(path, seed);
    if (layout == "trailing-bytes")
        writeContent(path, contentOf(path) + std::string(777, 'z'));
    return path;
}

std::vector<std::string> makeSampleFiles(const std::string& folder)
{
    std::vector<std::string> files;
    for (const std::string& layout : kLayouts)
        files.push_back(makeSampleFile(folder, layout));
    for (const std::string& name : kTestData) {
        std::filesystem::copy_file(std::filesystem::path(H5SCOUT_TEST_DATA) / name, folder + "/" + name);
        files.push_back(folder + "/" + name);
    }
    return files;
}

} // namespace h5scout::test
