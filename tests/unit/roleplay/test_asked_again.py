"""What he has told he is asked for again: he says it once more, in other words, adds to it, or minds."""

import pytest

from bot.grading.types import ReasonCode
from bot.roleplay.exchange.trace import origin
from bot.roleplay.turn import open_talk
from bot.scenario.vocabulary import Move as M
from tests.support.talking import asking, lines_of, sell, text
from tests.support.worlds import graded, world_like, world_of


def two_answers():
    scenario = world_of().scenario
    facts = tuple(
        f.model_copy(update={"says": (*f.says, "Бухгалтерия морщится.")}) if f.id == "taste" else f
        for f in scenario.customer.facts
    )
    return world_like(scenario, customer=scenario.customer.model_copy(update={"facts": facts}))


def test_asked_again_he_says_it_once_more_and_then_minds():
    question = "Какой кофе пьёте?"
    world, talk, turns = sell(world_of(), *[(question, asking(question))] * 3, at="needs")
    first, again, scolded = map(text, turns)
    assert "Жалуются, что кислый." in first
    assert again.endswith("Жалуются, что кислый."), "anybody may forget one thing"
    assert again != first, "but nobody says the very same twice in a row"
    assert any(line.replace("{told}", "Жалуются, что кислый") in scolded for line in lines_of(world, "already_told"))
    assert origin(world, talk, turns[1].answer[0].text).endswith("customer.facts.taste.says")


@pytest.mark.parametrize(
    ("question", "said"),
    [
        pytest.param("Сколько вас, напомните?", "Двадцать человек.", id="a number"),
        pytest.param("Ещё раз, сколько вас?", "Двадцать человек.", id="once more"),
        pytest.param("Когда, говорите, переезд?", "В мае переезжаем.", id="a day"),
    ],
)
def test_what_is_asked_again_is_answered_by_the_sentence_that_holds_it(question, said):
    told = "Ой, да. В мае переезжаем. Двадцать человек. А зачем вам?"
    world = world_of()
    fact = world.scenario.customer.facts[0].model_copy(update={"says": (told,), "about": (question,)})
    customer = world.scenario.customer.model_copy(update={"facts": (fact,)})
    _, _, turns = sell(world_like(world.scenario, customer=customer), *[(question, asking(question))] * 2, at="needs")
    assert turns[0].answer[0].text.endswith(told)
    assert turns[1].answer[0].text == said


def test_the_same_question_in_the_same_words_is_no_stale_argument():
    question = "Какой кофе пьёте?"
    repeated = graded(0, M.OPEN_QUESTION, code=ReasonCode.REPEATED)
    world, _, turns = sell(world_of(), (question, asking(question)), (question, repeated), at="needs")
    assert turns[1].answer[0].text.endswith("Жалуются, что кислый.")
    assert not any(line in text(turns[1]) for line in lines_of(world, "repeated"))


def test_asked_about_it_in_another_way_he_tells_of_it_in_other_words():
    world = two_answers()
    first, another = "Какой кофе пьёте?", "Что не нравится в вашем кофе?"
    asked = [(words, asking(words)) for words in (first, another, first, first)]
    _, _, turns = sell(world, *asked, at="needs")
    told = {"Жалуются, что кислый.", "Бухгалтерия морщится."}
    assert {line.text for turn in turns[:2] for line in turn.answer} & told == told
    assert turns[2].answer[0].text.endswith(tuple(told))
    assert any(line.split("{told}")[0] in text(turns[3]) for line in lines_of(world, "already_told"))


def test_what_he_has_said_already_he_does_not_add():
    world = two_answers()
    first, another = "Какой кофе пьёте?", "Что не нравится в вашем кофе?"
    talk = open_talk(world, 1, "needs").talk
    talk.told.facts = ["taste"]
    talk.spoken.lines += ["Жалуются, что кислый.", "Бухгалтерия морщится."]
    talk.spoken.replies = [first]
    _, talk, (turn,) = sell(world, (another, asking(another)), so_far=talk)
    assert "Бухгалтерия морщится." not in text(turn)
    assert talk.told.deepened == []


