# texts that the operator's people edit
texts-title = Texts
texts-lead = Change the texts of pages and e-mails, the names of categories and counties, and the words that mean the same in a search. A change holds at once, and every version can be restored.
texts-kinds = Kinds of texts
texts-page = Pages
texts-mail = E-mails
texts-category = Categories
texts-synonyms = Synonyms
texts-county = Counties
texts-q = Search the texts
texts-q-hint = A few letters of what a page says, in any language.
texts-search = Search
texts-n =
    { $n ->
        [one] { $n } text found
       *[other] { $n } texts found
    }
texts-none = There is no such text
texts-none-text = Try fewer letters, or choose a kind of texts above.
texts-own = the service’s own text, unchanged
texts-edited = changed: { $languages }
texts-changed = last change { $date }
texts-synonyms-pl = Polish synonyms
texts-synonyms-en = English synonyms
texts-synonyms-nl = Dutch synonyms
texts-page-home = First page
texts-page-mark = About the mark
texts-page-ordering = How results are ordered
texts-page-a11y = Accessibility statement
texts-page-imprint = About the service
texts-page-privacy = Privacy

text-own = the service’s own text, unchanged
text-version = Version { $n }
text-overtaken = Somebody saved another version meanwhile
text-overtaken-text = Nothing was overwritten. Your text is still in the fields. Compare it with what holds now, then save again.
text-stands = Holds now
text-typed = In the fields
text-help-page = An empty field brings back the service’s own text. What stands in braces is filled in by the service, so it has to stay. The text may use Markdown: an empty line divides paragraphs, a line with “- ” is an item of a list, **stars** make bold.
text-help-mail = An empty field brings back the service’s own text. What stands in braces is filled in by the service, so it has to stay. An empty line divides paragraphs. The part with pictures and the plain part are both made from this text.
text-help-category = An empty field brings back the service’s own text. The address of the category’s page does not change. Other words, divided by |, help to find the category.
text-help-synonyms = Whoever types one word of a group also finds offers with the others. Forms of the same word are known to the search already. Each group stands on a line of its own, its words divided by |.
text-help-county = An empty field brings back the service’s own name. The address of the county’s page does not change. The Polish name of a county is an adjective, such as “bolesławiecki”; pages inflect it. The introduction stands on that page, below the title. The text may use Markdown: an empty line divides paragraphs, a line with “- ” is an item of a list, **stars** make bold.
text-default = The service’s own text
text-save = Save
text-preview = Preview
text-hint-values = Has to stay: { $values }.
text-plain = Plain part
text-preview-title = Preview
text-preview-text = The values are samples. Nothing is saved yet.
text-history = History
text-history-none = This text has not been changed yet.
text-older = Older versions
text-newest = Newest versions
text-own-step = The service’s own text
text-restored-own = The service’s own text was restored.
text-restored = Version { $n } was restored.
text-before = Before
text-after = After
text-restore-own = Restore the service’s own text
text-restore = Restore version { $n }
text-done = Saved. The new text holds now.
text-done-restored = Restored. The version that stood until now is kept in the history.

field-text-title = Title of the page
field-text-lead = First sentence
field-text-heading = Heading
field-text-body = Text
field-text-subject = Subject
field-text-before = Text above the button
field-text-button = Button
field-text-after = Text below the button
field-text-name = Name
field-text-intro = Introduction
field-text-words = Other words
field-text-groups = Groups of words

invalid-text-syntax = This can’t be read; check the braces (line and character: { $value })
invalid-text-value-missing = The value ${ $value } is missing; put it in as in the service’s own text
invalid-text-value-unknown = There is no value ${ $value } here; use only those of the service’s own text
invalid-text-reference = Only values of the service’s own text may stand in braces
invalid-text-long = This is too long; there is room for this many characters: { $value }
invalid-text-lines = This has to be one line
invalid-text-group = This group has fewer than two words (line { $value }); divide them by |

event-kind-text = Text
event-to-edited = changed
event-to-restored = restored
