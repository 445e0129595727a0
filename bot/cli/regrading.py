"""`sparring regrade --dry-run`: who would be scored differently by the rubric of today, and why."""

import asyncio
import json
from collections.abc import Iterator
from typing import Annotated, Any

import typer

from bot.cli.root import ConfigOption, app, settings_from
from bot.cli.transcripts import latest, looking_back, readable
from bot.config import Settings
from bot.errors import UserError
from bot.practice.regrading import Regraded, regrade


@app.command(name="regrade")
def regrade_talks(
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Required: results are shown, never rewritten.")] = False,
    replies: Annotated[bool, typer.Option("--replies", help="Grade the replies again as well.")] = False,
    limit: Annotated[int, typer.Option(min=1, help="How many talks, the latest first.")] = 100,
    as_json: Annotated[bool, typer.Option("--json", help="JSON Lines, one talk a line.")] = False,
    config: ConfigOption = None,
) -> None:
    """Show which finished talks the playbooks and scenarios of today would score differently."""
    if not dry_run:
        raise UserError("results stay as they were given; add --dry-run to see what would change")
    asyncio.run(_print(settings_from(config), limit, replies=replies, as_json=as_json))


async def _print(settings: Settings, limit: int, *, replies: bool, as_json: bool) -> None:
    seen = changed = 0
    async with looking_back(settings) as product:
        practice = product.practice
        async for review in readable(practice, await latest(practice, limit, trials=False)):
            if review.world.scenario.scenario not in practice.shelf.titles():
                continue
            today = practice.shelf.preview(review.world.scenario.scenario)
            judge = practice.judge if replies else None
            result = await practice.core.run(regrade, review.played, review.world, today, judge)
            seen, changed = seen + 1, changed + result.changed
            if as_json:
                typer.echo(json.dumps(_document(result), ensure_ascii=False))
            elif result.changed or result.replies:
                typer.echo("\n".join(_lines(result)))
    if not as_json:
        typer.echo(f"talks: {seen}, scored differently: {changed}; nothing was written")


def _lines(result: Regraded) -> Iterator[str]:
    session = result.played.session
    scores = f"{_score(result.before.score)} -> {_score(result.after.score)}"
    yield f"{session.id} {session.scenario_id}, user {session.user_id}: {scores}"
    for name, before, after in result.stages:
        yield f"    stage {name}: {_score(before)} -> {_score(after)}"
    for criterion in result.after.failed:
        yield f"    required and missing: {criterion.id}"
    for change in result.replies:
        grades = f"grade {change.turn.grade.value} -> {change.now.value}"
        yield f"    reply {change.turn.number}: {grades}: {change.turn.reply[:80]!r}"


def _score(score: float | None) -> str:
    return "not scored" if score is None else f"{score:g}"


def _document(result: Regraded) -> dict[str, Any]:
    session = result.played.session
    return {
        "session": session.id,
        "user": session.user_id,
        "scenario": session.scenario_id,
        "before": result.before.score,
        "after": result.after.score,
        "stages": [{"id": name, "before": before, "after": after} for name, before, after in result.stages],
        "required_missing": [criterion.id for criterion in result.after.failed],
        "replies": [
            {"number": change.turn.number, "before": change.turn.grade.value, "after": change.now.value}
            for change in result.replies
        ],
    }
