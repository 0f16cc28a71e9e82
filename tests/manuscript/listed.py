"""One line of a printed list, read: what several tests of entries ask."""

from kb.manuscript.reference_list.works import ListedWork, read_list


def read(line: str) -> ListedWork:
    """Return the work of a line, which is one."""
    (work,) = read_list(f"1. {line}\n").works
    return work


def fields(line: str) -> dict[str, str]:
    """Return the type of a line's work and its fields, of those that stand twice the first."""
    work = read(line)
    return {"type": work.type, **{field.name: field.value for field in reversed(work.fields)}}
