# The words of documents in English. Every other language is held against this file.
#
# A line is a key and its words; what stands in braces is filled in. Words may be longer, shorter and in any order, and a
# language may leave a gap out. Forms that a sentence asks for stand below as `.dative = …` and are asked for with
# `{ DURATION($within, form: "dative") }` or `{ WAIT($minutes, form: "dative") }`.
# Days are written by `{ DAY($on) }`, `{ WEEKDAY($on) }` and `{ MOMENT($at) }`.
# What the places of a plan are called (`plan.location_kind`) is chosen by `{ PLACE() -> … }`; most phrases use `{ place }`.

## Days and times

month-1 = Jan
month-2 = Feb
month-3 = Mar
month-4 = Apr
month-5 = May
month-6 = Jun
month-7 = Jul
month-8 = Aug
month-9 = Sep
month-10 = Oct
month-11 = Nov
month-12 = Dec
weekday-mon = Mon
weekday-tue = Tue
weekday-wed = Wed
weekday-thu = Thu
weekday-fri = Fri
weekday-sat = Sat
weekday-sun = Sun
# 14 Sep 2026
date = { $day } { $month } { $year }
# A day before others of the same year: 1 Jan, 25 May, 7 Sep 2026
date-in-a-row = { $day } { $month }
# Sat 14 Mar 2026
date-with-weekday = { $weekday } { $date }
# Sat 14 Mar 2026 22:30
moment = { $date } { $time }
# Sat 22:30, of every week
week-time = { $weekday } { $time }
days-to = { $from } to { $to }
all-day = all day
at-once = at once
# Mon-Fri
weekdays = { $from }-{ $to }
name-of-day = { WEEKDAY($day) }
# Mon-Fri 17:00-20:00
week-span = { $days } { $from }-{ $to }
# Sat 13:00 to Mon 08:00
week-span-of-days = { $days } { $from } to { $to }
for-ever = for ever

## Durations

duration-minutes = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
}
duration-hours = { $n ->
    [one] { $n } hour
   *[other] { $n } hours
}
duration-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
duration-business-days = { $n ->
    [one] { $n } business day
   *[other] { $n } business days
}
duration-weeks = { $n ->
    [one] { $n } week
   *[other] { $n } weeks
}
duration-months = { $n ->
    [one] { $n } month
   *[other] { $n } months
}
duration-years = { $n ->
    [one] { $n } year
   *[other] { $n } years
}
# 13 hours 30 minutes
wait-of-two = { $one } { $other }
every-minutes = { $n ->
    [1] every minute
   *[other] every { $n } minutes
}
every-hours = { $n ->
    [1] every hour
   *[other] every { $n } hours
}
every-days = { $n ->
    [1] every day
   *[other] every { $n } days
}
every-business-days = { $n ->
    [1] every business day
   *[other] every { $n } business days
}
every-weeks = { $n ->
    [1] every week
   *[other] every { $n } weeks
}
every-months = { $n ->
    [1] every month
   *[other] every { $n } months
}
every-years = { $n ->
    [1] every year
   *[other] every { $n } years
}
# As short as it gets, beside a step.
badge-start = Start
badge-minutes = { $n } min
badge-hours = { $n } h
badge-days = { $n } d
badge-business-days = { $n } bd
badge-weeks = { $n } w
badge-months = { $n } mo
badge-years = { $n } y
# How often people are told what is new.
update-each = { EVERY($every) }
update-between = every { $min } to { $max }
# Beside a step, where it stands in a picture.
badge = { BADGE($after) }
# As short as it is typed, in tables: 13h 30m.
compact-minutes = { $n }m
compact-hours = { $n }h
compact-days = { $n }d
compact-business-days = { $n }bd
compact-weeks = { $n }w
compact-months = { $n }mo
compact-years = { $n }y

## Lists

list-plain = { $one }, { $other }
list-and = { $one } and { $other }
list-or = { $one } or { $other }
# each of them is enough alone: Ann or Ben or Cal
list-any = { $one } or { $other }

## Whoever is no person and no role of the plan

owner-anyone = Anyone
owner-reporter = Whoever reported it
owner-location = The { place }

## Words of many sections

owner = Owner
playbook = Playbook
nobody-yet = nobody yet
on-day = Date
version = Version
called-by = Called by
# Mara Velez on 20 Jan 2026
name-on-day = { $name } on { DAY($on) }
status = Status
source = Source
kind = Kind
time = Time
late = late
next-review = Next review
n-errors = { $n ->
    [one] { $n } error
   *[other] { $n } errors
}
n-warnings = { $n ->
    [one] { $n } warning
   *[other] { $n } warnings
}
n-notes = { $n ->
    [one] { $n } note
   *[other] { $n } notes
}
# Mara Velez, by 30 Jun 2026.
owner-by-day = { $owner }{ $on ->
    [none] {""}
   *[day] , by { DAY($on) }
}.
yes = yes
no = no
unknown = unknown
approved-by-name = Approved{ $by ->
    [none] {""}
   *[name] {" "}by { $by }
}{ $on ->
    [none] {""}
   *[day] {" "}on { DAY($on) }
}{ $until ->
    [none] {""}
   *[day] , until { DAY($until) }
}.
changed-since = Changed since.
waiting-for = Waiting for { LIST($who, kind: "or") }.
signed-by-name = Signed by { $name }.
told-unasked = Told without being asked
told-unasked-names = Told without being asked: { $names }.
phone = Phone
mail = Mail
hours = Hours
where = Where
what = What
how-often = How often
by-whom = By
time-zone = Time zone
roles = Roles
role = Role
touchpoint = Channel
# Where a role is somebody else at each place: (see Stores)
see-stores = (see { $stores })
# A figure that is passed: more than 20 negative mentions in 1 hour
threshold = { $over ->
    [none] {""}
   *[number] more than { $over }{" "}
}{ $metric }{ $within ->
    [none] {""}
   *[duration] {" "}in { DURATION($within, form: "dative") }
}

## Risks

risks-caption = What may go wrong, 1 the least and 5 the most
risk = Risk
likelihood = Likelihood
impact = Impact

## Governance

# What a document leaves out on purpose: the part, and why
not-needed = What is left out, and why
part-triage = Who answers which comment
part-listening = Listening
part-feedback = Feedback
part-training = Training
part-employee-policy = Employee policy
part-private-way = A private way to complain
part-moderation = What is hidden and what stays
part-reviews = Reviews
part-drills = Rehearsals
part-account-security = Security of accounts
part-crisis-path = Whom to call in a crisis
part-sign-off = Sign-off
principles = What every answer keeps to
approvals = Approvals
the-plan = Plan
approval = { $what } approved by { $by }{ $on ->
    [none] {""}
   *[day] {" "}on { DAY($on) }
}{ $version ->
    [none] {""}
   *[number] {" "}(version { $version })
}{ $until ->
    [none] {""}
   *[day] , until { DAY($until) }
}
policies = Policies
training = Training: { $name }
training-for = For { $names }{ $every ->
    [none] .
   *[duration] , { EVERY($every) }.
}
training-due = Due { EVERY($every) }.
training-before-access = Before the first sign-in.
training-records = Had it: { $records }.
checked-and-kept = What is checked and kept
access-review = Who can sign in is checked
access-review-facts = { EVERY($every) }{ $last ->
    [none] {""}
   *[day] , last on { DAY($last) }
}{ $by ->
    [none] {""}
   *[name] , by { $by }
}
second-factor = Second factor
records = Records
records-kept = kept { $retain }{ $place ->
    [none] {""}
   *[place] {" "}in { $place }
}
feedback = Feedback
feedback-facts = { $by } collects what customers say{ $every ->
    [none] {""}
   *[duration] , { EVERY($every) }
}{ $names ->
    [none] {""}
   *[names] , for { $names }
}{ $survey ->
    [none] {""}
   *[survey] , asked by the survey “{ $survey }”
}
figures-are-in = Figures are in
locked = Not to be changed by { places }
tighten-only = Only to be tightened by { places }

## Reviews

reviews-held = Held
reviews-held-every = Held { EVERY($every) }.
review-last = Last
review-last-on = Last on { DAY($on) }.
review-next = Next
review-next-on = Next on { DAY($on) }.
called-by-name = Called by { $name }.
review-held = held
review-to-come = to come
meetings = Meetings
meeting = { $what }{ $every ->
    [none] {""}
   *[duration] , { EVERY($every) }
}{ $last ->
    [none] {""}
   *[day] , last on { DAY($last) }
}{ $by ->
    [none] {""}
   *[name] , called by { $by }
}

## Changes

changes-caption = What changed from version to version
changed-by = By
what-changed = What

## Test cases

tests-caption = Cases that the plan must handle
test = Case
given = Given
expected = Expected
given-message = “{ $text }”
given-kind = a comment of kind { $kind }
given-playbook = { $playbook } is opened
given-channel = on { $channel }
given-location = about { $place }
given-silent = while { LIST($who, kind: "or") } does not answer
given-at = at { MOMENT($at) }
expected-kind = is of kind { $kind }
expected-playbook = opens { $playbook }
expected-answered-by = answered by { LIST($who, kind: "or") }
expected-answered-within = within { $within }
expected-message = with { $message }
expected-not-answered-by = not by { LIST($who, kind: "or") }

## Figures and months

# What stands before the decimals of a figure: 1.5
decimal-mark = .
percent = { $n }%
# 41 min, 1200 EUR
amount-of = { $n } { $unit }
# Sep 2026
month-and-year = { $month } { $year }

## Sections

section-overview = At a glance
section-situation = Situation
section-goals = Goals
section-strategy = Strategy
section-actions = Actions
section-audiences = Audiences
section-touchpoints = Channels
section-content = Content
section-listening = Listening
section-triage = Who answers what
section-moderation = Moderation
section-duty = Who is on duty
section-playbooks = Playbooks
section-playbook-details = Playbooks in detail
section-cover = Hour by hour
section-roles = Roles
appendix = Appendix
appendix-about = What is looked up now and then: who may do what, what is checked, and everything else that the plan lays down.
section-messages = Messages
section-people = People
section-stores = { places-capital }
section-contacts = Contacts
section-risks = Risks
section-governance = Governance
section-reviews = Reviews
section-tests = Test cases
section-changes = Changes
section-findings = Checks

## Page

skip-to-plan = Skip to the plan
untitled-plan = Plan without a title
# What Ana Li has to do: Holiday plan
page-title = { $part ->
    [none] { $title }
   *[text] { $part }: { $title }
}
# At the bottom of every sheet of paper.
running-foot = { $title }{ $version ->
    [none] {""}
   *[number] , version { $version }
}{ $on ->
    [none] {""}
   *[day] , as of { DAY($on) }
}. Made from { $source }{ $digest ->
    [none] {""}
   *[text] {" "}{ $digest }
}{ $commit ->
    [none] {""}
   *[text] , commit { $commit }
}, by smplan { $tool }{ $zone ->
    [none] {""}
   *[text] . Times are those of { $zone }
}.
site = Site
all-plans = All plans
calendar-of-this-plan = Calendar of this plan
part-of-the-plan = This is a part of the plan.
# Version 3, as of 15 Apr 2026
version-as-of = { $version ->
    [none] { $on ->
        [none] {""}
       *[day] As of { DAY($on) }
    }
   *[number] Version { $version }{ $on ->
        [none] {""}
       *[day] , as of { DAY($on) }
    }
}
as-of = as of { DAY($on) }
ways-into-the-plan = Ways into the plan
happening-now = Happening right now?
call = Call
all-playbooks = All { $n } playbooks
i-run-a-store = I run a { place }
i-publish = I publish
i-answer-people = I answer people
my-store = My { place } and its people
words-that-are-ready = Words that are ready
what-is-due = What is due, and from whom
what-is-hidden = What is hidden and what stays
i-need-the-summary = I need the summary
goals-and-progress = Goals and progress
what-changed-link = What changed
what-the-checks-found = What the checks found
on-this-page = On this page
made-from = Made from { $source }{ $digest ->
    [none] {""}
   *[text] {" "}(SHA-256 { $digest })
}{ $commit ->
    [none] {""}
   *[text] , repository at commit { $commit }
}, by smplan { $tool }{ $on ->
    [none] {""}
   *[day] , as of { DAY($on) }
}.
markdown-made-from = Made from { $source } by smplan { $tool }{ $digest ->
    [none] {""}
   *[text] {" "}(SHA-256 { $digest })
}. Do not edit: change the plan and render again. Language: { $language }.
times-are-those-of = Times are those of { $zone }.
change-the-plan = Change the plan and render it again; changes to this page are lost.
always-at-hand = Always at hand
contents = Contents
copied = Copied
version-is = Version { $version }.
as-of-day = As of { DAY($on) }.
runs-from-to = Runs { DAY($from) } to { DAY($to) }.
owner-is-sentence = Owner: { $name }.
plan-status-draft = Draft
plan-status-approved = Approved
plan-status-active = Active
plan-status-retired = Retired
plan-status-closed = Closed
plan-status-review-overdue = Review overdue
plan-status-unreadable = Cannot be read

