"""Words too common to be asked for: a question that has others does not need them."""

import re
from functools import lru_cache

from kb.domain.languages import LANGUAGES
from kb.language.folding import bones
from kb.language.latin import latin_key
from kb.language.stems import KAZAKH, stem

_KAZAKH = """
және мен пен бен да де та те туралы үшін бойынша арасындағы арасында жөнінде қарай дейін кейін ретінде болып бұл осы
сол ол бір еш не ма ме жылғы жыл ның нің дың дің тың тің ға ге қа ке ны ні ды ді ты ті дан ден нан нен
кім қашан қайда неге қалай қандай қанша жылы жылға жылдары
қайсы қай бар жоқ керек болды болған еді екен пе бе па ба көрсет тап табу айт жазды жазған жазылған реттейді реттейтін
деген дейтін бірге қайдан кімнің кімге сіз сізде сіздер сіздерде бізде маған өз өзі бұрын соң кем айтты
қойылды қойылған қол құжат құжаттар құжаттары қатысты байланысты маған барлық бәрі тиісті
менің сенің сіздің біздің оның олардың мені сені оны бізді оларды саған оған бізге оларға онда оларда олар біз сен
мына мынау анау осындай сондай мұндай ондай қайсысы қайсысын қайсысында неше нешінші кімдер кімді кіммен кімде нені
неде немен неліктен қалайша қандайда арқылы сайын сияқты секілді ғана тек әр әрбір кейбір емес болса болады болатын
деп дейді делінген айтылады жайлы жайында хақында сәйкес немесе яки бірақ алайда сондықтан көрсетіңіз табыңыз айтыңыз
беріңіз іздеймін қажет жасалды жасалған қабылданды қабылданған қабылдады бекітілген бекітілді құжатта құжаттың құжаты
құжаттарда құжатты құжатын көрсетілген қойды қойған бере бер
"""
_RUSSIAN = """
и в во на о об обо с со к ко по из за от до для между при как не или его их у же бы ли а но года г что такое
два две оба обе
кто где когда куда почему зачем какой какая какие который сколько
каким какими каких какую каком какое какого какому каков какова каково каковы которая которые которых которое которого
которому котором которым которыми которую чей чья чьё чьи кем чем чему чего откуда отчего насколько
чтобы чтоб если пока хотя дабы едва словно будто затем итак значит зато однако иначе вдруг
есть был была было были быть будет будут ли
можно нужно нужен нужна нужны надо следует найти найди найдите покажи покажите показать дай дайте ищу искать
могу может могут можем мог могла могли должен должна должно должны хочу хотел хотела хотелось имеет имеют
я меня мне мной ты тебя тебе мы нас нам нами вы вас вам вами он она оно они ею ними нём нему себя себе собой
мой моя моё мои наш наша наше наши нашего нашей нашем наших ваш ваша ваше ваши вашего вашей вашем ваших
все всё весь всего всему всем всеми всю всей всех это этот эта эти этого этому этим этом эту этой этих этими
тот та то те той тому тех теми том тем такой такая такие такого таких каждый каждая каждое любой любая любое любые
нибудь либо кое про если ещё также даже ведь вот тут здесь там очень более менее кроме насчёт насчет вместе
документ документы документов документах документа документе документу документом регулирует регулируют регулируется
регулируются касается касаются касающиеся касающийся касающаяся содержит содержится содержат
после под над без через среди кому кого ему ей им них него неё того своих свой свою своего своей своём свои уже лишь
сам самый самая самое самые самой самого самому самым самом самых
только пожалуйста подскажите подскажи расскажите расскажи скажите скажи интересует имеется имеются сам сама само
подписан подписана подписано подписаны подписанный подписанные подписали заключен заключена заключены заключенные
заключили принят принята приняты говорит говорится говорят говорил говорила говорили написал написала написано сказано
определяет определяют определено определён определена определены является являются упоминается упоминаются
изд изд-во стр ред сост пер вып кн
"""
_ENGLISH = """
the of and in on for to a an with between by from at as is are or its their about s
isbn issn doi url https http www unts
who what when where why how which
whose whom does do did done was were be been being has have had having can could may might should would will shall must
there here this that these those any all some each every both either neither me my i am we us our ours you your
yours give show find list tell want need please into than then so such if not no nor because while until
two go let it them they he him his she hers her over through after before under like own item
up out off upon within without whether else etc too also just only very much many more most same other others
anything something everything anyone someone anybody somebody
document documents concerning regarding deal deals dealing regulate regulates regulating govern governs governing
signed sign signing concluded adopted wrote written say says said relate relates related exist contain contains
ed eds edn edition vol vols pp et al cf transl
"""


