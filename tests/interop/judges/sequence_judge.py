# SPDX-License-Identifier: GPL-3.0-or-later
"""Random operations for h5scout, and what h5py and PyTables say to the files that it leaves.

sequence_judge.py FOLDER FIRST COUNT LENGTH: seeds FIRST, FIRST + 1, ...; LENGTH operations each. Writes one operation a
line, as JSON, to standard output and reads a line with its outcome: {"outcome": "done"} or {"outcome":
"NodeError:Missing", "sentence": ...}. The first disagreement ends it: seed, last operations and differences go to
standard error.
"""
import json
import os
import pathlib
import random
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent.parent / "support" / "python")]
os.environ["HDF5_USE_FILE_LOCKING"] = "FALSE"  # the file is looked at while h5scout has it open

import h5py
import numpy as np
import tables

import attributes
import operations
import pytables_view
from model import Model, Refused
from storage import attributes_of, content_of

FLAVOURS = ["tables", "h5py", "tables", "h5py", "plain", "plain latest", "by PyTables", "by h5py"]
SHOWN_OPERATIONS = 6
SHOWN_CHARACTERS = 1000


class Disagreement(Exception):
    pass


def differences(found, expected):
    for path in sorted(found.keys() | expected.keys()):
        one, other = found.get(path), expected.get(path)
        if one is None or other is None:
            yield f"{path}: {'not there' if one is None else 'must not be there'}"
            continue
        for key in sorted(one.keys() | other.keys()):
            if one.get(key) == other.get(key):
                continue
            if key != "attributes":
                yield f"{path} {key}: found {one.get(key)!r:.600}, expected {other.get(key)!r:.600}"
                continue
            for name in sorted(one[key].keys() | other[key].keys()):
                if one[key].get(name) != other[key].get(name):
                    yield f"{path}.{name}: found {one[key].get(name)!r:.600}, expected {other[key].get(name)!r:.600}"


