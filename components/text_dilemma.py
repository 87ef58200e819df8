"""Words of the page about the dilemma: sell first, or hold and trust that others do."""

from components.pages.spec import Words, w

KINDS: Words = {
    "kind.prisoners": w("prisoner's dilemma", "囚徒困境"),
    "kind.one_sided": w("dilemma of one side", "单方困境"),
    "kind.stag_hunt": w("stag hunt (trust game)", "猎鹿博弈（信任博弈）"),
    "kind.coordination": w("coordination game", "协调博弈"),
    "kind.chicken": w("game of chicken", "懦夫博弈"),
    "kind.selling_pays": w("no dilemma: early action pays", "无困境：抢先有利"),
    "kind.no_dilemma": w("no dilemma: waiting is best", "无困境：不动最好"),
    "kind.no_choice": w("no choice left", "无从选择"),
    "kind.no_rest": w("no resting point", "没有稳定结果"),
    "kind.prisoners.said": w(
        "{selling} pays whatever the others do, yet when all do it, {one} end at {pay1} and {two} "
        "at {pay2}, against nobody doing it.",
        "无论别人怎么做，{selling}都有利；可是大家都这么做时，与谁都不做相比，{one}为{pay1}，{two}为{pay2}。",
    ),
    "kind.one_sided.said": w(
        "all {holding} does not last, because {selling} pays for {who}; where it ends, both sides "
        "are worse off: {one} {pay1}, {two} {pay2}.",
        "大家都{holding}维持不住，因为{selling}对{who}有利；结果双方都更差：{one}{pay1}，{two}{pay2}。",
    ),
    "kind.stag_hunt.said": w(
        "all {holding} lasts as long as each trusts the others, but so does the other marked cell, "
        "which is worse for both: {one} {pay1}, {two} {pay2}.",
        "只要彼此信任，大家都{holding}可以维持；但另一个标出的结果同样稳定，且双方更差：{one}{pay1}，{two}{pay2}。",
    ),
    "kind.coordination.said": w(
        "more than one outcome lasts, and the two sides do not prefer the same one.",
        "不止一个结果可以维持，而双方偏好不同。",
    ),
    "kind.chicken.said": w(
        "{selling} pays for each side only while the other one does not.",
        "只有在对方不动时，{selling}才对自己有利。",
    ),
    "kind.selling_pays.said": w(
        "{selling} pays for {who}, and not both sides are worse off for it: {one} {pay1}, {two} "
        "{pay2}.",
        "{selling}对{who}有利，而且并非双方都受损：{one}{pay1}，{two}{pay2}。",
    ),
    "kind.no_dilemma.said": w(
        "{holding} is the better reply for both sides. If all acted early all the same: {one} "
        "{pay1}, {two} {pay2}.",
        "{holding}是双方的较优选择。若大家仍然抢先：{one}{pay1}，{two}{pay2}。",
    ),
    "kind.no_choice.said": w(
        "{selling} is stopped or changes less than it costs, so nobody has to trust anybody.",
        "{selling}被禁止，或所带来的变化小于其成本，因此谁也不必信任谁。",
    ),
    "kind.no_rest.said": w(
        "whatever both sides do, one of them wants to act otherwise.",
        "无论双方怎么做，总有一方想改变做法。",
    ),
}

