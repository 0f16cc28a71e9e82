"""Published works of the worked examples; what nobody should guess is dummy data (pages 100-120, 215 pages)."""

from tests.gost.build import ACCESSED, Item, item

_ORIENT = "Қазақстандағы мұрағат құрылысының тарихы (1918–1991 жж.)"
_HORDE = "Религиозная политика Золотой Орды на Руси в XIII–XIV вв."
_CLANS = '"Tribes" and "Clans" in Modern Power'
_SECURITY = "Cambridge University Press"

WORKS: dict[tuple[str, str], Item] = {
    ("book", "kk"): item(
        "book", "kk", "Қазақ әдебиетіндегі тарихи шығарма: таным және көркемдік",
        x_subtitle="таным және көркемдік",
        author="Алпысбаев|Қ.",
        publisher_place="Алматы", publisher="Таймас", issued="2008", number_of_pages="232"),
    ("book", "ru"): item(
        "book", "ru", "Этнокультурный символизм и национальная идентичность Казахстана", author="Кадыржанов|Р. К.",
        publisher_place="Алматы", publisher="Институт философии, политологии и религиоведения", issued="2014",
        number_of_pages="168"),
    ("book", "en"): item(
        "book", "en", "Regions and Powers: The Structure of International Security",
        x_subtitle="The Structure of International Security",
        author="Buzan|B.; Wæver|O.",
        publisher_place="Cambridge", publisher=_SECURITY, issued="2003", number_of_pages="564",
        collection_title="Cambridge Studies in International Relations", collection_number="91", ISBN="0-521-81412-X"),
    ("chapter", "kk"): item(
        "chapter", "kk", "Қара сөздер", author="Абай", container_author="Абай",
        container_title="Шығармаларының екі томдық толық жинағы", publisher_place="Алматы", publisher="Жазушы",
        issued="1995", volume="2", page="100-120"),
    ("chapter", "ru"): item(
        "chapter", "ru", "Исторические предпосылки формирования первоначального накопления капитала",
        author="Аннушкина|В. В.", container_author="Аннушкина|В. В.",
        container_title="История экономических учений",
        x_booktitleaddon="учебное пособие",
        publisher_place="Саратов", publisher="Орион",
        issued="2018", page="18-29"),
    ("chapter", "en"): item(
        "chapter", "en", "Theories and histories about the structure of contemporary international security",
        author="Buzan|B.; Wæver|O.", container_author="Buzan|B.; Wæver|O.", container_title="Regions and Powers",
        publisher_place="Cambridge", publisher=_SECURITY, issued="2003", page="6-26"),
    ("article-journal", "kk"): item(
        "article-journal", "kk", "Шығыс Қазақстанда ауқатты шаруа қожалықтарын тәркілеу және оның тарихи салдары",
        author="Байсарина|Қ. Қ.; Токешкадиров|Б.; Бақытжанова|А. Б.", container_title="edu.e-history.kz",
        issued="2022", volume="9", issue="4", page="26-43", DOI="10.51943/2710-3994_2022_32_4_26-43"),
    ("article-journal", "ru"): item(
        "article-journal", "ru",
        "Исторические общности казахстанцев и россиян и их социально-политическая роль", author="Томилов|Н. А.",
        container_title="Вестник Омского университета", issued="2012", issue="3", page="127-132"),
    ("article-journal", "en"): item(
        "article-journal", "en", "About some approaches of the migratory politics of the states in international law",
        author="Ayupova|Z. K.; Kussainov|D. U.", container_title="Reports of NAS RK", issued="2019", issue="3",
        page="120-125"),
    ("article-newspaper", "kk"): item(
        "article-newspaper", "kk", "Тіл бұраған терминдер", author="Кендірбекұлы|А.", container_title="Ана тілі",
        issued="2012-7-5"),
    ("article-newspaper", "ru"): item(
        "article-newspaper", "ru", "Ученых много – ума мало, чтобы успешно воспользоваться этой ученостью",
        author="Тарасов|А.", container_title="Литературная газета", issued="1996-8-14", page="13"),
    ("article-newspaper", "en"): item(
        "article-newspaper", "en", "Rooftop Greenhouse Will Boost City Farming", author="Foderaro|L. W.",
        container_title="The New York Times", issued="2012-4-6", page="A20"),
    ("thesis", "kk"): item(
        "thesis", "kk", _ORIENT, author="Ахмет|Аққали Қабижанұлы", genre="тарих ғыл. докторы … дис.",
        number="07.00.02", publisher_place="Орал", issued="2010", number_of_pages="215"),
    ("thesis", "ru"): item(
        "thesis", "ru", _HORDE, author="Белозеров|Иван Валентинович", genre="дис. … канд. ист. наук",
        number="07.00.02", publisher_place="Москва", issued="2002", number_of_pages="215"),
    ("thesis", "en"): item(
        "thesis", "en", _CLANS, author="Schatz|Edward Albert", genre="PhD diss.", publisher_place="Madison",
        issued="2000", number_of_pages="215"),
    ("avtoreferat", "kk"): item(
        "thesis", "kk", "Орынбор ғылыми мұрағаттық комиссиясының құрылуы және қызметі (1887–1918 жж.)",
        author="Ахметова|Ұ. Т.", genre="тарих ғыл. докторы … дис. автореф.", number="07.00.02", publisher_place="Орал",
        issued="2010"),
    ("avtoreferat", "ru"): item(
        "thesis", "ru", _HORDE, author="Белозеров|И. В.", genre="автореф. дис. … канд. ист. наук", number="07.00.02",
        publisher_place="Москва", issued="2002"),
    ("avtoreferat", "en"): item(
        "thesis", "en", _CLANS, author="Schatz|E. A.", genre="abstract of PhD diss.", publisher_place="Madison",
        issued="2000"),
    ("dictionary", "kk"): item(
        "book", "kk", "Қазақ тілінің түсіндірме сөздігі", editorial_director="Жанұзақов|Т.", publisher_place="Алматы",
        publisher="Дайк-Пресс", issued="2008", number_of_pages="968"),
    ("dictionary", "ru"): item(
        "book", "ru", "Словарь русского языка", author="Ожегов|С. И.", editorial_director="Скворцов|Л. И.",
        edition="24-е изд., испр.", publisher_place="Москва", publisher="Оникс", issued="2008", number_of_pages="640"),
    ("dictionary", "en"): item(
        "book", "en", "A Dictionary of Diplomacy", author="Berridge|G. R.; James|A.", publisher="Palgrave Macmillan",
        issued="2001", number_of_pages="270"),
    ("entry", "kk"): item(
        "entry-dictionary", "kk", "Егемендік", container_title="Қазақ тілінің түсіндірме сөздігі",
        publisher_place="Алматы", publisher="Дайк-Пресс", issued="2008", page="15"),
    ("entry", "ru"): item(
        "entry-encyclopedia", "ru", "Суверенитет", container_title="Словарь русского языка", editor="Скворцов|Л. И.",
        publisher_place="Москва", publisher="Оникс", issued="2008", page="15"),
    ("entry", "en"): item(
        "entry-dictionary", "en", "Sovereignty", container_title="A Dictionary of Diplomacy",
        publisher_place="Basingstoke", publisher="Palgrave Macmillan", issued="2001", page="15"),
    ("report", "kk"): item(
        "report", "kk", "Ұлттық экономиканың жай-күйі: есеп", x_subtitle="есеп",
        author="=ҚР Ұлттық экономика министрлігі",
        publisher_place="Астана", issued="2020", number_of_pages="100"),
    ("report", "ru"): item(
        "report", "ru", "Доклад о человеческом развитии 2020: следующий рубеж",
        x_subtitle="следующий рубеж",
        author="=ПРООН",
        publisher_place="Нью-Йорк", issued="2020", number_of_pages="400"),
    ("report", "en"): item(
        "report", "en", "Human Development Report 2020: The Next Frontier", x_subtitle="The Next Frontier",
        author="=United Nations Development Programme", publisher_place="New York", publisher="UNDP", issued="2020",
        number_of_pages="412"),
    ("web", "kk"): item(
        "webpage", "kk", "Ер Төстік", container_title="Уикипедия", URL="https://kk.wikipedia.org/wiki/Ер_Төстік",
        accessed=ACCESSED),
    ("web", "ru"): item(
        "webpage", "ru", "eLIBRARY.RU: научная электронная библиотека",
        x_subtitle="научная электронная библиотека",
        URL="https://elibrary.ru", accessed=ACCESSED),
    ("web", "en"): item(
        "webpage", "en", "Statement by the Ministry of Foreign Affairs",
        URL="https://www.gov.kz/memleket/entities/mfa/press/news/details/335023?lang=en", accessed=ACCESSED),
    ("four-authors", "kk"): item(
        "book", "kk", "Төрт авторлы еңбек", author="Бірінші|А. А.; Екінші|Б. Б.; Үшінші|В. В.; Төртінші|Г. Г.",
        publisher_place="Алматы", publisher="Ғылым", issued="2010", number_of_pages="100", edition="2"),
    ("four-authors", "ru"): item(
        "book", "ru", "Труд четырех авторов", author="Первый|А. А.; Второй|Б. Б.; Третий|В. В.; Четвертый|Г. Г.",
        publisher_place="Москва", publisher="Наука", issued="2010", number_of_pages="100", edition="2"),
    ("four-authors", "en"): item(
        "book", "en", "A Work of Four Authors", author="First|Ann; Second|Ben; Third|Cay; Fourth|Dan",
        publisher_place="London", publisher="Routledge", issued="2010", number_of_pages="100", edition="2"),
    ("five-authors", "kk"): item(
        "article-journal", "kk", "Бес авторлы мақала", container_title="Хабаршы", issued="2011", issue="1", page="5-9",
        author="Бірінші|А. А.; Екінші|Б. Б.; Үшінші|В. В.; Төртінші|Г. Г.; Бесінші|Д. Д."),
    ("five-authors", "ru"): item(
        "article-journal", "ru", "Статья пяти авторов", container_title="Вопросы", issued="2011", issue="1", page="5-9",
        author="Первый|А. А.; Второй|Б. Б.; Третий|В. В.; Четвертый|Г. Г.; Пятый|Д. Д."),
    ("five-authors", "en"): item(
        "article-journal", "en", "An Article of Five Authors", container_title="Review", issued="2011", issue="1",
        page="5-9", author="First|Ann; Second|Ben; Third|Cay; Fourth|Dan; Fifth|Eve"),
    ("translated", "kk"): item(
        "book", "kk", "Аударма кітап", author="Автор|А.", translator="Аудармашы|Б.", compiler="Құрастырушы|В.",
        publisher_place="Алматы", publisher="Қазақ университеті", issued="2002", number_of_pages="235"),
    ("translated", "ru"): item(
        "book", "ru", "Переводная книга", author="Автор|А.", translator="Багрова|И. Ю.", editor="Кельчевская|Н. Р.",
        compiler="Крякунов|К. Н.", publisher_place="Санкт-Петербург", publisher="Азбука-классика", issued="2003",
        number_of_pages="480"),
    ("translated", "en"): item(
        "book", "en", "A Translated Book", author="Author|A.", translator="Translator|B.", editor="Editor|C.",
        publisher_place="London", publisher="Routledge", issued="2003", number_of_pages="480", edition="3"),
    ("no-imprint", "kk"): item("book", "kk", "Дерегі жоқ кітап", author="Автор|А."),
    ("no-imprint", "ru"): item("book", "ru", "Книга без данных", author="Автор|А."),
    ("no-imprint", "en"): item("book", "en", "A Book without Data", author="Author|A."),
    ("no-place", "kk"): item("book", "kk", "Орны жоқ кітап", publisher="Таймас", issued="2001"),
    ("no-place", "ru"): item("book", "ru", "Книга без издательства", publisher_place="Алматы", issued="2001"),
    ("no-place", "en"): item("book", "en", "A Book without a Place", publisher="Routledge", number_of_pages="50"),
}  # fmt: skip
