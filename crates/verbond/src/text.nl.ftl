# Wat de opdrachten zeggen. Eén zin per regel: hij staat in een logboek of een terminal.

failure-unexpected = Er ging iets mis waar we niet op hadden gerekend: { $detail }.
failure-port-taken = Op { $address } luistert al iets anders. Stop dat, of kies een andere poort met --listen.
failure-port-forbidden = Je mag niet luisteren op { $address }. Kies met --listen een poort boven 1023, of geef deze gebruiker het recht.
failure-address-foreign = { $address } is geen adres van deze machine. Kies met --listen een eigen adres.
failure-listen = Luisteren op { $address } lukte niet: { $detail }.

failure-folder-missing = De map { $folder } is er niet. Maak hem eerst, of kies een andere plek met --database.
failure-folder-not-writable = In de map { $folder } kan niet worden geschreven. Geef deze gebruiker het recht, of kies een andere plek met --database.
failure-database-is-folder = { $path } is een map. Noem een bestand voor de database.
failure-not-a-database = { $path } is geen database van Verbond en blijft zoals het is. Noem een ander bestand.
failure-database-not-writable = Deze gebruiker kan niet schrijven in de database { $path }. Geef deze gebruiker het recht.
failure-database-newer = De database is gemaakt door een nieuwere versie van Verbond (schema { $found }; deze versie kent { $known }). Installeer die versie of een latere; er is niets veranderd.
failure-database-busy = Er wordt nu te veel tegelijk geschreven. Probeer het over een minuut opnieuw.
failure-database-corrupt = Een waarde in de database is niet te lezen ({ $place }, rij { $row }). Zet een reservekopie terug, of vraag hulp en bewaar deze melding.
failure-database = De database is niet te gebruiken: { $detail }.
failure-disk-full = De schijf is vol. Er is niets verloren; maak ruimte en start opnieuw.

failure-key-missing = Het sleutelbestand { $path } ontbreekt. Zonder dit bestand zijn namen en contactgegevens in deze database niet te lezen. Zet het terug, of zeg met --key-file waar het is.
failure-key-open = Anderen kunnen het sleutelbestand { $path } lezen. Sluit het af met: chmod 600 { $path }
failure-key-malformed = Het sleutelbestand { $path } is beschadigd: er horen 64 tekens in te staan, van 0 tot 9 en van a tot f. Zet de kopie terug die je hebt bewaard.
failure-key-unreadable = Het sleutelbestand { $path } is niet te lezen: { $detail }.
failure-key-write = Het sleutelbestand { $path } kan niet worden gemaakt: { $detail }.
failure-key-where = Zeg met --key-file waar de sleutel van de versleutelde velden wordt bewaard. Naast een databaseserver is geen map.

failure-no-organisation = Er is nog geen organisatie in deze database. Voeg er een toe met: verbond organisation add "Naam van de praktijk" --database { $database }
failure-organisation-there = In deze database staat al { $name }. Eén installatie is er voor één organisatie.
failure-zone-unknown = { $zone } is geen tijdzone. Schrijf hem als Europe/Amsterdam.
failure-mail-server = Het adres van de mailserver kan niet gelezen worden. Schrijf het als smtps://NAAM:WACHTWOORD@mail.voorbeeld.nl.
failure-mail-plain = Mail zou leesbaar over het netwerk gaan. Gebruik smtps://… of smtp://…?tls=required.
failure-mail-from = { $address } is geen afzender. Schrijf het als Verbond <verbond@voorbeeld.nl>.
failure-login-name-taken = Er logt al iemand in als { $name }. Kies een andere naam.
failure-member-unknown = Niemand logt in als { $name }. Kijk wie er zijn met: verbond member list
failure-member-disabled = De toegang van { $name } is beëindigd. Een beheerder kan iemand toevoegen onder een nieuwe naam.
failure-link = De link kon niet worden gemaakt. In het logboek staat waarom.
failure-demo-folder = In de map { $folder } staat iets dat geen demonstratie is, en dat blijft zoals het is. Kies met --data een lege of een nieuwe map.
failure-demo-folder-not-writable = De map { $folder } is niet te gebruiken: { $detail }.

