# SPDX-License-Identifier: GPL-3.0-or-later
"""Every name in the public headers is explained, and doxygen understands how: check_docs.py DOXYGEN DOXYFILE

Variables may explain themselves (Date::year); operators and iterators are those of the standard library.
"""

import re
import subprocess
import sys
import tempfile
import unittest

DOXYGEN, DOXYFILE = sys.argv[1:]
STRICT = "@INCLUDE = {}\nOUTPUT_DIRECTORY = {}\nEXTRACT_ALL = NO\nWARN_IF_UNDOCUMENTED = YES\n"
SELF_EXPLAINING = re.compile(r"Member operator|\(variable\) of|of class \S+::Iterator is not documented")


class DocumentedHeaders(unittest.TestCase):
    maxDiff = None

    def test_every_public_name_is_explained(self):
        with tempfile.TemporaryDirectory() as folder:
            result = subprocess.run([DOXYGEN, "-"], input=STRICT.format(DOXYFILE, folder), capture_output=True, text=True)
        self.assertEqual(0, result.returncode, result.stderr)
        warnings = result.stderr.splitlines()
        # doxygen passes over what is in a namespace or class that is not documented itself.
        self.assertTrue(any("operator==" in line and "of namespace h5scout " in line for line in warnings))
        self.assertTrue(any("operator==" in line and "of class h5scout::NdArray " in line for line in warnings))
        self.assertEqual([], sorted({line for line in warnings if not SELF_EXPLAINING.search(line)}))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
