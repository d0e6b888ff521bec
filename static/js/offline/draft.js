// Bewaart wat iemand typt op het apparaat, tot de server zegt dat het bewaard is.
//
// <form data-draft-key="halte-12-gebruiker-5" data-draft-version="3">: version is de versie waarmee het formulier begon.
// Is er intussen een nieuwere, dan staat uw tekst in het formulier en de andere erboven: de lezer kiest.
// data-draft-post: hierheen gaat het concept ook vanzelf, met data-draft-volgende, -verslag en -les als vervolg.
// data-draft-fresh: de server zette zelf een nieuwere tekst in het formulier; die wordt het concept.
import { change, newKey, person, read, tell } from "./store.js";
import { sendDraft } from "./send.js";

const IDLE = 4000; // milliseconden stilte, dan gaat de tekst naar het portaal
const PATIENCE = 10000;
const STUCK = ["weg", "geweigerd", "verouderd"];
const fields = (form) => [...form.elements].filter((field) =>
  field.name && !field.disabled && !["hidden", "password", "file", "submit", "button", "reset"].includes(field.type)
  && field.tagName !== "FIELDSET" && field.tagName !== "OUTPUT" && field.dataset.draft !== "niet");
const plain = (list) => JSON.stringify(list.map((text) => text.replace(/\r\n?/g, "\n").trim()));
const same = (one, two) => Object.keys(one).every((name) => !two[name] || plain(one[name]) === plain(two[name]));
const clock = (time) => {
  const date = new Date(time);
  const hours = `${date.getHours()}.${String(date.getMinutes()).padStart(2, "0")} uur`;
  return date.toDateString() === new Date().toDateString()
    ? `om ${hours}` : `op ${date.toLocaleDateString("nl-NL", { day: "numeric", month: "long" })} om ${hours}`;
};

function values(form) {
  const found = {};
  for (const field of fields(form)) {
    const list = found[field.name] ??= [];
    if (field.type === "checkbox" || field.type === "radio") {
      if (field.checked) list.push(field.value);
    } else if (field.type === "select-multiple") list.push(...[...field.selectedOptions].map((option) => option.value));
    else list.push(field.value);
  }
  return found;
}

function fill(form, found) {
  const nth = {};
  for (const field of fields(form)) {
    const list = found[field.name];
    if (!list) continue;
    if (field.type === "checkbox" || field.type === "radio") field.checked = list.includes(field.value);
    else if (field.type === "select-multiple") [...field.options].forEach((option) => { option.selected = list.includes(option.value); });
    else {
      const value = list[nth[field.name] = (nth[field.name] ?? -1) + 1];
      if (value !== undefined) field.value = value;
    }
    if (list.some(Boolean)) field.closest("details")?.toggleAttribute("open", true);
  }
  form.dispatchEvent(new Event("mkw:teruggezet", { bubbles: true }));
}

// Beide teksten onder elkaar; wie de ander al bevat blijft alleen. Alleen velden met tekst laten zich samenvoegen.
function combined(form, hun, uw) {
  const both = structuredClone(uw);
  for (const field of fields(form)) {
    const [theirs, mine] = [hun[field.name]?.[0] ?? "", uw[field.name]?.[0] ?? ""];
    if (field.tagName !== "TEXTAREA") continue;
    both[field.name] = [theirs.includes(mine) ? theirs : mine.includes(theirs) ? mine : `${theirs}\n\n${mine}`];
  }
  return both;
}

// De keuze tussen twee teksten (R6), boven het formulier; choose krijgt uw, samen of hun.
function showChoice(form, panel, { hun, uw, wie, wanneer }, choose) {
  const rows = panel.querySelector("[data-keuze-rijen]");
  const label = (name) => form.querySelector(`label[for="${CSS.escape(form.elements[name]?.id ?? "")}"]`)?.textContent.trim();
  const words = (list) => (list ?? []).filter(Boolean).join(", ") || "(leeg)";
  rows.replaceChildren(...Object.keys({ ...hun, ...uw }).filter((name) => words(hun[name]) !== words(uw[name])).map((name) => {
    const row = panel.querySelector("template").content.cloneNode(true);
    const put = (part, text) => { row.querySelector(`[data-keuze-${part}]`).textContent = text; };
    put("label", label(name) || "Uit een vorige versie van dit formulier");
    put("hun", words(hun[name]));
    put("uw", words(uw[name]));
    return row;
  }));
  panel.querySelector("[data-keuze-wie]").textContent = wie ? `${wie} bewaarde dit${wanneer ? ` op ${wanneer}` : ""}. ` : "";
  panel.querySelectorAll("[data-keuze]").forEach((button) => {
    button.onclick = () => {
      panel.hidden = true;
      choose(button.dataset.keuze);
    };
  });
  panel.hidden = false;
}

