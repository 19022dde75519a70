# SPDX-License-Identifier: GPL-3.0-or-later
"""Random operations for h5scout, and what h5py and PyTables say to the files that it leaves.

sequence_judge.py FOLDER FIRST COUNT LENGTH: seeds FIRST, FIRST + 1, ...; LENGTH operations each, on two files that are
open for writing at once. Writes one operation a line, as JSON, to standard output and reads a line with its outcome:
{"outcome": "done"} or {"outcome": "NodeError:Missing", "sentence": ...}. The first disagreement ends it: seed, last
operations and differences go to standard error.
"""
import json
import pathlib
import random
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent.parent / "support" / "python")]

import operations
from convert import Refused
from sequence_file import JudgedFile
from random_content import pick_name
from talk import Disagreement, Talk

PART_OF_SECOND = 0.25  # of the operations


class Sequence:
    """One seed, with two files."""

    def __init__(self, folder, seed):
        random.seed(seed)
        self.talk, self.appended = Talk(), None
        self.files = [JudgedFile(folder / f"sequence_{seed}_{slot}.h5", slot, self.talk) for slot in range(2)]

    def create(self):
        for file in self.files:
            file.create()

    def step(self):
        file = self.files[1 if random.random() < PART_OF_SECOND else 0]
        others = {other.slot: other.model for other in self.files if other is not file}
        name, arguments = self.copy_of_appended(file) or operations.pick(file.model, others)
        self.appended = (file, arguments[0]) if name == "append" else None
        after = file.model.copied()
        expected = self.expected(after, name, arguments, others)
        if expected != "done" and file.is_direct:
            file.must("flush")
            before = file.path.read_bytes()
        answer = file.ask(operations.on_wire(name, arguments), (name, *arguments))
        if answer["outcome"] != expected:
            raise Disagreement(f"expected {expected}, got {answer['outcome']}")
        if expected == "done":
            file.model = after
        if name == "append" and random.random() < 0.15:
            file.save_copy()  # before anything else counts the rows
        if file.is_direct:
            file.must("flush")
            if expected != "done" and file.path.read_bytes() != before:
                raise Disagreement("the refused operation has changed bytes of the file")
        self.look_at(file)

    def look_at(self, file):
        if file.may_look():
            file.check()
        elif not file.is_direct:
            file.check_untouched()
            if random.random() < 0.4:
                file.save()
        if random.random() < 0.12:
            random.choice([file.save, file.roll_back, file.save_copy, file.look, file.look])()

    def copy_of_appended(self, file):
        """To another file, of an array that has just got rows and whose attributes do not count them yet."""
        source, path = self.appended or (file, None)
        if source is not file and random.random() < 0.3:
            return "copy_node", (source.slot, path, "/", pick_name())
        return None

    def expected(self, model, name, arguments, others):
        """The outcome, and in `model` what it leads to."""
        if name == "copy_node":
            source, *arguments = arguments
            arguments = [model if source is None else others[source], *arguments]
        try:
            getattr(model, name)(*arguments)
            return "done"
        except Refused as refused:
            return str(refused)

    def finish(self):
        for file in self.files:
            file.finish()


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
            sorts = "; ".join(f"{file.sort}, {'direct' if file.is_direct else 'transaction'}"
                              for file in sequence.files)
            print(f"Seed {seed} ({sorts}): {type(error).__name__}: {error}\nafter\n  {sequence.talk.last()}",
                  file=sys.stderr)
            if not isinstance(error, (Disagreement, AssertionError)):
                raise
            sys.exit(1)
    print(json.dumps({"op": "end"}), flush=True)


main()
