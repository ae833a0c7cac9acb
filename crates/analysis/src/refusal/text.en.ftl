# Why there is no result: what stood in the way, where, and what to do.

refusal-choice = “{ $text }” cannot be read here. Write { $expected }.
refusal-write = The result could not be written to { $path }: { $reason }. Nothing else was changed.
refusal-unexpected = Something is wrong in the program itself: { $detail }. Your file was not changed. Please report this.

refusal-file = The file { $path } cannot be read: { $reason }.
refusal-empty = The file is empty. It needs a first line with the names of the columns, and rows under it.
refusal-no-rows = The file has the names of { $count } columns and no rows under them, or every row was left out.
refusal-kind-parquet = This is a Parquet file, and this program was built without the reader for it. Write it as CSV, or build with the feature parquet.
refusal-kind-spreadsheet = This is a spreadsheet. Save it as CSV first.
refusal-kind-compressed = This file is compressed. Unpack it first.
refusal-kind-binary = This is no text file. Save it as CSV or TSV first.
refusal-two-columns = Columns { $first } and { $second } are both called “{ $name }”. Give one of them another name.
refusal-ragged = Line { $line } has { $got } cells where the first line has { $expected } names. Check the separators and quotes on that line.
refusal-long-row = The row that begins in line { $line } has no end within { $megabytes } megabytes. Is a quote opened there and not closed?
refusal-malformed = Line { $line } cannot be read: { $detail }.
refusal-infinite = Column “{ $column }” has “{ $text }” in line { $line }. That is no finite number. Correct it, or say --missing={ $text }.
refusal-too-large = The { $columns } columns that are needed have more than { $rows } rows: more than this program holds in memory. Use fewer columns or fewer rows.
refusal-text-among-numbers = Column “{ $column }” is measured, but { $words } of its { $cells } filled cells hold words; the first is “{ $text }” in line { $line }. If that means missing, say --missing='{ $text }'; if the numbers are names, say --levels { $column }.
refusal-unknown-column = There is no column “{ $name }”.
refusal-unknown-column-near = There is no column “{ $name }”. Did you mean “{ $nearest }”?
refusal-same-name = There is already a column “{ $name }”. Give the new one another name.
refusal-unknown-level = There is no level “{ $level }” in that column.

refusal-output = The result could not be written to the standard output: { $reason }.
refusal-not-found = it does not exist
refusal-no-folder = there is no such folder
refusal-not-allowed = you may not read or write it
refusal-folder = it is a folder
refusal-full = the disk is full
refusal-read-only = nothing can be written on that disk
refusal-confidence = Intervals of { $percent }% do not exist. Write a number between 0 and 100 behind --confidence.
refusal-over-data = { $path } is the file that is analysed. Write the result to another file.
refusal-one-place = Numbers and report cannot both go to { $path }. Give one of them another file.
refusal-no-such-level = Column “{ $column }” says “{ $level }” nowhere.
refusal-no-such-level-near = Column “{ $column }” says “{ $level }” nowhere. Did you mean “{ $nearest }”?

refusal-formula = Character { $place }: { $problem }
refusal-formula-unexpected = found { $found }, expected { $expected }.
refusal-formula-character = “{ $character }” has no meaning here. A name with such a character goes between backticks.
refusal-formula-not-closed = { $sign } is opened and never closed.
refusal-formula-function = There is no function “{ $name }”. There are: { $known }.
refusal-formula-argument = { $function } takes { $expected }.
refusal-formula-levels = “{ $name }” holds words, and numbers are needed here.
refusal-formula-level = “{ $name }” has no level “{ $level }”.
refusal-formula-unseen = “{ $name }” has the level “{ $level }” in data row { $row }, which the model does not know.
refusal-formula-too-many = A formula may have at most { $limit } { $what }.
refusal-formula-columns = The formula makes { $columns } columns of { $rows } rows, most of them by “{ $name }”: more than this program holds in memory. If “{ $name }” says who or where, write (1 | { $name }).
refusal-formula-undefined = “{ $name }” is no finite number in data row { $row }.
refusal-formula-person = The rows cannot be told apart by person: { $why }.
refusal-formula-few-values = “{ $name }” has { $got } different values, and { $needed } are needed.

