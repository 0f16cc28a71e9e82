"""Run a folder of CSL test-suite cases: python -m benchmarks.csl_cases FOLDER [--against] [--failing]
[--ratchet] [--record].

Each case file holds sections, which benchmarks.csl_running reads. The run ends
with a line "passed N of M". --against prints citeproc-py's result on the same cases beside ours, each case in
a process of its own with a time limit. --record writes the names of those that pass to
tests/csl/passing.txt; --ratchet fails where the passing cases are not those.
"""

import argparse
import multiprocessing
import re
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import citeproc_py
from benchmarks.csl_running import run

PASSING = Path(__file__).parent.parent / "tests" / "csl" / "passing.txt"
_SECTION = re.compile(r">>=+\s*([A-Z0-9-]+)\s*=+(?:>>)?\s*?\n(.*?)<<=+\s*\1\s*=+(?:<<)?", re.S)
SECONDS = 20


@dataclass(frozen=True)
class Case:
    """One case of the suite."""

    name: str
    sections: Mapping[str, str]

    @property
    def expected(self) -> str:
        """The text the suite expects."""
        return self.sections["RESULT"].strip()


def read_case(file: Path) -> Case:
    """Return the case of a file."""
    text = file.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
    found = {name: body.strip("\n") for name, body in _SECTION.findall(text)}
    return Case(file.stem, found)


def read_cases(folder: Path) -> list[Case]:
    """Return the cases of a folder, by name."""
    cases = (read_case(file) for file in sorted(folder.glob("*.txt")))
    return [case for case in cases if {"MODE", "RESULT", "CSL", "INPUT"} <= case.sections.keys()]


def run_case(case: Case) -> str:
    """Return what our processor prints for a case."""
    return run(case.sections)


def result_of(case: Case) -> str:
    """Return what our processor prints, or the error it ends with."""
    try:
        return run_case(case).strip()
    except Exception as error:  # noqa: BLE001 - a crash is a failed case
        return f"{type(error).__name__}: {error}"


def passing(cases: Iterable[Case]) -> list[str]:
    """Return the names of the cases that pass."""
    return [case.name for case in cases if result_of(case) == case.expected]


def _theirs(case: Case, answer: "multiprocessing.queues.Queue[str]") -> None:
    try:
        answer.put(citeproc_py.render(case.sections))
    except BaseException as error:  # noqa: BLE001 - whatever it raises is its answer
        answer.put(repr(error))


def theirs_passing(cases: Iterable[Case]) -> list[str]:
    """Return the names of the cases that citeproc-py passes, each in its own process."""
    context = multiprocessing.get_context("fork")
    passed = []
    for case in cases:
        answer: multiprocessing.queues.Queue[str] = context.Queue()
        process = context.Process(target=_theirs, args=(case, answer), daemon=True)
        process.start()
        try:
            if answer.get(timeout=SECONDS).strip() == case.expected:
                passed.append(case.name)
        except Exception:  # noqa: BLE001 - out of time or dead
            pass
        process.kill()
        process.join()
    return passed


def ratchet(cases: Sequence[Case], ours: Sequence[str]) -> list[str]:
    """Return what differs from the recorded list: cases lost, and cases gained that nobody recorded."""
    recorded = set(PASSING.read_text(encoding="utf-8").split()) & {case.name for case in cases}
    lost, gained = sorted(recorded - set(ours)), sorted(set(ours) - recorded)
    problems = [f"lost: {name} passed before. Mend it." for name in lost]
    return problems + [f"gained: {name} passes now. Record it (--record)." for name in gained]


def _table(cases: Sequence[Case], ours: Sequence[str], theirs: Sequence[str] | None) -> None:
    total = Counter(case.name.split("_")[0] for case in cases)
    mine, other = (Counter(name.split("_")[0] for name in names) for names in (ours, theirs or ()))
    print(f"{'category':<16}{'cases':>7}{'ours':>7}" + (f"{'citeproc-py':>13}" if theirs is not None else ""))
    for category, count in sorted(total.items()):
        print(f"{category:<16}{count:>7}{mine[category]:>7}" + (f"{other[category]:>13}" if theirs is not None else ""))
    print(f"{'all':<16}{len(cases):>7}{len(ours):>7}" + (f"{len(theirs):>13}" if theirs is not None else ""))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the cases and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--against", action="store_true", help="citeproc-py on the same cases")
    parser.add_argument("--record", action="store_true", help="write tests/csl/passing.txt")
    parser.add_argument("--ratchet", action="store_true", help="fail where the passing cases are not those recorded")
    parser.add_argument("--failing", action="store_true", help="list the cases that fail")
    given = parser.parse_args(arguments)
    if not given.folder.is_dir():
        print(f"no folder {given.folder}: cases skipped")
        return 0
    cases = read_cases(given.folder)
    ours = passing(cases)
    _table(cases, ours, theirs_passing(cases) if given.against else None)
    if given.failing:
        print(*sorted({case.name for case in cases} - set(ours)), sep="\n")
    if given.record:
        PASSING.write_text("".join(f"{name}\n" for name in sorted(ours)), encoding="utf-8")
    problems = ratchet(cases, ours) if given.ratchet else []
    print(*problems, f"passed {len(ours)} of {len(cases)}", sep="\n")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
