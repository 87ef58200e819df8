// A map of two levers: a table whose cells are coloured by an outcome and open their scenario.
(() => {
  "use strict";
  const { QQ } = window;
  const { make } = QQ.parts;
  const byId = (id) => document.getElementById(id);
  const say = (key, values) => QQ.text.say(key, values);
  const CERTAIN = 0.9; // share of vectors below which a sign is in doubt, as everywhere
  const FAINT = 12; // per cent of colour that the smallest change gets
  const FULL = 62; // per cent of colour that the largest change gets

  const lever = (axis) => QQ.state.lever(axis.lever);
  const value = (axis, at) => QQ.text.value(lever(axis), axis.values[at]);
  const named = (axis) => say(`field.grid.across.${axis.lever}`);
  /** The same beside the cells, where there is little room. */
  const headed = (axis) => {
    const [group, own] = [`group.${lever(axis).group}`, `lever.${axis.lever}`];
    return QQ.text.has(group) ? `${QQ.text.brief(group)}${QQ.text.mark("colon")}${say(own)}` : named(axis);
  };
  const short = (axis, at) => {
    const l = lever(axis);
    if (l.type === "date") return QQ.text.date(axis.values[at], false);
    return l.type === "number"
      ? QQ.units.number(axis.values[at], l.unit_label, QQ.text.decimals(l.step)) : value(axis, at);
  };

  function paint(answer, asked) {
    const name = QQ.shell.own("metric");
    const level = QQ.shell.own("shown") === "level";
    const told = answer.outcomes[name];
    const numbers = level ? told.level : told.change;
    const text = (v) => (level ? QQ.outcome.bare(name, v) : QQ.outcome.delta(name, v));
    const full = (v) => (level ? QQ.outcome.level(name, v) : QQ.outcome.change(name, v));
    const view = { answer, name, numbers, level, text, full, told, values: asked.values };
    byId("said").textContent = sentence(view);
    byId("map").replaceChildren(grid(view));
    byId("source").textContent = say(answer.members > 1 ? "map.source" : "map.source.first", {
      members: answer.members, version: QQ.cat.version, hash: QQ.cat.hash,
      structure: say(`lever.structure.${asked.values.structure}`),
      mode: say(`lever.mode.${asked.values.mode}`).toLowerCase(),
    });
  }

  const cellName = ({ answer }, at) => {
    const wide = answer.across.values.length;
    return say("map.cell", {
      up: `${named(answer.up)} ${value(answer.up, Math.floor(at / wide))}`,
      across: `${named(answer.across)} ${value(answer.across, at % wide)}`,
    });
  };

  function sentence(view) {
    const { numbers, name, full, level } = view;
    const low = numbers.indexOf(Math.min(...numbers));
    const high = numbers.indexOf(Math.max(...numbers));
    const words = { metric: say(`metric.${name}`), shown: say(level ? "map.level" : "map.change").toLowerCase() };
    if (full(numbers[low]) === full(numbers[high])) return say("map.flat", words);
    return say("map.said", {
      ...words, low: full(numbers[low]), high: full(numbers[high]),
      low_cell: cellName(view, low), high_cell: cellName(view, high),
    });
  }

  function grid(view) {
    const { answer } = view;
    const wide = answer.across.values.length;
    const tall = answer.up.values.length;
    const table = make("table", "map");
    const unit = (axis) => QQ.units.label(lever(axis).unit_label);
    const title = (axis, arrow) =>
      `${unit(axis) ? QQ.text.bracketed(headed(axis), unit(axis)) : headed(axis)} ${arrow}`;
    const head = make("tr", "", make("th", "corner", title(answer.up, "↓"), { scope: "col" }));
    for (let x = 0; x < wide; x += 1) head.append(make("th", "", short(answer.across, x), { scope: "col" }));
    table.append(make("thead", "", [
      make("tr", "", [make("td"), make("th", "axis", title(answer.across, "→"), { colspan: String(wide), scope: "colgroup" })]),
      head,
    ]));
    const body = make("tbody");
    for (let y = tall - 1; y >= 0; y -= 1) {
      const row = make("tr", "", make("th", "", short(answer.up, y), { scope: "row" }));
      for (let x = 0; x < wide; x += 1) row.append(cell(view, y * wide + x));
      body.append(row);
    }
    table.append(body);
    return table;
  }

  function cell(view, at) {
    const { answer, numbers, text, full, told, level, name } = view;
    const doubt = !level && told.agree[at] < CERTAIN && QQ.outcome.rounded(name, numbers[at]) !== 0;
    const shown = doubt ? `(${text(numbers[at])})` : text(numbers[at]);
    const link = make("a", "", shown, { href: QQ.shell.lab(answer.links[at]), title: cellName(view, at) });
    link.setAttribute("aria-label", say(doubt ? "map.doubt" : "map.open", {
      cell: cellName(view, at), value: full(numbers[at]),
      n: Math.round(told.agree[at] * answer.members), members: answer.members,
    }));
    const node = make("td", at === nearest(view) ? "here" : "", link);
    const { share, good } = colour(view, numbers[at], name);
    if (share) node.style.background = `color-mix(in srgb, var(--${good ? "good" : "bad"}) ${share}%, var(--panel))`;
    return node;
  }

  /** How strongly a cell is coloured: from zero in a change, from the best in a level. */
  function colour({ numbers, level }, number, name) {
    if (QQ.outcome.metric(name).better === "none") return { share: 0 };
    if (level) {
      const low = Math.min(...numbers);
      const reach = Math.max(...numbers) - low;
      return { share: reach ? Math.round(FULL * (1 - (number - low) / reach)) : 0, good: false };
    }
    const reach = Math.max(...numbers.map(Math.abs));
    const part = reach ? Math.abs(number) / reach : 0;
    return { share: part < 0.01 ? 0 : Math.round(FAINT + (FULL - FAINT) * part), good: number > 0 };
  }

  /** Where a number or a date stands on its axis. */
  const place = (v) => (typeof v === "number" ? v : Date.parse(v));

  /** The cell whose values are nearest to the scenario on the page. */
  function nearest({ answer, values }) {
    const at = (axis) => {
      const now = values[axis.lever];
      const exact = axis.values.indexOf(now);
      if (exact >= 0) return exact;
      const far = axis.values.map((v) => Math.abs(place(v) - place(now)));
      return far.indexOf(Math.min(...far));
    };
    return at(answer.up) * answer.across.values.length + at(answer.across);
  }

  QQ.shell.start({ question: "grid", paint, part: paint });
})();
