// Two quakes side by side: one sentence, charts aligned on the worst day, every number, who and why.
(() => {
  "use strict";
  const { QQ } = window;
  const { make, table } = QQ.parts;
  const byId = (id) => document.getElementById(id);
  const say = (key, values) => QQ.text.say(key, values);
  const number = (value, decimals = 1) => QQ.text.number(value, decimals);
  const both = (words) => words[QQ.text.language()];
  const column = (name, values) => say(`quakes.column.${name}`, values);
  const MEASURES = ["loss", "since_start", "summed", "sessions", "down", "worst", "rebound", "ratio", "ratio_three"];
  const WHOLE = ["sessions", "down"];
  const SHARES = ["ratio", "ratio_three"]; // told in per cent
  const [HOME, ABROAD] = QQ.cat.facts.episodes;

  const decimals = (name) => (WHOLE.includes(name) ? 0 : SHARES.includes(name) || name === "market" ? 1 : 2);
  const shown = (name, value) => number(value * (SHARES.includes(name) ? 100 : 1), decimals(name));

  function paint(answer) {
    const structure = QQ.structures.shown();
    const home = answer.episodes[HOME];
    const abroad = answer.episodes[ABROAD];
    sentences(answer, home, abroad, structure);
    QQ.quakeCharts.draw(answer, structure);
    measures(home, abroad, structure);
    for (const [name, told] of Object.entries(answer.episodes)) {
      people(name, told, told.structures[structure] || told.structures.stated);
    }
    policies(home, abroad);
    falls();
    const link = byId("open-episode");
    link.href = `${QQ.cat.home}episodes/${ABROAD}${location.search ? `?${dress()}` : ""}`;
  }

  const dress = () => new URLSearchParams([...new URLSearchParams(location.search)]
    .filter(([key]) => ["lang", "theme"].includes(key))).toString();

  function sentences(answer, home, abroad, structure) {
    const values = (seen, seen07) => ({
      loss: shown("loss", seen.loss), sessions: shown("sessions", seen.sessions), ratio: shown("ratio", seen.ratio),
      loss07: shown("summed", seen07.summed), sessions07: shown("sessions", seen07.sessions),
      ratio07: shown("ratio", seen07.ratio),
    });
    const reference = (told, name) => Object.fromEntries(
      Object.entries(told.measures[name]).map(([key, value]) => [key, value.reference]));
    byId("said").textContent = say("quakes.said", {
      strategy: QQ.quakeCharts.labelOf(home, home.first), from: QQ.text.date(home.observed.spans[home.first][0]),
      to: QQ.text.date(home.observed.spans[home.first][1]),
      ...values(home.observed.measures[home.first], abroad.observed.measures[abroad.first]),
    });
    byId("model-said").textContent = say("quakes.model", {
      structure: structure.toUpperCase(),
      ...values(reference(home.structures[structure], home.first), reference(abroad.structures.stated, abroad.first)),
    });
    byId("source").textContent = say("quakes.source", {
      members: answer.members, structure: structure.toUpperCase(), version: QQ.cat.version, hash: QQ.cat.hash,
    });
    byId("aligned").textContent = say("quakes.charts.note", {
      zero24: QQ.text.date(home.zero), zero07: QQ.text.date(abroad.zero), base: -answer.base,
    });
  }

  // ---- number by number --------------------------------------------------------------------

  /** A described value over its range, where it has one. */
  function valued(name, told) {
    if (!told) return "–";
    const wide = told.p95 - told.p05 > 1e-9;
    return make("span", "valued", [shown(name, told.reference), wide
      ? make("small", "", say("quakes.range", { low: shown(name, told.p05), high: shown(name, told.p95) })) : null]);
  }

  function measures(home, abroad, structure) {
    const mine = home.structures[structure];
    const { stated } = abroad.structures;
    const strategy = QQ.shell.own("strategy");
    const seen = home.observed.measures[strategy];
    const seen07 = abroad.observed.measures[abroad.first];
    const data = (told, name) => (told && name in told ? shown(name, told[name]) : say("quakes.none"));
    const stated_ = (told) => (told.kind === "observed" ? number(told.value) : say("quakes.none"));
    const rows = MEASURES.map((name) => [say(`quakes.measure.${name}`), data(seen, name),
      valued(name, mine.measures[strategy][name]), data(seen07, name), valued(name, stated.measures[abroad.first][name])]);
    for (const name of ["leverage_opening", "leverage_peak"]) {
      const opening = name === "leverage_opening";
      rows.push([say(`quakes.measure.${name}`), opening ? stated_(home.observed.leverage) : say("quakes.none"),
        books(name, home, mine), opening ? stated_(abroad.observed.leverage) : say("quakes.none"),
        books(name, abroad, stated)]);
    }
    rows.push([say("quakes.measure.market"), number(home.observed.market), valued("market", mine.market),
      say("quakes.none"), make("span", "valued", number(stated.market.reference, 2))]);
    const heads = [column("measure"), column("data24"), column("model24", { structure: structure.toUpperCase() }),
      column("data07"), column("model07")];
    byId("measures").replaceChildren(table("", heads, rows));
    byId("sources").textContent = say("quakes.sources", {
      home: both(home.observed.source), abroad: both(abroad.observed.source),
      ...leverage("24", home.observed.leverage), ...leverage("07", abroad.observed.leverage),
    });
  }

  const leverage = (year, told) => ({
    [`kind${year}`]: say(`quakes.kind.${told.kind}`), [`value${year}`]: number(told.value),
    [`leverage${year}`]: both(told.source),
  });

  /** Leverage of every levered book, named where there are several. */
  const books = (name, told, run) => make("span", "valued", told.levered.flatMap((each) => {
    const value = run[name][each];
    const wide = value.p95 - value.p05 > 1e-9;
    return [make("span", "", number(value.reference, 1)), make("small", "", wide
      ? say("quakes.range", { low: number(value.p05), high: number(value.p95) })
      : QQ.quakeCharts.labelOf(told, each))];
  }));

  /** How far indices fell, by each way of counting that is in use. */
  function falls() {
    const heads = ["index", "basis", "span", "fall", "origin"].map((name) => column(name));
    byId("falls").replaceChildren(table("", heads, QQ.cat.facts.falls.map((row) => [
      both(row.label), say(`quakes.prices.${row.prices}`),
      say("quakes.falls.span", { from: QQ.text.date(row.from), to: QQ.text.date(row.to) }),
      number(row.fall, 2), make("small", "source", both(row.source))])));
  }

  // ---- who, why, and what was done ---------------------------------------------------------

  function people(name, told, run) {
    byId(`forced-${name}`).textContent = both(told.label);
    byId(`cut-${name}`).replaceChildren(table("", [column("who"), column("amount", { unit: QQ.units.label(told.unit) })],
      run.reduced.map((row) => [both(row.label), QQ.units.number(row.amount, told.unit, 1)])));
    byId(`causes-${name}`).replaceChildren(table("", [column("cause"), column("push")],
      run.causes.map((row) => [say(`cause.${row.cause}`), number(row.push, 2)])));
  }

  function policies(home, abroad) {
    byId(`policies-${HOME}`).replaceChildren(table("", ["day", "event", "source"].map((c) => column(c)),
      home.policies.map((row) => [QQ.text.date(row.date), both(row.title),
        make("small", "", [make("span", "source", both(row.source)), ` ${say(`confidence.${row.confidence}`)}`])])));
    byId(`policies-${ABROAD}`).replaceChildren(make("p", "note", both(abroad.nobody_acted)));
  }

  QQ.shell.start({ question: "quakes", paint, started: () => QQ.structures.start() });
})();
