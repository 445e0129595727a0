"""What is told as the reason of a grade: the plain error first, and nothing that reply or talk holds already."""

import pytest

from bot.grading.judging.core_moves import granted, missing_parts
from bot.grading.judging.mistakes import finds_out
from bot.grading.judging.reasons import first_words, given_away, reason_for
from bot.grading.phrases.calling import says_why
from bot.grading.phrases.concessions import promises_discount
from bot.grading.phrases.orders import asks_to_buy
from bot.grading.text.clauses import clauses
from bot.grading.types import FoundMove, Grade, Reason, ReasonCode, ReplyContext
from bot.scenario.vocabulary import Language, Mode, Move, ObjectionKind, StageKind


def context(reply, stage="objection", customer="Дорого как-то для телефона.", **more):
    place = {"language": Language.RU, "mode": Mode.ACTIVE, "stage": StageKind(stage)}
    return ReplyContext(**place, customer=customer, reply=reply, **more)


def weak(reply, **heard):
    moves = tuple(FoundMove(move=Move(m), confidence=c, evidence=reply) for m, c in heard.items())
    return Grade(value=1, reason=Reason(code=ReasonCode.WEAK, quote=reply, missing=Move.BENEFIT), moves=moves)


def told(reply, **heard):
    return given_away(weak(reply, **heard), context(reply), clauses(reply))


def test_what_is_given_for_nothing_is_the_reason_before_what_was_lacking():
    grade = told("скину до 31500, пойдёт?", concession=0.9, price=0.8)
    assert (grade.reason.code, grade.reason.move) == (ReasonCode.MISTAKE, Move.CONCESSION)
    assert grade.advice is Move.CONCESSION


def test_what_is_hardly_heard_or_asks_for_something_is_not():
    assert told("скину до 31500", concession=0.45).reason.code is ReasonCode.WEAK
    assert told("Shall we sign at that?", concession=0.51).reason.code is ReasonCode.WEAK
    assert told("скину до 31500", concession=0.7).reason.code is ReasonCode.WEAK
    assert told("скину до 31500, если сегодня", concession=0.6, trade=0.5).reason.code is ReasonCode.WEAK


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        ("подпишем договор и в марте уже пилите. скидку сделаем", "скидку сделаем"),
        ("Ладно, дам вам скидку.", "Ладно, дам вам скидку."),
        ("Come on, I'll give you a good discount.", "Come on, I'll give you a good discount."),
        ("Скидку не дам.", None),
        ("Возьмёте два? Дам скидку.", None),
        ("Если два, сделаю скидку.", None),
        ("За предоплату дам скидку.", None),
        ("If you order two, I'll give you a discount.", None),
        ("Дам скидку от двух мешков.", None),
        ("Скидка будет от десяти штук.", None),
        ("Скидку дам после третьего заказа.", None),
        ("Скидку даю только постоянным.", None),
        ("Скидку даю редко, и не на эту модель.", None),
        ("скидку дам, если возьмёте два", None),
        ("We will give you our discount card.", None),
        ("I'll give you a discount from two bags.", None),
        ("Дам скидку от себя.", "Дам скидку от себя."),
        ("Только вам сделаю скидку.", "Только вам сделаю скидку."),
        ("Скидка вам будет.", "Скидка вам будет."),
        ("Вряд ли сделаем скидку", None),
        ("Я не говорю, что дам скидку", None),
        ("Ваша скидка будет сохранена", None),
        ("Скидка будет в ноябре", None),
        ("Скидку дадим в ноябре", None),
        ("I doubt we can give you a discount.", None),
    ],
)
def test_a_discount_promised_for_nothing_is_plain_in_its_words(reply, words):
    assert promises_discount(reply, clauses(reply)) == words


@pytest.mark.parametrize(
    ("reply", "bare"),
    [
        ("понимаю. так берете станок или нет? 98 тыс в месяц", True),
        ("Ну что, берёте?", True),
        ("So, are you taking it or not?", True),
        ("А клей вы где берёте?", False),
        ("Берёте где обычно?", False),
        ("Вы по запаху заказываете?", False),
        ("Ну что вам важно?", False),
        ("Берёте?", True),
        ("Ну что, берёте или нет?", True),
        ("Берёте станок или нет?", True),
        ("Тогда оформляем его?", True),
        ("Will you take it?", True),
        ("Are you taking the drill or not?", True),
        ("Берёте для себя или в подарок?", False),
        ("Покупаете для себя или для ребёнка?", False),
        ("Понятно. Берёте обычно на сезон?", False),
        ("Берёте для себя или нет?", False),
        ("А клей вы куда берёте?", False),
        ("Do you want it for work or for home?", False),
        ("Do you want one for the kitchen?", False),
    ],
)
def test_a_bare_question_for_the_order(reply, bare):
    assert asks_to_buy(reply) is bare


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        ("ну погодите, у вас же заказ 120 дверей. вот и звоню", "ну погодите, у вас же заказ 120 дверей."),
        ("You open in May, that's why I'm calling.", "You open in May, that's why I'm calling."),
        (
            "How are you? I see your second shop opened, that's why I'm calling.",
            "I see your second shop opened, that's why I'm calling.",
        ),
        ("How are you? I'm bored, that's why I'm calling.", None),
        ("Здравствуйте, вы Анна? Поэтому звоню", None),
        ("Вы Анна, поэтому звоню", None),
        ("Работа такая, вот и звоню.", None),
        ("Звоню вам предложить станки.", None),
    ],
)  # fmt: skip
def test_a_reason_to_call_is_plain_in_its_words(reply, words):
    assert says_why(reply, clauses(reply)) == words


