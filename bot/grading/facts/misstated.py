"""Numbers that a reply states of a matter of which the product's file holds others: "8p a cup" where it is sixteen.

The comparison of meanings (`coverage`) must be sure of what is meant. Here the words must be those of one fact, and
the number must be one that stands nowhere and follows from nothing.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.grading.facts.false_terms import NOT_OURS
from bot.grading.facts.reckoning import follows, reckoned
from bot.grading.text.amounts import ROUGHLY, SMALL, Amount, Bound, amounts
from bot.grading.text.clauses import Clause
from bot.grading.text.plain import KEPT, normalised
from bot.grading.text.quantities import Measure, Quantity, quantities
from bot.grading.types import FalseClaim, Point, Prices, near_list

COVERED = 0.6
"""Share of a claim's telling words that one fact must have, for the claim to be about its matter."""

FEW = 0.2
"""Share of a file's facts up to which a word tells one from another: "boot" of a car does, of walking boots does not."""
