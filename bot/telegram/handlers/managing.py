"""The managers' door: /review, transcripts, and scenario files sent to the bot."""

from collections.abc import Iterable, Iterator

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
from bot.telegram.desk import Desk, message_of
from bot.telegram.handlers.talking import send_transcript
from bot.telegram.rendering import one_line
from bot.texts.catalogue import Texts
from bot.texts.rendering import Piece, Style, problem_pieces


async def review(update: Update, desk: Desk) -> None:
    """List the latest finished talks."""
    await _list(update, desk, 0)


async def review_page(update: Update, desk: Desk, press: ReviewPage) -> None:
    """List those after them."""
    await _list(update, desk, number(press.offset))


async def review_session(update: Update, desk: Desk, press: ReviewSession) -> None:
    """Send one talk."""
    if not desk.lets_manage():
        return
    review = await desk.practice.past.review(press.session)
    session = review.played.session
    name = await _name(desk, session.user_id)
    keyboard = keyboards.persons_talks(session.id, name, desk.words)
    send_transcript(desk, review, name, keyboard)


async def review_person(update: Update, desk: Desk, press: ReviewPerson) -> None:
    """List the talks of whoever had this one."""
    if not desk.lets_manage():
        return
    person = (await desk.practice.past.review(press.session)).played.session.user_id
    offset, name = number(press.offset), await _name(desk, person)
    sessions = (await desk.practice.sessions.finished_by(person, offset + keyboards.PAGE + 1))[offset:]
    if not sessions:
        desk.say("ui.review_empty")
        return
    keyboard = keyboards.review_person(sessions, desk.practice.shelf.titles(), name, press.session, offset, desk.words)
    desk.say("ui.review_person", keyboard, name=name)


async def _name(desk: Desk, person: int) -> str:
    known = await desk.practice.users.find(person)
    return keyboards.name_of(known.name if known else "", person)


async def _list(update: Update, desk: Desk, offset: int) -> None:
    if not desk.lets_manage():
        return
    rows = await desk.practice.sessions.finished(keyboards.PAGE + 1, offset)
    if not rows:
        desk.say("ui.review_empty")
        return
    desk.say("ui.review_title", keyboards.review(rows, desk.practice.shelf.titles(), offset, desk.words))


async def upload(update: Update, desk: Desk) -> None:
    """Check a scenario file; nothing is kept before the manager says so."""
    document = message_of(update).document
    if not desk.is_manager or document is None:
        desk.say("ui.only_text")
        return
    name = document.file_name or ""
    if not name.lower().endswith(ENDINGS):
        desk.say("ui.upload_not_yaml")
        return
    if (document.file_size or 0) > MAX_BYTES:
        desk.say("ui.upload_too_big", limit=MAX_BYTES // 1024)
        return
    file = await document.get_file()
    if (file.file_size or 0) > MAX_BYTES:
        desk.say("ui.upload_too_big", limit=MAX_BYTES // 1024)
        return
    await _checked(desk, one_line(name), bytes(await file.download_as_bytearray()))


async def _checked(desk: Desk, name: str, content: bytes) -> None:
    try:
        checked = await desk.practice.shelf.check(content, desk.settings.uploads)
    except ScenarioRefused as refused:
        desk.send(_refusal(refused, name, desk.words))
        return
    text = content.decode("utf-8")
    if there := desk.practice.shelf.stands(text):
        desk.say("ui.upload_there", title=there.title)
        return
    pieces = [Piece(style=Style.NAME, text=desk.words("ui.upload_checked", title=checked.scenario.title))]
    if checked.problems:
        pieces.append(Piece(style=Style.TEXT, text=desk.words("ui.upload_advice")))
        pieces += _problems(checked.problems, desk.words)
    if checked.replaces:
        pieces.append(Piece(style=Style.NOTE, text=desk.words("ui.upload_replaces", id=checked.scenario.scenario)))
    key = await desk.practice.uploads.hold(text, desk.practice.now())
    desk.send(pieces, keyboards.upload(key, desk.words, replaces=checked.replaces))


def _refusal(refused: ScenarioRefused, name: str, words: Texts) -> list[Piece]:
    """What keeps a file off the shelf; advice can wait until nothing does."""
    errors = [problem for problem in refused.problems if problem.is_error]
    return [
        Piece(style=Style.NAME, text=words("ui.upload_problems", file=name)),
        *_problems(errors, words),
        Piece(style=Style.TEXT, text=words("ui.upload_mend")),
    ]


def _problems(problems: Iterable[Problem], words: Texts) -> Iterator[Piece]:
    lines = [
        words("ui.problem_line", line=problem.line, message=problem.message(words.language), number=problem.number)
        for problem in problems
    ]
    return problem_pieces(lines, words)


async def keep_upload(update: Update, desk: Desk, press: KeepUpload) -> None:
    """Put the checked file on the shelf."""
    await _shelve(update, desk, press.key, replace=False)


async def replace_by_upload(update: Update, desk: Desk, press: ReplaceByUpload) -> None:
    """Put the checked file in the place of its older self."""
    await _shelve(update, desk, press.key, replace=True)


async def _shelve(update: Update, desk: Desk, key: str, *, replace: bool) -> None:
    if not desk.lets_manage():
        return
    text = await desk.practice.uploads.text(key)
    if not text:
        desk.say("ui.upload_gone" if text is None else "ui.upload_used")
        return
    if there := desk.practice.shelf.stands(text):
        desk.say("ui.upload_there", title=there.title)
        return
    try:
        scenario = await desk.practice.shelf.add(text, desk.settings.uploads, replace=replace)
    except ScenarioRefused as refused:
        desk.send(_refusal(refused, desk.words("ui.upload_file"), desk.words))
        return
    await desk.practice.uploads.use(key)
    desk.say("ui.upload_added", title=scenario.title)


async def drop_upload(update: Update, desk: Desk, press: DropUpload) -> None:
    """Forget the file."""
    if not desk.lets_manage():
        return
    if await desk.practice.uploads.text(press.key) == USED:
        desk.say("ui.upload_used")
        return
    await desk.practice.uploads.drop(press.key)
    desk.say("ui.upload_cancelled")
