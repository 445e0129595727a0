"""`sparring evaluate` and `sparring train`: how far the grader agrees with coaches, and how it is made."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.cli.root import NAME_ANOTHER, app
from bot.errors import UserError, refusing
from bot.grading.dataset import read_labelled
from bot.grading.evaluation import Disagreement, Figures, Report
from bot.grading.types import Grade, Labelled
from bot.texts.catalogue import texts
from bot.texts.notes import reason_text

BATCH = 64


@app.command()
def evaluate(
    data: Annotated[list[Path], typer.Argument(help="Labelled replies, JSON Lines.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
    worst: Annotated[int, typer.Option(min=0, help="Disagreements shown.")] = 10,
    corrections: Annotated[
        bool, typer.Option("--corrections", help="Hold the grades as given against the coach's corrections.")
    ] = False,
) -> None:
    """Hold the grader against labelled replies: agreement on moves and on grades."""
    from bot.app.mind import open_mind
    from bot.grading.evaluation import evaluate as compare

    rows = _labelled(data)
    if corrections:
        rows, grades = _corrected(rows)
    else:
        grader = open_mind().grader
        contexts = [row.context for row in rows]
        grades = [g for start in range(0, len(rows), BATCH) for g in grader.grade(contexts[start : start + BATCH])]
    report = compare(rows, grades)
    if as_json:
        typer.echo(json.dumps(_document(report, worst), ensure_ascii=False, indent=2))
    else:
        typer.echo("\n".join(_lines(report, worst)))


@app.command()
def train(
    data: Annotated[list[Path] | None, typer.Argument(help="Labelled replies; the shipped ones when left out.")] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Where to write the detector.")] = None,
) -> None:
    """Train the detector anew; the same data gives the same file. Needs scikit-learn."""
    from bot.app.mind import train_detector

    try:
        import sklearn  # noqa: F401
    except ImportError:
        raise UserError("training needs scikit-learn; install it: .venv/bin/uv sync --frozen --group train") from None
    from bot.grading.detection.artefact import DEFAULT
    from bot.grading.training import DATA

    target = output or DEFAULT
    _refuse_unwritable(target)
    rows = _labelled(data or sorted(DATA.glob("*.jsonl")))
    content = train_detector(rows)
    with refusing(target, "written", NAME_ANOTHER):
        target.write_bytes(content)
    typer.echo(f"{target}: {len(rows)} replies, {len(content) // 1024} KiB")


def _refuse_unwritable(target: Path) -> None:
    """Try to write before the training, not after its minutes; nothing of the try is left."""
    new = not target.exists()
    with refusing(target, "written", NAME_ANOTHER):
        target.open("ab").close()
        if new:
            target.unlink()


def _corrected(rows: Sequence[Labelled]) -> tuple[list[Labelled], list[Grade]]:
    """The lines that hold a grade as given, with those grades."""
    pairs = [(row, row.given) for row in rows if row.given]
    if not pairs:
        raise UserError("no line holds `given`; make such lines with `sparring transcripts --training`")
    return [row for row, _ in pairs], [grade for _, grade in pairs]


def _labelled(paths: Sequence[Path]) -> list[Labelled]:
    rows: list[Labelled] = []
    for path in paths:
        with refusing(path, "read", "give a file of labelled replies"):
            rows += read_labelled(path.read_text(encoding="utf-8"), str(path))
    if not rows:
        raise UserError("there are no labelled replies in the files given")
    return rows


def _lines(report: Report, worst: int) -> list[str]:
    lines = [f"{'':24}{'replies':>8}{'micro F1':>10}{'macro F1':>10}{'kappa':>8}{'exact':>8}{'within 1':>10}"]
    lines.append(_row("all", report.overall))
    for field, groups in report.by.items():
        lines += [_row(f"{field} {name}", figures) for name, figures in groups.items()]
    lines += ["", f"{'move':24}{'F1':>6}{'95 %':>14}{'precision':>11}{'recall':>8}{'labelled':>10}{'found':>7}"]
    for m in report.moves:
        if not m.support and not m.found:  # of a move that nobody made there is nothing to say
            continue
        low, high = m.interval
        lines.append(
            f"{m.move.value:24}{m.f1:6.2f}{f'{low:.2f}..{high:.2f}':>14}{m.precision:11.2f}{m.recall:8.2f}"
            f"{m.support:10}{m.found:7}"
        )
    lines += ["", f"calibration error of moves: {report.calibration_error:.3f}", "", "grade labelled (rows), given:"]
    lines += [f"  {grade}: " + " ".join(f"{n:5}" for n in row) for grade, row in enumerate(report.confusion)]
    if worst:
        lines += ["", "the worst disagreements:"]
        lines += [line for one in report.worst[:worst] for line in _disagreement(one)]
    return lines


def _row(name: str, f: Figures) -> str:
    return f"{name:24}{f.replies:8}{f.micro_f1:10.3f}{f.macro_f1:10.3f}{f.kappa:8.3f}{f.exact:8.3f}{f.within_one:10.3f}"


def _disagreement(one: Disagreement) -> list[str]:
    context = one.labelled.context
    missed, extra = (", ".join(sorted(m.value for m in s)) or "-" for s in (one.missed, one.wrongly_found))
    return [
        (
            f"  {one.labelled.id} [{context.stage.value}] labelled {one.labelled.grade}, given {one.grade.value}: "
            f"{context.reply[:100]!r}"
        ),
        f"      missed: {missed}; wrongly found: {extra}",
        f"      {reason_text(one.grade, texts(context.language))}",
    ]


def _document(report: Report, worst: int) -> Mapping[str, Any]:
    return {
        "overall": asdict(report.overall),
        "by": {field: {name: asdict(f) for name, f in groups.items()} for field, groups in report.by.items()},
        "moves": [{**asdict(m), "move": m.move.value} for m in report.moves],
        "confusion": report.confusion,
        "calibration_error": report.calibration_error,
        "worst": [
            {
                "id": one.labelled.id,
                "labelled": one.labelled.grade,
                "given": one.grade.value,
                "missed": sorted(m.value for m in one.missed),
                "wrongly_found": sorted(m.value for m in one.wrongly_found),
            }
            for one in report.worst[:worst]
        ],
    }
