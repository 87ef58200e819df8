"""Words of the page that holds the model against what happened."""

from components.pages.spec import Words, w
from model import INDEX_LABEL
from model.validation.verdicts import AGAINST, DISAGREE, IDLE, SUPPORTED, UNDECIDED

VERDICTS: Words = {
    SUPPORTED: w("The data support it", "数据支持"),
    UNDECIDED: w("Cannot tell", "无法判断"),
    DISAGREE: w("Structures disagree", "两种结构结论不一"),
    AGAINST: w("The data speak against it", "数据与之相悖"),
    IDLE: w("Not at work in this episode", "本次事件中未起作用"),
}
"""Verdict as the committed table has it -> its words."""

CHECK: Words = {
    "page.check": w("Check against reality", "与现实对照"),
    "page.check.menu": w("Reality check", "现实检验"),
    "page.check.lead": w(
        "What the model gets wrong, first. The policies are those that happened, and from January "
        "2024 the model is given nothing but the CSI 300: it is unanchored everywhere on this page, "
        "except where a row says one-step.",
        "先看模型错在哪里。本页政策一律为历史原样；自2024年1月起模型只知道沪深300，"
        "即全部不锚定，标明“一步预测”的行除外。",
    ),
    "check.said": w(
        "Structure A misses {a_missed} of {all} aims and meets {a_met}; structure B misses "
        "{b_missed} and meets {b_met}.",
        "结构A在{all}项目标中未达{a_missed}项、达到{a_met}项；结构B未达{b_missed}项、达到{b_met}项。",
    ),
    "check.worst": w(
        "Furthest off: {name}, {group}, {day}: observed {observed}; A {a} ({a_units} d), B {b} "
        "({b_units} d).",
        "偏离最远：{name}{group}，{day}：实际{observed}；A {a}（{a_units} d），B {b}（{b_units} d）。",
    ),
    "check.worst.soon": w("The single targets are being computed …", "逐项对照正在计算 …"),
    "check.others": w(
        "Loss over all targets: A {a}, B {b}, null model {null}, statistical peer {peer}; zero is "
        "perfect.",
        "全部目标的损失：A {a}，B {b}，零模型{null}，统计对照模型{peer}；零为完全吻合。",
    ),
    "check.tried.short": w(
        "{count} specifications were tried on the same sessions before this one: read every good "
        "number with that in mind.",
        "在此之前，已在同一批交易日上试过{count}种设定；看任何好看的数字时请记住这一点。",
    ),
    "check.provenance": w(
        "Committed results: made by make validate with model {made}. Recomputed just now with "
        "model {version} ({hash}): loss A {a}, B {b}; {verdict}.",
        "随代码提交的结果由模型{made}的make validate生成。刚刚用模型{version}（{hash}）重算：损失 A {a}，B {b}；{verdict}。",
    ),
    "check.agrees": w("the same as committed", "与提交的结果一致"),
    "check.stale": w(
        "not what is committed, so the committed tables are of another model",
        "与提交的结果不符，说明提交的表格属于另一版模型",
    ),
    "check.misses": w("Aims that are missed, worst first", "未达到的目标（最差在前）"),
    "check.misses.note": w(
        "Reference vector and nine of ten vectors. Misses with a stated discrepancy come first, in "
        "units of it (d); those without one follow, by their size.",
        "参考参数组与九成参数组的范围。有既定容差的先列，以容差（d）为单位；没有容差的随后，按大小排列。",
    ),
    "check.met": w("Aims that both structures meet", "两种结构均达到的目标"),
    "check.column.aim": w("Aim", "目标"),
    "check.column.wanted": w("Wanted", "要求"),
    "check.column.observed": w("Observed", "实际"),
    "check.column.a": w("A", "A"),
    "check.column.b": w("B", "B"),
    "check.column.a_miss": w("A misses by", "A差"),
    "check.column.b_miss": w("B misses by", "B差"),
    "check.column.day": w("Day", "日期"),
    "check.column.target": w("Target", "对照项"),
    "check.column.group": w("Group", "类别"),
    "check.column.null": w("Null", "零模型"),
    "check.column.peer": w("Peer", "对照"),
    "check.column.days": w("Days", "交易日"),
    "check.column.kind": w("Judged", "判断方式"),
    "check.column.mechanism": w("Mechanism", "机制"),
    "check.column.change": w("Loss without it, fitted again", "去掉后重新拟合的损失变化"),
    "check.column.what": w("What", "内容"),
    "check.column.structure": w("Structure", "结构"),
    "check.column.loss": w("Loss", "损失"),
    "check.wanted.between": w("{low} to {high}", "{low} 至 {high}"),
    "check.wanted.least": w("at least {low}", "至少 {low}"),
    "check.wanted.most": w("at most {high}", "至多 {high}"),
    "check.level": w("moved {level}", "实际变动{level}"),
    "check.ok": w("met", "达到"),
    "check.units": w("{miss} ({units} d)", "{miss}（{units} d）"),
    "check.between": w("{low} to {high}", "{low} 至 {high}"),
    "check.source.observed": w(
        "Observed (data): {indices}. Basis: {futures}. Excess: {excess}.",
        "实际（数据）：{indices}。基差：{futures}。超额：{excess}。",
    ),
    "check.paths": w("Left alone, against what happened", "放手运行，对照实际"),
    "check.paths.note": w(
        "29 December 2023 is 100; the null model is beta times the CSI 300, the peer a regression on "
        "it and on past returns; neither has basis or funds. The CSI 300 is given, so there is nothing to miss on it.",
        "2023年12月29日＝100；零模型为β乘沪深300，对照模型为对其及过往收益的回归，二者都没有基差与基金。沪深300为给定，自然无误差。",
    ),
    "check.structure": w("Structure", "结构"),
    "check.focus": w("Index", "指数"),
    "check.chart.index": w("{name}, 29 Dec = 100", "{name}，12月29日＝100"),
    "check.chart.basis": w("{name} basis, % of spot", "{name}基差（占现货%）"),
    "check.chart.excess": w(
        "Excess of {name}-enhanced products since {day}, points", "{name}指增产品自{day}以来超额（点）"
    ),
    "check.end": w("{name}: model {model}, data {data}", "{name}：模型{model}，实际{data}"),
    "check.key.model": w("model", "模型"),
    "check.key.observed": w("data", "数据"),
    "check.key.null": w("null model", "零模型"),
    "check.key.peer": w("statistical peer", "统计对照模型"),
    "check.of": w("{what}: {who}", "{what}：{who}"),
    "check.key.bands": w("30, 60, 90 % of the vectors", "参数组的30%、60%、90%"),
    "check.key.published": w("published, with its discrepancy", "公布值及容差"),
    "check.targets": w("Every single target, furthest first", "逐项对照（偏离最远在前）"),
    "check.targets.note": w(
        "Computed just now. How many targets lie within one, two and three discrepancies (d) of "
        "what was observed, then the worst. The discrepancy was stated before the fit; beyond three "
        "is beyond the cutoff.",
        "刚刚计算。先列有多少项落在一、二、三个容差（d）之内，再列最差的。容差在拟合之前设定；超过三个容差即超出界限。",
    ),
    "check.within": w("within {edge} d", "{edge} d以内"),
    "check.range": w("{low} to {high} d", "{low}至{high} d"),
    "check.beyond": w("beyond {edge} d", "超过{edge} d"),
    "check.rest": w(
        "The other {count} targets lie within {units} d under both structures.",
        "其余{count}项在两种结构下均在{units} d以内。",
    ),
    "check.quantities": w("Flows, balances and excess", "资金流、规模与超额"),
    "check.group.path": w("cumulated return, log points", "累计收益（对数点）"),
    "check.group.daily": w("return of the day, log points", "当日收益（对数点）"),
    "check.group.basis": w("basis, % of spot", "基差（占现货%）"),
    "check.group.excess": w("excess, points", "超额（点）"),
    "check.group.quantity": w("flow or balance", "资金流或规模"),
    "check.group.loss": w("loss, all groups", "损失合计"),
    "check.name.index_enhanced_500": w("500-enhanced products", "500指增产品"),
    "check.name.margin_trader_flow": w("Margin traders, CNY bn", "两融净流（十亿元）"),
    "check.name.fund_redemptions": w("Fund redemptions, CNY bn", "公募赎回（十亿元）"),
    "check.name.quant_redemptions": w("Quant redemptions, CNY bn", "量化赎回（十亿元）"),
    "check.name.dma_gross_change": w("DMA stock, share of change", "DMA持股变化比例"),
    "check.name.IC": w("IC", "IC"),
    "check.name.IM": w("IM", "IM"),
    "check.skill": w("Skill: share of the null model's error taken away", "预测能力：比零模型少多少误差"),
    "check.skill.note": w(
        "A / B / peer. Zero is the null model; below zero is worse than it. One-step is anchored: the "
        "model starts each day on what was observed. Free is unanchored. Where a fit saw only some "
        "days, the skill is that of the median of its vectors on the others.",
        "A / B / 对照模型。零等于零模型，负数比它差。“一步预测”是锚定的：每天从实际值出发；“自由”为不锚定。"
        "只拟合部分交易日的，列出其参数组中位数在其余日子的能力。",
    ),
    "check.days.crisis": w("All sessions of the crisis", "危机期全部交易日"),
    "check.days.crisis_without_storm": w("Without 5 to 8 February", "去掉2月5日至8日"),
    "check.days.autumn": w("August to December 2023", "2023年8月至12月"),
    "check.days.to_0202": w("Fitted up to 2 February, judged after", "拟合至2月2日，之后判断"),
    "check.days.storm": w("Fitted without 6 to 8 February, judged on them", "拟合时去掉2月6日至8日，用这三日判断"),
    "check.days.all": w("All days", "全部交易日"),
    "check.days.without_storm": w("Without 5 to 8 February", "去掉2月5日至8日"),
    "check.kind.one_step": w("one-step", "一步预测"),
    "check.kind.one_step_with_style": w("one-step, style cycle given", "一步预测，给定风格周期"),
    "check.kind.free": w("free", "自由"),
    "check.losses": w("Misfit by group", "各类误差"),
    "check.losses.note": w(
        "Root mean square in discrepancies; the loss is the sum of squares. Null model and peer have "
        "no basis or funds: theirs are those of a run whose orders do not move prices.",
        "以容差为单位的均方根；损失为其平方和。零模型与对照模型没有基差与基金，此处取订单不影响价格的运行。",
    ),
    "check.mechanisms": w("What the data say of each mechanism", "数据对各机制怎么说"),
    "check.mechanisms.note": w(
        "Each mechanism is switched off and the model is fitted again. The data support it if the "
        "loss rises by more than the margin under both structures; a small change cannot tell.",
        "逐一关闭机制并重新拟合。两种结构下损失上升都超过界限，才算数据支持；变化小则无法判断。",
    ),
    "check.sensitivity": w("What a headline number hangs on", "关键数字取决于什么"),
    "check.sensitivity.note": w(
        "Total Sobol index over the priors, unanchored, with the half-width of its 95 % interval: "
        "share of the variance with all interactions.",
        "先验范围内的总Sobol指数（不锚定）及95%区间半宽：含全部交互作用的方差份额。",
    ),
    "check.tried": w("How many specifications were tried", "试过多少种设定"),
    "check.tried.note": w(
        "Numbers that look good after that many looks look better than they are.",
        "看过这么多次之后仍然好看的数字，总比真实情况好看。",
    ),
    "check.tried.said": w(
        "{count} in all, on the same sessions: {before} of the research prototype and {after} of this "
        "model.",
        "共{count}种，均在同一批交易日上：研究原型{before}种，本模型{after}种。",
    ),
    "check.tried.list": w("The list, with the loss that came out (recorded in English)", "清单与所得损失（原文为英文记录）"),
    **{f"check.verdict.{verdict}": words for verdict, words in VERDICTS.items()},
    **{f"check.index.{name}": label.json() for name, label in INDEX_LABEL.items()},
    **{f"check.name.{name}": label.json() for name, label in INDEX_LABEL.items()},
}  # fmt: skip
