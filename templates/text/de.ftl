# Die Wörter der Dokumente auf Deutsch. Die englische Datei ist das Vorbild: smplan templates show text/en.ftl
#
# Eine Zeile ist ein Schlüssel und seine Wörter; was in geschweiften Klammern steht, wird eingesetzt.

## Days and times

month-1 = Jan.
month-2 = Febr.
month-3 = März
month-4 = Apr.
month-5 = Mai
month-6 = Juni
month-7 = Juli
month-8 = Aug.
month-9 = Sept.
month-10 = Okt.
month-11 = Nov.
month-12 = Dez.
weekday-mon = Mo
weekday-tue = Di
weekday-wed = Mi
weekday-thu = Do
weekday-fri = Fr
weekday-sat = Sa
weekday-sun = So
# 14 Sep 2026
date = { $day }. { $month } { $year }
# A day before others of the same year: 1 Jan, 25 May, 7 Sep 2026
date-in-a-row = { $day }. { $month }
# Sat 14 Mar 2026
date-with-weekday = { $weekday }, { $date }
# Sat 14 Mar 2026 22:30
moment = { $date }, { $time }
# Sat 22:30, of every week
week-time = { $weekday } { $time }
days-to = { $from } bis { $to }
all-day = ganztags
at-once = sofort
# Mon-Fri
weekdays = { $from }–{ $to }
name-of-day = { WEEKDAY($day) }
# Mon-Fri 17:00-20:00
week-span = { $days } { $from }–{ $to }
# Sat 13:00 to Mon 08:00
week-span-of-days = { $days } { $from } bis { $to }
for-ever = für immer

## Durations

duration-minutes = { $n ->
    [one] { $n } Minute
   *[other] { $n } Minuten
}
    .dative = { $n ->
        [one] { $n } Minute
       *[other] { $n } Minuten
    }
duration-hours = { $n ->
    [one] { $n } Stunde
   *[other] { $n } Stunden
}
    .dative = { $n ->
        [one] { $n } Stunde
       *[other] { $n } Stunden
    }
duration-days = { $n ->
    [one] { $n } Tag
   *[other] { $n } Tage
}
    .dative = { $n ->
        [one] { $n } Tag
       *[other] { $n } Tagen
    }
duration-business-days = { $n ->
    [one] { $n } Arbeitstag
   *[other] { $n } Arbeitstage
}
    .dative = { $n ->
        [one] { $n } Arbeitstag
       *[other] { $n } Arbeitstagen
    }
duration-weeks = { $n ->
    [one] { $n } Woche
   *[other] { $n } Wochen
}
    .dative = { $n ->
        [one] { $n } Woche
       *[other] { $n } Wochen
    }
duration-months = { $n ->
    [one] { $n } Monat
   *[other] { $n } Monate
}
    .dative = { $n ->
        [one] { $n } Monat
       *[other] { $n } Monaten
    }
duration-years = { $n ->
    [one] { $n } Jahr
   *[other] { $n } Jahre
}
    .dative = { $n ->
        [one] { $n } Jahr
       *[other] { $n } Jahren
    }
# 13 hours 30 minutes
wait-of-two = { $one } { $other }
every-minutes = { $n ->
    [1] jede Minute
   *[other] alle { $n } Minuten
}
every-hours = { $n ->
    [1] jede Stunde
   *[other] alle { $n } Stunden
}
every-days = { $n ->
    [1] jeden Tag
   *[other] alle { $n } Tage
}
every-business-days = { $n ->
    [1] jeden Arbeitstag
   *[other] alle { $n } Arbeitstage
}
every-weeks = { $n ->
    [1] jede Woche
   *[other] alle { $n } Wochen
}
every-months = { $n ->
    [1] jeden Monat
   *[other] alle { $n } Monate
}
every-years = { $n ->
    [1] jedes Jahr
   *[other] alle { $n } Jahre
}
# As short as it gets, beside a step.
badge-start = Start
badge-minutes = { $n } Min.
badge-hours = { $n } Std.
badge-days = { $n } T.
badge-business-days = { $n } AT
badge-weeks = { $n } Wo.
badge-months = { $n } Mon.
badge-years = { $n } J.
# How often people are told what is new.
update-each = { EVERY($every) }
update-between = alle { $min } bis { $max }
# Beside a step, where it stands in a picture.
badge = { BADGE($after) }
# As short as it is typed, in tables: 13h 30m.
compact-minutes = { $n } Min.
compact-hours = { $n } Std.
compact-days = { $n } T.
compact-business-days = { $n } AT
compact-weeks = { $n } Wo.
compact-months = { $n } Mon.
compact-years = { $n } J.

## Lists

list-plain = { $one }, { $other }
list-and = { $one } und { $other }
list-or = { $one } oder { $other }
# each of them is enough alone: Ann or Ben or Cal
list-any = { $one } oder { $other }

## Whoever is no person and no role of the plan

owner-anyone = Irgendwer
owner-reporter = Wer es gemeldet hat
owner-location = { PLACE() ->
    [location] Der
    [franchise] Der
   *[other] Die
} { place }

## Words of many sections

owner = Zuständig
playbook = Notfallplan
nobody-yet = noch niemand
on-day = Tag
version = Version
called-by = Einberufen von
# Mara Velez on 20 Jan 2026
name-on-day = { $name } am { DAY($on) }
status = Stand
source = Quelle
kind = Art
time = Zeit
late = verspätet
next-review = Nächste Überprüfung
n-errors = { $n } Fehler
n-warnings = { $n ->
    [one] { $n } Warnung
   *[other] { $n } Warnungen
}
n-notes = { $n ->
    [one] { $n } Hinweis
   *[other] { $n } Hinweise
}
# Mara Velez, by 30 Jun 2026.
owner-by-day = { $owner }{ $on ->
    [none] {""}
   *[day] , bis { DAY($on) }
}.
yes = ja
no = nein
unknown = unbekannt
approved-by-name = Freigegeben{ $by ->
    [none] {""}
   *[name] {" "}von { $by }
}{ $on ->
    [none] {""}
   *[day] {" "}am { DAY($on) }
}{ $until ->
    [none] {""}
   *[day] , gültig bis { DAY($until) }
}.
changed-since = Seither geändert.
waiting-for = Es fehlt noch: { LIST($who, kind: "or") }.
signed-by-name = Gezeichnet von { $name }.
told-unasked = Nur unterrichtet
told-unasked-names = Nur unterrichtet: { $names }.
phone = Telefon
mail = E-Mail
hours = Zeiten
where = Wo
what = Was
how-often = Wie oft
by-whom = Durch
time-zone = Zeitzone
roles = Rollen
role = Rolle
touchpoint = Kanal
# Where a role is somebody else at each location: (see Stores)
see-stores = (siehe { $stores })
# A figure that is passed: more than 20 negative mentions in 1 hour
threshold = { $over ->
    [none] {""}
   *[number] mehr als { $over }{" "}
}{ $metric }{ $within ->
    [none] {""}
   *[duration] {" "}in { DURATION($within, form: "dative") }
}

## Risks

risks-caption = Was schiefgehen kann, 1 am wenigsten und 5 am meisten
risk = Risiko
likelihood = Wahrscheinlichkeit
impact = Auswirkung

## Governance

# What a document leaves out on purpose: the part, and why
not-needed = Was weggelassen ist, und warum
part-triage = Wer welchen Kommentar beantwortet
part-listening = Zuhören
part-feedback = Rückmeldungen
part-training = Schulung
part-employee-policy = Richtlinie für Mitarbeitende
part-private-way = Ein vertraulicher Weg für Beschwerden
part-moderation = Was verborgen wird und was bleibt
part-reviews = Überprüfungen
part-drills = Übungen
part-account-security = Sicherheit der Konten
part-crisis-path = Wen man in einer Krise ruft
part-sign-off = Freigabe
principles = Woran sich jede Antwort hält
approvals = Freigaben
the-plan = Plan
approval = { $what } freigegeben von { $by }{ $on ->
    [none] {""}
   *[day] {" "}am { DAY($on) }
}{ $version ->
    [none] {""}
   *[number] {" "}(Version { $version })
}{ $until ->
    [none] {""}
   *[day] , bis { DAY($until) }
}
policies = Richtlinien
training = Schulung: { $name }
training-for = Für { $names }{ $every ->
    [none] .
   *[duration] , { EVERY($every) }.
}
training-due = Fällig { EVERY($every) }.
training-before-access = Vor der ersten Anmeldung.
training-records = Teilgenommen: { $records }.
checked-and-kept = Was geprüft und aufbewahrt wird
access-review = Prüfung, wer sich anmelden kann
access-review-facts = { EVERY($every) }{ $last ->
    [none] {""}
   *[day] , zuletzt am { DAY($last) }
}{ $by ->
    [none] {""}
   *[name] , durch { $by }
}
second-factor = Zweiter Faktor
records = Aufzeichnungen
records-kept = { $place ->
    [none] { $retain } aufbewahrt
   *[place] { $retain } aufbewahrt in { $place }
}
feedback = Rückmeldungen
feedback-facts = { $by } sammelt, was Kundinnen und Kunden sagen{ $every ->
    [none] {""}
   *[duration] , { EVERY($every) }
}{ $names ->
    [none] {""}
   *[names] , für { $names }
}{ $survey ->
    [none] {""}
   *[survey] , gefragt mit der Umfrage „{ $survey }“
}
figures-are-in = Die Zahlen stehen in
locked = Von { places }{ PLACE() ->
    [location] n
    [franchise] n
   *[other] {""}
} nicht zu ändern
tighten-only = Von { places }{ PLACE() ->
    [location] n
    [franchise] n
   *[other] {""}
} nur zu verschärfen

## Reviews

reviews-held = Findet statt
reviews-held-every = Findet { EVERY($every) } statt.
review-last = Zuletzt
review-last-on = Zuletzt am { DAY($on) }.
review-next = Das nächste Mal
review-next-on = Das nächste Mal am { DAY($on) }.
called-by-name = Es lädt ein: { $name }.
review-held = abgehalten
review-to-come = steht bevor
meetings = Besprechungen
meeting = { $what }{ $every ->
    [none] {""}
   *[duration] , { EVERY($every) }
}{ $last ->
    [none] {""}
   *[day] , zuletzt am { DAY($last) }
}{ $by ->
    [none] {""}
   *[name] , es lädt ein: { $by }
}

## Changes

changes-caption = Was sich von Version zu Version geändert hat
changed-by = Von
what-changed = Was

## Test cases

tests-caption = Fälle, mit denen der Plan umgehen muss
test = Fall
given = Gegeben
expected = Erwartet
given-message = „{ $text }“
given-kind = ein Kommentar der Art { $kind }
given-playbook = { $playbook } wird geöffnet
given-channel = auf { $channel }
given-location = über { $place }
given-silent = während { LIST($who, kind: "or") } nicht antwortet
given-at = am { MOMENT($at) } Uhr
expected-kind = ist von der Art { $kind }
expected-playbook = öffnet { $playbook }
expected-answered-by = beantwortet von { LIST($who, kind: "or") }
expected-answered-within = innerhalb von { DURATION($within, form: "dative") }
expected-message = mit { $message }
expected-not-answered-by = nicht von { LIST($who, kind: "or") }

## Figures and months

# What stands before the decimals of a figure: 1.5
decimal-mark = ,
percent = { $n } %
# 41 min, 1200 EUR
amount-of = { $n } { $unit }
# Sep 2026
month-and-year = { $month } { $year }

## Sections

section-overview = Auf einen Blick
section-situation = Ausgangslage
section-goals = Ziele
section-strategy = Strategie
section-actions = Maßnahmen
section-audiences = Zielgruppen
section-touchpoints = Kanäle
section-content = Inhalte
section-listening = Zuhören
section-triage = Wer was beantwortet
section-moderation = Moderation
section-duty = Wer Dienst hat
section-playbooks = Notfallpläne
section-playbook-details = Notfallpläne im Einzelnen
section-cover = Stunde für Stunde
section-roles = Rollen
appendix = Anhang
appendix-about = Zum Nachschlagen: wer was darf, was geprüft wird und was der Plan sonst noch festlegt.
section-messages = Fertige Texte
section-people = Personen
section-stores = { places }
section-contacts = Kontakte
section-risks = Risiken
section-governance = Regeln
section-reviews = Überprüfungen
section-tests = Testfälle
section-changes = Änderungen
section-findings = Prüfungen

## Page

skip-to-plan = Zum Plan springen
untitled-plan = Plan ohne Titel
# What Ana Li has to do: Holiday plan
page-title = { $part ->
    [none] { $title }
   *[text] { $part }: { $title }
}
# At the bottom of every sheet of paper.
running-foot = { $title }{ $version ->
    [none] {""}
   *[number] , Version { $version }
}{ $on ->
    [none] {""}
   *[day] , Stand { DAY($on) }
}. Erstellt aus { $source }{ $digest ->
    [none] {""}
   *[text] {" "}{ $digest }
}{ $commit ->
    [none] {""}
   *[text] , Commit { $commit }
}, mit smplan { $tool }{ $zone ->
    [none] {""}
   *[text] . Zeiten gelten für { $zone }
}.
site = Übersicht
all-plans = Alle Pläne
calendar-of-this-plan = Kalender dieses Plans
part-of-the-plan = Das ist ein Teil des Plans.
# Version 3, as of 15 Apr 2026
version-as-of = { $version ->
    [none] { $on ->
        [none] {""}
       *[day] Stand { DAY($on) }
    }
   *[number] Version { $version }{ $on ->
        [none] {""}
       *[day] , Stand { DAY($on) }
    }
}
as-of = Stand { DAY($on) }
ways-into-the-plan = Wege in den Plan
happening-now = Passiert es gerade?
call = Anrufen
all-playbooks = Alle { $n } Notfallpläne
i-run-a-store = Ich leite { PLACE() ->
    [location] einen
    [franchise] einen
   *[other] eine
} { place }
i-publish = Ich veröffentliche
i-answer-people = Ich antworte
my-store = { PLACE() ->
    [location] Mein
    [franchise] Mein
   *[other] Meine
} { place } und wer dort ist
words-that-are-ready = Fertige Texte
what-is-due = Was ansteht, und bei wem
what-is-hidden = Was ausgeblendet wird und was bleibt
i-need-the-summary = Ich brauche den Überblick
goals-and-progress = Ziele und Fortschritt
what-changed-link = Was sich geändert hat
what-the-checks-found = Was die Prüfungen fanden
on-this-page = Auf dieser Seite
made-from = Erstellt aus { $source }{ $digest ->
    [none] {""}
   *[text] {" "}(SHA-256 { $digest })
}{ $commit ->
    [none] {""}
   *[text] , Commit { $commit }
} mit smplan { $tool }{ $on ->
    [none] {""}
   *[day] , Stand { DAY($on) }
}.
markdown-made-from = Erstellt aus { $source } mit smplan { $tool }{ $digest ->
    [none] {""}
   *[text] {" "}(SHA-256 { $digest })
}. Nicht bearbeiten: den Plan ändern und neu erzeugen. Sprache: { $language }.
times-are-those-of = Zeiten gelten für { $zone }.
change-the-plan = Den Plan ändern und neu erzeugen; Änderungen an dieser Seite gehen verloren.
always-at-hand = Immer zur Hand
contents = Inhalt
copied = Kopiert
version-is = Version { $version }.
as-of-day = Stand { DAY($on) }.
runs-from-to = Läuft vom { DAY($from) } bis { DAY($to) }.
owner-is-sentence = Zuständig: { $name }.
plan-status-draft = Entwurf
plan-status-approved = Freigegeben
plan-status-active = Gültig
plan-status-retired = Außer Kraft
plan-status-closed = Abgeschlossen
plan-status-review-overdue = Überprüfung überfällig
plan-status-unreadable = Nicht lesbar

