"""Talks written down by earlier versions, in which all that a talk holds lay side by side."""

from collections.abc import Mapping
from typing import Any

GROUPED = "haggle"
"""A name that every talk written down now has, and no flat one had: there only a stage might be called so."""

PLACES: Mapping[str, tuple[str, str]] = {
    "facts": ("told", "facts"),
    "deepened": ("told", "deepened"),
    "points": ("told", "points"),
    "objections": ("doubts", "raised"),
    "answered": ("doubts", "answered"),
    "forestalled": ("doubts", "forestalled"),
    "price_named": ("haggle", "named"),
    "price_asked": ("haggle", "asked"),
    "price_dodges": ("haggle", "dodges"),
    "quoted": ("haggle", "quoted"),
    "price": ("haggle", "price"),
    "offers": ("haggle", "offers"),
    "bids": ("haggle", "bids"),
    "haggles": ("haggle", "rounds"),
    "held": ("haggle", "held"),
    "offered_trade": ("haggle", "trade_open"),
    "traded": ("haggle", "traded"),
    "terms": ("haggle", "terms"),
    "price_settled": ("haggle", "settled"),
    "agreed": ("agreement", "outcome"),
    "settled": ("agreement", "details"),
    "agreed_on": ("agreement", "words"),
    "put_off": ("agreement", "put_off"),
    "extras": ("agreement", "extras"),
    "declined": ("agreement", "declined"),
    "promises": ("agreement", "promises"),
    "referred": ("agreement", "referred"),
    "reordered": ("agreement", "reordered"),
    "chats": ("faults", "chats"),
    "named": ("faults", "misnamed"),
    "forgiven": ("faults", "forgiven"),
    "offences": ("faults", "offences"),
    "harms": ("faults", "harms"),
    "said": ("spoken", "lines"),
    "last": ("spoken", "last"),
    "replies": ("spoken", "replies"),
    "pending": ("spoken", "pending"),
}
"""Where what stood in a flat talk is now: the group that holds it, and its name there."""


def grouped(flat: Mapping[str, Any]) -> dict[str, Any]:
    """What a flat talk held, as a talk holds it now."""
    talk: dict[str, Any] = {name: value for name, value in flat.items() if name not in PLACES}
    for name in PLACES.keys() & flat.keys():
        group, new = PLACES[name]
        talk.setdefault(group, {})[new] = flat[name]
    return talk
