// regions.ts - the regions that languages have names for.

/** The core's code, see src/place/generate-place.mjs -> that of UN M.49. Files of languages name them in this order. */
export const REGIONS = {
  AFRICA: '002',
  AMERICAS: '019',
  ASIA: '142',
  'EASTERN-EUROPE': '151',
  EUROPE: '150',
  LATAM: '419',
  'NORTH-AMERICA': '003',
  'NORTHERN-EUROPE': '154',
  OCEANIA: '009',
  'SOUTH-AMERICA': '005',
  'SOUTHEAST-ASIA': '035',
  'SOUTHERN-EUROPE': '039',
  'WESTERN-EUROPE': '155',
  WORLD: '001',
} as const;
