"""A playbook that builds on another: `extends: active`, and stages named or changed instead of written out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class Extended:
    """The data of a playbook with everything that it takes over."""

    data: Mapping[str, Any]
    unknown: tuple[int, str] | None
    """Place and name of a stage that the other playbook has not, if there is one."""

    @property
    def text(self) -> str:
        """The whole playbook as one text that needs no other."""
        return yaml.dump(self.data, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=10_000)


class _Plain(yaml.SafeDumper):
    """Writes every part out: anchors are not read here."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def extend(own: Mapping[str, Any], base: Mapping[str, Any]) -> Extended:
    """Everything of `base` that `own` does not say otherwise.

    The stages are those of `own`, in its order: a bare name takes the stage over as it is, a stage with the id of one
    of `base` changes only what it says, any other stage is new. Without `stages` all of them are taken over.
    """
    known = {stage["id"]: stage for stage in base.get("stages", ())}
    data = _merged({key: value for key, value in base.items() if key not in ("playbook", "stages")}, own)
    data.pop("extends", None)
    unknown = None
    if not isinstance(own.get("stages"), list):
        data["stages"] = own.get("stages", base.get("stages"))
        return Extended(data=data, unknown=None)
    stages: list[Any] = []
    for index, stage in enumerate(own["stages"]):
        if isinstance(stage, str):
            unknown = unknown or (None if stage in known else (index, stage))
            stages.append(known.get(stage, stage))
        elif isinstance(stage, dict):
            stages.append(_merged(known.get(str(stage.get("id")), {}), stage))
        else:
            stages.append(stage)
    return Extended(data={**data, "stages": stages}, unknown=unknown)


def _merged(base: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in own.items():
        inner = base.get(key)
        merged[key] = _merged(inner, value) if isinstance(inner, dict) and isinstance(value, dict) else value
    return merged
