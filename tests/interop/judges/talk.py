# SPDX-License-Identifier: GPL-3.0-or-later
"""Asking h5scout, one line of JSON at a time."""
import json
import sys

import numpy as np

SHOWN_OPERATIONS = 6
SHOWN_CHARACTERS = 1000


class Disagreement(Exception):
    pass


class Talk:
    def __init__(self):
        self.done = []

    def ask(self, request, shown):
        """The answer of h5scout."""
        self.done = self.done[-2 * SHOWN_OPERATIONS:] + [shown]
        print(json.dumps(request), flush=True)
        line = sys.stdin.readline()
        if not line:
            raise Disagreement("h5scout does not answer")
        answer = json.loads(line)
        self.done.append(answer)
        return answer

    def last(self):
        """The end of what was said."""
        with np.printoptions(threshold=20):
            return "\n  ".join(f"{entry!r:.{SHOWN_CHARACTERS}}" for entry in self.done)