## List of plans

site-title = Social media plans{ $organisation ->
    [none] {""}
   *[text] , { $organisation }
}
site-heading = Social media plans
skip-to-plans = Skip to the list of plans
logo = Logo
n-plans = { $n ->
    [one] { $n } plan
   *[other] { $n } plans
}
plans-active = { $n } active
plans-draft = { $n } in draft
plans-closed = { $n } closed
need-attention = { $n ->
    [one] { $n } needs attention
   *[other] { $n } need attention
}
why-attention = a review is late or a check fails
# (0 errors) and 3 warnings in all; 2 of 3 plans say what was found
and-warnings = { $n ->
    [one] and { $n } warning
   *[other] and { $n } warnings
} { $all ->
    [none] in all plans
   *[number] in all; { $checked } of { $all } plans say what was found
}
# (16 May 2026) is the next review, in 31 days: Holiday plan
is-next-review-of = is the next review{ $away ->
    [none] {""}
   *[text] , { $away }
}: { $plan }
review-away-today = today
review-away-in = { $days ->
    [one] in { $days } day
   *[other] in { $days } days
}
review-away-late = { $days ->
    [one] { $days } day late
   *[other] { $days } days late
}
show = Show
show-all = All { $n }
show-attention = Need attention ({ $n })
hide-closed = Hide closed ({ $n })
find = Find
found-of = { $n } of { $all }
plans-caption = Plans, those whose review is next first{ $today ->
    [none] {""}
   *[day] ; the upright line is { DAY($today) }, the diamond the next review
}
plan-and-owner = Plan and owner
# Ana Li, Head of care
person-and-role = { $name }, { $role }
cards = Cards
calendar = Calendar
calendar-of = Calendar of { $plan }
plan-runs = { DAY($from) } to { DAY($to) }{ $review ->
    [none] {""}
   *[day] , next review on { DAY($review) }
}
not-shown = not shown
no-findings = none
made-by = Made by smplan { $tool }{ $on ->
    [none] {""}
   *[day] , as of { DAY($on) }
}.
same-for-programs = The same for programs: { $list }.

## At a glance

runs = Runs
from-day-to-day = { DAY($from) } to { DAY($to) }
time-gone = Time gone
sponsor = Sponsor
approved = Approved
approved-by = { $on ->
    [none] { $by }
   *[day] { DAY($on) }, { $by }
}
nothing-found = nothing found
to-do = To do
decisions-we-need = Decisions we need
decided-by = { $owner ->
    [none] by { DAY($on) }
   *[name] { $owner }{ $on ->
        [none] {""}
       *[day] , by { DAY($on) }
    }
}
decision = { $what }{ $owner ->
    [none] {""}
   *[name] , { $owner }
}{ $on ->
    [none] {""}
   *[day] , by { DAY($on) }
}
mission = Mission
what-customers-count-on = What customers may count on
times-are-of = Times are those of
holidays-of = Public holidays of
sector = Sector
sector-public = public body
follows-plan = Follows plan
values = Values
closed-on = Closed on
plan-kind-plan = Plan
plan-kind-playbook = Playbooks
plan-kind-policy = Policy
plan-kind-guidelines = Guidelines
plan-kind-charter = Charter
plan-kind-calendar = Calendar
# A figure in large letters, and what it counts: 3 of 5 goals on track, 1 at risk, 1 off track
count-goals = { $on_track } of { $all }
counted-goals = { $measured ->
    [0] goals measured so far
   *[other] { $behind ->
        [0] goals on track
       *[other] goals on track, { $at_risk } at risk, { $off_track } off track
    }
}
count-actions = { $late ->
    [0] { $all }
   *[other] { $late } late
}
counted-actions = { $late ->
    [0] { $all ->
        [one] action
       *[other] actions
    }
   *[other] { $all ->
        [one] of { $all } action
       *[other] of { $all } actions
    }
}: { $done } done, { $active } under way, { $planned } planned
count-cover = { $short ->
    [0] { $all } of { $all }
   *[other] { $short } of { $all }
}
counted-cover = { $short ->
    [0] channels covered in a usual week
   *[other] channels with hours in which an answer takes too long
}
count-review = { DAY($on) }
counted-review = is the next review
count-review-today = Today
counted-review-today = is the next review
count-review-in = { $days ->
    [one] { $days } day
   *[other] { $days } days
}
counted-review-in = to the next review, { WEEKDAY($on) }
count-review-late = { $days ->
    [one] { $days } day
   *[other] { $days } days
}
counted-review-late = since the review of { WEEKDAY($on) } was due

## Situation

channels-were-audited = Channels were last audited on { DAY($on) }.
situation-strengths = Strengths
situation-weaknesses = Weaknesses
situation-opportunities = Opportunities
situation-threats = Threats
situation-competitors = Competitors
benchmarks = How well others do it
benchmark-what = What
benchmark-who = Who
benchmark-figure = Figure

## Goals

goals-caption = Goals: from where, where now, to where; the bar goes from left to right whichever way the figure goes
goal = Goal
progress = Progress
last-figures = Last figures
from = From
now = Now
target = Target
by = By
served-by = Served by { $names }.
# from 310 min, now 190 min, goal 15 min
figure-from = from { $figure }
figure-now = now { $figure }
figure-goal = goal { $figure }
way-gone = { $way }% of the way{ $time ->
    [none] {""}
   *[number] ; { $time }% of the time gone
}
progress-and-time = { $way }%{ $time ->
    [none] {""}
   *[number] , { $time }% of the time gone
}
figure-of-day = { DAY($on) }: { $figure }
# from 310 min, now 190 min, goal 15 min
figures-on-the-way = { $from ->
    [none] {""}
   *[figure] from { $from },{" "}
}{ $now ->
    [none] {""}
   *[figure] now { $now },{" "}
}{ $target ->
    [none] no goal in figures
   *[figure] goal { $target }
}
summary-title = Summary: { $title }
and-more-in-the-plan = And { $n } more in the plan.
standing-reached = Reached
standing-on-track = On track
standing-at-risk = At risk
standing-off-track = Off track
standing-missed = Missed
standing-held = Held
standing-behind = Behind
standing-evidence = By evidence
standing-unknown = Not measured yet
by-evidence = by evidence
# at least 3% a month
level = { $least ->
    [none] { $most ->
        [none] {""}
       *[figure] at most { $most }
    }
   *[figure] at least { $least }{ $most ->
        [none] {""}
       *[figure] , at most { $most }
    }
}{ $per ->
    [none] {""}
    [day] {" "}a day
    [week] {" "}a week
    [month] {" "}a month
   *[year] {" "}a year
}
level-and-now = { $level }{ $now ->
    [none] {""}
   *[figure] , now { $now }
}
evidence-is = How to tell: { $evidence }.
reference = Number in the source
reference-is = Number in the source: { $number }.
set-off-by = Set off by { $trigger }{ $within ->
    [none] .
   *[duration] , done within { $within }.
}
done-within = Done within { $within }.
duties-are = Duties: { $duties }
not-measured-yet = not measured yet
business-objective = Business goal
start-measured-on = Start measured on
measured = Measured
second-figure = Second figure
priority = Priority
figures = Figures
# G1 is measured by the time to the first answer, every month, from the inbox.
measured-by-from = { $metric ->
    [none] { $code }
   *[text] { $code } is measured by { $metric }
}{ $every ->
    [none] {""}
   *[duration] , { EVERY($every) }
}{ $source ->
    [none] {""}
   *[text] , from { $source }
}.
start-was-measured-on = The start was measured on { DAY($on) }.
business-objective-is = Business goal: { $objective }.
kind-is = Kind: { $kind }.
priority-is = Priority { $priority }.
second-figure-is = Second figure: { $figure }.
figures-are = Figures: { $figures }.
goal-kind-reputation = reputation
goal-kind-feedback = feedback
goal-kind-engagement = engagement
goal-kind-awareness = awareness
goal-kind-leads = leads
goal-kind-customer-care = customer care
goal-kind-recruiting = recruiting
goal-kind-education = education
goal-kind-other = other

## Strategy

map-in-words = { $goals ->
    [one] { $goals } goal
   *[other] { $goals } goals
}, { $strategies ->
    [one] { $strategies } strategy
   *[other] { $strategies } strategies
} and { $actions ->
    [one] { $actions } action
   *[other] { $actions } actions
}, with a line for everything that serves something. The same stands below as a list.
map-goals = Goals
map-strategies = Strategies
map-actions = Actions
map-caption = Read from left to right: what is to be reached, how, and who does what for it.
map-alone = Connected to nothing on one side: { $codes }.
serves = Serves
carried-out-by = Carried out by
for-whom = For
on-where = On
goes-along-with = Goes along with
serves-names = Serves { $names }.
carried-out-by-names = Carried out by { $names }.
for-names = For { $names }.
on-names = On { $names }.
goes-along-with-names = Goes along with { $names }.
because = Why: { $why }

## Actions

actions-caption = Who does what when
actions-on-a-line = Who does what when, on a line from { DAY($from) } to { DAY($to) }; dotted: reviews of the plan{ $today ->
    [none] {""}
   *[day] ; solid: { DAY($today) }
}
action = Action
action-and-owner = Action and owner
status-and-dates = Status, dates
when = When
measure = Measure
measured-by = Measured by { $measure }.
takes-each-time = Takes { $effort } each time.
budget-is = Budget { $budget }.
after-names = After { $names }.
needs-approval-of = Approved by { $names }.
terms = Terms
no-dates = no dates
dates-between = { DAY($from) } to { DAY($to) }
dates-by = by { DAY($on) }
dates-from = from { DAY($from) }
dates-until = until { DAY($to) }
dates-and-how-often = { $dates }{ $every ->
    [none] {""}
   *[duration] , { EVERY($every) }
}
action-status-planned = planned
action-status-active = active
action-status-done = done
action-status-dropped = dropped
not-begun = should have begun
same-as-a-picture = The same as a picture
review = Review

## Checks

findings-caption = What the checks found in { $source }
how-bad = How bad
line = Line
finding = Finding
rule = Rule
finding-error = error
finding-warning = warning
finding-note = note

## Calendar

