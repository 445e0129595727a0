"""At the close he says yes and gives what the order needs: in his words, in the words proposed, one by one."""

from itertools import pairwise

import pytest

from bot.grading.phrases.orders import Detail
from bot.scenario.vocabulary import Move as M
from bot.scenario.vocabulary import Outcome, Situation
from tests.support.ordering import OWN, close
from tests.support.talking import ORDER, lines_of
from tests.support.worlds import ENGLISH, RUSSIAN, graded, world_of


def test_asked_with_the_order_he_says_yes_and_gives_it():
    _, talk, [answer, _] = close("Оформляем? Когда привезти и по какому адресу?", "Спасибо!", lines=OWN)
    assert talk.state == "feedback"
    assert answer[1:] == ["В субботу, к двум.", "Садовая, пять."]


@pytest.mark.parametrize(
    ("reply", "own", "said"),
    [
        ("name for the papers?", {}, "Olga"),
        ("and the name?", {"gives_contact": ["Same number.", "Olga Line, like a line."]}, "Olga Line, like a line."),
    ],
)
def test_asked_for_a_name_he_says_it(reply, own, said):
    _, _, [_, answer] = close("Shall we do it?", reply, path=ENGLISH, lines=own)
    assert answer[0] == said


def test_his_bare_name_does_not_come_twice_in_a_row():
    asked = ("name for the papers?", "and the name?", "the name?")
    _, _, [_, *answers] = close("Shall we do it?", *asked, path=ENGLISH)
    said = [line for answer in answers for line in answer]
    assert all(one != other for one, other in pairwise(said))


def test_asked_for_more_he_says_how_to_reach_him_too():
    world, _, [_, answer] = close("Shall we do it?", "Name and number, please?", path=ENGLISH)
    assert answer[0] == "Olga"
    assert answer[1] in lines_of(world, Situation.GIVES_CONTACT)


def test_of_what_is_proposed_he_takes_what_suits_him():
    _, _, [answer] = close("Привезти в пятницу или в субботу?", lines=OWN, grade=ORDER)
    assert "в субботу" in answer[1]
    assert "пятниц" not in " ".join(answer)


@pytest.mark.parametrize(
    "reply",
    [
        pytest.param("А почту дайте, договор сегодня улетит.", id="an e-mail"),
        pytest.param("Мейл какой у вас?", id="another word"),
        pytest.param("На какой адрес почты слать?", id="its address"),
        pytest.param("Договор куда отправить?", id="where to"),
    ],
)
def test_asked_where_to_write_he_says_so_and_not_only_who_he_is(reply):
    lines = {"gives_contact": ["Зимина Юлия. А подписывает директор.", "Почту пришлю, ладно?", "В бюро, я подпишу."]}
    _, _, answers = close("Оформляем?", reply, lines=lines)
    assert answers[1] == ["Почту пришлю, ладно?"]


def test_without_words_of_his_own_for_it_he_says_that_he_will_write_it():
    name = world_of(RUSSIAN).scenario.customer.name
    world, _, answers = close("Оформляем?", "Почту продиктуйте.", lines={"gives_contact": [f"{name}, директор."]})
    assert answers[1][0] in lines_of(world, Situation.GIVES_CONTACT)
    assert answers[1] != [f"{name}, директор."]


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("Адрес вот. Этаж четвёртый, пешком.", "Этаж четвёртый, пешком"),
        ("На Садовую, к маме. Дом сейчас пришлю.", "На Садовую, к маме"),
        ("Автобус к проходной… Адрес пришлю письмом.", "Автобус к проходной"),
        ("Адрес запишу. А везти не надо, на себе унесу!", ""),
        ("Nowhere. I'm riding it home.", ""),
        ("No delivery. I'll write the address on your form.", ""),
        ("I'll text you the street. To the bistro, back door.", "To the bistro, back door"),
    ],
)
def test_of_his_words_the_place_is_kept_and_not_that_he_writes_it_down(words, place):
    _, talk, _ = close("Оформляем? По какому адресу?", lines={"gives_place": [words]}, grade=ORDER)
    assert talk.agreement.words.get(Detail.PLACE, "") == place


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        ("Начинаем с понедельника?", "с понедельника"),
        ("Вторник подойдёт?", "во вторник"),
        ("Среда или среда вечером?", "в среду"),
    ],
)
def test_a_day_is_said_after_the_seller_as_people_say_it(reply, said):
    _, _, [answer] = close(reply, grade=ORDER)
    assert said in " ".join(answer).lower()


def test_what_does_not_suit_him_he_puts_right():
    _, _, [answer] = close("Тогда привезём в пятницу, хорошо?", lines=OWN, grade=ORDER)
    assert answer[1] == "В субботу, к двум."


def test_with_nothing_of_his_own_he_takes_what_is_proposed():
    _, _, [answer] = close("Shall we deliver Thursday at 3?", path=ENGLISH)
    assert "Thursday at 3" in answer[1]


