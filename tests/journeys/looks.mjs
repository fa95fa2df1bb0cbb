/* What is hard to press, to read or to reach on the page as it is now: a list of sentences, empty where all is well.
   `least` is the height in pixels of what acts; `narrow` says that nothing at all may scroll sideways. */
async ({ least, narrow }) => {
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  for (const each of document.getAnimations()) each.finish();
  const found = [];
  const main = document.querySelector("#main") ?? document.body;
  const isShown = (each) =>
    each.checkVisibility({ visibilityProperty: true }) && !each.closest(".w-sr-only, .visually-hidden, [inert]");
  const named = (each) =>
    `${each.tagName.toLowerCase()}.${[...each.classList].join(".")} “${(each.textContent || each.name || "").trim().slice(0, 30)}”`;

  const acts =
    ".desk :is(.button, button, summary, select, input:not([type=checkbox], [type=radio], [type=hidden]), nav a), .desk-home :is(.button, button, summary), .listing .button, nav[aria-label=Breadcrumb] a";
  for (const each of main.querySelectorAll(acts)) {
    const { height, width } = each.getBoundingClientRect();
    if (isShown(each) && width > 1 && height < least - 0.5) found.push(`${Math.round(height)} px high: ${named(each)}`);
  }

  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  const page = document.documentElement.clientWidth;
  while (texts.nextNode()) {
    const node = texts.currentNode;
    const around = node.parentElement;
    if (!node.data.trim() || !isShown(around) || around.closest("script, style, noscript, template, option, textarea, title"))
      continue;
    if (/^(True|False|None|Price text)$/.test(node.data.trim())) found.push(`a word of Python's: ${node.data.trim()}`);
    const scale = around instanceof SVGElement ? Math.abs(around.getScreenCTM()?.d ?? 1) : 1;
    const size = Number.parseFloat(getComputedStyle(around).fontSize) * scale;
    if (size < 11.95) found.push(`${size.toFixed(1)} px of text: ${named(around)}`);
    if (!main.contains(around) || around instanceof SVGElement || node.data.includes("://")) continue;
    for (const { 0: word, index } of node.data.matchAll(/[\p{L}\p{N}’']{2,24}/gu)) {
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      const tops = new Set([...range.getClientRects()].filter(({ width }) => width > 0.5).map(({ top }) => Math.round(top)));
      if (tops.size > 1) found.push(`broken word: ${word}, in ${named(around)}`);
    }
  }

  if (document.documentElement.scrollWidth > page)
    found.push(`${document.documentElement.scrollWidth - page} px wider than the page`);
  if (narrow) {
    for (const each of main.querySelectorAll("*")) {
      const { overflowX } = getComputedStyle(each);
      const scrolls = ["auto", "scroll"].includes(overflowX) && isShown(each) && each.scrollWidth > each.clientWidth + 1;
      if (scrolls && !each.matches("textarea, .report-scroll, pre")) found.push(`scrolls sideways: ${named(each)}`);
    }
  }
  if (document.querySelector(".icon-wagtail, [class*=wagtail-branding], [href*='wagtailadmin/images/favicon']"))
    found.push("a bird");
  return [...new Set(found)];
};