event-goal = { $code } is due: { $goal }
event-action = { $code } { $action }
event-drill = Drill of { $code } { $playbook }{ $at ->
    [none] {""}
   *[text] , { $at }
}
event-message = The approval of { $code } { $message } ends
event-review = Review of { $plan ->
    [none] { untitled-plan }
   *[text] { $plan }
}{ $at ->
    [none] {""}
   *[text] , { $at }
}
event-plan = { $plan ->
    [none] { untitled-plan }
   *[text] { $plan }
} ends
event-goal-missed = { $code } ended at { $now }, not at { $target }: { $goal }
event-goal-unmeasured = { $code } ended without a figure: { $goal }
event-figure = Figure for `{ $goal }`
event-training = Training { $course }: { $who }
event-sign-off = Sign-off of { $what }
event-post = Post { $post } goes out, and needs { $needs ->
    [text] its text
    [alt] words for its picture
   *[sign-off] its sign-off
}
event-report = Report { $report }{ $to ->
    [none] {""}
   *[names] {" "}to { LIST($to) }
}
event-access-check = Check who can sign in
event-meeting = { $what ->
    [none] Meeting
   *[text] { $what }
}
event-leave = Cover for { $who }, who is away { $from ->
    [none] {""}
   *[day] { DAY($from) } to { DAY($to) }
}
event-turn = Turn of { $role } for { $who }, who is away { $from ->
    [none] {""}
   *[day] { DAY($from) } to { DAY($to) }
}
event-leaver = { $who } leaves, and is named in { $places ->
    [one] one place
   *[other] { $places } places
}
event-test = The case “{ $name }” fails
owner-is = Owner: { $name }
event-note-goal = Goal: { $target }
event-note-action = Measured by: { $measure }
event-note-drill = { $drill }
event-note-message = Approved by { $by }{ $on ->
    [none] {""}
   *[day] {" "}on { DAY($on) }
}, until { DAY($until) }

## Rotas

# every week, handed over at 09:00 (Europe/Dublin)
rota-hand-over = { EVERY($every) }, handed over at { $at } ({ $zone })
# for Ana Ruiz (ill)
rota-instead = for { $name }{ $why ->
    [none] {""}
   *[words] {" "}({ $why })
}
rota-nobody = Nobody has a turn before { DAY($until) }.
rota-no-start = The rota does not say when it starts; it is read as from 5 January 2026.
rota-idle-swaps = { $count ->
    [one] One swap does not count as it is written; smplan lint says why.
   *[other] { $count } swaps do not count as they are written; smplan lint says why.
}
rota-is-cut = There are more turns than fit here: the later ones are neither listed nor counted.
rota-starts = From
rota-ends = To
rota-who = Who
rota-turns = turns
rota-hours = hours
rota-nights = nights
rota-weekends = weekends
rota-taken = taken
rota-given = given
# 12 Jan 2026 to 27 Apr 2026
rota-counted = { DAY($starts) }{ $at ->
    [none] {""}
   *[time] {" "}{ $at }
} to { DAY($ends) }{ $end ->
    [none] {""}
   *[time] {" "}{ $end }
}:

## What is due

status-heading = What is due
status-of = { $title ->
    [none] { untitled-plan }
   *[text] { $title }
}: { WEEKDAY($day) }{ $gone ->
    [none] {""}
   *[percent] , { $gone } % of its time gone
}
status-late = Late
status-this-week = This week
status-later = By { DAY($until) }
status-then = Then
status-behind = Behind
status-days-late = { $days ->
    [one] { $days } day
   *[other] { $days } days
}
status-again = { $last ->
    [none] ({ EVERY($every) })
   *[day] (last { DAY($last) }{ $every ->
        [none] {""}
       *[often] , { EVERY($every) }
    })
}
status-training = Training { $course }
status-nobody = nobody
status-goal-behind = { $code } { $goal }: { $progress } % of the way in { $expected } % of the time
status-nothing = Nothing is due until { DAY($until) }.
status-nothing-in-others = { $count ->
    [one] Nothing is due until { DAY($until) } in one more plan.
   *[other] Nothing is due until { DAY($until) } in { $count } more plans.
}
status-counts = { $late } late, { $week } this week, { $later } later.
status-draft = It is a draft: nothing in it is late before it is in force.
status-retired = It is retired: nothing in it is due.
status-shared = { $count ->
    [one] One duty that it shares with the plan it builds on is listed there.
   *[other] { $count } duties that it shares with the plan it builds on are listed there.
}
status-figures = Figures are in { $file }, which could not be read: nobody knows which are due.
status-too-large = The plan is too large to say which leaves need cover.

## The review of a plan

# Review of Harbour Cycles, plan for 2026
review-of = Review of { $title ->
    [none] the plan
   *[text] { $title }
}
# 1 Apr 2026 to 30 Jun 2026, 49 % of its time gone
review-time = { DAY($from) } to { DAY($to) }{ $gone ->
    [none] {""}
   *[percent] , { $gone } % of its time gone
}
review-no-decisions = Nothing is open.
review-nobody-for = Nobody answers for { $names }.
review-line = Line
review-missed = Missed
review-record-figures = Figures come from `smplan record figure GOAL VALUE`, or a file under `measurements`.
review-actions = { $done } done, { $active } active, { $planned } planned.
review-dropped = Dropped: { $names }
review-record-actions = What is done is said by `smplan record action ACTION done`, what is given up by `dropped`.
review-cases = Cases and their causes
review-cases-counted = { $all ->
    [0] No case
    [one] 1 case
   *[other] { $all } cases
}{ $open ->
    [0] {""}
   *[other] , { $open } of them open
}; { $before ->
    [0] none
   *[other] { $before }
} in the time before, from { DAY($from) } on.
review-record-cases = No case is recorded. `smplan record case NUMBER --playbook PLAYBOOK --cause CAUSE` records one, or a file under `cases` holds them.
review-cause = Cause
review-count = Cases
review-before = Before
review-median = Half answered within
review-promised = Promised
review-wait = { WAIT($minutes) }
review-location = { place-capital }
review-messages = { $count ->
    [one] 1 message
   *[other] { $count } messages
} in `{ $file }`, by the rows of the triage:
review-practice = Drills, trainings and checks
review-what = What
review-when-last = Last
review-when-next = Next
review-unrehearsed = Nobody rehearses { $names }.
review-record-practice = What was held is said by `smplan record drill`, `record training`, `record review` and `record access-review`; `drill: {"{"}every: 6mo{"}"}` in a playbook says how often it is rehearsed.
review-came = New: { $names }
review-left = Left: { $names }
review-nobody-came = Nobody came or left.
review-silent = Channels that earned nothing
review-silent-names = No action, no post and no case in this time: { $names }
review-changes = Changes since
review-version = version { $version }
review-changes-all = `{ $command }` says each change.
review-changes-none = Nothing else is other than it was.
review-changes-no-git = What is other than it was is known to git, which has no history of this plan here.
review-changes-not-yet = git has no plan of that day.
review-decided = What we decided
change-group-promises = Promises
change-group-people = People and turns
change-group-goals = Goals
change-group-playbooks = Playbooks
change-group-publishing = Publishing
change-group-stores = { places-capital }
change-group-words = Words to customers
change-group-approvals = Approvals
change-group-governance = Governance
change-group-renamed = Renamed
change-group-wording = Wording only

## What changed since a revision

changes-since = Changes since { $revision } ({ DAY($on) })
n-changes-since = { $n ->
    [one] One change since { $revision }
   *[other] { $n } changes since { $revision }
}
since-mark = changed
to-what-changed = To what changed
new-since = The plan was not there then: all of it is new.
nothing-since = Nothing in it means anything else than then.
more-since = { $n ->
    [one] And one change more.
   *[other] And { $n } changes more.
}

## How the stores of a group stand

scorecard = { places-capital }
scorecard-of = { places-capital }: { $plan }
scorecard-by-region = By region
skip-to-stores = Skip to the list of { places }
score-stores = { places }
score-kept = promises kept
score-not-judged = not judged
score-trained = trained
score-accepted = accepted{ $version ->
    [none] {""}
   *[number] {" "}v{ $version }
}
score-drilled = drilled
score-all = All
score-no-region = Without a region
score-of = { $n } of { $all }
score-said = What is to be done
score-fine = Nothing to do
score-worst-first = Worst first
score-worst-first-some = Worst first ({ $n } of { $all }; --all names every { place })
score-about = Promises are kept where a usual week breaks none of those that can be judged.{ $days ->
    [0] {""}
    [one] {" "}In one of these { places } some break on single days.
   *[other] {" "}In { $days } of these { places } some break on single days.
}
score-unreadable = { $n ->
    [one] One file that builds on this plan cannot be read.
   *[other] { $n } files that build on this plan cannot be read.
}
score-all-fine = There is nothing to do in any { place }.
score-store-missing = no plan of it was read: nothing is known
score-with-mistakes = its plan has mistakes: no promise is judged
score-over = the last day of its plan is over: no promise is judged
score-too-much = too much is promised to look at: nothing is judged
# 4h call back: waits 22h 45m (Sat 20:00), and 2 more are broken
score-broken = { $promise }: { $wait ->
    [none] never comes
   *[time] waits { $wait }
} ({ $on }){ $more ->
    [0] {""}
    [one] , and one more promise is broken
   *[other] , and { $more } more promises are broken
}
score-unjudged = { $n } of { $all } promises not judged
score-broken-days = { $n ->
    [one] a promise breaks on one day
   *[other] a promise breaks on { $n } single days
}
score-of-trained = { $n } of { $all } trained
score-never-accepted = plan not accepted
score-accepted-other = { $version ->
    [none] accepted { DAY($on) }, not known which version
   *[number] accepted v{ $version }
}
score-never-drilled = never drilled
score-drill-late = drill late, last { DAY($on) }
score-reviewed = reviewed { DAY($on) }
score-review-late = review late, last { DAY($on) }
score-never-reviewed = never reviewed

## Columns of tables

column-code = code
column-action = action
column-owner = owner
column-role = role
column-instead-of = for
column-why = why
column-starts = starts
column-ends = ends
column-every = every
column-status = status
column-late = late
column-effort = effort
column-budget = budget
column-measure = measure
column-strategies = strategies
column-channels = channels
column-needs-approval = needs approval by
column-kind = kind
column-name = name
column-title = title
column-roles = roles
column-phone = phone
column-email = e-mail
column-chat = chat
column-hours = hours
column-on-call = on call
column-time-zone = time zone
column-languages = languages
column-address = address
column-channel = channel
column-platform = platform
column-where = where
column-visibility = visibility
column-staffed = staffed
column-first-response = first answer within
column-first-response-off-hours = outside hours within
column-cadence = published
column-audiences = audiences
column-accepts = accepts
column-date = date
column-time = time
column-post = post
column-subject = subject
column-format = format
column-campaign = campaign
column-text = text
column-alt = picture
column-link = link
column-uid = id
column-purpose = purpose
column-id = id
column-store = { place }
column-region = region
column-promises-kept = promises kept
column-promises-broken = promises broken
column-not-judged = not judged
column-broken-days = days on which one breaks
column-trained = trained
column-to-train = to be trained
column-accepted = this version accepted
column-accepted-version = accepted version
column-accepted-on = accepted on
column-drilled = drilled
column-last-drill = last drill
column-last-review = last review
column-review-late = review late
column-to-do = to do
contact-person = person
contact-outside = outside

## Words of the format

# What languages are called, by their tags as in BCP 47.
language-ar = Arabic
language-bn = Bengali
language-cs = Czech
language-da = Danish
language-de = German
language-el = Greek
language-en = English
language-es = Spanish
language-fa = Persian
language-fi = Finnish
language-fr = French
language-ga = Irish
language-he = Hebrew
language-hi = Hindi
language-hr = Croatian
language-ht = Haitian Creole
language-hu = Hungarian
language-it = Italian
language-ja = Japanese
language-ko = Korean
language-nb = Norwegian
language-nl = Dutch
language-pl = Polish
language-pt = Portuguese
language-ro = Romanian
language-ru = Russian
language-so = Somali
language-sv = Swedish
language-tl = Tagalog
language-tr = Turkish
language-uk = Ukrainian
language-ur = Urdu
language-vi = Vietnamese
language-zh = Chinese

