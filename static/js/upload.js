// Bestanden versturen, één verzoek per bestand, met voortgang en een eigen uitkomst per rij.
// Zonder dit bestand verstuurt het formulier alles in één keer.
//
// <form data-upload data-upload-url="…" data-upload-max="20" data-upload-max-bytes="104857600">
//   <input type="file" name="bestanden" multiple>
//   <h2 data-upload-kop>…</h2> <ul data-upload-lijst></ul>
//   <button data-upload-knop data-geen="Deel documenten" data-een="Deel 1 document" data-meer="Deel %n documenten">
// De server antwoordt met een rij (<li class="mkw-file">), met data-klaar als het bestand goed is.
const ATONCE = 2;
const say = (tekst, zichtbaar = false) =>
  document.dispatchEvent(new CustomEvent("mkw:melding", { detail: { tekst, zichtbaar } }));
const megabytes = (bytes) => `${(bytes / 2 ** 20).toLocaleString("nl-NL", { maximumFractionDigits: 1 })} MB`;

function remaining(started, loaded, total) {
  const seconds = Math.round(((performance.now() - started) / 1000) * (total / loaded - 1));
  if (seconds < 3) return "";
  if (seconds > 90) return `, nog ongeveer ${Math.round(seconds / 60)} minuten`;
  return `, nog ongeveer ${seconds < 10 ? seconds : Math.round(seconds / 5) * 5} seconden`;
}

