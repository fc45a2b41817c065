/* Citing where the reader is: what a control leads to is shown in a dialogue; every form can be copied or saved.
   Fetched when somebody first cites, and on the pages for citing. */
"use strict";

(function () {
  const pages = new Map(); // address → the page there, fetched once

  function button(words, run) {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = words;
    made.addEventListener("click", () => run(made));
    return made;
  }

  async function copied(element, text = element.textContent) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // Without a secure address there is no clipboard to write to; what is selected can still be copied.
      const whole = text === element.textContent;
      const selected = whole ? element : document.createElement("pre");
      if (!whole) {
        selected.textContent = text;
        element.after(selected);
      }
      getSelection().selectAllChildren(selected);
      const done = document.execCommand("copy");
      if (!whole) selected.remove();
      return done;
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

  /* What a record says, without what stands round it: its title, its paragraphs and items, a quotation. */
  function wordsOf(record) {
    const round = ".lb-kind, .lb-meta, .lb-changes, .lb-facts, .lb-procedures, .lb-aside, .lb-relation, .lb-foot, span";
    const parts = [...record.children].filter((part) => !part.matches(round)).map((part) => part.cloneNode(true));
    for (const part of parts) for (const box of part.querySelectorAll(".lb-explained")) box.remove();
    const lines = parts.flatMap((part) => {
      const within = [...part.children].map((one) => one.textContent);
      if (part.matches("ul, ol")) return within.map((item) => `• ${item}`);
      return part.matches(".lb-quote") ? within.filter(Boolean).join(" – ") : part.textContent;
    });
    return lines.map((line) => line.replace(/\s+/g, " ").trim()).filter(Boolean).join("\n\n");
  }

  /* Buttons beside everything in a citation that can be copied or saved; what happened is said in ``said``. ``record`` is what is cited, if it
     stands on this page: then its words can be taken with their reference, for a slide. */
  function equip(section, said, record) {
    const copying = (name, element, text) => {
      const copy = button(`Copy ${name}`, async () => {
        const done = await copied(element, text?.());
        said.textContent = done ? `Copied: ${name}.` : `It could not be copied. Select ${name} and copy it yourself.`;
        said.classList.toggle("lb-said", done); // what is left to do must be seen; what is done, the button says
        copy.textContent = `${done ? "Copied" : "Copy"} ${name}`;
        setTimeout(() => (copy.textContent = `Copy ${name}`), 4000);
      });
      return copy;
    };
    for (const element of section.querySelectorAll("[data-copy], [data-save]")) {
      const row = document.createElement("span");
      row.className = "lb-take";
      const what = element.dataset.copy || "QR code";
      const name = what === what.toLowerCase() || what === "QR code" ? `the ${what}` : what;
      if (element.dataset.copy) row.append(copying(name, element));
      if (what === "reference" && record) {
        row.append(copying("the words with the reference", element, () => `${wordsOf(record)}\n\n${element.textContent}`));
      }
      if (element.dataset.save) {
        row.append(button(`Save ${name} as a file`, () => {
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
    heading.prepend("Cite: ");
    heading.id = "lb-citing";
    heading.tabIndex = -1;
    dialog.setAttribute("aria-labelledby", heading.id);
    const said = status();
    equip(section, said, control.closest(".lb-record, .lb-section"));
    dialog.append(button("Close", () => dialog.close()), section, said);
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
