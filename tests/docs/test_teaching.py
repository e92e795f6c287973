"""The worked example of adding to the vocabulary does what the page says, in a copy of the vocabulary."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from hmicdiff.errors import VocabularyError
from hmicdiff.vocabulary.load import parse_rows
from hmicdiff.vocabulary.programmes import Programme

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "teaching.md").read_text("utf-8")
FILES = {"programme": "programmes", "topic": "topics", "heading": "headings", "body": "bodies"}
READ = """
import json, pathlib, sys
from hmicdiff.vocabulary import load
load._FOLDER = pathlib.Path(sys.argv[1])
from hmicdiff.model import Document, Line
from hmicdiff.structure.report import understand
from hmicdiff.vocabulary import load_vocabulary
lines = tuple(Line(text=line) for line in pathlib.Path(sys.argv[2]).read_text().splitlines())
document = Document(path="r.txt", sha256="0" * 64, media_type="text/plain", lines=lines)
report = understand(document, load_vocabulary()).report
graded = [(one.topic, one.grade.value) for one in report.sections if one.grade]
print(json.dumps([report.identity.body, report.identity.programme, graded]))
"""


def _blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


def test_the_rows_of_the_page_teach_it_the_report(tmp_path: Path) -> None:
    """With the four rows the report is read as the page tells; without them it is not."""
    vocabulary = tmp_path / "vocabulary"
    shutil.copytree(ROOT / "hmicdiff" / "vocabulary", vocabulary)
    for block in _blocks("toml"):
        key = re.findall(r"^\[\[(\w+)\]\]", block, re.MULTILINE)[0]
        with (vocabulary / f"{FILES[key]}.toml").open("a", encoding="utf-8") as file:
            file.write(f"\n{block}")
    (tmp_path / "report.txt").write_text(_blocks("text")[0], encoding="utf-8")
    command = [sys.executable, "-c", READ, str(vocabulary), str(tmp_path / "report.txt")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == ["Royal Gibraltar Police", "PEEL 2027-29", [["custody", "good"]]]


def test_what_stands_already_is_refused_as_the_page_says() -> None:
    """One line with both places; the page's numbers may age."""
    text = (ROOT / "hmicdiff" / "vocabulary" / "programmes.toml").read_text("utf-8")
    again = next(row for row in text.split("\n\n") if 'name = "PEEL 2023-25"' in row)
    with pytest.raises(VocabularyError) as refused:
        parse_rows(f"{text}\n{again}\n", "programmes.toml", "programme", Programme, unique=("name",))
    plain = re.sub(r"\d+", "N", re.sub(r"'.*?'", "''", str(refused.value)))
    assert plain == re.sub(r"\d+", "N", re.sub(r"'.*?'", "''", _blocks("text")[1].strip()))
    assert "PEEL 2023-25" in str(refused.value)
