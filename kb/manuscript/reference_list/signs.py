"""What the other modules read by: letters, dashes, years, places, words that say what a work is."""

import re

from kb.language.list_words import any_of, words_of
from kb.language.romanised_words import romanised, with_romanised
from kb.language.transliteration import romanise

_OTHER = "ЎҲҶҚҒҖҠҘҪЈЉЊЋЏЂѢ"  # of Uzbek, Tajik, Tatar, Bashkir, Belarusian, Serbian
_LATIN = tuple(map(chr, range(0x100, 0x180)))  # of Polish, Czech, Turkish, Romanian: Kliś, Gašević
UPPER = "A-ZÀ-ÖØ-ÞА-ЯЁӘІҢҒҮҰҚӨҺЇЄҐ\u04da\u018f" + _OTHER + "".join(filter(str.isupper, _LATIN))
LOWER = "a-zß-öø-ÿа-яёәіңғүұқөһїєґ\u04db\u0259" + _OTHER.lower() + "".join(filter(str.islower, _LATIN))
LETTER = UPPER + LOWER
DASHES = r"\-–—−‒"  # inside a class of characters
DASH = f"[{DASHES}]"
YEAR = r"(?:1[5-9]\d\d|20\d\d)"
UNDATED = r"(?:б\.\s?[гр]\.|б\.\s?ж\.|n\.\s?d\.|no\sdate|t\.\s?y\.|жылы\sкөрсетілмеген)"  # as styles write it
OF_YEAR = r"\s?(?:ж(?:ыл[ығ]?[ыа]?)?|[Jj][ıy]l|гг?|год[ау]?|рр?|рок[уи]|рік|y)\b\.?"
TAKEN = "\x1f"  # stands for a character of the entry that is read already

PARTICLE = (  # before a family name: van der Berg, dos Reis
    r"(?:(?:[Фф]он|[Вв]ан)(?:\sд[еа][рн])?|[Дд]е(?:\sл[ая])?|ди|дер|дю|дос|аль|ибн|бен|(?:[Vv]on|[Vv]an)(?:\s(?:de[rn]?|het))?|[Dd]e(?:\sl[ao]s?)?|"
    r"de[rnl]|della|d[iauo]|dos|das|des|al|el|l[ae]|te[rn]|af|zu)"
)

