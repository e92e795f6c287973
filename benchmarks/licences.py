"""Write the page of what hmicdiff needs to run, each with its licence, as the packages themselves state it.

    python benchmarks/licences.py > docs/licences.md
    python benchmarks/licences.py --sbom > docs/sbom.json
    python benchmarks/licences.py --check

With ``--sbom`` it is the same as a bill of materials, CycloneDX 1.5. With ``--check`` nothing is printed: ends with 1 if a package states no licence, or one outside those known as free.
"""

from __future__ import annotations

import json
import re
import sys
from importlib import metadata

from packaging.requirements import Requirement

FREE = re.compile(
    r"\b(?:MIT|BSD|Apache|ISC|PSF|Python|Zlib|Unlicense|0BSD|HPND|CC0|MPL|LGPL|Artistic)\b|Python Software Foundation",
    re.IGNORECASE,
)
"""Licences under which a package may be used here; LGPL and MPL ask for the package's own source alone."""
HEAD = """# What hmicdiff needs, and under which licences

Made by `make licences` from what the installed packages state. The exact versions and hashes are in `uv.lock`.

| package | version | licence | home |
|---|---|---|---|"""


def main() -> int:
    """Print the page, or check it."""
    rows = [(name, *_facts(name)) for name in sorted(_needed("hmicdiff"))]
    unknown = [name for name, _, licence, _ in rows if not FREE.search(licence)]
    if "--check" in sys.argv[1:]:
        print(f"{len(rows)} packages, without a licence known as free: {', '.join(unknown) or 'none'}")
        return int(bool(unknown))
    if "--sbom" in sys.argv[1:]:
        print(json.dumps(_bill(rows), indent=1))
        return 0
    print(HEAD)
    for row in rows:
        print(f"| {' | '.join(row)} |")
    return 0


def _bill(rows: list[tuple[str, str, str, str]]) -> dict[str, object]:
    """Return the packages as a bill of materials."""
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "components": [
            {
                "type": "library",
                "name": name,
                "version": version,
                "purl": f"pkg:pypi/{name}@{version}",
                "licenses": [{"license": {"name": licence}}],
            }
            for name, version, licence, _ in rows
        ],
    }


def _needed(root: str) -> set[str]:
    """Return the names of all packages that `root` needs to run on this system, its extras aside."""
    found: set[str] = set()
    todo = [root]
    while todo:
        for line in metadata.requires(todo.pop()) or ():
            need = Requirement(line)
            name = re.sub(r"[-_.]+", "-", need.name).lower()
            if name not in found and (need.marker is None or need.marker.evaluate({"extra": ""})):
                found.add(name)
                todo += [name] if _is_here(name) else []
    return {name for name in found if _is_here(name)}


def _is_here(name: str) -> bool:
    """Whether a package is installed."""
    try:
        metadata.version(name)
    except metadata.PackageNotFoundError:
        return False
    return True


def _facts(name: str) -> tuple[str, str, str]:
    """Return version, licence and home page of a package."""
    facts = metadata.metadata(name)
    classifiers = [
        one.rpartition(" :: ")[2] for one in facts.get_all("Classifier") or () if one.startswith("License")
    ]
    stated = facts.get("License-Expression") or ", ".join(classifiers) or (facts.get("License") or "").strip()
    pages = dict(line.split(", ", 1) for line in facts.get_all("Project-URL") or () if ", " in line)
    home = facts.get("Home-page") or next(iter(pages.values()), "")
    return facts["Version"], (stated.splitlines() or ["none stated"])[0][:80], home


if __name__ == "__main__":
    sys.exit(main())
