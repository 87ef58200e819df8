// The bar that shows how far an answer is, once a reader has waited for a moment.
(() => {
  "use strict";
  const QQ = (window.QQ = window.QQ || {});
  const byId = (id) => document.getElementById(id);
  const SLOW = 400; // ms after which waiting is shown
  let clock = null;

  function begin() {
    clearTimeout(clock);
    clock = setTimeout(() => {
      byId("working").hidden = false;
      byId("working-said").textContent = QQ.text.say("ask.start");
    }, SLOW);
  }

  function progress(done, total) {
    byId("bar").max = total;
    byId("bar").value = done;
    byId("working-said").textContent = QQ.text.say("ask.working", { done, total });
  }

  /** Others come first. */
  function waits(place) {
    if (place) byId("working-said").textContent = QQ.text.say("busy.line", { place });
  }

  function end() {
    clearTimeout(clock);
    byId("working").hidden = true;
    byId("bar").value = 0;
  }

  QQ.working = { begin, progress, waits, end };
})();
