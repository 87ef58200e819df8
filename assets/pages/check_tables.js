// Tables of the check against reality: aims, targets, skill, losses, mechanisms, sensitivity.
(() => {
  "use strict";
  const { QQ } = window;
  const { make, table } = QQ.parts;
  const byId = (id) => document.getElementById(id);
  const say = (key, values) => QQ.text.say(key, values);
  const number = (value, decimals = 2) => QQ.text.number(value, decimals);
  const both = (value) => value[QQ.text.language()];
  const column = (name) => say(`check.column.${name}`);
  const names = (row) => Object.keys(row.structures);
  const WORST = 12; // single targets that are shown
  const zh = () => QQ.text.language() === "zh";
  const DECIMALS = 2;
  const PLAIN = { zh_factor: 1 };
  const counted = (value, unit, decimals = DECIMALS) => QQ.units.number(value, unit, decimals);

  /** A value over its range. */
  const valued = (told, unit = PLAIN, decimals = DECIMALS) => make("span", "valued", [
    counted(told.reference, unit, decimals),
    make("small", "", say("check.between", {
      low: counted(told.p05, unit, decimals), high: counted(told.p95, unit, decimals),
    })),
  ]);

  const bold = (text) => make("strong", "missed", text);

  // ---- aims --------------------------------------------------------------------------------

  function aims(report) {
    const missed = report.aims.filter((row) => !row.met);
    const met = report.aims.filter((row) => row.met);
    byId("misses").replaceChildren(aimTable(missed, true));
    byId("met").replaceChildren(aimTable(met, false));
    byId("misses-sources").textContent = say("check.source.observed", Object.fromEntries(
      Object.entries(report.sources).map(([name, words]) => [name, both(words)])));
  }

  function aimTable(rows, withMisses) {
    const structures = names(rows[0]);
    const heads = [column("aim"), column("wanted"), column("observed"),
      ...structures.flatMap((s) => (withMisses ? [column(s), column(`${s}_miss`)] : [column(s)]))];
    return table("", heads, rows.map((row) => {
      const decimals = isCount(row) ? 0 : DECIMALS;
      const cells = (told) => [valued(told, PLAIN, decimals), ...(withMisses ? [miss(told, decimals)] : [])];
      return [aimed(row), wanted(row), seen(row, decimals), ...structures.flatMap((s) => cells(row.structures[s]))];
    }));
  }

  /** Whether an aim is a number of things: every parameter set then gives a whole number. */
  const isCount = (row) => Object.values(row.structures).every((told) =>
    [told.reference, told.p05, told.p95].every(Number.isInteger));

  /** The name of an aim with its unit, and whether any fit aimed for it. */
  function aimed(row) {
    const unit = both(row.unit);
    const name = unit ? say("check.named", { name: both(row.label), unit }) : both(row.label);
    return row.held_out ? make("span", "aimed", [name, make("small", "", say("check.held_out"))]) : name;
  }

  /** What was observed, in the unit of the aim, over the return that it is told relative to. */
  function seen(row, decimals) {
    if (row.range) return say("check.between", { low: number(row.range[0]), high: number(row.range[1]) });
    if (row.observed === null) return "–";
    if (row.level === null) return number(row.observed, decimals);
    return make("span", "valued", [number(row.observed),
      make("small", "", say("check.level", { level: number(row.level) }))]);
  }

  function wanted(row) {
    const ends = { low: row.low === null ? "" : plain(row.low), high: row.high === null ? "" : plain(row.high) };
    if (row.low !== null && row.high !== null) return say("check.wanted.between", ends);
    return say(row.low === null ? "check.wanted.most" : "check.wanted.least", ends);
  }

  const plain = (value) => number(value, Number.isInteger(value) ? 0 : 1);

  function miss(told, decimals) {
    if (told.met) return make("span", "met", say("check.ok"));
    const by = QQ.text.signed(told.missed_by, decimals);
    return bold(told.units === null ? by
      : say("check.units", { miss: by, units: number(Math.abs(told.units), 1) }));
  }

  // ---- single targets ----------------------------------------------------------------------

  function targets(answer) {
    counts(answer);
    const rows = answer.targets.slice(0, WORST);
    const structures = names(rows[0]);
    const heads = [column("day"), column("target"), column("observed"), column("goal"),
      ...structures.flatMap((s) => [column(s), column(`${s}_miss`)])];
    const line = (row) => [
      QQ.text.date(row.day), what(row), row.observed === null ? "–" : counted(row.observed, row.unit),
      `${counted(row.target, row.unit)} ± ${counted(row.sd, row.unit)}`,
      ...structures.flatMap((s) => [valued(row.structures[s], row.unit), off(row.structures[s])]),
    ];
    const stated = answer.targets.filter((row) => row.why);
    const next = answer.targets[WORST];
    const rest = Math.max(...Object.values(next.structures).map((s) => Math.abs(s.units)));
    byId("targets").replaceChildren(
      table("", heads, rows.map(line)),
      make("p", "note", say("check.rest", { count: answer.targets.length - WORST, units: number(rest, 1) })),
      make("h4", "", say("check.quantities")),
      table("", heads, stated.map(line)),
    );
    byId("targets-sources").replaceChildren(...stated.map((row) => make("span", "", reasons(row))));
  }

  /** What a target is of: its name with the group's unit, or its own. */
  function what(row) {
    const name = say(`check.name.${row.name}`);
    if (row.group !== "quantity") return say("check.what", { name, group: say(`check.group.${row.group}`) });
    return both(row.unit) ? say("check.named", { name, unit: both(row.unit) }) : name;
  }

  /** Why a target was set, and who published what stands beside it. */
  function reasons(row) {
    const name = say(`check.name.${row.name}`);
    const why = say("check.why", { name, why: both(row.why), confidence: row.confidence });
    const told = row.source ? say("check.published", { name, source: both(row.source) }) : "";
    return [why, told, ""].join(zh() ? "" : " ");
  }

  const off = (told) => {
    const text = say("check.tolerances", { units: QQ.text.signed(told.units, 1) });
    return Math.abs(told.units) > 1 ? bold(text) : text;
  };

  function counts(answer) {
    const { edges } = answer;
    const spans = edges.map((edge, i) => (i ? say("check.range", { low: edges[i - 1], high: edge })
      : say("check.within", { edge })));
    const heads = [column("group"), ...[...spans, say("check.beyond", { edge: edges.at(-1) })]];
    const who = [...Object.keys(answer.structures), "null", "peer"];
    const groups = Object.keys(answer.counts[who[0]]);
    const cell = (group, i) => who.filter((w) => answer.counts[w][group])
      .map((w) => answer.counts[w][group][i]).join(" / ");
    const label = (group) => say("check.of", {
      what: say(`check.group.${group}`),
      who: who.filter((w) => answer.counts[w][group]).map(column).join(" / "),
    });
    byId("counts").replaceChildren(table("", heads, groups.map((group) =>
      [label(group), ...heads.slice(1).map((_, i) => cell(group, i))])));
  }

  // ---- skill and losses --------------------------------------------------------------------

  function skill(report) {
    const indices = [...new Set(report.skills.map((row) => row.index))];
    const rows = [...new Set(report.skills.map((row) => `${row.days} ${row.kind}`))];
    const heads = [column("days"), column("kind"), ...indices.map((i) => say(`check.index.${i}`))];
    const cell = (days, kind, index) => {
      const row = report.skills.find((r) => r.days === days && r.kind === kind && r.index === index);
      const values = [...Object.values(row.structures).map((s) => s.reference), row.peer];
      return make("span", "triple", values.flatMap((value, i) => [i ? " / " : "",
        value === null ? "–" : value < 0 ? bold(number(value)) : number(value)]));
    };
    byId("skill").replaceChildren(table("", heads, rows.map((each) => {
      const [days, kind] = each.split(" ");
      return [say(`check.days.${days}`), say(`check.kind.${kind}`), ...indices.map((i) => cell(days, kind, i))];
    })));
  }

  function losses(report) {
    const structures = names(report.losses[0]);
    const heads = [column("days"), column("group"), ...structures.map(column), column("null"), column("peer")];
    byId("losses").replaceChildren(table("", heads, report.losses.map((row) => [
      say(`check.days.${row.days}`), say(`check.group.${row.group}`),
      ...structures.map((s) => valued(row.structures[s])), number(row.null), number(row.peer),
    ])));
  }

  // ---- mechanisms, sensitivity, specifications ---------------------------------------------

  function mechanisms(report) {
    const groups = [...new Set(report.verdicts.map((row) => row.together))];
    const structures = Object.keys(report.counts);
    byId("mechanisms").replaceChildren(...groups.flatMap((verdict) => {
      const rows = report.verdicts.filter((row) => row.together === verdict);
      const heads = [column("mechanism"), ...structures.map((s) => `${column("change")}${QQ.text.mark("comma")}${column(s)}`)];
      return [
        table(`${say(`check.verdict.${verdict}`)} (${rows.length})`, heads, rows.map((row) => [
          make("a", "", both(row.label), { href: QQ.parts.mechanism(row.name) }),
          ...structures.map((s) => changed(row.structures[s], verdict === "structures disagree"))]))];
    }));
  }

  const changed = (told, withVerdict) => (!told ? "–" : withVerdict
    ? make("span", "valued", [QQ.text.signed(told.change, 2), make("small", "", say(`check.verdict.${told.verdict}`))])
    : QQ.text.signed(told.change, 2));

  function sensitivity(report, metric) {
    const row = report.sensitivity.find((each) => each.metric === metric);
    byId("sensitivity").replaceChildren(...Object.entries(row.structures).map(([s, bars]) =>
      make("div", "", [make("h4", "", say(`lever.structure.${s}`)), ...bars.map((bar) => {
        const fill = make("i", "fill");
        fill.style.width = `${Math.min(100, Math.max(0, 100 * bar.total))}%`;
        return make("div", "bar", [make("span", "name", both(bar.label)), make("span", "room", fill),
          make("span", "number", `${number(bar.total)} ± ${number(bar.half_width)}`)]);
      })])));
  }

  function tried(report) {
    const { specifications: told } = report;
    byId("tried").textContent = say("check.tried.said", {
      count: told.count, before: told.before.count, after: told.tried.length,
    });
    byId("specifications").replaceChildren(table("", ["what", "structure", "loss"].map(column),
      told.tried.map((each) => [make("span", "", each.what, { lang: "en" }), each.structure.toUpperCase(),
        each.loss === null ? "–" : number(each.loss)])));
  }

  QQ.checkTables = { counted, aims, targets, skill, losses, mechanisms, sensitivity, tried };
})();
