//! Words that people use for what the format calls otherwise.

use crate::format::shape::{FieldInfo, RecordInfo, Shape};

/// What a word may mean, each with the words for it, in lower case with hyphens for spaces.
const SYNONYMS: &[(&str, &[&str])] = &[
    // Sections.
    ("goals", &["objectives", "objective", "aims", "targets", "goal"]),
    (
        "channels",
        &[
            "accounts",
            "account",
            "profiles",
            "platforms",
            "touchpoints",
            "touch-points",
            "networks",
            "social-media",
            "handles",
            "channel",
        ],
    ),
    (
        "audiences",
        &[
            "stakeholders",
            "stakeholder",
            "personas",
            "target-groups",
            "target-group",
            "target-audiences",
            "target-audience",
            "publics",
            "audience",
        ],
    ),
    (
        "playbooks",
        &[
            "crisis",
            "crises",
            "crisis-plan",
            "crisis-communication",
            "contingency",
            "scenarios",
            "incidents",
            "procedures",
            "emergencies",
            "emergency",
            "playbook",
        ],
    ),
    ("escalations", &["ladder", "ladders", "escalation-path", "escalation-paths", "call-tree", "escalation"]),
    ("people", &["team", "staff", "members", "persons", "employees"]),
    ("roles", &["role", "responsibilities", "functions", "jobs", "roles-and-responsibilities", "owners"]),
    ("closed", &["holidays", "public-holidays", "bank-holidays", "closed-days"]),
    (
        "actions",
        &[
            "tactics",
            "activities",
            "tasks",
            "measures",
            "initiatives",
            "posts",
            "calendar",
            "editorial-calendar",
            "content-calendar",
            "campaigns",
            "campaign",
            "events",
        ],
    ),
    ("strategy", &["approaches", "strategies"]),
    (
        "messages",
        &[
            "templates",
            "replies",
            "canned-responses",
            "responses",
            "statements",
            "wordings",
            "holding-statements",
            "faq",
            "faqs",
            "answers",
            "message",
            "response",
            "reply",
            "template",
            "statement",
            "holding-statement",
            "text",
        ],
    ),
    ("locations", &["stores", "branches", "sites", "offices", "shops"]),
    ("listening", &["monitoring", "alerts", "social-listening"]),
    (
        "moderation",
        &["netiquette", "community-guidelines", "house-rules", "rules", "comments", "comment-policy"],
    ),
    ("measurements", &["results", "figures", "reporting", "reports", "report", "evaluation"]),
    ("risks", &["risk", "risk-assessment"]),
    ("severities", &["severity-levels", "levels", "priorities"]),
    ("situation", &["background", "context", "swot", "audit"]),
    ("contacts", &["emergency-contacts", "contact-list", "contact", "important-numbers"]),
    ("feedback", &["ideas", "suggestions"]),
    // Fields.
    (
        "horizon",
        &[
            "period",
            "start",
            "starts",
            "start-date",
            "end",
            "ends",
            "end-date",
            "dates",
            "date",
            "year",
            "from",
            "to",
            "until",
            "valid-from",
            "valid-until",
            "duration",
        ],
    ),
    ("content", &["topics", "topic", "themes", "pillars", "content-pillars"]),
    ("pillars", &["topics", "topic", "themes", "subjects"]),
    ("voice", &["tone", "tone-of-voice", "style", "brand-voice"]),
    ("mission", &["vision", "mission-statement", "purpose", "description", "summary"]),
    ("organisation", &["company", "org", "institution", "organisation-name", "brand"]),
    ("sector", &["industry", "branch"]),
    ("visibility", &["confidential", "confidentiality", "public", "private"]),
    ("review", &["reviews", "last-review", "next-review", "review-date", "reviewed"]),
    ("platform", &["network", "service", "type", "social-network", "name"]),
    ("purpose", &["goal", "goals", "objective", "target", "description", "why"]),
    ("metric", &["kpi", "kpis", "metrics", "indicator", "measure", "measurement"]),
    ("measure", &["kpi", "kpis", "metric", "metrics", "success"]),
    ("baseline", &["start-value", "current", "current-value", "baseline-value", "today", "from", "start"]),
    ("target", &["target-value", "goal-value"]),
    ("source", &["data-source", "source-of-data", "measured-by", "measured-with"]),
    ("measure_every", &["frequency", "how-often", "every", "measured"]),
    ("due", &["deadline", "by", "date", "until", "when", "end"]),
    (
        "serves",
        &["serves-goal", "goal", "goals", "objective", "objectives", "strategy", "strategies", "supports"],
    ),
    ("budget", &["cost", "costs", "price", "spend"]),
    (
        "owner",
        &[
            "responsible",
            "accountable",
            "lead",
            "manager",
            "assignee",
            "assigned-to",
            "assign",
            "in-charge",
            "who",
            "person",
            "team",
            "role",
            "contact",
            "author",
            "owner-id",
            "owner-name",
        ],
    ),
    ("monitor", &["owner", "who", "responsible", "lead"]),
    ("every", &["frequency", "interval", "cadence", "repeat", "how-often"]),
    ("cadence", &["frequency", "posting-frequency", "posts", "how-often", "schedule", "every"]),
    ("starts", &["start", "start-date", "begins", "begin", "from"]),
    ("ends", &["end", "end-date", "until", "to"]),
    ("held_by", &["members", "holders", "who", "person", "people", "holder", "names", "responsible"]),
    ("authority", &["may", "can", "permissions", "rights", "allowed"]),
    ("duties", &["tasks", "responsibilities", "does"]),
    ("department", &["team", "unit", "division"]),
    ("audience", &["target-group", "target-audience", "audiences", "for"]),
    ("do", &["what", "task", "action", "description", "name", "title", "text", "step", "post"]),
    ("text", &["body", "message", "wording", "content", "words", "reply", "response", "template"]),
    ("texts", &["language", "languages", "english", "german", "translations"]),
    ("placeholders", &["variables", "fields", "blanks", "gaps"]),
    ("signed_by", &["signature", "sign", "signed", "author", "sender"]),
    ("approved", &["approver", "approved-by", "approval", "sign-off"]),
    ("handle", &["username", "user", "account", "account-name", "profile"]),
    ("url", &["link", "page", "website", "address"]),
    ("email", &["mail", "e-mail", "email-address"]),
    ("phone", &["mobile", "telephone", "tel", "cell", "phone-number"]),
    ("number", &["phone", "phone-number", "telephone", "tel"]),
    ("address", &["email", "mail", "e-mail"]),
    ("staffed", &["hours", "opening-hours", "open", "monitored", "service-hours", "staffed-hours"]),
    ("hours", &["working-hours", "works", "office-hours", "available", "availability", "shift", "shifts"]),
    ("leave", &["vacation", "vacations", "holiday", "holidays", "absence", "absences", "away"]),
    ("time_zone", &["tz", "timezone"]),
    ("from", &["start", "joined", "since"]),
    ("until", &["end", "left", "leaves"]),
    ("admins", &["access", "administrators", "administrator", "login", "logins"]),
    ("two_factor", &["2fa", "mfa", "two-factor-authentication"]),
    ("recovery", &["backup"]),
    (
        "first_response",
        &[
            "response-time",
            "response-times",
            "reply-time",
            "reaction-time",
            "respond-within",
            "answer-within",
            "sla",
        ],
    ),
    (
        "acknowledge_within",
        &["first-response", "response-time", "reaction-time", "respond-within", "acknowledge", "sla"],
    ),
    ("resolve_within", &["deadline", "timeframe"]),
    ("triggers", &["when", "if", "situation", "trigger", "signs"]),
    ("signs", &["when", "if", "situation", "trigger", "description", "example", "examples"]),
    ("match", &["keywords", "words", "contains", "pattern", "patterns", "regex", "phrases"]),
    (
        "steps",
        &[
            "action",
            "actions",
            "tasks",
            "todo",
            "what-to-do",
            "checklist",
            "procedure",
            "process",
            "measures",
        ],
    ),
    ("severity", &["level", "priority", "risk", "urgency", "impact"]),
    ("escalation", &["escalate", "ladder", "escalation-path", "call"]),
    ("pause_publishing", &["stop-posting", "pause", "pause-posts"]),
    ("spokesperson", &["media", "press", "spokesperson-name"]),
    ("approve_statements", &["approver", "approval", "approvals", "approved-by", "sign-off"]),
    (
        "close_out",
        &["after", "after-action", "debrief", "follow-up", "lessons-learned", "evaluation", "review"],
    ),
    ("drill", &["training", "exercise", "rehearsal", "practice"]),
    ("within", &["deadline", "time", "by", "when", "in", "minutes", "after"]),
    ("after", &["wait", "delay", "when", "time", "within", "minutes"]),
    ("notify", &["via", "by", "how", "channel", "phone", "email"]),
    ("backup", &["deputy", "fallback", "substitute", "stand-in", "backup-owner"]),
    ("playbook", &["escalate"]),
    ("message", &["reply", "template", "answer", "say", "response"]),
    ("respond", &["do", "action"]),
    ("inform", &["notify"]),
    ("contact", &["call", "phone"]),
    ("terms", &["keywords", "words", "searches", "queries", "search-terms"]),
    ("checks", &["frequency", "every", "how-often", "schedule", "sources", "platforms", "channels"]),
    ("policies", &["policy", "guidelines", "rules", "code-of-conduct"]),
    ("approvals", &["sign-off", "approval", "approved-by"]),
    ("training", &["courses", "course", "trainings"]),
    ("access_review", &["access", "passwords", "password-manager", "security", "offboarding"]),
    ("records", &["archive", "archiving", "retention"]),
    ("house_rules", &["rules", "guidelines", "policy", "url", "link", "community-guidelines"]),
    ("delete", &["remove", "removed"]),
    ("may_block", &["block", "ban", "banned"]),
    ("may_hide", &["who", "responsible", "owner"]),
    ("keep", &["allowed"]),
    ("hide", &["forbidden", "not-allowed"]),
    ("archive_before_removal", &["archive", "screenshots"]),
    ("channels", &["platform", "channel", "network"]),
    ("channel", &["channels", "platform", "platforms"]),
    ("kind", &["type", "category", "format"]),
    ("status", &["state", "progress", "draft"]),
    ("language", &["languages"]),
    ("version", &["version-number", "revision"]),
    ("description", &["what", "who", "about"]),
    ("definition", &["description", "what", "meaning"]),
    ("statement", &["goal", "objective", "description", "what", "title", "name"]),
    ("title", &["name", "label", "job", "job-title", "position", "scenario", "description", "what"]),
    ("name", &["title", "full-name", "first-name", "last-name", "surname"]),
    // Words of fields.
    ("x", &["twitter", "tweets", "x-twitter", "x.com"]),
    ("instagram", &["insta", "ig"]),
    ("facebook", &["fb", "meta"]),
    ("youtube", &["yt"]),
    ("email", &["newsletter", "mailing-list", "inbox"]),
    ("web", &["website", "site", "blog", "homepage", "web-site", "webpage"]),
    ("phone", &["hotline", "call-centre", "call-center"]),
    ("sms", &["text-message", "texting"]),
    ("google-business", &["google", "google-maps", "google-reviews"]),
    ("in-person", &["counter", "store", "shop", "face-to-face"]),
    ("chat", &["live-chat", "chatbot"]),
    ("critical", &["severe", "blocker", "emergency", "red"]),
    ("high", &["urgent", "major", "serious", "orange"]),
    ("medium", &["normal", "moderate", "yellow"]),
    ("low", &["minor", "trivial", "green"]),
    ("active", &["live", "in-force", "published", "approved", "current"]),
    ("retired", &["archived", "expired", "old"]),
    ("done", &["finished", "completed", "closed"]),
    ("planned", &["todo", "open", "to-do"]),
    // Commands.
    ("lint", &["check", "validate", "verify"]),
];

