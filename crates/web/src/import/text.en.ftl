import-list-title = Imported files
import-list-intro = Here you bring in sessions and scores your organisation already had. A file goes in as a whole or not at all, and you can undo it as a whole.
import-list-none-title = Nothing has been imported yet
import-list-none = Do you have scores from before, in a spreadsheet for example? Save them as a CSV file and bring them in here.
import-list-count = { $count ->
    [one] 1 file
   *[other] { $count } files
 }
import-column-file = File
import-column-when = When
import-column-who = By
import-column-rows = Rows
import-column-state = State
import-state-stands = imported
import-state-undone = undone on { $day }
import-by-command = a command on the server
import-start = Import a file

import-upload-title = Import a file
import-upload-intro = Choose a CSV file of at most 20 MB, with the names of the columns on its first line. Then you choose which column is what. Nothing is kept yet.
import-upload-who = Only you can see this file until you import it. It is erased after an hour.
import-upload-codes = Use codes instead of names. Columns you do not choose are not kept.
import-upload-file = CSV file
import-upload-go = Look at the file
import-upload-too-large = The file is larger than 20 MB. Nothing was kept. Split it and import the parts one by one.
import-upload-missing = Choose a file first.
import-draft-gone = This file is no longer here: it is erased after an hour, or when you choose another. Nothing was imported. Choose the file again.

import-mapping-title = Which column is what?
import-mapping-file = { $file }: { $rows } rows and { $columns } columns. Read as { $encoding }, with { $separator } between the columns.
import-separator-comma = a comma
import-separator-semicolon = a semicolon
import-separator-tab = a tab
import-mapping-encoding-check = Do you see strange signs instead of letters such as é or ë? Then save the file as UTF-8 and choose it again.
import-mapping-again = This file was imported on { $day } already. Scores are not kept twice: you will see those as errors.
import-preview-title = The first rows
import-preview-caption = The first rows of the file
import-preview-line = line
import-preview-more = { $count ->
    [one] There is 1 more column that does not fit here.
   *[other] There are { $count } more columns that do not fit here.
 }
import-who-title = Who
import-field-client = Client
import-field-client-help = A code, not a name.
import-field-therapist = Therapist
import-field-therapist-help = The login name. Somebody we do not know yet is added and can only sign in after an invitation. A therapist sees only their own clients.
import-field-therapist-always = Or: the same therapist for all rows
import-field-perspective = Who answered
import-field-perspective-always = Or: for all rows
import-perspective-client = the client
import-perspective-therapist = the therapist
import-perspective-observer = an observer
import-when-title = When
import-when-help = Choose a date, or count from a start. Without a column of session numbers we number each client's sessions in the order of their days.
import-field-session = Number of the session
import-field-date = Date
import-field-date-help = As 2024-03-05 or 5-3-2024: the day comes before the month.
import-field-moment = Time since the start
import-field-moment-help = Whole days, weeks or months. 0 is fine.
import-field-unit = Counted in
import-unit-day = days
import-unit-week = weeks
import-unit-month = months
import-field-start = Start
import-field-start-help = The day on which the count stood at 0. The same for every client: the days in Verbond are then an approximation.
import-values-title = Scores
import-values-help = Choose the columns with scores. For a measure of your own, fill in its name and its lowest and highest score; we do not guess those.
import-value-legend = Score { $number }
import-field-value-column = Column
import-field-value-target = What is it?
import-target-new = a measure of our own, described below
import-target-house = measure { $name }
import-field-value-name = Name of the measure
import-field-value-min = Lowest score
import-field-value-max = Highest score
import-field-value-better = What is better?
import-better-higher = higher
import-better-lower = lower
import-better-neither = neither
import-values-more = More scores
import-items-title = Answers to single items
import-items-help = Does each answer have a column of its own? Choose the questionnaire, and fill in what the names of those columns begin with. For columns WAI1, WAI2, … that is WAI.
import-field-items-instrument = Questionnaire
import-field-items-prefix = Names of columns begin with
import-long-title = One value a row
import-long-help = For files in which every row has one score or answer, such as a study file of Verbond.
import-field-instrument = Questionnaire or measure
import-field-version = Version
import-field-kind = Item or scale
import-field-name = Name of the item or scale
import-field-value = Value
import-rows-title = Rows
import-field-missing = What means: missing
import-field-missing-help = Besides an empty cell. Separate several words with a space. What is missing stays a gap, never a zero.
import-field-skip-column = Leave out rows where this column
import-field-skip-text = says exactly this
import-field-without-values = A row without any score is
import-without-session = a session of which we have no score
import-without-nothing = nothing: a place in a plan of measurements that was not used
import-column-none = none
import-check = Check
import-drop = Throw the file away

