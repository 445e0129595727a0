"""The bot as people meet it: a process, over HTTP, with the real model of meaning."""

import re
import time

import pytest

from tests.support.worlds import MINIMAL
from tests.telegram.conftest import MANAGER
from tests.telegram.sales import PHONE, SEEDS
from tests.telegram.server import blocked, broken, too_many

ANNA, BORIS = 11, 2**51
pytestmark = pytest.mark.timeout(180)


def first(pattern):
    """Finds a message whose text fits."""
    return lambda sent: next((s for s in sent if re.search(pattern, s.text)), None)


def after(count, pattern="."):
    """Finds a message that fits, among those after the first `count`."""
    return lambda sent: next((s for s in sent[count:] if re.search(pattern, s.text)), None)


def begin(api, user, scenario, feedback="coach"):
    """Choose Russian, a scenario, and begin."""
    api.say(user, "/start")
    asked = api.wait(user, first("На каком языке"))
    api.press(user, asked.button("Русский"))
    welcome = api.wait(user, first("Это тренажёр продаж"))
    api.press(user, welcome.button("Звоню я" if scenario.startswith("seeds") else "Звонят мне"))
    shelf = api.wait(user, lambda sent: next((s for s in sent if s.method == "editMessageText"), None))
    api.press(user, next(data for _, data in shelf.buttons if data == f"s:{scenario}"))
    brief = api.wait(user, first("Что будет оцениваться"))
    api.press(user, brief.button("сразу" if feedback == "coach" else "в конце"))
    return api.wait(user, first("Клиент на связи"))


def say_and_hear(api, user, text):
    """Say something; what the customer answers."""
    count = len(api.to(user))
    api.say(user, text)
    return api.wait(user, after(count, r"^(Ирина|Марина|Прошл)|Итог:"))


@pytest.mark.parametrize(("scenario", "replies"), [SEEDS, PHONE], ids=["active", "passive"])
def test_a_whole_sale_ends_in_a_deal_with_a_scorecard(api, start_bot, scenario, replies):
    start_bot()
    begin(api, ANNA, scenario)
    for reply in replies:
        say_and_hear(api, ANNA, reply)
        if first("Итог:")(api.to(ANNA)):
            break
    card = api.wait(ANNA, first("Итог:"))
    assert "Итог: Сделка" in card.text
    assert re.search(r"Оценка: \d+ из 100", card.text)
    picture = next(s for s in api.to(ANNA) if s.method == "sendPhoto")
    assert picture.file.startswith(b"\x89PNG")
    notes = [s for s in api.to(ANNA) if re.search(r"^\d из 3", s.text)]
    assert len(notes) >= 5, "in coach mode each reply gets its note"
    api.press(ANNA, notes[0].button("Как лучше"))
    api.wait(ANNA, first("Например, так"))
    api.press(ANNA, card.button("Запись"))
    transcript = api.wait(ANNA, lambda sent: next((s for s in sent if s.method == "sendDocument"), None))
    assert replies[0] in transcript.file.decode()
    api.press(ANNA, card.button("Переиграть"))
    api.wait(ANNA, first("Возвращаемся к слабому моменту"))


def test_in_an_exam_grades_come_at_the_end(api, start_bot):
    start_bot()
    begin(api, ANNA, "phone-two-models", feedback="exam")
    say_and_hear(api, ANNA, PHONE[1][0])
    api.say(ANNA, "/hint")
    api.wait(ANNA, first("Подсказка в этом режиме выключена"))
    assert not first(r"^\d из 3")(api.to(ANNA))
    api.say(ANNA, "/stop")
    assert "Мало реплик" in api.wait(ANNA, first("Итог:")).text


def test_two_people_talk_at_once_and_never_mix(api, start_bot):
    start_bot()
    begin(api, ANNA, "seeds-landscape-designer")
    begin(api, BORIS, "phone-two-models")
    for one, two in zip(SEEDS[1][:3], PHONE[1][:3], strict=True):
        counts = len(api.to(ANNA)), len(api.to(BORIS))
        api.say(ANNA, one)
        api.say(BORIS, two)
        assert api.wait(ANNA, after(counts[0], "^Ирина"))
        assert api.wait(BORIS, after(counts[1], "^Марина"))
    assert not any("Марина" in s.text for s in api.to(ANNA))


