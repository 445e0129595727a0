"""A file that cannot be written is a mistake of the command, not of the program."""

import pytest
import yaml

from bot.cli import creating, training
from bot.errors import UserError
from bot.scenario.vocabulary import Language

REFUSED = r"cannot be written \(.+\); name a file in a folder of yours"


def test_where_a_detector_cannot_be_written_nothing_is_read_or_trained(tmp_path):
    pytest.importorskip("sklearn")
    missing, spared = tmp_path / "missing.jsonl", tmp_path / "detector.npz"
    with pytest.raises(UserError, match=REFUSED):
        training.train([missing], tmp_path / "nowhere" / "detector.npz")
    with pytest.raises(UserError, match=r"missing\.jsonl: cannot be read"):
        training.train([missing], spared)
    assert not spared.exists(), "nothing is left of having tried"


def test_a_scenario_is_not_written_below_a_file(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(UserError, match=REFUSED):
        creating.new(tmp_path / "file" / "sale.yaml", None, None, None, yes=True)


@pytest.mark.parametrize("price", ["0.004", "0.006", "0.01", "3"])
@pytest.mark.parametrize("language", Language)
def test_a_price_of_less_than_a_coin_is_its_own_lowest(tmp_path, price, language):
    file = tmp_path / "sale.yaml"
    creating.new(file, language, None, [f"price={price}"], yes=True)
    product = yaml.safe_load(file.read_text(encoding="utf-8"))["product"]
    assert 0 < product["floor"] <= product["price"] == float(price)
