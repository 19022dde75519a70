// SPDX-License-Identifier: GPL-3.0-or-later
#include "OperationRunner.h"

#include "Operations.h"

namespace h5scout::test
{

namespace
{

using Json = nlohmann::json;

/// The name of the exception as the judge spells it.
std::string nameOf(const Error& error)
{
    static constexpr std::array<const char*, 7> kCauses{"Missing",     "Broken",  "WrongKind", "Closed",
                                                        "NotFollowed", "BadName", "Exists"};
    if (const auto* node = dynamic_cast<const NodeError*>(&error))
        return std::string("NodeError:") + kCauses.at(static_cast<std::size_t>(node->cause()));
    if (dynamic_cast<const InvalidDataType*>(&error) != nullptr)
        return "InvalidDataType";
    if (dynamic_cast<const InvalidDataDimension*>(&error) != nullptr)
        return "InvalidDataDimension";
    if (dynamic_cast<const InvalidGroupDataType*>(&error) != nullptr)
        return "InvalidGroupDataType";
    if (dynamic_cast<const InvalidScanType*>(&error) != nullptr)
        return "InvalidScanType";
    if (dynamic_cast<const InvalidSave*>(&error) != nullptr)
        return "InvalidSave";
    return typeid(error) == typeid(Error) ? "Error" : "another exception";
}

} // namespace

Json OperationRunner::run(const Json& request)
{
    try {
        return answer(request);
    } catch (const Error& error) {
        return {{"outcome", nameOf(error)}, {"sentence", error.what()}};
    } catch (const std::exception& error) {
        return {{"outcome", "no exception of h5scout"}, {"sentence", error.what()}};
    }
}

Json OperationRunner::answer(const Json& request)
{
    const Json done{{"outcome", "done"}};
    H5Backend& file = m_files.at(request["slot"].get<std::size_t>());
    if (request["op"] == "look")
        return {{"outcome", "done"}, {"account", lookAt(file, request)}};
    if (request["op"] == "copy_node") {
        const bool isWithin = request["source"].is_null();
        copyBetween(isWithin ? file : m_files.at(request["source"].get<std::size_t>()), file, request);
        return done;
    }
    if (runOnFile(file, request) || runOnAttributes(file, request) || runOnTree(file, request) ||
        runOnArrays(file, request) || runOnLinks(file, request) || runOnScales(file, request))
        return done;
    return {{"outcome", "an unknown operation"}};
}

} // namespace h5scout::test