def test_one_persons_messages_are_handled_in_order(api, start_bot):
    start_bot()
    begin(api, ANNA, "phone-two-models")
    for number in range(4):
        api.say(ANNA, f"Скажите, пожалуйста, номер {number}, что для вас важно в телефоне?")
    api.wait(ANNA, lambda sent: len([s for s in sent if re.search(r"^\d из 3", s.text)]) >= 4)
    quoted = re.findall(r"номер (\d)", "".join(s.text for s in api.to(ANNA) if re.search(r"^\d из 3", s.text)))
    assert quoted == sorted(quoted)


def test_killed_in_mid_sale_it_goes_on_at_the_same_line(api, start_bot):
    bot = start_bot()
    begin(api, ANNA, "seeds-landscape-designer")
    heard = say_and_hear(api, ANNA, SEEDS[1][0])
    bot.kill()
    start_bot()
    api.say(ANNA, "/resume")
    resumed = api.wait(ANNA, first("Последние слова клиента"))
    assert heard.text.splitlines()[-1] in resumed.text
    assert say_and_hear(api, ANNA, SEEDS[1][1])


def test_stopped_it_leaves_at_once_with_code_zero(api, start_bot):
    bot = start_bot()
    api.say(ANNA, "/help")
    api.wait(ANNA, first("/practice"))
    assert bot.stop(5) == 0


def test_a_poisoned_update_harms_only_itself(api, start_bot):
    api.update(callback_query={"id": "1", "from": {"id": ANNA}})
    api.update(message={"nonsense": True})
    api.say(ANNA, "/help")
    start_bot()
    api.wait(ANNA, first("/practice"))
    time.sleep(0.5)
    asked = len([1 for method, _ in api.calls if method == "getUpdates"])
    assert asked < 20, "it must not ask for the same update again and again"


@pytest.mark.parametrize(
    ("parts", "answer"),
    [
        pytest.param({"sticker": {"file_id": "s", "file_unique_id": "s", "width": 1, "height": 1, "type": "regular",
                                  "is_animated": False, "is_video": False}}, "только текст", id="sticker"),
        pytest.param({"voice": {"file_id": "v", "file_unique_id": "v", "duration": 3}}, "Голосовые", id="voice"),
        pytest.param({"photo": [{"file_id": "p", "file_unique_id": "p", "width": 1, "height": 1}]}, "только текст",
                     id="photo"),
        pytest.param({"text": "чужое", "forward_origin": {"type": "hidden_user", "sender_user_name": "x", "date": 1}},
                     "Пересланное", id="forwarded"),
        pytest.param({"document": {"file_id": "d", "file_unique_id": "d", "file_name": "a.yaml"}}, "только текст",
                     id="a file of somebody who is no manager"),
    ],
)  # fmt: skip
def test_whatever_is_no_reply_gets_an_answer_that_helps(api, start_bot, parts, answer):
    start_bot()
    api.message(ANNA, **parts)
    api.wait(ANNA, first(answer))


def test_commands_that_do_not_fit_the_moment(api, start_bot):
    start_bot()
    for text, answer in (
        ("привет", "разговора нет"),
        ("/hint", "разговора нет"),
        ("/stop", "разговора нет"),
        ("/nonsense", "Такой команды нет"),
        ("/review", "для руководителей"),
    ):
        count = len(api.to(ANNA))
        api.say(ANNA, text)
        api.wait(ANNA, after(count, answer))


def test_an_edit_is_no_reply(api, start_bot):
    start_bot()
    begin(api, ANNA, "phone-two-models")
    count = len(api.to(ANNA))
    message = api._message(ANNA, text="/stop", edit_date=1)
    message["entities"] = [{"type": "bot_command", "offset": 0, "length": 5}]
    api.update(edited_message=message)
    api.wait(ANNA, after(count, "Сказанного не воротишь"))


def test_old_and_strange_buttons_answer_politely(api, start_bot):
    start_bot()
    begin(api, ANNA, "phone-two-models")
    for data in ("b:coach:phone-two-models", "r:0011223344556677"):
        count = len(api.to(ANNA))
        api.press(ANNA, data, date=1_600_000_000)
        api.wait(ANNA, after(count, "старого сообщения"))
    for data in ("zzz", "m:none:any", "s:", ":::", "b:coach:" + "x" * 50):
        count = len(api.to(ANNA))
        api.press(ANNA, data)
        api.wait(ANNA, after(count, "старого сообщения|больше нет"))
    count = len(api.to(ANNA))
    api.press(BORIS, "t:0011223344556677")
    api.wait(BORIS, first("Такого разговора нет"))
    assert len(api.to(ANNA)) == count


