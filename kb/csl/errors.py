"""What this processor refuses: styles and locales that cannot be used. Items are never refused."""

from collections.abc import Iterable


class CslError(ValueError):
    """A style or a locale cannot be used."""


class StyleError(CslError):
    """The XML of a style or a locale cannot be used: `code` says why, the same for the same cause, `values` where.

    The sentences for people, with what to do, are the caller's; the README lists the codes.
    """

    def __init__(self, code: str, /, **values: str | int) -> None:
        self.code = code
        self.values = values
        super().__init__(f"{code}: " + ", ".join(f"{name} {value}" for name, value in values.items()))


class LocaleError(CslError):
    """No locale is installed for a language; `language` is what was given, `valid` are the installed ones."""

    def __init__(self, language: str, valid: Iterable[str]) -> None:
        self.language = language
        self.valid = tuple(valid)
        super().__init__(f"no locale {language[:80]!r} is installed. Take one of: {', '.join(self.valid)}")
