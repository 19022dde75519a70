// SPDX-License-Identifier: GPL-3.0-or-later
#include "Settings.h"

#include <sstream>

namespace h5scout::demo
{

namespace
{

constexpr const char* kDetectorTypes = "['DAQ0D', 'DAQ1D', 'DAQ2D']";

std::string element(const std::string& name, const std::string& type, const std::string& title)
{
    return "<" + name + " type=\"" + type + "\" title=\"" + title + R"(" visible="1" removable="0" readonly="0")";
}

} // namespace

std::string settingsOf(const std::string& title, const std::vector<Parameter>& parameters)
{
    std::string xml = "<All_settings type=\"group\">" + element("settings", "group", title) + ">";
    for (const Parameter& parameter : parameters) {
        xml += element(parameter.name, parameter.type, parameter.title);
        if (!parameter.limits.empty())
            xml += " limits=\"" + parameter.limits + "\"";
        xml += ">" + parameter.text + "</" + parameter.name + ">";
    }
    return xml + "</settings></All_settings>";
}

std::string spectrometerSettings()
{
    return settingsOf("Spectrometer", {{"detector_type", "list", "DAQ type", "str('DAQ1D')", kDetectorTypes},
                                       {"exposure_ms", "float", "Exposure (ms)", "20.0"},
                                       {"naverage", "int", "Averages", "4"},
                                       {"grating", "list", "Grating", "str('1200 l/mm')", "['600 l/mm', '1200 l/mm']"},
                                       {"show_bkg", "bool", "Subtract background", "1"},
                                       {"entrance", "str", "Entr&#233;e", "slit 50 &#181;m"}});
}

std::string powerMeterSettings()
{
    return settingsOf("Power meter", {{"detector_type", "list", "DAQ type", "str('DAQ0D')", kDetectorTypes},
                                      {"wavelength_nm", "float", "Wavelength (nm)", "532.0"},
                                      {"auto_range", "bool", "Auto range", "1"}});
}

std::string cameraSettings()
{
    return settingsOf("Camera", {{"detector_type", "list", "DAQ type", "str('DAQ2D')", kDetectorTypes},
                                 {"exposure_ms", "float", "Exposure (ms)", "5.0"},
                                 {"gain_db", "float", "Gain (dB)", "0.0"}});
}

std::string stageSettings(const std::string& title, double first, double last)
{
    std::ostringstream bounds;
    bounds << first << " to " << last;
    return settingsOf(title, {{"move_type", "str", "Actuator type", "Stage"},
                              {"epsilon", "float", "Precision", "0.01"},
                              {"bounds", "str", "Bounds", bounds.str()}});
}

} // namespace h5scout::demo
