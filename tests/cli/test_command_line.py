"""The words of the command line: what is wrong with them, help, completion, colours, and what they load."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from hmicdiff.cli import main

if TYPE_CHECKING:
    from pathlib import Path


def test_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    """``--version`` prints name and number and ends with 0."""
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith("hmicdiff ")


@pytest.mark.parametrize("words", [[], ["compare"], ["compare", "x", "--pairs", "some"], ["undo"]])
def test_wrong_words_end_with_2(words: list[str]) -> None:
    """Words the command does not know are a usage error."""
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(["compre", "x"], "did you mean compare?", id="a command"),
        pytest.param(["decisions", "chek", "x"], "did you mean check?", id="an action"),
        pytest.param(["compare", "x", "--desicions", "y"], "did you mean --decisions?", id="an option"),
        pytest.param(["schema", "reports"], "did you mean report?", id="a name"),
        pytest.param(["compare", "x", "--jobs", "many"], "invalid int value: 'many'", id="no number"),
        pytest.param(["zzz"], "invalid choice: 'zzz'", id="like nothing"),
    ],
)
def test_wrong_words_are_told_in_one_line(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A word that fits nothing is named in one line, with what was probably meant."""
    with pytest.raises(SystemExit) as ended:
        main(words)
    (line,) = capsys.readouterr().err.splitlines()
    assert ended.value.code == 2
    assert said in line
    assert ("did you mean" in line) == ("did you mean" in said)


def test_the_bare_command_shows_its_help(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a word the command tells what it can do."""
    with pytest.raises(SystemExit):
        main([])
    assert "compare each body's reports" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [
        [], ["compare"], ["read"], ["decisions"], ["decisions", "check"], ["tracker"], ["explore"], ["schema"],
        ["completion"],
    ],
)  # fmt: skip
def test_each_help_shows_examples(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """The help of each command holds an example that begins as it is typed."""
    with pytest.raises(SystemExit):
        main([*words, "--help"])
    assert (
        f"hmicdiff {words[0] if words else 'compare'} "
        in capsys.readouterr().out.partition("\nexamples:\n")[2]
    )


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("hmicdiff com", {"compare", "completion"}),
        ("hmicdiff compare --jo", {"--jobs"}),
        ("hmicdiff tracker --status rep", {"repeated"}),
        ("hmicdiff compare rep", {"reports", "report.txt"}),
    ],
)
def test_a_shell_completes_commands_options_choices_and_paths(
    typed: str, offered: set[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What ``completion bash`` prints, sourced in bash, offers what fits the word that is being typed."""
    assert main(["completion", "bash"]) == 0
    (tmp_path / "report.txt").touch()
    (tmp_path / "reports").mkdir()
    words = typed.split()
    ask = f'COMP_WORDS=({typed}); COMP_CWORD={len(words) - 1}; _shtab_hmicdiff; printf "%s\n" "${{COMPREPLY[@]}}"'
    script = f"{capsys.readouterr().out}\n{ask}"
    done = subprocess.run(
        [shutil.which("bash") or "/bin/bash", "-c", script],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert {word.strip().rstrip("/") for word in done.stdout.splitlines()} == offered


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_other_shells_get_a_script_of_their_own(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each names every command, as its shell asks for."""
    assert main(["completion", shell]) == 0
    said = capsys.readouterr().out
    assert {"zsh": "#compdef hmicdiff", "fish": "complete -c hmicdiff"}[shell] in said
    assert all(name in said for name in ("compare", "tracker", "explore", "completion"))


@pytest.mark.parametrize(
    ("environment", "coloured"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True), ({"TERM": "dumb"}, False)],
)
def test_colours_are_for_terminals_whose_user_wants_them(
    environment: dict[str, str],
    *,
    coloured: bool,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """An error begins in red on a terminal, and is plain under ``NO_COLOR`` or a terminal that knows none."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert main(["read", "nowhere.txt"]) == 3
    said = capsys.readouterr().err
    assert said.startswith("\x1b[1;31mhmicdiff\x1b[0m: nowhere.txt" if coloured else "hmicdiff: nowhere.txt")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        pytest.param(["--help"], 0, id="help"),
        pytest.param(["compare", "x", "--jobs", "-1"], 2, id="usage"),
        pytest.param(["compare", "nowhere.txt"], 3, id="nothing to compare"),
        pytest.param(["read", "nowhere.txt"], 3, id="nothing to read"),
    ],
)
def test_what_needs_no_reading_loads_no_library(words: list[str], code: int, tmp_path: Path) -> None:
    """Help, usage errors and files that are not there are answered at once, without the heavy imports."""
    script = (
        "import sys\nfrom hmicdiff.cli import main\n"
        "try:\n    ended = main(sys.argv[1:])\nexcept SystemExit as stop:\n    ended = stop.code\n"
        "heavy = {'numpy', 'pydantic', 'jinja2', 'rapidfuzz', 'hmicdiff.job'} & sys.modules.keys()\n"
        "sys.exit(f'loaded {heavy}' if heavy else ended)\n"
    )
    command = [sys.executable, "-c", script, *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert done.returncode == code, done.stderr