## List of plans

site-title = Social-Media-Pläne{ $organisation ->
    [none] {""}
   *[text] , { $organisation }
}
site-heading = Social-Media-Pläne
skip-to-plans = Zur Liste der Pläne
logo = Logo
n-plans = { $n ->
    [one] { $n } Plan
   *[other] { $n } Pläne
}
plans-active = { $n } gültig
plans-draft = { $n } im Entwurf
plans-closed = { $n } abgeschlossen
need-attention = { $n ->
    [one] { $n } braucht Aufmerksamkeit
   *[other] { $n } brauchen Aufmerksamkeit
}
why-attention = eine Überprüfung ist überfällig oder eine Prüfung schlägt fehl
# (0 errors) and 3 warnings in 2 of 3 plans
and-warnings = { $n ->
    [one] und { $n } Warnung
   *[other] und { $n } Warnungen
} { $all ->
    [none] in allen Plänen
   *[number] insgesamt; { $checked } von { $all } Plänen sagen, was gefunden wurde
}
# (16 May 2026) is the next review, in 31 days: Holiday plan
is-next-review-of = ist die nächste Überprüfung{ $away ->
    [none] {""}
   *[text] , { $away }
}: { $plan }
review-away-today = heute
review-away-in = { $days ->
    [one] in { $days } Tag
   *[other] in { $days } Tagen
}
review-away-late = { $days ->
    [one] seit { $days } Tag überfällig
   *[other] seit { $days } Tagen überfällig
}
show = Zeigen
show-all = Alle { $n }
show-attention = Brauchen Aufmerksamkeit ({ $n })
hide-closed = Ohne abgeschlossene ({ $n })
find = Suchen
found-of = { $n } von { $all }
plans-caption = Pläne, die mit der nächsten Überprüfung zuerst{ $today ->
    [none] {""}
   *[day] ; die senkrechte Linie ist der { DAY($today) }, die Raute die nächste Überprüfung
}
plan-and-owner = Plan und Zuständige
# Ana Li, Head of care
person-and-role = { $name }, { $role }
cards = Karten
calendar = Kalender
calendar-of = Kalender: { $plan }
plan-runs = { DAY($from) } bis { DAY($to) }{ $review ->
    [none] {""}
   *[day] , nächste Überprüfung am { DAY($review) }
}
not-shown = nicht gezeigt
no-findings = keine
made-by = Gemacht mit smplan { $tool }{ $on ->
    [none] {""}
   *[day] , Stand { DAY($on) }
}.
same-for-programs = Dasselbe für Programme: { $list }.

## At a glance

runs = Läuft
from-day-to-day = { DAY($from) } bis { DAY($to) }
time-gone = Vergangene Zeit
sponsor = Unterstützt von
approved = Freigegeben
approved-by = { $on ->
    [none] { $by }
   *[day] { DAY($on) }, { $by }
}
nothing-found = nichts gefunden
to-do = Zu tun
decisions-we-need = Entscheidungen, die wir brauchen
decided-by = { $owner ->
    [none] bis { DAY($on) }
   *[name] { $owner }{ $on ->
        [none] {""}
       *[day] , bis { DAY($on) }
    }
}
decision = { $what }{ $owner ->
    [none] {""}
   *[name] , { $owner }
}{ $on ->
    [none] {""}
   *[day] , bis { DAY($on) }
}
mission = Auftrag
what-customers-count-on = Worauf sich die Kundschaft verlassen kann
times-are-of = Zeiten gelten für
holidays-of = Feiertage von
sector = Träger
sector-public = öffentliche Stelle
follows-plan = Folgt auf Plan
values = Werte
closed-on = Geschlossen am
plan-kind-plan = Plan
plan-kind-playbook = Notfallpläne
plan-kind-policy = Richtlinie
plan-kind-guidelines = Leitlinien
plan-kind-charter = Satzung des Teams
plan-kind-calendar = Kalender
# A figure in large letters, and what it counts: 3 of 5 goals on track, 1 at risk, 1 off track
count-goals = { $on_track } von { $all }
counted-goals = { $measured ->
    [0] Zielen bisher gemessen
   *[other] { $behind ->
        [0] Zielen auf Kurs
       *[other] Zielen auf Kurs, { $at_risk } gefährdet, { $off_track } nicht auf Kurs
    }
}
count-actions = { $late ->
    [0] { $all }
   *[other] { $late } verspätet
}
counted-actions = { $late ->
    [0] { $all ->
        [one] Maßnahme
       *[other] Maßnahmen
    }
   *[other] { $all ->
        [one] von { $all } Maßnahme
       *[other] von { $all } Maßnahmen
    }
}: { $done } erledigt, { $active } laufend, { $planned } geplant
count-cover = { $short ->
    [0] { $all } von { $all }
   *[other] { $short } von { $all }
}
counted-cover = { $short ->
    [0] Kanälen in einer üblichen Woche abgedeckt
   *[other] Kanälen mit Stunden, in denen eine Antwort zu lange dauert
}
count-review = { DAY($on) }
counted-review = ist die nächste Überprüfung
count-review-today = Heute
counted-review-today = ist die nächste Überprüfung
count-review-in = { $days ->
    [one] { $days } Tag
   *[other] { $days } Tage
}
counted-review-in = bis zur nächsten Überprüfung, { WEEKDAY($on) }
count-review-late = { $days ->
    [one] { $days } Tag
   *[other] { $days } Tage
}
counted-review-late = seit die Überprüfung fällig war, { WEEKDAY($on) }

## Situation

channels-were-audited = Die Kanäle wurden zuletzt am { DAY($on) } geprüft.
situation-strengths = Stärken
situation-weaknesses = Schwächen
situation-opportunities = Chancen
situation-threats = Gefahren
situation-competitors = Mitbewerber
benchmarks = Wie gut es andere machen
benchmark-what = Was
benchmark-who = Wer
benchmark-figure = Wert

## Goals

goals-caption = Ziele: von wo, wo jetzt, wohin; der Balken läuft von links nach rechts, wohin der Wert auch geht
goal = Ziel
progress = Fortschritt
last-figures = Letzte Werte
from = Von
now = Jetzt
target = Soll
by = Bis
served-by = Dafür: { $names }.
# from 310 min, now 190 min, goal 15 min
figure-from = von { $figure }
figure-now = jetzt { $figure }
figure-goal = Ziel { $figure }
way-gone = { $way } % des Wegs{ $time ->
    [none] {""}
   *[number] ; { $time } % der Zeit vergangen
}
progress-and-time = { $way } %{ $time ->
    [none] {""}
   *[number] , { $time } % der Zeit vergangen
}
figure-of-day = { DAY($on) }: { $figure }
# from 310 min, now 190 min, goal 15 min
figures-on-the-way = { $from ->
    [none] {""}
   *[figure] von { $from },{" "}
}{ $now ->
    [none] {""}
   *[figure] jetzt { $now },{" "}
}{ $target ->
    [none] kein Ziel in Zahlen
   *[figure] Ziel { $target }
}
summary-title = Zusammenfassung: { $title }
and-more-in-the-plan = Und { $n } weitere im Plan.
standing-reached = Erreicht
standing-on-track = Auf Kurs
standing-at-risk = Gefährdet
standing-off-track = Nicht auf Kurs
standing-missed = Verfehlt
standing-held = Gehalten
standing-behind = Im Rückstand
standing-evidence = Nach Anschauung
standing-unknown = Noch nicht gemessen
by-evidence = nach Anschauung
# at least 3% a month
level = { $least ->
    [none] { $most ->
        [none] {""}
       *[figure] höchstens { $most }
    }
   *[figure] mindestens { $least }{ $most ->
        [none] {""}
       *[figure] , höchstens { $most }
    }
}{ $per ->
    [none] {""}
    [day] {" "}am Tag
    [week] {" "}in der Woche
    [month] {" "}im Monat
   *[year] {" "}im Jahr
}
level-and-now = { $level }{ $now ->
    [none] {""}
   *[figure] , jetzt { $now }
}
evidence-is = Woran man es merkt: { $evidence }.
reference = Nummer in der Quelle
reference-is = Nummer in der Quelle: { $number }.
set-off-by = Auslöser: { $trigger }{ $within ->
    [none] .
   *[duration] , erledigt innerhalb von { DURATION($within, form: "dative") }.
}
done-within = Erledigt innerhalb von { DURATION($within, form: "dative") }.
duties-are = Aufgaben: { $duties }
not-measured-yet = noch nicht gemessen
business-objective = Geschäftsziel
start-measured-on = Ausgangswert vom
measured = Gemessen
second-figure = Zweiter Wert
priority = Priorität
figures = Werte
# G1 is measured by the time to the first answer, every month, from the inbox.
measured-by-from = { $metric ->
    [none] { $code }
   *[text] { $code } wird gemessen an: { $metric }
}{ $every ->
    [none] {""}
   *[duration] , { EVERY($every) }
}{ $source ->
    [none] {""}
   *[text] , aus { $source }
}.
start-was-measured-on = Der Ausgangswert ist vom { DAY($on) }.
business-objective-is = Geschäftsziel: { $objective }.
kind-is = Art: { $kind }.
priority-is = Priorität { $priority }.
second-figure-is = Zweiter Wert: { $figure }.
figures-are = Werte: { $figures }.
goal-kind-reputation = Ansehen
goal-kind-feedback = Rückmeldungen
goal-kind-engagement = Beteiligung
goal-kind-awareness = Bekanntheit
goal-kind-leads = Anfragen
goal-kind-customer-care = Kundendienst
goal-kind-recruiting = Personal gewinnen
goal-kind-education = Bildung
goal-kind-other = anderes

## Strategy

map-in-words = { $goals ->
    [one] { $goals } Ziel
   *[other] { $goals } Ziele
}, { $strategies ->
    [one] { $strategies } Strategie
   *[other] { $strategies } Strategien
} und { $actions ->
    [one] { $actions } Maßnahme
   *[other] { $actions } Maßnahmen
}, mit einer Linie für alles, was zu etwas beiträgt. Dasselbe steht darunter als Liste.
map-goals = Ziele
map-strategies = Strategien
map-actions = Maßnahmen
map-caption = Von links nach rechts: was erreicht werden soll, wie, und wer was dafür tut.
map-alone = Auf einer Seite ohne Verbindung: { $codes }.
serves = Dient
carried-out-by = Ausgeführt durch
for-whom = Für
on-where = Auf
goes-along-with = Gehört zu
serves-names = Dient { $names }.
carried-out-by-names = Ausgeführt durch { $names }.
for-names = Für { $names }.
on-names = Auf { $names }.
goes-along-with-names = Gehört zu { $names }.
because = Warum: { $why }

## Actions

actions-caption = Wer tut was wann
actions-on-a-line = Wer tut was wann, auf einer Linie vom { DAY($from) } bis { DAY($to) }; gepunktet: Überprüfungen des Plans{ $today ->
    [none] {""}
   *[day] ; durchgezogen: { DAY($today) }
}
action = Maßnahme
action-and-owner = Maßnahme, Zuständige
status-and-dates = Stand, Termine
when = Wann
measure = Maß
measured-by = Gemessen an: { $measure }.
takes-each-time = Dauert jeweils { $effort }.
budget-is = Budget: { $budget }.
after-names = Nach { $names }.
needs-approval-of = Freigegeben von { $names }.
terms = Bedingungen
no-dates = ohne Termin
dates-between = { DAY($from) } bis { DAY($to) }
dates-by = bis { DAY($on) }
dates-from = ab { DAY($from) }
dates-until = bis { DAY($to) }
dates-and-how-often = { $dates }{ $every ->
    [none] {""}
   *[duration] , { EVERY($every) }
}
action-status-planned = geplant
action-status-active = läuft
action-status-done = erledigt
action-status-dropped = aufgegeben
not-begun = sollte begonnen haben
same-as-a-picture = Dasselbe als Bild
review = Überprüfung

## Checks

findings-caption = Was die Prüfungen in { $source } fanden
how-bad = Wie schlimm
line = Zeile
finding = Befund
rule = Regel
finding-error = Fehler
finding-warning = Warnung
finding-note = Hinweis

## Calendar

