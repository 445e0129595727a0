"""What a customer makes of everything that a seller may say beside and between the lines of a sale."""

import random
import re

import pytest

from bot.app.shelf import PLAYBOOKS
from bot.grading.text.plain import normalised
from bot.grading.types import FoundMove, Grade, Reason, ReasonCode
from bot.roleplay.exchange.lines import choose
from bot.roleplay.exchange.trace import origin
from bot.roleplay.state.doubts import RaisedObjection, Standing
from bot.roleplay.turn import open_talk, take_turn
from bot.roleplay.understanding.names import without_name, wrong_name
from bot.roleplay.understanding.small_talk import beside_the_sale, kidded
from bot.roleplay.understanding.unfinished import breaks_off
from bot.scenario.vocabulary import Language, Situation
from bot.scenario.vocabulary import Move as M
from bot.storage.scenario_library import load_playbooks
from bot.texts.catalogue import texts
from bot.texts.notes import note_pieces
from tests.support.worlds import ScriptedJudge, graded, world_like, world_of


def asking(*questions, value=2):
    """A grade that finds these words to be questions."""
    moves = tuple(FoundMove(move=M.OPEN_QUESTION, confidence=0.9, evidence=q) for q in questions)
    return Grade(
        value=value, reason=Reason(code=ReasonCode.GOOD, move=M.OPEN_QUESTION, quote=questions[0]), moves=moves
    )


def say(*replies, stage="needs", world=None, seed=1):
    world = world or world_of()
    judge = ScriptedJudge(*(grade for _, grade in replies))
    talk, turns = open_talk(world, seed, stage).talk, []
    for words, _ in replies:
        taken = take_turn(world, talk, words, judge)
        talk = taken.talk
        turns.append(taken.turn)
    return world, talk, turns, judge


def text(turn):
    return " ".join(line.text for line in turn.answer)


def lines(world, situation, temperament="busy"):
    pools = world.playbook.lines[world.scenario.language][situation]
    return (*pools.get(temperament, ()), *pools["any"])


def test_two_questions_in_one_message_are_both_answered():
    both = "Сколько у вас человек? Какой кофе пьёте?"
    _, talk, turns, _ = say((both, asking("Сколько у вас человек?", "Какой кофе пьёте?")))
    assert set(talk.told.facts) == {"people", "taste"}
    assert "Двадцать человек" in text(turns[0])
    assert "кислый" in text(turns[0])


def test_two_questions_in_one_sentence_are_both_answered():
    both = "Сколько у вас человек, и какой кофе вы пьёте?"
    _, talk, turns, _ = say((both, asking(both)))
    assert set(talk.told.facts) == {"people", "taste"}
    assert "Двадцать человек" in text(turns[0])
    assert "кислый" in text(turns[0])


def test_a_short_question_without_its_mark_is_answered():
    _, talk, turns, _ = say(("а какой кофе пьёте", graded(1)))
    assert talk.told.facts == ["taste"]
    assert "кислый" in text(turns[0])


def test_a_step_proposed_is_no_question_about_him():
    proposal = "Пьёте кофе с нами в четверг?"
    step = FoundMove(move=M.NEXT_STEP, confidence=0.9, evidence=proposal)
    grade = Grade(value=2, reason=Reason(code=ReasonCode.GOOD, move=M.NEXT_STEP, quote=proposal), moves=(step,))
    _, talk, _, _ = say((proposal, grade))
    assert talk.told.facts == []


def test_an_offer_before_he_has_told_what_he_needs_is_heard_as_an_offer():
    world, _, turns, _ = say(
        ("Берите «Утро», не пожалеете.", graded(1, M.RECOMMENDATION)),
        ("Для двадцати человек советую «Утро», обжариваем в день отгрузки.", graded(2, M.RECOMMENDATION)),
    )
    assert any(line in text(turns[0]) for line in lines(world, Situation.SO_WHAT))
    assert any(line in text(turns[1]) for line in lines(world, Situation.INTERESTED))


def test_a_question_is_understood_however_long_its_introduction():
    lead = "Чтобы письмо вышло не наугад и вам не пришлось читать лишнего про нас и про всё подряд, один вопрос"
    question = f"{lead}: где вы берёте кофе?"
    _, talk, turns, _ = say((question, asking(question)))
    assert talk.told.facts == ["shop"]
    assert "надоело" in text(turns[0])


