# Numbers and words in a row.

speech-and = { $before } and { $last }
speech-range = { $low } to { $high }
speech-between = { $low } and { $high }
