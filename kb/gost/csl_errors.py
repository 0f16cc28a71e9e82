"""The border to `kb.csl`: what it refuses becomes the errors of this house."""

from collections.abc import Iterator
from contextlib import contextmanager

from kb.csl.errors import LocaleError, StyleError
from kb.errors import ChoiceError, KbError


@contextmanager
def csl_errors() -> Iterator[None]:
    """Run the block; a style that cannot be used raises KbError, an unknown locale ChoiceError with the near ones."""
    try:
        yield
    except LocaleError as error:
        raise ChoiceError("locale", error.language, error.valid) from None
    except StyleError as error:
        raise KbError(f"style-{error.code}", **error.values) from None