def test_a_question_that_he_can_answer_is_answered_even_where_it_seemed_beside_the_point():
    question = "Какой кофе пьёте?"
    doubted = asking(question, value=0)
    off = FoundMove(move=M.IRRELEVANT, confidence=0.6, evidence=question)
    grade = Grade(
        value=0, reason=Reason(code=ReasonCode.MISTAKE, move=M.IRRELEVANT, quote=question), moves=(off, *doubted.moves)
    )
    world, talk, turns, _ = say((question, grade))
    assert talk.told.facts == ["taste"]
    assert not any(line in text(turns[0]) for line in lines(world, Situation.CONFUSED))


def test_a_point_and_a_question_in_one_message_are_both_taken_up():
    grade = graded(3, M.BENEFIT, M.EVIDENCE, M.OPEN_QUESTION, points=["fresh"])
    _, talk, turns, _ = say(("Сколько у вас человек? Обжариваем в день отгрузки.", grade), stage="presentation")
    assert "people" in talk.told.facts
    assert talk.told.points == ["fresh"]
    assert "Двадцать человек" in text(turns[0])


def test_asked_again_he_says_it_once_more_and_then_minds():
    question = "Какой кофе пьёте?"
    world, talk, turns, _ = say(*[(question, asking(question))] * 3)
    first, again, scolded = map(text, turns)
    assert "Жалуются, что кислый." in first
    assert again.endswith("Жалуются, что кислый."), "anybody may forget one thing"
    assert again != first, "but nobody says the very same twice in a row"
    assert any(line.replace("{told}", "Жалуются, что кислый") in scolded for line in lines(world, "already_told"))
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
    _, _, turns, _ = say(*[(question, asking(question))] * 2, world=world_like(world.scenario, customer=customer))
    assert turns[0].answer[0].text.endswith(told)
    assert turns[1].answer[0].text == said


def test_the_same_question_in_the_same_words_is_no_stale_argument():
    question = "Какой кофе пьёте?"
    repeated = graded(0, M.OPEN_QUESTION, code=ReasonCode.REPEATED)
    world, _, turns, _ = say((question, asking(question)), (question, repeated))
    assert turns[1].answer[0].text.endswith("Жалуются, что кислый.")
    assert not any(line in text(turns[1]) for line in lines(world, "repeated"))


def test_asked_about_it_in_another_way_he_tells_of_it_in_other_words():
    world = two_answers()
    first, another = "Какой кофе пьёте?", "Что не нравится в вашем кофе?"
    asked = [(words, asking(words)) for words in (first, another, first, first)]
    _, _, turns, _ = say(*asked, world=world)
    told = {"Жалуются, что кислый.", "Бухгалтерия морщится."}
    assert {line.text for turn in turns[:2] for line in turn.answer} & told == told
    assert turns[2].answer[0].text in told
    assert any(line.split("{told}")[0] in text(turns[3]) for line in lines(world, "already_told"))


def test_what_he_has_said_already_he_does_not_add():
    world = two_answers()
    first, another = "Какой кофе пьёте?", "Что не нравится в вашем кофе?"
    talk = open_talk(world, 1, "needs").talk
    talk.told.facts = ["taste"]
    talk.spoken.lines += ["Жалуются, что кислый.", "Бухгалтерия морщится."]
    talk.spoken.replies = [first]
    taken = take_turn(world, talk, another, ScriptedJudge(asking(another)))
    assert "Бухгалтерия морщится." not in {line.text for line in taken.turn.answer}
    assert taken.talk.told.deepened == []


def test_the_same_question_word_for_word_is_asked_again_though_he_could_say_more():
    question = "Какой кофе пьёте?"
    _, _, turns, _ = say((question, asking(question)), (question, asking(question)), world=two_answers())
    assert turns[1].answer[0].text.endswith(turns[0].answer[0].text)


def test_a_question_in_two_messages_is_not_its_own_repetition():
    first, another = "Какой кофе пьёте?", "Что не нравится в вашем кофе? Мне важно, чтобы"
    grade = asking("Что не нравится в вашем кофе?")
    _, _, turns, _ = say((first, asking(first)), (another, grade), ("вам понравилось", grade), world=two_answers())
    assert {"Жалуются, что кислый.", "Бухгалтерия морщится."} & {line.text for line in turns[2].answer}


