// Op elke pagina waar iets te doen is: wie is er, wat is bewaard, welke bezoeken gaan mee en wat moet nog weg.
import { change, list, note, person, read } from "./store.js";
import { refresh } from "./visits.js";
import { sendAll } from "./send.js";

const KEEP_DRAFTS = 180 * 86400000;

// De server zei in deze pagina dat deze concepten bewaard zijn.
export async function confirmSaved() {
  const keys = [...document.querySelectorAll("[data-draft-saved]")].flatMap((part) => part.dataset.draftSaved.split(/\s+/));
  const owner = await person();
  await Promise.all(keys.map((key) => change("concepten", key, (row) => (row?.gebruiker === owner ? null : undefined))));
}

// Haalt weg wat ook in het portaal staat; wat nog weg moet blijft, en blijft verborgen.
async function clear(owner) {
  const visits = await list("bezoeken", owner);
  await Promise.all(visits.map(({ sleutel }) => change("bezoeken", sleutel, () => null)));
}

export async function leave() {
  const owner = await person();
  const patience = new Promise((done) => { setTimeout(done, 2000); });
  if (navigator.onLine) await Promise.race([sendAll(), patience]).catch(() => {});
  await change("stand", "gebruiker", () => null);
  await clear(owner);
  ["gebruiker", "gehaald", "wacht"].forEach((name) => note(name, null));
}

async function arrive(owner) {
  const before = (await read("stand", "gebruiker"))?.waarde;
  if (before && before !== owner) await clear(before);
  await change("stand", "gebruiker", () => ({ sleutel: "gebruiker", waarde: owner }));
  note("gebruiker", owner);
  const old = (await list("concepten", owner)).filter(({ tijd }) => !(tijd > Date.now() - KEEP_DRAFTS));
  await Promise.all(old.map(({ sleutel }) => change("concepten", sleutel, () => null)));
}

export async function begin() {
  await arrive(await person());
  await confirmSaved();
  if (await refresh()) note("gehaald", String(Date.now()));
  await sendAll({ others: true });
}