/// Where that belongs which newcomers look for in another place, each with their words for it.
const ELSEWHERE: &[(&str, &[&str])] = &[
    ("channels", &["newsletter", "website", "blog", "hotline", "app"]),
    ("audiences", &["customers", "community", "followers"]),
    ("contacts", &["press", "media", "journalists", "influencers", "partners", "website", "email"]),
    ("playbooks", &["complaints"]),
    ("actions", &["ads", "advertising", "paid", "timeline", "schedule"]),
    ("actions.budget", &["budget", "cost", "costs"]),
    ("goals.metric", &["kpis", "kpi", "metrics", "analytics"]),
    ("content.voice", &["tone", "tone-of-voice", "style", "style-guide", "brand", "brand-voice"]),
    ("content.pillars", &["topic", "topics", "pillar"]),
    ("listening.terms", &["keywords", "hashtags"]),
    ("plan.mission", &["vision", "mission-statement"]),
    ("plan.horizon", &["period", "dates", "year", "start", "end", "valid-until"]),
    ("plan.review", &["review", "reviews", "next-review"]),
    ("plan.language", &["languages"]),
    ("plan.owner", &["author", "responsible"]),
    ("people.hours", &["hours", "opening-hours", "working-hours", "office-hours"]),
    ("people.phone", &["phone"]),
    ("people.skills", &["qualifications"]),
    ("roles.held_by", &["role", "roles"]),
    ("roles.department", &["department", "departments", "team"]),
    ("escalations.steps.backup", &["deputy", "backup", "substitute", "stand-in"]),
    ("strategy.channels", &["channel"]),
    ("strategy.audience", &["audience"]),
    ("governance.training", &["courses", "onboarding", "trained"]),
    (
        "governance.policies",
        &["policy", "guidelines", "code-of-conduct", "legal", "compliance", "privacy", "data-protection"],
    ),
    (
        "governance.approvals",
        &["approval", "sign-off", "approved-by", "approver", "workflow", "approval-process"],
    ),
    ("governance.access_review", &["security", "passwords", "access", "offboarding"]),
    ("governance.two_factor", &["2fa", "mfa"]),
    ("governance.records", &["archive", "archiving", "retention"]),
];