def test_what_leads_up_to_a_question_asks_for_nothing_again():
    first, second = "Какой кофе пьёте?", "ясно, кофе пьёте кислый - а где вы берёте кофе?"
    _, talk, turns, _ = say((first, asking(first)), (second, asking(second)))
    assert talk.told.facts == ["taste", "shop"]
    assert "надоело" in text(turns[1])


def two_answers():
    scenario = world_of().scenario
    facts = tuple(
        f.model_copy(update={"says": (*f.says, "Бухгалтерия морщится.")}) if f.id == "taste" else f
        for f in scenario.customer.facts
    )
    return world_like(scenario, customer=scenario.customer.model_copy(update={"facts": facts}))


def test_asked_deeper_he_adds_what_there_is_to_add():
    scenario = world_of().scenario
    facts = tuple(
        fact.model_copy(update={"more": ("Особенно бухгалтерия.",)}) if fact.id == "taste" else fact
        for fact in scenario.customer.facts
    )
    world = world_like(scenario, customer=scenario.customer.model_copy(update={"facts": facts}))
    question = "Какой кофе пьёте?"
    _, _, turns, _ = say((question, asking(question)), (question, asking(question)), world=world)
    assert "Особенно бухгалтерия." in text(turns[1])


def test_a_thought_in_three_messages_is_judged_as_one():
    good = graded(3, M.GREETING, M.REASON_FOR_CONTACT, M.PERMISSION, M.PERSONALISATION)
    world, judge, turns = world_of(), ScriptedJudge(good), []
    talk = open_talk(world, 1, "contact").talk
    for words in ("Ольга, здравствуйте, это", "«Утро», звоню потому что", "вы сами носите кофе. Есть две минуты?"):
        taken = take_turn(world, talk, words, judge)
        talk = taken.talk
        turns.append(taken.turn)
    assert [turn.grade.reason.code for turn in turns[:2]] == [ReasonCode.UNFINISHED] * 2
    assert turns[2].grade.gradable
    notes = [[piece.text for piece in note_pieces(turn, world, texts(Language.RU))] for turn in turns]
    assert notes[0] == ["Клиент ждёт продолжения. Оценка будет за всю мысль."]
    assert judge.contexts[-1].reply.split("\n")[0] == "Ольга, здравствуйте, это"
    assert judge.contexts[-1].earlier == ()
    assert talk.stages["contact"].turns == 1
    assert talk.state == "needs"


@pytest.mark.parametrize(
    ("reply", "broken"),
    [
        pytest.param("Здравствуйте, это Артём,", True, id="comma"),
        pytest.param("Хочу предложить зёрна и", True, id="conjunction"),
        pytest.param("I am calling because", True, id="English"),
        pytest.param("Добрый день", False, id="greeting alone"),
        pytest.param("Берём?", False, id="question"),
        pytest.param("и", False, id="one word"),
        pytest.param("", False, id="nothing"),
        pytest.param("Слушайте,", True, id="one word that leads up"),
        pytest.param("Хм, вот ещё что", True, id="more is to come"),
        pytest.param("Смотрите, Римма Аркадьевна...", True, id="to her by name"),
        pytest.param("И ещё вопрос", True, id="a question is to come"),
        pytest.param("Sorry, one more", True, id="one more"),
        pytest.param("So here's my idea", True, id="an idea is announced"),
        pytest.param("Quick question:", True, id="a question is announced"),
        pytest.param("Можно вопрос?", False, id="leave is asked"),
        pytest.param("Слушайте, а цена какая", False, id="led up to and asked"),
        pytest.param("Ok", False, id="a yes"),
        pytest.param("ok, so", True, id="so, and then"),
        pytest.param("The reason is that", True, id="few words that begin something"),
        pytest.param("I can do 365 if you take it today, how about that", False, id="an offer that ends so"),
        pytest.param("365, how about that", False, id="a figure in few words"),
        pytest.param("155, honest. And if it rains on day one I want a postcard saying so", False, id="said at length"),
        pytest.param("Want to see the door? It had a dent, i'll show you", False, id="it holds a question"),
        pytest.param("who is it for", False, id="a question that ends so"),
        pytest.param("Okay, thank you", False, id="thanks"),
        pytest.param("Нормально, а вы", False, id="asked back"),
        pytest.param("155 и ни копейкой меньше…", False, id="a pause for effect"),
        pytest.param("За 155 отдам сегодня вместе с носками и", True, id="a conjunction, however much was said"),
    ],
)
def test_a_thought_that_breaks_off(reply, broken):
    assert breaks_off(reply) is broken


