"""The two assumptions that are about the whole run: anchored or not, and which structure."""

import json
from pathlib import Path

from model.declare import Choice, Lever, Text

MODE = Lever(
    "mode",
    "assumption",
    "choice",
    Text("Anchored to the historical path", "是否锚定历史路径"),
    Text(
        "Anchored: the exogenous part is solved so that the historical policies give the observed "
        "paths; a policy changes only what the mechanisms do. Free-running: from 2 January 2024 "
        "only the exogenous part of the CSI 300 is given; this shows the model's errors.",
        "锚定：反解外生因素，使历史政策下完全复现实际走势；改动政策只影响机制部分。"
        "自由运行：自2024年1月2日起只给定沪深300的外生因素，可检验模型误差。",
    ),
    "anchored",
    Text("design of the model", "模型设定"),
    kind="assumption",
    choices=(
        Choice("anchored", Text("Anchored", "锚定")),
        Choice("unanchored", Text("Free-running", "自由运行")),
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
        + " The data cannot choose between them; an effect is robust only if all agree.",
        "".join(f"{each['label']['zh']}：{each['story']['zh']}" for each in STRUCTURES)
        + "数据无法判断孰优；各结构方向一致的结论才算稳健。",
    ),
    "a",
    Text(
        "model/data/structure_*.json; fits and errors: docs/validation.md",
        "model/data/structure_*.json；拟合与误差见docs/validation.md",
    ),
    kind="assumption",
    choices=tuple(Choice(each["id"], Text(**each["label"])) for each in STRUCTURES),
)

ANCHOR_END = "2023-12-29"
"""Last session of the anchored part of an unanchored run."""
