// The keyboard: ? for the list of keys, j and k through the entries, g and a letter to a part of the workbench.
"use strict";
(() => {
  const dialog = document.getElementById("keys");
  const button = document.querySelector(".keys-button");
  let waitsForPlace = false;

  const isTyping = (target) => target.closest("input, textarea, select, [contenteditable]");
  const rows = () => [...document.querySelectorAll("[data-row]")].filter((row) => row.offsetParent !== null);

  function step(by) {
    const all = rows();
    if (!all.length) return;
    const here = all.indexOf(document.activeElement.closest("[data-row]"));
    const next = here < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(here + by, 0), all.length - 1);
    all[next].focus();
    all[next].scrollIntoView({ block: "nearest" });
  }

  function openRow() {
    const row = document.activeElement.closest("[data-row]");
    const link = row && document.activeElement === row && row.querySelector("a[href]");
    if (link) link.click();
    return Boolean(link);
  }

  function goTo(key) {
    const link = key === "h" ? document.querySelector(".mark-name") : document.querySelector(`[data-go="${CSS.escape(key)}"]`);
    if (link) link.click();
  }

  const follow = (selector) => document.querySelector(selector)?.click();
  const actions = {
    "?": () => dialog.showModal(),
    "/": () => document.getElementById("q")?.focus(),
    j: () => step(1),
    k: () => step(-1),
    u: () => follow("[data-back]"),
    n: () => follow('.pager [rel="next"], [data-next]'),
    p: () => follow('.pager [rel="prev"]'),
    g: () => { waitsForPlace = true; },
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || dialog.open) return;
    if (waitsForPlace) {
      waitsForPlace = false;
      event.stopImmediatePropagation(); // the letter names a place and nothing else
      goTo(event.key);
      return;
    }
    if (event.key === "Enter" && openRow()) event.preventDefault();
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });
  button.hidden = false;
  button.addEventListener("click", () => dialog.showModal());
})();
