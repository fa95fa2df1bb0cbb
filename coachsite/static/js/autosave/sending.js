// One save over the net, and what became of it. It counts as stored only when the server says so with the new revision:
// no redirect is followed, and a page of somebody else's (a hotel's network) is no answer.
const OUTCOMES = { 401: "signedOut", 404: "gone", 410: "gone", 409: "conflict", 413: "tooLarge", 422: "invalid", 507: "invalid" };
const TRY_AGAIN = [408, 425, 429];
const TIMEOUT = 20_000; // milliseconds
const FILE_TIMEOUT = 180_000;
// A browser sends so many bytes for a page that is gone, all of its saves together.
const KEEPALIVE = 60_000;

/** The token that counts now: signing in again in another tab makes a new one. */
export function csrfToken() {
  const pair = document.cookie.split("; ").find((each) => each.startsWith("csrftoken="));
  return pair?.slice("csrftoken=".length) ?? document.querySelector("input[name=csrfmiddlewaretoken]")?.value ?? "";
}

export function fitsKeepalive(values) {
  return new Blob(values).size < KEEPALIVE;
}

/** Sends fields ([name, value] pairs) as `person`; gives {is, answer}, where `is` is "stored", "away" or one of OUTCOMES. */
export async function send(url, fields, { person, leaving = false }) {
  const body = new FormData();
  for (const [name, value] of fields) body.append(name, value);
  const values = fields.map(([, value]) => value);
  const timeout = values.some((value) => value instanceof File) ? FILE_TIMEOUT : TIMEOUT;
  const post = (token) => {
    const headers = { Accept: "application/json", "X-CSRFToken": token, "X-Person": person };
    const options = { method: "POST", body, headers, redirect: "manual", signal: AbortSignal.timeout(timeout) };
    return fetch(url, { ...options, keepalive: leaving && fitsKeepalive(values) }).catch(() => null);
  };
  const token = csrfToken();
  const response = await post(token);
  // The cookie with the token was gone, and the answer brought another one.
  const hasExpired = response?.status === 403 && csrfToken() !== token;
  return outcome(hasExpired ? await post(csrfToken()) : response);
}

async function outcome(response) {
  if (!response || (response.status >= 500 && !OUTCOMES[response.status]) || TRY_AGAIN.includes(response.status))
    return { is: "away" };
  if (response.type === "opaqueredirect") return { is: "signedOut" };
  const answer = await response.json().catch(() => null);
  const hasRevision = Number.isInteger(answer?.revision);
  if (response.ok) return hasRevision ? { is: "stored", answer } : { is: "away" };
  const kind = OUTCOMES[response.status] ?? "refused";
  if ((kind === "conflict" && !(hasRevision && answer.html)) || (kind === "invalid" && !answer?.error)) return { is: "refused" };
  return { is: kind, answer };
}
