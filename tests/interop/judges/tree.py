# SPDX-License-Identifier: GPL-3.0-or-later
"""The groups, arrays and links of a file, and how paths lead through them."""
from convert import Refused

MOST_SOFT_LINKS = 16  # that HDF5 follows on one way


class Group:
    def __init__(self, attrs=None):
        self.attrs, self.children = attrs or {}, {}

    def content(self):
        return {"kind": "Group", "attributes": self.attrs}


class Link:
    """Soft, or external if there is a `file`."""

    def __init__(self, target, file=None):
        self.target, self.file = target, file

    def content(self):
        if self.file is None:
            return {"kind": "soft link", "target": self.target}
        return {"kind": "external link", "target": self.target, "file": self.file}


def joined(path, name):
    return path.rstrip("/") + "/" + name


def parent_of(path):
    return path.rpartition("/")[0] or "/"


def name_of(path):
    return path.rpartition("/")[2] or "/"


class Tree:
    """An object under two names is the same object in two groups."""

    def __init__(self, root):
        self.root = root

    def find(self, path):
        """The object that a path leads to, through soft links."""
        return self._follow(self.root, path, [0])

    def _follow(self, start, path, followed):
        node = start
        for step in path.split("/"):
            if step in ("", "."):
                continue
            parent = node
            if not isinstance(parent, Group) or step not in parent.children:
                raise Refused("NodeError:Missing")
            node = parent.children[step]
            if isinstance(node, Link):
                followed[0] += 1
                if followed[0] > MOST_SOFT_LINKS:
                    raise Refused("NodeError:Missing")
                if node.file is not None:
                    raise Refused("NodeError:NotFollowed")
                node = self._follow(self.root if node.target.startswith("/") else parent, node.target, followed)
        return node

    def group(self, path):
        node = self.find(path)
        if not isinstance(node, Group):
            raise Refused("NodeError:WrongKind")
        return node

    def place_of(self, path):
        """The group that holds the last step of a path, a link as it is, and that step."""
        parent, name = self.group(parent_of(path)), name_of(path)
        if name not in parent.children:
            raise Refused("NodeError:Missing")
        return parent, name

    def raw(self, path):
        """The node, a link as it is."""
        if path == "/":
            return self.root
        parent, name = self.place_of(path)
        return parent.children[name]

    def paths(self, kind=object):
        """Of all nodes, under each of their names; links are not followed."""
        return [path for path, node in self.walk("/", self.root) if isinstance(node, kind)]

    def walk(self, path, node):
        yield path, node
        children = node.children if isinstance(node, Group) else {}
        for name in sorted(children):
            yield from self.walk(joined(path, name), children[name])

    def first_paths(self):
        """{id of an object: the first of its paths}."""
        found = {}
        for path, node in self.walk("/", self.root):
            if not isinstance(node, Link):
                found.setdefault(id(node), path)
        return found

    def content(self):
        """As content.py finds it in the file."""
        first, found, seen = self.first_paths(), {}, set()

        def visit(path, node):
            if id(node) in seen:
                found[path] = {"kind": "another name", "of": first[id(node)]}
                return
            if not isinstance(node, Link):
                seen.add(id(node))
            found[path] = node.content()
            if hasattr(node, "scale_attributes"):
                found[path]["attributes"] = node.attrs | node.scale_attributes(first)
            for name in sorted(getattr(node, "children", {})):
                visit(joined(path, name), node.children[name])

        visit("/", self.root)
        return found


def holds(group, wanted):
    """`wanted` is the group itself, or below it by hard links."""
    return group is wanted or isinstance(group, Group) and any(
        holds(child, wanted) for child in group.children.values())
