// SPDX-License-Identifier: GPL-3.0-or-later
// Writes the demonstration file: a day at a laser microscope, in the layout that PyMoDAQ 5 leaves with h5py. The same
// bytes every time: noise and time stamps are fixed.
#include <cstdio>

#include <h5scout/backend/H5Backend.h>

#include "Measurements.h"
#include "Settings.h"

namespace h5scout::demo
{

static void writeLog(const H5Backend& file, const Group& raw)
{
    const StringArray log =
        file.createStringArray(raw, "Logger", {}, {{"data_type", Text{"strings"}}, {"type", Text{"log"}}});
    for (const char* line : {"2024-10-20 18:00:00 INFO  Experiment started, laser warm",
                             "2024-10-20 18:09:58 INFO  Scan000: 121 delays from -500 to 2500 fs",
                             "2024-10-20 18:31:07 WARNING  Spectrometer: 3 spectra were taken twice",
                             "2024-10-20 18:59:44 INFO  Scan001: 49 x 37 points, step 0.5 µm",
                             "2024-10-20 20:00:00 INFO  Camera: beam profile saved"})
        log.append(line);
}

static void writeDemo(const char* path)
{
    H5Backend file(Convention::H5py);
    file.openFile(path, OpenMode::Write);
    for (const auto& [name, value] : Metadata{{"pymodaq_version", Text{"5.0.0"}},
                                              {"pymodaq_data_version", Text{"5.0.5"}},
                                              {"file", Text{"demo.h5"}},
                                              {"date", Text{"2024-10-20"}},
                                              {"time", Text{"18:00:00"}}})
        file.setAttr("/", name, value);
    const Group raw = file.getSetGroup(
        "/", "RawData", "Data from PyMoDAQ modules",
        {{"type", Text{"dataset"}},
         {"author", Text{"A. Laboratory"}},
         {"sample", Text{"Flake 7"}},
         {"date_time", Text{"20/10/2024 18:00:00"}},
         {"experiment_type", Text{"demonstration"}},
         {"description", Text{"Invented measurements that show what a file can hold"}},
         {"comments", Text{"Open the scans first."}},
         {"settings", Bytes{settingsOf("Experiment", {{"laser_nm", "float", "Laser (nm)", "532.0"}})}}});
    Noise noise;
    writeLog(file, raw);
    writeDelayScan(file, raw, noise);
    writeMap(file, raw, noise);
    writeSnapshot(file, raw, noise);
    writeContinuous(file, raw, noise);
    file.closeFile();
}

} // namespace h5scout::demo

int main(int argumentCount, char** arguments)
{
    if (argumentCount != 2) {
        std::fputs("Usage: h5scout-make-demo FILE.h5\n", stderr);
        return 2;
    }
    try {
        h5scout::demo::writeDemo(arguments[1]);
    } catch (const h5scout::Error& error) {
        std::fprintf(stderr, "h5scout-make-demo: %s\n", error.what());
        return 1;
    }
}
