# Linchpin: English. Every key stands in each language; tests/locales.rs says which one is missing or unused.

## Lenses: what the block of a card shows

lens-support = Support
lens-influence = Influence
lens-role = Roles
lens-relationship = Relationship
lens-risk = Risks
lens-fragility = Fragility
legend-short = Levels short
legend-risks = risks with this person
legend-loss = vote change if they leave
legend-sole-sample = AB
legend-sole = known to one of ours only
legend-stranger = known to nobody of ours
loss-stranger = nobody of ours knows them
said-more = { $words } · { $count } more
said-and-more = { $words } (+{ $count })
loss-win = no longer won
loss-vote = mean vote by { $change }
loss-reach = { $count ->
    [one] 1 key person out of reach
   *[other] { $count } key people out of reach
}
loss-sole = only { $us } knows them
loss-us = alone knows { $count } ({ $share } %)
relationship-short = { $count } short
risk-leaving = leaving
risk-ally = competitor's ally
risk-stale = rating is old
risk-veto_against-card = can veto, against
risk-eb_dark-card = out of touch
risk-single_thread-card = only tie
risk-detractor_path-card = sways the decider
risk-bus_factor-card = one of ours alone
risk-cooling-card = support falling
risk-learning_dip-card = losing heart
risk-multiple_economic_buyers-card = not the only buyer
risk-weak_coach-card = coach barely for us
risk-no_backup-card = no second contact
risk-unassigned-card = no owner
risk-unrated_key-card = not rated
risk-guesswork-card = rating is a guess
risk-isolated_decider-card = swayed by nobody known
risk-relationship_gap-card = relationship short
risk-unconfirmed_selling_point-card = benefit unconfirmed
risk-no_way_in-card = no way in
risk-stalled-card = stalled
risk-stale_rating-card = rating is old
risk-contact_overdue-card = no visit for a year
risk-report_cycle-card = reports in a circle
risk-two_solid_bosses-card = two solid bosses
risk-orphan-card = no line to anyone

## Themes

theme-light = Light
theme-dark = Dark
theme-presenter = Customer meeting
theme-print = Print

## Who will read it

audience-internal = Account team
audience-customer = Customer

## Commands: the label in menus

command-new = New
command-open = Open…
command-save = Save
command-save-as = Save as…
command-import = Import…
command-export = Export…
command-undo = Undo
command-redo = Redo
command-cut = Cut
command-copy = Copy
command-paste = Paste
command-duplicate = Duplicate
command-delete = Delete
command-select-all = Select all
command-find = Find or run…
command-filter = Filter people…
command-show-all = Light everybody again
command-previous-match = Previous person found
command-next-match = Next person found
command-page-table = Table
command-page-matrix = Matrix
command-page-map = Map
command-interface-smaller = Smaller interface
command-interface-larger = Larger interface
command-copy-picture = Copy as a picture
command-pin = Pin or unpin
command-fit-region = Fit the frame to its people
command-hide-region = Hide the frame
command-fold = Fold or open the branch
command-distribute-down = Equal distances down
command-distribute-across = Equal distances across
command-align-column = Same column
command-align-row = Same row
command-present-customer = Show to the customer
command-present = Deal review on the whole screen
command-view-previous = Previous saved view
command-view-next = Next saved view
command-view-keep = Save this view
command-neighbourhood = Neighbourhood: a step further
command-neighbourhood-less = Neighbourhood: a step less
command-photo = Choose a photo…
command-photo-remove = Remove the photo
command-rename = Rename
command-zoom-in = Zoom in
command-zoom-out = Zoom out
command-zoom-100 = Actual size
command-fit = Fit the map
command-fit-selection = Fit the selection
layout-of-selection = { $layout } ({ $count } selected)
command-layout-tree = Tidy the map
command-weights = Weights of the ranking…
command-layout-compact = Compact chart
command-layout-compact-a4 = Compact chart for an A4 page
command-layout-compact-square = Compact chart, square
command-layout-layered = Layers of influence
command-layout-network = Network
command-layout-zipper = Zipper: theirs and ours
command-layout-departments = Departments apart
command-layout-selection = Tidy the selection
command-add-person = Add a person
command-add-report = Report below
command-add-peer = Peer beside
command-add-placeholder = Add an unnamed post
command-add-department = Add a department
command-tool-select = Select
command-tool-pan = Pan
command-tool-reports = Reports to
command-tool-dotted = Dotted line
command-tool-influence = Influence
command-tool-conflict = Conflict
command-tool-pair = Counterpart
command-language = Language
command-theme = Light or dark theme
command-support-up = Raise support
command-support-down = Lower support
command-neutral = Neutral
command-unrate = Clear the rating
command-influence-step = Influence: next level
command-roles = Roles…
command-next-unrated = Next unrated person
command-lens-risk = Lens: risks
command-lens-fragility = Lens: fragility
command-lens-relationship = Lens: relationship
command-lens-role = Lens: roles
command-lens-influence = Lens: influence
command-lens-support = Lens: support
command-toggle-left = Left panel
command-toggle-right = Right panel
command-toggle-dock = Bottom panel
command-toggle-minimap = Minimap
command-toggle-reports = Reporting lines
command-toggle-dotted = Dotted lines
command-toggle-influence = Influence lines
command-toggle-conflicts = Conflicts
command-toggle-pairs = Counterparts
command-toggle-departments = Departments
command-focus-next = Next area
command-focus-previous = Previous area
command-shortcuts = Keyboard shortcuts
command-about = About Linchpin
command-save-as-i-work = Save as I work
command-deal-new = New deal
command-deal-delete = Delete the deal

## Commands: one sentence on hover

tip-new = Start a new account
tip-open = Open an account file
tip-save = Save the account to its file
tip-save-as = Save the account to another file
tip-import = Read people from a list or another program
tip-export = Make a picture, a document or a table
tip-undo = Take back the last change
tip-redo = Make the change again
tip-cut = Take the selection out, to paste it elsewhere
tip-copy = Copy the selection
tip-paste = Put in what was copied, or people from a list
tip-duplicate = Make a second one of the selection
tip-delete = Delete the selection
tip-select-all = Select everyone on the map
tip-find = Find a person or run a command by a few letters
tip-filter = Light the people you look for; the rest fades
tip-show-all = Take the filter and the neighbourhood off
tip-previous-match = Go to the one before
tip-next-match = Go to the next of the people who are lit
tip-page-table = Every person a row, edited in place
tip-page-matrix = Influence against support; drag people from cell to cell
tip-page-map = Look at the account as a map
tip-interface-smaller = Make texts and controls smaller; the map keeps its size
tip-interface-larger = Enlarge texts and controls; the map keeps its size
tip-copy-picture = Put a picture of the selected people, or of the whole map, on the clipboard
tip-pin = No layout moves a pinned card
tip-fit-region = The frame of the selected department as large as its people take
tip-hide-region = Take the frame of the selected department off the map; its people stay. The eye beside its name brings it back
tip-fold = Fold everybody below into a count, or show them again
fold-open = { $count ->
    [one] One person is folded away below: click or press B to show them
   *[other] { $count } people are folded away below: click or press B to show them
}
tip-distribute-down = Distribute: put the selected cards at equal distances between the top and the bottom one
tip-distribute-across = Distribute: put the selected cards at equal distances between the outer two
tip-align-column = Align: bring the selected cards into the column of the one selected last, or of a pinned one
tip-align-row = Align: bring the selected cards into the row of the one selected last, or of a pinned one
tip-present-customer = The customer's picture and nothing else; hold Esc to leave
tip-present = For the account team: the map without panels, step by step
tip-view-previous = Show the saved view before
tip-view-next = Show the next saved view
tip-view-keep = Keep what is shown: the part of the map, the lens and the filter
tip-neighbourhood = Light whom the selected person reports to, leads and influences; press again for one step more
tip-neighbourhood-less = Light one step less of the neighbourhood that is shown
tip-photo = Put a picture of the selected person on the card; dropping or pasting one does the same
tip-photo-remove = Take the picture off the card
tip-rename = Change the name where it stands
tip-zoom-in = Show the map larger
tip-zoom-out = Show the map smaller
tip-zoom-100 = Show the map at 100 %
tip-fit = Show the whole map
tip-fit-selection = Bring the selection to full view
tip-layout-tree = Layout: place everyone below their boss
tip-weights = What counts how much in the ranking of this account
tip-layout-compact = Layout: rows and lists that together fit a slide; the selected people, or everyone
tip-layout-compact-a4 = Layout: the compact chart for a page of A4 that stands upright
tip-layout-compact-square = Layout: the compact chart, as high as wide
tip-layout-layered = Layout: influence rises, so whoever is influenced stands above, and a boss above the team; the selected people, or everyone
tip-layout-network = Layout: people near those they listen to and report to; the selected people, or everyone
tip-layout-zipper = Layout: their people and ours in two columns, counterparts on a level, key people without one on top
tip-layout-departments = Layout: each department by itself; the selected people, or everyone
tip-layout-selection = Layout: place the selected people and those below them
tip-add-person = Add a person to the map
tip-add-report = Add somebody who reports to the selected person
tip-add-peer = Add somebody beside the selected person, with the same boss
tip-add-placeholder = Add a post whose holder is vacant or unknown
tip-add-department = Add a department to the map
tip-tool-select = Select and move people
tip-tool-pan = Drag the map
tip-tool-reports = Draw from a person to their boss
tip-tool-dotted = Draw a second reporting line
tip-tool-influence = Draw from a person to whom they influence
tip-tool-conflict = Draw between two people at odds
tip-tool-pair = Draw from one of ours to whom they face: the zipper
tip-language = Switch between English and Chinese
tip-theme = Change the colours of the window: light or dark
tip-support-up = One step more support
tip-support-down = One step less support
tip-neutral = Rate the support of the selected people as neutral, 0
tip-unrate = Set support back to not rated
tip-influence-step = Low, medium, high, not rated, in turn
tip-roles = Give the selected people a role, or take it from them
tip-next-unrated = Go to the next person without a rating
tip-lens-risk = Blocks count what is at risk with people; the others step back
tip-lens-fragility = Blocks show what is lost without a person, and whom only one of ours knows
tip-lens-relationship = Blocks say how far our relationships are from what is required
tip-lens-role = Blocks say which role people have
tip-lens-influence = Blocks say how much people influence the deal
tip-lens-support = Blocks say how far people are for us
tip-toggle-left = Show or hide the left panel
tip-toggle-right = Show or hide the right panel
tip-toggle-dock = Show or hide the bottom panel
tip-toggle-minimap = The whole map, small, in the corner while a part of it is out of sight
minimap = Overview of the map: press to look there
tip-toggle-reports = Show or hide who reports to whom
tip-toggle-dotted = Show or hide dotted lines
tip-toggle-influence = Show or hide influence lines
tip-toggle-conflicts = Show or hide conflicts
tip-toggle-pairs = Show or hide whom our people face, the zipper
tip-toggle-departments = Show or hide departments
tip-focus-next = Move to the next area of the window
tip-focus-previous = Move to the area of the window before this one
tip-shortcuts = List every shortcut
tip-about = Version and licences
tip-save-as-i-work = Save after every pause
tip-deal-new = Add a deal to this account
tip-deal-delete = Delete this deal and its ratings

