"""What was misheard, put right before it is graded."""

from dataclasses import replace

import numpy as np
import pytest

from bot.grading.detection.artefact import MOVES, PLACES
from bot.grading.detection.detector import Detected
from bot.grading.judging.corrections import put_right
from bot.grading.judging.plain_jobs import FELT, parts_well, plainly_done, welcomes
from bot.grading.judging.reasons import PRAISED
from bot.grading.list_price import Prices
from bot.grading.text.clauses import clauses
from bot.grading.types import FoundMove, ReplyContext
from bot.scenario.vocabulary import Language, Mode, Move, StageKind


def context(stage, reply, mode="active", customer="Слушаю вас.", **more):
    return ReplyContext(
        language=Language.RU, mode=Mode(mode), stage=StageKind(stage), customer=customer, reply=reply, **more
    )


def detected(reply, **chances):
    heard = {Move(name): chance for name, chance in chances.items()}
    probabilities = np.zeros(len(MOVES), dtype=np.float32)
    for move, chance in heard.items():
        probabilities[PLACES[move]] = chance
    return Detected(
        row=np.zeros(1, dtype=np.float32),
        probabilities=probabilities,
        levels=np.zeros(3, dtype=np.float32),
        moves=tuple(FoundMove(move=move, confidence=chance, evidence=reply) for move, chance in heard.items()),
        clauses=clauses(reply),
        vectors=np.zeros((1, 1), dtype=np.float32),
    )


def moves(right):
    return [found.move for found in right.moves]


def put(said, **heard):
    """What is left of these moves, heard in a reply with these chances."""
    return put_right(said, detected(said.reply, **heard))


def corrected(stage, reply, mode="active", **heard):
    """The moves that are left of those heard with these chances."""
    return moves(put(context(stage, reply, mode), **heard))


@pytest.mark.parametrize("heard", ["trade", "concession"])
def test_a_refusal_is_no_concession_and_costs_nothing(heard):
    reply = "Но за сорок не пойдёт… Цена сорок восемь."
    prices = Prices(listed=48_000, floor=43_000)
    right = put(context("bargaining", reply, prices=prices), price=0.9, **{heard: 0.8})
    assert moves(right) == [Move.PRICE]
    assert right.probabilities[PLACES[Move(heard)]] < 0.1


def test_a_lower_price_stays_a_concession():
    reply = "Сорок не пойдёт. Давайте сорок пять."
    assert corrected("bargaining", reply, concession=0.8) == [Move.CONCESSION]


@pytest.mark.parametrize(
    ("reply", "sure", "rude"),
    [
        ("Are you afraid some will stay unsold?", 0.67, False),
        ("What worries you?", 0.55, False),
        ("What worries you?", 0.85, True),
        ("А вы вообще подумали, прежде чем звонить?", 0.6, True),
        ("Думать надо было раньше. Чего вы боитесь?", 0.6, True),
        ("yeah but its really one owner, its in the service book, read it", 0.84, False),
        ("it's all in the service book, read it, if you can read", 0.84, True),
        ("Всё записано в договоре, читайте.", 0.8, False),
    ],
)
def test_a_fair_question_is_rude_only_where_that_is_sure(reply, sure, rude):
    assert corrected("needs", reply, rudeness=sure) == ([Move.RUDENESS] if rude else [])


def test_asking_how_it_went_is_the_job_after_a_deal_and_never_beside_the_point():
    reply = "Как съездили?"
    right = put(context("follow_up", reply), irrelevant=0.9)
    assert moves(right) == [Move.FOLLOW_UP]
    assert right.moves[0].evidence == reply
    assert corrected("needs", reply, irrelevant=0.9) == [Move.IRRELEVANT]


def test_the_next_talk_after_a_deal_is_never_beside_the_point():
    reply = "Отлично, рад за вас! Давайте в августе созвонимся, подберём осенние посадки."
    assert corrected("follow_up", reply, follow_up=0.9, irrelevant=0.7) == [Move.FOLLOW_UP]
    assert Move.IRRELEVANT in corrected("needs", reply, follow_up=0.9, irrelevant=0.7)


