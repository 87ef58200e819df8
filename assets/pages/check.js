// Check against reality: committed results at once, then the live runs held against what happened.
(() => {
  "use strict";
  const { QQ } = window;
  const byId = (id) => document.getElementById(id);
  const say = (key, values) => QQ.text.say(key, values);
  const number = (value, decimals = 2) => QQ.text.number(value, decimals);
  const tables = QQ.checkTables;
  const SAME = 2e-3; // committed tables have four digits

  const report = () => QQ.cat.facts;

  /** What needs no run: it stands there before the runs are done. */
  function committed() {
    const { counts, losses, specifications } = report();
    byId("said").textContent = say("check.said", {
      all: counts.a.all, a_missed: counts.a.missed, a_met: counts.a.met,
      b_missed: counts.b.missed, b_met: counts.b.met, held_out: counts.a.held_out,
      a_apart: counts.a.held_out_missed, b_apart: counts.b.held_out_missed,
    });
    const loss = losses.find((row) => row.days === "all" && row.group === "loss");
    byId("others-said").textContent = say("check.others", {
      a: number(loss.structures.a.reference), b: number(loss.structures.b.reference),
      null: number(loss.null), peer: number(loss.peer),
    });
    byId("tried-said").textContent = say("check.tried.short", { count: specifications.count });
    tables.aims(report());
    tables.skill(report());
    tables.losses(report());
    tables.mechanisms(report());
    tables.sensitivity(report(), QQ.shell.own("number"));
    tables.tried(report());
  }

  /** The single target that is furthest from what happened. */
  function worst(answer) {
    const [row] = answer.targets;
    const { a, b } = row.structures;
    byId("worst-said").textContent = say("check.worst", {
      name: say(`check.name.${row.name}`), group: say(`check.group.${row.group}`),
      day: QQ.text.date(row.day), target: tables.counted(row.target, row.unit), a: tables.counted(a.reference, row.unit),
      a_units: QQ.text.signed(a.units, 1), b: tables.counted(b.reference, row.unit), b_units: QQ.text.signed(b.units, 1),
    });
  }

  function started() {
    QQ.structures.start();
    committed();
    byId("worst-said").textContent = say("check.worst.soon");
  }

  function paint(answer) {
    committed();
    worst(answer);
    const structure = QQ.structures.shown();
    QQ.checkCharts.draw(answer, structure, QQ.shell.own("index"));
    tables.targets(answer);
    byId("source").textContent = QQ.parts.source({ structure, mode: answer.mode }, answer.members);
    provenance(answer);
  }

  /** Whether the running model is the one that made the committed tables. */
  function provenance(answer) {
    const loss = report().losses.find((row) => row.days === "all" && row.group === "loss");
    const same = Object.entries(loss.structures).every(([name, told]) =>
      Math.abs(answer.losses[name].loss - told.reference) <= SAME * told.reference);
    byId("provenance").textContent = say("check.provenance", {
      made: report().record.model_version, version: QQ.cat.version, hash: QQ.cat.hash,
      a: number(answer.losses.a.loss, 3), b: number(answer.losses.b.loss, 3),
      verdict: say(same ? "check.agrees" : "check.stale"),
    });
  }

  QQ.shell.start({ question: "against_reality", paint, started });
})();
