"""At the close: what the order needs is asked for and given, and a day proposed too early is put off."""

from itertools import pairwise

import pytest

from bot.grading.phrases.orders import Detail
from bot.roleplay.turn import open_talk, take_turn
from bot.roleplay.understanding.agreed_hours import another_hour
from bot.roleplay.understanding.order_details import asked_details, how_many, names_hour, proposes_day
from bot.scenario.vocabulary import Move as M
from bot.scenario.vocabulary import Outcome, Situation
from tests.support.worlds import ENGLISH, MINIMAL, ScriptedJudge, graded, world_of

ORDER = graded(3, M.NEXT_STEP)
ORDER_AND_DETAILS = graded(3, M.NEXT_STEP, M.DETAILS)
OWN = {"gives_day": ["В субботу, к двум."], "gives_place": ["Садовая, пять."]}


def close(*replies, path=MINIMAL, grade=ORDER, lines=None, stage="closing", **changes):
    """What he answers to each reply, and the talk after them."""
    customer = {**world_of(path).scenario.customer.model_dump(), "lines": lines or {}}
    world = world_of(path, customer=customer, **changes)
    talk, answers = open_talk(world, 1, stage).talk, []
    for reply in replies:
        taken = take_turn(world, talk, reply, ScriptedJudge(grade))
        talk = taken.talk
        answers.append([line.text for line in taken.turn.answer])
    return world, talk, answers


def pool(world, situation):
    lines = world.playbook.lines[world.scenario.language][situation]
    return {line for lines_of in lines.values() for line in lines_of}


