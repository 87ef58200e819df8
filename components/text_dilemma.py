"""Words of the page about the prisoner's dilemma: sell first, or hold and trust that others do."""

from components.pages.spec import Words, w

KINDS: Words = {
    "kind.prisoners": w("prisoner's dilemma", "囚徒困境"),
    "kind.one_sided": w("dilemma of one side", "单方困境"),
    "kind.stag_hunt": w("stag hunt (trust game)", "猎鹿博弈（信任博弈）"),
    "kind.coordination": w("coordination game", "协调博弈"),
    "kind.chicken": w("game of chicken", "懦夫博弈"),
    "kind.selling_pays": w("no dilemma: selling early dominates", "无困境：抢跑占优"),
    "kind.no_dilemma": w("no dilemma: holding dominates", "无困境：持有占优"),
    "kind.no_choice": w("not a game: sales are blocked", "不构成博弈：卖出受限"),
    "kind.no_rest": w("no pure-strategy equilibrium", "无纯策略均衡"),
    "kind.prisoners.said": w(
        "{selling} dominates whatever the others do, yet when both sides do it, {one} end at {pay1} "
        "and {two} at {pay2}, compared with nobody doing it.",
        "无论对方如何，{selling}都占优；但若双方都如此，与都不如此相比，{one}{pay1}、{two}{pay2}。",
    ),
    "kind.one_sided.said": w(
        "all {holding} is not an equilibrium, because {selling} pays for {who}; where it ends, both "
        "sides are worse off: {one} {pay1}, {two} {pay2}.",
        "都{holding}无法维持，因为{selling}对{who}有利；最终双方都更差：{one}{pay1}、{two}{pay2}。",
    ),
    "kind.stag_hunt.said": w(
        "all {holding} is an equilibrium as long as each trusts the others, but so is the other "
        "marked cell, which is worse for both: {one} {pay1}, {two} {pay2}.",
        "只要彼此信任，都{holding}可以维持；但另一个标出的结果同样是均衡，且双方更差：{one}{pay1}、{two}{pay2}。",
    ),
    "kind.coordination.said": w(
        "there is more than one equilibrium, and the two sides do not prefer the same one.",
        "均衡不止一个，而双方偏好不同。",
    ),
    "kind.chicken.said": w(
        "{selling} pays for each side only while the other one does not.",
        "只有对方不这样做时，{selling}才对己方有利。",
    ),
    "kind.selling_pays.said": w(
        "{selling} pays for {who}, and not both sides are worse off for it: {one} {pay1}, {two} "
        "{pay2}.",
        "{selling}对{who}有利，且并非双方都受损：{one}{pay1}、{two}{pay2}。",
    ),
    "kind.no_dilemma.said": w(
        "{holding} is the better reply for both sides. If all acted early all the same: {one} "
        "{pay1}, {two} {pay2}.",
        "{holding}对双方都是更优选择。若都抢先行动：{one}{pay1}、{two}{pay2}。",
    ),
    "kind.no_choice.said": w(
        "{selling} is blocked or changes less than it costs, so trust does not come into it.",
        "{selling}受限，或带来的变化小于其成本，因此不涉及信任问题。",
    ),
    "kind.no_rest.said": w(
        "whatever both sides do, one of them is better off doing otherwise.",
        "无论双方如何选择，总有一方改变做法会更好。",
    ),
}

