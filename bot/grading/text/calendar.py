"""Hours, and days and months as they stand in a text, as parts of patterns for normalised text."""

HOURS = 24
"""Numbers up to which one without a unit may be an hour."""

WEEKDAY = (
    r"(?:понедельник\w*|вторник\w*|сред(?:а|у|ы|е|ой)\b|четверг\w*|пятниц\w+|суббот\w+|воскресень\w+|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?)"
)
"""A day of the week in any case: "среда", "в среду", "Sundays"."""

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|march|april|june|july|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|"
    r"dec(?:ember)?|of may|январ[яе]|феврал[яе]|марта|апрел[яе]|мая|июн[яе]|июл[яе]|августа|сентябр[яе]|октябр[яе]|"
    r"ноябр[яе]|декабр[яе])"
)
"""A month beside the day of it, or in which something is: "16 июня", "в июне"."""
