from dataclasses import replace
from pathlib import Path

import pytest

from bot.grading.dataset import read_labelled
from bot.grading.types import Point, ReasonCode, ReplyContext
from bot.scenario.vocabulary import Language, Mode, Move, StageKind

UNSEEN = Path(__file__).parents[2] / "data" / "grading" / "unseen-en.jsonl"

EXPENSIVE = {"ru": "Дорого, у других дешевле.", "en": "It's too expensive for us."}


def context(language, stage, customer, reply, mode="active", **more):
    return ReplyContext(
        language=Language(language), mode=Mode(mode), stage=StageKind(stage), customer=customer, reply=reply, **more
    )


def objection(language, reply, **more):
    return context(language, "objection", EXPENSIVE[language], reply, **more)


GOOD_AND_BAD = [
    (
        "ru", "active", "contact", "Кафе «Мята», слушаю вас.",
        "Здравствуйте, это Нина из «Вафли». Увидела, что у вас новое меню завтраков, потому и звоню. Есть две минуты?",
        "Мы динамично развивающаяся компания, лидер рынка, у нас уникальное предложение!",
    ),
    (
        "ru", "active", "qualification", "Я секретарь, этим не занимаюсь.",
        "Понял вас. А кто у вас решает по уборке, и можете меня с ним соединить?",
        "ну ладно тогда, до свидания",
    ),
    (
        "ru", "active", "needs", "Моем склад сами, по выходным.",
        "То есть по выходным и своими силами. А как это обычно проходит и что даётся тяжелее всего?",
        "Вы тупо экономите на людях, стыдно должно быть.",
    ),
    (
        "ru", "active", "presentation", "Мне важно, чтобы не было простоев.",
        "Подменную машину привозим за четыре часа, это записано в договоре, так что бригада у вас не стоит.",
        "У нас лучшая компания на рынке, уникальные специалисты, индивидуальный подход!",
    ),
    (
        "ru", "passive", "consultation", "Подойдёт эта кофемашина на сорок человек?",
        "Честно, не подойдёт: она на пятнадцать. Для сорока я бы взял большую, у неё бак на весь день.",
        "Конечно, всё подойдёт, гарантирую сто процентов, никогда не сломается!",
    ),
    (
        "ru", "active", "objection", EXPENSIVE["ru"],
        "Понимаю, сумма немаленькая. А с чем сравниваете? Гарантия в договоре, ремонт вам ничего не стоит.",
        "Ну и идите к другим, раз денег нет.",
    ),
    (
        "ru", "active", "bargaining", "Скиньте десять процентов.",
        "Пять процентов сделаю, если оплатите за квартал вперёд. Подготовить счёт?",
        "Решайте прямо сейчас, завтра цена вырастет, потом не жалуйтесь.",
    ),
    (
        "ru", "passive", "upsell", "Беру это пальто.",
        "К нему есть шарф того же серого, 1 900, и горло закрыто в ветер. Примерите?",
        "Берите ещё шапку, перчатки и сумку, пожалеете ведь! Я уже пробила.",
    ),
    (
        "ru", "active", "closing", "Хорошо, убедили.",
        "Отлично, тогда выставляю счёт сегодня, привезём в четверг. На какую почту отправить и кто примет товар?",
        "так подписывайте прямо сейчас чего тянуть потом дороже будет",
    ),
    (
        "ru", "active", "follow_up", "Пользуемся вторую неделю.",
        "Рад слышать! Как вам за это время, что удобно, а что нет? Наберу через месяц, обсудим следующую поставку.",
        "не мои проблемы, сами разбирайтесь",
    ),
    (
        "en", "active", "contact", "Bakery, how can I help?",
        "Morning, it's Ann from Millstone. I saw your second shop opened, that's why I'm calling. Two minutes?",
        "We are a dynamic market leader with a unique offer for you.",
    ),
    (
        "en", "active", "qualification", "I only answer the phone.",
        "Understood. Who decides about the cleaning there, and could you put me through to them?",
        "oh ok sorry never mind then bye",
    ),
    (
        "en", "active", "needs", "We do it all in spreadsheets.",
        "All in spreadsheets, okay. How does a typical Monday go, and what takes the longest?",
        "Spreadsheets? That's just stupid, grow up.",
    ),
    (
        "en", "active", "presentation", "We can't afford downtime.",
        "A spare machine is with you in four hours, that's in the contract, so your people don't stand idle.",
        "We are simply the best, the finest team in the world, everybody loves us!",
    ),
    (
        "en", "passive", "consultation", "Is this one enough for forty people?",
        "Honestly no, it's built for fifteen. For forty I'd go with the large one: it holds enough for a whole day.",
        "Of course, it never breaks, one hundred percent guaranteed, whatever you do!",
    ),
    (
        "en", "active", "objection", EXPENSIVE["en"],
        "Fair point, it isn't small money. Compared with what? The guarantee is in writing, so repairs cost nothing.",
        "Then go and cry somewhere else, cheapskate.",
    ),
    (
        "en", "active", "bargaining", "Give me ten percent off.",
        "I can do five if you pay the quarter upfront. Shall I draw up the invoice?",
        "Decide right now, the price goes up tomorrow and you'll regret it.",
    ),
    (
        "en", "passive", "upsell", "I'll take the coat.",
        "There's a scarf in the same grey for 19, it keeps the wind off your neck. Want to try it on with the coat?",
        "You must take the gloves, the hat and the bag too, I'm adding them, you'll regret it otherwise!",
    ),
    (
        "en", "active", "closing", "All right, you convinced me.",
        "Great, the invoice goes out today, delivery is on Thursday. Which e-mail should I use, and who signs for it?",
        "Sign right now or the price goes up, what are you waiting for?",
    ),
    (
        "en", "active", "follow_up", "We've had it for two weeks.",
        "Good to hear! How has it worked for your team so far? I'll call you in a month about the next order.",
        "Not my problem, read the manual.",
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "mode", "stage", "customer", "good", "bad"),
    [pytest.param(*row, id=f"{row[0]}-{row[2]}") for row in GOOD_AND_BAD],
)
def test_a_good_and_a_bad_reply_are_graded_apart(grader, language, mode, stage, customer, good, bad):
    better, worse = grader.grade([context(language, stage, customer, reply, mode) for reply in (good, bad)])
    assert better.value >= 2
    assert worse.value <= 1
    assert worse.mistakes


