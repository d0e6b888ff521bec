// Verstuurt wat op dit apparaat wacht: nooit als iemand anders, nooit over nieuwere tekst heen, en niets twee keer.
import { change, list, newKey, note, person, read, tell } from "./store.js";
import { refresh, rememberSent } from "./visits.js";

const WAIT = [5, 15, 30, 60, 120, 300]; // seconden tot de volgende poging
const RETRY = ["bereik", "storing"];
const LINE_GONE = [...RETRY, "inloggen"];
const headers = () => ({ "HX-Request": "true", "HX-Current-URL": location.href, Accept: "application/json" });
const flat = (text) => text.replace(/\r\n?/g, "\n").trim();
const texts = (velden) => Object.fromEntries(Object.entries(velden).map(([name, list]) => [name, flat([list].flat().join("\n"))]));
const equal = (one, two) => JSON.stringify(texts(one)) === JSON.stringify(texts(two));
const within = (hun, velden) => Object.keys(hun).every((name) => flat(hun[name]) === (texts(velden)[name] ?? ""));
const CLOSED = ["weg", "geweigerd"]; // dan zegt de lijst van het portaal wat hier nog mag staan
const busy = new Map();
let token = document.querySelector("input[name=csrfmiddlewaretoken]")?.value;
let failures = 0;
let timer;

// Maakt van elk antwoord een staat; een verbinding die wegvalt is er ook een.
function judge(status, header, body) {
  if (header("HX-Redirect")) return { staat: "inloggen", naar: header("HX-Redirect") };
  if (header("Content-Type")?.includes("json")) {
    try {
      const answer = JSON.parse(body);
      if (answer.staat || answer.gebruiker) return answer;
    } catch { /* een half antwoord is geen antwoord */ }
  }
  if (status === 403) return { staat: "sleutel" };
  if (status === 404) return { staat: "weg", zin: "Dit bezoek of deze halte bestaat niet meer." };
  return { staat: "storing" };
}

async function freshToken() {
  try {
    const response = await fetch("/verkenningen/apparaat/", { headers: headers(), cache: "no-store", signal: AbortSignal.timeout(8000) });
    const answer = judge(response.status, (name) => response.headers.get(name), await response.text());
    if (!answer.csrf) return answer;
    if (String(answer.gebruiker) !== await person()) return { staat: "ander" };
    token = answer.csrf;
    return { staat: "goed" };
  } catch {
    return { staat: "bereik" };
  }
}

// Probeert met de sleutel van de pagina; is die oud (opnieuw ingelogd), dan één keer met een verse.
async function withToken(attempt) {
  for (const again of [false, true]) {
    if (!token || again) {
      const got = await freshToken();
      if (got.staat !== "goed") return got;
    }
    const answer = await attempt(token);
    if (answer.staat !== "sleutel") return answer;
  }
  return { staat: "storing" };
}

function postDraft(record, keepalive, actie) {
  return withToken(async (csrf) => {
    const body = new FormData();
    Object.entries(record.velden).forEach(([name, list]) => list.forEach((value) => body.append(name, value)));
    const rest = { csrfmiddlewaretoken: csrf, gebruiker: record.gebruiker, revisie: record.versie, formulier: record.formulier };
    Object.entries(rest).forEach(([name, value]) => body.set(name, value));
    if (actie !== undefined) body.set("actie", actie);
    try {
      const response = await fetch(record.post, { method: "POST", body, headers: headers(), keepalive, signal: AbortSignal.timeout(20000) });
      return judge(response.status, (name) => response.headers.get(name), await response.text());
    } catch {
      return { staat: "bereik" };
    }
  });
}

async function deliver(key, { keepalive = false, actie } = {}, again = false) {
  const record = await read("concepten", key);
  if (!record?.post) return { staat: "niets" };
  if (record.gebruiker !== await person()) return { staat: "ander" };
  if (record.staat) return record;
  await change("concepten", key, (row) => row && { ...row, pogingen: [...(row.pogingen ?? []), record.velden].slice(-4) });
  const answer = await postDraft(record, keepalive, actie);
  if (answer.staat === "bewaard") {
    const versie = String(answer.revisie);
    await change("concepten", key, (row) => {
      if (!row || equal(row.velden, record.velden)) return null;
      return { ...row, versie, formulier: newKey() };
    });
    await rememberSent(record.gebruiker, record.post, versie, texts(record.velden));
    tell("bewaard", { sleutel: key, versie, velden: record.velden, tijd: Date.now() });
  } else if (answer.staat === "conflict" && !again && record.pogingen?.some((velden) => within(answer.hun, velden))) {
    // Wat daar nu staat is onze eigen tekst van net: alleen het antwoord kwam niet aan.
    await change("concepten", key, (row) => row && { ...row, versie: String(answer.revisie), formulier: newKey() });
    return deliver(key, { keepalive, actie }, true);
  } else if (["conflict", "weg", "geweigerd", "verouderd", "fout"].includes(answer.staat)) {
    const { staat, zin, hun, wie, wanneer } = answer;
    await change("concepten", key, (row) => row && { ...row, staat, zin, hun, wie, wanneer, hunVersie: String(answer.revisie ?? "") });
  }
  tell("stand", { sleutel: key, ...answer });
  if (CLOSED.includes(answer.staat)) await refresh().catch(() => {});
  return answer;
}

