# what the pages of running the service share
operations-search = Search
operations-any = all
operations-none = none
operations-unknown = unknown
operations-first = Start of the list
operations-next = Next
operations-reason = Reason
operations-logged = Opening this page is written down in the log of events.
param-recipient = Recipient
param-state = State
param-title = Name
param-as-of = As of
param-file = File

# how the service is
health-title = Health of the service
health-lead = What waits to be done, what could not be done, and how the service is configured.
health-well = all is well
health-trouble = needs attention
health-queues = Jobs
health-kind = Job
health-waiting = Waiting
health-running = Running
health-late = Late
health-failed = Failed
health-oldest = Oldest
health-failures-n =
    { $n ->
        [0] Failed jobs
        [one] { $n } failed job
       *[other] { $n } failed jobs
    }
health-no-failures = No job waits for your decision.
health-tried = Tries: { $n }, the last on { $when }
health-retry = Try again
health-retry-label = Try again: { $kind }, { $subject }
health-retry-kind = Try all again: { $kind } ({ $n })
health-index = Search index
health-index-state = State
health-index-rebuilding = being built anew
health-index-behind = catching up
health-index-whole = complete
health-index-differs = differs from the database; build it anew
health-index-found = Offers that can be found
health-index-of = { $found } of { $shown }
health-index-waiting = Changes waiting
health-index-generation = Generation
health-rebuild = Build the index anew
health-rebuild-hint = Until it is built, search goes on with the index as it is.
health-service = Program and data
health-version = Version of the program
health-database = Database
health-schema = Version of the schema
health-free = Space left for data
health-check = Check of the configuration
health-check-hint = The same is printed by “buysocially check”. Passwords are left out.
health-done-again = It will be tried again.
health-done-rebuild = The index is being built anew.
job-index-offer = Offer into the index
job-index-enterprise = Enterprise into the index
job-rebuild = Building the index
job-make-picture = Picture
job-send-mail = Sending a mail
job-export-data = Copy of a person’s data
job-desk-import = A seller’s file
job-search-words = New names for search
job-restriction-end = End of a restriction
job-notice-forget = Forgetting who sent a notice

# the outbox
outbox-title = Outgoing mail
mails-lead = What the service has sent or is to send. The whole address is on the page of the mail, and opening that is written down.
mails-filter = Search for mails
mails-all = All mail
mails-none = There are no such mails
mails-none-text = Change the conditions, or go back to all mail.
mails-recipient = Recipient
mails-recipient-hint = The whole address. The search is written down, without the address.
mails-state = State
mails-when = When
mails-kind = About
mails-to = To
mails-tries = Tries
mails-language = Language
mails-sent = Sent
mails-useful = Useful until
mails-error = Error
mails-id = Identifier
mails-retry = Send again
mails-over = This mail can’t be sent any more: its text was deleted, or it is out of date.
mails-note = What the answer said
mails-note-hint = Such as “mailbox full”. Addresses are taken out of the text.
mails-bounced = Mark as come back
mails-done-bounced = Marked as come back.
mail-state-queued = waiting
mail-state-sent = sent
mail-state-failed = given up
mail-state-expired = out of date, not sent
mail-state-bounced = came back
mail-about-sign-in-link = Link to sign in
mail-about-password-reset = New password
mail-about-address-confirmation = Confirmation of an address
mail-about-password-changed = Password changed
mail-about-new-device = Sign-in on a new device
mail-about-invitation = Invitation to an organisation
mail-about-second-factor-on = Second factor on
mail-about-second-factor-off = Second factor off
mail-about-passkey-added = Passkey added
mail-about-passkey-removed = Passkey removed
mail-about-data-ready = Copy of data ready
mail-about-account-erased = Account erased
mail-about-desk = Matters of the desk
mail-about-news = News
mail-about-claim-approved = Profile granted
mail-about-claim-refused = Request for a profile refused
mail-about-offer-approved = Offer published
mail-about-offer-refused = Offer sent back
mail-about-provider-connected = Account at the identity provider connected
mail-about-provider-removed = Account at the identity provider disconnected
mail-about-notice-received = Notice received
mail-about-notice-kept = Reported content kept
mail-about-notice-restricted = Reported content restricted
mail-about-item-restricted = Reasons of a restriction
mail-about-item-restored = End of a restriction
mail-about-appeal-received = Appeal received
mail-about-appeal-upheld = Appeal rejected
mail-about-appeal-reversed = Appeal granted