event-goal = { $code } ist fällig: { $goal }
event-action = { $code } { $action }
event-drill = Übung zu { $code } { $playbook }{ $at ->
    [none] {""}
   *[text] , { $at }
}
event-message = Die Freigabe von { $code } { $message } endet
event-review = Überprüfung: { $plan ->
    [none] { untitled-plan }
   *[text] { $plan }
}{ $at ->
    [none] {""}
   *[text] , { $at }
}
event-plan = { $plan ->
    [none] { untitled-plan }
   *[text] { $plan }
} endet
event-goal-missed = { $code } endete bei { $now } statt bei { $target }: { $goal }
event-goal-unmeasured = { $code } endete ohne einen Messwert: { $goal }
event-figure = Messwert für `{ $goal }`
event-training = Schulung { $course }: { $who }
event-sign-off = Freigabe: { $what }
event-post = Beitrag { $post } geht hinaus, es fehlt noch { $needs ->
    [text] der Text
    [alt] was das Bild zeigt
   *[sign-off] die Freigabe
}
event-report = Bericht { $report }{ $to ->
    [none] {""}
   *[names] {" "}an { LIST($to) }
}
event-access-check = Prüfen, wer sich anmelden kann
event-meeting = { $what ->
    [none] Besprechung
   *[text] { $what }
}
event-leave = Vertretung für { $who }, abwesend { $from ->
    [none] {""}
   *[day] { DAY($from) } bis { DAY($to) }
}
event-turn = Dienst von { $role } für { $who }, abwesend { $from ->
    [none] {""}
   *[day] { DAY($from) } bis { DAY($to) }
}
event-leaver = { $who } geht und steht noch an { $places ->
    [one] einer Stelle
   *[other] { $places } Stellen
}
event-test = Der Fall „{ $name }“ schlägt fehl
owner-is = Zuständig: { $name }
event-note-goal = Ziel: { $target }
event-note-action = Gemessen an: { $measure }
event-note-drill = { $drill }
event-note-message = Freigegeben von { $by }{ $on ->
    [none] {""}
   *[day] {" "}am { DAY($on) }
}, bis { DAY($until) }

## Rotas

# every week, handed over at 09:00 (Europe/Dublin)
rota-hand-over = { EVERY($every) }, Übergabe um { $at } ({ $zone })
# for Ana Ruiz (ill)
rota-instead = für { $name }{ $why ->
    [none] {""}
   *[words] {" "}({ $why })
}
rota-nobody = Vor dem { DAY($until) } hat niemand Dienst.
rota-no-start = Der Dienstplan sagt nicht, wann er beginnt; er wird ab dem 5. Januar 2026 gelesen.
rota-idle-swaps = { $count ->
    [one] Ein Tausch gilt nicht so, wie er geschrieben ist; smplan lint sagt, warum.
   *[other] { $count } Tausche gelten nicht so, wie sie geschrieben sind; smplan lint sagt, warum.
}
rota-is-cut = Es gibt mehr Dienste, als hier Platz haben: Die späteren sind weder aufgeführt noch gezählt.
rota-starts = Von
rota-ends = Bis
rota-who = Wer
rota-turns = Dienste
rota-hours = Stunden
rota-nights = nachts
rota-weekends = am Wochenende
rota-taken = übernommen
rota-given = abgegeben
# 12 Jan 2026 to 27 Apr 2026
rota-counted = { DAY($starts) }{ $at ->
    [none] {""}
   *[time] {" "}{ $at }
} bis { DAY($ends) }{ $end ->
    [none] {""}
   *[time] {" "}{ $end }
}:

## What is due

status-heading = Was fällig ist
status-of = { $title ->
    [none] { untitled-plan }
   *[text] { $title }
}: { WEEKDAY($day) }{ $gone ->
    [none] {""}
   *[percent] , { $gone } % seiner Zeit vergangen
}
status-late = Überfällig
status-this-week = Diese Woche
status-later = Bis { DAY($until) }
status-then = Danach
status-behind = Im Rückstand
status-days-late = { $days ->
    [one] { $days } Tag
   *[other] { $days } Tage
}
status-again = { $last ->
    [none] ({ EVERY($every) })
   *[day] (zuletzt { DAY($last) }{ $every ->
        [none] {""}
       *[often] , { EVERY($every) }
    })
}
status-training = Schulung { $course }
status-nobody = niemand
status-goal-behind = { $code } { $goal }: { $progress } % des Wegs in { $expected } % der Zeit
status-nothing = Bis { DAY($until) } ist nichts fällig.
status-nothing-in-others = { $count ->
    [one] In einem weiteren Plan ist bis { DAY($until) } nichts fällig.
   *[other] In { $count } weiteren Plänen ist bis { DAY($until) } nichts fällig.
}
status-counts = { $late } überfällig, { $week } diese Woche, { $later } später.
status-draft = Es ist ein Entwurf: Bevor er gilt, ist nichts überfällig.
status-retired = Der Plan ist außer Kraft: Nichts ist fällig.
status-shared = { $count ->
    [one] Eine Pflicht, die er mit dem Plan teilt, auf dem er aufbaut, steht dort.
   *[other] { $count } Pflichten, die er mit dem Plan teilt, auf dem er aufbaut, stehen dort.
}
status-figures = Messwerte stehen in { $file }, konnten dort aber nicht gelesen werden: Niemand weiß, welche fällig sind.
status-too-large = Der Plan ist zu groß, um zu sagen, welche Abwesenheiten eine Vertretung brauchen.

## Die Überprüfung eines Plans

review-of = Überprüfung: { $title ->
    [none] der Plan
   *[text] { $title }
}
review-time = { DAY($from) } bis { DAY($to) }{ $gone ->
    [none] {""}
   *[percent] , { $gone } % der Zeit vergangen
}
review-no-decisions = Nichts ist offen.
review-nobody-for = Niemand ist zuständig für { $names }.
review-line = Linie
review-missed = Verfehlt
review-record-figures = Zahlen kommen von `smplan record figure ZIEL WERT` oder aus einer Datei unter `measurements`.
review-actions = { $done } erledigt, { $active } in Arbeit, { $planned } geplant.
review-dropped = Aufgegeben: { $names }
review-record-actions = Was erledigt ist, sagt `smplan record action MASSNAHME done`, was aufgegeben ist, `dropped`.
review-cases = Fälle und ihre Ursachen
review-cases-counted = { $all ->
    [0] Kein Fall
    [one] 1 Fall
   *[other] { $all } Fälle
}{ $open ->
    [0] {""}
   *[other] , davon { $open } offen
}; { $before ->
    [0] keiner
   *[other] { $before }
} in der Zeit davor, ab { DAY($from) }.
review-record-cases = Kein Fall ist erfasst. `smplan record case NUMMER --playbook PLAYBOOK --cause URSACHE` erfasst einen, oder eine Datei unter `cases` enthält sie.
review-cause = Ursache
review-count = Fälle
review-before = Davor
review-median = Hälfte beantwortet in
review-promised = Zugesagt
review-wait = { WAIT($minutes) }
review-location = { place }
review-messages = { $count ->
    [one] 1 Nachricht
   *[other] { $count } Nachrichten
} in `{ $file }`, nach den Zeilen der Triage:
review-practice = Übungen, Schulungen und Kontrollen
review-what = Was
review-when-last = Zuletzt
review-when-next = Nächstes Mal
review-unrehearsed = Niemand übt { $names }.
review-record-practice = Was stattfand, sagen `smplan record drill`, `record training`, `record review` und `record access-review`; `drill: {"{"}every: 6mo{"}"}` in einem Playbook sagt, wie oft es geübt wird.
review-came = Neu: { $names }
review-left = Ausgeschieden: { $names }
review-nobody-came = Niemand kam oder ging.
review-silent = Kanäle, auf denen nichts geschah
review-silent-names = Keine Maßnahme, kein Beitrag und kein Fall in dieser Zeit: { $names }
review-changes = Änderungen seither
review-version = Version { $version }
review-changes-all = `{ $command }` nennt jede Änderung.
review-changes-none = Sonst ist nichts anders als zuvor.
review-changes-no-git = Was anders ist als zuvor, weiß git, das hier keine Geschichte dieses Plans hat.
review-changes-not-yet = git hat keinen Plan von diesem Tag.
review-decided = Was wir beschlossen haben
change-group-promises = Zusagen
change-group-people = Personen und Schichten
change-group-goals = Ziele
change-group-playbooks = Playbooks
change-group-publishing = Veröffentlichung
change-group-stores = { places }
change-group-words = Worte an Kunden
change-group-approvals = Freigaben
change-group-governance = Führung
change-group-renamed = Umbenannt
change-group-wording = Nur Wortlaut

## What changed since a revision

changes-since = Änderungen seit { $revision } ({ DAY($on) })
n-changes-since = { $n ->
    [one] Eine Änderung seit { $revision }
   *[other] { $n } Änderungen seit { $revision }
}
since-mark = geändert
to-what-changed = Zu dem, was sich geändert hat
new-since = Den Plan gab es damals nicht: Alles in ihm ist neu.
nothing-since = Nichts in ihm bedeutet etwas anderes als damals.
more-since = { $n ->
    [one] Und eine weitere Änderung.
   *[other] Und { $n } weitere Änderungen.
}

## How the stores of a group stand

scorecard = { places }
scorecard-of = { places }: { $plan }
scorecard-by-region = Nach Regionen
skip-to-stores = Zur Liste der { places }
score-stores = { places }
score-kept = Versprechen gehalten
score-not-judged = nicht beurteilt
score-trained = geschult
score-accepted = { $version ->
    [none] angenommen
   *[number] Version { $version } angenommen
}
score-drilled = geübt
score-all = Alle
score-no-region = Ohne Region
score-of = { $n } von { $all }
score-said = Was zu tun ist
score-fine = Nichts zu tun
score-worst-first = Die schlechtesten zuerst
score-worst-first-some = Die schlechtesten zuerst ({ $n } von { $all }; --all nennt alle { places })
score-about = Versprechen sind gehalten, wo eine gewöhnliche Woche keines von denen bricht, die beurteilt werden können.{ $days ->
    [0] {""}
    [one] {" "}Bei einem davon brechen einige an einzelnen Tagen.
   *[other] {" "}Bei { $days } davon brechen einige an einzelnen Tagen.
}
score-unreadable = { $n ->
    [one] Eine Datei, die auf diesem Plan aufbaut, kann nicht gelesen werden.
   *[other] { $n } Dateien, die auf diesem Plan aufbauen, können nicht gelesen werden.
}
score-all-fine = Nirgends ist etwas zu tun.
score-store-missing = kein Plan dazu wurde gelesen: nichts ist bekannt
score-with-mistakes = sein Plan hat Fehler: kein Versprechen ist beurteilt
score-over = der letzte Tag seines Plans ist vorbei: kein Versprechen ist beurteilt
score-too-much = es ist zu viel versprochen: nichts ist beurteilt
score-broken = { $promise }: { $wait ->
    [none] geschieht nie
   *[time] dauert { $wait }
} ({ $on }){ $more ->
    [0] {""}
    [one] , und ein weiteres Versprechen ist gebrochen
   *[other] , und { $more } weitere Versprechen sind gebrochen
}
score-unjudged = { $n } von { $all } Versprechen nicht beurteilt
score-broken-days = { $n ->
    [one] an einem Tag bricht ein Versprechen
   *[other] an { $n } einzelnen Tagen bricht ein Versprechen
}
score-of-trained = { $n } von { $all } geschult
score-never-accepted = Plan nicht angenommen
score-accepted-other = { $version ->
    [none] am { DAY($on) } angenommen, welche Version ist nicht bekannt
   *[number] Version { $version } angenommen
}
score-never-drilled = nie geübt
score-drill-late = Übung überfällig, zuletzt am { DAY($on) }
score-reviewed = überprüft am { DAY($on) }
score-review-late = Überprüfung überfällig, zuletzt am { DAY($on) }
score-never-reviewed = nie überprüft

## Columns of tables

column-code = Kürzel
column-action = Maßnahme
column-owner = zuständig
column-role = Rolle
column-instead-of = für
column-why = warum
column-starts = beginnt
column-ends = endet
column-every = wie oft
column-status = Stand
column-late = verspätet
column-effort = Aufwand
column-budget = Budget
column-measure = Maß
column-strategies = Strategien
column-channels = Kanäle
column-needs-approval = Freigabe durch
column-kind = Art
column-name = Name
column-title = Aufgabe
column-roles = Rollen
column-phone = Telefon
column-email = E-Mail
column-chat = Chat
column-hours = Zeiten
column-on-call = Bereitschaft
column-time-zone = Zeitzone
column-languages = Sprachen
column-address = Adresse
column-channel = Kanal
column-platform = Plattform
column-where = wo
column-visibility = Sichtbarkeit
column-staffed = besetzt
column-first-response = erste Antwort innerhalb von
column-first-response-off-hours = außerhalb der Zeiten innerhalb von
column-cadence = Beiträge
column-audiences = Zielgruppen
column-accepts = nimmt an
column-date = Tag
column-time = Zeit
column-post = Beitrag
column-subject = Thema
column-format = Format
column-campaign = Kampagne
column-text = Text
column-alt = Bild
column-link = Link
column-uid = Kennung
column-purpose = Zweck
column-id = Kennung
column-store = { place }
column-region = Region
column-promises-kept = gehaltene Versprechen
column-promises-broken = gebrochene Versprechen
column-not-judged = nicht beurteilt
column-broken-days = Tage, an denen eines bricht
column-trained = geschult
column-to-train = zu schulen
column-accepted = diese Version angenommen
column-accepted-version = angenommene Version
column-accepted-on = angenommen am
column-drilled = geübt
column-last-drill = letzte Übung
column-last-review = letzte Überprüfung
column-review-late = Überprüfung überfällig
column-to-do = zu tun
contact-person = Person
contact-outside = außerhalb

## Words of the format

language-ar = Arabisch
language-bn = Bengalisch
language-cs = Tschechisch
language-da = Dänisch
language-de = Deutsch
language-el = Griechisch
language-en = Englisch
language-es = Spanisch
language-fa = Persisch
language-fi = Finnisch
language-fr = Französisch
language-ga = Irisch
language-he = Hebräisch
language-hi = Hindi
language-hr = Kroatisch
language-ht = Haitianisch
language-hu = Ungarisch
language-it = Italienisch
language-ja = Japanisch
language-ko = Koreanisch
language-nb = Norwegisch
language-nl = Niederländisch
language-pl = Polnisch
language-pt = Portugiesisch
language-ro = Rumänisch
language-ru = Russisch
language-so = Somali
language-sv = Schwedisch
language-tl = Tagalog
language-tr = Türkisch
language-uk = Ukrainisch
language-ur = Urdu
language-vi = Vietnamesisch
language-zh = Chinesisch