# Words of asking that a title may have too: they say less than others, and are needed where nothing else is asked.
_ASKING = """
сейчас теперь ныне сегодня недавно раньше прежде потом тогда давно уже именно вообще вроде кажется примерно правда
новый новая новое новые старый старая старое старые прежний прежняя прежнее последний последняя последние первый первая
нынешний нынешняя действующий действующая действующие прошлый прошлая другой другая другие разный разные
человек люди людей страна страны странах слова слово вопрос вопросы тема темы текст статья статью статье статьи пример
день дня дней дни год лет месяц месяца месяцев раз раза час часа часов
екіжақты двусторонний двусторонняя двустороннее двусторонние двусторонних двустороннего двусторонней
условия условиях каково сколько основании порядке
назвал назвала назвали сказал сказала заявил заявила выступил ответил упомянул подарил
действует действовал заменил заменила заменило отменил изменил создал создали создан основал основали установил
прекратил прекратили вступил вступила называется называют
подписан подписаны подписанный подписанные подписано заключен заключены заключенный заключенные заключено
стран платит платят стоит двух двумя обе оба обеих обоих относится посвящен посвящена существует нашел ищу хочу узнать
прочитать прочесть почитать посмотреть интересно спасибо здравствуйте помогите срочно
күн күні жыл ай рет жақты екіжақты қорғалады реттеледі айтылды
қазір бүгін бұрынғы жаңа ескі соңғы бірінші кейінгі мәселе сұрақ адам адамдар ел елдер сөз сөзі мәтін мақала
атады деді айтқан айтылған жасалған құрылған құрды құрған тоқтатты тоқтатқан өзгертті алмастырды ауыстырды жатады
аталады қойылған екі білгім іздеп оқу көру керекті рахмет сәлем өтінемін түсіндір
day days year years month months time times
now today currently recently earlier former current latest last first new old ever still really actually
people country countries word words question questions topic topics text article example
called named replaced changed created founded established ended stopped entered exists belongs mentioned mention
apply applies applied applying use uses used using work works working live lives living allow allows allowed allowing
need needs help helps make makes take takes get gets keep keeps become becomes happen happens happened bilateral
made done signed concluded both two long pay pays paid cost costs
looking search read see help thanks hello interested recognised recognized
"""


# Kinds of documents and of writings beside those of the vocabulary: they say where to look and not what for.
_WRITINGS = """
конвенция пакт хартия кодекс положение инструкция регламент уложение доклад отчёт книга монография учебник сборник
газета журнал диссертация convention pact accord code rule regulation report book monograph textbook newspaper paper
поправка поправки түзету amendment amendments
пакт кодекс ереже нұсқаулық есеп кітап оқулық жинақ газет журнал диссертация
"""


# What is done to any document of a kind: whoever asks when or by whom it was done asks for the document.
_DONE = re.compile(
    r"(?:ратифициру|ратифицирова|денонсирова|подписа|подписыва|заключ[аи]|утверди|утвержда|одобри|присоедини|прекрати"
    r"|расторгну|вступи|вступа|продли|опубликова|зарегистрирова)(?:л[аои]?|ть|н[аоы]?|нн?ы[йехм]|ет|ют|ли)?(?:ся|сь)?"
    r"|вышел|вышла|вышли|ратификациялады|ратификациялаған|бекітті|енді|енген|күшіне|күшін|жойды|қосылды|тоқтатылды"
    r"|ratif(?:y|ies|ied|ying)|denounc(?:e|es|ed|ing)|terminat(?:e|es|ed|ing)|enter(?:s|ed)?|withdr[ae]w|withdrawn"
    r"|accede[sd]?|approve[sd]?|publish(?:ed)?|register(?:ed)?|prolong(?:s|ed)?"
)
# How verbs end. What no record has is a verb by any of them; what some have only by those that few nouns share; what
# none spells so, though it may have others of the root, by those of the past.
_SURE_VERB = re.compile(
    r".{2,}(?:[аяеиу]ться|[аеияу]ется|[аюяу]тся|(?<!ос)(?<!ес)[аеияу]ть|(?:ывает|ивает|ует)|[аяу]ют|[аи]ли|ите|йте"
    r"|[ае]ды|еді|йды|йді|ймыз|йміз|ймын|ймін)"
)
_VERB = re.compile(
    r".{2,}(?:[аеиоя]л[аои]?|[аяеи]лся|[аеёи]т|[ую]т|[ая]т|сти|зти|чь|лд[ыі]|тт[ыі]|[дт]і|[ғқ]ан|[гк]ен|атын|етін|ing|ed)"
    r"|.[аеия]ть"
)
_OF_A_ROOT = re.compile(r".{2,}(?:(?:[аиоя]|(?<!т)е)л[аои]?|вш(?:ий|ая|ее|ие|его|ему|им|ем|ей|ую|их|ими))(?:с[яь])?")


def says_little(folded: str, known: bool, spelt: bool) -> bool:
    """Return whether a folded word is one of asking or looks like a verb: it tells less than a noun does.

    A past of a verb need not be of a root that no record has, if it is `spelt` in none.
    """
    return (
        folded in _asking()
        or stem(folded, KAZAKH) in _asking()
        or bool(_DONE.fullmatch(folded) or _SURE_VERB.fullmatch(folded))
        or bool(not spelt and _OF_A_ROOT.fullmatch(folded))
        or bool(not known and _VERB.fullmatch(folded) and not folded.endswith("тели"))
    )


def names_document(folded: str) -> bool:
    """Return whether a folded word is one for a kind of documents or writings, in any form."""
    return any(stem(folded, lang) in _writings() for lang in LANGUAGES)


@lru_cache(maxsize=1)
def _writings() -> frozenset[str]:
    return frozenset(stem(word, lang) for word in _WRITINGS.split() for lang in LANGUAGES)


@lru_cache(maxsize=1)
def _asking() -> frozenset[str]:
    return frozenset([*_ASKING.split(), *map(bones, _ASKING.split())])


@lru_cache(maxsize=1)
def _all() -> frozenset[str]:
    kazakh, russian = _KAZAKH.split(), _RUSSIAN.split()
    romanised = [key for key in map(latin_key, (*kazakh, *russian)) if len(key) > 3]
    return frozenset([*kazakh, *map(bones, kazakh), *russian, *romanised, *_ENGLISH.split()])


def is_stopword(folded: str) -> bool:
    """Return whether a folded word says too little to be needed; a single letter (an initial) is one too."""
    return folded in _all() or bones(folded) in _all() or (len(folded) == 1 and folded.isalpha())


def is_initial(word: str) -> bool:
    """Return whether a word as typed may be the initial of a name."""
    return len(word) == 1 and word.isupper()
