"""The managers' door: who may, and what comes through it."""

import re

import pytest

from tests.support.waiting import eventually, patient
from tests.support.worlds import ROOT
from tests.telegram.faults import GATEWAY, flood
from tests.telegram.process import running_bot
from tests.telegram.talks import ACTIVE, PASSIVE, begin, greet, talk

pytestmark = patient

MINIMAL = (ROOT / "tests/data/minimal.yaml").read_text(encoding="utf-8")


async def test_a_manager_reads_a_finished_talk(bot_on_both, anna, manager):
    await greet(anna)
    await begin(anna, PASSIVE)
    await talk(anna, ["Добрый день! Для чего вам телефон?"])
    await anna.say("/stop")
    await anna.hears("Мало реплик")
    await greet(manager)
    await manager.say("/review")
    await manager.hears("Законченные разговоры")
    await manager.press("Анна · Остановлено · ")
    file = await manager.receives("sendDocument")
    text = next(iter(file.files.values())).decode("utf-8-sig")
    assert re.search(r"^Анна · \d\d\.\d\d\.\d{4}$", text, re.MULTILINE)
    assert "\n\n1. Анна\n> Добрый день! Для чего вам телефон?\n" in text
    assert not re.search(r"\b[Вв]ами?\b|\bВы\b", text.replace("Для чего вам телефон?", ""))
    assert text.index("Итог: Остановлено") < text.index("1. Анна"), "the result comes first"


async def test_a_transcript_leads_to_all_talks_of_its_trainee(bot_on_both, anna, boris, manager):
    await greet(anna)
    await greet(boris)
    for person, sale in ((anna, PASSIVE), (anna, ACTIVE), (boris, PASSIVE)):
        await begin(person, sale)
        await talk(person, ["Добрый день! Для чего вам телефон?"])
        await person.say("/stop")
        await person.hears("Итог:")
    await greet(manager)
    await manager.say("/review")
    listed = await manager.hears("Законченные разговоры")
    assert len(listed.buttons) == 3
    await manager.press("Анна")
    await manager.receives("sendDocument")
    await manager.press("Все разговоры: Анна")
    hers = await manager.hears("Анна: законченные разговоры")
    assert len(hers.buttons) == 2
    assert all("Остановлено · " in label and "вами" not in label for label in hers.buttons)


async def test_a_managers_own_play_is_kept_out_of_the_list(bot, manager):
    await greet(manager)
    await begin(manager, PASSIVE)
    await manager.say("/stop")
    await manager.hears("Мало реплик")
    await manager.say("/review")
    await manager.hears("Законченных разговоров пока нет")


async def shelve_minimal(manager):
    """Send the smallest scenario, see that it is fine, and put it on the shelf."""
    await manager.send_file("seeds.yaml", MINIMAL.encode())
    await manager.hears("Seeds for a landscape designer")
    await manager.press("Добавить на полку")
    await manager.hears("теперь на полке")


async def test_what_is_on_the_shelf_already_is_said_to_be(bot, manager):
    await greet(manager)
    await shelve_minimal(manager)
    for label in ("Добавить на полку", "Не добавлять"):
        await manager.press(label)
        await manager.hears("Этот файл уже добавлен")
    await manager.send_file("seeds.yaml", MINIMAL.encode())
    assert not (await manager.hears("«Seeds for a landscape designer» уже на полке")).buttons


async def test_an_error_is_told_by_its_line_and_advice_as_advice(bot, manager):
    await greet(manager)
    await manager.send_file("seeds.yaml", MINIMAL.replace("goal:", "goall:").encode())
    refusal = (await manager.hears("пришлите файл снова")).text or ""
    assert refusal.count("seeds.yaml") == 1
    assert "строка 6: ключа `goall` здесь нет; может быть, `goal`? (SC021)" in refusal
    await manager.send_file("seeds.yaml", MINIMAL.encode())
    said = await manager.hears("можно добавить на полку")
    assert "Можно и так, а вот что сделает сценарий лучше:" in (said.text or "")
    assert "предупреждение" not in (said.text or "")
    assert any("Добавить" in label for label in said.buttons)


async def test_a_scenario_sent_and_confirmed_is_on_the_shelf(bot, manager, anna):
    await greet(manager)
    await shelve_minimal(manager)
    await greet(anna)
    await begin(anna, ("Звоню я", "Seeds for a landscape designer"))


async def test_a_scenario_sent_once_more_takes_the_place_of_its_older_self(bot, manager, anna):
    await greet(manager)
    await shelve_minimal(manager)
    await greet(anna)
    await begin(anna, ("Звоню я", "Seeds for a landscape designer"))
    await manager.send_file("anything.yaml", MINIMAL.replace("Seeds for a", "Better seeds for a").encode())
    offer = await manager.hears("займёт его место")
    better = offer.buttons["Заменить"]
    await manager.press("Заменить")
    await manager.hears("«Better seeds for a landscape designer» теперь на полке")
    await manager.send_file("anything.yaml", MINIMAL.replace("Seeds for a", "Best seeds for a").encode())
    await manager.hears("займёт его место")
    await manager.press("Заменить")
    await manager.hears("«Best seeds for a landscape designer» теперь на полке")
    await manager.press_data(better, 1)
    await manager.hears("Этот файл уже добавлен")
    await talk(anna, ["Hello Anna, this is Igor from Green Line. Do you have two minutes?"])
    await begin(manager, ("Звоню я", "Best seeds for a landscape designer"))


