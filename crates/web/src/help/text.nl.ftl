help-title = Hulp bij nood
help-lead = Gaat het nu niet goed met je? Je hoeft het niet alleen te doen. Bel gerust.
help-danger = Gevaar op dit moment:
help-suicide = Denk je aan zelfdoding, dag en nacht:
help-doctor = Kan het niet wachten tot je afspraak?
help-doctor-how = Bel je therapeut, je huisarts of de huisartsenpost.
help-not-read = Wat je in Verbond invult wordt niet dag en nacht gelezen. Het is bedoeld om er samen over te praten.
