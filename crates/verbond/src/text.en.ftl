# What the commands say. One sentence a line: it stands in a log or a terminal.

failure-unexpected = Something went wrong that we had not thought of: { $detail }.
failure-port-taken = Something else is listening on { $address } already. Stop it, or choose another port with --listen.
failure-port-forbidden = You may not listen on { $address }. Choose a port above 1023 with --listen, or give this user the right.
failure-address-foreign = { $address } is not an address of this machine. Choose one of its own with --listen.
failure-listen = Listening on { $address } did not work: { $detail }.

failure-folder-missing = The folder { $folder } is not there. Make it first, or choose another place with --database.
failure-folder-not-writable = Nothing can be written in the folder { $folder }. Give this user the right, or choose another place with --database.
failure-database-is-folder = { $path } is a folder. Name a file for the database.
failure-not-a-database = { $path } is not a database of Verbond and stays as it is. Name another file.
failure-database-not-writable = This user cannot write to the database { $path }. Give this user the right.
failure-database-newer = The database was made by a newer version of Verbond (schema { $found }; this version knows { $known }). Install that version or a later one; nothing was changed.
failure-database-busy = Too much is being written at the moment. Try again in a minute.
failure-database-corrupt = A value in the database cannot be read ({ $place }, row { $row }). Restore a backup, or ask for help and keep this message.
failure-database = The database cannot be used: { $detail }.
failure-disk-full = The disk is full. Nothing was lost; make room and start again.

failure-key-missing = The key file { $path } is missing. Names and contact details in this database cannot be read without it. Put it back, or say where it is with --key-file.
failure-key-open = Others can read the key file { $path }. Close it with: chmod 600 { $path }
failure-key-malformed = The key file { $path } is damaged: it has to hold 64 characters from 0 to 9 and a to f. Put back the copy you kept.
failure-key-unreadable = The key file { $path } cannot be read: { $detail }.
failure-key-write = The key file { $path } cannot be made: { $detail }.
failure-key-where = Say with --key-file where the key of the encrypted fields is kept. A database server has no folder beside it.

failure-no-organisation = There is no organisation in this database yet. Add one with: verbond organisation add "Name of the practice" --database { $database }
failure-organisation-there = This database holds { $name } already. One installation serves one organisation.
failure-zone-unknown = { $zone } is not a time zone. Write it as Europe/Amsterdam.
failure-mail-server = The address of the mail server cannot be read. Write it as smtps://NAME:PASSWORD@mail.example.
failure-mail-plain = Mail would go over the network for anyone to read. Use smtps://… or smtp://…?tls=required.
failure-mail-from = { $address } is no sender. Write it as Verbond <verbond@example.org>.
failure-login-name-taken = Somebody signs in as { $name } already. Choose another name.
failure-member-unknown = Nobody signs in as { $name }. See who does with: verbond member list
failure-member-disabled = The access of { $name } was ended. An administrator can add somebody under a new name.
failure-link = The link could not be made. The log says why.
failure-demo-folder = The folder { $folder } holds something that is not a demonstration, and stays as it is. Choose an empty or a new folder with --data.
failure-demo-folder-not-writable = The folder { $folder } cannot be used: { $detail }.

refusal-name-empty = The name is empty.
refusal-name-too-long = The name has more than { $most } characters.
refusal-name-character = The character { $character } cannot be used in a name.
refusal-simulation-nobody = A simulated clinic needs a therapist, a client and a session.
refusal-simulation-shares = The shares of variance sum to { $sum } instead of 1.
refusal-simulation-not-a-chance = { $name } is { $value }, and a chance lies between 0 and 1.
refusal-simulation-not-a-spread = { $name } is { $value }, and a spread is not below 0.

organisation-key = The key of names and contact details is in { $path }. Keep a copy somewhere else: whoever loses it loses the names for good.
organisation-added = { $name } was added. Now add somebody who keeps the members: verbond member add NAME --name "Name" --role administrator --database { $database }
member-added = { $name } was added. With this link they choose a password; it works once, for three days: { $link }
member-link = With this link { $name } chooses a password; it works once, for three days: { $link }
member-state-invited = invited
member-state-active = active
member-state-disabled = access ended
role-therapist = therapist
role-coordinator = coordinator
role-administrator = administrator
role-researcher = researcher

demo-practice = Example Practice
demo-title = Verbond, a demonstration. All clients and answers are simulated.
demo-here = On this machine: { $address }
demo-around = On devices in the same network: { $address }
demo-members = Sign in with a link. Each works once; at the next start there are new ones.
demo-client = As client { $code }, with a check that is still open:
demo-earlier = This practice was drawn on an earlier day, so nothing stands in the diary for today. Start again with --fresh to draw it anew.
demo-more = Another link: verbond member link NAME --database { $database } (who there is: verbond member list --database { $database })

import-directive = That option cannot be read: { $detail }.
import-reading = Reading the file …
import-keeping = Keeping it …
import-file = { $rows } rows, { $columns } columns; read as { $encoding }, with { $separator } between the columns.
import-again = This file was imported on { $day } already, as { $id }.
import-unreadable = The file { $path } cannot be read: { $detail }.
import-refused = { $reason }
import-columns = The columns are: { $columns }
import-mapping-refused = The columns do not fit yet. Nothing was kept. See: verbond import sessions --help
import-wrong-value = line { $line }, column { $column }, "{ $value }": { $what }
import-wrong-cell = line { $line }, column { $column }: { $what }
import-wrong-row = line { $line }: { $what }
import-wrong-more = … and { $count } more.
import-wrong = { $count } things are not right. Nothing was kept. Change the file or the options, and try again.
import-dry-run = Nothing was kept: this was a dry run.
import-changed = The house changed while the file was being read, so nothing was kept. Do it again.
import-done = Imported as { $id }. To take it back: verbond import undo { $id }
import-unknown = There is no import { $id }. See: verbond import list
import-undone = Everything this import added was removed.

export-writing = Writing the data set …
export-unwritten = The files cannot be written in { $folder }: { $detail }.
export-there = { $path } is there already and stays as it is. Choose an empty folder with --out.
export-done = { $clients } clients, { $episodes } episodes, { $sessions } sessions and { $administrations } administrations are in { $folder }.
export-consent = These are pseudonymised health records. Verbond does not record consent to research yet: arrange and check it outside before you use them.
