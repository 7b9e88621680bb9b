// For so many milliseconds is something tried again that meets no connection, or nobody who is ready.
const TRYING = 45_000;
const LONGEST_PAUSE = 5000;

/** What `work` gives in the end; what passes by itself is waited for. `tell` hears why: offline or retrying. */
export async function patiently(work, { signal, tell = () => {} }) {
  const until = Date.now() + TRYING;
  for (let pause = 500; ; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
    try {
      return await work();
    } catch (problem) {
      const wait = Math.max(problem.wait ?? 0, pause);
      const isOffline = problem.kind === "away" && !navigator.onLine;
      if (!problem.passes || (!isOffline && Date.now() + wait > until)) throw problem;
      if (problem.kind === "away") tell(isOffline ? "offline" : "retrying");
      await (isOffline ? online(signal) : later(wait));
    }
  }
}

function later(milliseconds) {
  return new Promise((done) => setTimeout(done, milliseconds));
}

function online(signal) {
  return new Promise((done) => addEventListener("online", done, { once: true, signal }));
}
