"""The flows' one parameter, as the form in the Prefect UI explains it."""

from __future__ import annotations

import argparse
from enum import Enum
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from hmicdiff.job import JobParams
from hmicdiff.pipeline import CompareParams

__all__ = ["CompareConfig", "Pairs", "config_from_words"]


class Pairs(Enum):
    """Between which reports of a body verdicts are given."""

    NEAREST = "nearest"
    ALL = "all"


class CompareConfig(BaseModel):
    """Which reports to compare, and where the change reports go."""

    model_config = ConfigDict(extra="forbid")

    inputs: Path = Field(
        Path("inputs"), description="Folder of reports, one folder a body; or one body's folder."
    )
    outputs: Path = Field(Path("outputs"), description="Folder the change reports are written to.")
    decisions: Path | None = Field(
        None,
        description="Folder of reviewers' decisions; empty for the folder `decisions` beside the inputs.",
    )
    previous: Path | None = Field(None, description="An earlier run.json, to show what is new since.")
    pairs: Pairs = Field(
        Pairs.NEAREST, description="Verdicts against the nearest earlier report, or between every two."
    )
    workbook: bool = Field(default=True, description="Write the Excel workbook as well.")
    force: bool = Field(default=False, description="Make everything again, even what has not changed.")
    as_of: str | None = Field(None, description="Date the reports show; empty for that of the newest input.")

    def job_params(self) -> JobParams:
        """Return the library's parameters."""
        return JobParams(
            paths=(self.inputs,),
            out=self.outputs,
            decisions=self.decisions,
            previous=self.previous,
            compare=CompareParams(pairs=self.pairs.value),
            force=self.force,
            workbook=self.workbook,
            as_of=self.as_of,
        )


def config_from_words(description: str) -> CompareConfig:
    """Return the configuration that a flow's own command line asks for."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--inputs", type=Path, default=Path("inputs"))
    parser.add_argument("--outputs", type=Path, default=Path("outputs"))
    parser.add_argument("--force", action="store_true")
    words = parser.parse_args()
    return CompareConfig(inputs=words.inputs, outputs=words.outputs, force=words.force)
