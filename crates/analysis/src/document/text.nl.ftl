# Wat elk verslag om zich heen heeft.

document-caution = Let op.
document-picture = Beeld: { $caption }.
document-as-table = Als tabel
document-origin = Herkomst

# Woorden van elke tabel.
document-estimate = schatting
document-interval = { $confidence }-interval
document-p = p
document-zero-inside = Nul ligt daar ook in: het kan beide kanten op.
document-zero-outside = Nul ligt daar niet in.
document-error = standaardfout
document-column = kenmerk
document-computed = Zo is dit berekend
document-interval-meaning = { $confidence }-interval: de waarden die bij deze gegevens passen. Van alle zo gemaakte intervallen bevat { $confidence } de echte waarde, als het model klopt.
document-p-meaning = p: hoe vaak het toeval een schatting oplevert die minstens zo ver van 0 ligt, als er geen verband is. p zegt niet hoe groot of hoe belangrijk iets is.
document-degrees = vrijheidsgraden
document-statistic = t
document-grouping = groepen
document-f = F
