# Wat elk verslag om zich heen heeft.

document-caution = Let op.
document-picture = Beeld: { $caption }.
document-as-table = Als tabel
document-origin = Herkomst