## Risks: what is wrong, and what to do next

risks-title = Risks, { $account }
risks-severity = Severity
risks-what = Risk
risks-who = Who
risks-evidence = Evidence
risks-do = What to do
risks-none = No risk found.
risk-tasks = { $count ->
    [one] one task
   *[other] { $count } tasks
}
severity-critical = critical
severity-high = high
severity-medium = medium
severity-low = low
evidence-met = last met { $date }
evidence-never-met = no contact in the log
evidence-level = { $level }, required { $required }
evidence-only = known to { $names } only
evidence-nobody = known to nobody of ours
evidence-rated = rated { $date }
evidence-not-rated = not rated
evidence-rank = rank { $rank }
evidence-no-influence = nobody known sways them
evidence-no-line = no reporting or influence line
evidence-alone = alone knows { $names }
evidence-none-of = { $count ->
    [one] not the only person in the deal
   *[other] none of the { $count } people in the deal
}
evidence-due = { $title } ({ $date })
risk-no_economic_buyer-title = No economic buyer named
risk-no_economic_buyer-do = Ask who releases the budget; name that person
risk-veto_against-title = Someone who can veto is against us
risk-veto_against-do = Settle the objection in person before the evaluation
risk-eb_dark-title = Out of touch with the economic buyer
risk-eb_dark-do = Get a meeting with the economic buyer; ask who could introduce us
risk-single_thread-title = Hangs on a single relationship
risk-single_thread-do = Build a second relationship in another department
risk-no_coach-title = No coach
risk-no_coach-do = Win a coach among those who like us
risk-detractor_path-title = An opponent has the ear of someone who decides
risk-detractor_path-do = Meet whoever decides before the opponent does; weaken the tie with a counter-voice
risk-bus_factor-title = Too much depends on one of ours
risk-bus_factor-do = Introduce a colleague to these people
risk-cooling-title = Support is falling
risk-cooling-do = Visit this week; ask what changed
risk-learning_dip-title = Losing heart in the learning phase
risk-learning_dip-do = Put a service visit and training in now
risk-multiple_economic_buyers-title = More than one economic buyer
risk-multiple_economic_buyers-do = Find out whose yes is final
risk-weak_coach-title = A coach who barely supports us
risk-weak_coach-do = Give the coach a personal win; test their word
risk-no_backup-title = Key person without a second contact
risk-no_backup-do = Bring a second colleague to the next contact
risk-unassigned-title = Key person without an owner
risk-unassigned-do = Name an owner
risk-unrated_key-title = Key person not rated
risk-unrated_key-do = Find out where they stand
risk-guesswork-title = Too many ratings are guesses
risk-guesswork-do = Confirm these ratings before trusting the forecast
risk-isolated_decider-title = Deciders whom nobody known sways
risk-isolated_decider-do = Find whom they listen to
risk-relationship_gap-title = Relationship below what is required
risk-relationship_gap-do = Plan contacts that raise the level
risk-unconfirmed_selling_point-title = Key benefit not confirmed
risk-unconfirmed_selling_point-do = Ask the person to confirm the benefit
risk-forgotten_role-title = A role that counts now is missing
risk-forgotten_role-do = Find who fills it
risk-no_way_in-title = No way in yet
risk-no_way_in-do = Find the first person willing to listen
risk-stalled-title = The deal has stalled
risk-stalled-do = Set a smaller commitment objective
risk-stale_rating-title = Rating out of date
risk-stale_rating-do = Rate again
risk-contact_overdue-title = Not visited for a year
risk-contact_overdue-do = Visit: everyone that matters, once a year
risk-uncovered_department-title = Department without a contact
risk-uncovered_department-do = Get a first contact there
risk-overdue_task-title = Task overdue
risk-overdue_task-do = Do it or set a new date
risk-report_cycle-title = Reporting lines run in a circle
risk-report_cycle-do = Correct the chart
risk-two_solid_bosses-title = Two solid bosses
risk-two_solid_bosses-do = Make one line dotted
risk-orphan-title = No line to anyone
risk-orphan-do = Add the missing line

## Why somebody ranks where they do

why-authority-role-veto = { $role } with a veto
why-authority-role = { $role }
why-authority-position-top = Top of the chart
why-authority-position = Level { $level } of the chart, { $below } below
why-sway-through = Moves { $names }
why-sway = Moves votes in this decision
why-broker = On the way to { $names }
why-listened = Has the ear of { $names }
why-listened-few = Listened to
why-level-high = Decisive influence
why-level-medium = Some influence
why-level-low = Little influence
why-level-unknown = Influence not rated
why-level-outside = Not in this deal
why-floor-veto = Can stop the deal
why-floor-sole = The only one who can say yes

## The sheet: heading, key strip, legend

sheet-internal = Internal: account team only
sheet-customer = For the customer meeting
sheet-as-of = As of { $date }
sheet-stage = Stage: { $stage }
sheet-close-by = close by { $date }
sheet-for = for
sheet-neutral = neutral
sheet-against = against
sheet-not-rated = not rated
legend-not-rated = Not rated
sheet-key-tab = Key
sheet-who-to-win = Who to win now
sheet-who-to-win-note = score = weight in this decision at this stage, whomever they favour
sheet-due = due { $date }
sheet-overdue = overdue, { $date }
sheet-your-contacts = Your contacts
sheet-mark-contact = your contact on our side
export-one-page = All on one page, however small
export-one-page-tip = Else this map goes on several pages that lead to one another, cut at its branches
page-of = Page { $page } of { $pages }
page-lines = { $count ->
    [one] one line leads to people on other pages
   *[other] { $count } lines lead to people on other pages
}
page-above = ▲ page { $page }
page-below = ▼ { $count } on page { $page }
page-below-more = ▼ { $count } on pages { $page } to { $last }
page-onward = ▶ goes on, page { $page }
sheet-our-team = Our team and whom they face
sheet-competitor = Competitor in this deal
sheet-allies = allies: { $names }
sheet-legend-support = Support for us
sheet-legend-influence = Influence on the deal
sheet-legend-lines = Lines
sheet-legend-marks = Marks
sheet-legend-roles = Roles
sheet-line-reports = reports to
sheet-line-dotted = dotted line
sheet-line-influence = influences (1 to 3)
sheet-line-conflict = conflict
sheet-line-pair = counterpart
sheet-line-pair-planned = counterpart, planned
sheet-mark-risk = risk
sheet-mark-stale = rating older than 90 days
sheet-mark-leaving = leaving
sheet-mark-ally = competitor's ally
sheet-mark-key = key person
sheet-mark-relationship = relationship: actual, required
sheet-mark-counterpart = our counterpart: current, planned
sheet-mark-assumed = perforated: assumed
sheet-confidential = { $role } (private)