def test_another_question_after_a_deal_may_be_beside_the_point():
    reply = "А у вас чайник дома электрический?"
    assert corrected("follow_up", reply, irrelevant=0.6) == [Move.IRRELEVANT]


WELCOME = "Галина, добрый день! Меня зовут Марина, я консультант клиники. Расскажите, что вас беспокоит?"


@pytest.mark.parametrize(("mode", "beside"), [("passive", False), ("active", True)])
def test_a_welcome_with_a_question_answers_whoever_comes_in(mode, beside):
    given = context("contact", WELCOME, mode)
    heard = detected(WELCOME, greeting=0.9, open_question=0.9, irrelevant=0.6)
    assert (Move.IRRELEVANT in moves(put_right(given, heard))) is beside
    assert welcomes(given, heard.moves) is not beside


def test_a_welcome_that_asks_of_the_match_is_still_beside_the_point():
    reply = "Здорово! А вы вчера футбол видели?"
    heard = {"greeting": 0.9, "closed_question": 0.6, "irrelevant": 0.8}
    assert Move.IRRELEVANT in corrected("contact", reply, "passive", **heard)


def test_what_was_heard_right_is_left_alone():
    reply = "Скину тысячу, если возьмёте две."
    heard = detected(reply, trade=0.9)
    assert put_right(context("bargaining", reply), heard) is heard


@pytest.mark.parametrize(
    ("reply", "evidence"),
    [
        ("Тогда оформляем? Как вам удобнее платить?", "Как вам удобнее платить?"),
        ("Записала. А адрес какой?", "А адрес какой?"),
        ("Which name goes on the invoice?", "Which name goes on the invoice?"),
    ],
)
def test_what_an_order_needs_is_the_job_of_the_close_and_never_beside_the_point(reply, evidence):
    right = put(context("closing", reply), irrelevant=0.9)
    assert (Move.DETAILS, evidence) in [(found.move, found.evidence) for found in right.moves]
    assert Move.IRRELEVANT not in moves(right)
    assert corrected("needs", reply, irrelevant=0.9) == [Move.IRRELEVANT]


def test_thanks_are_fit_words_for_a_yes_alone():
    assert parts_well(context("closing", "Всё записала, до пятницы!", agreed=True))
    assert not parts_well(context("closing", "Всё записала, до пятницы!"))
    assert not parts_well(context("closing", "Погода хорошая.", agreed=True))


def test_thanks_for_a_yes_push_nobody():
    said = context("closing", "Договорились, счёт сегодня. Спасибо, до пятницы!", agreed=True)
    assert moves(put(said, pressure=0.45)) == []


@pytest.mark.parametrize(
    ("reply", "hello"),
    [
        ("hiya, saw you pacing past the boots", "hiya, saw you pacing past the boots"),
        ("Марина, добрый день! Вы за чем-то определённым?", "Марина, добрый день!"),
        ("Мы моем окна, добрый день.", None),
    ],
)
def test_whoever_begins_with_hello_greets(reply, hello):
    right = put(context("contact", reply))
    assert [found.evidence for found in right.moves] == ([hello] if hello else [])


@pytest.mark.parametrize(
    ("reply", "asks"),
    [
        ("Ворону оформляем?", True),
        ("Берёте «Опору», Геннадий?", True),
        ("За 26 000, согласен. Пробиваю?", True),
        ("Shall we go ahead with the two terminals?", True),
        ("so will you take the Kite 2 today?", True),
        ("Как обычно берёте, по одной?", False),
        ("Where do you want it to stand?", False),
    ],
)
def test_a_plain_request_for_the_order_is_heard(reply, asks):
    assert (Move.NEXT_STEP in corrected("closing", reply, irrelevant=0.6)) is asks