export async function setUp(form) {
  let key = form.dataset.draftKey;
  const sends = Boolean(form.dataset.draftPost);
  const bar = document.querySelector(`[data-draft-bar="${CSS.escape(key)}"]`) || form.querySelector("[data-draft-bar]");
  const panel = document.querySelector("[data-keuze-paneel]");
  let version = form.dataset.draftVersion || "";
  let original = values(form);
  let writing = Promise.resolve();
  let undo = null;
  let timer;
  let leaving = false;

  function show(text, { login = "", restore = false } = {}) {
    if (!bar) return;
    bar.hidden = false;
    const line = bar.querySelector("[data-draft-text]");
    if (line.textContent !== text) line.textContent = text;
    bar.querySelector("[data-draft-restore]")?.toggleAttribute("hidden", !restore);
    const link = bar.querySelector("[data-draft-login]");
    if (!link) return;
    link.hidden = !login;
    link.href = login || "/account/inloggen/";
  }

  function status(time) {
    if (!navigator.onLine) show(`Geen bereik. Uw tekst staat veilig op dit apparaat, bewaard ${clock(time)}.${sends ? " Wij versturen hem zodra u weer bereik hebt." : ""}`);
    else show(`Bewaard op dit apparaat ${clock(time)}. ${sends ? "Nog niet in het portaal." : "Nog niet verstuurd."}`);
  }

  function moveTo(newVersion) {
    version = newVersion;
    if (form.elements.revisie) form.elements.revisie.value = newVersion;
  }

  // Schrijft wat er nu staat; gelijk aan wat de server heeft is geen concept. extra verandert de rij mee.
  function save(extra = {}) {
    const velden = values(form);
    writing = writing.catch(() => {}).then(async () => {
      const gebruiker = await person();
      const row = await change("concepten", key, (old) => {
        if (!old && same(original, velden) && form.dataset.draftFresh === undefined) return undefined;
        if (old && !old.staat && !old.pogingen && !("versie" in extra) && same(original, velden)) return null;
        const fresh = !old || JSON.stringify(old.velden) !== JSON.stringify(velden);
        return {
          versie: version, ...old, sleutel: key, gebruiker, velden, titel: document.title.split(" - ")[0], url: location.pathname,
          post: form.dataset.draftPost, tijd: fresh ? Date.now() : old.tijd,
          formulier: !old?.formulier || (fresh && old.pogingen?.length) ? newKey() : old.formulier,
          staat: old?.staat === "fout" && fresh ? undefined : old?.staat, ...extra,
        };
      });
      if (row) {
        if (!STUCK.includes(row.staat) && row.staat !== "conflict") status(row.tijd);
        tell("gewijzigd", { sleutel: key, velden });
      }
      return row;
    });
    writing.catch(() => show("Bewaren op dit apparaat lukt niet. Verstuur uw tekst op tijd."));
    return writing;
  }

  const send = (options) => (sends ? sendDraft(key, options) : Promise.resolve({ staat: "niets" }));
  function soon() {
    clearTimeout(timer);
    if (sends) timer = setTimeout(() => send().catch(() => {}), IDLE);
  }

  function offerChoice(row, { focus = true } = {}) {
    const hun = Object.fromEntries(Object.entries(row.hun).map(([name, text]) => [name, [text].flat()]));
    show("Er zijn twee teksten. Kies hierboven welke wij bewaren.");
    showChoice(form, panel, { ...row, hun, uw: row.velden }, async (keuze) => {
      moveTo(row.hunVersie);
      original = hun;
      if (keuze === "hun") {
        undo = values(form);
        fill(form, hun);
        await change("concepten", key, () => null);
        show("U houdt wat er al stond.", { restore: true });
      } else {
        if (keuze === "samen") fill(form, combined(form, hun, values(form)));
        await save({ staat: undefined, versie: row.hunVersie, formulier: newKey(), pogingen: [] });
        if (keuze === "samen") show("Beide teksten staan nu onder elkaar. Maak er één tekst van.");
        else if (sends) await send();
        soon();
      }
      fields(form)[0]?.focus();
    });
    if (focus) panel.focus();
  }

  function explain(news) {
    const { staat, zin } = news;
    if (staat === "conflict") read("concepten", key).then((row) => row?.hun && offerChoice(row, { focus: false }));
    else if (staat === "inloggen") show("U bent uitgelogd. Uw tekst staat veilig op dit apparaat.", { login: news.naar });
    else if (staat === "storing") show("Versturen lukt nu niet. Uw tekst staat veilig op dit apparaat. Wij proberen het straks opnieuw.");
    else if (staat === "bereik") show("Geen bereik. Uw tekst staat veilig op dit apparaat. Wij versturen hem zodra u weer bereik hebt.");
    else if (staat === "ander") show("Op dit apparaat is nu iemand anders ingelogd. Wij versturen uw tekst niet.");
    else if (zin) show(`${zin} Uw tekst staat nog op dit apparaat.`);
  }

  document.addEventListener("mkw:apparaat", ({ detail }) => {
    if (detail.sleutel !== key) return;
    if (detail.soort === "bewaard") {
      moveTo(detail.versie);
      original = { ...original, ...detail.velden };
      if (same(detail.velden, values(form))) show(`Bewaard in het portaal ${clock(detail.tijd)}.`);
    } else if (detail.soort === "stand" && !leaving) explain(detail);
    else if (detail.soort === "gewijzigd" && detail.elders && document.hidden) fill(form, detail.velden);
  });

  form.addEventListener("input", () => {
    undo = null;
    save();
    soon();
  });
  form.addEventListener("change", () => save());
  bar?.querySelector("[data-draft-restore]")?.addEventListener("click", () => {
    if (undo) fill(form, undo);
    save();
    soon();
    fields(form)[0]?.focus();
  });
  ["online", "offline"].forEach((name) => window.addEventListener(name, () => read("concepten", key).then((row) => {
    if (row && !row.staat) status(row.tijd);
    else if (!row && !navigator.onLine) show("Geen bereik. U kunt gewoon schrijven: wij bewaren uw tekst op dit apparaat.");
  })));
  document.addEventListener("visibilitychange", () => {
    if (document.hidden && sends && !leaving) writing.then(() => send({ keepalive: true })).catch(() => {});
  });

  form.addEventListener("submit", async (event) => {
    if (!sends) {
      if (navigator.onLine) return void save();
      event.preventDefault();
      await save();
      return;
    }
    event.preventDefault();
    if (leaving) return;
    leaving = true;
    clearTimeout(timer);
    const actie = event.submitter?.value || "";
    const goal = { les: form.dataset.draftLes, volgende: form.dataset.draftVolgende }[actie] || form.dataset.draftVerslag;
    try {
      const row = await save();
      if (row?.staat === "conflict") offerChoice(row);
      else {
        if (row && navigator.onLine) show("Wij versturen uw tekst.");
        const patience = new Promise((done) => { setTimeout(() => done({ staat: "bereik" }), PATIENCE); });
        const answer = row?.staat ? row : await Promise.race([send({ actie }), patience]);
        if (answer.staat === "bewaard") return location.assign(answer.url);
        if (answer.staat === "inloggen") return location.assign(answer.naar);
        if (answer.staat === "niets" || (["bereik", "storing"].includes(answer.staat) && actie !== "les")) return location.assign(goal);
        explain(answer);
      }
    } catch {
      form.submit(); // zonder opslag op het apparaat gaat het formulier gewoon naar de server
    }
    leaving = false;
  });

  const owner = await person();
  let row = await read("concepten", key);
  if (row && row.gebruiker !== owner) { // van een ander: dat blijft staan waar het staat
    key = `${key}-${owner}`;
    row = await read("concepten", key);
  }
  const refused = document.querySelector("[data-fouten]") !== null;
  if (form.dataset.draftFresh !== undefined) await save({ versie: version, staat: undefined });
  else if (row && same(original, row.velden) && Object.keys(row.velden).every((name) => name in original || !row.velden[name].some(Boolean))) {
    if (refused) await save({ versie: version });
    else if (!row.pogingen) await change("concepten", key, () => null);
  } else if (row && (STUCK.includes(row.staat) || row.staat === "fout")) {
    fill(form, row.velden);
    explain(row);
  } else if (row?.staat === "conflict" && row.hunVersie === version) {
    fill(form, row.velden);
    offerChoice(row);
  } else if (row && (row.versie === version || row.pogingen?.some((velden) => same(original, velden)))) {
    fill(form, row.velden);
    await change("concepten", key, (old) => old && { ...old, versie: version });
    show(`Wij hebben uw tekst teruggezet, bewaard ${clock(row.tijd)}. ${sends ? "Nog niet in het portaal." : "Nog niet verstuurd."}`);
    soon();
  } else if (row) {
    fill(form, row.velden);
    offerChoice(await change("concepten", key, (old) => old && { ...old, staat: "conflict", hun: original, hunVersie: version }));
  } else if (!navigator.onLine) {
    show("Geen bereik. U kunt gewoon schrijven: wij bewaren uw tekst op dit apparaat.");
  }
}

if (window.indexedDB) document.querySelectorAll("form[data-draft-key]").forEach((form) => setUp(form).catch(() => {}));
