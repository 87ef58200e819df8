// Who traded with whom: a slider over sessions, play and pause, the picture and its table.
(() => {
  "use strict";
  const { QQ } = window;
  const { make, table } = QQ.parts;
  const bn = (value, decimals) => QQ.units.quantity(value, QQ.cat.units.billion, decimals);
  const byId = (id) => document.getElementById(id);
  const say = (key, values) => QQ.text.say(key, values);
  const PACE = 800; // ms a session
  const LARGEST = 3;
  const still = window.matchMedia("(prefers-reduced-motion: reduce)");
  let clock = null;

  const way = () => QQ.shell.own("show");

  /** The session in the address, else the busiest one. */
  function position(answer) {
    const day = answer.dates.indexOf(new URLSearchParams(location.search).get("day"));
    if (day >= 0) return day;
    const sums = answer.day.traded.map((traded) => traded.reduce((sum, n) => sum + n, 0));
    return way() === "total" ? answer.dates.length - 1 : sums.indexOf(Math.max(...sums));
  }

  function paint(answer, asked) {
    const at = position(answer);
    const slider = byId("session");
    slider.max = answer.dates.length - 1;
    slider.value = at;
    const day = QQ.text.date(answer.dates[at]);
    byId("session-said").textContent = day;
    slider.setAttribute("aria-valuetext", day);
    byId("step-previous").disabled = at === 0;
    byId("step-next").disabled = at === answer.dates.length - 1;
    byId("play").textContent = say(clock ? "flows.pause" : "flows.play");
    byId("play").setAttribute("aria-pressed", String(Boolean(clock)));
    byId("play").disabled = still.matches;
    byId("play").title = still.matches ? say("flows.still") : "";
    byId("said").setAttribute("aria-live", clock ? "off" : "polite");
    byId("said").textContent = headline(answer, at);
    byId("balance").textContent = say("flows.balance", { apart: bn(answer[way()].apart[at], 6) });
    byId("source").textContent = say("flows.source", {
      structure: say(`lever.structure.${asked.values.structure}`),
      mode: say(`lever.mode.${asked.values.mode}`).toLowerCase(), version: QQ.cat.version, hash: QQ.cat.hash,
    });
    QQ.flows.paint(answer, way(), at);
    numbers(answer, at);
  }

  function headline(answer, at) {
    const all = QQ.flows.ribbons(answer, answer[way()].bought[at]);
    const to = QQ.text.date(answer.dates[at]);
    if (!all.length) return say("flows.quiet", { to });
    const names = (side) => answer.classes
      .map((who) => [who, all.filter((r) => r.who === who && r.side === side).reduce((sum, r) => sum + r.amount, 0)])
      .filter(([, n]) => n >= 0.05).sort((one, other) => other[1] - one[1]).slice(0, LARGEST)
      .map(([who, n]) => say("flows.item", { class: say(`class.${who}`), n: bn(n, 1) }))
      .join(say("flows.join")) || "–";
    return say(`flows.said.${way()}`, {
      n: bn(answer[way()].traded[at].reduce((sum, n) => sum + n, 0), 1),
      from: QQ.text.date(answer.dates[0]), to, sellers: names("sells"), buyers: names("buys"),
    });
  }

  function numbers(answer, at) {
    byId("table-title").textContent = `${say("flows.table")} · ${QQ.text.date(answer.dates[at])} · ${say(`flows.show.${way()}`)}`;
    const bought = answer[way()].bought[at];
    const stocks = answer.buckets.length - answer.futures.length;
    const total = (flows) => flows.slice(0, stocks).reduce((sum, n) => sum + n, 0);
    const shown = (n) => (Math.abs(n) < 0.005 ? "0" : make("span", n < 0 ? "down" : "up", QQ.units.signed(n, QQ.cat.units.billion, 2)));
    const cells = (flows) => [...flows.slice(0, stocks), total(flows), ...flows.slice(stocks)].map(shown);
    const daily = way() === "day";
    const heads = [say("flows.column.class"), ...answer.buckets.slice(0, stocks).map(QQ.flows.bucketName),
      say("flows.column.stock"), ...answer.futures.map(QQ.flows.bucketName), ...(daily ? [say("flows.column.reason")] : [])];
    const taker = answer.classes[answer.classes.length - 1];
    const reason = (who) => (who === taker ? say("flows.takes")
      : answer.reasons[at][who] ? say(answer.reasons[at][who]) : "–");
    const rows = answer.classes.map((who, a) =>
      [say(`class.${who}`), ...cells(bought[a]), ...(daily ? [reason(who)] : [])]);
    const sums = answer.buckets.map((_, b) => bought.reduce((sum, flows) => sum + flows[b], 0));
    rows.push([make("strong", "", say("flows.sum")), ...cells(sums), ...(daily ? [""] : [])]);
    byId("every").replaceChildren(table("", heads, rows));
  }

  // ---- the player --------------------------------------------------------------------------

  function go(at) {
    const { answer, asked } = QQ.shell.last();
    QQ.shell.keep({ day: answer.dates[Math.max(0, Math.min(at, answer.dates.length - 1))] });
    paint(answer, asked);
  }

  function pause() {
    clearInterval(clock);
    clock = null;
  }

  function play() {
    if (clock) pause();
    else if (!still.matches) {
      const { answer } = QQ.shell.last();
      if (position(answer) === answer.dates.length - 1) go(0);
      clock = setInterval(() => {
        const shown = QQ.shell.last().answer;
        const at = position(shown) + 1;
        if (at >= shown.dates.length - 1) pause();
        go(at);
      }, PACE);
    }
    const { answer, asked } = QQ.shell.last();
    paint(answer, asked);
  }

  function started() {
    const ready = (act) => () => QQ.shell.last() && act();
    byId("session").addEventListener("input", ready(() => {
      pause();
      go(Number(byId("session").value));
    }));
    byId("play").addEventListener("click", ready(play));
    for (const [id, by] of [["step-previous", -1], ["step-next", 1]]) {
      byId(id).addEventListener("click", ready(() => {
        pause();
        go(position(QQ.shell.last().answer) + by);
      }));
    }
    new ResizeObserver(() => requestAnimationFrame(ready(() => {
      const { answer } = QQ.shell.last();
      QQ.flows.paint(answer, way(), position(answer));
    }))).observe(byId("picture"));
  }

  QQ.shell.start({ question: "flows", paint, started });
})();
