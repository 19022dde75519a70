// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/value/PickleSubset.h"

#include "PickleMachine.h"
#include "PickleTree.h"

namespace h5scout
{

namespace
{

constexpr std::size_t kMaximalPickleBytes = std::size_t{64} << 20;

} // namespace

std::optional<Value> readPickle(std::string_view pickle)
{
    if (pickle.size() > kMaximalPickleBytes)
        return std::nullopt;
    try {
        value::pickle::Machine machine(pickle);
        const value::pickle::NodeId root = machine.run();
        Value value = value::pickle::treeFrom(machine.arena(), root);
        if (const auto* opaque = value.getIf<Undecodable>())
            return Undecodable{opaque->kind, opaque->reason, std::string(pickle)};
        return value;
    } catch (const value::pickle::BadPickle&) {
        return std::nullopt;
    }
}

std::optional<std::string> readPickledText(std::string_view pickle)
{
    const auto value = readPickle(pickle);
    const auto* text = value ? value->getIf<Text>() : nullptr;
    if (!text)
        return std::nullopt;
    return text->utf8;
}

} // namespace h5scout