@pytest.mark.parametrize(
    ("reply", "asked"),
    [
        pytest.param("На какой адрес привезти и когда удобно?", {Detail.DAY: (), Detail.PLACE: ()}, id="two at once"),
        pytest.param("Тогда в четверг к 15:00, подойдёт?", {Detail.DAY: ("в четверг к 15:00",)}, id="a day proposed"),
        pytest.param("Картой или наличными?", {Detail.PAYMENT: ("Картой", "наличными")}, id="two ways to pay"),
        pytest.param("Один или сразу два?", {Detail.QUANTITY: ("Один",)}, id="one or two"),
        pytest.param("Адрес диктуйте.", {Detail.PLACE: ()}, id="dictate"),
        pytest.param("На какую улицу ехать мастеру?", {Detail.PLACE: ()}, id="a street"),
        pytest.param("Подскажите телефон", {Detail.CONTACT: ()}, id="without a mark"),
        pytest.param("Thursday at 3 or Friday morning?", {Detail.DAY: ("Thursday at 3", "Friday morning")}, id="days"),
        pytest.param("What's the best number for you?", {Detail.CONTACT: ()}, id="a number"),
        pytest.param("Куда прислать счёт?", {Detail.CONTACT: ()}, id="where a paper goes is no place"),
        pytest.param("Which e-mail address shall I use?", {Detail.CONTACT: ()}, id="no street is asked for"),
        pytest.param("Which name goes into it?", {Detail.CONTACT: ()}, id="a name"),
        pytest.param("name for the papers?", {Detail.CONTACT: ()}, id="a name in short"),
        pytest.param("and the name?", {Detail.CONTACT: ()}, id="a name once more"),
        pytest.param("great. name and number, robert", {Detail.CONTACT: ()}, id="a name demanded"),
        pytest.param("Имя для договора?", {Detail.CONTACT: ()}, id="a name in Russian"),
        pytest.param("whose name on the order?", {Detail.CONTACT: ()}, id="whose name"),
        pytest.param("May I have a name?", {Detail.CONTACT: ()}, id="a name to have"),
        pytest.param("На чьё имя оформляем?", {Detail.CONTACT: ()}, id="whose name in Russian"),
        pytest.param("Как вас записать?", {Detail.CONTACT: ()}, id="how to write down"),
        pytest.param("It's her name on the door, is it?", {}, id="another's name"),
        pytest.param("Do you remember the brand name?", {}, id="the name of a brand"),
        pytest.param("And the model name?", {}, id="the name of a model"),
        pytest.param("Is it a well-known name?", {}, id="a name that is known"),
        pytest.param("Как её имя?", {}, id="another's name in Russian"),
        pytest.param("А какое имя?", {}, id="some name"),
        pytest.param(
            "name for the invoice, and tues or weds to pick it up?",
            {Detail.DAY: (), Detail.CONTACT: ()},
            id="the invoice is no way to pay there",
        ),
        pytest.param("Card or cash?", {Detail.PAYMENT: ("Card", "cash")}, id="ways to pay in English"),
        pytest.param("Shall we put both card terminals on the bar?", {}, id="a card that pays nothing"),
        pytest.param("Спасибо, до встречи!", {}, id="nothing"),
        pytest.param("Привезём в субботу утром.", {}, id="a day told, not asked"),
        pytest.param("Берёте?", {}, id="the order alone"),
        pytest.param("great so when do you want to pick it up?", {Detail.DAY: ()}, id="when"),
        pytest.param("Оплата сразу или двумя частями?", {Detail.PAYMENT: ()}, id="how the money comes"),
        pytest.param("and the premium, monthly or the whole year at once?", {Detail.PAYMENT: ()}, id="in instalments"),
        pytest.param(
            "Could we do Friday at 11 instead of Thursday?", {Detail.DAY: ("Friday at 11",)}, id="not that day"
        ),
        pytest.param("Thursday's clashing here, is Friday ok?", {Detail.DAY: ("Friday",)}, id="a day that clashes"),
        pytest.param("В четверг не смогу, а в пятницу?", {Detail.DAY: ("в пятницу",)}, id="a day that does not suit"),
        pytest.param("Вы не заняты в четверг?", {Detail.DAY: ("в четверг",)}, id="a day that may suit"),
        pytest.param("Why don't we say Friday?", {Detail.DAY: ("Friday",)}, id="a day put forward by a no"),
        pytest.param(
            "Thursday 10, and the list by Wednesday?", {Detail.DAY: ("Thursday 10",)}, id="what is due before"
        ),
        pytest.param("Would Friday 10 at the yard suit?", {Detail.DAY: ("Friday 10",)}, id="a bare hour"),
        pytest.param("Deliver by Friday?", {Detail.DAY: ("by Friday",)}, id="the only day, by which it is due"),
        pytest.param("Thursday at nine thirty?", {Detail.DAY: ("Thursday at nine thirty",)}, id="minutes in words"),
        pytest.param("18:30 в четверг удобно?", {Detail.DAY: ("18:30 в четверг",)}, id="the hour first"),
        pytest.param(
            "В четверг в половине седьмого?", {Detail.DAY: ("В четверг в половине седьмого",)}, id="half past"
        ),
        pytest.param("В понедельник, 15 человек?", {Detail.DAY: ("В понедельник",)}, id="a number that is no hour"),
        pytest.param("Кто из вас будет дома?", {Detail.CONTACT: ()}, id="who will be there"),
        pytest.param(
            "Would Wednesday the 10th at 11 suit you?",
            {Detail.DAY: ("Wednesday the 10th at 11",)},
            id="the hour behind a date",
        ),
        pytest.param(
            "Тогда в четверг, 10-го, в 11 вас устроит?",
            {Detail.DAY: ("в четверг, 10-го, в 11",)},
            id="the hour behind a date in Russian",
        ),
        pytest.param("On Monday the 3rd, 11 people, ok?", {Detail.DAY: ("On Monday",)}, id="people behind a date"),
        pytest.param(
            "Скину ссылку и в пятницу созвонимся?", {Detail.DAY: ("в пятницу",)}, id="a talk after what is sent"
        ),
        pytest.param(
            "Shall we meet on Monday to go over the quote I sent?", {Detail.DAY: ("on Monday",)}, id="what was sent"
        ),
        pytest.param("Вышлю договор и счёт в среду, хорошо?", {}, id="two papers are sent"),
        pytest.param("Will the quote be sent on Friday?", {}, id="a paper is sent"),
    ],
)
def test_what_is_asked_for(reply, asked):
    assert {found.detail: found.proposed for found in asked_details(reply)} == asked


def test_a_day_told_is_proposed_all_the_same():
    assert proposes_day("Приедем в субботу утром.")
    assert not proposes_day("Тогда встретимся.")


@pytest.mark.parametrize(
    ("reply", "terms", "said"),
    [
        pytest.param("Два набора, итого 34 тысячи, или один?", "17 тысяч, если берёте два", "два", id="as agreed"),
        pytest.param("Один или сразу два?", "17 тысяч, если берёте два", "два", id="one named first"),
        pytest.param("Два набора или один?", "", "один", id="nothing was said of two"),
        pytest.param("Один или сразу два?", "", "один", id="one"),
    ],
)
def test_asked_how_many_he_takes_what_the_price_hangs_on(reply, terms, said):
    assert [how_many(asked.proposed, terms) for asked in asked_details(reply)] in ([said], [said.capitalize()])


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
    assert answer[1] in pool(world, Situation.GIVES_CONTACT)


