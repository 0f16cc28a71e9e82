"""Dates in words, as people type them into a search: 25 мая 1992 года, 1992 жылғы 25 мамыр, 25 May 1992."""

KAZAKH = ("қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым", "шілде", "тамыз", "қыркүйек", "қазан", "қараша",
          "желтоқсан")  # fmt: skip
RUSSIAN = ("января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября",
           "декабря")  # fmt: skip
ENGLISH = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip


def date_in_words(year: int, month: int, day: int | None = None) -> tuple[tuple[str, str], ...]:
    """Return (language, text) of a day or a month in Kazakh, Russian and English; `month` is 1 to 12."""
    number = f"{day} " if day else ""
    return (
        ("kk", f"{year} жылғы {number}{KAZAKH[month - 1]}"),
        ("ru", f"{number}{RUSSIAN[month - 1]} {year} года"),
        ("en", f"{number}{ENGLISH[month - 1]} {year}"),
    )
