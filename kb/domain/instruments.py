"""Instruments: the laws, decrees and resolutions by which something is done to a document."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Instrument:
    """The instrument of an action, such as a ratifying law.

    `name` says what it is and whose, in the cataloguer's English ("Law of the Republic of Kazakhstan"); `number` is
    its own, without a sign ("69-FZ"); `title` is its own title in the language `lang`, without quotation marks;
    `about` is what it does, in English ("approving the draft"). What fits no other field stands in `name`.
    """

    name: str = ""
    number: str = ""
    about: str = ""
    title: str = ""
    lang: str = ""

    def __bool__(self) -> bool:
        return bool(self.name or self.number or self.about or self.title)

    @property
    def text(self) -> str:
        """The instrument on one line, in English: "Federal Law No. 69-FZ"; "" where there is none."""
        number = f"No. {self.number}" if self.number else ""
        title = f"«{self.title}»" if self.title else ""
        return " ".join(part for part in (self.name, number, title, self.about) if part)


NO_INSTRUMENT = Instrument()
