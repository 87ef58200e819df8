"""The two assumptions that are about the whole run: anchored or not, and which structure."""

import json
from pathlib import Path

from model.declare import Choice, Lever, Text

MODE = Lever(
    "mode",
    "assumption",
    "choice",
    Text("Anchored to what happened", "锚定历史"),
    Text(
        "Anchored: news is solved so that the historical policies give the observed paths; a "
        "policy changes only what the mechanisms do. Unanchored: from 2 January 2024 the only "
        "news is the CSI 300's; this shows the model's errors.",
        "锚定：求解“消息”使历史政策下完全复现实际走势，改政策只改变机制部分。"
        "不锚定：2024年1月2日起只保留沪深300的消息，可看出模型误差。",
    ),
    "anchored",
    "design of the model",
    kind="assumption",
    choices=(
        Choice("anchored", Text("Anchored", "锚定")),
        Choice("unanchored", Text("Unanchored", "不锚定")),
    ),
)

STRUCTURES = tuple(
    json.loads(path.read_text("utf-8")) | {"id": path.stem.removeprefix("structure_")}
    for path in sorted((Path(__file__).parent / "data").glob("structure_*.json"))
)
"""Every structure that stands in model/data: a new one is one file."""

STRUCTURE = Lever(
    "structure",
    "assumption",
    "choice",
    Text("Structure of the model", "模型结构"),
    Text(
        " ".join(f"{each['label']['en']}. {each['story']['en']}" for each in STRUCTURES)
        + " The data do not choose between them; an effect is robust only if all agree.",
        "".join(f"{each['label']['zh']}。{each['story']['zh']}" for each in STRUCTURES)
        + "数据无法在其间取舍；各结构一致的效应才算稳健。",
    ),
    "a",
    "model/data/structure_*.json; fits and misses: docs/validation.md",
    kind="assumption",
    choices=tuple(Choice(each["id"], Text(**each["label"])) for each in STRUCTURES),
)

ANCHOR_END = "2023-12-29"
"""Last session of the anchored part of an unanchored run."""
