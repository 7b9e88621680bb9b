// Longer than the gateway waits for a bot that is away; past it the connection is taken for lost.
const PATIENCE = 75_000;
const REFUSED = [400, 404, 413, 415];
const BUSY = [409, 429, 503];

/**
 * Why a call brought nothing. `kind` is what to do about it:
 * away (no connection), busy (try again after `wait` ms), ended (no session), refused (sending it again is no use), failed.
 */
export class Problem extends Error {
  constructor(kind, detail = "", wait = 0) {
    super(detail || kind);
    this.kind = kind;
    this.detail = detail;
    this.wait = wait;
  }

  get passes() {
    return this.kind === "away" || this.kind === "busy";
  }
}

/** The gateway's web API; every call raises `Problem`. */
export class Api {
  #address;

  constructor(address) {
    this.#address = address;
  }

  /** Whether the leader was here before. */
  async open() {
    return (await this.#json("POST", "/api/session", {})).resumed === true;
  }

  /** Whether it is shared, and the turns after number `after`. */
  async turns(after) {
    const { shared, turns } = await this.#json("GET", `/api/turns?after=${after}`);
    if (!Array.isArray(turns)) throw new Problem("failed");
    return { shared: shared === true, turns: turns.filter(Boolean).map(turnOf) };
  }

  /** The number of the turn and its replies; `said` is `{text}` or `{choice}`. */
  async send(key, said) {
    const { turn, replies } = await this.#json("POST", "/api/turns", { key, ...said });
    if (!Number.isInteger(turn) || !Array.isArray(replies)) throw new Problem("failed");
    return { number: turn, replies: repliesOf(replies) };
  }

  async share(shared) {
    await this.#json("POST", "/api/sharing", { shared });
  }

  /** What was erased, in words. */
  async erase() {
    return (await this.#json("DELETE", "/api/conversation")).detail;
  }

  /** The record as it stands, in parts. */
  recordInParts() {
    return this.#json("GET", "/api/record.json");
  }

  /** The record as a file; `ending` is docx, md or ics. */
  async record(ending) {
    return (await this.#call("GET", `/api/record.${ending}`)).blob();
  }

  async #json(method, path, body) {
    const response = await this.#call(method, path, body);
    try {
      return Object(await response.json());
    } catch {
      throw new Problem("failed");
    }
  }

  async #call(method, path, body) {
    const response = await this.#fetch(method, path, body);
    if (response.ok) return response;
    const detail = await detailOf(response);
    if (response.status === 401) throw new Problem("ended", detail);
    if (REFUSED.includes(response.status)) throw new Problem("refused", detail);
    if (!BUSY.includes(response.status)) throw new Problem("failed", detail);
    throw new Problem("busy", detail, 1000 * (Number(response.headers.get("Retry-After")) || 1));
  }

  async #fetch(method, path, body) {
    try {
      return await fetch(this.#address + path, {
        method,
        credentials: "include",
        cache: "no-store",
        signal: AbortSignal.timeout(PATIENCE),
        headers: body ? { "Content-Type": "application/json" } : {},
        body: body && JSON.stringify(body),
      });
    } catch {
      // The browser tells a page no more than that it did not work.
      throw new Problem("away");
    }
  }
}

async function detailOf(response) {
  try {
    return String(Object(await response.json()).detail ?? "");
  } catch {
    // A proxy's page of its own; it says nothing to a leader.
    return "";
  }
}

function turnOf(turn) {
  return {
    key: String(turn.key),
    number: Number(turn.turn) || 0,
    said: typeof turn.said === "string" ? turn.said : null,
    at: turn.at,
    state: turn.state === "received" ? "sending" : turn.state === "failed" ? "failed" : "answered",
    replies: repliesOf(turn.replies),
  };
}

/** Only what has the shape of a reply; a card is whatever object there is. */
function repliesOf(replies) {
  return list(replies).map((reply) => ({
    text: typeof reply.text === "string" ? reply.text : "",
    card: reply.card && typeof reply.card === "object" ? reply.card : null,
    choices: list(reply.choices)
      .filter((choice) => choice.id && choice.label)
      .map((choice) => ({ id: String(choice.id), label: String(choice.label) })),
  }));
}

/** The objects in a list; none, where it is no list. */
export function list(value) {
  return Array.isArray(value) ? value.filter((one) => one && typeof one === "object") : [];
}

/** The words in a list; none, where it is no list. */
export function texts(value) {
  return Array.isArray(value) ? value.filter((one) => typeof one === "string" && one) : [];
}
