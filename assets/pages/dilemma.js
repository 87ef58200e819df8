// The dilemma: pay-offs of selling early or holding, what kind of game it is, and under which policy.
(() => {
  "use strict";
  const { QQ } = window;
  const { make, table, range } = QQ.parts;
  const { words, capital, sentences, told } = QQ.dilemma;
  const byId = (id) => document.getElementById(id);
  const say = (key, values) => QQ.text.say(key, values);
  const signed = (value, decimals = 1) => QQ.text.signed(value, decimals);
  const ACTIONS = ["hold", "sell"];
  const SIDES = ["one", "two"];
  const TOGETHER = 0; // nobody acts early
  const APART = 3; // all do
  const VALUE = "market_value_lost";

  const policyName = (name, game) => say(name === "one" ? `dilemma.policy.one.${game}` : `dilemma.policy.${name}`);
  const kindOf = (view) => say(`kind.${view.kind}`);
  const points = (told_, decimals = 1) => QQ.units.difference(told_.reference, QQ.cat.units.percent, decimals);

  /** A number that went up or down, with its sign and colour. */
  function moved(value, text) {
    const way = Number(value.toFixed(2)) > 0 ? "up" : Number(value.toFixed(2)) < 0 ? "down" : "";
    return make("span", way, text);
  }

  /** The cell that the sentence is about: where the game ends, or where all act early. */
  function about(view, answer) {
    const ends = view.equilibria.map((name) => answer.cells.indexOf(name)).filter((at) => at !== TOGETHER);
    return ends.length ? ends[ends.length - 1] : APART;
  }

  function who(at, answer) {
    const names = answer.cells[at].split("_");
    const acting = SIDES.filter((_, i) => names[i] === "sell");
    return acting.length === 2 ? say("dilemma.both") : say(`dilemma.${answer.game}.${acting[0] || "one"}`);
  }

  function headline(answer, policy) {
    const shown = QQ.shell.own("view");
    const view = policy.views[shown];
    const at = about(view, answer);
    const pay = policy.pay[at];
    const said = say(`kind.${view.kind}.said`, {
      ...words(answer.game), who: who(at, answer), pay1: points(pay[0]), pay2: points(pay[1]),
    });
    const count = say("dilemma.count", { count: view.kinds[view.kind], members: answer.members });
    byId("said").textContent = sentences(say("dilemma.said", {
      view: say(`dilemma.view.${shown}.said`), kind: kindOf(view), said }), count);
    const other = shown === "single" ? "block" : "single";
    const theirs = policy.views[other];
    const most = best(policy, answer);
    byId("other").textContent = sentences(say(most === TOGETHER ? "dilemma.best.hold" : "dilemma.best.other", {
      cell: cellName(most, answer), value: points(policy.together[most]) }), say("dilemma.other", {
      view: say(`dilemma.view.${other}.said`), kind: kindOf(theirs),
      count: theirs.kinds[theirs.kind], members: answer.members,
    }));
    byId("played").textContent = say("dilemma.played", {
      size: QQ.text.number(answer.size, 0), what: say(`dilemma.${answer.game}.what`),
      sessions: answer.sessions, first: QQ.text.date(answer.first), last: QQ.text.date(answer.last),
      end: QQ.text.date(answer.end), least: QQ.text.number(answer.least, 2),
      back: answer.game === "redeem" ? "" : say(answer.back ? "dilemma.back" : "dilemma.back.0", { back: answer.back }),
    });
  }

  /** The cell in which both together keep most; nobody acting early if no other is better. */
  function best(policy, answer) {
    const values = policy.together.map((each) => each.reference);
    const most = Math.max(...values);
    return most <= answer.least ? TOGETHER : values.indexOf(most);
  }

  const cellName = (at, answer) => answer.cells[at].split("_")
    .map((action, i) => say("dilemma.acts", {
      who: say(`dilemma.${answer.game}.${SIDES[i]}`), act: say(`dilemma.${answer.game}.${action}`) })).join(" / ");

  // ---- the large table ---------------------------------------------------------------------

  function marks(at, view, policy, answer) {
    const name = answer.cells[at];
    const found = [];
    if (view.equilibria.includes(name)) {
      found.push(make("span", "seal on", say(view.risk_dominant === name ? "dilemma.dominant" : "dilemma.equilibrium")));
    }
    if (at === best(policy, answer)) found.push(make("span", "seal", say("dilemma.best")));
    return make("div", "chips", found);
  }

  function cell(at, view, policy, answer) {
    const sides = SIDES.map((side, i) => {
      const gain = view.gain[at][i];
      const reply = policy.able[i]
        ? make("span", "reply", say("dilemma.gain", { act: say(`dilemma.${answer.game}.selling`), gain: points(gain, 2) }))
        : make("span", "reply", say("dilemma.stopped"));
      return make("div", "side", [
        make("span", "name", capital(say(`dilemma.${answer.game}.${side}`))),
        make("strong", "pay", moved(policy.pay[at][i].reference, points(policy.pay[at][i]))),
        make("span", "range", at === TOGETHER ? "" : range(policy.pay[at][i])),
        reply,
      ]);
    });
    const { fall, value } = market(policy, answer);
    const cost = say("dilemma.market", {
      fall: signed(fall[at].reference), value: QQ.outcome.delta(VALUE, value[at].reference),
      unit: QQ.outcome.levelUnit(VALUE),
    });
    return make("td", view.equilibria.includes(answer.cells[at]) ? "cell rest" : "cell", [
      marks(at, view, policy, answer), make("div", "sides", sides), make("div", "cost", cost),
    ], { "data-cell": answer.cells[at] });
  }

  /** Before a fall its depth matters, after it where the market ends. */
  const market = (policy, answer) => (answer.game === "sell"
    ? { fall: policy.market.csi2000, value: policy.market.value }
    : { fall: policy.market.csi2000_end, value: policy.market.value_end });

  function matrix(answer, policy) {
    const view = told(answer);
    const { game } = answer;
    const head = (side, action, scope) => make("th", "act", say("dilemma.acts", {
      who: capital(say(`dilemma.${game}.${side}`)), act: say(`dilemma.${game}.${action}`) }), { scope });
    const grid = make("table", "game", [
      make("thead", "", make("tr", "", [make("td"), ...ACTIONS.map((a) => head("two", a, "col"))])),
      make("tbody", "", ACTIONS.map((a, i) => make("tr", "", [
        head("one", a, "row"), ...[0, 1].map((j) => cell(2 * i + j, view, policy, answer))]))),
    ]);
    byId("table-title").textContent = say("dilemma.table", { policy: policyName(QQ.shell.own("policy"), game) });
    byId("matrix").replaceChildren(grid);
    const note = QQ.shell.own("view") === "block" ? "dilemma.table.note.block" : "dilemma.table.note";
    byId("table-note").textContent = sentences(
      say(note), say(game === "sell" ? "dilemma.market.note" : "dilemma.market.note.end"));
    mixed(answer, view);
  }

  /** With two equilibria there is a third one by chance: each makes the other one indifferent. */
  function mixed(answer, view) {
    const levels = view.trust.map((each) => each.level);
    const two = view.equilibria.length > 1 && levels.every((level) => level !== null);
    byId("mixed").hidden = !two;
    if (!two) return;
    byId("mixed").textContent = capital(say("dilemma.mixed", {
      ...words(answer.game), p1: QQ.text.number(100 * levels[1], 0), p2: QQ.text.number(100 * levels[0], 0) }));
  }

  // ---- the five policies -------------------------------------------------------------------

  function minis(answer) {
    const shown = QQ.shell.own("view");
    for (const [name, policy] of Object.entries(answer.policies)) {
      const view = policy.views[shown];
      const cells = answer.cells.map((c, at) => make("span", view.equilibria.includes(c) ? "mini-cell rest" : "mini-cell",
        policy.pay[at].map((each) => moved(each.reference, signed(each.reference)))));
      const held = policy.held.map((each) => points(each));
      byId(`policy-${name}`).replaceChildren(
        make("strong", "mini-name", policyName(name, answer.game)),
        make("span", "mini-grid", cells),
        make("span", "mini-kind", capital(kindOf(view))),
        make("span", "mini-note", say("dilemma.vectors", { count: view.kinds[view.kind], members: answer.members })),
        make("span", "mini-note", name === "scenario" ? say("dilemma.held.base")
          : say("dilemma.held", { one: held[0], two: held[1] })),
      );
    }
    byId("policies-note").textContent = say("dilemma.policies.note", words(answer.game));
  }

  // ---- all numbers -------------------------------------------------------------------------

  function every(answer) {
    const { game } = answer;
    const unit = QQ.outcome.levelUnit(VALUE);
    const described = (each) => QQ.text.bracketed(signed(each.reference), range(each));
    const amount = (each) =>
      QQ.text.bracketed(QQ.outcome.delta(VALUE, each.reference), QQ.outcome.range(VALUE, each));
    const heads = [
      say("dilemma.column.cell", { one: capital(say(`dilemma.${game}.one`)), two: say(`dilemma.${game}.two`) }),
      ...SIDES.map((side) => say("dilemma.column.pay", { who: capital(say(`dilemma.${game}.${side}`)) })),
      say("dilemma.column.low"), say("dilemma.column.end"), say("dilemma.column.value", { unit }),
    ];
    const tables = Object.entries(answer.policies).map(([name, policy]) => table(policyName(name, game), heads,
      answer.cells.map((c, at) => [
        c.split("_").map((action) => say(`dilemma.${game}.${action}`)).join(" / "),
        ...policy.pay[at].map(described),
        described(policy.market.csi2000[at]), described(policy.market.csi2000_end[at]),
        amount(policy.market.value[at]),
      ])));
    byId("every").replaceChildren(...tables);
  }

  /** Only the fields of the game that is played. */
  function fields(game) {
    for (const [name, of] of Object.entries(QQ.cat.facts.of_one_game)) {
      byId(`field-${name}`).closest(".field").hidden = of !== game;
    }
  }

  function paint(answer, asked) {
    const policy = answer.policies[QQ.shell.own("policy")];
    fields(asked.fields.game);
    headline(answer, policy);
    matrix(answer, policy);
    minis(answer);
    QQ.dilemma.trust(answer);
    QQ.dilemma.ends(answer);
    every(answer);
    const outside = policy.pay.flat().some((each) => each.reference < each.p05 || each.reference > each.p95);
    byId("outside").hidden = !outside;
    byId("source").textContent = QQ.parts.source(asked.values, answer.members);
  }

  function started() {
    fields(QQ.fields.values().game);
    byId("trust").addEventListener("input", () => {
      QQ.shell.keep({ trust: byId("trust").value });
      const shown = QQ.shell.last();
      if (shown) QQ.dilemma.trust(shown.answer);
    });
  }

  QQ.shell.start({ question: "game", paint, started });
})();
