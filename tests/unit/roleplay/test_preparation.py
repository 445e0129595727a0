"""Before the call: a plan is read, graded by the playbook's preparation, and shown; or skipped."""

import pytest

from bot.roleplay.preparation import Offers, begin_call, is_plan, is_preparing, offers, prepares, read_plan
from bot.roleplay.turn import open_talk
from bot.scenario.vocabulary import Move as M
from bot.texts.catalogue import texts
from bot.texts.preparation import plan_pieces, preparation_pieces
from tests.support.worlds import BOTH, ENGLISH, RUSSIAN, SCENARIOS, ScriptedJudge, graded, world_of

REASON = graded(2, M.REASON_FOR_CONTACT)
OPEN = graded(2, M.OPEN_QUESTION)
CLOSED = graded(1, M.CLOSED_QUESTION)
PREPARATION = {
    "pretexts": ["Your season starts"],
    "poor_pretexts": ["We have a wide range"],
    "questions": ["How do you buy it now?", "What gets in the way?", "Tell me of your season"],
    "poor_questions": ["Do you need coffee?"],
}


def prepared(path, text, *grades, **changes):
    """The call after that plan, and the score of the preparation."""
    world = world_of(path, **changes)
    talk = open_talk(world, 1, "preparation").talk
    assert is_preparing(world, talk)
    called = begin_call(world, talk, text, ScriptedJudge(*grades))
    record = called.talk.stages.get("preparation")
    return world, called, record


@pytest.mark.parametrize(
    ("text", "pretext", "questions"),
    [
        pytest.param("Скоро сезон\nКак дела?\nЧто мешает?", "Скоро сезон", ("Как дела?", "Что мешает?"), id="lines"),
        pytest.param(
            "1. Скоро сезон\n2) Как дела?\n- Что ещё?", "Скоро сезон", ("Как дела?", "Что ещё?"), id="bullets"
        ),
        pytest.param("Скоро сезон. Как дела? Что мешает?", "Скоро сезон.", ("Как дела?", "Что мешает?"), id="one line"),
        pytest.param("Как дела?\nКак дела?", "", ("Как дела?",), id="the same twice"),
        pytest.param("  \n\n", "", (), id="nothing"),
        pytest.param("1 2 3", "", (), id="numbers of nothing"),
    ],
)
def test_a_plan_in_ones_own_words_is_read_line_by_line(text, pretext, questions):
    assert read_plan(text, Offers()) == (pretext.rstrip(), questions)


def test_a_plan_is_read_though_numbers_and_words_are_mixed():
    offered = Offers(pretexts=("A", "B"), questions=("C?", "D", "E?"))
    assert read_plan("2 4, 5\nMy own question?\n99", offered) == ("B", ("D", "E?", "My own question?"))


@pytest.mark.parametrize(
    "text",
    ["Готов", "ready", "ok", "Окей!", "Всё, я готова, звоним", "I'm ready, let's go", "не знаю", "no idea", "99", "?"],
)
def test_who_would_begin_has_told_no_plan(text):
    assert not is_plan(text, Offers(pretexts=("A",)))


@pytest.mark.parametrize(
    "text",
    [
        "План не нужен",
        "без плана",
        "давай без плана",
        "Не знаю что писать",
        "как тут писать?",
        "не хочу",
        "Плана нет",
        "Обойдусь без плана",
        "Пропустим план, звоним",
        "Ничего не придумал",
        "Можно без подготовки?",
        "План потом, давайте звонить",
        "I have no plan",
        "let us skip the plan",
        "I don't need a plan",
        "No plan, just call",
        "What do I write here?",
        "Can I skip this?",
        "I haven't prepared anything",
        "Let's go without a plan",
    ],
)
def test_who_says_he_has_no_plan_has_told_none(text):
    assert not is_plan(text, Offers(pretexts=("A",)))


@pytest.mark.parametrize(
    "text",
    [
        "План закупок на год",
        "Отзыв о доставке",
        "Меняются правила",
        "По рекомендации Олега",
        "Вы писали нам весной",
        "Your plan ends soon",
        "Fuel prices rise",
        "A referral from Dee",
        "You wrote to us",
        "The lease is up",
        "Что ещё?",
        "Готовы начать?",
        "How do you plan routes?",
        "Why now?",
    ],
)
def test_few_words_about_the_customer_are_a_plan(text):
    assert is_plan(text, Offers())