severity-critical = critical
severity-high = high
severity-medium = medium
severity-low = low
notify-phone = phone
notify-sms = sms
notify-chat = chat
notify-email = email
may-acknowledge = acknowledge
may-apologise = apologise
may-hide = hide
may-block = block
may-refund = refund
may-pause-publishing = pause publishing
may-approve-statement = approve statement
may-speak-to-media = speak to media
crisis-type-victim = victim
crisis-type-accidental = accidental
crisis-type-preventable = preventable
basis-past = it happened before
basis-forecast = it is expected to happen
action-kind-content = content
action-kind-campaign = campaign
action-kind-promotion = promotion
action-kind-listening = listening
action-kind-improvement = improvement
action-kind-training = training
step-kind-offline = in private
step-kind-verify = a check
step-kind-publish = in public
step-kind-automated = by a program
step-kind-counterbalance-post = a post for balance
phase-ready = ready
phase-contain = contain
phase-recover = recover
phase-respond = respond
phase-learn = learn
response-strategy-inform = inform
response-strategy-deny = deny
response-strategy-diminish = diminish
response-strategy-rebuild = rebuild
response-strategy-bolster = bolster
message-kind-acknowledgement = acknowledgement
message-kind-holding = holding
message-kind-update = update
message-kind-follow-up = follow up
message-kind-offline-invite = offline invite
message-kind-correction = correction
message-kind-resolution = resolution
message-kind-apology = apology
message-kind-question = question
message-kind-statement = statement
message-kind-report-back = report back
message-kind-auto-reply = auto reply
message-kind-thanks = thanks
message-kind-moderation-notice = moderation notice

## Whom to call now

words-to-send = Words to send
whom-to-call-now = Whom to call now
call-them = Call { $name }{ $codes ->
    [none] {""}
   *[codes] {" "}({ LIST($codes) })
}
roster-for = for { LIST($codes, kind: "and") }
roster-see-playbook = It stands there.
# The program puts the time in.
roster-now = On duty now{ $until ->
    [none] {""}
   *[time] , until { $until }
}
roster-nobody = { $unknown ->
    [none] Nobody is on duty
   *[who] Nobody is known to be on duty
}
roster-hours = { $hours }
roster-always = at all hours
roster-rest = at all other hours
roster-hours-unknown = hours not known
roster-some-days = on some days
roster-in-turns = in turns
roster-no-number = (no number in the plan)
roster-hidden-number = (number not shown: the plan is public)
roster-nobody-holds = Nobody is on duty at any time: nobody holds { LIST($who, kind: "and") }
roster-unheld = Nobody holds { LIST($who, kind: "and") }.
roster-at = at { $place }
roster-times-of = Hours of { $zone }
roster-turns-see = They take turns: { $link }.
roster-others-see = On some days it is otherwise: { $link }.
roster-unknown = Nobody knows when { LIST($who, kind: "and") } can be reached: the plan has no hours of theirs that can be worked out.
roster-at-locations = { LIST($who, kind: "and") }: somebody else at each { place }.
roster-of = Whom to call: { $playbooks }
roster-when = When
roster-first = Call first
roster-if-no-answer = If no answer
roster-next = next: { $name }
roster-nobody-else = nobody else
shift-always = at all hours
shift-weekly = { $hours }
# 07:00-16:00 on 25 May 2026, 7 Sep 2026
shift-on-days = { $from }-{ $to } on { $days }
# Mon 13 Apr 2026 06:00-20:00
shift-one-day = { MOMENT($from) }-{ $to }
shift-once = { MOMENT($from) } to { MOMENT($to) }
# 1 Jan, 7 Jul to 11 Jul, 25 Dec 2026
day-span = { $to ->
    [none] { DAY($from, $next) }
   *[day] { DAY($from, $to) } to { DAY($to, $next) }
}
roster-otherwise = Otherwise on these days
duty-calendar = On duty: { $title }
# On duty: Sam Whitlock +1-312-555-0103 (Care lead)
duty-turn = On duty: { $who }{ $role ->
    [none] {""}
   *[name] {" "}({ $role })
}
duty-turn-about = { $otherwise ->
    [none] {""}
   *[name] If no answer: { $otherwise }.{" "}
}For: { $playbooks }
shift-by-shift = Shift by shift
phone-tree = From the first call on
for-the-wallet = For the wallet
rest-on-the-sheet = The rest is on the sheet.
roster-more = And { $n } more.
# At the top of every sheet of paper.
nobody-to-call = Nobody is named to call.
ways-left-out = Phones and addresses are left out, because everybody may read this.
when-something-happens = When something happens{ $codes ->
    [none] {""}
   *[codes] {" "}({ LIST($codes) })
}: { $whom }
# Mon-Fri 08:00-20:00 Sam Okafor +1 612 555 0141
roster-line = { $hours } { $name } { $phone }
see-first-page = whom to call stands on the first page

## Who is on duty

duty-about = A usual week, hour by hour, without leave and closed days, in the time of { $zone }. { $from ->
    [none] {""}
   *[day] Of the weeks from { DAY($from) } to { DAY($to) }, { $count } are like this.{" "}
} An hour counts as covered when somebody who may answer is on duty{ $stores ->
    [yes] , at every { place }
   *[no] {""}
}.
duty-about-text = A usual week, without leave and closed days, in the time of { $zone }. { $from ->
    [none] {""}
   *[day] Of the weeks from { DAY($from) } to { DAY($to) }, { $count } are like this.{" "}
} “There” is somebody who may answer{ $stores ->
    [yes] , at every { place }
   *[no] {""}
}.
# The signs stand in the text of a document, where there is no picture.
duty-signs = { $two } two or more are on duty, { $one } one, { $in_time } nobody, but whoever writes is answered in time, { $too_long } whoever writes waits too long, blank: nothing is promised.
hours-two = two or more on duty
hours-one = one
hours-in-time = nobody, but answered in time
hours-too-long = waits too long
hours-no-promise = nothing promised
first-response-promised = Promised: { $within ->
    [none] outside the hours an answer within { $off_hours }.
   *[duration] an answer within { $within }{ $off_hours ->
        [none] .
       *[duration] , outside the hours within { $off_hours }.
    }
}
week-unknown = Nobody knows when { LIST($who, kind: "and") } can be reached.
week-in-time = { $broken_days ->
    [0] Whoever writes is answered in time, whenever that is.
    [one] Whoever writes in such a week is answered in time; on one other day somebody waits too long.
   *[other] Whoever writes in such a week is answered in time; on { $broken_days } other days somebody waits too long.
}
week-too-long = Whoever writes in these { WAIT($minutes) } waits too long: { $hours }{ $more ->
    [0] .
   *[other] {" "}and { $more } more.
}
week-staffed = Somebody is on duty in all staffed hours.
week-unstaffed = Nobody is on duty in { WAIT($minutes) } of the staffed hours: { $hours }{ $more ->
    [0] .
   *[other] {" "}and { $more } more.
}
week-covered = Covered
week-not-known = Unknown
# 60 hours short
week-short = { WAIT($minutes) } short
day-by-day = The same day by day
touch-point = Channel
day-of-week = Day
staffed = Staffed
somebody-there = On duty
waits-too-long = Waits too long

## Playbooks

severities-caption = What each severity promises
severity = Severity
severity-is = Severity { $severity }
acknowledge-within = Acknowledge within
call-within = Follow up within
updates = Update
solve-within = Solve within
severity-look-back = The team looks back at it within { $within }.
acknowledge-within-time = Acknowledge within { $time }.
call-within-time = Follow up within { $time }.
update-time = Update { $time }.
solve-within-time = Solve within { $time }.
clock-always = These times count at all hours.
clock-staffed = These times count for what comes in while a channel is staffed.
clock-uncovered = These times count for what comes in while a channel is staffed. Nobody covers the other hours.
playbook-owner = Owner: { $name }.
playbook-owner-in-text = Owner { $name }.
card-for-the-wall = Card for the wall{ $code }
use-this-when = Use this when
trigger-sign = { $text }
# more than 20 negative mentions in 1 hour
trigger-threshold = { $over ->
    [none] {""}
   *[number] more than { $over }{" "}
}{ $metric }{ $within ->
    [none] {""}
   *[duration] {" "}in { $within }
}
whom-to-call = Whom to call
ladder-counted = { $whom }, counted from the opening of the playbook
# Steps of the ladder: 1 Start, 2 15 min
ladder-steps = Steps of the escalation path: { $steps }
ladder-mark = { $number } { BADGE($after) }
ladder-step = step { $number }
told-by-ways = Told by { $ways }.
rung-may = Allowed: { $what }.
rung-needs = Needs { $skills }.
stands-in-names = Stands in: { $names }.
no-answer-go-on = No answer in { WAIT($minutes) }? Go to step { $next }.
last-step = This is the last step.
the-last-step = the last step
# In a table: after 30 minutes step 2
no-answer-short = after { WAIT($minutes) } step { $next }
step = Step
after-opening = After
who = Who
how = How
may = May
stands-in = Stands in
no-answer = No answer
ladder-end = { $unless ->
    [resolved] The escalation path goes on until the case is solved.
   *[acknowledged] The escalation path stops as soon as somebody acknowledges.
}
ladder-repeats = { $times ->
    [1] Then it starts once more from the top.
   *[other] Then it starts again from the top, { $times } times.
}
ladder-reaction = From the call to the acknowledgement it takes { $time }.
steps-to-do = What to do
# Mara Velez, within 2 hours, every day
step-by = { $who ->
    [none] { $within ->
        [none] { $every ->
            [none] {""}
           *[duration] { EVERY($every) }
        }
       *[duration] within { $within }{ $from ->
            [none] {""}
           *[text] {" "}after “{ $from }”
        }{ $every ->
            [none] {""}
           *[duration] , { EVERY($every) }
        }
    }
   *[name] { $who }{ $within ->
        [none] {""}
       *[duration] , within { $within }{ $from ->
            [none] {""}
           *[text] {" "}after “{ $from }”
        }
    }{ $every ->
        [none] {""}
       *[duration] , { EVERY($every) }
    }
}
# Mara Velez, within 2 hours, words: M1 Sorry, with the press desk, then close the case
step-note = { $who }{ $within ->
    [none] {""}
   *[duration] , within { $within }{ $from ->
            [none] {""}
           *[text] {" "}after “{ $from }”
        }
}{ $every ->
    [none] {""}
   *[duration] , { EVERY($every) }
}{ $message ->
    [none] {""}
   *[message] , words: { $message }
}{ $contacts ->
    [none] {""}
   *[names] , with { $contacts }
}{ $then ->
    [handoff] , then hand the case over
    [close] , then close the case
   *[none] {""}
}
step-words = Words: { $message }.
step-with = With { $names }.
step-then = { $then ->
    [handoff] Then hand the case over.
   *[close] Then close the case.
}
step-only-if = Only if: { $when }.
step-confirm = Confirmed by { $name }.
step-stop-after = Stops after { $time }.
step-where = Where: { $place }.
step-phase = Phase: { $phase }.
step-parallel = At the same time: { $step }.
playbook-promises = What is promised, and kept in a usual week
promises-caption = Promises of { $code }
promised-on = On
promise = Promise
kept = Kept
kept-but = yes, but not on { $days ->
    [one] one day
   *[other] { $days } days
}
kept-not = no, { $percent }%
longest = Longest wait
promise-staffed = An answer within { $within } while it is staffed
promise-off-hours = An answer within { $within } at other times
promise-always = An answer within { $within } at all hours
promise-follow-up = A call within { $within }
promise-step = Step { $number } within { $within }
promise-pause = Planned posts stopped within { $within }
promise-approval = Statements approved within { $within }
promise-updates = An update every { $within }
anywhere = wherever it opens
longest-unknown = Nobody knows when { LIST($who, kind: "and") } can be reached
longest-never = { $on }{ $place ->
    [none] {""}
   *[place] , at { $place }
}: nobody ever answers
longest-at-once = Answered at once
# 43 hours on Sat 13:00, at Lakeside (Mara Velez on Mon 08:00)
longest-wait = { WAIT($minutes) } on { $on }{ $place ->
    [none] {""}
   *[place] , at { $place }
}{ $by ->
    [none] {""}
   *[names] {" "}({ LIST($by, kind: "and") } on { $until })
}
what-else = What else to know
ready-words = Words that are ready
precedents = What others went through
crisis-type = Kind of crisis
basis = Why it is here
response-strategy = Answer
topic-publishing = Scheduled posts
topic-spokesperson = Spokesperson
topic-statements = Statements
topic-offline = In private
topic-case = Case
topic-handoff = Hand-off
topic-close-out = When it is over
topic-drill = Rehearsal
topic-cases = Cases so far
point-go-on = go on
point-pause = pause { $scope }
point-paused-by = paused by { $by }{ $within ->
    [none] {""}
   *[duration] {" "}within { $within }
}
point-resumed-by = resumed by { $by }
point-speaker = { $who }
point-approved-by = approved by { $by }
point-within = within { $within }
point-else = else { $who }
point-contact = { $initiated_by ->
    [customer] { $who ->
        [none] the customer makes contact
       *[name] the customer makes contact, { $who } answers
    }
   *[company] { $who ->
        [none] we make contact
       *[name] { $who } makes contact
    }
}
point-via = by { LIST($ways, kind: "or", vocabulary: "notify") }
point-attempts = { $times ->
    [one] { $times } attempt
   *[other] { $times } attempts
}
point-then = then { $message }
point-number = { $example ->
    [none] number { $number }
   *[text] number such as { $example }
}
point-kept-in = kept in { $place }
point-representative = { $who } stays with the customer
point-collect = ask for { $what }
point-single-owner = one person keeps it to the end
point-to = to { $who }
point-accepted-within = accepted within { $within }
point-with = with { $what }
point-logged-in = written down in { $place }
# 10% looked at every month by Mara Velez
point-sample = { $percent }% looked at { EVERY($every) }{ $by ->
    [none] {""}
   *[name] {" "}by { $by }
}
point-root-cause = root cause { $cause }
point-causes = causes: { $causes }
point-customer-told = the customer is told
point-survey = asked by the survey “{ $survey }”
point-report-back = report back{ $within ->
    [none] {""}
   *[duration] {" "}within { $within }
} on { $channel }{ $message ->
    [none] {""}
   *[message] {" "}with { $message }
}{ $when ->
    [none] {""}
   *[words] , when { $when }
}
point-look-back = look back within { $within }{ $by ->
    [none] {""}
   *[name] , called by { $by }
}
point-thanks = thanks: { $how }
point-kind = { $kind }
point-every = { EVERY($every) }
point-last = last on { DAY($on) }
point-called-by = called by { $who }
point-cases = { $all ->
    [one] 1 case
   *[other] { $all } cases
}{ $since ->
    [none] {""}
   *[day] {" "}since { DAY($since) }
}{ $open ->
    [0] {""}
   *[other] , { $open } of them open
}
point-cases-of = { $cause }: { $count }
point-cases-at = { $at }: { $count }
point-median-answer = half of them answered within { WAIT($minutes) }