refusal-no-random-term = The formula says nothing about groups. Add at least one term such as (1 | patient).
refusal-too-few-rows = The model has { $needed } unknowns, and only { $got } rows are complete. Use a smaller model.
refusal-too-few-rows-missing = The model has { $needed } unknowns, and only { $got } rows are complete; “{ $name }” alone is missing in { $missing } rows. Use a smaller model, or leave that column out.
refusal-constant = “{ $response }” is { $value } in every complete row. There is nothing to explain.
refusal-nothing-left = “{ $response }” is explained without any rest, so there is no variance to divide. Is a column a copy of it?
refusal-one-level = “{ $name }” has only the level “{ $level }” in the complete rows. Nothing can be compared; leave it out of the formula.
refusal-too-many-effects = ({ $columns } | { $grouping }) asks for { $effects } random effects from { $rows } rows. They cannot be told from the residuals; leave columns out before the bar.
refusal-no-weights = “{ $name }” cannot be used as weights: it is no column of numbers.
refusal-weight = The weight in data row { $row } is { $value }. Weights are above zero.
refusal-degenerate = The columns of the model lie so close to each other that they cannot be told apart in the numbers a computer holds. Leave one out, or centre them.
refusal-too-many-crossed = Beside the largest grouping the model has { $effects } crossed random effects; at most { $limit } fit in memory.
refusal-needs-reml = The correction of Kenward and Roger is made for REML. Leave out --ml, or ask for --df satterthwaite.
refusal-not-comparable = These fits cannot be compared: { $why }.

refusal-too-few = { $needed } complete observations are needed, and there are { $got }.
refusal-not-finite = Observation { $row } is no finite number.
refusal-out-of-range = { $parameter } = { $value } lies outside what the method is made for.
refusal-lengths = { $left } values cannot be paired with { $right }.
refusal-no-variation = Variable { $variable } has the same value everywhere. Leave it out.
refusal-not-determined = The data do not determine parameter { $parameter }: other values describe them as well. Fix it, or use a smaller model.
refusal-sum-of-others = Variable { $column } is a sum of others, or never varies. Leave it out.
refusal-too-few-replicates = At least { $needed } repetitions are needed, and { $got } were asked for.
refusal-not-together = { $one } and { $other } exclude each other. Choose one.
refusal-kind-parquet-column = This Parquet file has columns that are lists, or of a kind that is neither number nor text. Leave them out.
refusal-malformed-file = The file cannot be read: { $detail }.
refusal-infinite-column = Column “{ $column }” has “{ $text }”. That is no finite number. Correct it.
refusal-no-such-grouping = The model has no groups called “{ $name }”. It has: { $known }.

refusal-items-few = This takes at least { $needed } columns, and { $got ->
    [one] 1 was named.
   *[other] { $got } were named.
  }
refusal-items-twice = “{ $name }” was named twice. Leave one out.
refusal-items-turned = “{ $name }” is none of the items.
refusal-items-turned-near = “{ $name }” is none of the items. Did you mean “{ $nearest }”?
refusal-items-large = “{ $name }” has numbers too large to compute with. Is something wrong in the file? Else divide them with --make.
refusal-items-unanswered = “{ $name }” is empty in every row. Leave it out.
refusal-items-complete = This takes at least { $needed } complete rows, and of the { $rows } rows { $got ->
    [one] only 1 is complete.
   *[other] { $got } are complete.
  } Use fewer columns, or leave out those in which much is missing.
refusal-items-constant = “{ $name }” is the same in every row that counts. Leave it out.
refusal-items-sum = “{ $name }” is a sum of the other items, or there are no more rows than items. Leave an item out.
refusal-items-cancel = The items cancel each other out, so there is no score to judge. Say with --reverse which items point the other way.
refusal-items-groups = This takes at least { $needed } groups, and “{ $column }” names { $got }.
refusal-items-in-group = This takes at least { $needed } complete rows in each group, and one group of “{ $column }” has { $got }. Is it a column of groups? Else leave that group out with --skip.
refusal-items-unbalanced = This takes at least two persons with every answer at all { $sessions } sessions, and there are { $complete }; { $left } others miss something. Leave out late sessions with --skip, or ask for --cluster in the place of --person and --time.
refusal-items-undetermined = The answers do not say what { $relation } is: other values describe them as well. Give the factor more items, fix that value (for instance at 1*), or use a smaller model.
refusal-items-not-settled = The search stopped after { $steps } steps without best values, so there is no result. See whether the model suits the items, and whether there are enough rows.
refusal-items-one-answer = “{ $name }” has the same answer in all { $rows } complete rows. Leave it out.
refusal-items-few-groups = Groups are to be compared, and the { $rows } complete rows hold { $groups ->
    [one] 1 group.
   *[other] { $groups } groups.
  }
