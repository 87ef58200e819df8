// Ticks of an axis of days: sessions only, in even steps that fit the room.
(() => {
  "use strict";
  const QQ = (window.QQ = window.QQ || {});

  const week = (iso) => Math.floor((Date.parse(`${iso}T00:00:00Z`) / 86400000 + 3) / 7);
  const half = (iso) => `${iso.slice(0, 7)}${Number(iso.slice(8)) < 16 ? "a" : "b"}`;
  const month = (iso) => iso.slice(0, 7);
  const STEPS = [(iso) => iso, week, half, month];

  /** The first session of every week, half month or month: the finest step with `most` at most. */
  function chosen(sessions, most) {
    let found = [];
    for (const step of STEPS) {
      found = sessions.filter((day, i) => i > 0 && step(day) !== step(sessions[i - 1]));
      if (found.length <= most) return found;
    }
    const every = Math.ceil(found.length / Math.max(1, most));
    return found.filter((_, i) => i % every === 0);
  }

  /** What an axis needs: ticks at sessions between `first` and `last`, worded by `format`. */
  function axis(sessions, [first, last], width, font, format = (day) => QQ.text.date(day, false)) {
    const inside = sessions.filter((day) => day >= first && day <= last);
    const days = chosen(inside, Math.max(2, Math.floor(width / (font * 5.5))));
    return { tickmode: "array", tickvals: days, ticktext: days.map((day) => format(day)) };
  }

  QQ.days = { axis, chosen };
})();
