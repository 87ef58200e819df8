// Tables of what is known beforehand: badges of mechanisms, assumptions with sources, words.
(() => {
  "use strict";
  const { QQ } = window;
  const { make, table } = QQ.parts;
  const byId = (id) => document.getElementById(id);
  const say = (key, values) => QQ.text.say(key, values);
  const mine = (text) => QQ.sure.mine(text);
  const SUPPORTED = "the data support it"; // verdicts, as the model names them
  const UNDECIDED = "cannot tell";
  const DISAGREE = "structures disagree";
  const ORDER = [SUPPORTED, DISAGREE, UNDECIDED, "the data speak against it", "not at work in this episode"];

  const badge = (verdict) => make("span", "badge", say(`sure.badge.${verdict || "none"}`), {
    "data-verdict": (verdict || "none").replaceAll(" ", "-"), title: say(`sure.means.${verdict || "none"}`),
  });

  // ---- mechanisms --------------------------------------------------------------------------

  function width(parameter) {
    const track = make("span", "width");
    const full = make("i");
    full.style.width = `${Math.min(100, 100 * parameter.width)}%`;
    track.append(full);
    const share = say("sure.width", { share: QQ.text.number(100 * parameter.width, 0) });
    const kind = !parameter.free ? "prior" : parameter.narrowed ? "narrowed" : "free";
    const words = `${share}${say("sure.list")}${say(`sure.width.${kind}`)}`;
    const range = QQ.outcome.between(QQ.sure.short(parameter.p05), QQ.sure.short(parameter.p95));
    track.setAttribute("role", "img");
    track.setAttribute("aria-label", words);
    return make("div", `drawn ${kind}`, [
      make("span", "drawn-name", mine(parameter.label)), track,
      make("small", "", `${QQ.text.number(100 * parameter.width, 0)}%`),
    ], { title: [range, words, mine(parameter.source_label)].join(QQ.text.mark("semicolon")), "data-cites": "title" });
  }

  function inStructure(row, name) {
    const told = row.verdicts[name];
    const head = [badge(told && told.verdict)];
    if (told) {
      head.push(make("small", "", say("sure.loss", {
        change: QQ.text.signed(told.change, 2), margin: QQ.text.number(told.margin, 2),
      })));
    }
    return make("div", "evidence", [make("div", "verdict", head), ...row.parameters[name].map(width)]);
  }

  function mechanisms() {
    const rows = [...QQ.cat.facts.mechanisms].sort((a, b) => place(a) - place(b));
    const names = Object.keys(rows[0].verdicts);
    const heads = [say("sure.column.mechanism"), say("sure.column.together"),
      ...names.map((name) => say(`lever.structure.${name}`))];
    byId("mechanisms").replaceChildren(table("", heads, rows.map((row) => [
      make("a", "", mine(row.label), { href: QQ.parts.mechanism(row.name) }),
      badge(row.together),
      ...names.map((name) => inStructure(row, name)),
    ])));
    const tested = rows.filter((row) => row.together);
    const count = (verdict) => rows.filter((row) => row.together === verdict).length;
    const met = [...ORDER, ""].filter(count);
    byId("mechanisms-key").replaceChildren(...met.map((verdict) => make("li", "", [
      badge(verdict), ` ${say(`sure.means.${verdict || "none"}`)}`,
    ])));
    byId("mechanisms-said").textContent = say("sure.mechanisms.said", {
      all: tested.length, supported: count(SUPPORTED), undecided: count(UNDECIDED), disagree: count(DISAGREE),
    });
  }

  const place = (row) => (row.together ? ORDER.indexOf(row.together) : ORDER.length);

  // ---- assumptions -------------------------------------------------------------------------

  function range(lever) {
    if (lever.type === "choice") return lever.choices.map((c) => say(`lever.${lever.name}.${c}`)).join(say("sure.list"));
    return say("ask.range", { low: QQ.text.value(lever, lever.min), high: QQ.text.value(lever, lever.max) });
  }

  function assumptions(values) {
    const levers = QQ.cat.levers.filter((lever) => lever.kind === "assumption");
    const changed = levers.filter((lever) => values[lever.name] !== lever.default);
    const said = { n: changed.length, all: levers.length };
    byId("assumptions-said").textContent =
      changed.length ? say("sure.assumptions.changed", said) : say("sure.assumptions.same", said);
    const heads = ["assumption", "now", "default", "range", "confidence", "source"].map((c) => say(`sure.column.${c}`));
    byId("assumptions").replaceChildren(table("", heads, levers.map((lever) => {
      const letter = QQ.cat.facts.confidence[lever.name] || "none";
      const now = QQ.text.value(lever, values[lever.name]);
      const differs = changed.includes(lever);
      return [
        make("span", "", say(`lever.${lever.name}`), { title: say(`lever.${lever.name}.help`) }),
        differs ? make("span", "", [make("strong", "", now), " ", make("small", "changed", say("sure.changed"))]) : now,
        QQ.text.value(lever, lever.default),
        range(lever),
        make("span", "letter", say(`sure.confidence.${letter}`), { "data-letter": letter }),
        make("cite", "", mine(lever.source_label)),
      ];
    })));
    byId("open-assumptions").href = `${QQ.shell.lab(QQ.state.link(values))}#assumptions`;
  }

  function terms() {
    const heads = [say("sure.column.word"), say("sure.column.share")];
    byId("terms").replaceChildren(table("", heads, QQ.cat.facts.terms.map((t) => [mine(t.label), mine(t.span)])));
    byId("terms-source").textContent = mine(QQ.cat.facts.terms_source);
  }

  function paint(values) {
    mechanisms();
    assumptions(values);
    terms();
  }

  QQ.sureTables = { paint };
})();
