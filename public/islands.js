// Makes islands move, and fetches the next page on intent. inline.js loads this when the first view is whole, or as soon as
// somebody begins to use the page.
// A page without an island loads nothing more.

const MODULE = "%app.js%";
const WASM = "%app_bg.wasm%";

// ---- islands

/** Brings one island to life. `restore` makes the context of the island around it current again. */
async function awaken(island, module, restore) {
  const start = module[island.dataset.component];
  if (!start) {
    console.warn("no code for this island", island);
    return;
  }
  try {
    // A task for each, so that none keeps somebody waiting who already taps.
    await new Promise((resolve) => setTimeout(resolve));
    restore?.();
    await start(island);
  } catch (error) {
    console.error("an island failed", island, error);
  }
}

/** In document order, an outer island before those in its children. */
async function awakenAll(node, module, restore) {
  if (node.localName === "leptos-island") await awaken(node, module, restore);
  // The outer island has put this on the element that holds its server-rendered children.
  const inner = node.localName === "leptos-children" ? node.$$on_hydrate : restore;
  for (const child of node.children) await awakenAll(child, module, inner);
}

export async function hydrate() {
  if (!MODULE || !document.querySelector("leptos-island")) return;
  try {
    const module = await import(MODULE);
    await module.default({ module_or_path: WASM });
    module.hydrate?.();
    await awakenAll(document.body, module);
    // Contents that came later: an island dispatches this with the element that holds them.
    document.addEventListener("islands:swap", (event) => awakenAll(event.detail, module));
    document.documentElement.dataset.islands = "ready";
  } catch (error) {
    // The page works without; say why it stays plain.
    console.warn("islands could not be loaded", error);
  }
}

// ---- the next page

const PAUSE = 65; // ms that a pointer rests on a link before it counts
const seen = new Set();

/** The address worth fetching early, or null. `data-no-prefetch` on the link or around it opts out. */
function target(event) {
  const link = event.target instanceof Element && event.target.closest("a[href]");
  if (!link || link.target || link.hasAttribute("download") || link.closest("[data-no-prefetch]")) return null;
  const url = new URL(link.href, location.href);
  url.hash = "";
  if (url.origin !== location.origin || url.href === location.href.split("#")[0] || seen.has(url.href)) return null;
  return url.href;
}

function prefetch(href) {
  if (seen.has(href)) return;
  seen.add(href);
  const hint = document.createElement("link");
  hint.rel = "prefetch";
  hint.href = href;
  document.head.append(hint);
}

export function prefetchOnIntent() {
  const line = navigator.connection;
  if (line?.saveData || /2g/.test(line?.effectiveType ?? "")) return;
  let timer;
  addEventListener(
    "mouseover",
    (event) => {
      clearTimeout(timer);
      const href = target(event);
      if (href) timer = setTimeout(prefetch, PAUSE, href);
    },
    { passive: true },
  );
  addEventListener(
    "touchstart",
    (event) => {
      const href = target(event);
      if (href) prefetch(href);
    },
    { passive: true },
  );
}

prefetchOnIntent();
hydrate();
