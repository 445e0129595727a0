"""The buttons under messages."""

from collections.abc import Iterable, Mapping, Sequence

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.scenario.vocabulary import Difficulty, HelpLevel, Language, Mode, Outcome
from bot.storage.records import Feedback, FinishedRow, Session
from bot.storage.scenario_library import Entry
from bot.telegram import callback_data as press
from bot.telegram.rendering import one_line
from bot.texts.catalogue import Texts
from bot.texts.rendering import ended_text

ANY = "any"
PAGE = 8
LONGEST = 60
"""Characters on a button; a phone shows some forty of them."""

NAME = 24
"""Characters of a person's name."""

SHELF_PAGE = 20
"""Scenarios shown at once; Telegram takes a hundred buttons at most."""

STARS = {Difficulty.EASY: "★", Difficulty.MEDIUM: "★★", Difficulty.HARD: "★★★"}
"""How hard a scenario is, short enough to stand before its title."""

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
    rows += [[_button(_shelf_row(entry, words), press.ShowBrief(entry.id))] for entry in entries[offset:after]]
    if len(entries) > after:
        rows.append([_button(words("ui.review_more"), press.ShowShelfPage(mode.value, chosen, str(after)))])
    rows.append([_button(words("ui.back"), press.ShowModes())])
    return InlineKeyboardMarkup(rows)


def help_levels(scenario_id: str, cost: float, words: Texts, *, rubric: bool = True) -> InlineKeyboardMarkup:
    """How much help.

    Args:
        scenario_id: to be played.
        cost: points off the score for each hint.
        words: of whoever reads.
        rubric: what will be graded may be asked for, too.
    """
    buttons = [_rubric(scenario_id, words)] if rubric else []
    for level in HelpLevel:
        priced = level is HelpLevel.HINTS and cost
        label = words("ui.help_hints_cost", points=f"{cost:g}") if priced else words(f"ui.help_{level.value}")
        buttons.append(_button(label, press.ChooseHelp(level.value, scenario_id)))
    return _column(buttons)


def rubric(scenario_id: str, words: Texts) -> InlineKeyboardMarkup:
    """Ask what will be graded."""
    return _column([_rubric(scenario_id, words)])


def resume(words: Texts) -> InlineKeyboardMarkup:
    """Go on after a pause."""
    return _column([_button(words("ui.resume"), press.Resume())])


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


def review_person(
    sessions: Sequence[Session], titles: Mapping[str, str], name: str, one: str, offset: int, words: Texts
) -> InlineKeyboardMarkup:
    """Finished talks of one person, and the next page.

    Args:
        sessions: a page of them, and one more where there are more.
        titles: of scenarios, by their ids.
        name: whose they are.
        one: any talk of that person.
        offset: of the first one shown.
        words: of whoever reads.
    """
    told = words.about(name)
    rows = [(_progress_row(session, titles, told), press.ReviewSession(session.id)) for session in sessions[:PAGE]]
    buttons = [_button(text, data) for text, data in rows]
    if len(sessions) > PAGE:
        buttons.append(_button(words("ui.review_more"), press.ReviewPerson(one, str(offset + PAGE))))
    return _column(buttons)


def persons_talks(session_id: str, name: str, words: Texts) -> InlineKeyboardMarkup:
    """All talks of whoever had this one."""
    return _column([_button(words("ui.review_persons", name=name), press.ReviewPerson(session_id, "0"))])


def name_of(user_name: str, user_id: int) -> str:
    """A person's name on a button; his number where there is nothing to see of it."""
    return cut(one_line(user_name), NAME) or str(user_id)


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
    name = name_of(row.user_name, row.session.user_id)
    return words("ui.review_row", name=name, **_ended(row.session, titles, words.about(name)))


def _progress_row(session: Session, titles: Mapping[str, str], words: Texts) -> str:
    key = "ui.progress_retried" if session.is_retry else "ui.progress_row"
    return words(key, **_ended(session, titles, words))


def _ended(session: Session, titles: Mapping[str, str], words: Texts) -> Mapping[str, str]:
    """How a talk ended, and when, in words; the scenario stands last, as the only part that may be cut."""
    return {
        "ended": ended_text(session.outcome, session.score, words),
        "day": words("ui.row_day", day=session.ended_on),
        "scenario": titles.get(session.scenario_id, session.scenario_id),
    }


def _shelf_row(entry: Entry, words: Texts) -> str:
    """How hard it is, its language where that is another one, and its title."""
    scenario = entry.scenario
    foreign = "" if scenario.language is words.language else f"{scenario.language.value.upper()} "
    return f"{STARS[scenario.difficulty]} {foreign}{scenario.title}"


def _rubric(scenario_id: str, words: Texts) -> InlineKeyboardButton:
    return _button(words("brief.graded"), press.ShowRubric(scenario_id))


def cut(text: str, limit: int) -> str:
    """A line cut at a word, with an ellipsis, where it is longer than so many characters."""
    if len(text) <= limit:
        return text
    words = text[:limit].rpartition(" ")[0]
    # A word that takes half of the line is cut itself.
    kept = words if len(words) > limit // 2 else text[: limit - 1]
    return kept.rstrip(" .,:;·«“-") + "…"


def _marked(text: str, chosen: bool) -> str:
    return f"• {text}" if chosen else text


def _button(text: str, data: press.Press) -> InlineKeyboardButton:
    return InlineKeyboardButton(cut(one_line(text, 4 * LONGEST), LONGEST), callback_data=press.encode(data))


def _column(buttons: Iterable[InlineKeyboardButton]) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[button] for button in buttons])
