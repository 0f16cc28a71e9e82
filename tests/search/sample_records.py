"""A handful of records with something of everything."""

from kb.search.label_index import LabelIndex
from kb.search.results import SearchDocument

BORDERS = ("borders", (("kk", "Мемлекеттік шекара"), ("ru", "Граница"), ("en", "Border")))
RECORDS = (
    SearchDocument(
        key="kz-ru-border-2005",
        titles=(
            ("kk", "Қазақстан-Ресей мемлекеттік шекарасы туралы шарт"),
            ("ru", "Договор о казахстанско-российской государственной границе"),
        ),
        topics=(BORDERS,),
        notes=(("kk", "Шекараның делимитациясы аяқталғаны туралы дерек"),),
        type="treaty",
        kind="treaty",
        parties=(("KAZ",), ("RUS",)),
        languages=("kk", "ru"),
        status="identified",
        year_from=2005,
        year_to=2005,
        numbers=(12, 40),
        date_key="2005-01-18",
        title_key="c",
    ),
    SearchDocument(
        key="rsfsr-1990",
        titles=(("ru", "Договор между Казахской ССР и РСФСР"),),
        type="treaty",
        kind="treaty",
        parties=(("KZSSR", "KAZ"), ("RSFSR", "RUS")),
        languages=("ru",),
        status="identified",
        year_from=1990,
        year_to=1990,
        numbers=(7,),
        date_key="1990-11-21",
        title_key="d",
    ),
    SearchDocument(
        key="cis-charter-1993",
        titles=(("ru", "Устав Содружества Независимых Государств"), ("en", "Charter of the CIS")),
        type="treaty",
        kind="charter",
        parties=(("KAZ",), ("RUS",), ("BLR",)),
        languages=("ru", "en"),
        status="identified",
        year_from=1993,
        year_to=1993,
        date_key="1993-01-22",
        title_key="b",
    ),
    SearchDocument(
        key="buzan-2003",
        titles=(("en", "Regions and Powers: The Structure of International Security"),),
        names=("Buzan B.", "Wæver O."),
        type="book",
        languages=("en",),
        status="identified",
        year_from=2003,
        year_to=2003,
        numbers=(3,),
        author_key="buzan",
        title_key="e",
    ),
    SearchDocument(
        key="source-169",
        titles=(("kk", "[Су ресурстары туралы дерек]"),),
        notes=(("kk", "Орталық Азиядағы су ресурстары"),),
        type="document",
        languages=("kk",),
        status="unidentified",
        numbers=(169,),
        title_key="a",
    ),
)
VOCABULARY = LabelIndex(
    topics={"Мемлекеттік шекара": "borders", "Граница": "borders", "Border": "borders"},
    parties={"Қазақстан": "KAZ", "Россия": "RUS", "Ресей": "RUS"},
    kinds={"Устав": "charter", "Жарғы": "charter"},
)
