"""The machine of a scenario as a picture: stages down the middle, outcomes at the side."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bot.roleplay.state.machine_diagram import Edge, Node, edges, nodes
from bot.roleplay.state.world import World
from bot.scenario.vocabulary import Outcome

INK, PAPER, STAGE, WON, LOST = "#22303c", "#ffffff", "#dcebf7", "#d9f0dd", "#f7dedd"
WIDTH, HEIGHT = 2.9, 0.56
OUTCOME_X = 6.6


def draw_machine(world: World, outcome_titles: Mapping[Outcome, str], output: Path) -> None:
    """Write the diagram as SVG or PNG, by the name's ending."""
    import matplotlib as mpl

    mpl.use("Agg")
    from matplotlib import pyplot as plt

    # The same machine gives the same file, byte for byte.
    with mpl.rc_context({"svg.hashsalt": "sparring", "font.family": "DejaVu Sans"}):
        found = nodes(world, outcome_titles)
        stages = [node for node in found if node.outcome is None]
        outcomes = [node for node in found if node.outcome is not None]
        places = _places(stages, outcomes)
        figure, axes = plt.subplots(figsize=(10, 1.05 * len(stages) + 0.8))
        figure.patch.set_facecolor(PAPER)
        for edge in edges(world):
            _arrow(axes, edge, places, {node.id: index for index, node in enumerate(stages)})
        for node in found:
            _box(axes, node, places[node.id])
        axes.set_xlim(-3.9, OUTCOME_X + 2)
        axes.set_ylim(-len(stages) - 0.1, 0.75)
        axes.set_title(world.scenario.title, color=INK, fontsize=13, loc="left")
        axes.axis("off")
        metadata: dict[str, Any] = {"Date": None} if output.suffix == ".svg" else {"Software": None}
        figure.savefig(output, dpi=130, bbox_inches="tight", metadata=metadata)
        plt.close(figure)


def _places(stages: list[Node], outcomes: list[Node]) -> dict[str, tuple[float, float]]:
    places = {node.id: (0.0, -float(index)) for index, node in enumerate(stages)}
    step = (len(stages) - 1) / max(1, len(outcomes) - 1)
    return places | {node.id: (OUTCOME_X, -index * step) for index, node in enumerate(outcomes)}


def _box(axes: Any, node: Node, place: tuple[float, float]) -> None:
    from matplotlib.patches import FancyBboxPatch

    colour = STAGE if node.outcome is None else WON if node.outcome.won else LOST
    x, y = place
    corner = (x - WIDTH / 2, y - HEIGHT / 2)
    axes.add_patch(
        FancyBboxPatch(corner, WIDTH, HEIGHT, boxstyle="round,pad=0.02,rounding_size=0.12", fc=colour, ec=INK, lw=0.8)
    )
    axes.text(x, y, node.title, ha="center", va="center", fontsize=9.5, color=INK)


def _arrow(axes: Any, edge: Edge, places: dict[str, tuple[float, float]], order: dict[str, int]) -> None:
    """Straight to the next stage and to outcomes, in an arc past stages left out or back."""
    (x1, y1), (x2, y2) = places[edge.source], places[edge.target]
    label = ", ".join(edge.triggers)
    style = {"arrowstyle": "-|>", "color": INK, "lw": 0.8, "alpha": 0.75}
    if edge.target not in order:
        faint = {**style, "alpha": 0.16}
        start, end = (x1 + WIDTH / 2, y1), (x2 - WIDTH / 2, y2)
        axes.annotate("", xy=end, xytext=start, arrowprops=faint)
        return
    if order[edge.target] == order[edge.source] + 1:
        axes.annotate("", xy=(x2, y2 + HEIGHT / 2), xytext=(x1, y1 - HEIGHT / 2), arrowprops=style)
        axes.text(x1 + 0.08, (y1 + y2) / 2, label, fontsize=6.5, color=INK, va="center")
        return
    bend = 0.42 if y2 < y1 else -0.42
    start, end = (x1 - WIDTH / 2, y1), (x2 - WIDTH / 2, y2)
    arc = {**style, "connectionstyle": f"arc3,rad={bend}", "alpha": 0.45}
    axes.annotate("", xy=end, xytext=start, arrowprops=arc)