DILEMMA: Words = KINDS | {
    "page.dilemma": w("The dilemma", "困境"),
    "page.dilemma.menu": w("Dilemma", "困境"),
    "page.dilemma.lead": w(
        "Two sides may sell early or hold. The model is run for all four combinations and five "
        "policies. Is it best for both if nobody sells, and is selling the better reply all the "
        "same?",
        "两方可以抢先卖出或持有。模型对四种组合和五种政策都运行一遍。大家都不卖是否对双方最好，而卖出却仍是更优的应对？",
    ),
    "dilemma.sell.one": w("large funds", "大型基金"),
    "dilemma.sell.two": w("the rest", "其余机构"),
    "dilemma.redeem.one": w("index-enhanced holders", "指增持有人"),
    "dilemma.redeem.two": w("neutral and DMA holders", "中性与DMA持有人"),
    "dilemma.sell.hold": w("hold", "持有"),
    "dilemma.sell.sell": w("sell early", "抢先卖出"),
    "dilemma.redeem.hold": w("stay", "留下"),
    "dilemma.redeem.sell": w("redeem", "赎回"),
    "dilemma.sell.holding": w("holding", "持有"),
    "dilemma.sell.selling": w("selling early", "抢先卖出"),
    "dilemma.redeem.holding": w("staying", "留下"),
    "dilemma.redeem.selling": w("redeeming", "赎回"),
    "dilemma.both": w("both sides", "双方"),
    "dilemma.acts": w("{who}: {act}", "{who}：{act}"),
    "dilemma.view": w("Who decides", "谁来决定"),
    "dilemma.view.single": w("One among many", "众多中的一家"),
    "dilemma.view.block": w("Each side as one", "每方一致行动"),
    "dilemma.view.single.said": w("For one among many", "对众多中的一家"),
    "dilemma.view.block.said": w("If each side acts as one", "若每方一致行动"),
    "dilemma.said": w("{view}, {kind}: {said}", "{view}，{kind}：{said}"),
    "dilemma.count": w(
        "So in {count} of {members} vectors of the ensemble.", "{members}组参数中有{count}组如此。"
    ),
    "dilemma.vectors": w("{count} of {members} vectors", "{members}组参数中{count}组"),
    "dilemma.other": w(
        "{view}: {kind} ({count} of {members}).", "{view}：{kind}（{count}/{members}）。"
    ),
    "dilemma.played": w(
        "{size} % {what}, evenly over {sessions} sessions from {first} to {last}; counted at the "
        "close of {end}. {back} A gain below {least} % counts as none.",
        "{first}至{last}的{sessions}个交易日内平均{what}{size}%；按{end}收盘结算。{back}低于{least}%的收益视为零。",
    ),
    "dilemma.sell.what": w("of the stock book is sold", "卖出股票仓位的"),
    "dilemma.redeem.what": w("of the units are redeemed", "赎回份额的"),
    "dilemma.back.0": w("The money stays in cash.", "所得保留为现金。"),
    "dilemma.back": w(
        "They begin to buy back {back} sessions after the last sale.",
        "最后一笔卖出{back}个交易日后开始买回。",
    ),
    "dilemma.policy": w("Policy", "政策"),
    "dilemma.policy.scenario": w("As in the scenario", "如所选情景"),
    "dilemma.policy.nobody": w("No limit", "不限制"),
    "dilemma.policy.one.sell": w("Limit on large funds only", "只限大型基金"),
    "dilemma.policy.one.redeem": w("Ban on DMA selling only", "只禁DMA卖出"),
    "dilemma.policy.all": w("Limit on all", "限制所有机构"),
    "dilemma.policy.support": w("Early support", "提前托市"),
    "dilemma.table": w("Pay-offs: {policy}", "收益：{policy}"),
    "dilemma.table.note": w(
        "Value that is left to holders at the end, in per cent against nobody acting early. Below "
        "it, what one more would gain by acting early (or lose). Thick border: nobody wants to act "
        "otherwise.",
        "期末留给持有人的价值，相对谁都不抢先（%）。其下为再有一家抢先时的得失。粗边框：谁也不想改变做法。",
    ),
    "dilemma.table.note.block": w(
        "Value that is left to holders at the end, in per cent against nobody acting early. Below "
        "it, what the side as a whole gains by acting early (or loses). Thick border: neither side "
        "wants to act otherwise.",
        "期末留给持有人的价值，相对谁都不抢先（%）。其下为该方整体抢先的得失。粗边框：双方都不想改变做法。",
    ),
    "dilemma.equilibrium": w("Equilibrium", "均衡"),
    "dilemma.dominant": w("Equilibrium, safer", "均衡（风险占优）"),
    "dilemma.best": w("Best for both together", "合计最优"),
    "dilemma.best.hold": w(
        "Nobody acting early is best for both together.", "谁都不抢先，双方合计最优。"
    ),
    "dilemma.best.other": w(
        "Best for both together is another cell: {cell}, {value}.",
        "双方合计最优的是另一格：{cell}，{value}。",
    ),
    "dilemma.outside": w(
        "The reference vector lies outside the range here: the other vectors, which fit the episode "
        "too, react more to sales of this size, or less.",
        "此处参考参数组在范围之外：其他同样拟合历史的参数组，对如此规模的卖出反应更强或更弱。",
    ),
    "dilemma.gain": w("by {act}: {gain}", "若{act}：{gain}"),
    "dilemma.stopped": w("cannot sell", "无法卖出"),
    "dilemma.market": w(
        "CSI 2000 {fall} %, market {value} {unit}", "中证2000 {fall}%，市值 {value} {unit}"
    ),
    "dilemma.market.note": w(
        "Grey line: the worst close of the market from the eve of the game to the end date.",
        "灰字：从博弈前一日到结算日市场的最低收盘。",
    ),
    "dilemma.market.note.end": w(
        "Grey line: the market at the end date against the eve of the game.",
        "灰字：结算日市场相对博弈前一日。",
    ),
    "dilemma.policies": w("The same game under five policies", "五种政策下的同一博弈"),
    "dilemma.policies.note": w(
        "First number {one}, second {two}. Limits act in full on the sessions of selling only. "
        "Choose one to see it large.",
        "第一个数为{one}，第二个为{two}。限制只在卖出的交易日内全力实施。点选可放大。",
    ),
    "dilemma.held": w(
        "If nobody acts: {one}, {two} against the scenario", "若谁都不动，较所选情景：{one}、{two}"
    ),
    "dilemma.held.base": w("If nobody acts: the scenario itself", "若谁都不动：即所选情景"),
    "dilemma.trust": w("How much trust it takes", "需要多少信任"),
    "dilemma.trust.label": w("Trust: belief that others {hold}", "信任：相信别人会{hold}"),
    "dilemma.trust.note": w(
        "Expected pay-off of both actions if others {hold} with this probability and all act early "
        "otherwise. Reference vector.",
        "若别人以此概率{hold}、否则全都抢先，两种做法的期望收益。参考参数组。",
    ),
    "dilemma.trust.said": w(
        "At {trust} %, {holding} is worth {hold} % and {selling} {sell} %: {better} is better. {rule}",
        "信任为{trust}%时，{holding}值{hold}%，{selling}值{sell}%：{better}更好。{rule}",
    ),
    "dilemma.trust.equal": w("neither", "两者相同，谁也不"),
    "dilemma.rule.always": w(
        "{holding} is better at any trust.", "无论信任多少，{holding}都更好。"
    ),
    "dilemma.rule.never": w(
        "Even full trust does not make {holding} better.", "即使完全信任，{holding}也不会更好。"
    ),
    "dilemma.rule.from": w(
        "{holding} is better from a trust of {level} % on.", "信任达到{level}%起，{holding}更好。"
    ),
    "dilemma.rule.up_to": w(
        "{holding} is better only up to a trust of {level} %.",
        "只有信任不超过{level}%时，{holding}才更好。",
    ),
    "dilemma.rule.same": w(
        "The difference is below the cost of trading.", "两者之差小于交易成本。"
    ),
    "dilemma.rule.count": w("({count} of {members})", "（{count}/{members}）"),
    "dilemma.axis.trust": w("Trust, %", "信任（%）"),
    "dilemma.axis.pay": w("Pay-off, %", "收益（%）"),
    "dilemma.ends": w("Counted on another day", "换一天结算"),
    "dilemma.ends.note": w(
        "Vectors by the kind of game under the scenario's own policies, if the same runs are "
        "counted at another close. The choice of the day decides much: who sold before a fall looks clever at the low, and less so after "
        "the recovery.",
        "在所选情景自身的政策下，同样的运行若在别的收盘日结算，各类博弈的参数组数。结算日影响很大：跌前卖出者在低点显得聪明，反弹后则未必。",
    ),
    "dilemma.ends.axis": w("Vectors", "参数组"),
    "dilemma.every": w("All numbers with ranges", "全部数字与范围"),
    "dilemma.column.cell": w("{one} / {two}", "{one} / {two}"),
    "dilemma.column.pay": w("{who}, %", "{who}（%）"),
    "dilemma.column.low": w("CSI 2000, lowest, %", "中证2000最低（%）"),
    "dilemma.column.end": w("CSI 2000 at the end, %", "中证2000期末（%）"),
    "dilemma.column.value": w("Market value, lowest, {unit}", "总市值最低（{unit}）"),
    "dilemma.mixed": w(
        "Mixed equilibrium: {one} {hold} with a chance of {p1} %, {two} {hold} with {p2} %.",
        "混合均衡：{one}以{p1}%的概率{hold}，{two}以{p2}%的概率{hold}。",
    ),
    "dilemma.limits": w(
        "What this exercise can and cannot tell", "这一练习能说明什么、不能说明什么"
    ),
}

