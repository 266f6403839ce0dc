// judged.mjs - queries and what a visitor who types them wants. Each is judged by a predicate
// over the fields of a posting, written from the postings and before any engine saw it; a
// change here needs a reason in what visitors mean, never in what an engine returns.
//
// COLLECTIONS.real: postings of a public employer, English and French, with title and body
// only. COLLECTIONS.generated: titles, places, tags and departments as boards have them.

/** Without case, accents and typographic apostrophes. */
const fold = (text) => (text ?? '').normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ł', 'l').replaceAll('’', "'").toLowerCase();

/** A posting as the predicates see it; all texts are folded. */
export function judgedPosting(job) {
  const title = fold(job.title);
  const tags = (job.hashtags ?? '').split(',').map((tag) => fold(tag.slice(1))).filter(Boolean);
  return {
    title,
    tags,
    // The role alone: no rank in front, nothing after it.
    role: title.replace(/^(senior|junior|staff|lead|principal|mid-level) /, '').replace(/( \(| - | – |, ).*/, ''),
    place: fold(job.location),
    department: fold(job.department),
    text: fold([job.title, job.summary, job.body].join('\n')),
  };
}

// Predicates. Patterns are matched as whole words.
const word = (pattern) => new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, 'u');
const title = (pattern) => ({ title: text }) => word(pattern).test(text);
const named = (...titles) => ({ title: text }) => titles.includes(text);
const role = (...roles) => ({ role: text }) => roles.includes(text);
const tag = (...names) => ({ tags }) => names.some((name) => tags.includes(name));
const text = (pattern) => ({ text: all }) => word(pattern).test(all);
const place = (pattern) => ({ place: where }) => word(pattern).test(where);
const department = (name) => (posting) => posting.department === name;
const either = (...tests) => (posting) => tests.some((test) => test(posting));
const both = (...tests) => (posting) => tests.every((test) => test(posting));

const remote = either(place('remote-(eu|uk|worldwide)'), title('remote'));
/** Remote for someone there: a remote posting whose area holds the country, or one in it that is remote. */
const remoteIn = (country, areas) => either(place(`remote-(${areas})`), both(place(country), title('remote')));