def test_markup_in_a_reply_stays_text(api, start_bot):
    start_bot()
    begin(api, ANNA, "phone-two-models")
    nasty = "Здравствуйте <b>что</i> & <script>alert(1)</script> вам важно в телефоне? {customer} %s"
    say_and_hear(api, ANNA, nasty)
    assert not first("сломалось")(api.to(ANNA))


def test_pause_and_resume(api, start_bot):
    start_bot()
    begin(api, ANNA, "phone-two-models")
    api.say(ANNA, "/pause")
    api.wait(ANNA, first("Пауза"))
    count = len(api.to(ANNA))
    api.say(ANNA, "вы тут?")
    api.wait(ANNA, after(count, "на паузе"))
    api.say(ANNA, "/resume")
    api.wait(ANNA, first("Продолжаем"))
    say_and_hear(api, ANNA, "Для чего вам телефон?")


def test_faults_of_telegram_are_waited_out(api, start_bot):
    start_bot()
    api.say(ANNA, "/help")
    api.wait(ANNA, first("/practice"))
    api.faults["sendMessage"] = [too_many(1), broken, broken]
    api.faults["getUpdates"] = [broken]
    count = len(api.to(ANNA))
    api.say(ANNA, "/help")
    api.wait(ANNA, after(count, "/practice"))


def test_a_person_who_blocked_the_bot_stops_nobody_else(api, start_bot):
    start_bot()
    api.say(ANNA, "/help")
    api.wait(ANNA, first("/practice"))
    api.faults["sendMessage"] = [blocked]
    api.say(ANNA, "/help")
    api.wait(ANNA, lambda sent: not api.faults["sendMessage"])
    api.say(BORIS, "/help")
    api.wait(BORIS, first("/practice"))


def test_a_refused_token_ends_the_bot_with_words(api, start_bot):
    api.refuse_token = True
    bot = start_bot()
    assert bot.process.wait(30) == 1
    assert "BotFather" in bot.log.read_text()


def test_a_token_refused_while_running_ends_it_too(api, start_bot):
    bot = start_bot()
    api.say(ANNA, "/help")
    api.wait(ANNA, first("/practice"))
    api.refuse_token = True
    assert bot.process.wait(30) == 1


def test_commands_are_registered_in_both_languages(api, start_bot):
    start_bot()
    api.say(ANNA, "/help")
    api.wait(ANNA, first("/practice"))
    registered = [data for method, data in api.calls if method == "setMyCommands"]
    assert {data.get("language_code") for data in registered} == {None, "ru", "en"}


def test_a_manager_adds_a_scenario_and_reads_a_talk(api, start_bot, tmp_path):
    start_bot()
    api.say(MANAGER, "/language")
    api.press(MANAGER, api.wait(MANAGER, first("На каком языке")).button("Русский"))
    content = MINIMAL.read_text(encoding="utf-8")
    api.send_file(MANAGER, "wrong.yaml", content.replace("customer:", "custmer:").encode())
    refused = api.wait(MANAGER, first("нашлось вот что"))
    assert "custmer" in refused.text
    api.send_file(MANAGER, "../../etc/coffee.yaml", content.encode())
    checked = api.wait(MANAGER, first("Файл в порядке"))
    api.press(MANAGER, checked.button("Добавить"))
    api.wait(MANAGER, first("теперь на полке"))
    assert [f.name for f in (tmp_path / "uploads").iterdir()] == ["coffee-for-the-office.yaml"]
    begin(api, ANNA, "phone-two-models")
    for reply in PHONE[1][:3]:
        say_and_hear(api, ANNA, reply)
    api.say(ANNA, "/stop")
    api.wait(ANNA, first("Итог:"))
    api.press(ANNA, "s:coffee-for-the-office")
    api.wait(ANNA, first("Кофе в офис"))
    api.say(MANAGER, "/review")
    listed = api.wait(MANAGER, first("Законченные разговоры"))
    api.press(MANAGER, listed.buttons[0][1])
    transcript = api.wait(MANAGER, lambda sent: next((s for s in sent if s.method == "sendDocument"), None))
    assert PHONE[1][0] in transcript.file.decode()
    api.press(ANNA, listed.buttons[0][1])
    api.wait(ANNA, first("для руководителей"))