# people
people-link = People and organisations
people-title = People
people-lead = Nobody is listed in advance. Searching, and opening a person’s page, is written down in the log of events.
people-q = Name or e-mail
people-q-hint = At least 3 letters.
people-letters = Type at least 3 letters
people-unknown = Nobody has an account with this address
people-found = People found
people-none = There is no such person
people-none-text = Check the spelling, or try the surname alone.
people-name = Person
people-email = E-mail
people-organisations = Organisations
people-state = Account
person-state-active = active
person-state-suspended = blocked
person-state-erased = erased
person-log = This person’s log
person-since = Account since
person-language = Language
person-sessions = Signed-in browsers
person-seen = Last seen
person-second-factor = Second factor
person-passkeys = Passkeys
person-memberships = Organisations
person-no-memberships = This person belongs to no organisation.
person-consents = Consents and notices
person-consent-privacy = Privacy notice
person-consent-news = Consent to news by mail
person-told = Version { $version }, { $when }
person-revoked = Taken back { $when }
person-acts = Access
person-sessions-end = Sign out everywhere
person-sessions-hint = Ends all sessions of this person, who can sign in again.
person-block = Block the account
person-block-hint = The person can’t sign in until you unblock them. The reason is kept in the log.
person-unblock = Unblock the account
person-unblock-hint = The reason is kept in the log.
person-done-sessions = The person is signed out.
person-done-blocked = The account is blocked.
person-done-unblocked = The account is unblocked.

# organisations
organisations-title = Organisations
organisations-q = Name
organisations-kind = Kind
organisations-name = Organisation
organisations-enterprise = Enterprise in the catalogue
organisations-members = People
organisations-none = There are no such organisations
organisations-none-text = Change what you search for.
organisations-nobody = Nobody belongs to this organisation.
organisations-slug = Short name
organisations-since = { $role }, since { $date }
organisations-owner = Handing the organisation over
organisations-owner-email = E-mail of the new owner
organisations-owner-hint = Somebody with an account. Owners before become managers.
organisations-owner-reason-hint = Such as: the owner has left, letter of the board of… It is kept in the log.
organisations-owner-button = Hand the organisation over
organisations-done-owner = The organisation has a new owner.
claim-state-requested = profile waits for review
claim-state-approved = profile granted
claim-state-refused = request refused
claim-state-ended = profile taken back
enterprise-state-published = shown in the catalogue
enterprise-state-hidden = hidden
enterprise-state-restricted = restricted by a decision

# seeing as somebody else
seeing-label = Somebody else’s view
seeing-banner = You see the desk as { $name } ({ $organisation }) does. Read-only, until { $until }.
seeing-end = End
seeing-refused = Somebody else’s view is for reading alone. Nothing can be changed in it, and that person’s account, password, keys, sessions and copy of data stay closed. To do something, end the view with the button at the top of the page.
seeing-open = See the desk as this person: { $name }
seeing-hint = For 30 minutes, read-only. Beginning, end and reason are kept in the log.
seeing-reason-hint = Such as the number of a request for help.
seeing-button = Open the view
seeing-colleague = Nobody else opens the desk of people who run the service.
seeing-done = The view is ended.

# reports
reports-title = Reports
reports-lead = Enterprises, offers, licences and visits in a period, by county and kind of entity.
reports-filter = Scope of the report
reports-since = From
reports-until = Until
reports-county = County
reports-entity-type = Kind of entity
reports-compute = Compute
reports-csv = Download CSV
reports-period = from { $since } until { $until }
reports-no-county = outside the region’s counties
reports-by-county = By county
reports-by-type = By kind of entity
reports-nothing = There is nothing to count in this period and scope.
reports-name = Name of the report
reports-name-hint = Such as: Report on the third quarter of 2026.
reports-freeze = Keep the report
reports-kept = Kept reports
reports-none = No report has been kept yet.
reports-frozen-at = Kept on { $when }
reports-frozen-by = Kept on { $when } by { $name }
reports-fixed = never changes
reports-compared = Comparison
reports-with = Compare with the report
reports-compare = Compare
reports-measure = Number
reports-difference = Difference
reports-done-frozen = The report is kept with its definitions and won’t change any more.
reports-future = This day has not come yet
report-enterprises-published = Enterprises shown
report-enterprises-new = New enterprises
report-offers-published = Offers published
report-offers-new = New offers
report-licences-in-force = Licences in force
report-licences-granted = Licences granted
report-licences-lapsed = Licences lapsed
report-licences-withdrawn = Licences withdrawn
report-notices = Notices
report-restrictions = Restrictions
report-appeals = Appeals
report-views = Page views
report-searches = Visits by search
report-contacts = Contacts
report-means-enterprises-published = Enterprises whose profile was shown at the end of the period. County and kind are as they were when this was computed.
report-means-enterprises-new = Enterprises whose profile was first shown in the period.
report-means-offers-published = Offers published at the end of the period, counted for the county and kind of their enterprise.
report-means-offers-new = Offers first published in the period.
report-means-licences-in-force = Licences of the mark in force on the last day of the period: begun, not lapsed, not suspended, not withdrawn.
report-means-licences-granted = Licences decided in the period or, where no day of decision is known, with their first day in it.
report-means-licences-lapsed = Licences, not withdrawn, whose last day passed in the period.
report-means-licences-withdrawn = Licences withdrawn in the period.
report-means-notices = Notices of offers and profiles that came in the period, counted for the enterprise that they are about.
report-means-restrictions = Decisions of the period that restricted an offer or a profile, also those reversed or ended since.
report-means-appeals = Appeals against decisions about content that came in the period.
report-means-views = How often pages of profiles and offers were opened, without telling people apart.
report-means-searches = Those of the page views that a search of ours led to.
report-means-contacts = How often a seller’s telephone number or e-mail address was clicked.

