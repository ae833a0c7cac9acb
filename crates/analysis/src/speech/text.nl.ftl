# Getallen en woorden in een rij.

speech-and = { $before } en { $last }
speech-range = { $low } tot { $high }
speech-between = { $low } en { $high }
