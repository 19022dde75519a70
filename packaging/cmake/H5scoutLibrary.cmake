# SPDX-License-Identifier: GPL-3.0-or-later
# The library for other programs: libh5scout, h5scout::h5scout for find_package(h5scout) and for targets of our own.
#
# It holds the rooms that PyMoDAQ's `h5modules.backends` needs, from their objects: value, hdf5, storage, backend, export. The
# other Qt-free rooms serve the window (reduce, worker, protocol) or are still shaped by it (import, data): they can join
# later, whereas nothing can leave. Public headers include nothing but these and the standard library: who builds against
# the library needs neither Qt nor HDF5's, fmt's or nlohmann-json's headers.

set(libraryRooms value hdf5 storage backend export)
list(TRANSFORM libraryRooms REPLACE "(.+)" "$<TARGET_OBJECTS:h5scout_\\1>" OUTPUT_VARIABLE libraryObjects)

add_library(h5scout_library SHARED ${libraryObjects})
add_library(h5scout::h5scout ALIAS h5scout_library)
set_target_properties(h5scout_library PROPERTIES
    OUTPUT_NAME h5scout
    EXPORT_NAME h5scout
    VERSION ${PROJECT_VERSION}
    SOVERSION ${PROJECT_VERSION_MAJOR}
    LINKER_LANGUAGE CXX)
target_compile_features(h5scout_library INTERFACE cxx_std_20)
# Nothing of them is for those who link to the library: the exported target does not name them.
target_link_libraries(h5scout_library PRIVATE $<BUILD_INTERFACE:PkgConfig::HDF5> $<BUILD_INTERFACE:fmt::fmt>)
h5scout_target_flags(h5scout_library)

# Of the room hdf5 only what the headers of storage and backend include; the rest is calls into HDF5 for our own rooms.
set(hdf5Headers
    hdf5/include/h5scout/hdf5/Description.h
    hdf5/include/h5scout/hdf5/Handle.h
    hdf5/include/h5scout/hdf5/Selection.h)
foreach(room ${libraryRooms})
    target_include_directories(h5scout_library INTERFACE $<BUILD_INTERFACE:${CMAKE_CURRENT_SOURCE_DIR}/${room}/include>)
    if(NOT room STREQUAL hdf5)
        install(DIRECTORY ${room}/include/ DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} FILES_MATCHING PATTERN "*.h")
    endif()
endforeach()
install(FILES ${hdf5Headers} DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/h5scout/hdf5)

# What to read first, as files of text; target docs makes pages of the headers.
install(FILES library.md backend/REFERENCE.md DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/h5scout)
install(FILES backend/examples/record_scan.cpp backend/examples/CMakeLists.txt
    DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/h5scout/examples)

# The CMake package. While the major number is 0, a new minor one may change the interface.
include(CMakePackageConfigHelpers)
set(packageFolder ${CMAKE_INSTALL_LIBDIR}/cmake/h5scout)
install(TARGETS h5scout_library EXPORT h5scoutTargets
    LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}
    INCLUDES DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(EXPORT h5scoutTargets NAMESPACE h5scout:: DESTINATION ${packageFolder})
configure_package_config_file(${PROJECT_SOURCE_DIR}/packaging/cmake/h5scoutConfig.cmake.in
    ${PROJECT_BINARY_DIR}/package/h5scoutConfig.cmake INSTALL_DESTINATION ${packageFolder}
    NO_SET_AND_CHECK_MACRO)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/package/h5scoutConfigVersion.cmake
    COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/package/h5scoutConfig.cmake ${PROJECT_BINARY_DIR}/package/h5scoutConfigVersion.cmake
    DESTINATION ${packageFolder})

# The same for pkg-config. It finds its way from where it lies, so that the whole prefix can be moved.
set(pkgConfigFolder ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
file(RELATIVE_PATH pathToPrefix /${pkgConfigFolder} /)
configure_file(${PROJECT_SOURCE_DIR}/packaging/h5scout.pc.in ${PROJECT_BINARY_DIR}/package/h5scout.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/package/h5scout.pc DESTINATION ${pkgConfigFolder})
