"""Words of the API's description: every description in English, and in Chinese beside it."""

from typing import Any

from model.declare import Text

ROUTES: dict[str, Text] = {
    "scenario": Text(
        "A scenario: paths, flows, attribution, headline numbers and bands",
        "一个情景：走势、资金流、归因、关键指标与区间",
    ),
    "scenario.csv": Text(
        "The same scenario as a table, one row per session", "同一情景的表格，每个交易日一行"
    ),
    "scenario.xlsx": Text(
        "The same scenario as a workbook, with its sources and every policy setting",
        "同一情景的工作簿，含数据来源与全部政策设置",
    ),
    "agreement": Text(
        "Whether the scenario's effect is robust: both structures, both modes, never pooled",
        "情景的作用是否稳健：两种结构、两种模式，结果不合并",
    ),
    "levers": Text("Every policy setting and assumption", "全部政策设置与假设"),
    "scenarios": Text("The gallery of scenarios", "情景库"),
    "mechanisms": Text("The mechanisms that can be switched off", "可以关闭的机制"),
    "metrics": Text("The headline numbers of a run", "一次运行的关键指标"),
    "episodes": Text("The episodes, with their sources and assumptions", "各案例及其来源与假设"),
    "episode": Text(
        "An episode without policy settings, as its folder states it",
        "无政策设置的案例，按其数据原样运行",
    ),
    "questions": Text("What can be asked of the model", "可向模型提出的问题"),
    "openapi.json": Text("This description", "本说明文件"),
}
"""Route below /api/v1/ -> what it answers with."""

STEPS = Text(
    "The same answer step by step, as lines of JSON: how far it is, and last the answer. Closing "
    "the connection stops the work.",
    "同一结果的分步返回，每行一个JSON：先返回进度，最后返回结果。关闭连接即停止计算。",
)
HEAVY = Text("A computation of more than a few seconds.", "耗时计算，需数秒以上。")
HASH = Text(
    "Hash of the model. Under the hash of the model that answers, the answer never changes and may "
    "be kept for ever; without it, or under another one, it must be asked for again (ETag). It "
    "does not choose an older model.",
    "模型哈希值。与当前模型一致时，结果不会改变，可永久缓存；未给出或不一致时，须凭ETag再次请求。"
    "该参数不会调用旧版模型。",
)
VERSION = Text("Version of the format of links.", "链接格式的版本。")
EPISODE = Text("Name of an episode without policy settings.", "无政策设置的案例名称。")
LEVERAGE = Text(
    "Gross stock over own capital of all leveraged portfolios, in place of the stated one.",
    "各加杠杆组合的股票总头寸/自有资金，取代原设定值。",
)
DATES = Text("From {low} to {high}.", "{low}至{high}。")
AMOUNT = Text("CNY bn", "10亿元")
"""Unit of money in links and JSON, whatever the language of the reader."""
SHARES = Text(
    "The four shares of the ETF purchases sum to 100: give all that differ.",
    "ETF增持的四个占比合计须为100：改动的占比请一并给出。",
)
ABOUT = Text(
    "Read-only and public: GET and HEAD, no key, from any page (CORS). An answer is a pure "
    "function of the query and the model. A query is the text behind the question mark of the "
    "lab: settings that are not named are historical, unknown names are refused. `lang`, "
    "`theme`, `colours` and `view` of such a link are read and mean nothing here. Numbers are "
    "rounded. They are simulated, not historical.",
    "只读且公开：仅GET与HEAD，无需密钥，任何网页均可调用（CORS）。结果只取决于查询与模型。查询即实验室网址中问号后的文字："
    "未提到的政策设置按历史，未知名称会被拒绝。链接中的lang、theme、colours、view会被读取，但在此不起作用。"
    "数值经过四舍五入，均为模型模拟结果，并非史实。",
)
STATUS: dict[str, Text] = {
    "200": Text("The answer.", "结果。"),
    "202": Text(
        "The server is at work on others: ask again after Retry-After seconds.",
        "服务器正忙：请在Retry-After秒后再次请求。",
    ),
    "304": Text("Not changed since the ETag in If-None-Match.", "内容与请求中的ETag一致，未变。"),
    "400": Text("A query that is not allowed; says what is.", "查询无效；返回可用取值。"),
    "405": Text("Another method than GET and HEAD.", "GET与HEAD以外的方法。"),
}
HEADERS: dict[str, Text] = {
    "ETag": Text("Mark of this answer, for If-None-Match.", "本次结果的标记，用于If-None-Match。"),
    "Cache-Control": Text("How long it may be kept.", "可以缓存多久。"),
    "Retry-After": Text("Seconds to wait.", "等待的秒数。"),
    "Content-Disposition": Text("Name of the file.", "文件名。"),
    "Allow": Text("The methods that are allowed.", "允许的方法。"),
    "Access-Control-Allow-Origin": Text("Any page may read it.", "任何网页均可调用。"),
}


def told(words: Text) -> dict[str, Any]:
    """Return a description in English, and in Chinese beside it."""
    return {"description": words.en, "x-zh": words.zh}


def short(words: Text) -> dict[str, Any]:
    """Return a summary in English, and in Chinese beside it."""
    return {"summary": words.en, "x-zh": words.zh}


def stepwise(label: Text) -> Text:
    """Return what a question is called where it is answered step by step."""
    return Text(f"{label.en}, step by step", f"{label.zh}（分步）")