## Posts without a named person

name-unknown = Unknown
name-missing = Unnamed
name-vacant = Vacant
name-of-post = { $title } ({ $name })
name-to-be-named = To be named

## Gaps: what is missing before anything can be planned

gap-no-economic-buyer = No economic buyer named
names-and-more = { $names } and { $count } more
gap-buyer-never-met = Never met the economic buyer: { $names }
gap-buyer-not-met-lately = Out of touch with the economic buyer: { $names }
gap-veto-against = Can veto, and is against us: { $names }
gap-no-coach = No coach
gap-unrated-key = { $count ->
    [one] A key person is not rated: { $names }
   *[other] { $count } key people are not rated: { $names }
}
gap-role-unfilled = Nobody fills this role yet: { $role }

## Columns of the ranked list

column-rank = Rank
column-name = Name
column-title = Title
column-roles = Roles
column-support = Support
column-score = Score
column-why = Why
column-next = Next step
column-owner = Owner
column-due = Due
column-risks = Risks
column-listeners = Listeners
column-listens-to = Listens to
column-closeness = Closeness
column-betweenness = Betweenness
column-pagerank = PageRank
why-authority-no-role = No role in this deal yet
own-weights = own weights
factor-authority = Authority: role or place in the chart
factor-sway = Sway: how far opinions follow
factor-broker = Broker: on the way to deciders
factor-listened = Listened to by many
factor-level = Influence as you rated it
weights-title = What counts in the ranking
weights-text = The method has weights for each stage. Weights of your own hold in every stage of this account.
weights-ok = Use these
weights-method = Back to the method’s
weights-none = Something must count.
weights-less = Counts less
weights-more = Counts more
close-call = A close call: a small change of the weights would put somebody else first.
stage-none = not set
support-clear = Clear
support-unrated = not rated
support-spoken = { $name }, { $score ->
    [-3] minus three
    [-2] minus two
    [-1] minus one
    [0] zero
    [1] plus one
    [2] plus two
   *[3] plus three
 }
influence-high-letter = H
influence-medium-letter = M
influence-low-letter = L

## Lines, as a screen reader says them

line-reports = { $from } reports to { $to }
line-dotted = { $from } also reports to { $to }
line-influence = { $from } influences { $to }
line-conflict = { $from } and { $to } are at odds
line-pair = { $from } faces { $to }

## Why something can't be done

refusal-self-link = { $person } can't be joined with themselves. Drop the line on somebody else.
notice-new-boss = { $person } reports to { $boss } now, no longer to { $before }.
refusal-second-boss = { $person } already reports to { $boss }. Move the end of that line, or draw a dotted line.
refusal-cycle = { $boss } stands below { $person }, so { $person } can't report to { $boss }. Turn the line round.
refusal-exists = { $from } and { $to } are already joined like this. Select that line to change it.
refusal-same-side = A counterpart line joins one of ours with one of theirs; { $from } and { $to } are on one side.
refusal-no-room = { $person } would come to lie on { $other }. Make room first.
refusal-pinned = { $person } is pinned and would have to move. Set the card free with L, or leave it out.
refusal-read-only = This file was written by a newer version and is open for reading only. Save it under another name.
refusal-last-deal = An account keeps at least one deal. Add another before you delete this one.
refusal-department-exists = There is already a department called { $name }. Choose another name.
refusal-no-deal = There is no deal to rate people in. Add one first.
refusal-nobody-to-rate = Support is rated for people of the customer or a third party. Select one of them.
refusal-nothing-to-paste = What was copied is neither from a map nor a list of names. Copy people, or a list with one name a line.

## What went wrong, where, and what to do

error-with-path = { $error } ({ $path })
error-io-not-found = it isn't there
error-io-permission = you have no permission
error-io-full = the disk is full
error-io-read-only = the disk can't be written to
error-io-folder-missing = there is no such folder
error-io-folder = it is a folder
error-io-no-folder = a part of the path is no folder
error-open = The file can't be opened: { $reason }. Check that it exists and that you may read it.
error-save = The file can't be saved: { $reason }. Save it to another folder.
error-changed-on-disk = Somebody else has changed the file since it was opened. Save under another name, or open it again.
error-journal = The crash journal can't be written: { $reason }. Free some space, and save often until then.
error-journal-line = The crash journal can't be read from line { $line } on. What stands before that line is kept.
error-replay = Step { $step } of the crash journal doesn't fit the account. { $reason } Open the account without it.
error-too-large = The file has { $size } MB, and at most { $limit } MB are read. Is it an account?
error-too-many-parts = The file has { $parts } values and fields, and at most { $limit } are read. Is it an account?
error-photo = { $name } is no picture that can be read: { $reason }. Save it as PNG, JPEG, WebP or BMP.
error-photo-stopped = Reading the picture stopped by itself. Please report this.
error-photo-long = { $name } is larger than { $limit } MB. Make it smaller first.
error-photo-large = { $name } has { $megapixels } million pixels. Make it smaller first.
error-not-text = This is no account: it holds something other than text (from byte { $offset } on). Choose an account (.ron) or an interchange file (.json).
error-not-an-account = This is no Linchpin account. Choose another file.
error-is-interchange = This is an interchange file, not an account. Import it.
error-syntax = Line { $line }: the text can't be read ({ $reason }). Correct it there, or open a backup.
error-field = Line { $line }: the field “{ $field }” of { $list } has a wrong value ({ $reason }). Correct it there.
error-not-finite = Line { $line }: the field “{ $field }” of { $list } is no finite number. Give a plain one.
error-empty-id = Line { $line }: a record of { $list } has no id. Give it one that no other has.
error-duplicate-id = Line { $line }: { $record } is listed twice. Give one of them a new id.
error-duplicate-list = Line { $line }: the list “{ $list }” stands twice. Put both into one.
error-newer = The file was written by a newer Linchpin (format { $version }) and can't be read here ({ $reason }). Update Linchpin.
error-json = Line { $line }, column { $column }: this JSON can't be read ({ $reason }). Correct it there.
error-not-interchange = This is no Linchpin interchange file. Choose another file.
error-interchange-version = The interchange file has version { $version }, and only 1 can be read. Export it again as version 1.
error-value = { $place }: the value is wrong ({ $reason }). Correct it there.
error-duplicate = { $place }: “{ $id }” is there already. Give one of them another name or id.
error-unknown = { $place }: “{ $id }” is nobody and nothing in this file. Correct the id, or add it.
error-write-not-finite = { $record }: the field “{ $field }” is no number that can be kept (up to 1e30). Give it a plain one before saving.
error-write-parts = Saved like this, it could not be opened again: it has { $parts } values and fields, and at most { $limit } are read. Take out notes that are not needed.
error-write-large = Saved like this, it could not be opened again: it is larger than { $limit } MB. Take out photos that are not needed.
error-no-text = { $record } can't be written as text. Please report this.
error-edit-missing = The change to { $record } needs { $missing }, which is not in the account.
error-edit-in-use = { $count } other records still refer to { $record }. Remove those first.
error-edit-other-id = The change to { $record } belongs to another record.
error-csv-too-many-rows = The table has more than { $limit } rows. Split it.
error-csv-open-quote = The last quotation mark of the table is not closed, so it may be cut off. Close it.
error-csv-empty = The table is empty. Give it a row of headings and a row for each person.
error-csv-no-name = No column is headed “name” or “姓名” (found: { $found }). Name the columns in the first row.
error-csv-column-twice = Two columns mean the same (“{ $heading }” is the second). Rename one of them.
error-csv-row = Row { $row }: the table can't be read ({ $reason }). Correct the row.
error-csv-duplicate-id = Row { $row }: the id “{ $id }” stands in row { $earlier } too. Give each person their own.
error-csv-ambiguous-manager = Row { $row }: { $count } people are called “{ $manager }”. Put the boss's id there instead.
error-csv-side = Row { $row }: “{ $given }” is no side. Write customer, other, us or competitor.
warning-unknown-manager = Row { $row }: nobody in the table is “{ $manager }”. { $person } was imported without this line.
warning-own-manager = Row { $row }: { $person } is their own boss. The line was left out.
warning-no-name = Row { $row }: there is no name. The row was left out.
error-no-area = There is nothing to draw. Show at least one person on the map.
error-bad-scale = A picture can't be drawn at this scale. Choose a scale above 0.
error-picture-too-large = A picture of { $width } × { $height } pixels is too large. Choose a scale of at most { $scale }, or export PDF or SVG instead.
error-out-of-memory = The picture needs { $megabytes } MB of memory, more than this computer has free. Choose a smaller scale.
error-svg = The SVG can't be written. Try PDF or PNG instead.
error-png = The PNG can't be written. Try PDF or SVG instead.
error-csv = The CSV can't be written. Try Markdown instead.
error-pdf = The PDF can't be written ({ $reason }). Try SVG or PNG instead.
error-export-save = The file can't be written: { $reason }. Choose another folder. ({ $path })
error-over-itself = What is exported would replace the account it is made from. Choose another name.
error-list-for-customer = A list holds opinions. Only a picture can be made for the customer.
error-export-stopped = The export stopped by itself. Please report this, and try another format.
error-no-thread = The computer is too busy to start this. Close something, and try again.

