// Wat iemand op dit apparaat bewaart (js/offline/): dit stukje laadt de rest alleen als er iets te doen is.
const marker = document.querySelector('meta[name="mkw-apparaat"]');
const note = (name) => {
  try {
    return localStorage.getItem(`mkw-${name}`);
  } catch {
    return null;
  }
};
const rest = () => import(marker.content);

if (marker && window.indexedDB) {
  const confirmed = () => document.querySelector("[data-draft-saved]");
  const due = note("gebruiker") !== marker.dataset.gebruiker || note("wacht") || confirmed()
    || document.querySelector("[data-apparaat-bezoek]") || Date.now() - Number(note("gehaald")) > 6 * 3600000;
  if (due) rest().then(({ begin }) => begin());
  document.addEventListener("htmx:after:swap", () => {
    if (confirmed()) rest().then(({ confirmSaved }) => confirmSaved());
  });
  // Wie uitlogt laat op een gedeeld apparaat niets leesbaars achter; wat nog weg moet blijft verborgen staan.
  document.querySelectorAll("form[data-uitloggen]").forEach((form) => form.addEventListener("submit", (event) => {
    event.preventDefault();
    const patience = new Promise((done) => { setTimeout(done, 4000); });
    Promise.race([rest().then(({ leave }) => leave()), patience]).catch(() => {}).finally(() => form.submit());
  }));
  window.addEventListener("load", () => navigator.serviceWorker?.register("/sw.js").catch(() => {}));
}