def test_he_puts_his_name_right_once():
    world, _, turns, _ = say(
        ("Здравствуйте, Марина!", graded(1, M.GREETING)), ("Скажите, Марина, удобно?", graded(1)), stage="contact"
    )
    wanted = {line.replace("{name}", "Ольга") for line in lines(world, "wrong_name")}
    corrected = [any(line.text in wanted for line in turn.answer) for turn in turns]
    assert corrected == [True, False]
    assert len(turns[0].answer) > 1, "and goes on with the matter"


@pytest.mark.parametrize(
    ("reply", "name"),
    [
        pytest.param("Здравствуйте, Марина!", "марина", id="after the greeting"),
        pytest.param("Скажите, Светлана, а что?", "светлана", id="between commas"),
        pytest.param("Hello Michael, got a minute?", "michael", id="English"),
        pytest.param("Ольга, добрый день!", None, id="his own"),
        pytest.param("Меня зовут Денис, магазин", None, id="the seller's"),
        pytest.param("Это Артём, магазин", None, id="the seller's, short"),
        pytest.param("Здравствуйте! Илья, лизинговая компания.", None, id="the seller's, with what the company does"),
        pytest.param("Добрый день! Илья, консультант.", None, id="the seller's, with his trade"),
        pytest.param("У нас был дизайнер Марина из студии", None, id="somebody else"),
        pytest.param("Доброе утро! Жанна, «Утро».", None, id="the seller's, with the company"),
        pytest.param("Good morning! Jane, Harbour Cars. Where to begin?", None, id="the same in English"),
        pytest.param("Good morning! Jane, have you seen five already?", "jane", id="a question follows"),
        pytest.param("Конечно, помогу", None, id="no name"),
        pytest.param("Что скажете, Рустам?", "рустам", id="at the end of a question"),
        pytest.param("Что скажете, Ольга?", None, id="his own at the end of a question"),
        pytest.param("Добрый день, Пётр, ваш консультант.", None, id="the seller's, with your consultant"),
        pytest.param("Good morning, Kate, your adviser today.", None, id="the same in English"),
        pytest.param("Добрый день! Сергей, отдел продаж.", None, id="with his department"),
        pytest.param("Здравствуйте, Иван, на связи «Чистая струя»", None, id="on the line"),
        pytest.param("Hi, Anna here from Harbour Cars.", None, id="here"),
        pytest.param("Hi, Anna - Harbour here", None, id="a part of the company's name"),
        pytest.param("Спасибо за время. С уважением, Рустам.", None, id="signed"),
        pytest.param("Jane, of course!", "jane", id="of course is no company"),
        pytest.param("Сергей, добрый день! Я говорил с Ольгой.", "сергей", id="his own only spoken of"),
        pytest.param("Сергей Иванович, добрый день!", "сергей", id="with his father's name"),
        pytest.param("Здравствуйте, Марина. Звоню по заявке.", "марина", id="before a full stop"),
        pytest.param("Марина - у вас есть минута?", "марина", id="before a dash"),
        pytest.param("Вы правы, Рустам.", "рустам", id="at the end of an answer"),
        pytest.param(
            "Ольга Петровна, к телефону подходил Иван, он в курсе?", None, id="his own called, another told of"
        ),
    ],
)
def test_wrong_names(reply, name):
    assert wrong_name(normalised(reply), ["ольга"], "harbour cars") == name


@pytest.mark.parametrize(
    ("question", "matter"),
    [
        ("А с пальто что, Римма Аркадьевна?", "А с пальто что?"),
        ("Римма, какой размер носите?", "какой размер носите?"),
        ("А как вас зовут, Римма?", "А как вас зовут, Римма?"),
        ("Римма?", "?"),
        ("Какая у вас Римма любимая?", "Какая у вас Римма любимая?"),
    ],
)
def test_to_be_called_by_name_says_nothing_of_the_matter(question, matter):
    assert without_name(question, "Римма Аркадьевна") == matter


