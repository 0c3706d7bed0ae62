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

  const claimAt = (target) => {
    const card = target.closest("[data-claim]");
    const mark = target.closest(".text [data-claims]");
    return card ? card.dataset.claim : mark && mark.dataset.claims.split(" ")[0];
  };
  // Asked of the whole page, since a card that was decided on comes back anew.
  document.addEventListener("focusin", ({ target }) => {
    const id = claimAt(target);
    if (id) light(id, Boolean(target.closest("[data-claim]")));
  });
  document.addEventListener("mouseover", ({ target }) => {
    const id = claimAt(target);
    if (id) light(id, false);
  });

  function fromAddress() {
    const id = decodeURIComponent(location.hash.slice(1)).replace(/^at-/, "");
    if (id.startsWith("clm-")) light(id, true);
  }
  window.addEventListener("hashchange", fromAddress);
  fromAddress();
})();
