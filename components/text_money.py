"""Words of the page that compares what the same money does, and searches its best split."""

from typing import NamedTuple

from components.pages.spec import Words, w
from model import facts
from model.inquiry.rescue_plan import SMALL_CAPS


class _Day(NamedTuple):
    day: str
    bn: float


def _busiest() -> _Day:
    """Return the day on which most CSI 2000 ETFs changed hands, and how much."""
    turnover = facts.csi2000_etf_turnover()
    return _Day(str(turnover.idxmax())[:10], float(turnover.max()))


_BUSIEST = _busiest()

MONEY_WORDS: Words = {
    "page.money": w("Fair money", "同样的钱"),
    "page.money.menu": w("Fair money", "同样的钱"),
    "page.money.lead": w(
        "One budget, spent in full: what does it do in each thing it can buy, and what does a week's "
        "earlier start do? Policies are compared fairly only with the same money.",
        "同一笔预算全部用完：买不同标的各有什么作用？提前一周又如何？只有资金相同，政策才能公平比较。",
    ),
    f"metric.{SMALL_CAPS.name}": SMALL_CAPS.label.json(),
    "money.use.csi300": w("CSI 300 ETFs", "沪深300 ETF"),
    "money.use.csi500": w("CSI 500 ETFs", "中证500 ETF"),
    "money.use.csi1000": w("CSI 1000 ETFs", "中证1000 ETF"),
    "money.use.csi2000": w("CSI 2000 ETFs", "中证2000 ETF"),
    "money.use.IC": w("IC futures", "IC期货"),
    "money.use.IM": w("IM futures", "IM期货"),
    "money.use.historical": w("Historical mix", "历史配比"),
    "money.bought.historical": w("the historical mix", "历史配比"),
    "money.comma": w(", ", "、"),
    "money.scale": w("Effect", "作用"),
    "money.scale.per_ten": w("Per CNY 10 bn", "每100亿元"),
    "money.scale.all": w("In all", "合计"),
    "money.weeks": w("Start told in detail", "详述的开始时间"),
    "money.weeks.0": w("On the first session", "首个交易日当天"),
    "money.weeks.1": w("1 week earlier", "提前1周"),
    "money.weeks.2": w("2 weeks earlier", "提前2周"),
    "money.weeks.3": w("3 weeks earlier", "提前3周"),
    "money.weeks.4": w("4 weeks earlier", "提前4周"),
    "money.weeks.6": w("6 weeks earlier", "提前6周"),
    "money.said": w(
        "{budget} over {sessions} sessions from {first}: in this model it does most for "
        "“{metric}” when it buys {use}: {effect} per CNY 10 bn ({range}). That is the best of all uses in {best} of "
        "{members} vectors.",
        "从{first}起{sessions}个交易日投入{budget}：在本模型中，买入{use}对“{metric}”作用最大，每100亿元{effect}（{range}）。在{members}组参数的{best}组中它是最优用途。",
    ),
    "money.said.first": w(
        "{budget} over {sessions} sessions from {first}: in this model it does most for "
        "“{metric}” when it buys {use}: {effect} per CNY 10 bn in the reference vector. The other "
        "vectors are running.",
        "从{first}起{sessions}个交易日投入{budget}：在本模型的参考参数组中，买入{use}对“{metric}”作用最大，每100亿元{effect}。其他参数组正在计算，九成范围随后给出。",
    ),
    "money.source.first": w(
        "Reference vector of structure {structure}, {mode}, model {version} ({hash}); the other "
        "vectors are running.",
        "结构{structure}、{mode}的参考参数组，模型 {version}（{hash}）；其他参数组正在计算。",
    ),
    "money.waiting": w("…", "…"),
    "money.said.earlier": w(
        "Begun a week earlier, the same use gives {effect} per CNY 10 bn; of all starts shown, most "
        "comes from {use} begun on {day}: {most}.",
        "若再提前一周，同一用途每100亿元为{effect}；在所示各开始时间中，作用最大的是{day}开始的{use}：{most}。",
    ),
    "money.said.most": w(
        "Of all starts shown, most comes from {use} begun on {day}: {most} per CNY 10 bn.",
        "在所示各开始时间中，作用最大的是{day}开始的{use}：每100亿元{most}。",
    ),
    "money.said.harm": w(
        "{budget} over {sessions} sessions from {first}: in this model no use improves "
        "“{metric}” in the reference vector; buying {use} does least harm, {effect} per CNY 10 bn ({range}).",
        "从{first}起{sessions}个交易日投入{budget}：在本模型的参考参数组中，没有任何用途能改善“{metric}”；{use}的不利影响最小，每100亿元{effect}（{range}）。",
    ),
    "money.said.nothing": w(
        "{budget} over {sessions} sessions from {first}: in this model no use changes "
        "“{metric}”. It was decided before the money came.",
        "从{first}起{sessions}个交易日投入{budget}：在本模型中没有任何用途会改变“{metric}”，它在资金到来之前已成定局。",
    ),
    "money.uses.per_ten": w(
        "{metric}: effect per CNY 10 bn by first session, {unit}",
        "{metric}：按首个买入日，每100亿元的作用（{unit}）",
    ),
    "money.uses.all": w(
        "{metric}: effect of {budget} by first session, {unit}",
        "{metric}：按首个买入日，{budget}的作用（{unit}）",
    ),
    "money.uses.key": w(
        "Mark: reference vector. Line through it: nine of ten vectors. Up is better. Per CNY 10 bn is "
        "an average at this budget; effects are not proportional to money. A week is five sessions.",
        "标记：参考参数组；竖线：九成参数组。向上为改善。“每100亿元”是此预算下的平均值；作用与资金不成正比。一周按五个交易日计。",
    ),
    "money.sizes": w(
        "{metric}: effect in all by size of the budget, from {first}, {unit}",
        "{metric}：{first}开始，不同预算规模的合计作用（{unit}）",
    ),
    "money.sizes.note": w(
        "Reference vector only. A jump is a threshold that the money just reaches: knock-ins, stop "
        "lines, price limits.",
        "仅参考参数组。跳跃是资金刚好触及的阈值：敲入、止损线、涨跌停。",
    ),
    "money.axis.budget": w("Budget, CNY bn", "预算（十亿元）"),
    "money.table": w("{metric}, money from {first}", "{metric}，{first}开始投入"),
    "money.column.use": w("Use", "用途"),
    "money.column.all": w("In all", "合计"),
    "money.column.per_ten": w("Per CNY 10 bn", "每100亿元"),
    "money.column.range": w("Nine of ten vectors", "九成参数组"),
    "money.column.next": w("Next CNY 10 bn", "再加100亿元"),
    "money.column.best": w("Best use in", "最优的参数组"),
    "money.of": w("{n} of {all}", "{n} / {all}"),
    "money.starts": w(
        "Per CNY 10 bn by start, reference vector", "按开始时间，每100亿元（参考参数组）"
    ),
    "money.search": w("Search for the best rescue", "搜索最优救市方案"),
    "money.search.lead": w(
        "The rescue of the scenario is replaced by the budget above. A search splits it over the six "
        "uses so that the outcome above is as good as it can be in this model, then tries the "
        "result on vectors that it has not seen. It takes about half a minute.",
        "用上面的预算替换情景自身的救市，搜索如何在六种用途之间分配，使上面所选结果在本模型中尽可能好，再用搜索未见过的参数组检验。约需半分钟。",
    ),
    "money.search.about": w(
        "To improve: {metric}. Money: {budget} over {sessions} sessions from {first}.",
        "要改善：{metric}。资金：从{first}起{sessions}个交易日，{budget}。",
    ),
    "money.search.run": w("Search", "搜索"),
    "money.search.cancel": w("Stop the search", "停止搜索"),
    "money.search.cancelled": w(
        "Stopped. What is shown was the best so far, not tried on other vectors.",
        "已停止。显示的是当时最优方案，尚未用其他参数组检验。",
    ),
    "money.search.failed": w("The search ended early; please try again.", "搜索提前结束，请重试。"),
    "money.search.stale": w(
        "The settings above have changed; this result is for {budget} from {first}, {metric}. "
        "Search again for the new settings.",
        "上面的设置已改变；此结果对应从{first}起{budget}、{metric}。请重新搜索。",
    ),
    "money.search.step": w(
        "Generation {generation}, {evaluations} plans run, best so far {value}",
        "第{generation}代，已运行{evaluations}个方案，目前最优{value}",
    ),
    "money.search.frontier": w("Other budgets for the frontier …", "正在计算前沿上的其他预算……"),
    "money.search.start": w("Solving the vectors …", "正在求解参数组……"),
    "money.search.so_far": w(
        "Best so far ({over}): {value} with {split}, from {first}.",
        "目前最优（{over}）：{value}，{split}，{first}开始。",
    ),
    "money.search.said": w(
        "Best split found for “{metric}”: {split}, from {first}. Reference vector: {value}, against "
        "{historical} with the historical mix of the same money on the same days and {even} with an even split. On "
        "{unseen} vectors that the search did not see it beats the historical mix in "
        "{beats_historical} and the even split in {beats_even}.",
        "对“{metric}”找到的最优分配：{split}，{first}开始。参考参数组为{value}；同样资金、同样日子按历史配比为{historical}，平均分配为{even}。在搜索未见过的{unseen}组参数中，它有{beats_historical}组优于历史配比，{beats_even}组优于平均分配。",
    ),
    "money.search.part": w("{percent}% {use}", "{use} {percent}%"),
    "money.plan.found": w("Best found", "找到的最优"),
    "money.plan.historical": w("Historical mix", "历史配比"),
    "money.plan.historical_asked": w("Historical mix, day asked", "历史配比，所问日期"),
    "money.plan.even": w("Even split", "平均分配"),
    "money.plan.without": w("No rescue", "无救市"),
    "money.column.plan": w("Same money", "同样资金"),
    "money.column.split": w("Split, CNY bn", "分配（十亿元）"),
    "money.column.start": w("Start", "开始"),
    "money.column.value": w("Reference vector, {unit}", "参考参数组（{unit}）"),
    "money.column.unseen": w("Nine of ten unseen vectors, {unit}", "未见参数组的九成（{unit}）"),
    "money.column.beaten": w("Beaten by the best in", "最优者胜出"),
    "money.column.open": w("In the lab", "实验室"),
    "money.outcomes": w(
        "All outcomes under these plans, reference vector", "各方案下的全部结果（参考参数组）"
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
        "of {unseen} unseen vectors. Every plan is rounded to what the lab's levers express before "
        "it is run. Frontier budgets: short searches begun from this one.",
        "{optimiser}，{strategy}，随机种子{seed}，每代{population}个方案，{generations}代（上限{most}），共运行{evaluations}个方案；{ended}；{refined}。范围：{unseen}组未见参数中的九成。每个方案在运行前都取整为实验室杠杆可表达的数值。前沿上的其他预算：以本次结果为起点的短搜索。",
    ),
    "money.ended.settled": w("its losses no longer spread", "各方案已收敛到几乎相同的结果"),
    "money.ended.idle": w(
        "{patience} generations brought nothing better", "连续{patience}代没有更好的方案"
    ),
    "money.ended.over": w("it had not settled by then", "届时尚未收敛"),
    "money.refined.yes": w(
        "no transfer of a twentieth of the money and no neighbouring day is better",
        "任何二十分之一资金的转移或相邻日期都不会更好",
    ),
    "money.refined.no": w("refining was stopped before its end", "细化在结束前停止"),
    "money.limits": w("What the model cannot tell", "模型不能回答的"),
    "money.limits.futures": w(
        "Futures: what a purchase moves in the basis is weakly identified, since nobody is known to "
        "have bought futures in 2024; over the prior of that number the effect on the IM basis nearly "
        "vanishes, in structure B it changes its sign (docs/limits.md). Comparisons with IC and IM "
        "are the least certain here. The budget counts the notional of futures, not their margin.",
        "期货：2024年没有已知的期货买入，买入对基差的影响识别很弱；在该参数的先验范围内，对IM基差的作用可以几乎为零，在结构B中甚至变号（见docs/limits.md）。与IC、IM的比较最不确定。预算按期货名义金额计，而非保证金。",
    ),
    "money.limits.prices": w(
        "Whether so much could be bought: funds and futures are assumed to take the money at the "
        f"model's prices. On their busiest day of the time covered, {_BUSIEST.day}, five CSI 2000 "
        f"ETFs turned over CNY {_BUSIEST.bn:.1f} bn. Micro-caps count in some outcomes and cannot be "
        "bought.",
        f"能否买到这么多：假定ETF和期货能按模型价格吸收这些资金。在数据期内成交最大的一天（{_BUSIEST.day}），五只中证2000 ETF成交{10 * _BUSIEST.bn:.0f}亿元。微盘股计入部分结果，但不能直接买入。",
    ),
    "money.limits.search": w(
        "A search finds the best of this model, with hindsight of the same crisis, and leans on what "
        "the model has wrong. The ranges are those of one structure.",
        "搜索得到的是本模型中、事后对同一场危机的最优，会利用模型的错误之处。范围只属于一种结构。",
    ),
}
