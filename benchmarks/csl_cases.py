"""Run a folder of CSL test-suite cases: python -m benchmarks.csl_cases FOLDER [--against] [--failing]
[--ratchet] [--record].

Each case file holds sections (MODE, RESULT, CSL, INPUT, CITATION-ITEMS, CITATIONS, BIBENTRIES). The run ends
with a line "passed N of M". --against prints citeproc-py's result on the same cases beside ours, each case in
a process of its own with a time limit. --record writes the names of those that pass to
tests/citation/passing.txt; --ratchet fails where the passing cases are not those.
"""

import argparse
import json
import multiprocessing
import re
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks import citeproc_py
from kb.citation.citations import placed
from kb.citation.html import html_of
from kb.citation.processor import Bibliography, CiteItem, Cluster, Content, Processor, Style

PASSING = Path(__file__).parent.parent / "tests" / "citation" / "passing.txt"
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
    """Give the case of a file."""
    text = file.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
    found = {name: body.strip("\n") for name, body in _SECTION.findall(text)}
    return Case(file.stem, found)


def read_cases(folder: Path) -> list[Case]:
    """Give the cases of a folder, by name."""
    cases = (read_case(file) for file in sorted(folder.glob("*.txt")))
    return [case for case in cases if {"MODE", "RESULT", "CSL", "INPUT"} <= case.sections.keys()]


def _cite_item(raw: Mapping[str, object]) -> CiteItem:
    def text(name: str) -> str:
        value = raw.get(name)
        return "" if value is None or value is False else str(value)

    position = raw.get("position")
    return CiteItem(
        id=text("id"), locator=text("locator").strip(), label=text("label") or "page", prefix=text("prefix"),
        suffix=text("suffix"), suppress_author=bool(raw.get("suppress-author")),
        author_only=bool(raw.get("author-only")), position=int(str(position)) if position is not None else None,
        near_note=bool(raw["near-note"]) if "near-note" in raw else None,
        first_note=text("first-reference-note-number"),
    )  # fmt: skip


def _cluster(raw: Mapping[str, object]) -> Cluster:
    properties = raw.get("properties")
    note = properties.get("noteIndex", 0) if isinstance(properties, Mapping) else 0
    unsorted = bool(properties.get("unsorted")) if isinstance(properties, Mapping) else False
    items = raw.get("citationItems")
    cites = tuple(_cite_item(each) for each in items) if isinstance(items, list) else ()
    return Cluster(cites, int(note or 0), unsorted, str(raw.get("citationID", "")))


def run_case(case: Case) -> str:
    """Give what our processor prints for a case."""
    processor = Processor(Style.parse(case.sections["CSL"]))
    items = json.loads(case.sections["INPUT"])
    if "BIBENTRIES" in case.sections:
        wanted = [str(each) for each in json.loads(case.sections["BIBENTRIES"])[-1]]
        by_id = {str(item["id"]): item for item in items}
        items = [by_id[each] for each in wanted if each in by_id]
    bibliography = case.sections["MODE"].strip().startswith("bibliography")
    if "CITATIONS" in case.sections:
        return _run_citations(processor, items, json.loads(case.sections["CITATIONS"]), bibliography)
    if "CITATION-ITEMS" in case.sections:
        lists = [[_cite_item(each) for each in cites] for cites in json.loads(case.sections["CITATION-ITEMS"])]
        clusters = [Cluster(tuple(_numbered(cites))) for cites in lists]
    else:
        clusters = [Cluster(tuple(CiteItem(each, position=0) for each in processor.order(items)))]
    if bibliography:
        listed = processor.document(items, clusters if "CITATION-ITEMS" in case.sections else []).bibliography
        return _bibliography_html(listed)
    return "\n".join(_shown(each) for each in processor.document(items, clusters).citations)


def _numbered(cites: Iterable[CiteItem]) -> list[CiteItem]:
    return [cite if cite.position is not None else replace(cite, position=0) for cite in cites]


