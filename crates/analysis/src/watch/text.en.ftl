# What is being done, while somebody waits.

watch-reading = Reading the file
watch-fitting = Computing
watch-profiling = Looking for the ends of the intervals
watch-repeating = Repeating the study
watch-leaving-out = Leaving out each group in turn
