#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What kill -9 at a random moment of editing leaves of a file that h5py or PyTables writes.

    kill_writers.py [--rounds 100] [--seed 1]

Each round: a process edits a fresh file again and again, either opening and closing it for each edit or keeping it open
and flushing after each; it is killed; another process then reads all of the file with h5py. Counted are the files that
read through, and how many of these show neither the state before the edit that was cut off nor the state after it. The
rest are broken: they do not open, give an error, or crash or hang the reader. A round in which all edits had ended
before the kill is run again. The same for h5scout's worker: tst_edit_kill with H5SCOUT_KILL_ROUNDS set.
"""

import argparse
import collections
import hashlib
import multiprocessing
import os
import pickle
import random
import shutil
import tempfile
import time

import h5py
import numpy
import tables

SOURCE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../data/pymodaq_h5py.h5")
EDITS = 60  # of one process
LIMIT_SECONDS = 20
ROWS = numpy.arange(400.0).reshape(100, 4)
FORK = multiprocessing.get_context("fork")


class H5pyWriter:
    """Edits a copy of pymodaq_h5py.h5, with nodes of its own in it."""

    name = "h5py"

    @staticmethod
    def make(path):
        shutil.copyfile(SOURCE, path)
        with h5py.File(path, "r+") as file:
            file.create_dataset("RawData/Rows", (0, 4), "f8", maxshape=(None, 4), chunks=(64, 4))
            file.create_group("RawData/To")
            for number in range(EDITS):
                file.create_dataset(f"RawData/From/Data{number:02}", data=ROWS).attrs["units"] = "V"

    @staticmethod
    def open(path):
        return h5py.File(path, "r+")

    @staticmethod
    def set_attribute(file, number):
        file["RawData/Scan000"].attrs["description"] = "again " * (number + 1)

    @staticmethod
    def create_group(file, number):
        group = file.create_group(f"RawData/Scan000/Made{number:02}")
        group.attrs["TITLE"] = "made here"

    @staticmethod
    def create_array(file, number):
        array = file.create_dataset(f"RawData/Scan000/Made{number:02}", data=ROWS)
        array.attrs["TITLE"] = "made here"

    @staticmethod
    def append_rows(file, number):
        array = file["RawData/Rows"]
        array.resize(len(array) + len(ROWS), axis=0)
        array[-len(ROWS):] = ROWS + number

    @staticmethod
    def append_log_line(file, number):
        log = file["RawData/Logger"]
        log.resize(len(log) + 1, axis=0)
        log[-1] = numpy.frombuffer(pickle.dumps(f"line {number}"), "u1")

    @staticmethod
    def rename(file, number):
        file.move(f"RawData/From/Data{number:02}", f"RawData/From/Renamed{number:02}")

    @staticmethod
    def move(file, number):
        file.move(f"RawData/From/Data{number:02}", f"RawData/To/Data{number:02}")

    @staticmethod
    def delete(file, number):
        del file[f"RawData/From/Data{number:02}"]


class PyTablesWriter:
    """Edits a file that PyTables made, with an EArray and a log in it."""

    name = "PyTables"

    @staticmethod
    def make(path):
        with tables.open_file(path, "w", title="PyMoDAQ file") as file:
            file.create_earray("/RawData", "Rows", tables.Float64Atom(), (0, 4), chunkshape=(64, 4), createparents=True)
            file.create_vlarray("/RawData", "Logger", tables.ObjectAtom())
            file.create_group("/RawData", "Scan000", "a scan")
            file.create_group("/RawData", "To")
            for number in range(EDITS):
                array = file.create_array("/RawData/From", f"Data{number:02}", ROWS, createparents=True)
                array.attrs["units"] = "V"

    @staticmethod
    def open(path):
        return tables.open_file(path, "r+")

    @staticmethod
    def set_attribute(file, number):
        file.root.RawData.Scan000._v_attrs["description"] = "again " * (number + 1)

    @staticmethod
    def create_group(file, number):
        file.create_group("/RawData/Scan000", f"Made{number:02}", "made here")

    @staticmethod
    def create_array(file, number):
        file.create_array("/RawData/Scan000", f"Made{number:02}", ROWS, "made here")

    @staticmethod
    def append_rows(file, number):
        file.root.RawData.Rows.append(ROWS + number)

    @staticmethod
    def append_log_line(file, number):
        file.root.RawData.Logger.append(f"line {number}")

    @staticmethod
    def rename(file, number):
        file.rename_node("/RawData/From", f"Renamed{number:02}", f"Data{number:02}")

    @staticmethod
    def move(file, number):
        file.move_node(f"/RawData/From/Data{number:02}", "/RawData/To")

    @staticmethod
    def delete(file, number):
        file.remove_node(f"/RawData/From/Data{number:02}")


WRITERS = [H5pyWriter, PyTablesWriter]
ACTIONS = ["set_attribute", "create_group", "create_array", "append_rows", "append_log_line", "rename", "move",
           "delete"]


def lines_of(path, node):
    """All that h5py shows of a node and what is under it, link by link."""
    yield path, type(node).__name__
    for name in sorted(node.attrs):
        yield name, plain(node.attrs[name])
    if isinstance(node, h5py.Dataset):
        yield node.shape, node.dtype.str, plain(node[()])
    else:
        for name in sorted(node):
            yield from lines_of(f"{path}/{name}", node[name])


def plain(value):
    array = numpy.asarray(value)
    if array.dtype.kind != "O":
        return array.dtype.str, array.shape, array.tobytes()
    return [item.tolist() if isinstance(item, numpy.ndarray) else item for item in array.reshape(-1)]


def digest_of(path):
    """Of all that the file shows."""
    with h5py.File(path, "r", locking=False) as file:
        text = repr(list(lines_of("", file)))
    return hashlib.sha256(text.encode()).hexdigest()


def digests_of_states(writer, action, path):
    """Of the file before the first edit and after each."""
    writer.make(path)
    digests = [digest_of(path)]
    for number in range(EDITS):
        with writer.open(path) as file:
            getattr(writer, action)(file, number)
        digests.append(digest_of(path))
    return digests


def answer_of(function, *arguments):
    """The function's result from a process of its own; None if that gave an error, crashed or hung."""
    receiver, sender = FORK.Pipe(duplex=False)

    def answer():
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        sender.send(function(*arguments))

    process = FORK.Process(target=answer)
    process.start()
    sender.close()
    try:
        return receiver.recv() if receiver.poll(LIMIT_SECONDS) else None
    except EOFError:
        return None
    finally:
        process.kill()
        process.join()


