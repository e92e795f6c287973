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
from hmicdiff import api, cli, job, whole
from hmicdiff.dataset.file import sqlite_bytes
from hmicdiff.dataset.questions import QUESTIONS as ASKED

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
TARGETS = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
EXAMPLES = sorted((ROOT / "examples").glob("*.py"))
PAGE = (ROOT / "docs" / "dataset.md").read_text("utf-8")
QUESTIONS = dict(re.findall(r"^### (\d+)\. .*?\n(.*?)(?=^##|\Z)", PAGE, re.MULTILINE | re.DOTALL))


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
            yield words[: words.index(">")] if ">" in words else words


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


def _hmicdiff_lines() -> list[Any]:
    """Every `hmicdiff` command of the pages but the one that serves until Ctrl-C."""
    found = []
    for page in PAGES:
        for block in _blocks(page, "sh"):
            found += [
                (page, words[1:])
                for words in _commands(block)
                if Path(words[0]).name == "hmicdiff" and words[1] != "explore"
            ]
    return [pytest.param(words, id=f"{page.stem}-{' '.join(words)}") for page, words in found]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder as a reader has it before them: the inputs, and what one run made of them."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "inputs").symlink_to(ROOT / "inputs")
    whole.run_job(job.JobParams(paths=(folder / "inputs",), out=folder / "outputs"))
    return folder


@pytest.mark.parametrize("words", _hmicdiff_lines())
def test_commands_do_what_they_are_shown_for(
    words: list[str], desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each ends well, as typed, in a folder with inputs and outputs, and prints something."""
    monkeypatch.chdir(desk)
    monkeypatch.delenv("HMICDIFF_DATABASE", raising=False)
    assert cli.main(words) == 0
    assert capsys.readouterr().out.strip()


def _python_blocks() -> list[Any]:
    """Every Python block of the pages but the ten answers, which are run against their SQL."""
    answers = {
        block for one in QUESTIONS.values() for block in re.findall(r"```python\n(.*?)```", one, re.DOTALL)
    }
    found = [(page, block) for page in PAGES for block in _blocks(page, "python") if block not in answers]
    return [pytest.param(block, id=f"{page.stem}-{at}") for at, (page, block) in enumerate(found)]


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


@pytest.mark.usefixtures("stand_in")
@pytest.mark.parametrize("block", _python_blocks())
def test_python_blocks_run(block: str) -> None:
    """As they stand, in the project's folder."""
    exec(compile(block, "block", "exec"), {"__name__": "__main__"})  # noqa: S102 - our own pages


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


def test_the_findings_of_the_first_page(found: api.Dataset) -> None:
    """The three that README tells have the verdicts, the quotes and the numbers it gives them."""
    told = found.findings.merge(found.evidence, on="finding")
    for matter, verdict, quote in (
        ("Supervision of investigations", "improved", "crime supervision and investigation has improved"),
        ("Reasonable grounds for stop and search", "improved", "we found 66.5 percent"),
        (
            "Accuracy of crime recording",
            "not_comparable",
            "we can no longer compare the findings from this audit",
        ),
    ):
        rows = told[
            (told.matter == matter) & (told.verdict == verdict) & told.latest & (told.basis == "stated")
        ]
        assert rows.quote.str.contains(quote).any(), matter
        assert matter in (ROOT / "README.md").read_text("utf-8")
    pairs = found.figure_pairs.query("measure == 'stop-search-grounds' and relation == 'over_time'")
    assert "significant" in set(pairs.significance)
