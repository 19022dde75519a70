# SPDX-License-Identifier: GPL-3.0-or-later
# The pages of the installed headers: target docs, where doxygen is found. Undocumented members are shown, too; that there
# are none but those that explain themselves is checked by tests/package.
if(NOT DOXYGEN_FOUND)
    return()
endif()

set(includeFolders ${libraryRooms})
list(TRANSFORM includeFolders REPLACE "(.+)" "${CMAKE_CURRENT_SOURCE_DIR}/\\1/include")
set(documentedFolders ${includeFolders})
list(REMOVE_ITEM documentedFolders ${CMAKE_CURRENT_SOURCE_DIR}/hdf5/include)

set(DOXYGEN_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/docs)
set(DOXYGEN_PROJECT_BRIEF "HDF5 files in PyMoDAQ's conventions, and any others")
set(DOXYGEN_FILE_PATTERNS *.h)
set(DOXYGEN_EXAMPLE_PATH ${CMAKE_CURRENT_SOURCE_DIR}/backend/examples)
set(DOXYGEN_USE_MDFILE_AS_MAINPAGE ${CMAKE_CURRENT_SOURCE_DIR}/library.md)
set(DOXYGEN_STRIP_FROM_PATH ${includeFolders})
set(DOXYGEN_STRIP_FROM_INC_PATH ${includeFolders})
set(DOXYGEN_JAVADOC_AUTOBRIEF YES)
set(DOXYGEN_BUILTIN_STL_SUPPORT YES)
set(DOXYGEN_EXTRACT_ALL YES)
set(DOXYGEN_SORT_MEMBER_DOCS NO)
set(DOXYGEN_HAVE_DOT NO)
set(DOXYGEN_QUIET YES)
doxygen_add_docs(docs ${documentedFolders} ${hdf5Headers} library.md)
