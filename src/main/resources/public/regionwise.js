// What pages gain from a script; every one of them works without.

"use strict";

// Rows done while a file is read or stored, then the next page.
const progress = document.querySelector("[data-progress]");
if (progress) {
  document.querySelector("[data-without-scripts]").hidden = true;
  const bar = progress.querySelector("progress");
  const rows = progress.querySelector("[data-rows]");
  const label = progress.querySelector("label");
  const ask = async () => {
    const answer = await fetch(progress.dataset.progress);
    return answer.ok ? answer.json() : { working: false };
  };
  const follow = async () => {
    let state;
    try {
      state = await ask();
    } catch {
      label.textContent = document.querySelector("#said").dataset.noAnswer;
      setTimeout(follow, 2000);
      return;
    }
    if (!state.working) {
      location.reload();
      return;
    }
    label.textContent = state.words;
    rows.textContent = state.done;
    if (state.total > 0) {
      bar.max = state.total;
      bar.value = state.rows;
    } else if (state.totalBytes > 0) {
      bar.max = state.totalBytes;
      bar.value = state.bytes;
    } else {
      bar.removeAttribute("value");
    }
    setTimeout(follow, 250);
  };
  follow();
}

// What opens over the page closes by Escape, and when somebody turns to something else.
for (const opening of document.querySelectorAll("details.export, details.opens")) {
  const close = () => { opening.open = false; };
  opening.addEventListener("keydown", ({ key }) => {
    if (key === "Escape" && opening.open) {
      close();
      opening.querySelector("summary").focus();
    }
  });
  document.addEventListener("click", ({ target }) => {
    if (!opening.contains(target)) {
      close();
    }
  });
}

// An address whose fragment stands on another layer of a result leads there, and one of what is closed opens it.
const toFragment = () => {
  const id = location.hash.slice(1);
  const here = id ? document.getElementById(id) : null;
  if (here?.matches("details.export, details.opens")) {
    here.open = true;
  }
  const layer = id !== "" && here === null &&
    [...document.querySelectorAll("[data-parts]")].find(({ dataset }) => dataset.parts.split(/\s+/).includes(id));
  if (layer) {
    location.replace(`${layer.href}#${id}`);
  }
};
toFragment();
addEventListener("hashchange", toFragment);

// Bytes sent while a large file is on its way.
const upload = document.querySelector("form[data-upload]");
if (upload) {
  upload.addEventListener("submit", (event) => {
    event.preventDefault();
    const sending = upload.querySelector("[data-sending]");
    const request = new XMLHttpRequest();
    request.upload.addEventListener("progress", ({ loaded, total }) => {
      sending.hidden = false;
      sending.querySelector("progress").value = total > 0 ? loaded / total : 0;
    });
    request.addEventListener("load", () => {
      if (request.responseURL.includes("/uploads/")) {
        location.assign(request.responseURL);
      } else {
        document.documentElement.innerHTML = request.responseText;
      }
    });
    // without the bar then: the browser says itself what is wrong
    request.addEventListener("error", () => upload.submit());
    upload.querySelector(".button-primary").disabled = true;
    const stop = upload.querySelector("[data-stop-sending]");
    stop.addEventListener("click", () => request.abort(), { once: true });
    request.addEventListener("abort", ready);
    request.open(upload.method, upload.action);
    request.send(new FormData(upload));
  });
}

// Back from a page that refused something: to the form as it was filled.
for (const back of document.querySelectorAll("a[data-back]")) {
  if (back.href === document.referrer) {
    back.addEventListener("click", (event) => {
      event.preventDefault();
      history.back();
    });
  }
}

// A page that comes back from the browser's memory, or whose sending was stopped, can be sent again.
function ready() {
  upload.querySelector(".button-primary").disabled = false;
  upload.querySelector("[data-sending]").hidden = true;
}
addEventListener("pageshow", () => {
  if (upload) {
    ready();
  }
});

// Files dropped anywhere on the form: on a field they go there, elsewhere where their kind belongs.
if (upload) {
  const zones = [...upload.querySelectorAll("[data-drop]")];
  upload.querySelectorAll("[data-with-scripts]").forEach((hint) => { hint.hidden = false; });
  const put = (zone, file) => {
    const files = new DataTransfer();
    files.items.add(file);
    zone.querySelector("input").files = files.files;
  };
  const belongs = (file) => {
    if (/\.(geo|topo)?json$/i.test(file.name)) {
      return zones[2];
    }
    return zones[0].querySelector("input").files.length === 0 ? zones[0] : zones[1];
  };
  const over = (event) => {
    if (event.dataTransfer.types.includes("Files")) {
      event.preventDefault();
      zones.forEach((zone) => zone.classList.toggle("drop", zone.contains(event.target)));
      upload.classList.toggle("drop-anywhere", !zones.some((zone) => zone.contains(event.target)));
    }
  };
  addEventListener("dragover", over);
  const calm = () => {
    zones.forEach((zone) => zone.classList.remove("drop"));
    upload.classList.remove("drop-anywhere");
  };
  addEventListener("dragleave", calm);
  addEventListener("drop", (event) => {
    if (event.dataTransfer.files.length === 0) {
      return;
    }
    event.preventDefault();
    const aimed = zones.find((zone) => zone.contains(event.target));
    calm();
    const files = [...event.dataTransfer.files];
    if (aimed && files.length === 1) {
      put(aimed, files[0]);
    } else {
      files.slice(0, 3).forEach((file) => put(belongs(file), file));
    }
  });
}

// what is closed on the screen cannot be opened on paper; forms and what serves them are not printed
const opened = [];
addEventListener("beforeprint", () => {
  const closed = "details:not([open], .export, .opens, .table-options, .chart-reading, .chart-table)";
  for (const each of document.querySelectorAll(closed)) {
    each.open = true;
    opened.push(each);
  }
});
addEventListener("afterprint", () => {
  for (const each of opened.splice(0)) {
    each.open = false;
  }
});
