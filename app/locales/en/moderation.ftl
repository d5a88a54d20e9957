# reporting
report-link = Report this
report-title = Report content
report-text = Write what is against the law, and why. A person will look at it, and you will learn the outcome by mail. You need no account.
report-who = Who reports
report-who-text = We need this to answer you. If you report sexual abuse of children, you may leave these fields empty.
report-privacy = Only the operator sees your data, and we delete them half a year after the decision.
report-send = Send the notice
report-received = Thank you, we have your notice
report-number = The number of your notice:
report-received-text = If you gave an e-mail address, we have sent a confirmation to it. We will write about the decision too.
field-report-address = Exact address of the page
field-why = Reason
field-explanation = What is wrong, and why
field-explanation-hint = The more precise, the sooner we can check it.
field-notifier = Your name, or that of your organisation
field-notifier-email = E-mail address
field-name = Your name, or that of your organisation
field-good-faith = I believe in good faith that what I write is accurate and complete.
notice-reason-unlawful-offer = Prohibited product or service
notice-reason-unsafe-product = Unsafe product
notice-reason-misleading-claim = Misleading claim, about the mark or a status too
notice-reason-counterfeit = Counterfeit, or somebody else's intellectual property
notice-reason-personal-data = Personal data or somebody's picture
notice-reason-hateful-content = Hateful or degrading content
notice-reason-child-abuse = Sexual abuse of children
notice-reason-other-unlawful = Other unlawful content

# the operator's list
notices-title = Notices
notices-n =
    { $n ->
        [0] No notices to decide
        [one] { $n } case to decide
       *[other] { $n } cases to decide
    }
notices-lead = Notices and appeals by their deadlines, urgent ones first.
notices-show = Which cases
notices-show-open = To decide
notices-show-mine = Mine
notices-show-decided = Decided
notices-show-restrictions = Restrictions in force
notices-none = There is nothing here
notices-none-text = New notices and appeals appear under “To decide”.
case-notice = Notice: { $title }
case-appeal = Appeal: { $title }
case-decision = Restriction: { $title }
case-notice-lead = Number { $reference }, received { $date }
case-urgent = urgent
case-late = overdue
case-until = by { $date }
case-due = Deadline
case-mine = You have taken this case.
case-taken-by = Taken by { $name }.
case-nobody = Nobody has taken this case yet.
case-take = I will take it
case-put-back = Put it back
case-stale = Somebody has changed this case. Nothing was saved
case-stale-text = Look at it as it is now and decide again. What was typed is below.
notice-from = Who reports
notice-unsigned = not given, or deleted since
notice-state-open = to decide
notice-state-kept = content kept
notice-state-restricted = content restricted
appeal-state-open = appeal pending
appeal-state-upheld = decision upheld
appeal-state-reversed = decision reversed
decision-state-in-force = in force
decision-state-ended = no longer in force
decision-state-reversed = reversed on appeal

# what is reported
item-offer = offer { $name }
item-enterprise = profile { $name }
item-kind-enterprise = enterprise's profile
item-now = The content as it is now
item-in-catalogue = See it in the catalogue
item-text = The whole text
item-state-draft = draft
item-state-in-review = in review
item-state-published = visible in the catalogue
item-state-paused = paused
item-state-archived = withdrawn for good
item-state-hidden = not visible
item-state-restricted = restricted by a decision
item-decisions = Decisions about this content
item-notices = Other notices about this content
item-history = History
item-log = The whole history in the log
state-restricted = restricted

# deciding
decide-title = Decision
decide-keep = Keep
decide-keep-text = The content stays as it is. Whoever reported it gets the reasons and can appeal.
decide-keep-button = Keep the content
decide-restrict = Restrict
decide-restrict-text = The content leaves pages, search and API at once. The seller gets this statement and can appeal; whoever reported it learns the outcome.
decide-restrict-button = Restrict and send the statement
decide-covered = Restricted already
decide-covered-text = An earlier decision is in force. Whoever reported it is told that the content is restricted.
decide-covered-button = Answer with that decision
decide-gone = Nobody sees this content now, so there is nothing to restrict.
field-keep = Reasons for whoever reported it
field-measure = What we do
field-until = Until when
field-until-hint = The last day, if the restriction is to end by itself. Empty: no end.
field-ground = Ground
field-ground-text = Which provision or term, and why it is broken
field-facts = Facts and circumstances
field-facts-hint = What the decision rests on. Without data of whoever reported it.
field-automated = Automated means helped to find it.
field-verdict = Reasons
field-state = State
measure-hide = hidden
measure-remove = removed
measure-option-hide = Hide (can come back once the cause is gone)
measure-option-remove = Remove for good
ground-law = Law
ground-terms = Terms of the service
ground-option-law = The content is against the law
ground-option-terms = The content breaks the terms
restrict-own = Restrict without a notice
restrict-lead = Paste the address of an offer or a profile.
restrict-look = Show
restrict-gone = Nobody sees this content now, so there is nothing to restrict.
field-restrict-address = Address of an offer or a profile
field-restrict-address-hint = Copy it from the browser's address bar.
lift-title = Restore
lift-text = The content returns to the state before the decision. The seller is told by mail.
lift-button = Restore the content