severity-critical = kritisch
severity-high = hoch
severity-medium = mittel
severity-low = gering
notify-phone = Telefon
notify-sms = SMS
notify-chat = Chat
notify-email = E-Mail
may-acknowledge = bestätigen
may-apologise = um Entschuldigung bitten
may-hide = ausblenden
may-block = sperren
may-refund = erstatten
may-pause-publishing = Beiträge anhalten
may-approve-statement = Erklärungen freigeben
may-speak-to-media = mit Medien sprechen
crisis-type-victim = Opfer
crisis-type-accidental = Versehen
crisis-type-preventable = vermeidbar
basis-past = ist schon vorgekommen
basis-forecast = ist zu erwarten
action-kind-content = Inhalte
action-kind-campaign = Kampagne
action-kind-promotion = Aktion
action-kind-listening = Zuhören
action-kind-improvement = Verbesserung
action-kind-training = Schulung
step-kind-offline = nicht öffentlich
step-kind-verify = eine Prüfung
step-kind-publish = öffentlich
step-kind-automated = durch ein Programm
step-kind-counterbalance-post = ein Beitrag als Gegengewicht
phase-ready = vorbereiten
phase-contain = eindämmen
phase-recover = wiederherstellen
phase-respond = antworten
phase-learn = lernen
response-strategy-inform = unterrichten
response-strategy-deny = bestreiten
response-strategy-diminish = einordnen
response-strategy-rebuild = wiedergutmachen
response-strategy-bolster = bestärken
message-kind-acknowledgement = Bestätigung
message-kind-holding = erste Erklärung
message-kind-update = Zwischenstand
message-kind-follow-up = Nachfassen
message-kind-offline-invite = Einladung ins Gespräch
message-kind-correction = Richtigstellung
message-kind-resolution = Lösung
message-kind-apology = Entschuldigung
message-kind-question = Rückfrage
message-kind-statement = Stellungnahme
message-kind-report-back = Rückmeldung
message-kind-auto-reply = automatische Antwort
message-kind-thanks = Dank
message-kind-moderation-notice = Hinweis der Moderation

## Whom to call now

words-to-send = Worte zum Senden
whom-to-call-now = Wen jetzt anrufen
call-them = { $name } anrufen{ $codes ->
    [none] {""}
   *[codes] {" "}({ LIST($codes) })
}
roster-for = für { LIST($codes, kind: "and") }
roster-see-playbook = Das steht dort.
# The program puts the time in.
roster-now = Jetzt im Dienst{ $until ->
    [none] {""}
   *[time] , bis { $until }
}
roster-nobody = { $unknown ->
    [none] Niemand ist da
   *[who] Soweit bekannt ist niemand da
}
roster-hours = { $hours }
roster-always = rund um die Uhr
roster-rest = zu allen anderen Zeiten
roster-hours-unknown = Zeiten nicht bekannt
roster-some-days = an manchen Tagen
roster-in-turns = reihum
roster-no-number = (keine Nummer im Plan)
roster-hidden-number = (Nummer nicht gezeigt: Der Plan ist öffentlich)
roster-nobody-holds = Zu keiner Zeit ist jemand da: Niemand hat { LIST($who, kind: "and") }
roster-unheld = Niemand hat { LIST($who, kind: "and") }.
roster-at = von { $place }
roster-times-of = Zeiten gelten für { $zone }
roster-turns-see = Der Dienst geht reihum: { $link }.
roster-others-see = An manchen Tagen ist es anders: { $link }.
roster-unknown = Niemand weiß, wann { LIST($who, kind: "and") } zu erreichen ist: Im Plan stehen keine Zeiten, die sich ausrechnen lassen.
roster-at-locations = { LIST($who, kind: "and") }: je { place } jemand anders.
roster-of = Wen anrufen: { $playbooks }
roster-when = Wann
roster-first = Zuerst anrufen
roster-if-no-answer = Keine Antwort
roster-next = danach: { $name }
roster-nobody-else = sonst niemand
shift-always = rund um die Uhr
shift-weekly = { $hours }
# 07:00-16:00 on 25 May 2026, 7 Sep 2026
shift-on-days = { $from }–{ $to } am { $days }
# Mon 13 Apr 2026 06:00-20:00
shift-one-day = { MOMENT($from) }-{ $to }
shift-once = { MOMENT($from) } bis { MOMENT($to) }
# 1 Jan, 7 Jul to 11 Jul, 25 Dec 2026
day-span = { $to ->
    [none] { DAY($from, $next) }
   *[day] { DAY($from, $to) } bis { DAY($to, $next) }
}
roster-otherwise = Anders an diesen Tagen
duty-calendar = Dienst: { $title }
# Dienst: Sam Whitlock +1-312-555-0103 (Care lead)
duty-turn = Dienst: { $who }{ $role ->
    [none] {""}
   *[name] {" "}({ $role })
}
duty-turn-about = { $otherwise ->
    [none] {""}
   *[name] Wenn niemand antwortet: { $otherwise }.{" "}
}Für: { $playbooks }
shift-by-shift = Schicht für Schicht
phone-tree = Vom ersten Anruf an
for-the-wallet = Für die Brieftasche
rest-on-the-sheet = Der Rest steht auf dem Blatt.
roster-more = Und { $n } weitere.
# At the top of every sheet of paper.
nobody-to-call = Niemand zum Anrufen ist genannt.
ways-left-out = Telefone und Adressen fehlen, weil das alle lesen dürfen.
when-something-happens = Wenn etwas passiert{ $codes ->
    [none] {""}
   *[codes] {" "}({ LIST($codes) })
}: { $whom }
# Mon-Fri 08:00-20:00 Sam Okafor +1 612 555 0141
roster-line = { $hours } { $name } { $phone }
see-first-page = wen anrufen, steht auf der ersten Seite

## Who is on duty

duty-about = Eine gewöhnliche Woche, Stunde für Stunde, ohne Urlaub und geschlossene Tage, in der Zeit von { $zone }. { $from ->
    [none] {""}
   *[day] Vom { DAY($from) } bis zum { DAY($to) } sind { $count } Wochen so.{" "}
} Eine Stunde gilt als abgedeckt, wenn jemand da ist, der antworten darf{ $stores ->
    [yes] , und zwar für alle { places }
   *[no] {""}
}.
duty-about-text = Eine gewöhnliche Woche, ohne Urlaub und geschlossene Tage, in der Zeit von { $zone }. { $from ->
    [none] {""}
   *[day] Vom { DAY($from) } bis zum { DAY($to) } sind { $count } Wochen so.{" "}
} „Da“ ist, wer antworten darf{ $stores ->
    [yes] , und zwar für alle { places }
   *[no] {""}
}.
# The signs stand in the text of a document, where there is no picture.
duty-signs = { $two } zwei oder mehr sind da, { $one } eine Person, { $in_time } niemand, aber wer schreibt, bekommt rechtzeitig Antwort, { $too_long } wer schreibt, wartet zu lange, leer: nichts ist zugesagt.
hours-two = zwei oder mehr im Dienst
hours-one = eine Person
hours-in-time = niemand, aber rechtzeitig beantwortet
hours-too-long = wartet zu lange
hours-no-promise = nichts zugesagt
first-response-promised = Zugesagt: { $within ->
    [none] außerhalb der Zeiten eine Antwort innerhalb von { DURATION($off_hours, form: "dative") }.
   *[duration] eine Antwort innerhalb von { DURATION($within, form: "dative") }{ $off_hours ->
        [none] .
       *[duration] , außerhalb der Zeiten innerhalb von { DURATION($off_hours, form: "dative") }.
    }
}
week-unknown = Niemand weiß, wann { LIST($who, kind: "and") } zu erreichen ist.
week-in-time = { $broken_days ->
    [0] Wer schreibt, bekommt rechtzeitig Antwort, wann immer es ist.
    [one] Wer in einer solchen Woche schreibt, bekommt rechtzeitig Antwort; an einem anderen Tag wartet jemand zu lange.
   *[other] Wer in einer solchen Woche schreibt, bekommt rechtzeitig Antwort; an { $broken_days } anderen Tagen wartet jemand zu lange.
}
week-too-long = Wer in diesen { WAIT($minutes, form: "dative") } schreibt, wartet zu lange: { $hours }{ $more ->
    [0] .
   *[other] {" "}und { $more } weitere.
}
week-staffed = In allen besetzten Stunden ist jemand da.
week-unstaffed = In { WAIT($minutes, form: "dative") } der besetzten Zeit ist niemand da: { $hours }{ $more ->
    [0] .
   *[other] {" "}und { $more } weitere.
}
week-covered = Abgedeckt
week-not-known = Unbekannt
# 60 hours short
week-short = { WAIT($minutes) } fehlen
day-by-day = Dasselbe Tag für Tag
touch-point = Kanal
day-of-week = Tag
staffed = Besetzt
somebody-there = Im Dienst
waits-too-long = Wartet zu lange

## Playbooks

severities-caption = Was jede Schwere verspricht
severity = Schwere
severity-is = Schwere { $severity }
acknowledge-within = Frist zum Bestätigen
call-within = Frist zum Melden
updates = Zwischenstand
solve-within = Frist zum Lösen
severity-look-back = Nachbesprechung innerhalb von { DURATION($within, form: "dative") }.
acknowledge-within-time = Frist zum Bestätigen: { $time }.
call-within-time = Frist zum Melden: { $time }.
update-time = Zwischenstand { $time }.
solve-within-time = Frist zum Lösen: { $time }.
clock-always = Diese Zeiten gelten zu jeder Stunde.
clock-staffed = Diese Zeiten gelten für das, was kommt, solange ein Kanal besetzt ist.
clock-uncovered = Diese Zeiten gelten für das, was kommt, solange ein Kanal besetzt ist. Zu anderen Zeiten ist niemand zuständig.
playbook-owner = Zuständig: { $name }.
playbook-owner-in-text = Verantwortlich: { $name }.
card-for-the-wall = Karte für die Wand{ $code }
use-this-when = Gilt, wenn
trigger-sign = { $text }
# more than 20 negative mentions in 1 hour
trigger-threshold = { $over ->
    [none] {""}
   *[number] mehr als { $over }{" "}
}{ $metric }{ $within ->
    [none] {""}
   *[duration] {" "}in { DURATION($within, form: "dative") }
}
whom-to-call = Wen anrufen
ladder-counted = { $whom }, gezählt ab dem Öffnen des Notfallplans
# Steps of the ladder: 1 Start, 2 15 min
ladder-steps = Stufen der Eskalation: { $steps }
ladder-mark = { $number } { BADGE($after) }
ladder-step = Stufe { $number }
told-by-ways = Erreicht über { $ways }.
rung-may = Darf: { $what }.
rung-needs = Braucht { $skills }.
stands-in-names = Vertretung: { $names }.
no-answer-go-on = Nach { WAIT($minutes, form: "dative") } keine Antwort? Weiter mit Stufe { $next }.
last-step = Das ist die letzte Stufe.
the-last-step = die letzte Stufe
# In a table: after 30 minutes step 2
no-answer-short = nach { WAIT($minutes, form: "dative") } Stufe { $next }
step = Stufe
after-opening = Nach
who = Wer
how = Wie
may = Darf
stands-in = Vertretung
no-answer = Keine Antwort
ladder-end = { $unless ->
    [resolved] Die Eskalation geht weiter, bis der Fall gelöst ist.
   *[acknowledged] Die Eskalation endet, sobald jemand bestätigt.
}
ladder-repeats = { $times ->
    [1] Dann beginnt sie noch einmal von vorn.
   *[other] Dann beginnt sie { $times } Mal von vorn.
}
ladder-reaction = Vom Anruf bis zur Bestätigung: { $time }.
steps-to-do = Was zu tun ist
# Mara Velez, within 2 hours, every day
step-by = { $who ->
    [none] { $within ->
        [none] { $every ->
            [none] {""}
           *[duration] { EVERY($every) }
        }
       *[duration] innerhalb von { DURATION($within, form: "dative") }{ $from ->
            [none] {""}
           *[text] {" "}nach „{ $from }“
        }{ $every ->
            [none] {""}
           *[duration] , { EVERY($every) }
        }
    }
   *[name] { $who }{ $within ->
        [none] {""}
       *[duration] , innerhalb von { DURATION($within, form: "dative") }{ $from ->
            [none] {""}
           *[text] {" "}nach „{ $from }“
        }
    }{ $every ->
        [none] {""}
       *[duration] , { EVERY($every) }
    }
}
# Mara Velez, within 2 hours, words: M1 Sorry, with the press desk, then close the case
step-note = { $who }{ $within ->
    [none] {""}
   *[duration] , innerhalb von { DURATION($within, form: "dative") }{ $from ->
            [none] {""}
           *[text] {" "}nach „{ $from }“
        }
}{ $every ->
    [none] {""}
   *[duration] , { EVERY($every) }
}{ $message ->
    [none] {""}
   *[message] , Text: { $message }
}{ $contacts ->
    [none] {""}
   *[names] , mit { $contacts }
}{ $then ->
    [handoff] , dann den Fall übergeben
    [close] , dann den Fall schließen
   *[none] {""}
}
step-words = Text: { $message }.
step-with = Mit { $names }.
step-then = { $then ->
    [handoff] Dann den Fall übergeben.
   *[close] Dann den Fall schließen.
}
step-only-if = Nur wenn: { $when }.
step-confirm = Bestätigt von { $name }.
step-stop-after = Endet nach { DURATION($time, form: "dative") }.
step-where = Wo: { $place }.
step-phase = Phase: { $phase }.
step-parallel = Zur selben Zeit: { $step }.
playbook-promises = Was versprochen ist, und ob eine gewöhnliche Woche es hält
promises-caption = Versprechen von { $code }
promised-on = Auf
promise = Versprechen
kept = Gehalten
kept-but = ja, aber nicht an { $days ->
    [one] einem Tag
   *[other] { $days } Tagen
}
kept-not = nein, { $percent } %
longest = Längste Wartezeit
promise-staffed = Eine Antwort innerhalb von { DURATION($within, form: "dative") }, solange besetzt ist
promise-off-hours = Eine Antwort innerhalb von { DURATION($within, form: "dative") } zu anderen Zeiten
promise-always = Eine Antwort innerhalb von { DURATION($within, form: "dative") }, zu jeder Zeit
promise-follow-up = Ein Anruf innerhalb von { DURATION($within, form: "dative") }
promise-step = Schritt { $number } innerhalb von { DURATION($within, form: "dative") }
promise-pause = Geplante Beiträge gestoppt innerhalb von { DURATION($within, form: "dative") }
promise-approval = Erklärungen freigegeben innerhalb von { DURATION($within, form: "dative") }
promise-updates = Neues alle { DURATION($within) }
anywhere = wo immer es beginnt
longest-unknown = Niemand weiß, wann { LIST($who, kind: "and") } zu erreichen ist
longest-never = { $on }{ $place ->
    [none] {""}
   *[place] , { $place }
}: niemand antwortet je
longest-at-once = Sofort beantwortet
# 43 hours on Sat 13:00, at Lakeside (Mara Velez on Mon 08:00)
longest-wait = { WAIT($minutes) } ab { $on }{ $place ->
    [none] {""}
   *[place] , { $place }
}{ $by ->
    [none] {""}
   *[names] {" "}(Antwort von { LIST($by, kind: "and") } { $until })
}
what-else = Außerdem
ready-words = Fertige Texte
precedents = Was anderen geschah
crisis-type = Art der Krise
basis = Warum es ihn gibt
response-strategy = Antwort
topic-publishing = Geplante Beiträge
topic-spokesperson = Wer für uns spricht
topic-statements = Erklärungen
topic-offline = Unter vier Augen
topic-case = Fall
topic-handoff = Übergabe
topic-close-out = Danach
topic-drill = Übung
topic-cases = Fälle bisher
point-go-on = laufen weiter
point-pause = anhalten: { $scope }
point-paused-by = angehalten von { $by }{ $within ->
    [none] {""}
   *[duration] {" "}innerhalb von { DURATION($within, form: "dative") }
}
point-resumed-by = fortgesetzt von { $by }
point-speaker = { $who }
point-approved-by = freigegeben von { $by }
point-within = innerhalb von { DURATION($within, form: "dative") }
point-else = sonst { $who }
point-contact = { $initiated_by ->
    [customer] { $who ->
        [none] der Kunde meldet sich
       *[name] der Kunde meldet sich, { $who } antwortet
    }
   *[company] { $who ->
        [none] wir nehmen Verbindung auf
       *[name] { $who } nimmt Verbindung auf
    }
}
point-via = per { LIST($ways, kind: "or", vocabulary: "notify") }
point-attempts = { $times ->
    [1] { $times } Versuch
   *[other] { $times } Versuche
}
point-then = dann { $message }
point-number = { $example ->
    [none] Nummer { $number }
   *[text] Nummer wie { $example }
}
point-kept-in = abgelegt in { $place }
point-representative = { $who } bleibt bei der Kundschaft
point-collect = erfragen: { $what }
point-single-owner = eine Person behält ihn bis zum Ende
point-to = an { $who }
point-accepted-within = angenommen innerhalb von { DURATION($within, form: "dative") }
point-with = mit { $what }
point-logged-in = festgehalten in { $place }
# 10% looked at every month by Mara Velez
point-sample = { $percent } % werden { EVERY($every) } angesehen{ $by ->
    [none] {""}
   *[name] , von { $by }
}
point-root-cause = Ursache: { $cause }
point-causes = Ursachen: { $causes }
point-customer-told = die Kundschaft wird unterrichtet
point-survey = gefragt mit der Umfrage „{ $survey }“
point-report-back = Rückmeldung{ $within ->
    [none] {""}
   *[duration] {" "}innerhalb von { DURATION($within, form: "dative") }
} auf { $channel }{ $message ->
    [none] {""}
   *[message] {" "}mit { $message }
}{ $when ->
    [none] {""}
   *[words] , wenn { $when }
}
point-look-back = Rückblick innerhalb von { DURATION($within, form: "dative") }{ $by ->
    [none] {""}
   *[name] , einberufen von { $by }
}
point-thanks = Dank: { $how }
point-kind = { $kind }
point-every = { EVERY($every) }
point-last = zuletzt am { DAY($on) }
point-called-by = einberufen von { $who }
point-cases = { $all ->
    [one] 1 Fall
   *[other] { $all } Fälle
}{ $since ->
    [none] {""}
   *[day] {" "}seit dem { DAY($since) }
}{ $open ->
    [0] {""}
   *[other] , davon { $open } offen
}
point-cases-of = { $cause }: { $count }
point-cases-at = { $at }: { $count }
point-median-answer = die Hälfte beantwortet innerhalb von { WAIT($minutes, form: "dative") }