## Cards

skip-to-steps = Skip to the steps
use-this-card-when = Use this card when
who-to-call = Who to call, and when
go-to-next-line = No answer? Go to the next line.
ladder-caption = Steps of the escalation path{ $go_on ->
    [yes] ; no answer: go to the next one
   *[no] {""}
}
who-does-what = Who does what
nobody-named = Nobody yet
write-in = Name and number:
this-is-last = this is the last step
next-step = next step
say-this = Say this
later-words = Later: { $messages }.
words-elsewhere = In { $languages }: see the plan.
never-hide = Never hide
write-it-down = Write it down
write-seen = First seen, day and time
write-where = Where: link or picture
write-customer = Customer, and how to reach them
write-case = Case number
write-taken = Who took it on, and when
write-called = Customer called at
write-next = Next call or update due
write-over = Over at, and who said so
card-of-plan = { $title }{ $version ->
    [none] {""}
   *[number] , version { $version }
}{ $on ->
    [none] {""}
   *[day] , as of { DAY($on) }
}.
current-version = Current version
card-made-from = Made from { $source }{ $digest ->
    [none] {""}
   *[digest] {" "}{ $digest }
}{ $commit ->
    [none] {""}
   *[commit] , commit { $commit }
}, by smplan { $program }.
times-of-zone = Times are those of { $zone }.
replace-card-after = Replace this card after { DAY($on) }.

## Messages

messages-about = Tap a text once to select all of it. Words in square brackets are yours to fill in. Counts run from the examples to the longest that is filled in.
# Holding for Facebook, Instagram.
message-for = { $names ->
    [none] { $kind }.
   *[names] { $kind } for { $names }.
}
message-kind = Kind: { $kind }.
not-approved = Not approved yet.
word-for-word = Send it word for word.
after-attempts = Only after several attempts to reach the customer.
in-language = In { $language }:
# 120–150 of 2000
text-length = { $from ->
    [none] {""}
   *[number] { $from }–
}{ $to } of { $limit }
text-too-long = { $length }, too long
too-long = too long
text-lengths = Length: { $lengths }.
as-text-message = As a text message: { $from ->
    [none] { $to ->
        [one] { $to } part
       *[other] { $to } parts
    }
   *[number] { $from } to { $to } parts
}.
copy = Copy
write-e-mail = Write an e-mail
fill-in = Fill in, up to so many characters: { $placeholders }.
# first name (20, such as Mara)
placeholder = { $name }{ $max ->
    [none] { $example ->
        [none] {""}
       *[words] {" "}(such as { $example })
    }
   *[number] {" "}({ $max }{ $example ->
        [none] )
       *[words] , such as { $example })
    }
}
quoted = “{ $words }”

## Promises of all playbooks

promises-of-plan = Promises of { $plan }
silent = Does not answer: { $names }
silent-sentence = Does not answer: { $names }.
promises-over = Not judged: the last day of the plan is over
promises-too-much = Not judged: there are too many playbooks, channels, { places } and days to look at
promises-none = Nothing is promised: no channel says `first_response`, and no playbook says `acknowledge_within` or by when its steps are done
sheet-made-from = Made from { $source } by smplan { $program }.
usual-week = A usual week, times of { $zone }.
channel = Channel
worst-wait = Worst wait
breaks-without = Breaks without
promise-short-staffed = { COMPACT($within) } answer while staffed
promise-short-off-hours = { COMPACT($within) } answer at other times
promise-short-always = { COMPACT($within) } answer at all hours
promise-short-follow-up = { COMPACT($within) } call back
promise-short-step = { COMPACT($within) } for step { $number }
promise-short-pause = { COMPACT($within) } to stop planned posts
promise-short-approval = { COMPACT($within) } to approve statements
promise-short-updates = { COMPACT($within) } from update to update
promises-tasks-kept = { $count ->
    [one] One step or update is in time as well.
   *[other] { $count } steps, updates and the like are in time as well.
}
promises-judged = { $judged } of { $all } promises are judged.
promises-without-path = { $who }: an answer within { $within } is promised, but no playbook with an escalation path opens there
promises-in-part = Broken in a part of the time alone
promises-in-part-on = { $on }, { $promise }: on { $n_days ->
    [one] { $n_days } day
   *[other] { $n_days } days
}, { DAY($first) } to { DAY($last) }
promises-on-days = On single days, although a usual week keeps it
days-closed-days = closed days
days-leave = leave of { $who }
days-left = { $who } left the team on { DAY($last) }
days-not-yet = { $who } comes on { DAY($first) }
days-hours = hours of { $who } that differ in the year
days-staffed = hours of { $channel } that differ in the year
days-clocks = clocks that change, or do so on different days
days-turn = turns of { $role }
days-unusual-week = unusual weeks
# closed days: 2 days; a message of Fri 25 Dec 2026 10:00 waits 43 hours
days-broken = { $cause }: { $days ->
    [one] { $days } day
   *[other] { $days } days
}; a message of { MOMENT($at) } { $minutes ->
    [none] is never answered
   *[minutes] waits { WAIT($minutes) }
}

## A part of the plan

# What Pat Moreau has to do at Lakeside
part-owner = What { $owner } has to do
part-owner-at = What { $owner } has to do at { $location }
part-location = For { $location }
task-goal = Answer for the goal: { $goal }
task-action = { $action }
task-approve = Approve: { $action }
task-channel = Look after { $channel }
task-answer = Answer when this comes in: { $kind }
task-be-called = Be called as step { $step }
task-stand-in = Stand in as step { $step }
task-step = { $step }
task-stand-in-step = Stand in: { $step }
task-review = Hold the review of the plan
# Approve: A new page, by 31 Mar 2026
task-and-time = { $task }, { $time }
time-on = { DAY($on) }
time-due = due { DAY($on) }
time-by = by { DAY($on) }
time-from = from { DAY($on) }
time-until = until { DAY($on) }
time-between = { DAY($from) } to { DAY($to) }
time-at-once = at once
time-after = { $after }
time-within = within { DURATION($within, form: "dative") }{ $every ->
    [none] {""}
   *[duration] , { EVERY($every) }
}
time-every = { EVERY($every) }

## People

people-caption = Everybody who works with the plan
person-name = Name
on-call = On call
has-skills = skills: { $skills }
speaks = speaks { $languages }
# away 6 Jul 2026 to 17 Jul 2026, Lee Ong stands in
away = away { DAY($from) }{ $to ->
    [none] {""}
   *[day] {" "}to { DAY($to) }
}{ $cover ->
    [none] {""}
   *[name] , { $cover } stands in
}
from-day = from { DAY($on) }
until-day = until { DAY($on) }
roles-caption = Roles and what they may do
held-by = Held by
held-by-location = by each { place }
each-location = each { place }
allowed = Allowed
may-give = May give
outside = outside the organisation
needs-skills = needs { $skills }
opens-systems = opens { $systems }
not-for = not for { $what }
for-term = for { $term }
# 100 USD a month
credit = { $amount }{ $currency ->
    [none] {""}
   *[currency] {" "}{ $currency }
}{ $per ->
    [case] {" "}a case
    [day] {" "}a day
    [week] {" "}a week
    [month] {" "}a month
    [year] {" "}a year
   *[none] {""}
}
# Ana Ruiz, Bo Lark in turn, every week, from 5 Jan 2026, handed over at 09:00 (Europe/Dublin)
rota = { $order } in turn, { EVERY($every) }{ $starts ->
    [none] {""}
   *[day] , from { DAY($starts) }
}{ $at ->
    [none] {""}
   *[time] , handed over at { $at }
}{ $hours ->
    [none] {""}
   *[hours] , on call { $hours }
}{ $zone ->
    [none] {""}
   *[zone] {" "}({ $zone })
}
# Bo Lark for Ana Ruiz: the turn of 20 Apr 2026 (ill)
rota-swap = { $by } for { $instead }: { $ends ->
    [none] the turn of { DAY($starts) }{ $at ->
        [none] {""}
       *[time] {" "}{ $at }
    }
   *[day] { DAY($starts) }{ $at ->
        [none] {""}
       *[time] {" "}{ $at }
    } to { DAY($ends) }{ $end ->
        [none] {""}
       *[time] {" "}{ $end }
    }
}{ $why ->
    [none] {""}
   *[words] {" "}({ $why })
}

## What the places of an organisation are called (plan.location_kind)

