// The waterfall of a move and the list of its parts, from the bars that the model gives.
(() => {
  "use strict";
  const QQ = (window.QQ = window.QQ || {});
  const { make, table, signed } = QQ.parts;
  const byId = (id) => document.getElementById(id);
  const say = (key, values) => QQ.text.say(key, values);
  const NEWS = ["cause.market_news", "cause.style_news", "cause.limited"];
  const REST = "cause.residual";
  const SMALL = 0.05; // log points: less is nothing with the decimals shown
  const ROW = 29; // px
  const ROOM = 0.46; // share of the chart's width that names may take
  const pen = document.createElement("canvas").getContext("2d");

  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
  const kind = (name) => (name === REST ? "rest" : NEWS.includes(name) ? "news" : "orders");

  /** Parts in the order of the waterfall: orders, the small ones together, news, what is left. */
  function rows(answer, by) {
    const bars = answer.by[by];
    const large = (bar) => Math.abs(bar.log_points) >= SMALL;
    const orders = bars.filter((bar) => kind(bar.name) === "orders");
    const small = orders.filter((bar) => !large(bar));
    const shown = orders.filter(large);
    if (small.length) {
      shown.push({
        name: "", words: say("why.small", { n: small.length }),
        log_points: small.reduce((sum, bar) => sum + bar.log_points, 0),
      });
    }
    const news = NEWS.map((name) => bars.find((bar) => bar.name === name)).filter(Boolean).filter(large);
    const rest = bars.filter((bar) => bar.name === REST);
    return [...shown, ...news, ...rest];
  }

  function waterfall(answer, by, chosen, pick) {
    const list = rows(answer, by);
    const box = byId("chart-waterfall");
    box.style.height = `${(list.length + 1) * ROW + 38}px`;
    box.onclick = (event) => {
      const at = Math.floor((event.clientY - box.getBoundingClientRect().top - 4) / ROW);
      if (list[at] && list[at].name) pick(list[at].name);
    };
    let sum = 0;
    const bases = list.map((bar) => (sum += bar.log_points) - bar.log_points);
    QQ.parts.chart("chart-waterfall", "waterfall", (template, size) => {
      const names = [...list.map((bar) => bar.words || say(`${bar.name}.short`)), whole(answer)];
      const values = [...list.map((bar) => bar.log_points), answer.move.log_points];
      pen.font = `${size.font}px ${template.layout.font.family}`;
      const most = size.width * ROOM;
      const labels = names.map((name, i) => fitted(name, `   ${signed(values[i])}`, most));
      const width = Math.max(...labels.map((label) => pen.measureText(label).width));
      const places = labels.map((_, i) => i);
      return {
        data: [{
          ...template.data[0], y: places, x: values, base: [...bases, 0],
          marker: marker(list, answer, chosen), error_x: ends(template, list, answer),
        }],
        layout: {
          margin: { ...template.layout.margin, l: Math.ceil(width) + 12 },
          yaxis: {
            ...template.layout.yaxis, range: [labels.length - 0.5, -0.5],
            tickmode: "array", tickvals: places, ticktext: labels,
          },
        },
      };
    }, () => list.map((bar) => `${bar.words || say(bar.name)} ${signed(bar.log_points)}`)
      .join(QQ.text.mark("semicolon")));
  }

  const whole = (answer) => say(answer.view === "difference" ? "why.whole.difference" : "why.whole");

  /** A name as long as there is room for it, and its value. */
  function fitted(name, value, most) {
    let shown = name;
    while (shown.length > 4 && pen.measureText(shown + value).width > most) shown = shown.slice(0, -1);
    return `${shown === name ? name : `${shown.trim()}…`}${value}`;
  }

  function marker(list, answer, chosen) {
    const turn = (value) => colour(value < 0 ? "down" : "up");
    const fill = { orders: (bar) => turn(bar.log_points), news: () => colour("muted"), rest: () => colour("panel") };
    return {
      color: [...list.map((bar) => fill[bar.name ? kind(bar.name) : "orders"](bar)), colour("accent")],
      line: {
        color: [...list.map((bar) => (bar.name === chosen ? colour("ink") : colour("muted"))), colour("accent")],
        width: [...list.map((bar) => (bar.name === chosen ? 2.5 : kind(bar.name) === "rest" ? 1.5 : 0)), 0],
      },
    };
  }

  function ends(template, list, answer) {
    const all = [...list, answer.move];
    const reach = (bar, up) => (bar.p05 === undefined ? 0
      : Math.max(0, up ? bar.p95 - bar.log_points : bar.log_points - bar.p05));
    return {
      ...template.data[0].error_x,
      visible: answer.move.p05 !== undefined,
      array: all.map((bar) => reach(bar, true)),
      arrayminus: all.map((bar) => reach(bar, false)),
    };
  }

  /** Every part as a row; its name is a button that opens the chain. */
  function list(answer, by, chosen) {
    const held = document.activeElement && document.activeElement.closest("#bars")
      ? document.activeElement.dataset.value : null;
    const heads = ["part", "points", "range", "share", "alone", "before"].map((name) => {
      const head = make("span", "", say(`why.column.${name}`));
      if (name === "before") head.title = say("why.column.before.help");
      return head;
    });
    const lines = answer.by[by].map((bar) => [
      make("button", "part", say(bar.name), {
        type: "button", "data-value": bar.name, "aria-pressed": String(bar.name === chosen),
      }),
      make("strong", bar.log_points < 0 ? "down" : "up", signed(bar.log_points, 2)),
      bar.p05 === undefined ? "–" : QQ.parts.range(bar),
      QQ.text.number(bar.share, 0),
      signed(bar.per_cent, 1),
      signed(bar.before, 1),
    ]);
    lines.push([
      make("strong", "", whole(answer)), make("strong", "", signed(answer.move.log_points, 2)),
      answer.move.p05 === undefined ? "–" : QQ.parts.range(answer.move), "100",
      signed(answer.move.per_cent, 1), "",
    ]);
    byId("bars").replaceChildren(table("", heads, lines));
    if (held) {
      const again = document.querySelector(`#bars button[data-value="${held}"]`);
      if (again) again.focus();
    }
  }

  QQ.why = { waterfall, list, colour, kind, REST };
})();