refusal-name-empty = De naam is leeg.
refusal-name-too-long = De naam heeft meer dan { $most } tekens.
refusal-name-character = Het teken { $character } kan niet in een naam.
refusal-simulation-nobody = Een gesimuleerde praktijk heeft een therapeut, een cliënt en een sessie nodig.
refusal-simulation-shares = De delen van de variantie zijn samen { $sum } in plaats van 1.
refusal-simulation-not-a-chance = { $name } is { $value }, en een kans ligt tussen 0 en 1.
refusal-simulation-not-a-spread = { $name } is { $value }, en een spreiding ligt niet onder 0.

organisation-key = De sleutel van namen en contactgegevens staat in { $path }. Bewaar een kopie op een andere plek: wie hem kwijtraakt, is de namen voorgoed kwijt.
organisation-added = { $name } is toegevoegd. Voeg nu iemand toe die de medewerkers beheert: verbond member add NAAM --name "Naam" --role administrator --database { $database }
member-added = { $name } is toegevoegd. Met deze link kiest die een wachtwoord; hij werkt één keer, drie dagen lang: { $link }
member-link = Met deze link kiest { $name } een wachtwoord; hij werkt één keer, drie dagen lang: { $link }
member-state-invited = uitgenodigd
member-state-active = actief
member-state-disabled = toegang beëindigd
role-therapist = therapeut
role-coordinator = coördinator
role-administrator = beheerder
role-researcher = onderzoeker

demo-practice = Praktijk Voorbeeld
demo-title = Verbond, een demonstratie. Alle cliënten en antwoorden zijn gesimuleerd.
demo-here = Op deze machine: { $address }
demo-around = Op apparaten in hetzelfde netwerk: { $address }
demo-members = Log in met een link. Elke link werkt één keer; bij de volgende start zijn er nieuwe.
demo-client = Als cliënt { $code }, met een check die nog open is:
demo-earlier = Deze praktijk is op een eerdere dag gemaakt, dus er staat vandaag niets in de agenda. Begin met --fresh om hem opnieuw te maken.
demo-more = Nog een link: verbond member link NAAM --database { $database } (wie er zijn: verbond member list --database { $database })

import-directive = Die optie kan niet gelezen worden: { $detail }.
import-reading = Het bestand wordt gelezen …
import-keeping = Het wordt bewaard …
import-file = { $rows } rijen, { $columns } kolommen; gelezen als { $encoding }, met { $separator } tussen de kolommen.
import-again = Dit bestand is op { $day } al ingelezen, als { $id }.
import-unreadable = Het bestand { $path } kan niet gelezen worden: { $detail }.
import-refused = { $reason }
import-columns = De kolommen zijn: { $columns }
import-mapping-refused = De kolommen passen nog niet. Er is niets bewaard. Zie: verbond import sessions --help
import-wrong-value = regel { $line }, kolom { $column }, "{ $value }": { $what }
import-wrong-cell = regel { $line }, kolom { $column }: { $what }
import-wrong-row = regel { $line }: { $what }
import-wrong-more = … en nog { $count }.
import-wrong = { $count } dingen kloppen niet. Er is niets bewaard. Pas het bestand of de opties aan en probeer het opnieuw.
import-dry-run = Er is niets bewaard: dit was een proef.
import-changed = Tijdens het lezen van het bestand is er iets veranderd, dus er is niets bewaard. Doe het opnieuw.
import-done = Ingelezen als { $id }. Ongedaan maken: verbond import undo { $id }
import-unknown = Er is geen ingelezen bestand { $id }. Zie: verbond import list
import-undone = Alles wat dit bestand had toegevoegd is verwijderd.

export-writing = De gegevensset wordt geschreven …
export-unwritten = De bestanden kunnen niet geschreven worden in { $folder }: { $detail }.
export-there = { $path } is er al en blijft zoals het is. Kies met --out een lege map.
export-done = { $clients } cliënten, { $episodes } trajecten, { $sessions } sessies en { $administrations } invullingen staan in { $folder }.
export-consent = Dit zijn gepseudonimiseerde gezondheidsgegevens. Verbond legt nog geen toestemming voor onderzoek vast: regel die erbuiten en ga haar na voordat je ze gebruikt.
