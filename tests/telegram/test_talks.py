"""Whole sales with the bot as people run it: a process, HTTP, a database in a file."""

import asyncio
import re
import signal

import pytest

from tests.support.waiting import patient
from tests.telegram.process import running_bot
from tests.telegram.server import TOKEN
from tests.telegram.talks import ACTIVE, BETTER, PASSIVE, begin, greet, needs_better, replies, talk

GIVING_UP = [
    "ок, как хотите, до свидания",
    "Ну нет так нет, извините за беспокойство",
    "Ладно, не буду вас уговаривать, до свидания",
]
pytestmark = patient


@pytest.mark.parametrize(("sale", "name"), [(ACTIVE, "active"), (PASSIVE, "passive")], ids=["active", "passive"])
async def test_a_whole_sale_ends_with_a_scorecard_and_its_picture(api, bot_on_both, anna, sale, name):
    await greet(anna)
    assert await begin(anna, sale)
    said = replies(name)
    heard = await talk(anna, said)
    assert heard >= 5
    if not any("Итог:" in text for text in anna.texts):
        await anna.say("/stop")
    picture = await anna.receives("sendPhoto")
    assert picture.files["scorecard.png"].startswith(b"\x89PNG")
    card = (
        next(call for call in anna.seen if "Итог:" in (call.text or ""))
        if any("Итог:" in text for text in anna.texts)
        else await anna.hears("Итог:")
    )
    assert "из 100" in (card.text or "")
    assert {"Ещё раз", "Другой сценарий", "Запись разговора"} <= set(card.buttons)

    await anna.press("Запись разговора")
    file = await anna.receives("sendDocument")
    transcript = next(iter(file.files.values())).decode()
    assert all(line in transcript for line in said[:heard])
    assert not [call for call in api.calls if call.method.startswith("refused")]
    assert TOKEN not in bot_on_both.log


async def test_the_coach_shows_a_better_reply_and_the_exam_shows_nothing(bot, anna, boris):
    await greet(anna)
    await begin(anna, PASSIVE)
    await talk(anna, ["Здравствуйте. Берите вот этот, он хороший."])
    shown = len(anna.texts)
    note = await anna.press(BETTER)
    (better,) = await anna.reads(1)
    assert len(anna.texts) == shown + 1
    assert better.fields["reply_parameters"]["message_id"] == note.message

    await greet(boris)
    await begin(boris, PASSIVE, "оценки в конце", "Без помощи")
    await boris.say("Здравствуйте! Меня зовут Денис. Для чего вам телефон?")
    (answer,) = await boris.reads(1)
    assert not answer.buttons
    await boris.say("/hint")
    await boris.hears("Этот разговор идёт без помощи")
    assert not any(BETTER in label for call in boris.seen for label in call.buttons)


async def test_whoever_would_leave_a_talk_for_another_is_told_so(bot, anna):
    await greet(anna)
    await anna.say("/practice")
    assert "не закончен" not in ((await anna.hears("Кто начинает разговор")).text or "")
    await begin(anna, PASSIVE)
    await anna.say("/practice")
    asked = await anna.hears("Кто начинает разговор")
    assert "Разговор «Два телефона, один покупатель» ещё не закончен" in (asked.text or "")


async def test_three_levels_of_help(bot, anna):
    await greet(anna)
    await begin(anna, PASSIVE, level="Со скриптом")
    script = await anna.hears("Скрипт, этап «Приветствие»")
    await anna.press("Скрыть")
    assert (await anna.hears("Скрыто")).method == "editMessageText"
    await anna.say("/hint")
    again = await anna.hears("Подсказка, этап «Приветствие»")
    line = next(line for line in script.text.splitlines() if line.startswith("• "))
    assert line in again.text
    assert "Цена подсказки" not in again.text, "whoever has the script pays by its bands"

    await begin(anna, PASSIVE)
    await anna.say("/hint")
    assert "Цена подсказки: 3" in (await anna.hears("Подсказка, этап")).text
    await anna.say("Подсказка")
    assert "второй раз она ничего не стоит" in (await anna.hears("Подсказка, этап")).text
    await talk(anna, replies("passive")[:4])
    await anna.say("/stop")
    card = await anna.hears("Итог:")
    assert "за подсказки −3" in card.text
    assert "(режим: с подсказками)" in card.text