## Cards

skip-to-steps = Zu den Schritten springen
use-this-card-when = Diese Karte gilt, wenn
who-to-call = Wen anrufen, und wann
go-to-next-line = Keine Antwort? Weiter zur nächsten Zeile.
ladder-caption = Stufen der Eskalation{ $go_on ->
    [yes] ; keine Antwort: weiter zur nächsten
   *[no] {""}
}
who-does-what = Wer was tut
nobody-named = Noch niemand
write-in = Name und Nummer:
this-is-last = das ist die letzte Stufe
next-step = nächste Stufe
say-this = Das sagen
later-words = Später: { $messages }.
words-elsewhere = Auf { $languages }: siehe Plan.
never-hide = Nie ausblenden
write-it-down = Aufschreiben
write-seen = Zuerst gesehen, Tag und Zeit
write-where = Wo: Link oder Bild
write-customer = Wer, und wie zu erreichen
write-case = Fallnummer
write-taken = Wer ihn übernahm, und wann
write-called = Angerufen um
write-next = Nächster Anruf oder Zwischenstand
write-over = Beendet um, gesagt von
card-of-plan = { $title }{ $version ->
    [none] {""}
   *[number] , Version { $version }
}{ $on ->
    [none] {""}
   *[day] , Stand { DAY($on) }
}.
current-version = Aktuelle Fassung
card-made-from = Erstellt aus { $source }{ $digest ->
    [none] {""}
   *[digest] {" "}{ $digest }
}{ $commit ->
    [none] {""}
   *[commit] , Commit { $commit }
}, mit smplan { $program }.
times-of-zone = Zeiten gelten für { $zone }.
replace-card-after = Diese Karte nach dem { DAY($on) } ersetzen.

## Messages

messages-about = Einmal tippen wählt den ganzen Text. Was in eckigen Klammern steht, wird noch ausgefüllt. Längen gehen von den Beispielen bis zum Längsten, das eingesetzt wird.
# Holding for Facebook, Instagram.
message-for = { $names ->
    [none] { $kind }.
   *[names] { $kind } für { $names }.
}
message-kind = Art: { $kind }.
not-approved = Noch nicht freigegeben.
word-for-word = Wörtlich senden.
after-attempts = Erst nach mehreren Versuchen, die Kundin oder den Kunden zu erreichen.
in-language = Auf { $language }:
# 120–150 of 2000
text-length = { $from ->
    [none] {""}
   *[number] { $from }–
}{ $to } von { $limit }
text-too-long = { $length }, zu lang
too-long = zu lang
text-lengths = Länge: { $lengths }.
as-text-message = Als SMS: { $from ->
    [none] { $to ->
        [one] { $to } Teil
       *[other] { $to } Teile
    }
   *[number] { $from } bis { $to } Teile
}.
copy = Kopieren
write-e-mail = E-Mail schreiben
fill-in = Ausfüllen, bis zu so vielen Zeichen: { $placeholders }.
# first name (20, such as Mara)
placeholder = { $name }{ $max ->
    [none] { $example ->
        [none] {""}
       *[words] {" "}(etwa { $example })
    }
   *[number] {" "}({ $max }{ $example ->
        [none] )
       *[words] , etwa { $example })
    }
}
quoted = „{ $words }“

## Promises of all playbooks

promises-of-plan = Versprechen von { $plan }
silent = Antwortet nicht: { $names }
silent-sentence = Antwortet nicht: { $names }.
promises-over = Nicht geprüft: Der letzte Tag des Plans ist vorbei
promises-too-much = Nicht geprüft: Es sind zu viele Notfallpläne, Kanäle, { places } und Tage
promises-none = Nichts ist zugesagt: Kein Kanal sagt `first_response`, und kein Notfallplan sagt `acknowledge_within` oder bis wann seine Schritte getan sind
sheet-made-from = Erstellt aus { $source } mit smplan { $program }.
usual-week = Eine gewöhnliche Woche, Zeiten in { $zone }.
channel = Kanal
worst-wait = Längste Wartezeit
breaks-without = Bricht ohne
promise-short-staffed = { COMPACT($within) } bis zur Antwort, solange besetzt ist
promise-short-off-hours = { COMPACT($within) } bis zur Antwort zu anderen Zeiten
promise-short-always = { COMPACT($within) } bis zur Antwort, zu jeder Zeit
promise-short-follow-up = { COMPACT($within) } bis zum Anruf
promise-short-step = { COMPACT($within) } für Schritt { $number }
promise-short-pause = { COMPACT($within) }, um geplante Beiträge zu stoppen
promise-short-approval = { COMPACT($within) }, um Erklärungen freizugeben
promise-short-updates = { COMPACT($within) } von Meldung zu Meldung
promises-tasks-kept = { $count ->
    [one] Auch ein Schritt oder eine Meldung ist rechtzeitig.
   *[other] Auch { $count } Schritte, Meldungen und Ähnliches sind rechtzeitig.
}
promises-judged = { $judged } von { $all } Versprechen sind beurteilt.
promises-without-path = { $who }: eine Antwort innerhalb von { DURATION($within, form: "dative") } ist versprochen, aber dort beginnt kein Notfallplan mit einem Eskalationsweg
promises-in-part = Nur in einem Teil der Zeit gebrochen
promises-in-part-on = { $on }, { $promise }: an { $n_days ->
    [one] { $n_days } Tag
   *[other] { $n_days } Tagen
}, { DAY($first) } bis { DAY($last) }
promises-on-days = An einzelnen Tagen, obwohl eine gewöhnliche Woche es hält
days-closed-days = geschlossene Tage
days-leave = Abwesenheit von { $who }
days-left = { $who } war nur bis zum { DAY($last) } im Team
days-not-yet = { $who } kommt erst am { DAY($first) }
days-hours = Zeiten von { $who }, die im Jahr wechseln
days-staffed = Zeiten von { $channel }, die im Jahr wechseln
days-clocks = Zeitumstellungen
days-turn = Dienste als { $role }
days-unusual-week = ungewöhnliche Wochen
# closed days: 2 days; a message of Fri 25 Dec 2026 10:00 waits 43 hours
days-broken = { $cause }: { $days ->
    [one] { $days } Tag
   *[other] { $days } Tage
}; eine Nachricht von { MOMENT($at) } { $minutes ->
    [none] bekommt nie Antwort
   *[minutes] wartet { WAIT($minutes) }
}

## A part of the plan

# What Pat Moreau has to do at Lakeside
part-owner = Was { $owner } zu tun hat
part-owner-at = Was { $owner } zu tun hat, { $location }
part-location = Für { $location }
task-goal = Für das Ziel einstehen: { $goal }
task-action = { $action }
task-approve = Freigeben: { $action }
task-channel = Betreuen: { $channel }
task-answer = Antworten, wenn das kommt: { $kind }
task-be-called = Als Stufe { $step } angerufen werden
task-stand-in = Als Stufe { $step } vertreten
task-step = { $step }
task-stand-in-step = Vertreten: { $step }
task-review = Den Plan überprüfen
# Approve: A new page, by 31 Mar 2026
task-and-time = { $task }, { $time }
time-on = am { DAY($on) }
time-due = fällig am { DAY($on) }
time-by = bis { DAY($on) }
time-from = ab { DAY($on) }
time-until = bis { DAY($on) }
time-between = { DAY($from) } bis { DAY($to) }
time-at-once = sofort
time-after = nach { DURATION($after, form: "dative") }
time-within = innerhalb von { DURATION($within, form: "dative") }{ $every ->
    [none] {""}
   *[duration] , { EVERY($every) }
}
time-every = { EVERY($every) }

## People

people-caption = Alle, die mit dem Plan arbeiten
person-name = Name
on-call = Bereitschaft
has-skills = Kenntnisse: { $skills }
speaks = spricht { $languages }
# away 6 Jul 2026 to 17 Jul 2026, Lee Ong stands in
away = abwesend { $to ->
    [none] am { DAY($from) }
   *[day] vom { DAY($from) } bis { DAY($to) }
}{ $cover ->
    [none] {""}
   *[name] , Vertretung: { $cover }
}
from-day = ab { DAY($on) }
until-day = bis { DAY($on) }
roles-caption = Rollen und was sie dürfen
held-by = Wahrgenommen von
held-by-location = von { PLACE() ->
    [location] jedem
    [franchise] jedem
   *[other] jeder
} { place }
each-location = { PLACE() ->
    [location] jeder
    [franchise] jeder
   *[other] jede
} { place }
allowed = Erlaubt
may-give = Darf gewähren
outside = außerhalb der Organisation
needs-skills = braucht { $skills }
opens-systems = öffnet { $systems }
not-for = nicht für { $what }
for-term = für { $term }
# 100 USD a month
credit = { $amount }{ $currency ->
    [none] {""}
   *[currency] {" "}{ $currency }
}{ $per ->
    [case] {" "}je Fall
    [day] {" "}am Tag
    [week] {" "}in der Woche
    [month] {" "}im Monat
    [year] {" "}im Jahr
   *[none] {""}
}
# Ana Ruiz, Bo Lark in turn, every week, from 5 Jan 2026, handed over at 09:00 (Europe/Dublin)
rota = reihum { $order }, { EVERY($every) }{ $starts ->
    [none] {""}
   *[day] , ab { DAY($starts) }
}{ $at ->
    [none] {""}
   *[time] , Übergabe um { $at }
}{ $hours ->
    [none] {""}
   *[hours] , in Bereitschaft { $hours }
}{ $zone ->
    [none] {""}
   *[zone] {" "}({ $zone })
}
# Bo Lark for Ana Ruiz: the turn of 20 Apr 2026 (ill)
rota-swap = { $by } für { $instead }: { $ends ->
    [none] der Dienst vom { DAY($starts) }{ $at ->
        [none] {""}
       *[time] {" "}{ $at }
    }
   *[day] { DAY($starts) }{ $at ->
        [none] {""}
       *[time] {" "}{ $at }
    } bis { DAY($ends) }{ $end ->
        [none] {""}
       *[time] {" "}{ $end }
    }
}{ $why ->
    [none] {""}
   *[words] {" "}({ $why })
}

