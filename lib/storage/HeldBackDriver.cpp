// SPDX-License-Identifier: GPL-3.0-or-later
#include "HeldBackDriver.h"

#include <algorithm>
#include <array>
#include <limits>
#include <memory>
#include <new>

#include "h5scout/hdf5/CApi.h"
#include "h5scout/hdf5/ErrorStack.h"
#if H5_VERSION_GE(1, 13, 0)
#include <H5FDdevelop.h>
#endif

namespace h5scout::storage
{

namespace
{

/// What travels in the property list: libhdf5 copies it as bytes.
struct DriverInfo
{
    HeldBackFile* file = nullptr;
};

/// One opening. libhdf5 fills the base, which therefore comes first and zeroed.
struct Opening : H5FD_t
{
    std::shared_ptr<HeldBackFile> file;
    haddr_t endOfAllocation = 0;
    bool isNew = false;
};

constexpr haddr_t kMaximalAddress = static_cast<haddr_t>(std::numeric_limits<std::int64_t>::max());
constexpr herr_t kDone = 0;
constexpr herr_t kFailed = -1;

Opening& opening(H5FD_t* file) noexcept
{
    return *static_cast<Opening*>(file);
}

const Opening& opening(const H5FD_t* file) noexcept
{
    return *static_cast<const Opening*>(file);
}

bool isPossible(haddr_t address, std::size_t byteCount) noexcept
{
    return address <= kMaximalAddress && byteCount <= kMaximalAddress - address;
}

H5FD_t* openHeldBackFile(const char*, unsigned flags, hid_t access, haddr_t) noexcept
try {
    // Without info it is libhdf5 that follows an external link of the edited file: what it led to would be written
    // outside of the transaction.
    const auto* info = static_cast<const DriverInfo*>(H5Pget_driver_info(access));
    if (info == nullptr || info->file == nullptr || (flags & (H5F_ACC_CREAT | H5F_ACC_TRUNC)) != 0)
        return nullptr;
    auto opened = std::make_unique<Opening>();
    opened->file = info->file->shared_from_this();
    opened->file->isOpenInDriver = true;
    return opened.release();
} catch (const std::exception&) {
    return nullptr;
}

/// Files of its own, made anew if libhdf5 asks for it, and the sources of virtual datasets, which libhdf5 looks for in
/// the same way: for reading, whatever it asks for.
H5FD_t* openDirectly(const char* name, unsigned flags, hid_t access, haddr_t) noexcept
try {
    const auto* info = static_cast<const DriverInfo*>(H5Pget_driver_info(access));
    auto opened = std::make_unique<Opening>();
    if (info != nullptr && info->file != nullptr) {
        opened->file = info->file->shared_from_this();
        opened->isNew = (flags & H5F_ACC_TRUNC) != 0;
        if (opened->isNew)
            opened->file->setEnd(0);
    } else {
        System& system = System::real();
        opened->file = std::make_shared<HeldBackFile>(system, File(system, name, System::Mode::Read), OverlayLimits{},
                                                      HeldBack::Everything);
    }
    opened->file->isOpenInDriver = true;
    return opened.release();
} catch (const std::exception&) {
    return nullptr;
}

herr_t closeFile(H5FD_t* file) noexcept
{
    const std::unique_ptr<Opening> closed(&opening(file));
    closed->file->isOpenInDriver = false;
    return kDone;
}

int compareFiles(const H5FD_t* left, const H5FD_t* right) noexcept
{
    const std::less<const HeldBackFile*> isBefore;
    const HeldBackFile* one = opening(left).file.get();
    const HeldBackFile* other = opening(right).file.get();
    return isBefore(one, other) ? -1 : isBefore(other, one) ? 1 : 0;
}

/// Called without a file too. Which flags matter, and for what: STORAGE.md, section 1.
herr_t queryFeatures(const H5FD_t* file, unsigned long* flags) noexcept
{
    *flags = H5FD_FEAT_AGGREGATE_METADATA | H5FD_FEAT_ACCUMULATE_METADATA | H5FD_FEAT_DATA_SIEVE |
             H5FD_FEAT_AGGREGATE_SMALLDATA | H5FD_FEAT_DEFAULT_VFD_COMPATIBLE;
    // With this libhdf5 looks whether the name is a symbolic link, and a new file has no name yet.
    if (file == nullptr || !opening(file).isNew)
        *flags |= H5FD_FEAT_POSIX_COMPAT_HANDLE;
    return kDone;
}

haddr_t endOfAllocation(const H5FD_t* file, H5FD_mem_t) noexcept
{
    return opening(file).endOfAllocation;
}

herr_t setEndOfAllocation(H5FD_t* file, H5FD_mem_t, haddr_t address) noexcept
{
    opening(file).endOfAllocation = address;
    return kDone;
}

haddr_t endOfFile(const H5FD_t* file, H5FD_mem_t) noexcept
{
    return opening(file).file->end();
}

herr_t descriptorOf(H5FD_t* file, hid_t, void** handle) noexcept
{
    // libhdf5 wants a pointer to an int that it does not write to.
    *handle = const_cast<int*>(opening(file).file->descriptor());
    return kDone;
}

herr_t readBytes(H5FD_t* file, H5FD_mem_t, hid_t, haddr_t address, std::size_t byteCount, void* target) noexcept
{
    if (!isPossible(address, byteCount))
        return kFailed;
    return opening(file).file->read(address, {static_cast<std::uint8_t*>(target), byteCount}) ? kDone : kFailed;
}

herr_t writeBytes(H5FD_t* file, H5FD_mem_t, hid_t, haddr_t address, std::size_t byteCount, const void* source) noexcept
{
    if (isPossible(address, byteCount))
        opening(file).file->write(address, {static_cast<const std::uint8_t*>(source), byteCount});
    else
        opening(file).file->fail(std::errc::file_too_large);
    return kDone;
}

herr_t truncateFile(H5FD_t* file, hid_t, hbool_t) noexcept
{
    opening(file).file->setEnd(opening(file).endOfAllocation);
    return kDone;
}

/// The transaction holds the lock. But without these two libhdf5 neither sets nor checks the superblock's status flags.
herr_t lockFile(H5FD_t*, hbool_t) noexcept
{
    return kDone;
}

herr_t unlockFile(H5FD_t*) noexcept
{
    return kDone;
}

using Open = H5FD_t* (*)(const char* name, unsigned flags, hid_t access, haddr_t maximalAddress);

H5FD_class_t makeDriverClass(const char* name, [[maybe_unused]] int value, Open open)
{
    H5FD_class_t driver{};
#if H5_VERSION_GE(1, 13, 0)
    driver.version = H5FD_CLASS_VERSION;
    driver.value = static_cast<H5FD_class_value_t>(value); // of those that are free to use, from 256 on
#endif
    driver.name = name;
    driver.maxaddr = kMaximalAddress;
    driver.fc_degree = H5F_CLOSE_STRONG;
    driver.fapl_size = sizeof(DriverInfo);
    driver.open = open;
    driver.close = closeFile;
    driver.cmp = compareFiles;
    driver.query = queryFeatures;
    driver.get_eoa = endOfAllocation;
    driver.set_eoa = setEndOfAllocation;
    driver.get_eof = endOfFile;
    driver.get_handle = descriptorOf;
    driver.read = readBytes;
    driver.write = writeBytes;
    driver.truncate = truncateFile;
    driver.lock = lockFile;
    driver.unlock = unlockFile;
    constexpr std::array<H5FD_mem_t, H5FD_MEM_NTYPES> kFreeLists = H5FD_FLMAP_DICHOTOMY;
    std::copy(kFreeLists.begin(), kFreeLists.end(), driver.fl_map);
    return driver;
}

/// Registered once: libhdf5 tells drivers apart by the address of their class.
hid_t registered(const H5FD_class_t& driver)
{
    return hdf5::checked(H5FDregister(&driver), "make the file driver known to HDF5");
}

hid_t heldBackDriver()
{
    static const H5FD_class_t driver = makeDriverClass("h5scout_held_back", 0x4835, openHeldBackFile);
    static const hid_t id = registered(driver);
    return id;
}

hid_t directDriver()
{
    static const H5FD_class_t driver = makeDriverClass("h5scout_direct", 0x4836, openDirectly);
    static const hid_t id = registered(driver);
    return id;
}

hdf5::Handle accessTo(HeldBackFile& file, hid_t driver)
{
    hdf5::silenceErrorPrinting();
    const DriverInfo info{&file};
    hdf5::Handle list(hdf5::checked(H5Pcreate(H5P_FILE_ACCESS), "prepare to open a file"));
    hdf5::checked(H5Pset_driver(list.get(), driver, &info), "choose the file driver");
    hdf5::checked(H5Pset_fclose_degree(list.get(), H5F_CLOSE_STRONG), "choose how the file closes");
    return list;
}

} // namespace

hdf5::Handle openHeldBack(HeldBackFile& file, const std::string& name)
{
    const hdf5::Handle access = accessTo(file, heldBackDriver());
    return hdf5::Handle(hdf5::checked(H5Fopen(name.c_str(), H5F_ACC_RDWR, access.get()), "open the file for editing"));
}

hdf5::Handle openDirect(HeldBackFile& file, const std::string& name)
{
    const hdf5::Handle access = accessTo(file, directDriver());
    return hdf5::Handle(hdf5::checked(H5Fopen(name.c_str(), H5F_ACC_RDWR, access.get()), "open the file for writing"));
}

hdf5::Handle createDirect(HeldBackFile& file, const std::string& name)
{
    const hdf5::Handle access = accessTo(file, directDriver());
    return hdf5::Handle(
        hdf5::checked(H5Fcreate(name.c_str(), H5F_ACC_TRUNC, H5P_DEFAULT, access.get()), "make the file"));
}

} // namespace h5scout::storage
