// On a phone the menu is one row that scrolls: the present page stands in it, in sight.
(() => {
  "use strict";
  const here = document.querySelector(".pages [aria-current]");
  if (here) here.parentNode.scrollLeft = here.offsetLeft - 40;
})();