place = { PLACE() ->
    [store] store
    [branch] branch
    [department] department
    [faculty] faculty
    [brand] brand
    [franchise] franchise
    [chapter] chapter
    [site] site
   *[location] location
}
place-capital = { PLACE() ->
    [store] Store
    [branch] Branch
    [department] Department
    [faculty] Faculty
    [brand] Brand
    [franchise] Franchise
    [chapter] Chapter
    [site] Site
   *[location] Location
}
places = { PLACE() ->
    [store] stores
    [branch] branches
    [department] departments
    [faculty] faculties
    [brand] brands
    [franchise] franchises
    [chapter] chapters
    [site] sites
   *[location] locations
}
places-capital = { PLACE() ->
    [store] Stores
    [branch] Branches
    [department] Departments
    [faculty] Faculties
    [brand] Brands
    [franchise] Franchises
    [chapter] Chapters
    [site] Sites
   *[location] Locations
}

## Stores

store = { place-capital } { $name }
region = Region { $name }
store-number = { place-capital } number
region-of-store = Region
opening-hours = Open
page-of-all-stores = How all { places } stand
page-of-store = The page of this { place }, with its cards and calendar
own-channels = Own channels
# The plan was accepted on 3 Feb 2026 by Pat Moreau.
the-plan-was = The plan was
accepted = accepted{ $version ->
    [none] {""}
   *[number] {" "}in version { $version }
} on { DAY($on) }{ $by ->
    [none] {""}
   *[name] {" "}by { $by }
}
liaison = Liaison

## Contacts

contacts-caption = Who helps from outside
mail-or-page = Mail or page
for-channels = for { $channels }

## Audiences

audience-kind = Kind: { $kind }.
audience-size = { $n ->
    [one] About { $n } person.
   *[other] About { $n } people.
}
audience-finds-us = Found on { $channels }.
audience-languages = Languages: { $languages }.
audience-needs = Needs: { $needs }.
audience-source = Source: { $source }.
# Reporters: Local papers (media), about 40 people; found on Facebook
audience-line = { $audience }{ $kind ->
    [none] {""}
   *[kind] {" "}({ $kind })
}{ $n ->
    [none] {""}
    [one] , about { $n } person
   *[other] , about { $n } people
}{ $channels ->
    [none] {""}
   *[channels] ; found on { $channels }
}{ $languages ->
    [none] {""}
   *[languages] ; languages { $languages }
}{ $needs ->
    [none] {""}
   *[needs] ; needs { $needs }
}{ $source ->
    [none] {""}
   *[source] ; source: { $source }
}
audience-kind-customers = customers
audience-kind-advocates = advocates
audience-kind-community = community
audience-kind-staff = staff
audience-kind-media = media
audience-kind-partners = partners

## Touch points

touchpoints-caption = Every point where people meet us, and what they may count on there
promise-and-hours = Promise and hours
owner-and-keys = Owner and keys
answers-within = Answers within
goes-private-to = Goes private to
# Public, owned social, dormant.
touchpoint-is = { $visibility ->
    [public] Public
    [private] Private
   *[internal] Internal
}, { $kind }{ $status ->
    [planned] , planned
    [dormant] , dormant
    [closed] , closed
   *[active] {""}
}.
# (public, owned social, dormant)
touchpoint-is-brief = ({ $visibility ->
    [public] public
    [private] private
   *[internal] internal
}, { $kind }{ $status ->
    [planned] , planned
    [dormant] , dormant
    [closed] , closed
   *[active] {""}
})
touchpoint-takes = Takes { $accepts }.
touchpoint-for = For { $audiences }.
# C1 takes complaints, praise, for customers.
touchpoint-takes-for = { $code }{ $accepts ->
    [none] {""}
   *[accepts] {" "}takes { $accepts }
}{ $audiences ->
    [none] {""}
   *[audiences] , for { $audiences }
}.
touchpoint-posts = Posts: { $cadence }.
touchpoint-updated = Updated { EVERY($every) }.
posts-at = Usual times: { $times }.
posts-apart = At least { $gap } apart.
posts-of-format = { $format }: { $count }, { EVERY($every) }.
posts-in-zone = Its posts are in the time of { $zone }.
posts-mix = Mix: { $mix }.
mix-part = { $name }{ $share ->
    [none] {""}
   *[number] {" "}{ $share }%
}
sounds = Tone: { $tone }.
writes-in = Writes in { $languages }.
does-without = Does without { $what }.
# Stands for 130 accounts, listed in the register, kept by Ana
stands-for-accounts = Stands for { $count ->
    [none] several accounts
   *[number] { $count } accounts
}{ $list ->
    [none] {""}
   *[text] , listed in { $list }
}{ $owner ->
    [none] {""}
   *[name] , kept by { $owner }
}.
touchpoint-signed-by = Signed by { $how }.
# 3 a week
rate = { $per ->
    [hour] { $n } an hour
    [day] { $n } a day
    [week] { $n } a week
    [month] { $n } a month
   *[year] { $n } a year
}
# 2 a week to 4 a week
cadence = { $min ->
    [none] at most { $max }
   *[rate] { $max ->
        [none] at least { $min }
       *[rate] { $min } to { $max }
    }
}
in-private = In private: { $channel }
when-closed = when closed { $within }
auto-reply = auto-reply { $message }
# 2 hours; closed: 1 day; auto-reply M4 We are closed
automatic-response = automatic reply: { $within }
automatic-off-hours = automatic reply when closed: { $within }
touchpoint-promise = { $within ->
    [none] –
   *[duration] { $within }
}{ $closed ->
    [none] {""}
   *[duration] ; closed: { $closed }
}{ $reply ->
    [none] {""}
   *[message] ; auto-reply { $reply }
}
# can sign in: Dana Ruiz, Lee Ong, with a second factor
sign-in = { $admins ->
    [none] { $factor ->
        [yes] signing in takes a second factor
       *[no] signing in takes no second factor
    }
   *[names] can sign in: { $admins }{ $factor ->
        [yes] , with a second factor
        [no] , without a second factor
       *[none] {""}
    }
}
sign-in-sentence = { $admins ->
    [none] { $factor ->
        [yes] Signing in takes a second factor.
       *[no] Signing in takes no second factor.
    }
   *[names] Can sign in: { $admins }{ $factor ->
        [yes] , with a second factor
        [no] , without a second factor
       *[none] {""}
    }.
}
when-lost = when it is lost: { $how }
when-lost-sentence = When it is lost: { $how }.
channel-kind-owned-social = owned social
channel-kind-review-site = review site
channel-kind-messaging = messaging
channel-kind-phone = phone
channel-kind-email = email
channel-kind-form = form
channel-kind-web = web
channel-kind-forum = forum
channel-kind-in-person = in person
channel-kind-paid = paid
visibility-public = public
visibility-private = private
visibility-internal = internal
channel-status-planned = planned
channel-status-active = active
channel-status-dormant = dormant
channel-status-closed = closed
accepts-complaints = complaints
accepts-questions = questions
accepts-praise = praise
accepts-orders = orders
platform-facebook = Facebook
platform-instagram = Instagram
platform-x = X
platform-threads = Threads
platform-bluesky = Bluesky
platform-mastodon = Mastodon
platform-linkedin = LinkedIn
platform-tiktok = TikTok
platform-youtube = YouTube
platform-pinterest = Pinterest
platform-reddit = Reddit
platform-snapchat = Snapchat
platform-whatsapp = WhatsApp
platform-discord = Discord
platform-slack = Slack
platform-google-business = Google Business
platform-yelp = Yelp
platform-trustpilot = Trustpilot
platform-tripadvisor = Tripadvisor
platform-apple-app-store = Apple App Store
platform-google-play = Google Play
platform-phone = Phone
platform-sms = Text message
platform-email = E-mail
platform-form = Form
platform-web = Web
platform-chat = Chat
platform-newsletter = Newsletter
platform-blog = Blog
platform-app = App
platform-podcast = Podcast
platform-site-banner = Banner on the site
platform-status-page = Status page
platform-github = GitHub
platform-gitlab = GitLab
platform-forum = Forum
platform-nextdoor = Nextdoor
platform-telegram = Telegram
platform-intranet = Intranet
platform-print = Print
platform-in-store-screen = Screen in the store
platform-in-person = In person

## Content

# news, 60%: what is new
pillar = { $name }{ $share ->
    [none] {""}
   *[number] , { $share }%
}{ $description ->
    [none] {""}
   *[text] : { $description }
}
key-messages = What we come back to
not-covered = Not covered
reshare-only = Shared only, never posted first
content-rules = What posts do and avoid
content-rules-caption = What posts do, what they avoid, and how both read
do = Do
avoid = Avoid
good-example = Good
bad-example = Bad
found-by = Found by { $words }.
count-range = { $min ->
    [none] { $max ->
        [none] any number
       *[number] at most { $max }
    }
   *[number] { $max ->
        [none] at least { $min }
       *[number] { $min } to { $max }
    }
}
images = Pictures
images-consent = Consent
images-records = Kept in
images-minors = Children
guides = Guides
in-the-file = file { $file }
pillars = What posts are about
accessibility = So that everybody can read them
alt-text = Pictures described
captions = Captions
hashtags = Hashtags

## Listening

watched-by = Watched by { $name }.
searched-for = Searched for: { $terms }.
listening-checks = What is looked at
in-which-hours = When
listening-alerts = What opens a playbook
alert-opens = { $when } opens { $playbook }

## Who answers what

triage-caption = Who answers which kind of comment; the first row that fits wins
first-row-wins = The first row that fits wins.
comment = Comment
what-to-do = Do
in-which-words = Words
what-next = Next
# reply (a refund, a voucher), wait at most 2 hours
triage-do = { $respond }{ $choices ->
    [none] {""}
   *[choices] {" "}({ $choices })
}{ $wait ->
    [none] {""}
   *[duration] , wait at most { $wait }
}
# Care desk; only Ana Ruiz; tell Counsel
triage-who = { $owner ->
    [none] –
   *[name] { $owner }
}{ $only ->
    [none] {""}
   *[names] ; only { $only }
}{ $inform ->
    [none] {""}
   *[names] ; tell { $inform }
}
pass-on = { $reserved ->
    [anyone] pass on to anyone
    [location] pass on to the { place }
    [reporter] pass on to whoever reported it
   *[none] pass on to { $to }
}
respond-reply = reply
respond-private = private
respond-correct = correct
respond-hide = hide
respond-monitor = monitor
respond-optional = optional
respond-none = none

## Moderation

hide-list = Hide
keep-list = Keep
delete-list = Delete
archived-first = A copy is kept first
may-hide-comments = May hide
may-block-people = May block
house-rules = House rules
objections = Objections
reports = Reports

## Rehearsals: sheets for whoever leads one, and what `smplan drill` and `smplan who` say in English

