# Wat op elke pagina terugkomt.

-verbond = Verbond

frame-title = { $page } · { -verbond }
frame-brand = { -verbond }
frame-demonstration = Demonstratie
frame-simulated = Demonstratie: alle gegevens zijn gesimuleerd. Vul hier niets in over echte mensen.
frame-skip = Naar de inhoud
frame-navigation = Hoofdmenu
frame-language = Taal
frame-sign-out = uitloggen
frame-help = Hulp bij nood
frame-footer = { -verbond } · om samen over de samenwerking te praten
frame-home = Naar het begin

frame-optional = mag leeg blijven
frame-refused = Nog niet opgeslagen
frame-refused-fields = { $count ->
    [one] Kijk nog even naar dit antwoord:
   *[other] Kijk nog even naar deze { $count } antwoorden:
  }
frame-choose = Maak een keuze
frame-search = Zoeken
frame-copy = Kopieer
frame-copied = Gekopieerd
frame-print = Afdrukken
frame-who-sees = Wie ziet dit?
frame-computed = Hoe is dit berekend?
frame-breadcrumb = Waar je bent
frame-progress = { $at } van { $of }
frame-pages = Pagina’s
frame-page-at = Pagina { $at } van { $of }
frame-page-previous = Vorige
frame-page-next = Volgende

frame-today = vandaag
frame-days-ago = { $count ->
    [one] gisteren
   *[other] { $count } dagen geleden
  }
frame-days-ahead = { $count ->
    [one] morgen
   *[other] over { $count } dagen
  }
frame-weeks-ago = { $count } weken geleden
frame-weeks-ahead = over { $count } weken
frame-months-ago = { $count } maanden geleden
frame-months-ahead = over { $count } maanden
frame-weekday = { $day ->
    [1] maandag
    [2] dinsdag
    [3] woensdag
    [4] donderdag
    [5] vrijdag
    [6] zaterdag
   *[7] zondag
  }
frame-weekday-short = { $day ->
    [1] ma
    [2] di
    [3] wo
    [4] do
    [5] vr
    [6] za
   *[7] zo
  }
frame-month = { $month ->
    [1] januari
    [2] februari
    [3] maart
    [4] april
    [5] mei
    [6] juni
    [7] juli
    [8] augustus
    [9] september
    [10] oktober
    [11] november
   *[12] december
  }
frame-month-short = { $month ->
    [1] jan
    [2] feb
    [3] mrt
    [4] apr
    [5] mei
    [6] jun
    [7] jul
    [8] aug
    [9] sep
    [10] okt
    [11] nov
   *[12] dec
  }
