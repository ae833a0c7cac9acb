# What every report has around it.

document-caution = Please note.
document-picture = Picture: { $caption }.
document-as-table = As a table
document-origin = Where this comes from
