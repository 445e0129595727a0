"""Facts near in meaning, each with a question word of its own."""

from bot.scenario.model import Fact

WALK = Fact(
    id="walk",
    about=("Where will you walk?", "How far will you walk?"),
    says=("The coast path, from the harbour.", "Ten miles a day.", "Here, on the map."),
)
START = Fact(id="start", about=("When will you walk?",), says=("In five weeks.", "On the third of May."))