def test_after_the_deal_he_does_not_tell_again_why_he_bought():
    question = "Какой кофе пьёте?"
    world = two_answers()
    talk = open_talk(world, 1, "feedback").talk
    talk.told.facts.clear()
    taken = take_turn(world, talk, question, ScriptedJudge(asking(question)))
    assert taken.talk.told.facts == []
    assert not {"Жалуются, что кислый.", "Бухгалтерия морщится."} & {line.text for line in taken.turn.answer}


def test_whoever_tells_of_the_product_as_the_needs_end_is_not_asked_for_it():
    question = "Где вы берёте кофе?"
    told = graded(3, M.OPEN_QUESTION, M.BENEFIT, points=["delivery"])
    world, talk, turns, _ = say((question, asking(question, value=3)), ("Какой кофе пьёте? Привозим сами", told))
    assert talk.state == "presentation"
    assert "delivery" in talk.told.points
    assert not any(line.text in lines(world, "what_do_you_offer") for line in turns[-1].answer)


@pytest.mark.parametrize(
    ("words", "situation"),
    [("Как ваше настроение?", Situation.SMALL_TALK), ("Шучу, конечно, ха-ха", Situation.JOKE)],
)
def test_small_talk_and_jokes_are_taken_as_such(words, situation):
    nothing = graded(0, M.IRRELEVANT, code=ReasonCode.UNREADABLE)
    world, talk, turns, _ = say((words, nothing), stage="contact")
    assert text(turns[0]) in lines(world, situation)
    assert talk.mood.trust >= world.rules.start.trust


@pytest.mark.parametrize(
    ("words", "situation"),
    [
        ("Дождь льёт как из ведра, вы хоть с зонтом?", Situation.SMALL_TALK),
        ("Ну и жара сегодня", Situation.SMALL_TALK),
        ("Футбол вчера смотрели?", Situation.SMALL_TALK),
        ("С пятницей вас!", Situation.SMALL_TALK),
        ("How's your day going so far?", Situation.SMALL_TALK),
        ("Bit chilly out there today", Situation.SMALL_TALK),
        ("Did you catch the match last night?", Situation.SMALL_TALK),
        ("Хех, ну вы даёте", Situation.JOKE),
        ("Заходит как-то столяр в банк...", Situation.JOKE),
        ("Станок умный, только чай пока не наливает :)", Situation.JOKE),
        ("Don't worry, I don't bite", Situation.JOKE),
        ("I promise it won't cook the pasta for you ;)", Situation.JOKE),
        ("Which half, hers or yours? 😄", Situation.JOKE),
        ("Мороз сегодня жуткий!", Situation.SMALL_TALK),
        ("Добрый день, Анна Петровна, снег сегодня валит", Situation.SMALL_TALK),
        ("На улице такой мороз!", Situation.SMALL_TALK),
        ("Crazy weather today, isn't it?", Situation.SMALL_TALK),
        ("Hello Mrs Park, rain outside again", Situation.SMALL_TALK),
        ("Is it cold outside where you are?", Situation.SMALL_TALK),
        ("Traffic was a nightmare this morning, sorry", Situation.SMALL_TALK),
        ("Saw the game last night?", Situation.SMALL_TALK),
        ("What a lovely day!", Situation.SMALL_TALK),
        ("A kettle (two litres), but it won't sing for you :)", Situation.JOKE),
        ("It costs 300 a month (but delivery is not included)", None),
        ("Стоит 300 (только доставка не входит)", None),
        ("It keeps the wind and rain outside", None),
        ("It starts even when it's cold outside", None),
        ("It is warm out of the box", None),
        ("They keep you dry in terrible weather", None),
        ("Держит тепло, даже когда мороз на улице", None),
        ("Греет, даже если на улице мороз", None),
        ("Снег на улице ему не страшен", None),
        ("В хорошую погоду катайте детей", None),
        ("Your site traffic was 2,000 visitors", None),
        ("You can watch the football on it in 4K", None),
        ("It makes a great day out for the kids", None),
        ("Have a really nice day", None),
        ("Have yourself a lovely day", None),
        ("Станок не наливает чай", None),
        ("А шины в подарок не положите, шучу?", Situation.JOKE),
        ("А если дождь? Был план Б?", None),
        ("Will you ride in bad weather too?", None),
        ("Возим масло таким, как вы.", None),
        ("Когда клиент пошутил и ждёт ответа, что делаете?", None),
        ("Sorry to have bothered you, have a nice day", None),
        ("Без шуток, цена выросла", None),
        ("Шутки в сторону, цена выросла", None),
        ("This is not a joke.", None),
        ("It isn't a joke.", None),
        ("I'm not joking, it does last ten years.", None),
        ("Joking aside, it lasts ten years.", None),
        ("I'm not really joking, it lasts ten years.", None),
        ("We never joke about safety.", None),
        ("We are not messing with you, the price is final", None),
        ("I'm not messing with you.", None),
        ("Your supplier is messing with you.", None),
        ("No messing", None),
        ("We were just messing about in the warehouse", None),
        ("Just messing about.", Situation.JOKE),
        ("Just messing. How many of you are there?", Situation.JOKE),
        ("I'm messing with you.", Situation.JOKE),
        ("It was a joke, of course", Situation.JOKE),
        ("Холодильник сегодня привезём", None),
        ("Отличный выбор :)", None),
        ("Lovely pick 🪴💚 it's a tough one 😄 so a lamp at 12 💡 would do", None),
    ],
)
def test_what_is_said_beside_the_sale(words, situation):
    assert beside_the_sale(normalised(words)) is situation