async def test_a_call_is_prepared(bot, anna):
    await greet(anna)
    await anna.press_data("B:coach:hints:seeds-landscape-designer", 1)
    asked = await anna.hears("Поводы позвонить:")
    number = next(
        line.split(".")[0] for line in asked.text.splitlines() if line.endswith("собираете семена на цветник?")
    )
    await anna.say("/resume")
    await anna.hears("Поводы позвонить:")
    await anna.say("Готов")
    await anna.hears("Пока плана нет")
    await anna.say(f"У вас скоро посев в Сосновом Береге, поэтому и звоню\n{number}\nВам нужны семена?")
    verdict = await anna.hears("Подготовка")
    assert "Открытый вопрос: «Расскажите, как вы сейчас собираете семена на цветник?»" in verdict.text
    assert "Тут хватит «да», «нет» или числа: «Вам нужны семена?»" in verdict.text
    await anna.hears("Клиент на связи")
    await anna.press("Сразу звонить")
    await anna.hears("Эта кнопка из старого сообщения")
    await anna.say("/stop")
    await anna.hears("Итог:")


async def test_the_next_talk_with_the_same_customer(bot, anna):
    await greet(anna)
    await begin(anna, ACTIVE)
    await talk(anna, [*replies("active")[:2], *GIVING_UP])
    card = await anna.until(lambda: next((call for call in anna.seen if "Итог: " in (call.text or "")), None))
    assert "Попробовать ещё раз, позже" in card.buttons
    await anna.press("Попробовать ещё раз, позже")
    await anna.hears("Чем закончилось: ")
    opening = await anna.hears("Клиент на связи")
    assert "Прошёл месяц" in opening.text
    await anna.say("Ирина, здравствуйте! Это снова «Зелёная линия». Скоро посев, поэтому и звоню. Удобно?")
    note, _ = (await anna.reads(2))[:2]
    assert (BETTER in note.buttons) is needs_better(note)


async def test_a_begin_button_from_before_there_were_levels_still_begins(bot, anna):
    await greet(anna)
    await anna.press_data("b:exam:phone-two-models", 1)
    await anna.hears("Клиент на связи")
    await anna.say("/hint")
    await anna.hears("Этот разговор идёт без помощи")


async def test_two_people_at_once_never_mix(bot_on_both, anna, boris):
    await asyncio.gather(greet(anna), greet(boris))
    await asyncio.gather(begin(anna, ACTIVE), begin(boris, PASSIVE))
    await asyncio.gather(talk(anna, replies("active")[:3]), talk(boris, replies("passive")[:3]))
    for person, own, other in ((anna, "active", "passive"), (boris, "passive", "active")):
        await person.say("/stop")
        await person.hears("Итог:")
        await person.press("Запись разговора")
        file = await person.receives("sendDocument")
        transcript = next(iter(file.files.values())).decode()
        assert replies(own)[0] in transcript
        assert not any(line in transcript for line in replies(other))


async def test_one_persons_messages_are_answered_in_their_order(bot_on_both, anna):
    await greet(anna)
    await begin(anna, PASSIVE)
    said = replies("passive")[:3]
    for number, line in enumerate(said):
        await anna.say(line, date=60 * number)
    await anna.reads(6)
    await anna.say("/stop")
    await anna.hears("Итог:")
    await anna.press("Запись разговора")
    transcript = next(iter((await anna.receives("sendDocument")).files.values())).decode()
    # The result stands first, and may quote some of them.
    places = [transcript.rindex(line) for line in said]
    assert places == sorted(places)


