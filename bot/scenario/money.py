"""Sums of money, and numbers, as people write them in each language."""

from bot.scenario.vocabulary import Language

SIGNS_FIRST = frozenset("$£€")
"""Signs that stand before the sum in English."""


def amount(number: float, language: Language) -> str:
    """A number without cents where there are none: 12 500 and 54,50 in Russian, 12,500 and 54.50 in English."""
    written = f"{number:,.2f}".removesuffix(".00")
    return written if language is Language.EN else written.replace(",", "\u00a0").replace(".", ",")


def decimal(number: float, language: Language) -> str:
    """A number as short as it can be: 1,2 in Russian, 1.2 in English."""
    return f"{number:g}" if language is Language.EN else f"{number:g}".replace(".", ",")


def money(number: float, currency: str, language: Language) -> str:
    """A sum with its currency, which may be empty: 12 500 ₽, £12,500, 12,500 zł."""
    if language is Language.EN and currency in SIGNS_FIRST:
        return f"{currency}{amount(number, language)}"
    return f"{amount(number, language)} {currency}".rstrip()