@pytest.mark.parametrize(
    "words",
    [
        "А кофейные зёрна в банке не хранить? Шучу!",
        "А вы нам чаю не нальёте? ха-ха",
        "А бухгалтерия танцует? 😄",
    ],
)
def test_a_question_in_jest_gets_a_light_answer_and_neither_a_fact_nor_a_shrug(words):
    question = words.partition("?")[0] + "?"
    world, talk, turns, _ = say((words, asking(question)))
    assert text(turns[0]) in lines(world, Situation.JOKE)
    assert talk.told.facts == []


@pytest.mark.parametrize("words", ["Сколько у вас человек? :)", "Ха-ха, а сколько у вас человек?"])
def test_a_question_with_a_smile_that_he_can_answer_is_answered(words):
    _, talk, turns, _ = say((words, asking("Сколько у вас человек?")))
    assert talk.told.facts == ["people"]
    assert "Двадцать человек" in text(turns[0])


@pytest.mark.parametrize(
    ("question", "reply", "joke"),
    [
        ("А кота возьмёте?", "А кота возьмёте? Шучу.", True),
        ("А кота возьмёте, шучу?", "А кота возьмёте, шучу?", True),
        ("Will the kids come too?", "Will the kids come too? Just kidding", True),
        ("Will the kids come too?", "Will the kids come too? It's a joke", True),
        ("Will the kids come too?", "Will the kids come too? It's not a joke", False),
        ("А кота возьмёте?", "А кота возьмёте? Я не шучу.", False),
        ("Сколько вас?", "Анекдот знаете. Сколько вас?", False),
        ("Когда клиент пошутил и ждёт, что делаете?", "Когда клиент пошутил и ждёт, что делаете?", False),
    ],
)
def test_of_a_joke_he_says_that_it_was_one(question, reply, joke):
    assert kidded(normalised(question), normalised(reply)) is joke


@pytest.mark.parametrize(
    ("reply", "facts"),
    [
        pytest.param("подскажите, сколько у вас человек", ["people"], id="announced"),
        pytest.param("Мы сами всё привезём и настроим, а сколько у вас человек", ["people"], id="behind what is told"),
        pytest.param("Сколько у вас человек, какой кофе пьёте?", ["people", "taste"], id="a list"),
        pytest.param("скока у вас чел", ["people"], id="in haste"),
        pytest.param("скольо у вас человк", ["people"], id="with slips"),
        pytest.param("Покажу, как это работает, и сколько экономит", [], id="what is promised to be shown"),
    ],
)
def test_questions_as_people_put_them(reply, facts):
    _, talk, _, _ = say((reply, graded(1)))
    assert talk.told.facts == facts


