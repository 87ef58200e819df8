// Terms of the glossary wherever they stand: found in marked texts, told on hover, tap and focus.
//
// Only texts that our own scripts write are marked up: on the pages everything that reads as prose,
// in the lab the places below. The label of a number on a card is a term as a whole: the formula of
// that number. What React has inside is never touched.
(() => {
  "use strict";
  const QQ = (window.QQ = window.QQ || {});
  const LAB = "#sentence, #explained, #agreement-said, #help p, #help strong, #table th[scope=row]";
  const NUMBERS = ".kpi-name[data-t^='metric.']";
  const PAGES = "main p, main li, main dd, main td, main .note";
  const NOT = "a, button, select, label, summary, code, svg, math, option, .term, .chart, .verdict, .tag," +
    " [role=switch], [data-term-entry], [lang]:not(html)";
  const EDGE = 8; // px kept free around the popover
  let box = null;
  let held = null; // the term whose meaning is shown
  let watching = null;

  const language = () => QQ.text.language();
  const regions = () => document.querySelectorAll(document.getElementById("told") ? PAGES : LAB);

  // ---- finding -----------------------------------------------------------------------------

  const patterns = {};

  /** One pattern for all spellings of a language, the longest first. */
  function pattern() {
    const tongue = language();
    if (!patterns[tongue]) {
      const all = QQ.cat.glossary.flatMap((term) => term.find[tongue]);
      const words = [...new Set(all)].sort((a, b) => b.length - a.length)
        .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
      const whole = words.map((word) => (/^\w/.test(word) ? `(?<![\\w-])${word}(?![\\w-])` : word));
      patterns[tongue] = new RegExp(whole.join("|"), "u");
    }
    return patterns[tongue];
  }

  const termOf = (word) => QQ.cat.glossary.find((term) => term.find[language()].includes(word));

  /** Make an element the place of a term. */
  function become(node, term) {
    node.classList.add("term");
    node.tabIndex = 0;
    node.dataset.term = term.key;
    node.setAttribute("role", "button");
    node.setAttribute("aria-describedby", "term-said");
  }

  /** Labels of numbers tell how the number is computed. */
  function formulas() {
    for (const node of document.querySelectorAll(NUMBERS)) {
      const name = node.dataset.t.slice("metric.".length);
      const term = QQ.cat.glossary.find(({ metrics }) => metrics.includes(name));
      if (term && node.dataset.term !== term.key) become(node, term);
    }
  }

  /** Mark the first place of every term in each card. */
  function mark() {
    formulas();
    const seen = new Map(); // card -> keys of terms that have their place
    for (const region of regions()) {
      if (region.closest(NOT)) continue;
      const card = region.closest(".card, section, article") || region;
      if (!seen.has(card)) {
        seen.set(card, new Set([...card.querySelectorAll(".term")].map((n) => n.dataset.term)));
      }
      const walker = document.createTreeWalker(region, NodeFilter.SHOW_TEXT);
      const texts = [];
      while (walker.nextNode()) texts.push(walker.currentNode);
      for (const text of texts) wrap(text, seen.get(card));
    }
  }

  /** Put every term of a text that has no place yet into an element of its own. */
  function wrap(text, seen) {
    let rest = text;
    while (rest && rest.parentElement && !rest.parentElement.closest(NOT)) {
      const found = pattern().exec(rest.data);
      if (!found) return;
      const term = termOf(found[0]);
      const word = rest.splitText(found.index);
      rest = word.splitText(found[0].length);
      if (seen.has(term.key)) continue;
      seen.add(term.key);
      const node = document.createElement("span");
      become(node, term);
      word.replaceWith(node);
      node.append(word);
    }
  }

  // ---- telling -----------------------------------------------------------------------------

  function tell(node) {
    const term = QQ.cat.glossary.find((t) => t.key === node.dataset.term);
    held = node;
    const strong = document.createElement("strong");
    strong.textContent = term.label[language()];
    const said = document.createElement("p");
    said.textContent = term.said[language()];
    box.replaceChildren(strong, said);
    if (term.origin === "fact") {
      const small = document.createElement("small");
      small.textContent = QQ.text.say("source", { source: term.source[language()] });
      box.append(small);
    }
    box.hidden = false;
    place(node);
  }

  /** Below the term, or above where there is no room; never beyond the window. */
  function place(node) {
    const at = node.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = box;
    const below = at.bottom + 6;
    const above = at.top - height - 6;
    const top = below + height + EDGE <= window.innerHeight || above < EDGE ? below : above;
    const left = Math.min(at.left, window.innerWidth - width - EDGE);
    box.style.top = `${Math.max(EDGE, Math.min(top, window.innerHeight - height - EDGE))}px`;
    box.style.left = `${Math.max(EDGE, left)}px`;
  }

  function hide() {
    held = null;
    if (box) box.hidden = true;
  }

  const over = (event) => (event.target instanceof Element ? event.target.closest(".term") : null);

  function wire() {
    document.addEventListener("pointerover", (event) => {
      const node = over(event);
      if (node) tell(node);
      else if (held && !box.contains(event.target) && document.activeElement !== held) hide();
    });
    document.addEventListener("focusin", (event) => (over(event) ? tell(over(event)) : hide()));
    document.addEventListener("focusout", (event) => over(event) && hide());
    document.addEventListener("click", (event) => {
      const node = over(event);
      if (node) tell(node);
      else if (held && !box.contains(event.target)) hide();
    });
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && held) {
        hide();
        event.stopPropagation();
      } else if ((event.key === "Enter" || event.key === " ") && over(event)) {
        event.preventDefault();
        tell(over(event));
      }
    }, true);
    const away = () => held && (document.activeElement === held ? place(held) : hide());
    for (const far of ["scroll", "resize"]) window.addEventListener(far, away, { capture: true, passive: true });
  }

  // ---- start -------------------------------------------------------------------------------

  /** Texts change with every answer and language: marked anew before they are painted. */
  function watch(changes = null) {
    const drawn = (node) => node instanceof Element && node.closest("svg, .chart, .js-plotly-plot");
    if (changes && changes.every((change) => drawn(change.target))) return;
    if (held && !held.isConnected) hide();
    mark();
    watching.takeRecords(); // of what marking itself changed
  }

  function start() {
    box = document.createElement("div");
    Object.assign(box, { id: "term-said", className: "term-said", hidden: true });
    box.setAttribute("role", "tooltip");
    document.body.append(box);
    wire();
    watching = new MutationObserver(watch);
    watching.observe(document.body, { childList: true, subtree: true });
    watch();
  }

  /** The lab's words come with its first answer of the server. */
  function wait() {
    if (window.QQ && QQ.cat && QQ.cat.glossary && QQ.page && QQ.text && document.body) start();
    else setTimeout(wait, 200);
  }

  QQ.glossary = { mark };
  document.addEventListener("DOMContentLoaded", wait);
})();