LIMITS: Words = {
    "dilemma.limit.players": w(
        "The rest are small funds and private quants (500- and 1000-enhanced, market-neutral, "
        "DMA). 300-enhanced funds are public and keep to their index. In the second game DMA "
        "holders close their book; their margin stays in the account.",
        "“其余机构”为中小基金与私募量化（500、1000指增、市场中性、DMA）。300指增为公募，须跟踪指数。第二个博弈中，DMA持有人平仓，保证金留在账户内。",
    ),
    "dilemma.limit.urge": w(
        "The model's own urge to sell before the locked-in is off here, because those who would "
        "run are the players; the news is solved anew for that. Redemptions, stop lines, leverage "
        "and all other behaviour go on.",
        "模型自带的“抢在被锁者之前卖出”在此关闭，因为会抢跑的正是博弈双方；消息据此重新求解。赎回、止损线、杠杆等其他行为照常。",
    ),
    "dilemma.limit.many": w(
        "One among many moves no price by itself. A side that acts as one pays for its own push on "
        "prices, so it often finds no gain where each of its members does: the dilemma then lies "
        "inside the side as well as between the two.",
        "众多中的一家自身不影响价格。一致行动的一方要承担自己对价格的冲击，因此常常整体无利可图而成员各自有利：困境既在双方之间，也在每一方内部。",
    ),
    "dilemma.limit.hindsight": w(
        "Part of the gain is hindsight: news of this history made prices fall whoever sold. "
        "Players here know the days; real ones did not.",
        "部分收益是事后之明：无论谁卖，这段历史的消息都使价格下跌。此处的参与者知道日期，真实的人并不知道。",
    ),
    "dilemma.limit.kind": w(
        "Kinds are declared by ordinal pattern: gains below the cost of trading count as "
        "none, and who gains nothing waits. Pay-offs are before costs.",
        "博弈类型按收益大小次序划分：低于交易成本的收益视为零，无利可图者不动。收益未扣成本。",
    ),
    "dilemma.limit.rest": w(
        "Nobody reacts to what the other does within the run, nobody repeats the game, and cash "
        "earns nothing. That cash also pays redemptions first is left out when one among many is "
        "counted.",
        "运行中谁也不会对对方的行动再作反应，博弈不重复，现金没有收益。计算众多中的一家时，未计入现金会先用于支付赎回。",
    ),
}
DILEMMA |= LIMITS
