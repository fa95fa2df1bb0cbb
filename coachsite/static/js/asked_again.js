// The answer to a form that no browser may keep: Back and reloading then ask for its address, instead of an error of the browser's.
history.replaceState(history.state, "", location.href);