def test_whoever_brushes_him_off_hears_the_reason_too(grader):
    reply = "ну погодите, у вас же заказ 120 дверей на отель и фрезера не найдете. вот и звоню"
    grade = grader.grade_one(context(reply, customer="Оборудование есть.", objection=ObjectionKind.BRUSH_OFF))
    assert grade.has(Move.REASON_FOR_CONTACT)
    assert grade.reason.missing is not Move.REASON_FOR_CONTACT


LET_IN = frozenset({Move.REASON_FOR_CONTACT, Move.GREETING})


def lacking(reply, *shown, before):
    here = context(reply, "contact", "Допустим. Две минуты, засекаю.", shown=before)
    return missing_parts(here, granted(here, shown))


def test_whoever_was_let_in_is_told_to_find_out_and_not_to_say_again_why_he_calls():
    assert lacking("ясно", before=frozenset())[0] is Move.REASON_FOR_CONTACT
    assert lacking("ясно", before=LET_IN)[0] is Move.OPEN_QUESTION
    assert Move.OPEN_QUESTION not in lacking("на чём делаете двери?", Move.OPEN_QUESTION, before=LET_IN)


@pytest.mark.parametrize(
    ("before", "heard", "good"),
    [(LET_IN, "open_question", True), (frozenset(), "open_question", False), (LET_IN, "closed_question", False)],
)
def test_a_question_to_whoever_let_him_in_is_good(before, heard, good):
    reply = "а сейчас двери на чем делаете?"
    found = FoundMove(move=Move(heard), confidence=0.78, evidence=reply)
    assert finds_out(context(reply, "contact", "Две минуты.", shown=before), [found]) is good


def test_a_fact_told_to_whoever_doubts_is_an_argument():
    here = context("Тридцать ночей дома, не пошло, деньги назад.")
    assert Move.CLARIFICATION in missing_parts(here, granted(here, []))
    assert missing_parts(here, granted(here, [], told=True)) == ()


def test_what_is_not_sure_is_no_success():
    moves = [
        FoundMove(move=Move.PRICE, confidence=0.9, evidence="34 900."),
        FoundMove(move=Move.ACKNOWLEDGEMENT, confidence=0.7, evidence="Лечить не обещаю."),
    ]
    here = context("34 900. Лечить не обещаю.")
    likeliest = FoundMove(move=Move.CLICHE, confidence=0.1, evidence="34 900.")
    assert reason_for(here, 2, moves[:1], None, likeliest, told=True).move is Move.PRICE
    unsure = reason_for(here, 2, moves[1:], None, likeliest, told=True)
    assert (unsure.move, unsure.quote) == (None, "Лечить не обещаю.")
    assert reason_for(here, 3, moves[1:], None, likeliest, told=True).code is ReasonCode.EXCELLENT


@pytest.mark.parametrize(
    ("reply", "heard", "quote"),
    [
        ("Quite a bit, yes. The frame is steel and carries two.", {}, "The frame is steel and carries two."),
        (
            "Директор? Так пойдёт? Он увидит, за что платит.",
            {"next_step": "Так пойдёт?", "benefit": "Он увидит, за что платит."},
            "Он увидит, за что платит.",
        ),
        (
            "Ну да. Завтра в десять созвонимся.",
            {"next_step": "Завтра в десять созвонимся."},
            "Завтра в десять созвонимся.",
        ),
        ("Да.", {}, "Да."),
    ],
)
def test_where_nothing_is_named_the_words_that_do_the_job_are_quoted(reply, heard, quote):
    moves = [FoundMove(move=Move(move), confidence=0.7, evidence=words) for move, words in heard.items()]
    likeliest = FoundMove(move=Move.CLICHE, confidence=0.1, evidence=reply)
    reason = reason_for(context(reply), 2, moves, None, likeliest, told=True)
    assert (reason.move, reason.quote) == (None, quote)


def test_the_first_words_say_something():
    assert (
        first_words("Поняла... ой, понял)) смотрите, база час езды.")
        == "Поняла... ой, понял)) смотрите, база час езды."
    )
    long = "Поняла... Монтажникам байдарки, бухгалтерии баня с травами, всё рядом и по желанию, а звонит всем Света."
    assert first_words(f"{long} Как вам?") == long


@pytest.mark.parametrize(("heard", "praised"), [("active_listening", None), ("price", Move.CLOSED_QUESTION)])
def test_what_is_outside_the_job_is_praised_only_where_nothing_of_the_job_was_heard(heard, praised):
    reply = "So it's twenty acres, grass every year, water by lorry. Did I miss anything?"
    moves = [
        FoundMove(move=Move.CLOSED_QUESTION, confidence=0.9, evidence="Did I miss anything?"),
        FoundMove(move=Move(heard), confidence=0.73, evidence=reply),
    ]
    here = context(reply, "needs", "Twenty acres of grass, and the water comes by lorry.")
    likeliest = FoundMove(move=Move.CLICHE, confidence=0.1, evidence=reply)
    assert reason_for(here, 2, moves, None, likeliest, told=False).move is praised
