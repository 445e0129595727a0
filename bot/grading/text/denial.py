"""Words that deny: what stands beside them is not claimed, offered or given."""

REFUSAL = (
    r"\b(?:не|нет|нельзя|никак\w*|никогда|невозможн\w+|исключен\w*|(?<!why )not|never|cannot)\b|"
    r"n't\b(?! (?:worry|forget|mind)\b)"
)
"""Of a sum, or of a deed; in normalised text."""

DENIAL = rf"{REFUSAL}|\b(?:ни|без|no|without)\b"
"""Of a thing, too: "без гарантии"."""
