// The reader: a claim in the margin and its words in the text light each other. Without it the numbers are links.
"use strict";
(() => {
  const marksOf = (id) => [...document.querySelectorAll(`.text [data-claims~="${CSS.escape(id)}"]`)];

  function light(id, scroll) {
    document.querySelectorAll(".lit").forEach((each) => each.classList.remove("lit"));
    const marks = marksOf(id);
    marks.forEach((mark) => mark.classList.add("lit"));
    document.getElementById(id)?.classList.add("lit");
    if (scroll && marks[0]) marks[0].scrollIntoView({ block: "nearest" });
  }

  document.querySelectorAll("[data-claim]").forEach((card) => {
    card.addEventListener("focusin", () => light(card.dataset.claim, true));
    card.addEventListener("mouseenter", () => light(card.dataset.claim, false));
  });
  document.querySelectorAll(".text [data-claims]").forEach((mark) => {
    const first = mark.dataset.claims.split(" ")[0];
    mark.addEventListener("mouseenter", () => light(first, false));
    mark.addEventListener("focus", () => light(first, false));
  });

  function fromAddress() {
    const id = decodeURIComponent(location.hash.slice(1)).replace(/^at-/, "");
    if (id.startsWith("clm-")) light(id, true);
  }
  window.addEventListener("hashchange", fromAddress);
  fromAddress();
})();
