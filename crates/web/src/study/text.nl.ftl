study-title = Onderzoek
study-line = Een gepseudonimiseerde gegevensset van deze organisatie.
study-consent-title = Toestemming regel je buiten Verbond
study-consent = Verbond legt nog niet vast wie toestemming geeft voor onderzoek. Alles wat hieronder staat zit in de set, van iedereen. Gebruik de set alleen als vooraf geregeld en nagegaan is dat dit mag.
study-empty-title = Er is nog niets om te onderzoeken
study-empty = Zodra er sessies gehouden of ingelezen zijn, zie je hier wat de set bevat.
study-holds-title = Wat erin zit
study-holds = { $clients ->
    [one] 1 cliënt
   *[other] { $clients } cliënten
 }, { $episodes ->
    [one] 1 traject
   *[other] { $episodes } trajecten
 } en { $sessions ->
    [one] 1 gehouden sessie
   *[other] { $sessions } gehouden sessies
 }.
study-holds-not = Er staan geen namen, codes, contactgegevens, therapeuten, data of vrije tekst in. Groepen en wie ze geeft hebben een pseudoniem; een groep van minder dan vier staat er niet bij. Een sessie heeft een nummer en een aantal dagen sinds de eerste. Verzegelde antwoorden staan er niet in.
study-table = Ingevulde vragenlijsten en metingen
study-column-instrument = Vragenlijst of meting
study-column-version = Versie
study-column-count = Keer ingevuld
study-take-title = De set ophalen
study-name = Naam van het onderzoek
study-name-help = De pseudoniemen horen bij deze naam. Dezelfde naam geeft later dezelfde pseudoniemen, een andere naam andere. Gebruik voor elk onderzoek een eigen naam.
study-name-use = Deze naam gebruiken
study-files = De bestanden voor ‘{ $name }’:
study-file-export = Gegevens (export.csv)
study-file-edges = Per sessie, met de zijden van de driehoek (CSV)
study-file-runs = Per deelnemer van een groep (runs.csv)
study-file-codebook = Codeboek (codebook.csv)
study-file-readme = Toelichting (README.txt)
study-noted = Dat jij de gegevens ophaalt wordt bij elk traject genoteerd. Een cliënt kan vragen wie er keek.
study-computed = Een pseudoniem is een versleutelde vingerafdruk van de cliënt en de naam van het onderzoek. Zonder de sleutel van deze organisatie kan niemand hem herleiden. De rijen staan op volgorde van pseudoniem, zodat ze niets zeggen over wie er eerder kwam. Scores staan er in hun eigen eenheid en op de as van 0 tot 10. Wat ontbreekt is leeg, met de reden ernaast; nooit nul.
study-file-around = Wat eromheen ligt (around.csv)
