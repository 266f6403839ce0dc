// The formats that only the tool reads: a page may not fetch them, or they are XML, which
// xml.cpp turns into JSON of the same shape.
#include "formats/table.h"

namespace jobstand::formats {
namespace {

// {tenant}.myworkdayjobs.com/wday/cxs/{tenant}/{site}/jobs, and a posting of it. The list says
// "Posted 3 Days Ago" and "5 Locations", which is neither a date nor a place.
constexpr Rule kWorkday[] = {
    {To::id, "jobReqId"},
    {To::id, "bulletFields"},
    {To::title, "title"},
    {To::place, "location"},
    {To::place, "additionalLocations"},
    {To::workplace, "remoteType"},
    {To::url, "externalUrl"},
    {To::posted, "startDate"},
    {To::employment, "timeType"},
    {To::body, "jobDescription", Use::html},
};

// {company}.jobs.personio.de/xml?language=en. An address is nowhere in it.
constexpr Rule kPersonio[] = {
    {To::id, "id"},
    {To::title, "name"},
    {To::company, "subcompany"},
    {To::place, "office"},
    {To::place, "additionalOffices.office"},
    {To::posted, "createdAt"},
    {To::tags, "keywords", Use::commas},
    {To::category, "occupationCategory"},
    {To::category, "recruitingCategory"},
    {To::employment, "schedule"},
    {To::employment, "employmentType", Use::known},
    {To::seniority, "seniority"},
    {To::departments, "department"},
    {To::body, "jobDescriptions.jobDescription", Use::section},
};

// RSS 2.0, with Teamtailor's (tt:, taken off by xml.cpp) and Indeed's names for what it lacks.
constexpr Rule kRss[] = {
    {To::id, "guid"},
    {To::board, "/rss.channel.title"},
    {To::title, "title"},
    {To::company, "company"},
    {To::company, "company_name"},
    {To::company, "dc:creator"},
    {To::place, "locations.location", Use::address},
    {To::place, "location", Use::plain, "", true},
    {To::place, "", Use::address, "", true},
    {To::workplace, "remoteStatus", Use::known},
    {To::url, "link"},
    {To::posted, "pubDate"},
    {To::until, "expires_at"},
    {To::tags, "category"},
    {To::departments, "department"},
    {To::employment, "jobtype"},
    {To::pay, "salary"},
    {To::body, "content:encoded", Use::guess},
    {To::body, "description", Use::guess, "", true},
};

// Indeed's XML feed: <source><job>.
constexpr Rule kIndeed[] = {
    {To::id, "referencenumber"},
    {To::board, "company"},
    {To::title, "title"},
    {To::company, "company"},
    {To::place, "", Use::address},
    {To::workplace, "remotetype", Use::known},
    {To::url, "url"},
    {To::posted, "date"},
    {To::until, "expirationdate"},
    {To::category, "category"},
    {To::employment, "jobtype"},
    {To::seniority, "experience"},
    {To::pay, "salary"},
    {To::body, "description", Use::guess},
};

constexpr Format kFormats[] = {
    format("workday", "jobPostings", "externalPath", kWorkday, "total"),
    format("workday", "jobPostingInfo", "jobReqId,jobDescription", kWorkday),
    format("personio", "workzag-jobs.position", "recruitingCategory,jobDescriptions,schedule", kPersonio),
    format("rss", "rss.channel.item", "title,link", kRss),
    format("indeed", "source.job", "referencenumber,jobtype,url", kIndeed),
};

}  // namespace

const Tables kToolTables{kFormats, kFormats + sizeof kFormats / sizeof *kFormats};

}  // namespace jobstand::formats
