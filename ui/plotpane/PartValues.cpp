// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plotpane/PartValues.h"

#include <algorithm>

#include "ui/models/Format.h"

namespace h5scout::ui
{

namespace
{

bool areValuesOfTheFile(const PlotPart& part)
{
    return part.reduced.empty() && part.backgroundPath().isEmpty();
}

} // namespace

bool areStates(const PlotPart& part)
{
    const DataType& type = part.source.item.node.dataType;
    return areValuesOfTheFile(part) && (type.typeClass == TypeClass::Enum || isBooleanBitfield(type));
}

ValueNames valueNames(const PlotPart& part)
{
    const DataType& type = part.source.item.node.dataType;
    if (!areStates(part))
        return {};
    if (isBooleanEnum(type) || isBooleanBitfield(type))
        return {{0, QStringLiteral("false")}, {1, QStringLiteral("true")}};
    ValueNames names;
    for (const DataType::EnumMember& member : type.enumMembers)
        names.emplace_back(static_cast<double>(member.value), displayText(QByteArray::fromStdString(member.name)));
    const auto isBefore = [](const auto& first, const auto& second) { return first.first < second.first; };
    const auto isSame = [](const auto& first, const auto& second) { return first.first == second.first; };
    std::stable_sort(names.begin(), names.end(), isBefore);
    names.erase(std::unique(names.begin(), names.end(), isSame), names.end());
    return names;
}

} // namespace h5scout::ui
