"""Formatted references a second, cold: ours, citeproc-py, pandoc where installed, and plain f-strings.

python -m benchmarks.references [--sizes 238 10000] [--peer-size 238]

One run prints one table: the same items in the same styles for everyone. "Cold" is a new processor, the style
read and compiled, nothing cached from before. citeproc-py needs minutes for 10,000 references, so it is timed
on --peer-size of them (its cost per reference does not fall with more). pandoc is run as a process of its own: the
program that PANDOC names, else the one on PATH; its start counts, as our reading of the style does.
"""

import argparse
import gc
import json
import os
import shutil
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import citeproc_py
from kb.csl.person import initials, two_parts
from kb.csl.processor import Processor, Style, as_text
from kb.csl.sort import collation_key
from kb.csl.terms import installed, last_text
from kb.gost.styles import style_file
from kb.language.roman_numerals import roman

STYLES = (("gost-r-7-0-5-2008", "ru-RU"), ("apa", "en-US"))
_NAMES = (
    ("Тоқаев", "Қасым-Жомарт"), ("Назарбаев", "Нұрсұлтан"), ("Әбенов", "Ерлан"), ("Иванов", "Иван Иванович"),
    ("Smith", "John P."), ("Olcott", "Martha Brill"), ("Дулатұлы", "Әлихан"), ("Петрова", "Анна"),
    ("Cummings", "Sally"),
)  # fmt: skip
_TITLES = ("Қазақстанның сыртқы саясаты", "Внешняя политика Казахстана", "The Foreign Policy of Kazakhstan")
Item = dict[str, object]
Make = Callable[[str, str, Sequence[Item]], list[str]]


def items(count: int) -> list[Item]:
    """Return `count` references of five types in three languages, always the same."""
    return [_item(place) for place in range(count)]


def _item(place: int) -> Item:
    authors = [_NAMES[(place * 7 + k * 3) % len(_NAMES)] for k in range(1 + place % 4)]
    item: Item = {
        "id": f"item-{place}",
        "type": ("article-journal", "book", "chapter", "treaty", "webpage")[place % 5],
        "language": ("kk", "ru", "en")[place % 3],
        "title": f"{_TITLES[place % 3]}: {place % 97}-{place // 97}",
        "author": [{"family": f"{family}{place % 31 or ''}", "given": given} for family, given in authors],
        "issued": {"date-parts": [[1990 + place % 35, 1 + place % 12, 1 + place % 28]]},
        "publisher": "Қазақ университеті",
        "publisher-place": "Алматы",
    }
    if place % 5 in (0, 2):
        item |= {"container-title": "Вестник международных отношений", "volume": str(place % 40), "issue": "2"}
        item["page"] = f"{10 + place % 300}-{21 + place % 300}"
    if place % 5 == 4:
        item |= {"URL": f"https://adilet.zan.kz/kaz/docs/{place}", "accessed": {"date-parts": [[2024, 5, 1]]}}
    return item


def forget() -> None:
    """Empty every cache that earlier runs filled."""
    for cached in (initials, two_parts, collation_key, roman, installed, last_text):
        cached.cache_clear()


def ours(style: str, locale: str, given: Sequence[Item]) -> list[str]:
    """Return our references as text, from the style's XML on."""
    forget()
    processor = Processor(Style.parse(style_file(style).read_bytes()), locale)
    return [as_text(entry) for entry in processor.bibliography(given).entries]


def theirs(style: str, locale: str, given: Sequence[Item]) -> list[str]:
    """Return citeproc-py's references."""
    return citeproc_py.bibliography(style, given, locale)


def pandoc_program() -> str:
    """Return the pandoc to compare with: the environment's PANDOC, else the one on PATH; "" without any."""
    return os.environ.get("PANDOC") or shutil.which("pandoc") or ""


def pandoc(style: str, locale: str, given: Sequence[Item]) -> list[str]:
    """Return pandoc's references, made by its program as a process of its own."""
    with TemporaryDirectory() as folder:
        listed = Path(folder) / "items.json"
        listed.write_text(json.dumps(given, ensure_ascii=False), encoding="utf-8")
        text = f"---\nnocite: '@*'\nlang: {locale}\n---\n"
        command = [pandoc_program(), "--citeproc", f"--csl={style_file(style)}", f"--bibliography={listed}"]
        made = subprocess.run(
            [*command, "--from=markdown", "--to=plain", "--wrap=none"],
            input=text, capture_output=True, text=True, check=True, encoding="utf-8",
        )  # fmt: skip
    return [line for line in made.stdout.splitlines() if line.strip()]


def processor_time() -> float:
    """Return the seconds of processor time that this process and its ended children have used."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def floor(_style: str, _locale: str, given: Sequence[Item]) -> list[str]:
    """Return what one f-string makes of each reference: the least any formatter can cost."""
    return sorted(_line(item) for item in given)


def _line(item: Mapping[str, object]) -> str:
    people = item["author"]
    assert isinstance(people, list)
    names = ", ".join(f"{person['family']} {person['given'][0]}." for person in people)
    return f"{names} {item['title']} // {item.get('container-title', '')}. – С. {item.get('page', '')}."


def per_second(make: Make, style: str, locale: str, given: Sequence[Item], times: int = 1) -> float:
    """Return references a second of processor time, the best of a few cold runs; of pandoc, its process's time."""
    clock = processor_time if make is pandoc else time.process_time
    best = 0.0
    for _ in range(times):
        gc.collect()
        start = clock()
        made = make(style, locale, given)
        best = max(best, len(made) / (clock() - start))
    return best


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[238, 10_000])
    parser.add_argument("--peer-size", type=int, default=238, help="how many references citeproc-py formats")
    given = parser.parse_args(arguments)
    peers: list[tuple[str, Make]] = [("f-string floor", floor)]
    if pandoc_program():
        peers.append(("pandoc", pandoc))
    print(f"{'style':<20}{'references':>11}{'engine':>16}{'refs/s':>10}{'ours is':>10}")
    for style, locale in STYLES:
        slow = per_second(theirs, style, locale, items(given.peer_size), 2)
        for size in given.sizes:
            listed = items(size)
            fast = per_second(ours, style, locale, listed, 3)
            print(f"{style:<20}{size:>11}{'ours':>16}{fast:>10.0f}")
            print(f"{style:<20}{given.peer_size:>11}{'citeproc-py':>16}{slow:>10.0f}{fast / slow:>9.1f}x")
            for name, make in peers:
                other = per_second(make, style, locale, listed)
                print(f"{style:<20}{size:>11}{name:>16}{other:>10.0f}{fast / other:>9.2f}x")


if __name__ == "__main__":
    main()
