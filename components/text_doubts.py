"""Words with computed numbers: what speaks against a mechanism, for the cards that rest on it."""

from functools import cache
from typing import Any

from model.dates import said
from model.declare import NO_UNIT, Text
from model.inquiry.dma_limit import MECHANISM, doubts

DOUBT = Text(
    "Read the effect of the DMA net-sell limit with care. Anchored, from {from} to {to}, it is "
    "{bars} log points; the whole move of the {index} on those days is {fall}, because other "
    "parts pushed the other way. Free-running, {free}.",
    "解读这一项须谨慎。锚定时，{from}至{to}归于该限制的作用为{bars}，而{index}同期全部跌幅为{fall}对数点"
    "（其余部分方向相反）。自由运行时，{free}。",
)  # fmt: skip
FREE = Text(
    "structure {structure} goes the wrong way on {from} for {missed} and gives {rebound}% of the "
    "rebound of {index} on {rebound_day}",
    "结构{structure}对{from}{missed}的方向判断错误，{rebound_day}{index}的反弹只得到{rebound}%",
)
RIGHT = Text(
    "structure {structure} has every direction right on {from} and gives {rebound}% of the "
    "rebound of {index} on {rebound_day}",
    "结构{structure}对{from}各指数的方向判断均正确，{rebound_day}{index}的反弹得到{rebound}%",
)
BAR = Text("{bar} (structure {structure})", "{bar}对数点（结构{structure}）")
LIST = Text(" and ", "、")
NEXT = Text("; ", "；")


@cache
def computed() -> dict[str, dict[str, str]]:
    """Return the sentence of every mechanism with doubts, by the key of its words."""
    told = doubts()
    return {f"doubt.{MECHANISM}": {each: _said(told, each) for each in ("en", "zh")}}


def _said(told: dict[str, Any], language: str) -> str:
    def words(text: Text) -> str:
        return text.zh if language == "zh" else text.en

    def number(value: float, decimals: int) -> str:
        return NO_UNIT.number(value, language, decimals)

    structures = told["structures"].items()
    shared = {key: words(said(told[key])) for key in ("from", "to", "rebound_day")}
    shared["index"] = told["index_label"][language]
    bars = [
        words(BAR).format(structure=name.upper(), bar=number(one["bar"], 1))
        for name, one in structures
    ]
    free = [
        words(FREE if one["missed"] else RIGHT).format(
            structure=name.upper(),
            missed=words(LIST).join(each["label"][language] for each in one["missed"]),
            rebound=number(100.0 * one["rebound"], 0),
            **shared,
        )
        for name, one in structures
    ]
    _, first = next(iter(structures))
    return words(DOUBT).format(
        bars=words(LIST).join(bars),
        free=words(NEXT).join(free),
        fall=number(first["fall"], 1),
        **shared,
    )
