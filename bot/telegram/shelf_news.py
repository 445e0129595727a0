"""While the bot runs, scenario files that change are taken up, and the managers hear what is wrong with one, once."""

import asyncio

import structlog

from bot.storage.shelf_watch import ShelfNews
from bot.telegram.desk import Desk
from bot.texts.catalogue import Texts, texts
from bot.texts.rendering import Piece, Style

SHOWN = 20
"""Problems named in one message; the rest is counted."""

log = structlog.get_logger(__name__)


async def keep_shelf(desk: Desk, every: float) -> None:
    """Look after the shelf until cancelled.

    Args:
        desk: whose shelf it is.
        every: seconds between two looks; a change is taken up at the second look that finds it the same.
    """
    while every > 0:
        await asyncio.sleep(every)
        try:
            news = await desk.practice.refresh_shelf()
        except OSError as error:
            log.warning("the scenario folders cannot be read", reason=error.strerror)
            continue
        if news:
            await _tell(desk, news)


async def _tell(desk: Desk, news: ShelfNews) -> None:
    log.info("the shelf has changed", taken=news.taken, gone=news.gone, errors=len(news.problems))
    if not news.problems:
        return
    for manager in sorted(desk.settings.managers):
        known = await desk.practice.repository.user(manager)
        words = texts((known and known.language) or desk.settings.language)
        await desk.outbox.send(manager, _pieces(news, words), quiet=True)


def _pieces(news: ShelfNews, words: Texts) -> list[Piece]:
    pieces = [Piece(style=Style.NAME, text=words("ui.shelf_broken"))]
    pieces += [Piece(style=Style.LINE, text=problem.render(words.language)) for problem in news.problems[:SHOWN]]
    if len(news.problems) > SHOWN:
        pieces.append(Piece(style=Style.NOTE, text=words("ui.more_problems", n=len(news.problems) - SHOWN)))
    return [*pieces, Piece(style=Style.NOTE, text=words("ui.shelf_kept"))]
