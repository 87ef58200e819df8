// Pieces of a claim's card: what the model says in words, a picture of the effects, the details.
(() => {
  "use strict";
  const QQ = (window.QQ = window.QQ || {});
  const { make, table } = QQ.parts;
  const seed = document.createElement("template");
  seed.innerHTML = "<svg></svg>";
  const SVG = seed.content.firstChild.namespaceURI;
  const say = (key, values) => QQ.text.say(key, values);
  const words = (both) => both[QQ.text.language()];
  const percent = (share) => QQ.text.number(100 * share, 0);
  const DATA = {
    "the data support it": "support", "cannot tell": "undecided",
    "the data speak against it": "against", "not at work in this episode": "idle",
  };

  const row = (one) => say("claims.row", {
    structure: one.structure.toUpperCase(), mode: say(`lever.mode.${one.mode}`).toLowerCase(),
  });
  // ---- numbers -----------------------------------------------------------------------------

  const DECIMALS = 1;
  /** What decides a claim is a difference of two runs, or one run held against the claim. */
  const unitOf = (claim) => (claim.without ? claim.measures[0].unit : claim.measures[0].level);
  const signed = (value, unit) => QQ.units.signed(value, unit, DECIMALS);
  const amount = (value, unit) => QQ.units.difference(value, unit, DECIMALS);
  const range = ({ p05, p95 }, unit) => QQ.outcome.between(signed(p05, unit), signed(p95, unit));
  const headed = (name, unit) => QQ.units.headed(name, QQ.units.label(unit));

  const joined = (parts) => parts.join(say("claims.list"));
  const shares = (rows) => joined(rows.map((one) =>
    say("claims.said.share", { row: row(one), share: percent(one.agree) })));
  const verdictOf = (support) => joined(Object.entries(support.verdicts).map(([structure, verdict]) =>
    say("claims.data.one", {
      structure: structure.toUpperCase(), verdict: say(`claims.data.${DATA[verdict]}`),
    })));

  // ---- in words ----------------------------------------------------------------------------

  /** The size of the effect over all combinations, as a sentence. */
  function size(claim, rows) {
    const medians = rows.map((one) => one.measures[0].median);
    const unit = unitOf(claim);
    const [low, high] = [Math.min(...medians), Math.max(...medians)].map((value) => signed(value, unit));
    return say("claims.said.robust", {
      measure: words(claim.measures[0].label),
      size: QQ.units.written(low === high ? low : QQ.outcome.between(low, high), unit),
      name: claim.without
        ? say("claims.said.pair", { with: words(claim.with.name), without: words(claim.without.name) })
        : say("claims.said.alone"),
    });
  }

  const needed = (claim) => (claim.least ? say("claims.said.needed", {
    least: amount(claim.direction * claim.least, unitOf(claim)),
  }) : "");

  /** Why the model disagrees: too small, the other way, or one here and the other there. */
  function against(rows) {
    if (rows.every((one) => one.opposite >= 0.5)) return say("claims.said.opposite");
    return say(rows.every((one) => one.opposite < 0.1) ? "claims.said.small" : "claims.said.mixed");
  }

  /** What the model says, its doubts first. */
  function sentence(claim, answer) {
    const rows = answer.combinations;
    const join = (...parts) => parts.join(QQ.text.mark("gap"));
    if (answer.reason === "outside") return join(words(claim.outside), size(claim, rows));
    if (answer.reason === "data") {
      const tested = claim.support.filter((s) => claim.without.off.includes(s.mechanism));
      const support = joined(tested.map((s) => say("claims.said.tested", { mechanism: words(s.label), verdicts: verdictOf(s) })));
      return join(say("claims.said.data", { support }), size(claim, rows)) + needed(claim);
    }
    if (answer.reason === "vectors") {
      return join(say("claims.said.vectors", { shares: shares(rows) }), size(claim, rows)) + needed(claim);
    }
    if (answer.verdict.startsWith("depends")) {
      return join(say("claims.said.parted", { shares: shares(rows) }), size(claim, rows)) + needed(claim);
    }
    if (answer.verdict === "disagrees") return join(against(rows), size(claim, rows)) + needed(claim);
    return size(claim, rows);
  }

  // ---- the picture -------------------------------------------------------------------------

  function shape(tag, className, attributes) {
    const node = document.createElementNS(SVG, tag);
    node.setAttribute("class", className);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    return node;
  }

  /** One row a combination: a dot and a line around zero, the claimed side shaded. */
  function picture(claim, rows) {
    const least = claim.direction * claim.least;
    const told = rows.filter(Boolean).map((one) => one.measures[0]);
    const reach = 1.12 * Math.max(0.5, 1.3 * Math.abs(least), ...told.flatMap((m) => [m.p05, m.p95].map(Math.abs)));
    const at = (value) => `${50 + (50 * value) / reach}%`;
    const grid = make("div", "effects", rows.flatMap((one, i) => line(claim, one, i, at, least)));
    grid.append(make("span"), axis(reach, claim, least), make("span"));
    grid.setAttribute("role", "img");
    const unit = unitOf(claim);
    const spoken = ({ measures: [told], ...one }) => say("claims.picture.row", {
      row: row(one), median: signed(told.median, unit), range: range(told, unit),
    });
    grid.setAttribute("aria-label", say("claims.picture", { rows: joined(rows.filter(Boolean).map(spoken)) }));
    return grid;
  }

  function line(claim, one, i, at, least) {
    const [structure, mode] = QQ.cat.facts.combinations[i];
    const svg = shape("svg", `effect-track structure-${structure} ${mode}`, { "aria-hidden": "true", focusable: "false" });
    const side = claim.direction > 0 ? { x: at(least), width: at(-least) } : { x: "0", width: at(least) };
    svg.append(shape("rect", "claimed", { ...side, y: "0", height: "100%" }));
    svg.append(shape("line", "zero", { x1: "50%", x2: "50%", y1: "0", y2: "100%" }));
    if (one) {
      const { p05, p95, median } = one.measures[0];
      svg.append(shape("line", "span", { x1: at(p05), x2: at(p95), y1: "50%", y2: "50%" }));
      svg.append(shape("circle", "dot", { cx: at(median), cy: "50%", r: "4.5" }));
    }
    return [
      make("span", "who", row({ structure, mode })), svg,
      make("span", "much", one ? signed(one.measures[0].median, unitOf(claim)) : "…"),
    ];
  }

  function axis(reach, claim, least) {
    const unit = unitOf(claim);
    const told = claim.least
      ? say("claims.axis.least", { least: signed(least, unit) }) : say("claims.axis.claim");
    const end = (value) => make("span", "", signed(value, unit));
    return make("div", "scale", [end(-reach / 1.12), make("span", "told", told), end(reach / 1.12)]);
  }

  // ---- the details -------------------------------------------------------------------------

  const titled = (key, inside) => [make("h4", "", say(key)), inside];
  const paragraph = (text) => make("p", "", text);

  function numbers(claim, answer) {
    const measure = claim.measures[0];
    const unit = unitOf(claim);
    const column = (name) => say(`claims.column.${name}`);
    const sides = claim.without
      ? [claim.with, claim.without].map((side) => headed(words(side.name), measure.level)) : [];
    const heads = [column("model"), ...sides, headed(column(claim.without ? "effect" : "value"), unit),
      headed(column("range"), unit), headed(column("reference"), unit), column("agree")];
    const body = answer.combinations.map((one) => {
      const told = one.measures[0];
      const levels = claim.without ? told.sides.map((side) => signed(side.median, measure.level)) : [];
      return [row(one), ...levels, make("strong", "", signed(told.median, unit)), range(told, unit),
        signed(told.reference, unit), `${percent(one.agree)}%`];
    });
    return table(words(measure.label), heads, body);
  }

  function beside(claim, answer) {
    const heads = [say("claims.column.number"), ...answer.combinations.map(row)];
    const body = claim.measures.slice(1).map((measure, i) => {
      const unit = claim.without ? measure.unit : measure.level;
      const [value, low, high] = ["median", "p05", "p95"].map((name) => (told) => signed(told[name], unit));
      return [headed(words(measure.label), unit), ...answer.combinations.map(({ measures }) => {
        const told = measures[i + 1];
        return say("claims.cell", { median: value(told), low: low(told), high: high(told) });
      })];
    });
    return table(say("claims.also"), heads, body);
  }

  function notes(claim) {
    const { observed, level } = claim.measures[0];
    const seen = observed === null ? [] : [say("claims.observed", { value: amount(observed, level) })];
    const bar = claim.least
      ? [say("claims.needed", { least: amount(claim.direction * claim.least, unitOf(claim)) })] : [];
    const off = claim.without && claim.without.off.length ? [say("claims.off")] : [];
    return [...seen, ...bar, ...off].map((text) => make("p", "note", text));
  }

  function hinges(answer) {
    const items = answer.combinations.map((one) => {
      const named = one.hinges.map((h) => say("claims.hinge", { label: words(h.label), rank: QQ.text.signed(h.rank, 2) }));
      return make("li", "", `${row(one)}${say("claims.colon")}${named.length ? joined(named) : say("claims.hinges.none")}`);
    });
    const note = say("claims.hinges.note", { members: answer.members, noise: QQ.text.number(answer.noise, 2) });
    return [make("ul", "", items), make("p", "note", note)];
  }

  const support = (claim) => make("ul", "", claim.support.map((s) =>
    make("li", "", `${words(s.label)}${say("claims.colon")}${verdictOf(s)}`)));

  const facts = (claim) => make("ul", "", claim.facts.map((fact) => make("li", "", [
    `${QQ.text.date(fact.date)}${say("claims.colon")}${words(fact.title)} `,
    make("span", "note", say("claims.fact", { source: fact.source, confidence: say(`confidence.${fact.confidence}`) })),
  ])));

  // ---- links -------------------------------------------------------------------------------

  /** Another page with a query of its own, if there is such a page. */
  function page(name, pairs, text) {
    if (!(name in QQ.cat.pages)) return [];
    const query = QQ.shell.lab(pairs.filter(Boolean).join("&")).slice(QQ.cat.home.length);
    return [make("a", "button", text, { href: `${QQ.cat.home}${name}${query}` })];
  }

  function why(claim) {
    if (!claim.without || !claim.without.policies_only) return [];
    const than = claim.without.link && `than=${encodeURIComponent(claim.without.link)}`;
    const index = claim.measures[0].terms.find((term) => term.of === "index");
    const window_ = index ? `index=${index.name}&from=${index.first}&to=${index.last}` : "";
    return page("why", [window_, "view=difference", than, claim.with.link], say("claims.link.why"));
  }

  function links(claim) {
    const sides = [claim.with, claim.without].filter((side) => side && !side.off.length);
    const off = claim.without ? claim.without.off : [];
    return make("p", "links", [
      ...sides.map((side) => make("a", "button", say("claims.link.lab", { name: words(side.name) }),
        { href: QQ.shell.lab(side.link), "data-side": side.link })),
      ...why(claim),
      ...off.flatMap((name, i) => page("mechanisms", [`name=${name}`],
        say("claims.link.mechanism", { name: words(claim.without.off_names[i]) }))),
      ...(claim.page ? page(claim.page, [], say("claims.link.page")) : []),
      ...page("claims", [`claim=${claim.id}`], say("claims.link.self")),
    ]);
  }

  /** All that stands behind a card. */
  function details(claim, answer) {
    return [
      ...titled("claims.test", paragraph(words(claim.test))), ...notes(claim),
      make("div", "sure", [
        make("div", "", titled("claims.built", paragraph(words(claim.built_in)))),
        make("div", "", titled("claims.outcome", paragraph(words(claim.outcome)))),
      ]),
      ...(answer ? [numbers(claim, answer), beside(claim, answer), ...titled("claims.hinges", hinges(answer)).flat()] : []),
      ...titled("claims.data", support(claim)), ...titled("claims.facts", facts(claim)),
      ...titled("claims.links", links(claim)),
      ...(answer ? [make("p", "source", say("claims.numbers", {
        members: answer.members, version: QQ.cat.version, hash: QQ.cat.hash,
      }))] : []),
    ];
  }

  QQ.claims = { sentence, picture, details, words };
})();
