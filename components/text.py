"""Every word of the page that is not declared by the model, in both languages.

Keys are flat; the browser switches language by key, without a reload. Words in braces are filled
in by the browser with numbers and names of the result on screen. An amount is filled in with its
unit, by the one formatter.
"""

from components.text_agreement import AGREEMENT
from components.text_episode import EPISODE
from components.text_results import RESULTS

Words = dict[str, str]


def _w(en: str, zh: str) -> Words:
    return {"en": en, "zh": zh}


PAGE: dict[str, Words] = {
    "app.title": _w("QuantQuake", "量化地震"),
    "app.subtitle": _w(
        "A policy lab for the A-share quant quake, January–February 2024",
        "2024年1—2月A股小微盘流动性危机与量化超额回撤：政策模拟实验室",
    ),
    "app.skip": _w("Skip to the result", "跳到结果"),
    "app.levers": _w("Policy settings", "政策设置"),
    "app.results": _w("Results", "结果"),
    "app.run": _w(
        "Lines: the reference parameter set; bands: {members} parameter sets of structure "
        "{structure}, calibrated with seed {seed}. Parameters and their sources: see the "
        "documentation.",
        "曲线为参考参数组；区间为结构{structure}下{members}组校准参数（随机种子{seed}）。"
        "参数及来源见项目文档。",
    ),
    "app.version": _w(
        "Model {version} ({hash}). Simulated; not investment advice.",
        "模型版本{version}（{hash}）。模拟结果，不构成投资建议。",
    ),
    "gallery.label": _w("Scenario", "情景"),
    "gallery.own": _w("Your own scenario", "自定义情景"),
    "undo": _w("Undo", "撤销"),
    "redo": _w("Redo", "重做"),
    "undo.named": _w("Undo: {what}", "撤销：{what}"),
    "redo.named": _w("Redo: {what}", "重做：{what}"),
    "gesture.scenario": _w("scenario “{name}”", "情景“{name}”"),
    "gesture.reset_policies": _w("reset of policies", "重置政策"),
    "gesture.reset_assumptions": _w("reset of assumptions", "重置假设"),
    "gesture.link": _w("opened link", "打开链接"),
    "gesture.lever": _w("{lever} {value}", "{lever}设为{value}"),
    "share": _w("Share", "分享"),
    "share.done": _w(
        "Link copied, with the whole scenario and the model: {model}.",
        "链接已复制，包含全部情景设置与模型版本：{model}。",
    ),
    "share.manual": _w(
        "Copy the address of this page: the whole scenario is in it.",
        "请复制本页网址，其中已包含全部情景设置。",
    ),
    "export": _w("Export", "导出"),
    "export.hero": _w("Image (PNG): index paths", "图片（PNG）：指数走势"),
    "export.basis": _w("Image (PNG): futures basis", "图片（PNG）：股指期货基差"),
    "export.alpha": _w("Image (PNG): quant alpha", "图片（PNG）：量化超额"),
    "export.csv": _w("Table of the result (CSV)", "结果表格（CSV）"),
    "export.xlsx": _w("Workbook of the result (XLSX)", "结果工作簿（XLSX）"),
    "export.python": _w("Reproduce in Python", "用Python复现"),
    "present": _w("Present", "演示模式"),
    "present.leave": _w("Leave (Esc)", "退出（Esc）"),
    "present.next": _w("Next scenario", "下一情景"),
    "present.previous": _w("Previous scenario", "上一情景"),
    "present.keys": _w("← → scenarios · Esc back", "←→切换情景，Esc返回"),
    "language": _w("Language", "语言"),
    "settings": _w("Settings", "设置"),
    "theme": _w("Theme", "主题"),
    "theme.light": _w("Light", "浅色"),
    "theme.dark": _w("Dark", "深色"),
    "colours": _w("Rise and fall", "涨跌颜色"),
    "colours.red_up": _w("Red up", "红涨绿跌"),
    "colours.green_up": _w("Green up", "绿涨红跌"),
    "colours.colour_blind": _w("Colour-blind", "色弱友好"),
    "group.net_sell_limit": _w("Net-sell limit", "净卖出限制"),
    "group.dma_ban": _w("DMA net-sell limit", "DMA净卖出限制"),
    "group.dma_cap": _w("DMA leverage cap", "DMA杠杆上限"),
    "group.rescue": _w("National team's ETF purchases", "国家队增持ETF"),
    "group.futures_support": _w("Index futures purchases", "股指期货做多"),
    "group.net_sell_limit.short": _w("Net-sell limit", "净卖出限制"),
    "group.dma_ban.short": _w("DMA limit", "DMA限制"),
    "group.dma_cap.short": _w("DMA cap", "DMA上限"),
    "group.rescue.short": _w("ETF purchases", "增持ETF"),
    "group.futures_support.short": _w("Index futures", "期货做多"),
    "group.absent": _w("Not in this version of the model: {names}.", "本版模型尚未包含：{names}。"),
    "state.as_happened": _w("Historical", "按历史"),
    "state.off": _w("Off", "关闭"),
    "state.changed": _w("Custom", "自定义"),
    "part.box": _w("{lever}, exact value", "{lever}（精确值）"),
    "part.dates": _w("Dates", "日期"),
    "reset.policies": _w("Reset policies", "重置政策"),
    "reset.assumptions": _w("Reset assumptions", "重置假设"),
    "assumptions": _w("Assumptions", "假设"),
    "assumptions.changed": _w("{n} changed", "已改{n}项"),
    "assumptions.close": _w("Back to the policies", "返回政策设置"),
    "assumptions.note": _w(
        "Where no public data exist, a value is assumed here, with its source. Policies are kept.",
        "无公开数据的部分在此设定，并注明来源；政策设置不变。",
    ),
    "help": _w("About {lever}", "说明：{lever}"),
    "source": _w("Source: {source}", "来源：{source}"),
    "default": _w("Default: {value}", "默认：{value}"),
    "clamped": _w(
        "{lever}: out of range, set to the limit {value}.", "{lever}：超出范围，已取边界值{value}。"
    ),
    "ends.limit_strength.low": _w("no limit", "不限制"),
    "ends.limit_strength.high": _w("no net selling", "不得净卖出"),
    "ends.rescue_total.low": _w("nothing", "零"),
    "ends.rescue_total.high": _w("over 2× estimates", "超过市场估算的两倍"),
    "ends.futures_total.low": _w("nothing", "零"),
    "ends.futures_total.high": _w("a third of open interest", "约为持仓的三分之一"),
    "ends.futures_ic_share.low": _w("all in IM", "全部买IM"),
    "ends.futures_ic_share.high": _w("all in IC", "全部买IC"),
    "short.rescue_300": _w("CSI 300", "沪深300"),
    "short.rescue_500": _w("CSI 500", "中证500"),
    "short.rescue_1000": _w("CSI 1000", "中证1000"),
    "short.rescue_2000": _w("CSI 2000", "中证2000"),
    "notice.title": _w("Parts of this link were not understood.", "链接中有部分内容无法识别。"),
    "notice.unknown": _w(
        "“{name}” is not known and was ignored.", "无法识别名称“{name}”，已忽略。"
    ),
    "notice.range": _w(
        "{name}: “{value}” is not allowed and was ignored. Allowed: {allowed}.",
        "{name}：“{value}”无效，已忽略。可用：{allowed}。",
    ),
    "notice.twice": _w(
        "{name} is given twice; the first was used.", "{name}：重复给出，采用第一个。"
    ),
    "notice.version": _w(
        "Version “{value}” of the link is not known; the historical policies are shown.",
        "无法识别的链接版本“{value}”，现显示历史政策下的结果。",
    ),
    "notice.shares": _w(
        "The four shares do not sum to 100 and were ignored.", "四个占比合计不为100，已忽略。"
    ),
    "notice.more": _w("and {n} more", "另有{n}处"),
    "notice.number": _w("a number from {min} to {max}", "{min}至{max}之间的数"),
    "notice.date": _w("a date from {min} to {max}", "{min}至{max}之间的日期"),
    "notice.close": _w("Close", "关闭"),
    "error.title": _w(
        "The computation failed; the last good result stays on screen.",
        "计算失败，仍显示上一次结果。",
    ),
    "error.network": _w("The server did not answer.", "服务器没有响应。"),
    "error.server": _w("The server answered with error {status}.", "服务器返回错误{status}。"),
    "error.timeout": _w("No answer after {n} seconds.", "{n}秒内没有响应。"),
    "error.retry": _w("Try again", "重试"),
    "error.reload": _w("Reload the page", "刷新页面"),
    "error.other_build": _w(
        "The server now runs another version of QuantQuake.", "服务器已更新为量化地震的另一个版本。"
    ),
    "busy.line": _w(
        "Busy: number {place} in the queue. What was shown last stays.",
        "服务器繁忙，正在排队（第{place}位），暂时保留上次画面。",
    ),
    "loading": _w("Computing; the last result is still shown", "计算中，仍显示上一次结果"),
}

TEXT: dict[str, Words] = {**PAGE, **RESULTS, **AGREEMENT, **EPISODE}


def words(key: str, language: str = "en") -> str:
    """Return the words of a key."""
    return TEXT[key][language]
