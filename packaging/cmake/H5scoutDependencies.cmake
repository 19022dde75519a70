# SPDX-License-Identifier: GPL-3.0-or-later
# Everything that h5scout builds on, each with what it is for. The packages are in packaging/debian-packages.txt.

find_package(PkgConfig REQUIRED)
set_package_properties(PkgConfig PROPERTIES TYPE REQUIRED PURPOSE "Find libhdf5")
pkg_check_modules(HDF5 REQUIRED IMPORTED_TARGET hdf5)

find_package(Protobuf REQUIRED)
set_package_properties(Protobuf PROPERTIES TYPE REQUIRED PURPOSE "Messages between window and worker")

find_package(fmt REQUIRED)
set_package_properties(fmt PROPERTIES TYPE REQUIRED PURPOSE "Text formatting")

find_package(nlohmann_json REQUIRED)
set_package_properties(nlohmann_json PROPERTIES TYPE REQUIRED PURPOSE "The JSON around PyMoDAQ's attribute values")

find_package(Threads REQUIRED)
set_package_properties(Threads PROPERTIES TYPE REQUIRED PURPOSE "The worker reads requests while it works")

find_package(Doxygen)
set_package_properties(Doxygen PROPERTIES TYPE OPTIONAL PURPOSE "Pages of the library's classes (target docs)")

set(qtComponents "")
if(H5SCOUT_BUILD_WINDOW)
    # QCustomPlot's package needs PrintSupport to be found before it.
    list(APPEND qtComponents Core Gui Widgets Svg PrintSupport)
endif()
if(H5SCOUT_BUILD_TESTS)
    list(APPEND qtComponents Core Test)
endif()
if(qtComponents)
    find_package(Qt6 6.4 REQUIRED COMPONENTS ${qtComponents})
    set_package_properties(Qt6 PROPERTIES TYPE REQUIRED PURPOSE "Window and tests")
endif()
if(H5SCOUT_BUILD_WINDOW)
    find_package(QCustomPlotQt6 REQUIRED)
    set_package_properties(QCustomPlotQt6 PROPERTIES TYPE REQUIRED PURPOSE "Plots")
endif()
