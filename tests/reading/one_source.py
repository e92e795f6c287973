"""One report written out in every format, by several producers, for the law that all are read alike."""

from __future__ import annotations

import io
import json
from html import escape
from typing import TYPE_CHECKING, Any

from docx import Document as NewDocument

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

__all__ = ["PRODUCERS", "REPORT", "as_docx", "as_html"]

Block = tuple[str, str]
"""Kind (``h1`` to ``h3``, ``p``, ``li``, ``row``) and text; the cells of a row are parted by bars."""

REPORT: Sequence[Block] = (
    ("h1", "PEEL 2025–27: An inspection of Gwent Police"),
    ("p", "Published on: 9 September 2026"),
    ("h2", "Preventing crime"),
    ("p", "Requires improvement"),
    ("p", "Gwent Police requires improvement at preventing crime and antisocial behaviour."),
    ("h3", "Neighbourhood officers have the time they need for difficult investigations"),
    (
        "p",
        (
            "In the year ending 31 March 2026, neighbourhood officers were abstracted on 11.4 percent of their shifts. "
            "The force has considerably strengthened its problem-solving since our last inspection, and officers "
            "systematically identify the offenders who affect communities most. Of the 64 plans that we reviewed, 48 "
            "were of sufficient quality."
        ),
    ),
    ("h3", "Area for improvement"),
    (
        "p",
        (
            "The force should make sure that its officers record the effects of what they do in neighbourhoods."
        ),
    ),
    ("h2", "Investigating crime"),
    ("p", "Inadequate"),
    ("p", "Gwent Police is inadequate at investigating crime."),
    (
        "p",
        (
            "The quality of investigations has declined since our last inspection. The force finished 7.9 percent of "
            "investigations with a charge, and supervisors told us that difficult cases wait for officers whose "
            "workloads are unmanageable."
        ),
    ),
    ("h3", "Cause of concern"),
    ("p", "The force doesn’t supervise investigations effectively, and victims are let down."),
    ("h3", "Recommendations"),
    ("p", "By 30 June 2027, Gwent Police should:"),
    ("li", "make sure that supervisors review every investigation at suitable intervals;"),
    ("li", "tell victims about decisions in good time; and"),
    ("li", "make sure that staff who investigate fraud are trained for it."),
    ("h2", "Managing offenders"),
    ("p", "Adequate"),
    ("p", "Gwent Police is adequate at managing offenders."),
    (
        "p",
        (
            "In the year ending 31 March 2026, the force’s officers visited 96.2 percent of registered offenders."
        ),
    ),
)
_TAGS = {"h1": "h1", "h2": "h2", "h3": "h3", "p": "p"}


def _runs(report: Sequence[Block]) -> list[list[Block]]:
    """Return blocks, the items of one list and the rows of one table together."""
    together: list[list[Block]] = []
    for block in report:
        if block[0] in {"li", "row"} and together and together[-1][0][0] == block[0]:
            together[-1].append(block)
        else:
            together.append([block])
    return together


def _cells(text: str) -> list[str]:
    """Return the cells of a row."""
    return [cell.strip() for cell in text.split("|")]


def as_text(report: Sequence[Block]) -> bytes:
    """Return the report as plain text."""
    signs = {"li": "• {}", "row": "| {} |"}
    parts = ["\n\n" if run[0][0] == "li" else "\n" for run in _runs(report)]
    runs = [
        part.join(signs.get(kind, "{}").format(text) for kind, text in run)
        for part, run in zip(parts, _runs(report), strict=True)
    ]
    return "\n\n".join(runs).encode() + b"\n"


def as_markdown(report: Sequence[Block]) -> bytes:
    """Return the report as Markdown."""
    marks = {"h1": "# ", "h2": "## ", "h3": "### ", "p": "", "li": "- "}
    parts = [
        _markdown_table(run)
        if run[0][0] == "row"
        else "\n".join(f"{marks[kind]}{text}" for kind, text in run)
        for run in _runs(report)
    ]
    return "\n\n".join(parts).encode() + b"\n"


def _markdown_table(run: Sequence[Block]) -> str:
    """Return rows as a table of Markdown."""
    rows = [f"| {text} |" for _, text in run]
    return "\n".join((rows[0], "|---" * len(_cells(run[0][1])) + "|", *rows[1:]))


def as_restructured(report: Sequence[Block]) -> bytes:
    """Return the report as reStructuredText."""
    signs = {"h1": "=", "h2": "-", "h3": "~"}
    parts = []
    for run in _runs(report):
        kind, text = run[0]
        if kind == "row":
            rows = [[cell.replace("|", "") for cell in _cells(words)] for _, words in run]
            listed = ["   * - " + "\n     - ".join(row) for row in rows]
            parts.append("\n".join([".. list-table::", "   :header-rows: 1", "", *listed]))
        elif kind == "li":
            parts.append("\n".join(f"- {words}" for _, words in run))
        else:
            parts.append(f"{text}\n{signs[kind] * len(text)}" if kind in signs else text)
    return "\n\n".join(parts).encode() + b"\n"