drill-title = Rehearsal: { $playbook }
drill-of-plan = { $plan ->
    [none] Plan without a title
   *[title] { $plan }
}{ $organisation ->
    [none] {""}
   *[name] , { $organisation }
}. All times are those of { $zone }.
drill-scene = Scene
# Sat 14 Mar 2026, 22:30, on Facebook, Bramble Lakeside
drill-scene-facts = { $day ->
    [none] {""}
   *[day] { WEEKDAY($day) }, { $time }
}{ $channel ->
    [none] {""}
   *[channel] , on { $channel }
}{ $location ->
    [none] {""}
   *[location] , { $location }
}
drill-severity = Severity
drill-answers-for-playbook = Answers for the playbook
drill-silent = Does not answer today
drill-rehearsals = Rehearsals
drill-last-on = last rehearsed on { DAY($last) }{ $every ->
    [none] {""}
   *[duration] , to be rehearsed { EVERY($every) }
}
drill-last-never = to be rehearsed { EVERY($every) }; it never was
drill-date-and-place = Date, place
drill-led-by = Led by
drill-written-down-by = Written down by
drill-leader = For whoever leads:
drill-leader-reads = read the quoted lines aloud, one scene after the other, and wait for an answer before you tick a line.
drill-leader-decides = Nobody looks at the plan; you do.
drill-leader-ticks = What is ticked worked, what is not is a gap: write it down at the end.
# Of one place in a list of all: 3 of 5 promises kept
drill-place-kept = { $n } of { $all } promises kept
drill-place-nothing = nothing is promised
drill-worst-location = The scene plays at { $location }, where it takes longest.
drill-invite = Invite
drill-the-scene = The scene
# It is Sat 14 Mar 2026, 22:30. On Facebook somebody posts. It is about Bramble Lakeside.
drill-scene-read = { $day ->
    [none] {""}
   *[day] It is { WEEKDAY($day) }, { $time }.{" "}
}{ $channel ->
    [none] Something happens.
   *[channel] On { $channel } somebody posts.
}{ $location ->
    [none] {""}
   *[location] {" "}It is about { $location }.
}
drill-ask-noticed = Ask: how do we notice? Expected: { $checks }
# public channels every 15 minutes, Mo-Fr 08:00-20:00, by Dana Reyes
drill-noticed-check = { $what }{ $every ->
    [none] {""}
   *[duration] {" "}{ EVERY($every) }
}{ $when ->
    [none] {""}
   *[hours] , { $when }
}{ $by ->
    [none] {""}
   *[name] , by { $by }
}
drill-ask-playbook = Ask: what is this, and which playbook do we open? Expected: { $playbook }
drill-minute-by-minute = Minute by minute
# What happens
drill-event-post = The post appears.{ $opens ->
    [none] {""}
   *[playbook] {" "}{ $opens } opens.
}
drill-event-seen = Somebody has seen it{ $on ->
    [none] {""}
   *[channel] {" "}on { $on }, where that takes longest
}.{ $opens ->
    [none] {""}
   *[playbook] {" "}{ $opens } opens.
}
drill-event-step = Step { $number } of the escalation path{ $round ->
    [1] {""}
   *[other] {" "}again (round { $round })
}: tell { LIST($who, kind: "and") }.
drill-event-asked = Ask { LIST($who, kind: "and") }.
drill-event-answer = { $by } answers{ $others ->
    [none] .
   *[names] ; { LIST($others, kind: "and") } could as well.
}
drill-event-promise-ends = { $kind ->
    [staffed] Promised on { $channel }: an answer within { $within } while it is staffed.
    [off-hours] Promised on { $channel }: an answer within { $within } outside the staffed hours.
    [always] { $channel ->
        [none] Promised: an answer within { $within } at all hours.
       *[channel] Promised on { $channel }: an answer within { $within } at all hours.
    }
   *[follow-up] Promised: a call within { $within }.
}
drill-event-task = { $who ->
    [none] nobody yet: { $what }
   *[name] { $who }: { $what }
}
drill-event-pause = { $who ->
    [none] Somebody
   *[name] { $who }
}: stop { $scope ->
    [none] all planned posts
   *[scope] { $scope }
}
drill-event-statement = { $by } has approved the statement
drill-event-update = The public hears more, even if nothing is new
drill-event-resolution = It is solved, or the customer knows when it will be
# What else is said of it
drill-note-clocks-back = Clocks went back: this time comes twice on that day, and this is the second one.
drill-note-unless-solved = Only if it is not solved by then: this escalation path goes on until it is.
drill-note-not-needed = Not needed: somebody has answered.
drill-note-to-do = To do: { $what }
drill-note-message = Words: { $message }
drill-note-contact = With { $contact }{ $way ->
    [none] {""}
   *[number] {" "}({ $way })
}
drill-note-again = Again { EVERY($every) }
drill-note-handoff = Then hand over to { $to }{ $via ->
    [none] {""}
   *[ways] {" "}by { LIST($via, kind: "any", vocabulary: "notify") }
}{ $within ->
    [none] {""}
   *[duration] , accepted within { $within }
}{ $with ->
    [none] {""}
   *[things] , with { $with }
}{ $log ->
    [none] {""}
   *[place] , logged in { $log }
}
drill-note-no-time = No time is set for it
drill-note-resume = { $by } lets them go on
drill-note-otherwise = If not, { $by } decides
drill-note-kept = Kept{ $by ->
    [none] {""}
   *[names] {" "}by { LIST($by, kind: "any") }
}, { $minutes ->
    [0] at once
   *[other] after { WAIT($minutes) }
}.
drill-note-broken = Broken: it takes until { MOMENT($until) }{ $by ->
    [none] {""}
   *[names] {" "}by { LIST($by, kind: "any") }
}.
drill-note-nobody-does-it = Broken: nobody does it.
drill-note-nobody-knows = Nobody knows: the plan has no hours of somebody that can be worked out.
# Those who are told
drill-stands-in = (stands in)
drill-way-phone = phone { $number }
drill-way-text-message = text message to { $number }
drill-way-chat = chat { $name }
drill-way-mail = mail { $address }
drill-state-there = on duty
drill-state-stand-in = on leave; { $by } stands in and is on duty
drill-state-off-duty = off duty{ $until ->
    [none] {""}
   *[moment] {" "}until { MOMENT($until) }
}
drill-state-on-leave = on leave{ $cover ->
    [none] {""}
   *[name] ; { $cover } stands in
}{ $until ->
    [none] {""}
   *[moment] , on duty from { MOMENT($until) }
}
drill-state-left = left the team on { DAY($last) }
drill-state-not-yet = comes on { DAY($first) }
drill-state-no-hours = nobody knows: no hours in the plan that can be worked out
drill-state-silent = does not answer
drill-state-may-not-answer = is told, but may not answer at this step
drill-state-program = a program; it answers nobody
drill-state-nobody = nobody in particular
# What is read and ticked
drill-who-is-told = { $minutes ->
    [0] Who is told now, and how?
   *[other] { WAIT($minutes) } have gone by. Who is told now, and how?
}
drill-answer-is-out = { $minutes ->
    [0] The first answer is out at once.
   *[other] The first answer is out, { WAIT($minutes) } after the post.
}{ $message ->
    [none] {""}
   *[code] {" "}Words: { $message }, below.
}
drill-by-time = by { $time }
drill-no-answer-nobody-there = Nobody who may answer is on duty in the next two months.
drill-no-answer-no-hours = Nobody knows when { LIST($who, kind: "and") } can be reached: the plan has no hours of theirs that can be worked out.
drill-no-answer-not-answered = Such comments are not answered.
drill-no-answer-row-without-owner = Row { $row } of triage names no owner and no playbook.
drill-no-answer-playbook-without-owner = { $playbook } has no escalation path and no owner.
drill-no-answer-no-row = No row of triage fits.
drill-what-we-say = What we say
drill-message = { $length ->
    [none] { $message }.
   *[number] { $message }, { $length } of { $limit } characters.
}
drill-message-of-other-channel = It is not written for this channel.
drill-message-verbatim = Send it word for word.
drill-message-blanks = Examples are filled in; put your own for { $names }.
drill-read-aloud = Read it aloud: does it sound like us, tonight, to this person?
# Dana Reyes, then Ana Lindqvist
drill-then = { $one }, then { $other }
drill-speakers = With the customer speak { $names }: { $handoffs ->
    [one] { $handoffs } hand-off
   *[other] { $handoffs } hand-offs
}.
drill-ask-promised = Does each know what the one before has promised?
drill-in-private = In private
drill-private-offer = Offer the way to { $channel }{ $way ->
    [none] {""}
   *[number] {" "}({ $way })
}.
drill-private-customer-calls = The customer calls { $who ->
    [none] Somebody
   *[name] { $who }
}{ $via ->
    [none] {""}
   *[ways] {" "}by { LIST($via, kind: "any", vocabulary: "notify") }
}{ $within ->
    [none] {""}
   *[duration] {" "}within { $within }
}.
drill-private-contact = { $who ->
    [none] Somebody
   *[name] { $who }
} makes contact{ $via ->
    [none] {""}
   *[ways] {" "}by { LIST($via, kind: "any", vocabulary: "notify") }
}{ $within ->
    [none] {""}
   *[duration] {" "}within { $within }
}{ $attempts ->
    [none] {""}
    [one] , { $attempts } attempt
   *[other] , { $attempts } attempts
}{ $then ->
    [none] {""}
   *[message] , then { $then }
}.
drill-promises = What we promised
drill-promise = { $kind ->
    [staffed] an answer within { $within } while it is staffed
    [off-hours] an answer within { $within } outside the staffed hours
    [always] an answer within { $within } at all hours
    [step] step { $step } within { $within }
    [pause] planned posts stopped within { $within }
    [approval] the statement approved within { $within }
    [updates] an update every { $within }
   *[follow-up] a call within { $within }
}
drill-promise-on = On
drill-promise-what = Promise
drill-promise-until = Until
drill-promise-in-plan = As the plan stands
drill-promise-in-rehearsal = In this rehearsal
drill-verdict-kept = kept
drill-verdict-broken = broken
drill-verdict-unknown = nobody knows
# kept: Dana Reyes, after 20 minutes
drill-promise-verdict = { $minutes ->
    [none] { $verdict }: nobody
    [0] { $verdict }: { LIST($by, kind: "any") }, at once
   *[other] { $verdict }: { LIST($by, kind: "any") }, after { WAIT($minutes) }
}
drill-nothing-promised = Nothing is promised for a message at this time.
drill-afterwards = When it is over
drill-afterwards-cause = Find the cause{ $causes ->
    [none] {""}
   *[causes] {" "}({ $causes })
}
drill-afterwards-tell-customer = Tell the customer what changed
drill-afterwards-look-back = Look back together{ $within ->
    [none] {""}
   *[duration] {" "}within { $within }
}{ $by ->
    [none] {""}
   *[name] ; { $by } calls it
}
drill-afterwards-report-back = Report back on { $channel }{ $message ->
    [none] {""}
   *[message] {" "}with { $message }
}{ $within ->
    [none] {""}
   *[duration] {" "}within { $within }
}
drill-what-we-learned = What we learned
drill-learned-worked = What went as planned?
drill-learned-waited = Where did we wait, guess or look something up?
drill-learned-changes = What changes in the plan, by whom, until when?
drill-date-in-plan = The date of today is in the plan: { $field }
drill-made-from = Made from { $source } by smplan { $version }.
# Who answers
who-title = Who answers: { $what }{ $channel ->
    [none] {""}
   *[channel] {" "}on { $channel }
}
who-comment = a comment
who-answer = { $minutes ->
    [0] At once: { $who }
   *[other] { MOMENT($at) }, after { WAIT($minutes) }: { $who }
}
who-asked-at = Asked: { MOMENT($at) }{ $location ->
    [none] {""}
   *[location] , { $location }
} (times of { $zone }).
who-no-row = No row of the triage fits; name the kind.
# Row 2 of triage, Complaint: reply, Care desk; opens P1 Somebody is angry
who-row = Row { $number } of triage, { $name }: { $respond }{ $owner ->
    [none] {""}
   *[name] , { $owner }
}{ $playbook ->
    [none] ; opens no playbook
   *[playbook] ; opens { $playbook }
}{ $only ->
    [none] {""}
   *[names] ; only { LIST($only, kind: "any") } may answer
}{ $inform ->
    [none] {""}
   *[names] ; { $inform } is informed
}{ $to ->
    [none] {""}
   *[name] ; passed on to { $to }
}{ $wait ->
    [none] {""}
   *[duration] ; others may answer first for { $wait }
}
who-ladder = Who is told, one after the other
who-told-when = { MOMENT($at) }, { $minutes ->
    [0] at once
   *[other] after { WAIT($minutes) }
}
who-other-tasks = { $count ->
    [one] One task of the playbook is in time as well.
   *[other] { $count } tasks of the playbook are in time as well.
}
# Whoever is on duty
duty-asked = Who is on duty{ $location ->
    [none] {""}
   *[location] {" "}at { $location }
}
duty-until = until { MOMENT($until) }
duty-then = { $until ->
    [none] Then
   *[moment] From { MOMENT($until) }
}: { $who }
duty-for = Whom to call for { $playbook }.
# Why a row of triage takes a comment, and why it does not
drill-row-phrase = `{ $phrase }` is in it
drill-row-list = words of the list `{ $list }` are in it
drill-row-rest = it takes what is left
drill-row-for-people = manual only (no `match`)
drill-row-other-channels = it looks on other channels
drill-row-nothing-found = none of its words is in it
drill-row-left-out = `{ $phrase }` is in it, which the row leaves out

