/* On the page at an old address: goes to the new one with what stood after the #, and leaves no step back to the old. */
"use strict";

location.replace(new URL(document.currentScript.dataset.to, location.href).href + location.search + location.hash);