message-repairs = { $count } records of the file led nowhere and were mended. Saving keeps them so.
repair-dropped = { $record } was left out: there is no { $missing }.
repair-cleared = { $record }: the field “{ $field }” was cleared: there is no { $missing }.

record-organisation = organisation { $id }
record-department = department { $id }
record-person = person { $id }
record-place = the place of person { $id }
record-region = the region of department { $id }
record-photo = the photo of person { $id }
record-link = line { $id }
record-deal = deal { $id }
record-member = the part of { $id } in deal { $deal }
record-dossier = the dossier of person { $id }
record-relationship = relationship { $id }
record-rating = rating { $id }
record-selling-point = selling point { $id }
record-task = task { $id }
record-contact = contact { $id }
record-hospitality = hospitality { $id }
record-view = view { $id }

## Steps that can be undone

step-add-person = Add a person
step-change-person = Change { $name }
step-photo = { $count ->
    [one] Photo of { $name }
   *[other] Photos of { $count } people
}
step-photo-remove = Remove the photo of { $name }
step-rename = Rename to { $name }
step-delete-people = { $count ->
    [one] Delete a person
   *[other] Delete { $count } people
}
step-duplicate = { $count ->
    [one] Duplicate a person
   *[other] Duplicate { $count } people
}
step-copy-department = Copy the department { $name }
step-paste = { $count ->
    [0] Complete people from a list
    [one] Paste a person
   *[other] Paste { $count } people
}
step-place = { $count ->
    [one] Place a person
   *[other] Place { $count } people
}
step-move = { $count ->
    [one] Move a person
   *[other] Move { $count } people
}
step-unplace = { $count ->
    [one] Take a person off the map
   *[other] Take { $count } people off the map
}
step-weights = Own weights
step-weights-method = Back to the method’s weights
step-tidy = { $count ->
    [one] Tidy a person
   *[other] Tidy { $count } people
}
step-rate = Rate { $name }
step-rate-people = { $count ->
    [one] Rate a person
   *[other] Rate { $count } people
}
step-leave-deal = Take out of the deal
step-relationship = Change a relationship
step-connect-reports = Connect { $from } to { $to }
step-connect-influence = { $from } influences { $to }
step-connect-conflict = Conflict of { $from } and { $to }
step-connect-pair = { $from } faces { $to }
step-reshape = Move the end of a line to another side
step-correct-rating = Correct a judgement of { $name }
step-take-back-rating = Take back a judgement of { $name }
step-keep-plan = { $count ->
    [one] Keep a plan of one move
   *[other] Keep a plan of { $count } moves
}
step-drop-plan = Drop the plan
step-add-task = Add “{ $title }”
step-change-task = Change “{ $title }”
step-add-selling-point = Add the selling point “{ $feature }”
step-change-selling-point = Change the selling point “{ $feature }”
step-delete-selling-point = Delete the selling point “{ $feature }”
step-task-done = Done: “{ $title }”
step-delete-task = Take out “{ $title }”
step-log-contact = Log a contact with { $name }
step-change-contact = Change a contact
step-delete-contact = Take a contact out of the log
step-retarget = Move the end of a line
step-report-to = { $count ->
    [one] { $person } reports to { $boss }
   *[other] { $count } people report to { $boss }
 }
step-report-between = { $person } stands between { $boss } and { $report }
drop-under = Reports to { $boss }
drop-between = Between { $boss } and { $report }
step-change-link = Change a line
step-delete-link = Delete a line
step-add-deal = Add a deal
step-change-deal = Change the deal { $name }
step-stage = Move the deal { $name } to another stage
step-delete-deal = Delete a deal
step-add-department = Add the department { $name }
step-change-department = Change the department { $name }
step-delete-department = Delete the department { $name }
step-move-department = Move a department
step-add-view = Save the view { $name }
step-change-people = Change { $count } people
step-align = Line up { $count ->
    [one] one card
   *[other] { $count } cards
 }
step-distribute = Put { $count ->
    [one] one card
   *[other] { $count } cards
 } at equal distances
step-fold = Fold { $count ->
    [one] a branch
   *[other] { $count } branches
}
step-unfold = Open { $count ->
    [one] a branch
   *[other] { $count } branches
}
step-pin = Pin { $count ->
    [one] one card
   *[other] { $count } cards
 }
step-unpin = Unpin { $count ->
    [one] one card
   *[other] { $count } cards
 }
step-update-view = Change the view { $name }
step-move-view = Move the view { $name }
step-delete-view = Delete the view { $name }
step-resize-department = Resize a department
step-show-region = Show a department
step-hide-region = Hide a department

## Command line

new-deal-name = First deal
import-done = { $people ->
    [one] 1 person
   *[other] { $people } people
}, { $links ->
    [one] 1 line
   *[other] { $links } lines
}, { $deals ->
    [one] 1 deal
   *[other] { $deals } deals
}
notice-imported = From { $name }: { $people } people, { $lines } reporting lines.
import-columns-left-out = these columns say nothing to Linchpin and were left out: { $names }
export-view-without-page = The saved view “{ $title }” has no page: the customer would see nobody there, or only whom an earlier page shows
export-option-idle = { $option } has no effect on this export
validate-warning = warning: { $problem }
validate-fine = No problems
validate-count = { $count ->
    [one] 1 warning
   *[other] { $count } warnings
}
validate-newer = the file was written by a newer Linchpin (format { $version }); don't save over it
validate-cycle = these people report to each other in a circle: { $names }; correct the chart
validate-two-bosses = { $name } has more than one solid boss: { $bosses }; make all but one line dotted
validate-photo = The photo of { $name } can't be read; choose another
validate-self-link = { $name } is joined with themselves; delete that line

## Window: menus and bars

menu-all = All menus
menu-file = File
menu-edit = Edit
menu-map = Map
menu-arrange = Arrange
menu-person = People
menu-help = Help
menu-view = View
menu-window = Window
recent-files = Recent files
export-short = Export
present-short = Present
deal = Deal
deal-none = No deal
stage = Stage
lens = Lens
account = Account
rename-account = Click to rename the account
tasks-open = { $open } of { $all } tasks open
tasks-open-tip = Of this stage; what an earlier stage left undone is overdue too
tasks-open-short = { $open } of { $all } open
tasks-overdue = { $count } overdue
task-late = overdue, { $date }
status-saved = saved
status-unsaved = not saved
status-new = new
status-sample = sample
status-counts = { $selected } selected · { $people } people in the deal · { $rated } rated · { $influence ->
    [one] 1 influence line
   *[other] { $influence } influence lines
} · { $conflicts ->
    [one] 1 conflict
   *[other] { $conflicts } conflicts
}
status-internal = Internal view: exports for customers leave out opinions
status-working = Working…
fit-short = Fit

## Window: left panel

add-to-map = Add to the map
tray-person = Person
tray-department = Department
tray-placeholder = Post
tray-by-role = By role
tray-by-role-tip = Add a post for one of the roles of the decision
tray-tip = Drag it onto the map, or click
tray-empty = Everybody is on the map.
not-on-map = Not on the map
departments = Departments
department = Department
region-show = Show on the map
region-hide = Hide on the map
our-team = Our team
map = Map
show = Show
show-reports = Reporting lines
show-dotted = Dotted lines
show-influence = Influence lines
family-decide = decides
family-assess = assesses
family-use = uses or carries out
family-connect = connects
show-conflicts = Conflicts
show-pairs = Counterparts
show-departments = Departments

## Window: the empty map

empty-title = Start with the people you know.
empty-add = Add the first person
empty-import = Import a list
empty-sample = Open the sample account
empty-hint = Or press Enter, double-click anywhere on the map, or paste a list of names.
key-space = Space
naming-hint = Name
naming-new-hint = Name, title
naming-post-hint = Post, for example Head of Security
leaves-on = Leaves on { $date }

## Window: below the map

