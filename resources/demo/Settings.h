// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace h5scout::demo
{

/// A parameter of a module as PyMoDAQ stores it, all texts ready for XML.
struct Parameter
{
    std::string name;
    std::string type;
    std::string title;
    std::string text;
    std::string limits{};
};

/// The XML of a module's parameter tree.
std::string settingsOf(const std::string& title, const std::vector<Parameter>& parameters);

std::string spectrometerSettings();
std::string powerMeterSettings();
std::string cameraSettings();
std::string stageSettings(const std::string& title, double first, double last);

} // namespace h5scout::demo
