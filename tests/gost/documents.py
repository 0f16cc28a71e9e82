"""Laws, treaties, United Nations documents, speeches and archive files of the worked examples."""

from tests.gost.build import ACCESSED, Item, item

_SCRIPT = {
    "kk": "Қазақ тілі әліпбиін кириллицадан латын графикасына көшіру туралы",
    "ru": "О переводе алфавита казахского языка с кириллицы на латинскую графику",
    "en": "On the transition of the alphabet of the Kazakh language from Cyrillic to Latin script",
}
_SECURITY = {
    "kk": "Қазақстан Республикасының ұлттық қауіпсіздігі туралы",
    "ru": "О национальной безопасности Республики Казахстан",
    "en": "On national security of the Republic of Kazakhstan",
}
_BASE = {
    "kk": {"container_title": "«Әділет» ақпараттық-құқықтық жүйесі", "container_title_short": "Әділет"},
    "ru": {"container_title": "ИПС «Әділет»", "container_title_short": "Адилет"},
    "en": {"container_title": "Adilet"},
}
_STATE = {"kk": "Қазақстан Республикасы", "ru": "Республика Казахстан", "en": "Republic of Kazakhstan"}
_PRESIDENT = {
    "kk": "Қазақстан Республикасы Президенті",
    "ru": "Президент Республики Казахстан",
    "en": "President of the Republic of Kazakhstan",
}
_CODE = {
    "kk": ("Қазақстан Республикасының Қылмыстық кодексі", "226-V ҚРЗ"),
    "ru": ("Уголовный кодекс Республики Казахстан", "226-V ЗРК"),
    "en": ("Criminal Code of the Republic of Kazakhstan", "226-V"),
}
_GAZETTE = {
    "kk": "Қазақстан Республикасы Парламентінің Жаршысы",
    "ru": "Ведомости Парламента Республики Казахстан",
    "en": "Bulletin of the Parliament of the Republic of Kazakhstan",
}
_TREATY = {
    "kk": (
        "Қазақстан Республикасы мен Ресей Федерациясы арасындағы достық, ынтымақтастық және өзара көмек туралы шарт",
        "Қазақстан Республикасының халықаралық шарттары бюллетені",
    ),
    "ru": (
        "Договор о дружбе, сотрудничестве и взаимной помощи между Республикой Казахстан и Российской Федерацией",
        "Бюллетень международных договоров Республики Казахстан",
    ),
    "en": (
        "Treaty of Friendship, Cooperation and Mutual Assistance between the Republic of Kazakhstan and the Russian "
        "Federation",
        "Bulletin of International Treaties",
    ),
}
_AGREEMENT = {
    "kk": "«Байқоңыр» кешенін жалға беру туралы келісім",
    "ru": "Соглашение об аренде комплекса «Байконур»",
    "en": "Agreement on the Lease of the Baikonur Complex",
}
_CODES = {"kk": "kaz", "ru": "rus", "en": "eng"}


def _adilet(lang: str, key: str) -> str:
    return f"https://adilet.zan.kz/{_CODES[lang]}/docs/{key}"


def _of(lang: str) -> dict[tuple[str, str], Item]:
    """Return the items that have the same shape in each language."""
    code, code_number = _CODE[lang]
    treaty, bulletin = _TREATY[lang]
    law = {"genre": "law", "number": "527-IV", "authority": _STATE[lang], "issued": "2012-1-6"}
    return {
        ("law", lang): item(
            "legislation", lang, _SECURITY[lang], URL=_adilet(lang, "Z1200000527"), accessed=ACCESSED, **_BASE[lang],
            **law),
        ("law-gazette", lang): item(
            "legislation", lang, _SECURITY[lang], genre="law", number="527-IV", authority=_STATE[lang],
            event_date="2012-1-6", issued="1997", container_title=_GAZETTE[lang], issue="10", section="108"),
        ("decree", lang): item(
            "legislation", lang, _SCRIPT[lang], genre="decree", number="569", authority=_PRESIDENT[lang],
            issued="2017-10-26", URL=_adilet(lang, "U1700000569"), accessed=ACCESSED, **_BASE[lang]),
        ("code", lang): item(
            "legislation", lang, code, genre="code", number=code_number, issued="2014-7-3",
            URL=_adilet(lang, "K1400000226"), accessed=ACCESSED, **_BASE[lang]),
        ("treaty", lang): item(
            "treaty", lang, treaty, genre="treaty", event_place="Moscow", event_date="1992-5-25", issued="1993",
            container_title=bulletin, issue="2", section="15"),
        ("treaty-web", lang): item(
            "treaty", lang, treaty, genre="treaty", event_place="Moscow", issued="1992-5-25",
            URL="https://zakonbase.ru/content/part/71743", accessed=ACCESSED),
        ("agreement", lang): item("treaty", lang, _AGREEMENT[lang], genre="agreement", issued="1994-3"),
        ("draft", lang): item("treaty", lang, _AGREEMENT[lang], genre="agreement", issued="1994", status="draft"),
        ("unidentified", lang): item("book", lang, {
            "kk": "[Қазақстан мен Ресей қатынастарының тарихы туралы кітап]",
            "ru": "[Книга об истории отношений Казахстана и России]",
            "en": "[Book on the history of Kazakhstan-Russia relations]"}[lang]),
    }  # fmt: skip


