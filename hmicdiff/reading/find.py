"""Which files are inputs: what is read, what is passed over, what is refused."""

from __future__ import annotations

import logging
import os
import stat
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from hmicdiff.errors import CatalogueError
from hmicdiff.model import CarriedFact, Refusal
from hmicdiff.reading.catalogue import CATALOGUE_NAME, read_catalogue
from hmicdiff.reading.own import is_outputs, names_in_manifest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["DECISIONS_NAME", "EXTENSIONS", "Found", "InputFile", "find_decisions", "find_inputs"]

logger = logging.getLogger(__name__)

EXTENSIONS: Final = frozenset({".txt", ".md", ".rst", ".html", ".htm", ".pdf", ".docx"})
"""Extensions of the files that are read from a folder."""
DECISIONS_NAME: Final = "decisions"
"""Name of the folder that holds reviewers' decisions and never inputs."""
_PASSED_PREFIXES: Final = (".", "_", "readme", "license", "notice")
_CATALOGUE: Final = "This is a catalogue, no report; it is read with the files beside it."
_OUTSIDE: Final = "The link leads out of the folder; copy the file into it."


@dataclass(frozen=True, slots=True, kw_only=True)
class InputFile:
    """A file to read, and what its catalogue says of it."""

    path: Path
    """Where it stands on this machine."""
    relative: str
    """Path relative to the folder argument, with ``/``; a file given by itself has its name alone."""
    carried: CarriedFact | None = None
    catalogue: str | None = None
    """Relative path of the catalogue that `carried` comes from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What the given paths hold, each part sorted by relative path."""

    files: tuple[InputFile, ...]
    refused: tuple[Refusal, ...]


def find_inputs(paths: Sequence[Path]) -> Found:
    """Return the inputs in `paths`, files or folders, each file once whatever the order of `paths`.

    Folders are read recursively. Passed over without a word: names that begin with ``.``, ``_``,
    ``README``, ``LICENSE`` or ``NOTICE``, catalogues, folders named ``decisions``, other extensions,
    folders of our own outputs, and in a given folder the outputs that its manifest lists.
    A path given by itself is never passed over, but a catalogue is no report: given beside files it tells
    of, it is read as their catalogue. Refused: what does not exist, links out of the folder, what is
    neither file nor folder, a name that is not UTF-8, a catalogue with no given file beside it, and a
    catalogue that breaks a rule (its reports are read without it).
    """
    entries = [entry for path in paths for entry in _entries_of(Path(path))]
    files = _told_apart(_once(entry for entry in entries if isinstance(entry, InputFile)))
    files, alone = _without_catalogues(files)
    files, broken = _with_catalogues(files)
    refused = {entry for entry in entries if isinstance(entry, Refusal)} | alone | broken
    return Found(
        files=tuple(sorted(files, key=lambda file: file.relative)),
        refused=tuple(sorted(refused, key=lambda refusal: (refusal.path, refusal.code))),
    )


def find_decisions(paths: Sequence[Path], explicit_dir: Path | None = None) -> tuple[Path, ...]:
    """Return the decision files (``*.json``) that belong to the given inputs, sorted.

    They stand in `explicit_dir`; else in the folder ``decisions`` of each given folder, or of the
    nearest of its parents that has one.
    """
    folders = {explicit_dir} if explicit_dir else {_decisions_folder(Path(path)) for path in paths}
    found = {
        file.resolve(): file
        for folder in folders
        if folder is not None
        for file in folder.glob("*.json")
        if file.is_file() and not file.name.startswith((".", "_"))
    }
    return tuple(found[key] for key in sorted(found))


def _decisions_folder(path: Path) -> Path | None:
    """Return the nearest folder ``decisions`` upwards from `path`."""
    start = path.resolve()
    candidates = (folder / DECISIONS_NAME for folder in (start, *start.parents))
    return next((folder for folder in candidates if folder.is_dir()), None)


def _entries_of(path: Path) -> Iterator[InputFile | Refusal]:
    """Yield what one given path holds."""
    name = path.name or path.resolve().name
    if not _is_utf8(name):
        yield _misnamed(name)
    elif path.is_dir():
        own = names_in_manifest(path)
        for entry in _walk(path, path.resolve(), ""):
            if not (isinstance(entry, InputFile) and entry.relative in own):
                yield entry
    elif path.is_file():
        yield InputFile(path=path, relative=name)
    elif path.exists():
        yield _not_regular(name)
    else:
        yield Refusal(path=name, code="not_found", reason="There is no such file or folder.")