@pytest.mark.parametrize("text", ["1", "Скоро сезон", "Your season starts", "Что мешает?", "Готовится открытие кафе"])
def test_a_pretext_or_a_question_is_a_plan(text):
    assert is_plan(text, Offers(pretexts=("Your season starts",)))


@pytest.mark.parametrize("path", BOTH, ids=["ru", "en"])
def test_a_good_plan_earns_the_whole_preparation(path):
    _, called, record = prepared(path, "A season\nHow?\nWhat?\nWhy?", REASON, OPEN, OPEN, OPEN)
    assert called.lines[-1].speaker, "and the customer picks up"
    assert called.talk.state == "contact"
    assert record.grades == [3]
    assert record.reached == {"questions_ready": 1.0}
    assert called.talk.spoken.replies == [], "a planned question is not a question asked"


@pytest.mark.parametrize(
    ("grades", "grade"),
    [
        pytest.param([REASON, OPEN, CLOSED, CLOSED], 2, id="one open question of three"),
        pytest.param([graded(1), OPEN, OPEN, OPEN], 2, id="a pretext for anybody"),
        pytest.param([graded(1), CLOSED, CLOSED, CLOSED], 0, id="nothing that works"),
    ],
)
def test_what_a_plan_lacks_costs_it_points(grades, grade):
    assert prepared(RUSSIAN, "Сезон\nРаз?\nДва?\nТри?", *grades)[2].grades == [grade]


def test_a_skipped_preparation_leaves_no_trace():
    _, called, record = prepared(RUSSIAN, "", REASON)
    assert (called.talk.plan, record.turns, called.talk.state) == (None, 0, "contact")


def test_no_more_than_five_questions_are_read():
    _, called, _ = prepared(RUSSIAN, "\n".join(f"Вопрос {n}?" for n in range(9)), OPEN)
    assert len(called.talk.plan.questions) == 5


def test_what_the_scenario_offers_is_worth_what_it_says():
    world = world_of(ENGLISH, preparation=PREPARATION)
    talk = open_talk(world, 7, "preparation").talk
    offered = offers(world, talk)
    assert sorted(offered.all) == sorted(line for lines in PREPARATION.values() for line in lines)
    assert {offers(world, open_talk(world, seed, "preparation").talk).all for seed in range(9)} != {offered.all}
    good = " ".join(str(n) for n, line in enumerate(offered.all, 1) if line in offered.good)
    _, _, record = prepared(ENGLISH, good, graded(0), preparation=PREPARATION)
    assert record.grades == [3], "by the file, whatever the judge says"


@pytest.mark.parametrize(
    ("path", "words"),
    [
        (RUSSIAN, ["Поводы позвонить:", "2. ", "Выберите номера"]),
        (ENGLISH, ["Reasons to call:", "2. ", "Choose numbers"]),
    ],
    ids=["ru", "en"],
)
def test_the_trainee_sees_what_to_choose_from(path, words):
    world = world_of(path, preparation=PREPARATION)
    pieces = preparation_pieces(world, open_talk(world, 1, "preparation").talk, texts(world.scenario.language))
    shown = "\n".join(piece.text for piece in pieces)
    assert all(word in shown for word in words)


@pytest.mark.parametrize(
    ("path", "words"),
    [
        (
            RUSSIAN,
            ["С таким поводом можно звонить кому угодно: «A»", "Открытый вопрос: «B?»", "Открытых вопросов: 1 из 3"],
        ),
        (ENGLISH, ["With that reason you could call anybody: “A”", "An open question: “B?”", "Open questions: 1 of 3"]),
    ],
    ids=["ru", "en"],
)
def test_the_trainee_sees_what_his_plan_is_worth(path, words):
    world, called, _ = prepared(path, "A\nB?\nC?", graded(1), OPEN, CLOSED)
    shown = "\n".join(piece.text for piece in plan_pieces(called.talk.plan, texts(world.scenario.language)))
    assert all(word in shown for word in words)


def test_a_customer_who_comes_himself_needs_no_preparation():
    assert not prepares(world_of(SCENARIOS / "phone-two-models.yaml"))
    assert prepares(world_of())
