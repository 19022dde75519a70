// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/hdf5/DimensionScaleCalls.h"

#include <algorithm>
#include <cstddef>

#include "h5scout/hdf5/CApi.h"
#include "h5scout/hdf5/Calls.h"
#include "h5scout/hdf5/EditCalls.h"
#include "h5scout/hdf5/ErrorStack.h"
#include "h5scout/hdf5/Selection.h"
#include "h5scout/hdf5/TypeInfo.h"

namespace h5scout::hdf5
{

namespace
{

constexpr const char* kAttempt = "read the dimension scales";
constexpr const char* kScaleClass = "DIMENSION_SCALE";

/// An element of REFERENCE_LIST.
struct Use
{
    hobj_ref_t dataset;
    int dimension;
};

using Lists = std::vector<std::vector<hobj_ref_t>>;

Handle listType()
{
    return variableLengthType(H5T_STD_REF_OBJ);
}

Handle useType()
{
    Handle type(checked(H5Tcreate(H5T_COMPOUND, sizeof(Use)), kAttempt));
    checked(H5Tinsert(type.get(), "dataset", HOFFSET(Use, dataset), H5T_STD_REF_OBJ), kAttempt);
    checked(H5Tinsert(type.get(), "dimension", HOFFSET(Use, dimension), H5T_NATIVE_INT), kAttempt);
    return type;
}

Shape shapeOfAttribute(Id attribute)
{
    return describeSpace(attributeSpace(attribute).get()).shape;
}

hobj_ref_t referenceTo(Id object)
{
    hobj_ref_t reference = 0;
    checked(H5Rcreate(&reference, object, ".", H5R_OBJECT, -1), kAttempt);
    return reference;
}

void writeFixedText(Id object, const char* name, const std::string& text)
{
    const Handle type = fixedTextType(text.size() + 1, CharacterSet::Ascii, StringPadding::NullTerminated);
    const Handle attribute = createAttribute(object, name, type.get(), makeSpace(Shape{}).get());
    writeAttribute(attribute.get(), type.get(), text.c_str());
}

bool isListOfReferences(const DataType& type)
{
    return type.typeClass == TypeClass::VLen && type.base && type.base->typeClass == TypeClass::Reference &&
           !type.base->isRegionReference;
}

bool isUse(const DataType& type)
{
    return type.typeClass == TypeClass::Compound && type.fields.size() == 2 && type.fields[0].name == "dataset" &&
           type.fields[0].type.typeClass == TypeClass::Reference && !type.fields[0].type.isRegionReference &&
           type.fields[1].name == "dimension" && type.fields[1].type.typeClass == TypeClass::Integer;
}

Lists readLists(Id dataset)
{
    if (!attributeExists(dataset, kDimensionList))
        return {};
    const Handle attribute = openAttribute(dataset, kDimensionList);
    const Shape shape = shapeOfAttribute(attribute.get());
    if (shape.size() != 1 || !isListOfReferences(describe(attributeType(attribute.get()).get())))
        return {};
    std::vector<hvl_t> stored(shape.front());
    const Handle type = listType();
    const Handle space = makeSpace(shape);
    readAttribute(attribute.get(), type.get(), stored.data());
    Lists lists;
    for (const hvl_t& list : stored) {
        const auto* references = static_cast<const hobj_ref_t*>(list.p);
        lists.emplace_back(references, references + list.len);
    }
    H5Dvlen_reclaim(type.get(), space.get(), H5P_DEFAULT, stored.data());
    return lists;
}

void writeLists(Id dataset, Lists lists)
{
    const bool isThere = attributeExists(dataset, kDimensionList);
    if (std::all_of(lists.begin(), lists.end(), [](const auto& list) { return list.empty(); })) {
        if (isThere)
            deleteAttribute(dataset, kDimensionList);
        return;
    }
    std::vector<hvl_t> stored;
    for (auto& list : lists)
        stored.push_back({list.size(), list.data()});
    const Handle type = listType();
    const Handle attribute =
        isThere ? openAttribute(dataset, kDimensionList)
                : createAttribute(dataset, kDimensionList, type.get(), makeSpace(Shape{lists.size()}).get());
    writeAttribute(attribute.get(), type.get(), stored.data());
}

std::vector<Use> readUses(Id scale)
{
    if (!attributeExists(scale, kReferenceList))
        return {};
    const Handle attribute = openAttribute(scale, kReferenceList);
    std::vector<Use> uses(shapeOfAttribute(attribute.get()).at(0));
    if (!uses.empty())
        readAttribute(attribute.get(), useType().get(), uses.data());
    return uses;
}

/// The same of a dataset whose attribute need not be sound.
std::vector<Use> soundUses(Id dataset)
{
    return isScaleAttributeSound(dataset, kReferenceList, 0) ? readUses(dataset) : std::vector<Use>{};
}

/// Its extent is that of the attribute, which cannot change: a new one takes its place.
void writeUses(Id scale, const std::vector<Use>& uses)
{
    if (attributeExists(scale, kReferenceList))
        deleteAttribute(scale, kReferenceList);
    if (uses.empty())
        return;
    const Handle type = useType();
    const Handle attribute = createAttribute(scale, kReferenceList, type.get(), makeSpace(Shape{uses.size()}).get());
    writeAttribute(attribute.get(), type.get(), uses.data());
}

} // namespace

bool isScaleAttributeSound(Id dataset, const char* name, std::size_t rank)
{
    if (!attributeExists(dataset, name))
        return true;
    const Handle attribute = openAttribute(dataset, name);
    const Shape shape = shapeOfAttribute(attribute.get());
    const DataType type = describe(attributeType(attribute.get()).get());
    if (std::string_view(name) == kReferenceList)
        return shape.size() == 1 && isUse(type);
    if (shape != Shape{rank})
        return false;
    return std::string_view(name) == kDimensionList ? isListOfReferences(type)
                                                    : type.typeClass == TypeClass::String && type.isVariableLength;
}

bool isScale(Id dataset)
{
    if (!attributeExists(dataset, "CLASS"))
        return false;
    const Handle attribute = openAttribute(dataset, "CLASS");
    const Handle type = attributeType(attribute.get());
    const DataType description = describe(type.get());
    const std::string expected = kScaleClass;
    constexpr std::size_t kMostBytes = 64;
    if (description.typeClass != TypeClass::String || description.isVariableLength ||
        description.byteSize < expected.size() || description.byteSize > kMostBytes ||
        describeSpace(attributeSpace(attribute.get()).get()).kind != SpaceInfo::Kind::Scalar)
        return false;
    std::string text(description.byteSize, '\0');
    readAttribute(attribute.get(), type.get(), text.data());
    return text.substr(0, text.find('\0')) == expected;
}

void makeScale(Id dataset, const std::string& name)
{
    writeFixedText(dataset, "CLASS", kScaleClass);
    if (!name.empty())
        writeFixedText(dataset, "NAME", name);
}

std::vector<std::vector<std::uint64_t>> attachedScales(Id dataset)
{
    std::vector<std::vector<std::uint64_t>> scales;
    for (const auto& list : readLists(dataset))
        scales.emplace_back(list.begin(), list.end());
    return scales;
}

Handle openScaleAt(Id file, std::uint64_t address, Id linkAccess)
{
    const hobj_ref_t reference = address;
    Handle object(H5Rdereference2(file, linkAccess, H5R_OBJECT, &reference));
    return object && H5Iget_type(object.get()) == H5I_DATASET && isScale(object.get()) ? std::move(object) : Handle();
}

bool hasScaleAttribute(Id location, const std::string& path, Id linkAccess)
{
    const auto has = [&](const char* name) {
        return checked(H5Aexists_by_name(location, path.c_str(), name, linkAccess), "look for the attribute") > 0;
    };
    return has(kDimensionList) || has(kReferenceList);
}

std::vector<std::uint64_t> scalePartners(Id dataset)
{
    std::vector<std::uint64_t> partners;
    for (const auto& list : readLists(dataset))
        partners.insert(partners.end(), list.begin(), list.end());
    for (const Use& use : soundUses(dataset))
        partners.push_back(use.dataset);
    return partners;
}

void forgetScalePartners(Id dataset, const std::unordered_set<std::uint64_t>& gone)
{
    const auto isGone = [&](hobj_ref_t address) { return gone.contains(address); };
    Lists lists = readLists(dataset);
    std::size_t count = 0;
    for (auto& list : lists)
        count += std::erase_if(list, isGone);
    if (count > 0)
        writeLists(dataset, std::move(lists));
    std::vector<Use> uses = soundUses(dataset);
    if (std::erase_if(uses, [&](const Use& use) { return isGone(use.dataset); }) > 0)
        writeUses(dataset, uses);
}

bool isScaleAttached(Id dataset, Id scale, std::size_t dimension)
{
    const Lists lists = readLists(dataset);
    return dimension < lists.size() &&
           std::find(lists[dimension].begin(), lists[dimension].end(), referenceTo(scale)) != lists[dimension].end();
}

void attachScale(Id dataset, Id scale, std::size_t dimension, std::size_t rank)
{
    if (isScaleAttached(dataset, scale, dimension))
        return;
    Lists lists = readLists(dataset);
    lists.resize(rank);
    lists.at(dimension).push_back(referenceTo(scale));
    std::vector<Use> uses = readUses(scale);
    uses.push_back({referenceTo(dataset), static_cast<int>(dimension)});
    writeLists(dataset, std::move(lists));
    writeUses(scale, uses);
}

void detachScale(Id dataset, Id scale, std::size_t dimension)
{
    Lists lists = readLists(dataset);
    std::erase(lists.at(dimension), referenceTo(scale));
    std::vector<Use> uses = readUses(scale);
    std::erase_if(uses, [self = referenceTo(dataset), dimension](const Use& use) {
        return use.dataset == self && use.dimension == static_cast<int>(dimension);
    });
    writeLists(dataset, std::move(lists));
    writeUses(scale, uses);
}

void setDimensionLabel(Id dataset, std::size_t dimension, std::size_t rank, const std::string& label)
{
    std::vector<std::string> labels;
    for (std::size_t index = 0; index < rank; ++index)
        labels.push_back(index == dimension ? label : dimensionLabel(dataset, index));
    std::vector<const char*> texts;
    for (const std::string& text : labels)
        texts.push_back(text.c_str());
    const bool isThere = attributeExists(dataset, kDimensionLabels);
    const Handle type =
        isThere ? attributeType(openAttribute(dataset, kDimensionLabels).get()) : variableTextType(CharacterSet::Ascii);
    const Handle attribute = isThere
                                 ? openAttribute(dataset, kDimensionLabels)
                                 : createAttribute(dataset, kDimensionLabels, type.get(), makeSpace(Shape{rank}).get());
    writeAttribute(attribute.get(), type.get(), texts.data());
}

std::string dimensionLabel(Id dataset, std::size_t dimension)
{
    if (!attributeExists(dataset, kDimensionLabels))
        return {};
    const Handle attribute = openAttribute(dataset, kDimensionLabels);
    const Handle type = attributeType(attribute.get());
    const Handle space = attributeSpace(attribute.get());
    std::vector<char*> texts(shapeOfAttribute(attribute.get()).at(0));
    readAttribute(attribute.get(), type.get(), texts.data());
    const char* text = texts.at(dimension);
    std::string label = text != nullptr ? text : "";
    H5Dvlen_reclaim(type.get(), space.get(), H5P_DEFAULT, texts.data());
    return label;
}

} // namespace h5scout::hdf5