refusal-items-no-estimate = In “{ $name }” the score or the groups tell the answer without fault in { $rows } rows, so nothing can be estimated. Leave the item out, or join groups.
refusal-items-answers = “{ $name }” has { $count } different answers; ordered answers have at most { $most }. Use ordinary correlations for a measurement.
refusal-items-category = “{ $found }” stands in the file and not in --categories. Name every category, from low to high.
refusal-items-order = These ratings are words, and words have no order. Say it with --categories low,middle,high, or ask for --kappa equal.
refusal-items-one-choice = { $names } always chose one and the same category, so there is nothing to agree about.
refusal-items-never-both = There is no row that { $names } both rated.
refusal-items-settings = c( ) in the model has { $settings } values and there are { $groups } groups. Give one value, or one for each group.
refusal-items-end = the end
refusal-items-line-end = the end of the line
refusal-items-left = a factor or a variable
refusal-items-term = a variable, a factor, or a value or name with * behind it
refusal-items-setting = a number, NA or a name
refusal-items-comma = a comma or )
refusal-items-not-spoken = “{ $found }” is not part of the language of models here. Use =~, ~~, ~ and ~ 1.
refusal-items-said-twice = this was said before.
refusal-items-no-factor = the model has no factor. Write one as: factor =~ item1 + item2 + item3
refusal-items-not-measured = “{ $name }” is no factor and measures none. Only factors depend on factors.
refusal-items-circle = “{ $name }” depends on itself.

refusal-not-two-levels = “{ $response }” has { $count } levels ({ $levels }); yes or no takes two. Make a column of two, for instance with --make, or leave rows out.
refusal-levels-for-counts = “{ $response }” holds words, and counts are needed here. Is it yes or no? Then ask for --family binomial.
refusal-not-a-share = “{ $response }” is { $value } in data row { $row }, of { $trials } trials. Yes or no is 0 or 1; a share lies between, and times its trials it is a whole number. Say with --trials which column has the number of trials.
refusal-not-a-count = “{ $response }” is { $value } in data row { $row }. Counts are 0, 1, 2 and so on.
refusal-weights-and-trials = Of a share the weight is its number of trials. Leave out --trials, or --weights { $weights }.
refusal-trials = “{ $found }” cannot be read as successes and trials. Write cbind(successes, failures) with two columns of numbers, or one column of successes and --trials COLUMN; counts have no trials.
refusal-separated = { $columns }: in { $told } of { $rows } rows these tell { $response } without fault, so no finite coefficient fits best. Leave a column out, or join levels.
refusal-not-scalar = { $found }: --nagq takes one random term of one column, such as (1 | patient). Leave out --nagq.
refusal-points = --nagq { $points }: it takes 1 to { $limit } points.
refusal-negative-variance = The sampling variance in data row { $row } is { $value }. A variance is the square of a standard error and never negative.
refusal-zero-variance = The sampling variance in data row { $row } is zero, and this method divides by it. Leave the row out, or estimate by REML.
refusal-too-few-studies = { $needed } unknowns cannot be estimated from { $got } studies; in { $missing } more something is missing.
refusal-same-precision = Every study is as precise as the others, so precision explains nothing.
refusal-too-few-clusters = There are { $clusters } clusters for { $coefficients } coefficients, and it takes more clusters than coefficients. Name another --cluster, or leave it out.

