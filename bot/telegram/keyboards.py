"""The buttons under messages."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.scenario.vocabulary import Difficulty, HelpLevel, Language, Mode, Outcome
from bot.storage.records import Feedback, FinishedRow, Session
from bot.storage.scenario_library import Entry
from bot.telegram import callback_data as press
from bot.telegram.rendering import one_line
from bot.texts.catalogue import Texts

ANY = "any"
PAGE = 8
SHELF_PAGE = 20
"""Scenarios shown at once; Telegram takes a hundred buttons at most."""

LANGUAGE_NAMES = {Language.RU: "Русский", Language.EN: "English"}


def languages() -> InlineKeyboardMarkup:
    """Russian or English."""
    row = [_button(name, press.ChooseLanguage(language.value)) for language, name in LANGUAGE_NAMES.items()]
    return InlineKeyboardMarkup([row])


def modes(words: Texts) -> InlineKeyboardMarkup:
    """Who calls whom."""
    return _column(_button(words(f"ui.mode_{mode.value}"), press.ShowShelf(mode.value, ANY)) for mode in Mode)


def shelf(entries: Sequence[Entry], mode: Mode, chosen: str, offset: int, words: Texts) -> InlineKeyboardMarkup:
    """A page of scenarios, under a row that narrows them by difficulty and leads back to the first page."""
    narrow = [
        _button(_marked(words(f"brief.difficulty_{d.value}"), d.value == chosen), press.ShowShelf(mode.value, d.value))
        for d in Difficulty
    ]
    everything = _button(_marked(words("ui.any_difficulty"), chosen == ANY), press.ShowShelf(mode.value, ANY))
    rows = [[everything, *narrow]]
    after = offset + SHELF_PAGE
    rows += [[_button(entry.scenario.title, press.ShowBrief(entry.id))] for entry in entries[offset:after]]
    if len(entries) > after:
        rows.append([_button(words("ui.review_more"), press.ShowShelfPage(mode.value, chosen, str(after)))])
    rows.append([_button(words("ui.back"), press.ShowModes())])
    return InlineKeyboardMarkup(rows)


def help_levels(scenario_id: str, words: Texts) -> InlineKeyboardMarkup:
    """How much help."""
    return _column(
        _button(words(f"ui.help_{level.value}"), press.ChooseHelp(level.value, scenario_id)) for level in HelpLevel
    )


def begin(scenario_id: str, level: HelpLevel, words: Texts) -> InlineKeyboardMarkup:
    """Begin the talk, with grades at once or at the end."""
    return _column(
        _button(words(f"ui.begin_{feedback.value}"), press.BeginHelped(feedback.value, level.value, scenario_id))
        for feedback in Feedback
    )


def skip_plan(session_id: str, words: Texts) -> InlineKeyboardMarkup:
    """Call without a plan."""
    return _column([_button(words("preparation.skip"), press.SkipPlan(session_id))])


def hide(words: Texts) -> InlineKeyboardMarkup:
    """Put what was shown out of sight."""
    return _column([_button(words("ui.hide"), press.HideHelp())])


def better(session_id: str, turn: int, words: Texts) -> InlineKeyboardMarkup:
    """Ask for a better reply."""
    return _column([_button(words("ui.better"), press.ShowBetter(session_id, str(turn)))])


def after_talk(
    session_id: str, scenario_id: str, *, retry: bool, follows: Outcome | None, words: Texts
) -> InlineKeyboardMarkup:
    """What to do after the scorecard.

    Args:
        session_id: of the talk.
        scenario_id: that was played.
        retry: there is a weak moment to go back to.
        follows: how it ended, where a talk follows that; else None.
        words: of whoever reads.
    """
    buttons = [_button(words("ui.retry"), press.Retry(session_id))] if retry else []
    if follows:
        buttons.append(_button(words(f"ui.follow_up_{follows.value}"), press.CallAgain(session_id)))
    buttons += [
        _button(words("ui.again"), press.ShowBrief(scenario_id)),
        _button(words("ui.another"), press.ShowModes()),
        _button(words("ui.transcript"), press.ShowTranscript(session_id)),
    ]
    return _column(buttons)


def review(rows: Sequence[FinishedRow], titles: Mapping[str, str], offset: int, words: Texts) -> InlineKeyboardMarkup:
    """Finished talks, one a button, and the next page."""
    buttons = [_button(_review_row(row, titles, words), press.ReviewSession(row.session.id)) for row in rows[:PAGE]]
    if len(rows) > PAGE:
        buttons.append(_button(words("ui.review_more"), press.ReviewPage(str(offset + PAGE))))
    return _column(buttons)


def progress(sessions: Sequence[Session], titles: Mapping[str, str], words: Texts) -> InlineKeyboardMarkup:
    """A trainee's own talks, one a button."""
    rows = [_button(_progress_row(session, titles, words), press.ShowTranscript(session.id)) for session in sessions]
    return _column(rows)


def upload(key: str, words: Texts, *, replaces: bool) -> InlineKeyboardMarkup:
    """Keep an uploaded scenario or not."""
    return _column(
        [
            _button(words("ui.upload_replace"), press.ReplaceByUpload(key))
            if replaces
            else _button(words("ui.upload_confirm"), press.KeepUpload(key)),
            _button(words("ui.upload_cancel"), press.DropUpload(key)),
        ]
    )


def privacy(words: Texts) -> InlineKeyboardMarkup:
    """Take one's data along, or have it deleted."""
    return _column(
        [
            _button(words("ui.privacy_export"), press.ExportMe()),
            _button(words("ui.privacy_delete"), press.AskToDelete()),
        ]
    )


def delete_me(until: int, words: Texts) -> InlineKeyboardMarkup:
    """Delete everything, if pressed soon."""
    return _column([_button(words("ui.delete_confirm"), press.DeleteMe(str(until)))])


def _review_row(row: FinishedRow, titles: Mapping[str, str], words: Texts) -> str:
    name = one_line(row.user_name, 24) or str(row.session.user_id)
    return words("ui.review_row", name=name, **_ended(row.session, titles, words))


def _progress_row(session: Session, titles: Mapping[str, str], words: Texts) -> str:
    day = datetime.fromtimestamp(session.finished_at or session.touched_at, UTC)
    return words("ui.progress_row", day=f"{day:%d.%m}", **_ended(session, titles, words))


def _ended(session: Session, titles: Mapping[str, str], words: Texts) -> Mapping[str, str]:
    """How a talk ended, in words."""
    return {
        "score": words("ui.no_score") if session.score is None else f"{session.score:.0f}",
        "outcome": words(f"outcomes.{session.outcome.value if session.outcome else 'stopped'}"),
        "scenario": titles.get(session.scenario_id, session.scenario_id),
    }


def _marked(text: str, chosen: bool) -> str:
    return f"• {text}" if chosen else text


def _button(text: str, data: press.Press) -> InlineKeyboardButton:
    return InlineKeyboardButton(one_line(text, 60), callback_data=press.encode(data))


def _column(buttons: Iterable[InlineKeyboardButton]) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[button] for button in buttons])
