// Settings of the page that travel in the link and mean nothing to the model.
(() => {
  "use strict";
  const QQ = (window.QQ = window.QQ || {});
  const settings = {};
  const chosen = new Set();

  const one = (value, allowed, otherwise) => (allowed.includes(value) ? value : otherwise);
  const root = document.documentElement;

  function start(asked) {
    const cat = QQ.cat;
    settings.lang = one(asked.lang, ["en", "zh"], root.lang.startsWith("zh") ? "zh" : "en");
    settings.theme = one(asked.theme, ["light", "dark"], root.dataset.theme);
    settings.colours = one(asked.colours, cat.colours, root.dataset.colours);
    for (const key of ["lang", "theme", "colours"]) if (asked[key] === settings[key]) chosen.add(key);
    readView(asked.view || "");
  }

  function readView(text) {
    const [focus, span, base] = text.split(".");
    const { figures } = QQ.cat;
    settings.focus = one(focus, figures.series.hero, QQ.cat.focus);
    settings.window = one(span, Object.keys(figures.windows), "quake");
    settings.base = one(
      (base || "").replace(/^(\d{4})(\d{2})(\d{2})$/, "$1-$2-$3"), figures.bases, figures.bases[0],
    );
    settings.alpha = settings.alpha || "excess";
    settings.basis = settings.basis || "basis";
  }

  function view() {
    const { focus, window: span, base } = settings;
    const { figures } = QQ.cat;
    if (focus === QQ.cat.focus && span === "quake" && base === figures.bases[0]) return "";
    return `${focus}.${span}.${base.replaceAll("-", "")}`;
  }

  /** The settings part of the link: only what the reader chose. */
  function link() {
    const parts = [...chosen].sort().map((key) => `${key}=${settings[key]}`);
    if (view()) parts.push(`view=${view()}`);
    return parts.join("&");
  }

  /** Set one setting; language carries its market's colours until the reader chooses them. */
  function set(key, value) {
    settings[key] = value;
    if (["lang", "theme", "colours"].includes(key)) chosen.add(key);
    if (key === "lang" && !chosen.has("colours")) {
      settings.colours = value === "zh" ? "red_up" : "green_up";
    }
    dress();
  }

  function dress() {
    root.dataset.theme = settings.theme;
    root.dataset.colours = settings.colours;
  }

  QQ.page = { settings, start, set, link, dress };
})();