def test_of_what_is_proposed_he_takes_what_suits_him():
    _, _, [answer] = close("Привезти в пятницу или в субботу?", lines=OWN, grade=ORDER_AND_DETAILS)
    assert "в субботу" in answer[1]
    assert "пятниц" not in " ".join(answer)


@pytest.mark.parametrize(
    "reply",
    [
        "Thursday's clashing on my side, could we do Friday at 11 instead?",
        "Can we move it from Thursday to Friday at 11?",
        "I'm sorry, something came up on Thursday. How about Friday at 11?",
        "Sorry, I have to reschedule. Friday at 11, then.",
    ],
)
def test_an_agreed_day_may_be_moved(reply):
    own = {"gives_day": ["Thursday, about ten."]}
    _, talk, [_, _, answer] = close("Shall we do it?", "Thursday at 10?", reply, path=ENGLISH, lines=own)
    assert "Friday at 11" in answer[0]
    assert talk.agreement.words[Detail.DAY] == "Friday at 11"


def test_an_agreed_day_may_be_moved_in_russian():
    moved = "Давайте перенесём с субботы на понедельник, в 18:30."
    _, talk, [_, _, answer] = close("Оформляем?", "В субботу?", moved, lines=OWN)
    assert "в понедельник, в 18:30" in answer[0]
    assert talk.agreement.words[Detail.DAY] == "в понедельник, в 18:30"


@pytest.mark.parametrize(
    ("reply", "kept"),
    [
        ("Could we make it nine instead of eight?", "Thursday at nine"),
        ("Sorry, ten's gone, could we say eleven?", "Thursday at eleven"),
        ("Can we do an hour later, at 11:30?", "Thursday at 11:30"),
        ("Half eight would be easier for him, does that work?", "Thursday at Half eight"),
        ("Could it be a bit later, noon?", "Thursday at noon"),
        ("Let's make it Thursday at nine.", "Thursday at nine"),
        ("Shall we make it two pairs?", "Thursday at 10"),
        ("Do you want one or two?", "Thursday at 10"),
        ("Could you pay in two parts?", "Thursday at 10"),
    ],
)
def test_the_hour_alone_may_be_moved(reply, kept):
    own = {"gives_day": ["Thursday, about ten."]}
    _, talk, _ = close("Shall we do it?", "Thursday at 10?", reply, path=ENGLISH, lines=own)
    assert talk.agreement.words[Detail.DAY] == kept


@pytest.mark.parametrize(
    ("reply", "kept"),
    [
        ("А можно не в десять, а в двенадцать?", "в субботу в двенадцать"),
        ("Давайте к двум вместо десяти, успеваем?", "в субботу к двум"),
        ("Курьер может к часу, так нормально?", "в субботу к часу"),
        ("Перенесём на 12:30?", "в субботу на 12:30"),
        ("Давайте лучше в одиннадцать в субботу.", "в одиннадцать в субботу"),
        ("Оплата в два этапа?", "в субботу в десять"),
        ("Доставка за два часа, хорошо?", "в субботу в десять"),
        ("Какой подъезд, второй?", "в субботу в десять"),
    ],
)
def test_the_hour_alone_may_be_moved_in_russian(reply, kept):
    _, talk, _ = close("Оформляем?", "В субботу в десять?", reply, lines=OWN)
    assert talk.agreement.words[Detail.DAY] == kept


@pytest.mark.parametrize(
    "reply",
    [
        "Could we do it at 1,800?",
        "Could we do it at 14,500?",
        "Could we do it at 1.5 tonnes?",
        "Can you confirm the address: at 12, Mill Lane?",
        "Could we say 15, if you pay cash?",
        "Shall we say one or two sets?",
        "Shall we say one, two or three sets?",
        "Можно в 1,5 раза больше?",
        "Можно в 30?",
        "Давайте в два или три этапа?",
        "Доставка по улице Садовой, можно в 12?",
        "Давайте в дом 7, хорошо?",
    ],
)
def test_a_part_of_a_sum_a_house_or_a_count_is_no_hour(reply):
    assert another_hour(reply) == ""