@pytest.mark.parametrize(
    "reply", ["Вы говорили про бухгалтерию, какой кофе там пьют?", "Вы сказали, кислый. Какой же кофе пьёте?"]
)
def test_what_he_told_and_is_asked_of_again_he_does_not_take_for_another_matter(reply):
    first = "Какой кофе пьёте?"
    _, talk, turns, _ = say((first, asking(first)), (reply, asking(reply)), world=two_answers())
    assert talk.told.facts == ["taste"]
    assert any(told in text(turns[1]) for told in ("Жалуются, что кислый", "Бухгалтерия морщится"))


def test_nobody_laughs_at_a_joke_at_his_cost():
    rude = graded(0, M.RUDENESS)
    world, talk, turns, _ = say(("Сколько же вы весите, ха-ха", rude), stage="needs")
    assert not any(line.text in lines(world, Situation.JOKE) for line in turns[0].answer)
    assert talk.faults.chats == 0


def test_chatting_on_and_on_is_no_way_to_sell():
    nothing = graded(0, M.IRRELEVANT)
    world, talk, _, _ = say(*[("Как настроение?", nothing)] * 4, stage="contact")
    assert talk.mood.patience < world.rules.start.patience - 10


def test_a_promise_taken_back_is_missed_in_the_sellers_own_words():
    _, talk, turns, _ = say(
        ("Доставка бесплатная.", graded(2, M.BENEFIT)), ("Доставка 600 рублей.", graded(1, M.PRICE)), stage="closing"
    )
    assert "«Доставка бесплатная»" in text(turns[1])
    assert talk.mood.trust < turns[0].mood.trust


def test_saying_yes_he_keeps_the_seller_to_his_word():
    order = graded(3, M.NEXT_STEP, M.DETAILS)
    _, talk, turns, _ = say(("Привезём во вторник. Оформляем?", order), stage="closing")
    assert talk.agreement.outcome
    assert "«Привезём во вторник»" in text(turns[0])


def test_a_fact_that_he_had_no_breath_to_tell_counts_as_not_told():
    first = ("Доставка бесплатная.", graded(2, M.BENEFIT))
    much = "Марина, доставка 600 рублей, шучу, ха-ха. Сколько у вас человек?"
    _, talk, turns, _ = say(first, (much, asking("Сколько у вас человек?")))
    assert len(turns[1].answer) == 3
    assert "Двадцать человек" not in text(turns[1])
    assert "people" not in talk.told.facts


def test_a_higher_price_than_agreed_is_noticed():
    world = world_of()
    talk = open_talk(world, 1, "closing").talk
    talk.haggle.price = 1700
    taken = take_turn(world, talk, "Выставляю счёт на 1800 рублей", ScriptedJudge(graded(2, M.PRICE)))
    assert "1\u00a0700 ₽" in text(taken.turn)


@pytest.mark.parametrize(
    ("heard_in", "nods"),
    [
        pytest.param("То есть вас двадцать, и кофе кислый.", True, id="what he told given back"),
        pytest.param("Понятно.", False, id="a word of manners"),
        pytest.param("Где вы берёте кофе?", False, id="a question that asks for more than a yes"),
    ],
)
def test_he_says_yes_to_a_summary_and_not_to_who_or_where(heard_in, nods):
    found = tuple(
        FoundMove(move=move, confidence=0.9, evidence=evidence)
        for move, evidence in ((M.ACTIVE_LISTENING, heard_in), (M.OPEN_QUESTION, "Где вы берёте кофе?"))
    )
    grade = Grade(value=2, reason=Reason(code=ReasonCode.GOOD, move=M.OPEN_QUESTION, quote="…"), moves=found)
    people = ("Сколько у вас человек?", asking("Сколько у вас человек?"))
    said = set()
    for seed in range(12):
        world, _, turns, _ = say(people, (f"{heard_in} Где вы берёте кофе?", grade), seed=seed)
        said.add(any(text(turns[-1]).startswith(line) for line in lines(world, Situation.LISTENED_TO)))
    assert (True in said) is nods


BIG_WORDS = "Доброе утро! У нас лучший кофе в городе."


@pytest.mark.parametrize("fault", [M.OVERPRAISE, M.IRRELEVANT, M.COMPETITOR_ATTACK])
def test_big_words_beside_a_greeting_cost_mood_and_no_word(fault):
    world, _, greeted, _ = say((BIG_WORDS, graded(0, M.GREETING, fault)), stage="contact")
    _, _, bare, _ = say(("У нас лучший кофе в городе.", graded(0, fault)), stage="contact")
    aloud = (*lines(world, Situation.DOUBTS_CLAIM), *lines(world, Situation.CONFUSED))
    assert not any(line.text in aloud for line in greeted[0].answer)
    assert any(line.text in aloud for line in bare[0].answer)
    assert greeted[0].answer
    assert greeted[0].mood.patience < world.rules.start.patience


