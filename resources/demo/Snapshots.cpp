// SPDX-License-Identifier: GPL-3.0-or-later
#include "Measurements.h"

#include <cmath>
#include <numeric>

#include <h5scout/value/MakeArray.h>

#include "Layout.h"
#include "Settings.h"

namespace h5scout::demo
{

namespace
{

/// Two beams that interfere, one of them with a vortex, and a ring of stray light.
double brightness(double x, double y)
{
    const double beam = std::exp(-(std::pow(x / 0.75, 2) + std::pow(y / 0.6, 2)));
    const double fringes = 0.5 * (1 + 0.92 * std::cos(34 * x + 5 * y + std::atan2(y, x)));
    const double ring = 0.10 * std::exp(-std::pow((std::hypot(x, y) - 1.0) / 0.06, 2));
    return 3000 * (beam * fringes + ring);
}

struct Profile
{
    Numbers mean;
    Numbers error;
};

/// Of `count` rows from `first` on.
Profile profileOf(const std::vector<std::uint16_t>& picture, std::size_t width, std::size_t first, std::size_t count)
{
    Profile profile;
    for (std::size_t column = 0; column < width; ++column) {
        double sum = 0;
        double squares = 0;
        for (std::size_t row = first; row < first + count; ++row) {
            const double level = picture[row * width + column];
            sum += level;
            squares += level * level;
        }
        const double mean = sum / double(count);
        profile.mean.push_back(mean);
        profile.error.push_back(std::sqrt((squares / double(count) - mean * mean) / double(count)));
    }
    return profile;
}

} // namespace

void writeSnapshot(H5Backend& file, const Group& raw, Noise& noise)
{
    const Axis x{"x", "mm", evenly(-1.6, 1.6, 320)};
    const Axis y{"y", "mm", evenly(-1.2, 1.2, 240)};
    std::vector<std::uint16_t> dark;
    std::vector<std::uint16_t> picture;
    for (const double row : y.values)
        for (const double column : x.values) {
            dark.push_back(noise.counts(20));
            picture.push_back(static_cast<std::uint16_t>(noise.counts(brightness(column, row)) + dark.back()));
        }
    const Shape shape{y.values.size(), x.values.size()};
    const Profile profile = profileOf(picture, x.values.size(), 100, 40);
    const double total = std::accumulate(picture.begin(), picture.end(), 0.0);

    const Group camera = addModule(file, raw, GroupType::detector, 0, {"Camera", cameraSettings()});
    const double moment = kStart + 7200;
    addDataObject(file, camera,
                  {"Data2D",
                   "Beam profile",
                   "Camera",
                   "counts",
                   moment,
                   0,
                   {y, x},
                   {{"Camera", makeArray(shape, picture), {}, makeArray(shape, dark)}}});
    addDataObject(file, camera,
                  {"Data1D",
                   "Profile",
                   "Camera",
                   "counts",
                   moment,
                   0,
                   {x},
                   {{"Mean of 40 rows", makeArray(profile.mean), makeArray(profile.error)}}});
    addDataObject(file, camera,
                  {"Data0D", "Total", "Camera", "counts", moment, 0, {}, {{"Sum", makeArray(Numbers{total})}}});
}

void writeContinuous(const H5Backend& file, const Group& raw, Noise& noise)
{
    constexpr std::size_t count = 600;
    Numbers times;
    Numbers temperature;
    double moment = kStart;
    double drift = 0;
    for (std::size_t index = 0; index < count; ++index) {
        times.push_back(moment += 1 + noise.normal(0.05));
        drift += noise.normal(0.006);
        temperature.push_back(21.4 + 0.35 * std::sin(double(index) / 95) + drift);
    }
    const ElementType float64 = elementTypeOf(ElementKind::Float64);
    const Group detector =
        addModule(file, raw, GroupType::detector, 1,
                  {"Thermometer", settingsOf("Thermometer", {{"sensor", "str", "Sensor", "PT100"},
                                                             {"period_s", "float", "Period (s)", "1.0"}})});
    // PyMoDAQ does not know the offset and the step of an axis that grows.
    const EArray axis = file.createEArray(file.getSetGroup(detector, "NavAxes"), "Axis00", float64, {}, "time",
                                          axisAttributes({"time", "s", {}}, 0, count, 0.0, 1.0));
    axis.append(makeArray(times));

    const DataObject object{"Data0D", "Temperature", "Thermometer", "°C", kStart, 1, {}, {}};
    const Group channel = file.getSetGroup(file.getSetGroup(detector, object.dimension), "CH00", object.title);
    const EArray data = file.createEArray(channel, "EnlData00", float64, {1}, object.title,
                                          dataAttributes(object, "Table", "data_enlargeable"));
    data.append(makeArray(temperature));
}

} // namespace h5scout::demo