## Wie die Orte einer Organisation heißen (plan.location_kind)

place = { PLACE() ->
    [store] Filiale
    [branch] Zweigstelle
    [department] Abteilung
    [faculty] Fakultät
    [brand] Marke
    [franchise] Franchisebetrieb
    [chapter] Ortsgruppe
    [site] Betriebsstätte
   *[location] Standort
}
place-capital = { PLACE() ->
    [store] Filiale
    [branch] Zweigstelle
    [department] Abteilung
    [faculty] Fakultät
    [brand] Marke
    [franchise] Franchisebetrieb
    [chapter] Ortsgruppe
    [site] Betriebsstätte
   *[location] Standort
}
places = { PLACE() ->
    [store] Filialen
    [branch] Zweigstellen
    [department] Abteilungen
    [faculty] Fakultäten
    [brand] Marken
    [franchise] Franchisebetriebe
    [chapter] Ortsgruppen
    [site] Betriebsstätten
   *[location] Standorte
}
places-capital = { PLACE() ->
    [store] Filialen
    [branch] Zweigstellen
    [department] Abteilungen
    [faculty] Fakultäten
    [brand] Marken
    [franchise] Franchisebetriebe
    [chapter] Ortsgruppen
    [site] Betriebsstätten
   *[location] Standorte
}

## Stores

store = { place } { $name }
region = Region { $name }
store-number = Nummer
region-of-store = Region
opening-hours = Geöffnet
page-of-all-stores = Wie alle { places } stehen
page-of-store = Zur eigenen Seite, mit Karten und Kalender
own-channels = Eigene Kanäle
# The plan was accepted on 3 Feb 2026 by Pat Moreau.
the-plan-was = Der Plan wurde
accepted = am { DAY($on) }{ $by ->
    [none] {""}
   *[name] {" "}von { $by }
}{ $version ->
    [none] {""}
   *[number] {" "}in Version { $version }
} angenommen
liaison = Verbindung

## Contacts

contacts-caption = Wer von außen hilft
mail-or-page = E-Mail oder Seite
for-channels = für { $channels }

## Audiences

audience-kind = Art: { $kind }.
audience-size = { $n ->
    [one] Etwa { $n } Person.
   *[other] Etwa { $n } Personen.
}
audience-finds-us = Findet uns auf { $channels }.
audience-languages = Sprachen: { $languages }.
audience-needs = Braucht: { $needs }.
audience-source = Quelle: { $source }.
# Reporters: Local papers (media), about 40 people; found on Facebook
audience-line = { $audience }{ $kind ->
    [none] {""}
   *[kind] {" "}({ $kind })
}{ $n ->
    [none] {""}
    [one] , etwa { $n } Person
   *[other] , etwa { $n } Personen
}{ $channels ->
    [none] {""}
   *[channels] ; findet uns auf { $channels }
}{ $languages ->
    [none] {""}
   *[languages] ; Sprachen { $languages }
}{ $needs ->
    [none] {""}
   *[needs] ; braucht { $needs }
}{ $source ->
    [none] {""}
   *[source] ; Quelle: { $source }
}
audience-kind-customers = Kundschaft
audience-kind-advocates = Fürsprecher
audience-kind-community = Gemeinschaft
audience-kind-staff = Belegschaft
audience-kind-media = Medien
audience-kind-partners = Partner

## Touch points

touchpoints-caption = Wo Menschen uns begegnen, und womit sie dort rechnen können
promise-and-hours = Versprechen und Zeiten
owner-and-keys = Zuständig und Zugang
answers-within = Antwortet innerhalb von
goes-private-to = Weiter im Privaten
# Public, owned social, dormant.
touchpoint-is = { $visibility ->
    [public] Öffentlich
    [private] Privat
   *[internal] Intern
}, { $kind }{ $status ->
    [planned] , geplant
    [dormant] , ruht
    [closed] , geschlossen
   *[active] {""}
}.
# (public, owned social, dormant)
touchpoint-is-brief = ({ $visibility ->
    [public] öffentlich
    [private] privat
   *[internal] intern
}, { $kind }{ $status ->
    [planned] , geplant
    [dormant] , ruht
    [closed] , geschlossen
   *[active] {""}
})
touchpoint-takes = Nimmt { $accepts }.
touchpoint-for = Für { $audiences }.
# C1 takes complaints, praise, for customers.
touchpoint-takes-for = { $code }{ $accepts ->
    [none] {""}
   *[accepts] {" "}nimmt { $accepts }
}{ $audiences ->
    [none] {""}
   *[audiences] , für { $audiences }
}.
touchpoint-posts = Beiträge: { $cadence }.
touchpoint-updated = Neuer Stand { EVERY($every) }.
posts-at = Übliche Zeiten: { $times }.
posts-apart = Dazwischen mindestens { $gap }.
posts-of-format = { $format }: { $count }, { EVERY($every) }.
posts-in-zone = Die Zeiten der Beiträge sind die von { $zone }.
posts-mix = Mischung: { $mix }.
mix-part = { $name }{ $share ->
    [none] {""}
   *[number] {" "}{ $share } %
}
sounds = Ton: { $tone }.
writes-in = Schreibt auf: { $languages }.
does-without = Verzichtet auf { $what }.
# Stands for 130 accounts, listed in the register, kept by Ana
stands-for-accounts = Steht für { $count ->
    [none] mehrere Konten
   *[number] { $count } Konten
}{ $list ->
    [none] {""}
   *[text] , aufgeführt in { $list }
}{ $owner ->
    [none] {""}
   *[name] , geführt von { $owner }
}.
touchpoint-signed-by = Unterschrieben mit { $how }.
# 3 a week
rate = { $per ->
    [hour] { $n } in der Stunde
    [day] { $n } am Tag
    [week] { $n } in der Woche
    [month] { $n } im Monat
   *[year] { $n } im Jahr
}
# 2 a week to 4 a week
cadence = { $min ->
    [none] höchstens { $max }
   *[rate] { $max ->
        [none] mindestens { $min }
       *[rate] { $min } bis { $max }
    }
}
in-private = Privat: { $channel }
when-closed = wenn geschlossen: { $within }
auto-reply = automatische Antwort { $message }
# 2 hours; closed: 1 day; auto-reply M4 We are closed
automatic-response = automatische Antwort: { $within }
automatic-off-hours = automatische Antwort, wenn geschlossen ist: { $within }
touchpoint-promise = { $within ->
    [none] –
   *[duration] { $within }
}{ $closed ->
    [none] {""}
   *[duration] ; geschlossen: { $closed }
}{ $reply ->
    [none] {""}
   *[message] ; automatische Antwort { $reply }
}
# can sign in: Dana Ruiz, Lee Ong, with a second factor
sign-in = { $admins ->
    [none] { $factor ->
        [yes] Anmeldung mit zweitem Faktor
       *[no] Anmeldung ohne zweiten Faktor
    }
   *[names] anmelden können sich: { $admins }{ $factor ->
        [yes] , mit zweitem Faktor
        [no] , ohne zweiten Faktor
       *[none] {""}
    }
}
sign-in-sentence = { $admins ->
    [none] { $factor ->
        [yes] Anmeldung mit zweitem Faktor.
       *[no] Anmeldung ohne zweiten Faktor.
    }
   *[names] Anmelden können sich: { $admins }{ $factor ->
        [yes] , mit zweitem Faktor
        [no] , ohne zweiten Faktor
       *[none] {""}
    }.
}
when-lost = bei Verlust: { $how }
when-lost-sentence = Bei Verlust: { $how }.
channel-kind-owned-social = eigener Auftritt
channel-kind-review-site = Bewertungen
channel-kind-messaging = Nachrichten
channel-kind-phone = Telefon
channel-kind-email = E-Mail
channel-kind-form = Formular
channel-kind-web = Web
channel-kind-forum = Forum
channel-kind-in-person = vor Ort
channel-kind-paid = bezahlt
visibility-public = öffentlich
visibility-private = privat
visibility-internal = intern
channel-status-planned = geplant
channel-status-active = in Gebrauch
channel-status-dormant = ruht
channel-status-closed = geschlossen
accepts-complaints = Beschwerden
accepts-questions = Fragen
accepts-praise = Lob
accepts-orders = Bestellungen
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
platform-phone = Telefon
platform-sms = SMS
platform-email = E-Mail
platform-form = Formular
platform-web = Web
platform-chat = Chat
platform-newsletter = Newsletter
platform-blog = Blog
platform-app = App
platform-podcast = Podcast
platform-site-banner = Banner auf der Website
platform-status-page = Statusseite
platform-github = GitHub
platform-gitlab = GitLab
platform-forum = Forum
platform-nextdoor = Nextdoor
platform-telegram = Telegram
platform-intranet = Intranet
platform-print = Gedrucktes
platform-in-store-screen = Bildschirm im Geschäft
platform-in-person = Vor Ort

## Content

# news, 60%: what is new
pillar = { $name }{ $share ->
    [none] {""}
   *[number] , { $share } %
}{ $description ->
    [none] {""}
   *[text] : { $description }
}
key-messages = Worauf wir immer wieder kommen
not-covered = Kein Thema
reshare-only = Nur geteilt, nie zuerst veröffentlicht
content-rules = Was Beiträge tun und lassen
content-rules-caption = Was Beiträge tun, was sie lassen, und wie beides klingt
do = So
avoid = Nicht so
good-example = Gut
bad-example = Schlecht
found-by = Erkannt an { $words }.
count-range = { $min ->
    [none] { $max ->
        [none] beliebig viele
       *[number] höchstens { $max }
    }
   *[number] { $max ->
        [none] mindestens { $min }
       *[number] { $min } bis { $max }
    }
}
images = Bilder
images-consent = Einwilligung
images-records = Abgelegt in
images-minors = Kinder
guides = Leitfäden
in-the-file = Datei { $file }
pillars = Wovon Beiträge handeln
accessibility = Damit alle sie lesen können
alt-text = Bilder beschrieben
captions = Untertitel
hashtags = Hashtags

## Listening

watched-by = Beobachtet von { $name }.
searched-for = Gesucht wird nach: { $terms }.
listening-checks = Was angesehen wird
in-which-hours = Wann
listening-alerts = Was einen Notfallplan öffnet
alert-opens = { $when } öffnet { $playbook }

## Who answers what

triage-caption = Wer welche Art von Kommentar beantwortet; die erste Zeile, die passt, gilt
first-row-wins = Die erste Zeile, die passt, gilt.
comment = Kommentar
what-to-do = Was tun
in-which-words = Text
what-next = Danach
# reply (a refund, a voucher), wait at most 2 hours
triage-do = { $respond }{ $choices ->
    [none] {""}
   *[choices] {" "}({ $choices })
}{ $wait ->
    [none] {""}
   *[duration] , höchstens { $wait } warten
}
# Care desk; only Ana Ruiz; tell Counsel
triage-who = { $owner ->
    [none] –
   *[name] { $owner }
}{ $only ->
    [none] {""}
   *[names] ; nur { $only }
}{ $inform ->
    [none] {""}
   *[names] ; unterrichten: { $inform }
}
pass-on = { $reserved ->
    [anyone] an irgendwen weitergeben
    [location] an { PLACE() ->
    [location] den
    [franchise] den
   *[other] die
} { place } weitergeben
    [reporter] an die Person weitergeben, die es gemeldet hat
   *[none] weitergeben an { $to }
}
respond-reply = antworten
respond-private = privat antworten
respond-correct = richtigstellen
respond-hide = ausblenden
respond-monitor = beobachten
respond-optional = nach Wahl
respond-none = nichts

## Moderation

hide-list = Ausblenden
keep-list = Stehen lassen
delete-list = Löschen
archived-first = Vorher wird eine Kopie aufbewahrt
may-hide-comments = Darf ausblenden
may-block-people = Darf sperren
house-rules = Hausregeln
objections = Einsprüche
reports = Meldungen

## Rehearsals: sheets for whoever leads one, and what `smplan drill` and `smplan who` say in English