def test_a_promise_that_cannot_be_kept_is_doubted_beside_a_greeting_too():
    world, _, turns, _ = say((BIG_WORDS, graded(0, M.GREETING, M.FALSE_PROMISE)), stage="contact")
    assert turns[0].answer[0].text in lines(world, Situation.DOUBTS_CLAIM)


HIS_QUESTION = "Это я и без вас знаю. Что по моему вопросу?"
RETORTS = [HIS_QUESTION, "Это характеристика. А результат?"]


@pytest.mark.parametrize(
    ("last", "said", "may_go_back"),
    [
        pytest.param("Сколько это стоит?", ["Сколько это стоит?"], True, id="he has asked"),
        pytest.param("Двадцать человек.", ["Двадцать человек."], False, id="he has asked nothing"),
        pytest.param("Это характеристика. А результат?", RETORTS[1:], False, id="that was a retort, no question"),
    ],
)
def test_he_goes_back_to_his_question_only_where_he_has_put_one(last, said, may_go_back):
    talk = open_talk(world_of(), 1, "needs").talk
    talk.spoken.last, talk.spoken.lines = last, said
    pools = [RETORTS, ["Мне это ни о чём не говорит."]]
    chosen = {choose(iter(pools), talk, random.Random(seed)) for seed in range(20)}
    assert (HIS_QUESTION in chosen) is may_go_back


def test_whoever_answered_a_part_is_not_told_that_he_answered_nothing():
    talk = open_talk(world_of(), 1, "needs").talk
    blame, plain = "Before the paperwork. You left a question open.", "Stop. One loose end."
    chosen = {choose(iter([[blame, plain]]), talk, random.Random(n), without_blame=True) for n in range(20)}
    assert chosen == {plain}
    assert choose(iter([[blame]]), talk, random.Random(1), without_blame=True) == blame


def test_where_nothing_else_is_left_he_speaks_all_the_same():
    talk = open_talk(world_of(), 1, "needs").talk
    talk.spoken.last = "Двадцать человек."
    assert choose(iter([[HIS_QUESTION]]), talk, random.Random(1)) == HIS_QUESTION
    talk.spoken.lines = [RETORTS[1]]
    assert choose(iter([RETORTS]), talk, random.Random(1)) == RETORTS[1]


@pytest.mark.parametrize("fault", [M.PRESSURE, M.FALSE_PROMISE])
def test_no_warm_word_in_the_same_breath_as_a_fault(fault):
    world = world_of()
    talk = open_talk(world, 1, "presentation").talk
    talk.doubts.raised = [RaisedObjection(id="expensive")]
    grade = graded(1, fault, M.ACKNOWLEDGEMENT, M.VALUE_FRAMING, points=["expensive/0", "expensive/1"])
    taken = take_turn(world, talk, "Понимаю. Решайте сегодня.", ScriptedJudge(grade))
    warm = (*lines(world, Situation.YIELD), *lines(world, Situation.HALF_ACCEPT))
    assert taken.talk.doubts.raised[0].standing is Standing.MET
    assert not any(line.text in warm for line in taken.turn.answer)


ANSWERS_SOME = re.compile(
    r"цифр|статистик|зависит|как у всех|по-разному|когда так|важно|в голову|понятия не|при чём|вспоминать|"
    r"figures|depends|the usual|same as|sometimes|important|matter|thought|no idea|to do with it",
    re.IGNORECASE,
)
"""Words that pass over a question of how much or how often, and are absurd to "what do you need it for?"."""


@pytest.mark.parametrize("playbook", load_playbooks([PLAYBOOKS]).models.values(), ids=lambda book: book.playbook)
@pytest.mark.parametrize("language", Language)
def test_what_he_says_to_a_question_without_an_answer_fits_any_question(playbook, language):
    pools = playbook.lines[language][Situation.DEFLECT].values()
    assert [line for pool in pools for line in pool if ANSWERS_SOME.search(line)] == []
