// Everything works without this script. With it, what a page shows of the present is kept up to date.
"use strict";

(() => {
  const WAIT = 10_000;
  const SLOW = 15_000;

  const utc = (time) => time.toISOString().slice(11, 19) + " UTC";

  const load = (url, headers) =>
    fetch(url, {
      headers,
      cache: "no-store",
      credentials: "same-origin",
      redirect: "error",
      signal: AbortSignal.timeout(WAIT),
    });

  const parse = (text) => new DOMParser().parseFromString(text, "text/html");

  /** Makes one element like another one and touches nothing that is equal, so that focus and open details stay. */
  function morph(old, fresh) {
    if (old.isEqualNode(fresh)) {
      return;
    }
    if (old.nodeName !== fresh.nodeName) {
      old.replaceWith(document.importNode(fresh, true));
      return;
    }
    if (old.nodeType !== Node.ELEMENT_NODE) {
      old.nodeValue = fresh.nodeValue;
      return;
    }
    for (const { name } of [...old.attributes]) {
      if (!fresh.hasAttribute(name) && name !== "open") {
        old.removeAttribute(name);
      }
    }
    for (const { name, value } of fresh.attributes) {
      if (old.getAttribute(name) !== value) {
        old.setAttribute(name, value);
      }
    }
    const before = [...old.childNodes];
    const after = [...fresh.childNodes];
    after.forEach((node, i) => {
      if (i < before.length) {
        morph(before[i], node);
      } else {
        old.append(document.importNode(node, true));
      }
    });
    before.slice(after.length).forEach((node) => node.remove());
  }

  /** Calls a function again and again, in a visible tab only, until its answer is not a number of milliseconds. */
  function repeat(first, work) {
    let timer;
    const next = (wait) => {
      clearTimeout(timer);
      if (wait > 0 && !document.hidden) {
        timer = setTimeout(run, wait);
      }
    };
    const run = async () => next(await work());
    document.addEventListener("visibilitychange", () => next(document.hidden ? 0 : 1));
    next(first);
    return next;
  }

  function keepFresh(box) {
    const [stale, button] = [box.querySelector(".stale"), box.querySelector("button")];
    const live = () => document.querySelector("[data-live]");
    const pause = () => Number(live().dataset.seconds) * 1000;
    let etag = "";
    let last = new Date();
    let stopped = false;

    const show = (text) => {
      const [now, fresh] = [live(), parse(text).querySelector("[data-live]")];
      if (!fresh || fresh.dataset.live !== now.dataset.live) {
        throw new Error("another page");
      }
      morph(now, fresh);
      if (fresh.dataset.title) {
        document.title = fresh.dataset.title;
        const icon = document.querySelector("link[rel=icon]");
        icon.href = icon.dataset.assets + "/" + fresh.dataset.icon;
      }
    };

    const say = (failed) => {
      document.body.classList.toggle("is-stale", failed);
      stale.hidden = !failed;
      stale.textContent = failed ? "Not updated since " + utc(last) + "." : "";
    };

    const refresh = async () => {
      if (stopped) {
        return 0;
      }
      try {
        const answer = await load(box.dataset.refresh, etag ? { "If-None-Match": etag } : {});
        if (answer.status !== 304) {
          if (!answer.ok) {
            throw new Error(String(answer.status));
          }
          show(await answer.text());
          etag = answer.headers.get("ETag") ?? "";
        }
        last = new Date();
        say(false);
      } catch {
        say(true);
        return SLOW;
      }
      button.hidden = pause() === 0;
      return pause();
    };

    button.hidden = false;
    const next = repeat(pause(), refresh);
    button.addEventListener("click", () => {
      stopped = !stopped;
      button.textContent = stopped ? "Update again" : "Stop updating";
      next(stopped ? 0 : 1);
    });
  }

  /** A list does not move: it says that there is more of it. */
  function tellNewer(place) {
    const newest = Number(place.dataset.newest);
    repeat(SLOW, async () => {
      try {
        const answer = await load(location.href, {});
        const rows = answer.ok ? [...parse(await answer.text()).querySelectorAll("tr[data-run]")] : [];
        const count = rows.filter((row) => Number(row.dataset.run) > newest).length;
        if (count > 0) {
          const link = document.createElement("a");
          link.href = location.href;
          link.textContent = (count === rows.length ? count + "+" : count) + (count === 1 ? " newer run: show" : " newer runs: show");
          place.replaceChildren(link);
          place.hidden = false;
        }
      } catch {
        // The list is as old as it says.
      }
      return SLOW;
    });
  }

  function tickAll(box) {
    box.hidden = false;
    box.addEventListener("change", () => {
      for (const other of document.querySelectorAll("input[name=step][form=" + box.dataset.ticks + "]")) {
        other.checked = box.checked;
      }
    });
  }

  document.querySelectorAll("[data-refresh]").forEach(keepFresh);
  document.querySelectorAll("[data-newest]").forEach(tellNewer);
  document.querySelectorAll("[data-ticks]").forEach(tickAll);
})();