def test_after_a_bare_yes_the_details_may_be_asked_for():
    _, talk, [yes, answer] = close("Оформляем?", "Отлично! Когда привезти и куда?", lines=OWN)
    assert len(yes) == 1
    assert answer == ["В субботу, к двум.", "Садовая, пять."]
    assert talk.state == "closing"


def test_details_may_be_asked_for_one_by_one_and_he_waits_for_the_next():
    _, talk, [_, day, place, over] = close(
        "Оформляем?", "Когда привезти?", "А по какому адресу?", "Всё записано, спасибо!", lines=OWN
    )
    assert [day, place] == [["В субботу, к двум."], ["Садовая, пять."]]
    assert talk.state == "feedback"
    assert any("Прошло время" in line for line in over)


def test_what_is_asked_for_again_holds_nobody_up():
    _, talk, _ = close("Оформляем?", "Когда привезти?", "Так когда привезти?", lines=OWN)
    assert talk.state == "feedback"


def test_how_it_went_may_be_asked_at_once():
    _, talk, [*_, last] = close("Оформляем?", "Когда привезти?", "Как всё прошло, довольны?", lines=OWN)
    assert talk.stages["feedback"].turns == 1
    assert "Прошло время" in last[0], "the narrator tells that time has passed"


def test_a_bare_yes_is_a_yes_whatever_comes_after_it():
    _, talk, _ = close("Оформляем?", "До свидания!")
    assert talk.agreement.outcome is Outcome.DEAL
    assert talk.outcome in (None, Outcome.DEAL)


def test_a_day_proposed_before_he_has_decided_is_put_off():
    world, talk, answers = close(
        "Может, в четверг начнём?", "А в пятницу?", "А в субботу?", at="presentation", grade=graded(1, M.NEXT_STEP)
    )
    later = lines_of(world, "puts_off")
    assert [bool(later & set(answer)) for answer in answers] == [True, True, False], "but not for ever"
    assert talk.agreement.outcome is None


def test_a_deadline_of_his_own_binds_to_no_day_of_the_week():
    soon = {"gives_day": ["Хоть завтра, только до девяти."]}
    _, _, [answer] = close("Привезти в четверг или в пятницу?", lines=soon, grade=ORDER)
    assert "четверг" in answer[1] or "пятниц" in answer[1]


def test_of_two_things_without_a_name_here_he_takes_one():
    _, talk, [_, choice, over] = close("Оформляем?", "С собой или рукав сначала подгоним?", "Спасибо!")
    assert "рукав сначала подгоним" in choice[0]
    assert talk.state == "feedback"
    assert any("Прошло время" in line for line in over)


def test_a_question_that_only_wants_a_yes_gets_one_and_ends_nothing():
    world, talk, [_, answer] = close("Оформляем?", "Сорок минут подождёте?")
    assert answer[0] in lines_of(world, "fits")
    assert talk.state == "closing"


def test_nobody_says_yes_to_what_wants_to_be_told():
    world, talk, [_, answer] = close("Оформляем?", "А какая у вас ширина проёма?", grade=graded(2, M.NEXT_STEP))
    assert len(answer) == 1
    assert answer[0] not in lines_of(world, "fits")
    assert talk.state == "closing"


def test_nobody_says_a_foreign_word_after_the_seller():
    _, _, [_, answer] = close("Оформляем?", "Posted home or carry them now?")
    assert "carry" not in " ".join(answer)


def test_what_began_the_sellers_sentence_stands_within_his():
    _, _, answers = close("Shall we do it?", "By card or by transfer?", path=ENGLISH)
    assert any(words in line for line in answers[1] for words in ("by card", "by transfer"))


@pytest.mark.parametrize(
    ("path", "replies"),
    [
        (RUSSIAN, ("Оформляем?", "И второй килограмм зерна за 1700?", "Когда привезти, в субботу?")),
        (ENGLISH, ("Shall I put you down?", "And a second bag of beans for $17?", "Which day suits, Saturday?")),
    ],
)
def test_another_one_at_another_price_is_declined_and_the_day_is_still_settled(path, replies):
    world, talk, [_, another, _] = close(*replies, path=path)
    assert another[0] in lines_of(world, "extra_declined")
    assert talk.state == "closing"
    assert "уббот" in talk.agreement.words[Detail.DAY] or "Saturday" in talk.agreement.words[Detail.DAY]
    assert (talk.haggle.price, talk.haggle.late) == (None, 0)


def test_beside_another_one_he_gives_what_is_asked_for():
    world, _, [_, answer] = close(
        "Shall I put you down?", "And a second bag of beans for $17? Cash or card?", path=ENGLISH
    )
    assert answer[0] in lines_of(world, "extra_declined")
    assert "cash" in answer[1] or "card" in answer[1]


@pytest.mark.parametrize(("proposed", "taken"), [("Monday", False), ("Tuesday", True)])
def test_a_day_that_he_leaves_out_does_not_suit_him(proposed, taken):
    own = {"gives_day": ["Any day but Monday, I'm in Leeds."]}
    _, _, answers = close("Shall we?", f"Shall we deliver on {proposed}?", path=ENGLISH, lines=own)
    assert (own["gives_day"][0] not in answers[1]) is taken
