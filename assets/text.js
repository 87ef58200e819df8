// Words, numbers and dates in the reader's language; every text of the page switches in place.
(() => {
  "use strict";
  const QQ = (window.QQ = window.QQ || {});
  const LOCALES = { en: "en-GB", zh: "zh-CN" };

  const language = () => QQ.page.settings.lang;

  function say(key, values = {}) {
    const words = QQ.cat.words[key];
    if (!words) return key;
    return words[language()].replace(/\{(\w+)\}/g, (all, name) =>
      name in values ? values[name] : all);
  }

  const has = (key) => key in QQ.cat.words;
  /** A name as short as there is one, where there is little room. */
  const brief = (key) => say(has(`${key}.short`) ? `${key}.short` : key);

  const MARKS = {
    en: { colon: ": ", semicolon: "; ", comma: ", ", list: ", ", open: " (", close: ")", gap: " " },
    zh: { colon: "：", semicolon: "；", comma: "，", list: "、", open: "（", close: "）", gap: "" },
  };
  /** Punctuation between parts of a text that scripts put together. */
  const mark = (name) => MARKS[language()][name];
  const bracketed = (text, inside) => `${text}${mark("open")}${inside}${mark("close")}`;

  const formats = new Map(); // making a formatter costs more than using one a hundred times

  function format(kind, options) {
    const key = `${kind.name} ${language()} ${JSON.stringify(options)}`;
    if (!formats.has(key)) formats.set(key, new kind(LOCALES[language()], options));
    return formats.get(key);
  }

  /** A number with a true minus sign; a zero has no sign. */
  function number(value, decimals = 1) {
    const rounded = Number(value.toFixed(decimals)) + 0;
    const options = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
    return format(Intl.NumberFormat, options).format(rounded).replace("-", "−");
  }

  const signed = (value, decimals = 1) =>
    (Number(value.toFixed(decimals)) > 0 ? "+" : "") + number(value, decimals);

  function date(iso, withYear = true) {
    const month = language() === "zh" ? "long" : "short";
    const options = { month, day: "numeric", timeZone: "UTC" };
    if (withYear) options.year = "numeric";
    return format(Intl.DateTimeFormat, options).format(new Date(`${iso}T00:00:00Z`));
  }

  /** The value of a lever in words. */
  function value(lever, raw) {
    if (lever.type === "choice") return say(`lever.${lever.name}.${raw}`);
    if (lever.type === "date") return date(raw);
    return QQ.units.quantity(raw, lever.unit_label, decimals(lever.step));
  }

  const decimals = (step) => (String(step).split(".")[1] || "").length;

  function gesture(what) {
    if (what.lever) {
      const l = QQ.state.lever(what.lever);
      const isSwitch = QQ.state.switchOf(l.group) === l.name;
      const name = isSwitch || l.kind === "assumption"
        ? say(isSwitch ? `group.${l.group}` : `lever.${l.name}`)
        : `${say(`group.${l.group}`)}${mark("comma")}${say(`lever.${l.name}`)}`;
      return say("gesture.lever", { lever: name, value: value(l, what.value) });
    }
    if (what.scenario) {
      return say("gesture.scenario", { name: say(`scenario.${what.scenario}`) });
    }
    return say(`gesture.${what.kind}`);
  }

  const carrying = (root, key) =>
    [...(root.matches && root.matches(key) ? [root] : []), ...root.querySelectorAll(key)];

  /** Texts and names that carry their key, in the whole page or in a part of it. */
  function fixed(root = document) {
    for (const node of carrying(root, "[data-t]")) {
      node.textContent = say(node.dataset.t, { names: "" });
    }
    for (const node of carrying(root, "[data-ta]")) {
      node.setAttribute("aria-label", say(node.dataset.ta));
    }
  }

  /** Dash puts words inside controls when it comes to it, in Safari after the page has started. */
  function late() {
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes) {
        for (const node of addedNodes) if (node instanceof HTMLElement) fixed(node);
      }
    }).observe(document.body, { childList: true, subtree: true });
  }

  /** Put every fixed text of the page into the current language. */
  function apply() {
    document.documentElement.lang = LOCALES[language()];
    fixed();
    for (const node of document.querySelectorAll("[data-day]")) {
      node.textContent = date(node.dataset.day);
    }
    for (const node of document.querySelectorAll("[data-event]")) {
      node.textContent = event(node.dataset.event).title[language()];
    }
    for (const node of document.querySelectorAll("[data-event-source]")) {
      const item = event(node.dataset.eventSource);
      const confidence = say(`confidence.${item.confidence}`);
      node.textContent = say("events.item", { source: item.source[language()], confidence });
    }
    const title = document.querySelector("h1");
    title.title = say("app.subtitle");
    document.title = `${say("app.title")} · ${say("app.subtitle")}`;
    document.getElementById("version").textContent = say("app.version", {
      version: QQ.cat.version,
      hash: QQ.cat.hash,
    });
    vectors(QQ.app.values());
  }

  /** Where the parameter vectors of the structure on screen come from. */
  function vectors(values) {
    const record = QQ.cat.calibration[values.structure];
    document.getElementById("run").textContent = say("app.run", record);
  }

  /** Structure and mode of a run, as every chart, image and table says them. */
  function model(values, short = false) {
    const mode = say(`lever.mode.${values.mode}`).toLowerCase();
    if (short) return say("badge.short", { structure: values.structure.toUpperCase(), mode });
    const structure = say(`lever.structure.${values.structure}`);
    return say("badge.long", { structure, mode });
  }

  function event(place) {
    const [number_, item] = place.split(".").map(Number);
    return QQ.cat.events.find((flag) => flag.number === number_).items[item];
  }

  QQ.text = {
    say, has, brief, mark, bracketed, number, signed, date, value, decimals, gesture, fixed, late, apply, language,
    vectors, model,
  };
})();