@pytest.mark.parametrize(
    ("customer", "reply", "sums_up"),
    [
        ("Слушаю.", "Сколько у вас человек в офисе?", False),
        ("I want something for my commute.", "Hi, I'm Anna. What do you ride now?", False),
        ("Мне матрас нужен.", "Здравствуйте! Меня зовут Ира. На чём спите сейчас?", False),
        ("The agency handles repairs.", "Right. And anything over a certain sum, they come back to you?", False),
        ("We've sold half of it.", "Half, in how long?", True),
        ("I need a bike for work.", "So what are you using it for?", False),
        ("We plan the rounds by hand.", "And who plans the rounds by hand?", True),
        ("We plan the rounds by hand.", "And who does it on Mondays?", False),
        ("It was out for nine days in March.", "Nine days! Who carried the shopping up?", True),
        ("Берём по тендеру.", "То есть решаете не вы?", True),
        ("I can't sleep past five.", "So you wake with the light?", True),
    ],
)
def test_a_plain_question_sums_up_nothing(customer, reply, sums_up):
    right = put(context("needs", reply, customer=customer), active_listening=0.8, closed_question=0.5)
    assert (Move.ACTIVE_LISTENING in moves(right)) is sums_up


@pytest.mark.parametrize(
    ("reply", "openly"),
    [
        ("So what are you using it for?", True),
        ("А для чего он вам?", True),
        ("How do you plan the day now?", True),
        ("How many vans have you got?", False),
        ("Как вас зовут?", False),
        ("Что важнее, цена или срок?", False),
    ],
)
def test_a_plain_question_for_a_told_answer_is_open(reply, openly):
    assert corrected("needs", reply, closed_question=0.9) == (
        [Move.OPEN_QUESTION] if openly else [Move.CLOSED_QUESTION]
    )


@pytest.mark.parametrize(
    ("reply", "pushed"),
    [
        ("Provided you sign today, it's 11,200.", False),
        ("Если подпишете сегодня, отдам за 890.", False),
        ("If you don't sign today, it's gone.", True),
        ("Sign today, it's 11,200.", True),
    ],
)
def test_a_price_that_hangs_on_a_condition_pushes_nobody(reply, pushed):
    assert (Move.PRESSURE in corrected("bargaining", reply, pressure=0.9)) is pushed


def test_a_rude_question_is_not_made_an_open_one():
    reply = "А зачем вам в таком возрасте права?"
    assert Move.OPEN_QUESTION not in corrected("needs", reply, rudeness=0.9)


@pytest.mark.parametrize(
    ("reply", "earlier", "gives_up"),
    [
        ("Тогда созвонимся во вторник.", (), False),
        ("Спасибо, до свидания!", ("Наберу вас во вторник, хорошо?",), False),
        ("Спасибо, до свидания!", ("Понимаю, вам некогда.",), True),
    ],
)
def test_whoever_names_the_day_of_the_next_talk_has_not_given_up(reply, earlier, gives_up):
    right = put(context("needs", reply, earlier=earlier), giving_up=0.9)
    assert (Move.GIVING_UP in moves(right)) is gives_up


@pytest.mark.parametrize(
    ("reply", "holds"),
    [
        ("no wait", True),
        ("hang on a second, please", True),
        ("нет, подождите", True),
        ("Погодите, не кладите трубку!", True),
        ("OK, I can wait. Bye.", False),
        ("Подожду вашего звонка, всего доброго.", False),
        ("as you wish", False),
        ("maybe better wait a bit", False),
    ],
)
def test_whoever_asks_for_a_moment_has_not_given_up(reply, holds):
    assert corrected("contact", reply, giving_up=0.9) == ([] if holds else [Move.GIVING_UP])


@pytest.mark.parametrize(
    ("reply", "leave"),
    [
        ("I thought you might be replanning right now. bad moment?", True),
        ("Вы, наверное, сейчас отчёт сдаёте. Не вовремя?", True),
        ("Have you got two minutes right now?", True),
        ("Could you spare a minute?", True),
        ("У вас минутка есть?", True),
        ("Sign right now, it's a good moment.", False),
        ("Решайте быстрее, вам удобно?", False),
    ],
)
def test_whoever_asks_leave_pushes_nobody(reply, leave):
    assert corrected("contact", reply, pressure=0.65) == ([] if leave else [Move.PRESSURE])
    assert corrected("bargaining", reply, pressure=0.65) == [Move.PRESSURE]


def test_a_goodbye_after_the_yes_parts_well_and_gives_nothing_up():
    said = context("closing", "Bye, Paul, happy birthday to her!", agreed=True)
    assert parts_well(said)
    assert moves(put(said, giving_up=0.9)) == []
    assert not parts_well(replace(said, customer="And when do you deliver?"))
    assert not parts_well(replace(said, agreed=False))


