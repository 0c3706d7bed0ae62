// Files may be dropped anywhere on the form that takes them. Without it the field of files takes them, too.
"use strict";
(() => {
  document.querySelectorAll("form.drop").forEach((form) => {
    const field = form.querySelector("input[type=file]");
    if (!field) return;
    const mark = (on) => form.classList.toggle("over", on);
    const holdsFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
    form.addEventListener("dragover", (event) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      mark(true);
    });
    form.addEventListener("dragleave", (event) => { if (!form.contains(event.relatedTarget)) mark(false); });
    form.addEventListener("drop", (event) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      mark(false);
      field.files = event.dataTransfer.files;
      field.focus();
    });
  });
})();