def _shown(content: Content) -> str:
    return html_of(content) or "[CSL STYLE ERROR: reference with no printed form.]"


def _bibliography_html(listed: Bibliography | None) -> str:
    entries = listed.entries if listed is not None else ()
    shown = [f'  <div class="csl-entry">{html_of(each.content)}</div>' for each in entries]
    return "\n".join(['<div class="csl-bib-body">', *shown, "</div>"])


Standing = tuple[str, tuple[tuple[str, int | None, int], ...]]


def _standing(clusters: Sequence[Cluster], contents: Sequence[Content]) -> list[Standing]:
    """Give each cluster's text, and its cites' positions and first notes (0 where the item is cited once)."""
    done = placed(clusters, 5)
    counts = Counter(cite.id for cluster in done for cite in cluster.cites)
    first: dict[str, int] = {}
    for cluster in done:
        for cite in cluster.cites:
            first.setdefault(cite.id, cluster.note)
    return [
        (_shown(text), tuple((c.id, c.position, first[c.id] if counts[c.id] > 1 else 0) for c in cluster.cites))
        for cluster, text in zip(done, contents, strict=True)
    ]


def _changed(before: Standing | None, after: Standing) -> bool:
    """Say whether the suite's processor would print a citation anew: other text, positions or first notes."""
    if before is None or before[0] != after[0] or len(before[1]) != len(after[1]):
        return True
    return any(
        old[:2] != new[:2] or (old[2] and new[2] and old[2] != new[2])
        for old, new in zip(before[1], after[1], strict=True)
    )


def _run_citations(
    processor: Processor, items: list[Mapping[str, object]], steps: Sequence[object], listed: bool
) -> str:
    """Give the citations as they stand after the last step, those it changed marked ">>"."""
    known: dict[str, Cluster] = {}
    before: dict[str, Standing] = {}
    after: dict[str, Standing] = {}
    bibliography: Bibliography | None = None
    for step in steps:
        assert isinstance(step, list)
        cluster = _cluster(step[0])
        known[cluster.id] = cluster
        order = [*step[1], [cluster.id, cluster.note], *step[2]]
        clusters = [replace(known[each], note=int(note)) for each, note in order if each in known]
        used = {cite.id for each in clusters for cite in each.cites}
        made = processor.document([item for item in items if str(item["id"]) in used], clusters)
        before = after
        after = dict(zip((each.id for each in clusters), _standing(clusters, made.citations), strict=True))
        bibliography = made.bibliography
        last = cluster.id
    if listed:
        return _bibliography_html(bibliography)
    changed = [key == last or _changed(before.get(key), shown) for key, shown in after.items()]
    texts = (text for text, _ in after.values())
    return "\n".join(
        f"{'>>' if new else '..'}[{i}] {text}" for i, (new, text) in enumerate(zip(changed, texts, strict=True))
    )


def result_of(case: Case) -> str:
    """Give what our processor prints, or the error it ends with."""
    try:
        return run_case(case).strip()
    except Exception as error:  # noqa: BLE001 - a crash is a failed case
        return f"{type(error).__name__}: {error}"


def passing(cases: Iterable[Case]) -> list[str]:
    """Give the names of the cases that pass."""
    return [case.name for case in cases if result_of(case) == case.expected]


def _theirs(case: Case, answer: "multiprocessing.queues.Queue[str]") -> None:
    try:
        answer.put(citeproc_py.render(case.sections))
    except BaseException as error:  # noqa: BLE001 - whatever it raises is its answer
        answer.put(repr(error))


def theirs_passing(cases: Iterable[Case]) -> list[str]:
    """Give the names of the cases that citeproc-py passes, each in its own process."""
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
    """Give what differs from the recorded list: cases lost, and cases gained that nobody recorded."""
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
    parser.add_argument("--record", action="store_true", help="write tests/citation/passing.txt")
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
