"""The scorecard as a picture: a bar a stage and the customer's mood below, on a card that stands in both themes."""

from io import BytesIO
from typing import TYPE_CHECKING

from bot.roleplay.scorecard.card import Scorecard
from bot.roleplay.scorecard.mood_curve import Curve
from bot.texts.catalogue import Texts

if TYPE_CHECKING:
    from matplotlib.axes import Axes

CARD, INK, MUTED, TRACK = "#1f2a36", "#f3f6f9", "#a9b7c4", "#33424f"
BANDS = ((70.0, "#4cc38a"), (45.0, "#f2b84b"), (0.0, "#ef7d6b"))
"""Colours by score, best first."""

LINES = {"interest": "#6cb6ff", "trust": "#4cc38a", "patience": "#f2b84b"}
"""Colours of the mood's three numbers."""

WIDTH = 7.2
ROW = 0.62
CURVE = 2.3
"""Inches of height for the curve."""
DPI = 150


def scorecard_picture(card: Scorecard, words: Texts) -> bytes:
    """A PNG of the stage scores and the mood over the talk, readable on a phone."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    stages = sum(stage.score is not None for stage in card.stages)
    bars = 1.9 + ROW * stages
    height = bars + CURVE
    figure = Figure(figsize=(WIDTH, height), dpi=DPI, facecolor=CARD)
    FigureCanvasAgg(figure)
    _draw_stages(figure.add_axes((0.05, CURVE / height, 0.9, 0.96 * bars / height)), card, words)
    _draw_curve(figure.add_axes((0.05, 0.42 / height, 0.9, (CURVE - 0.95) / height)), card.curve, words)
    image = BytesIO()
    figure.savefig(image, format="png", facecolor=CARD)
    return image.getvalue()


def _draw_stages(axes: "Axes", card: Scorecard, words: Texts) -> None:
    stages = [stage for stage in card.stages if stage.score is not None]
    axes.set_xlim(0, 100)
    axes.set_ylim(-len(stages) + 0.4, 2.1)
    axes.axis("off")
    outcome = card.outcome.value if card.outcome else "stopped"
    axes.text(0, 1.75, words(f"outcomes.{outcome}"), color=INK, fontsize=20, weight="bold", va="center")
    axes.text(0, 1.05, words("card.picture_title"), color=MUTED, fontsize=11, va="center")
    if card.score is not None:
        score, colour = f"{card.score:.0f}", _colour(card.score)
        axes.text(100, 1.5, score, color=colour, fontsize=38, weight="bold", ha="right", va="center")
    for row, stage in enumerate(stages):
        value = stage.score or 0.0
        y = -row + 0.12
        axes.text(0, y + 0.3, stage.stage.title.get(words.language), color=INK, fontsize=12.5, va="center")
        axes.text(100, y + 0.3, f"{value:.0f}", color=INK, fontsize=12.5, ha="right", va="center")
        axes.barh(y - 0.08, 100, height=0.2, color=TRACK)
        axes.barh(y - 0.08, max(value, 1), height=0.2, color=_colour(value))


def _draw_curve(axes: "Axes", curve: Curve, words: Texts) -> None:
    """Three lines over the replies; the replies that moved the customer are marked and numbered."""
    last = len(curve.moods) - 1
    axes.set_facecolor(CARD)
    axes.set_xlim(0, max(1, last))
    axes.set_ylim(0, 104)
    axes.set_yticks([])
    axes.tick_params(colors=MUTED, length=0, labelsize=10)
    axes.spines[["top", "left", "right"]].set_visible(False)
    axes.spines["bottom"].set_color(TRACK)
    moved = sorted({swing.turn for swing in (*curve.rises, *curve.falls)})
    axes.set_xticks(moved)
    for turn in moved:
        axes.axvline(turn, color=TRACK, linewidth=1, zorder=0)
    for name, colour in LINES.items():
        values = [float(getattr(mood, name)) for mood in curve.moods]
        axes.plot(values, color=colour, linewidth=2.4, label=words(f"moods.{name}"), clip_on=False)
    axes.legend(
        loc="lower left", bbox_to_anchor=(-0.01, 1.0), ncols=3, frameon=False, labelcolor=INK, fontsize=11, borderpad=0
    )


def _colour(score: float) -> str:
    return next(colour for least, colour in BANDS if score >= least)
