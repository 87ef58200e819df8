// Whether a change is robust: asked after the result is drawn, of every structure and both modes.
(() => {
  "use strict";
  const QQ = (window.QQ = window.QQ || {});
  const byId = (id) => document.getElementById(id);
  const QUIET = 1000; // ms without another change before the server is asked
  const PATIENCE = 60000; // ms without a word from the server before giving up

  const known = new Map(); // link -> answer
  let now = { link: null, state: "history" };
  let controller = null;
  let clock = null;

  /** The scenario without structure and mode: what an agreement hangs on. */
  const linkOf = (values) => QQ.state.modelLink(QQ.state.plain(values));

  function cancel() {
    clearTimeout(clock);
    if (controller) controller.abort();
    controller = null;
  }

  /** The scenario changes: what is asked about another one is not needed any more. */
  function leave(values) {
    if (linkOf(values) !== now.link) cancel();
  }

  /** A result is on screen: paint what is known of it, ask for what is not. */
  function follow(values) {
    const link = linkOf(values);
    if (QQ.state.modelLink(values) === QQ.state.baselineLink(values)) return settle(link, "history");
    if (link === now.link && now.state !== "failed" && now.state !== "history") return;
    if (known.has(link)) return settle(link, "done");
    cancel();
    now = { link, state: "checking" };
    clock = setTimeout(() => ask(link), QUIET);
  }

  function settle(link, state, why = null) {
    if (link !== now.link) cancel();
    now = { link, state, why };
  }

  async function ask(link) {
    const mine = (controller = new AbortController());
    let late = null;
    const heard = () => {
      clearTimeout(late);
      late = setTimeout(() => mine.abort("late"), PATIENCE);
    };
    heard();
    try {
      const answer = await QQ.fetch.json(QQ.cat.agreement, link, mine.signal, heard);
      known.set(link, answer);
      if (now.link === link) settle(link, "done");
    } catch (problem) {
      if (now.link !== link || (mine.signal.aborted && mine.signal.reason !== "late")) return;
      settle(link, "failed", QQ.notices.why(mine.signal.aborted
        ? { key: "error.timeout", detail: { n: PATIENCE / 1000 } } : problem));
    } finally {
      clearTimeout(late);
    }
    shown();
  }

  function retry() {
    now = { link: now.link, state: "checking" };
    paint();
    ask(now.link);
  }

  /** The verdict of a metric that belongs to the result on screen, if it is known. */
  function of(name) {
    const answer = now.state === "done" && known.get(now.link);
    return answer ? answer.metrics[name] : null;
  }

  function shown() {
    paint();
    const { result, baseline } = QQ.app.last();
    if (result) QQ.results.table(result, baseline);
  }

  // ---- words -------------------------------------------------------------------------------

  const mode = (one) => QQ.text.say(`lever.mode.${one.mode}`).toLowerCase();
  const name = (one) => one.structure.toUpperCase();
  const signed = (value) => QQ.text.signed(value, 1);
  const key = (verdict) => verdict.replace("depends ", "").replaceAll(" ", "_");

  function says(said) {
    const slash = QQ.text.say("agree.slash");
    const by = new Map();
    for (const one of said.combinations) {
      by.set(name(one), [...(by.get(name(one)) || []), signed(one.median)]);
    }
    const structures = [...by].map(([structure, medians]) => `${structure} ${medians.join(slash)}`);
    return QQ.text.say("agree.says", {
      structures: structures.join(QQ.text.say("agree.and")),
      modes: [...new Set(said.combinations.map(mode))].join(slash),
    });
  }

  function words(answer) {
    const focus = QQ.page.settings.focus;
    const said = answer.metrics[`trough_${focus}`];
    const medians = said.combinations.map((one) => one.median);
    const text = QQ.text.say(`agree.${key(said.verdict)}`, {
      series: QQ.text.say(`series.${focus}`),
      structures: [...new Set(said.combinations.map(name))].join(QQ.text.say("agree.and")),
      low: signed(Math.min(...medians)),
      high: signed(Math.max(...medians)),
      least: QQ.text.number(QQ.cat.resolution / 2, 2),
      says: says(said),
    });
    return { text, verdict: said.verdict };
  }

  /** Where the structures part: the metrics on which they have opposite signs. */
  function parted(answer) {
    const all = Object.entries(answer.metrics);
    const names = all.filter(([, said]) => said.opposed).map(([n]) => QQ.text.say(`metric.${n}`));
    return QQ.text.say(names.length ? "agree.parted" : "agree.not_parted", {
      n: names.length, all: all.length, names: names.join(QQ.text.say("agree.list")),
    });
  }

  function numbers(answer) {
    const { element } = QQ.notices;
    const metric = `trough_${QQ.page.settings.focus}`;
    const grid = element("table");
    const caption = element("caption", "", QQ.text.say("agree.table", {
      metric: QQ.text.say(`metric.${metric}`),
    }));
    const columns = ["model", "reference", "median", "span", "share"];
    grid.append(caption, line("th", columns.map((c) => QQ.text.say(`agree.column.${c}`))));
    for (const one of answer.metrics[metric].combinations) {
      grid.append(line("td", [
        QQ.text.say("badge.short", { structure: name(one), mode: mode(one) }),
        signed(one.reference),
        signed(one.median),
        QQ.text.say("agree.span", { low: signed(one.p05), high: signed(one.p95) }),
        `${QQ.text.number(100 * one.share, 0)}%`,
      ]));
    }
    const rule = QQ.text.say("agree.rule", {
      share: QQ.text.number(100 * answer.certain, 0), members: answer.members,
    });
    byId("agreement-numbers").replaceChildren(
      grid, element("p", "", parted(answer)), element("p", "note", rule));
  }

  function line(tag, cells) {
    const row = document.createElement("tr");
    cells.forEach((cell, i) => {
      const node = QQ.notices.element(i === 0 ? "th" : tag, "", cell);
      if (node.tagName === "TH") node.scope = tag === "th" ? "col" : "row";
      row.append(node);
    });
    return row;
  }

  function paint() {
    const box = byId("agreement");
    const answer = now.state === "done" ? known.get(now.link) : null;
    const { text, verdict } = answer ? words(answer) : {
      text: QQ.text.say(`agree.${now.state}`, { why: now.why ? now.why() : "" }), verdict: "",
    };
    const said = byId("agreement-said");
    if (said.textContent !== text) said.textContent = text;
    box.dataset.state = now.state;
    box.dataset.verdict = verdict;
    byId("menu-agreement").hidden = !answer;
    byId("agreement-retry").hidden = now.state !== "failed";
    if (answer) numbers(answer);
  }

  QQ.agreement = { follow, leave, paint, retry, of, key };
})();
