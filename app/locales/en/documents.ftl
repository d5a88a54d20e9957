# documents for the file (PDF)
document-save = Save as PDF
document-save-card = Save the card as PDF
document-as-of = As of { $date }, { $time } (time zone { $zone }, UTC{ $offset })
document-page-of = of
document-search = Printout of search results
document-search-title = Offers in the catalogue
document-shortlist = Printout of a shortlist
document-asked = Query
document-found = Result
document-order = Order
document-address = Address of the page
document-first = This document holds the first { $n }; the others are on the page at the address given.
document-without = No offer has all words of the query. The results leave out: { $words }.
document-none = No offer answers this query.
document-number = No.
document-gross = Price incl. VAT
document-net = Price excl. VAT
document-note = Prices and marks are those of the moment given at the top and may change later. Each licence can be checked under its number.
document-entity = Type of organisation
document-founded = Founded in
document-from = Valid from
document-no-art94 = our data hold no evidence that art. 94 of the Polish procurement act is met

# was the status valid on a day
status-on-label = Was the status valid on…?
status-on-check = Check the status
status-on-answer = Status on that day
status-on-held = { $date }: yes, according to the register RJPS as checked on { $checked }. The decision is of { $decided }.
status-on-not-yet = { $date }: no. The decision was made later, on { $decided }.
status-on-after-check = { $date }: not confirmed for that day. The status was in the register RJPS when we last checked it, on { $checked }.
status-on-unchecked = { $date }: not confirmed. The decision is of { $decided }, and we last checked the register RJPS before that, on { $checked }.
status-on-none = { $date }: we don’t know. Our data hold no decision about the status of this organisation.
