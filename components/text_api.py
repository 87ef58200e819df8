"""Words of the page that gives a scenario away: addresses, snippets, files, citation, reference."""

from components.text_files import FILES, Words


def w(en: str, zh: str) -> dict[str, str]:
    """Return the same words in both languages."""
    return {"en": en, "zh": zh}


MODEL_EN = """\
# QuantQuake {version}, model {hash}: Python 3.11 or later, the folder model/ of that version, and
#   pip install {packages}
import json

import model

assert model.model_hash() == "{hash}", "another model, other numbers"
scenario = model.parse_link("{link}")
run = model.run(scenario, ensemble={members})

for name in ({shown}):
    print(name, round(run["metrics"][name], {decimals}))

# All of it, under the keys of the API, which rounds.
with open("quantquake.json", "w", encoding="utf-8") as file:
    json.dump(run, file)
"""
MODEL_ZH = (
    MODEL_EN.replace(
        ": Python 3.11 or later, the folder model/ of that version, and\n#   pip",
        "：需要Python 3.11以上、该版本的model/文件夹，以及\n#   pip",
    )
    .replace("model {hash}：", "模型 {hash}：")
    .replace(
        "# All of it, under the keys of the API, which rounds.",
        "# 全部结果，键名与接口相同；接口返回值经四舍五入。",
    )
)
SERVER_EN = """\
# Nothing to install: asks the server that this page comes from.
import json
import urllib.request

with urllib.request.urlopen("{address}") as answer:
    run = json.load(answer)

for name in ({shown}):
    print(name, run["metrics"][name])
"""
PANDAS_EN = """\
# One row per session, one column per series; header lines start with #.
import pandas as pd

table = pd.read_csv("{csv}", comment="#", index_col="date", parse_dates=True)
print(table["csi2000"].loc["2024-01-29":"2024-02-08"])

# All parts, one sheet each.
sheets = pd.read_excel("{xlsx}", sheet_name=None)  # needs openpyxl
print(list(sheets))
"""
CURL_EN = """\
curl -sS --compressed "{address}" -o quantquake.json
curl -sS -OJ "{csv}"
curl -sS -OJ "{xlsx}"
"""