# Places as lists print them; a town that is not here is known by the sign before it or by the colon after it.
_SHORT_PLACES = "SPb Spb SPB S.-Pb М Л А СПб Спб СПБ Пг Мн Н.-Й N.Y К Т Таш Е Екат Новосиб Нск"
_PLACES = """
А-Ата|
Алматы|Алма-Ата|Алма- Ата|Астана|Нұр-Сұлтан|Нур-Султан|Нурсултан|Акмола|Ақмола|Целиноград|Шымкент|Чимкент|Қарағанды|
Караганда|Тараз|Жамбыл|Джамбул|Түркістан|Туркестан|Қостанай|Костанай|Кустанай|Павлодар|Кереку|Семей|Семипалатинск|Өскемен|
Усть-Каменогорск|Орал|Уральск|Ақтөбе|Актобе|Актюбинск|Атырау|Гурьев|Ақтау|Актау|Қызылорда|Кзыл-Орда|Кызылорда|Көкшетау|
Кокшетау|Кокчетав|Петропавл|Петропавловск|Талдықорған|Талдыкорган|Жезқазған|Жезказган|Екібастұз|Экибастуз|Рудный|Балқаш|
Балхаш|Каскелен|Қаскелең|Орынбор|Оренбург|Москва|Мәскеу|Ленинград|Санкт-Петербург|С-Петербург|С.-Петербург|
С.-Пб|Петербург|Петроград|Новосибирск|Екатеринбург|Свердловск|Казань|Қазан|Уфа|Омск|Омбы|Томск|Барнаул|Горно-Алтайск|
Кемерово|Красноярск|Иркутск|Чита|Улан-Удэ|Якутск|Владивосток|Хабаровск|Пермь|Челябинск|Магнитогорск|Тюмень|Саратов|Самара|
Куйбышев|Волгоград|Астрахань|Ростов-на-Дону|Ростов н/Д|Ростов н/Дону|Ростов|Краснодар|Ставрополь|Пятигорск|Воронеж|
Белгород|Курск|Тула|Рязань|Калуга|Тверь|Ярославль|Иваново|Владимир|Нижний Новгород|Н. Новгород|Н.Новгород|Горький|
Н. Тагил|Нижний Тагил|
Пенза|Ульяновск|Чебоксары|Йошкар-Ола|Саранск|Ижевск|Киров|Смоленск|Псков|Новгород|Мурманск|Архангельск|Петрозаводск|
Сыктывкар|Вологда|Калининград|Минск|Гомель|Брест|Витебск|Киев|Харьков|Одесса|Львов|Днепропетровск|Донецк|Кишинев|Ташкент|
Самарканд|Бухара|Нукус|Бишкек|Бішкек|Фрунзе|Ош|Душанбе|Ашхабад|Баку|Тбилиси|Ереван|Рига|Вильнюс|Таллин|Тарту|Анкара|
Ыстамбұл|Стамбул|Пекин|Бейжің|Үрімжі|Урумчи|Улан-Батор|Ұланбатыр|Прага|Варшава|София|Берлин|Париж|Лондон|Нью-Йорк|
Вашингтон|Женева|Вена|Рим|Токио|Дубна|Обнинск|Сталинабад|Ленинабад|Худжанд|Термез|Фергана|Андижан|Наманган|Хива|Карши|Верный|
Almaty|Alma-Ata|Astana|Nur-Sultan|Shymkent|Karaganda|Moscow|Moskva|Saint Petersburg|St. Petersburg|St Petersburg|London|
New York, NY|New York|Oxford|Cambridge, MA|Cambridge, Mass|Cambridge|Paris|Berlin|Leiden|Boston|Chicago|Princeton, NJ|
Princeton|New Haven|Washington, DC|Washington, D.C|Washington|Los Angeles|San Francisco|Stanford|Berkeley|Philadelphia|
Ithaca|Bloomington|Geneva|Vienna|Rome|Milan|Madrid|Amsterdam|Dordrecht|The Hague|Brussels|Tokyo|Beijing|Ankara|Istanbul|
Budapest|Warsaw|Prague|Stockholm|Oslo|Helsinki|Copenhagen|Heidelberg|München|Munich|Wiesbaden|Basingstoke|Cheltenham|
Abingdon|Aldershot|Singapore|Sydney|Toronto|Tashkent|Bishkek|Kyiv|Kiev|Minsk|Tallinn|Vilnius|Riga|Thousand Oaks|
Aktau|Aqtau|Atyrau|Oral|Uralsk|Kyzylorda|Kostanay|Pavlodar|Semey|Taraz|Turkistan|Aktobe|
Leipzig|Göttingen|Frankfurt am Main|Frankfurt|Hamburg|Bonn|Köln|Stuttgart|Tübingen|Freiburg|Dresden|Wien|Zürich|Basel|
Bruxelles|Louvain|Leuven|Strasbourg|Lyon|Genève|Roma|Milano|Uppsala|Budapest|Braunschweig|Edinburgh|Manchester|
Thousand Oaks, CA|Hoboken|Hoboken, NJ|Armonk|Dushanbe|Baku
"""
_AS_PRINTED = tuple(filter(None, (place.strip() for place in _PLACES.replace("\n", "").split("|"))))
_ROMANISED = {  # Semej, Karaganda: none of few letters, which may be a word
    romanise(place, scheme)
    for place in _AS_PRINTED
    for scheme in ("ru-bsi", "ru-bgn", "kk-2021", "kk-bgn")
    if len(place) > 4
}
LONG_PLACES = tuple(sorted({*_AS_PRINTED, *_ROMANISED, *words_of("place")}, key=lambda place: (-len(place), place)))
_LONG_PLACE = "|".join(re.escape(place).replace(r"\ ", r"\s?").replace(r"\-", r"[-–\s]") for place in LONG_PLACES)
COUNTRY = (  # after the town
    r"(?:UK|U\.K\.|USA|U\.S\.A\.|England|Scotland|Germany|France|Italy|Spain|Canada|Australia|(?:The\s)?Netherlands|"
    r"Switzerland|Austria|India|Japan|China|Turkey|Kazakhstan|Russia|[A-Z]{2})"
)
_SHORT = "|".join(sorted(map(re.escape, _SHORT_PLACES.split()), key=len, reverse=True))
SHORT_PLACE = rf"(?:{_SHORT}|[LMPW](?=\.\s?[:;])|A(?=\.\s?:\s?[«\"]?[А-ЯӘҒҚҢӨҰҮҺІ]))"
PLACE = rf"(?:(?:г\.\s?|қ\.\s?)?(?:{_LONG_PLACE})(?![{LETTER}])|{SHORT_PLACE}(?=\s?[.,:;])\.?)"