def test_the_same_question_word_for_word_is_asked_again_though_he_could_say_more():
    question = "Какой кофе пьёте?"
    _, _, turns = sell(two_answers(), (question, asking(question)), (question, asking(question)), at="needs")
    assert turns[1].answer[0].text.endswith(turns[0].answer[0].text)


def test_a_question_in_two_messages_is_not_its_own_repetition():
    first, another = "Какой кофе пьёте?", "Что не нравится в вашем кофе? Мне важно, чтобы"
    grade = asking("Что не нравится в вашем кофе?")
    _, _, turns = sell(two_answers(), (first, asking(first)), (another, grade), ("вам понравилось", grade), at="needs")
    assert {"Жалуются, что кислый.", "Бухгалтерия морщится."} & {line.text for line in turns[2].answer}


def test_what_leads_up_to_a_question_asks_for_nothing_again():
    first, second = "Какой кофе пьёте?", "ясно, кофе пьёте кислый - а где вы берёте кофе?"
    _, talk, turns = sell(world_of(), (first, asking(first)), (second, asking(second)), at="needs")
    assert talk.told.facts == ["taste", "shop"]
    assert "надоело" in text(turns[1])


def test_asked_deeper_he_adds_what_there_is_to_add():
    scenario = world_of().scenario
    facts = tuple(
        fact.model_copy(update={"more": ("Особенно бухгалтерия.",)}) if fact.id == "taste" else fact
        for fact in scenario.customer.facts
    )
    world = world_like(scenario, customer=scenario.customer.model_copy(update={"facts": facts}))
    question = "Какой кофе пьёте?"
    _, _, turns = sell(world, (question, asking(question)), (question, asking(question)), at="needs")
    assert "Особенно бухгалтерия." in text(turns[1])


@pytest.mark.parametrize(
    "reply", ["Вы говорили про бухгалтерию, какой кофе там пьют?", "Вы сказали, кислый. Какой же кофе пьёте?"]
)
def test_what_he_told_and_is_asked_of_again_he_does_not_take_for_another_matter(reply):
    first = "Какой кофе пьёте?"
    _, talk, turns = sell(two_answers(), (first, asking(first)), (reply, asking(reply)), at="needs")
    assert talk.told.facts == ["taste"]
    assert any(told in text(turns[1]) for told in ("Жалуются, что кислый", "Бухгалтерия морщится"))


def test_after_the_deal_he_does_not_tell_again_why_he_bought():
    question = "Какой кофе пьёте?"
    world = two_answers()
    talk = open_talk(world, 1, "feedback").talk
    talk.told.facts.clear()
    _, talk, (turn,) = sell(world, (question, asking(question)), so_far=talk)
    assert talk.told.facts == []
    assert not {"Жалуются, что кислый.", "Бухгалтерия морщится."} & {line.text for line in turn.answer}


def test_asked_for_a_sum_he_gives_the_answer_that_names_one():
    says = ("Сразу и целиком.", "Одиннадцать отложил, больше нет.")
    world = world_of()
    fact = world.scenario.customer.facts[0].model_copy(update={"says": says, "about": ("Какой у вас бюджет?",)})
    world = world_like(world.scenario, customer=world.scenario.customer.model_copy(update={"facts": (fact,)}))
    question = "Какой у вас бюджет?"
    for seed in range(1, 5):
        _, _, (turn,) = sell(world, (question, asking(question)), at="needs", seed=seed)
        assert "Одиннадцать отложил" in text(turn)


def test_what_the_seller_has_just_said_himself_he_does_not_add():
    world = two_answers()
    asked = "Какой кофе пьёте?", "Значит, бухгалтерия морщится. Что не нравится в вашем кофе?"
    talk = open_talk(world, 1, "needs").talk
    talk.told.facts, talk.spoken.replies = ["taste"], [asked[0]]
    talk.spoken.lines += ["Жалуются, что кислый."]
    _, _, (turn,) = sell(world, (asked[1], asking(asked[1])), so_far=talk)
    assert "Бухгалтерия морщится." not in text(turn)
