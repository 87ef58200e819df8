"""Words of the page that holds the model against what happened."""

from components.pages.spec import Words, w
from model import INDEX_LABEL
from model.validation.verdicts import AGAINST, DISAGREE, IDLE, SUPPORTED, UNDECIDED

VERDICTS: Words = {
    SUPPORTED: w("The data support it", "数据支持"),
    UNDECIDED: w("Cannot tell", "无法判断"),
    DISAGREE: w("Structures disagree", "两种结构结论不一"),
    AGAINST: w("The data speak against it", "数据与之相悖"),
    IDLE: w("Not at work in this episode", "在本案例中未起作用"),
}
"""Verdict as the committed table has it -> its words."""

CHECK: Words = {
    "page.check": w("Check against reality", "与实际走势对照"),
    "page.check.menu": w("Reality check", "回测检验"),
    "page.check.lead": w(
        "What the model gets wrong, first. The policies are those that happened, and from January "
        "2024 the model is given nothing but the CSI 300: it is free-running everywhere on this "
        "page, except where a row says one-step or anchored.",
        "先看模型错在哪里。本页均为按历史政策；自2024年1月起模型只知道沪深300，"
        "即全部自由运行，标明“一步预测”或“锚定”的行除外。",
    ),
    "check.said": w(
        "Structure A misses {a_missed} of {all} aims and meets {a_met}; structure B misses "
        "{b_missed} and meets {b_met}. {held_out} of them were published and never aimed for: A "
        "misses {a_apart}, B {b_apart}.",
        "结构A在{all}项目标中未达{a_missed}项、达到{a_met}项；结构B未达{b_missed}项、达到{b_met}项。"
        "其中{held_out}项有公布值但从未作为拟合目标：A未达{a_apart}项，B未达{b_apart}项。",
    ),
    "check.worst": w(
        "Furthest off: {name}, {group}, {day}: target {target}; A {a} ({a_units} × tolerance), B {b} "
        "({b_units} × tolerance).",
        "偏离最远：{name}，{group}，{day}：目标{target}；A {a}（{a_units}倍容差），B {b}（{b_units}倍容差）。",
    ),
    "check.worst.soon": w("The single targets are being computed …", "逐项对照计算中……"),
    "check.others": w(
        "Fit error over all targets: A {a}, B {b}, beta-only benchmark {null}, regression benchmark "
        "{peer}; zero is a perfect fit.",
        "全部目标的拟合误差：A {a}，B {b}，基准模型（β×沪深300）{null}，回归对照模型{peer}；0为完全吻合。",
    ),
    "check.tried.short": w(
        "{count} specifications were tried on the same sessions before this one: read every good "
        "number with that in mind (overfitting).",
        "在此之前，已在同一批交易日上试过{count}种设定；解读任何漂亮的数字时请考虑这一点（过拟合风险）。",
    ),
    "check.provenance": w(
        "Committed results: made by make validate with model {made}. Recomputed just now with "
        "model {version} ({hash}): fit error A {a}, B {b}; {verdict}.",
        "随代码提交的结果由模型{made}运行make validate生成。刚刚用模型{version}（{hash}）重算："
        "拟合误差 A {a}，B {b}；{verdict}。",
    ),
    "check.agrees": w("the same as committed", "与提交的结果一致"),
    "check.stale": w(
        "not what is committed, so the committed tables are of another model",
        "与提交的结果不符，说明提交的表格属于另一版模型",
    ),
    "check.misses": w("Aims that are missed, worst first", "未达标项（由差到好）"),
    "check.misses.note": w(
        "Reference parameter set and nine of ten parameter sets. Misses with a stated tolerance come "
        "first, in multiples of it; those without one follow, by their size.",
        "参考参数组，及九成参数组的范围。设有容差的排在前面，以容差的倍数计；未设容差的排在后面，按大小排列。",
    ),
    "check.met": w("Aims that both structures meet", "两种结构均达到的目标"),
    "check.held_out": w("published, never aimed for", "有公布值，未作拟合目标"),
    "check.column.aim": w("Aim", "目标"),
    "check.column.wanted": w("Wanted", "达标标准"),
    "check.column.observed": w("Observed", "实际"),
    "check.column.goal": w("Target ± tolerance", "目标±容差"),
    "check.column.a": w("A", "A"),
    "check.column.b": w("B", "B"),
    "check.column.a_miss": w("A misses by", "A偏差"),
    "check.column.b_miss": w("B misses by", "B偏差"),
    "check.column.day": w("Day", "日期"),
    "check.column.target": w("What", "对照项"),
    "check.column.group": w("Group", "类别"),
    "check.column.null": w("Beta-only", "基准模型"),
    "check.column.peer": w("Regression", "回归对照"),
    "check.column.days": w("Days", "交易日"),
    "check.column.kind": w("Judged", "判断方式"),
    "check.column.mechanism": w("Mechanism", "机制"),
    "check.column.change": w("Fit error without it, fitted again", "去掉后重新拟合的误差变化"),
    "check.column.what": w("What", "内容"),
    "check.column.structure": w("Structure", "结构"),
    "check.column.loss": w("Fit error", "拟合误差"),
    "check.wanted.between": w("{low} to {high}", "{low}至{high}"),
    "check.wanted.least": w("at least {low}", "至少{low}"),
    "check.wanted.most": w("at most {high}", "至多{high}"),
    "check.level": w("moved {level}", "实际变动{level}"),
    "check.ok": w("met", "达到"),
    "check.units": w("{miss} ({units} × tolerance)", "{miss}（{units}倍容差）"),
    "check.tolerances": w("{units} × tolerance", "{units}倍容差"),
    "check.between": w("{low} to {high}", "{low}至{high}"),
    "check.named": w("{name}, {unit}", "{name}（{unit}）"),
    "check.what": w("{name}, {group}", "{name}，{group}"),
    "check.source.observed": w(
        "Observed: {indices}. Basis: {futures}. Excess of two weeks: {excess}. Published, never "
        "aimed for: {held_out}. Wanted: a judgement, stated before the fit.",
        "实际：{indices}。基差：{futures}。两周超额：{excess}。有公布值、未作拟合目标：{held_out}。"
        "达标标准为拟合前设定的判断。",
    ),
    "check.paths": w("Free run against actual", "自由运行与实际走势对照"),
    "check.paths.note": w(
        "29 December 2023 is 100. The beta-only benchmark is beta times the CSI 300; the regression "
        "benchmark regresses on the CSI 300 and on the index's own past returns; neither has basis or "
        "funds. The CSI 300 is given, so there is nothing to miss on it.",
        "2023年12月29日＝100。基准模型为β×沪深300；回归对照模型以沪深300及自身滞后收益回归；"
        "两者均不含基差与基金。沪深300为给定，无误差可言。",
    ),
    "check.structure": w("Structure", "结构"),
    "check.focus": w("Index", "指数"),
    "check.chart.index": w("{name}, 29 Dec = 100", "{name}，12月29日＝100"),
    "check.chart.basis": w("{name} basis, % of spot", "{name}基差（占现货%）"),
    "check.chart.excess": w(
        "Excess of {name} enhanced products since {day}, pp", "{name}指增产品自{day}以来超额（百分点）"
    ),
    "check.end": w("{name}: model {model}, data {data}", "{name}：模型{model}，实际{data}"),
    "check.key.model": w("model", "模型"),
    "check.key.observed": w("observed", "实际"),
    "check.key.null": w("beta-only benchmark", "基准模型（β×沪深300）"),
    "check.key.peer": w("regression benchmark", "回归对照模型"),
    "check.of": w("{what}: {who}", "{what}：{who}"),
    "check.key.bands": w("30, 60, 90% of the parameter sets", "参数组的30%、60%、90%"),
    "check.key.published": w("published mean", "公布均值"),
    "check.key.target": w("target of the fit ± tolerance", "拟合目标±容差"),
    "check.targets": w("All single targets, furthest off first", "逐项对照（偏离最远在前）"),
    "check.targets.note": w(
        "Computed just now. How many targets lie within one, two and three tolerances of the target, "
        "then the worst. For prices and basis the target is what was observed; for excess, flows and "
        "balances it was set, for the reason given below. Tolerances were stated before the fit; "
        "beyond three is beyond the cutoff.",
        "刚刚计算。先列有多少项落在目标的一、二、三倍容差之内，再列最差的。价格与基差的目标即实际值；"
        "超额、资金流与规模的目标是设定的，理由见下。容差在拟合之前设定；超过三倍容差即超出界限。",
    ),
    "check.within": w("within {edge} × tolerance", "{edge}倍容差以内"),
    "check.range": w("{low} to {high} × tolerance", "{low}至{high}倍容差"),
    "check.beyond": w("beyond {edge} × tolerance", "超过{edge}倍容差"),
    "check.rest": w(
        "The other {count} targets lie within {units} × tolerance under both structures.",
        "其余{count}项在两种结构下均在{units}倍容差以内。",
    ),
    "check.quantities": w("Flows, balances and excess", "资金流、规模与超额"),
    "check.why": w("Target {name}: {why} ({confidence}).", "目标：{name}：{why}（{confidence}）。"),
    "check.published": w("Observed {name}: {source}.", "实际：{name}：{source}。"),
    "check.group.path": w("cumulated return, log points", "累计收益（对数点）"),
    "check.group.daily": w("return of the day, log points", "当日收益（对数点）"),
    "check.group.basis": w("basis, % of spot", "基差（占现货%）"),
    "check.group.excess": w("excess, pp", "超额（百分点）"),
    "check.group.quantity": w("flow or balance", "资金流或规模"),
    "check.group.loss": w("fit error, all groups", "误差合计"),
    "check.name.index_enhanced_500": w("CSI 500 enhanced funds", "中证500指增（私募）"),
    "check.name.margin_trader_flow": w("Net purchases of margin traders", "融资盘净买入"),
    "check.name.fund_redemptions": w("Net redemptions of mutual funds", "公募净赎回"),
    "check.name.quant_redemptions": w("Net redemptions of private quant funds", "量化私募净赎回"),
    "check.name.dma_gross_change": w("DMA stock, share of change", "DMA持股变化比例"),
    "check.name.IC": w("IC", "IC"),
    "check.name.IM": w("IM", "IM"),
    "check.skill": w("Skill score against the beta-only benchmark", "预测改进度：相对基准模型减少的误差比例"),
    "check.skill.note": w(
        "A / B / regression benchmark. Zero is the beta-only benchmark; below zero is worse than it. "
        "One-step is anchored: the model starts each day on what was observed. Where a fit saw only "
        "some days, the score is that of the median of its parameter sets on the others.",
        "A / B / 回归对照模型。0＝与基准模型相当，负值＝更差。“一步预测”为锚定：每天从实际值出发；"
        "“自由运行”＝不逐日校正。只拟合部分交易日的，列出其参数组中位数在其余日子的改进度。",
    ),
    "check.days.crisis": w("All sessions of the crisis", "危机期全部交易日"),
    "check.days.crisis_without_storm": w("Without 5 to 8 February", "剔除2月5日至8日"),
    "check.days.autumn": w("August to December 2023", "2023年8月至12月"),
    "check.days.to_0202": w("Fitted up to 2 February, judged after", "拟合至2月2日，用其后交易日判断"),
    "check.days.storm": w("Fitted without 6 to 8 February, judged on them", "拟合时剔除2月6日至8日，用这三日判断"),
    "check.days.all": w("All days", "全部交易日"),
    "check.days.without_storm": w("Without 5 to 8 February", "剔除2月5日至8日"),
    "check.kind.one_step": w("one-step", "一步预测"),
    "check.kind.one_step_with_style": w("one-step, style cycle given", "一步预测，给定风格周期"),
    "check.kind.free": w("free-running", "自由运行"),
    "check.losses": w("Fit error by group", "分组误差"),
    "check.losses.note": w(
        "Root mean square in multiples of the tolerance; the fit error is the sum of squares. The "
        "benchmarks have no basis or funds: theirs are those of a run whose orders do not move prices.",
        "均方根，以容差为单位；总误差为其平方和。两个对照模型没有基差与基金，此处取订单不影响价格的运行。",
    ),
    "check.mechanisms": w("What the data say about each mechanism", "数据对各机制的支持度"),
    "check.mechanisms.note": w(
        "Each mechanism is switched off and the model is fitted again. The data support it if the fit "
        "error rises by more than the margin under both structures; a small change cannot tell.",
        "逐一关闭机制并重新拟合。两种结构下误差上升均超过阈值，才算数据支持；变化小则无法判断。",
    ),
    "check.sensitivity": w("Sensitivity of headline numbers (total Sobol index)", "关键指标的敏感性（Sobol总效应指数）"),
    "check.sensitivity.note": w(
        "Total Sobol index over the priors, free-running, with the half-width of its 95% interval: "
        "share of the variance with all interactions.",
        "先验范围内的Sobol总效应指数（自由运行）及95%置信区间半宽：含交互作用的方差贡献。",
    ),
    "check.tried": w("How many specifications were tried", "试过多少种设定"),
    "check.tried.note": w(
        "Numbers that still look good after that many attempts are likely too good (overfitting).",
        "试过这么多设定之后，仍然好看的数字难免偏乐观（过拟合）。",
    ),
    "check.tried.said": w(
        "{count} in all, on the same sessions: {before} of the research prototype and {after} of this "
        "model.",
        "共{count}种，均在同一批交易日上：研究原型{before}种，本模型{after}种。",
    ),
    "check.tried.list": w(
        "The list, with the fit error that came out (recorded in English)", "清单与所得拟合误差（原文为英文记录）"
    ),
    **{f"check.verdict.{verdict}": words for verdict, words in VERDICTS.items()},
    **{f"check.index.{name}": label.json() for name, label in INDEX_LABEL.items()},
    **{f"check.name.{name}": label.json() for name, label in INDEX_LABEL.items()},
}  # fmt: skip
