"""Anchored or not: the one assumption that is about the whole run."""

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
        "锚定：求解“新闻”使历史政策下完全复现实际走势，改政策只改变机制部分。"
        "不锚定：2024年1月2日起只保留沪深300的新闻，可看出模型误差。",
    ),
    "anchored",
    "design of the model",
    kind="assumption",
    choices=(
        Choice("anchored", Text("Anchored", "锚定")),
        Choice("unanchored", Text("Unanchored", "不锚定")),
    ),
)

ANCHOR_END = "2023-12-29"
"""Last session of the anchored part of an unanchored run."""
