// The switch between structures on a page that is not of a scenario: the link carries the structure.
(() => {
  "use strict";
  const { QQ } = window;
  const byId = (id) => document.getElementById(id);

  /** Follow the hand; the answer holds every structure, so it is only painted anew. */
  function start() {
    byId("structure").addEventListener("click", (event) => {
      const button = event.target.closest("[data-value]");
      if (button) QQ.shell.go({ ...QQ.shell.values(), structure: button.dataset.value });
    });
    shown();
  }

  /** The structure of the link, pressed on the switch. */
  function shown() {
    const { structure } = QQ.shell.values();
    for (const button of byId("structure").querySelectorAll("[data-value]")) {
      button.setAttribute("aria-pressed", String(button.dataset.value === structure));
    }
    return structure;
  }

  QQ.structures = { start, shown };
})();
