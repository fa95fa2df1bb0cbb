// What this device keeps for someone, beside what the server has. The browser's store may be full, blocked or absent, and
// then even a look at it throws: nothing is kept, and everything else goes on.
function attempt(use) {
  try {
    return use(window.localStorage);
  } catch {
    return null;
  }
}

export function read(key) {
  return attempt((store) => store.getItem(key));
}

export function readJson(key) {
  return attempt((store) => JSON.parse(store.getItem(key)));
}

/** Whether it is kept. Where it can't be, an older copy must not come back in its place. */
export function keep(key, text) {
  const isKept = attempt((store) => store.setItem(key, text) ?? true) ?? false;
  if (!isKept) forget(key);
  return isKept;
}

export function forget(key) {
  attempt((store) => store.removeItem(key));
}

function keysOf(start) {
  return attempt((store) => Object.keys(store).filter((key) => key.startsWith(start))) ?? [];
}

export function keepsAny(start) {
  return keysOf(start).length > 0;
}

export function forgetAll(start) {
  keysOf(start).forEach(forget);
}
