// words-later.ts - what is said after the first paint, in English; see words.ts.

export const LATER = {
  back: 'All roles',
  apply: 'Apply',
  applyFor: 'Apply for {title}',
  alsoApply: 'Also in these places:',
  applyIn: '{place}: apply for {title}',
  similar: 'Similar roles',
  website: 'website',
  closes: 'Closes',
  noBody: 'The description could not be loaded.',
  meant: 'Did you mean {text}?',
  without: '{roles} without ‘{value}’',
} as const;
