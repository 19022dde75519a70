# SPDX-License-Identifier: GPL-3.0-or-later
"""Installs the built tree to a prefix of its own, builds the example there as another project would, runs it, and lets
h5py and PyTables judge the file that it writes. --cmake, --build, --compiler, --generator, --folder,
--window: see CMakeLists.txt.
"""

import argparse
import ast
import json
import os
import pathlib
import pickle
import re
import shutil
import subprocess
import sys
import unittest
import warnings

import h5py
import numpy
import tables

parser = argparse.ArgumentParser()
for option in ("cmake", "build", "compiler", "generator", "folder"):
    parser.add_argument("--" + option, required=True)
parser.add_argument("--window", action="store_true")
GIVEN = parser.parse_args()
FOLDER = pathlib.Path(GIVEN.folder)
PREFIX = FOLDER / "prefix"
CONSUMER = FOLDER / "consumer"
SCAN = FOLDER / "scan.h5"
SOURCE = pathlib.Path(__file__).resolve().parents[2]
EXAMPLE = SOURCE / "lib/backend/examples"
DETECTOR = "/RawData/Scan000/Detector000"


def run(*command, **options):
    """Its output; its failure, with the output, is the test's."""
    result = subprocess.run([str(part) for part in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                            **options)
    if result.returncode != 0:
        raise AssertionError(f"{' '.join(map(str, command))}\n{result.stdout}")
    return result.stdout


def decoded(node, name):
    """As PyMoDAQ reads an attribute."""
    return ast.literal_eval(json.loads(node.attrs[name].decode() if isinstance(node.attrs[name], bytes)
                                       else node.attrs[name])["data"])


class InstalledPackage(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        shutil.rmtree(FOLDER, ignore_errors=True)
        FOLDER.mkdir(parents=True)
        run(GIVEN.cmake, "--install", GIVEN.build, "--prefix", PREFIX)
        run(GIVEN.cmake, "-S", SOURCE / "tests/package/consumer", "-B", CONSUMER, "-G", GIVEN.generator,
            f"-DCMAKE_PREFIX_PATH={PREFIX}", f"-DCMAKE_CXX_COMPILER={GIVEN.compiler}")
        run(GIVEN.cmake, "--build", CONSUMER)
        cls.program = CONSUMER / "examples/record_scan"
        run(cls.program, SCAN)

    def setUp(self):
        warnings.simplefilter("error")
        warnings.simplefilter("ignore", tables.NaturalNameWarning)

    def test_the_library_is_versioned(self):
        (library,) = PREFIX.rglob("libh5scout.so")
        self.assertRegex(os.readlink(library), r"^libh5scout\.so\.\d+$")
        self.assertRegex(library.resolve().name, r"^libh5scout\.so\.\d+\.\d+\.\d+$")
        self.assertIn(str(library.resolve().parent), run("ldd", self.program))

    def test_headers_include_the_standard_library_and_each_other(self):
        headers = list((PREFIX / "include").rglob("*.h"))
        self.assertIn(PREFIX / "include/h5scout/backend/H5Backend.h", headers)
        for header in headers:
            for included in re.findall(r'^#include ["<](.+)[">]', header.read_text(), re.MULTILINE):
                if included.startswith("h5scout/"):
                    self.assertTrue((PREFIX / "include" / included).exists(), f"{header}: {included}")
                else:
                    self.assertRegex(included, "^[a-z_]+$", header)

    def test_what_to_read_first_is_installed(self):
        folder = PREFIX / "share/doc/h5scout"
        self.assertEqual((SOURCE / "lib/library.md").read_text(), (folder / "library.md").read_text())
        self.assertIn("get_set_group", (folder / "REFERENCE.md").read_text())
        for name in ("record_scan.cpp", "CMakeLists.txt"):
            self.assertEqual((EXAMPLE / name).read_text(), (folder / "examples" / name).read_text())

    def test_pkg_config_finds_the_same(self):
        (folder,) = {path.parent for path in PREFIX.rglob("h5scout.pc")}
        flags = run("pkg-config", "--cflags", "--libs", "h5scout", env={**os.environ, "PKG_CONFIG_PATH": str(folder)})
        included, linked, library = flags.split()
        self.assertTrue((pathlib.Path(included.removeprefix("-I")) / "h5scout/backend/H5Backend.h").exists())
        self.assertTrue((pathlib.Path(linked.removeprefix("-L")) / "libh5scout.so").exists())
        self.assertEqual("-lh5scout", library)

    def test_the_programs_start(self):
        programs = sorted((PREFIX / "bin").iterdir())
        self.assertIn(PREFIX / "bin/h5scout-worker", programs)
        for program in programs:
            self.assertRegex(run(program, "--version"), program.name)

    @unittest.skipUnless(GIVEN.window, "built without the window")
    def test_the_desktop_knows_the_window(self):
        for name in ("applications/h5scout.desktop", "icons/hicolor/scalable/apps/h5scout.svg", "mime/packages/h5scout.xml",
                     "metainfo/org.h5scout.h5scout.metainfo.xml"):
            self.assertTrue((PREFIX / "share" / name).exists(), name)
        self.assertTrue((PREFIX / "bin/h5scout").exists())

    def test_h5py_reads_the_scan(self):
        with h5py.File(SCAN, "r") as file:
            detector = file[DETECTOR]
            spectra = detector["Data1D/CH00/EnlData00"]
            wavelength = detector["Data1D/CH00/Axis00"]
            stage = detector["NavAxes/Axis00"]
            self.assertEqual(((20, 64), (None, 64), "<f8"), (spectra.shape, spectra.maxshape, spectra.dtype.str))
            self.assertEqual(((20,), (None,)), (stage.shape, stage.maxshape))
            self.assertEqual(("gzip", 4), (spectra.compression, spectra.compression_opts))
            numpy.testing.assert_array_equal(480 + 2.5 * numpy.arange(64), wavelength[:])
            numpy.testing.assert_array_equal(0.25 * numpy.arange(20), stage[:])
            expected = 1000 * numpy.exp(-((wavelength[:] - 532 - 8 * stage[:][:, None]) / 12) ** 2)
            numpy.testing.assert_allclose(spectra[:], expected, rtol=1e-12)
            self.assertEqual(["20 spectra were recorded"], [pickle.loads(row.tobytes()) for row in file["RawData/Logger"]])

    def test_the_attributes_are_those_of_pymodaq(self):
        with h5py.File(SCAN, "r") as file:
            scan, detector = file["RawData/Scan000"], file[DETECTOR]
            self.assertEqual("dataset", decoded(file["RawData"], "type"))
            self.assertEqual(("scan", True, "Scan1D"), tuple(decoded(scan, name) for name in ("type", "scan_done", "scan_type")))
            self.assertEqual("actuator", decoded(scan["Actuator000"], "type"))
            spectra = detector["Data1D/CH00/EnlData00"]
            self.assertEqual(("data_enlargeable", "Data1D", (0,), "counts", (20, 64)), tuple(decoded(spectra, name) for name in (
                "data_type", "data_dimension", "nav_indexes", "units", "shape")))
            for axis, dimension, units in ((detector["NavAxes/Axis00"], 0, "mm"), (detector["Data1D/CH00/Axis00"], 1, "nm")):
                self.assertEqual(("axis", dimension, units, len(axis)), tuple(decoded(axis, name) for name in (
                    "data_type", "index", "units", "size")))

    def test_pytables_knows_every_node(self):
        with tables.open_file(str(SCAN)) as file:
            kinds = {node._v_pathname: type(node).__name__ for node in file.walk_nodes("/")}
            self.assertEqual("DAQScan", file.get_node("/RawData/Scan000")._v_title)
            self.assertEqual(20, file.get_node(DETECTOR + "/Data1D/CH00/EnlData00").nrows)
        self.assertEqual("EArray", kinds[DETECTOR + "/Data1D/CH00/EnlData00"])
        self.assertEqual("CArray", kinds[DETECTOR + "/Data1D/CH00/Axis00"])
        self.assertEqual("VLArray", kinds["/RawData/Logger"])
        self.assertNotIn("UnImplemented", kinds.values())

    def test_an_error_is_a_sentence_of_the_program(self):
        result = subprocess.run([self.program, FOLDER / "no folder/scan.h5"], capture_output=True, text=True)
        self.assertEqual(1, result.returncode)
        self.assertIn("There is no such folder.", result.stderr)

    def test_the_readme_shows_the_example(self):
        shown = (SOURCE / "README.md").read_text()
        for name, language in (("record_scan.cpp", "cpp"), ("CMakeLists.txt", "cmake")):
            text = re.sub(r"^(#|//) SPDX-.*\n", "", (EXAMPLE / name).read_text())
            self.assertTrue(f"```{language}\n{text}```\n" in shown, f"{EXAMPLE / name} is not what README.md shows.")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