drill-title = Übung: { $playbook }
drill-of-plan = { $plan ->
    [none] Plan ohne Titel
   *[title] { $plan }
}{ $organisation ->
    [none] {""}
   *[name] , { $organisation }
}. Alle Zeiten gelten in { $zone }.
drill-scene = Lage
# Sat 14 Mar 2026, 22:30, on Facebook, Bramble Lakeside
drill-scene-facts = { $day ->
    [none] {""}
   *[day] { WEEKDAY($day) }, { $time } Uhr
}{ $channel ->
    [none] {""}
   *[channel] , auf { $channel }
}{ $location ->
    [none] {""}
   *[location] , { $location }
}
drill-severity = Schwere
drill-answers-for-playbook = Verantwortlich für den Notfallplan
drill-silent = Antwortet heute nicht
drill-rehearsals = Übungen
drill-last-on = zuletzt geübt am { DAY($last) }{ $every ->
    [none] {""}
   *[duration] , zu üben { EVERY($every) }
}
drill-last-never = zu üben { EVERY($every) }; noch nie geübt
drill-date-and-place = Datum, Ort
drill-led-by = Leitung
drill-written-down-by = Protokoll
drill-leader = Für die Leitung:
drill-leader-reads = Lies die eingerückten Zeilen vor, eine Lage nach der anderen, und warte auf eine Antwort, bevor du eine Zeile abhakst.
drill-leader-decides = Niemand schaut in den Plan, nur du.
drill-leader-ticks = Was abgehakt ist, hat geklappt; was offen bleibt, ist eine Lücke: Schreib sie am Ende auf.
# Of one place in a list of all: 3 of 5 promises kept
drill-place-kept = { $n } von { $all } Versprechen gehalten
drill-place-nothing = nichts ist versprochen
drill-worst-location = Die Übung spielt in { $location }: Dort dauert es am längsten.
drill-invite = Einladen
drill-the-scene = Die Lage
# It is Sat 14 Mar 2026, 22:30. On Facebook somebody posts. It is about Bramble Lakeside.
drill-scene-read = { $day ->
    [none] {""}
   *[day] Es ist { WEEKDAY($day) }, { $time } Uhr.{" "}
}{ $channel ->
    [none] Etwas geschieht.
   *[channel] Auf { $channel } schreibt jemand einen Beitrag.
}{ $location ->
    [none] {""}
   *[location] {" "}Es geht um { $location }.
}
drill-ask-noticed = Frage: Wie merken wir es? Erwartet: { $checks }
# public channels every 15 minutes, Mo-Fr 08:00-20:00, by Dana Reyes
drill-noticed-check = { $what }{ $every ->
    [none] {""}
   *[duration] {" "}{ EVERY($every) }
}{ $when ->
    [none] {""}
   *[hours] , { $when }
}{ $by ->
    [none] {""}
   *[name] , durch { $by }
}
drill-ask-playbook = Frage: Was ist das, und welchen Notfallplan öffnen wir? Erwartet: { $playbook }
drill-minute-by-minute = Minute für Minute
# What happens
drill-event-post = Der Beitrag erscheint.{ $opens ->
    [none] {""}
   *[playbook] {" "}{ $opens } wird geöffnet.
}
drill-event-seen = Jemand hat ihn gesehen{ $on ->
    [none] {""}
   *[channel] {" "}(auf { $on }, wo das am längsten dauert)
}.{ $opens ->
    [none] {""}
   *[playbook] {" "}{ $opens } wird geöffnet.
}
drill-event-step = Stufe { $number } der Eskalation{ $round ->
    [1] {""}
   *[other] {" "}noch einmal (Runde { $round })
}: Zu benachrichtigen: { LIST($who, kind: "and") }.
drill-event-asked = Zu fragen: { LIST($who, kind: "and") }.
drill-event-answer = { $by } antwortet{ $others ->
    [none] .
   *[names] ; auch da: { LIST($others, kind: "and") }.
}
drill-event-promise-ends = { $kind ->
    [staffed] Auf { $channel } versprochen: eine Antwort innerhalb von { DURATION($within, form: "dative") }, solange der Kanal besetzt ist.
    [off-hours] Auf { $channel } versprochen: eine Antwort innerhalb von { DURATION($within, form: "dative") } außerhalb der besetzten Zeiten.
    [always] { $channel ->
        [none] Versprochen: eine Antwort innerhalb von { DURATION($within, form: "dative") }, zu jeder Zeit.
       *[channel] Auf { $channel } versprochen: eine Antwort innerhalb von { DURATION($within, form: "dative") }, zu jeder Zeit.
    }
   *[follow-up] Versprochen: ein Anruf innerhalb von { DURATION($within, form: "dative") }.
}
drill-event-task = { $who ->
    [none] noch niemand: { $what }
   *[name] { $who }: { $what }
}
drill-event-pause = { $who ->
    [none] Jemand hält an
   *[name] { $who } hält an
}: { $scope ->
    [none] alle geplanten Beiträge
   *[scope] { $scope }
}
drill-event-statement = { $by } hat die Erklärung freigegeben
drill-event-update = Die Öffentlichkeit hört wieder von uns, auch wenn es nichts Neues gibt
drill-event-resolution = Der Fall ist gelöst, oder die Kundin oder der Kunde weiß, wann er es sein wird
# What else is said of it
drill-note-clocks-back = Die Uhren wurden zurückgestellt: Diese Uhrzeit gibt es an dem Tag zweimal, hier ist die zweite gemeint.
drill-note-unless-solved = Nur wenn es bis dahin nicht gelöst ist: Diese Eskalation geht weiter, bis es gelöst ist.
drill-note-not-needed = Nicht nötig: Jemand hat geantwortet.
drill-note-to-do = Zu tun: { $what }
drill-note-message = Text: { $message }
drill-note-contact = Mit { $contact }{ $way ->
    [none] {""}
   *[number] {" "}({ $way })
}
drill-note-again = Danach { EVERY($every) }
drill-note-handoff = Dann Übergabe an { $to }{ $via ->
    [none] {""}
   *[ways] {" "}({ LIST($via, kind: "any", vocabulary: "notify") })
}{ $within ->
    [none] {""}
   *[duration] , anzunehmen innerhalb von { DURATION($within, form: "dative") }
}{ $with ->
    [none] {""}
   *[things] , mit { $with }
}{ $log ->
    [none] {""}
   *[place] , festgehalten in { $log }
}
drill-note-no-time = Dafür ist keine Zeit festgelegt
drill-note-resume = { $by } gibt sie wieder frei
drill-note-otherwise = Wenn nicht, entscheidet { $by }
drill-note-kept = Gehalten{ $by ->
    [none] {""}
   *[names] {" "}von { LIST($by, kind: "any") }
}, { $minutes ->
    [0] sofort
   *[other] nach { WAIT($minutes, form: "dative") }
}.
drill-note-broken = Gebrochen: Es dauert bis { MOMENT($until) } Uhr{ $by ->
    [none] {""}
   *[names] {" "}({ LIST($by, kind: "any") })
}.
drill-note-nobody-does-it = Gebrochen: Niemand tut es.
drill-note-nobody-knows = Niemand weiß es: Von jemandem stehen keine Zeiten im Plan, die sich ausrechnen lassen.
# Those who are told
drill-stands-in = (Vertretung)
drill-way-phone = Telefon { $number }
drill-way-text-message = SMS an { $number }
drill-way-chat = Chat { $name }
drill-way-mail = E-Mail { $address }
drill-state-there = im Dienst
drill-state-stand-in = abwesend; { $by } vertritt und ist im Dienst
drill-state-off-duty = nicht im Dienst{ $until ->
    [none] {""}
   *[moment] {" "}bis { MOMENT($until) } Uhr
}
drill-state-on-leave = abwesend{ $cover ->
    [none] {""}
   *[name] ; Vertretung: { $cover }
}{ $until ->
    [none] {""}
   *[moment] , wieder da ab { MOMENT($until) } Uhr
}
drill-state-left = war bis zum { DAY($last) } im Team
drill-state-not-yet = kommt erst am { DAY($first) }
drill-state-no-hours = niemand weiß es: keine Zeiten im Plan, die sich ausrechnen lassen
drill-state-silent = antwortet nicht
drill-state-may-not-answer = wird benachrichtigt, darf auf dieser Stufe aber nicht antworten
drill-state-program = ein Programm; es antwortet niemandem
drill-state-nobody = niemand Bestimmtes
# What is read and ticked
drill-who-is-told = { $minutes ->
    [0] Wer wird jetzt benachrichtigt, und wie?
   *[other] Seit dem Beitrag vergangen: { WAIT($minutes) }. Wer wird jetzt benachrichtigt, und wie?
}
drill-answer-is-out = { $minutes ->
    [0] Die erste Antwort ist sofort draußen.
   *[other] Die erste Antwort ist draußen, { WAIT($minutes) } nach dem Beitrag.
}{ $message ->
    [none] {""}
   *[code] {" "}Text: { $message }, siehe unten.
}
drill-by-time = bis { $time } Uhr:
drill-no-answer-nobody-there = Niemand, der antworten darf, ist in den nächsten zwei Monaten da.
drill-no-answer-no-hours = Niemand weiß, wann { LIST($who, kind: "and") } zu erreichen ist: Im Plan stehen keine Zeiten, die sich ausrechnen lassen.
drill-no-answer-not-answered = Solche Kommentare werden nicht beantwortet.
drill-no-answer-row-without-owner = In Zeile { $row } der Triage steht weder jemand, der verantwortlich ist, noch ein Notfallplan.
drill-no-answer-playbook-without-owner = { $playbook } hat keine Eskalation, und niemand ist dafür verantwortlich.
drill-no-answer-no-row = Keine Zeile der Triage passt.
drill-what-we-say = Was wir sagen
drill-message = { $length ->
    [none] { $message }.
   *[number] { $message }, { $length } von { $limit } Zeichen.
}
drill-message-of-other-channel = Der Text ist nicht für diesen Kanal geschrieben.
drill-message-verbatim = Wort für Wort senden.
drill-message-blanks = Beispiele sind eingesetzt; setz Eigenes ein für { $names }.
drill-read-aloud = Lies es laut vor: Klingt es nach uns, heute Abend, für diesen Menschen?
# Dana Reyes, then Ana Lindqvist
drill-then = { $one }, dann { $other }
drill-speakers = Wer mit der Kundin oder dem Kunden spricht: { $names }; { $handoffs ->
    [one] { $handoffs } Übergabe
   *[other] { $handoffs } Übergaben
}.
drill-ask-promised = Wissen alle, was vor ihnen versprochen wurde?
drill-in-private = Privat
drill-private-offer = Den Weg zu { $channel }{ $way ->
    [none] {""}
   *[number] {" "}({ $way })
} anbieten.
drill-private-customer-calls = Die Kundin oder der Kunde meldet sich bei { $who ->
    [none] uns
   *[name] { $who }
}{ $via ->
    [none] {""}
   *[ways] {" "}({ LIST($via, kind: "any", vocabulary: "notify") })
}{ $within ->
    [none] {""}
   *[duration] {" "}innerhalb von { DURATION($within, form: "dative") }
}.
drill-private-contact = { $who ->
    [none] Jemand
   *[name] { $who }
} meldet sich{ $via ->
    [none] {""}
   *[ways] {" "}({ LIST($via, kind: "any", vocabulary: "notify") })
}{ $within ->
    [none] {""}
   *[duration] {" "}innerhalb von { DURATION($within, form: "dative") }
}{ $attempts ->
    [none] {""}
    [one] , { $attempts } Versuch
   *[other] , { $attempts } Versuche
}{ $then ->
    [none] {""}
   *[message] , dann { $then }
}.
drill-promises = Was wir versprochen haben
drill-promise = { $kind ->
    [staffed] eine Antwort innerhalb von { DURATION($within, form: "dative") }, solange der Kanal besetzt ist
    [off-hours] eine Antwort innerhalb von { DURATION($within, form: "dative") } außerhalb der besetzten Zeiten
    [always] eine Antwort innerhalb von { DURATION($within, form: "dative") }, zu jeder Zeit
    [step] Schritt { $step } innerhalb von { DURATION($within, form: "dative") }
    [pause] geplante Beiträge gestoppt innerhalb von { DURATION($within, form: "dative") }
    [approval] die Erklärung freigegeben innerhalb von { DURATION($within, form: "dative") }
    [updates] Neues alle { DURATION($within) }
   *[follow-up] ein Anruf innerhalb von { DURATION($within, form: "dative") }
}
drill-promise-on = Auf
drill-promise-what = Versprechen
drill-promise-until = Bis
drill-promise-in-plan = So wie der Plan ist
drill-promise-in-rehearsal = In dieser Übung
drill-verdict-kept = gehalten
drill-verdict-broken = gebrochen
drill-verdict-unknown = niemand weiß es
# kept: Dana Reyes, after 20 minutes
drill-promise-verdict = { $minutes ->
    [none] { $verdict }: niemand
    [0] { $verdict }: { LIST($by, kind: "any") }, sofort
   *[other] { $verdict }: { LIST($by, kind: "any") }, nach { WAIT($minutes, form: "dative") }
}
drill-nothing-promised = Für einen Beitrag zu dieser Zeit ist nichts versprochen.
drill-afterwards = Danach
drill-afterwards-cause = Die Ursache finden{ $causes ->
    [none] {""}
   *[causes] {" "}({ $causes })
}
drill-afterwards-tell-customer = Der Kundin oder dem Kunden sagen, was sich geändert hat
drill-afterwards-look-back = Gemeinsam zurückblicken{ $within ->
    [none] {""}
   *[duration] {" "}innerhalb von { DURATION($within, form: "dative") }
}{ $by ->
    [none] {""}
   *[name] ; { $by } lädt dazu ein
}
drill-afterwards-report-back = Auf { $channel } berichten, was wir getan haben{ $message ->
    [none] {""}
   *[message] , mit { $message }
}{ $within ->
    [none] {""}
   *[duration] , innerhalb von { DURATION($within, form: "dative") }
}
drill-what-we-learned = Was wir gelernt haben
drill-learned-worked = Was lief wie geplant?
drill-learned-waited = Wo haben wir gewartet, geraten oder nachgeschlagen?
drill-learned-changes = Was ändert sich im Plan, durch wen, bis wann?
drill-date-in-plan = Das heutige Datum steht im Plan: { $field }
drill-made-from = Aus { $source } mit smplan { $version } erstellt.
# Why a row of triage takes a comment, and why it does not
who-title = Wer antwortet: { $what }{ $channel ->
    [none] {""}
   *[channel] {" "}auf { $channel }
}
who-comment = ein Kommentar
who-answer = { $minutes ->
    [0] Sofort: { $who }
   *[other] { MOMENT($at) } Uhr, nach { WAIT($minutes, form: "dative") }: { $who }
}
who-asked-at = Gefragt für { MOMENT($at) } Uhr{ $location ->
    [none] {""}
   *[location] , { $location }
} (Zeiten gelten für { $zone }).
who-no-row = Keine Zeile der Triage passt; nenne die Art des Kommentars.
who-row = Zeile { $number } der Triage, { $name }: { $respond }{ $owner ->
    [none] {""}
   *[name] , { $owner }
}{ $playbook ->
    [none] ; öffnet keinen Notfallplan
   *[playbook] ; öffnet { $playbook }
}{ $only ->
    [none] {""}
   *[names] ; nur { LIST($only, kind: "any") } darf antworten
}{ $inform ->
    [none] {""}
   *[names] ; informiert wird: { $inform }
}{ $to ->
    [none] {""}
   *[name] ; weitergeben an: { $to }
}{ $wait ->
    [none] {""}
   *[duration] ; andere dürfen zuerst antworten, { $wait } lang
}
who-ladder = Wer nacheinander benachrichtigt wird
who-told-when = { MOMENT($at) } Uhr, { $minutes ->
    [0] sofort
   *[other] nach { WAIT($minutes, form: "dative") }
}
who-other-tasks = { $count ->
    [one] Eine Aufgabe des Notfallplans ist ebenfalls rechtzeitig.
   *[other] { $count } Aufgaben des Notfallplans sind ebenfalls rechtzeitig.
}
duty-asked = Wer im Dienst ist{ $location ->
    [none] {""}
   *[location] {" "}in { $location }
}
duty-until = bis { MOMENT($until) } Uhr
duty-then = { $until ->
    [none] Danach
   *[moment] Ab { MOMENT($until) } Uhr
}: { $who }
duty-for = Wen man bei { $playbook } anruft.
drill-row-phrase = `{ $phrase }` kommt darin vor
drill-row-list = Wörter der Liste `{ $list }` kommen darin vor
drill-row-rest = sie nimmt, was übrig bleibt
drill-row-for-people = nur von Hand (kein `match`)
drill-row-other-channels = sie gilt für andere Kanäle
drill-row-nothing-found = keines ihrer Wörter kommt darin vor
drill-row-left-out = `{ $phrase }` kommt darin vor, und das schließt die Zeile aus

