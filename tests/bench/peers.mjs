// peers.mjs - what a web developer would otherwise pick, set up as their documentation says
// for a search box: the same fields, weights where there are weights, the last word a
// prefix, typos where the library can. What they lack is written by hand: facets, mostly.

const WEIGHTS = { title: 4, company: 2, tags: 2, department: 1.5, category: 1.5, location: 1.5, summary: 1.2, body: 1 };
const FIELDS = Object.keys(WEIGHTS);
const FACETS = ['department', 'employmentType', 'category', 'location', 'tagList', 'company'];
const words = (text) => text.trim().split(/\s+/).filter(Boolean);

/** The postings of a feed, newest first, with the fields that all peers are given. */
function read(bytes) {
  const { jobs } = JSON.parse(new TextDecoder().decode(bytes));
  const docs = jobs.map((job) => {
    const tagList = job.hashtags ? job.hashtags.split(',').map((tag) => tag.slice(1)) : [];
    return {
      ...job, jobId: `${job.id}`, company: job.companyName ?? '', location: job.location ?? '', department: job.department ?? '',
      category: job.jobType ?? '', summary: job.summary ?? '', tagList, tags: tagList.join(' '),
    };
  });
  docs.sort((a, b) => (b.timestamp ?? 0) - (a.timestamp ?? 0));
  for (const [i, doc] of docs.entries()) doc.id = i;
  return docs;
}

/** One pass over what was found: the first 20, and the counts of each facet without its own filter. */
function facets(found, filters) {
  const wanted = Object.entries(filters).map(([name, values]) => [name, new Set(values)]);
  const counts = Object.fromEntries(FACETS.map((name) => [name, new Map()]));
  const count = (name, doc) => {
    const map = counts[name];
    const value = doc[name];
    if (typeof value === 'string') map.set(value, (map.get(value) ?? 0) + 1);
    else for (const one of value ?? []) map.set(one, (map.get(one) ?? 0) + 1);
  };
  const ids = [];
  let total = 0;
  for (const doc of found) {
    let failed;
    let failures = 0;
    for (const [name, values] of wanted) {
      if (values.has(doc[name])) continue;
      failed = name;
      if (++failures > 1) break;
    }
    if (failures > 1) continue;
    if (failures) {
      count(failed, doc);
      continue;
    }
    if (total++ < 20) ids.push(doc.jobId);
    for (const name of FACETS) count(name, doc);
  }
  const values = FACETS.map((name) => [...counts[name]].sort((a, b) => b[1] - a[1]).slice(0, 50));
  return { total, ids, values };
}

/** A board from what indexes postings: index(docs) -> search(text) -> postings, best first. */
const byHand = (index) => (bytes) => {
  const docs = read(bytes);
  const search = index(docs);
  return (text, filters = {}) => facets(text.trim() ? search(text) : docs, filters);
};

