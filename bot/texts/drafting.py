"""A first draft of a scenario file, from a few answers: commented, checkable, playable at once."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from string import Template

import yaml

from bot.scenario.vocabulary import Language, Mode, Temperature

FOLDER = Path(__file__).parent / "new"

ASKED = ("title", "product", "price", "floor", "unit", "seller", "customer", "role", "temperament")
ASKED_AFTER = ("need", "now", "point", "doubt", "behind", "answer")
QUESTIONS = (*ASKED, *ASKED_AFTER)
"""What is asked, in order; the words stand in the catalogues under `new`."""

_RUSSIAN = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
_SPELLED = "a,b,v,g,d,e,e,zh,z,i,y,k,l,m,n,o,p,r,s,t,u,f,h,ts,ch,sh,sch,,y,,e,yu,ya"
_LATIN = dict(zip(_RUSSIAN, _SPELLED.split(","), strict=True))
LONGEST = 48
BRACES = str.maketrans("{}", "()")
"""Braces would pass for placeholders."""

SPOKEN = ("need", "now", "point", "doubt", "answer")
"""Answers that somebody says, and that other sentences stand beside."""

WITHIN = ("product", "role", "unit")
"""Answers that stand within a sentence of ours."""

_ENDED = re.compile(r"[.!?…][»”\"'“)]*$")
_PER = re.compile(r"(?:per|a|an|за) +", re.IGNORECASE)
_STRAIGHT = re.compile(r'"([^"]*)"')


def draft(answers: Mapping[str, str], language: Language, mode: Mode, file: str) -> str:
    """The text of a scenario file.

    Args:
        answers: one for each of `QUESTIONS`.
        language: of the customer and of the comments.
        mode: who calls whom; also names the playbook.
        file: the name that the comments use.
    """
    words = yaml.safe_load((FOLDER / "words.yaml").read_text(encoding="utf-8"))[language.value]
    own = {name: _fitting(name, " ".join(value.translate(BRACES).split()), language) for name, value in answers.items()}
    composed = {name: text.format_map(own) for name, text in words[mode.value].items() if isinstance(text, str)}
    quoted = {name: _quoted(text) for name, text in {**composed, **own}.items()}
    values = {
        **quoted,
        "id": slug(own["title"]),
        "playbook": mode.value,
        "price": own["price"],
        "floor": own["floor"],
        "temperament": own["temperament"],
        "temperature": (Temperature.COLD if mode is Mode.ACTIVE else Temperature.HOT).value,
        "currency": _quoted(words["currency"]),
        "opening": "\n".join(
            f"    - {json.dumps(o.format_map(own), ensure_ascii=False)}" for o in words[mode.value]["opening"]
        ),
        "file": file,
    }
    text = Template((FOLDER / f"{language.value}.yaml").read_text(encoding="utf-8"))
    return text.substitute(values).replace(f"# {quoted['title']}\n", f"# {own['title']}\n", 1)


def example(language: Language, mode: Mode) -> Mapping[str, str]:
    """An answer for every question, for whoever would rather change words than write them."""
    words = yaml.safe_load((FOLDER / "words.yaml").read_text(encoding="utf-8"))
    return {name: str(words[language.value][mode.value]["example"][name]) for name in QUESTIONS}


def slug(title: str) -> str:
    """A title as an id: small Latin letters, digits and hyphens."""
    spelled = "".join(_LATIN.get(letter, letter) for letter in title.casefold())
    kept = "".join(letter if letter.isascii() and letter.isalnum() else " " for letter in spelled)
    return "-".join(kept.split())[:LONGEST].strip("-") or "scenario"


def _fitting(name: str, answer: str, language: Language) -> str:
    """An answer as it can stand beside and within the sentences of the draft."""
    if name in SPOKEN:
        return _sentence(answer)
    if name == "seller" and language is Language.RU:
        return _name_within_quotes(answer)
    if name == "unit":
        answer = _PER.sub("", answer, count=1) if _PER.match(answer) else answer
    return (answer.rstrip(" .;,") or answer) if name in WITHIN else answer


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + ("" if _ENDED.search(text) else ".")


def _name_within_quotes(name: str) -> str:
    """A name that will stand in «»: its own quotes go where they are around all of it, else they become „inner“."""
    bare = name.strip('«»"„“”')
    if not re.search('[«»"„“”]', bare) and name[:1] in '«"„“':
        return bare
    return _STRAIGHT.sub("„\\1“", name).replace("«", "„").replace("»", "“")


def _quoted(text: str) -> str:
    """A text as YAML reads it, whatever it holds."""
    return json.dumps(text, ensure_ascii=False)
