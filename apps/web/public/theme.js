// Runs before the first paint, as a file of its own: a strict Content-Security-Policy allows no inline script.
(() => {
  let stored = null;
  try {
    stored = localStorage.getItem("theme");
  } catch {}
  const dark =
    stored === "dark" || (stored !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset.theme = dark ? "dark" : "light";
  // zod asks whether it may compile code; under such a policy even the question is a violation.
  globalThis.__zod_globalConfig = { jitless: true };
})();
