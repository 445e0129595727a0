"""`sparring transcripts`: finished talks as text or JSON Lines, for managers."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.cli.documents import talk_document
from bot.cli.root import ConfigOption, app, settings_from
from bot.config import Settings
from bot.errors import UserError
from bot.grading.types import ReasonCode
from bot.practice.errors import UnknownSession
from bot.practice.results import Reviewed
from bot.roleplay.exchange.reply_context import judged_by
from bot.scenario.problems import ScenarioRefused
from bot.texts.catalogue import texts
from bot.texts.transcript import transcript

if TYPE_CHECKING:
    from contextlib import AbstractAsyncContextManager

    from bot.practice.service import Practice, Product

PAGE = 100


@app.command()
def transcripts(
    session: Annotated[str | None, typer.Option(help="Only the session with this id.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="How many, the latest first.")] = 20,
    as_json: Annotated[bool, typer.Option("--json", help="JSON Lines, one session a line.")] = False,
    trials: Annotated[bool, typer.Option("--trials", help="Managers' own tries too.")] = False,
    training: Annotated[
        bool, typer.Option("--training", help="JSON Lines of graded replies, to be corrected and trained on.")
    ] = False,
    config: ConfigOption = None,
) -> None:
    """Print finished talks with their grades."""
    asyncio.run(_print(settings_from(config), session, limit, _FORMS[training, as_json], trials=trials))


async def _print(settings: Settings, session: str | None, limit: int, form: "Form", *, trials: bool) -> None:
    async with looking_back(settings) as product:
        ids = [session] if session else await latest(product.practice, limit, trials=trials)
        if not ids:
            typer.echo("no finished talks; --trials shows managers' own tries too", err=True)
        async for review in readable(product.practice, ids):
            person = await product.practice.users.find(review.played.session.user_id)
            typer.echo(form(review, (person and person.name) or str(review.played.session.user_id)))


def looking_back(settings: Settings) -> "AbstractAsyncContextManager[Product]":
    """The product for a command that reads finished talks; where no bot has run it makes no database.

    Raises:
        BackupRefused: if there is none.
    """
    from bot.app.product import open_app
    from bot.storage.backup import expect_database

    expect_database(settings.database.get_secret_value())
    return open_app(settings)


async def latest(practice: "Practice", limit: int, *, trials: bool) -> list[str]:
    """Ids of ended sessions, the latest first."""
    ids: list[str] = []
    while len(ids) < limit:
        rows = await practice.sessions.finished(min(PAGE, limit - len(ids)), len(ids), trials=trials)
        if not rows:
            break
        ids.extend(row.session.id for row in rows)
    return ids


async def readable(practice: "Practice", ids: Iterable[str]) -> AsyncIterator[Reviewed]:
    """Sessions to look back on; of one whose scenario is not readable any more that is said, and the others follow.

    Raises:
        UserError: if there is no such session.
    """
    for session_id in ids:
        try:
            yield await practice.past.review(session_id)
        except UnknownSession:
            known = "sparring transcripts lists them, each after a #"
            raise UserError(f"there is no session {session_id!r}; {known}") from None
        except ScenarioRefused as refused:
            typer.echo(f"session {session_id} is left out, its scenario is not readable any more:\n{refused}", err=True)


def _json(review: Reviewed, trainee: str) -> str:
    return json.dumps(_document(review, trainee), ensure_ascii=False)


def _training(review: Reviewed, _: str) -> str:
    """The replies of a talk in the format of the training data; a coach corrects `moves` and `grade`, `given` stays.

    Whose they are is no matter of the grader's.
    """
    return "\n".join(json.dumps(line, ensure_ascii=False) for line in _training_lines(review))


def _training_lines(review: Reviewed) -> Iterator[dict[str, Any]]:
    """Each thought as it was judged; one that breaks off stands with the message that goes on."""
    world, played = review.world, review.played
    for turn, before in zip(played.turns, played.befores, strict=True):
        if turn.grade.reason.code is ReasonCode.UNFINISHED:
            continue
        context = judged_by(world, before, turn)
        given = {"moves": [found.move.value for found in turn.grade.moves], "grade": turn.grade.value}
        yield {
            "id": f"{played.session.id}-{turn.number}",
            "lang": context.language.value,
            "mode": context.mode.value,
            "stage": context.stage.value,
            **({"objection": context.objection.value} if context.objection else {}),
            "product": world.scenario.scenario,
            "customer": context.customer,
            "reply": context.reply,
            **given,
            "given": given,
        }


def _document(review: Reviewed, trainee: str) -> dict[str, Any]:
    played = review.played
    words = texts(review.world.scenario.language)
    session = played.session
    talk = talk_document(review.world, session.seed, session.opening, played.turns, review.scorecard, words)
    return {
        "session": session.id,
        "user": session.user_id,
        "trainee": trainee,
        "started_at": session.started_at,
        "finished_at": session.finished_at,
        "status": session.status.value,
        "trial": session.trial,
        **talk,
    }


def _text(review: Reviewed, trainee: str) -> str:
    words, session = texts(review.world.scenario.language), review.played.session
    talk, card = review.played.turns, review.scorecard
    text = transcript(session.opening, talk, card, review.world, words, day=session.ended_on, trainee=trainee)
    return f"# {session.id}\n\n{text}"


Form = Callable[[Reviewed, str], str]
_FORMS: Mapping[tuple[bool, bool], Form] = {
    (False, False): _text,
    (False, True): _json,
    (True, False): _training,
    (True, True): _training,
}
"""By `--training` and `--json`."""
