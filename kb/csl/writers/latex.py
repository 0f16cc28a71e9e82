"""LaTeX: a `thebibliography` environment ready to be put into a document; the citekeys are the \\cite keys."""

import re

from kb.csl.formatted import FormattedEntry, FormattedList
from kb.csl.text_runs import Run
from kb.csl.writers.spacing import unbroken

_SIGNS = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "\u00a0": "~",
}  # fmt: skip
_HEAD = """% UTF-8; compile with LuaLaTeX or XeLaTeX and a font that has Kazakh letters:
% \\usepackage{fontspec}\\setmainfont{FreeSerif}\\usepackage{hyperref}
"""


def write(listed: FormattedList) -> bytes:
    """Return the list as a thebibliography environment; numbers of the manuscript are kept as labels."""
    widest = max((entry.label for entry in listed.entries), key=len, default="9")
    lines = [_HEAD + rf"\renewcommand{{\refname}}{{{_safe(listed.heading)}}}"]
    lines.append(rf"\begin{{thebibliography}}{{{_safe(_bare(widest)) or '9'}}}")
    seen: dict[str, int] = {}
    for entry in listed.entries:
        if entry.group:
            lines.append(rf"\item[]\textbf{{{_safe(entry.group)}}}")
        lines.append(_entry(entry, seen))
    lines.append(r"\end{thebibliography}")
    lines += [rf"\par\textit{{{_safe(note)}}}" for note in listed.notes]
    return ("\n".join(lines) + "\n").encode()


def _bare(label: str) -> str:
    return label.strip("[]().")


def _entry(entry: FormattedEntry, seen: dict[str, int]) -> str:
    seen[entry.citekey] = seen.get(entry.citekey, 0) + 1
    key = entry.citekey if seen[entry.citekey] == 1 else f"{entry.citekey}-{seen[entry.citekey]}"
    label = f"[{_safe(_bare(entry.label))}]" if entry.label else "[]"
    return rf"\bibitem{label}{{{key}}} {''.join(_run(unbroken(run)) for run in entry.content)}"


def _run(run: Run) -> str:
    if run.url:
        return rf"\url{{{re.sub(r'([%#{}])', lambda m: chr(92) + m.group(1), run.url)}}}"
    text = _safe(run.text)
    for wanted, command in (
        (run.italic, "textit"), (run.bold, "textbf"), (run.underline, "underline"), (run.small_caps, "textsc"),
        (run.vertical == "superscript", "textsuperscript"), (run.vertical == "subscript", "textsubscript"),
    ):  # fmt: skip
        text = rf"\{command}{{{text}}}" if wanted else text
    return text


def _safe(text: str) -> str:
    return "".join(_SIGNS.get(letter, letter) for letter in text)
