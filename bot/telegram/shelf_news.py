"""While the bot runs, scenario files that change are taken up, and the managers hear what is wrong with one, once."""

import asyncio
from collections.abc import Sequence

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.config import Settings
from bot.practice.service import Practice
from bot.scenario.problems import Problem
from bot.storage.claims import Claims, Duty
from bot.storage.steps import Steps
from bot.telegram.desk import words_for
from bot.telegram.duties import on_duty
from bot.telegram.outbox import Outbox
from bot.telegram.waiting import pause
from bot.texts.catalogue import Texts
from bot.texts.rendering import Piece, Style, problem_pieces

log = structlog.get_logger(__name__)


class ShelfKeeper:
    """Looks after the shelf of its process; of several processes one tells the managers."""

    def __init__(self, *, practice: Practice, steps: Steps, claims: Claims, settings: Settings) -> None:
        self._practice = practice
        self._steps = steps
        self._claims = claims
        self._settings = settings
        self._untold: tuple[Problem, ...] = ()
        """Found, and not told yet: the watch finds them once, and the database may be away just then."""

    async def run(self, stop: asyncio.Event) -> None:
        """Look until `stop` is set; a change is taken up at the second look that finds it the same."""
        every = self._settings.shelf_seconds
        while every > 0 and not stop.is_set():
            await pause(stop, every)
            try:
                news = await self._practice.shelf.refresh()
                if news:
                    log.info("the shelf has changed", taken=news.taken, gone=news.gone, errors=len(news.problems))
                self._untold += news.problems
                if self._untold:
                    if await on_duty(self._claims, Duty.SHELF_NEWS):
                        await self._tell(self._untold)
                    self._untold = ()
            except (SQLAlchemyError, OSError) as error:
                log.warning("the shelf could not be looked after", reason=type(error).__name__)
            except Exception:
                # A rule that stumbles over one odd file: nobody's practice stops for it.
                log.exception("looking after the shelf failed")

    async def _tell(self, problems: Sequence[Problem]) -> None:
        step, outbox = self._steps.new(), Outbox()
        for manager in sorted(self._settings.managers):
            words = await words_for(self._practice.users, manager, self._settings.language)
            outbox.send(manager, _pieces(problems, words), quiet=True)
        await self._steps.commit(step, outbox.messages)


def _pieces(problems: Sequence[Problem], words: Texts) -> list[Piece]:
    return [
        Piece(style=Style.NAME, text=words("ui.shelf_broken")),
        *problem_pieces([problem.render(words.language) for problem in problems], words),
        Piece(style=Style.NOTE, text=words("ui.shelf_kept")),
    ]
