// SPDX-License-Identifier: GPL-3.0-or-later
#include "ArrayCreation.h"

#include <optional>
#include <utility>

#include "ArrayBookkeeping.h"
#include "ElementWriter.h"
#include "FormatAttributes.h"
#include "NodeBookkeeping.h"
#include "NodeObject.h"
#include "h5scout/hdf5/DatasetWriting.h"
#include "h5scout/hdf5/Selection.h"
#include "h5scout/hdf5/StorageType.h"
#include "h5scout/hdf5/TypeInfo.h"

namespace h5scout::backend
{

namespace
{

constexpr const char* kAttempt = "make the array";

hdf5::Handle fileType(const NewArray& array, Bookkeeping bookkeeping)
{
    const auto spelling = bookkeeping == Bookkeeping::Tables ? hdf5::TypeSpelling::Tables : hdf5::TypeSpelling::H5py;
    hdf5::Handle element = hdf5::storageType(array.element, spelling, array.byteOrder);
    const bool isRagged = array.kind == NodeKind::VLArray || array.kind == NodeKind::StringArray;
    return isRagged ? hdf5::variableLengthType(element.get()) : std::move(element);
}

/// Checks all elements; writes none yet.
class FirstElements
{
public:
    FirstElements(hdf5::Id type, const NdArray& elements, const ErrorContext& context)
        : m_space(hdf5::makeSpace(elements.shape()))
        , m_isEmpty(elements.size() == 0)
        , m_elements(writingTarget(hdf5::copyType(type), context), elements, context)
    {}

    void write(hdf5::Id dataset) const
    {
        if (!m_isEmpty)
            hdf5::writeDataset(dataset, m_elements.memoryType(), m_space.get(), m_space.get(), m_elements.data());
    }

private:
    hdf5::Handle m_space;
    bool m_isEmpty;
    ElementsToWrite m_elements;
};

} // namespace

ArrayMaker::ArrayMaker(std::shared_ptr<FileState> file, const NodeRef& where, std::string_view name,
                       const Metadata& metadata)
    : m_file(std::move(file))
    , m_place(requireNewPlace(*m_file, pathIn(m_file, where, kAttempt), name, kAttempt))
    , m_metadata(*m_file, m_place.path, withoutBookkeeping(*m_file, NodeKind::CArray, metadata), kAttempt)
    , m_context(m_file->context(kAttempt, m_place.path))
{}

Node ArrayMaker::make(const NewArray& array, const NdArray* elements)
{
    requireTitle(array.title, m_context);
    m_file->attempt(kAttempt, m_place.path, [&] {
        const hdf5::Handle type = fileType(array, m_file->bookkeeping());
        std::optional<FirstElements> first;
        if (elements != nullptr)
            first.emplace(type.get(), *elements, m_context);
        const hdf5::Handle space = hdf5::makeSpace(array.shape, array.maximalShape);
        hdf5::Handle dataset =
            hdf5::createDataset(m_place.parent.handle.get(), m_place.name, type.get(), space.get(), array.layout);
        completeNewNode(*m_file, m_place, [&] {
            if (first)
                first->write(dataset.get());
            writeArrayBookkeeping(*m_file, dataset.get(), array);
            m_metadata.write(dataset.get());
            dataset.close(); // which writes what is still in memory
        });
        m_file->forgetNames();
    });
    return makeNode(m_file, m_place.path);
}

} // namespace h5scout::backend
