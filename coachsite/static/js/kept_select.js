// A select of the page editor that keeps a stored value which is no longer offered.
(() => {
  const Select = window.telepath.constructors["wagtail.widgets.Select"];

  class KeptSelect extends Select {
    render(placeholder, name, id, state, ...rest) {
      const bound = super.render(placeholder, name, id, state, ...rest);
      const offered = Array.from(bound.input.options, (option) => option.value);
      for (const value of [state].flat().filter((each) => each && !offered.includes(each))) {
        bound.input.add(new Option(value, value, true, true));
      }
      return bound;
    }
  }

  window.telepath.register("coaching.KeptSelect", KeptSelect);
})();
