// The picture of one session's trades: sellers, buckets, buyers, ribbons to one scale in CNY bn.
(() => {
  "use strict";
  const QQ = (window.QQ = window.QQ || {});
  const byId = (id) => document.getElementById(id);
  const say = (key, values) => QQ.text.say(key, values);
  const bn = (value, decimals) => QQ.units.quantity(value, QQ.cat.units.billion, decimals);
  const SMALL = 0.005; // CNY bn: less is not drawn
  const [GAP, LINE, BAR, TOP] = [5, 17, 9, 26]; // px: between nodes, a label's height, a node's width, heads
  const STOCK_OF = { IF: "csi300", IC: "csi500", IM: "csi1000" };

  function draw(tag, attributes, text = "") {
    const node = document.createElementNS(byId("canvas").namespaceURI, tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    if (text) node.textContent = text;
    return node;
  }

  const bucketName = (name) => (STOCK_OF[name] ? say("flows.future", { name }) : say(`series.${name}`));

  /** Ribbons of a session: who, which bucket, which side, how much. */
  function ribbons(answer, bought) {
    return bought.flatMap((flows, a) => flows.map((amount, b) => ({
      who: answer.classes[a], bucket: answer.buckets[b], side: amount < 0 ? "sells" : "buys", amount: Math.abs(amount),
    }))).filter((ribbon) => ribbon.amount > SMALL);
  }

  /** Put nodes below each other in their fixed order; each is as high as what passes through it. */
  function column(names, amountOf, scale, height) {
    const nodes = names.map((name) => ({ name, amount: amountOf(name) })).filter((node) => node.amount > SMALL);
    for (const node of nodes) {
      node.size = Math.max(1, node.amount * scale);
      node.room = Math.max(LINE, node.size);
    }
    const used = nodes.reduce((sum, node) => sum + node.room + GAP, -GAP);
    let y = TOP + Math.max(0, (height - TOP - used) / 2);
    for (const node of nodes) {
      node.y = y + (node.room - node.size) / 2;
      y += node.room + GAP;
    }
    return Object.fromEntries(nodes.map((node) => [node.name, { ...node, at: { sells: 0, buys: 0 } }]));
  }

  /** Pixels a billion: the busiest session of the range fills the height. */
  function scaleOf(answer, way, height) {
    const busiest = Math.max(1e-9, ...answer[way].traded.map((day) => day.reduce((sum, n) => sum + n, 0)));
    const most = Math.max(answer.classes.length, answer.buckets.length);
    return Math.max(1, height - TOP - most * (GAP + 0.5 * LINE)) / busiest;
  }

  function paint(answer, way, at) {
    const box = byId("picture");
    const [width, height] = [box.clientWidth, box.clientHeight];
    const all = ribbons(answer, answer[way].bought[at]);
    const scale = scaleOf(answer, way, height);
    const sum = (test) => all.filter(test).reduce((total, ribbon) => total + ribbon.amount, 0);
    const columns = {
      sells: column(answer.classes, (name) => sum((r) => r.who === name && r.side === "sells"), scale, height),
      buckets: column(answer.buckets, (name) => sum((r) => r.bucket === name && r.side === "buys"), scale, height),
      buys: column(answer.classes, (name) => sum((r) => r.who === name && r.side === "buys"), scale, height),
    };
    const x = { sells: 0, buckets: (width - BAR) / 2, buys: width - BAR };
    const blocks = Object.entries(columns).flatMap(([side, nodes]) =>
      Object.values(nodes).flatMap((node) => block(side, node, x[side], width)));
    byId("canvas").setAttribute("viewBox", `0 0 ${width} ${height}`);
    byId("canvas").replaceChildren(
      ...all.map((ribbon) => curve(ribbon, columns, x, scale)), ...blocks, ...heads(width), ...ruler(scale, height, width));
    box.setAttribute("aria-label", all.map((r) => told(r)).join(QQ.text.mark("semicolon")));
  }

  const told = (ribbon) => say(`flows.ribbon.${ribbon.side}`, {
    class: say(`class.${ribbon.who}`), bucket: bucketName(ribbon.bucket), n: bn(ribbon.amount, 2),
  });

  function curve(ribbon, columns, x, scale) {
    const who = columns[ribbon.side][ribbon.who];
    const bucket = columns.buckets[ribbon.bucket];
    const size = Math.max(0.6, ribbon.amount * scale);
    const own = who.y + who.at[ribbon.side];
    const middle = bucket ? bucket.y + bucket.at[ribbon.side] : own;
    who.at[ribbon.side] += ribbon.amount * scale;
    if (bucket) bucket.at[ribbon.side] += ribbon.amount * scale;
    const sells = ribbon.side === "sells";
    const [x0, x1] = sells ? [BAR, x.buckets] : [x.buckets + BAR, x.buys];
    const [y0, y1] = sells ? [own, middle] : [middle, own];
    const half = (x0 + x1) / 2;
    const stock = STOCK_OF[ribbon.bucket];
    const path = draw("path", {
      class: `ribbon ${stock ? "future" : ""} ${stock || ribbon.bucket}`,
      d: `M${x0},${y0}C${half},${y0} ${half},${y1} ${x1},${y1}V${y1 + size}` +
        `C${half},${y1 + size} ${half},${y0 + size} ${x0},${y0 + size}Z`,
    });
    path.append(draw("title", {}, told(ribbon)));
    return path;
  }

  function block(side, node, x, width) {
    const stock = STOCK_OF[node.name];
    const kind = side === "buckets" ? stock || node.name : "node";
    const bar = draw("rect", { class: kind, x, y: node.y, width: BAR, height: node.size });
    const name = side === "buckets" ? bucketName(node.name) : QQ.text.brief(`class.${node.name}`);
    const [anchor, at] = { sells: ["start", x + BAR + 5], buckets: ["middle", x + BAR / 2], buys: ["end", x - 5] }[side];
    const letters = Math.floor(width / (QQ.text.language() === "zh" ? 34 : 19));
    const short = name.length > letters ? `${name.slice(0, letters - 1)}…` : name;
    const text = draw("text", { x: at, y: node.y + node.size / 2 + 4.5, "text-anchor": anchor });
    text.append(draw("tspan", {}, short), draw("tspan", { class: "amount" }, `  ${QQ.units.number(node.amount, QQ.cat.units.billion, 1)}`));
    return [bar, text];
  }

  const heads = (width) => [["sellers", "start", 0], ["buckets", "middle", width / 2], ["buyers", "end", width]]
    .map(([key, anchor, x]) => draw("text", { class: "head", x, y: 14, "text-anchor": anchor }, say(`flows.${key}`)));

  /** A bar that says how high a round number of billions is. */
  function ruler(scale, height, width) {
    const n = [1, 2, 5, 10, 20, 50, 100, 200, 500].find((each) => each * scale >= 14) || 1000;
    const [x, size] = [width / 4, n * scale];
    const y = height - size - 2;
    return [
      draw("path", { class: "csi300 ruler", d: `M${x - 4},${y}h8M${x},${y}v${size}M${x - 4},${y + size}h8`, fill: "none" }),
      draw("text", { class: "amount", x: x + 8, y: y + size / 2 + 4 }, say("flows.scale", { n: bn(n, 0) })),
    ];
  }

  QQ.flows = { paint, bucketName, ribbons };
})();
