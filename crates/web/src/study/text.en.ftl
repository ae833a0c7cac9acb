study-title = Research
study-line = A pseudonymised data set of this organisation.
study-consent-title = Arrange consent outside Verbond
study-consent = Verbond does not record yet who consents to research. Everything listed below is in the set, of everyone. Use the set only once it was arranged and checked beforehand that you may.
study-empty-title = There is nothing to study yet
study-empty = Once sessions have been held or imported, you see here what the set holds.
study-holds-title = What is in it
study-holds = { $clients ->
    [one] 1 client
   *[other] { $clients } clients
 }, { $episodes ->
    [one] 1 episode
   *[other] { $episodes } episodes
 } and { $sessions ->
    [one] 1 session held
   *[other] { $sessions } sessions held
 }.
study-holds-not = There are no names, codes, contact details, therapists, dates or free text in it. Groups and who gives them have a pseudonym; a group of fewer than four is not in it. A session has a number and a count of days since the first. Sealed answers are not in it.
study-table = Completed questionnaires and measures
study-column-instrument = Questionnaire or measure
study-column-version = Version
study-column-count = Times completed
study-take-title = Take the set
study-name = Name of the study
study-name-help = The pseudonyms belong to this name. The same name gives the same pseudonyms later, another name others. Use a name of its own for every study.
study-name-use = Use this name
study-files = The files for “{ $name }”:
study-file-export = Rows (export.csv)
study-file-edges = By session, with the edges of the triangle (CSV)
study-file-runs = One row per participant of a group (runs.csv)
study-file-codebook = Codebook (codebook.csv)
study-file-readme = Explanation (README.txt)
study-noted = That you take the set is noted for every episode. A client may ask who looked.
study-computed = A pseudonym is an encrypted fingerprint of the client and the name of the study. Without this organisation's key nobody can trace it back. The rows stand in the order of the pseudonyms, so that they say nothing about who came earlier. Scores are in their own unit and on the axis from 0 to 10. What is missing is empty, with the reason beside it; never zero.
study-file-around = What lies around (around.csv)
