// Between the controls and the state: what a control says becomes a change, a state becomes
// what the controls show. `shown` is what each control shows, so that echoes are told from hands.
(() => {
  "use strict";
  const QQ = (window.QQ = window.QQ || {});
  const shown = new Map();
  let dragging = false;

  const keyOf = (id) => JSON.stringify([id.lever, id.part]);
  const put = (id, props) => window.dash_clientside.set_props(id, props);
  const ends = (name) => name.split("+");

  function position(day) {
    const at = QQ.cat.sessions.findIndex((session) => session >= day);
    return at < 0 ? QQ.cat.sessions.length - 1 : at;
  }

  /** What a control of a lever shows for given values. */
  function facing(id, values) {
    const [first, last] = ends(id.lever);
    if (id.part === "range") {
      return [position(values[first]), position(values[last])].sort((a, b) => a - b);
    }
    const lever = QQ.state.lever(first);
    const value = values[first];
    if (lever.type === "date") return id.part === "slider" ? position(value) : value;
    return id.part === "box" ? QQ.units.scaled(value, lever.unit_label) : value;
  }

  /** What a hand on a control means: [lever, value] pairs, empty when nothing is meant. */
  function meaning(id, raw, values) {
    const [first, last] = ends(id.lever);
    if (id.part === "range") {
      const days = raw.map((at) => QQ.cat.sessions[at]);
      return [[first, days[0]], [last, days[1]]].filter(([name, day]) => differs(name, day, values));
    }
    const lever = QQ.state.lever(first);
    if (lever.type === "number") return number(lever, raw, id.part === "box");
    if (lever.type === "date") return [[first, day(lever, id.part === "slider", raw)]];
    return [[first, raw]];
  }

  const differs = (name, day, values) => position(values[name]) !== position(day);

  /** A box holds what a reader typed, as the language counts it; a slider holds the model's value. */
  function number(lever, raw, typed) {
    const given = typeof raw === "number" ? raw : Number(raw);
    if (raw === "" || raw === null || Number.isNaN(given)) return [];
    const value = typed ? QQ.units.meant(given, lever.unit_label) : given;
    const inside = Math.min(lever.max, Math.max(lever.min, value));
    if (inside !== value) {
      QQ.notices.note("clamped", {
        lever: QQ.text.say(`lever.${lever.name}`), value: QQ.text.value(lever, inside),
      });
    }
    return [[lever.name, Number(inside.toPrecision(12))]];
  }

  function day(lever, fromSlider, raw) {
    if (fromSlider) return QQ.cat.sessions[raw];
    const read = QQ.state.read(lever, String(raw).trim());
    if (read !== null) return read;
    QQ.notices.note("notice.range", {
      name: QQ.text.say(`lever.${lever.name}`),
      value: String(raw).slice(0, 20),
      allowed: QQ.text.say("notice.date", { min: lever.min, max: lever.max }),
    });
    return null;
  }

  /** A Dash callback says that controls moved: keep what hands did, drop echoes. */
  function moved(triggered, values) {
    let next = values;
    let what = null;
    for (const { id, value } of triggered) {
      const key = keyOf(id);
      if (value === undefined || JSON.stringify(shown.get(key)) === JSON.stringify(value)) continue;
      shown.set(key, value);
      for (const [name, meant] of meaning(id, value, next)) {
        if (meant === null || meant === next[name]) continue;
        next = QQ.state.set(next, name, meant);
        what = { lever: name, value: meant };
      }
    }
    return { next, what };
  }

  /** Make every control show the values. */
  function show(values) {
    for (const id of identities()) {
      const key = keyOf(id);
      const value = facing(id, values);
      if (JSON.stringify(shown.get(key)) !== JSON.stringify(value)) {
        shown.set(key, value);
        put(id, { value });
      }
    }
    mark(values);
  }

  /** What the server drew: the default, in the English unit. */
  const drawn = (id) => (id.part === "box" ? QQ.state.lever(id.lever).default
    : facing(id, QQ.state.defaults()));

  let known = null;

  /** The ids of all controls of levers, read once from the page. */
  function identities() {
    if (known) return known;
    known = [];
    for (const l of QQ.cat.levers) {
      const parts = l.type === "choice" ? ["choice"] : ["slider", "box"];
      for (const part of parts) {
        const id = { lever: l.name, part };
        if (document.getElementById(domId(id))) known.push(id);
      }
    }
    for (const rule of Object.values(QQ.cat.callouts)) {
      const id = { lever: `${rule.from}+${rule.to}`, part: "range" };
      if (rule.to && document.getElementById(domId(id))) known.push(id);
    }
    for (const id of known) shown.set(keyOf(id), drawn(id));
    return known;
  }

  const domId = (id) => `{"lever":"${id.lever}","part":"${id.part}"}`;

  /** Names for screen readers, and which policies are not as they happened. */
  function mark(values) {
    for (const [thumb, name] of thumbs()) {
      say(thumb, "aria-label", QQ.text.say(`lever.${name}`));
      say(thumb, "aria-valuetext", QQ.text.value(QQ.state.lever(name), values[name]));
    }
    for (const group of QQ.cat.groups) {
      const section = document.getElementById(`group-${group}`);
      section.dataset.state = values[QQ.state.switchOf(group)];
    }
    const changed = QQ.state.changed(values, "assumption").length;
    const chip = document.getElementById("assumptions-chip");
    if (chip) chip.textContent = changed ? QQ.text.say("assumptions.changed", { n: changed }) : "";
  }

  let found = null;

  function thumbs() {
    found = found || [...document.querySelectorAll("[data-lever]")].flatMap((row) => {
      const names = ends(row.dataset.lever);
      return [...row.querySelectorAll("[role=slider]")].map((thumb, i) => [thumb, names[i]]);
    });
    return found;
  }

  function say(node, attribute, text) {
    if (node.getAttribute(attribute) !== text) node.setAttribute(attribute, text);
  }

  const named = (key) => ({ "aria-label": QQ.text.say(key) });

  /** Lists whose words Dash holds, not the page, are told anew in each language; so is the step of
   * the boxes, which count as the language does. */
  function translate() {
    for (const l of QQ.cat.levers.filter((lever) => lever.type === "number" && lever.step)) {
      put({ lever: l.name, part: "box" }, { step: QQ.units.scaled(l.step, l.unit_label) });
    }
    for (const l of QQ.cat.levers.filter((lever) => lever.type === "choice")) {
      const node = document.getElementById(domId({ lever: l.name, part: "choice" }));
      if (!node || node.getAttribute("role") === "radiogroup" ||
          node.querySelector("[role=radiogroup], input[type=radio]")) continue;
      const data = l.choices.map((c) => ({
        value: c, label: QQ.text.say(`lever.${l.name}.${c}`),
      }));
      put({ lever: l.name, part: "choice" }, { data, ...named(`lever.${l.name}`) });
    }
    put("gallery", {
      data: QQ.cat.scenarios.map((s) => ({ value: s.id, label: QQ.text.say(`scenario.${s.id}`) })),
      placeholder: QQ.text.say("gallery.own"),
      ...named("gallery.label"),
    });
    put("base", {
      data: QQ.cat.figures.bases.map((day_) => ({ value: day_, label: QQ.text.date(day_) })),
      ...named("base"),
    });
  }

  document.addEventListener("pointerdown", (event) => {
    dragging = Boolean(event.target.closest && event.target.closest(".slider"));
  }, true);
  for (const end of ["pointerup", "pointercancel"]) {
    document.addEventListener(end, () => {
      if (!dragging) return;
      dragging = false;
      setTimeout(() => QQ.app.settle(), 30);
    }, true);
  }

  QQ.controls = { moved, show, mark, translate, put, dragging: () => dragging };
})();
