//! Words that people use for what the format calls otherwise.

/// What a word may mean, each with the words for it, in lower case with hyphens for spaces.
const SYNONYMS: &[(&str, &[&str])] = &[
    // Sections.
    ("goals", &["objectives", "objective", "aims", "targets", "goal"]),
    (
        "channels",
        &["accounts", "account", "profiles", "platforms", "touchpoints", "touch-points", "networks"],
    ),
    (
        "audiences",
        &["stakeholders", "stakeholder", "personas", "target-groups", "target-audiences", "publics"],
    ),
    (
        "playbooks",
        &["crisis", "crises", "crisis-plan", "contingency", "scenarios", "incidents", "procedures"],
    ),
    ("escalations", &["ladder", "ladders", "escalation-path", "escalation-paths", "call-tree"]),
    ("people", &["team", "staff", "members", "persons", "employees"]),
    ("roles", &["responsibilities", "functions", "jobs"]),
    ("actions", &["tactics", "activities", "tasks", "measures", "initiatives", "posts"]),
    ("strategy", &["approaches", "strategies"]),
    ("messages", &["templates", "replies", "canned-responses", "responses", "statements", "wordings"]),
    ("locations", &["stores", "branches", "sites", "offices", "shops"]),
    ("listening", &["monitoring", "alerts"]),
    ("moderation", &["netiquette", "community-guidelines", "house-rules"]),
    ("measurements", &["results", "figures", "reporting"]),
    ("severities", &["severity-levels", "levels", "priorities"]),
    ("situation", &["background", "context", "swot"]),
    // Fields.
    ("horizon", &["period", "start", "starts", "start-date", "end", "ends", "end-date"]),
    ("content", &["topics", "topic", "themes", "pillars", "content-pillars"]),
    ("pillars", &["topics", "topic", "themes", "subjects"]),
    ("metric", &["kpi", "kpis", "indicator", "measure"]),
    ("baseline", &["start-value", "current", "today", "from"]),
    ("due", &["deadline", "by", "date", "until"]),
    ("owner", &["responsible", "accountable", "lead", "manager", "assignee", "assigned-to", "in-charge"]),
    ("every", &["frequency", "interval", "cadence", "repeat", "how-often"]),
    ("starts", &["start", "start-date", "begins", "begin", "from"]),
    ("ends", &["end", "end-date", "until", "to"]),
    ("held_by", &["members", "holders", "who", "person", "people", "holder"]),
    ("audience", &["target-group", "audiences", "for"]),
    ("do", &["what", "task", "action", "description"]),
    ("text", &["body", "message", "wording", "content", "words"]),
    ("handle", &["username", "user", "account", "account-name", "profile"]),
    ("url", &["link", "page", "website", "address"]),
    ("email", &["mail", "e-mail", "email-address"]),
    ("phone", &["mobile", "telephone", "tel", "cell", "phone-number"]),
    ("number", &["phone", "phone-number", "telephone", "tel"]),
    ("address", &["email", "mail", "e-mail"]),
    ("staffed", &["hours", "opening-hours", "open", "monitored", "service-hours"]),
    ("hours", &["working-hours", "works", "office-hours", "available"]),
    ("first_response", &["response-time", "reaction-time", "respond-within", "answer-within", "sla"]),
    ("acknowledge_within", &["first-response", "response-time", "reaction-time", "sla"]),
    ("description", &["what", "who", "about"]),
    ("definition", &["description", "what", "meaning"]),
    ("statement", &["goal", "objective", "description", "what"]),
    ("title", &["name", "label"]),
    ("name", &["title", "full-name"]),
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

/// The name among some that a word is another word for; of several the one whose own line comes first.
pub(super) fn meant<'n>(word: &str, names: &[&'n str]) -> Option<&'n str> {
    let word = word.to_lowercase().replace([' ', '_'], "-");
    let mut meanings = SYNONYMS.iter().filter(|(_, words)| words.contains(&&*word));
    meanings.find_map(|(name, _)| names.iter().find(|known| *known == name).copied())
}

#[cfg(test)]
mod tests {
    use super::{SYNONYMS, meant};

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
    }
}
