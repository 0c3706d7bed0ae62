// Draws the graphs of a page from the data beside them; the tables say the same where this does not run.
"use strict";
(() => {
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  const FONT_PX = 12;
  const LINE_CHARACTERS = 26;

  // The box of a label: as wide as its longest line, as high as its lines; a serif letter is about half its size wide.
  const linesOf = (label) => Math.ceil(label.length / LINE_CHARACTERS);
  const widthOf = (node) => Math.min(node.data("label").length, LINE_CHARACTERS) * FONT_PX * 0.52 + 16;
  const heightOf = (node) => linesOf(node.data("label")) * FONT_PX * 1.3 + 12;

  function look() {
    const node = { label: "data(label)", "font-family": "serif", "font-size": FONT_PX, color: colour("--ink"), "text-wrap": "wrap",
      "text-max-width": LINE_CHARACTERS * FONT_PX * 0.52, "text-valign": "center", shape: "rectangle", width: widthOf, height: heightOf,
      "background-color": colour("--paper"), "border-width": 1, "border-color": colour("--ink") };
    return [
      { selector: "node", style: node },
      { selector: 'node[look ^= "origin"]', style: { shape: "round-rectangle", "border-width": 2, "border-color": colour("--slate") } },
      { selector: 'node[look = "origin denies"]', style: { "border-color": colour("--oxblood"), color: colour("--oxblood") } },
      { selector: 'node[look = "origin rootless"]', style: { "border-style": "dashed" } },
      { selector: 'node[look = "root"]', style: { shape: "ellipse", "border-color": colour("--ochre") } },
      { selector: 'node[look = "carrier"]', style: { shape: "round-rectangle", "border-width": 2, "border-color": colour("--ochre") } },
      { selector: 'node[look = "between"]', style: { "border-width": 2, "border-color": colour("--slate") } },
      { selector: "edge", style: { label: "data(label)", "font-family": "serif", "font-size": 11, "font-style": "italic", color: colour("--soft"),
        "text-background-color": colour("--paper"), "text-background-opacity": 1, "text-background-padding": 2, "curve-style": "bezier",
        width: 1.2, "line-color": colour("--soft"), "target-arrow-color": colour("--soft"), "target-arrow-shape": "triangle" } },
      { selector: "edge[offset]", style: { label: "", "source-label": "data(label)", "source-text-offset": "data(offset)" } },
      { selector: "edge[?bent]", style: { "curve-style": "unbundled-bezier", "control-point-distances": [70], "control-point-weights": [0.5] } },
      { selector: 'edge[look = "held"]', style: { "line-style": "dashed" } },
      { selector: 'edge[look = "denied"]', style: { "line-style": "dotted", width: 2, color: colour("--oxblood"), "line-color": colour("--oxblood"),
        "target-arrow-color": colour("--oxblood"), "target-arrow-shape": "tee" } },
    ];
  }

  function columnOf(node) {
    if (node.column !== undefined) return node.column;
    return node.look === "document" ? 0 : node.look === "root" ? 2 : 1;
  }

  function positions(nodes, width) {
    const used = [...new Set(nodes.map(columnOf))].sort();
    const rows = [0, 0, 0];
    const counts = nodes.reduce((all, node) => { all[columnOf(node)] += 1; return all; }, [0, 0, 0]);
    const tallest = Math.max(...counts);
    return Object.fromEntries(nodes.map((node) => {
      const column = columnOf(node);
      const x = used.length > 1 ? (width * (0.12 + 0.76 * used.indexOf(column) / (used.length - 1))) : width / 2;
      const y = 70 * (rows[column]++ + 0.5 + (tallest - counts[column]) / 2);
      return [node.id, { x, y }];
    }));
  }

  for (const figure of document.querySelectorAll("[data-graph]")) {
    const { nodes, edges } = JSON.parse(document.getElementById(figure.dataset.graph).textContent);
    if (!nodes.length) continue;
    figure.hidden = false;
    const canvas = figure.querySelector(".canvas");
    const tallest = Math.max(...[0, 1, 2].map((column) => nodes.filter((node) => columnOf(node) === column).length));
    canvas.style.height = `${Math.min(70 * tallest + 20, 560)}px`;
    const places = positions(nodes, canvas.clientWidth);
    // What passes between actors is named near its start, each a little farther, so that names do not cover one another.
    const column = Object.fromEntries(nodes.map((node) => [node.id, node.column]));
    edges.filter((edge) => edge.look).forEach((edge, number) => {
      edge.bent = column[edge.source] === column[edge.target];
      edge.offset = edge.bent ? 34 : 90 + 56 * (number % 4);
    });
    const graph = cytoscape({
      container: canvas,
      elements: [...nodes.map((data) => ({ data, position: places[data.id] })), ...edges.map((data) => ({ data }))],
      layout: { name: "preset", fit: true, padding: 14 },
      style: look(),
      maxZoom: 1.1,
      userZoomingEnabled: false,
      autoungrabify: true,
    });
    const repaint = () => graph.style(look());
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);
    matchMedia("print").addEventListener("change", repaint);
    figure.dataset.ready = "yes";
  }
})();