dock-key-people = Key people
dock-forecast = Forecast
dock-risks = Risks
list-empty = Nobody to rank yet: add people to the map.
gaps-nobody = Nobody takes part in this deal yet.
row-spoken = rank { $rank }, score { $score }

## Window: a person

several-people = { $count } people
several-mixed = mixed
arrange = Arrange
rank-principal = Key person
rank-secondary = Secondary
rank-score = Rank { $rank }, score { $score }
in-this-deal = In this deal
in-this-deal-more = More on this deal
not-in-deal = Takes no part in this deal.
join-deal = Add to this deal
leave-deal = Take out of this deal
can-veto = can veto
roles = Roles
add-role = Add a role
own-role = A role of your own
remove-role = Remove { $role }
influence = Influence
support-for-us = Support for us
support-supposed = Supposed in this scenario; the account says { $today }.
support-unrated-note = Click a step. Unrated is not neutral: it is a gap.
confidence = Confidence
evidence-of-all = What shows it, for all of them
evidence = What shows it?
relationship = Relationship
levels-short = { $count ->
    [one] 1 level short
   *[other] { $count } levels short
}
required-level = Required
by-rank = By rank
counterpart-current = { $name } faces this person
counterpart-planned = { $name } is to face this person
needs = Personal needs
add-need = Add a need
own-need = A need in your own words
remove = Click to remove
selling-points = Selling points
new-selling-point = A feature that serves them
field-feature = Feature
field-benefit = Benefit
field-told = Times told
told-less = Told once less
told-more = Told once more
field-confirmed = They have taken it up
field-key-point = Decides for them
delete-selling-point = Delete the selling point
told-confirmed = told { $count }×, confirmed
told-unconfirmed = told { $count }×, not confirmed
next-step = Next step
identity = Who it is
more-of-ours = { $count } more of ours
fewer-of-ours = Only who knows them
more-fields = All fields
fewer-fields = Fewer fields
candid = What we keep to ourselves
candid-note = never exported to customers
history = Ratings so far
lines = Lines
access = Where the way in lies
by-role = By role
veto-yes = Can veto
veto-no = Cannot veto
none = None

## Window: fields

field-account = Account
field-thing-name = Name
field-name = Name
field-title = Title
field-department = Department
field-name-local = Other script
field-title-local = Title, other
field-initials = Initials
field-office = Office
field-since = In role since
field-email = E-mail
field-photo = Photo
field-phone = Phone
field-organisation = Company
field-side = Side
field-placeholder = Person
field-known = Known
field-left = Has left
field-note = Note
field-deal-note = Note on this deal
field-leaving = Leaves on
field-leaving-note = About leaving
field-ally = Ally of
field-owner = Owner
field-intensity = Contact
field-phase = Phase
field-veto = Veto
field-vote = Vote
field-kind = Kind
field-strength = Strength
field-state = State
field-leaves = Leaves at
field-arrives = Arrives at
side-any = Whichever suits
side-top = Top
side-right = Right
side-bottom = Bottom
side-left = Left
field-author = Judged by
field-rated-on = On
nobody-named = Not said
rating-take-back = Take this judgement back
new-task = What to do next
field-task = Task
field-task-owner = Who
field-due = Due
done-tasks = { $count ->
    [one] 1 task done
   *[other] { $count } tasks done
}
task-reopen = Open again
field-result = Result
field-contact-with = With
add-somebody = Add somebody
nobody = Nobody
task-done = Done
contacts = Contacts
log-contact = Log a contact
field-contact-by = Who of us
field-contact-for = For
field-objective = Objective
field-outcome = Outcome
delete-contact = Take out of the log
field-from = From
field-to = To
field-label = What it is about
field-head = Head
field-value = Value
field-currency = Currency
field-close = Closes
field-competitor = Competitor
people = People
not-a-date = “{ $text }” is not a day; write it as 2026-06-30.
not-a-month = “{ $text }” is not a month; write it as 2026-06.
not-a-number = “{ $text }” is not a number; write digits only.

## Window: lines, departments, nothing selected

link-reports = Reports to
link-dotted = Dotted line
link-influence = Influence
link-conflict = Conflict
link-pair = Counterpart
ours-know = Knows
ours-know-nobody = Nobody yet. How well somebody of ours knows a person is said where that person is selected.
ours-alone = In this deal nobody else of ours knows { $names }.
ours-lost = What leaves with them?
ours-face = Faces
ours-tasks = Open tasks
pair-current = In place
pair-planned = Planned
turn-round = Turn round
delete-line = Delete the line
link-hint = Drag an end of the line to lead it to somebody else.
delete-department = Delete the department
inspector-hint = Select a card, a line or a department to see and change it. Draw lines from the round handles of a card: below for who reports to it, at the sides for influence.

## Window: dialogs

cancel = Cancel
ok = OK
dialog-open = Open an account
dialog-save-as = Save the account as
dialog-import = Import people
dialog-export = Export to
path-save = Save
path-open = Open
path-replace = { $name } exists already and will be replaced.
replace-title = Replace the file?
replace-yes = Replace
path-no-file = There is no such file. Correct the path, or pick a file above.
path-no-name = Type the name of the file after the folder.
path-no-folder = There is no such folder: type another, or pick one above.
path-missing = Type a path, or pick a file above.
unsaved-title = Save your changes?
unsaved-text = The changes to { $name } are not saved yet.
unsaved-save = Save
unsaved-discard = Don’t save
paste-title = { $count ->
    [0] { $completed ->
        [0] Nobody new
        [one] Complete 1 person?
       *[other] Complete { $completed } people?
    }
    [one] Add 1 person{ $completed ->
        [0] {""}
       *[other] {" "}and complete { $completed }
    }?
   *[other] Add { $count } people{ $completed ->
        [0] {""}
       *[other] {" "}and complete { $completed }
    }?
}
paste-known = is in the account already
paste-fills = to be filled in: { $what }
paste-differs = stays as it is there: { $what }
paste-under = They report to { $name }
paste-boss = reports to { $name }
paste-boss-not-found = { $name } is not found
paste-boss-unknown = { $name } is not found, so without a boss
paste-nobody-new = Everybody in this list is in the account already.
paste-left-out = Not read as people: “{ $line }”{ $more ->
    [0] {""}
    [one] {" "}and 1 more line
   *[other] {" "}and { $more } more lines
}
paste-opinions = A line may also say what you think: “Anna Berg, CFO, +2, EB, high”.
paste-row-tip = Click the words to change them (F2), the box to leave the line out (Space)
paste-unread = Columns that are not read: { $columns }
paste-boss-field = Reports to
paste-twice = named twice
paste-is-heading = names a department; whoever stands below belongs there
paste-out = Out
paste-out-tip = Beside the boss · Alt+←
paste-out-why = This line reports to nobody of the list
paste-in = In
paste-in-tip = Below the line before · Alt+→
paste-in-why = No line before it is as far in
paste-swap-one = Name ⇄ title
paste-swap-one-tip = In this line, what was read as the name is the title · Alt+S
paste-swap-one-why = This line has no name or no title
paste-heading = A department
paste-heading-tip = This line names a department, not a person · Alt+D
paste-heading-why = This line is being edited
paste-swap = Swap in all lines
paste-swap-tip = For a list that has the titles first
paste-swap-why = No line has both a name and a title
paste-add-bosses = Add { $name }{ $more ->
    [0] { "" }
    [one] {" "}and one more
   *[other] {" "}and { $more } more
} as { $more ->
    [0] boss
   *[other] bosses
}
paste-add = Add
find-view = Saved view
find-department = Department
find-other-end = From { $name } to: type a name
find-hint = Find a person or a department, or run a command
find-what = Find anything
find-short = Find
filter-hint = Name, title, department
filter-hint-short = Name or title
table-faded = { $count } people are lit, the others faded.
table-sort-tip = Sort by { $column }, a second time the other way round. By keyboard: ↑ from the first row, then Enter
table-rank = Rank
# Above the levels of a relationship: who of ours it is about.
table-known-by = How well { $name } knows them
table-known-by-one = { $person } alone: how well { $name } knows them
table-next = Next step
table-due = Due
page-table = Table
page-matrix = Matrix
matrix-columns = Support →
matrix-rows = ↓ Influence
matrix-empty = Nobody takes part in this deal yet: add people on the map.
page-map = Map
handle-ours = Drag to whom they face at the customer
handle-top = Drag to whom they report, or into the open for a new boss
handle-right = Drag to whom they influence, or into the open for somebody new
handle-bottom = Drag to who reports to them, or into the open for a new report
handle-left = Drag to whom they influence, or into the open for somebody new
notice-picture-copied = The picture is on the clipboard.
views = Saved views
view-title = Title of the view
view-more = More about this view
view-rename = Rename
view-update = Replace by what is shown
view-up = Move up
view-down = Move down
view-delete = Delete
new-view = View { $number }
line-from = From { $name }: go to the other person with the arrows or type the name, Enter draws the line. Esc ends.
line-drag = Drag from one card to another. By keyboard: go to a person with the arrows, Enter begins the line there. Esc ends.
mouse-map = Double-click adds a person   ·   drag from the left   ·   wheel and Ctrl+wheel look around   ·   F1 all keys
mouse-person = Drag the lower handle for a report, a side handle for influence   ·   rate on the right   ·   Tab, +, −, W do the same   ·   F1 all keys
keys-map = P adds a person   ·   arrows go from card to card   ·   Ctrl+K finds people and commands   ·   F1 all keys
keys-naming-other = Enter done   ·   Esc takes it back
keys-naming = Type “Anna Berg, CFO, +2, EB, high”   ·   Enter done   ·   Tab adds a report, Ctrl+Enter a peer   ·   Esc takes it back
keys-line = Arrows or a name lead to the other end   ·   Enter draws the line   ·   Esc gives it up
keys-field = Enter keeps it   ·   Esc drops it   ·   Tab next field
keys-panel = Tab goes on   ·   arrows in lists   ·   Enter chooses   ·   F6 next part of the window
keys-person = Tab report   ·   Enter peer   ·   + − support   ·   W influence level   ·   O roles   ·   I influence line   ·   U next unrated   ·   F1 all keys
keys-plain-line = . next line   ·   F6 more about it   ·   Del deletes   ·   arrows go on   ·   F1 all keys
keys-one-line = + − how strong   ·   . next line   ·   F6 more about it   ·   Del deletes   ·   arrows go on   ·   F1 all keys
keys-several = + − support   ·   W influence level   ·   O roles   ·   Ctrl+arrows move   ·   Ctrl+L tidies   ·   F1 all keys
keys-matrix = Ctrl+arrows put into the next cell   ·   + − W rate   ·   M map   ·   F1 all keys
keys-cell = Enter or typing edits   ·   Shift+arrows select   ·   F6 next part   ·   Ctrl+K finds
keys-elsewhere = M map   ·   X matrix   ·   T table   ·   Ctrl+K finds people and commands   ·   F1 all keys
present-leave = Arrows go on, Esc leaves
present-reasons = { $why } → { $next }
present-progress = { $at } / { $count }
present-next = The slide after this one
present-back = The slide before this one
present-holding = Keep holding Esc to leave
filter-close = Close the filter
filter-roles = Role
filter-support = Support
filter-departments = Department
filter-owner = Owner
filter-stale = Stale
filter-stale-tip = Only people whose rating is old
filter-waiting = { $count } off it
filter-count = { $count } on the map
filter-nobody = Nobody found
filter-out-of-sight = { $count } out of sight: F3
filter-unrated-tip = Only people whose support nobody has rated
keys-filter = Enter and F3 go to the next one   ·   Esc goes back to the map, and there drops the search
filter-steps = { $count ->
    [one] 1 step
   *[other] { $count } steps
 }
