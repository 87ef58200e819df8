// Headline numbers, the sentence, the explained share, the table: a result in numbers and words.
(() => {
  "use strict";
  const QQ = (window.QQ = window.QQ || {});
  const byId = (id) => document.getElementById(id);
  const FIRST = "2023-12-29";

  /** A value as large digits and a small unit; a per cent sign is as large as its digits. */
  function valueParts(name, value) {
    const unit = QQ.outcome.unitOf(name);
    const text = QQ.outcome.level(name, value);
    if (typeof value !== "number" || QQ.units.label(unit) === "%") return [text];
    const [before, digits, after] = QQ.units.pieces(QQ.outcome.bare(name, value), unit);
    const small = (part) => (part ? QQ.notices.element("small", "", part) : "");
    return [small(before), digits, small(after)];
  }

  /** The change between two numbers as they are shown, so that a reader can check it. */
  function shownChange(name, scenario, baseline) {
    const shown = (run) => QQ.outcome.rounded(name, run.metrics[name]);
    return Number((shown(scenario) - shown(baseline)).toFixed(QQ.outcome.places(name)));
  }

  /** The signed change in words: arrow, sign, number, unit; or that there is none. */
  function changeOf(name, scenario, baseline) {
    const now = scenario.metrics[name];
    const then = baseline.metrics[name];
    if (typeof now !== "number" || typeof then !== "number") return { text: "–", turn: "none" };
    const moved = shownChange(name, scenario, baseline);
    if (moved === 0) return { text: QQ.text.say("kpi.same"), turn: "none" };
    const turn = moved > 0 ? "up" : "down";
    const text = `${turn === "up" ? "▲" : "▼"} ${QQ.outcome.shown(name, moved)}`;
    return { text, turn: QQ.outcome.metric(name).better === "none" ? "none" : turn, moved: true };
  }

  /** Where nine of ten parameter vectors put the change, vector by vector; null if not known. */
  function surely(name, result) {
    const change = (result.changes || {})[name];
    if (!change) return null;
    return { low: QQ.outcome.delta(name, change.p05), high: QQ.outcome.delta(name, change.p95) };
  }

  function strip(result, baseline) {
    for (const card of document.querySelectorAll("[data-metric]")) {
      const name = card.dataset.metric;
      const change = changeOf(name, result, baseline);
      card.querySelector("[data-part=value]").replaceChildren(...valueParts(name, result.metrics[name]));
      const node = card.querySelector("[data-part=change]");
      node.textContent = change.text;
      node.dataset.turn = change.turn;
      const sure = surely(name, result);
      node.title = QQ.text.say(sure && change.moved ? "kpi.sure" : "kpi.against", sure || {});
    }
  }

  /** Position of the lowest close of an index after the turn of the year. */
  function lowAt(result, series) {
    const values = result.indices[series];
    let low = -1;
    result.dates.forEach((date, i) => {
      if (date > FIRST && (low < 0 || values[i] < values[low])) low = i;
    });
    return low;
  }

  const anyMoved = (result, baseline) =>
    QQ.cat.headlines.some((name) => changeOf(name, result, baseline).moved);

  function sentence(result, baseline, values) {
    const focus = QQ.page.settings.focus;
    const key = `trough_${focus}`;
    const fall = (r) => QQ.text.number(-r.metrics[key], 1);
    const changes = QQ.scenarios.words(values);
    const words = {
      series: QQ.text.say(`series.${focus}`),
      value: fall(result),
      base: fall(baseline),
      date: QQ.text.date(result.dates[lowAt(result, focus)], false),
      diff: QQ.text.signed(shownChange(key, result, baseline), 1),
      changes,
      ...surely(key, result),
    };
    if (!changes) return QQ.text.say("sentence.same", words);
    if (changeOf(key, result, baseline).moved) return QQ.text.say("sentence.change", words);
    return QQ.text.say(anyMoved(result, baseline) ? "sentence.other" : "sentence.nothing", words);
  }

  function explained(result, values) {
    const own = QQ.state.changed(values, "assumption").length;
    const text = explainedShare(result);
    return own ? `${text} ${QQ.text.say("sentence.assumption")}` : text;
  }

  function explainedShare(result) {
    const share = result.metrics[`explained_${QQ.page.settings.focus}`];
    if (typeof share !== "number") return QQ.text.say("explained.unknown");
    const key = share < 0 ? "below" : share > 100 ? "above" : "within";
    return QQ.text.say(`explained.${key}`, {
      share: QQ.text.number(share, 0),
      rest: QQ.text.number(100 - Math.round(share), 0),
    });
  }

  function bandsText(result, values) {
    const focus = QQ.page.settings.focus;
    const series = QQ.text.say(`series.${focus}`);
    if (QQ.draw.hasBands(result)) {
      return `▒ ${QQ.text.say("key.bands", { series })}`;
    }
    const history = QQ.state.modelLink(values) === QQ.state.baselineLink(values);
    return QQ.text.say(history ? "bands.none.history" : "bands.none.same");
  }

  /** Whether the change of a number survives another structure and mode, in a word. */
  function robust(name) {
    const said = QQ.agreement.of(name);
    return said ? QQ.text.say(`agree.word.${QQ.agreement.key(said.verdict)}`) : "–";
  }

  function table(result, baseline) {
    const rows = QQ.cat.metrics.map((m) => {
      const change = changeOf(m.name, result, baseline);
      return [
        QQ.text.say(`metric.${m.name}`), QQ.outcome.level(m.name, result.metrics[m.name]),
        QQ.outcome.level(m.name, baseline.metrics[m.name]), change.text, robust(m.name),
      ];
    });
    const heads = ["metric", "scenario", "baseline", "change", "robust"].map((k) => QQ.text.say(`table.${k}`));
    const make = (tag, cells) => {
      const tr = document.createElement("tr");
      cells.forEach((cell, i) => {
        const td = document.createElement(i === 0 && tag === "td" ? "th" : tag);
        if (td.tagName === "TH") td.scope = tag === "th" ? "col" : "row";
        td.textContent = cell;
        tr.append(td);
      });
      return tr;
    };
    const grid = document.createElement("table");
    grid.append(make("th", heads), ...rows.map((cells) => make("td", cells)));
    byId("table").replaceChildren(grid);
  }

  function fill(result, baseline, values) {
    strip(result, baseline);
    QQ.text.vectors(values);
    const said = sentence(result, baseline, values);
    if (byId("sentence").textContent !== said) byId("live").textContent = said;
    byId("sentence").textContent = said;
    byId("explained").textContent = explained(result, values);
    byId("key-bands").textContent = bandsText(result, values);
    byId("key-baseline").hidden = !QQ.draw.baselineDiffers(result, baseline);
  }

  QQ.results = { fill, table, lowAt, anyMoved, changeOf, sentence };
})();
