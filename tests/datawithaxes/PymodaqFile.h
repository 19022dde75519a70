// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <numeric>
#include <string>
#include <vector>

#include "DataTest.h"

#include "h5scout/hdf5/CApi.h"

namespace h5scout::test
{

/// A file in PyMoDAQ's layout.
class PymodaqFile
{
public:
    PymodaqFile() { m_file.makeGroup("/CH00"); }

    /// `value` in Python.
    void set(const std::string& path, const std::string& name, const std::string& value)
    {
        std::string escaped;
        for (const char c : value) {
            if (c == '"' || c == '\\')
                escaped += '\\';
            escaped += c;
        }
        m_file.setText(path, name, R"({"module": "builtins", "type": "x", "data": ")" + escaped + "\"}");
    }

    void addArray(const std::string& path, const std::string& role, const Shape& shape, bool grows = false)
    {
        std::vector<double> values(elementCount(shape).value());
        std::iota(values.begin(), values.end(), 0.0);
        add(path, role, shape, values, grows);
    }

    void addAxis(const std::string& path, const std::string& index, const std::vector<double>& values,
                 bool grows = false)
    {
        add(path, "axis", {values.size()}, values, grows);
        if (!index.empty())
            set(path, "index", index);
    }

    void add(const std::string& path, const std::string& role, const Shape& shape, const std::vector<double>& values,
             bool grows)
    {
        Shape maximal = shape;
        maximal.front() = kUnlimited;
        m_file.makeArray(path, H5T_NATIVE_DOUBLE, shape, values.data(), grows ? maximal : Shape());
        set(path, "data_type", "'" + role + "'");
    }

    TestFile& file() { return m_file; }

    DataWithAxes describe(const std::string& path)
    {
        m_file.close();
        return DescribedFile(m_file.path())[path];
    }

private:
    TestFile m_file;
};

} // namespace h5scout::test