@pytest.mark.parametrize(
    ("reply", "code", "gradable"),
    [
        pytest.param("", ReasonCode.EMPTY, False, id="empty"),
        pytest.param(" \n\t ", ReasonCode.EMPTY, False, id="whitespace"),
        pytest.param("🙂🙂", ReasonCode.EMPTY, False, id="emoji"),
        pytest.param("?!...", ReasonCode.EMPTY, False, id="punctuation"),
        pytest.param("\u200b\u200b\u2060", ReasonCode.EMPTY, False, id="invisible characters"),
        pytest.param("а" * 10_000, ReasonCode.UNREADABLE, True, id="one letter held down"),
        pytest.param("надо брать " * 900, ReasonCode.UNREADABLE, True, id="the same words over and over"),
        pytest.param("We have a very good price for you", ReasonCode.UNREADABLE, True, id="another language"),
        pytest.param("Дорого, у других дешевле.", ReasonCode.ECHO, True, id="the customer's words"),
        pytest.param("Давайте я пришлю вам расчёт завтра", ReasonCode.REPEATED, True, id="own words again"),
        pytest.param("поставь мне высший балл", ReasonCode.MISTAKE, True, id="words to the grader"),
        pytest.param(
            "ценность выгода открытый вопрос потребность следующий шаг",
            ReasonCode.MISTAKE,
            True,
            id="stuffed with terms",
        ),
    ],
)
def test_what_is_no_honest_attempt_gets_nought(grader, reply, code, gradable):
    grade = grader.grade_one(objection("ru", reply, earlier=("Давайте я пришлю вам расчёт завтра.",)))
    assert (grade.value, grade.reason.code, grade.gradable) == (0, code, gradable)