class Sequence:
    """One seed: a file, the model of it, and of its last committed state."""

    def __init__(self, folder, seed):
        random.seed(seed)
        self.done = []
        self.sort = random.choice(FLAVOURS)
        self.path = folder / f"sequence_{seed}.h5"
        self.path.unlink(missing_ok=True)
        self.is_direct = random.random() < 0.5

    # --- talking to h5scout

    def ask(self, request, shown):
        """The outcome of one operation."""
        self.done = self.done[-2 * SHOWN_OPERATIONS:] + [shown]
        print(json.dumps(request), flush=True)
        line = sys.stdin.readline()
        if not line:
            raise Disagreement("h5scout does not answer")
        answer = json.loads(line)
        self.done.append(answer)
        return answer["outcome"]

    def must(self, name, expected="done", **arguments):
        outcome = self.ask({"op": name} | arguments, (name, arguments))
        if outcome != expected:
            raise Disagreement(f"{name}: {outcome}")

    # --- the file

    def create(self):
        path = str(self.path)
        if self.sort in ("tables", "h5py"):
            title = operations.pick_text()
            arguments = {"file": path, "convention": self.sort, "direct": self.is_direct}
            try:
                attributes.text(title, self.sort)
            except Refused:
                self.must("create", "InvalidDataType", title=operations.wire.text(title), **arguments)
                title = "ours"
            self.must("create", title=operations.wire.text(title), **arguments)
            flavour, attrs = self.sort, None
        else:
            if self.sort == "by PyTables":
                tables.open_file(path, "w", "theirs").close()
            elif self.sort == "by h5py":
                with h5py.File(path, "w", track_order=True) as file:
                    file.attrs.update({"CLASS": "GROUP", "TITLE": "theirs"})
            else:
                h5py.File(path, "w", libver="latest" if self.sort == "plain latest" else None).close()
            flavour = {"by PyTables": "tables", "by h5py": "h5py"}.get(self.sort, "plain")
            with h5py.File(path, "r") as file:
                attrs = attributes_of(file)
        self.model = Model(flavour, attrs)
        if attrs is None:
            self.model.root.attrs = self.new_root(title)
            self.save()
        else:
            self.open()
        self.committed = self.model.copied()

    def new_root(self, title):
        """What FORMAT.md section 1 says of a new file; versions are whatever they are."""
        books = self.model.group_books(title)
        if self.sort == "tables":
            books["PYTABLES_FORMAT_VERSION"] = attributes.text("2.1", "tables")
        self.must("commit")
        with h5py.File(self.path, "r") as file:
            found = attributes_of(file)
        self.open()
        for name in ("pymodaq_version", "pymodaq_data_version", "h5scout_version"):
            kind, _, content = found[name]
            text = (content[0] if isinstance(content, list) else content).decode()
            books[name] = attributes.as_json(eval(json.loads(text)["data"], {"__builtins__": {}}), self.sort)
        return books

    def open(self):
        self.must("open", file=str(self.path), direct=self.is_direct, append=random.random() < 0.3)
        self.model.level = 0
        self.before = self.path.read_bytes()

    def save(self):
        self.must("commit")
        self.committed = self.model.copied()
        self.check()
        self.is_direct = random.random() < 0.5
        self.open()

    def roll_back(self):
        """Closed without a commit: in the direct way all is there, else nothing."""
        self.must("close")
        if not self.is_direct:
            self.model = self.committed.copied()
        self.committed = self.model.copied()
        self.check()
        self.is_direct = random.random() < 0.5
        self.open()

    def check(self):
        found, expected = content_of(self.path), self.model.content()
        if found != expected:
            raise Disagreement("\n".join(list(differences(found, expected))[:20]))

    def check_untouched(self):
        """No old byte of a file changes before the commit."""
        with open(self.path, "rb") as file:
            if file.read(len(self.before)) != self.before:
                raise Disagreement("the file has changed before the commit")

    # --- one step

    def step(self):
        name, arguments = operations.pick(self.model)
        after = self.model.copied()
        try:
            getattr(after, name)(*arguments)
            expected = "done"
        except Refused as refused:
            expected = str(refused)
        may_look = self.is_direct and self.sort != "plain latest"  # the format marks files that are open for writing
        if expected != "done" and self.is_direct:
            self.must("flush")
            before = self.path.read_bytes()
        outcome = self.ask(operations.on_wire(name, arguments), (name, *arguments))
        if outcome != expected:
            raise Disagreement(f"expected {expected}, got {outcome}")
        if expected == "done":
            self.model = after
        if self.is_direct:
            self.must("flush")
            if expected != "done" and self.path.read_bytes() != before:
                raise Disagreement("the refused operation has changed bytes of the file")
        if may_look:
            self.check()
        elif not self.is_direct:
            self.check_untouched()
            if random.random() < 0.4:
                self.save()
        if random.random() < 0.06:
            random.choice([self.save, self.roll_back])()

    def finish(self):
        self.must("commit")
        self.check()
        if self.model.flavour != "plain":
            pytables_view.check(self.path, self.model)
        self.path.unlink()


def main():
    folder, first, count, length = pathlib.Path(sys.argv[1]), *map(int, sys.argv[2:])
    for seed in range(first, first + count):
        sequence = Sequence(folder, seed)
        try:
            sequence.create()
            for _ in range(length):
                sequence.step()
            sequence.finish()
        except Exception as error:
            with np.printoptions(threshold=20):
                last = "\n  ".join(f"{entry!r:.{SHOWN_CHARACTERS}}" for entry in sequence.done)
            sort = f"{sequence.sort}, {'direct' if sequence.is_direct else 'transaction'}"
            print(f"Seed {seed} ({sort}): {type(error).__name__}: {error}\nafter\n  {last}", file=sys.stderr)
            if not isinstance(error, (Disagreement, AssertionError)):
                raise
            sys.exit(1)
    print(json.dumps({"op": "end"}), flush=True)


main()