def edit_again_and_again(writer, action, path, is_kept_open, ended):
    """Tells the times of the start and of the end of each edit through the pipe."""
    edit = getattr(writer, action)
    file = writer.open(path) if is_kept_open else None
    ended.send(time.perf_counter())
    for number in range(EDITS):
        if is_kept_open:
            edit(file, number)
            file.flush()
        else:
            with writer.open(path) as opened:
                edit(opened, number)
        ended.send(time.perf_counter())
    time.sleep(LIMIT_SECONDS)


def edits_until_kill(delay, *arguments):
    """Kills an editing process after a while, or when its last edit has ended if that is None.

    Returns how many edits had ended, and the seconds from the start of the first until then.
    """
    receiver, sender = FORK.Pipe(duplex=False)
    process = FORK.Process(target=edit_again_and_again, args=(*arguments, sender))
    process.start()
    sender.close()
    times = [receiver.recv()]
    if delay is not None:
        time.sleep(max(0, times[0] + delay - time.perf_counter()))
        process.kill()
    try:
        while len(times) <= EDITS:
            times.append(receiver.recv())
    except EOFError:
        pass
    process.kill()
    process.join()
    return len(times) - 1, times[-1] - times[0]


def counts_of(writer, action, is_kept_open, rounds, folder):
    """How often what was left, after so many kills."""
    path = os.path.join(folder, "file.h5")
    whole = os.path.join(folder, "whole.h5")
    states = answer_of(digests_of_states, writer, action, path)
    writer.make(whole)

    shutil.copyfile(whole, path)
    _, usual_seconds = edits_until_kill(None, writer, action, path, is_kept_open)

    counts = collections.Counter()
    while counts["rounds"] < rounds:
        shutil.copyfile(whole, path)
        ended, _ = edits_until_kill(random.uniform(0, usual_seconds), writer, action, path, is_kept_open)
        if ended == EDITS:
            continue
        digest = answer_of(digest_of, path)
        counts["rounds"] += 1
        counts["read"] += digest is not None
        counts["neither"] += digest is not None and digest not in states[ended:ended + 2]
    return counts


def print_row(writer, way, action, counts):
    share = 100 * (counts["read"] - counts["neither"]) / counts["rounds"]
    print(f"{writer:9} {way:17} {action:16} {counts['rounds']:6} {counts['read']:14} {counts['neither']:8} "
          f"{share:14.1f} %", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=100, help="for each writer, way and action")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    random.seed(arguments.seed)
    print(f"h5py {h5py.__version__}, PyTables {tables.__version__}, HDF5 {h5py.version.hdf5_version}")
    print(f"{'writer':9} {'way':17} {'action':16} {'rounds':>6} {'reads through':>14} {'neither':>8} "
          f"{'before or after':>16}")
    with tempfile.TemporaryDirectory() as folder:
        for writer in WRITERS:
            for is_kept_open, way in ((False, "open, edit, close"), (True, "edit, flush")):
                total = collections.Counter()
                for action in ACTIONS:
                    counts = counts_of(writer, action, is_kept_open, arguments.rounds, folder)
                    print_row(writer.name, way, action.replace("_", " "), counts)
                    total += counts
                print_row(writer.name, way, "all", total)


if __name__ == "__main__":
    main()