@pytest.mark.parametrize(
    ("reply", "hour"),
    [
        ("Could we say nine or ten?", "at nine"),
        ("Could we do nine or ten in the morning?", "at nine"),
        ("Could we make it nine, or does ten work?", "at nine"),
        ("Could we say 12?", "at 12"),
        ("Could we do 15:30?", "at 15:30"),
        ("Could we do 10.30?", "at 10:30"),
        ("Could we say 3pm, if that's fine?", "at 3pm"),
        ("Можно в два или три часа?", "в два"),
        ("Можно в 15?", "в 15"),
        ("Буду дома, можно в два?", "в два"),
    ],
)
def test_an_hour_that_may_be_one_of_two_is_still_an_hour(reply, hour):
    assert another_hour(reply) == hour


@pytest.mark.parametrize(
    "reply",
    [
        pytest.param("Супер, 10-11 сентября, договор куда прислать?", id="days of a month"),
        pytest.param("Так, на 10 и 11 числа, подойдёт?", id="days by their number"),
        pytest.param("Можно на 10-е и 11-е, удобно?", id="days with their ending"),
        pytest.param("Давайте лучше с 10-го по 12-е, хорошо?", id="from one to another"),
        pytest.param("Shall we say the 10th or the 11th?", id="English days"),
        pytest.param("Could we do it at 10 September?", id="a month behind it"),
        pytest.param("Could we make it September 10 instead?", id="a month before it"),
    ],
)
def test_the_number_of_a_day_is_no_hour(reply):
    assert another_hour(reply) == ""


def test_the_hour_beside_a_date_is_heard():
    assert another_hour("Можно 10 сентября в 12:30?") == "в 12:30"


def test_the_number_of_a_day_goes_with_no_day_as_its_hour():
    _, talk, _ = close("Оформляем. В четверг, 10-11 сентября, подойдёт?", lines={})
    assert talk.agreement.words[Detail.DAY] == "в четверг"


def test_whoever_puts_the_hour_right_may_ask_where_to_write():
    lines = {"gives_day": ["В четверг."], "gives_contact": ["На Зимину. Почту пришлю."]}
    _, _, answers = close("Оформляем. Какой день?", "Выезд в 8 утра от офиса. Почту продиктуйте.", lines=lines)
    assert answers[1][-1] == "На Зимину. Почту пришлю."


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
    name = world_of(MINIMAL).scenario.customer.name
    world, _, answers = close("Оформляем?", "Почту продиктуйте.", lines={"gives_contact": [f"{name}, директор."]})
    assert answers[1][0] in pool(world, Situation.GIVES_CONTACT)
    assert answers[1] != [f"{name}, директор."]


def test_whoever_moves_the_hour_may_ask_for_more():
    _, talk, [*_, answer] = close("Оформляем?", "В субботу в десять?", "Можно в два?", "Адрес подскажите?", lines=OWN)
    assert "Садовая, пять." in answer
    assert talk.agreement.words == {Detail.DAY: "в субботу в два", Detail.PLACE: "Садовая, пять"}


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
    _, talk, _ = close("Оформляем? По какому адресу?", lines={"gives_place": [words]}, grade=ORDER_AND_DETAILS)
    assert talk.agreement.words.get(Detail.PLACE, "") == place


def test_what_is_due_by_another_day_moves_nothing():
    replies = ("Shall we do it?", "Thursday at 10?", "Could you send me the list by Wednesday?")
    _, talk, _ = close(*replies, path=ENGLISH, lines={"gives_day": ["Thursday, about ten."]})
    assert talk.agreement.words[Detail.DAY] == "Thursday at 10"


def test_the_hour_that_the_seller_adds_is_kept_with_the_day():
    _, talk, _ = close(
        "Оформляем?", "Когда вам привезти?", "Записал: суббота, 18:30!", lines={"gives_day": ["Суббота."]}
    )
    assert talk.agreement.words[Detail.DAY] == "в субботу, 18:30"


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        ("Начинаем с понедельника?", "с понедельника"),
        ("Вторник подойдёт?", "во вторник"),
        ("Среда или среда вечером?", "в среду"),
    ],
)
def test_a_day_is_said_after_the_seller_as_people_say_it(reply, said):
    _, _, [answer] = close(reply, grade=ORDER_AND_DETAILS)
    assert said in " ".join(answer).lower()


