"""A text made of a longer one, in which every character knows where it came from."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kb.language.folding import repair

_SPACE = re.compile(r"\s")
_WORD = re.compile(r"[^\W\d_]+")
_EMPHASIS = re.compile(  # *a title* of Markdown
    r"(?<![\w*/])(?P<sign>\*{1,3})(?=[^\s*])(?:[^*]*[^\s*])(?P=sign)(?![\w*])"
)
_ESCAPED = re.compile(r"\\(?=[\\`*_\[\]<>#|~@])")  # a sign of Markdown that is to stand as it is
# What scans and old fonts print for Kazakh letters; no language of these lists has them.
_OLD_FONTS = str.maketrans("ӛӚњЊѓЃќЌ", "өӨңҢғҒқҚ")
_SCHWA = re.compile(
    r"(?<=[А-Яа-яЁёІіҢңҒғҮүҰұҚқӨөҺһ]\.)Ə(?=\.)|(?<=[А-Яа-яЁёІіҢңҒғҮүҰұҚқӨөҺһ]\.\s)Ə(?=\.)|(?<=[а-яіңғүұқөһ]\s)Ə(?=\.)"
)
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ac")
# Hyphens at the end of a line that belong to the word: первая часть of a compound, a range, a name of two parts.
_COMPOUND = re.compile(
    r"(?:социально|научно|историко|военно|общественно|финансово|учебно|политико|экономико|культурно|этно|северо|юго|"
    r"западно|восточно|южно|северно|русско|казахско|англо|жан|әлеуметтік|тарихи|ғылыми)-$",
    re.IGNORECASE,
)
_PARTICLE = re.compile(  # по-\nрусски, что-\nто, из-\nза, but: по-\nстановление, из-\nдание
    r"(?:(?<!\w)по-\w+(?:ски|цки|[ое]му|[ьч]и)|(?:кто|что|как|какой)-(?:то|либо|нибудь)|(?<!\w)из-(?:за|под))(?!\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class TracedText:
    """A text and, for each of its characters, the offset in the text that it was made of."""

    text: str
    offsets: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return (start, end) in the first text of a part of this one; `end` is exclusive."""
        return self.offsets[start], self.offsets[end - 1] + 1

    def part(self, start: int, end: int) -> "TracedText":
        """Return a part without the spaces around it."""
        piece = self.text[start:end]
        begin = start + len(piece) - len(piece.lstrip())
        stop = start + len(piece.rstrip())
        return TracedText(self.text[begin:stop], self.offsets[begin:stop]) if begin < stop else TracedText("", ())


def join_lines(lines: Iterable[tuple[int, str]]) -> TracedText:
    """Return lines, each with the offset of its first character, as one line of single spaces.

    A word or an address that was broken at the end of a line is whole again; letters that only look like those of the
    word's alphabet are those of the word's alphabet.
    """
    letters: list[str] = []
    offsets: list[int] = []
    for start, line in lines:
        _join(letters, offsets, line)
        for place, letter in enumerate(line.lstrip(), start + len(line) - len(line.lstrip())):
            if letter in _INVISIBLE:
                continue
            if _SPACE.match(letter):
                if letters and letters[-1] != " ":
                    letters.append(" ")
                    offsets.append(place)
            elif letters and unicodedata.combining(letter):
                whole = unicodedata.normalize("NFC", letters[-1] + letter)
                if len(whole) == 1:
                    letters[-1] = whole
            else:
                letters.append(letter)
                offsets.append(place)
    for emphasis in reversed(list(_EMPHASIS.finditer("".join(letters)))):
        for end in (emphasis.end(), emphasis.end("sign")):
            begin = end - len(emphasis["sign"])
            del letters[begin:end], offsets[begin:end]
    for escaped in reversed(list(_ESCAPED.finditer("".join(letters)))):
        del letters[escaped.start()], offsets[escaped.start()]
    text = "".join(letters)
    whole = repair_letters(text)
    return TracedText(whole, offsets).part(0, len(whole))


def repair_letters(text: str) -> str:
    """Return a text whose letters are those of their words' alphabet, of the same length."""
    whole = _WORD.sub(lambda word: repair(word.group()), text).translate(_OLD_FONTS)
    whole = _SCHWA.sub("Ә", whole)
    return whole if len(whole) == len(text) else text


def _join(letters: list[str], offsets: list[int], line: str) -> None:
    """Make what was read ready for the next line: a space between them, or none where a word goes on."""
    while letters and letters[-1] == " ":
        letters.pop()
        offsets.pop()
    following = line.lstrip()
    if not letters or not following:
        return
    before = "".join(letters[-200:])
    last = before.rsplit(" ", 1)[-1]
    if "://" in last or last.startswith("www."):
        head = following.split()[0]
        goes_on = last[-1] in "/-_=&?#" or re.search(r"[/=_&?%]|\.(?:html?|pdf|php|aspx?)\b", head)
        if goes_on and not re.match(r"[(\[«]|https?:|//|[А-Яа-я]", head):
            return
    elif last[-1] in "-‐\u00ad" and len(last) > 1 and (last[-2].isalpha() or last[-2].isdigit()):
        if (
            following[0].islower()
            and last[-2].isalpha()
            and not (_COMPOUND.search(last) or _PARTICLE.search(f"{last}{following}"))
        ):
            letters.pop()
            offsets.pop()
        return
    letters.append(" ")
    offsets.append(offsets[-1])
