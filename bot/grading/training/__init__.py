"""How the detector is trained: labelled replies in, a small file of numbers out. Needs scikit-learn."""

from pathlib import Path

DATA = Path(__file__).parent / "data"
"""The labelled replies that the shipped detector was trained on."""