def as_html(report: Sequence[Block], style: str = "") -> bytes:
    """Return the report as a web page."""
    parts = []
    for run in _runs(report):
        kind = run[0][0]
        if kind == "li":
            parts.append("<ul>" + "".join(f"<li>{escape(text)}</li>" for _, text in run) + "</ul>")
        elif kind == "row":
            rows = ["".join(f"<td>{escape(cell)}</td>" for cell in _cells(text)) for _, text in run]
            head = rows[0].replace("td>", "th>")
            parts.append("<table>" + "".join(f"<tr>{row}</tr>" for row in (head, *rows[1:])) + "</table>")
        else:
            parts.append(f"<{kind}>{escape(run[0][1])}</{kind}>")
    head = f"<head><meta charset='utf-8'><title>{escape(report[0][1])}</title><style>{style}</style></head>"
    return (
        f"<!doctype html><html lang='en-GB'>{head}<body><main>{''.join(parts)}</main></body></html>".encode()
    )


def as_docx(report: Sequence[Block]) -> bytes:
    """Return the report as a Word file."""
    document = NewDocument()
    for run in _runs(report):
        if run[0][0] == "row":
            _word_table(document, [_cells(text) for _, text in run])
            continue
        for kind, text in run:
            if kind.startswith("h"):
                document.add_heading(text, level=int(kind[1]))
            else:
                document.add_paragraph(text, style="List Bullet" if kind == "li" else None)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _word_table(document: Any, rows: Sequence[Sequence[str]]) -> None:  # noqa: ANN401 - the library states no types
    """Add a table to a Word file."""
    table = document.add_table(len(rows), len(rows[0]), style="Table Grid")
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            table.cell(number, column).text = cell


_PRINT = """
@page { size: A4; margin: 30mm 28mm; @bottom-center { content: counter(page) } @top-left { content: "HMICFRS" } }
body { font-family: sans-serif; font-size: 10.5pt; text-align: justify; hyphens: auto }
h1, h2, h3 { text-align: left; hyphens: none; break-after: avoid }
table { border-collapse: collapse } td, th { border: 0.5pt solid #666; padding: 1mm 2mm; text-align: left; hyphens: none }
"""
_TWO_COLUMNS = "main { columns: 2; column-gap: 8mm } h1 { column-span: all }"


def with_weasyprint(report: Sequence[Block]) -> bytes:
    """Return the report as WeasyPrint sets it: justified, words divided."""
    import weasyprint  # noqa: PLC0415 - only where it is asked for

    return bytes(weasyprint.HTML(string=as_html(report, _PRINT).decode()).write_pdf())


def with_weasyprint_in_columns(report: Sequence[Block]) -> bytes:
    """Return the report as WeasyPrint sets it in two columns."""
    import weasyprint  # noqa: PLC0415

    return bytes(weasyprint.HTML(string=as_html(report, _PRINT + _TWO_COLUMNS).decode()).write_pdf())


def with_typst(report: Sequence[Block]) -> bytes:
    """Return the report as Typst sets it: tagged, justified, words divided, ligatures in its own font."""
    return _typst(report, "")


def with_typst_in_columns(report: Sequence[Block]) -> bytes:
    """Return the report as Typst sets it in two columns."""
    return _typst(report, ", columns: 2")


def _typst(report: Sequence[Block], page: str) -> bytes:
    """Return the report as Typst sets it."""
    import typst  # noqa: PLC0415

    marks = {"h1": "= ", "h2": "== ", "h3": "=== ", "p": "", "li": "- "}
    setup = (
        f'#set page(paper: "a4", numbering: "1"{page})\n#set text(lang: "en", region: "GB", size: 10.5pt)\n'
        "#set par(justify: true)\n"
    )
    body = "\n\n".join(
        _typst_table(run)
        if run[0][0] == "row"
        else "\n".join(f"{marks[kind]}#{json.dumps(text, ensure_ascii=False)}" for kind, text in run)
        for run in _runs(report)
    )
    return bytes(typst.compile((setup + body).encode()))


def _typst_table(run: Sequence[Block]) -> str:
    """Return rows as a table of Typst."""
    cells = ", ".join(json.dumps(cell, ensure_ascii=False) for _, text in run for cell in _cells(text))
    return f"#table(columns: {len(_cells(run[0][1]))}, {cells})"


PRODUCERS: Mapping[str, tuple[str, Callable[[Sequence[Block]], bytes]]] = {
    "text": ("txt", as_text),
    "Markdown": ("md", as_markdown),
    "reStructuredText": ("rst", as_restructured),
    "HTML": ("html", as_html),
    "Word": ("docx", as_docx),
    "WeasyPrint": ("pdf", with_weasyprint),
    "WeasyPrint in two columns": ("pdf", with_weasyprint_in_columns),
    "Typst": ("pdf", with_typst),
    "Typst in two columns": ("pdf", with_typst_in_columns),
}
"""Name of each producer, the ending of its files, and how it writes a report."""
