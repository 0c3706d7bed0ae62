// Deciding by keyboard: a, x and z on the claim that is chosen, a comment, Enter. Without it the same are plain forms.
"use strict";
(() => {
  const told = document.getElementById("told");
  const isTyping = (target) => target.closest("input, textarea, select, [contenteditable]");
  const chosen = () => document.activeElement.closest("[data-claim]") || document.querySelector("[data-decide]");

  function say(words) {
    if (told) told.textContent = words;
  }

  function write(verdict) {
    const input = chosen()?.querySelector("form [data-comment]");
    if (!input) return false;
    const around = input.closest("details");
    if (around) around.open = true;
    input.form.dataset.verdict = verdict;
    input.form.querySelectorAll("button[name=verdict]").forEach((button) => {
      button.classList.toggle("by-enter", button.value === verdict);
    });
    input.focus();
    input.form.scrollIntoView({ block: "nearest" });
    return true;
  }

  function takeBack() {
    const mine = [...(chosen()?.querySelectorAll("[data-mine] details.undo") || [])].pop();
    if (!mine) return false;
    mine.open = true;
    mine.querySelector("input[name=comment]").focus();
    return true;
  }

  function openClaim() {
    const link = chosen()?.querySelector("[data-correct]");
    if (link) link.click();
    return Boolean(link);
  }

  const actions = { a: () => write("accept"), x: () => write("reject"), z: takeBack, c: openClaim };

  function leave(input) {
    const around = input.closest("details");
    if (around) around.open = false;
    (input.closest("[data-row]") || document.getElementById("main")).focus();
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    if (event.key === "Escape" && event.target.closest("details.undo, .decide-here, [data-decide]") && isTyping(event.target)) {
      leave(event.target);
      event.preventDefault();
      return;
    }
    if (event.key === "Enter" && event.target.matches("[data-comment]")) {
      const form = event.target.form;
      event.preventDefault();
      form.querySelector(`button[value="${form.dataset.verdict || "accept"}"]`).click();
      return;
    }
    if (isTyping(event.target)) return;
    if (actions[event.key]?.()) event.preventDefault();
  });

  // A card comes back anew: on to the next claim once it is decided, back into the comment where it was refused.
  let swapped = null;
  document.addEventListener("htmx:beforeSwap", (event) => {
    const done = event.detail.xhr.getResponseHeader("HX-Trigger") === "decided";
    const path = event.detail.pathInfo.requestPath;
    swapped = { id: event.detail.target.id, done, goesOn: done && !path.includes("/undo/") };
  });
  document.addEventListener("htmx:afterSettle", () => {
    const card = swapped && document.getElementById(swapped.id);
    if (!card) return;
    const rows = [...document.querySelectorAll("[data-row]")];
    const next = swapped.goesOn ? rows[rows.indexOf(card) + 1] : null;
    const back = swapped.done ? card : card.querySelector("[data-comment]");
    (next || back || card).focus();
    say(swapped.done ? card.querySelector(".standing")?.textContent.trim() || "" : card.querySelector(".error")?.textContent || "");
    swapped = null;
  });
  document.addEventListener("htmx:responseError", (event) => {
    say(`It was not kept (${event.detail.xhr.status}): load the page again.`);
  });
})();
