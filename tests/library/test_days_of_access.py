"""An address is dated in whatever words its day of access is told; one without a day, or with none such, is told."""

import pytest

from kb.library import manuscript_files
from kb.library.manuscript_files import SourceFile
from kb.library.session import Library

ADDRESS = "Материалы края [Электронный ресурс]. – URL: https://kray.example.kz/a"
DATED = [
    "(дата обращения: 12.03.2023)", "(дата звернення: 12.03.2023)", "(дата перегляду 12.03.2023)",
    "(переглянуто 12.03.2023)", "(Erişim tarihi: 12.03.2023)", "(E.T.: 12.03.2023)", "(Erişim Tarihi: 12 Mart 2023)",
    "(қаралған күні: 12.03.2023)", "(қаралды 12.03.2023)", "[қаралды: 12.03.2023]", "(жүгінген күні: 12.03.2023)",
    "(қаралған күні – 2023 ж. 12 наурыз)", "(visited 12.03.2023)", "(accessed on 12 March 2023)", "(12.03.2023)",
    "(last accessed 12.03.2023)", "(доступ: 12.03.2023)",
    "(geraadpleegd 12 maart 2023)", "(data dostępu 12 kwietnia 2023)",
]  # fmt: skip
UNDATED = ["", "(дата звернення: 2023)", "(қаралған күні: 31.06.2019)", "(рис. 2, 2023)"]


def kinds(library: Library, entry: str) -> list[str]:
    listed = f"1. Лунин Б.Н. Степь. – М.: Наука, 1981. – 300 с.\n2. {entry}\n"
    text = f"Об этом говорят [1, с. 5] и [2].\n\nСПИСОК ЛИТЕРАТУРЫ\n\n{listed}"
    manuscript = manuscript_files.open_manuscript(library, SourceFile("a.txt", text.encode()))
    known = manuscript_files.known_works(library, manuscript)
    return [wrong.kind for wrong in manuscript_files.findings(library, manuscript, known)]


@pytest.mark.parametrize("day", DATED)
def test_a_day_of_access_is_one_in_any_words(bare_library: Library, day: str) -> None:
    assert "link-without-access-date" not in kinds(bare_library, f"{ADDRESS} {day}.")


@pytest.mark.parametrize("day", UNDATED)
def test_an_address_without_a_day_is_said(bare_library: Library, day: str) -> None:
    assert "link-without-access-date" in kinds(bare_library, f"{ADDRESS} {day}.")