# the ministry's register
register-title = Register RJPS
register-lead = Compare a file of the ministry’s register of social enterprises with the catalogue. Nothing changes before you take it over. The status is not the mark: licences are not touched.
register-file = File of the register
register-file-hint = CSV or XLSX. Columns needed: name (nazwa), NIP or REGON or KRS, number and date of the decision (numer decyzji, data decyzji).
register-as-of = As of
register-as-of-hint = The day that is written down as that of the check.
register-send = Compare
register-before = Compared files
register-open-n =
    { $n ->
        [one] { $n } item waits
       *[other] { $n } items wait
    }
register-done = settled
register-stale = Stale statuses
register-stale-lead = Statuses that were not checked in the register for more than { $n } days.
register-stale-none = All statuses were checked in that time.
register-name = Enterprise
register-decision = Decision
register-checked-on = Checked on
register-checked = checked on { $day }
register-check-lead = Lines: { $rows }. The register as of { $day }.
register-kinds = Kinds of differences
register-clear-hint = Items in which one line of the register stands for one enterprise and no number contradicts. The others are taken over one by one.
register-clear-n =
    { $n ->
        [one] Take over { $n } clear item
       *[other] Take over { $n } clear items
    }
register-overtaken-n =
    { $n ->
        [one] { $n } item was left as it is: the enterprise has changed since the comparison. Compare the file again.
       *[other] { $n } items were left as they are: the enterprises have changed since the comparison. Compare the file again.
    }
register-none = There are no such items
register-theirs = In the register
register-ours = In the catalogue
register-step = Taking over
register-not-there = not there
register-no-status = no status
register-lost = status lost
register-look = Look before you take it over: it is not clear.
register-applied = taken over
register-refused-n =
    { $n ->
        [one] { $n } line not read
       *[other] { $n } lines not read
    }
register-refused = Enterprises on these lines may look as if they were not in the register.
register-line = Line { $line }, column { $column }
register-columns = The file lacks a column; name, NIP or REGON or KRS, number and date of the decision are needed
register-number = There is no valid NIP, REGON or KRS
register-future = This day has not come yet
register-done-compared = The file is compared with the catalogue.
register-done-applied = Taken over; the catalogue has changed.
difference-other-decision = Other decision or date
difference-withdrawn = Status lost
difference-missing = Not in the register
difference-granted = New status
difference-confirmed = The same
difference-unknown = Not in the catalogue
difference-means-other-decision = The enterprise has the status in both, but number or date of the decision differ. Taking over writes what the register says.
difference-means-withdrawn = The register says that the enterprise has lost the status. Taking over removes it from the catalogue.
difference-means-missing = The enterprise has the status in the catalogue and does not stand in this file. Make sure that the file covers the whole region. Taking over removes the status.
difference-means-granted = The register has the status of an enterprise that is without one in the catalogue. Taking over writes it.
difference-means-confirmed = Catalogue and register say the same. Taking over writes the new day of the check.
difference-means-unknown = Social enterprises of the register that the catalogue does not have. They could be invited.
register-apply-other-decision = Write the register’s decision
register-apply-withdrawn = Remove the status
register-apply-missing = Remove the status
register-apply-granted = Write the status
register-apply-confirmed = Confirm

# the log of events
event-kind-job = Job
event-kind-search-index = Search index
event-kind-mail-access = Look at mail
event-kind-person-access = Look at people’s data
event-kind-organisation-access = Look at an organisation
event-kind-seeing-as = Somebody else’s view
event-kind-sessions = All sessions
event-kind-report = Report
event-kind-register-check = Comparison with the register
event-kind-enterprise-status = Social enterprise status
event-to-again = tried again
event-to-searched = searched
event-to-opened = opened
event-to-frozen = kept
event-to-compared = compared
event-to-other-decision = decision of the register
event-to-missing = removed, not in the register
event-to-granted = written
event-to-confirmed = confirmed
event-field-organisation = Organisation
event-field-differences = Differences
event-field-decision = Decision
event-field-decided-on = Date of the decision
event-field-checked-on = Checked on
event-note-expired = its time was over