export const PEERS = {
  // The least that a board in a script must do: postings as objects, which nothing finds.
  async parse() {
    return (bytes) => {
      globalThis.kept = JSON.parse(new TextDecoder().decode(bytes));
      return null;
    };
  },
  async minisearch() {
    const { default: MiniSearch } = await import('minisearch');
    return byHand((docs) => {
      const index = new MiniSearch({
        fields: FIELDS,
        searchOptions: {
          boost: WEIGHTS,
          combineWith: 'AND',
          prefix: (_, i, terms) => i === terms.length - 1,
          fuzzy: (term) => (term.length > 4 ? 0.2 : false),
        },
      });
      index.addAll(docs);
      return (text) => index.search(text).map(({ id }) => docs[id]);
    });
  },

  // One index over all fields, so that words may be in different ones; the title first, because
  // what stands earlier counts more. Prefixes of every word, no typos, no total of its own.
  async flexsearch() {
    const flexsearch = await import('flexsearch');
    const { Index } = flexsearch.Index ? flexsearch : flexsearch.default;
    return byHand((docs) => {
      const index = new Index({ tokenize: 'forward' });
      for (const doc of docs) index.add(doc.id, FIELDS.map((name) => doc[name]).join('\n'));
      return (text) => index.search(text, { limit: docs.length }).map((id) => docs[id]);
    });
  },

  // Facets of its own. They are counted within all filters, so it does less than the others.
  async orama() {
    const { create, insertMultiple, search } = await import('@orama/orama');
    const facetNames = { department: 'departmentFacet', employmentType: 'employmentFacet', category: 'categoryFacet', location: 'locationFacet', tagList: 'tagFacet', company: 'companyFacet' };
    const counted = Object.fromEntries(Object.values(facetNames).map((name) => [name, {}]));
    return async (bytes) => {
      const docs = read(bytes);
      const schema = { ...Object.fromEntries(FIELDS.map((name) => [name, 'string'])), ...Object.fromEntries(Object.values(facetNames).map((name) => [name, name === 'tagFacet' ? 'enum[]' : 'enum'])) };
      const index = create({ schema });
      const rows = docs.map((doc) => ({
        id: `d${doc.id}`,
        ...Object.fromEntries(FIELDS.map((name) => [name, doc[name]])),
        ...Object.fromEntries(Object.entries(facetNames).map(([name, facet]) => [facet, doc[name] ?? ''])),
      }));
      await insertMultiple(index, rows, 500);
      return async (text, filters = {}) => {
        const where = Object.fromEntries(Object.entries(filters).map(([name, values]) => [facetNames[name], { in: values }]));
        const long = words(text).some((word) => word.length > 4);
        const options = text.trim() ? { term: text, properties: FIELDS, boost: WEIGHTS, threshold: 0, tolerance: long ? 1 : 0 } : { term: '' };
        const { count, hits } = await search(index, { ...options, limit: 20, facets: counted, ...(Object.keys(where).length && { where }) });
        return { total: count, ids: hits.map(({ id }) => docs[id.slice(1)].jobId) };
      };
    };
  },

  async fuse() {
    const { default: Fuse } = await import('fuse.js');
    return byHand((docs) => {
      const keys = FIELDS.map((name) => ({ name, weight: WEIGHTS[name] }));
      const index = new Fuse(docs, { keys, useTokenSearch: true, tokenMatch: 'all', ignoreLocation: true, ignoreDiacritics: true, threshold: 0.3 });
      return (text) => index.search(text).map(({ item }) => item);
    });
  },

  // All words, the last as a prefix; then those that have only the stem of the last, as
  // prefixes are not stemmed; if nothing has them, those that are one edit away.
  async lunr() {
    const { default: lunr } = await import('lunr');
    const { presence, wildcard } = lunr.Query;
    return byHand((docs) => {
      const index = lunr(function () {
        this.ref('id');
        for (const name of FIELDS) this.field(name, { boost: WEIGHTS[name] });
        for (const doc of docs) this.add(doc);
      });
      // An object for each clause: lunr writes the term into it.
      const exact = () => ({ presence: presence.REQUIRED });
      const start = () => ({ ...exact(), usePipeline: false, wildcard: wildcard.TRAILING });
      const near = (term) => ({ ...exact(), editDistance: term.length > 4 ? 1 : 0 });
      return (text) => {
        const terms = lunr.tokenizer(text).map((token) => `${token}`.replace(/^\W+|\W+$/g, '')).filter(Boolean);
        if (!terms.length) return [];
        const run = (last, others) => index.query((query) => {
          for (const [i, term] of terms.entries()) query.term(term, i === terms.length - 1 ? last(term) : others(term));
        }).map(({ ref }) => ref);
        const found = new Set([...run(start, exact), ...run(exact, exact)]);
        return (found.size ? [...found] : run(near, near)).map((ref) => docs[ref]);
      };
    });
  },

  // Search and facets of its own, counted as ours are.
  async itemsjs() {
    const { default: itemsjs } = await import('itemsjs');
    return (bytes) => {
      const docs = read(bytes);
      const aggregations = Object.fromEntries(FACETS.map((name) => [name, { size: 50, conjunction: false }]));
      const index = itemsjs(docs, { searchableFields: FIELDS, aggregations });
      return (text, filters = {}) => {
        const { data, pagination } = index.search({ query: text.trim(), filters, per_page: 20 });
        return { total: pagination.total, ids: data.items.map(({ jobId }) => jobId) };
      };
    };
  },
};
