"""Called again he remembers the talk before: how it was, the offer, the price and what was promised."""

from dataclasses import replace

import pytest

from bot.roleplay.next_talk import call_again
from bot.roleplay.understanding.promise_words import Kind, Topic
from bot.roleplay.understanding.promises import Promise
from bot.scenario.vocabulary import Move as M
from bot.scenario.vocabulary import Outcome
from tests.support.talking import ended, sell, text
from tests.support.worlds import BOTH, ENGLISH, RUSSIAN, graded, world_of

POLITE = graded(2)
REFERRAL = {
    "ru": ["А кому ещё из знакомых это могло бы пригодиться?", "Порекомендуйте нас друзьям, пожалуйста."],
    "en": ["Do you know anyone who could use it too?", "Who else among your colleagues might need this?"],
}


AFTER_TALK = {
    "ru": ["Как вам наш прошлый разговор?", "Что думаете о предложении, которое мы прислали?"],
    "en": ["How did you like our last talk?", "What did you think of the proposal I sent?"],
}


NAMED = {
    "ru": {"referral": ("знаком", "коллег"), "talk": ("разговор",), "proposal": ("предложени",)},
    "en": {"referral": ("friend", "colleague"), "talk": ("talk", "chat", "conversation"), "proposal": ("proposal",)},
}


def answered(path, question, outcome=Outcome.DEAL):
    """What he says in a later talk to this question, at its first words."""
    world = world_of(path)
    talk = call_again(world, ended(world, outcome), 2).talk
    return text(sell(world, (question, graded(1, M.OPEN_QUESTION)), so_far=talk).turns[0])


@pytest.mark.parametrize("number", [0, 1])
@pytest.mark.parametrize("path", BOTH, ids=["ru", "en"])
def test_asked_for_somebody_else_who_might_need_it_he_thinks_of_people(path, number):
    language = world_of(path).scenario.language.value
    said = answered(path, REFERRAL[language][number])
    assert any(name in said.lower() for name in NAMED[language]["referral"])


@pytest.mark.parametrize("number", [0, 1])
@pytest.mark.parametrize("outcome", [Outcome.DEAL, Outcome.CALLBACK])
@pytest.mark.parametrize("path", BOTH, ids=["ru", "en"])
def test_asked_how_the_talk_was_he_speaks_of_the_talk(path, outcome, number):
    language = world_of(path).scenario.language.value
    said = answered(path, AFTER_TALK[language][number], outcome)
    assert any(name in said.lower() for name in NAMED[language]["proposal" if number else "talk"])


def later(question, path=RUSSIAN, outcome=Outcome.CALLBACK, grade=POLITE, promises=(), replies=(), **haggled):
    """What he answers to a question in a talk that follows one with that outcome, where this was said."""
    world = world_of(path)
    first = ended(world, outcome)
    first.haggle = replace(first.haggle, **haggled)
    first.agreement.promises, first.spoken.replies = list(promises), list(replies)
    return text(sell(world, (question, grade), so_far=call_again(world, first, 2).talk).turns[0])


@pytest.mark.parametrize(
    ("path", "question", "names"),
    [
        (RUSSIAN, "Что скажете о том, что я вам предложил?", "предложени"),
        (RUSSIAN, "Подумали над моим предложением?", "предложени"),
        (RUSSIAN, "Как вам, понравилось, как мы пообщались?", "разговор"),
        (RUSSIAN, "Наш прошлый разговор был полезен?", "разговор"),
        (ENGLISH, "How did you like what I proposed?", "proposal"),
        (ENGLISH, "Have you thought about my offer?", "proposal"),
        (ENGLISH, "Was our chat any good to you?", "talk"),
        (ENGLISH, "How did you find the way I explained it?", "talk"),
    ],
)
@pytest.mark.parametrize("outcome", [Outcome.CALLBACK, Outcome.REFUSED])
def test_the_talk_and_the_proposal_go_by_many_names(path, question, names, outcome):
    assert names in later(question, path, outcome).lower()


def test_a_question_about_the_talk_is_never_beside_the_point():
    wrong = graded(0, M.IRRELEVANT)
    assert "proposal" in later("How did you like what I proposed?", ENGLISH, grade=wrong)


@pytest.mark.parametrize(
    ("path", "question", "price"),
    [
        (RUSSIAN, "Помните, сколько я называл?", "7 100"),
        (RUSSIAN, "Не забыли цену?", "7 100"),
        (ENGLISH, "Do you remember the price I gave you?", "7,100"),
        (ENGLISH, "You haven't forgotten what I quoted?", "7,100"),
    ],
)
def test_he_remembers_the_price_that_was_named(path, question, price):
    assert price in later(question, path, price=7100.0).replace("\u00a0", " ")


def test_what_he_never_heard_he_does_not_remember():
    assert not any(char.isdigit() for char in later("Do you remember the price I gave you?", ENGLISH, named=False))


def test_he_remembers_what_was_promised():
    gift = Promise(topic=Topic.GIFT, kind=Kind.COST, value=0, words="сифон в подарок")
    warranty = Promise(topic=Topic.WARRANTY, kind=Kind.TERM, value=730, words="гарантия два года")
    said = later("Помните, я обещал вам гарантию?", promises=[warranty, gift])
    assert "гарантия два года" in said


@pytest.mark.parametrize(
    ("path", "said", "question", "words"),
    [
        (
            RUSSIAN,
            "Хорошо. Я отложу до пятницы, пришлю счёт.",
            "Я обещал отложить до пятницы, помните?",
            "отложу до пятницы",
        ),
        (
            ENGLISH,
            "Sure. I'll hold it till Friday.",
            "Do you remember I said I'd hold it for you?",
            "hold it till Friday",
        ),
    ],
)
def test_a_promise_bound_to_a_day_is_remembered_too(path, said, question, words):
    assert words in later(question, path, replies=[said])


def test_asked_only_how_it_went_he_speaks_of_the_thing():
    lines = {answered(RUSSIAN, "Как всё прошло?") for _ in range(3)}
    assert not any(name in line.lower() for line in lines for name in ("разговор", "знаком", "предложени"))


@pytest.mark.parametrize(
    "reply",
    ["Наберу вас первого марта. Договорились?", "Записываю звонок на март?", "Позвоню осенью, по рукам?"],
)
def test_another_call_is_no_other_order(reply):
    world, caring = world_of(), graded(2, M.FOLLOW_UP, M.OPEN_QUESTION)
    talk = call_again(world, ended(world, Outcome.DEAL), 2).talk
    talk = sell(world, "Как всё прошло?", reply, grade=caring, so_far=talk).talk
    assert not talk.agreement.reordered
    assert talk.outcome is Outcome.DEAL
