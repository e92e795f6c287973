"""Gather every page into one site and build it; a link or reference that leads nowhere fails.

    python site/build.py

Pages that stand outside `docs/` are taken along under their own names, links between them are set right, of links
to files that are no pages the words are left, and the reference is made from code and schemas.
"""

from __future__ import annotations

import json
import posixpath
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from hmicdiff.dataset.schema import TABLES
from hmicdiff.explore import describe

ROOT = Path(__file__).parents[1]
BUILD = ROOT / "site" / ".site"
PAGES = {
    "README.md": "index.md",
    "CONTRIBUTING.md": "contributing.md",
    "SECURITY.md": "security.md",
    "CHANGELOG.md": "changelog.md",
    "findings/README.md": "findings.md",
    **{f"docs/{path.name}": path.name for path in (ROOT / "docs").glob("*.md")},
    **{
        f"docs/decisions/{path.name}": f"decisions/{path.name}"
        for path in (ROOT / "docs" / "decisions").glob("*.md")
    },
}
"""Where each page stands in the repository, and in the site."""
DOOR = ("read", "compare", "load", "Dataset", "ReportTables")
_LINK = re.compile(r"(!?)\[((?:[^\]\\]|\\.)*)\]\(([^)\s:#]+)(#[^)\s]*)?\)")


def main() -> int:
    """Build the site; return the builder's exit code."""
    shutil.rmtree(BUILD, ignore_errors=True)
    docs = BUILD / "docs"
    for name in ("images", "schema"):
        shutil.copytree(ROOT / "docs" / name, docs / name)
    for source, target in PAGES.items():
        _write(docs / target, _page(source, target))
    for name, text in (
        ("dictionary", _dictionary()),
        ("python", _python()),
        ("schemas", _schemas()),
        ("decisions", _decisions()),
    ):
        _write(docs / f"{name}.md", text)
    shutil.copy(ROOT / "site" / "zensical.toml", BUILD / "zensical.toml")
    return subprocess.run(
        [sys.executable, "-m", "zensical", "build", "--strict"], cwd=BUILD, check=False
    ).returncode


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _page(source: str, target: str) -> str:
    """Return a page with its links as they lead within the site."""
    text = (ROOT / source).read_text(encoding="utf-8")
    return _LINK.sub(lambda found: _link(found, source, target), text)


def _link(found: re.Match[str], source: str, target: str) -> str:
    """Return one link as it leads from the page's place in the site."""
    picture, words, path, anchor = found.groups()
    place = posixpath.normpath(posixpath.join(posixpath.dirname(source), path))
    if not (ROOT / place).exists():
        msg = f"{source}: {path}: leads nowhere"
        raise SystemExit(msg)
    if place in PAGES:
        there = posixpath.relpath(PAGES[place], posixpath.dirname(target) or ".")
    elif place.startswith("docs/images/"):
        there = posixpath.relpath(place.removeprefix("docs/"), posixpath.dirname(target) or ".")
    else:
        return words
    return f"{picture}[{words}]({there}{anchor or ''})"


def _dictionary() -> str:
    """Return the data dictionary as a page."""
    told: dict[str, Any] = describe()["databases"]["hmicdiff"]["tables"]
    parts = [
        "# Data dictionary\n\nThe tables of [the dataset](dataset.md), as files, in the database and in Python.\n"
    ]
    for table in TABLES:
        rows = [
            f"| `{one.name}` | {one.kind} | {told[table.name]['columns'][one.name]} | {_refers(one.refers)} |"
            for one in table.columns
        ]
        key = ", ".join(f"`{name}`" for name in table.key)
        head = "| column | type | meaning | refers to |\n|---|---|---|---|\n"
        parts.append(f"\n## {table.name}\n\n{table.meaning} Key: {key}.\n\n{head}" + "\n".join(rows) + "\n")
    return "".join(parts)


def _refers(other: str | None) -> str:
    return f"[`{other}`](#{other.partition('.')[0]})" if other else ""


def _python() -> str:
    """Return the reference of the door for Python; the builder fills it from the docstrings."""
    parts = [f"::: hmicdiff.api.{name}\n" for name in DOOR]
    return "# Python\n\n`import hmicdiff` gives these names.\n\n" + "\n".join(parts)


def _schemas() -> str:
    """Return what each JSON Schema describes, with its fields."""
    parts = [
        "# JSON Schemas\n\n`hmicdiff schema NAME` prints one; fields may be added, and are never renamed or dropped.\n"
    ]
    for path in sorted((ROOT / "docs" / "schema").glob("*.json")):
        plain = json.loads(path.read_text(encoding="utf-8"))
        parts.append(f"\n## {path.stem}\n\n[The schema itself](schema/{path.name}).\n")
        for name, noun in ({"": plain} | plain.get("$defs", {})).items():
            fields = ", ".join(f"`{field}`" for field in noun.get("properties", {}))
            told = " ".join(noun.get("description", "").split("\n\n")[0].split())
            parts.append(f"\n{f'**{name}**: ' if name else ''}{told} {fields}\n")
    return "".join(parts)


def _decisions() -> str:
    """Return the list of decision records."""
    records = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    titles = [(path.read_text("utf-8").splitlines()[0].lstrip("# "), path.name) for path in records]
    return "# Decisions\n\n" + "".join(f"- [{title}](decisions/{name})\n" for title, name in titles)


if __name__ == "__main__":
    sys.exit(main())
