// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "PymodaqGroup.h"
#include "RuleContext.h"

namespace h5scout::data
{

/// The conventions of PyMoDAQ (FORMAT.md sections 6 to 8). Remembers the groups that it looked at last.
class PymodaqData
{
public:
    PymodaqData(H5Backend backend, AxisReader& axes);

    /// Fills everything in if the subject is a PyMoDAQ array; else false, and nothing is changed.
    bool fill(Subject& subject);

    /// The members of a group; valid until the next call.
    const std::vector<PymodaqMember>& members(const std::string& groupPath);

private:
    struct Known
    {
        std::string path;
        std::vector<PymodaqMember> members;
    };

    void fillNavigationDimensions(Subject& subject) const;
    void fillLocalAxes(Subject& subject, const PymodaqMember& self, const std::vector<PymodaqMember>& beside);
    void fillNavigationAxes(Subject& subject);
    void fillOldNavigationAxes(Subject& subject);
    void addAxis(Subject& subject, const PymodaqMember& axis, std::optional<std::int64_t> dimension,
                 std::uint32_t spreadOrder, bool isNavigation);

    H5Backend m_backend;
    AxisReader& m_axes;
    std::vector<Known> m_known;
};

/// Sets backgroundPath or backgroundNote of measured values: only a background that is meant for them and fits is one
/// (FORMAT.md, Q21).
void findBackground(Subject& subject, const PymodaqMember& self, const std::vector<PymodaqMember>& beside);
/// Sets errorPath of measured values.
void findErrors(Subject& subject, const PymodaqMember& self, const std::vector<PymodaqMember>& beside);

/// True if an array of the shape `inner` can be subtracted from one of the shape `outer` as NumPy does it, without
/// changing the latter's shape.
bool broadcasts(const Shape& inner, const Shape& outer);

} // namespace h5scout::data
