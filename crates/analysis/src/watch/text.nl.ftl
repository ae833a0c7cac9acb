# Wat er gebeurt, terwijl iemand wacht.

watch-reading = Het bestand lezen
watch-fitting = Rekenen
watch-profiling = De grenzen van de intervallen zoeken
watch-repeating = Het onderzoek overdoen
watch-leaving-out = Elke groep om de beurt weglaten