stance-for = For us
stance-neutral = Neutral
stance-against = Against us
stance-unrated = Not rated
roles-hint = Role: type a few letters, Enter gives or takes it
find-nothing = Nothing matches these letters.
table-empty = Nobody is in this account yet. Add people on the map, or paste a list there.
recover-title = Take up where the last session stopped?
recover-text = Linchpin ended before { $name } was saved. { $steps ->
    [0] What was not saved was
    [one] One change was
   *[other] { $steps } changes were
 } kept.
recover-when = Last change: { $when }
recover-unsaved = a new account
recover-more = After this, { $count } more.
recover-yes = Recover
recover-no = Discard
recover-later = Later
changed-title = The file was changed by somebody else
changed-text = What stands in { $path } is not what was opened here. Save under another name to keep both.
changed-save-as = Save as…
changed-overwrite = Replace it
message-title = Linchpin
export-title = Export
export-for = For
export-format = Format
export-frame = Frame
export-sheet = 16:9
export-a4 = A4 wide
export-a4-upright = A4 high
export-square = Square
export-map = Map only
export-theme = Colours
export-what = What
export-all = Whole map
export-selection = Selection
export-views = Saved views
export-scale = Size
export-transparent = Transparent background
export-outlines = Text as outlines
export-internal-note = Holds opinions about people: for the account team only.
export-customer-note = Names, titles, departments, reporting lines and our team; nothing else is in the file.
export-views-without-page = Without a page: { $titles }. The customer would see nobody there, or only whom an earlier page shows.
export-list-note = The ranked list of the people to win, as a table.
export-json-note = The whole account, for other programs.
export-refused = A list holds opinions; only a picture can be made for the customer.
export-go = Export…
shortcuts-pointer = Drag to move, double-click to add or rename, wheel to pan, Ctrl and wheel to zoom, Space and drag to pan, arrows go from card to card, with Shift they select, with Ctrl they move the card or the selected department, in the matrix into the next cell.
about-version = Version { $version }, drawn by { $renderer }
about-text = Maps the people who decide, finds the one to win. Works offline; nothing ever leaves this computer. Fonts: Inter and Noto Sans SC (OFL 1.1); icons: Lucide (ISC).

## Window: notices

notice-read-only = This file was written by a newer version: it is open for reading only.
notice-open-elsewhere = Another window has this account open; whoever saves last would overwrite the other.
notice-saving-on = Saving after every pause.
notice-saving-off = Saving only when asked.
notice-export-running = An export is still being written. Wait for it, then export again.
notice-deleted = { $count ->
    [one] { $name } is deleted with all that was known of them. Ctrl+Z brings them back.
   *[other] { $count } people are deleted with all that was known of them. Ctrl+Z brings them back.
}
notice-lined-up-already = They stand like that already.
notice-interface = Interface at { $percent } %
notice-due-without-step = { $count ->
    [1] One of those selected has no task yet, and so no day. Write the next step first.
   *[other] { $count } of those selected have no task yet, and so no day. Write the next step first.
}
notice-tidy-already = Everybody stands where they belong already.
notice-no-zipper = Nobody of our team who faces somebody is on the map: drag them there from the left panel.
menu-present = Review
notice-plan-kept = { $count ->
    [0] This is our plan now; its tasks were there.
    [one] This is our plan now. One task was added; it stands with its person.
   *[other] This is our plan now. { $count } tasks were added; each stands with its person.
}
notice-scenarios-back = The scenarios are there again: Q shows them.
notice-plan-there = This is our plan already.
notice-plan-won = The decision rule holds already: no move is needed to win.
notice-plan-none = No moves of the people we can reach are enough to win.
notice-plan-dropped = The plan was dropped; its tasks stay.
notice-view-of-map = The view keeps the map as it was seen last.
notice-room-made = { $count ->
    [one] 1 card moved right to make room; one put by hand stays
   *[other] { $count } cards moved right to make room; those put by hand stay
}
notice-hand-moved = { $count ->
    [one] 1 card that was put by hand moved too; L pins a card, Ctrl+Z takes it back
   *[other] { $count } cards that were put by hand moved too; L pins cards, Ctrl+Z takes it back
}
notice-tidy-helps = Another team stands there. “{ command-layout-tree }” in the Arrange menu puts every team below its boss.
notice-tidy-wide = This is far wider than a slide. “{ command-layout-compact }” in the Arrange menu fits it to one.
notice-departments-unframed = No frame around { $names }: their people are no branch of one boss. The eye in the list shows one.
notice-frames-gone = { $count ->
    [one] One department’s people stand apart now: it has no frame. The eye in the list shows it again.
   *[other] The people of { $count } departments stand apart now: these have no frames. The eye in the list shows them again.
}
notice-layered = Influence rises now: whoever is influenced stands above, a boss above the team. { $count ->
    [0] { "" }
   *[other] Departments whose people stand apart have no frames; the eye in the list shows them again.
}
notice-laying-out = Laying out the map…
photo-whose = Whose photo is it: { $names }? Drop it on a card, or name the file after the person.
photo-nobody = Select the person whom the picture shows, then paste it again.
legend-rates = Rates whoever is selected
legend-select = Rates people, once somebody is selected
drop-hint = Drop a photo on the card of the person it shows; an account or a list is opened.
drop-point = Point at the card of whom it shows.
drop-unknown = { $name } is no picture, account or list. Drop a PNG, JPEG, WebP or BMP, or a .ron, .json or .csv file.
dialog-photo = Choose a photo
notice-exporting = Exporting…
notice-exported = Exported to { $path }

## What new things are called

new-account = New account
new-our-company = Our company
new-deal = New deal
new-department = New department
new-colleague = New colleague

## Why a command is grey

