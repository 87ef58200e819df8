// Why did it fall: the sentence, the waterfall, and the chain behind the part that is looked at.
(() => {
  "use strict";
  const { QQ } = window;
  const { signed } = QQ.parts;
  const byId = (id) => document.getElementById(id);
  const say = (key, values) => QQ.text.say(key, values);
  const number = (value, decimals = 1) => QQ.text.number(value, decimals);
  const LARGEST = 3;
  let asking = null; // the controller of the chain that is being asked for
  let pending = ""; // what is being asked

  const by = () => QQ.shell.own("by");

  function paint(answer, asked) {
    ownScenario(asked.fields.than);
    byId("than").hidden = answer.view !== "difference";
    byId("said").textContent = headline(answer);
    byId("sum").textContent = summed(answer);
    byId("source").textContent = say("why.source", {
      members: answer.members, structure: say(`lever.structure.${asked.values.structure}`),
      mode: say(`lever.mode.${asked.values.mode}`).toLowerCase(), version: QQ.cat.version, hash: QQ.cat.hash,
    });
    doubted(answer);
    const part = chosen(answer);
    QQ.why.list(answer, by(), part);
    QQ.why.waterfall(answer, by(), part, (name) => pick(name));
    if (answer.move.p05 !== undefined || !part) chain(part, asked);
  }

  /** A scenario to compare with that is not in the gallery gets an entry of its own. */
  function ownScenario(link) {
    const list = byId("field-than");
    if (![...list.options].some((option) => option.value === link)) {
      list.append(QQ.parts.make("option", "", say("gallery.own"), { value: link, "data-t": "gallery.own" }));
    }
    list.value = link;
  }

  // ---- the sentence ------------------------------------------------------------------------

  function headline(answer) {
    const { move } = answer;
    const bars = answer.by[by()];
    const index = say(`series.${answer.index}`);
    if (!bars.length) return say("why.same", { index });
    const causes = bars.filter((bar) => bar.name !== QQ.why.REST).slice(0, LARGEST)
      .map((bar) => say("why.cause", { part: say(bar.name), points: signed(bar.log_points) })).join(say("why.join"));
    const told = {
      index, causes, rest: rest(answer, bars), size: number(Math.abs(move.per_cent)),
      from: QQ.text.date(answer.from), to: QQ.text.date(answer.to),
    };
    if (answer.view !== "difference") {
      return say("why.said", { ...told, turn: say(move.per_cent < 0 ? "why.falls" : "why.rises") });
    }
    return say("why.said.difference", {
      ...told, side: say(move.per_cent < 0 ? "why.lower" : "why.higher"),
      low: move.p05 === undefined ? "…" : signed(move.p05), high: move.p95 === undefined ? "…" : signed(move.p95),
    });
  }

  /** How much is not explained, in words. */
  function rest(answer, bars) {
    const left = bars.find((bar) => bar.name === QQ.why.REST);
    if (answer.view === "difference" && !left) return say("why.rest.both");
    const news = number(bars.filter((bar) => QQ.why.kind(bar.name) !== "orders" && bar.name !== "cause.limited")
      .reduce((sum, bar) => sum + bar.share, 0), 0);
    if (!left || Math.abs(left.log_points) < 0.05) {
      return say(answer.index === "csi300" ? "why.rest.csi300" : "why.rest.none", { news });
    }
    const key = left.share < 0 ? "against" : left.share > 100 ? "above" : "within";
    return say(`why.rest.${key}`, { news, share: number(left.share, 0), points: signed(left.log_points) });
  }

  function summed(answer) {
    const sum = answer.by[by()].reduce((total, bar) => total + bar.log_points, 0);
    const told = { points: signed(answer.move.log_points, 2), percent: signed(answer.move.per_cent), sum: signed(sum, 2) };
    const { scenario, than } = answer.levels;
    if (!than) return say("why.sum", told);
    return say("why.sum.difference", {
      ...told, mine: signed(scenario.log_points), mine_percent: signed(scenario.per_cent),
      theirs: signed(than.log_points), theirs_percent: signed(than.per_cent),
    });
  }

  /** What speaks against a part that is among the bars, where the answer carries such doubts. */
  function doubted(answer) {
    const words = answer.by[by()].filter((bar) => bar.name in answer.doubts)
      .map((bar) => say(`doubt.${QQ.cat.facts.told[bar.name]}`));
    byId("doubts").hidden = !words.length;
    byId("doubts").textContent = words.join(QQ.text.mark("gap"));
  }

  // ---- the part that is looked at ----------------------------------------------------------

  /** The part in the address if this view has it, else the largest that orders made. */
  function chosen(answer) {
    const bars = answer.by[by()];
    const asked = new URLSearchParams(location.search).get("part");
    if (bars.some((bar) => bar.name === asked)) return asked;
    const first = bars.find((bar) => QQ.why.kind(bar.name) === "orders") || bars[0];
    return first ? first.name : "";
  }

  function pick(part) {
    QQ.shell.keep({ part });
    const { answer, asked } = QQ.shell.last();
    paint(answer, asked);
  }

  function chooseDay(day) {
    QQ.shell.keep({ day });
    const { answer, asked } = QQ.shell.last();
    chain(chosen(answer), asked);
  }

  async function chain(part, asked) {
    byId("chain-card").hidden = !part;
    if (!part) return;
    const query = [`of=${encodeURIComponent(part)}`, asked.query].filter(Boolean).join("&");
    const known = QQ.ask.known("why_day", query);
    if (!known && query === pending) return;
    if (asking) asking.abort();
    if (known) {
      settled();
      return show(known);
    }
    const mine = (asking = new AbortController());
    pending = query;
    byId("chain-card").setAttribute("aria-busy", "true");
    let told = null;
    try {
      told = await QQ.ask.ask("why_day", query, {}, mine.signal);
    } catch (problem) {
      if (problem.name !== "AbortError" && asking === mine) QQ.notices.problem(problem, () => chain(part, asked));
    }
    if (asking !== mine) return;
    settled();
    if (told) show(told);
  }

  function settled() {
    asking = null;
    pending = "";
    byId("chain-card").removeAttribute("aria-busy");
  }

  function show(told) {
    const card = byId("chain-card");
    QQ.whyChain.paint(told, new URLSearchParams(location.search).get("day"), chooseDay);
    card.dataset.part = told.of;
    byId("to-flows").href = QQ.shell.to("flows");
    mechanism(told.of);
  }

  /** What makes this part, its limits here and all of it on its own page; classes and what is left have none. */
  function mechanism(part) {
    const name = QQ.cat.facts.told[part];
    const [link, limits] = [byId("to-mechanism"), byId("chain-limits")];
    limits.hidden = !name;
    limits.textContent = name ? say("why.limits", { limits: QQ.cat.facts.limits[name][QQ.text.language()] }) : "";
    link.hidden = !name;
    if (name) link.href = QQ.parts.mechanism(name);
  }

  QQ.shell.start({ question: "why", paint, part: (answer, asked) => paint(answer, { ...asked }) });
})();
