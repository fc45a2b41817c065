/* Citing where the reader is: what a control leads to is shown in a dialogue; every form can be copied or saved.
   Fetched when somebody first cites, and on the pages for citing. */
"use strict";

(function () {
  const pages = new Map(); // address → the page there, fetched once

  /* What a button shows, and with it what it is called, so that the two never part. */
  function word(button, words, what) {
    button.textContent = words;
    if (what) button.setAttribute("aria-label", `${words} ${what}`);
  }

  function button(words, what, run) {
    const made = document.createElement("button");
    made.type = "button";
    word(made, words, what);
    made.addEventListener("click", () => run(made));
    return made;
  }

  async function copied(element) {
    const text = element.textContent;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // Without a secure address there is no clipboard to write to; what is selected can still be copied.
      getSelection().selectAllChildren(element);
      if (!document.execCommand("copy")) return false;
    }
    return true;
  }

  function save(element) {
    const picture = element.localName === "svg";
    const text = picture ? new XMLSerializer().serializeToString(element) : element.textContent;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: picture ? "image/svg+xml" : "text/plain;charset=utf-8" }));
    link.download = element.dataset.save;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  /* Buttons beside everything in a citation that can be copied or saved; what happened is said in ``said``. */
  function equip(section, said) {
    for (const element of section.querySelectorAll("[data-copy], [data-save]")) {
      const row = document.createElement("span");
      row.className = "lb-take";
      const what = element.dataset.copy || "QR code";
      const name = element.dataset.copy === element.dataset.copy?.toLowerCase() ? `the ${what}` : what;
      if (element.dataset.copy) {
        const copy = button("Copy", name, async () => {
          const done = await copied(element);
          said.textContent = done ? `Copied: ${name}.` : `It could not be copied. Select ${name} and copy it yourself.`;
          said.classList.toggle("lb-said", done); // what is left to do must be seen; what is done, the button says
          word(copy, done ? "Copied" : "Copy", name);
          setTimeout(() => word(copy, "Copy", name), 4000);
        });
        row.append(copy);
      }
      if (element.dataset.save) {
        row.append(button("Save", `${name} as a file`, () => {
          save(element);
          said.textContent = `Saved: ${element.dataset.save}.`;
        }));
      }
      (element.closest("pre, svg, p") || element).after(row);
    }
  }

  function status() {
    const said = document.createElement("p");
    said.className = "lb-said";
    said.setAttribute("role", "status");
    return said;
  }

  async function citation(address) {
    const url = new URL(address);
    const page = url.origin + url.pathname;
    if (!pages.has(page)) {
      const answer = await fetch(page);
      if (!answer.ok) throw new Error(String(answer.status));
      pages.set(page, new DOMParser().parseFromString(await answer.text(), "text/html"));
    }
    const found = pages.get(page).getElementById(decodeURIComponent(url.hash.slice(1)));
    if (!found) throw new Error("not there");
    const section = document.importNode(found, true);
    section.removeAttribute("id"); // the page may have its own
    for (const link of section.querySelectorAll("a[href]")) link.href = new URL(link.getAttribute("href"), page).href;
    return section;
  }

  async function show(control) {
    let section;
    try {
      section = await citation(control.href);
    } catch {
      location.href = control.href; // no network, or an older page: the page for citing says the same
      return;
    }
    const dialog = document.createElement("dialog");
    dialog.className = "lb-dialog";
    const heading = section.querySelector("h2");
    heading.id = "lb-citing";
    heading.tabIndex = -1;
    dialog.setAttribute("aria-labelledby", heading.id);
    const said = status();
    equip(section, said);
    dialog.append(button("Close", "", () => dialog.close()), section, said);
    dialog.addEventListener("click", (event) => event.target === dialog && dialog.close()); // beside it
    dialog.addEventListener("close", () => {
      dialog.remove();
      control.focus();
    });
    document.body.append(dialog);
    dialog.showModal();
    heading.focus();
  }

  const here = document.querySelectorAll(".lb-cited");
  if (here.length) {
    const said = status();
    document.querySelector("main").append(said);
    for (const section of here) equip(section, said);
  }
  addEventListener("lb-cite", (event) => show(event.detail));
})();