needs-nothing = Can be done now
needs-selection = Select a person, a line or a department first
needs-people = Select somebody first
needs-people-or-department = Select somebody or a department first
needs-undo = There is nothing to take back
needs-redo = There is nothing to do again
needs-people-on-map = Nobody is on the map yet
needs-other-line = Select somebody who has a line, or a line beside which there are others, first
needs-influence-line = Select an influence line first
needs-directed-line = Select a line that leads from one person to another first
needs-unrated = Everybody in the deal is rated
needs-second-deal = An account keeps at least one deal
needs-filtered = Everybody is lit: look for somebody first, with Ctrl+F
needs-person = Select one person first
needs-on-map = Select somebody on the map first
needs-waiting = Select somebody who is not on the map first, on the left or by Ctrl+K
needs-photo = Select one person who has a photo first
needs-branch = Select somebody to whom others on the map report first
needs-map = Lenses colour the map: press M to go there
needs-several = Select two people or more first
needs-around = Light the neighbourhood of somebody first: F
needs-region = Select a department’s frame on the map first
department-of-nobody = Nobody of this department stands on the map
needs-view = No view is saved yet

## Further commands

command-open-sample = Open the sample account
tip-open-sample = See what a finished map looks like
command-quit = Quit
tip-quit = Close Linchpin
command-add-colleague = Add a colleague
tip-add-colleague = Add one of ours to the team
command-put-on-map = Put on the map
tip-put-on-map = Let the selected people who wait beside the map stand on it
command-to-tray = Take off the map
tip-to-tray = Put the selected people back into the tray

order-matters = Who matters
order-win-next = Who to win next
order-tip = Who matters: the ranking of the people to win. Who to win next: what one step of support with each is worth to the mean vote, for what it costs. The plan to win may name others: it asks which moves together meet the rule most cheaply.
win-next-why = Mean vote +{ $gain }, effort { $cost }
outlook-label = Scenario, not forecast
outlook-working = Computing how the decision stands …
outlook-assumes-buyer = Assumes an economic buyer who is not against us: nobody is known yet.
outlook-effort = effort { $cost }
kept-plan = Our plan
kept-plan-tip = The moves you keep as tasks. They stay until you keep another plan or drop this one; how far each has come follows from the ratings.
kept-plan-words = { $reached } of { $count } there; effort { $cost } left, then { $after }
kept-plan-all = { $count ->
    [one] Whom it moves is there; the chance is { $after }
   *[other] All { $count } are there; the chance is { $after }
}
kept-plan-reached = there
kept-plan-done-only = done, but not there yet
kept-plan-due = by { $date }
kept-plan-same = The cheapest plan of today is what is left of ours.
plan-task = Move { $name }: from { $from } to { $to }
plan-who = Who
plan-from = From
plan-to = To
plan-effort = Effort
plan-how = By whom
plan-if-not = If { $name } will not move: effort { $cost }, then { $after }: { $moves }
plan-if-not-none = If { $name } will not move: no plan within reach wins
plan-if-not-title = And if one of them will not move?
plan-not-exact = The most useful twelve were tried; others might do it for less.
routes-title = Ways to the key people
outlook-what = What
outlook-how = How it stands
outlook-yes = holds
outlook-no = does not hold
outlook-unknown = nobody known
outlook-chance = Chance to win
outlook-chance-words = { $p } ({ $low } to { $high })
outlook-nobody-votes = nobody votes
outlook-mean = Mean vote high enough
outlook-veto = No veto against us
outlook-buyer = Economic buyer not against us
outlook-buyer-unrated = not rated yet
outlook-majority = Most votes for us
outlook-unrated = Votes of people who are not rated
outlook-plan = Plan to win
outlook-plan-words = effort { $cost } in all, chance then { $after }
outlook-plan-tip = The least effort that meets every condition with a margin; nobody is taken to move more than two steps
outlook-plan-won = the rule holds already
outlook-plan-none = no moves of those we can reach are enough
outlook-route = Introduction
approach-direct = directly
outlook-route-none = nobody can introduce us
outlook-without = Without { $name }
outlook-cut-off = then out of reach: { $names }
outlook-sole = Only { $name } knows
outlook-note = Scenario, not forecast. The interval covers the sampling, not the ratings.

## What if somebody thought otherwise
command-line-next = Next line of this person
command-line-stronger = Stronger influence
command-line-weaker = Weaker influence
command-line-turn = Turn the line round
command-what-if = What if…
command-scenario-add = Add a scenario
command-scenario-next = Next scenario
command-scenario-clear = Clear the scenario
command-scenario-keep = Keep the scenario as a plan
tip-line-next = Select the lines of whoever is selected one after the other; + and − then say how strong the influence is, F6 leads to all about the line
tip-line-stronger = Make the selected influence line a step stronger; + does the same
tip-line-weaker = Make the selected influence line a step weaker; − does the same
tip-line-turn = Let the selected line lead the other way
tip-what-if = Try out other support on the map; the account stays as it is
tip-scenario-add = Another scenario beside this one, beginning with its moves
tip-scenario-next = Show the next scenario
tip-scenario-clear = Nobody is moved in this scenario any more; an empty one goes
tip-scenario-keep = Make a task of each move, drop the scenarios, go back to the account
needs-what-if = No scenario is shown. Press Q to ask what if
command-plan-keep = Keep the cheapest plan
tip-plan-keep = A task for each move, with its person and owner: they are our plan from then on
command-plan-drop = Drop the plan
tip-plan-drop = The tasks stay; they are no plan any more
needs-kept-plan = No plan is kept. Keep the cheapest one, or a scenario
refusal-supposing = A scenario moves only the support of members. Press Q to go back to the account and change it.
step-suppose = Move in the scenario
what-if = What if
what-if-leave = Leave
what-if-keep = Keep as plan
what-if-clear = Clear
what-if-hint = Rate somebody as you suppose they could be
what-if-chance = Chance to win: { $today } today → { $then }
what-if-was = rated { $rated }
what-if-today = Today
what-if-unrated = unrated
what-if-effort = Effort
what-if-between = Likely between
what-if-moves = Moves in scenario { $name }
what-if-how = Rate somebody on the map as you suppose they could be: + and −, 0, the inspector or the matrix. The account stays as it is until you keep the scenario as a plan.
notice-scenarios-full = { $count } scenarios can be compared at most. Clear one that you don't need.
notice-scenario-empty = Nobody is moved up in this scenario, so there is nothing to do.
notice-scenario-kept = { $dropped ->
    [one] The moves are tasks now. The other scenario was dropped.
   *[other] The moves are tasks now. The { $dropped } other scenarios were dropped.
}

## Accepted risks
risk-accept = Accept
risk-accept-tip = Take this risk with open eyes: say why. It comes back when what was found changes.
risk-accept-needs = Say why the risk is taken, or leave with Esc.
risk-accept-why = Why do you take this risk?
risk-accepted = Accepted: { $reason }
risk-lapsed = { $advice } (accepted before this changed: { $reason })
risk-take-up = Reopen
risk-take-up-tip = The risk counts again
step-accept-risk = Accept a risk
step-take-up-risk = Reopen a risk
record-acceptance = accepted risk { $id }

## Tasks of the deal
dock-tasks = Tasks
command-tasks = Tasks of the deal
tip-tasks = Show all tasks of the deal, what is due first at the top
command-list-key-people = List of key people
command-list-risks = List of risks
command-forecast = Forecast and plan to win
tip-list-key-people = Show who matters in the deal, and whom to win next
tip-list-risks = Show what endangers the deal, gravest first, and what to do about it
tip-forecast = Show how the decision stands by the rule, the chance to win it, and the cheapest moves
tasks-none = No tasks yet. Add one as the next step of a person, or let the plan make them.

## The way to somebody
command-way = Way to this person
tip-way = Who of ours can introduce us to the selected person, and by whom; press again to hide
way-to = Way to { $name }
way-none = Nobody can introduce us to { $name }
way-weakest = weakest step
way-weakest-title = Weakest step
way-via = { $name } knows them
notice-still-ranking = The risks are being worked out anew. Try again in a moment.

