// Foto's: op het apparaat verkleind, in de rij gezet en van daaruit verstuurd, elk met een eigen voortgang.
//
// <section data-fotos="adres" data-fotos-bezoek="12" data-fotos-halte="3"> met [data-fotos-lijst] en de modellen
// upload-bezig en upload-fout; input[data-fotos-kies] mag overal op de pagina staan, select[name=halte] ernaast.
import { change, list, newKey, person } from "./store.js";
import { sendAll } from "./send.js";

const SIDE = 2000; // pixels; de server maakt er nog de kleine maat van en kijkt alles opnieuw na
const MOST = 25 * 2 ** 20;
const WAITS = "Wacht op bereik. De foto staat veilig op dit apparaat.";
const say = (tekst, zichtbaar = false) =>
  document.dispatchEvent(new CustomEvent("mkw:melding", { detail: { tekst, zichtbaar } }));

// Geeft de foto kleiner en rechtop, zonder plaats en andere verborgen gegevens; wat geen beeld is blijft wat het is.
async function smaller(file) {
  try {
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const part = Math.min(1, SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [picture.width, picture.height].map((size) => Math.max(1, Math.round(size * part)));
    const pen = canvas.getContext("2d");
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    return await new Promise((done) => { canvas.toBlob((blob) => done(blob ?? file), "image/jpeg", 0.86); });
  } catch {
    return file; // de server zegt wat er mis is
  }
}

export async function setUpPhotos(section) {
  const box = section.querySelector("[data-fotos-lijst]");
  const rows = new Map();
  const owner = await person();

  function place(record, kind) {
    const row = document.getElementById(`upload-${kind}`).content.cloneNode(true).firstElementChild;
    row.querySelectorAll("[data-naam]").forEach((part) => { part.textContent = record.naam; });
    row.querySelector("[data-stop]")?.remove();
    const old = rows.get(record.sleutel);
    if (old) old.replaceWith(row);
    else box.append(row);
    rows.set(record.sleutel, row);
    section.hidden = false;
    return row;
  }

  function write(row, text) {
    row.querySelector("[data-staat]").textContent = text;
  }

  function remove(key) {
    rows.get(key)?.remove();
    rows.delete(key);
    section.hidden = !rows.size;
  }

  function wait(record) {
    const row = place(record, "bezig");
    thumbnail(row, record.blob);
    write(row, navigator.onLine ? "Op dit apparaat. Wij versturen de foto." : WAITS);
  }

  function refuse(record) {
    const row = place(record, "fout");
    write(row, "Niet geplaatst");
    row.querySelector("[data-uitleg]").textContent = record.zin ?? "";
    row.querySelector("[data-opnieuw]").addEventListener("click", async () => {
      await change("fotos", record.sleutel, (old) => old && { ...old, staat: undefined, zin: undefined });
      wait(record);
      sendAll();
    });
    row.querySelector("[data-weg]").addEventListener("click", async () => {
      await change("fotos", record.sleutel, () => null);
      remove(record.sleutel);
      say(`${record.naam} is weg.`);
    });
    say(`${record.naam}: ${record.zin ?? ""}`);
  }

  async function thumbnail(row, blob) {
    const picture = await createImageBitmap(blob).catch(() => null);
    if (!picture) return;
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = 88;
    const side = Math.min(picture.width, picture.height);
    canvas.getContext("2d").drawImage(picture, (picture.width - side) / 2, (picture.height - side) / 2, side, side, 0, 0, 88, 88);
    row.querySelector(".mkw-dot").replaceChildren(canvas);
  }

  async function add(file) {
    const blob = await smaller(file);
    const { fotos: post, fotosBezoek: bezoek, fotosHalte } = section.dataset;
    const halte = fotosHalte ?? document.querySelector("select[name=halte]")?.value;
    const record = { sleutel: newKey(), gebruiker: owner, post, bezoek, halte, blob, tijd: Date.now(), titel: document.title.split(" - ")[0],
      naam: blob === file ? file.name : `${file.name.replace(/\.\w+$/, "")}.jpg` };
    if (blob.size > MOST) return refuse({ ...record, zin: "Dit bestand is te groot, of het is geen foto. Kies een JPEG- of PNG-bestand." });
    try {
      await change("fotos", record.sleutel, () => record);
      wait(record);
    } catch {
      refuse({ ...record, zin: "Deze foto past niet meer op dit apparaat. Maak ruimte, of verstuur eerst de andere foto’s." });
    }
  }

  // De foto's die er nu staan komen van de server; zonder dat deel op de pagina is de rij genoeg.
  async function renew() {
    if (!document.querySelector("[data-fotos-geplaatst]")) return;
    const text = await fetch(location.href).then((response) => response.text()).catch(() => "");
    const fresh = new DOMParser().parseFromString(text, "text/html").querySelector("[data-fotos-geplaatst]");
    if (fresh) document.querySelector("[data-fotos-geplaatst]").replaceWith(document.adoptNode(fresh));
  }

  document.addEventListener("mkw:apparaat", async ({ detail: { soort, sleutel, deel, staat, zin, naar } }) => {
    const row = rows.get(sleutel);
    if (soort !== "foto" || !row) return;
    if (deel !== undefined) {
      const bar = row.querySelector("progress");
      if (bar) bar.value = deel;
      write(row, deel < 100 ? `Bezig met versturen: ${deel}%` : "Verstuurd. Wij kijken de foto na.");
    } else if (staat === "bewaard") {
      row.querySelector("progress")?.remove();
      write(row, "Bewaard in het portaal.");
      say("De foto is bewaard in het portaal.");
      if (document.querySelector("[data-fotos-geplaatst]")) {
        remove(sleutel);
        await renew();
      }
    } else if (staat === "bereik") write(row, WAITS);
    else if (staat === "storing") write(row, "Versturen lukt nu niet. Wij proberen het straks opnieuw.");
    else if (staat === "inloggen") {
      write(row, "U bent uitgelogd. De foto staat veilig op dit apparaat.");
      if (!document.hidden && section.dataset.fotosBezoek) location.assign(naar);
    } else if (zin) refuse({ ...(await list("fotos", owner)).find((record) => record.sleutel === sleutel), zin });
  });

  document.querySelectorAll("input[data-fotos-kies]").forEach((input) => input.addEventListener("change", async () => {
    const files = [...input.files];
    input.value = "";
    for (const file of files) await add(file);
    sendAll();
  }));
  document.querySelectorAll("[data-fotos-zonder]").forEach((part) => { part.hidden = true; });
  document.querySelectorAll("[data-fotos-met]").forEach((part) => { part.hidden = false; });

  const { fotosBezoek, fotosHalte } = section.dataset;
  const mine = (await list("fotos", owner)).filter(({ bezoek, halte }) =>
    !fotosBezoek || (bezoek === fotosBezoek && (!fotosHalte || halte === fotosHalte)));
  mine.forEach((record) => (record.staat ? refuse(record) : wait(record)));
  if (mine.length) sendAll();
}

if (window.indexedDB) document.querySelectorAll("[data-fotos]:not([data-fotos=''])").forEach((section) => setUpPhotos(section).catch(() => {}));