def test_what_does_not_suit_him_he_puts_right():
    _, _, [answer] = close("Тогда привезём в пятницу, хорошо?", lines=OWN, grade=ORDER_AND_DETAILS)
    assert answer[1] == "В субботу, к двум."


def test_with_nothing_of_his_own_he_takes_what_is_proposed():
    _, _, [answer] = close("Shall we deliver Thursday at 3?", path=ENGLISH)
    assert "Thursday at 3" in answer[1]


def test_after_a_bare_yes_the_details_may_be_asked_for():
    _, talk, [yes, answer] = close("Оформляем?", "Отлично! Когда привезти и куда?", lines=OWN)
    assert len(yes) == 1
    assert answer == ["В субботу, к двум.", "Садовая, пять."]
    assert talk.state == "closing"


def test_they_may_be_asked_for_one_by_one_and_he_waits_for_the_next():
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
        "Может, в четверг начнём?", "А в пятницу?", "А в субботу?", stage="presentation", grade=graded(1, M.NEXT_STEP)
    )
    later = pool(world, "puts_off")
    assert [bool(later & set(answer)) for answer in answers] == [True, True, False], "but not for ever"
    assert talk.agreement.outcome is None


def test_a_deadline_of_his_own_binds_to_no_day_of_the_week():
    soon = {"gives_day": ["Хоть завтра, только до девяти."]}
    _, _, [answer] = close("Привезти в четверг или в пятницу?", lines=soon, grade=ORDER_AND_DETAILS)
    assert "четверг" in answer[1] or "пятниц" in answer[1]


def test_a_meeting_gets_a_day_whatever_else_is_settled():
    own = {"gives_contact": ["На мою."]}
    world, talk, [_, mail, over] = close(
        "Встретимся?", "На какую почту прислать план?", "Спасибо!", aim="meeting", bargaining=None, lines=own
    )
    assert mail == ["На мою."]
    assert over[0] in pool(world, "gives_day")
    assert talk.outcome is Outcome.MEETING


def test_of_two_things_without_a_name_here_he_takes_one():
    _, talk, [_, choice, over] = close("Оформляем?", "С собой или рукав сначала подгоним?", "Спасибо!")
    assert "рукав сначала подгоним" in choice[0]
    assert talk.state == "feedback"
    assert any("Прошло время" in line for line in over)


def test_a_question_that_only_wants_a_yes_gets_one_and_ends_nothing():
    world, talk, [_, answer] = close("Оформляем?", "Сорок минут подождёте?", grade=ORDER)
    assert answer[0] in pool(world, "fits")
    assert talk.state == "closing"


def test_nobody_says_yes_to_what_wants_to_be_told():
    world, talk, [_, answer] = close("Оформляем?", "А какая у вас ширина проёма?", grade=graded(2, M.NEXT_STEP))
    assert len(answer) == 1
    assert answer[0] not in pool(world, "fits")
    assert talk.state == "closing"


def test_nobody_says_a_foreign_word_after_the_seller():
    _, _, [_, answer] = close("Оформляем?", "Posted home or carry them now?")
    assert "carry" not in " ".join(answer)


def test_what_began_the_sellers_sentence_stands_within_his():
    _, _, answers = close("Shall we do it?", "By card or by transfer?", path=ENGLISH)
    assert any(words in line for line in answers[1] for words in ("by card", "by transfer"))


MEETING = {"aim": "meeting", "bargaining": None}


def agreed(*replies, path=MINIMAL, lines=None, **changes):
    """What is settled after these replies, by the words that were accepted."""
    _, talk, answers = close(*replies, path=path, lines=lines, **changes)
    return {detail.value: words for detail, words in talk.agreement.words.items()}, answers


@pytest.mark.parametrize(
    ("replies", "kept"),
    [
        pytest.param(["Встретимся в четверг в 11:00?"], {"day": "в четверг в 11:00"}, id="proposed"),
        pytest.param(
            ["Давайте в четверг в одиннадцать, у вас в офисе?"],
            {"day": "в четверг в одиннадцать", "place": "у вас в офисе"},
            id="with the place",
        ),
        pytest.param(
            ["Тогда приеду к вам во вторник, 15:30."], {"day": "во вторник, 15:30", "place": "к вам"}, id="told"
        ),
        pytest.param(["Встретимся?", "До пятницы!"], {"day": "в пятницу"}, id="in the goodbye"),
        pytest.param(["Встретимся в среду?", "Лучше в пятницу, можно?"], {"day": "в пятницу"}, id="the latest holds"),
        pytest.param(["Встретимся в среду?", "До обеда или после обеда?"], {"day": "в среду"}, id="and its hour"),
    ],
)
def test_the_day_of_a_meeting_is_kept_as_it_was_accepted(replies, kept):
    found, _ = agreed(*replies, **MEETING)
    assert found.keys() == kept.keys()
    assert all(found[name].startswith(words) for name, words in kept.items())


