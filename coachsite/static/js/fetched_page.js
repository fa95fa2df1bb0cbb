// Another page, read as a document, for scripts that show a part of it.

// In between the browser may do what else waits: a key, a tap, a paint.
const pause = () => new Promise((resume) => setTimeout(resume));

/** The answer and its document; an aborted signal throws, also after the answer is there. */
export async function fetchPage(address, signal) {
  await pause();
  const response = await fetch(address, { signal, credentials: "same-origin" });
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  await pause();
  signal?.throwIfAborted();
  return { response, page };
}
