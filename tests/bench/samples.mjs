// samples.mjs - the sample feeds of the shared folder as one board of many employers. This is a
// reading for the measurements alone, so that every engine gets the same plain postings: it takes
// the first field that is there of those that feeds have, and of a body only its text.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { shared } from './corpus.mjs';

const folder = new URL('feeds/', shared);

const ENTITIES = { lt: '<', gt: '>', amp: '&', quot: '"', nbsp: ' ', '#39': "'" };
const decoded = (text) => text.replace(/&(lt|gt|amp|quot|nbsp|#39);/g, (_, name) => ENTITIES[name]);
/** The text of HTML; some feeds have it escaped once, some twice more. */
const plain = (text) => decoded(decoded(decoded(text)).replace(/<[^>]*>/g, ' ')).replace(/\s+/g, ' ').trim();

/** The first of these that says something: a text, a list of texts, or something with a name. */
function first(...values) {
  for (const value of values.flat()) {
    const text = typeof value === 'object' ? (value?.name ?? value?.label) : value;
    if (typeof text === 'string' && text.trim()) return decoded(text.trim());
  }
  return undefined;
}
const joined = (...parts) => parts.filter(Boolean).join(', ') || undefined;
const address = (place) => place?.address && joined(place.address.addressLocality, place.address.addressRegion, place.address.addressCountry?.name ?? place.address.addressCountry);

function posting(job, feed) {
  const inner = job._jobposting ?? {};
  const place = job.location;
  return {
    title: first(job.title, job.jobTitle, job.position_name, job.jobOpeningName, job.text, job.position, job.name),
    companyName: first(job.company_name, job.companyName, job.company, job.hiringOrganization, job.subcompany, feed._company, feed.jobs && feed.name, feed.items && feed.title),
    location: first(place, place?.fullLocation, job.location_display, job.jobGeo, job.candidate_required_location, job.categories?.location, job.workLocation, job.office, job.locationsText, joined(place?.city, place?.state), joined(job.city, job.state, job.country), [job.jobLocation ?? inner.jobLocation ?? []].flat().map(address)),
    department: first(job.department, job.departmentLabel, job.departments ?? [], job.categories?.department, job.categories?.team, job.category, job.job?.department),
    employmentType: [job.employmentType, job.employmentStatusLabel, job.job_types, job.jobType, job.job_type, job.categories?.commitment, job.schedule].flat().find((name) => /^(full|part|contract|intern|temp|freelance)/i.test(name)),
    hashtags: [job.tags, job.jobIndustry].flat().filter((tag) => typeof tag === 'string').map((tag) => `#${decoded(tag)}`).join(','),
    body: plain([job.description ?? job.descriptionPlain ?? job.content ?? job.jobDescription ?? job.descriptionHtml ?? job.content_html ?? inner.description, ...(job.lists ?? []).flatMap((list) => [list.text, list.content]), job.key_responsibilities, job.skills_knowledge_expertise, job.requirements, job.skills, job.qualifications].filter((text) => typeof text === 'string').join('\n')),
  };
}

/** The postings of a feed of Personio, whose names are flat enough for this. */
const ofXml = (text) => [...text.matchAll(/<position>([\s\S]*?)<\/position>/g)].map(([, inside]) => Object.fromEntries([...inside.matchAll(/<(\w+)>([^<]*)<\/\1>/g)].reverse().map(([, name, value]) => [name, value])));

function postingsOf(text) {
  if (text.trimStart().startsWith('<')) return ofXml(text).map((job) => posting(job, {}));
  const feed = JSON.parse(text);
  const jobs = Array.isArray(feed) ? feed : [feed.jobs, feed.data, feed.results, feed.result, feed.offers, feed.content, feed.jobPostings, feed.items, feed.mainEntity?.itemListElement?.map(({ item }) => item), [feed]].find(Array.isArray);
  return jobs.map((job) => posting(job, feed));
}

/** All of them in the seed's names, once each, or undefined where the folder is not. */
export function samplePostings() {
  if (!existsSync(folder)) return undefined;
  const found = new Map();
  for (const path of readdirSync(folder, { recursive: true }).sort()) {
    if (!/\.(json|xml)$/.test(path) || path === 'MANIFEST.json') continue;
    for (const job of postingsOf(readFileSync(new URL(path, folder), 'utf8'))) {
      if (job.title) found.set(JSON.stringify([job.title, job.companyName, job.location]), job);
    }
  }
  return [...found.values()].map((job, id) => ({ id, ...job, url: `https://jobs.example/${id}` }));
}