/** [query, predicate] by class and collection. */
export const JUDGED = {
  'title by name': {
    real: [
      ['head of engineering', named('head of engineering')],
      ['Chief of Staff', named('chief of staff')],
      ['chief executive officer', named('chief executive officer')],
      ['policy analyst co-op', named('policy analyst (co-op)')],
      ['google civic leave', named('google civic leave')],
      ['IT operations and security lead', named('it operations and security lead')],
      ['covid alert sre developer', named('covid alert sre developer')],
      ['bilingual technical recruiter', named('bilingual technical recruiter')],
      ['senior application security developer', named('senior application security developer')],
      ['head of product management', named('head of product management')],
      ['product manager', named('product manager')],
      ['content designer', named('content designer', 'content designers')],
      ['executive assistant', named('executive assistant')],
      ['senior designer', named('senior designer')],
      ['translator content coordinator', named('translator / content coordinator')],
      ['diversity equity inclusion program manager', named('diversity, equity & inclusion program manager')],
      ['full stack developer partnerships', named('full stack developer (partnerships)')],
      ['gc notify team lead', named('team lead - gc notify')],
      ['covid alert portal', named('temp software developer - covid alert portal', 'developpeur de logiciel temporaire – portail alerte covid')],
      ['digital practitioner devsecops', named('consulting digital practitioner - devsecops')],
    ],
    generated: [
      ['software engineer', role('software engineer')],
      ['machine learning engineer', role('machine learning engineer')],
      ['engineering manager', role('engineering manager')],
      ['data scientist', role('data scientist')],
      ['sales development representative', role('sales development representative')],
      ['ruby on rails developer', role('ruby on rails developer')],
      ['Legal Counsel', role('legal counsel')],
      ['technical support engineer', role('technical support engineer')],
      ['data analyst', role('data analyst')],
      ['security engineer', role('security engineer')],
      ['office manager', role('office manager')],
    ],
  },

  'typed prefix': {
    real: [
      ['head of eng', named('head of engineering')],
      ['bilin', title('bilingual|bilingue')],
      ['technical wri', named('technical writer')],
      ['cov', title('covid')],
      ['execu', title('executive')],
      ['people oper', named('people operations coordinator')],
      ['policy ana', named('policy analyst (co-op)')],
      ['storyt', title('storyteller|storytelling')],
      ['devsec', title('devsecops')],
      ['stakehold', title('stakeholder')],
      ['senior front-e', title('senior front-end( software)? developer')],
      ['interaction des', title('interaction designers?')],
    ],
    generated: [
      ['kubern', either(tag('kubernetes'), text('kubernetes'))],
      ['front', title('frontend|front')],
      ['backend softw', role('backend software engineer')],
      ['data sci', role('data scientist')],
      ['machine lea', either(title('machine learning'), tag('machine-learning'))],
      ['site rel', title('site reliability')],
      ['scrum ma', role('scrum master')],
      ['pytho', either(title('python'), tag('python'))],
      ['senior ux re', title('senior ux researcher')],
      ['amst', place('amsterdam')],
      ['copenh', place('copenhagen')],
      ['backend lis', both(title('backend'), place('lisbon'))],
      ['embedded so', role('embedded software engineer')],
      ['full stack de', role('full stack developer')],
    ],
  },

  typo: {
    real: [
      ['translater', title('translator')],
      ['tehcnical recruiter', named('bilingual technical recruiter')],
      ['procurment advisor', named('senior procurement advisor')],
      ['stroyteller', title('storyteller')],
      ['excutive assistant', title('executive assistant')],
      ['polcy advisor', title('policy advisor')],
      ['infrastrucutre developer', named('senior infrastructure developer')],
      ['interacton designer', title('interaction designers?')],
      ['xhief of staff', named('chief of staff')],
      ['desgin researcher', title('design researcher')],
      ['head of partnerhsips', named('head of partnerships')],
      ['shopfy civic leave', named('shopify civic leave')],
      ['developeur', title('developpeur(s|·se|-developpeuse)?')],
    ],
    generated: [
      ['kuberntes', either(tag('kubernetes'), text('kubernetes'))],
      ['kuebrnetes', either(tag('kubernetes'), text('kubernetes'))],
      ['pyhton developer', role('python developer')],
      ['javscript', either(tag('javascript'), text('javascript'))],
      ['enginering manager', role('engineering manager')],
      ['recuriter', title('recruiter')],
      ['acountant', role('accountant')],
      ['scurm master', role('scrum master')],
      ['databse administrator', role('database administrator')],
      ['systems adminstratr', role('systems administrator')], // two letters gone
      ['machne learning enginer', role('machine learning engineer')],
      ['blokchain developr', role('blockchain developer')],
      ['vackend', title('backend')],
      ['eobotics engineer', role('robotics engineer')],
      ['frontned engineer', role('frontend engineer')],
      ['amsterdm', place('amsterdam')],
      ['stokcholm', place('stockholm')],
      ['data scientst', role('data scientist')],
      ['security analsyt', role('security analyst')],
      ['product desinger', role('product designer')],
      ['elastisearch', either(tag('elasticsearch'), text('elasticsearch'))],
      ['posgresqll', either(tag('postgresql'), text('postgresql'))], // one gone, one twice
    ],
  },

  phrase: {
    real: [
      ['"infrastructure as code"', text('infrastructure as code')],
      ['infrastructure as code', text('infrastructure as code')],
      ['"exposure notification"', text('exposure notification')],
      ['exposure notification', text('exposure notification')],
      ['"social media"', text('social media')],
      ['"open source"', text('open source')],
      ['"site reliability"', text('site reliability')],
      ['"media relations"', text('media relations')],
      ['"user research"', text('user research')],
      ['"plain language"', text('plain[- ]language')],
      ['"change management"', text('change management')],
      ['"continuous integration"', text('continuous integration')],
      ['"design system"', text('design systems?')],
      ['threat modelling', text('threat[- ]model(l?ing|s)?')],
      ['"full-cycle recruiting"', text('full-cycle recruiting')],
      ['root cause analysis', text('root cause analysis')],
      ['"team lead"', title('team lead')],
      ['"senior content designer"', title('senior content designer')],
    ],
    generated: [
      ['machine learning', either(title('machine learning'), tag('machine-learning'))],
      ['"machine learning"', either(title('machine learning'), tag('machine-learning'), text('machine learning'))],
      ['"machine learning engineer"', title('machine learning engineer')],
      ['"site reliability engineer"', title('site reliability engineer')],
      ['"customer success"', either(title('customer success'), tag('customer-success'), text('customer success'))],
      ['customer success', either(title('customer success'), tag('customer-success'))],
      ['"data science"', either(tag('data-science'), text('data science'))],
      ['data science', either(tag('data-science'), title('data scientist'))],
      ['"software engineer"', title('software engineer')],
      ['"operations manager"', title('operations manager')],
      ['"data engineer"', title('data engineer')],
      ['"support engineer"', title('support engineer')],
      ['"security analyst"', title('security analyst')],
    ],
  },

  place: {
    generated: [
      ['berlin', place('berlin')],
      ['germany', place('germany')],
      ['Deutschland', place('germany')],
      ['berlin germany', place('berlin')],
      ['Zurich', place('zurich')],
      ['Zürich', place('zurich')],
      ['switzerland', place('switzerland')],
      ['Schweiz', place('switzerland')],
      ['Cologne', place('koln')],
      ['koeln', place('koln')],
      ['München', place('munich')],
      ['Krakow', place('krakow')],
      ['polska', place('poland')],
      ['Wien', place('vienna')],
      ['Österreich', place('austria')],
      ['lisboa', place('lisbon')],
      ['malaga', place('malaga')],
      ['españa', place('spain')],
      ['united kingdom', place('uk|remote-uk')],
      ['praha', place('prague')],
      ['remote germany', remoteIn('germany', 'eu|worldwide')],
      ['remote spain', remoteIn('spain', 'eu|worldwide')],
      ['remote uk', remoteIn('uk', 'uk|worldwide')],
      ['remote europe', place('remote-(eu|worldwide)')],
      ['remote', remote],
      ['backend berlin', both(title('backend'), place('berlin'))],
      ['frontend engineer london', both(role('frontend engineer'), place('london'))],
      ['devops amsterdam', both(either(title('devops'), tag('devops')), place('amsterdam'))],
      ['remote backend', both(title('backend'), remote)],
      ['jobs in paris', place('paris')],
    ],
    real: [
      ['kitchener', text('kitchener')],
      ['anywhere in canada', text('anywhere in canada')],
    ],
  },

  'skill with punctuation': {
    real: [
      ['C#', text('c#')],
      ['nodejs', text('node ?js|node\\.js')],
      ['node.js', text('node ?js|node\\.js')],
      ['objective-c', text('objective-c')],
      ['CI/CD', text('ci/cd')],
      ['html/css', text('html/css|html, css')],
      ['react native', text('react native')],
      ['AS-02', text('as-02')],
      ['CS-04', text('cs-04')],
      ['IT-05', text('it-05')],
      ['b2b marketing', both(text('b2b'), title('marketer|marketing'))],
      ['24/7 on-call', both(text('24/7'), text('on-call'))],
    ],
    generated: [
      ['C++', either(title('c\\+\\+'), tag('cpp'), text('c\\+\\+'))],
      ['c++ developer', role('c++ developer')],
      ['c#', either(tag('csharp'), text('c#'))],
      ['.net', either(tag('dotnet'), text('\\.net'))],
      ['node.js', either(tag('nodejs'), text('node\\.js'))],
      ['nodejs', either(tag('nodejs'), text('node\\.js'))],
      ['next.js', text('next\\.js')],
      ['react-native', text('react-native|react native')],
      ['.net developer', both(either(tag('dotnet'), text('\\.net')), title('developer|engineer'))],
      ['c# backend', both(either(tag('csharp'), text('c#')), title('backend'))],
    ],
  },

  'synonym, abbreviation': {
    real: [
      ['front end developer', title('front-?end( software)? developer')],
      ['frontend developer', title('front-?end( software)? developer')],
      ['fullstack developer', title('full stack( software)? developer')],
      ['CEO', title('chief executive officer|presidente?-directrice generale')],
      ['coo executive assistant', title('executive assistant.*chief operating officer.*')],
      ['site reliability engineer', title('sre( developer)?')],
      ['software engineer python', named('senior / principal software developer (python)')],
      ['cv', title('resume|c\\.v\\.?')],
      ['dei', title('diversity.*inclusion|diversite.*inclusion')],
      ['hr', title('people (operations|and culture|& culture)( coordinator)?|recruiter|recruitment|talent')],
    ],
    generated: [
      ['js', either(tag('javascript'), text('javascript'), title('js'))],
      ['k8s', either(tag('kubernetes'), text('kubernetes'))],
      ['sre', either(title('site reliability'), tag('sre'))],
      ['site reliability', title('site reliability')],
      ['qa', either(title('qa'), tag('qa'))],
      ['quality assurance', either(title('qa'), tag('qa'), department('quality'))],
      ['hr', either(department('people'), tag('hr'))],
      ['human resources', either(department('people'), tag('hr'))],
      ['ml engineer', role('machine learning engineer')],
      ['user experience researcher', role('ux researcher')],
      ['python dev', role('python developer')],
      ['java dev', role('java developer')],
      ['backend developer', title('backend')],
      ['front end developer', title('frontend')],
      ['front-end engineer', title('frontend')],
      ['fullstack developer', role('full stack developer')],
      ['full-stack', role('full stack developer')],
      ['golang developer', either(role('go developer'), both(tag('golang'), title('developer|engineer')))],
      ['postgres', either(tag('postgresql'), text('postgres(ql)?'))],
      ['dba', role('database administrator')],
      ['sysadmin', role('systems administrator')],
      ['amazon web services', tag('aws')],
      ['sr software engineer', title('senior (backend |embedded )?software engineer')],
    ],
  },

  'plural, singular': {
    real: [
      ['service designer', title('service designers?')],
      ['visual designer', title('visual designers?')],
      ['translators', title('translator')],
      ['policy advisors', title('policy advisor')],
      ['policy analysts', title('policy analyst')],
      ['storytellers', title('storyteller')],
      ['executive assistants', title('executive assistant')],
      ['partnership advisor', named('partnerships advisor')],
      ['developpeur experimente', named('developpeurs experimentes')],
      ['concepteur visuel', named('concepteurs visuels')],
      ['operation coordinator', title('operations coordinator')],
    ],
    generated: [
      ['data scientists', role('data scientist')],
      ['recruiters', role('recruiter')],
      ['accountants', role('accountant')],
      ['product managers', role('product manager')],
      ['designers', title('designer')],
      ['technical writers', role('technical writer')],
      ['android developers', role('android developer')],
      ['business analysts', role('business analyst')],
      ['solution architect', role('solutions architect')],
      ['system administrator', role('systems administrator')],
      ['database administrators', role('database administrator')],
      ['people operation managers', role('people operations manager')],
    ],
  },

  'French without accents': {
    real: [
      ['developpeur', title('developpeur(s|·se|-developpeuse)?')],
      ['conge google', title('conge .*google')],
      ['operations techniques', named('analyste des operations techniques')],
      ['redacteur technique', named('redacteur technique')],
      ["chef de l'ingenierie", named("chef de l'ingenierie")],
      ['ingenierie', title("l'ingenierie")],
      ['president directeur general', title('president-directeur general')],
      ['securite des applications', title('securite des applications')],
      ['recruteur creatif', title('recruteur creatif')],
      ['adjoint executif', title('adjoint·e executif·ve')],
      ['developpeuse generaliste', title('developpeuse generaliste')],
      ["chef d'equipe notification", named("chef d'equipe - notification gc")],
      ['livraison agile', title('livraison agile')],
      ['coordonnateur operations du personnel', title('coordonnateur.*operations du personnel')],
      ['developpement commercial', title('developpement commercial')],
      ['relations avec les medias', title('relations avec les medias')],
      ['diversite equite inclusion', title("diversite, d'equite et d'inclusion")],
      ['etudiant', title('etudiant')],
      ["developpeur de l'infrastructure", title("developpeuse principale de l'infrastructure")],
      ['evaluation recherche', title("recherche et d'evaluation")],
      ['chercheur conception', title('chercheur.* en conception')],
      ['securite de la ti', title('securite de la ti')],
      ['chef executino politiques', title("execution des politiques")], // and a typo
    ],
  },
};
