// De pagina zonder bereik: het verslag van een bezoek op dit apparaat, of een lijst van wat hier staat.
import { change, list, person } from "./store.js";
import { setUp } from "./draft.js";
import { setUpPhotos } from "./photos.js";
import { sendAll } from "./send.js";
import { forgetOld } from "./visits.js";

const ADDRESS = /^\/verkenningen\/bezoeken\/(\d+)\/(?:verslag\/(?:halte\/(\d+)\/)?|fotos\/)?$/;
const [, visitId, stopId] = location.pathname.match(ADDRESS) ?? [];
const part = (name, root = document) => root.querySelector(`[data-schil-${name}]`);
const write = (name, text, root) => { part(name, root).textContent = text; };
const copyOf = (name) => document.getElementById(`schil-${name}`).content.cloneNode(true).firstElementChild;
const draftKey = (stop, owner) => `halte-${stop.id}-gebruiker-${owner}`;
const filled = (velden) => Object.values(velden).some((text) => [text].flat().some((line) => line.trim()));
const day = (time) => new Date(time).toLocaleString("nl-NL", { day: "numeric", month: "long", hour: "numeric", minute: "2-digit" });
const REASONS = {
  conflict: "Iemand anders bewaarde dit eerder. Open de halte en kies.",
  verouderd: "Het formulier is intussen veranderd. Neem uw tekst over.",
};

function head(title, lead, kicker = "") {
  write("kop", title);
  write("uitleg", lead);
  write("boven", kicker);
  part("boven").hidden = !kicker;
  document.title = `${title} - MKW Portal`;
}

function showStop(visit, stop, owner) {
  const nr = visit.haltes.indexOf(stop);
  const next = visit.haltes[nr + 1];
  head(stop.titel, stop.metWie, `Halte ${nr + 1} van ${visit.haltes.length}${stop.tijd ? `, ${stop.tijd} uur` : ""}`);
  const form = part("formulier");
  const key = draftKey(stop, owner);
  Object.assign(form.dataset, {
    draftKey: key, draftVersion: stop.versie, draftPost: stop.post, draftVerslag: visit.verslag, draftVolgende: next?.url ?? visit.verslag,
  });
  part("balk").querySelector("[data-draft-bar]").dataset.draftBar = key;
  Object.entries(stop.velden).forEach(([name, text]) => {
    if (form.elements[name]) form.elements[name].value = form.elements[name].defaultValue = text;
  });
  part("verder").hidden = !next;
  form.action = location.pathname;
  part("halte").hidden = false;
  setUp(form);
  showPhotos({ bezoek: visit.id, halte: stop.id, post: visit.fotos });
}

function showPhotos({ bezoek, halte, post } = {}) {
  const section = document.querySelector("[data-fotos]");
  Object.assign(section.dataset, { fotos: post ?? "alle" }, bezoek ? { fotosBezoek: String(bezoek) } : {}, halte ? { fotosHalte: String(halte) } : {});
  setUpPhotos(section);
}

function visitRow(visit, drafts, owner) {
  const row = copyOf("bezoek");
  write("titel", visit.titel, row);
  write("wanneer", `${visit.datum}, ${visit.plaats}`, row);
  part("haltes", row).append(...visit.haltes.map((stop, nr) => {
    const line = copyOf("halte");
    const link = line.querySelector("a");
    link.href = stop.url;
    link.textContent = `${nr + 1}. ${stop.titel}`;
    const waits = drafts.some(({ sleutel }) => sleutel === draftKey(stop, owner));
    write("staat", waits ? "op dit apparaat" : filled(stop.velden) ? "in het portaal" : "nog leeg", line);
    return line;
  }));
  return row;
}

// Zet de tekst van een halte die er niet meer is bij een andere, onder wat daar staat.
async function move(draft, stop, owner) {
  await change("concepten", draftKey(stop, owner), (old) => {
    const velden = old?.velden ?? Object.fromEntries(Object.entries(stop.velden).map(([name, text]) => [name, [text]]));
    for (const [name, texts] of Object.entries(draft.velden)) {
      const place = name in velden ? name : Object.keys(velden).at(-1);
      velden[place] = [[...velden[place], ...texts].filter(Boolean).join("\n\n")];
    }
    return { versie: stop.versie, titel: stop.titel, url: stop.url, post: stop.post, formulier: draft.formulier, ...old,
      sleutel: draftKey(stop, owner), gebruiker: owner, velden, tijd: Date.now() };
  });
  await change("concepten", draft.sleutel, () => null);
  location.assign(stop.url);
}

