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
refusal-malformed = Line { $line } cannot be read: { $detail }.
refusal-infinite = Column “{ $column }” has “{ $text }” in line { $line }. That is no finite number. Correct it, or say --missing={ $text }.
refusal-too-large = The { $columns } columns that are needed have more than { $rows } rows: more than this program holds in memory. Use fewer columns or fewer rows.
refusal-text-among-numbers = Column “{ $column }” is measured, but { $words } of its { $cells } filled cells hold words; the first is “{ $text }” in line { $line }. If that means missing, say --missing='{ $text }'; if the numbers are names, say --levels { $column }.
refusal-unknown-column = There is no column “{ $name }”.
refusal-unknown-column-near = There is no column “{ $name }”. Did you mean “{ $nearest }”?
refusal-same-name = There is already a column “{ $name }”. Give the new one another name.
refusal-unknown-level = There is no level “{ $level }” in that column.

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
refusal-too-few-clusters = { $coefficients } coefficients cannot be judged by { $clusters } clusters.
refusal-kind-parquet-text = Turning between wide and long takes a text file such as CSV, and this is Parquet. Save it as CSV first.

refusal-write-over = { $path } is the file that was read, and would be lost. Give the result another name.
refusal-named-twice = “{ $name }” was given for two things. The id, the moment and each value need a column of their own.
refusal-no-separator = Something has to stand between the name of a value and its moment, such as _ in bond_3.
refusal-empty-cell = In line { $line } “{ $column }” is empty, so there is no telling where that row belongs. Fill it in or leave the row out.
refusal-two-values = Lines { $first } and { $second } are both { $id } at { $moment }: there is no telling which of the two counts. Leave one out, or give them different moments.
refusal-two-rows = Lines { $first } and { $second } are both { $id }, and a file with a row for each has one of each. If it has a row for each moment, it is long already.
refusal-differs = “{ $column }” of { $id } is not the same in lines { $first } and { $second }. If it differs by moment, put it with --values; otherwise one of the two has to be corrected.
refusal-no-moments = There are no columns such as “{ $expected }”. Is something else between name and moment? Say so with --separator.
refusal-same-name-made = There would be two columns “{ $name }”: one is there already. Give one of them another name.
