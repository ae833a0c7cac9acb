# What a file holds.

describe-title = What { $file } holds
describe-answer = { $rows } rows and { $columns } columns.
describe-complete = In { $complete } of the { $rows } rows nothing is missing.
describe-numbers = Columns of numbers
describe-numbers-caption = Mean, spread and quartiles of the values that are there
describe-column = column
describe-count = n
describe-missing = missing
describe-mean = mean
describe-sd = SD
describe-least = least
describe-quarter = 25%
describe-median = median
describe-three-quarters = 75%
describe-greatest = greatest
describe-words = Columns of words
describe-levels = { $name }: { $distinct } different; { $each }. Missing: { $missing }.
describe-levels-first = { $name }: { $distinct } different; the most frequent are { $each }. Missing: { $missing }.
describe-nothing = { $name } is missing in every row.
describe-missing-part = What is missing together
describe-missing-caption = Rows in which exactly these columns are missing, the most frequent first
describe-rows = rows
describe-missing-columns = missing