function draftRow(draft, visits, owner) {
  const row = copyOf("tekst");
  const text = Object.values(draft.velden).flat().filter(Boolean).join("\n\n");
  write("titel", draft.titel, row);
  write("wanneer", `Bewaard op ${day(draft.tijd)}. ${REASONS[draft.staat] ?? draft.zin ?? "Nog niet in het portaal."}`, row);
  write("inhoud", text, row);
  const open = row.querySelector("a");
  open.href = draft.url;
  open.hidden = ["weg", "geweigerd"].includes(draft.staat);
  part("kopieer", row).addEventListener("click", async () => {
    const done = await navigator.clipboard?.writeText(text).then(() => true, () => false);
    if (!done) getSelection().selectAllChildren(part("inhoud", row));
    document.dispatchEvent(new CustomEvent("mkw:melding", { detail: {
      tekst: done ? "De tekst is gekopieerd." : "Uw tekst is geselecteerd. Kopieer hem nu.", zichtbaar: true } }));
  });
  part("gooiweg", row).addEventListener("click", async () => {
    if (!window.confirm("Wilt u deze tekst weggooien? U kunt dat niet terugdraaien.")) return;
    await change("concepten", draft.sleutel, () => null);
    row.remove();
  });
  const choice = row.querySelector("select");
  const stops = visits.flatMap((visit) => visit.haltes.map((stop) => ({ stop, label: `${visit.titel}: ${stop.titel}` })));
  part("elders", row).hidden = !stops.length || !["weg", "verouderd"].includes(draft.staat);
  choice.id = `elders-${draft.sleutel}`;
  row.querySelector("label").htmlFor = choice.id;
  choice.append(...stops.map(({ label }, nr) => new Option(label, nr)));
  part("verplaats", row).addEventListener("click", () => move(draft, stops[choice.value].stop, owner));
  return row;
}

async function showList(owner) {
  const visits = await list("bezoeken", owner);
  const drafts = (await list("concepten", owner)).filter(({ velden }) => filled(velden)).sort((one, two) => two.tijd - one.tijd);
  const shown = visitId ? visits.filter(({ id }) => String(id) === visitId) : visits;
  part("bezoeken").replaceChildren(...shown.map((visit) => visitRow(visit, drafts, owner)));
  part("bezoekdeel").hidden = !shown.length;
  part("teksten").replaceChildren(...drafts.map((draft) => draftRow(draft, visits, owner)));
  part("tekstdeel").hidden = !drafts.length;
  part("leeg").hidden = shown.length + drafts.length > 0;
  part("lijst").hidden = false;
  showPhotos();
}

async function start() {
  part("laadt")?.remove();
  const owner = await person();
  await forgetOld(owner);
  const visit = visitId && owner ? (await list("bezoeken", owner)).find(({ id }) => String(id) === visitId) : null;
  const stop = visit?.haltes.find(({ id }) => String(id) === stopId);
  const here = location.pathname === "/op-dit-apparaat/";
  part("opnieuw").hidden = here;
  part("opnieuw").querySelector("a").href = location.href;
  if (stop) return showStop(visit, stop, owner);
  if (!owner) head(here ? "Op dit apparaat" : "U hebt geen verbinding", "Op dit apparaat is niemand ingelogd. Log in zodra u bereik hebt.");
  else if (visit) head(visit.titel, "U hebt geen verbinding. Het verslag kunt u gewoon invullen: wij bewaren het op dit apparaat.");
  else if (!here) head("U hebt geen verbinding", stopId || visitId ? "Dit bezoek staat niet op dit apparaat. Open het een keer met bereik." : "Deze pagina opent pas als u weer bereik hebt.");
  await showList(owner ?? "");
  sendAll().then(() => (here ? showList(owner ?? "") : undefined), () => {});
  document.addEventListener("mkw:apparaat", ({ detail }) => { if (detail.soort === "bewaard") showList(owner ?? ""); });
}

start();
