// Presenting: full screen, large type, arrow keys walk the gallery, Escape restores the state.
(() => {
  "use strict";
  const QQ = (window.QQ = window.QQ || {});
  let before = null; // the values from before presenting; not null means presenting

  const on = () => before !== null;

  async function enter() {
    before = QQ.app.values();
    document.documentElement.dataset.presenting = "yes";
    document.getElementById("presenting").hidden = false;
    title();
    try {
      await document.documentElement.requestFullscreen();
    } catch {
      // No full screen here (an embedded page, a phone): the large view works without it.
    }
    QQ.app.redraw();
  }

  function leave() {
    if (!on()) return;
    const values = before;
    before = null;
    delete document.documentElement.dataset.presenting;
    document.getElementById("presenting").hidden = true;
    if (document.fullscreenElement) document.exitFullscreen();
    QQ.app.preview(values);
  }

  const toggle = () => (on() ? leave() : enter());

  /** Show the next or previous scenario; the address and the history stay as they are. */
  function step(by) {
    const all = QQ.cat.scenarios;
    const here = all.findIndex((s) => s.id === QQ.scenarios.match(QQ.app.values()));
    const at = here < 0 ? (by > 0 ? 0 : all.length - 1) : (here + by + all.length) % all.length;
    QQ.app.preview(QQ.state.scenario(QQ.app.values(), all[at].link));
    title();
  }

  function title() {
    const id = QQ.scenarios.match(QQ.app.values());
    document.getElementById("present-title").textContent =
      QQ.text.say(id ? `scenario.${id}` : "gallery.own");
  }

  const typing = (node) =>
    node && (/^(INPUT|TEXTAREA|SELECT)$/.test(node.tagName) || node.isContentEditable) &&
    node.type !== "radio";

  document.addEventListener("keydown", (event) => {
    if (!QQ.cat || event.ctrlKey || event.metaKey || event.altKey) return;
    if (on()) return whilePresenting(event);
    if (event.key.toLowerCase() === "f" && !typing(event.target)) {
      event.preventDefault();
      enter();
    }
  });

  function whilePresenting(event) {
    const step_ = { ArrowRight: 1, ArrowLeft: -1, PageDown: 1, PageUp: -1 }[event.key];
    if (step_) {
      event.preventDefault();
      step(step_);
    } else if (event.key === "Escape" || event.key.toLowerCase() === "f") {
      event.preventDefault();
      leave();
    }
  }

  document.addEventListener("fullscreenchange", () => {
    if (!document.fullscreenElement) leave();
    else if (on()) QQ.app.redraw();
  });

  QQ.present = { on, toggle, step, leave, title };
})();
