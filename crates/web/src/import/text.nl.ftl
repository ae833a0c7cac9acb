import-list-title = Ingelezen bestanden
import-list-intro = Hier lees je sessies en scores in die je organisatie al had. Een bestand gaat er in zijn geheel in of helemaal niet, en je kunt het in zijn geheel weer ongedaan maken.
import-list-none-title = Er is nog niets ingelezen
import-list-none = Heb je scores van eerder, bijvoorbeeld uit een spreadsheet? Bewaar ze als CSV-bestand en lees ze hier in.
import-list-count = { $count ->
    [one] 1 bestand
   *[other] { $count } bestanden
 }
import-column-file = Bestand
import-column-when = Wanneer
import-column-who = Door
import-column-rows = Rijen
import-column-state = Stand
import-state-stands = ingelezen
import-state-undone = ongedaan gemaakt op { $day }
import-by-command = opdracht op de server
import-start = Een bestand inlezen

import-upload-title = Een bestand inlezen
import-upload-intro = Kies een CSV-bestand van hooguit 20 MB, met op de eerste regel de namen van de kolommen. Daarna kies je welke kolom wat is. Er wordt nog niets bewaard.
import-upload-who = Alleen jij kunt dit bestand zien totdat je het inleest. Na een uur wordt het gewist.
import-upload-codes = Gebruik codes in plaats van namen. Kolommen die je niet kiest, worden niet bewaard.
import-upload-file = CSV-bestand
import-upload-go = Bestand bekijken
import-upload-too-large = Het bestand is groter dan 20 MB. Er is niets bewaard. Splits het in delen en lees die een voor een in.
import-upload-missing = Kies eerst een bestand.
import-draft-gone = Dit bestand is er niet meer: het wordt na een uur gewist, of als je een ander bestand kiest. Er is niets ingelezen. Kies het bestand opnieuw.

import-mapping-title = Welke kolom is wat?
import-mapping-file = { $file }: { $rows } rijen en { $columns } kolommen. Gelezen als { $encoding }, met { $separator } tussen de kolommen.
import-separator-comma = een komma
import-separator-semicolon = een puntkomma
import-separator-tab = een tab
import-mapping-encoding-check = Staan er vreemde tekens in plaats van letters als é of ë? Bewaar het bestand dan als UTF-8 en kies het opnieuw.
import-mapping-again = Dit bestand is op { $day } al ingelezen. Dubbele scores worden niet bewaard: die zie je straks als fout.
import-preview-title = De eerste rijen
import-preview-caption = De eerste rijen van het bestand
import-preview-line = regel
import-preview-more = { $count ->
    [one] Er is nog 1 kolom die hier niet past.
   *[other] Er zijn nog { $count } kolommen die hier niet passen.
 }
