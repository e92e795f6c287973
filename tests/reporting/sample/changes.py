"""Changes of grades and figures."""

from __future__ import annotations

from hmicdiff import model
from sample.places import CRIME, PEEL_2018, PEEL_2023, cite, digest
from sample.reports import FIGURES, NEW_RULES, NO_COMPARISON

__all__ = ["FIGURE_CHANGES", "GRADE_CHANGES"]


def grade_change(
    topic: str, left: tuple[str, str] | None, right: tuple[str, str], comparability: str, reason: str, direction: str,
    cited: model.Cited | None = None,
) -> model.GradeChange:  # fmt: skip
    """One pair of grades."""
    sides = [
        model.GradeSide(report=digest(side[0]), value=side[1]) if side else None for side in (left, right)
    ]  # type: ignore[arg-type]
    return model.GradeChange(
        topic=topic,
        left=sides[0],
        right=sides[1],
        comparability=comparability,  # type: ignore[arg-type]
        reason=reason,
        direction=direction,  # type: ignore[arg-type]
        quote=cited,
    )


SCALE = (PEEL_2023, 10, None, NO_COMPARISON)
GRADE_CHANGES = (
    grade_change("prevention", (CRIME, "outstanding"), (PEEL_2018, "good"), "with_care", "question_changed", "regressed"),
    grade_change("prevention", (PEEL_2018, "good"), (PEEL_2023, "good"), "no", "scale_changed", "not_comparable", cite(*SCALE)),
    grade_change("investigation", (CRIME, "good"), (PEEL_2018, "requires improvement"), "with_care", "question_changed", "regressed"),
    grade_change("investigation", (PEEL_2018, "requires improvement"), (PEEL_2023, "adequate"), "no", "scale_changed", "not_comparable", cite(*SCALE)),
    grade_change("vulnerability", (PEEL_2018, "good"), (PEEL_2023, "requires improvement"), "no", "scale_changed", "not_comparable", cite(*SCALE)),
    grade_change("crime-recording", None, (PEEL_2023, "outstanding"), "no", "recording_rules_changed", "not_comparable", cite(PEEL_2023, 63, None, NEW_RULES)),
)  # fmt: skip


def figure_ref(name: str, index: int) -> model.FigureRef:
    """A figure of a report by its place in the list above."""
    return model.FigureRef(report=digest(name), figure=FIGURES[name][index].id)


def figure_change(  # noqa: PLR0913 - a row of a table
    left: tuple[str, int], right: tuple[str, int], relation: str, delta: float, direction: str, topic: str,
    measure: str, *, reason: str = "same measure and period", unit: str = "percent", p: float | None = None,
) -> model.FigureChange:  # fmt: skip
    """One pair of figures."""
    return model.FigureChange(
        left=figure_ref(*left),
        right=figure_ref(*right),
        relation=relation,  # type: ignore[arg-type]
        delta=delta,
        delta_percent=None,
        unit=unit,
        comparable=True,
        comparability="yes",
        reason=reason,
        test=model.FigureTest(
            kind="interval" if p else "none", p_value=p, significant=None if p is None else p < 0.05
        ),
        direction=direction,  # type: ignore[arg-type]
        topic=topic,
        measure=measure,
    )


FIGURE_CHANGES = (
    figure_change((CRIME, 2), (CRIME, 0), "over_time", -1.3, "no_significant_change", "victims", "victim satisfaction", p=0.182),
    figure_change((CRIME, 1), (CRIME, 0), "against_benchmark", 2.9, "better", "victims", "victim satisfaction", p=0.00006),
    figure_change((CRIME, 4), (CRIME, 3), "against_benchmark", -15.2, "neutral", "prevention", "recorded crime rate", unit="per 1,000 population"),
    figure_change((PEEL_2023, 1), (PEEL_2023, 0), "over_time", 22.6, "improved", "powers-fairness", "stop and search with reasonable grounds", p=0.0001),
    figure_change((PEEL_2023, 3), (PEEL_2023, 2), "against_target", -2.9, "worse", "response", "999 calls answered within 10 seconds"),
)  # fmt: skip
