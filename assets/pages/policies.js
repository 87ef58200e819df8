// Which policy did it: shares of policies in an outcome, and what only sets of them do.
(() => {
  "use strict";
  const { QQ } = window;
  const { make, table } = QQ.parts;
  const { level, change, delta, range, changeUnit, drawn } = QQ.outcome;
  const byId = (id) => document.getElementById(id);
  const say = (key, values) => QQ.text.say(key, values);

  const NARROW = 560; // px of a chart below which policies go by their short names
  const group = (name) => say(`group.${name}`);
  const named = (name, width) => (width < NARROW ? QQ.text.brief(`group.${name}`) : group(name));

  function paint(answer, asked) {
    const name = QQ.shell.own("metric");
    const told = answer.outcomes[name];
    const alone = !answer.policies.length;
    byId("said").textContent = alone ? say("policies.nobody") : say("policies.said", {
      metric: say(`metric.${name}`),
      none: level(name, told.none.reference),
      all: level(name, told.all.reference),
      change: change(name, told.all.reference - told.none.reference),
    });
    byId("chart-title").textContent = say("policies.chart", { unit: changeUnit(name) });
    byId("source").textContent = QQ.parts.source(asked.values, answer.members);
    bars(name, told, answer.policies);
    together(name, told);
    every(answer);
  }

  function bars(name, told, policies) {
    const shares = policies.map((each) => told.shares[each]);
    const reach = Math.max(1, ...drawn(name, shares.flatMap((s) => [s.p05, s.p95, s.reference])).map(Math.abs));
    QQ.parts.chart("chart-shares", "shares", (template, size) => ({
      data: [{
        ...template.data[0],
        y: policies.map((each) => named(each, size.width)),
        x: drawn(name, shares.map((s) => s.reference)),
        error_x: {
          ...template.data[0].error_x,
          array: drawn(name, shares.map((s) => Math.max(0, s.p95 - s.reference))),
          arrayminus: drawn(name, shares.map((s) => Math.max(0, s.reference - s.p05))),
        },
      }],
      layout: {
        xaxis: { ...template.layout.xaxis, range: [-1.1 * reach, 1.1 * reach] },
      },
    }), () => policies.map((p, i) => `${group(p)} ${delta(name, shares[i].reference)}`)
      .join(QQ.text.mark("semicolon")));
  }

  function together(name, told) {
    const rows = told.together.map((set) => [
      set.policies.map(group).join(" + "),
      change(name, set.reference),
      range(name, set),
    ]);
    const heads = ["set", "effect", "range"].map((c) => say(`policies.column.${c}`));
    byId("together").replaceChildren(table("", heads, rows));
  }

  function every(answer) {
    const heads = [say("policies.column.outcome"), ...answer.policies.map(group), say("policies.column.change")];
    const rows = Object.entries(answer.outcomes).map(([name, told]) => [
      QQ.units.headed(say(`metric.${name}`), changeUnit(name)),
      ...answer.policies.map((p) => delta(name, told.shares[p].reference)),
      make("strong", "", delta(name, told.all.reference - told.none.reference)),
    ]);
    byId("every").replaceChildren(table("", heads, rows));
  }

  QQ.shell.start({ question: "policies", paint });
})();
