// The list of mechanisms: search, picture, links that stay on the page, and which one is shown.
(() => {
  "use strict";
  const { QQ } = window;
  const byId = (id) => document.getElementById(id);
  const say = (key, values) => QQ.text.say(key, values);
  let moved = () => {};

  const name = () => QQ.shell.own("name") || "";
  /** What the address asks for, known or not. */
  const asked = () => new URLSearchParams(location.search.slice(0, 8192)).get("name") || "";

  /** Show one mechanism, or all; what the address asks for in vain is said. */
  function show() {
    const one = name();
    for (const node of document.querySelectorAll("[data-mechanism-page]")) {
      node.hidden = node.dataset.mechanismPage !== one;
    }
    for (const id of ["overview", "searching"]) byId(id).hidden = one !== "";
    byId("back").hidden = one === "";
    byId("choice").value = one;
    byId("unknown").hidden = one !== "" || asked() === "";
    byId("unknown").textContent = say("mechanisms.unknown", { name: asked().slice(0, 40) });
    byId("search").placeholder = say("mechanisms.search.hint");
    for (const link of document.querySelectorAll("a[data-mechanism]")) {
      link.setAttribute("href", address(link.dataset.mechanism));
    }
    search();
  }

  /** The address of a mechanism with all else that is chosen. */
  function address(of) {
    const query = new URLSearchParams(location.search.slice(0, 8192));
    query.delete("name");
    if (of) query.set("name", of);
    const text = query.toString();
    return location.pathname + (text ? `?${text}` : "");
  }

  /** Go to a mechanism: one entry of the browser's history. */
  function go(of) {
    history.pushState(null, "", location.href);
    QQ.shell.keep({ name: of });
    moved();
    window.scrollTo(0, 0);
    byId("page").focus({ preventScroll: true });
  }

  function search() {
    const words = byId("search").value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const items = [...document.querySelectorAll("[data-item]")];
    let shown = 0;
    for (const item of items) {
      const own = item.dataset.item;
      const both = [`mechanism.${own}`, `mechanism.${own}.story`].map((key) => QQ.cat.words[key]);
      const text = `${own} ${both.map((w) => `${w.en} ${w.zh}`).join(" ")}`.toLowerCase();
      item.hidden = !words.every((word) => text.includes(word));
      shown += item.hidden ? 0 : 1;
    }
    const none = words.length && !shown;
    byId("found").textContent = none ? say("mechanisms.none")
      : words.length ? say("mechanisms.found", { n: shown, all: items.length }) : "";
  }

  /** Only the lines of one mechanism, or all lines. */
  function light(of) {
    const picture = document.querySelector(".diagram");
    picture.classList.toggle("lit", Boolean(of));
    for (const line of picture.querySelectorAll(".edge")) {
      line.classList.toggle("on", line.dataset.from === of || line.dataset.to === of);
    }
  }

  /** Links go on this page; with a key held they open as any link does. */
  function followed(event) {
    const link = event.target.closest("a[data-mechanism]");
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
    event.preventDefault();
    go(link.dataset.mechanism);
  }

  function start(then) {
    moved = then;
    document.addEventListener("click", followed);
    byId("search").addEventListener("input", search);
    byId("choice").addEventListener("change", () => history.pushState(null, "", location.href), true);
    for (const node of document.querySelectorAll(".node, [data-item] a")) {
      const own = node.dataset.mechanism;
      for (const on of ["mouseenter", "focus"]) node.addEventListener(on, () => light(own));
      for (const off of ["mouseleave", "blur"]) node.addEventListener(off, () => light(""));
    }
  }

  QQ.mechanisms = { start, show, name };
})();