async def test_what_is_sent_in_pieces_is_one_reply_with_one_answer(api, bot_on_both, anna, tmp_path, database):
    await greet(anna)
    await begin(anna, PASSIVE)
    pieces = ["Здравствуйте!", "Меня зовут Олег, магазин «Свет»", "Для чего вам телефон?"]
    for piece in pieces:
        await anna.say(piece)
    await anna.reads(2)
    await bot_on_both.stop()
    # They wait for a bot that is off: then there is nothing more to wait for.
    for piece in ("А чем пользуетесь сейчас?", "И что в нём не нравится?"):
        await anna.say(piece)
    async with running_bot(api, tmp_path, database):
        await anna.reads(2)
        await anna.say("/stop")
        await anna.hears("Итог:")
        await anna.press("Запись разговора")
        transcript = next(iter((await anna.receives("sendDocument")).files.values())).decode()
    assert re.findall(r"^(\d+)\. Вы\n", transcript, re.MULTILINE) == ["1", "2"]
    assert all(piece in transcript for piece in pieces)


async def test_killed_in_mid_sale_it_goes_on_at_the_same_line(api, bot_on_both, anna, tmp_path, database):
    await greet(anna)
    await begin(anna, PASSIVE)
    await talk(anna, replies("passive")[:2])
    last = anna.texts[-1]
    await bot_on_both.stop(signal.SIGKILL)
    async with running_bot(api, tmp_path, database) as again:
        await anna.say("/resume")
        resumed = await anna.hears("Последние слова клиента")
        assert last in (resumed.text or "")
        assert await talk(anna, replies("passive")[2:3]) == 1
        await anna.say("/stop")
        await anna.hears("Итог:")
        assert await again.stop() == 0


async def test_retry_forks_the_talk_at_its_weakest_moment(bot, anna):
    await greet(anna)
    await begin(anna, PASSIVE)
    await talk(anna, [*replies("passive")[:3], "Ну и берите что хотите, мне всё равно."])
    if not any("Итог:" in text for text in anna.texts):
        await anna.say("/stop")
        await anna.hears("Итог:")
    await anna.press("Переиграть слабый момент")
    then = await anna.hears("Тогда прозвучало: «")
    (grade,) = re.findall(r"\[(\d) из 3\]", then.text)
    await anna.hears("Возвращаемся к слабому моменту")
    await anna.say("Понимаю. Расскажите, что для вас важнее всего?")
    note, _ = (await anna.reads(2))[:2]
    assert f"Тогда {grade} из 3, теперь " in note.text
    await anna.say("Стоп")
    await anna.hears("Итог:")
    await anna.say("/progress")
    assert any("повтор" in label for label in (await anna.hears("Ваши разговоры")).buttons)


async def test_a_pause_holds_replies_back(bot, anna):
    await greet(anna)
    await begin(anna, PASSIVE)
    await anna.say("/pause")
    await anna.hears("Пауза")
    await anna.say("Вы тут?")
    await anna.hears("Разговор на паузе")
    await anna.press("Продолжить")
    await anna.hears("Продолжаем")
    await anna.say("пауза.")
    await anna.hears("Пауза")
    await anna.say("/resume")
    await anna.hears("Продолжаем")


async def test_the_brief_begins_with_the_goal_and_stays_at_hand(bot, anna):
    await greet(anna)
    await anna.press_data("m:passive:any", 1)
    shelf = await anna.hears("★ легко, ★★ средне, ★★★ трудно")
    titles = [label for label in shelf.buttons if label.startswith("★")]
    assert "★★ Два телефона, один покупатель" in titles
    foreign = [" EN " in title for title in titles]
    assert any(foreign)
    assert foreign == sorted(foreign), "those of the other language come last"
    await anna.press("Два телефона")
    brief = await anna.hears("Цель: ")
    assert brief.text.index("Цель: ") < brief.text.index("Что вы знаете") < brief.text.index("32 900 ₽")
    assert "Проверить, подходит ли" not in brief.text
    assert "С подсказками по /hint, −3 за каждую" in brief.buttons
    await anna.press("Что будет оцениваться")
    rubric = await anna.hears("Проверить, подходит ли")
    assert "Без помощи" in rubric.buttons
    await begin(anna, PASSIVE)
    await anna.say("/brief")
    again = await anna.hears("32 900 ₽")
    assert list(again.buttons) == ["Что будет оцениваться"]
    await anna.press("Что будет оцениваться")
    assert not (await anna.hears("Проверить, подходит ли")).buttons
    await talk(anna, replies("passive")[:1])
