/* On the page of what is new: shows only what happened since a day that the reader chooses. The address keeps the day. */
"use strict";

(function () {
  const form = document.querySelector(".lb-since");
  const days = [...document.querySelectorAll("[data-day]")];
  const said = form.querySelector("[role=status]");
  const show = (since) => {
    for (const day of days) day.hidden = Boolean(since) && day.dataset.day < since;
    const left = days.filter((day) => !day.hidden).length;
    said.textContent = !since ? "" : left ? `${left} ${left === 1 ? "day" : "days"} with something new` : "Nothing new since then";
  };
  form.hidden = false;
  form.elements.since.value = new URLSearchParams(location.search).get("since") || "";
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => {
    const since = form.elements.since.value;
    history.replaceState(null, "", location.pathname + (since ? `?since=${since}` : ""));
    show(since);
  });
  form.addEventListener("reset", () => {
    history.replaceState(null, "", location.pathname);
    show("");
  });
  show(form.elements.since.value);
})();
