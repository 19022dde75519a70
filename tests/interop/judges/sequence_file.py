# SPDX-License-Identifier: GPL-3.0-or-later
"""One of the files of a sequence: how it came to be, the model of it, and of its last committed state."""
import json
import os
import random
import warnings

os.environ["HDF5_USE_FILE_LOCKING"] = "FALSE"  # the file is looked at while h5scout has it open

import h5py
import tables

import account
import attributes
import pytables_view
import wire
from content import content_of
from convert import Refused
from model import Model
from random_content import ATTRIBUTES, chance, pick_text
from random_values import random_value
from storage import attributes_of
from talk import Disagreement
from tree import Group, Link, joined

FLAVOURS = ["tables", "h5py", "tables", "plain", "plain", "plain latest", "by PyTables", "by h5py"]


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


def make_by_pytables(path):
    """With attributes of which most become pickles."""
    with warnings.catch_warnings(), tables.open_file(path, "w", "theirs") as file:
        warnings.simplefilter("ignore", tables.NaturalNameWarning)
        for group in (file.root, file.create_group("/", "alpha"), file.create_group("/alpha", "Beta")):
            for name in random.sample([name for name in ATTRIBUTES if name.lower() != "title"], 3):
                value = random.choice([random_value(), (random_value(),), [random_value()], None])
                try:
                    group._v_attrs[name] = value
                except UnicodeEncodeError:  # half a surrogate pair, which only pickles hold
                    group._v_attrs[name] = (value,)


class JudgedFile:
    def __init__(self, path, slot, talk):
        self.path, self.slot, self.talk = path, slot, talk
        self.path.unlink(missing_ok=True)
        self.sort = random.choice(FLAVOURS)
        self.is_direct = chance(0.5)

    def ask(self, request, shown):
        return self.talk.ask(request | {"slot": self.slot}, (self.slot, *shown))

    def must(self, name, expected="done", **arguments):
        answer = self.ask({"op": name} | arguments, (name, arguments))
        if answer["outcome"] != expected:
            raise Disagreement(f"{name}: expected {expected}, got {answer['outcome']}")
        return answer

    # --- its beginning

    def create(self):
        if self.sort in ("tables", "h5py"):
            self._create_ours()
        else:
            self._create_theirs()
        self.committed = self.model.copied()

    def _create_ours(self):
        title = pick_text()
        arguments = {"file": str(self.path), "convention": self.sort, "direct": self.is_direct}
        try:
            attributes.text(title, self.sort)
        except Refused:
            self.must("create", "InvalidDataType", title=wire.text(title), **arguments)
            title = "ours"
        self.must("create", title=wire.text(title), **arguments)
        self.model = Model(self.sort, None)
        self.model.root.attrs = self._new_root(title)
        self.save()

    def _create_theirs(self):
        path = str(self.path)
        if self.sort == "by PyTables":
            make_by_pytables(path)
        elif self.sort == "by h5py":
            with h5py.File(path, "w", track_order=True) as file:
                file.attrs.update({"CLASS": "GROUP", "TITLE": "theirs"})
        else:
            h5py.File(path, "w", libver="latest" if self.sort == "plain latest" else None).close()
        with h5py.File(path, "r") as file:
            self.model = Model("plain", attributes_of(file))
            file.visititems(self._take_over)
        self.open()

    def _take_over(self, name, node):
        parent, _, last = name.rpartition("/")
        self.model.group("/" + parent).children[last] = Group(attributes_of(node))

    def _new_root(self, title):
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

    # --- its life

    def open(self):
        self.must("open", file=str(self.path), direct=self.is_direct, append=chance(0.3))
        self.model.reopened()
        self.before = self.path.read_bytes()

    def reopen(self):
        self.committed = self.model.copied()
        self.check()
        self.is_direct = chance(0.5)
        self.open()

    def save(self):
        self.must("commit")
        self.reopen()

    def roll_back(self):
        """Closed without a commit: in the direct way all is there, else nothing."""
        self.must("close")
        if not self.is_direct:
            self.model = self.committed.copied()
        self.reopen()

    def save_copy(self):
        """Of what is written so far, committed or not; the file itself goes on."""
        target = self.path.with_suffix(".copy.h5")
        is_there = chance(0.4)
        if is_there:
            target.write_bytes(b"something")
        if is_there and chance(0.5):
            self.must("save_file_as", "InvalidSave", file=str(target), replace=False)
            if target.read_bytes() != b"something":
                raise Disagreement("what was not to be replaced is changed")
        if chance(0.1):
            self.must("save_file_as", "InvalidSave", file=str(self.path), replace=True)
        self.must("save_file_as", file=str(target), replace=is_there)
        self.check(target)
        self.check_with_pytables(target)
        target.unlink()

    def look(self):
        """h5scout's own reading, by a path through links as a rule."""
        paths = [joined(link, name) for link in self.model.paths(Link) for name in self._children_of(link)]
        path = random.choice(self.model.paths(Link) + paths if paths and chance(0.7) else self.model.paths())
        try:
            node, expected = self.model.find(path), "done"
        except Refused as refused:
            expected = str(refused)
        answer = self.must("look", expected, path=path)
        if expected == "done":
            account.compare(path, answer["account"], node, self.model)

    def _children_of(self, path):
        try:
            return list(self.model.group(path).children)
        except Refused:
            return []

    # --- judgements

    def may_look(self):
        """The latest format marks files that are open for writing."""
        return self.is_direct and self.sort != "plain latest"

    def check(self, path=None):
        found, expected = content_of(path or self.path), self.model.content()
        if found != expected:
            raise Disagreement("\n".join(list(differences(found, expected))[:20]))

    def check_with_pytables(self, path=None):
        if not self.sort.startswith("plain"):
            pytables_view.check(path or self.path, self.model)

    def check_untouched(self):
        """No old byte of a file changes before the commit."""
        with open(self.path, "rb") as file:
            if file.read(len(self.before)) != self.before:
                raise Disagreement("the file has changed before the commit")

    def finish(self):
        self.must("commit")
        self.check()
        self.check_with_pytables()
        self.path.unlink()
