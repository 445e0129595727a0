"""`sparring bench`: what a grade costs beside the bare embedding of the same reply."""

import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from typing import Annotated, Any

import typer

from bot.cli.root import app
from bot.grading.types import ReplyContext

bench = typer.Typer(
    help="Measure. What needs other bots, servers and large databases is run from the repository: "
    "python -m tests.bench.NAME, with NAME of throughput, latency, large, workers, shelf, sending, turn_costs, "
    "beside_rasa.",
    no_args_is_help=True,
)
app.add_typer(bench, name="bench")

STARTS = 3
"""Fresh processes timed from start to first grade."""

START = """
from bot.app.mind import open_mind
from bot.grading.types import ReplyContext
from bot.scenario.vocabulary import Language, Mode, StageKind
open_mind().grader.grade_one(ReplyContext(
    language=Language.EN, mode=Mode.ACTIVE, stage=StageKind.NEEDS,
    customer="We do it in spreadsheets.", reply="How does a typical Monday go, and what takes longest?",
))
"""
MEGABYTE = 1024


@bench.command(name="grading")
def bench_grading(
    replies: Annotated[int, typer.Option(min=8, max=1000, help="Replies graded.")] = 100,
    batch: Annotated[int, typer.Option(min=2, max=256, help="Replies in a batch.")] = 32,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Time grades one by one and in batches, beside the bare embedding of the same replies."""
    from bot.app.mind import default_models, open_mind

    starts = [_timed(subprocess.run, [sys.executable, "-c", START], check=True) for _ in range(STARTS)]
    contexts = sample(replies)
    models = default_models()
    embedder = models.embedder
    embedder.embed(["warm"])
    bare = [_timed(embedder.embed, [one.reply]) for one in contexts]
    whole = [_timed(embedder.embed, [one.reply, one.customer]) for one in contexts]
    grader = open_mind(models).grader
    single = [_timed(grader.grade_one, one) for one in contexts]
    together = open_mind(models).grader
    batches = [contexts[start : start + batch] for start in range(0, len(contexts), batch)]
    batched = sum(_timed(together.grade, part) for part in batches)
    figures = {
        "replies": len(contexts),
        "embedding_ms": _spread(bare),
        "grade_ms": _spread(single),
        "grade_to_embedding_p50": round(statistics.median(single) / statistics.median(bare), 2),
        "grade_to_embedding_total": round(sum(single) / sum(bare), 2),
        "grade_to_same_texts_p50": round(statistics.median(single) / statistics.median(whole), 2),
        "batched_to_embedding_total": round(batched / sum(bare), 2),
        "start_to_first_grade_s": round(statistics.median(starts), 2),
        "peak_memory_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE),
    }
    typer.echo(json.dumps(figures, indent=2) if as_json else "\n".join(_lines(figures, batch)))


def sample(count: int) -> list[ReplyContext]:
    """Labelled replies from all over the shipped data, the same each time."""
    from bot.grading.training import labelled

    rows = labelled()
    return [row.context for row in rows[:: max(1, len(rows) // count)][:count]]


def _timed(work: Callable[..., Any], *args: Any, **kwargs: Any) -> float:
    start = time.perf_counter()
    work(*args, **kwargs)
    return time.perf_counter() - start


def _spread(seconds: Sequence[float]) -> dict[str, float]:
    ordered = sorted(1000 * second for second in seconds)
    return {
        "p50": round(statistics.median(ordered), 2),
        "p5": round(ordered[len(ordered) // 20], 2),
        "p95": round(ordered[-1 - len(ordered) // 20], 2),
    }


def _lines(figures: dict[str, Any], batch: int) -> list[str]:
    def spread(name: str) -> str:
        s = figures[name]
        return f"p50 {s['p50']:.1f} ms (5 % {s['p5']:.1f}, 95 % {s['p95']:.1f})"

    ratio = figures["grade_to_embedding_p50"]
    return [
        f"{figures['replies']} replies, one by one, one core",
        f"bare embedding of the reply:  {spread('embedding_ms')}",
        f"grade of the reply:           {spread('grade_ms')}",
        f"grade / bare embedding:       {ratio} at p50, {figures['grade_to_embedding_total']} in all",
        f"the customer's words embedded too: {figures['grade_to_same_texts_p50']} at p50",
        f"in batches of {batch} / bare:      {figures['batched_to_embedding_total']} in all",
        f"start to first grade:         {figures['start_to_first_grade_s']} s (median of {STARTS} fresh processes)",
        f"memory of this process, peak: {figures['peak_memory_mb']} MB",
    ]