import-result-title = This is what will happen
import-result-nothing-kept = Nothing has been kept yet.
import-result-rows = { $rows } rows read, { $skipped } left out. { $values } scores found; { $missing } are missing and stay a gap.
import-result-new-clients = { $count ->
    [one] 1 new client
   *[other] { $count } new clients
 }
import-result-known-clients = { $count ->
    [one] 1 client who is here already
   *[other] { $count } clients who are here already
 }
import-result-new-episodes = { $count ->
    [one] 1 new episode
   *[other] { $count } new episodes
 }
import-result-new-therapists = { $count ->
    [one] 1 new therapist, who cannot sign in yet
   *[other] { $count } new therapists, who cannot sign in yet
 }
import-result-new-sessions = { $count ->
    [one] 1 new session
   *[other] { $count } new sessions
 }
import-result-known-sessions = { $count ->
    [one] 1 session that is here already and gets more
   *[other] { $count } sessions that are here already and get more
 }
import-result-administrations = { $count ->
    [one] 1 completed questionnaire or measure
   *[other] { $count } completed questionnaires or measures
 }
import-result-new-measures = { $count ->
    [one] 1 new measure
   *[other] { $count } new measures
 }
import-result-open = What you import can be seen at once by the therapists named with the client.
import-confirm = Import
import-problems-title = { $count ->
    [one] 1 thing is not right
   *[other] { $count } things are not right
 }
import-problems-intro = Nothing was kept. Change the file or choose something else below, and check again.
import-problems-first = The first { $shown } of { $count } stand below.
import-problems-caption = What is not right, by line
import-problem-line = Line
import-problem-column = Column
import-problem-value = What stands there
import-problem-what = What is not right
import-refusals-title = These choices do not fit
import-changed = Something changed meanwhile, so nothing was imported. Check again.

import-done-title = { $file }
import-done-line = Imported on { $day }. The file had { $rows } rows.
import-done-undone = Undone on { $day }. Nothing of it is left.
import-done-makes = Of this file there are now
import-count-clients = { $count ->
    [one] 1 client
   *[other] { $count } clients
 }
import-count-episodes = { $count ->
    [one] 1 episode
   *[other] { $count } episodes
 }
import-count-sessions = { $count ->
    [one] 1 session
   *[other] { $count } sessions
 }
import-count-administrations = { $count ->
    [one] 1 completed questionnaire or measure
   *[other] { $count } completed questionnaires or measures
 }
import-count-therapists = { $count ->
    [one] 1 therapist
   *[other] { $count } therapists
 }
import-count-measures = { $count ->
    [one] 1 measure
   *[other] { $count } measures
 }
import-done-invite = The new therapists can sign in only once an administrator has given them a link.
import-undo-title = Undo
import-undo-what = Everything this file added is removed: no more and no less. That is possible only as long as nobody built on it.
import-undo-sure = I know this cannot be taken back
import-undo-go = Remove everything of this file
import-undo-not-sure = Tick the box first. Nothing was removed.
import-undo-gone = This file was undone already.
import-undo-answered = Somebody has begun a check about a session of this file. So everything stays.
import-undo-added = Something was added later to clients, episodes or sessions of this file. So everything stays. If that came from another file, undo that one first.
import-undo-discussed = At a session of this file somebody noted whether it was discussed. So everything stays.
import-undo-named = A client of this file has a name or contact details by now. So everything stays.
import-undo-signed-in = A therapist of this file has signed in by now. So everything stays.
import-undo-treats = A therapist of this file has other roles or other clients by now. So everything stays.
import-undo-measured = A measure of this file is used by another file as well. So everything stays. Undo that other file first.

import-file-empty = The file is empty.
import-file-header-only = The file has names of columns, but no rows.
import-file-too-large = The file is too large: { $megabytes } MB fit at once. Split it.
import-file-too-many-rows = The file has more than { $rows } rows. Split it and import the parts one by one.
import-file-too-many-columns = The file has more than { $columns } columns. Leave out what you do not need.
import-file-spreadsheet = This is a spreadsheet and not a CSV file. Save it as CSV and choose it again.
import-file-not-text = Line { $line } has a character that does not belong in text. Save the file as CSV in UTF-8 and choose it again.
import-file-damaged = The file begins as UTF-16, but is not that further on. Save it again as UTF-8.
import-file-header-twice = Two columns are called { $name }. Give each a name of its own.

