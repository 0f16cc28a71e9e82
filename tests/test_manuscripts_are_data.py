"""No code, template or catalogue knows the collection's manuscript: its name and its length stand in the data alone."""

import re

from tests.conftest import ROOT

KNOWN = {
    # a style of references, and a kind of work, for any dissertation
    "gost-kz-dissertation",
    "GOST, for a Kazakhstani dissertation",
    "info:ofi/fmt:kev:mtx:dissertation",
    # what the field calls a doctoral thesis, and OpenURL's name of its format
    "(journal, book, dissertation, dc)",
    '"THES", "thesis", "dissertation"',
    'form == "dissertation"',
    'genre.replace("diss.", "dissertation")',
    '"dissertation": "thesis"',
    "(?:thesis|dissertation|диссертация)",
    r"(?:thesis\b|dissertation)",
    r"dissertation|doctoral thesis",
}
LENGTH = re.compile(r"(?<![\w.#])238(?![\w.])")


def files() -> list[str]:
    found = [*(ROOT / "kb").rglob("*.py"), *(ROOT / "api").rglob("*.py"), *(ROOT / "api" / "templates").rglob("*.html")]
    found += (ROOT / "api" / "locale").glob("*.po")
    found.append(ROOT / "kb" / "data" / "messages.toml")
    return sorted(str(path.relative_to(ROOT)) for path in found if "csl/data" not in str(path))


def test_the_dissertation_is_named_in_the_data_alone() -> None:
    assert len(files()) > 300
    wrong = []
    for name in files():
        for number, line in enumerate((ROOT / name).read_text("utf-8").splitlines(), start=1):
            rest = line
            for known in KNOWN:
                rest = rest.replace(known, "")
            if "dissertation" in rest.casefold() or LENGTH.search(rest):
                wrong.append(f"{name}:{number}: {line.strip()[:90]}")
    assert wrong == []
