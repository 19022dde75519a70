// SPDX-License-Identifier: GPL-3.0-or-later
#include "Measurements.h"

#include <algorithm>
#include <cmath>

#include <h5scout/value/MakeArray.h>

#include "Layout.h"
#include "Settings.h"

namespace h5scout::demo
{

namespace
{

/// What the pump does to the film after `delay` femtoseconds.
struct Response
{
    explicit Response(double delay)
        : rise(step(delay / 60))
        , decay(rise * std::exp(-std::max(delay, 0.0) / 700))
        , signal(decay * (1 + 0.12 * std::cos(delay / 90) * std::exp(-std::max(delay, 0.0) / 900)))
    {}
    double rise;
    double decay;
    double signal;
};

DataObject powers(const Axis& delay, Noise& noise)
{
    Numbers probe;
    Numbers error;
    Numbers reference;
    for (const double moment : delay.values) {
        const Response response(moment);
        error.push_back(0.012 + 0.02 * response.decay);
        probe.push_back(response.signal + noise.normal(error.back()));
        reference.push_back(1.0 + noise.normal(0.01));
    }
    const NdArray dark = makeArray(Numbers{0.02});
    const NdArray referenceError = makeArray(Numbers(delay.values.size(), 0.01));
    return {"Data0D",
            "Power",
            "PowerMeter",
            "mW",
            kStart + 600,
            1,
            {},
            {{"Probe", makeArray(probe), makeArray(error), dark},
             {"Reference", makeArray(reference), referenceError, dark}}};
}

DataObject spectra(const Axis& delay, Noise& noise)
{
    const Axis wavelength{"Wavelength", "nm", evenly(480.0, 640.0, 256)};
    Numbers dark;
    for (const double length : wavelength.values)
        dark.push_back(60 + 8 * std::sin(length / 9) + noise.normal(1.5));

    std::vector<float> counts;
    for (const double moment : delay.values) {
        const Response response(moment);
        for (std::size_t pixel = 0; pixel < dark.size(); ++pixel) {
            const double length = wavelength.values[pixel];
            const double bleach = 900 * lorentzian(length, 532, 9);
            const double absorption = 420 * lorentzian(length, 575 + 20 * (1 - response.decay), 14);
            counts.push_back(static_cast<float>(response.signal * bleach + response.rise * absorption + dark[pixel] +
                                                noise.normal(6)));
        }
    }
    return {"Data1D",       "Spectrum",
            "Spectrometer", "counts",
            kStart + 600,   1,
            {wavelength},   {{"Counts", makeArray({delay.values.size(), dark.size()}, counts), {}, makeArray(dark)}}};
}

} // namespace

void writeDelayScan(H5Backend& file, const Group& raw, Noise& noise)
{
    const Axis delay{"Delay", "fs", evenly(-500.0, 2500.0, 121)};
    const std::vector<Group> detectors =
        addScan(file, raw,
                {"Scan1D",
                 {delay},
                 {{"PowerMeter", powerMeterSettings()}, {"Spectrometer", spectrometerSettings()}},
                 {{"description", Text{"Pump and probe on a thin film"}},
                  {"comments", Text{"Realigned before the scan.\nThe signal is clean."}}}});
    addDataObject(file, detectors[0], powers(delay, noise));
    addDataObject(file, detectors[1], spectra(delay, noise));
}

} // namespace h5scout::demo