DILEMMA: Words = KINDS | {
    "page.dilemma": w("Prisoner's dilemma", "囚徒困境"),
    "page.dilemma.menu": w("Prisoner's dilemma", "囚徒困境"),
    "page.dilemma.lead": w(
        "Two sides may sell early or hold. The model runs all four combinations under five policies: "
        "is it best for both if nobody sells, and does selling still pay whoever does it alone?",
        "两方各自选择抢先卖出或持有，模型在五种政策下运行全部四种组合：都不卖是否对双方最好，而单方卖出是否仍占优？",
    ),
    "dilemma.sell.one": w("large mutual funds", "大型公募"),
    "dilemma.sell.two": w("small mutual and private funds", "中小公募及私募"),
    "dilemma.redeem.one": w("index-enhanced holders", "指增产品持有人"),
    "dilemma.redeem.two": w("market-neutral and DMA holders", "中性与DMA产品持有人"),
    "dilemma.sell.hold": w("hold", "持有"),
    "dilemma.sell.sell": w("sell early", "抢先卖出"),
    "dilemma.redeem.hold": w("stay", "继续持有"),
    "dilemma.redeem.sell": w("redeem", "赎回"),
    "dilemma.sell.holding": w("holding", "持有"),
    "dilemma.sell.selling": w("selling early", "抢先卖出"),
    "dilemma.redeem.holding": w("staying", "继续持有"),
    "dilemma.redeem.selling": w("redeeming", "赎回"),
    "dilemma.both": w("both sides", "双方"),
    "dilemma.acts": w("{who}: {act}", "{who}：{act}"),
    "dilemma.view": w("Who decides", "决策者"),
    "dilemma.view.single": w("One small (price-taking) institution", "单家机构（不影响价格）"),
    "dilemma.view.block": w("Each side as a whole", "每方作为整体"),
    "dilemma.view.single.said": w("For one small institution", "对单家机构"),
    "dilemma.view.block.said": w("If each side acts as a whole", "若每方作为整体行动"),
    "dilemma.said": w("{view}, {kind}: {said}", "{view}，{kind}：{said}"),
    "dilemma.count": w(
        "This holds in {count} of {members} parameter sets.", "{members}组参数中有{count}组如此。"
    ),
    "dilemma.vectors": w("{count} of {members} parameter sets", "{members}组参数中{count}组"),
    "dilemma.other": w(
        "{view}: {kind} ({count} of {members}).", "{view}：{kind}（{count}／{members}）。"
    ),
    "dilemma.played": w(
        "{size}% {what}, evenly over {sessions} sessions from {first} to {last}; counted at the "
        "close of {end}. {back} A gain below {least}% counts as none.",
        "{first}至{last}共{sessions}个交易日，逐日等量{what}{size}%；按{end}收盘结算。{back}低于{least}%的收益视为零。",
    ),
    "dilemma.sell.what": w("of the stock portfolio is sold", "卖出股票仓位的"),
    "dilemma.redeem.what": w("of the units are redeemed", "赎回份额的"),
    "dilemma.back.0": w("The money stays in cash.", "所得保留为现金。"),
    "dilemma.back": w(
        "They begin to buy back {back} sessions after the last sale.",
        "最后一笔卖出{back}个交易日后开始买回。",
    ),
    "dilemma.policy": w("Policy", "政策"),
    "dilemma.policy.scenario": w("As in the scenario", "同所选情景"),
    "dilemma.policy.nobody": w("No limit", "不限制"),
    "dilemma.policy.one.sell": w("Limit on large mutual funds only", "只限大型公募"),
    "dilemma.policy.one.redeem": w("DMA net-sell limit only", "只限DMA净卖出"),
    "dilemma.policy.all": w("Limit on all", "限制所有机构"),
    "dilemma.policy.support": w("Early support", "提前托市"),
    "dilemma.table": w("Pay-offs: {policy}", "收益：{policy}"),
    "dilemma.table.note": w(
        "Value left to holders at the end, in % against nobody acting early. Below it, what one more "
        "institution would gain (or lose) by acting early. Thick border: an equilibrium.",
        "持有人期末价值，相对“都不抢先”的差异（%）；下行为再有一家抢先的边际得失；粗框为均衡。",
    ),
    "dilemma.table.note.block": w(
        "Value left to holders at the end, in % against nobody acting early. Below it, what the side "
        "as a whole gains (or loses) by acting early. Thick border: an equilibrium.",
        "持有人期末价值，相对“都不抢先”的差异（%）；下行为该方整体抢先的得失；粗框为均衡。",
    ),
    "dilemma.equilibrium": w("Equilibrium", "均衡"),
    "dilemma.dominant": w("Equilibrium, risk-dominant", "均衡（风险占优）"),
    "dilemma.best": w("Best for both together", "合计最优"),
    "dilemma.best.hold": w(
        "Nobody acting early is best for both together.", "都不抢先时，双方合计最优。"
    ),
    "dilemma.best.other": w(
        "Best for both together is another cell: {cell}, {value}.",
        "双方合计最优的是另一格：{cell}，{value}。",
    ),
    "dilemma.outside": w(
        "The reference parameter set lies outside the nine-of-ten range: other parameter sets that "
        "fit the episode as well react quite differently to sales of this size. Do not quote this "
        "number alone.",
        "参考参数组落在九成区间之外：其他同样拟合历史的参数组，对这一规模的卖出反应明显不同，此数不宜单独引用。",
    ),
    "dilemma.gain": w("by {act}: {gain}", "若{act}：{gain}"),
    "dilemma.stopped": w("cannot sell", "无法卖出"),
    "dilemma.market": w(
        "CSI 2000 {fall}%, free-float value {value}", "中证2000 {fall}%；自由流通市值{value}"
    ),
    "dilemma.market.note": w(
        "Grey line: the worst close of the market from the eve of the game to the end date.",
        "灰字：自博弈前一日至结算日，市场的最低收盘。",
    ),
    "dilemma.market.note.end": w(
        "Grey line: the market at the end date against the eve of the game.",
        "灰字：结算日市场，相对博弈前一日。",
    ),
    "dilemma.policies": w("The same game under five policies", "五种政策下的同一博弈"),
    "dilemma.policies.note": w(
        "First number {one}, second {two}. Limits act in full on the sessions of selling only. "
        "Choose one to see it large.",
        "前一数字为{one}，后一数字为{two}。限制只在卖出的交易日内完全生效。点选可放大。",
    ),
    "dilemma.held": w(
        "If nobody acts: {one}, {two} against the scenario", "若都不动，较所选情景：{one}、{two}"
    ),
    "dilemma.held.base": w("If nobody acts: the scenario itself", "若都不动：即所选情景"),
    "dilemma.trust": w("How much trust it takes", "需要多少信任"),
    "dilemma.trust.label": w("Trust: belief that others {hold}", "信任：认为他人会{hold}的概率"),
    "dilemma.trust.note": w(
        "Expected pay-off of both actions if others {hold} with this probability and all act early "
        "otherwise. Reference parameter set.",
        "若他人以此概率{hold}、否则全部抢先，两种做法的期望收益。参考参数组。",
    ),
    "dilemma.trust.said": w(
        "At {trust}%, {holding} is worth {hold}% and {selling} {sell}%: {better} is better. {rule}",
        "信任为{trust}%时，{holding}收益{hold}%，{selling}收益{sell}%：{better}更优。{rule}",
    ),
    "dilemma.trust.equal": w("neither", "两者相当，均不"),
    "dilemma.rule.always": w(
        "{holding} is better at any trust.", "无论信任程度如何，{holding}都更优。"
    ),
    "dilemma.rule.never": w(
        "Even full trust does not make {holding} better.", "即使完全信任，{holding}也不会更优。"
    ),
    "dilemma.rule.from": w(
        "{holding} is better from a trust of {level}% on.", "信任达到{level}%起，{holding}更优。"
    ),
    "dilemma.rule.up_to": w(
        "{holding} is better only up to a trust of {level}%.",
        "只有信任不超过{level}%时，{holding}才更优。",
    ),
    "dilemma.rule.same": w(
        "The difference is below the cost of trading.", "两者之差小于交易成本。"
    ),
    "dilemma.rule.count": w("({count} of {members})", "（{count}／{members}）"),
    "dilemma.axis.trust": w("Trust, %", "信任（%）"),
    "dilemma.axis.pay": w("Pay-off, %", "收益（%）"),
    "dilemma.ends": w("Counted on another day", "换一天结算"),
    "dilemma.ends.note": w(
        "Parameter sets by kind of game under the scenario's own policies, if the same runs are "
        "counted at another close. The day matters a lot: whoever sold before a fall looks clever at "
        "the low, and less so after the recovery.",
        "在所选情景自身的政策下，同样的模拟若改在其他收盘日结算，各类博弈的参数组数。结算日影响很大："
        "在低点结算，跌前卖出者显得明智；反弹后则未必。",
    ),
    "dilemma.ends.axis": w("Parameter sets", "参数组"),
    "dilemma.every": w("All numbers with ranges", "全部数据与区间"),
    "dilemma.column.cell": w("{one} / {two}", "{one}／{two}"),
    "dilemma.column.pay": w("{who}, %", "{who}（%）"),
    "dilemma.column.low": w("CSI 2000, lowest close, %", "中证2000最低收盘（%）"),
    "dilemma.column.end": w("CSI 2000 at the end date, %", "中证2000结算日（%）"),
    "dilemma.column.value": w(
        "Free-float value, largest loss, {unit}", "自由流通市值最大缩水（{unit}）"
    ),
    "dilemma.mixed": w(
        "Mixed equilibrium: {one} {hold} with a probability of {p1}%, {two} {hold} with {p2}%.",
        "混合策略均衡：{one}以{p1}%的概率{hold}，{two}以{p2}%的概率{hold}。",
    ),
    "dilemma.limits": w("What this exercise can and cannot tell", "本推演能说明什么、不能说明什么"),
}