def test_his_own_day_is_kept_in_his_words():
    found, _ = agreed("Оформляем? Когда привезти?", lines=OWN)
    assert found == {"day": "В субботу, к двум"}
    found, _ = agreed("Встретимся?", "Спасибо!", lines=OWN, **MEETING)
    assert found == {"day": "В субботу, к двум"}, "named by himself, for nobody had"


def test_where_nothing_was_settled_nothing_is_kept():
    assert agreed("Оформляем?", "Спасибо, до свидания!")[0] == {}
    assert agreed("Оформляем?", "Счёт пришлю в четверг.")[0] == {}, "no day on which anybody comes"


@pytest.mark.parametrize(
    ("replies", "path", "words"),
    [
        (["Встретимся в четверг в 11?", "Отлично, тогда до пятницы!"], MINIMAL, "«в четверг в 11»"),
        (["Shall we meet on Thursday at 3?", "Great, see you on Friday then!"], ENGLISH, '"on Thursday at 3"'),
    ],
    ids=["ru", "en"],
)
def test_another_day_said_in_passing_is_put_right(replies, path, words):
    found, answers = agreed(*replies, path=path, **MEETING)
    assert words in " ".join(answers[1])
    assert found["day"] == words.strip('«»"')


def test_a_paper_sent_on_another_day_changes_no_meeting():
    found, answers = agreed("Встретимся в четверг?", "Отлично, программу пришлю в среду. До встречи!", **MEETING)
    assert found == {"day": "в четверг"}
    assert "«" not in " ".join(answers[1])


@pytest.mark.parametrize(
    ("path", "replies"),
    [
        (MINIMAL, ("Оформляем?", "И второй килограмм зерна за 1700?", "Когда привезти, в субботу?")),
        (ENGLISH, ("Shall I put you down?", "And a second bag of beans for $17?", "Which day suits, Saturday?")),
    ],
)
def test_another_one_at_another_price_is_declined_and_the_day_is_still_settled(path, replies):
    world, talk, [_, another, _] = close(*replies, path=path)
    assert another[0] in pool(world, "extra_declined")
    assert talk.state == "closing"
    assert "уббот" in talk.agreement.words[Detail.DAY] or "Saturday" in talk.agreement.words[Detail.DAY]
    assert (talk.haggle.price, talk.haggle.late) == (None, 0)


def test_beside_another_one_he_gives_what_is_asked_for():
    world, _, [_, answer] = close(
        "Shall I put you down?", "And a second bag of beans for $17? Cash or card?", path=ENGLISH
    )
    assert answer[0] in pool(world, "extra_declined")
    assert "cash" in answer[1] or "card" in answer[1]


def test_the_number_of_a_day_is_no_hour_of_it():
    assert not names_hour("в четверг, 10-го")
    assert names_hour("в четверг, 10-го, в 11")


def test_the_day_that_he_asks_for_is_kept_without_the_word_before_it():
    own = {"gives_day": ["For Monday. I'm back on nights then."]}
    _, talk, _ = close("Shall we?", "When do you need it?", path=ENGLISH, lines=own)
    assert talk.agreement.words[Detail.DAY] == "Monday"


def test_the_minutes_of_an_hour_are_kept():
    own = {"gives_day": ["Any morning."]}
    _, talk, _ = close("Shall we?", "Done, see you Monday 8.30, I'll text tomorrow.", path=ENGLISH, lines=own)
    assert talk.agreement.words[Detail.DAY] == "Monday 8.30"


@pytest.mark.parametrize(("proposed", "taken"), [("Monday", False), ("Tuesday", True)])
def test_a_day_that_he_leaves_out_does_not_suit_him(proposed, taken):
    own = {"gives_day": ["Any day but Monday, I'm in Leeds."]}
    _, _, answers = close("Shall we?", f"Shall we deliver on {proposed}?", path=ENGLISH, lines=own)
    assert (own["gives_day"][0] not in answers[1]) is taken
