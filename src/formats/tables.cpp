#include "formats/table.h"

namespace jobstand::formats {
namespace {

// --- applicant tracking systems -----------------------------------------------

// boards-api.greenhouse.io/v1/boards/{board}/jobs?content=true. The id is too large for 32
// bits; `metadata` is whatever the employer keeps there.
constexpr Rule kGreenhouse[] = {
    {To::id, "id"},
    {To::title, "title"},
    {To::company, "company_name"},
    {To::place, "location.name"},
    {To::url, "absolute_url"},
    {To::posted, "first_published"},
    {To::posted, "updated_at"},
    {To::updated, "updated_at"},
    {To::until, "application_deadline"},
    {To::departments, "departments.name"},
    {To::min, "pay_input_ranges.min_cents", Use::cents},
    {To::max, "pay_input_ranges.max_cents", Use::cents},
    {To::currency, "pay_input_ranges.currency_type"},
    {To::language, "language"},
    {To::body, "content", Use::escaped},
};

// api.lever.co/v0/postings/{site}?mode=json. The description alone would lose requirements.
constexpr Rule kLever[] = {
    {To::id, "id"},
    {To::title, "text"},
    {To::place, "categories.allLocations"},
    {To::place, "categories.location", Use::plain, "", true},
    {To::workplace, "workplaceType"},
    {To::url, "hostedUrl"},
    {To::apply, "applyUrl"},
    {To::posted, "createdAt"},
    {To::employment, "categories.commitment"},
    {To::seniority, "categories.level"},
    {To::departments, "categories.department"},
    {To::departments, "categories.team"},
    {To::min, "salaryRange.min"},
    {To::max, "salaryRange.max"},
    {To::currency, "salaryRange.currency"},
    {To::period, "salaryRange.interval"},
    {To::body, "description", Use::html},
    {To::body, "descriptionPlain", Use::text, "", true},
    {To::body, "lists", Use::section},
    {To::body, "salaryDescription", Use::html},
    {To::body, "additional", Use::html},
};

// api.ashbyhq.com/posting-api/job-board/{board}?includeCompensation=true. `isRemote` is also
// true of hybrid work.
constexpr Rule kAshby[] = {
    {To::hidden, "isListed", Use::when_false, "1"},
    {To::id, "id"},
    {To::title, "title"},
    {To::place, "location"},
    {To::place, "secondaryLocations.location"},
    {To::workplace, "workplaceType"},
    {To::workplace, "isRemote", Use::when_true, "remote", true},
    {To::url, "jobUrl"},
    {To::apply, "applyUrl"},
    {To::posted, "publishedAt"},
    {To::employment, "employmentType"},
    {To::departments, "department"},
    {To::departments, "team"},
    {To::pay_off, "shouldDisplayCompensationOnJobPostings", Use::when_false, "1"},
    {To::min, "compensation.summaryComponents.compensationType=Salary.minValue"},
    {To::max, "compensation.summaryComponents.compensationType=Salary.maxValue"},
    {To::currency, "compensation.summaryComponents.compensationType=Salary.currencyCode"},
    {To::period, "compensation.summaryComponents.compensationType=Salary.interval"},
    {To::pay, "compensation.compensationTierSummary"},
    {To::body, "descriptionHtml", Use::html},
    {To::body, "descriptionPlain", Use::text, "", true},
};

// {company}.recruitee.com/api/offers. `position` is an order, `mailbox_email` the inside.
constexpr Rule kRecruitee[] = {
    {To::id, "id"},
    {To::title, "title"},
    {To::company, "company_name"},
    {To::place, "locations", Use::address},
    {To::place, "location", Use::plain, "", true},
    {To::place, "", Use::address, "", true},
    {To::workplace, "remote", Use::when_true, "remote"},
    {To::workplace, "hybrid", Use::when_true, "hybrid"},
    {To::workplace, "on_site", Use::when_true, "onsite"},
    {To::url, "careers_url"},
    {To::apply, "careers_apply_url"},
    {To::posted, "published_at"},
    {To::posted, "created_at"},
    {To::updated, "updated_at"},
    {To::until, "close_at"},
    {To::tags, "tags"},
    {To::category, "category_code"},
    {To::employment, "employment_type_code"},
    {To::seniority, "experience_code"},
    {To::departments, "department"},
    {To::min, "salary.min"},
    {To::max, "salary.max"},
    {To::currency, "salary.currency"},
    {To::period, "salary.period"},
    {To::body, "description", Use::html},
    {To::body, "requirements", Use::html},
};

// apply.workable.com/api/v1/widget/accounts/{account}?details=true, one entry for each place,
// and /spi/v3/jobs.
constexpr Rule kWorkable[] = {
    {To::id, "shortcode"},
    {To::title, "title"},
    {To::title, "full_title"},
    {To::company, "/name"},
    {To::place, "locations", Use::address},
    {To::place, "location", Use::address, "", true},
    {To::place, "", Use::address, "", true},
    {To::workplace, "workplace"},
    {To::workplace, "location.workplace_type"},
    {To::workplace, "telecommuting", Use::when_true, "remote", true},
    {To::workplace, "location.telecommuting", Use::when_true, "remote", true},
    {To::url, "url"},
    {To::url, "shortlink"},
    {To::apply, "application_url"},
    {To::posted, "published_on"},
    {To::posted, "created_at"},
    {To::category, "function"},
    {To::employment, "employment_type"},
    {To::seniority, "experience"},
    {To::departments, "department"},
    {To::min, "salary.salary_from"},
    {To::max, "salary.salary_to"},
    {To::currency, "salary.salary_currency"},
    {To::body, "description", Use::html},
    {To::body, "requirements", Use::html},
    {To::body, "benefits", Use::html},
};

// api.smartrecruiters.com/v1/companies/{id}/postings, a list without bodies, and a posting of
// it. `customField` holds pay ceilings and cost centres.
constexpr Rule kSmartrecruiters[] = {
    {To::hidden, "active", Use::when_false, "1"},
    {To::id, "id"},
    {To::title, "name"},
    {To::company, "company.name"},
    {To::place, "location", Use::address},
    {To::workplace, "location.remote", Use::when_true, "remote"},
    {To::workplace, "location.hybrid", Use::when_true, "hybrid"},
    {To::url, "postingUrl"},
    {To::url, "https://jobs.smartrecruiters.com/{company.identifier}/{id}", Use::form},
    {To::apply, "applyUrl"},
    {To::posted, "releasedDate"},
    {To::category, "function.label"},
    {To::employment, "typeOfEmployment.id", Use::known},
    {To::employment, "typeOfEmployment.label", Use::plain, "", true},
    {To::seniority, "experienceLevel.id"},
    {To::seniority, "experienceLevel.label"},
    {To::departments, "department.label"},
    {To::language, "language.code"},
    {To::body, "jobAd.sections.companyDescription", Use::section},
    {To::body, "jobAd.sections.jobDescription", Use::section},
    {To::body, "jobAd.sections.qualifications", Use::section},
    {To::body, "jobAd.sections.additionalInformation", Use::section},
};

// {company}.breezy.hr/json
constexpr Rule kBreezy[] = {
    {To::id, "id"},
    {To::title, "name"},
    {To::company, "company.name"},
    {To::logo, "company.logo_url"},
    {To::place, "locations", Use::address},
    {To::place, "location", Use::address, "", true},
    {To::workplace, "location.is_remote", Use::when_true, "remote"},
    {To::workplace, "locations.is_remote", Use::when_true, "remote"},
    {To::url, "url"},
    {To::posted, "published_date"},
    {To::employment, "type.id", Use::known},
    {To::employment, "type.name", Use::plain, "", true},
    {To::seniority, "experience.name"},
    {To::departments, "department"},
    {To::pay, "salary"},
    {To::body, "description", Use::html},
};

// {company}.bamboohr.com/careers/list and /careers/{id}/detail. Ids are small numbers that
// every company has: the posting's own words are its id. What `locationType` says is not known.
constexpr Rule kBambooHr[] = {
    {To::title, "jobOpeningName"},
    {To::place, "location", Use::address},
    {To::place, "atsLocation", Use::address, "", true},
    {To::workplace, "isRemote", Use::when_true, "remote"},
    {To::url, "jobOpeningShareUrl"},
    {To::posted, "datePosted"},
    {To::employment, "employmentStatusLabel"},
    {To::seniority, "minimumExperience"},
    {To::departments, "departmentLabel"},
    {To::body, "description", Use::html},
};

// {company}.pinpointhq.com/postings.json. It has no date of posting; `reporting_to` is a person.
constexpr Rule kPinpoint[] = {
    {To::id, "id"},
    {To::title, "title"},
    {To::place, "location.name"},
    {To::workplace, "workplace_type"},
    {To::url, "url"},
    {To::until, "deadline_at"},
    {To::employment, "employment_type"},
    {To::departments, "job.department.name"},
    {To::departments, "department.name", Use::plain, "", true},
    {To::pay_off, "compensation_visible", Use::when_false, "1"},
    {To::min, "compensation_minimum"},
    {To::max, "compensation_maximum"},
    {To::currency, "compensation_currency"},
    {To::period, "compensation_frequency"},
    {To::pay, "compensation"},
    {To::body, "description", Use::html},
    {To::body, "key_responsibilities_header", Use::heading},
    {To::body, "key_responsibilities", Use::html},
    {To::body, "skills_knowledge_expertise_header", Use::heading},
    {To::body, "skills_knowledge_expertise", Use::html},
    {To::body, "benefits_header", Use::heading},
    {To::body, "benefits", Use::html},
};

// api.rippling.com/platform/api/ats/v1/board/{board}/jobs, one entry for each place, and v2.
constexpr Rule kRippling[] = {
    {To::id, "uuid"},
    {To::id, "id"},
    {To::title, "name"},
    {To::place, "workLocation.label"},
    {To::place, "locations.name"},
    {To::workplace, "locations.workplaceType"},
    {To::url, "url"},
    {To::departments, "department.label"},
    {To::departments, "department.name", Use::plain, "", true},
    {To::language, "language"},
};

// core.api.manatal.com/open/v3/career-page/{slug}/jobs/
constexpr Rule kManatal[] = {
    {To::id, "hash"},
    {To::id, "id"},
    {To::title, "position_name"},
    {To::place, "location_display"},
    {To::place, "", Use::address, "", true},
    {To::workplace, "is_remote", Use::when_true, "remote"},
    {To::employment, "contract_details"},
    {To::pay_off, "is_salary_visible", Use::when_false, "1"},
    {To::min, "salary_min"},
    {To::max, "salary_max"},
    {To::currency, "currency"},
    {To::body, "description", Use::html},
};

// --- general formats ----------------------------------------------------------

// schema.org/JobPosting, wherever it is in JSON-LD; see `Walk` in convert.cpp.
constexpr Rule kSchemaOrg[] = {
    {To::id, "identifier.value"},
    {To::id, "identifier", Use::known},
    {To::board, "identifier.name"},
    {To::board, "hiringOrganization.name"},
    {To::title, "title"},
    {To::title, "name"},
    {To::company, "hiringOrganization.name"},
    {To::company, "hiringOrganization", Use::known},
    {To::website, "hiringOrganization.sameAs"},
    {To::logo, "hiringOrganization.logo.url"},
    {To::logo, "hiringOrganization.logo", Use::known},
    {To::place, "jobLocation.address", Use::address},
    {To::place, "jobLocation", Use::address, "", true},
    {To::scope, "applicantLocationRequirements.name"},
    {To::scope, "applicantLocationRequirements", Use::known, "", true},
    {To::workplace, "jobLocationType"},
    {To::url, "url"},
    {To::posted, "datePosted"},
    {To::until, "validThrough"},
    {To::category, "occupationalCategory"},
    {To::employment, "employmentType"},
    {To::min, "baseSalary.value.minValue"},
    {To::min, "baseSalary.value.value"},
    {To::min, "baseSalary.minValue"},
    {To::max, "baseSalary.value.maxValue"},
    {To::max, "baseSalary.maxValue"},
    {To::currency, "baseSalary.currency"},
    {To::currency, "salaryCurrency"},
    {To::period, "baseSalary.value.unitText"},
    {To::period, "baseSalary.unitText"},
    {To::pay, "baseSalary", Use::known},
    {To::language, "inLanguage"},
    {To::body, "description", Use::guess},
};

// JSON Feed 1.1, with Teamtailor's "_jobposting" in {site}/jobs.json.
constexpr Rule kJsonFeed[] = {
    {To::id, "_jobposting.identifier.value"},
    {To::id, "id"},
    {To::board, "_jobposting.identifier.name"},
    {To::board, "/title"},
    {To::title, "title"},
    {To::title, "_jobposting.title"},
    {To::company, "_jobposting.hiringOrganization.name"},
    {To::company, "/title"},
    {To::website, "_jobposting.hiringOrganization.sameAs"},
    {To::place, "_jobposting.jobLocation.address", Use::address},
    {To::scope, "_jobposting.applicantLocationRequirements.name"},
    {To::workplace, "_jobposting.jobLocationType"},
    {To::url, "url"},
    {To::url, "external_url"},
    {To::posted, "date_published"},
    {To::posted, "_jobposting.datePosted"},
    {To::updated, "date_modified"},
    {To::until, "_jobposting.validThrough"},
    {To::tags, "tags"},
    {To::employment, "_jobposting.employmentType"},
    {To::min, "_jobposting.baseSalary.value.minValue"},
    {To::max, "_jobposting.baseSalary.value.maxValue"},
    {To::currency, "_jobposting.baseSalary.currency"},
    {To::period, "_jobposting.baseSalary.value.unitText"},
    {To::language, "language"},
    {To::language, "/language"},
    {To::summary, "summary"},
    {To::body, "content_html", Use::html},
    {To::body, "_jobposting.description", Use::guess, "", true},
    {To::body, "content_text", Use::text, "", true},
};

// jobsjson.org, /jobs.json
constexpr Rule kJobsJson[] = {
    {To::id, "id"},
    {To::board, "/company.name"},
    {To::title, "title"},
    {To::company, "/company.name"},
    {To::website, "/company.url"},
    {To::logo, "/company.logo"},
    {To::place, "location", Use::address},
    {To::place, "locations", Use::address},
    {To::workplace, "location.remote", Use::when_true, "remote"},
    {To::workplace, "locations.remote", Use::when_true, "remote"},
    {To::url, "url"},
    {To::posted, "postedDate"},
    {To::until, "expiresDate"},
    {To::employment, "employmentType"},
    {To::employment, "otherEmploymentTypes"},
    {To::departments, "department"},
    {To::min, "compensation.min"},
    {To::max, "compensation.max"},
    {To::currency, "compensation.currency"},
    {To::period, "compensation.period"},
    {To::body, "description", Use::guess},
};

// --- job sites ------------------------------------------------------------------

// remoteok.com/api. The first element is a notice, 0 is pay that is not known.
constexpr Rule kRemoteOk[] = {
    {To::hidden, "legal", Use::word, "1"},
    {To::id, "id"},
    {To::title, "position"},
    {To::company, "company"},
    {To::logo, "company_logo"},
    {To::place, "location"},
    {To::workplace, "", Use::word, "remote"},
    {To::url, "url"},
    {To::apply, "apply_url"},
    {To::posted, "epoch"},
    {To::posted, "date"},
    {To::tags, "tags"},
    {To::min, "salary_min"},
    {To::max, "salary_max"},
    {To::body, "description", Use::guess},
};

// remotive.com/api/remote-jobs
constexpr Rule kRemotive[] = {
    {To::id, "id"},
    {To::title, "title"},
    {To::company, "company_name"},
    {To::logo, "company_logo"},
    {To::scope, "candidate_required_location", Use::commas},
    {To::workplace, "", Use::word, "remote"},
    {To::url, "url"},
    {To::posted, "publication_date"},
    {To::tags, "tags"},
    {To::category, "category"},
    {To::employment, "job_type"},
    {To::pay, "salary"},
    {To::body, "description", Use::guess},
};

// arbeitnow.com/api/job-board-api. Some of `job_types` are levels; bodies are of two kinds.
constexpr Rule kArbeitnow[] = {
    {To::id, "slug"},
    {To::title, "title"},
    {To::company, "company_name"},
    {To::place, "location"},
    {To::workplace, "remote", Use::when_true, "remote"},
    {To::url, "url"},
    {To::posted, "created_at"},
    {To::tags, "tags"},
    {To::employment, "job_types", Use::known},
    {To::body, "description", Use::guess},
};

// jobicy.com/api/v2/remote-jobs. `jobExcerpt` is cut anywhere.
constexpr Rule kJobicy[] = {
    {To::id, "id"},
    {To::title, "jobTitle"},
    {To::company, "companyName"},
    {To::logo, "companyLogo"},
    {To::scope, "jobGeo"},
    {To::workplace, "", Use::word, "remote"},
    {To::url, "url"},
    {To::posted, "pubDate"},
    {To::category, "jobIndustry"},
    {To::employment, "jobType"},
    {To::seniority, "jobLevel"},
    {To::min, "salaryMin"},
    {To::max, "salaryMax"},
    {To::min, "annualSalaryMin"},
    {To::max, "annualSalaryMax"},
    {To::currency, "salaryCurrency"},
    {To::period, "salaryPeriod"},
    {To::body, "jobDescription", Use::guess},
};

// himalayas.app/jobs/api. No restriction is the whole world.
constexpr Rule kHimalayas[] = {
    {To::id, "guid"},
    {To::board, "companySlug"},
    {To::board, "companyName"},
    {To::title, "title"},
    {To::company, "companyName"},
    {To::logo, "companyLogo"},
    {To::scope, "locationRestrictions.name"},
    {To::scope, "locationRestrictions", Use::known, "", true},
    {To::scope, "", Use::word, "Worldwide", true},
    {To::workplace, "", Use::word, "remote"},
    {To::url, "guid"},
    {To::apply, "applicationLink"},
    {To::posted, "pubDate"},
    {To::until, "expiryDate"},
    {To::tags, "categories"},
    {To::employment, "employmentType"},
    {To::seniority, "seniority"},
    {To::min, "minSalary"},
    {To::max, "maxSalary"},
    {To::currency, "currency"},
    {To::period, "salaryPeriod"},
    {To::summary, "excerpt"},
    {To::body, "description", Use::guess},
};

// workingnomads.com/api/exposed_jobs
constexpr Rule kWorkingNomads[] = {
    {To::id, "url"},
    {To::title, "title"},
    {To::company, "company_name"},
    {To::scope, "location"},
    {To::workplace, "", Use::word, "remote"},
    {To::url, "url"},
    {To::posted, "pub_date"},
    {To::tags, "tags", Use::commas},
    {To::category, "category_name"},
    {To::body, "description", Use::guess},
};

// In the order in which they are tried. A list "@" is looked for anywhere: Walk in convert.cpp.
constexpr Format kFormats[] = {
    format("jsonfeed", "items", "/version=jsonfeed.org", kJsonFeed, "next_url", "title", "home_page_url"),
    format("schemaorg", "@", "", kSchemaOrg),
    format("greenhouse", "jobs", "absolute_url", kGreenhouse, "meta.total"),
    format("greenhouse", "", "absolute_url", kGreenhouse),
    format("lever", "", "hostedUrl", kLever),
    format("ashby", "jobs", "jobUrl,isListed", kAshby),
    format("recruitee", "offers", "careers_url,careers_apply_url", kRecruitee),
    format("workable", "jobs", "shortcode", kWorkable, "paging.next", "name"),
    format("smartrecruiters", "content", "releasedDate", kSmartrecruiters, "totalFound"),
    format("smartrecruiters", "", "jobAd", kSmartrecruiters),
    format("breezy", "", "friendly_id", kBreezy),
    format("bamboohr", "result", "jobOpeningName", kBambooHr, "meta.totalCount"),
    format("bamboohr", "result.jobOpening", "jobOpeningName", kBambooHr),
    format("pinpoint", "data", "workplace_type,compensation_visible,key_responsibilities", kPinpoint),
    format("rippling", "", "workLocation", kRippling),
    format("rippling", "items", "/totalPages", kRippling, "totalItems"),
    format("manatal", "results", "position_name", kManatal, "count"),
    format("arbeitnow", "data", "job_types", kArbeitnow, "links.next"),
    format("remoteok", "", "epoch,legal", kRemoteOk),
    format("remotive", "jobs", "candidate_required_location", kRemotive),
    format("jobicy", "jobs", "jobGeo", kJobicy),
    format("himalayas", "jobs", "locationRestrictions", kHimalayas, "totalCount"),
    format("workingnomads", "", "pub_date", kWorkingNomads),
    format("jobsjson", "jobs", "/company={", kJobsJson),
};

}  // namespace

const Tables kTables{kFormats, kFormats + sizeof kFormats / sizeof *kFormats};

}  // namespace jobstand::formats