import-mapping-no-client = Choose which column is the client.
import-mapping-no-such-column = The file has no column { $column }.
import-mapping-no-order = Choose a date, a session number or a time since the start.
import-mapping-date-and-moment = Choose a date or a time since the start, not both.
import-mapping-no-start = Fill in from which day time is counted.
import-mapping-no-unit = Choose whether time is counted in days, weeks or months.
import-mapping-start-outside = The start, { $day }, is too long ago.
import-mapping-no-values = Choose at least one column with scores.
import-mapping-both-shapes = Choose columns with scores, or one value a row; not both.
import-mapping-no-instrument = Choose which column names the questionnaire or measure.
import-mapping-unknown-instrument = { $instrument } is no questionnaire or measure we know.
import-mapping-unknown-name = { $instrument } has no item or scale { $name }.
import-mapping-ambiguous-name = { $name } is both an item and a scale of { $instrument }. Choose which of the two.
import-mapping-same-twice = The columns { $first } and { $second } are both the same score.
import-mapping-items-and-scales = Both answers and scores of { $instrument } were chosen. Choose the answers: we compute the scores.
import-mapping-measure-differs = The measure { $code } is here already, with scores from { $min } to { $max }. Use that one, or give the new one another name.
import-mapping-therapist-name = The therapist's login name cannot be used: { $why }
import-mapping-not-a-perspective = { $text } does not say who answered. Choose client, therapist or observer.
import-mapping-perspective-of-other = { $instrument } is not filled in from that side.
import-mapping-measure-name = The name of measure { $number } cannot be used: { $why }
import-mapping-measure-range = At score { $number }, fill in a lowest and a higher highest score.
import-mapping-measure-better = At score { $number }, choose what is better.
import-mapping-no-target = At score { $number }, choose what it is.
import-mapping-no-item-columns = No column is called { $prefix } followed by the name of an item of { $instrument }.
import-mapping-not-a-date = Write the start as 2024-03-05 or 5-3-2024.

import-problem-ragged = The row has { $found } cells; there are { $expected } columns.
import-problem-no-client = There is no client.
import-problem-client-code = This cannot be a code: { $why }
import-problem-therapist-name = This cannot be a login name: { $why }
import-problem-no-session = There is no session number.
import-problem-not-a-session = A session number is a whole number from 1 to { $most }.
import-problem-no-day = There is no day or moment.
import-problem-not-a-date = This is not a date. Write 2024-03-05 or 5-3-2024.
import-problem-not-a-moment = This is not a whole number of days, weeks or months.
import-problem-day-in-future = { $day } is after today.
import-problem-day-too-early = { $day } is too long ago.
import-problem-not-a-perspective = This does not say who answered: client, therapist or observer.
import-problem-perspective-of-other = { $instrument } is not filled in from that side.
import-problem-no-instrument = It does not say of which questionnaire or measure this is.
import-problem-unknown-instrument = We do not know this questionnaire or measure.
import-problem-unknown-version = We do not know this version.
import-problem-no-name = It does not say of which item or scale this is.
import-problem-unknown-name = { $instrument } has no item or scale of this name.
import-problem-ambiguous-name = Both an item and a scale are called so. Choose a column that says which of the two.
import-problem-not-a-number = This is not a number.
import-problem-out-of-range = The score lies outside { $min } to { $max }.
import-problem-not-an-answer = This item has no such answer. It is a whole number from { $min } to { $max }.
import-problem-does-not-follow = This score does not follow from the answers: they give { $computed }.
import-problem-does-not-follow-withheld = This score does not follow from the answers: there are too few of them for a score.
import-problem-twice = This was on line { $line } already.
import-problem-session-on-two-days = On line { $line } this session was on { $day }.
import-problem-session-out-of-order = This session lies before session { $session }, which was on { $day }.
import-problem-too-many-sessions = One client can have at most { $most } sessions here.
import-problem-nothing-to-keep = No row has a score. Are the chosen columns the right ones?
import-problem-already-there = Session { $session } has this score already.
import-problem-session-elsewhere = Session { $session } is here already, but on { $day }.
import-problem-session-not-held = Session { $session } is planned here, but was not held.
import-problem-session-sealed = The check of session { $session } is still sealed. Nothing is added to it.
import-problem-not-a-therapist = This login name belongs to somebody who is no therapist here.
