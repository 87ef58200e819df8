// Charts of the check against reality: model solid with bands, data dotted, null model dash-dot.
(() => {
  "use strict";
  const { QQ } = window;
  const { make } = QQ.parts;
  const byId = (id) => document.getElementById(id);
  const say = (key, values) => QQ.text.say(key, values);
  const number = (value, decimals = 1) => QQ.text.number(value, decimals);

  /** Draw the chosen index, the two discounts and the excess of the chosen structure. */
  function draw(answer, structure, index) {
    const told = answer.structures[structure];
    title("index", say("check.chart.index", { name: say(`check.index.${index}`) }));
    one(answer, "index", index, told.indices[index], answer.observed.indices[index],
      index === "csi300" ? {} : { null: answer.null[index], peer: answer.peer[index] }, 1);
    for (const future of ["IC", "IM"]) {
      title(future, say("check.chart.basis", { name: future }));
      one(answer, future, future, told.basis[future], answer.observed.basis[future], {}, 2);
    }
    const goal = answer.observed.excess;
    const product = goal.product;
    title("excess", say("check.chart.excess", {
      name: product.split("_").pop(), day: QQ.text.date(goal.from, false),
    }));
    one(answer, "excess", product, told.excess[product], null, {}, 1, goal);
    key();
  }

  const title = (name, text) => {
    byId(`title-${name}`).textContent = text;
  };

  function one(answer, place, name, path, seen, others, decimals, goal = null) {
    const given = { null: null, peer: null, ...others, reference: path.reference, observed: seen };
    QQ.parts.chart(`chart-${place}`, name, (template, size) => ({
      data: template.data.map((trace) => filled(trace, answer.dates, path, given, decimals, goal))
        .filter(Boolean),
      layout: {
        xaxis: {
          ...template.layout.xaxis,
          ...QQ.days.axis(answer.dates, [answer.dates[0], answer.dates[answer.dates.length - 1]], size.width, size.font),
        },
        yaxis: { ...template.layout.yaxis, autorange: true },
        hoverlabel: { ...template.layout.hoverlabel, font: { ...template.layout.hoverlabel.font, size: size.font } },
      },
    }), () => spoken(name, path, seen, decimals));
  }

  /** One trace with its numbers; none where there is nothing to show. */
  function filled(trace, dates, path, given, decimals, goal) {
    const hovertemplate = `%{y:.${decimals}f}`;
    if (trace.meta === "published") {
      return goal && {
        ...trace, x: [goal.to], y: [goal.value], hovertemplate, name: say("check.key.published"),
        error_y: { ...trace.error_y, array: [goal.sd] },
      };
    }
    if (trace.meta in given) {
      const y = given[trace.meta];
      const name = trace.meta === "reference" ? "model" : trace.meta;
      return y && { ...trace, x: dates, y, hovertemplate, name: say(`check.key.${name}`) };
    }
    const [low, high] = trace.meta.split(" ");
    return {
      ...trace, x: [...dates, ...[...dates].reverse()],
      y: [...path[low], ...[...path[high]].reverse()],
    };
  }

  const spoken = (name, path, seen, decimals) => say("check.end", {
    name: QQ.text.has(`check.name.${name}`) ? say(`check.name.${name}`) : name,
    model: number(path.reference.at(-1), decimals),
    data: seen ? number(seen.at(-1), decimals) : "–",
  });

  function key() {
    const mark = (look, words) => make("span", "", [make("i", `stroke ${look}`), say(words)]);
    byId("key").replaceChildren(
      mark("", "check.key.model"), mark("dotted", "check.key.observed"),
      mark("comparison", "check.key.null"), mark("peer", "check.key.peer"), mark("shade", "check.key.bands"),
      mark("point", "check.key.published"),
    );
  }

  QQ.checkCharts = { draw };
})();
