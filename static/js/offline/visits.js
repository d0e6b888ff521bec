// De bezoeken die zonder bereik te openen zijn: wat hier de laatste twee weken open was, en wat dichtbij is.
import { change, list, person } from "./store.js";

const FORTNIGHT = 14 * 86400000;
const nameOf = (owner, id) => `${owner}-${id}`;
const drop = (rows) => Promise.all(rows.map(({ sleutel }) => change("bezoeken", sleutel, () => null)));

// Vergeet wat het portaal twee weken niet meer bevestigde, en wat zo lang niet open was en ook zo lang voorbij is.
export async function forgetOld(owner) {
  const recent = (time) => new Date(time ?? NaN).getTime() > Date.now() - FORTNIGHT;
  const kept = ({ gehaald, geopend, eindigt }) => recent(gehaald ?? geopend ?? eindigt) && (recent(geopend) || recent(eindigt));
  await drop((await list("bezoeken", owner)).filter((visit) => !kept(visit)));
}

// Haalt ze op en vergeet wat hier niet meer hoort; true als dat lukte.
export async function refresh() {
  const owner = await person();
  const opened = document.querySelector("[data-apparaat-bezoek]")?.dataset.apparaatBezoek;
  await forgetOld(owner); // ook als het antwoord straks uitblijft, of de inlogpagina is
  const here = await list("bezoeken", owner);
  const since = Object.fromEntries(here.map(({ id, geopend }) => [id, geopend]));
  if (opened) since[opened] = Date.now();
  const wanted = Object.keys(since).filter((id) => since[id] > Date.now() - FORTNIGHT);
  const query = new URLSearchParams(wanted.map((id) => ["bezoek", id]));
  const response = await fetch(`/verkenningen/apparaat/bezoeken/?${query}`, { headers: { "HX-Request": "true" } }).catch(() => null);
  if (!response?.headers.get("Content-Type")?.includes("json")) return false;
  const answer = await response.json();
  if (String(answer.gebruiker) !== owner) return false;
  const rows = answer.bezoeken.map((visit) => ({ ...visit, sleutel: nameOf(owner, visit.id), gebruiker: owner, geopend: since[visit.id], gehaald: Date.now() }));
  const gone = here.filter(({ sleutel }) => !rows.some((row) => row.sleutel === sleutel));
  await Promise.all([...rows.map((row) => change("bezoeken", row.sleutel, () => row)), drop(gone)]);
  return true;
}

// Wat van een halte is verstuurd, staat zonder bereik ook in het formulier.
export async function rememberSent(owner, post, versie, velden) {
  const visit = (await list("bezoeken", owner)).find(({ haltes }) => haltes?.some((halte) => halte.post === post));
  if (!visit) return;
  await change("bezoeken", visit.sleutel, (row) => row && {
    ...row, haltes: row.haltes.map((halte) => (halte.post === post ? { ...halte, versie, velden } : halte)),
  });
}
