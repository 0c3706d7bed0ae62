// Shows the card of a claim at its words: on pointing, on focus, on a click, and for #at-clm-… or #clm-… in the address.
// The page says everything without it; the cards it shows are copies of those printed below each document.
"use strict";
(() => {
  const peek = document.getElementById("peek");
  const body = peek.querySelector("div");
  let pinned = false;
  let waiting = 0;

  const marks = (ids) => ids.flatMap((id) => [...document.querySelectorAll(`.hl[data-claims~="${CSS.escape(id)}"]`)]);

  function show(mark, ids) {
    clearTimeout(waiting);
    hideNow();
    const cards = ids.map((id) => document.getElementById(id)).filter(Boolean);
    body.replaceChildren(...cards.map(copyOf));
    marks(ids).forEach((each) => each.classList.add("lit"));
    peek.dataset.open = ids.join(" ");
    peek.hidden = false;
    place(mark);
  }

  function copyOf(card) {
    const copy = card.cloneNode(true);
    copy.removeAttribute("id");
    return copy;
  }

  function place(mark) {
    const box = mark.getClientRects()[0] || mark.getBoundingClientRect();
    const width = peek.offsetWidth;
    const left = Math.min(Math.max(box.left, 10), document.documentElement.clientWidth - width - 10);
    const below = box.bottom + 8;
    const fits = below + peek.offsetHeight < window.innerHeight || box.top < peek.offsetHeight + 16;
    const lines = mark.getBoundingClientRect();
    peek.style.left = `${left + window.scrollX}px`;
    peek.style.top = `${(fits ? lines.bottom + 8 : box.top - peek.offsetHeight - 8) + window.scrollY}px`;
  }

  function hideNow() {
    document.querySelectorAll(".hl.lit").forEach((each) => each.classList.remove("lit"));
    peek.hidden = true;
    pinned = false;
    delete peek.dataset.open;
  }

  function hideSoon() {
    clearTimeout(waiting);
    if (!pinned) waiting = setTimeout(hideNow, 250);
  }

  const claimsOf = (mark) => mark.dataset.claims.split(" ");
  for (const mark of document.querySelectorAll("[data-claims]")) {
    mark.addEventListener("mouseenter", () => pinned || show(mark, claimsOf(mark)));
    mark.addEventListener("mouseleave", hideSoon);
    mark.addEventListener("focus", () => pinned || show(mark, claimsOf(mark)));
    mark.addEventListener("blur", hideSoon);
    mark.addEventListener("click", (event) => {
      event.preventDefault();
      show(mark, claimsOf(mark));
      pinned = true;
    });
  }
  peek.addEventListener("mouseenter", () => clearTimeout(waiting));
  peek.addEventListener("mouseleave", hideSoon);
  peek.querySelector("button").addEventListener("click", hideNow);
  document.addEventListener("keydown", (event) => event.key === "Escape" && hideNow());
  document.addEventListener("click", (event) => {
    if (pinned && !event.target.closest("#peek, [data-claims]")) hideNow();
  });

  function openFromAddress() {
    const id = decodeURIComponent(location.hash.slice(1));
    if (!id.startsWith("at-clm-")) return;
    const claim = id.slice(3);
    const mark = marks([claim])[0];
    if (!mark) return;
    mark.scrollIntoView({ block: "center" });
    show(mark, [claim]);
    pinned = true;
  }
  window.addEventListener("hashchange", openFromAddress);
  openFromAddress();
})();
