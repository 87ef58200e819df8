// Which policy did it: shares of policies in an outcome, and what only sets of them do.
(() => {
  "use strict";
  const { QQ } = window;
  const { make, table, signed, range } = QQ.parts;
  const byId = (id) => document.getElementById(id);
  const say = (key, values) => QQ.text.say(key, values);

  const unitOf = (name) => QQ.cat.metrics.find((m) => m.name === name).unit;
  const decimals = (name) => (unitOf(name).en === "CNY bn" ? 0 : 1);
  const unit = (name) => (unitOf(name).en === "%" ? say("unit.points") : unitOf(name)[QQ.text.language()]);
  const level = (name, value) => {
    const text = QQ.text.number(value, decimals(name));
    return unitOf(name).en === "%" ? `${text}%` : `${text} ${unitOf(name)[QQ.text.language()]}`;
  };
  const group = (name) => say(`group.${name}`);

  function paint(answer, asked) {
    const name = QQ.shell.own("metric");
    const told = answer.outcomes[name];
    const alone = !answer.policies.length;
    byId("said").textContent = alone ? say("policies.nobody") : say("policies.said", {
      metric: say(`metric.${name}`),
      none: level(name, told.none.reference),
      all: level(name, told.all.reference),
      change: `${signed(told.all.reference - told.none.reference, decimals(name))} ${unit(name)}`,
    });
    byId("chart-title").textContent = say("policies.chart", { unit: unit(name) });
    byId("source").textContent = QQ.parts.source(asked.values, answer.members);
    bars(name, told, answer.policies);
    together(name, told);
    every(answer);
  }

  function bars(name, told, policies) {
    const shares = policies.map((each) => told.shares[each]);
    const reach = Math.max(1, ...shares.flatMap((s) => [s.p05, s.p95, s.reference].map(Math.abs)));
    QQ.parts.chart("chart-shares", "shares", (template, size) => ({
      data: [{
        ...template.data[0],
        y: policies.map(group),
        x: shares.map((s) => s.reference),
        error_x: {
          ...template.data[0].error_x,
          array: shares.map((s) => Math.max(0, s.p95 - s.reference)),
          arrayminus: shares.map((s) => Math.max(0, s.reference - s.p05)),
        },
      }],
      layout: {
        margin: { ...template.layout.margin, l: size.font * (QQ.text.language() === "zh" ? 8 : 10) },
        xaxis: { ...template.layout.xaxis, range: [-1.1 * reach, 1.1 * reach] },
      },
    }), () => policies.map((p, i) => `${group(p)} ${signed(shares[i].reference, decimals(name))}`).join("; "));
  }

  function together(name, told) {
    const rows = told.together.map((set) => [
      set.policies.map(group).join(" + "),
      `${signed(set.reference, decimals(name))} ${unit(name)}`,
      range(set, decimals(name)),
    ]);
    const heads = ["set", "effect", "range"].map((c) => say(`policies.column.${c}`));
    byId("together").replaceChildren(table("", heads, rows));
  }

  function every(answer) {
    const heads = [say("policies.column.outcome"), ...answer.policies.map(group), say("policies.column.change")];
    const rows = Object.entries(answer.outcomes).map(([name, told]) => [
      `${say(`metric.${name}`)}, ${unit(name)}`,
      ...answer.policies.map((p) => signed(told.shares[p].reference, decimals(name))),
      make("strong", "", signed(told.all.reference - told.none.reference, decimals(name))),
    ]);
    byId("every").replaceChildren(table("", heads, rows));
  }

  QQ.shell.start({ question: "policies", paint });
})();
