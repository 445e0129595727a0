"""How the detector is trained: labelled replies in, a small file of numbers out. Needs scikit-learn."""

from pathlib import Path

from bot.grading.dataset import read_labelled
from bot.grading.types import Labelled

DATA = Path(__file__).parent / "data"
"""The labelled replies that the shipped detector was trained on."""


def labelled() -> list[Labelled]:
    """All of them, file by file."""
    return [row for path in sorted(DATA.glob("*.jsonl")) for row in read_labelled(path.read_text("utf-8"), path.name)]
