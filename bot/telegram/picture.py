"""The scorecard as a picture: one bar a stage, on a card of its own that stands in both of Telegram's themes."""

from io import BytesIO

from bot.roleplay.scorecard import Scorecard
from bot.texts.catalogue import Texts

CARD, INK, MUTED, TRACK = "#1f2a36", "#f3f6f9", "#a9b7c4", "#33424f"
BANDS = ((70.0, "#4cc38a"), (45.0, "#f2b84b"), (0.0, "#ef7d6b"))
"""Colours by score, best first."""

WIDTH = 7.2
ROW = 0.62
DPI = 150


def scorecard_picture(card: Scorecard, words: Texts) -> bytes:
    """A PNG of the stage scores, readable on a phone."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    stages = [stage for stage in card.stages if stage.score is not None]
    height = 1.9 + ROW * len(stages)
    figure = Figure(figsize=(WIDTH, height), dpi=DPI, facecolor=CARD)
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0.05, 0.04, 0.9, 0.92))
    axes.set_xlim(0, 100)
    axes.set_ylim(-len(stages) + 0.4, 2.1)
    axes.axis("off")
    outcome = card.outcome.value if card.outcome else "stopped"
    axes.text(0, 1.75, words(f"outcomes.{outcome}"), color=INK, fontsize=20, weight="bold", va="center")
    axes.text(0, 1.05, words("card.picture_title"), color=MUTED, fontsize=11, va="center")
    if card.score is not None:
        axes.text(
            100,
            1.5,
            f"{card.score:.0f}",
            color=_colour(card.score),
            fontsize=38,
            weight="bold",
            ha="right",
            va="center",
        )
    for row, stage in enumerate(stages):
        score = stage.score or 0.0
        y = -row + 0.12
        axes.text(0, y + 0.3, stage.stage.title.get(words.language), color=INK, fontsize=12.5, va="center")
        axes.text(100, y + 0.3, f"{score:.0f}", color=INK, fontsize=12.5, ha="right", va="center")
        axes.barh(y - 0.08, 100, height=0.2, color=TRACK)
        axes.barh(y - 0.08, max(score, 1), height=0.2, color=_colour(score))
    image = BytesIO()
    figure.savefig(image, format="png", facecolor=CARD)
    return image.getvalue()


def _colour(score: float) -> str:
    return next(colour for least, colour in BANDS if score >= least)