// Eén verzending per concept tegelijk; wie er tussendoor om vraagt, krijgt de volgende.
export function sendDraft(key, options) {
  const next = (busy.get(key) ?? Promise.resolve()).catch(() => {}).then(() => deliver(key, options));
  busy.set(key, next);
  next.finally(() => { if (busy.get(key) === next) busy.delete(key); }).catch(() => {});
  next.then(({ staat }) => { if (RETRY.includes(staat)) later(); }, later);
  return next;
}

// XMLHttpRequest, want fetch vertelt niet hoe ver een foto is.
function postPhoto(record) {
  return withToken((csrf) => new Promise((done) => {
    const request = new XMLHttpRequest();
    const body = new FormData();
    const rest = { csrfmiddlewaretoken: csrf, gebruiker: record.gebruiker, formulier: record.sleutel, halte: record.halte ?? "" };
    Object.entries(rest).forEach(([name, value]) => body.set(name, value));
    body.set("foto", record.blob, record.naam);
    request.upload.addEventListener("progress", ({ loaded, total }) =>
      tell("foto", { sleutel: record.sleutel, deel: total ? Math.floor((loaded / total) * 100) : 0 }));
    request.addEventListener("load", () => done(judge(request.status, (name) => request.getResponseHeader(name), request.responseText)));
    ["error", "timeout", "abort"].forEach((name) => request.addEventListener(name, () => done({ staat: "bereik" })));
    request.open("POST", record.post);
    request.timeout = 90000;
    Object.entries(headers()).forEach(([name, value]) => request.setRequestHeader(name, value));
    request.send(body);
  }));
}

async function deliverPhoto(key) {
  const record = await read("fotos", key);
  if (!record || record.staat || record.gebruiker !== await person()) return { staat: "niets" };
  const answer = await postPhoto(record);
  if (answer.staat === "bewaard") await change("fotos", key, () => null);
  else if (["weg", "geweigerd", "fout"].includes(answer.staat)) {
    await change("fotos", key, (row) => row && { ...row, staat: answer.staat, zin: answer.zin });
  }
  tell("foto", { sleutel: key, ...answer });
  if (CLOSED.includes(answer.staat)) await refresh().catch(() => {});
  return answer;
}

async function sendPhotos(owner) {
  const queue = (await list("fotos", owner)).filter(({ staat }) => !staat).sort((one, two) => one.tijd - two.tijd);
  let gone = null;
  const lane = async () => {
    while (queue.length && !gone) {
      const { sleutel } = queue.shift();
      const { staat } = await deliverPhoto(sleutel);
      if (LINE_GONE.includes(staat)) gone = staat;
    }
  };
  await Promise.all([lane(), lane()]);
  return gone;
}

async function sendEverything({ others = false } = {}) {
  const owner = await person();
  if (!owner) return;
  const shown = ({ sleutel }) => others && document.querySelector(`form[data-draft-key="${CSS.escape(sleutel)}"]`);
  const drafts = (await list("concepten", owner)).filter((row) => row.post && !row.staat && !shown(row));
  for (const { sleutel } of drafts) {
    const { staat } = await sendDraft(sleutel);
    if (LINE_GONE.includes(staat) || staat === "ander") return;
  }
  const gone = await sendPhotos(owner);
  if (RETRY.includes(gone)) later();
  if (gone) return;
  failures = 0;
  const left = [...await list("concepten", owner), ...await list("fotos", owner)].some(({ post, staat }) => post && !staat);
  if (!left) note("wacht", null);
}

// Van alle open pagina's verstuurt er één tegelijk. others: het formulier op deze pagina verstuurt zichzelf.
export function sendAll(options) {
  clearTimeout(timer);
  timer = undefined;
  return navigator.locks ? navigator.locks.request("mkw-versturen", () => sendEverything(options)) : sendEverything(options);
}

function later() {
  timer ??= setTimeout(() => sendAll().catch(later), WAIT[Math.min(failures, WAIT.length - 1)] * 1000);
  failures += 1;
}

function atOnce() {
  failures = 0;
  sendAll().catch(later);
}

window.addEventListener("online", atOnce);
document.addEventListener("visibilitychange", () => { if (!document.hidden) atOnce(); });
