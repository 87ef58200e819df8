// A policy that was changed and changes nothing says why, with one click that mends it; a result far
// from anything that was observed says so.
(() => {
  "use strict";
  const QQ = (window.QQ = window.QQ || {});

  function find(result, baseline, values) {
    const focus = QQ.page.settings.focus;
    const low = baseline.dates[QQ.results.lowAt(baseline, focus)];
    const found = [];
    for (const [group, rule] of Object.entries(QQ.cat.callouts)) {
      if (values[rule.switch] !== "changed") continue;
      const why = reason(group, rule, values, low, focus);
      if (why) found.push(why);
    }
    if (!found.length) found.push(...same(result, baseline, values));
    return found.length ? found : far(result, baseline);
  }

  /** The index that a scenario takes furthest from what happened, if that is very far. */
  function far(result, baseline) {
    let worst = { away: QQ.cat.far };
    for (const [series, levels] of Object.entries(result.indices)) {
      levels.forEach((level, i) => {
        const away = Math.abs(level / baseline.indices[series][i] - 1);
        if (away > worst.away) worst = { away, series };
      });
    }
    if (!worst.series) return [];
    const words = {
      series: QQ.text.say(`series.${worst.series}`), share: QQ.text.number(100 * worst.away, 0),
    };
    return [{ text: QQ.text.say("callout.far", words) }];
  }

  function reason(group, rule, values, low, focus) {
    const name = QQ.text.say(`group.${group}`);
    if (rule.to && values[rule.from] > values[rule.to]) {
      return {
        text: QQ.text.say("callout.order", { group: name }),
        mend: QQ.text.say("callout.order.mend"),
        changes: [[rule.from, values[rule.to]], [rule.to, values[rule.from]]],
      };
    }
    const zero = rule.zero.find((lever) => values[lever] === 0);
    if (zero) return nothing(name, zero);
    return values[rule.from] > low ? late(name, rule, values, low, focus) : null;
  }

  function nothing(group, zero) {
    const lever = QQ.state.lever(zero);
    return {
      text: QQ.text.say("callout.zero", { group, lever: QQ.text.say(`lever.${zero}`) }),
      mend: QQ.text.say("callout.zero.mend", { value: QQ.text.value(lever, lever.default) }),
      changes: [[zero, lever.default]],
    };
  }

  /** Too late for the low: mend by the default start, or by a week before the low. */
  function late(group, rule, values, low, focus) {
    const usual = QQ.state.lever(rule.from).default;
    const week = QQ.cat.sessions[Math.max(QQ.cat.sessions.indexOf(low) - 5, 0)];
    const start = usual < low ? usual : week;
    return {
      text: QQ.text.say("callout.late", {
        group,
        from: QQ.text.date(values[rule.from], false),
        series: QQ.text.say(`series.${focus}`),
        date: QQ.text.date(low, false),
      }),
      mend: QQ.text.say("callout.late.mend", { to: QQ.text.date(start, false) }),
      changes: [[rule.from, start]],
    };
  }

  /** Nothing obvious is wrong, and yet no headline number moves. */
  function same(result, baseline, values) {
    if (QQ.results.anyMoved(result, baseline)) return [];
    return Object.entries(QQ.cat.callouts)
      .filter(([, rule]) => values[rule.switch] === "changed")
      .map(([group, rule]) => ({
        text: QQ.text.say("callout.same", { group: QQ.text.say(`group.${group}`) }),
        mend: QQ.text.say("callout.same.mend"),
        changes: [[rule.switch, "as_happened"]],
      }));
  }

  function paint(result, baseline, values) {
    const boxes = find(result, baseline, values).map((callout) => {
      const box = QQ.notices.element("div", "callout");
      box.append(QQ.notices.element("span", "", callout.text));
      if (callout.mend) {
        const mend = QQ.notices.button(callout.mend, () => QQ.app.mend(callout.changes));
        mend.classList.add("mend");
        box.append(mend);
      }
      return box;
    });
    document.getElementById("callouts").replaceChildren(...boxes);
  }

  QQ.callouts = { paint };
})();