function setUp(form) {
  const input = form.querySelector("input[type=file]");
  const list = form.querySelector("[data-upload-lijst]");
  const zone = input.closest(".mkw-dropzone");
  const max = Number(form.dataset.uploadMax || 20);
  const maxBytes = Number(form.dataset.uploadMaxBytes || Infinity);
  const queue = [];
  let busy = 0;

  const row = (kind, name) => {
    const item = document.getElementById(`upload-${kind}`).content.cloneNode(true).firstElementChild;
    item.querySelectorAll("[data-naam]").forEach((part) => { part.textContent = name; });
    return item;
  };

  function count() {
    const rows = list.children.length;
    const ready = list.querySelectorAll("[data-klaar]").length;
    const head = form.querySelector("[data-upload-kop]");
    if (head) {
      head.hidden = !rows;
      head.textContent = rows === 1 ? "1 bestand" : `${rows} bestanden`;
    }
    form.querySelectorAll("[data-upload-knop]").forEach((button) => {
      const { geen, een, meer } = button.dataset;
      const label = button.querySelector("[data-tekst]") || button;
      label.textContent = ready === 0 ? geen : ready === 1 ? een : meer.replace("%n", ready);
    });
    form.toggleAttribute("data-bezig", busy + queue.length > 0);
  }

  function replace(old, fresh) {
    const focused = old.contains(document.activeElement);
    old.replaceWith(fresh);
    fresh.querySelector("[data-weg]")?.addEventListener("click", () => remove(fresh));
    if (typeof htmx !== "undefined") htmx.process(fresh);
    if (focused) (fresh.querySelector("button, a, input, summary") || input).focus();
    count();
  }

  // Haalt een rij weg die niet lukte: van de server staat er dan niets.
  function remove(item) {
    const next = item.nextElementSibling?.querySelector("button, summary") || input;
    item.remove();
    next.focus();
    say(`${item.querySelector(".mkw-file__name").textContent} is weg.`);
    count();
  }

  function fail(old, file, state, help = "", retry = true) {
    const item = row("fout", file.name);
    item.querySelector("[data-staat]").textContent = state;
    item.querySelector("[data-uitleg]").textContent = help;
    const again = item.querySelector("[data-opnieuw]");
    if (retry) again.addEventListener("click", () => start(item, file));
    else again.remove();
    replace(old, item);
    say(`${file.name}: ${state}`);
  }

  function start(old, file) {
    const item = row("bezig", file.name);
    const job = { item, file, request: null };
    item.querySelector("[data-stop]").addEventListener("click", () => {
      if (job.request) return job.request.abort();
      queue.splice(queue.indexOf(job), 1);
      fail(item, file, "Gestopt. Dit bestand is niet verstuurd.");
    });
    replace(old, item);
    queue.push(job);
    next();
  }

  function next() {
    while (busy < ATONCE && queue.length) send(queue.shift());
    count();
  }

  function send(job) {
    const { item, file } = job;
    const state = item.querySelector("[data-staat]");
    const bar = item.querySelector("progress");
    const started = performance.now();
    const request = job.request = new XMLHttpRequest();
    const body = new FormData();
    form.querySelectorAll("input[name=csrfmiddlewaretoken], [data-upload-mee]").forEach((part) => body.append(part.name, part.value));
    body.append(input.name, file);
    request.upload.addEventListener("progress", ({ loaded, total }) => {
      bar.value = total ? Math.floor((loaded / total) * 100) : 0;
      bar.textContent = `${bar.value}%`;
      state.textContent = loaded < total
        ? `Bezig met versturen: ${bar.value}%${remaining(started, loaded, total)}`
        : "Verstuurd. Wij lezen het bestand.";
    });
    const finish = (result) => {
      busy -= 1;
      result();
      next();
    };
    request.addEventListener("load", () => finish(() => {
      const redirect = request.getResponseHeader("HX-Redirect");
      if (redirect) return window.location.assign(redirect);
      const page = new DOMParser().parseFromString(`<ul>${request.responseText}</ul>`, "text/html");
      const fresh = page.querySelector("ul > li.mkw-file");
      if (!fresh) return fail(item, file, "Niet verstuurd: er ging bij ons iets mis.", "Probeer het over een paar minuten opnieuw.");
      replace(item, document.adoptNode(fresh));
      say(fresh.querySelector("[data-staat], .mkw-file__state")?.textContent.trim() || `${file.name} is verstuurd.`);
    }));
    request.addEventListener("error", () => finish(() =>
      fail(item, file, `Niet verstuurd: de verbinding viel weg bij ${bar.value}%.`)));
    request.addEventListener("abort", () => finish(() =>
      fail(item, file, `Gestopt bij ${bar.value}%. Dit bestand is niet verstuurd.`)));
    busy += 1;
    request.open("POST", form.dataset.uploadUrl);
    request.setRequestHeader("HX-Request", "true");
    request.send(body);
  }

  function add(files) {
    const room = Math.max(0, max - list.children.length);
    const fits = [...files].slice(0, room);
    for (const file of fits) {
      const place = list.appendChild(document.createElement("li"));
      if (file.size > maxBytes) {
        fail(place, file, `Niet verstuurd: dit bestand is ${megabytes(file.size)}. Het maximum is ${megabytes(maxBytes)}.`,
          "Maak het bestand kleiner, of splits het in delen.", false);
      } else start(place, file);
    }
    const left = files.length - fits.length;
    if (left) {
      say(`U kunt hoogstens ${max} bestanden tegelijk versturen. ${left === 1 ? "1 bestand is" : `${left} bestanden zijn`} niet toegevoegd.`, true);
    }
  }

  input.addEventListener("change", () => {
    const files = [...input.files];
    input.value = "";
    input.required = false;
    add(files);
  });
  // Slepen mag overal in het formulier; ernaast laten vallen opent het bestand niet.
  const carriesFiles = (event) => event.dataTransfer?.types.includes("Files");
  document.addEventListener("dragover", (event) => {
    if (!carriesFiles(event) || event.target === input) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = form.contains(event.target) ? "copy" : "none";
  });
  document.addEventListener("drop", (event) => {
    if (!carriesFiles(event) || event.target === input) return;
    event.preventDefault();
    if (form.contains(event.target)) add([...event.dataTransfer.files]);
  });
  ["dragenter", "dragover"].forEach((name) => form.addEventListener(name, () => zone?.classList.add("mkw-dropzone--over")));
  ["dragleave", "drop"].forEach((name) => form.addEventListener(name, () => zone?.classList.remove("mkw-dropzone--over")));
  window.addEventListener("beforeunload", (event) => {
    if (busy + queue.length) event.preventDefault();
  });
  form.addEventListener("htmx:after:swap", () => {
    count();
    if (document.activeElement === document.body) input.focus();
  });
  form.addEventListener("submit", (event) => {
    if (busy + queue.length === 0) return;
    event.preventDefault();
    say("Wacht tot alle bestanden verstuurd zijn, of stop ze.", true);
  });
  count();
}

document.querySelectorAll("form[data-upload]").forEach(setUp);