def _walk(folder: Path, root: Path, prefix: str) -> Iterator[InputFile | Refusal]:
    """Yield what a folder holds, in the order of names; `prefix` is its relative path with ``/``."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        reason = f"The folder can't be read: {error.strerror}."
        yield Refusal(path=prefix.rstrip("/") or root.name, code="unreadable", reason=reason)
        return
    for entry in entries:
        if _is_passed_over(entry):
            continue
        if _is_utf8(entry.name):
            yield from _entry(Path(entry.path), root, prefix + entry.name)
        else:
            yield _misnamed(prefix + entry.name)


def _entry(path: Path, root: Path, relative: str) -> Iterator[InputFile | Refusal]:
    """Yield what one entry of a folder is: itself, its content if it is a folder, or a refusal."""
    if path.is_symlink():
        yield from _link(path, root, relative)
    elif path.is_dir():
        if not is_outputs(path):
            yield from _walk(path, root, f"{relative}/")
    elif path.is_file():
        yield InputFile(path=path, relative=relative)
    else:
        yield _not_regular(relative)


def _link(path: Path, root: Path, relative: str) -> Iterator[InputFile | Refusal]:
    """Yield what a link is; one to a place within the folder adds nothing, for that is read itself."""
    try:
        target = path.resolve()
    except (OSError, RuntimeError):
        yield Refusal(path=relative, code="unreadable", reason="The link leads to itself.")
        return
    if not target.is_relative_to(root):
        yield Refusal(path=relative, code="outside", reason=_OUTSIDE)
    elif not target.exists():
        yield Refusal(path=relative, code="not_found", reason="The link leads to nothing.")
    elif target.is_file():
        yield InputFile(path=path, relative=relative)


def _not_regular(relative: str) -> Refusal:
    """Refuse a pipe, socket or device."""
    return Refusal(path=relative, code="unreadable", reason="This is neither a file nor a folder.")


def _is_utf8(name: str) -> bool:
    """Whether a name of the disk is text; bytes that are none stand in it as lone surrogates."""
    return not any("\ud800" <= char <= "\udfff" for char in name)


def _misnamed(name: str) -> Refusal:
    """Refuse what has a name that no output could print; its odd bytes are shown as hexadecimal numbers."""
    shown = os.fsencode(name).decode("utf-8", errors="backslashreplace")
    return Refusal(path=shown, code="unreadable", reason="The name is not UTF-8; rename it.")


def _is_passed_over(entry: os.DirEntry[str]) -> bool:
    """Whether a folder's entry is no input by its name."""
    name = entry.name.casefold()
    if name.startswith(_PASSED_PREFIXES) or name in {CATALOGUE_NAME, DECISIONS_NAME}:
        return True
    return not _is_folder(entry) and Path(name).suffix not in EXTENSIONS


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether an entry is a folder or a link to one."""
    try:
        return stat.S_ISDIR(entry.stat().st_mode)
    except OSError:
        return False


def _once(files: Iterable[InputFile]) -> list[InputFile]:
    """Keep each file of the disk once, under the relative path that says most."""
    kept: dict[Path, InputFile] = {}
    for file in sorted(files, key=lambda file: (-file.relative.count("/"), file.relative, str(file.path))):
        kept.setdefault(file.path.resolve(), file)
    return list(kept.values())


def _told_apart(files: list[InputFile]) -> list[InputFile]:
    """Give files of one relative path (from two given folders) the path from their common parent."""
    groups: dict[str, list[InputFile]] = {}
    for file in files:
        groups.setdefault(file.relative, []).append(file)
    return [file for group in groups.values() for file in (_from_common(group) if len(group) > 1 else group)]


def _from_common(group: list[InputFile]) -> list[InputFile]:
    """Return the files with paths relative to the folder they have in common."""
    parent = os.path.commonpath([file.path.absolute() for file in group])
    return [replace(file, relative=file.path.absolute().relative_to(parent).as_posix()) for file in group]


def _without_catalogues(files: list[InputFile]) -> tuple[list[InputFile], set[Refusal]]:
    """Return the files that are no catalogues, and a refusal for each catalogue with no file beside it."""
    reports = [file for file in files if not _is_catalogue(file)]
    told = {file.path.parent.resolve() for file in reports}
    alone = (file for file in files if _is_catalogue(file) and file.path.parent.resolve() not in told)
    return reports, {Refusal(path=file.relative, code="not_a_report", reason=_CATALOGUE) for file in alone}


def _is_catalogue(file: InputFile) -> bool:
    """Whether a file bears the name of a catalogue."""
    return file.path.name.casefold() == CATALOGUE_NAME


def _with_catalogues(files: list[InputFile]) -> tuple[list[InputFile], set[Refusal]]:
    """Return the files with what their catalogues say, and a refusal for each broken catalogue."""
    facts: dict[Path, dict[str, CarriedFact]] = {}
    refused: set[Refusal] = set()
    for file in files:
        folder, where = file.path.parent, _catalogue_name(file)
        if folder in facts:
            continue
        try:
            facts[folder] = read_catalogue(folder, where)
        except CatalogueError as error:
            facts[folder] = {}
            refused.add(Refusal(path=where, code="damaged", reason=str(error)))
    return [_with_carried(file, facts[file.path.parent]) for file in files], refused


def _with_carried(file: InputFile, facts: dict[str, CarriedFact]) -> InputFile:
    """Return the file with its own entry of the catalogue."""
    carried = facts.get(file.path.name)
    return replace(file, carried=carried, catalogue=_catalogue_name(file)) if carried else file


def _catalogue_name(file: InputFile) -> str:
    """Return the relative path of the catalogue beside a file."""
    folder, slash, _ = file.relative.rpartition("/")
    return f"{folder}{slash}{CATALOGUE_NAME}"
