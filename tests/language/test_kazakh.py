"""The Kazakh stemmer against paradigms made by the grammar; its figures may neither fall nor rise unrecorded."""

from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path

import pytest

from kb.language.folding import fold
from kb.language.kazakh import kazakh_stem, typed_kazakh_stem
from tests.language.paradigm import Noun, read_lemma

LIST = Path(__file__).parent / "data" / "kazakh_lemmas.txt"
WHOLE = "мемлекет университет келісім шекара тәуелсіздік карта дата квота түркмен"
TYPED = str.maketrans("әғқңөұүһі", "агкноуухи")

# Recorded figures. `whole`: lemmas that stay whole; `right`: forms that give their lemma; `under`: pairs of forms
# of one lemma with different stems; `over`: stems that two lemmas share. Even lemmas were looked at while the
# exceptions were written, odd ones were not.
FIGURES = {
    "all": {"lemmas": 599, "forms": 19770, "whole": 0.9967, "right": 0.9957, "under": 0.0044, "over": 0},
    "odd": {"lemmas": 299, "forms": 9880, "whole": 0.9933, "right": 0.9932, "under": 0.0057, "over": 0},
    "typed": {"lemmas": 597, "forms": 19724, "whole": 0.9832, "right": 0.9915, "under": 0.0139, "over": 1},
}


def paradigms() -> dict[str, tuple[str, ...]]:
    """Return the forms of every lemma; names of persons have the forms of names."""
    found: dict[str, tuple[str, ...]] = {}
    persons = False
    for line in LIST.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            persons = line.startswith("# --- persons")
            continue
        for written in line.split():
            noun = Noun(read_lemma(written))
            found.setdefault(noun.lemma.word, noun.name_forms() if persons else noun.forms())
    return found


PARADIGMS = paradigms()


def measured(chosen: dict[str, tuple[str, ...]], stem: Callable[[str], str]) -> dict[str, float]:
    whole = right = forms = pairs = apart = 0
    stems = defaultdict(set)
    for lemma, its in chosen.items():
        counts = Counter(map(stem, its))
        bare = lemma.rstrip("ь")
        whole += stem(its[0]) == bare
        right += counts[bare]
        forms += len(its)
        pairs += len(its) * (len(its) - 1) // 2
        apart += len(its) * (len(its) - 1) // 2 - sum(count * (count - 1) // 2 for count in counts.values())
        for one in counts:
            stems[one].add(lemma)
    return {
        "lemmas": len(chosen),
        "forms": forms,
        "whole": round(whole / len(chosen), 4),
        "right": round(right / forms, 4),
        "under": round(apart / pairs, 4),
        "over": sum(len(lemmas) > 1 for lemmas in stems.values()),
    }


@pytest.mark.parametrize("name", FIGURES)
def test_figures(name: str) -> None:
    chosen = PARADIGMS
    stem = kazakh_stem
    if name == "odd":
        chosen = dict(list(PARADIGMS.items())[1::2])
    if name == "typed":
        chosen = {
            lemma.translate(TYPED): tuple(form.translate(TYPED) for form in forms) for lemma, forms in chosen.items()
        }
        stem = typed_kazakh_stem
    figures = measured(chosen, stem)
    assert figures == FIGURES[name], f"{name} is better or worse than recorded: look why, then record {figures}"


def test_the_list_is_wide_enough() -> None:
    assert len(PARADIGMS) >= 400
    assert min(map(len, PARADIGMS.values())) >= 8


@pytest.mark.parametrize("word", WHOLE.split())
def test_stems_are_not_cut(word: str) -> None:
    assert kazakh_stem(word) == word


@pytest.mark.parametrize(
    ("form", "stem"),
    [
        ("шарттарының", "шарт"),
        ("шекарамыздағы", "шекара"),
        ("тәуелсіздігіміздің", "тәуелсіздік"),
        ("халқының", "халық"),
        ("одағына", "одақ"),
        ("елдерімен", "ел"),
        ("кеңесінің", "кеңес"),
        ("делимитациялау", "делимитация"),
        ("Назарбаевқа", "назарбаев"),
        ("Қазақстандағы", "қазақстан"),
        ("үкіметтікі", "үкімет"),
        ("министрліктердікі", "министрлік"),
        ("далалықтардікі", "далалық"),
        ("ҚР", "қр"),
        ("1998", "1998"),
    ],
)
def test_stem(form: str, stem: str) -> None:
    assert kazakh_stem(fold(form)) == stem


@pytest.mark.parametrize(
    ("typed", "stem"),
    [("шекарасынын", "шекара"), ("тауелсиздигинин", "тауелсиздик"), ("казакстаннын", "казакстан"),
     ("практики", "практик")],
)  # fmt: skip
def test_typed_on_a_russian_keyboard(typed: str, stem: str) -> None:
    assert typed_kazakh_stem(typed) == stem
