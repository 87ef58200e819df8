// The dilemma, second part: what trust is enough, and what the day of counting does.
(() => {
  "use strict";
  const QQ = (window.QQ = window.QQ || {});
  const byId = (id) => document.getElementById(id);
  const say = (key, values) => QQ.text.say(key, values);
  const number = (value, decimals = 1) => QQ.text.number(value, decimals);
  const signed = (value) => QQ.text.signed(value, 2);
  const SIDES = ["one", "two"];
  const NAMED_AT = 0.2; // belief at which the lines have their names
  const EVERY_TICK = 90; // pixels of width for one date

  /** The words of a game: {hold}, {sell}, {holding}, {selling}, {one}, {two}. */
  const words = (game) => Object.fromEntries(["hold", "sell", "holding", "selling", "one", "two"]
    .map((key) => [key, say(`dilemma.${game}.${key}`)]));

  const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

  /** Sentences one after the other; Chinese ones need no space between. */
  const sentences = (...parts) => parts.join(QQ.text.mark("gap"));

  const told = (answer) => answer.policies[QQ.shell.own("policy")].views[QQ.shell.own("view")];

  /** Weigh the given pay-offs with a belief between 0 and 1. */
  const expected = (of, action, belief) =>
    belief * of.held[action].reference + (1 - belief) * of.sold[action].reference;

  function rule(of, answer) {
    const level = of.level === null ? "" : number(100 * of.level, 0);
    const count = say("dilemma.rule.count", { count: of.rules[of.rule], members: answer.members });
    return sentences(capital(say(`dilemma.rule.${of.rule}`, { ...words(answer.game), level })), count);
  }

  function sentence(of, trust, answer) {
    const say_ = words(answer.game);
    const hold = expected(of, "hold", trust / 100);
    const sell = expected(of, "sell", trust / 100);
    const better = signed(hold) === signed(sell) ? say("dilemma.trust.equal")
      : hold > sell ? say_.holding : say_.selling;
    return say("dilemma.trust.said", {
      ...say_, trust: number(trust, 0), hold: signed(hold), sell: signed(sell), better,
      rule: rule(of, answer),
    });
  }

  function lines(side, of, trust, answer) {
    const box = `chart-trust-${side}`;
    const ends = (action) => [of.sold[action].reference, of.held[action].reference];
    const all = [...ends("hold"), ...ends("sell")];
    const room = 0.18 * Math.max(Math.max(...all) - Math.min(...all), 0.2);
    const at = of.level === null ? [] : [of.level];
    const above = expected(of, "hold", NAMED_AT) >= expected(of, "sell", NAMED_AT) ? "hold" : "sell";
    const label = (action, template) => ({
      x: 100 * NAMED_AT, y: expected(of, action, NAMED_AT), text: say(`dilemma.${answer.game}.${action}`),
      showarrow: false, yshift: action === above ? 14 : -14, font: { color: template.colours[action] },
    });
    QQ.parts.chart(box, "trust", (template) => ({
      data: [
        { ...template.data[0], x: [0, 100], y: ends("hold") },
        { ...template.data[1], x: [0, 100], y: ends("sell") },
        { ...template.data[2], x: at.map((p) => 100 * p), y: at.map((p) => expected(of, "hold", p)) },
      ],
      layout: {
        xaxis: { ...template.layout.xaxis, title: { text: say("dilemma.axis.trust") } },
        yaxis: {
          ...template.layout.yaxis, title: { text: say("dilemma.axis.pay"), standoff: 10 },
          range: [Math.min(...all, 0) - room, Math.max(...all, 0) + room],
        },
        annotations: [label("hold", template), label("sell", template)],
        shapes: [{ ...template.now, x0: trust, x1: trust }],
      },
    }), () => sentence(of, trust, answer));
  }

  /** Everything that hangs on the slider; asks nothing of the model. */
  function trust(answer) {
    const value = Number(QQ.shell.own("trust"));
    byId("trust").value = String(value);
    const trusted = QQ.units.quantity(value, QQ.cat.units.percent, 0);
    byId("trust-value").textContent = trusted;
    byId("trust").setAttribute("aria-valuetext", trusted);
    byId("trust-label").textContent = say("dilemma.trust.label", words(answer.game));
    byId("trust-note").textContent = say("dilemma.trust.note", words(answer.game));
    told(answer).trust.forEach((of, i) => {
      const side = SIDES[i];
      byId(`trust-${side}`).textContent = capital(say(`dilemma.${answer.game}.${side}`));
      byId(`trust-said-${side}`).textContent = sentence(of, value, answer);
      lines(side, of, value, answer);
    });
  }

  /** Vectors by the kind of game, for other days of counting. */
  function ends(answer) {
    const view = QQ.shell.own("view");
    const days = answer.by_end.map((each) => QQ.text.date(each.date, false));
    const mine = (each, kind) => each.views[view].kinds[kind] || 0;
    const found = (template) => Object.keys(template.kinds).filter((k) => answer.by_end.some((e) => mine(e, k)));
    const chosen = answer.by_end.find((each) => each.date === answer.end);
    QQ.parts.chart("chart-ends", "ends", (template, size) => ({
      data: found(template).map((kind) => ({
        ...template.kinds[kind], name: say(`kind.${kind}`),
        x: days, y: answer.by_end.map((each) => mine(each, kind)),
      })),
      layout: {
        xaxis: {
          ...template.layout.xaxis, tickmode: "array",
          tickvals: days.filter((_, i) => i % Math.ceil((days.length * EVERY_TICK) / size.width) === 0),
        },
        yaxis: { ...template.layout.yaxis, range: [0, answer.members], title: { text: say("dilemma.ends.axis"), standoff: 10 } },
      },
    }), () => `${QQ.text.date(answer.end)}${QQ.text.mark("colon")}${Object.entries(chosen.views[view].kinds)
      .map(([kind, count]) => `${say(`kind.${kind}`)} ${count}`).join(QQ.text.mark("comma"))}`);
  }

  QQ.dilemma = { words, capital, sentences, told, trust, ends };
})();
