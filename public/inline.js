try { const t = localStorage.getItem("theme"); if (t === "light" || t === "dark") document.documentElement.dataset.theme = t } catch {}
{
  const signs = ["pointerdown", "pointermove", "touchstart", "focusin", "keydown"], how = { capture: true, passive: true };
  const go = () => { signs.forEach((s) => removeEventListener(s, go, how)); import("%islands.js%") };
  signs.forEach((s) => addEventListener(s, go, how));
  addEventListener("load", () => new PerformanceObserver((l) => l.getEntriesByName("first-contentful-paint")[0] && go()).observe({ type: "paint", buffered: true }));
}