# What a work calls itself: "kind" stands after a colon or as a sentence of its own after the title.
_DEGREE = (
    r"автореф\w*|дисс?\b|диссерт\w*|(?:канд|докт|д-ра|доктора|кандидата)\.?\s[\w.\s-]{0,30}(?:наук|дисс?\b)|"
    r"ғыл\w*\.?\s*(?:канд|докт|док)"
)
THESIS = (
    rf"(?:{any_of('thesis')}|{with_romanised(_DEGREE)}|"
    r"ғылымдарының\s(?:канд|док)|(?:ph\.?\s?d|m\.?\s?sc|m\.?a|m\.?phil|bachelor'?s?)\.?\s*(?:thesis\b|diss(?:ertation|\.))|"
    r"(?:(?:doctoral|master'?s)\s)?(?:thesis\b|dissertation)|магистр\w*\sдисс\w*)"
)
_OF_USE = (  # what romanised lists say too
    r"учебник\w*|учеб\w*\.?\s(?:пособ|пос\b)\w*\.?|монография\w*|сб\b|сборник\w*|жинақ\w*|материалы\b|словарь|справочник\w*|"
    r"оқулы[қғ]\w*|оқу\sқұрал\w*|хрестоматия\w*|энциклопедия\w*"
)
KIND = (
    rf"(?:{THESIS}|{romanised(_OF_USE)}|{any_of('kind')}|(?:\w+\s)?учебник\w*|"
    r"учеб(?:н|\b)[\w.-]*(?:-\s?метод\w*\.?)?\s(?:пособ|пос\b)\w*\.?|учеб\.|пособие\b|слов(?:арь|\.)?-\s?справ\w*\.?|"
    r"оқулы[қғ]\w*|оқу(?:-әдістемелік)?\sқұрал\w*|әдістемелік\s\w+|монография\w*|моногр\b|сб\b|сборник\w*|жинақ\w*|"
    r"мақалалар\sжинағы|сөздік\w*|словарь|справочник\w*|анықтамалық\w*|энциклопедия\w*|хрестоматия\w*|практикум\w*|"
    r"(?:курс\s)?лекци[йи]\b|лекциялар\w*|метод\w*\.?\s(?:пособие|указания|рекомендации)|материалы\b|материалдар\w*|"
    r"(?:офиц\w*\.?\s)?сайт\b|специальност\w*\s\d[\d.]+\d|очерки?\b|очерктер\w*|роман\w*|повест\w*|өлеңдер\w*|textbook|monograph|handbook|a\sreader|технический\s(?:документ|отч[её]т)|аналитическ\w+\s(?:записка|доклад|обзор)|рабочий\sдокумент|working\spaper|technical\s(?:paper|report)|учебно-\w+\s\w+)"
)
EMPTY_MEDIA = (
    rf"\[{romanised('(?:электронды?қ?|электронный|электрон) ресурс')}\]|"
    r"\[(?:текст|мәтін|text|электронн?ый?\sресурс|эл(?:ектрон)?\.?\s?ресурс|электронды[қ]?\sресурс|electronic\sresource|"
    r"электрондық\s\w+|рукопись|қолжазба|(?:веб-|офиц(?:иальный|\.)\s)?сайт|газета|журнал|портал|блог|интернет-\w+|site|website|internet|интернет)\]"
)
_RUSSIAN_JOURNAL = r"вестник|хабарш|вестн\b|известия|изв\b|жаршы|сообщения|записки|вопросы|труды|журнал|хабарлары"
JOURNAL = (
    rf"{romanised(_RUSSIAN_JOURNAL)}|{any_of('journal')}|"
    r"журнал|сообщения|записки|вестник|хабарш|вестн\b|известия|изв\b|жаршы|ізденіс|поиск|bulletin|journal|review|proceedings|studies|"
    r"quarterly|annals|ғылым|наука|вопросы|вопр\b|обозрение|herald|reports|хабарлары|еңбектері|труды|transactions|"
    r"international|science|research|education|қоғам|саясат|жұлдыз|полис|экономика"
)
_RUSSIAN_NEWSPAPER = (
    r"газет|егемен(?:ді)?\s?қазақстан|казахстанская\sправда|ана\sтілі|қазақ\sәдебиеті|жас\sалаш|правда\b|айқын\b|"
    r"комсомольская\sправда|социалистік\sқазақстан|лениншіл\sжас|литературная\sгазета"
)
NEWSPAPER = (
    rf"{romanised(_RUSSIAN_NEWSPAPER)}|{any_of('newspaper')}|"
    r"газет|егемен(?:ді)?\s?қазақстан|казахстанская\sправда|казправда|ана\sтілі|қазақ\sәдебиеті|жас\sалаш|правда\b|известия(?=\s*[»\",.]|\s*$)|"
    r"айқын\b|түркістан\b|литер\b|экспресс\sк|экспресс-к|newspaper|the\stimes|new\syork\stimes|guardian|washington\spost|"
    r"коммерсант|ведомости$|комсомольская|социалистік\sқазақстан|лениншіл\sжас|дала\sмен\sқала|panorama|панорама\b|"
    r"дала\sуалаяты|айқап\b|литературная\s"
)
CONFERENCE = (
    rf"{romanised(r'конференц|конф|симпозиум|съезд|чтени[йя]')}\w*|{any_of('meeting')}|"
    r"конференц|конф\b|симпозиум|съезд|форум|чтени[йя]|оқулары|conference|congress|symposium|"
    r"proc(?:eedings|\.)\sof\sthe"
)
BODY = (
    rf"{any_of('body')}|"
    r"committee|ministry|university|institute|organi[sz]ation|agency|bank|centre|center|council|commission|department|"
    r"office|association|academy|programme|bureau|united\snations|union|government|foundation|unesco|unicef|undp|oecd|"
    r"комитет|министерств|банк(?![а-я]{3})|университет|институт|организаци|агентств|комисси|академи|ассоциаци|министрліг|ұйымы|агенттіг|"
    r"орталығ|komitet|ministerstvo|universitet|agentstvo"
)
_SHORT_WORDS = """
г гг в вв др т тб пр им акад проф д р ун та н э о б ж жж ғ ғғ вып шығ сб ст стр см св т.д т.п ред изд под отв сост пер
гл общ науч ч кн том vol no pp ed eds vs al st mr dr prof inc co univ dept т.б ауд құраст бас жалпы бөл обл қ респ рос
univ inst acad publ intl nat
рус каз англ нем фр дис дисс diss автореф канд докт филол ист полит юрид экон пед психол ғыл учеб метод
конф симп докл тез междунар респ
"""
ABBREVIATED = frozenset(_SHORT_WORDS.split())
_LANGUAGES = (  # by what their names begin with, in the languages of lists
    "en eng анг ағы", "ru rus рус оры", "kk kaz каз қаз", "uk ukr укр", "de ger нем", "fr fre фр", "tr tur тур түр",
    "zh chi кит қыт", "ja jap яп жап", "fa per пер пар", "ar ara ара", "it ita ит", "es spa исп", "la lat лат",
    "uz uzb узб өзб", "ky kyr кир кыр қыр", "tt tat тат", "pl pol пол", "mn mon мон моң",
)  # fmt: skip


def language_code(name: str) -> str:
    """Return the code of a language that is named in full or shortened (англ., русский, ағылшын), "" if unknown."""
    return next((row[:2] for row in _LANGUAGES if name.casefold().startswith(tuple(row.split()[1:]))), "")