## Cases: what `smplan test` says of them

test-title = Testfälle: { $plan }
test-all-pass = { $cases ->
    [0] Kein Fall wurde durchgespielt.
    [one] Der eine Fall geht aus wie erwartet.
   *[other] Alle { $cases } Fälle gehen aus wie erwartet.
}
test-some-fail = { $failed } von { $cases } Fällen gehen anders aus.
test-failed = Anders als erwartet: { $name }
test-passed = Wie erwartet
test-difference = { $what } (Zeile { $line }): erwartet: { $expected }; heraus kommt: { $got }
test-the-case = der Fall
test-note = Hinweis: { $note }
test-coverage = Was die Fälle durchspielen
test-covered = { $covered } von { $all }, { $percent } %{ $min ->
    [none] {""}
   *[percent] , weniger als { $min } %
}
test-not-exercised = Nicht durchgespielt
case-expected-expectation = was geschehen soll
case-expected-question = ein Kommentar
case-expected-time = eine Zeit
case-expected-open-location = ein Standort, der geöffnet ist
case-expected-kind = `{ $kind }`
case-expected-playbook = `{ $playbook }`
case-expected-message = `{ $message }`
case-expected-answered-by = { LIST($who, kind: "any", around: "`") }
case-expected-not-answered-by = nicht `{ $who }`
case-expected-answered-within = innerhalb von { $within }, bis { MOMENT($until) } Uhr
case-got-no-expectation = nichts
case-got-no-question = weder `message` noch `kind` noch `playbook`
case-got-no-time = keine, obwohl der Fall `{ $needed_by }` erwartet
case-got-location-not-open = `{ $location }` ist { $status ->
    [planned] erst geplant
   *[closed] geschlossen
}
case-got-unknown-kind = keine solche Zeile in `triage`
case-got-kind = `{ $kind }`
case-got-no-row = keine Zeile von `triage`
case-got-playbook = `{ $playbook }`
case-got-row-without-playbook = Zeile { $row }{ $kind ->
    [none] {""}
   *[kind] {" "}`{ $kind }`
}, die keinen Notfallplan öffnet
case-got-no-playbook = kein Notfallplan: keine Zeile von `triage` passt
case-got-message = `{ $message }`
case-got-no-message = kein Text
case-got-answer = { LIST($by, kind: "any", around: "`") } am { MOMENT($at) } Uhr, { $minutes ->
    [0] sofort
   *[other] nach { WAIT($minutes, form: "dative") }
}
case-got-nobody-is-asked = niemand wird gefragt
case-got-no-hours = niemand weiß es: keine Zeiten von { LIST($who, around: "`") }
case-got-no-answer = niemand antwortet
case-hint-write-expectation = schreib `expect:` mit dem, was geschehen soll
case-hint-write-question = schreib `message:` mit den Worten eines Kommentars, `kind:` mit einer Art aus `triage`, oder `playbook:`
case-hint-write-time = schreib `at:` mit Tag und Uhrzeit des Kommentars, etwa 2026-03-14T22:30
case-hint-name-open-location = nenne unter `location:` einen anderen Standort, oder nimm den Fall heraus
case-hint-kinds = { $near ->
    [none] { $all ->
        [none] es gibt überhaupt keine
       *[kinds] es gibt { LIST($all, around: "`") }
    }
   *[kind] war `{ $near }` gemeint?
}
case-hint-first-message = gesendet wird der Text der Triage-Zeile, sonst der erste Text des Notfallplans, der den Eingang bestätigt oder Zeit gewinnt und für den Kanal geschrieben ist
case-hint-row-fits = Zeile { $row }{ $kind ->
    [none] {""}
   *[kind] {" "}`{ $kind }`
} passt durch `{ $phrase }`
case-hint-row-takes-rest = Zeile { $row }{ $kind ->
    [none] {""}
   *[kind] {" "}`{ $kind }`
} nimmt, was übrig bleibt
case-hint-row-leaves-out = Zeile { $row }{ $kind ->
    [none] {""}
   *[kind] {" "}`{ $kind }`
} würde passen, gäbe es nicht ihr `not`: `{ $phrase }`
case-hint-no-match = keine Zeile hat ein `match`: nenne die Art unter `kind`, oder schreib `match:` in die Zeilen, die ein Programm wählen darf
case-hint-away = { $who }{ $more ->
    [0] {""}
   *[other] {" "}und { $more } mehr
}
case-absence-off-duty = ist { $until ->
    [none] wochenlang
   *[moment] bis { MOMENT($until) } Uhr
} nicht im Dienst
case-absence-on-leave = ist { $until ->
    [none] wochenlang
   *[moment] bis { MOMENT($until) } Uhr
} abwesend
case-absence-left = war bis zum { DAY($last) } im Team
case-absence-not-yet = kommt erst am { DAY($first) }
case-absence-no-hours = hat keine Zeiten im Plan
case-absence-silent = antwortet nicht
case-absence-may-not-answer = darf hier nicht antworten
case-absence-program = ist ein Programm
case-absence-nobody = ist niemand Bestimmtes
case-part-playbooks = Notfallpläne
case-part-ladder-steps = Stufen der Eskalation
case-part-triage-rows = Zeilen der Triage
case-part-channels = Kanäle
case-uncovered-playbook = `{ $id }`
case-uncovered-channel = `{ $id }`
case-uncovered-step = Stufe { $step } von `{ $ladder }`
case-uncovered-row = Zeile { $row }{ $kind ->
    [none] {""}
   *[kind] {" "}`{ $kind }`
}

## Messages: what `smplan triage` says of them

triage-title = Nachrichten in der Triage: { $file }
triage-read = { $count ->
    [one] { $count } Nachricht
   *[other] { $count } Nachrichten
}, die Worte stehen in `{ $text }`{ $channel ->
    [none] {""}
   *[column] , die Kanäle in `{ $channel }`
}.
triage-without-words = { $count } davon ohne Worte.
triage-broken = { $count ->
    [one] Eine Zeile der Datei ist nicht lesbar:
   *[other] { $count } Zeilen der Datei sind nicht lesbar:
}
triage-line = Zeile { $line }: { $what }
triage-unknown-channels = Diese Kanäle hat der Plan nicht: { $names }
triage-name-and-count = `{ $name }` { $count }
triage-row = Zeile
triage-messages = Nachrichten
triage-share = Anteil
triage-opens = Öffnet
triage-no-row = keine Zeile
triage-some-of-each = Einige davon
triage-lost = Zeilen, die an frühere verlieren
triage-lost-row = Zeile { $row } { $kind } passt auf { $fits } und verliert { $lost }{ $taken ->
    [0] ; ihr bleibt keine
   *[other] {""}
}
triage-lost-to = { $count } an Zeile { $row } { $kind }
triage-frequent = Was keine Zeile erkennt, nach häufigen Wörtern
triage-at-most-missed = Es können jeweils { $count } mehr sein: Seltene Wörter wurden unterwegs vergessen.
triage-labels = Verglichen mit der Spalte { $column }: { $right } von { $labelled } richtig ({ $percent })
triage-labelled = Markiert
triage-taken = Genommen
triage-recall = Gefunden
triage-precision = Davon richtig
triage-misses = Die gröbsten Fehlgriffe
triage-miss = { $row ->
    [none] Keine Zeile nimmt
   *[number] Zeile { $row } { $kind } nimmt
} { $count ->
    [one] { $count } Nachricht
   *[other] { $count } Nachrichten
}, markiert als { $label }
triage-unknown-labels = Markierungen, die weder Art noch Notfallplan sind: { $names }
triage-flaw-line-too-long = die Zeile ist länger als 256 kB
triage-flaw-row-too-long = ein Anführungszeichen wird nie geschlossen, oder die Zeile ist länger als 256 kB
triage-flaw-columns = sie hat { $found } Spalten, der Kopf hat { $expected }
triage-flaw-not-utf8 = sie ist nicht in UTF-8: die Datei als UTF-8 speichern (in Excel `CSV UTF-8`), oder --encoding windows-1252 angeben
triage-flaw-json-ends = sie ist kein JSON-Objekt: sie hört zu früh auf
triage-flaw-json-wrong = sie ist kein JSON-Objekt: bei Zeichen { $character } stimmt etwas nicht
triage-flaw-no-text-in-json = sie ist kein JSON-Objekt mit einem Text darin
triage-flaw-no-field = sie hat kein `{ $field }`
triage-note-unreadable-patterns = { $patterns ->
    [one] { $patterns } Muster in `match` ist nicht lesbar und findet nichts; `smplan lint` nennt es
   *[other] { $patterns } Muster in `match` sind nicht lesbar und finden nichts; `smplan lint` nennt sie
}
triage-note-no-channels = manche Zeilen gelten nur für einen Kanal, und die Nachrichten nennen keinen; --channel nennt die Spalte
triage-note-no-small-words = für `{ $language }` gibt es keine Liste kleiner Wörter, daher zählen sie unter den häufigen mit
triage-note-no-labels = keine Nachricht hat etwas in der Spalte `{ $column }`

## What is left out of documents for everybody

left-out = Weggelassen, weil es alle lesen dürfen:
withheld-names = Namen von Personen
withheld-person-contacts = Telefonnummern und Adressen von Personen
withheld-presence = Arbeitszeiten, Bereitschaft und Abwesenheit von Personen
withheld-outside-contacts = Telefonnummern, Adressen und Zeiten von Kontakten
withheld-sign-in = Zugänge zu Konten und wie sie gesichert sind
withheld-authority = was entschieden und vergeben werden darf
withheld-money = Budgets und Arbeitszeit
withheld-assessment = Schwächen, Gefahren und Risiken
withheld-decisions = anstehende Entscheidungen
withheld-handling = wie Fälle geführt, übergeben und geprobt werden
withheld-recognition = Wörter, an denen Kommentare erkannt werden
withheld-training = Schulungen
withheld-notes = Anmerkungen und Ausnahmen
withheld-publishing = geplante Beiträge und Kampagnen, und wer sie veröffentlicht
withheld-accounts = Werkzeuge und Listen von Konten
withheld-channels = Kanäle für Kolleginnen und Kollegen

## What goes out when

section-calendar = Kalender
section-campaigns = Kampagnen
section-publishing = Wer was veröffentlicht
section-membership = Mitgliedschaft
section-reports = Berichte
section-tools = Werkzeuge
section-notes = Anmerkungen
calendar-caption = Was wann veröffentlicht wird, und wer sich darum kümmert
post = Beitrag
posts = Beiträge
status-and-owner = Stand und zuständig
more-months = { $n ->
    [one] Und { $n } weiterer Monat.
   *[other] Und { $n } weitere Monate.
}
calendar-is-cut = Der Kalender hat mehr Zeiten, als hier stehen.
# 09:00 Advent (Instagram, Newsletter), ready
outing = { $time } { $name }{ $channels ->
    [none] {""}
   *[names] {" "}({ $channels })
}{ $status ->
    [ready] , fertig
    [published] , veröffentlicht
    [idea] , Idee
   *[draft] {""}
}
post-status-idea = Idee
post-status-draft = Entwurf
post-status-ready = fertig
post-status-published = veröffentlicht
post-status-dropped = gestrichen
post-at-once = { MOMENT($at) }
post-at-daily = um { $time }
# 20 minutes after launch
post-at-counted = { $after ->
    [none] { $before ->
        [none] zu { $from }
       *[duration] { $before } vor { $from }
    }
   *[duration] { $before ->
        [none] { $after } nach { $from }
       *[duration] { $before } vor und { $after } nach { $from }
    }
}
slot-at = { EVERY($every) } um { $time }
slot-days = { $from ->
    [none] bis { DAY($to) }
   *[day] { $to ->
        [none] ab { DAY($from) }
       *[day] { DAY($from) } bis { DAY($to) }
    }
}
campaign-is = Kampagne: { $campaign }.
subject-is = Thema: { $subject }.
format-is = Format: { $format }.
picture-shows = Bild: { $what }
leads-to = Link: { $url }
sign-off-is = Freigabe: { $kind }.
campaign-days = { $from ->
    [none] bis { DAY($to) }
   *[day] { $to ->
        [none] ab { DAY($from) }
       *[day] { DAY($from) } bis { DAY($to) }
    }
}
campaign-budget = { $budget ->
    [none] { $paid } für Anzeigen und bezahlte Beiträge
   *[sum] { $budget }{ $paid ->
        [none] {""}
       *[sum] , davon { $paid } für Anzeigen und bezahlte Beiträge
    }
}
budget = Budget
partners = Partner
partners-are = Mit { $names }.
posts-are = Beiträge: { $names }.
may-publish = Wer veröffentlichen darf
sign-off = Freigabe
signed-off-messages = Nachrichten
signed-off-playbooks = Playbooks
signed-off-plan = Der Plan
nobody-agrees = Niemand muss zustimmen.
# each step: one of them is enough
sign-off-step = Freigabe durch { LIST($who, kind: "or") }.
agreed-within = Innerhalb von { DURATION($within, form: "dative") }.
requests = Um einen Beitrag bitten
answers = Beantwortet
needed = Nötig
requests-answered = { $by ->
    [none] { $within ->
        [none] {""}
       *[duration] innerhalb von { DURATION($within, form: "dative") }
    }
   *[name] von { $by }{ $within ->
        [none] {""}
       *[duration] , innerhalb von { DURATION($within, form: "dative") }
    }
}
requests-need = Nötig: { $what }
nothing-published = Ruhezeiten
quiet-hours = Nichts wird veröffentlicht: { $hours }{ $except ->
    [none] {""}
   *[names] , außer mit dieser Freigabe: { $except }
}
staff-accounts = Konten von Beschäftigten
joining = Beitritt
leaving = Austritt
vote = Entscheidungen
recertified = Bestätigt
agreement = Vereinbarung
report-line = { EVERY($every) }{ $to ->
    [none] {""}
   *[names] , an { $to }
}{ $owner ->
    [none] {""}
   *[name] , von { $owner }
}{ $what ->
    [none] {""}
   *[text] : { $what }
}
access-of = Zugang: { $names }.
