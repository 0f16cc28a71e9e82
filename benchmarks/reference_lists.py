"""Reference lists in text: entries found and fields right, over folders of lists with their right values.

python -m benchmarks.reference_lists [--peer COMMAND] [FOLDER …]; by default the made-up lists of the tests. More is
better. The shape of a folder stands in tests/manuscript/list_scoring.py, so that lists by other hands can be measured
and stay outside. A peer is any command that reads a list from its input and prints CSL-JSON, as AnyStyle does with
`--format csl`; it is scored on the same lists by the same rules.
"""

import argparse
import json
import shlex
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from tests.manuscript.list_scoring import NOTHING, Score, lists_in, score, score_items

LISTS = Path(__file__).parents[1] / "tests" / "manuscript" / "lists"


def main() -> int:
    """Print a line a list and the sum; return 0."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--peer", default="", metavar="COMMAND")
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
    arguments = parser.parse_args()
    total = peers = NOTHING
    started = time.perf_counter()
    for folder in arguments.folders or [LISTS]:
        for name, text, entries in lists_in(folder):
            reached = score(text, entries, name)
            total = total.with_more(reached)
            print(_line(name, reached))
            print(*(f"    {wrong}" for wrong in reached.wrong), sep="\n", end="\n" if reached.wrong else "")
            if arguments.peer:
                peer = score_items(_read_by(arguments.peer, text), entries)
                peers = peers.with_more(peer)
                print(_line("  the peer", peer))
    seconds = time.perf_counter() - started
    print(f"entries {total.found} of {total.entries}, fields {total.fields:.3f} of {total.wanted}, {seconds:.2f} s")
    if arguments.peer:
        print(f"the peer: entries {peers.found} of {peers.entries}, fields {peers.fields:.3f} of {peers.wanted}")
    return 0


def _line(name: str, reached: Score) -> str:
    return f"{name:<14} entries {reached.found} of {reached.entries}, fields {reached.right} of {reached.wanted}"


def _read_by(command: str, text: str) -> list[dict[str, Any]]:
    ran = subprocess.run(shlex.split(command), input=text, capture_output=True, text=True, check=True)
    items: list[dict[str, Any]] = json.loads(ran.stdout)
    return items


if __name__ == "__main__":
    sys.exit(main())