import-who-title = Wie
import-field-client = Cliënt
import-field-client-help = Een code, geen naam.
import-field-therapist = Therapeut
import-field-therapist-help = De inlognaam. Iemand die we nog niet kennen wordt toegevoegd en kan pas inloggen na een uitnodiging. Een therapeut ziet alleen de eigen cliënten.
import-field-therapist-always = Of: dezelfde therapeut voor alle rijen
import-field-perspective = Wie antwoordde
import-field-perspective-always = Of: voor alle rijen
import-perspective-client = de cliënt
import-perspective-therapist = de therapeut
import-perspective-observer = een observator
import-when-title = Wanneer
import-when-help = Kies een datum, of tel vanaf een begin. Is er geen kolom met sessienummers, dan nummeren we de sessies van elke cliënt op volgorde van hun dag.
import-field-session = Nummer van de sessie
import-field-date = Datum
import-field-date-help = Als 2024-03-05 of 5-3-2024: de dag staat voor de maand.
import-field-moment = Tijd sinds het begin
import-field-moment-help = Hele dagen, weken of maanden. 0 mag.
import-field-unit = Geteld in
import-unit-day = dagen
import-unit-week = weken
import-unit-month = maanden
import-field-start = Begin
import-field-start-help = De dag waarop de telling op 0 stond. Voor elke cliënt dezelfde: de dagen in Verbond zijn dan een benadering.
import-values-title = Scores
import-values-help = Kies de kolommen met scores. Voor een eigen meting vul je naam, laagste en hoogste score in; die raden we niet.
import-value-legend = Score { $number }
import-field-value-column = Kolom
import-field-value-target = Wat is het?
import-target-new = een eigen meting, hieronder beschreven
import-target-house = meting { $name }
import-field-value-name = Naam van de meting
import-field-value-min = Laagste score
import-field-value-max = Hoogste score
import-field-value-better = Wat is beter?
import-better-higher = hoger
import-better-lower = lager
import-better-neither = geen van beide
import-values-more = Meer scores
import-items-title = Antwoorden op losse vragen
import-items-help = Staat elk antwoord in een eigen kolom? Kies de vragenlijst, en vul in waarmee de namen van die kolommen beginnen. Voor kolommen WAI1, WAI2, … is dat WAI.
import-field-items-instrument = Vragenlijst
import-field-items-prefix = Kolomnamen beginnen met
import-long-title = Eén waarde per rij
import-long-help = Voor bestanden waarin elke rij één score of antwoord heeft, zoals een onderzoeksbestand van Verbond.
import-field-instrument = Vragenlijst of meting
import-field-version = Versie
import-field-kind = Vraag of schaal
import-field-name = Naam van de vraag of schaal
import-field-value = Waarde
import-rows-title = Rijen
import-field-missing = Wat betekent: ontbreekt
import-field-missing-help = Naast een lege cel. Meerdere woorden scheid je met een spatie. Wat ontbreekt blijft een gat, nooit een nul.
import-field-skip-column = Rijen overslaan waar deze kolom
import-field-skip-text = precies dit zegt
import-field-without-values = Een rij zonder enige score is
import-without-session = een sessie waarvan we geen score hebben
import-without-nothing = niets: een plek in een meetplan die niet gebruikt is
import-column-none = geen
import-check = Controleren
import-drop = Bestand weggooien

import-result-title = Dit gaat er gebeuren
import-result-nothing-kept = Er is nog niets bewaard.
import-result-rows = { $rows } rijen gelezen, { $skipped } overgeslagen. { $values } scores gevonden; { $missing } ontbreken en blijven een gat.
import-result-new-clients = { $count ->
    [one] 1 nieuwe cliënt
   *[other] { $count } nieuwe cliënten
 }
import-result-known-clients = { $count ->
    [one] 1 cliënt die er al is
   *[other] { $count } cliënten die er al zijn
 }
import-result-new-episodes = { $count ->
    [one] 1 nieuw traject
   *[other] { $count } nieuwe trajecten
 }
import-result-new-therapists = { $count ->
    [one] 1 nieuwe therapeut, die nog niet kan inloggen
   *[other] { $count } nieuwe therapeuten, die nog niet kunnen inloggen
 }
import-result-new-sessions = { $count ->
    [one] 1 nieuwe sessie
   *[other] { $count } nieuwe sessies
 }
import-result-known-sessions = { $count ->
    [one] 1 sessie die er al is en wordt aangevuld
   *[other] { $count } sessies die er al zijn en worden aangevuld
 }
import-result-administrations = { $count ->
    [one] 1 ingevulde vragenlijst of meting
   *[other] { $count } ingevulde vragenlijsten of metingen
 }
import-result-new-measures = { $count ->
    [one] 1 nieuwe meting
   *[other] { $count } nieuwe metingen
 }
import-result-open = Wat je inleest is meteen te zien voor de therapeuten die bij de cliënt staan.
import-confirm = Inlezen
import-problems-title = { $count ->
    [one] Er is 1 ding dat niet klopt
   *[other] Er zijn { $count } dingen die niet kloppen
 }
import-problems-intro = Er is niets bewaard. Pas het bestand aan of kies hieronder iets anders, en controleer opnieuw.
import-problems-first = De eerste { $shown } van { $count } staan hieronder.
import-problems-caption = Wat niet klopt, per regel
import-problem-line = Regel
import-problem-column = Kolom
import-problem-value = Wat er staat
import-problem-what = Wat er niet klopt
import-refusals-title = Deze keuzes passen niet
import-changed = Er is intussen iets veranderd, dus er is niets ingelezen. Controleer opnieuw.

import-done-title = { $file }
import-done-line = Ingelezen op { $day }. Het bestand had { $rows } rijen.
import-done-undone = Ongedaan gemaakt op { $day }. Er is niets meer van over.
import-done-makes = Hiervan is er nu
import-count-clients = { $count ->
    [one] 1 cliënt
   *[other] { $count } cliënten
 }
