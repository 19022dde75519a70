// SPDX-License-Identifier: GPL-3.0-or-later
#include "Measurements.h"

#include <cmath>
#include <numeric>

#include <h5scout/value/MakeArray.h>

#include "Layout.h"
#include "Png.h"
#include "Settings.h"

namespace h5scout::demo
{

namespace
{

/// A flake of one layer with a rough edge, and a second layer in its middle.
struct Flake
{
    Flake(double x, double y)
    {
        const double radius = std::hypot(x / 1.25, y);
        const double angle = std::atan2(y, x / 1.25);
        const double edge = 5.6 + 0.9 * std::cos(3 * angle + 0.4) + 0.4 * std::cos(7 * angle);
        const double second = step((2.6 - std::hypot(x - 1.5, y + 0.6)) * 4);
        first = step((edge - radius) * 3);
        layers = first * (1 + second);
        band = 1582 + 5 * std::sin(x / 4) + 4 * y / 9 - 3 * second;
    }
    double spectrum(double shift) const
    {
        return 130 * layers * lorentzian(shift, band, 9) + 180 * first * (1 - first) * lorentzian(shift, 1620, 7) + 12 +
               0.02 * (shift - 1480);
    }
    double first;  ///< how much of the first layer
    double layers; ///< 0 to 2
    double band;   ///< where the G band is, moved by strain
};

/// As it is seen: x to the right, y upwards.
std::string pictureOf(const Numbers& intensity, std::size_t width, std::size_t height)
{
    Numbers rows;
    for (std::size_t row = 0; row < height; ++row)
        for (std::size_t column = 0; column < width; ++column)
            rows.push_back(intensity[column * height + height - 1 - row]);
    return pngOf(rows, width);
}

} // namespace

void writeMap(H5Backend& file, const Group& raw, Noise& noise)
{
    const Axis x{"X", "µm", evenly(-12.0, 12.0, 49)};
    const Axis y{"Y", "µm", evenly(-9.0, 9.0, 37)};
    const Axis shift{"Raman shift", "1/cm", evenly(1480.0, 1720.0, 96)};
    const std::size_t width = x.values.size();
    const std::size_t height = y.values.size();

    std::vector<std::uint16_t> spectra;
    Numbers intensity;
    Numbers error;
    for (const double column : x.values)
        for (const double row : y.values) {
            const Flake flake(column, row);
            for (const double position : shift.values)
                spectra.push_back(noise.counts(flake.spectrum(position)));
            intensity.push_back(
                std::accumulate(spectra.end() - static_cast<std::ptrdiff_t>(shift.values.size()), spectra.end(), 0.0));
            error.push_back(std::sqrt(intensity.back()));
        }
    const std::vector<std::uint16_t> dark(shift.values.size(), 12);

    const Group spectrometer = addScan(file, raw,
                                       {"Scan2D",
                                        {x, y},
                                        {{"Spectrometer", spectrometerSettings()}},
                                        {{"description", Text{"Raman map of a flake"}},
                                         {"comments", Text{"Two layers in the middle."}},
                                         {"pixmap2D", Bytes{pictureOf(intensity, width, height)}}}})
                                   .front();
    addDataObject(file, spectrometer,
                  {"Data0D",
                   "Intensity",
                   "Spectrometer",
                   "counts",
                   kStart + 3600,
                   2,
                   {},
                   {{"G band", makeArray({width, height}, intensity), makeArray({width, height}, error)}}});
    addDataObject(file, spectrometer,
                  {"Data1D",
                   "Raman",
                   "Spectrometer",
                   "counts",
                   kStart + 3600,
                   2,
                   {shift},
                   {{"Counts", makeArray({width, height, shift.values.size()}, spectra), {}, makeArray(dark)}}});
}

} // namespace h5scout::demo
