// The one state of the page: lever name -> value. Pure functions; nothing here touches the page.
(() => {
  "use strict";
  const QQ = (window.QQ = window.QQ || {});
  const LINK_VERSION = "1";
  const PAGE_KEYS = ["lang", "theme", "colours", "view"];
  const LONGEST = 8192;
  const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i;
  const DAY = /^\d{4}-\d{2}-\d{2}$/;

  let cat = null;
  let levers = {};
  let switches = {};

  function init(catalogue) {
    cat = catalogue;
    levers = Object.fromEntries(cat.levers.map((lever) => [lever.name, lever]));
    switches = Object.fromEntries(cat.groups.map((g) => [g, cat.callouts[g].switch]));
  }

  const lever = (name) => levers[name];
  const defaults = () => Object.fromEntries(cat.levers.map((l) => [l.name, l.default]));
  const isShare = (name) => cat.shares.includes(name);

  // ---- changing ----------------------------------------------------------------------------

  /** Set one lever as a reader does: the policy becomes `changed`, four shares keep their sum. */
  function set(values, name, value) {
    const next = { ...values, [name]: value };
    const group = levers[name].group;
    const master = switches[group];
    if (master && master !== name) next[master] = "changed";
    if (isShare(name)) {
      next.rescue_target = "own";
      Object.assign(next, rescaled(values, name, value));
    }
    if (name === "rescue_target") Object.assign(next, mixOf(value, values));
    return next;
  }

  /** The shares that stand behind a one-click target; one's own mix starts from the last one. */
  function mixOf(target, values) {
    const mix = cat.targets[target];
    if (target === "own") return Object.fromEntries(cat.shares.map((n) => [n, values[n]]));
    return Object.fromEntries(cat.shares.map((n, i) => [n, mix ? mix[i] : levers[n].default]));
  }

  /** Give `name` its share and the others what is left, in proportion, in whole per cents. */
  function rescaled(values, name, value) {
    const mine = Math.min(100, Math.max(0, Math.round(value)));
    const others = cat.shares.filter((n) => n !== name);
    const before = others.map((n) => values[n]);
    const sum = before.reduce((a, b) => a + b, 0);
    const exact = before.map((b) => ((100 - mine) * (sum > 0 ? b / sum : 1 / others.length)));
    const whole = exact.map(Math.floor);
    const order = others.map((_, i) => i).sort((a, b) => exact[b] - whole[b] - exact[a] + whole[a]);
    let left = 100 - mine - whole.reduce((a, b) => a + b, 0);
    for (const i of order) if (left-- > 0) whole[i] += 1;
    return { [name]: mine, ...Object.fromEntries(others.map((n, i) => [n, whole[i]])) };
  }

  function reset(values, kind) {
    const next = { ...values };
    for (const l of cat.levers) {
      if (l.kind === kind && !cat.views.includes(l.name)) next[l.name] = l.default;
    }
    return next;
  }

  /** The same scenario under the structure and mode of a plain link. */
  const plain = (values) =>
    ({ ...values, ...Object.fromEntries(cat.views.map((name) => [name, levers[name].default])) });

  /** A scenario of the gallery sets every policy and keeps the assumptions that it does not name. */
  function scenario(values, link) {
    const named = new Set(pairs(link).map(([name]) => name));
    const read = decode(link).values;
    const next = { ...values };
    for (const l of cat.levers) {
      if (l.kind === "lever" || named.has(l.name)) next[l.name] = read[l.name];
    }
    return next;
  }

  /** Levers that are not as they were; structure and mode, which say themselves, do not count. */
  const changed = (values, kind) => cat.levers.filter((l) =>
    l.kind === kind && !cat.views.includes(l.name) && values[l.name] !== l.default);

  // ---- writing links -----------------------------------------------------------------------

  const write = (value) =>
    typeof value === "number" ? String(Number(value.toPrecision(12))) : String(value);

  function encode(entries) {
    const different = entries.filter(([name, value]) => value !== levers[name].default);
    if (!different.length) return "";
    const parts = different.map(([name, value]) => `${name}=${encodeURIComponent(write(value))}`);
    return [`v=${LINK_VERSION}`, ...parts].join("&");
  }

  /** The link with structure and mode spelled out even where they are the default. */
  function fullLink(values) {
    const others = link(plain(values)).split("&").filter(Boolean).slice(1);
    const views = cat.views.map((name) => `${name}=${encodeURIComponent(write(values[name]))}`);
    return [`v=${LINK_VERSION}`, ...others, ...views].join("&");
  }

  const mixIsOwn = (values) => values.rescue_target === "own";

  /** The link of the page: everything that differs, so that a reader finds it as it was left. */
  function link(values) {
    const named = cat.levers.filter((l) => !isShare(l.name) || mixIsOwn(values));
    return encode(named.map((l) => [l.name, values[l.name]]));
  }

  /** The link of the run: without levers that do not act, so that equal runs have equal links. */
  function modelLink(values) {
    const acts = (l) => {
      const master = switches[l.group];
      if (!master || l.name === master) return true;
      return values[master] === "changed" && (!isShare(l.name) || mixIsOwn(values));
    };
    return encode(cat.levers.filter(acts).map((l) => [l.name, values[l.name]]));
  }

  /** What happened under the same assumptions. */
  const baselineLink = (values) => modelLink(reset(values, "lever"));

  /** Whether an assumption is changed; structure and mode are not meant. */
  const assumed = (values) => Boolean(baselineLink(plain(values)));

  // ---- reading links -----------------------------------------------------------------------

  function pairs(text) {
    return text.slice(0, LONGEST).replace(/^\?/, "").split("&").filter(Boolean).map(pair);
  }

  /** Name and value of one pair of an address. */
  function pair(text) {
    const plain_ = (part) => {
      try {
        return decodeURIComponent(part.replace(/\+/g, " "));
      } catch {
        return part;
      }
    };
    const at = text.indexOf("=");
    return at < 0 ? [plain_(text), ""] : [plain_(text.slice(0, at)), plain_(text.slice(at + 1))];
  }

  /** Read what can be read; say what was ignored. Never throws. */
  function decode(text) {
    const values = defaults();
    const page = {};
    const notices = [];
    const given = new Set();
    for (const [name, raw] of pairs(text)) {
      if (name === "v") {
        if (raw === LINK_VERSION) continue;
        notices.push({ key: "notice.version", name, value: raw.slice(0, 30) });
        return { values: defaults(), page, notices };
      }
      if (PAGE_KEYS.includes(name)) page[name] = raw;
      else if (!Object.hasOwn(levers, name)) {
        notices.push({ key: "notice.unknown", name: name.slice(0, 40) });
      } else if (given.has(name)) notices.push({ key: "notice.twice", name });
      else {
        given.add(name);
        const value = read(levers[name], raw);
        if (value === null) notices.push({ key: "notice.range", name, value: raw.slice(0, 40) });
        else values[name] = value;
      }
    }
    settleShares(values, notices);
    return { values, page, notices };
  }

  function settleShares(values, notices) {
    if (!cat.shares.length) return;
    const sum = cat.shares.reduce((total, name) => total + values[name], 0);
    if (Math.abs(sum - 100) > 1e-6) {
      notices.push({ key: "notice.shares", name: "rescue_300" });
      Object.assign(values, mixOf("as_happened", values));
    }
    if (!mixIsOwn(values)) Object.assign(values, mixOf(values.rescue_target, values));
  }

  /** One value of a link, or null when the lever does not allow it. */
  function read(l, raw) {
    if (l.type === "choice") return l.choices.includes(raw) ? raw : null;
    if (l.type === "date") {
      const real = DAY.test(raw) && !Number.isNaN(Date.parse(raw)) &&
        new Date(raw).toISOString().startsWith(raw);
      return real && raw >= l.min && raw <= l.max ? raw : null;
    }
    const number = NUMBER.test(raw) ? Number(raw) : NaN;
    return number >= l.min && number <= l.max ? number : null;
  }

  QQ.state = {
    init, lever, defaults, set, reset, scenario, changed,
    plain, assumed, link, fullLink, modelLink, baselineLink, decode, read, write, pair,
    switchOf: (group) => switches[group],
  };
})();