_ADDRESS = "http://adilet.zan.kz/kaz/docs/K1800002018"
DOCUMENTS: dict[tuple[str, str], Item] = {
    **_of("kk"),
    **_of("ru"),
    **_of("en"),
    ("un-document", "kk"): item(
        "document", "kk", "Қазақстан Республикасын Біріккен Ұлттар Ұйымының мүшелігіне қабылдау туралы",
        genre="resolution", authority="БҰҰ Бас Ассамблеясы", number="A/RES/46/224", issued="1992-3-2"),
    ("un-document", "ru"): item(
        "document", "ru", "О приеме Республики Казахстан в члены ООН", genre="resolution",
        authority="Генеральная Ассамблея ООН", number="A/RES/46/224", issued="1992-3-2"),
    ("un-document", "en"): item(
        "document", "en",
        "Letter dated 16 May 1996 from the representatives of Kazakstan and the Russian Federation to the United "
        "Nations addressed to the Secretary-General", genre="letter", number="A/51/138", issued="1996-5-17"),
    ("speech", "kk"): item(
        "speech", "kk", "Төртінші өнеркәсіптік революция жағдайындағы дамудың жаңа мүмкіндіктері",
        author="Назарбаев|Н. Ә.", genre="ҚР Президентінің Қазақстан халқына Жолдауы", issued="2018-1-10", URL=_ADDRESS,
        accessed=ACCESSED),
    ("speech", "ru"): item(
        "speech", "ru", "Новые возможности развития в условиях четвертой промышленной революции",
        author="Назарбаев|Н. А.", genre="послание Президента Республики Казахстан народу Казахстана",
        issued="2018-1-10", URL=_ADDRESS, accessed=ACCESSED),
    ("speech", "en"): item(
        "speech", "en", "New Development Opportunities under the Fourth Industrial Revolution",
        author="Nazarbayev|N. A.", genre="address to the people of Kazakhstan", issued="2018-1-10", URL=_ADDRESS,
        accessed=ACCESSED),
    ("interview", "kk"): item(
        "interview", "kk", "Егемендік туралы", author="Автор|А.", interviewer="Тілші|Б.", genre="interview",
        container_title="Егемен Қазақстан", issued="2021-5-12"),
    ("interview", "ru"): item(
        "interview", "ru", "О суверенитете", author="Автор|А.", interviewer="Журналист|Б.", genre="interview",
        container_title="Известия", issued="2021-5-12"),
    ("interview", "en"): item(
        "interview", "en", "On Sovereignty", author="Author|A.", interviewer="Reporter|B.", genre="interview",
        container_title="The Times", issued="2021-5-12"),
    ("archive", "kk"): item("manuscript", "kk", archive="РМТА", archive_location="1291/81/95А/18"),
    ("archive", "ru"): item("manuscript", "ru", archive="ЦГА РК", archive_location="64/1/125/18"),
    ("archive", "en"): item("manuscript", "en", archive="CSA RK", archive_location="64/1/125/18"),
    ("archive-titled", "kk"): item(
        "manuscript", "kk", "Губернатордың хаты", archive="РМТА", archive_location="1291/81/95А/18"),
    ("archive-titled", "ru"): item(
        "manuscript", "ru", "Письмо губернатора", archive="ОР РГБ",
        archive_location="Ф. 573. Картон 41. Д. 55. Л. 18"),
    ("archive-titled", "en"): item(
        "manuscript", "en", "Letter of the Governor", archive="CSA RK", archive_location="64/1/125/18"),
}  # fmt: skip
