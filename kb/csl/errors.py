"""What this processor refuses: styles and locales that cannot be used. Items are never refused."""

from collections.abc import Iterable


class CslError(ValueError):
    """A style or a locale cannot be used: the message names the place and the remedy."""


class StyleError(CslError):
    """The XML of a style or a locale cannot be used."""


class LocaleError(CslError):
    """No locale is installed for a language; `language` is what was given, `valid` are the installed ones."""

    def __init__(self, language: str, valid: Iterable[str]) -> None:
        self.language = language
        self.valid = tuple(valid)
        super().__init__(f"no locale {language[:80]!r} is installed. Take one of: {', '.join(self.valid)}")
