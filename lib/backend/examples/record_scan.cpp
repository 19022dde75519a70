// SPDX-License-Identifier: GPL-3.0-or-later
// Records a scan as PyMoDAQ lays it out: a stage moves, and at each of its positions a spectrometer gives a spectrum.
#include <cmath>
#include <cstdio>
#include <vector>

#include <h5scout/backend/H5Backend.h>
#include <h5scout/value/MakeArray.h>

using namespace h5scout;

/// The attributes of an even axis; `index` is the dimension of the data that it belongs to.
static Metadata axis(const char* label, const char* units, std::int64_t index, std::int64_t size)
{
    Metadata all{{"data_type", Text{"axis"}}, {"label", Text{label}}, {"units", Text{units}}, {"size", size}};
    all.insert(all.end(), {{"index", index}, {"distribution", Text{"uniform"}}, {"spread_order", std::int64_t{0}}});
    return all;
}

int main(int argumentCount, char** arguments)
try {
    constexpr std::size_t pixels = 64, steps = 20;
    const ElementType float64 = elementTypeOf(ElementKind::Float64);
    std::vector<double> wavelength(pixels), counts(pixels);
    for (std::size_t pixel = 0; pixel < pixels; ++pixel)
        wavelength[pixel] = 480.0 + 2.5 * double(pixel);

    H5Backend file(Convention::Tables);
    file.openFile(argumentCount > 1 ? arguments[1] : "scan.h5", OpenMode::Write);
    file.defineCompression("gzip", 4);
    const Group raw = file.getSetGroup("/", "RawData", "Data from PyMoDAQ modules", {{"type", Text{"dataset"}}});
    const StringArray log = file.createStringArray(raw, "Logger", "", {{"data_type", Text{"strings"}}});
    const std::string name = file.nextGroupName(raw, GroupType::scan); // Scan000
    const Group scan = file.addGroup(name, GroupType::scan, raw, "DAQScan", {{"scan_type", Text{"Scan1D"}}});
    file.addGroup("Actuator000", GroupType::actuator, scan, "Stage");
    const Group detector = file.addGroup("Detector000", GroupType::detector, scan, "Spectrometer");
    const Group navigation = file.getSetGroup(detector, "NavAxes");
    const EArray position = file.createEArray(navigation, "Axis00", float64, {}, "Stage", axis("Stage", "mm", 0, 0));
    const Group channel = file.getSetGroup(file.getSetGroup(detector, "Data1D"), "CH00", "Spectrum");
    file.createCArray(channel, "Axis00", makeArray(wavelength), "Wavelength", axis("Wavelength", "nm", 1, pixels));
    // One item is a spectrum, thus of the dimension Data1D; the items lie along the stage's dimension, number 0.
    Metadata all{{"data_type", Text{"data_enlargeable"}}, {"label", Text{"Counts"}}, {"units", Text{"counts"}}};
    all.insert(all.end(), {{"data_dimension", Text{"Data1D"}}, {"nav_indexes", Tuple{{std::int64_t{0}}}}});
    all.emplace_back("distribution", Text{"spread"});
    const EArray spectra = file.createEArray(channel, "EnlData00", float64, {pixels}, "Spectrum", all);

    for (std::size_t step = 0; step < steps; ++step) {
        const double stage = 0.25 * double(step);
        for (std::size_t pixel = 0; pixel < pixels; ++pixel)
            counts[pixel] = 1000.0 * std::exp(-std::pow((wavelength[pixel] - 532.0 - 8.0 * stage) / 12.0, 2));
        position.append(makeArray(std::vector{stage}));
        spectra.append(makeArray(counts)); // one row; an array of the shape (k, 64) is k rows
        file.flush();
    }
    position.setAttr("size", std::int64_t{steps});
    scan.setAttr("scan_done", true);
    log.append("20 spectra were recorded");
    file.closeFile();
} catch (const Error& error) {
    std::fprintf(stderr, "%s\n", error.what()); // what was tried, where, why not, and what to do
    return 1;
}
