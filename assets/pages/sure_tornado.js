// What an outcome hangs on: one bar for each number that is moved alone, the longest first.
(() => {
  "use strict";
  const { QQ } = window;
  const { make } = QQ.parts;
  const byId = (id) => document.getElementById(id);
  const say = (key, values) => QQ.text.say(key, values);

  let answer = null;
  let wanted = null;
  let inView = false;

  const section = QQ.sure.section("tornado", {
    done: (told) => {
      answer = told;
      paint();
    },
  });

  const value = (move, end) => {
    return QQ.units.written(QQ.sure.short(QQ.units.scaled(end, move.unit)), move.unit);
  };

  /** Ends of the scale of some bars: an assumption at its bound would dwarf all parameters. */
  function scale(told, shown) {
    const all = [...shown.flatMap((at) => [told.low[at], told.high[at]]), told.reference];
    const [low, high] = [Math.min(...all), Math.max(...all)];
    return { low, wide: high - low || 1 };
  }

  function piece(className, from, to, { low, wide }) {
    const node = make("span", className);
    node.style.left = `${(100 * (Math.min(from, to) - low)) / wide}%`;
    node.style.width = `${(100 * Math.abs(to - from)) / wide}%`;
    return node;
  }

  function bar(told, at, ends, figure) {
    const move = answer.moves[at];
    const line = make("span", "zero");
    line.style.left = `${(100 * (told.reference - ends.low)) / ends.wide}%`;
    const words = say("sure.tornado.bar", {
      name: QQ.sure.mine(move.label), low: value(move, move.low), high: value(move, move.high),
      at_low: figure(told.low[at]), at_high: figure(told.high[at]),
    });
    const kept = move.kind === "parameter" && !move.free ? make("small", "", say("sure.tornado.prior")) : null;
    return make("li", "", [
      make("span", "bar-name", [QQ.sure.mine(move.label), kept]),
      make("span", "track", [
        piece("low", told.reference, told.low[at], ends),
        piece("high", told.reference, told.high[at], ends), line,
      ], { role: "img", "aria-label": words, title: words }),
      make("span", "bar-ends", [
        make("span", "at-low", `${value(move, move.low)} → ${figure(told.low[at])}`),
        make("span", "at-high", `${value(move, move.high)} → ${figure(told.high[at])}`),
      ]),
    ], { "data-move": move.name });
  }

  function paint() {
    if (!answer) return;
    const name = QQ.shell.own("metric");
    const about = QQ.shell.own("about");
    const told = answer.outcomes[name][about];
    const figure = (v) => (about === "level" ? QQ.outcome.level(name, v, 1) : QQ.outcome.delta(name, v, 1));
    const kinds = { parameters: "parameter", assumptions: "assumption" };
    const flat = [...told.low, ...told.high].every((v) =>
      Math.abs(v - told.reference) < 0.5 * 10 ** -QQ.outcome.decimals(name));
    for (const [place, kind] of Object.entries(kinds)) {
      const order = told.order.filter((at) => answer.moves[at].kind === kind);
      const most = QQ.shell.own("many") === "top" ? QQ.cat.facts.top : order.length;
      const shown = flat ? [] : order.slice(0, most);
      const ends = scale(told, shown);
      const said = say("sure.tornado.scale", { low: figure(ends.low), high: figure(ends.low + ends.wide) });
      byId(`bars-${place}`).replaceChildren(
        make("ol", "bars", shown.map((at) => bar(told, at, ends, figure))),
        make("p", "note", flat ? "" : said),
      );
    }
    byId("tornado-said").textContent = flat ? flatSaid(name) : sentence(name, about, told, figure);
  }

  function flatSaid(name) {
    const { values } = QQ.shell.last().asked;
    const happened = values.mode === "anchored" && QQ.state.modelLink(values) === QQ.state.baselineLink(values);
    return say(happened ? "sure.tornado.flat.happened" : "sure.tornado.flat", { metric: QQ.sure.metric(name) });
  }

  function sentence(name, about, told, figure) {
    const first = told.order.find((at) => answer.moves[at].kind === "parameter");
    const reach = [told.low[first], told.high[first]].sort((a, b) => a - b);
    return say("sure.tornado.said", {
      about: say(`sure.tornado.${about}`), metric: QQ.sure.metric(name), reference: figure(told.reference),
      first: QQ.sure.mine(answer.moves[first].label), low: figure(reach[0]), high: figure(reach[1]),
    });
  }

  /** Asked only when a reader comes to see it: it is the dearest part of the page. */
  function watch() {
    new IntersectionObserver((entries) => {
      inView = entries.some((entry) => entry.isIntersecting);
      if (inView && wanted) section.ask(wanted);
    }, { rootMargin: "120px" }).observe(byId("tornado"));
  }

  function show(query) {
    if (query !== section.query()) {
      answer = null;
      byId("tornado-said").textContent = "";
      for (const place of ["parameters", "assumptions"]) byId(`bars-${place}`).replaceChildren();
    }
    wanted = query;
    if (inView) section.ask(query);
    else section.wait();
    paint();
  }

  QQ.sureTornado = { watch, show };
})();
