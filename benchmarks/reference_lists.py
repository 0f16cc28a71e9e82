"""Reference lists in text: entries found and fields right, over folders of lists with their right values.

python -m benchmarks.reference_lists [FOLDER …]; by default the made-up lists of the tests. More is better. The shape
of a folder stands in tests/manuscript/list_scoring.py, so that lists by other hands can be measured and stay outside.
"""

import sys
import time
from pathlib import Path

from tests.manuscript.list_scoring import NOTHING, lists_in, score

LISTS = Path(__file__).parents[1] / "tests" / "manuscript" / "lists"


def main() -> int:
    """Print a line a list and the sum; return 0."""
    total = NOTHING
    started = time.perf_counter()
    for folder in [Path(name) for name in sys.argv[1:]] or [LISTS]:
        for name, text, entries in lists_in(folder):
            one = score(text, entries, name)
            total = total.with_more(one)
            print(f"{name:<14} entries {one.found} of {one.entries}, fields {one.right} of {one.wanted}")
            print(*(f"    {wrong}" for wrong in one.wrong), sep="\n", end="\n" if one.wrong else "")
    seconds = time.perf_counter() - started
    print(f"entries {total.found} of {total.entries}, fields {total.fields:.3f} of {total.wanted}, {seconds:.2f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