async def test_no_file_that_is_sent_takes_the_place_of_a_scenario_of_the_product(bot, manager):
    await greet(manager)
    text = (ROOT / "scenarios" / "phone-two-models.yaml").read_text(encoding="utf-8") + "# changed\n"
    await manager.send_file("phone-two-models.yaml", text.encode())
    assert "уже есть в" in ((await manager.hears("пока на полку не добавить")).text or "")


async def test_a_scenario_sent_to_one_worker_is_on_the_shelf_of_the_other_within_seconds(
    api, manager, tmp_path, new_postgres
):
    database = new_postgres()
    async with running_bot(api, tmp_path, database) as one, running_bot(api, tmp_path, database) as two:
        await two.says("the bot is on")
        await greet(manager)
        await shelve_minimal(manager)
        # Whoever added it knows; the other one says that it has taken it up.
        await eventually(lambda: any("seeds-first-call" in bot.log for bot in (one, two)))


@pytest.mark.parametrize(
    ("name", "content", "size", "answer"),
    [
        ("bad.yaml", MINIMAL.replace("goal:", "goall:").encode(), None, "goal"),
        ("bad.yaml", b"\xff\xfe\x00", None, "пришлите файл снова"),
        ("bomb.yaml", b"a: &a [x]\nb: [*a, *a]\n", None, "пришлите файл снова"),
        ("notes.txt", b"hello", None, "на .yaml"),
        ("big.yaml", b"a: 1", 50_000_000, "больше"),
    ],
    ids=["unknown-key", "not-utf8", "aliases", "another-kind", "too-big"],
)
async def test_a_file_that_cannot_be_played_is_told_why(bot, manager, name, content, size, answer):
    await greet(manager)
    await manager.send_file(name, content, size)
    await manager.hears(answer)
    assert not any("Добавить" in label for call in manager.seen for label in call.buttons)


async def test_nobody_else_comes_in(bot, anna, api):
    await greet(anna)
    await anna.say("/review")
    await anna.hears("для руководителей")
    await anna.send_file("seeds.yaml", MINIMAL.encode())
    await anna.hears("читает только текст")
    for data in ("v:0", "u:abc", "U:abc"):
        await anna.press_data(data, 1)
        await anna.hears("для руководителей")
    assert not [call for call in api.calls if call.method == "getFile"]


async def test_a_changed_file_is_taken_up_while_the_bot_runs_and_a_broken_one_is_told_once(
    bot, manager, anna, tmp_path
):
    uploads = tmp_path / "uploads"
    uploads.mkdir()
    (uploads / "seeds.yaml").write_text(MINIMAL, encoding="utf-8")
    await greet(manager)
    await greet(anna)
    await bot.says("the shelf has changed")
    await begin(anna, ("Звоню я", "Seeds for a landscape designer"))
    broken = MINIMAL.replace("goal:", "goall:")
    (uploads / "seeds.yaml").write_text(broken, encoding="utf-8")
    await manager.hears("goall")
    (uploads / "seeds.yaml").write_text(broken + "# the same again\n", encoding="utf-8")
    # Another file is news, and was looked at together with it.
    bulbs = MINIMAL.replace("seeds-first-call", "bulbs").replace("Seeds for a landscape designer", "Bulbs for a park")
    (uploads / "bulbs.yaml").write_text(bulbs, encoding="utf-8")
    await bot.says("'bulbs'")
    told = [line for line in bot.log.splitlines() if "the shelf has changed" in line]
    assert ["errors=0" in line for line in told] == [True, False, True], "once for the file, once for its fault"
    assert sum("goall" in text for text in manager.texts) == 1
    await talk(anna, ["Hello Anna, this is Igor from Green Line. Do you have two minutes?"])
    await begin(anna, ("Звоню я", "Seeds for a landscape designer"))


async def test_a_shelf_of_many_scenarios_is_shown_in_pages(api, anna, tmp_path):
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    for number in range(120):
        text = MINIMAL.replace("seeds-first-call", f"seeds-{number}").replace("Seeds for a", f"Seeds {number:03} for a")
        (shelf / f"seeds-{number}.yaml").write_text(text, encoding="utf-8")
    async with running_bot(api, tmp_path, scenarios=shelf):
        await greet(anna)
        await anna.say("/practice")
        await anna.hears("Кто начинает разговор")
        await anna.press("Звоню я")
        await anna.hears("Seeds 000")
        shown = set()
        for _ in range(20):
            page = anna.seen[-1]
            shown.update(label for label in page.buttons if "Seeds" in label)
            assert any("Назад" in label for label in page.buttons)
            if not any("Ещё" in label for label in page.buttons):
                break
            before = len(anna.seen)
            await anna.press("Ещё")
            await anna.until(lambda before=before: len(anna.seen) > before)
        assert len(shown) == 120
        await anna.press("Seeds 119")
        await anna.hears("Что будет оцениваться")
    assert not [call for call in api.calls if call.method.startswith("refused")]


@pytest.mark.parametrize("faults", [[GATEWAY] * 5, [flood(1)] * 4], ids=["502", "429"])
async def test_a_file_that_telegram_does_not_give_for_a_while_is_checked_when_it_does(api, bot, manager, faults):
    await greet(manager)
    api.faults["getFile"] += faults
    await manager.send_file("seeds.yaml", MINIMAL.encode())
    await manager.hears("Seeds for a landscape designer")
    assert not any("сломалось" in text for text in manager.texts)


async def test_a_made_up_page_holds_nobody_up(bot, manager):
    await greet(manager)
    await manager.press_data("v:" + "9" * 40, 1)
    await manager.hears("Законченных разговоров пока нет")
    await manager.say("/language")
    await manager.hears("На каком языке")
