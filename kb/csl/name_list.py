"""One list of names: how many are printed, and what stands between them (CSL 1.0.2, "Name", "Et-al")."""

from collections.abc import Sequence
from dataclasses import replace

from kb.csl.affixes import affix, format_marks, frame, item_language
from kb.csl.cite import FIRST, Cite
from kb.csl.letters import tells_dots
from kb.csl.markup import parse
from kb.csl.name_options import NameOptions
from kb.csl.name_parts import PartStyle, StyledName, default_level, part_styles, plain_name
from kb.csl.output import CLOSE, SIGNS, Token, plain
from kb.csl.person import WESTERN, Person, spelt_initials
from kb.csl.terms import Locale
from kb.csl.xml import Node

OTHERS = "others"  # the last of several names, which is no name: the list ends in et al., as pandoc reads it


class NameList:
    """The compiled writer of lists of names."""

    def __init__(self, options: NameOptions, name: Node | None, et_al: Node | None, locale: Locale) -> None:
        given_style, family_style = part_styles(name)
        self.options = options
        self.marks = format_marks(name) if name is not None else ()
        self.prefix, self.suffix = (affix(name.get(key)) if name is not None else "" for key in ("prefix", "suffix"))
        self.text = plain_name(options)
        self.styled: StyledName | None = None
        self.dotted: StyledName | None = None  # in the languages that tell a dotted i from a dotless one
        if (given_style or family_style) and not options.sorting:
            given, family = given_style or PartStyle(), family_style or PartStyle()
            self.styled = StyledName(options, given, family)
            if given.case or family.case:
                self.dotted = StyledName(options, replace(given, language="tr"), replace(family, language="tr"))
        self.language = locale.language.lower()
        self.base = default_level(options)
        self.initializes = options.initialize and options.initialize_with is not None
        self.order = options.sort_order
        self.delimiter = affix(options.delimiter)
        self.conjunction = "" if options.sorting else _conjunction(options, locale)
        self.et_al = () if options.sorting else _et_al(et_al, locale)
        self.gap = " " if WESTERN.search(plain(self.et_al)) else ""
        # Names can be one piece where no sign of the delimiter may meet the stop of an initial.
        self.joins = (
            options.delimiter[:1] not in SIGNS - {","}
            and self.styled is None
            and not (self.marks or self.prefix or self.suffix)
        )

    def write(self, cite: Cite, people: Sequence[Person], out: list[Token]) -> None:
        """Write a list of names."""
        count = len(people)
        nameset = cite.nameset
        cite.nameset = nameset + 1
        shown = (self.options.et_al if cite.position <= FIRST else self.options.subsequent).shown(count)
        if self.options.use_last and count == shown + 1:
            shown = count  # the last name is the only one left out: the list stands whole
        if cite.names_seen is not None:
            shown = min(count, max(shown, cite.names_seen.get(nameset, 0)))
        if people[-1].literal == OTHERS and count > 1:
            shown = min(shown, count - 1)  # more people than are named
        if cite.sizes is not None:
            cite.sizes.append((shown, count))
        if self.joins and cite.captured is None and cite.levels is None and cite.givens is None:
            self._write_joined(cite, people, shown, out)
        elif shown:
            if self.prefix:
                out.append(self.prefix)
            self._write_apart(
                cite, people, [self._name(cite, p, nameset, i) for i, p in enumerate(people[:shown])], out
            )
            if self.suffix:
                out.append(self.suffix)

    def _write_joined(self, cite: Cite, people: Sequence[Person], shown: int, out: list[Token]) -> None:
        """Write names as one piece of text: the way of nearly all lists."""
        if not shown:
            return
        every, some, base, text = self.order == "all", self.order == "first", self.base, self.text
        names = [text(people[0], every or some, base)]
        names += [text(person, every, base) for person in people[1:shown]]
        count = len(people)
        if shown == count and count > 1 and self.conjunction:
            last = names.pop()
            joined = f"{self.delimiter.join(names)}{self._last_joint(people, count)}{last}"
        else:
            joined = self.delimiter.join(names)
        if "<" in joined:
            out.extend(_marked(joined))
        elif joined:
            out.append(joined)
        if shown < count:
            self._cut(cite, people, shown, out, False)

    def _name(self, cite: Cite, person: Person, nameset: int, place: int) -> list[Token]:
        """Return one name's tokens, its given name as far as disambiguation reveals it."""
        level = self.base
        limited = (cite.primary_only and place) or (cite.initials_only and not self.initializes)
        if cite.levels is not None and not limited:
            level = max(level, cite.levels.get(person.key, 0))
        if cite.givens is not None:
            level = max(level, cite.givens.get((nameset, place), 0))
        if cite.comparing and "." in person.given:
            person = person._replace(given=spelt_initials(person.given))
        inverted = self.order == "all" or (self.order == "first" and place == 0)
        styled = self.dotted if self.dotted and tells_dots(item_language(cite, self.language)) else self.styled
        name = styled(person, inverted, level) if styled else _marked(self.text(person, inverted, level))
        return [*self.marks, *name, *([CLOSE] * len(self.marks))] if self.marks else name

    def _write_apart(self, cite: Cite, people: Sequence[Person], names: list[list[Token]], out: list[Token]) -> None:
        """Write names as pieces of their own; note where each stands when asked for."""
        shown, count = len(names), len(people)
        track = cite.captured is not None and not cite.captured
        spans: list[tuple[int, int]] = []
        for place, tokens in enumerate(names):
            if place:
                last = shown == count and place == count - 1 and self.conjunction
                out.append(self._last_joint(people, count) if last else self.delimiter)
            start = len(out)
            out.extend(tokens)
            spans.append((start, len(out)))
        if track and cite.captured is not None:
            cite.captured.extend(spans)
        if shown < count:
            self._cut(cite, people, shown, out, track)

    def _last_joint(self, people: Sequence[Person], count: int) -> str:
        """Return what stands before the last name: perhaps the delimiter, and "and"."""
        word = self.conjunction
        if word[0] != " ":
            return word
        wants = self._wants(self.options.precedes_last, people[count - 2], count - 1, count > 2)
        return f"{self.delimiter.rstrip(' ')}{word}" if wants else word

    def _wants(self, rule: str, before: Person, names: int, contextual: bool) -> bool:
        """Return whether the delimiter stands before et al. or the last name."""
        if rule == "after-inverted-name":
            return not before.literal and (self.order == "all" or (self.order == "first" and names == 1))
        return rule == "always" or (rule == "contextual" and contextual)

    def _cut(self, cite: Cite, people: Sequence[Person], shown: int, out: list[Token], track: bool) -> None:
        """Write what ends a list that is cut: et al., or an ellipsis and the last name."""
        start = len(out)
        if self.options.use_last and people[-1].literal != OTHERS:
            out.append(f"{self.delimiter}… ")
            start = len(out)
            out.extend(self._name(cite, people[-1], cite.nameset - 1, len(people) - 1))
        elif self.et_al:
            wants = self._wants(self.options.precedes_et_al, people[shown - 1], shown, shown > 1)
            out.append(self.delimiter if wants else self.gap)
            out.extend(self.et_al)
        if track and cite.captured and len(out) > start:
            cite.captured.append((start, len(out)))
            cite.cut = not self.options.use_last or people[-1].literal == OTHERS


def _marked(text: str) -> list[Token]:
    """Return a name's tokens, its markup read."""
    if "<" not in text:
        return [text]
    parsed = parse(text)
    return [parsed] if isinstance(parsed, str) else list(parsed)


def _conjunction(options: NameOptions, locale: Locale) -> str:
    """Return "and" with its spaces; a term that brings its own stands close."""
    if options.conjunction == "symbol":
        return f" {locale.term('and', 'symbol') or '&'} "
    if options.conjunction == "text":
        term = locale.term("and") or "and"
        return term if term[-1].isspace() else f" {term} "
    return ""


def _et_al(node: Node | None, locale: Locale) -> tuple[Token, ...]:
    term = locale.term(node.get("term", "et-al") if node is not None else "et-al") or ""
    if not term or node is None:
        return (term,) if term else ()
    before, after = frame(node, quotes=False)
    return (*before, term, *after)
