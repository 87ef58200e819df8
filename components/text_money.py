"""Words of the page that compares what the same money does, and searches its best split."""

from datetime import date
from typing import NamedTuple

from components.pages.spec import Words, w
from model import facts
from model.declare import BILLION
from model.inquiry.rescue_plan import SMALL_CAPS


class _Day(NamedTuple):
    en: str
    zh: str
    bn: float


def _busiest() -> _Day:
    """Return the day on which most CSI 2000 ETFs changed hands, and how much."""
    turnover = facts.csi2000_etf_turnover()
    day = date.fromisoformat(str(turnover.idxmax())[:10])
    return _Day(
        f"{day.day} {day:%B %Y}", f"{day.year}年{day.month}月{day.day}日", float(turnover.max())
    )


_BUSIEST = _busiest()

MONEY_WORDS: Words = {
    "page.money": w("Equal-budget comparison", "同等资金比较"),
    "page.money.menu": w("Equal budget", "同等资金比较"),
    "page.money.lead": w(
        "One budget, spent in full: what does it do in each thing it can buy, and what if it starts "
        "a week earlier? Policies can be compared only for the same money.",
        "同一笔预算全部用完，买不同标的效果如何？提前一周又如何？资金相同，政策才可比。",
    ),
    f"metric.{SMALL_CAPS.name}": SMALL_CAPS.label.json(),
    "money.use.csi300": w("CSI 300 ETFs", "沪深300ETF"),
    "money.use.csi500": w("CSI 500 ETFs", "中证500ETF"),
    "money.use.csi1000": w("CSI 1000 ETFs", "中证1000ETF"),
    "money.use.csi2000": w("CSI 2000 ETFs", "中证2000ETF"),
    "money.use.IC": w("IC futures", "IC期货"),
    "money.use.IM": w("IM futures", "IM期货"),
    "money.use.historical": w("Historical mix", "历史配比"),
    "money.bought.historical": w("the historical mix", "历史配比"),
    "money.comma": w(", ", "、"),
    "money.scale": w("Effect", "效果"),
    "money.scale.per_ten": w("Per CNY 10 bn", "每100亿元"),
    "money.scale.all": w("Total", "合计"),
    "money.weeks": w("Start shown in the text and tables", "文字与表格所示开始时间"),
    "money.weeks.0": w("On the first session", "首个交易日当天"),
    "money.weeks.1": w("1 week earlier", "提前1周"),
    "money.weeks.2": w("2 weeks earlier", "提前2周"),
    "money.weeks.3": w("3 weeks earlier", "提前3周"),
    "money.weeks.4": w("4 weeks earlier", "提前4周"),
    "money.weeks.6": w("6 weeks earlier", "提前6周"),
    "money.said": w(
        "{budget} over {sessions} sessions from {first}: in this model the largest effect on "
        "“{metric}” comes from buying {use}: {effect} per CNY 10 bn ({range}). It is the best of all "
        "uses in {best} of {members} parameter sets.",
        "自{first}起{sessions}个交易日投入{budget}：在本模型中，买入{use}对“{metric}”的效果最大，"
        "每100亿元带来{effect}的变化（九成区间{range}）；{members}组参数中有{best}组以它为最优用途。",
    ),
    "money.said.first": w(
        "{budget} over {sessions} sessions from {first}: in this model the largest effect on "
        "“{metric}” comes from buying {use}: {effect} per CNY 10 bn under the reference parameter "
        "set. The other parameter sets are running.",
        "自{first}起{sessions}个交易日投入{budget}：在参考参数组下，买入{use}对“{metric}”的效果最大，"
        "每100亿元带来{effect}的变化。其他参数组正在计算，随后给出九成区间。",
    ),
    "money.source.first": w(
        "Reference parameter set of structure {structure}, {mode}, model {version} ({hash}); the "
        "other parameter sets are running.",
        "结构{structure}、{mode}的参考参数组，模型版本{version}（{hash}）；其他参数组正在计算。",
    ),
    "money.waiting": w("…", "…"),
    "money.said.earlier": w(
        "Started a week earlier, the same use gives {effect} per CNY 10 bn; of all starts shown, the "
        "largest effect comes from {use} from {day}: {most}.",
        "若再提前一周，同一用途每100亿元带来{effect}的变化；所示各开始时间中，效果最大的是{day}开始买入{use}："
        "每100亿元{most}。",
    ),
    "money.said.most": w(
        "Of all starts shown, the largest effect comes from {use} from {day}: {most} per CNY 10 bn.",
        "所示各开始时间中，效果最大的是{day}开始买入{use}：每100亿元{most}。",
    ),
    "money.said.harm": w(
        "{budget} over {sessions} sessions from {first}: in this model no use improves “{metric}” "
        "under the reference parameter set; buying {use} does least harm, {effect} per CNY 10 bn "
        "({range}).",
        "自{first}起{sessions}个交易日投入{budget}：在参考参数组下，没有任何用途能改善“{metric}”；"
        "买入{use}的不利影响最小，每100亿元{effect}（九成区间{range}）。",
    ),
    "money.said.nothing": w(
        "{budget} over {sessions} sessions from {first}: in this model no use changes “{metric}”. It "
        "was decided before the money came.",
        "自{first}起{sessions}个交易日投入{budget}：在本模型中没有任何用途会改变“{metric}”，"
        "该指标在资金入场前已经确定。",
    ),
    "money.uses.per_ten": w(
        "{metric}: effect per CNY 10 bn by first session, {unit}",
        "{metric}：按首个买入日，每100亿元的效果（{unit}）",
    ),
    "money.uses.all": w(
        "{metric}: effect of {budget} by first session, {unit}",
        "{metric}：按首个买入日，{budget}的效果（{unit}）",
    ),
    "money.uses.key": w(
        "Mark: reference parameter set. Line through it: nine of ten parameter sets. Up is better. "
        "Per CNY 10 bn is an average at this budget; effects are not proportional to money. A week "
        "is five sessions.",
        "标记：参考参数组；竖线：九成参数组。向上为改善。“每100亿元”是该预算下的平均值，效果与资金量不成正比。"
        "一周按五个交易日计。",
    ),
    "money.sizes": w(
        "{metric}: total effect by size of the budget, from {first}, {unit}",
        "{metric}：{first}开始，不同预算规模的总效果（{unit}）",
    ),
    "money.sizes.note": w(
        "Reference parameter set only. A jump is a threshold that the money just reaches: knock-ins, "
        "stop lines, price limits.",
        "仅参考参数组。跳变处为资金量刚好越过阈值（敲入、止损线、涨跌停）。",
    ),
    "money.axis.budget": w("Budget, CNY bn", "预算（亿元）"),
    "money.table": w("{metric}, money from {first}", "{metric}，{first}开始投入"),
    "money.column.use": w("Use", "用途"),
    "money.column.all": w("Total", "合计"),
    "money.column.per_ten": w("Per CNY 10 bn", "每100亿元"),
    "money.column.range": w("Nine of ten parameter sets", "九成参数组"),
    "money.column.next": w("Marginal CNY 10 bn", "再加100亿元"),
    "money.column.best": w("Best use in", "最优次数"),
    "money.of": w("{n} of {all}", "{n}／{all}"),
    "money.starts": w(
        "Per CNY 10 bn by start, reference parameter set", "按开始时间，每100亿元（参考参数组）"
    ),
    "money.search": w("Search for the best rescue", "搜索最优救市方案"),
    "money.search.lead": w(
        "The budget above replaces the scenario's own rescue. A search splits it over the six uses "
        "so that the outcome above is as good as it can be in this model, then tries the result on "
        "parameter sets that the search did not use. It takes about half a minute.",
        "以上方预算替换情景自身的救市，搜索其在六种用途间的最优分配，使上方所选指标在本模型中尽可能好，"
        "再用未参与搜索的参数组（样本外）检验。约需半分钟。",
    ),
    "money.search.about": w(
        "To improve: {metric}. Money: {budget} over {sessions} sessions from {first}.",
        "目标：改善{metric}。资金：自{first}起{sessions}个交易日，共{budget}。",
    ),
    "money.search.run": w("Search", "搜索"),
    "money.search.cancel": w("Stop the search", "停止搜索"),
    "money.search.cancelled": w(
        "Stopped. Shown is the best so far, not tried on other parameter sets.",
        "已停止。所示为当时最优方案，尚未做样本外检验。",
    ),
    "money.search.failed": w("The search ended early; please try again.", "搜索提前结束，请重试。"),
    "money.search.stale": w(
        "The settings above have changed; this result is for {budget} from {first}, {metric}. "
        "Search again for the new settings.",
        "上方设置已改变；此结果对应自{first}起{budget}、{metric}。请按新设置重新搜索。",
    ),
    "money.search.step": w(
        "Generation {generation}, {evaluations} plans run, best so far {value}",
        "第{generation}代，已运行{evaluations}个方案，目前最优{value}",
    ),
    "money.search.frontier": w("Other budgets for the frontier …", "正在计算前沿上的其他预算……"),
    "money.search.start": w("Solving the parameter sets …", "正在求解各参数组……"),
    "money.search.so_far": w(
        "Best so far ({over}): {value} with {split}, from {first}.",
        "目前最优（{over}）：{value}，{split}，{first}开始。",
    ),
    "money.search.said": w(
        "Best split found for “{metric}”: {split}, from {first}. Reference parameter set: {value}, "
        "against {historical} with the historical mix of the same money on the same days and {even} "
        "with an even split. On {unseen} parameter sets that the search did not use (out of sample) "
        "it beats the historical mix in {beats_historical} and the even split in {beats_even}.",
        "对“{metric}”找到的最优分配：{split}，{first}开始。参考参数组下为{value}；"
        "同样资金、同样日子按历史配比为{historical}，平均分配为{even}。"
        "在未参与搜索的{unseen}组参数（样本外）中，{beats_historical}组优于历史配比，{beats_even}组优于平均分配。",
    ),
    "money.search.part": w("{percent}% {use}", "{use}占{percent}%"),
    "money.plan.found": w("Best found", "搜索所得最优"),
    "money.plan.historical": w("Historical mix", "历史配比"),
    "money.plan.historical_asked": w("Historical mix, day asked", "历史配比（所设日期）"),
    "money.plan.even": w("Even split", "平均分配"),
    "money.plan.without": w("No rescue", "不救市"),
    "money.column.plan": w("Same money", "同等资金"),
    "money.column.split": w("Split, CNY bn", "分配（亿元）"),
    "money.column.start": w("Start", "开始"),
    "money.column.value": w("Reference parameter set, {unit}", "参考参数组（{unit}）"),
    "money.column.unseen": w(
        "90% range, out-of-sample parameter sets, {unit}", "样本外参数组的九成区间（{unit}）"
    ),
    "money.column.beaten": w("Beaten by the best in", "最优方案胜出组数"),
    "money.column.open": w("In the lab", "实验室"),
    "money.outcomes": w(
        "All outcomes under these plans, reference parameter set",
        "各方案下的全部指标（参考参数组）",
    ),
    "money.column.outcome": w("Outcome", "结果指标"),
    "money.open": w("Open", "打开"),
    "money.course": w("Course of the search: {over}, {unit}", "搜索过程：{over}（{unit}）"),
    "money.course.best": w("best plan", "最优方案"),
    "money.course.mean": w("mean of the generation", "当代平均"),
    "money.axis.generation": w("Generation", "代"),
    "money.frontier": w(
        "Money against outcome: {metric}, {unit}", "资金与结果：{metric}（{unit}）"
    ),
    "money.search.facts": w(
        "{optimiser}, {strategy}, seed {seed}, {population} plans a generation, {generations} of at "
        "most {most} generations, {evaluations} plans run; {ended}; {refined}. Range: nine of ten "
        "of {unseen} out-of-sample parameter sets. Every plan is rounded to what the lab's controls "
        "can be set to before it is run. Frontier budgets: short searches begun from this one.",
        "{optimiser}，{strategy}，随机种子{seed}，每代{population}个方案，{generations}代（上限{most}），"
        "共运行{evaluations}个方案；{ended}；{refined}。区间：{unseen}组样本外参数中的九成。"
        "每个方案在运行前都取整为实验室控件可设定的数值。前沿上的其他预算：以本次结果为起点的短搜索。",
    ),
    "money.ended.settled": w("the plans have converged", "各方案已收敛"),
    "money.ended.idle": w(
        "{patience} generations brought nothing better", "连续{patience}代没有更好的方案"
    ),
    "money.ended.over": w("it had not settled by then", "届时尚未收敛"),
    "money.refined.yes": w(
        "no shift of a twentieth of the money and no neighbouring day is better",
        "转移二十分之一资金或改用相邻日期均不会更好",
    ),
    "money.refined.no": w("the local refinement was stopped early", "局部细化提前终止"),
    "money.limits": w("What the model cannot tell", "模型无法回答的问题"),
    "money.limits.futures": w(
        "Futures: what a purchase moves in the basis is hardly identified by the data, since nobody "
        "is known to have bought futures in 2024; within the prior range of that parameter the "
        "effect on the IM basis may be close to zero, in structure B it changes its sign "
        "(docs/limits.md). Comparisons with IC and IM are the least certain here. The budget counts "
        "the contract value of futures, not their margin.",
        "期货：2024年未见股指期货救市买盘的公开记录，买入对基差的影响几乎无法由数据识别；在该参数的先验范围内，"
        "对IM基差的作用可能接近零，在结构B中甚至变号（见docs/limits.md）。与IC、IM的比较最不确定。"
        "预算按期货合约名义价值计，而非保证金。",
    ),
    "money.limits.prices": w(
        "Whether so much could be bought: funds and futures are assumed to take the money at the "
        "model's prices. On their busiest day of the time covered, "
        f"{_BUSIEST.en}, five CSI 2000 ETFs turned over {BILLION.said(_BUSIEST.bn, 'en', 1)}. "
        "Micro-caps count in some outcomes and cannot be bought.",
        "能否买到这么多：假定ETF和期货能按模型价格吸收这些资金。在数据期内成交最大的一天"
        f"（{_BUSIEST.zh}），五只中证2000ETF合计成交{BILLION.said(_BUSIEST.bn, 'zh', 1)}。"
        "微盘股计入部分指标，但无法直接买入。",
    ),
    "money.limits.search": w(
        "A search finds the best of this model, with hindsight of the same crisis, and exploits what "
        "the model has wrong. The ranges are those of one structure.",
        "搜索结果是本模型内、以事后视角对同一场危机的最优解，会放大模型误差；区间仅来自一种模型结构。",
    ),
}
