// Zorgt dat het verslag opent zonder bereik. Bewaart alleen bestanden die voor iedereen gelijk zijn: nooit een pagina
// met gegevens (docs/besluiten). Verandert een van die bestanden, dan verandert de versie en haalt de browser alles opnieuw.
const CACHE = "mkw-{{ versie }}";
const SHELL = "{{ schil }}";
const FILES = {{ bestanden|safe }};
const REPORT = /^\/verkenningen\/bezoeken\/\d+\/verslag\/(halte\/\d+\/)?$/;
const PATIENCE = 8000; // milliseconden; daarna opent het verslag van dit apparaat

self.addEventListener("install", (event) => event.waitUntil((async () => {
  const cache = await caches.open(CACHE);
  await cache.addAll([...FILES, new Request(SHELL, { credentials: "omit", cache: "reload" })]);
  await self.skipWaiting();
})()));

self.addEventListener("activate", (event) => event.waitUntil((async () => {
  const old = (await caches.keys()).filter((name) => name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.registration.navigationPreload?.enable();
  await self.clients.claim();
})()));

const kept = async (address) => (await caches.open(CACHE)).match(address, { ignoreVary: true });

async function page(event, path) {
  try {
    const answer = (async () => (await event.preloadResponse) ?? fetch(event.request))();
    if (!REPORT.test(path)) return await answer;
    const late = new Promise((done, fail) => { setTimeout(fail, PATIENCE); });
    return await Promise.race([answer, late]);
  } catch {
    return (await kept(SHELL)) ?? Response.error();
  }
}

self.addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== "GET" || origin !== self.location.origin) return;
  if (mode === "navigate") event.respondWith(page(event, pathname));
  else if (FILES.includes(pathname)) event.respondWith(kept(pathname).then((file) => file ?? fetch(event.request)));
});
