"""One scale of faces, sizes, spaces and colours: no style sheet leaves it, and the faces hold every letter."""

import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

STATIC = Path(__file__).parents[2] / "api" / "static"
SCALE = STATIC / "scale.css"
SHEETS = sorted(path for path in STATIC.glob("*.css") if path != SCALE)
KAZAKH = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
SIGNS = "0123456789.,:;!?()[]/-–—«»“”„’№ "
FACES = ("literata-{}-normal", "literata-{}-italic", "golos-text-{}-normal")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_LITERAL = re.compile(
    r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch)a?\(|(?<![\w-])-?[\d.]+(?:px|rem|em|ch|pt|ex|cm|mm)\b", re.I
)
_COLOUR = re.compile(r"(?:^|-)(?:color|background|fill|stroke)(?:$|-color)")
_COLOURS = re.compile(r"var\(--[a-z-]+\)|none|inherit|transparent|currentcolor|highlight|light dark|light|dark", re.I)


def declarations(path: Path) -> list[tuple[str, str]]:
    """Return the (property, value) pairs of a style sheet, those of conditions left out."""
    text = _COMMENT.sub("", path.read_text("utf-8"))
    bodies = re.findall(r"\{([^{}]*)\}", text)
    pairs = (part.partition(":") for body in bodies for part in body.split(";") if ":" in part)
    return [(name.strip(), value.strip()) for name, _colon, value in pairs]


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_no_size_space_or_colour_stands_outside_the_scale(path: Path) -> None:
    wrong = [(name, value) for name, value in declarations(path) if name != "content" and _LITERAL.search(value)]
    wrong += [
        (name, value) for name, value in declarations(path) if _COLOUR.search(name) and not _COLOURS.fullmatch(value)
    ]
    assert wrong == []
    assert [(name, value) for name, value in declarations(path) if name.startswith("--")] == []


def test_every_name_of_the_scale_exists_and_is_used() -> None:
    named = {name for name, _value in declarations(SCALE) if name.startswith("--")}
    used = {name for path in (*SHEETS, SCALE) for _property, value in declarations(path)
            for name in re.findall(r"var\((--[\w-]+)\)", value)}  # fmt: skip
    assert used - named == set()
    assert named - used == set()


@pytest.mark.parametrize("face", FACES)
def test_a_face_has_every_kazakh_letter_where_the_sheet_looks_for_it(face: str) -> None:
    sheet = SCALE.read_text("utf-8")
    missing = set(KAZAKH + KAZAKH.upper() + SIGNS)
    for part in ("latin", "cyrillic", "cyrillic-ext"):
        name = face.format(part)
        ranges = re.search(rf"{name}\.woff2.*?unicode-range: ([^;]+);", sheet)
        assert ranges is not None
        letters = set(TTFont(STATIC / "fonts" / f"{name}.woff2").getBestCmap())
        asked = {letter for letter in missing if _within(ord(letter), ranges[1])}
        missing -= {letter for letter in asked if ord(letter) in letters}
    assert missing == set()


def _within(code: int, ranges: str) -> bool:
    spans = (span.strip().removeprefix("U+").split("-") for span in ranges.split(","))
    return any(int(span[0], 16) <= code <= int(span[-1], 16) for span in spans)


def test_the_faces_are_light_and_carry_their_licence() -> None:
    files = sorted((STATIC / "fonts").glob("*.woff2"))
    assert sum(path.stat().st_size for path in files) <= 120_000  # what one page fetches at most: all of them
    for path in files:
        licence = (
            STATIC / "fonts" / f"{path.name.partition('-latin')[0].partition('-cyrillic')[0]}-OFL.txt"
        ).read_text()
        assert "SIL Open Font License" in licence


def test_styles_and_scripts_are_light() -> None:
    assert sum(path.stat().st_size for path in STATIC.glob("*.css")) < 40_000
    assert sum(path.stat().st_size for path in STATIC.glob("*.js")) < 40_000
