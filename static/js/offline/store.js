// Wat er van iemand op dit apparaat staat, in IndexedDB: concepten, foto's die nog weg moeten en bezoeken.
//
// concepten  sleutel, gebruiker, titel, url, post, versie, velden {naam: [waarde]}, tijd, formulier, pogingen,
//            staat (conflict, weg, geweigerd, verouderd of fout: dan wacht het op een mens), zin, hun
// fotos      sleutel, gebruiker, post, bezoek, halte, titel, naam, blob, tijd, staat, zin
// bezoeken   sleutel, gebruiker en wat apparaat/bezoeken/ gaf, geopend, gehaald (het laatst bevestigd)
// stand      wie hier het laatst was ingelogd
const NAME = "mkw-portaal";
const STORES = ["concepten", "fotos", "bezoeken", "stand"];
const marker = document.querySelector('meta[name="mkw-apparaat"]');
const line = "BroadcastChannel" in window ? new BroadcastChannel(NAME) : null;
let opening;

function database() {
  opening ??= new Promise((done, fail) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => STORES.forEach((store) => request.result.createObjectStore(store, { keyPath: "sleutel" }));
    request.onerror = () => fail(request.error);
    request.onsuccess = () => {
      const again = () => { opening = undefined; };
      request.result.onclose = again;
      request.result.onversionchange = () => {
        request.result.close();
        again();
      };
      done(request.result);
    };
  });
  opening.catch(() => { opening = undefined; });
  return opening;
}

// Voert work(objectStore) uit in één transactie; klaar als die op de schijf staat.
async function transact(store, mode, work) {
  const transaction = (await database()).transaction(store, mode);
  return new Promise((done, fail) => {
    let result;
    work(transaction.objectStore(store), (value) => { result = value; });
    transaction.oncomplete = () => done(result);
    transaction.onabort = transaction.onerror = () => fail(transaction.error);
  });
}

// Een merkteken voor js/device.js: dan hoeft die voor een blik op de opslag niets te laden.
export const note = (name, value) => {
  try {
    if (value === null) localStorage.removeItem(`mkw-${name}`);
    else localStorage.setItem(`mkw-${name}`, value);
  } catch { /* zonder localStorage kijkt elke pagina zelf of er iets wacht */ }
};

// De id van wie hier is ingelogd, als tekst; zonder bereik wie hier het laatst was.
export async function person() {
  return marker?.dataset.gebruiker ?? (await read("stand", "gebruiker"))?.waarde;
}

export const read = (store, key) => transact(store, "readonly", (box, give) => {
  box.get(key).onsuccess = ({ target }) => give(target.result);
});

export const list = (store, owner) => transact(store, "readonly", (box, give) => {
  box.getAll().onsuccess = ({ target }) => give(target.result.filter(({ gebruiker }) => gebruiker === owner));
});

// Leest, verandert en schrijft in één transactie: make geeft de nieuwe rij, null is weg, undefined laat haar staan.
export async function change(store, key, make) {
  const result = await transact(store, "readwrite", (box, give) => {
    box.get(key).onsuccess = ({ target }) => {
      const made = make(target.result);
      give(made === undefined ? target.result : made);
      if (made) box.put(made);
      else if (made === null) box.delete(key);
    };
  });
  if ((store === "concepten" || store === "fotos") && result) note("wacht", "1");
  return result;
}

// Vertelt alle open pagina's van de portal wat er gebeurde: soort is gewijzigd, bewaard, stand of foto.
export function tell(soort, detail = {}) {
  const news = { soort, ...detail };
  document.dispatchEvent(new CustomEvent("mkw:apparaat", { detail: news }));
  line?.postMessage(news);
}
line?.addEventListener("message", ({ data }) => document.dispatchEvent(
  new CustomEvent("mkw:apparaat", { detail: { ...data, elders: true } }),
));

export function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