API: Words = {
    "page.api": w("Export and API", "数据导出与接口"),
    "page.api.menu": w("Export and API", "数据与接口"),
    "page.api.lead": w(
        "The scenario on screen as files, as an address that a program can query, and as Python that "
        "gives the same numbers on your own machine.",
        "将当前情景导出为文件，用程序通过接口查询，或在自己的电脑上用Python复现相同的结果。",
    ),
    "api.said": w(
        "{scenario}, structure {structure}, {mode}: {count} numbers from one address, the same for "
        "everyone who queries this model.",
        "{scenario}，结构{structure}，{mode}：一个接口地址返回{count}个数值，任何人查询同一模型结果一致。",
    ),
    "api.happened": w("Historical policies", "按历史政策"),
    "api.xlsx": w("Workbook (XLSX)", "工作簿（XLSX）"),
    "api.csv": w("Table (CSV)", "表格（CSV）"),
    "api.json": w("Everything (JSON)", "全部数据（JSON）"),
    "api.files.note": w(
        "Each file says what it is: the scenario in words, link, model, seed, number of parameter sets, "
        "units, sources with their confidence, licence. Observed index values belong to their "
        "publishers; Wind's must not be redistributed as a product.",
        "每个文件都附说明：情景、链接、模型、随机种子、参数组数、单位、来源与可信度、许可。"
        "实际指数数据的权利归发布方所有；万得的数据不得作为产品再分发。",
    ),
    "api.inside": w("What is in it", "其中包含"),
    "api.inside.key": w("key", "键"),
    "api.inside.what": w("what it is [unit]", "含义 [单位]"),
    "api.inside.count": w("numbers", "数值个数"),
    "api.observed": w("data", "数据"),
    "api.output": w("model", "模型"),
    "api.inside.kind": w("kind", "类别"),
    "api.reproduce": w("Reproduce it", "复现"),
    "api.way": w("With", "方式"),
    "api.way.model": w("Python, the model itself", "Python运行模型"),
    "api.way.server": w("Python, this server", "Python调用接口"),
    "api.way.pandas": w("pandas", "pandas"),
    "api.way.curl": w("curl", "curl"),
    "api.copy": w("Copy", "复制"),
    "api.copied": w("Copied", "已复制"),
    "api.prints": w("It prints, for this scenario:", "当前情景下的输出："),
    "api.address": w("Addresses", "地址"),
    "api.address.data": w("For programs", "供程序使用"),
    "api.address.page": w("For people", "供浏览器打开"),
    "api.cite": w("Cite it", "引用"),
    "api.cite.text": w("In a list of references", "参考文献格式"),
    "api.cite.bibtex": w("BibTeX", "BibTeX"),
    "api.link": w("What a link means", "链接的含义"),
    "api.link.holds": w(
        "A link holds only the policies and assumptions that differ from history. v=1 is the version "
        "of its format: later models read it too, or refuse it and say why.",
        "链接只记录与历史不同的政策与假设。v=1是链接格式的版本：以后的模型仍可读取，否则会拒绝并说明原因。",
    ),
    "api.link.model": w(
        "Numbers belong to a model: version {version}, hash {hash}. The hash covers all code and data "
        "of the model; equal hash, equal numbers. Under a later model the same link may give others.",
        "结果与模型版本绑定：版本{version}，哈希值{hash}。哈希值涵盖模型的全部代码与数据；哈希值相同，结果相同。模型更新后，同一链接的结果可能不同。",
    ),
    "api.link.cache": w(
        "With m={hash} in the address an answer may be kept for ever. Without it, ask again with the "
        "ETag of the last answer: 304 means nothing has changed.",
        "地址中带有m={hash}时，结果可永久缓存。否则请用上次结果的ETag再次请求：304表示没有变化。",
    ),
    "api.link.never": w(
        "structure and mode choose the model. The two structures are never pooled: query each.",
        "structure与mode用于选择模型。两种结构的结果不合并，请分别查询。",
    ),
    "api.link.open": w(
        "The API is public and read-only (GET and HEAD, no key); any page may read it. Status 202 "
        "means busy: wait as long as Retry-After says.",
        "接口公开且只读（GET与HEAD，无需密钥），任何网页均可调用。状态码202表示服务器正忙：请按Retry-After等待。",
    ),
    "api.reference": w("Every route", "全部接口"),
    "api.reference.note": w(
        "Written from openapi.json, which tools can read and which the tests hold the server against.",
        "由openapi.json生成；该文件可供工具读取，测试据此校验服务器。",
    ),
    "api.reference.open": w("Open with this scenario", "用当前情景打开"),
    "api.reference.levers": w("Policy settings and assumptions", "政策设置与假设"),
    "api.reference.every": w("Takes every policy setting and assumption (below), v and m.", "可带全部政策设置与假设（见下），以及v与m。"),
    "api.reference.nothing": w("Takes nothing.", "无参数。"),
    "api.reference.answers": w("Answers", "返回"),
    "api.reference.heavy": w("a long computation: seconds to minutes", "耗时计算：数秒至数分钟"),
    "api.column.name": w("name", "名称"),
    "api.column.meaning": w("meaning", "含义"),
    "api.column.allowed": w("allowed", "可用值"),
    "api.column.type": w("type", "类型"),
    "api.column.default": w("default", "默认"),
    "api.range": w("{low} to {high}", "{low}至{high}"),
    "api.code.model": w(MODEL_EN, MODEL_ZH),
    "api.code.server": w(
        SERVER_EN,
        SERVER_EN.replace(
            "Nothing to install: asks the server that this page comes from.",
            "无需安装：直接调用本页面所在的服务器。",
        ),
    ),
    "api.code.pandas": w(
        PANDAS_EN,
        PANDAS_EN.replace(
            "One row per session, one column per series; header lines start with #.",
            "每个交易日一行，每个序列一列；以#开头的行是说明。",
        )
        .replace("All parts, one sheet each.", "全部内容，每部分一张表。")
        .replace("needs openpyxl", "需要openpyxl"),
    ),
    "api.code.curl": w(CURL_EN, CURL_EN),
    **{key: said for key, said in FILES.items() if key.startswith("group.")},
}  # fmt: skip
