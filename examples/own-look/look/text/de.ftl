# Words of this pottery over those of smplan; `smplan templates show text/de.ftl` prints all of them.

section-playbooks = Wenn etwas passiert
section-people = Unser Haus