# What others call a command: the palette finds it by these as well.
also-open = load, file
also-import = csv, excel, spreadsheet, json, upload
also-export = pdf, powerpoint, pptx, slide, png, svg, image, print, download
also-copy-picture = image, screenshot
also-delete = remove, erase
also-filter = find on the map, show only, highlight
also-add-person = contact, stakeholder, new card
also-add-report = subordinate, employee, child
also-add-peer = colleague beside, sibling
also-add-placeholder = vacant, unknown, post, position
also-add-department = team, group, unit, region
also-add-colleague = our team, seller, account manager
also-align-row = align top, align bottom, align middle, same row
also-align-column = align left, align right, align centre, same column
also-layout-tree = auto layout, organisation chart, org chart, hierarchy, tidy up
also-layout-compact = fit the page, dense, shrink
also-layout-layered = sugiyama, flow, direction
also-layout-network = graph, force, sociogram
also-layout-zipper = counterparts, two columns
also-fold = collapse, expand, hide branch
also-pin = lock, fix, keep in place
also-fit-region = shrink, department, resize
also-hide-region = department, remove frame
also-put-on-map = place, from the tray
also-to-tray = take off the map, park
also-neighbourhood = isolate, around, connections
also-neighbourhood-less = isolate less, narrower
also-way = path, route, introduction, who knows
also-fit = zoom to fit, whole map, everything
also-tool-influence = arrow, connector
also-tool-conflict = dispute, rivalry, tension
also-tool-pair = counterpart, who faces whom
also-what-if = simulate, scenario, forecast
also-weights = tune the ranking, score, importance
also-theme = dark mode, light mode, night
also-language = english, chinese, translate
also-interface-larger = font size, scale, zoom the interface
also-present = slide show, full screen, deal review
also-present-customer = client view, meeting
also-view-keep = bookmark, snapshot
also-shortcuts = help, keyboard, cheat sheet
also-unrate = clear rating, unknown support
also-support-up = like us, promote, plus
also-support-down = against us, demote, minus

# How a number comes about.
explain-open = How this number comes about
explain-show-card = Show the card
explain-back = Back
explain-also = About the same
explain-working = This is still being worked out. Look again in a moment.
explain-scenario = Scenario { $name }, not the account as it is.
explain-none = Nothing shows this number now.
department-stands = Who is for us and against
sum-others = { $count ->
    [one] one other
   *[other] { $count } others
}
sum-total = Together
sum-from-to = { $low } to { $high }
sum-scale = What counts as 100
sum-score = Score of { $name }
sum-score-rule = Five components, each from 0 to 100, count with their weights. Whoever can stop the deal never counts less than a floor. Whether they are for us or against plays no part, only how firmly they stand: at ±3 nobody is moved easily.
sum-score-total = Rank { $rank } of { $count } on the customer’s side
sum-score-note = The weights and tables are reasoned from the method, not measured. Own weights can be set in the menu People.
sum-floor = Raised to a floor: { $why }
sum-close-call = How firm the order is
sum-close-call-rule = All 32 combinations of the five weights, each { $share } more or less: how often does somebody else come first?
sum-close-call-note = Where somebody else comes first in more than a quarter, the list says that it is a close call.
sum-firm = firm
sum-top1 = Somebody else comes first
sum-top3 = Others are among the first three
sum-no-role = no role
sum-authority-rule = What the role gives { $name } in this stage, or the place in the chart, whichever is more.
sum-role = Role: { $role }
sum-role-raised = Role: { $role }, raised because of the veto
sum-stage-silent = No stage is set: the role counts as it is
sum-stage-names = The stage asks for this role, as number { $place }
sum-stage-others = The stage asks for other roles
sum-position = Place in the chart: level { $level }, { $below } below
sum-position-unknown = Place in the chart: not known
sum-sway-rule = How far one step of { $name }’s opinion moves the mean vote: each vote, by the share of { $name } in that opinion.
sum-sway-total = One step moves the mean vote by
sum-sway-most = Most of all, which counts 100: { $name }
sum-broker-rule = How much of the way to those who decide leads through { $name }.
sum-broker-to = On the way to { $name }
sum-broker-total = Together, by the votes of those who decide
sum-broker-buyer = An economic buyer is the end of the road, not a station on it.
sum-listened-rule = Whoever is heard by many, and by people who are heard themselves, has much: PageRank of the influence lines that lead from { $name }.
sum-listened-base = What everybody has
sum-listened-by = Heard by { $name }
sum-listened-total = Together
sum-listened-least = The least of all, which counts 0
sum-level-rule = What your team says of { $name }’s influence on this decision.
sum-relationship = Relationship with { $name }
sum-relationship-rule = The closest that anybody of ours is, against what is required: with the first of the ranking a partnership, with other key people an engaged relationship, or what your team set.
sum-level-enough = as close as required
sum-level-set = Required, as your team set it
sum-level-by-rank = Required of rank { $rank }
sum-level-best = The closest of ours
sum-level-nobody = Nobody of ours knows this person
sum-said-by = Judged by
sum-vote = Vote of { $name }
sum-vote-short = Vote
sum-vote-rule = Of the role that weighs most: its vote, by what the stage asks for, by influence; as a share of all votes.
sum-vote-none = Not in this deal, or no part of the customer: no vote.
sum-vote-set = As your team set it
sum-vote-stage = By what the stage asks for
sum-vote-influence = By influence
sum-vote-weight = Weight of the vote
sum-vote-all = All votes together
sum-support = Support of { $name }
sum-support-rule = The newest rating of your team on or before this day. A rating is never changed, a new one is added.
sum-support-none = Not rated: counts as 0 with the widest uncertainty.
sum-spread = Uncertainty of { $name }’s rating
sum-spread-short = Uncertainty
sum-spread-rule = The root of: how sure it was, squared, and what opinions wander with time. At most { $most }.
sum-spread-unrated = Not rated
sum-spread-confirmed = Confirmed
sum-spread-assumed = Assumed
sum-spread-age = Opinions wander: { $drift } for each year
sum-opinion = Where { $name } comes to stand
sum-opinion-short = Where they come to stand
sum-opinion-rule = Everybody’s own rating, by how much { $name } listens to them, directly and through others. The first line is what { $name } is not talked out of.
sum-opinion-own = { $name }, own rating
sum-opinion-note = Who listens to whom comes from the influence lines, and more weakly from the chart. Source: Friedkin & Johnsen 1990.
sum-mean-rule = Each vote, times where that person comes to stand. Needed: { $least } or more.
sum-majority-rule = The votes of all who come to stand for us. Needed: more than { $least }.
sum-veto-rule = Everybody with a veto, and where they come to stand. Needed of each: { $least } or more.
sum-buyer-rule = The economic buyer, and where they come to stand. Needed: { $least } or more.
sum-chance-rule = Ratings err. Many times each is drawn anew within its uncertainty, everybody listens, and the rule says whether it is won.
sum-chance-drawn = Drawn
sum-chance-won = Won
sum-chance-buyer = No economic buyer is known
sum-chance-interval = Between, in 95 of 100 such samplings
sum-chance-spreads = What is uncertain, and weighs most
sum-unrated-rule = Votes of people whose support nobody has rated.
sum-department-result = { $for } for us, { $against } against
sum-department-rule = Members of the deal in this department, by their rating.
sum-worth = One step of support with { $name }
sum-worth-short = What a step is worth
sum-worth-rule = How far the mean vote rises, for what the step costs. The list “Who to win next” is in this order.
sum-worth-none = no step
sum-worth-none-note = Not in the deal, at the top already, or not to be contacted.
sum-worth-gain = Mean vote rises by
sum-worth-cost = Effort of the step
sum-worth-each = For each unit of effort
sum-step = Effort with { $name }
sum-step-rule = Each step has a price: turning an opponent is the dearest. It is multiplied by how well any of ours knows the person.
sum-step-find-out = Find out where they stand
sum-step-level = Best relationship of ours: { $level }
sum-step-light = Contact is light
sum-step-times = What each step is multiplied by
sum-kept-rule = What each move still takes from where the person is rated today. Who is there already takes nothing.
sum-moves-rule = What it takes to bring everybody of the scenario there from where they are rated today. Moving somebody down takes nothing.
sum-plan-rule = Of the combinations of steps that were tried and meet every condition with a margin (a plan that only just wins is a coin toss), the one with the least effort. Nobody is taken to move more than two.
sum-plan-mean = Mean vote then
sum-plan-chance = Chance to win then
sum-plan-cut = Only the most useful people were tried: there may be a cheaper plan.
sum-way-rule = The cheapest way from any of ours, over who knows whom, who listens to whom, and the chart.
sum-way-note = Whoever introduces us costs more the less they are for us; a coach or an ally costs less. Opponents never introduce.
sum-way-influence = influence
sum-way-influence_back = influence, against the arrow
sum-way-relationship = relationship
sum-way-report = reporting line
sum-without-short = What is lost without them
sum-without-rule = The decision worked out anew as if this person were gone.
sum-without-none = not worked out
sum-without-none-note = Worked out for the five members who count most.
sum-if-not = If { $name } will not move
sum-without-mean = Mean vote without { $name }
sum-without-now = Mean vote with everybody
sum-without-nobody = nobody is left to vote
sum-won = won
sum-not-won = not won
sum-sole-rule = Members whom nobody else of ours knows, by their score, as a share of all members whom any of ours knows.
sum-sole-all = All members whom any of ours knows
command-explain = How the number comes about
tip-explain = Open the sum behind the selected person’s score, in the lenses of influence and fragility behind what they show, down to ratings and evidence
also-explain = why, reason, explanation, how is it computed
