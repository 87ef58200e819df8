// The chain behind one part of a move: books, rules, orders, push, price, the other side; by day.
(() => {
  "use strict";
  const QQ = (window.QQ = window.QQ || {});
  const { make, table, signed } = QQ.parts;
  const byId = (id) => document.getElementById(id);
  const say = (key, values) => QQ.text.say(key, values);
  const number = (value, decimals = 1) => QQ.text.number(value, decimals);
  const bn = (value, decimals = 1) => QQ.units.quantity(value, QQ.cat.units.billion, decimals);
  const moved = (value) => QQ.units.difference(value, QQ.cat.units.billion, 1);
  const NOTHING = 0.005; // CNY bn, per cent or log points: less is not told
  const RULES = ["limit_large", "limit_others", "ban", "refused", "rescue"];

  const className = (name) => say(name.startsWith("class.") ? name : `class.${name}`);
  const largest = (values) => values.reduce((at, value, i) => (Math.abs(value) > Math.abs(values[at]) ? i : at), 0);

  function paint(chain, day, chooseDay) {
    const part = say(chain.of);
    const at = Math.max(0, chain.dates.includes(day) ? chain.dates.indexOf(day) : largest(chain.daily));
    byId("chain-title").textContent = say("why.chain", { part });
    const idle = chain.daily.every((value) => Math.abs(value) < 1e-9);
    byId("chain-said").textContent = say(idle ? "why.chain.none" : "why.chain.said", {
      part, index: say(`series.${chain.index}`), points: signed(chain.log_points),
      day: QQ.text.date(chain.dates[largest(chain.daily)], false),
      most: signed(chain.daily[largest(chain.daily)]),
    });
    bars(chain, at, chooseDay);
    choice(chain, at, chooseDay);
    const sides = Object.entries(chain.sides).map(([name, side]) => steps(chain, name, side, at));
    byId("chain").replaceChildren(...sides);
    byId("every").replaceChildren(every(chain, chooseDay));
  }

  function bars(chain, at, chooseDay) {
    const box = byId("chart-days");
    box.onclick = (event) => {
      const room = box.getBoundingClientRect();
      const [left, right] = [46, 14];
      const share = (event.clientX - room.left - left) / (room.width - left - right);
      const picked = chain.dates[Math.floor(share * chain.dates.length)];
      if (picked) chooseDay(picked);
    };
    QQ.parts.chart("chart-days", "days", (template, size) => ({
      data: [{
        ...template.data[0],
        x: chain.dates,
        y: chain.daily,
        marker: {
          color: chain.daily.map((value) => QQ.why.colour(value < 0 ? "down" : "up")),
          line: { color: QQ.why.colour("ink"), width: chain.dates.map((_, i) => (i === at ? 2.5 : 0)) },
        },
      }],
      layout: {
        xaxis: {
          ...template.layout.xaxis, ...ticks(chain.dates, size), range: [-0.5, chain.dates.length - 0.5],
        },
      },
    }), () => chain.dates.map((d, i) => `${QQ.text.date(d, false)} ${signed(chain.daily[i])}`)
      .join(QQ.text.mark("semicolon")));
  }

  /** Days named below the axis: as many as have room. */
  function ticks(dates, size) {
    const step = Math.ceil(dates.length / Math.max(2, Math.floor(size.width / (size.font * 5))));
    const named = dates.filter((_, i) => i % step === 0);
    return { tickmode: "array", tickvals: named, ticktext: named.map((d) => QQ.text.date(d, false)) };
  }

  function choice(chain, at, chooseDay) {
    byId("day").replaceChildren(...chain.dates.map((d, i) => make("option", "", say("why.day.option", {
      day: QQ.text.date(d, false), points: signed(chain.daily[i], 2),
    }), { value: d })));
    byId("day").value = chain.dates[at];
    for (const [way, to] of [["previous", at - 1], ["next", at + 1]]) {
      const button = byId(`day-${way}`);
      button.disabled = !chain.dates[to];
      button.onclick = () => chooseDay(chain.dates[to]);
    }
  }

  // ---- one day in one scenario ---------------------------------------------------------------

  function steps(chain, name, side, at) {
    const two = Object.keys(chain.sides).length > 1;
    const title = two ? make("h4", "", say(name === "than" ? "why.other" : "why.mine")) : null;
    if (!side.orders.length) {
      const news = QQ.why.kind(chain.of) !== "orders";
      return make("div", "side", [title, make("p", "note", say(news ? "why.chain.news" : "why.order.none"))]);
    }
    const step = (key, lines, strong = "") => make("li", "step", [
      make("strong", "step-name", say(`why.step.${key}`)),
      ...lines.filter(Boolean).map((line, i) => make("span", i === 0 ? strong : "", line)),
    ]);
    const turn = side.daily[at] < 0 ? "down" : "up";
    return make("div", "side", [title, make("ol", "steps", [
      step("books", [...books(chain, side, at), ...rules(side, at)]),
      step("orders", orders(side, at)),
      step("push", push(side, at)),
      step("move", [
        `${side.daily[at] < 0 ? "▼" : "▲"} ${signed(side.daily[at], 2)}`,
        say("why.move.said"),
        say("why.move.whole", { index: say(`series.${chain.index}`), points: signed(side.moved[at], 2) }),
      ], `amount ${turn}`),
      step("others", others(side, at)),
    ])]);
  }

  function books(chain, side, at) {
    return Object.entries(side.books).filter(([name]) => acts(side, name, at)).map(([name, book]) => {
      const told = {
        class: className(name), own: bn(book.own[at]), stock: bn(book.stock[at]),
        cash: bn(Math.abs(book.cash[at])), worth: signed(book.worth[at]), from: QQ.text.date(chain.from, false),
        leverage: number(book.leverage[at]), asked: bn(book.asked[at]),
      };
      const plain = book.leverage[at] <= 0 || book.worth.every((value) => value === 0) && at > 0;
      const cash = say(book.cash[at] < 0 ? "why.book.borrowed" : "why.book.cash", told);
      const words = plain ? [say("why.book.plain", { ...told, cash: bn(book.cash[at]) })]
        : [say("why.book.own", told), cash];
      if (book.asked[at] > NOTHING) words.push(say("why.book.asked", told));
      return words.join(say("why.join"));
    });
  }

  const acts = (side, name, at) => side.orders.some((line) => line.class === `class.${name}` &&
    (Math.abs(line.all[at]) > NOTHING || Math.abs(line.bucket[at]) > NOTHING));

  const rules = (side, at) => RULES.filter((rule) => side.rules[rule][at] > NOTHING)
    .map((rule) => say(`why.rule.${rule}`, { n: rule === "rescue" ? bn(side.rules[rule][at]) : number(side.rules[rule][at], 0) }));

  function orders(side, at) {
    const lines = side.orders.filter((line) => Math.abs(line.bucket[at]) > NOTHING)
      .sort((one, other) => Math.abs(other.bucket[at]) - Math.abs(one.bucket[at]))
      .map((line) => say(`why.order.${line.bucket[at] < 0 ? "sells" : "buys"}`, {
        class: say(line.class), cause: say(line.cause), n: bn(Math.abs(line.bucket[at])),
      }));
    if (!lines.length) return [say("why.order.none")];
    const owners = Object.keys(side.books);
    const all = side.orders.reduce((sum, line) => sum + line.all[at], 0);
    if (owners.length === 1) {
      lines.push(say("why.order.all", { n: moved(all), share: number(side.books[owners[0]].sold_share[at]) }));
    }
    const unsold = owners.reduce((sum, name) => sum + side.books[name].unsold[at], 0);
    if (unsold > NOTHING) lines.push(say("why.order.unsold", { n: bn(unsold) }));
    return lines;
  }

  function push(side, at) {
    const relative = (100 * side.ordered[at]) / side.capitalisation[at];
    const told = [
      say("why.push.said", { n: moved(side.ordered[at]), cap: bn(side.capitalisation[at], 0), share: signed(relative, 2) }),
      say("why.push.times", {
        multiplier: number(side.multiplier), stress: number(side.stress[at], 2), points: signed(side.push[at], 2),
      }),
    ];
    if (Math.abs(side.reversal[at]) > NOTHING) {
      told.push(say("why.push.reversal", { points: signed(side.reversal[at], 2) }));
    }
    return told;
  }

  function others(side, at) {
    const names = (sign) => Object.entries(side.took)
      .filter(([, values]) => sign * values[at] > NOTHING)
      .sort(([, one], [, other]) => sign * (other[at] - one[at]))
      .map(([name, values]) => say("why.others.item", { class: className(name), n: bn(Math.abs(values[at])) }))
      .join(say("why.join")) || "–";
    return [
      say("why.others.buy", { names: names(1) }),
      say("why.others.sell", { names: names(-1) }),
      say("why.others.note"),
    ];
  }

  // ---- every day -----------------------------------------------------------------------------

  function every(chain, chooseDay) {
    const { scenario, than } = chain.sides;
    const traded = scenario.orders.length > 0;
    const columns = ["day", ...(traded ? ["ordered", "relative", "stress", "push", "reversal"] : []), "move",
      ...(than ? ["other", "difference"] : [])];
    const rows = chain.dates.map((date, at) => {
      const day = make("button", "part", QQ.text.date(date, false), { type: "button" });
      day.onclick = () => chooseDay(date);
      const cells = [day];
      if (traded) {
        cells.push(QQ.units.signed(scenario.ordered[at], QQ.cat.units.billion, 2), signed((100 * scenario.ordered[at]) / scenario.capitalisation[at], 3),
          number(scenario.stress[at], 2), signed(scenario.push[at], 2), signed(scenario.reversal[at], 2));
      }
      cells.push(signed(scenario.daily[at], 2));
      if (than) cells.push(signed(than.daily[at], 2), signed(chain.daily[at], 2));
      return cells;
    });
    return table(say("why.all_days"), columns.map((name) => say(`why.column.${name}`)), rows);
  }

  QQ.whyChain = { paint };
})();
