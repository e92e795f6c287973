"""What README, pages and examples tell a reader to type is what the program takes, and gives what they print."""

from __future__ import annotations

import ast
import re
import shlex
import sqlite3
import subprocess
from collections import Counter
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

import hmicdiff
from hmicdiff import api, cli
from hmicdiff.dataset.database import sqlite_bytes
from hmicdiff.dataset.questions import QUESTIONS as ASKED

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
TARGETS = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
EXAMPLES = sorted((ROOT / "examples").glob("*.py"))


def _blocks(page: Path, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", page.read_text("utf-8"), re.MULTILINE | re.DOTALL)


def _all_blocks(language: str) -> list[Any]:
    found = [(page, block) for page in PAGES for block in _blocks(page, language)]
    return [pytest.param(block, id=f"{page.stem}-{at}") for at, (page, block) in enumerate(found)]


def _commands(block: str) -> Iterator[list[str]]:
    """The commands of a shell block as words, without what is set before them."""
    for line in block.replace("\\\n", " ").splitlines():
        words = shlex.split(re.sub(r"\[(?:[^\]]*)\]", "", line), comments=True)
        while words and re.fullmatch(r"[A-Z_]+=.*", words[0]):
            words = words[1:]
        if words:
            yield words


@pytest.mark.parametrize("block", _all_blocks("sh"))
def test_shell_blocks_are_what_the_program_takes(block: str) -> None:
    """The shell parses them; make has the targets; hmicdiff takes the words; the scripts are there."""
    subprocess.run(["/bin/sh", "-n"], input=block, text=True, check=True)
    for name, *words in _commands(block):
        if name == "make":
            assert set(words) - {word for word in words if "=" in word} <= TARGETS
        elif Path(name).name == "hmicdiff":
            cli._parser().parse_args([word.removesuffix("...") for word in words])  # noqa: SLF001 - the grammar itself
        for word in (name, *words):
            if re.fullmatch(r"(?:tests|flows|benchmarks|findings|examples)/[\w./-]+", word):
                assert (ROOT / word).exists(), word


@pytest.mark.parametrize("block", _all_blocks("python"))
def test_python_blocks_are_python(block: str) -> None:
    """They parse."""
    ast.parse(block)


@pytest.fixture(scope="module")
def found(samples: Path) -> api.Dataset:
    """Return the samples compared, once."""
    return api.compare([samples])


@pytest.fixture
def stand_in(found: api.Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the door give the samples at once: comparing them is tested elsewhere, and takes its time."""
    monkeypatch.chdir(ROOT)
    for name in ("compare", "load"):
        monkeypatch.setitem(vars(hmicdiff), name, lambda *_: found)


@pytest.mark.usefixtures("stand_in")
@pytest.mark.parametrize("script", EXAMPLES, ids=lambda script: script.stem)
def test_examples_run(script: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each example runs to its end and prints something."""
    exec(compile(script.read_text("utf-8"), script, "exec"), {"__name__": "__main__"})  # noqa: S102 - ours
    assert capsys.readouterr().out.strip()


PAGE = (ROOT / "docs" / "dataset.md").read_text("utf-8")
QUESTIONS = dict(re.findall(r"^### (\d+)\. .*?\n(.*?)(?=^##|\Z)", PAGE, re.MULTILINE | re.DOTALL))


@pytest.mark.usefixtures("stand_in")
def test_the_first_python_block_of_the_dataset_runs() -> None:
    """As it stands, on the samples."""
    exec(_blocks(ROOT / "docs" / "dataset.md", "python")[0], {})  # noqa: S102 - ours


@pytest.fixture(scope="module")
def database(found: api.Dataset, tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """Return the samples' database."""
    path = tmp_path_factory.mktemp("questions") / "hmicdiff.sqlite"
    path.write_bytes(sqlite_bytes(found.rows))
    connection = sqlite3.connect(path)
    yield connection
    connection.close()


def _last_value(block: str, found: api.Dataset) -> pd.DataFrame:
    """Run a block and return the value of its last line."""
    *before, last = ast.parse(block).body
    assert isinstance(last, ast.Expr)
    names: dict[str, Any] = {"found": found}
    exec(compile(ast.Module(before, []), "block", "exec"), names)  # noqa: S102 - our own page
    answer = eval(compile(ast.Expression(last.value), "block", "eval"), names)  # noqa: S307 - as above
    assert isinstance(answer, pd.DataFrame)
    return answer


def _printed(text: str) -> list[tuple[str, ...]]:
    """The rows of a Markdown table, without head and rule."""
    lines = [line for line in text.splitlines() if line.startswith("|")][2:]
    return [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines]


def test_there_are_ten_questions() -> None:
    """No more, no fewer."""
    assert list(QUESTIONS) == [str(number) for number in range(1, 11)]


def test_datasette_asks_the_same_questions() -> None:
    """The pages of `make explore` are these ten, word for word."""
    titles = re.findall(r"^### \d+\. (.*)$", PAGE, re.MULTILINE)
    queries = [re.findall(r"```sql\n(.*?)\n```", one, re.DOTALL)[0] for one in QUESTIONS.values()]
    assert [(title, dedent(sql).strip()) for title, sql in ASKED] == list(zip(titles, queries, strict=True))


@pytest.mark.parametrize("number", QUESTIONS)
def test_sql_and_pandas_answer_alike(number: str, found: api.Dataset, database: sqlite3.Connection) -> None:
    """Both ways give the same rows, some at all, and those that the page prints."""
    (sql,) = re.findall(r"```sql\n(.*?)```", QUESTIONS[number], re.DOTALL)
    (python,) = re.findall(r"```python\n(.*?)```", QUESTIONS[number], re.DOTALL)
    rows = database.execute(sql).fetchall()
    frame = _last_value(python, found)
    plain = [
        tuple(None if pd.isna(value) else value for value in row) for row in frame.itertuples(index=False)
    ]
    assert rows
    assert Counter(rows) == Counter(plain)
    if printed := _printed(QUESTIONS[number]):
        assert Counter(tuple(map(str, row)) for row in rows) == Counter(printed)
