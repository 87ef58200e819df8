// The basis of index futures: where the main contract rolls, and what a reader must know of it.
(() => {
  "use strict";
  const QQ = (window.QQ = window.QQ || {});

  /** Sessions on which another contract became the main one: a jump there is no market move. */
  const rolls = (chart, name) => (chart === "basis" && QQ.cat.rolls[name]) || [];

  /** A line that stops before each of some days and starts again on it; a day alone is a dot. */
  function broken(dates, values, days) {
    if (!days.length) return { x: values.length ? dates : [], y: values };
    const stops = new Set(days);
    const x = [];
    const y = [];
    const size = [];
    values.forEach((value, i) => {
      if (i && stops.has(dates[i])) {
        x.push(dates[i]);
        y.push(null);
        size.push(0);
      }
      x.push(dates[i]);
      y.push(value);
      size.push(stops.has(dates[i]) && stops.has(dates[i + 1]) ? 4 : 0);
    });
    return { x, y, mode: "lines+markers", marker: { size, opacity: 1 } };
  }

  /** What a reader of the basis must know in full, with the rolls in the dates shown. */
  function aboutBasis() {
    const [first, last] = QQ.cat.figures.windows[QQ.page.settings.window];
    const told = QQ.cat.figures.series.basis.map((name) => {
      const days = rolls("basis", name).filter((day) => day > first && day <= last);
      const join = QQ.text.say("basis.join");
      if (days.length < 4) return `${name} ${days.map((day) => QQ.text.date(day, false)).join(join)}`;
      return QQ.text.say("basis.rolls.many", { name, n: days.length,
        first: QQ.text.date(days[0], false), last: QQ.text.date(days[days.length - 1], false) });
    });
    return QQ.text.say("about.basis", { rolls: told.join(QQ.text.say("basis.next")) });
  }

  /** Say below the chart what it shows, and in full among the notes. */
  function told(chart) {
    const key = chart === "curve" ? "basis.note.curve" : "basis.note";
    document.getElementById("note-basis").textContent = QQ.text.say(key);
    document.getElementById("about-basis").textContent = aboutBasis();
  }

  QQ.basis = { rolls, broken, told };
})();
