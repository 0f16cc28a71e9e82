"""The lines that head a reference list, in Kazakh, Russian, English, Ukrainian and Turkish."""

import re

from kb.manuscript.documents.source import ManuscriptText
from kb.manuscript.reference_list.traced_text import repaired

_LIST_HEADING = re.compile(
    r"(?:[IVX\d]+[.)]?\s+)?(?:(?:(?:[\w-]+\s){1,4}(?:бойынша|үшін)\s)?(?:пайдаланылған|қолданылған|ұсынылатын|пайдаланған)\s.{0,40}(?:әдебиет|дереккөз|дерек)\w*.{0,30}"
    r"|(?:[\w-]+\s){0,2}(?:[\w-]+-)?(?:тарау|бөлім)(?:ға|ге|дың|дің|нің)?\s(?:әдебиет|дереккөз)\w*(?:\sтізімі)?"
    r"|әдебиет|(?:әдебиеттер|дереккөздер|сілтемелер|деректер)(?:\s(?:мен|және|тізім|әдебиет|дерек|сілтеме|көрсеткіш|библиограф|жинағ|жиынтығ)"
    r"[^\W\d_]*){0,3}(?:\s(?:мен|және)(?:\s[\w-]+){0,2}\s(?:ресурс|көз|ескерт|сайт|құжат|басылым|материал|еңбек)[^\W\d_]*(?:\sтізімі)?)?"
    r"|(?:библиографический\s)?список\s(?:использованн\w+\s|цитируем\w+\s)?(?:научн\w+\s)?(?:литератур|источник)\w*.{0,40}"
    r"|(?:использованн\w+\s)?(?:литература|источники)(?:\sи\s(?:литература|источники))?(?:\sк\s.{1,30})?|библиограф\w+(?:\sсписок)?"
    r"|(?:список|перелік)\s(?:використан\w+\s|цитован\w+\s)?(?:літератур|джерел|посилань)\w*.{0,40}"
    r"|(?:використан[іи]\s)?(?:література|джерела)(?:\s(?:та|і|й)\s(?:література|джерела))?|бібліограф\w+(?:\sсписок)?"
    r"|kaynakça|(?:yararlanılan\s|kullanılan\s)?kaynaklar(?:\s(?:listesi|dizini))?|kaynak\slistesi|bibliyografya"
    r"|chapter\s[\dIVX]+[.:]?\s(?:references|bibliography)"
    r"|references|bibliography|works\scited|(?:list\sof\s)?references|reference\slist|references\s(?:for|to|of)\s.{1,30}|(?:literature|sources)\scited|literature"
    r"|sources\sand\s(?:literature|references)|literature\sand\ssources)\s*[:.]?",
    re.IGNORECASE,
)
_COMMAND = re.compile(r"^\\(?:(?:sub)*section|chapter)\*?\{(.*)\}$")


def heads(line: str) -> bool:
    """Return whether a line is the heading of a list, its letters those of its words (ТIЗIМI with Latin I)."""
    if len(line) >= 120:
        return False
    bare = _COMMAND.sub(r"\1", line.strip()).strip().lstrip("#* ").rstrip("* ")
    return bool(_LIST_HEADING.fullmatch(bare) or _LIST_HEADING.fullmatch(repaired(bare)))


def heads_nothing(text: ManuscriptText) -> bool:
    """Return whether a text ends with the heading of a list that has no entries yet."""
    said = [text.text[block.start : block.end].strip() for block in text.blocks if not block.place]
    last = next(filter(None, reversed(said)), "")
    return heads(last)