LIMITS: Words = {
    "dilemma.limit.players": w(
        "The second side is small mutual funds, discretionary private funds and private quants (CSI "
        "500 and CSI 1000 enhanced, market-neutral, DMA). CSI 300 enhanced funds are mostly mutual "
        "funds, whose tracking error is bound by contract. In the second game DMA holders close "
        "their positions; their margin stays in the account.",
        "“中小公募及私募”含中小公募、主观私募与私募量化（中证500、中证1000指增，市场中性，DMA）。"
        "沪深300指增多为公募，跟踪误差受合同约束。第二个博弈中，DMA持有人平仓，保证金留在账户内。",
    ),
    "dilemma.limit.urge": w(
        "The model's own front-running of restricted funds is off here, because those who would run "
        "are the players; the exogenous part is solved anew for that. Redemptions, stop lines, "
        "leverage and all other behaviour go on.",
        "模型内生的“抢跑”机制在此关闭（抢跑由博弈双方决定），外生因素据此重新反解。"
        "赎回、止损线、杠杆资金等其他行为照常。",
    ),
    "dilemma.limit.many": w(
        "One small institution moves no price by itself. A side that acts as a whole pays for its own "
        "price impact, so it often finds no gain where each of its members does: the dilemma then "
        "lies inside the side as well as between the two.",
        "单家机构不影响价格。作为整体行动的一方要承担自身的价格冲击，因此常常整体无利可图而成员各自有利："
        "困境既在双方之间，也在每一方内部。",
    ),
    "dilemma.limit.hindsight": w(
        "Part of the gain is hindsight: the exogenous part of this history made prices fall whoever "
        "sold. Players here know the days; real ones did not, so the pay-off is an upper bound for "
        "real players.",
        "部分收益来自后见之明：无论谁卖，这段历史的外生因素都使价格下跌。此处的参与者预知日期，"
        "现实中并不知道，因此所示收益是现实参与者收益的上限。",
    ),
    "dilemma.limit.kind": w(
        "Kinds follow from the order of the pay-offs: gains below the cost of trading count as none, "
        "and who gains nothing waits. Pay-offs are before costs.",
        "博弈类型按收益大小次序划分：低于交易成本的收益视为零，无利可图者不行动。收益未扣成本。",
    ),
    "dilemma.limit.rest": w(
        "Nobody reacts to what the other does within the run, nobody repeats the game, and cash "
        "earns nothing. That cash also pays redemptions first is left out when one small "
        "institution is counted.",
        "运行中各方不会对对方的行动再作反应，博弈不重复，现金无收益。计算单家机构时，未计入现金会先用于支付赎回。",
    ),
}
DILEMMA |= LIMITS
