"""The flows' one parameter, as the form in the Prefect UI explains it."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from hmicdiff.job import JobParams
from hmicdiff.pipeline import CompareParams

__all__ = ["CompareConfig", "CorpusConfig", "FolderConfig", "Pairs", "WatchConfig"]


class Pairs(Enum):
    """Between which reports of a body verdicts are given."""

    NEAREST = "nearest"
    ALL = "all"


class FolderConfig(BaseModel):
    """Which reports to compare, and where the change reports go."""

    model_config = ConfigDict(extra="forbid")

    inputs: Path = Field(
        Path("inputs"), description="Folder of reports, one folder a body; or one body's folder."
    )
    outputs: Path = Field(Path("outputs"), description="Folder the change reports are written to.")
    decisions: Path | None = Field(
        None,
        description="Folder of reviewers' decisions; None for the folder `decisions` in the inputs.",
    )
    workbook: bool = Field(default=True, description="Write the Excel workbook as well.")
    force: bool = Field(default=False, description="Make everything again, even what has not changed.")

    def job_params(self) -> JobParams:
        """Return the library's parameters."""
        return JobParams(
            paths=(self.inputs,),
            out=self.outputs,
            decisions=self.decisions,
            force=self.force,
            workbook=self.workbook,
        )


class CompareConfig(FolderConfig):
    """Which reports to compare, between which of them, and where the change reports go."""

    previous: Path | None = Field(
        None, description="An earlier run.json, to show what is new since; None for no such part."
    )
    pairs: Pairs = Field(
        Pairs.NEAREST, description="Verdicts against the nearest earlier report, or between every two."
    )
    as_of: str | None = Field(
        None, description="Date the reports show, as 2024-09-23; None for that of the newest input."
    )

    def job_params(self) -> JobParams:
        """Return the library's parameters."""
        return replace(
            super().job_params(),
            previous=self.previous,
            compare=CompareParams(pairs=self.pairs.value),
            as_of=self.as_of,
        )


class WatchConfig(FolderConfig):
    """Which folder to watch, and where the change reports go."""

    def job_params(self) -> JobParams:
        """Return the library's parameters: news are told from the run that stands in the outputs."""
        return replace(super().job_params(), since_last=True)


class CorpusConfig(FolderConfig):
    """Which corpus to compare, and where the change reports go."""
