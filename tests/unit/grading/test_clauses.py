import pytest

from bot.grading.text.clauses import clauses


@pytest.mark.parametrize(
    ("reply", "parts"),
    [
        pytest.param("", [], id="empty"),
        pytest.param("?! 🙂", [], id="nothing to read"),
        pytest.param("Понял. А бюджет?", ["Понял.", "А бюджет?"], id="sentences"),
        pytest.param("Неустойка: п. 4.2, стр. 3. Видите?", ["Неустойка: п. 4.2, стр. 3.", "Видите?"], id="numbered"),
        pytest.param("Дорого, но зато надёжно", ["Дорого,", "но зато надёжно"], id="conjunction"),
        pytest.param(
            "да понимаю вас прекрасно сама такая была в прошлом году а сколько человек у вас сейчас работает в офисе",
            [
                "да понимаю вас прекрасно сама такая была в прошлом году",
                "а",
                "сколько человек у вас сейчас работает в офисе",
            ],
            id="a run without punctuation",
        ),
    ],
)
def test_a_reply_is_cut_into_clauses(reply, parts):
    found = clauses(reply)
    assert [clause.text for clause in found] == parts
    assert all(reply[c.start : c.start + len(c.text)] == c.text for c in found)
