"""JSON Schema of scenario and playbook files, so that editors complete and check them."""

from typing import Any

from bot.scenario.model import Scenario
from bot.scenario.playbook import Playbook

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def scenario_schema() -> dict[str, Any]:
    """The schema of a scenario file."""
    return {"$schema": DIALECT, **Scenario.model_json_schema()}


def playbook_schema() -> dict[str, Any]:
    """The schema of a playbook file; one that extends another may leave out all but its name."""
    schema = Playbook.model_json_schema()
    properties = schema["properties"]
    properties["extends"] = {"type": "string", "description": "id of the playbook that this one builds on"}
    properties["stages"]["items"] = {"anyOf": [{"type": "string"}, properties["stages"]["items"], {"type": "object"}]}
    return {"$schema": DIALECT, **schema, "required": ["playbook"]}