import-count-episodes = { $count ->
    [one] 1 traject
   *[other] { $count } trajecten
 }
import-count-sessions = { $count ->
    [one] 1 sessie
   *[other] { $count } sessies
 }
import-count-administrations = { $count ->
    [one] 1 ingevulde vragenlijst of meting
   *[other] { $count } ingevulde vragenlijsten of metingen
 }
import-count-therapists = { $count ->
    [one] 1 therapeut
   *[other] { $count } therapeuten
 }
import-count-measures = { $count ->
    [one] 1 meting
   *[other] { $count } metingen
 }
import-done-invite = De nieuwe therapeuten kunnen pas inloggen als een beheerder hun een link geeft.
import-undo-title = Ongedaan maken
import-undo-what = Alles wat dit bestand heeft toegevoegd wordt verwijderd: niet meer en niet minder. Dat kan alleen zolang niemand erop heeft voortgebouwd.
import-undo-sure = Ik weet dat dit niet terug te draaien is
import-undo-go = Alles van dit bestand verwijderen
import-undo-not-sure = Zet eerst het vinkje. Er is niets verwijderd.
import-undo-gone = Dit bestand is al ongedaan gemaakt.
import-undo-answered = Iemand is begonnen met een check over een sessie uit dit bestand. Daarom blijft alles staan.
import-undo-added = Bij cliënten, trajecten of sessies uit dit bestand is later iets toegevoegd. Daarom blijft alles staan. Kwam dat uit een ander bestand, maak dat dan eerst ongedaan.
import-undo-discussed = Bij een sessie uit dit bestand is genoteerd of ze besproken is. Daarom blijft alles staan.
import-undo-named = Een cliënt uit dit bestand heeft intussen een naam of contactgegevens. Daarom blijft alles staan.
import-undo-signed-in = Een therapeut uit dit bestand heeft intussen ingelogd. Daarom blijft alles staan.
import-undo-treats = Een therapeut uit dit bestand heeft intussen andere rollen of andere cliënten. Daarom blijft alles staan.
import-undo-measured = Een meting uit dit bestand wordt ook door een ander bestand gebruikt. Daarom blijft alles staan. Maak dat andere bestand eerst ongedaan.

import-file-empty = Het bestand is leeg.
import-file-header-only = Het bestand heeft wel namen van kolommen, maar geen rijen.
import-file-too-large = Het bestand is te groot: er passen { $megabytes } MB in één keer. Splits het in delen.
import-file-too-many-rows = Het bestand heeft meer dan { $rows } rijen. Splits het in delen en lees die een voor een in.
import-file-too-many-columns = Het bestand heeft meer dan { $columns } kolommen. Laat weg wat je niet nodig hebt.
import-file-spreadsheet = Dit is een spreadsheet en geen CSV-bestand. Bewaar het als CSV en kies het opnieuw.
import-file-not-text = Regel { $line } bevat een teken dat niet in tekst hoort. Bewaar het bestand als CSV in UTF-8 en kies het opnieuw.
import-file-damaged = Het bestand begint als UTF-16, maar is dat verder niet. Bewaar het opnieuw als UTF-8.
import-file-header-twice = Twee kolommen heten { $name }. Geef ze elk een eigen naam.

