"""Lists as law reviews print them: OSCOLA, and the German form with commas before the journal and the imprint."""

import pytest

from kb.manuscript.reference_list.works import read_list

OSCOLA = {
    "Abt I and Lang-Orr OP, Rivers in Law: A Commentary (2nd edn, Fjord UP 2013)": {
        "author": ["Abt|I", "Lang-Orr|OP"], "title": ["Rivers in Law: A Commentary"], "edition": ["2"],
        "publisher": ["Fjord UP"], "issued": ["2013"],
    },
    "Moe K and others, Borders (Heron 2009)": {
        "author": ["Moe|K"], "others": ["true"], "title": ["Borders"], "publisher": ["Heron"], "issued": ["2009"],
    },
    "Abt I, 'Whose River?' (2017) 32 Water Law Review 431": {
        "author": ["Abt|I"], "title": ["Whose River?"], "issued": ["2017"], "volume": ["32"],
        "container-title": ["Water Law Review"], "page": ["431"],
    },
    "Van der Moe K, 'Salt' in Otto Lang and Ida Kern (eds), Law of Lakes (Heron 2010) 507–50": {
        "author": ["Van der Moe|K"], "editor": ["Lang|Otto", "Kern|Ida"], "title": ["Salt"], "page": ["507-550"],
        "container-title": ["Law of Lakes"], "publisher": ["Heron"], "issued": ["2010"],
    },
}  # fmt: skip
GERMAN = {
    "Lang, Otto: Darf der Fluss fließen?, in: WZ 2011, S. 94–98.": {
        "author": ["Lang|Otto"], "title": ["Darf der Fluss fließen?"], "container-title": ["WZ"], "issued": ["2011"],
        "page": ["94-98"],
    },
    "Lang, Otto; Kern, Ida: Das Recht der Seen, in: WöR 57 (2009), S. 465–502.": {
        "author": ["Lang|Otto", "Kern|Ida"], "container-title": ["WöR"], "volume": ["57"], "issued": ["2009"],
    },
    "Moe, Karl: Flüsse und Landesrecht, Leipzig 1899.": {
        "author": ["Moe|Karl"], "title": ["Flüsse und Landesrecht"], "publisher-place": ["Leipzig"], "issued": ["1899"],
    },
}  # fmt: skip


@pytest.mark.parametrize("line", [*OSCOLA, *GERMAN])
def test_an_entry_says_what_it_prints(line: str) -> None:
    work = read_list(f"1. {line}\n").works[0]
    wanted = {**OSCOLA, **GERMAN}[line]
    shown = {name: [field.value for field in work.fields if field.name == name] for name in wanted}
    assert shown == wanted


def test_a_turkish_entry_is_not_german() -> None:
    assert read_list("1. Çelik, Ömer: Göller ve Işık, Bursa 2019.\n").works[0].language != "de"
