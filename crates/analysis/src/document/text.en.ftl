# What every report has around it.

document-caution = Please note.
document-picture = Picture: { $caption }.
document-as-table = As a table
document-origin = Where this comes from

# Words of every table.
document-estimate = estimate
document-interval = { $confidence } interval
document-p = p
document-zero-inside = Zero is in it too: it may go either way.
document-zero-outside = Zero is not in it.
document-error = standard error
document-column = column
document-computed = How this was computed
document-interval-meaning = { $confidence } interval: the values that go with these numbers. Of all intervals made this way, { $confidence } hold the true value, if the model is right.
document-p-meaning = p: how often chance gives an estimate at least this far from 0 if there is no relation. p does not say how large or how important something is.
document-degrees = degrees of freedom
document-statistic = t
document-grouping = groups
document-f = F