import-mapping-no-client = Kies welke kolom de cliënt is.
import-mapping-no-such-column = Het bestand heeft geen kolom { $column }.
import-mapping-no-order = Kies een datum, een sessienummer of een tijd sinds het begin.
import-mapping-date-and-moment = Kies een datum of een tijd sinds het begin, niet allebei.
import-mapping-no-start = Vul in vanaf welke dag geteld wordt.
import-mapping-no-unit = Kies of er in dagen, weken of maanden geteld wordt.
import-mapping-start-outside = Het begin, { $day }, ligt te ver terug.
import-mapping-no-values = Kies ten minste één kolom met scores.
import-mapping-both-shapes = Kies kolommen met scores, of één waarde per rij; niet allebei.
import-mapping-no-instrument = Kies welke kolom de vragenlijst of meting noemt.
import-mapping-unknown-instrument = { $instrument } is geen vragenlijst of meting die we kennen.
import-mapping-unknown-name = { $instrument } heeft geen vraag of schaal { $name }.
import-mapping-ambiguous-name = { $name } is bij { $instrument } zowel een vraag als een schaal. Kies welke van de twee.
import-mapping-same-twice = De kolommen { $first } en { $second } zijn allebei dezelfde score.
import-mapping-items-and-scales = Van { $instrument } zijn zowel antwoorden als scores gekozen. Kies de antwoorden: de scores rekenen we zelf uit.
import-mapping-measure-differs = De meting { $code } bestaat al, met scores van { $min } tot { $max }. Gebruik die, of geef de nieuwe een andere naam.
import-mapping-therapist-name = De inlognaam van de therapeut kan niet: { $why }
import-mapping-not-a-perspective = { $text } zegt niet wie antwoordde. Kies cliënt, therapeut of observator.
import-mapping-perspective-of-other = { $instrument } wordt niet vanuit die kant ingevuld.
import-mapping-measure-name = De naam van meting { $number } kan niet: { $why }
import-mapping-measure-range = Vul bij score { $number } een laagste en een hogere hoogste score in.
import-mapping-measure-better = Kies bij score { $number } wat beter is.
import-mapping-no-target = Kies bij score { $number } wat het is.
import-mapping-no-item-columns = Geen enkele kolom heet { $prefix } met daarachter de naam van een vraag van { $instrument }.
import-mapping-not-a-date = Schrijf het begin als 2024-03-05 of 5-3-2024.

import-problem-ragged = De rij heeft { $found } cellen; er zijn { $expected } kolommen.
import-problem-no-client = Er staat geen cliënt.
import-problem-client-code = Dit kan geen code zijn: { $why }
import-problem-therapist-name = Dit kan geen inlognaam zijn: { $why }
import-problem-no-session = Er staat geen sessienummer.
import-problem-not-a-session = Een sessienummer is een heel getal van 1 tot en met { $most }.
import-problem-no-day = Er staat geen dag of moment.
import-problem-not-a-date = Dit is geen datum. Schrijf 2024-03-05 of 5-3-2024.
import-problem-not-a-moment = Dit is geen heel aantal dagen, weken of maanden.
import-problem-day-in-future = { $day } ligt na vandaag.
import-problem-day-too-early = { $day } ligt te ver terug.
import-problem-not-a-perspective = Dit zegt niet wie antwoordde: client, therapist of observer.
import-problem-perspective-of-other = { $instrument } wordt niet vanuit die kant ingevuld.
import-problem-no-instrument = Er staat niet bij van welke vragenlijst of meting dit is.
import-problem-unknown-instrument = Deze vragenlijst of meting kennen we niet.
import-problem-unknown-version = Deze versie kennen we niet.
import-problem-no-name = Er staat niet bij van welke vraag of schaal dit is.
import-problem-unknown-name = { $instrument } heeft geen vraag of schaal die zo heet.
import-problem-ambiguous-name = Zowel een vraag als een schaal heet zo. Kies een kolom die zegt welke van de twee.
import-problem-not-a-number = Dit is geen getal.
import-problem-out-of-range = De score ligt buiten { $min } tot { $max }.
import-problem-not-an-answer = Dit antwoord bestaat niet bij deze vraag. Het is een heel getal van { $min } tot { $max }.
import-problem-does-not-follow = Deze score volgt niet uit de antwoorden: die geven { $computed }.
import-problem-does-not-follow-withheld = Deze score volgt niet uit de antwoorden: er zijn er te weinig voor een score.
import-problem-twice = Dit stond al op regel { $line }.
import-problem-session-on-two-days = Deze sessie was op regel { $line } op { $day }.
import-problem-session-out-of-order = Deze sessie ligt voor sessie { $session }, die op { $day } was.
import-problem-too-many-sessions = Eén cliënt kan hier hooguit { $most } sessies hebben.
import-problem-nothing-to-keep = In geen enkele rij staat een score. Kloppen de gekozen kolommen?
import-problem-already-there = Sessie { $session } heeft deze score al.
import-problem-session-elsewhere = Sessie { $session } is hier al, maar op { $day }.
import-problem-session-not-held = Sessie { $session } is hier wel gepland, maar niet gehouden.
import-problem-session-sealed = De check van sessie { $session } is nog verzegeld. Daar wordt niets aan toegevoegd.
import-problem-not-a-therapist = Deze inlognaam is van iemand die hier geen therapeut is.