## Cases: what `smplan test` says of them

test-title = Test cases: { $plan }
test-all-pass = { $cases ->
    [0] No case was played.
    [one] The one case passes.
   *[other] All { $cases } cases pass.
}
test-some-fail = { $failed } of { $cases } cases failed.
test-failed = Failed: { $name }
test-passed = Passed
test-difference = { $what } (line { $line }): expected: { $expected }; got: { $got }
test-the-case = the case
test-note = Note: { $note }
test-coverage = What the cases exercise
test-covered = { $covered } of { $all }, { $percent }%{ $min ->
    [none] {""}
   *[percent] , less than { $min }%
}
test-not-exercised = Not exercised
case-expected-expectation = what should happen
case-expected-question = a comment
case-expected-time = a time
case-expected-open-location = a location that is open
case-expected-kind = `{ $kind }`
case-expected-playbook = `{ $playbook }`
case-expected-message = `{ $message }`
case-expected-answered-by = { LIST($who, kind: "any", around: "`") }
case-expected-not-answered-by = not by `{ $who }`
case-expected-answered-within = within { $within }, until { MOMENT($until) }
case-got-no-expectation = nothing
case-got-no-question = neither `message` nor `kind` nor `playbook`
case-got-no-time = none, although the case expects `{ $needed_by }`
case-got-location-not-open = `{ $location }` is { $status }
case-got-unknown-kind = no such row in `triage`
case-got-kind = `{ $kind }`
case-got-no-row = no row of `triage`
case-got-playbook = `{ $playbook }`
case-got-row-without-playbook = row { $row }{ $kind ->
    [none] {""}
   *[kind] {" "}`{ $kind }`
}, which opens no playbook
case-got-no-playbook = no playbook: no row of `triage` fits
case-got-message = `{ $message }`
case-got-no-message = no message
case-got-answer = { LIST($by, kind: "any", around: "`") } on { MOMENT($at) }, { $minutes ->
    [0] at once
   *[other] after { WAIT($minutes) }
}
case-got-nobody-is-asked = nobody is asked
case-got-no-hours = nobody knows: { LIST($who, around: "`") } has no hours
case-got-no-answer = nobody answers
case-hint-write-expectation = write `expect:` with what should happen
case-hint-write-question = write `message:` with the words of a comment, `kind:` with a kind of `triage`, or `playbook:`
case-hint-write-time = write `at:` with the day and the time of the comment, such as 2026-03-14T22:30
case-hint-name-open-location = name another location in `location:`, or take the case out
case-hint-kinds = { $near ->
    [none] { $all ->
        [none] it has none at all
       *[kinds] it has { LIST($all, around: "`") }
    }
   *[kind] did you mean `{ $near }`?
}
case-hint-first-message = the message of the triage row is sent, else the first acknowledgement or holding message of the playbook that is written for the channel
case-hint-row-fits = row { $row }{ $kind ->
    [none] {""}
   *[kind] {" "}`{ $kind }`
} fits by `{ $phrase }`
case-hint-row-takes-rest = row { $row }{ $kind ->
    [none] {""}
   *[kind] {" "}`{ $kind }`
} takes what is left
case-hint-row-leaves-out = row { $row }{ $kind ->
    [none] {""}
   *[kind] {" "}`{ $kind }`
} would fit but for its `not`: `{ $phrase }`
case-hint-no-match = no row has a `match`: name the `kind`, or add `match:` to the rows that programs may choose
case-hint-away = { $who }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}
case-absence-off-duty = is off duty { $until ->
    [none] for weeks
   *[moment] until { MOMENT($until) }
}
case-absence-on-leave = is on leave { $until ->
    [none] for weeks
   *[moment] until { MOMENT($until) }
}
case-absence-left = left on { DAY($last) }
case-absence-not-yet = comes on { DAY($first) }
case-absence-no-hours = has no hours in the plan
case-absence-silent = does not answer
case-absence-may-not-answer = may not answer here
case-absence-program = is a program
case-absence-nobody = is nobody in particular
case-part-playbooks = playbooks
case-part-ladder-steps = escalation path steps
case-part-triage-rows = triage rows
case-part-channels = channels
case-uncovered-playbook = `{ $id }`
case-uncovered-channel = `{ $id }`
case-uncovered-step = step { $step } of `{ $ladder }`
case-uncovered-row = row { $row }{ $kind ->
    [none] {""}
   *[kind] {" "}`{ $kind }`
}

## Messages: what `smplan triage` says of them

triage-title = Messages through the triage: { $file }
triage-read = { $count ->
    [one] { $count } message
   *[other] { $count } messages
}, words in `{ $text }`{ $channel ->
    [none] {""}
   *[column] , channels in `{ $channel }`
}.
triage-without-words = { $count } of them without words.
triage-broken = { $count ->
    [one] One row could not be read:
   *[other] { $count } rows could not be read:
}
triage-line = line { $line }: { $what }
triage-unknown-channels = The plan has no such channels: { $names }
triage-name-and-count = `{ $name }` { $count }
triage-row = Row
triage-messages = Messages
triage-share = Share
triage-opens = Opens
triage-no-row = no row
triage-some-of-each = Some of each
triage-lost = Rows that lose to earlier ones
triage-lost-row = Row { $row } { $kind } fits { $fits }, and loses { $lost }{ $taken ->
    [0] ; it takes none at all
   *[other] {""}
}
triage-lost-to = { $count } to row { $row } { $kind }
triage-frequent = What no row recognises, by its frequent words
triage-at-most-missed = Each may be { $count } too few: rare words were forgotten on the way.
triage-labels = Against the labels in { $column }: { $right } of { $labelled } right ({ $percent })
triage-labelled = Labelled
triage-taken = Taken
triage-recall = Recall
triage-precision = Precision
triage-misses = The worst misses
triage-miss = { $row ->
    [none] No row takes
   *[number] Row { $row } { $kind } takes
} { $count ->
    [one] { $count } message
   *[other] { $count } messages
} labelled { $label }
triage-unknown-labels = Labels that are no kind and no playbook of the plan: { $names }
triage-flaw-line-too-long = the line is longer than 256 kB
triage-flaw-row-too-long = a quotation mark is never closed, or the row is longer than 256 kB
triage-flaw-columns = it has { $found } columns, and the head has { $expected }
triage-flaw-not-utf8 = it is not in UTF-8: save the file as UTF-8 (Excel calls it `CSV UTF-8`), or say --encoding windows-1252
triage-flaw-json-ends = it is no JSON object: it ends too early
triage-flaw-json-wrong = it is no JSON object: something is wrong at character { $character }
triage-flaw-no-text-in-json = it is no JSON object with a text in it
triage-flaw-no-field = it has no `{ $field }`
triage-note-unreadable-patterns = { $patterns ->
    [one] { $patterns } pattern in `match` cannot be read and finds nothing; `smplan lint` names it
   *[other] { $patterns } patterns in `match` cannot be read and find nothing; `smplan lint` names them
}
triage-note-no-channels = some rows ask for a channel, and the messages name none; --channel names the column
triage-note-no-small-words = there is no list of small words for `{ $language }`, so that they count among the frequent words
triage-note-no-labels = no message has a label in the column `{ $column }`

## What is left out of documents for everybody

left-out = Left out, because everybody may read this:
withheld-names = names of people
withheld-person-contacts = phones and addresses of people
withheld-presence = hours, on-call hours and leave of people
withheld-outside-contacts = phones, addresses and hours of contacts
withheld-sign-in = access to accounts and how they are secured
withheld-authority = what may be decided and given away
withheld-money = budgets and working time
withheld-assessment = weaknesses, threats and risks
withheld-decisions = decisions that are needed
withheld-handling = how cases are kept, handed on and rehearsed
withheld-recognition = words by which comments are recognised
withheld-training = training
withheld-notes = notes and exceptions
withheld-publishing = posts and campaigns that are planned, and who publishes them
withheld-accounts = tools and lists of accounts
withheld-channels = channels for colleagues

## What goes out when

section-calendar = Calendar
section-campaigns = Campaigns
section-publishing = Who publishes what
section-membership = Membership
section-reports = Reports
section-tools = Tools
section-notes = Notes
calendar-caption = What goes out when, and who sees to it
post = Post
posts = Posts
status-and-owner = Status and owner
more-months = { $n ->
    [one] And { $n } month more.
   *[other] And { $n } months more.
}
calendar-is-cut = The calendar has more times than are shown here.
# 09:00 Advent (Instagram, Newsletter), ready
outing = { $time } { $name }{ $channels ->
    [none] {""}
   *[names] {" "}({ $channels })
}{ $status ->
    [ready] , ready
    [published] , published
    [idea] , idea
   *[draft] {""}
}
post-status-idea = idea
post-status-draft = draft
post-status-ready = ready
post-status-published = published
post-status-dropped = dropped
post-at-once = { MOMENT($at) }
post-at-daily = at { $time }
# 20 minutes after launch
post-at-counted = { $after ->
    [none] { $before ->
        [none] at { $from }
       *[duration] { $before } before { $from }
    }
   *[duration] { $before ->
        [none] { $after } after { $from }
       *[duration] { $before } before and { $after } after { $from }
    }
}
slot-at = { EVERY($every) } at { $time }
slot-days = { $from ->
    [none] until { DAY($to) }
   *[day] { $to ->
        [none] from { DAY($from) }
       *[day] { DAY($from) } to { DAY($to) }
    }
}
campaign-is = Campaign: { $campaign }.
subject-is = Subject: { $subject }.
format-is = Format: { $format }.
picture-shows = Picture: { $what }
leads-to = Link: { $url }
sign-off-is = Sign-off: { $kind }.
campaign-days = { $from ->
    [none] until { DAY($to) }
   *[day] { $to ->
        [none] from { DAY($from) }
       *[day] { DAY($from) } to { DAY($to) }
    }
}
campaign-budget = { $budget ->
    [none] { $paid } for ads and paid posts
   *[sum] { $budget }{ $paid ->
        [none] {""}
       *[sum] , of which { $paid } for ads and paid posts
    }
}
budget = Budget
partners = Partners
partners-are = With { $names }.
posts-are = Posts: { $names }.
may-publish = Who may publish
sign-off = Sign-off
signed-off-messages = Messages
signed-off-playbooks = Playbooks
signed-off-plan = The plan
nobody-agrees = Nobody has to agree.
# each step: one of them is enough
sign-off-step = Agreed by { LIST($who, kind: "or") }.
agreed-within = Within { $within }.
requests = Asking for a post
answers = Answered
needed = Needed
requests-answered = { $by ->
    [none] { $within ->
        [none] {""}
       *[duration] within { $within }
    }
   *[name] by { $by }{ $within ->
        [none] {""}
       *[duration] , within { $within }
    }
}
requests-need = Needed: { $what }
nothing-published = Quiet hours
quiet-hours = Nothing is published: { $hours }{ $except ->
    [none] {""}
   *[names] , except what needs this sign-off: { $except }
}
staff-accounts = Accounts of employees
joining = Joining
leaving = Leaving
vote = Decisions
recertified = Confirmed again
agreement = Agreement
report-line = { EVERY($every) }{ $to ->
    [none] {""}
   *[names] , to { $to }
}{ $owner ->
    [none] {""}
   *[name] , by { $owner }
}{ $what ->
    [none] {""}
   *[text] : { $what }
}
access-of = Access: { $names }.
