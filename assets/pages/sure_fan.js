// Two fans on one scale: the scenario and the other one, and one possible path over the first.
(() => {
  "use strict";
  const { QQ } = window;
  const byId = (id) => document.getElementById(id);
  const say = (key, values) => QQ.text.say(key, values);
  const ROOM = 0.06; // of the range, above and below
  const SIDES = { here: "scenario", there: "than" };

  /** The series that is drawn: as chosen, or the one that the outcome is about. */
  function seriesOf(metric) {
    const chosen = QQ.shell.own("series");
    if (chosen !== "outcome") return chosen;
    const names = Object.keys(QQ.cat.facts.group).sort((a, b) => b.length - a.length);
    return names.find((name) => metric.endsWith(`_${name}`)) || "csi2000";
  }

  const title = (name) => say(`sure.fan.${QQ.cat.facts.group[name]}`, { series: say(`series.${name}`) });

  /** Positions of the days that are shown. */
  function days(answer) {
    const [first, last] = QQ.cat.facts.windows[QQ.shell.own("window")];
    return answer.dates.map((d, i) => (d >= first && d <= last ? i : -1)).filter((i) => i >= 0);
  }

  function range(answer, name, path) {
    const inside = days(answer);
    const lines = [answer.observed[name], path && path.series[name]].filter(Boolean);
    for (const side of Object.values(SIDES)) {
      const told = answer.bands[side][name];
      lines.push(told.p05, told.p95, told.reference);
    }
    const values = lines.flatMap((line) => inside.map((i) => line[i]));
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const room = ROOM * (high - low || 1);
    return [low - room, high + room];
  }

  function trace(template, answer, side, name, path, hue) {
    const told = answer.bands[side][name];
    const inside = days(answer);
    const at = (line) => inside.map((i) => line[i]);
    const dates = at(answer.dates);
    if (Array.isArray(template.meta)) {
      const [low, high] = template.meta.map((cut) => at(told[cut]));
      return {
        ...template, fillcolor: hue, line: { ...template.line, color: hue },
        x: [...dates, ...[...dates].reverse()], y: [...high, ...low.reverse()],
      };
    }
    if (template.meta === "path") {
      const line = side === "scenario" && path ? path.series[name] : null;
      return { ...template, x: line ? dates : [], y: line ? at(line) : [] };
    }
    const line = template.meta === "observed" ? answer.observed[name] : told.reference;
    const drawn = { ...template.line, color: template.meta === "reference" ? hue : template.line.color };
    return { ...template, line: drawn, x: line ? dates : [], y: line ? at(line) : [] };
  }

  function label(template, path, font) {
    if (!path) return [];
    return [{
      ...template.label, text: say("sure.path.short", { n: path.vector }),
      font: { ...template.label.font, size: font - 1 },
    }];
  }

  /** Draw both fans; `path` is the answer about one vector, or nothing. */
  function paint(answer, metric, path) {
    const name = seriesOf(metric);
    const spread = range(answer, name, path);
    byId("fan-title").textContent = title(name);
    document.querySelector(".fans").classList.toggle("same", answer.same);
    const names = { here: say("sure.here"), there: QQ.sure.than(answer.than) };
    for (const [place, side] of Object.entries(SIDES)) {
      byId(`${place}-title`).textContent = names[place];
      QQ.parts.chart(`chart-${place}`, "fan", (template, size) => ({
        data: template.data.map((t) => trace(t, answer, side, name, path, template.hues[name])),
        layout: {
          xaxis: {
            ...template.layout.xaxis,
            range: QQ.cat.facts.windows[QQ.shell.own("window")],
            ...QQ.days.axis(answer.dates, QQ.cat.facts.windows[QQ.shell.own("window")], size.width, size.font),
          },
          yaxis: { ...template.layout.yaxis, range: spread },
          annotations: side === "scenario" ? label(template, path, size.font) : [],
        },
      }), () => say("sure.alt", {
        title: title(name), scenario: names[place], words: spoken(answer, side, name),
      }));
    }
    const keys = document.querySelector(".keys");
    keys.style.setProperty("--hue", QQ.cat.figures[QQ.page.settings.theme].fan.hues[name]);
    keys.classList.toggle("with-path", Boolean(path));
    keys.classList.toggle("without-observed", !answer.observed[name]);
  }

  /** The fan in words: where the bands stand on the day of the lowest reference value. */
  function spoken(answer, side, name) {
    const told = answer.bands[side][name];
    const inside = days(answer);
    const at = inside.reduce((best, i) => (told.reference[i] < told.reference[best] ? i : best), inside[0]);
    const range_ = say("ask.range", {
      low: QQ.text.number(told.p05[at], 1), high: QQ.text.number(told.p95[at], 1),
    });
    return `${QQ.text.date(answer.dates[at])} ${range_}`;
  }

  QQ.sureFan = { paint };
})();