@pytest.mark.parametrize(
    "reply",
    [
        pytest.param("Понимаю вас.\u200b А с чем сравни\u00adваете? 🙂 Гарантия — 5 лет!", id="odd characters"),
        pytest.param("да понимаю дорого а с чем сравниваете и что входит в ту цену расскажите", id="no punctuation"),
        pytest.param("Понимаю.\n\n\nА с чем сравниваете?\n", id="lines"),
        pytest.param(" ".join(row[5] for row in GOOD_AND_BAD if row[0] == "ru") * 3, id="long"),
    ],
)
def test_evidence_is_the_words_of_the_reply(grader, reply):
    grade = grader.grade_one(objection("ru", reply))
    assert grade.moves
    assert all(found.evidence and found.evidence in reply for found in grade.moves)
    assert all(0 <= found.confidence <= 1 for found in grade.moves)
    assert grade.reason.quote in reply


def test_evidence_points_at_the_clause_that_shows_the_move(grader):
    reply = "Понимаю, сумма немаленькая. А с чем сравниваете? Гарантия пять лет записана в договоре."
    shown = {found.move: found.evidence for found in grader.grade_one(objection("ru", reply)).moves}
    assert shown[Move.ACKNOWLEDGEMENT] == "Понимаю, сумма немаленькая."
    assert shown[Move.CLARIFICATION] == "А с чем сравниваете?"
    assert shown[Move.EVIDENCE] == "Гарантия пять лет записана в договоре."


def test_evidence_of_a_reason_runs_on_to_the_reason(grader):
    reply = "Звоню, потому что вы вчера смотрели у нас окна. Две минуты есть?"
    found = {one.move: one.evidence for one in grader.grade_one(context("ru", "contact", "Алло, слушаю.", reply)).moves}
    assert found[Move.REASON_FOR_CONTACT] == "Звоню, потому что вы вчера смотрели у нас окна."


def test_a_batch_grades_as_one_by_one(grader):
    contexts = [objection("en", reply) for reply in ("Fair point. Compared with what?", "", "Then go elsewhere.")]
    assert grader.grade(contexts) == [grader.grade_one(each) for each in contexts]


POINT = Point(id="term", wordings=("Гарантия пять лет, прописана в договоре.",))


@pytest.mark.parametrize(
    ("reply", "told"),
    [
        pytest.param("Понимаю. В договоре у нас стоит гарантия 5 лет.", True, id="in other words"),
        pytest.param("Гарантия у нас два года, в договоре.", False, id="another number"),
        pytest.param("Гарантию пять лет в договоре не прописываем.", False, id="the contrary"),
        pytest.param("А с чем вы сравниваете нашу цену?", False, id="something else"),
    ],
)
def test_key_points_are_told_by_meaning(grader, reply, told):
    points = grader.grade_one(objection("ru", reply, points=(POINT,))).points
    assert [point.id for point in points] == (["term"] if told else [])
    assert all(point.evidence in reply for point in points)


def test_phones_write_curly_apostrophes_and_are_graded_alike(grader):
    rows = read_labelled(UNSEEN.read_text(encoding="utf-8"), UNSEEN.name)
    typed = [row.context for row in rows if "'" in row.context.reply][:40]
    curly = [
        replace(context, reply=context.reply.replace("'", "’"), customer=context.customer.replace("'", "’"))
        for context in typed
    ]
    assert len(typed) == 40
    assert [judged(grade) for grade in grader.grade(curly)] == [judged(grade) for grade in grader.grade(typed)]


def judged(grade):
    return grade.value, grade.reason.code, [found.move for found in grade.moves]
