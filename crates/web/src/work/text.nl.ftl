# Het werk zelf: een foto of een kort geluid van wat er gemaakt is.

work-title = Wat jullie maakten
work-intro = Je kunt hier een foto of een kort geluid van het werk bewaren, bij deze sessie. Het hoeft niet.
work-made = Wat jullie maakten
work-none = Er is nog niets bewaard.
work-of-photo = Foto van sessie { $number }
work-of-sound = Geluid van sessie { $number }
work-alt = Foto van het werk uit sessie { $number }
work-sound = Geluid van het werk uit sessie { $number }
work-file = Foto of geluid
work-file-help = Een foto (JPEG, PNG of WebP) of een geluid van hoogstens { $seconds } seconden (WAV, MP3, M4A of Ogg). Hoogstens { $most } MB.
work-add = Toevoegen
work-away = Haal weg
work-back = Terug
work-link = Een foto of geluid van het werk toevoegen
work-link-mine = Foto's en geluiden van het werk
work-who-sees = Jullie twee. De cliënt kan dit altijd weghalen.
work-who-sees-long = Jij, en je therapeut zodra jullie antwoorden open zijn. Jij alleen kunt het weghalen. Het gaat nooit mee in een onderzoek.
work-clean = We maken er een nieuwe, kleinere versie van. Plaats, tijd en toestel gaan niet mee. Let op wat er in beeld is: een gezicht of een naam blijft te zien.

work-refused-missing = Kies eerst een foto of een geluid.
work-refused-unknown = Dit bestand is geen foto of geluid dat we kunnen lezen. Er is niets bewaard.
work-refused-broken = Dit bestand begint als een foto of geluid, maar is beschadigd. Er is niets bewaard. Probeer het opnieuw of kies een ander.
work-refused-too-many-dots = Deze foto heeft meer beeldpunten dan we aankunnen. Er is niets bewaard. Maak hem kleiner of kies een andere.
work-refused-too-long = Dit geluid duurt langer dan { $seconds } seconden. Er is niets bewaard. Kies een korter stuk.
work-refused-too-large = Dit bestand is groter dan { $most } MB. Er is niets bewaard. Kies een kleiner bestand.
work-refused-full = Bij deze sessie staan er al zoveel als er passen. Er is niets bewaard. Haal er eerst een weg.
