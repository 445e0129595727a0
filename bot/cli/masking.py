"""What may be shown: no secret, and nothing that passes for a line of its own."""

import re

TOKEN = re.compile(r"(?<!\d)(\d{5,})(:|%3A)[A-Za-z0-9_-]{30,}", re.IGNORECASE)
PASSWORD = re.compile(r"""(://[^\s/:@]+):[^\s/@]+@(?:[^\s/@"',<>]*@)*""")
"""Up to the last @ before the next slash: in a password it may stand unescaped."""

MASK = "***"

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def masked(text: str) -> str:
    """The text without tokens and passwords in it; who a token belongs to stays readable."""
    return PASSWORD.sub(rf"\1:{MASK}@", TOKEN.sub(rf"\1\2{MASK}", text))


def one_line(text: str) -> str:
    """The text with everything that could start a line, colour it or turn it round made visible."""
    return _CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", text.replace("\n", "\\n"))
