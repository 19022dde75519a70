# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeps lib/backend/REFERENCE.md true: each name of PyMoDAQ's backends (names.txt) with its C++ form and the tests that
prove it, each of their defects (quirks.txt) with what h5scout does instead.

A test proves what the comment right above it says: `// Proves: GROUP.children, GroupType.*, Q6`.

reference.py --write    makes the page anew
reference.py --check    fails if it is out of date, a name has no C++ form in its header or no test, a comment names
                        what there is not, or a name of the documentation page (--page FILE, if there) is missing here
"""
import argparse
import fnmatch
import os
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
HERE = pathlib.Path(__file__).resolve().parent
PAGE = ROOT / "lib" / "backend" / "REFERENCE.md"
ENUMS = ("GroupType", "SaveType")


def rows_of(path, columns):
    """The rows of a table in a text file, without comments."""
    rows = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        row = [cell.strip() for cell in line.split(" | ")]
        if len(row) != columns:
            sys.exit(f"{path.name}:{number}: {columns} columns are needed")
        rows.append(row)
    return rows


class Header:
    """A public header: what it declares, and the Python names in its doc comments."""

    def __init__(self, name):
        room = name.split("/")[0]
        path = ROOT / "lib" / room / "include" / "h5scout" / name
        text = path.read_text("utf-8") if path.exists() else ""
        self.code = re.sub(r"//.*", "", text)
        self.python_names = set()
        for comment in re.findall(r"(?:[ \t]*///.*\n)+", text):
            words = " ".join(line.strip().lstrip("/").strip() for line in comment.splitlines())
            for names in words.split("Python:")[1:]:
                self.python_names.update(re.findall(r"\w+", names))

    def bodies_of(self, scope):
        """What stands between the braces of the class or enum."""
        for start in re.finditer(rf"\b(?:class|struct|enum class)\s+{scope}\b[^;{{]*{{", self.code):
            depth, end = 1, start.end()
            while depth > 0 and end < len(self.code):
                depth += {"{": 1, "}": -1}.get(self.code[end], 0)
                end += 1
            yield self.code[start.end() : end]

    def has(self, form):
        scope, _, member = form.rpartition("::")
        if scope:
            return any(re.search(rf"\b{member}\b", body) for body in self.bodies_of(scope))
        return bool(any(self.bodies_of(form)) or re.search(rf"\b{form}\(", self.code))


class Proofs:
    """The tests that say what they prove."""

    def __init__(self):
        self.tests = []
        self.faults = []
        for path in sorted((ROOT / "tests").rglob("tst_*.cpp")):
            self.read(path)

    def read(self, path):
        lines = path.read_text("utf-8").splitlines()
        for number, line in enumerate(lines):
            found = re.match(r"\s*// Proves: (.*)", line)
            if not found:
                continue
            claims, after = found[1], number + 1
            while after < len(lines) and (more := re.match(r"\s*// ?(.*)", lines[after])):
                claims += " " + more[1].removeprefix("Proves: ")
                after += 1
            function = re.match(r"\s*void (?:\w+::)?(\w+)\(\)", lines[after]) if after < len(lines) else None
            place = f"{path.relative_to(ROOT)}:{number + 1}"
            if not function or function[1].endswith("_data"):
                self.faults.append(f"{place}: 'Proves:' does not stand above a test")
                continue
            for claim in claims.replace(" Proves:", ",").split(","):
                self.tests.append((claim.strip(), function[1], path, place))

    def of(self, name):
        """Links to the tests, by file and line."""
        links = []
        for claim, function, path, _ in self.tests:
            if claim == name or ("*" in claim and fnmatch.fnmatchcase(name, claim)):
                links.append(f"[{function}]({os.path.relpath(path, PAGE.parent)})")
        return list(dict.fromkeys(links))

    def unknown(self, names):
        for claim, _, _, place in self.tests:
            if not any(claim == name or ("*" in claim and fnmatch.fnmatchcase(name, claim)) for name in names):
                yield f"{place}: nothing is called '{claim}'"


def names_on(page):
    """The names of the documentation page of pymodaq_data.h5modules.backends, as text."""
    names, scope = set(), ""
    for line in page.read_text("utf-8").splitlines():
        line = line.strip()
        if found := re.match(r"(class|exception) pymodaq_data\.h5modules\.backends\.(\w+)", line):
            scope = found[2]
            names.add(scope)
        elif found := re.match(r"pymodaq_data\.h5modules\.backends\.(\w+)\(", line):
            scope = ""
            names.add(found[1])
        elif scope and (found := re.match(r"(?:property )(\w+)|(\w+)\(.*\)\[source\]$|(\w+) = \d+$", line)):
            names.add(f"{scope}.{found[1] or found[2] or found[3]}")
    return names


def row_of(name, header, form, proofs, faults):
    """A row of the page; what is wrong with it goes to `faults`."""
    is_due = header.startswith("not yet ")
    declared = Header(header.removeprefix("not yet "))
    tests = proofs.of(name)
    if is_due and declared.has(form):
        faults.append(f"{name}: {form} is there now; take 'not yet' out of its row in names.txt")
    if not is_due and not declared.has(form):
        faults.append(f"{name}: there is no {form} in {header}")
    if not is_due and not tests:
        faults.append(f"{name}: no test has '// Proves: {name}' right above it")
    scope, _, leaf = name.rpartition(".")
    is_enumerator = scope in ENUMS
    if not name.startswith("(") and not is_due and not is_enumerator and leaf not in declared.python_names:
        faults.append(f"{name}: no doc comment in {header} says 'Python: {leaf}'")
    shown = name[1:-1] if name.startswith("(") else f"`{name}`"
    return f"| {shown} | {'not yet' if is_due else f'`{form}`'} | {'' if is_due else header} | {', '.join(tests)} |"


def make_page(faults):
    names = rows_of(HERE / "names.txt", 3)
    quirks = rows_of(HERE / "quirks.txt", 3)
    proofs = Proofs()
    faults += proofs.faults
    faults += proofs.unknown([name for name, _, _ in names] + [number for number, _, _ in quirks])
    lines = [
        "<!-- SPDX-License-Identifier: GPL-3.0-or-later -->",
        "<!-- Made by tests/reference/reference.py; names and quirks are in the text files beside it. -->",
        "# The backend API, name by name",
        "",
        "Every name of PyMoDAQ's `pymodaq_data.h5modules.backends`, what it is called in C++ (headers below `h5scout/`,",
        "namespace `h5scout`), and the tests that prove it. Rows that are no Python name are beyond that module.",
        "",
        "| Python | C++ | Header | Tests |",
        "|---|---|---|---|",
        *(row_of(*row, proofs, faults) for row in names),
        "",
        "## Defects of PyMoDAQ's module, and what h5scout does instead",
        "",
        "| | PyMoDAQ | h5scout | Tests |",
        "|---|---|---|---|",
    ]
    for number, theirs, ours in quirks:
        tests = proofs.of(number)
        if not tests:
            faults.append(f"{number}: no test has '// Proves: {number}' right above it")
        lines.append(f"| {number} | {theirs} | {ours} | {', '.join(tests)} |")
    return "\n".join(lines) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    action = parser.add_mutually_exclusive_group(required=True)
    action.add_argument("--write", action="store_true")
    action.add_argument("--check", action="store_true")
    parser.add_argument("--page", type=pathlib.Path)
    arguments = parser.parse_args()

    faults = []
    page = make_page(faults)
    if arguments.write:
        PAGE.write_text(page, "utf-8")
    elif not PAGE.exists() or PAGE.read_text("utf-8") != page:
        faults.append(f"{PAGE.relative_to(ROOT)} is out of date: run tests/reference/reference.py --write")
    if arguments.page and arguments.page.exists():
        theirs = names_on(arguments.page)
        ours = {name for name, _, _ in rows_of(HERE / "names.txt", 3) if not name.startswith("(")}
        faults += [f"{name}: is on the page of the reference, and not in names.txt" for name in sorted(theirs - ours)]
        faults += [f"{name}: is in names.txt, and not on the page of the reference" for name in sorted(ours - theirs)]
        print(f"{len(theirs)} names on the page of the reference")
    print("\n".join(faults) if faults else "every name has its C++ form and its test")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
