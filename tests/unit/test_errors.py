"""The tree of errors is drawn in `bot.errors`; here it is held against the errors there are."""

import importlib
import pkgutil
import re

import pytest

import bot
from bot import errors
from bot.practice.errors import PracticeError

NOT_IMPORTED = re.compile(r"bot\.(__main__|storage\.migrations|grading\.training\.(network|tune))")
"""What runs when it is imported, or needs what trains networks."""

_DRAWN = re.compile(r"^((?:│   |    )*)[├└]── (?:([a-z_.]+)\.)?([A-Z]\w+)")


def drawn():
    """Each error of the tree with the one that it hangs on."""
    above, found = ["bot.errors.SparringError"], set()
    for line in (errors.__doc__ or "").splitlines():
        if match := _DRAWN.match(line):
            depth, name = len(match[1]) // 4 + 1, f"bot.{match[2] or 'errors'}.{match[3]}"
            found.add((name, above[depth - 1]))
            above[depth:] = [name]
    return found


def named(error):
    return f"{error.__module__}.{error.__qualname__}"


def kinds_of(error):
    for kind in error.__subclasses__():
        yield named(kind), named(error)
        yield from kinds_of(kind)


def test_the_tree_is_drawn_as_it_is():
    for module in pkgutil.walk_packages(bot.__path__, "bot."):
        if not NOT_IMPORTED.match(module.name):
            importlib.import_module(module.name)
    assert drawn() == {pair for pair in kinds_of(errors.SparringError) if pair[0].startswith("bot.")}


def test_what_a_session_does_not_allow_is_never_shown_as_it_stands():
    assert not issubclass(PracticeError, errors.UserError), "its message is an id; each edge has words for it"


@pytest.mark.parametrize("error", [FileNotFoundError(2, "No such file"), OSError("odd")])
def test_a_path_that_cannot_be_used_is_for_the_person_to_mend(tmp_path, error):
    told = r"a\.db: cannot be opened \((No such file|OSError)\); name another$"
    with pytest.raises(errors.UserError, match=told), errors.refusing(tmp_path / "a.db", "opened", "name another"):
        raise error


def test_a_file_of_other_letters_is_for_the_person_to_mend(tmp_path):
    file = tmp_path / "replies.txt"
    file.write_bytes("Здравствуйте!".encode("cp1251"))
    told = r"replies\.txt: is not UTF-8 text; save it as UTF-8$"
    with pytest.raises(errors.UserError, match=told) as refused, errors.refusing(file, "read", "name another"):
        file.read_text(encoding="utf-8")
    assert refused.value.__cause__ is None
    assert refused.value.__suppress_context__
