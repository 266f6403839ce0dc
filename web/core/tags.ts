// Made by generate-tags.mjs from include/jobstand/tags.def; do not edit.

/** Elements by their number in a node stream; 0 is none. */
export const TAGS: readonly string[] =
  /* @__PURE__ */ 'p h2 h3 h4 h5 h6 ul ol li blockquote pre hr table thead tbody tr th td a strong em del code br dl dt dd u sub sup'.split(' ');