def test_the_link_sent_after_the_yes_is_all_that_is_left():
    assert parts_well(context("closing", "Ссылка у вас в мессенджере.", agreed=True))


@pytest.mark.parametrize("heard", ["honesty", "acknowledgement"])
def test_nothing_but_questions_neither_admits_nor_accepts(heard):
    for reply in ("What would make you say no?", "А что бы вас остановило?"):
        assert corrected("bargaining", reply, **{heard: 0.6}) == []
    reply = "Понимаю. А что бы вас остановило?"
    assert corrected("bargaining", reply, **{heard: 0.6}) == [Move(heard)]


def test_who_decides_is_no_open_question():
    reply = "who decides on the insurance, you alone?"
    assert corrected("qualification", reply, decision_maker=0.98, open_question=0.6) == [Move.DECISION_MAKER]


def test_a_choice_has_two_sides():
    assert corrected("closing", "Как вам такое предложение?", alternative_question=0.6) == []
    assert Move.ALTERNATIVE_QUESTION in corrected("closing", "Вторник или среда?", alternative_question=0.6)


@pytest.mark.parametrize(("words", "accepts"), [("Хорошо.", False), ("Great!", False), ("Понимаю вас.", True)])
def test_one_bare_word_accepts_nothing(words, accepts):
    said = f"{words} Тогда запускаем в понедельник."
    heard = detected(said)
    heard = replace(heard, moves=(FoundMove(move=Move.ACKNOWLEDGEMENT, confidence=0.6, evidence=words),))
    assert moves(put_right(context("bargaining", said), heard)) == ([Move.ACKNOWLEDGEMENT] if accepts else [])


@pytest.mark.parametrize(
    "reply",
    [
        "The worst thing first: their machines break.",
        "Start with the bad thing first: your boss is an idiot.",
        "Начну с минусов: у конкурентов всё ломается.",
        "Сначала минус пять процентов, потом поговорим.",
    ],
)
def test_the_word_for_a_drawback_is_no_honesty(reply):
    assert corrected("presentation", reply) == []


def test_a_bare_question_for_the_order_needs_no_told_answer():
    reply = "Ну что, берёте?"
    assert corrected("needs", reply, open_question=0.9) == []
    assert corrected("needs", reply) == []


def test_a_day_with_its_hour_is_a_next_step_at_the_close_and_never_beside_the_point():
    reply = "Thursday, then. Eleven?"
    assert corrected("closing", reply, irrelevant=0.6) == [Move.NEXT_STEP]
    assert plainly_done(context("closing", reply), clauses(reply))


@pytest.mark.parametrize(
    "reply",
    [
        "Did you see the match on Saturday at three?",
        "Смотрели матч в субботу в 19?",
        "Так вы болели в понедельник в 17?",
        "Ну, когда у вас была последняя проверка?",
        "Хорошо, когда клиент доволен, правда?",
        "Well, when does it start to leak?",
        "Right, when is it noisy?",
    ],
)
def test_small_talk_with_a_day_or_a_when_does_nothing_at_the_close(reply):
    assert corrected("closing", reply, irrelevant=0.6) == [Move.IRRELEVANT]
    assert not plainly_done(context("closing", reply), clauses(reply))


@pytest.mark.parametrize(
    "reply",
    [
        "Отлично, когда вам привезти?",
        "Супер, когда вам удобно?",
        "Когда вам удобно?",
        "Great, when shall we bring it?",
        "Lovely, when would you like it?",
    ],
)
def test_when_it_is_wanted_is_asked_after_a_word_of_joy_too(reply):
    assert corrected("closing", reply) == [Move.DETAILS]


@pytest.mark.parametrize("heard", [{}, {"details": 0.5}], ids=["unheard", "hardly heard"])
def test_what_the_words_alone_show_may_be_named_as_done(heard):
    reply = "На какой адрес доставить?"
    right = put(context("closing", reply), **heard)
    assert moves(right) == [Move.DETAILS]
    assert right.moves[0].confidence >= PRAISED
    assert right.probabilities[PLACES[Move.DETAILS]] == pytest.approx(heard.get("details", FELT))
