"""The managers' door: /review, transcripts, and scenario files sent to the bot."""

from collections.abc import Iterable

from telegram import Update

from bot.scenario.problems import Problem, ScenarioRefused
from bot.scenario.yaml_reader import MAX_BYTES
from bot.storage.scenario_library import ENDINGS
from bot.storage.uploads import USED
from bot.telegram import keyboards
from bot.telegram.callback_data import (
    DropUpload,
    KeepUpload,
    ReplaceByUpload,
    ReviewPage,
    ReviewPerson,
    ReviewSession,
    number,
)
from bot.telegram.desk import Desk, message_of, who
from bot.telegram.handlers.talking import send_transcript
from bot.telegram.rendering import one_line
from bot.texts.catalogue import Texts
from bot.texts.rendering import Piece, Style

SHOWN = 20
"""Problems named in one message; the rest is counted."""


async def review(update: Update, desk: Desk) -> None:
    """List the latest finished talks."""
    await _list(update, desk, 0)


async def review_page(update: Update, desk: Desk, press: ReviewPage) -> None:
    """List those after them."""
    await _list(update, desk, number(press.offset))


async def review_session(update: Update, desk: Desk, press: ReviewSession) -> None:
    """Send one talk."""
    user, chat = who(update)
    if not await desk.lets_manage(user, chat):
        return
    words = await desk.words(user)
    review = await desk.practice.past.review(press.session)
    session = review.played.session
    name = await _name(desk, session.user_id)
    keyboard = keyboards.persons_talks(session.id, name, words)
    await send_transcript(desk, chat, review, words, name, keyboard)


async def review_person(update: Update, desk: Desk, press: ReviewPerson) -> None:
    """List the talks of whoever had this one."""
    user, chat = who(update)
    if not await desk.lets_manage(user, chat):
        return
    words = await desk.words(user)
    person = (await desk.practice.past.review(press.session)).played.session.user_id
    offset, name = number(press.offset), await _name(desk, person)
    sessions = (await desk.practice.past.finished_by(person, offset + keyboards.PAGE + 1))[offset:]
    if not sessions:
        await desk.outbox.say(chat, words("ui.review_empty"))
        return
    keyboard = keyboards.review_person(sessions, desk.practice.shelf.titles(), name, press.session, offset, words)
    await desk.outbox.say(chat, words("ui.review_person", name=name), keyboard)


async def _name(desk: Desk, person: int) -> str:
    known = await desk.practice.users.find(person)
    return keyboards.name_of(known.name if known else "", person)


async def _list(update: Update, desk: Desk, offset: int) -> None:
    user, chat = who(update)
    if not await desk.lets_manage(user, chat):
        return
    words = await desk.words(user)
    rows = await desk.practice.past.finished(keyboards.PAGE + 1, offset)
    if not rows:
        await desk.outbox.say(chat, words("ui.review_empty"))
        return
    await desk.outbox.say(
        chat, words("ui.review_title"), keyboards.review(rows, desk.practice.shelf.titles(), offset, words)
    )


async def upload(update: Update, desk: Desk) -> None:
    """Check a scenario file; nothing is kept before the manager says so."""
    user, chat = who(update)
    words = await desk.words(user)
    document = message_of(update).document
    if not desk.is_manager(user) or document is None:
        await desk.outbox.say(chat, words("ui.only_text"))
        return
    name = document.file_name or ""
    if not name.lower().endswith(ENDINGS):
        await desk.outbox.say(chat, words("ui.upload_not_yaml"))
        return
    if (document.file_size or 0) > MAX_BYTES:
        await desk.outbox.say(chat, words("ui.upload_too_big", limit=MAX_BYTES // 1024))
        return
    file = await document.get_file()
    if (file.file_size or 0) > MAX_BYTES:
        await desk.outbox.say(chat, words("ui.upload_too_big", limit=MAX_BYTES // 1024))
        return
    await _checked(desk, chat, one_line(name), bytes(await file.download_as_bytearray()), words)


async def _checked(desk: Desk, chat: int, name: str, content: bytes, words: Texts) -> None:
    try:
        checked = await desk.practice.shelf.check(content, desk.settings.uploads)
    except ScenarioRefused as refused:
        await desk.outbox.send(chat, _refusal(refused, name, words))
        return
    text = content.decode("utf-8")
    if there := desk.practice.shelf.stands(text):
        await desk.outbox.say(chat, words("ui.upload_there", title=there.title))
        return
    pieces = [Piece(style=Style.NAME, text=words("ui.upload_checked", title=checked.scenario.title))]
    if checked.problems:
        pieces.append(Piece(style=Style.TEXT, text=words("ui.upload_advice")))
        pieces += _problems(checked.problems, words)
    if checked.replaces:
        pieces.append(Piece(style=Style.NOTE, text=words("ui.upload_replaces", id=checked.scenario.scenario)))
    key = await desk.practice.uploads.hold(text, desk.practice.now())
    await desk.outbox.send(chat, pieces, keyboards.upload(key, words, replaces=checked.replaces))


def _refusal(refused: ScenarioRefused, name: str, words: Texts) -> list[Piece]:
    """What keeps a file off the shelf; advice can wait until nothing does."""
    errors = [problem for problem in refused.problems if problem.is_error]
    return [
        Piece(style=Style.NAME, text=words("ui.upload_problems", file=name)),
        *_problems(errors, words),
        Piece(style=Style.TEXT, text=words("ui.upload_mend")),
    ]


def _problems(problems: Iterable[Problem], words: Texts) -> list[Piece]:
    lines = [
        words("ui.problem_line", line=problem.line, message=problem.message(words.language), number=problem.number)
        for problem in problems
    ]
    pieces = [Piece(style=Style.LINE, text=line) for line in lines[:SHOWN]]
    if len(lines) > SHOWN:
        pieces.append(Piece(style=Style.NOTE, text=words("ui.more_problems", n=len(lines) - SHOWN)))
    return pieces


async def keep_upload(update: Update, desk: Desk, press: KeepUpload) -> None:
    """Put the checked file on the shelf."""
    await _shelve(update, desk, press.key, replace=False)


async def replace_by_upload(update: Update, desk: Desk, press: ReplaceByUpload) -> None:
    """Put the checked file in the place of its older self."""
    await _shelve(update, desk, press.key, replace=True)


async def _shelve(update: Update, desk: Desk, key: str, *, replace: bool) -> None:
    user, chat = who(update)
    if not await desk.lets_manage(user, chat):
        return
    words = await desk.words(user)
    text = await desk.practice.uploads.text(key)
    if not text:
        await desk.outbox.say(chat, words("ui.upload_gone" if text is None else "ui.upload_used"))
        return
    if there := desk.practice.shelf.stands(text):
        await desk.outbox.say(chat, words("ui.upload_there", title=there.title))
        return
    try:
        scenario = await desk.practice.shelf.add(text, desk.settings.uploads, replace=replace)
    except ScenarioRefused as refused:
        await desk.outbox.send(chat, _refusal(refused, words("ui.upload_file"), words))
        return
    await desk.practice.uploads.use(key)
    await desk.outbox.say(chat, words("ui.upload_added", title=scenario.title))


async def drop_upload(update: Update, desk: Desk, press: DropUpload) -> None:
    """Forget the file."""
    user, chat = who(update)
    if not await desk.lets_manage(user, chat):
        return
    words = await desk.words(user)
    if await desk.practice.uploads.text(press.key) == USED:
        await desk.outbox.say(chat, words("ui.upload_used"))
        return
    await desk.practice.uploads.drop(press.key)
    await desk.outbox.say(chat, words("ui.upload_cancelled"))