/// The name among some that a word is another word for; of several the one whose own line comes first.
pub(super) fn meant<'n>(word: &str, names: &[&'n str]) -> Option<&'n str> {
    let word = word.to_lowercase().replace([' ', '_'], "-");
    let mut meanings = SYNONYMS.iter().filter(|(_, words)| words.contains(&&*word));
    meanings.find_map(|(name, _)| names.iter().find(|known| *known == name).copied())
}

/// The path to where a word belongs that is no field where it stands, in the whole that it is a part of.
pub(super) fn elsewhere(word: &str, here: &RecordInfo, whole: &RecordInfo) -> Option<String> {
    let is_whole = std::ptr::eq(here, whole);
    let spelled = word.to_lowercase().replace([' ', '_'], "-");
    let known = ELSEWHERE.iter().filter(|(_, words)| words.contains(&&*spelled)).map(|(path, _)| *path);
    let section = |field: &FieldInfo| match field.shape {
        Shape::Record(record) if field.name != "not_needed" => {
            record.field(word).map(|_| format!("{}.{word}", field.name))
        }
        _ => None,
    };
    known
        .map(str::to_owned)
        .find(|path| has(whole, path))
        .or_else(|| whole.fields.iter().filter(|_| is_whole).find_map(section))
}

/// Whether a record has what a path leads to.
fn has(record: &RecordInfo, path: &str) -> bool {
    let (name, rest) = path.split_once('.').unwrap_or((path, ""));
    let field = record.field(name);
    field.is_some_and(|field| rest.is_empty() || field.shape.record().is_some_and(|inner| has(inner, rest)))
}

#[cfg(test)]
mod tests {
    use super::{ELSEWHERE, SYNONYMS, meant};

    #[test]
    fn a_word_means_what_is_there() {
        assert_eq!(meant("Twitter", &["facebook", "x"]), Some("x"));
        assert_eq!(meant("response time", &["owner", "first_response"]), Some("first_response"));
        assert_eq!(meant("account", &["platform", "handle"]), Some("handle"));
        assert_eq!(meant("account", &["goals", "channels"]), Some("channels"));
        assert_eq!(meant("account", &["owner"]), None);
    }

    #[test]
    fn no_word_is_another_word_for_itself() {
        assert!(SYNONYMS.iter().all(|(name, words)| !words.contains(name)));
        assert!(ELSEWHERE.iter().all(|(path, words)| !words.contains(path)));
    }
}
