// Chinese for plotly.js. Months are written with digits: the stock locale drops the 月.
(() => {
  "use strict";
  const months = Array.from({ length: 12 }, (_, month) => `${month + 1}月`);
  const days = ["日", "一", "二", "三", "四", "五", "六"];
  window.Plotly.register({
    moduleType: "locale",
    name: "zh-CN",
    dictionary: {},
    format: {
      days: days.map((day) => `星期${day}`),
      shortDays: days.map((day) => `周${day}`),
      months,
      shortMonths: months,
      date: "%Y-%m-%d",
    },
  });
})();
