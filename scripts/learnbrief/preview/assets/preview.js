// Loads the page again when the preview has something new. Only a preview has this script.
(() => {
  const script = document.currentScript;
  const number = script.dataset.number;
  const changed = new URL(`preview-changed/${number}`, script.src);
  const ask = async () => {
    try {
      const answer = await fetch(changed, { cache: "no-store" });
      if (answer.ok && (await answer.text()) !== number) {
        location.reload();
        return;
      }
    } catch {
      await new Promise((go) => setTimeout(go, 2000)); // the preview was ended, or is being started again
    }
    ask();
  };
  window.addEventListener("load", ask);
})();
