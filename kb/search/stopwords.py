"""Words too common to be asked for: a question that has others does not need them."""

from functools import lru_cache

from kb.language.folding import bones
from kb.language.latin import latin_key

_KAZAKH = """
және мен пен бен да де та те туралы үшін бойынша арасындағы арасында жөнінде қарай дейін кейін ретінде болып бұл осы
сол ол бір еш не ма ме жылғы жыл ның нің дың дің тың тің ға ге қа ке ны ні ды ді ты ті дан ден нан нен
кім қашан қайда неге қалай қандай қанша
"""
_RUSSIAN = """
и в во на о об обо с со к ко по из за от до для между при как не или его их у же бы ли а но года г что такое
кто где когда куда почему зачем какой какая какие который сколько
"""
_ENGLISH = """
the of and in on for to a an with between by from at as is are or its their about s
isbn issn doi url https http www unts
who what when where why how which
"""


@lru_cache(maxsize=1)
def _all() -> frozenset[str]:
    kazakh, russian = _KAZAKH.split(), _RUSSIAN.split()
    romanised = [key for key in map(latin_key, (*kazakh, *russian)) if len(key) > 3]
    return frozenset([*kazakh, *map(bones, kazakh), *russian, *romanised, *_ENGLISH.split()])


def is_stopword(folded: str) -> bool:
    """Return whether a folded word says too little to be needed; a single letter (an initial) is one too."""
    return folded in _all() or (len(folded) == 1 and folded.isalpha())