refusal-same-column = Column “{ $name }” is named in two places. Name another column in one of them.
refusal-words = Column “{ $name }” holds words, and numbers are needed here. Choose another column, or make one with --make.
refusal-no-values = Column “{ $name }” has no value in any row. Choose another column, or look at --missing and --skip.
refusal-same-everywhere = Column “{ $name }” is { $value } in every row that counts. Nothing can be compared with it; choose another column.
refusal-few-pairs = { $needed } complete rows or pairs are needed, and there are { $got }; in { $missing } more something is missing.
refusal-not-two-roles = There are { $count } roles ({ $names }), and two people are compared. Leave rows out with --skip, or leave out --role.
refusal-not-a-dyad = Pair “{ $dyad }” has { $rows } rows. Give each member one row: means over sessions, or one session chosen with --skip.
refusal-same-role = Both members of pair “{ $dyad }” are “{ $role }”. Correct the role, or leave out --role.
refusal-collinear-ratings = The ratings take too few different values to tell the effects apart. Use more rows, or another rating.
refusal-no-pairs = { $both } of { $persons } people have both scores, and at least 2 are needed. Look at --before and --after, or at --from and --to.
refusal-two-scores = “{ $person }” has two scores at { $moment }. Leave one of the rows out, or name a moment that occurs once.
refusal-no-such-series = There is no “{ $name }” in column “{ $column }”. Look at --series.
refusal-no-series = None of { $count } series has { $needed } values that are not all the same. A chart needs at least that.
refusal-one-level-only = Column “{ $column }” has { $clusters } groups with { $rows } values. A comparison of levels needs at least two groups, and a group with two values.
refusal-not-a-summary = { $path } is no summary of a site that this program can read: { $why }. Make it again with --summarise.
refusal-other-plan = { $path } was made after another plan than { $first }: they differ in { $what }. Sites have to agree on it before they sum.
refusal-few-courses = There are { $courses } completed courses, and curves need { $needed }: fewer say too little about what is usual.
refusal-learns-from-rows = { $function } learns from all rows and would mean something else at each site. Agree on numbers beforehand, and make the column with --make from each row alone.
refusal-no-levels = “{ $column }” holds words. Agree on its levels, and say them at each site: --agree '{ $column }=first,second'.
refusal-level-not-agreed = “{ $column }” has the level “{ $level }”, which was not agreed on. Add it to --agree at all sites, or leave the rows out.
refusal-origin = “{ $column }” cannot be counted from an origin, because nothing in the model takes up the shift. Leave out that --origin.
refusal-not-nested = “{ $level }” of { $finer } lies in two of { $coarser }. Write the finer grouping first, and give each its own names.
refusal-small-cells = { $cells } cells ({ $rows } rows) hold fewer than { $minimum } of { $grouping } and could tell about single people. Say --leave-out-small, or agree on a coarser moment.
refusal-nothing-to-send = No row of this site can be sent: every one misses something, or lies in a cell that is too small.
refusal-different-plans = These summaries are of different models: { $left } and { $right }. Sites have to agree on the model before they sum.
refusal-malformed-sums = These sums cannot be those of a site: { $why }. Make the summary again.
refusal-aliased = Over all sites, “{ $column }” says what earlier columns say. Leave it out of the formula.
refusal-session-from-one = The session in data row { $row } is { $session }. Sessions count from 1; make a column that does, with --make.
refusal-two-intakes = Course “{ $course }” has two intake scores. Give each course one.
refusal-kind-parquet-text = Turning between wide and long takes a text file such as CSV, and this is Parquet. Save it as CSV first.

refusal-named-twice = “{ $name }” was given for two things. The id, the moment and each value need a column of their own.
refusal-no-separator = Something has to stand between the name of a value and its moment, such as _ in bond_3.
refusal-empty-cell = In line { $line } “{ $column }” is empty, so there is no telling where that row belongs. Fill it in or leave the row out.
refusal-two-values = Lines { $first } and { $second } are both { $id } at { $moment }: there is no telling which of the two counts. Leave one out, or give them different moments.
refusal-two-rows = Lines { $first } and { $second } are both { $id }, and a file with a row for each has one of each. If it has a row for each moment, it is long already.
refusal-differs = “{ $column }” of { $id } is not the same in lines { $first } and { $second }. If it differs by moment, put it with --values; otherwise one of the two has to be corrected.
refusal-no-moments = There are no columns such as “{ $expected }”. Is something else between name and moment? Say so with --separator.
refusal-same-name-made = There would be two columns “{ $name }”: one is there already. Give one of them another name.

# A study of what went with change.
refusal-study-no-factors = Nothing was named that may go with the outcome. Name the columns with --factors, for instance --factors bond,goal,task.
refusal-study-no-baseline = A change needs a score from before the course. Name that column with --baseline, or ask for --on end.
refusal-study-no-sessions = The score of each session needs a column of session numbers. Name it with --session.
refusal-study-no-persons = With a row for each session it has to be known whose each row is. Name that column with --person.
refusal-study-person-twice = { $person } is in it twice (rows { $one } and { $other }), while each row is one person. Take one away, or name the column of session numbers with --session.
refusal-study-session-twice = Session { $session } of { $person } is in it twice (rows { $one } and { $other }). Take one away.
refusal-study-two-values = { $person } has two different values in { $column }: { $one } and { $other }. For a whole course there has to be one.
refusal-study-nothing-differs = { $count ->
    [one] { $factors } is the same for everyone, or missing. There is nothing to compare.
   *[other] { $factors } are the same for everyone, or missing. There is nothing to compare.
  }
refusal-study-no-levels = Groups: { $groups }; trainers: { $trainers }. This takes at least two groups or two trainers, each with several participants. Otherwise it cannot be estimated how far groups differ, and all intervals are too narrow. Name the column with --group or --trainer, or wait until there are more groups.
refusal-study-no-outcome = Nobody has a value in { $outcome } together with a baseline. There is nothing to estimate.
