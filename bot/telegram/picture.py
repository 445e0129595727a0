"""The scorecard as a picture: the verdict, a bar a stage and the customer's mood below, on a card for both themes.

A chat shows it some 400 pixels wide, so no letter is smaller than `SMALL`, which is 12 of those pixels.
"""

import textwrap
from io import BytesIO
from typing import TYPE_CHECKING

from bot.roleplay.scorecard.card import Scorecard
from bot.roleplay.scorecard.mood_curve import Curve
from bot.roleplay.scorecard.verdict import passed
from bot.texts.catalogue import Texts
from bot.texts.rendering import outcome_text
from bot.texts.scorecard import verdict_text

if TYPE_CHECKING:
    from matplotlib.axes import Axes

CARD, INK, MUTED, TRACK = "#1f2a36", "#f3f6f9", "#a9b7c4", "#33424f"
GREEN, AMBER = "#4cc38a", "#f2b84b"
BANDS = ((70.0, GREEN), (45.0, AMBER), (0.0, "#ef7d6b"))
"""Colours by score, best first."""

LINES = {"interest": "#6cb6ff", "trust": GREEN, "patience": AMBER}
"""Colours of the mood's three numbers."""

WIDTH, MARGIN = 7.2, 0.36
"""Inches."""
DPI = 150
SMALL, MIDDLE, LARGE, HUGE = 15.5, 17, 23, 42
"""Sizes of letters, in points."""

HEAD, ROW, CURVE, LINE = 1.75, 0.68, 3.5, 0.34
"""Inches of height: of the head without the title, a stage, the curve, a line of the title."""
TITLE_CHARACTERS = 48
"""In a line of the title."""


def load() -> None:
    """Load what draws, which takes a moment: done early, the first picture need not wait for it."""
    import matplotlib.backends.backend_agg
    import matplotlib.figure  # noqa: F401


def scorecard_picture(card: Scorecard, words: Texts) -> bytes:
    """A PNG of the verdict, the stage scores and the mood over the talk, readable on a phone."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    title = textwrap.wrap(card.title, TITLE_CHARACTERS)
    head = HEAD + LINE * len(title)
    upper = head + ROW * len(card.course)
    height = upper + CURVE
    figure = Figure(figsize=(WIDTH, height), dpi=DPI, facecolor=CARD)
    FigureCanvasAgg(figure)
    sheet = figure.add_axes((0, 0, 1, 1))
    sheet.set_xlim(0, WIDTH)
    sheet.set_ylim(height, 0)  # inches from the upper edge
    sheet.axis("off")
    _draw_head(sheet, card, words, title)
    _draw_stages(sheet, card, words, head)
    _write(sheet, upper + 0.25, words("card.picture_curve"), INK, MIDDLE)
    place = (0.115, 0.85 / height, 0.84, (CURVE - 1.9) / height)
    _draw_curve(figure.add_axes(place), card.curve, words)
    image = BytesIO()
    figure.savefig(image, format="png", facecolor=CARD)
    return image.getvalue()


def _draw_head(sheet: "Axes", card: Scorecard, words: Texts, title: list[str]) -> None:
    for number, line in enumerate(title):
        _write(sheet, 0.42 + LINE * number, line, MUTED, SMALL)
    top = LINE * len(title)
    _write(sheet, top + 0.62, outcome_text(card, words), INK, LARGE, weight="bold")
    _write(sheet, top + 1.15, verdict_text(card, words).rstrip("."), GREEN if passed(card) else AMBER, MIDDLE)
    if card.score is not None:
        # Good stages do not make a good talk of one that is not passed.
        colour = _colour(card.score) if passed(card) else INK
        _write(sheet, top + 0.68, f"{card.score:.0f}", colour, HUGE, weight="bold", right=True)
        _write(sheet, top + 1.2, words("card.out_of"), MUTED, SMALL, right=True)


def _draw_stages(sheet: "Axes", card: Scorecard, words: Texts, top: float) -> None:
    """A bar a stage; one that was not played stays grey, with a dash."""
    scores = {score.stage.id: score.score for score in card.stages}
    wide = WIDTH - 2 * MARGIN
    for row, stage in enumerate(card.course):
        score, y = scores.get(stage.id), top + ROW * row
        colour = MUTED if score is None else INK
        _write(sheet, y, stage.title.get(words.language), colour, SMALL)
        _write(sheet, y, "–" if score is None else f"{score:.0f}", colour, SMALL, right=True)
        sheet.barh(y + 0.27, wide, left=MARGIN, height=0.12, color=TRACK)
        if score is not None:
            sheet.barh(y + 0.27, wide * max(score, 1) / 100, left=MARGIN, height=0.12, color=_colour(score))


def _draw_curve(axes: "Axes", curve: Curve, words: Texts) -> None:
    """Three lines over the replies; the replies that moved the customer are marked and numbered."""
    last = len(curve.moods) - 1
    axes.set_facecolor(CARD)
    axes.set_xlim(0, max(1, last))
    axes.set_ylim(0, 104)
    axes.set_yticks([0, 50, 100])
    axes.tick_params(colors=MUTED, length=0, labelsize=SMALL)
    axes.spines[["top", "left", "right"]].set_visible(False)
    axes.spines["bottom"].set_color(TRACK)
    moved = sorted({swing.turn for swing in (*curve.rises, *curve.falls)})
    axes.set_xticks(moved)
    if moved:
        axes.set_xlabel(words("card.picture_replies"), color=MUTED, fontsize=SMALL, labelpad=4)
    for turn in moved:
        axes.axvline(turn, color=TRACK, linewidth=1.5, zorder=0)
    for name, colour in LINES.items():
        values = [float(getattr(mood, name)) for mood in curve.moods]
        axes.plot(values, color=colour, linewidth=3, label=words(f"moods.{name}"), clip_on=False)
    axes.legend(
        loc="lower left",
        bbox_to_anchor=(-0.11, 1.0),
        ncols=3,
        frameon=False,
        labelcolor=INK,
        fontsize=SMALL,
        borderpad=0,
        handlelength=1,
        columnspacing=1.2,
    )


def _write(
    sheet: "Axes", y: float, text: str, colour: str, size: float, *, weight: str = "normal", right: bool = False
) -> None:
    """A line of text at one of the margins."""
    x, side = (WIDTH - MARGIN, "right") if right else (MARGIN, "left")
    sheet.text(x, y, text, color=colour, fontsize=size, weight=weight, ha=side, va="center", parse_math=False)


def _colour(score: float) -> str:
    return next(colour for least, colour in BANDS if score >= least)