# a decision
decision-title = Decision { $reference }
decision-number = Number of the decision
decision-when = When
decision-by = Who decided
decision-what = What was decided
decision-kept = content kept
decision-lasts = Scope and duration
decision-until = everywhere, until { $date }, that day included
decision-no-end = everywhere, without an end
decision-ended = Ended
decision-reasons = Reasons
decision-basis = Provision or term
decision-origin = What led to it
origin-notice = a notice
origin-own = the operator's own initiative
origin-appeal = an appeal
decision-automated = Automated means
decision-automated-yes = helped to find it; a person decided
decision-automated-no = none, neither for finding it nor for deciding
decision-notices = Notices that this decision answers
redress-appeal = You can appeal free of charge by { $date }. Where possible, another person decides.
redress-others = You can also turn to a certified out-of-court dispute settlement body (Digital Services Act, art. 21), or to a court.

# appeals
appeal-title = Appeal
appeal-write = Appeal
appeal-send = Send the appeal
appeal-open = Decide the appeal
appeal-number = Number of the appeal
appeal-when = Received
appeal-by = Who appeals
appeal-decided = Decided
appeal-against = Against which decision
appeal-side-seller = seller
appeal-side-notifier = whoever reported it
appeal-uphold = Uphold the decision
appeal-reverse = Reverse the decision
appeal-restrict = If you reverse the decision: how to restrict the content
appeal-other-person = Somebody other than whoever decided first must decide this appeal.
appeal-over = This link can no longer be used
appeal-over-text = An appeal is possible within six months of the decision, while that is in force.
appeal-role = The owner or a manager can appeal.
appeal-late = Six months have passed since the decision, so an appeal is no longer possible.
appeal-needless = This decision is no longer in force, so there is no need to appeal.
field-appeal = What you disagree with, and why
notice-done = Done. Those concerned get a mail.
case-done = Saved.
appeal-done = The appeal is sent. We will write about the outcome.

# the seller's desk
restricted-title = The operator has restricted content of yours
restricted-text = Nobody sees it now. Read the reasons; you can appeal.
restricted-offer = This offer can't be published now: a decision of the operator is in force
restricted-offer-text = You can go on editing it. Read the reasons; you can appeal.
restricted-decision = See the decision and appeal
statements-title = Decisions of the operator
statements-n =
    { $n ->
        [0] None is in force
        [one] { $n } is in force
       *[other] { $n } are in force
    }
statements-none = There are no such decisions
statements-none-text = Should the operator restrict an offer or the profile, you find the reasons here.
statement-text = This is the statement of reasons that art. 17 of the Digital Services Act requires.
invalid-restricted = This offer is restricted by a decision of the operator and can't be published; you can appeal
invalid-restricted-enterprise = This profile is restricted by a decision of the operator, so nothing of it can be published
invalid-date-past = That day is over
invalid-until-removed = What is removed for good has no last day; leave it empty or choose to hide
invalid-other-person = Somebody other than whoever decided first must decide this appeal
invalid-item-address = There is no offer and no profile at this address

# the log
event-kind-notice = Notice
event-kind-notice-sender = Sender of a notice
event-kind-moderation-decision = Decision about content
event-kind-appeal = Appeal
event-to-restricted = restricted
event-to-kept = kept
event-to-in-force = in force
event-to-reversed = reversed on appeal
event-to-upheld = upheld
event-note-taken = somebody took it
event-note-put-back = it was put back
event-note-same-person = decided by the same person, as the operator has only one
