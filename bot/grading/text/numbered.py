"""Numbers that only name a thing, "page 9", "№ 16", "на 17 этаже": they count nothing and are no sum."""

import re

_NAMED_EN = (
    r"(?:page|pp?\.|(?:see |on |(?<!\w ))pages|chapter|section|clause|paragraph|appendix|slide|size|row|aisle|room)"
)
_NAMED_RU = (
    r"(?:(?<!т\.)(?<!т\. )(?:стр|с|п|пп|кв|д|оф|каб|под|эт|рис)\.|страниц[аеу]|кабинет[аеу]?|этаж[аеу]?|"
    r"подъезд[аеу]?|(?<!в )размер[аеу]?|пункт[аеу]?|глав[аеу]|раздел[аеу]?|слайд[аеу]?|приложени[еи]|артикул[аеу]?|"
    r"маршрут[аеу]?|рисун(?:ок|к[аеу]))"
)
_A_THING = (
    r"(?<!\bthe )(?<!\ba )(?<!\ban )(?<!\bper )(?<!\bthis )(?<!\bthat )(?<!\bany )(?<!\beach )(?<!\bevery )(?<!\bone )"
    r"(?<!\byour )(?<!\bmy )(?<!\bour )(?<!\bваш )(?<!\bваша )(?<!\bвашу )(?<!\bваше )"
    r"(?<!\bза )(?<!\bлюбой )(?<!\bкаждый )(?<!\bэтот )(?<!\bэта )(?<!\bодин )(?<!\bодна )"
)
"""Not behind these: what has one before it may itself have a price: "the room 180"."""

_AT = r"\b(?:(?:to|at|in|by|via|from) (?:gate|unit|door|desk|office)|(?:в|к|у|до|из) офис[аеу]?)"
"""What is sold as well, so a word of the way there must stand before it."""

_ANOTHER = r"(?:\d{1,3}(?: ?[-–,] ?| (?:and|or|to|и|или|по|до) ))?"
_BEFORE = re.compile(
    rf"(?:(?:(?<![\w-]){_A_THING}(?:{_NAMED_EN}|{_NAMED_RU})|{_AT})(?: (?:no\.?|number|номер)| ?[№#])? {{0,2}}|[№#] ?)"
    rf"{_ANOTHER}$"
)
"""What stands before such a number."""

_AFTER = re.compile(
    r"(?:-?(?:[яйеюм]|ая|ой|ый|ом|ую|го|му))? (?:страниц[аеу]|этаж[аеу]?|кабинет[аеу]?|подъезд[аеу]?)(?!\w)|"
    r"(?:th|st|nd|rd) (?:floor|page|chapter|gate|room)\b"
)
"""What follows one: "на 16 странице", "the 11th floor"."""


def names_thing(before: str, after: str) -> bool:
    """True for a small number with these words before and after it, normalised, that is the name of a thing."""
    return bool(_BEFORE.search(before) or _AFTER.match(after))
