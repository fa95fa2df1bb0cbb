// The city whose clock this device shows, chosen already: whoever lives elsewhere chooses another.
const place = document.querySelector("[data-own-place] select");
const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (place && !place.value && [...place.options].some((option) => option.value === here)) place.value = here;
